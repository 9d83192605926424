/* zola: Zola (components/content/src/page.rs, section.rs, file_info.rs): pages and sections by their paths, in slugs of ASCII letters;
 * other letters are transliterated by a table of their own, which is not worked out here. */
#include "site/builders.h"
#include "site/path.h"
#include "site/plain.h"

static bool is_ascii(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

/* The crate `slug` over ASCII: small letters and digits, one `-` for the rest. */
static void add_slug(struct pl_buf *out, struct pl_str part)
{
	size_t start = out->len;

	for (size_t i = 0; i < part.len; i++)
		if (pl_is_alnum((unsigned char)part.ptr[i]))
			pl_buf_addc(out, pl_lower(part.ptr[i]));
		else if (out->len > start && out->ptr[out->len - 1] != '-')
			pl_buf_addc(out, '-');
	while (out->len > start && out->ptr[out->len - 1] == '-')
		out->len--;
}

/* Each part of "a/b" as the site writes it (`slugify.paths`). */
static struct pl_str slugs(struct pl_arena *arena, struct pl_str path, bool on)
{
	struct pl_buf buf = {0};

	for (size_t at = 0; at < path.len;) {
		size_t end = pl_str_find(path, PL_STR("/"), at);
		struct pl_str part = pl_str_n(path.ptr + at, end - at);

		if (on)
			add_slug(&buf, part);
		else
			pl_buf_add(&buf, part);
		if (end < path.len)
			pl_buf_addc(&buf, '/');
		at = end + 1;
	}
	path = pl_arena_dup(arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return path;
}

/* "x.fr" where the site has a language fr: takes it off and gives it. */
static struct pl_str language_of(const struct pl_settings *settings, struct pl_str *stem)
{
	const struct pl_value *languages = pl_value_get(settings->config, PL_STR("languages"));
	struct pl_plain parts = pl_plain_split(*stem);

	for (const struct pl_value *v = languages ? languages->first : NULL; v && parts.extension.len > 1; v = v->next)
		if (pl_str_eq(v->key, pl_str_n(parts.extension.ptr + 1, parts.extension.len - 1))) {
			*stem = parts.stem;
			return v->key;
		}
	return (struct pl_str){0};
}

static void withhold(struct pl_publication *p, enum pl_fate fate, const char *why)
{
	p->fate = fate;
	p->why = pl_str_c(why);
}

void pl_publish_zola(struct pl_publication *p, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		     const struct pl_front *front)
{
	struct pl_str below = pl_path_below(path, PL_STR("content")), own = pl_plain_front(front, "path"),
		      slug = pl_plain_front(front, "slug"), whole;
	const struct pl_value *slugify = pl_value_get(pl_value_get(settings->config, PL_STR("slugify")), PL_STR("paths"));
	struct pl_plain file = pl_plain_split(below);
	struct pl_str language = below.ptr ? language_of(settings, &file.stem) : below;
	bool on = !slugify || pl_str_is(slugify->text, "on");

	if (!below.ptr || !pl_str_is(file.extension, ".md")) {
		withhold(p, PL_FATE_IGNORED, "Zola makes pages of .md files below content");
		return;
	}
	if (pl_str_is(file.stem, "_index"))
		whole = file.dir;
	else if (own.len)
		whole = own;
	else if (pl_str_is(file.stem, "index") && !slug.len)
		whole = file.dir;
	else
		whole = pl_arena_printf(arena, PL_FMT PL_FMT, PL_ARG(file.dir),
					PL_ARG(slug.len ? slug : pl_plain_undated(file.stem, NULL)));
	if (pl_str_is(file.stem, "index") && slug.len && !own.len)
		pl_plain_unknown(p, "the folder and its `slug` decide together");
	else if (on && !is_ascii(whole))
		pl_plain_unknown(p, "Zola writes its name in other letters");
	else
		pl_plain_folder(p, arena,
				pl_arena_printf(arena, PL_FMT "%s" PL_FMT, PL_ARG(language), language.len ? "/" : "",
						PL_ARG(own.len && !pl_str_is(file.stem, "_index") ? own : slugs(arena, whole, on))));
	if (p->fate == PL_FATE_PUBLISHED && pl_plain_says(front, "draft") && !settings->drafts)
		withhold(p, PL_FATE_DRAFT, "`draft = true`");
	else if (p->fate == PL_FATE_PUBLISHED && pl_str_is(pl_plain_front(front, "render"), "false"))
		withhold(p, PL_FATE_IGNORED, "`render = false`");
}
