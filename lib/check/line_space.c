/* line_space: blanks at the ends of lines, and lines that are too long. */
#include "base/width.h"
#include "lint/check.h"

enum { TRAILING, LONG };
static const struct pl_rule rules[] = {
	[TRAILING] = {
		.id = "line-trailing-space", .severity = PL_INFO, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "blanks at the end of the line",
		.help = "Delete them.",
		.why = "Nobody sees them, editors remove them by and by, and every removal shows in a diff. Two spaces that make a line "
		       "break in Markdown are respected, and so is whatever stands in code and `pre`.",
		.bad = "The bridge is open. \nBuses run.", .good = "The bridge is open.\nBuses run.",
	},
	[LONG] = {
		.id = "line-long", .severity = PL_OFF, .since = "0.1",
		.sentence = "line is too long",
		.help = "Break the line at a blank.",
		.why = "Long lines make diffs and reviews hard to read. Lines that cannot be "
		       "broken, table rows, front matter and code are not counted.",
		.options = "limit <number>: columns that a line may have (120)",
	},
};

/* Lines whose blanks are data: code, raw text. Ends before spans.count when nothing is sought behind. */
struct state {
	struct pl_span *raw;
	size_t count, cap, next;
};

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *s = pl_pass_state(pass);

	s->raw = pl_arena_grow(pl_pass_arena(pass), s->raw, s->count, &s->cap, sizeof(*s->raw));
	s->raw[s->count++] = n->span;
}

/* Spans come in the order of the document; what a browser moved does not matter here. */
static bool is_raw(struct state *s, uint32_t at)
{
	while (s->next < s->count && s->raw[s->next].end < at)
		s->next++;
	return s->next < s->count && s->raw[s->next].start <= at;
}

static bool is_blank(struct pl_str line)
{
	return pl_str_trim(line).len == 0;
}

/* Where the blanks at the end of `line` begin: spaces, tabs, U+3000. */
static size_t solid_end(struct pl_str line)
{
	static const struct pl_str wide = {"\xE3\x80\x80", 3};
	size_t end = line.len;

	for (;;) {
		if (end && (line.ptr[end - 1] == ' ' || line.ptr[end - 1] == '\t'))
			end--;
		else if (end >= 3 && pl_str_eq(pl_str_n(line.ptr + end - 3, 3), wide))
			end -= 3;
		else
			return end;
	}
}

/* Two spaces before a line that is not blank: a hard line break (CommonMark 0.31 6.7). */
static bool is_break(const struct pl_post *post, struct pl_str line, size_t end, struct pl_str next)
{
	if (post->syntax != PL_SYNTAX_MARKDOWN || end == 0 || line.len - end < 2 || is_blank(next))
		return false;
	for (size_t i = end; i < line.len; i++)
		if (line.ptr[i] != ' ')
			return false;
	return true;
}

static void trailing(struct pl_pass *pass, uint32_t start, struct pl_str line, struct pl_str next)
{
	size_t end = solid_end(line), length = line.len - end;
	struct pl_diag *diag;

	if (end == line.len || is_break(pl_pass_post(pass), line, end, next) || is_raw(pl_pass_state(pass), start + (uint32_t)end))
		return;
	diag = pl_complain(pass, &rules[TRAILING], pl_span(start + (uint32_t)end, start + (uint32_t)line.len), "%s",
			   memchr(line.ptr + end, '\xE3', length) ? "with U+3000 among them" : memchr(line.ptr + end, '\t', length) ? "with a tab among them"
			   : length == 1 ? "one space" : "spaces");
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete them", pl_span(start + (uint32_t)end, start + (uint32_t)line.len), PL_STR(""));
}

static unsigned limit(struct pl_pass *pass)
{
	const struct pl_value *option = pl_pass_option(pass, &rules[LONG], "limit");
	unsigned columns = 0;

	for (size_t i = 0; option && i < option->text.len && i < 6 && pl_is_digit((unsigned char)option->text.ptr[i]); i++)
		columns = 10 * columns + (unsigned)(option->text.ptr[i] - '0');
	return columns ? columns : 120;
}

/* Bytes before which the line could be broken: a blank behind the first word. */
static bool can_break(struct pl_str line)
{
	struct pl_str trimmed = pl_str_trim(line);

	return memchr(trimmed.ptr, ' ', trimmed.len) && trimmed.ptr[0] != '|' && trimmed.ptr[0] != '#';
}

static void too_long(struct pl_pass *pass, uint32_t start, struct pl_str line, unsigned columns)
{
	size_t width;

	if (line.len <= columns || start < pl_pass_post(pass)->body_span.start || !can_break(line))
		return;
	width = pl_width_text(line, 1);
	if (width > columns && !is_raw(pl_pass_state(pass), start))
		pl_complain(pass, &rules[LONG], pl_span(start, start + (uint32_t)line.len), "%zu columns; the limit is %u", width, columns);
}

static struct pl_str line_at(struct pl_str text, size_t at)
{
	const char *newline = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;
	size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

	return pl_str_n(text.ptr + at, end - at);
}

static struct pl_str without_return(struct pl_str line)
{
	return line.len && line.ptr[line.len - 1] == '\r' ? pl_str_n(line.ptr, line.len - 1) : line;
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str text = post->source.text, line;
	bool blanks = pl_pass_wants(pass, &rules[TRAILING]), length = pl_pass_wants(pass, &rules[LONG]);
	unsigned columns = length ? limit(pass) : 0;

	for (size_t at = blanks && !length ? post->body_span.start : 0; at < text.len; at += line.len + 1) {
		struct pl_str visible;

		line = line_at(text, at);
		visible = without_return(line);
		if (length)
			too_long(pass, (uint32_t)at, visible, columns);
		if (blanks && visible.len && at >= post->body_span.start && solid_end(visible) < visible.len)
			trailing(pass, (uint32_t)at, visible, at + line.len + 1 < text.len ? line_at(text, at + line.len + 1) : PL_STR(""));
	}
}

static const enum pl_tag tags[] = {PL_TAG_PRE, PL_TAG_TEXTAREA, PL_TAG_SCRIPT, PL_TAG_STYLE, PL_TAG_UNKNOWN};

const struct pl_check pl_check_line_space = {
	.name = "line_space", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags, .state_size = sizeof(struct state), .node = node,
	.finish = finish,
};
