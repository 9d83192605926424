/* hugo_permalink: the templates under `permalinks` in the configuration. */
#include "date/form.h"
#include "site/hugo.h"

struct expansion {
	const struct pl_hugo *file;
	struct pl_buf out;
	bool unknown;
};

/* As Hugo puts a text into an address. */
static void add_word(struct expansion *e, struct pl_str text)
{
	struct pl_str escaped = pl_hugo_escape(e->file->arena, pl_hugo_clean(e->file, text));

	pl_buf_add(&e->out, escaped);
}

static void add_title(struct expansion *e)
{
	add_word(e, pl_hugo_text(e->file, pl_hugo_get(e->file->front, "title")));
}

static void add_slug(struct expansion *e)
{
	if (e->file->slug.len)
		add_word(e, e->file->slug);
	else
		add_title(e);
}

static void add_name(struct expansion *e)
{
	add_word(e, e->file->base);
}

static void add_slug_or_name(struct expansion *e)
{
	add_word(e, e->file->slug.len ? e->file->slug : e->file->base);
}

static void add_section(struct expansion *e)
{
	pl_buf_add(&e->out, e->file->section);
}

/* Folders below the first are sections only when they have an _index.md, which one post does not tell. */
static void add_sections(struct expansion *e)
{
	size_t slash = pl_str_find(e->file->dir, PL_STR("/"), 0);

	add_section(e);
	e->unknown |= slash + 1 < e->file->dir.len;
}

static void year(struct expansion *e) { pl_buf_addf(&e->out, "%d", e->file->local.year); }
static void month(struct expansion *e) { pl_buf_addf(&e->out, "%02d", e->file->local.month); }
static void month_name(struct expansion *e) { pl_buf_adds(&e->out, pl_month_names[e->file->local.month - 1]); }
static void day(struct expansion *e) { pl_buf_addf(&e->out, "%02d", e->file->local.day); }
static void weekday(struct expansion *e) { pl_buf_addf(&e->out, "%u", pl_civil_weekday(&e->file->local)); }
static void weekday_name(struct expansion *e) { pl_buf_adds(&e->out, pl_day_names[pl_civil_weekday(&e->file->local)]); }
static void year_day(struct expansion *e) { pl_buf_addf(&e->out, "%u", pl_civil_yearday(&e->file->local)); }

static const struct {
	const char *name;
	bool date;
	void (*add)(struct expansion *e);
} attributes[] = {
	{"year", true, year}, {"month", true, month}, {"monthname", true, month_name}, {"day", true, day}, {"weekday", true, weekday},
	{"weekdayname", true, weekday_name}, {"yearday", true, year_day}, {"section", false, add_section},
	{"sections", false, add_sections}, {"title", false, add_title}, {"slug", false, add_slug}, {"filename", false, add_name},
	{"slugorfilename", false, add_slug_or_name}, {"contentbasename", false, add_name},
	{"slugorcontentbasename", false, add_slug_or_name},
};

/* False: there is no such attribute, and Hugo stops. */
static bool add_attribute(struct expansion *e, struct pl_str name)
{
	for (size_t i = 0; i < PL_COUNT(attributes); i++)
		if (pl_str_is(name, attributes[i].name)) {
			attributes[i].add(e);
			e->unknown |= attributes[i].date && !e->file->local_known;
			return true;
		}
	if (pl_str_starts(name, PL_STR("sections["))) {
		e->unknown = true;
		return true;
	}
	e->unknown |= !e->file->local_known;
	return pl_hugo_layout(&e->out, &e->file->local, name);
}

static bool is_word(char c)
{
	return pl_is_alnum((unsigned char)c) || c == '_';
}

/* Length of the attribute behind the colon at `at`: letters, then perhaps [...]. */
static size_t attribute(struct pl_str pattern, size_t at)
{
	size_t end = at + 1, close;

	while (end < pattern.len && is_word(pattern.ptr[end]))
		end++;
	if (end > at + 1 && end + 1 < pattern.len && pattern.ptr[end] == '[') {
		close = pl_str_find(pattern, PL_STR("]"), end + 2);
		end = close < pattern.len ? close + 1 : end;
	}
	return end - at - 1;
}

static bool expand(struct expansion *e, struct pl_str pattern)
{
	for (size_t at = 0; at < pattern.len;) {
		size_t n = pattern.ptr[at] == ':' ? attribute(pattern, at) : 0;

		if (!n)
			pl_buf_addc(&e->out, pattern.ptr[at++]);
		else if (!add_attribute(e, pl_str_n(pattern.ptr + at + 1, n)))
			return false;
		else
			at += n + 1;
	}
	return true;
}

/* `permalinks.SECTION`, or as newer Hugo has it, `permalinks.page.SECTION`; `site.permalink` for all. */
static struct pl_str pattern_of(const struct pl_hugo *file)
{
	const struct pl_value *all = pl_hugo_config(file, "permalinks"), *pages = pl_hugo_get(all, "page"), *found;
	const char *section = file->section.len ? pl_arena_dup(file->arena, file->section).ptr : "/";

	/* Hugo writes the keys small, but not the folder. */
	for (size_t i = 0; i < file->section.len; i++)
		if ((unsigned)file->section.ptr[i] - 'A' < 26)
			return file->settings->permalink;
	found = pl_hugo_get(pages && pages->kind == PL_VALUE_MAP ? pages : all, section);
	if (found && found->kind != PL_VALUE_MAP)
		return found->text;
	return file->settings->permalink;
}

bool pl_hugo_permalink(const struct pl_hugo *file, struct pl_str *permalink, bool *wrong)
{
	struct pl_str pattern = pattern_of(file);
	struct expansion e = {.file = file};

	*permalink = (struct pl_str){0};
	*wrong = false;
	if (!pattern.len)
		return true;
	*wrong = pl_str_find(pattern, PL_STR("//"), 0) < pattern.len || !expand(&e, pattern);
	if (!*wrong && !e.unknown)
		*permalink = pl_hugo_unescape(file->arena, pl_buf_str(&e.out));
	if (!permalink->len)
		*permalink = (struct pl_str){0};
	pl_buf_finish(&e.out);
	return !*wrong && !e.unknown;
}
