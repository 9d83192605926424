/* docusaurus: Docusaurus 3: docs, blog and pages with the usual folders (plugin-content-docs: docs.ts, slug.ts, numberPrefix.ts;
 * plugin-content-blog: blogUtils.ts). Versions, translations and plugins of one's own are not known. */
#include "site/builders.h"
#include "site/path.h"
#include "site/plain.h"

/* "01-intro", "1. intro", "02_intro" are `intro`; "2022-04-27-x" and "1.0" are versions and dates, and stay (numberPrefix.ts). */
static struct pl_str without_number(struct pl_str part)
{
	size_t i = 0, digits;

	while (i < part.len && pl_is_digit((unsigned char)part.ptr[i]))
		i++;
	digits = i;
	while (i < part.len && part.ptr[i] == ' ')
		i++;
	if (!digits || i == part.len || !strchr("-_.", part.ptr[i]))
		return part;
	for (i++; i < part.len && part.ptr[i] == ' ';)
		i++;
	if (i == part.len || (pl_is_digit((unsigned char)part.ptr[i]) && strchr("-_.", part.ptr[digits])))
		return part;
	return pl_str_n(part.ptr + i, part.len - i);
}

/* "a/01-b/" without the numbers. */
static struct pl_str folders(struct pl_arena *arena, struct pl_str dir)
{
	struct pl_buf buf = {0};

	for (size_t at = 0; at < dir.len;) {
		size_t end = pl_str_find(dir, PL_STR("/"), at);

		pl_buf_add(&buf, without_number(pl_str_n(dir.ptr + at, end - at)));
		pl_buf_addc(&buf, '/');
		at = end + 1;
	}
	dir = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return dir;
}

/* The page is a folder on the disk, its address has no slash at its end unless the configuration says so. */
static void page(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	pl_plain_folder(p, arena, path);
	if (p->url.len > 1 && !pl_str_is(pl_plain_config(settings, "trailingSlash", ""), "true"))
		p->url.len--;
}

/* The last folder of "a/b/". */
static struct pl_str last_folder(struct pl_str dir)
{
	dir.len -= dir.len != 0;
	return pl_plain_split(dir).stem;
}

static void doc(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str below,
		const struct pl_front *front)
{
	struct pl_plain file = pl_plain_split(below);
	struct pl_str dir = folders(arena, file.dir), stem = without_number(file.stem), slug = pl_plain_front(front, "slug"),
		      id = pl_plain_front(front, "id");
	const struct pl_value *route = pl_value_get(settings->config, PL_STR("routeBasePath"));
	struct pl_str base = route ? route->text : PL_STR("docs");

	if (route && route->kind == PL_VALUE_NULL) {
		pl_plain_unknown(p, "`routeBasePath` is said more than once");
		return;
	}
	if (slug.len && slug.ptr[0] == '/')
		dir = PL_STR(""), stem = pl_str_n(slug.ptr + 1, slug.len - 1);
	else if (slug.len)
		stem = slug;
	else if (pl_str_eq_nocase(stem, PL_STR("index")) || pl_str_eq_nocase(stem, PL_STR("readme")) ||
		 (dir.len && pl_str_eq_nocase(stem, last_folder(dir))))
		stem = PL_STR("");
	else if (id.len)
		stem = id;
	page(p, arena, settings, pl_arena_printf(arena, PL_FMT "/" PL_FMT PL_FMT, PL_ARG(base), PL_ARG(dir), PL_ARG(stem)));
}

/* "2022-04-27-x.md", "2022/04/27/x.md", "2022-04-27-x/index.md" are /blog/2022/04/27/x. */
static void post(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str below,
		 const struct pl_front *front)
{
	struct pl_plain file = pl_plain_split(below);
	struct pl_str whole = pl_str_is(file.stem, "index") && file.dir.len ? pl_str_n(file.dir.ptr, file.dir.len - 1)
									    : pl_str_n(below.ptr, file.dir.len + file.stem.len);
	struct pl_plain bundle = pl_plain_split(whole);
	struct pl_str slug = pl_plain_front(front, "slug"), date, name;

	bundle.stem = pl_str_n(whole.ptr + bundle.dir.len, whole.len - bundle.dir.len); /* dots of a folder's name are part of it */
	name = pl_plain_undated(bundle.stem, &date);
	if (slug.len && slug.ptr[0] != '/')
		slug = pl_arena_printf(arena, "/" PL_FMT, PL_ARG(slug));
	if (slug.len)
		page(p, arena, settings, pl_arena_printf(arena, "blog" PL_FMT, PL_ARG(slug)));
	else if (date.len)
		page(p, arena, settings,
		     pl_arena_printf(arena, "blog/%.4s/%.2s/%.2s/" PL_FMT PL_FMT, date.ptr, date.ptr + 5, date.ptr + 8, PL_ARG(bundle.dir),
				     PL_ARG(name)));
	else
		page(p, arena, settings, pl_arena_printf(arena, "blog/" PL_FMT, PL_ARG(whole)));
}

void pl_publish_docusaurus(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
			   const struct pl_front *front)
{
	struct pl_str docs = pl_path_below(path, PL_STR("docs")), blog = pl_path_below(path, PL_STR("blog")),
		      pages = pl_path_below(path, PL_STR("src/pages"));
	struct pl_plain file = pl_plain_split(path);

	if (file.stem.len && file.stem.ptr[0] == '_') {
		p->fate = PL_FATE_IGNORED;
		p->why = PL_STR("Docusaurus makes no pages of names that begin with `_`");
		return;
	}
	if (docs.ptr)
		doc(p, arena, settings, docs, front);
	else if (blog.ptr)
		post(p, arena, settings, blog, front);
	else if (pages.ptr)
		page(p, arena, settings,
		     pl_str_is(file.stem, "index") ? pl_plain_split(pages).dir : pl_str_n(pages.ptr, pages.len - file.extension.len));
	else
		pl_plain_unknown(p, "a version, a translation or a plugin decides where it goes");
	if (p->fate == PL_FATE_PUBLISHED && pl_plain_says(front, "draft")) {
		p->fate = PL_FATE_DRAFT;
		p->why = PL_STR("`draft: true`");
	}
}
