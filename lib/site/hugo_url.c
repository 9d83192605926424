/* hugo_url: from a page to its address and its output file. */
#include "base/utf8.h"
#include "base/width.h"
#include "date/form.h"
#include "site/hugo.h"

/* ---- names into paths ---- */

static bool is_hex(char c)
{
	return c && strchr("0123456789abcdefABCDEF", c);
}

/* PathSpec.MakePathSanitized: what is no letter goes, blanks become hyphens. */
static struct pl_str sanitize(const struct pl_hugo *page, struct pl_str text)
{
	bool keep_case = pl_hugo_config_true(page->settings, "disablePathToLower"), plain = pl_hugo_config_true(page->settings, "removePathAccents");
	struct pl_buf out = {0};
	struct pl_str path;
	bool hyphen = false;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t c = pl_utf8_next(text, &at);
		bool percent = c == '%' && start + 2 < text.len && is_hex(text.ptr[start + 1]) && is_hex(text.ptr[start + 2]);

		if (plain && c >= 0x80)
			c = pl_base_letter(c);
		if (c == 0)
			continue;
		if (percent || (c < 0x80 && strchr("./\\_#+~-@", (int)c)) || pl_is_slug_char(c)) {
			if (hyphen && c != '-')
				pl_buf_addc(&out, '-');
			hyphen = false;
			pl_buf_add_utf8(&out, keep_case ? c : pl_lower_char(c));
		} else if (out.len && pl_is_unicode_space(c)) {
			hyphen = true;
		}
	}
	path = pl_arena_dup(page->arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return path;
}

/* URLize: a name as one part of an address, dots and slashes kept. */
static struct pl_str urlize(const struct pl_hugo *page, struct pl_str text)
{
	return sanitize(page, text);
}

/* ---- permalinks ---- */

static struct pl_str first_section(const struct pl_hugo *page)
{
	size_t slash = pl_str_find(page->folder, PL_STR("/"), 0);

	return pl_str_n(page->folder.ptr, slash < page->folder.len ? slash : page->folder.len);
}

static struct pl_str title_of(const struct pl_hugo *page)
{
	const struct pl_value *title = pl_hugo_get(page, "title");

	return title ? title->text : PL_STR("");
}

/* Go's reference date in a token: `:2006`, `:01`. */
static bool go_layout(const struct pl_hugo *page, struct pl_buf *out, struct pl_str token)
{
	static const struct {
		const char *layout, *form;
	} layouts[] = {{"2006", "%Y"}, {"06", "%y"}, {"01", "%m"}, {"02", "%d"}, {"15", "%H"}, {"04", "%M"}, {"05", "%S"}, {"Jan", "%b"},
		       {"January", "%B"}};
	struct pl_date date = {.written = page->local, .has_time = true};

	for (size_t i = 0; i < PL_COUNT(layouts); i++)
		if (pl_str_is(token, layouts[i].layout)) {
			pl_buf_add(out, pl_date_write(page->arena, &date, pl_str_c(layouts[i].form)));
			return true;
		}
	return false;
}

static void add_token(const struct pl_hugo *page, struct pl_buf *out, struct pl_str token)
{
	const struct pl_civil *d = &page->local;

	if (pl_str_is(token, "year"))
		pl_buf_addf(out, "%d", d->year);
	else if (pl_str_is(token, "month"))
		pl_buf_addf(out, "%02d", d->month);
	else if (pl_str_is(token, "monthname"))
		pl_buf_adds(out, pl_month_names[d->month - 1]);
	else if (pl_str_is(token, "day"))
		pl_buf_addf(out, "%02d", d->day);
	else if (pl_str_is(token, "weekday"))
		pl_buf_addf(out, "%u", pl_civil_weekday(d));
	else if (pl_str_is(token, "weekdayname"))
		pl_buf_adds(out, pl_day_names[pl_civil_weekday(d)]);
	else if (pl_str_is(token, "yearday"))
		pl_buf_addf(out, "%u", pl_civil_yearday(d));
	else if (pl_str_is(token, "section"))
		pl_buf_add(out, first_section(page));
	else if (pl_str_is(token, "sections"))
		pl_buf_add(out, page->folder.len ? pl_str_n(page->folder.ptr, page->folder.len - 1) : page->folder);
	else if (pl_str_is(token, "title"))
		pl_buf_add(out, urlize(page, title_of(page)));
	else if (pl_str_is(token, "slug"))
		pl_buf_add(out, urlize(page, page->slug.len ? page->slug : title_of(page)));
	else if (pl_str_is(token, "filename"))
		pl_buf_add(out, urlize(page, page->base));
	else if (pl_str_is(token, "slugorfilename"))
		pl_buf_add(out, urlize(page, page->slug.len ? page->slug : page->base));
	else
		go_layout(page, out, token);
}

/* The section's pattern filled in; absent: it has none. */
static struct pl_str expanded(const struct pl_hugo *page)
{
	const struct pl_value *all = pl_hugo_config(page->settings, "permalinks"), *pattern = NULL;
	struct pl_str section = first_section(page), text;
	struct pl_buf out = {0};

	for (const struct pl_value *v = all && all->kind == PL_VALUE_MAP ? all->first : NULL; v; v = v->next)
		if (pl_str_eq_nocase(v->key, section))
			pattern = v;
	if (!pattern || !pattern->text.len || page->section)
		return (struct pl_str){0};
	text = pattern->text;
	for (size_t i = 0; i < text.len;) {
		size_t n = 1;

		if (text.ptr[i] != ':') {
			pl_buf_addc(&out, text.ptr[i++]);
			continue;
		}
		while (i + n < text.len && (pl_is_alpha((unsigned char)text.ptr[i + n]) || pl_is_digit((unsigned char)text.ptr[i + n])))
			n++;
		add_token(page, &out, pl_str_n(text.ptr + i + 1, n - 1));
		i += n;
	}
	text = pl_arena_dup(page->arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return text;
}

/* ---- the whole ---- */

/* Slashes squeezed, dots resolved, none at either end. */
static struct pl_str clean(struct pl_arena *arena, struct pl_str path)
{
	struct pl_buf out = {0};
	struct pl_str result;

	for (size_t i = 0; i < path.len;) {
		size_t n = pl_str_find(path, PL_STR("/"), i) - i;
		struct pl_str part = pl_str_n(path.ptr + i, n);

		if (pl_str_is(part, "..")) {
			while (out.len && out.ptr[--out.len] != '/')
				;
		} else if (n && !pl_str_is(part, ".")) {
			pl_buf_addf(&out, "%s" PL_FMT, out.len ? "/" : "", PL_ARG(part));
		}
		i += n + 1;
	}
	result = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return result;
}

static bool has_extension(struct pl_str path)
{
	size_t dot = path.len;

	while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
		dot--;
	return dot > 0 && path.ptr[dot - 1] == '.';
}

/* As Go's net/url writes a path. */
static struct pl_str escape(struct pl_arena *arena, struct pl_str path)
{
	struct pl_buf out = {0};
	struct pl_str text;

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		bool percent = c == '%' && i + 2 < path.len && is_hex(path.ptr[i + 1]) && is_hex(path.ptr[i + 2]);

		if (percent || pl_is_alpha(c) || pl_is_digit(c) || (c && strchr("-_.~$&+,/:;=@#", c)))
			pl_buf_addc(&out, (char)c);
		else
			pl_buf_addf(&out, "%%%02X", c);
	}
	text = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return text;
}

/* The path of baseURL: "/blog/". */
static struct pl_str base_path(const struct pl_settings *settings)
{
	const struct pl_value *base = pl_hugo_config(settings, "baseURL");
	struct pl_str url = base ? base->text : settings->url;
	size_t start = pl_str_find(url, PL_STR("://"), 0), slash = pl_str_find(url, PL_STR("/"), start < url.len ? start + 3 : 0);

	return slash + 1 < url.len ? pl_str_n(url.ptr + slash, url.len - slash) : PL_STR("/");
}

static void set_paths(const struct pl_hugo *page, struct pl_publication *p, struct pl_str path, bool ugly, bool literal)
{
	struct pl_arena *arena = page->arena;
	bool file = literal && has_extension(path);
	struct pl_str base = base_path(page->settings), full;

	path = clean(arena, path);
	if (!path.len) {
		p->output = PL_STR("index.html");
		p->url = base;
		return;
	}
	p->output = file ? path : pl_arena_printf(arena, ugly ? PL_FMT ".html" : PL_FMT "/index.html", PL_ARG(path));
	full = pl_arena_printf(arena, PL_FMT "%s" PL_FMT "%s", PL_ARG(base), pl_str_ends(base, PL_STR("/")) ? "" : "/", PL_ARG(path),
			       file ? "" : ugly ? ".html" : "/");
	p->url = escape(arena, full);
}

void pl_hugo_url(const struct pl_hugo *page, struct pl_publication *p)
{
	bool ugly = pl_hugo_config_true(page->settings, "uglyURLs");
	struct pl_str folder = page->folder, link = expanded(page);

	if (page->url.len) { /* as it is written */
		set_paths(page, p, page->section ? sanitize(page, page->url) : page->url, false, true);
		return;
	}
	if (page->section) {
		set_paths(page, p, sanitize(page, folder), ugly, false);
		return;
	}
	if (link.ptr) {
		set_paths(page, p, sanitize(page, link), ugly, true);
		return;
	}
	set_paths(page, p, sanitize(page, pl_arena_printf(page->arena, PL_FMT PL_FMT, PL_ARG(folder), PL_ARG(page->slug.len ? page->slug : page->base))), ugly,
		  false);
}
