/* card: what is kept of a file of the site. */
#include "source/source.h"

#include "site/site_index.h"

enum {
	BODY_MIN = 200, /* bytes that show: below that two posts may well say the same */
	TITLE_MIN = 3,
	ID_MAX = 100,
};

/* ---- what a file is read for ---- */

static bool has_suffix(struct pl_str path, const char *const *suffixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pl_str_ends(path, pl_str_c(suffixes[i])))
			return true;
	return false;
}

/* Where a builder's templates lie; ended by an empty text. */
static const struct pl_str folders[PL_BUILDERS][4] = {
	[PL_BUILDER_JEKYLL] = {{"_layouts/", 9}, {"_includes/", 10}},
	[PL_BUILDER_HUGO] = {{"layouts/", 8}, {"themes/", 7}, {"_vendor/", 8}},
	[PL_BUILDER_HEXO] = {{"themes/", 7}},
	[PL_BUILDER_ZOLA] = {{"templates/", 10}, {"themes/", 7}},
	[PL_BUILDER_ELEVENTY] = {{"_includes/", 10}, {"src/_includes/", 14}},
	[PL_BUILDER_ASTRO] = {{"src/layouts/", 12}, {"src/components/", 15}},
	[PL_BUILDER_DOCUSAURUS] = {{"src/", 4}},
	[PL_BUILDER_PELICAN] = {{"theme/", 6}, {"themes/", 7}},
};

static bool is_template(enum pl_builder builder, struct pl_str path)
{
	static const char *const suffixes[] = {".html",	  ".htm", ".ejs", ".njk",   ".swig", ".pug", ".hbs",
					       ".liquid", ".md",  ".svg", ".astro", ".vue",  ".jsx", ".tsx"};

	if (!has_suffix(path, suffixes, PL_COUNT(suffixes)))
		return false;
	for (const struct pl_str *folder = folders[builder]; folder->len; folder++)
		if (pl_str_starts(path, *folder))
			return true;
	return false;
}

enum pl_card_reading pl_card_reading_of(const struct pl_settings *settings, struct pl_str path)
{
	bool content = settings->builder == PL_BUILDER_HUGO && pl_str_find(path, PL_STR("/content/"), 0) < path.len;

	return !content && is_template(settings->builder, path) ? PL_CARD_TEMPLATE : pl_site_reads(settings, path) ? PL_CARD_FRONT : PL_CARD_NOT_READ;
}

/* ---- fingerprints ---- */

/* A template of it shows what the front matter says: one source, another page. */
static bool shows_own(struct pl_str text)
{
	static const struct pl_str page = {"page.", 5}, param = {"< param", 7};

	for (size_t at = pl_str_find(text, PL_STR("{"), 0), end; at < text.len; at = pl_str_find(text, PL_STR("{"), end)) {
		struct pl_str inside;

		end = at + 1;
		if (end == text.len || (text.ptr[end] != '{' && text.ptr[end] != '%'))
			continue;
		end = pl_str_find(text, PL_STR("}"), end);
		inside = pl_str_n(text.ptr + at, end - at);
		if (pl_str_find(inside, page, 0) < inside.len || pl_str_find(inside, param, 0) < inside.len)
			return true;
	}
	return false;
}

/* The text without white space; 0: too little of it. */
static uint64_t text_print(struct pl_str text)
{
	struct pl_buf buf = {0};
	uint64_t print;

	if (shows_own(text))
		return 0;
	pl_buf_reserve(&buf, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_space((unsigned char)text.ptr[i]))
			buf.ptr[buf.len++] = text.ptr[i];
	print = buf.len < BODY_MIN ? 0 : pl_hash(pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return print;
}

/* A part of a path that is a year, a month or a day. */
static bool is_number(struct pl_str part)
{
	for (size_t i = 0; i < part.len; i++)
		if (!pl_is_digit((unsigned char)part.ptr[i]))
			return false;
	return part.len > 0;
}

/* The folders of a path but for those that are numbers; a bundle (`x/index.md`) is in the folder around it. */
static void add_folders(struct pl_buf *out, struct pl_str path)
{
	size_t end = path.len, start;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	if (pl_str_starts(pl_str_n(path.ptr + end, path.len - end), PL_STR("index.")))
		for (end -= end != 0; end > 0 && path.ptr[end - 1] != '/';)
			end--;
	for (start = 0; start < end;) {
		size_t stop = start;

		while (path.ptr[stop] != '/')
			stop++;
		if (!is_number(pl_str_n(path.ptr + start, stop - start)))
			pl_buf_add(out, pl_str_n(path.ptr + start, stop + 1 - start));
		start = stop + 1;
	}
}

/* Of the title and the folder: other folders are other languages, other versions of a handbook. */
static uint64_t title_print(struct pl_str path, const struct pl_front *front)
{
	const struct pl_value *title = pl_front_get(front, "title"), *language = pl_front_get(front, "lang");
	struct pl_str text = title ? pl_str_trim(title->text) : PL_STR("");
	struct pl_buf buf = {0};
	uint64_t print;

	if (text.len < TITLE_MIN)
		return 0;
	add_folders(&buf, path);
	pl_buf_addc(&buf, '\n');
	if (language)
		pl_buf_add(&buf, language->text);
	pl_buf_addc(&buf, '\n');
	pl_buf_add(&buf, text);
	print = pl_hash(pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return print;
}

/* ---- ids of a theme ---- */

static bool is_id_byte(unsigned char c)
{
	return c > ' ' && !strchr("\"'<>`{}$()=,;", c);
}

/* What in a template may put ids on a page. What stands between a shortcode and its end is read as part of the post. */
static bool makes_ids(struct pl_str text)
{
	static const struct pl_str marks[] = {{"id=", 3},    {"name=", 5},   {"<h1", 3}, {"<h2", 3},	      {"<h3", 3},
					      {"<h4", 3},    {"<h5", 3},     {"<h6", 3}, {"markdownify", 11}, {"ontent", 6},
					      {"nclude", 6}, {"partial", 7}, {"\n#", 2}};

	for (size_t i = 0; i < PL_COUNT(marks); i++)
		if (pl_str_find(text, marks[i], 0) < text.len)
			return true;
	return text.len > 0 && text.ptr[0] == '#';
}

/* `id="{{ .Anchor }}"`: a hook for headings that leaves their ids as they are. */
static bool keeps_anchor(struct pl_str text)
{
	static const struct pl_str id = {"id=", 3}, anchor = {".Anchor", 7}, close = {"}}", 2};

	for (size_t at = pl_str_find(text, id, 0); at < text.len; at = pl_str_find(text, id, at + 1)) {
		size_t start = at + id.len, end;

		while (start < text.len && strchr("\"'{- ", text.ptr[start]))
			start++;
		end = pl_str_find(text, close, start);
		if (pl_str_starts(pl_str_n(text.ptr + start, text.len - start), anchor) && end + 2 < text.len &&
		    strchr("\"' >", text.ptr[end + 2]))
			return true;
	}
	return false;
}

/* ` id="main"`, ` name=main`: literal ones; the ones that a template makes are not known. */
static void read_ids(struct pl_card *card, struct pl_arena *arena, struct pl_str text)
{
	static const struct pl_str names[] = {{"id=", 3}, {"name=", 5}};
	size_t cap = 0, count = 0;

	for (size_t i = 1; i < text.len; i++) {
		size_t start, end;

		if (text.ptr[i] != 'i' && text.ptr[i] != 'n')
			continue;
		for (size_t n = 0; n < PL_COUNT(names); n++) {
			if (!pl_is_space((unsigned char)text.ptr[i - 1]) || !pl_str_starts(pl_str_n(text.ptr + i, text.len - i), names[n]))
				continue;
			start = i + names[n].len;
			start += start < text.len && (text.ptr[start] == '"' || text.ptr[start] == '\'');
			for (end = start; end < text.len && is_id_byte((unsigned char)text.ptr[end]);)
				end++;
			if (end == start || end - start > ID_MAX)
				continue;
			card->extras = pl_arena_grow(arena, card->extras, count, &cap, sizeof(*card->extras));
			card->extras[count++] =
				(struct pl_extra){PL_EXTRA_MADE, pl_arena_dup(arena, pl_str_n(text.ptr + start, end - start))};
		}
	}
	card->extra_count = (uint32_t)count;
	card->makes = pl_str_find(card->path, PL_STR("_markup/render-heading"), 0) < card->path.len ? !keeps_anchor(text) : makes_ids(text);
}

/* ---- front matter ---- */

static struct pl_str keep(struct pl_arena *arena, struct pl_str text)
{
	return text.len ? pl_arena_dup(arena, text) : (struct pl_str){0};
}

static void keep_extras(struct pl_card *card, struct pl_arena *arena, const struct pl_extras *extras)
{
	if (!extras->count)
		return;
	card->extras = PL_NEW_N(arena, struct pl_extra, extras->count);
	card->extra_count = (uint32_t)extras->count;
	for (size_t i = 0; i < extras->count; i++)
		card->extras[i] = (struct pl_extra){extras->items[i].kind, keep(arena, extras->items[i].address)};
}

void pl_card_of_front(struct pl_card *card, struct pl_publication *publication, struct pl_arena *arena, const struct pl_front *front,
		      struct pl_str text)
{
	pl_publish(publication, arena, card->settings, card->path, front);
	card->fate = (uint8_t)publication->fate;
	card->broken = front->broken;
	card->address = publication->address;
	card->output = publication->output;
	card->why = publication->why;
	if (publication->fate == PL_FATE_PUBLISHED) {
		card->title = title_print(card->path, front);
		card->body = text_print(pl_slice(text, front->split.body));
	}
}

static void read_front(struct pl_card *card, struct pl_arena *arena, struct pl_str bytes, bool hexo)
{
	struct pl_arena work = {0};
	struct pl_source source;
	struct pl_facts facts = {.arena = &work};
	struct pl_front front;
	struct pl_publication publication;
	struct pl_extras extras = {0};

	pl_source_read(&source, &work, card->path.ptr, bytes, NULL);
	pl_front_read(&front, &work, &facts, source.text, hexo);
	pl_card_of_front(card, &publication, &work, &front, source.text);
	card->address = keep(arena, card->address);
	card->output = keep(arena, card->output);
	card->why = keep(arena, card->why);
	if (publication.fate == PL_FATE_PUBLISHED) {
		pl_extras_of_post(&extras, &work, card->settings, card->path, &front, &publication);
		keep_extras(card, arena, &extras);
	}
	pl_arena_finish(&work);
}

void pl_card_read(struct pl_card *card, struct pl_arena *arena, struct pl_str bytes, bool hexo)
{
	if (card->reading == PL_CARD_TEMPLATE)
		read_ids(card, arena, bytes);
	else if (card->reading == PL_CARD_FRONT)
		read_front(card, arena, bytes, hexo);
}
