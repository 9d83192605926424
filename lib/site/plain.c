/* plain: VitePress, Quarto, Astro, Eleventy and Pelican, as far as no code decides: the path of a file is its address. Sources: the
 * documentation of VitePress 1 (routing), Quarto 1 (websites), Astro 4 (pages), Eleventy 3 (permalinks) and Pelican 4 (settings). */
#include "site/plain.h"

#include "base/utf8.h"
#include "site/builders.h"
#include "site/path.h"

struct pl_plain pl_plain_split(struct pl_str path)
{
	size_t slash = path.len, dot;

	while (slash > 0 && path.ptr[slash - 1] != '/')
		slash--;
	for (dot = path.len; dot > slash && path.ptr[dot - 1] != '.';)
		dot--;
	if (dot <= slash + 1)
		dot = path.len + 1;
	return (struct pl_plain){pl_str_n(path.ptr, slash), pl_str_n(path.ptr + slash, dot - 1 - slash),
				 pl_str_n(path.ptr + dot - 1, path.len - (dot - 1))};
}

struct pl_str pl_plain_undated(struct pl_str stem, struct pl_str *date)
{
	static const char form[] = "0000-00-00-";
	size_t i = 0;

	if (date)
		*date = (struct pl_str){0};
	while (i < sizeof(form) - 1 && i < stem.len && (form[i] == '0' ? pl_is_digit((unsigned char)stem.ptr[i]) : stem.ptr[i] == form[i]))
		i++;
	if (i < sizeof(form) - 1 || stem.len == i)
		return stem;
	if (date)
		*date = pl_str_n(stem.ptr, i - 1);
	return pl_str_n(stem.ptr + i, stem.len - i);
}

struct pl_str pl_plain_config(const struct pl_settings *settings, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_value_get(settings->config, pl_str_c(key));

	return value && value->text.len ? value->text : pl_str_c(otherwise);
}

struct pl_str pl_plain_front(const struct pl_front *front, const char *key)
{
	const struct pl_value *value = pl_front_get(front, key);

	return value && value->kind != PL_VALUE_LIST && value->kind != PL_VALUE_MAP ? value->text : (struct pl_str){0};
}

bool pl_plain_says(const struct pl_front *front, const char *key)
{
	return pl_str_is(pl_plain_front(front, key), "true");
}

static struct pl_str trimmed(struct pl_str path)
{
	while (path.len && path.ptr[0] == '/')
		path = pl_str_n(path.ptr + 1, path.len - 1);
	while (path.len && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

void pl_plain_folder(struct pl_publication *p, struct pl_arena *arena, struct pl_str path)
{
	path = trimmed(path);
	p->url = pl_arena_printf(arena, "/" PL_FMT "%s", PL_ARG(pl_path_escaped(arena, path)), path.len ? "/" : "");
	p->output = pl_arena_printf(arena, PL_FMT "%sindex.html", PL_ARG(path), path.len ? "/" : "");
}

void pl_plain_file(struct pl_publication *p, struct pl_arena *arena, struct pl_str path, bool clean)
{
	path = trimmed(path);
	p->url = pl_arena_printf(arena, "/" PL_FMT "%s", PL_ARG(pl_path_escaped(arena, path)), clean ? "" : ".html");
	p->output = pl_arena_printf(arena, PL_FMT ".html", PL_ARG(path));
}

void pl_plain_unknown(struct pl_publication *p, const char *why)
{
	p->fate = PL_FATE_UNKNOWN;
	p->why = pl_str_c(why);
}

static struct pl_str join(struct pl_arena *arena, struct pl_str dir, struct pl_str name)
{
	return pl_arena_printf(arena, PL_FMT PL_FMT, PL_ARG(dir), PL_ARG(name));
}

static void ignored(struct pl_publication *p, const char *why)
{
	p->fate = PL_FATE_IGNORED;
	p->why = pl_str_c(why);
}

/* ---- VitePress ---- */

void pl_publish_vitepress(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
			  const struct pl_front *front)
{
	struct pl_str below = pl_path_below(path, pl_plain_config(settings, "srcDir", "."));
	struct pl_plain file = pl_plain_split(below);

	(void)front;
	if (pl_value_get(settings->config, PL_STR("rewrites")))
		pl_plain_unknown(p, "`rewrites` of the configuration decide");
	else if (!below.ptr || !pl_str_is(file.extension, ".md"))
		ignored(p, "VitePress makes pages of .md files in its source folder");
	else if (pl_str_is(file.stem, "index"))
		pl_plain_folder(p, arena, file.dir);
	else
		pl_plain_file(p, arena, join(arena, file.dir, file.stem), pl_str_is(pl_plain_config(settings, "cleanUrls", ""), "true"));
}

/* ---- Quarto ---- */

static bool has_hidden_part(struct pl_str path, char mark)
{
	for (size_t i = 0; i < path.len; i++)
		if (path.ptr[i] == mark && (i == 0 || path.ptr[i - 1] == '/'))
			return true;
	return false;
}

void pl_publish_quarto(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		       const struct pl_front *front)
{
	struct pl_plain file = pl_plain_split(path);

	(void)settings, (void)front;
	if (has_hidden_part(path, '_') || has_hidden_part(path, '.') || pl_str_is(file.stem, "README"))
		ignored(p, "Quarto passes over names that begin with `_` or `.`, and over README");
	else if (pl_str_is(file.stem, "index"))
		pl_plain_folder(p, arena, file.dir);
	else
		pl_plain_file(p, arena, join(arena, file.dir, file.stem), false);
}

/* ---- Astro ---- */

void pl_publish_astro(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		      const struct pl_front *front)
{
	struct pl_str below = pl_path_below(path, PL_STR("src/pages"));
	struct pl_plain file = pl_plain_split(below);

	(void)front;
	if (!below.ptr)
		pl_plain_unknown(p, "a page in src/pages decides where it goes");
	else if (memchr(below.ptr, '[', below.len))
		pl_plain_unknown(p, "code makes its addresses");
	else if (has_hidden_part(below, '_'))
		ignored(p, "Astro passes over names that begin with `_`");
	else if (pl_str_is(file.stem, "index") && file.dir.len && pl_str_is(pl_plain_config(settings, "format", "directory"), "file"))
		pl_plain_file(p, arena, pl_str_n(file.dir.ptr, file.dir.len - 1), false);
	else if (pl_str_is(file.stem, "index"))
		pl_plain_folder(p, arena, file.dir);
	else if (pl_str_is(pl_plain_config(settings, "format", "directory"), "file"))
		pl_plain_file(p, arena, join(arena, file.dir, file.stem), false);
	else
		pl_plain_folder(p, arena, join(arena, file.dir, file.stem));
}

/* ---- Eleventy ---- */

/* `permalink` of the front matter, without templates. */
static void eleventy_permalink(struct pl_publication *p, struct pl_arena *arena, struct pl_str permalink)
{
	struct pl_plain file = pl_plain_split(permalink);

	if (pl_str_is(permalink, "false"))
		ignored(p, "`permalink: false`");
	else if (pl_str_find(permalink, PL_STR("{{"), 0) < permalink.len || pl_str_find(permalink, PL_STR("{%"), 0) < permalink.len)
		pl_plain_unknown(p, "a template makes its address");
	else if (pl_str_ends(permalink, PL_STR("/")))
		pl_plain_folder(p, arena, permalink);
	else if (pl_str_is(file.extension, ".html"))
		pl_plain_file(p, arena, pl_str_n(permalink.ptr, permalink.len - 5), false);
	else
		pl_plain_unknown(p, "its `permalink` has an ending of its own");
}

void pl_publish_eleventy(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
			 const struct pl_front *front)
{
	struct pl_str below = pl_path_below(path, pl_plain_config(settings, "input", ".")), permalink = pl_plain_front(front, "permalink");
	struct pl_plain file = pl_plain_split(below);
	struct pl_str stem = file.stem, folder;

	if (!below.ptr) {
		ignored(p, "it does not lie in the input folder");
	} else if (pl_str_starts(below, PL_STR("_includes/")) || pl_str_starts(below, PL_STR("_data/"))) {
		ignored(p, "layouts and data are no pages");
	} else if (pl_front_get(front, "permalink")) {
		eleventy_permalink(p, arena, permalink);
	} else {
		folder = file.dir;
		folder.len -= folder.len != 0;
		if (pl_str_is(stem, "index") || (folder.len && pl_str_eq(pl_plain_split(folder).stem, stem)))
			pl_plain_folder(p, arena, file.dir);
		else
			pl_plain_folder(p, arena, join(arena, file.dir, stem));
	}
}

/* ---- Pelican ---- */

/* The slug of a title in plain ASCII letters; absent: others are transliterated, which is not worked out here. */
static struct pl_str pelican_slug(struct pl_arena *arena, struct pl_str title)
{
	struct pl_buf buf = {0};
	struct pl_str slug = {0};
	bool known = true;

	for (size_t i = 0; i < title.len; i++) {
		unsigned char c = (unsigned char)title.ptr[i];

		known = known && c < 0x80;
		if (pl_is_space(c) || c == '-') {
			if (buf.len && buf.ptr[buf.len - 1] != '-')
				pl_buf_addc(&buf, '-');
		} else if (pl_is_alnum(c) || c == '_') {
			pl_buf_addc(&buf, pl_lower((char)c));
		}
	}
	while (buf.len && buf.ptr[buf.len - 1] == '-')
		buf.len--;
	if (known && buf.len)
		slug = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return slug;
}

void pl_publish_pelican(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
			const struct pl_front *front)
{
	struct pl_str below = pl_path_below(path, pl_plain_config(settings, "PATH", "content"));
	struct pl_str slug = pl_plain_front(front, "slug"), status = pl_plain_front(front, "status");
	bool page = below.ptr && pl_str_starts(below, PL_STR("pages/"));

	if (!below.ptr) {
		ignored(p, "it does not lie in the content folder");
		return;
	}
	if (!slug.len)
		slug = pelican_slug(arena, pl_plain_front(front, "title"));
	if (pl_str_is(status, "draft") || pl_str_is(status, "hidden") || pl_str_is(status, "skip"))
		p->fate = PL_FATE_DRAFT;
	if (!slug.len || pl_front_get(front, "url") || pl_front_get(front, "save_as") ||
	    pl_value_get(settings->config, PL_STR("ARTICLE_URL")) || pl_value_get(settings->config, PL_STR("PAGE_URL")))
		pl_plain_unknown(p, "its settings or its title decide");
	else
		pl_plain_file(p, arena, page ? pl_arena_printf(arena, "pages/" PL_FMT, PL_ARG(slug)) : slug, false);
}
