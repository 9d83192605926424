/* hugo_url: the address of a page and the file it is written to. */
#include "site/hugo.h"

static const char suffix[] = ".html";

static bool is_ugly(const struct pl_hugo *file)
{
	const struct pl_value *ugly = pl_hugo_config(file, "uglyURLs");

	if (!ugly || ugly->kind != PL_VALUE_MAP)
		return pl_hugo_config_true(file, "uglyURLs");
	ugly = pl_hugo_get(ugly, pl_arena_dup(file->arena, file->section).ptr);
	return ugly && pl_str_is(ugly->text, "true");
}

static struct pl_str join(const struct pl_hugo *file, struct pl_str a, struct pl_str b)
{
	return pl_hugo_join(file->arena, a, b);
}

static struct pl_str with_suffix(const struct pl_hugo *file, struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	return pl_arena_printf(file->arena, PL_FMT "%s", PL_ARG(path), suffix);
}

/* The address of an output file: that of its folder for an index.html. */
static struct pl_str link_of(struct pl_str output)
{
	static const struct pl_str index = {"/index.html", 11};

	return pl_str_ends(output, index) ? pl_str_n(output.ptr, output.len - index.len + 1) : output;
}

/* The path of `baseURL`, "/blog"; empty at the root. */
static struct pl_str base_path(const struct pl_hugo *file)
{
	const struct pl_value *base = pl_hugo_config(file, "baseURL");
	struct pl_str url = base ? base->text : file->settings->url;
	size_t host = pl_str_find(url, PL_STR("://"), 0), slash = pl_str_find(url, PL_STR("/"), host < url.len ? host + 3 : 0);

	url = pl_str_n(url.ptr + slash, url.len - slash);
	while (url.len && url.ptr[url.len - 1] == '/')
		url.len--;
	return url;
}

/* Both begin with `/`. False: the address does not parse. */
static bool finish(const struct pl_hugo *file, struct pl_publication *p, struct pl_str output, struct pl_str link)
{
	struct pl_str base = base_path(file);

	link = pl_hugo_escape(file->arena, link);
	if (!link.ptr)
		return false;
	p->output = pl_str_n(output.ptr + 1, output.len - 1);
	p->address = link;
	p->url = base.len ? pl_arena_printf(file->arena, PL_FMT PL_FMT, PL_ARG(base), PL_ARG(link)) : link;
	return true;
}

/* `url:` replaces the whole path; a page's is not cleaned. One without `/` before it is for the page's language. */
static bool of_url(const struct pl_hugo *file, struct pl_publication *p, struct pl_str url)
{
	struct pl_str path = join(file, PL_STR("/"), url), output = path, link;
	bool dot = memchr(url.ptr, '.', url.len), slash = pl_str_ends(url, PL_STR("/"));

	if (slash || !dot)
		output = join(file, path, PL_STR("index.html"));
	link = pl_str_ends(output, PL_STR("/index.html")) ? path : output;
	if (link.ptr == path.ptr && !slash && pl_str_ends(output, PL_STR("/index.html")))
		link = pl_arena_printf(file->arena, PL_FMT "/", PL_ARG(path));
	if (url.ptr[0] != '/' && file->language.len) {
		struct pl_str prefix = join(file, PL_STR("/"), file->language);

		output = join(file, prefix, output);
		link = join(file, prefix, link);
	}
	if (file->kind != PL_HUGO_PAGE && file->kind != PL_HUGO_LEAF) {
		output = pl_hugo_clean(file, output);
		link = pl_hugo_clean(file, link);
	}
	return finish(file, p, output, link);
}

/* The path before it is cleaned, "/posts/name". */
static bool path_of(const struct pl_hugo *file, struct pl_str *path, bool *wrong)
{
	struct pl_str permalink = {0};
	bool page = file->kind == PL_HUGO_PAGE || file->kind == PL_HUGO_LEAF;

	*path = join(file, PL_STR("/"), file->dir);
	*wrong = false;
	if (file->kind == PL_HUGO_HOME)
		return true;
	if (file->kind != PL_HUGO_BRANCH && !pl_hugo_permalink(file, &permalink, wrong))
		return false;
	if (permalink.ptr)
		*path = join(file, PL_STR("/"), permalink);
	else
		*path = join(file, *path, page && file->slug.len ? file->slug : file->kind == PL_HUGO_TERM ? pl_hugo_clean(file, file->base) : file->base);
	return true;
}

static bool of_path(const struct pl_hugo *file, struct pl_publication *p)
{
	bool wrong, ugly = is_ugly(file) && file->kind != PL_HUGO_HOME;
	struct pl_str path, output;

	if (!path_of(file, &path, &wrong))
		return !wrong;
	if (pl_str_ends(path, PL_STR("/index")) && (pl_str_is(file->slug, "index") || pl_str_is(file->base, "index")))
		ugly = true;
	output = ugly ? with_suffix(file, path) : join(file, path, PL_STR("index.html"));
	if (file->language.len)
		output = join(file, join(file, PL_STR("/"), file->language), output);
	output = pl_hugo_clean(file, output);
	return finish(file, p, output, link_of(output));
}

bool pl_hugo_url(const struct pl_hugo *file, struct pl_publication *p)
{
	struct pl_str url = pl_hugo_text(file, pl_hugo_get(file->front, "url"));

	if (pl_str_starts(url, PL_STR("http://")) || pl_str_starts(url, PL_STR("https://")))
		return false;
	if (url.len && file->kind != PL_HUGO_HOME)
		return of_url(file, p, url);
	return of_path(file, p);
}
