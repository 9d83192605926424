/* markdown_escape: text that reads as text. Only what could mean something is escaped. CommonMark 0.31 2.4, GFM 4.10,
 * 6.5, 6.9; kramdown syntax, "Special Characters". */
#include "base/utf8.h"
#include "base/width.h"
#include "write/markdown_parts.h"

static const bool special[256] = {
	['\\'] = true, ['`'] = true, ['*'] = true, ['_'] = true, ['['] = true, [']'] = true, ['<'] = true, ['&'] = true, ['~'] = true,
	['|'] = true, ['{'] = true, ['!'] = true, [':'] = true, [0xC2] = true, ['.'] = true, ['@'] = true, ['$'] = true,
};

static bool is_blank_byte(struct pl_str text, size_t at)
{
	return at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n');
}

/* A letter or digit before and behind the run of `_` around `at`. */
static bool is_inside_word(struct pl_str text, size_t at, bool letters)
{
	size_t from = at, to = at;
	uint32_t before, behind;

	while (from > 0 && text.ptr[from - 1] == '_')
		from--;
	while (to < text.len && text.ptr[to] == '_')
		to++;
	if (from == 0 || to == text.len)
		return false;
	before = pl_utf8_prev(text, &from);
	behind = pl_utf8_next(text, &to);
	if (letters && (pl_is_digit((unsigned char)before) || pl_is_digit((unsigned char)behind)) && (before < 0x80 || behind < 0x80))
		return false;
	return !pl_is_unicode_space(before) && !pl_is_punctuation(before) && !pl_is_unicode_space(behind) && !pl_is_punctuation(behind);
}

/* `&` that begins what reads as a character reference. */
static bool is_reference(struct pl_str text, size_t at)
{
	size_t i = at + 1;

	if (i < text.len && text.ptr[i] == '#')
		i++;
	while (i < text.len && i < at + 34 && pl_is_alnum((unsigned char)text.ptr[i]))
		i++;
	return i > at + 1 && i < text.len && text.ptr[i] == ';';
}

/* `<` that begins a tag, a comment or an autolink. */
static bool is_markup(struct pl_str text, size_t at)
{
	unsigned char next = at + 1 < text.len ? (unsigned char)text.ptr[at + 1] : '<';

	return pl_is_alpha(next) || next == '/' || next == '!' || next == '?' || next == '<';
}

static bool means_something(struct pl_str text, size_t at, const struct md_escape *e);

/* `:` or `.` at `at` is where some readers know an address in running text by: "http://", "www.". */
static bool is_address(struct pl_str text, size_t at)
{
	static const struct pl_str starts[] = {{"http", 4}, {"https", 5}, {"ftp", 3}, {"www", 3}};

	for (size_t i = 0; i < PL_COUNT(starts); i++)
		if (at >= starts[i].len && pl_str_eq_nocase(pl_str_n(text.ptr + at - starts[i].len, starts[i].len), starts[i]) &&
		    (text.ptr[at] == '.') == (starts[i].len == 3 && starts[i].ptr[0] == 'w'))
			return text.ptr[at] == '.' || pl_str_starts(pl_str_n(text.ptr + at + 1, text.len - at - 1), PL_STR("//"));
	return false;
}

/* What is escaped in such an address would show, what stands right behind it would be part of it, and no link may
 * begin inside another: then it must not be known. */
static bool must_hide_address(struct pl_str text, size_t at, const struct md_escape *e)
{
	if (e->in_link || !is_address(text, at))
		return false; /* no reader looks for addresses in brackets */
	if (e->in_address || e->entities)
		return true;
	while (++at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\n' && text.ptr[at] != '<')
		if (text.ptr[at] != ':' && text.ptr[at] != '.' && special[(unsigned char)text.ptr[at]] && means_something(text, at, e))
			return true;
	return at >= text.len ? e->abuts : text.ptr[at] == '<' && is_markup(text, at);
}

/* The run of `_` at `at` has white space behind it: it can end emphasis at most, and none is begun with `_`. */
static bool ends_only(struct pl_str text, size_t at)
{
	while (at < text.len && text.ptr[at] == '_')
		at++;
	return is_blank_byte(text, at);
}

static unsigned run_of(struct pl_str text, size_t at)
{
	unsigned n = 1;

	while (at + n < text.len && text.ptr[at + n] == text.ptr[at])
		n++;
	return n;
}

/* True when the special character at `at` would mean something. */
static bool means_something(struct pl_str text, size_t at, const struct md_escape *e)
{
	char next = at + 1 < text.len ? text.ptr[at + 1] : '\0';
	bool kramdown = e->can & MD_ESCAPE_PIPES;

	switch (text.ptr[at]) {
	case '\\': case '`':
		return true;
	case '*':
		return !(at > 0 && is_blank_byte(text, at - 1) && is_blank_byte(text, at + 1));
	case '_':
		return !is_inside_word(text, at, kramdown) && ((kramdown && run_of(text, at) > 2) || !ends_only(text, at));
	case '[':
		return e->in_link || e->brackets > 0 || next == '^';
	case ']':
		return e->in_link;
	case '<':
		return is_markup(text, at);
	case '&':
		return is_reference(text, at);
	case '~':
		return e->strikes && e->tildes > 0;
	case '|':
		return e->in_table || kramdown;
	case '$':
		return kramdown && (next == '$' || (at > 0 && text.ptr[at - 1] == '$'));
	case '{':
		return (kramdown && (next == ':' || next == '#')) || (e->can & MD_HEADING_IDS && next == '#');
	case '!':
		return at + 1 == text.len && e->before_link;
	case ':': case '.':
		return e->addresses && must_hide_address(text, at, e);
	case '@':
		return e->addresses && (e->in_address || e->entities) && next != '\0';
	default:
		return false;
	}
}

static void put_special(struct pl_buf *out, char c, const struct md_escape *e)
{
	if (e->entities)
		pl_buf_addf(out, "&#%d;", c);
	else if (c == '&' && !(e->can & MD_BACKSLASH_ANY))
		pl_buf_adds(out, "&amp;");
	else if (c == '<' && !(e->can & MD_BACKSLASH_ANY))
		pl_buf_adds(out, "&lt;");
	else if (c == '@' && !(e->can & MD_BACKSLASH_ANY))
		pl_buf_adds(out, "&#64;");
	else
		pl_buf_addf(out, "\\%c", c);
}

static void count_passed(struct pl_str text, size_t at, struct md_escape *e)
{
	if (text.ptr[at] == '~' && (at == 0 || text.ptr[at - 1] != '~') && e->tildes)
		e->tildes--;
	if (text.ptr[at] == ']' && at + 1 < text.len && text.ptr[at + 1] == '(' && e->brackets)
		e->brackets--;
}

void pl_mw_escape(struct pl_buf *out, struct pl_str text, struct md_escape *e)
{
	size_t from = 0, template_end = pl_template_last_end(text);

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!special[(unsigned char)c])
			continue;
		count_passed(text, i, e);
		if (pl_template_begins(text, i, template_end)) {
			pl_buf_add(out, pl_str_n(text.ptr + from, i - from));
			pl_buf_adds(out, "&#123;");
			from = i + 1;
		} else if (c == '\xC2') {
			if (i + 1 >= text.len || text.ptr[i + 1] != '\xA0')
				continue;
			pl_buf_add(out, pl_str_n(text.ptr + from, i - from));
			pl_buf_adds(out, "&nbsp;");
			from = ++i + 1;
		} else if (means_something(text, i, e) || (e->entities && c != '.' && c != ':' && c != '!' && c != '@')) {
			pl_buf_add(out, pl_str_n(text.ptr + from, i - from));
			put_special(out, c, e);
			from = i + 1;
		}
	}
	pl_buf_add(out, pl_str_n(text.ptr + from, text.len - from));
}

void pl_mw_escape_count(struct pl_str text, struct md_escape *e)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '~') {
			e->tildes++;
			i += run_of(text, i) - 1;
		} else if (text.ptr[i] == ']' && i + 1 < text.len && text.ptr[i + 1] == '(') {
			e->brackets++;
		}
	}
}

/* ---- beginnings of lines ---- */

static bool ends_word(struct pl_str line, size_t at)
{
	return at >= line.len || line.ptr[at] == ' ' || line.ptr[at] == '\t';
}

static bool only(struct pl_str line, const char *chars)
{
	for (size_t i = 0; i < line.len; i++)
		if (!strchr(chars, line.ptr[i]))
			return false;
	return line.len > 0;
}

static size_t number_length(struct pl_str line, bool kramdown)
{
	size_t i = 0;

	while (i < line.len && pl_is_digit((unsigned char)line.ptr[i]))
		i++;
	return i && (i < 10 || kramdown) && i < line.len && (line.ptr[i] == '.' || line.ptr[i] == ')') && ends_word(line, i + 1) ? i : 0;
}

/* Where a backslash must stand so that the line begins no block; line.len: nowhere. */
static size_t line_escape(struct pl_str line, unsigned can, bool first)
{
	bool kramdown = can & (MD_ESCAPE_PIPES | MD_TERMS);
	size_t number = number_length(line, can & MD_ESCAPE_PIPES), close;

	if (number)
		return number;
	switch (line.len ? line.ptr[0] : '\0') {
	case '#':
		return run_of(line, 0) <= 6 && ends_word(line, run_of(line, 0)) ? 0 : line.len;
	case '>':
		return 0;
	case '+':
		return ends_word(line, 1) ? 0 : line.len;
	case '*': case '_':
		return ends_word(line, 1) || only(line, "*_ ") ? 0 : line.len;
	case '-':
		return ends_word(line, 1) || only(line, "- ") || only(line, "-:|+ ") ? 0 : line.len;
	case '=':
		return !first && only(line, "= ") ? 0 : line.len;
	case '|':
		return only(line, "-:|+ ") ? 0 : line.len;
	case ':':
		return (kramdown && ends_word(line, 1)) || only(line, "-:|+ ") ? 0 : line.len;
	case '~':
		return pl_str_starts(line, PL_STR("~~~")) ? 0 : line.len;
	case '[':
		close = pl_str_find(line, PL_STR("]:"), 0);
		return close < line.len ? 0 : line.len;
	default:
		return line.len;
	}
}

static void escape_line(struct pl_buf *out, struct pl_str line, unsigned can, bool first)
{
	size_t at = line_escape(line, can, first);

	if (line.len == 1 && line.ptr[0] == '^' && can & MD_ESCAPE_PIPES) {
		pl_buf_adds(out, "&#94;");
		return;
	}
	pl_buf_add(out, pl_str_n(line.ptr, at));
	if (at < line.len)
		pl_buf_addc(out, '\\');
	pl_buf_add(out, pl_str_n(line.ptr + at, line.len - at));
}

void pl_mw_escape_lines(struct pl_buf *out, struct pl_str text, unsigned can, bool heading)
{
	size_t start = out->len;

	if (heading) {
		bool marks = text.len && text.ptr[text.len - 1] == '#';

		pl_buf_add(out, pl_str_n(text.ptr, text.len - marks));
		pl_buf_adds(out, marks ? "\\#" : "");
		return;
	}
	for (size_t from = 0; from <= text.len;) {
		const char *newline = memchr(text.ptr + from, '\n', text.len - from);
		size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

		escape_line(out, pl_str_n(text.ptr + from, end - from), can, from == 0);
		if (newline)
			pl_buf_addc(out, '\n');
		from = end + 1;
	}
	for (size_t i = start; i < out->len; i++)
		if (out->ptr[i] == '\0')
			out->ptr[i] = '\n';
}
