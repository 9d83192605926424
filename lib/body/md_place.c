/* md_place: what the Markdown reader opens and closes, and where that stands in the source. */
#include "body/md_reader.h"

enum { MARKERS_MAX = 100 }; /* of quotations and lists before a thematic break */

uint32_t pl_md_next_solid(struct pl_md_reader *r)
{
	uint32_t at = r->solid_from == r->at ? r->solid : r->at;

	while (at < r->span.end && pl_is_space((unsigned char)r->text.ptr[at]))
		at++;
	r->solid_from = r->at;
	r->solid = at;
	return at;
}

void pl_md_send(struct pl_md_reader *r, struct pl_token *token)
{
	enum pl_text_mode mode;

	token->flags |= PL_TOKEN_MARKDOWN;
	mode = pl_builder_token(r->builder, token);
	if (token->kind == PL_TOKEN_START)
		r->scan.mode = PL_TEXT_DATA;
	(void)mode;
}

struct pl_node *pl_md_open(struct pl_md_reader *r, enum pl_tag tag, struct pl_attr *attrs, unsigned marker)
{
	uint32_t at = pl_md_next_solid(r);
	struct pl_token token = {.kind = PL_TOKEN_START, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name), .attrs = attrs, .span = {at, at}};
	struct pl_node *node;

	pl_md_send(r, &token);
	node = pl_builder_current(r->builder);
	if (r->nunplaced < PL_COUNT(r->unplaced) && node->tag == (uint16_t)tag) {
		r->markers[r->nunplaced] = marker;
		r->unplaced[r->nunplaced++] = node;
	}
	return node;
}

/* ---- where the elements before a text begin ---- */

static char before(const struct pl_md_reader *r, uint32_t at)
{
	return at > r->at ? r->text.ptr[at - 1] : '\0';
}

static uint32_t back_over(const struct pl_md_reader *r, uint32_t at, const char *chars)
{
	while (at > r->at && strchr(chars, r->text.ptr[at - 1]) && r->text.ptr[at - 1])
		at--;
	return at;
}

/* `- `, `1. `, with a task's box. */
static uint32_t item_start(const struct pl_md_reader *r, uint32_t text)
{
	uint32_t at = back_over(r, text, " \t\r\n"), digits;

	if (before(r, at) == ']' && at > r->at + 2 && r->text.ptr[at - 3] == '[')
		at = back_over(r, at - 3, " \t");
	if (before(r, at) && strchr("-*+", before(r, at)))
		return at - 1;
	if (before(r, at) != '.' && before(r, at) != ')')
		return text;
	digits = back_over(r, at - 1, "0123456789");
	return digits < at - 1 ? digits : text;
}

/* Where the block `node` begins whose first text, or first child, begins at `at`. */
static uint32_t block_start(const struct pl_md_reader *r, const struct pl_node *node, uint32_t at)
{
	uint32_t marker;

	switch (node->tag) {
	case PL_TAG_H1: case PL_TAG_H2: case PL_TAG_H3: case PL_TAG_H4: case PL_TAG_H5: case PL_TAG_H6:
		marker = back_over(r, at, " \t");
		return before(r, marker) == '#' ? back_over(r, marker, "#") : at;
	case PL_TAG_LI:
		return item_start(r, at);
	case PL_TAG_BLOCKQUOTE:
		marker = back_over(r, at, " \t\r\n");
		return before(r, marker) == '>' ? marker - 1 : at;
	case PL_TAG_TABLE: case PL_TAG_THEAD: case PL_TAG_TBODY: case PL_TAG_TR:
		marker = back_over(r, at, " \t|");
		return marker < at && r->text.ptr[marker] != '|' ? back_over(r, at, " \t") : marker;
	default:
		return at;
	}
}

static uint32_t span_start(const struct pl_md_reader *r, unsigned marker, uint32_t at)
{
	if (marker == PL_MD_BACKTICKS) {
		if (before(r, at) != '`')
			at = back_over(r, at, " \r\n");
		return back_over(r, at, "`");
	}
	if (marker == PL_MD_BRACKET) {
		uint32_t bracket = back_over(r, at, " \t\r\n");

		if (before(r, bracket) == '[')
			return bracket - 1;
		return before(r, at) == '<' ? at - 1 : at; /* a bare address has no marker */
	}
	while (marker > 1 && (at < r->at + marker || r->text.ptr[at - marker] != r->text.ptr[at - 1])) /* `~a~` */
		marker--;
	return at >= r->at + marker ? at - marker : at;
}

void pl_md_place(struct pl_md_reader *r, uint32_t at)
{
	if (r->nunplaced && before(r, at) == '\\')
		at--;
	while (r->nunplaced) {
		struct pl_node *node = r->unplaced[--r->nunplaced];
		unsigned marker = r->markers[r->nunplaced];
		uint32_t start = marker ? span_start(r, marker, at) : block_start(r, node, at);

		node->span.start = start;
		node->open = pl_span(start, at);
		if (node->span.end < at)
			node->span.end = at;
		at = start;
	}
}

uint32_t pl_md_heading_end(const struct pl_md_reader *r, const struct pl_node *heading)
{
	const char *p = r->text.ptr;
	uint32_t at = r->at, end;

	while (at < r->span.end && (p[at] == ' ' || p[at] == '\t'))
		at++;
	if (heading->open.end > heading->open.start) {
		for (end = at; end < r->span.end && p[end] == '#'; end++)
			;
		return end > at ? end - r->at : 0;
	}
	while (at < r->span.end && p[at] && strchr(" \t\r\n>", p[at]))
		at++;
	for (end = at; end < r->span.end && (p[end] == '=' || p[end] == '-') && p[end] == p[at]; end++)
		;
	return end > at ? end - r->at : 0;
}

/* The length of the marker of a block without contents that begins at `at`. */
static uint32_t marker_length(const struct pl_md_reader *r, const struct pl_node *node, uint32_t at)
{
	uint32_t end = at;

	if (node->tag >= PL_TAG_H1 && node->tag <= PL_TAG_H6)
		while (end < r->span.end && r->text.ptr[end] == '#')
			end++;
	if (node->tag == PL_TAG_BLOCKQUOTE)
		end += end < r->span.end && r->text.ptr[end] == '>';
	if (node->tag == PL_TAG_LI) {
		while (end < r->span.end && pl_is_digit((unsigned char)r->text.ptr[end]))
			end++;
		end += end < r->span.end && memchr("-*+.)", r->text.ptr[end], 5);
	}
	return end - at;
}

void pl_md_close(struct pl_md_reader *r, enum pl_tag tag, uint32_t length)
{
	const struct pl_node *open = pl_builder_current(r->builder);
	struct pl_token token = {.kind = PL_TOKEN_END, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name)};

	/* an empty block was opened at the next thing there is, which nothing has gone past since */
	if (r->nunplaced && r->unplaced[r->nunplaced - 1] == open && open->span.start >= r->at)
		r->at = open->span.start + marker_length(r, open, open->span.start);
	else if (open->tag == (uint16_t)tag && open->span.start > r->at) /* too deep to be placed */
		r->at = open->span.start;
	token.span = pl_span(r->at, r->at + length <= r->span.end ? r->at + length : r->span.end);
	pl_md_send(r, &token);
	r->at = token.span.end;
}

struct pl_attr *pl_md_attribute(struct pl_md_reader *r, const char *name, struct pl_str value, struct pl_attr *next)
{
	struct pl_attr *attr = PL_NEW(r->arena, struct pl_attr);

	attr->name = pl_str_c(name);
	attr->value = value;
	attr->quote = '"';
	attr->next = next;
	attr->span = attr->name_span = attr->value_span = pl_span(r->at, r->at);
	return attr;
}

void pl_md_text(struct pl_md_reader *r, struct pl_str text, struct pl_span span)
{
	struct pl_token token = {.kind = PL_TOKEN_TEXT, .text = text, .span = span};

	if (r->in_image) {
		pl_buf_add(&r->alt, text);
		return;
	}
	if (memchr(text.ptr, '\0', text.len))
		token.flags |= PL_TOKEN_NUL;
	pl_md_send(r, &token);
}

/* A template of several lines in running text is one node: its lines follow each other in one paragraph, as none is empty.
 * (In code the lines stay apart: what indents them is no part of it. A row of a table is one line.) */
static bool is_sent_whole(const struct pl_md_reader *r, const struct pl_template *t, uint32_t start)
{
	const struct pl_node *in = pl_builder_current(r->builder);
	bool empty = false;

	if (start != t->span.start || r->in_code || r->in_image || t->span.end > r->span.end || in->tag == PL_TAG_TD || in->tag == PL_TAG_TH)
		return false;
	for (uint32_t at = start; at < t->span.end; at++) {
		char c = r->text.ptr[at];

		if (c == '\n' && empty)
			return false;
		empty = c == '\n' || (empty && (c == ' ' || c == '\t' || c == '\r' || c == '>'));
	}
	return true;
}

void pl_md_source_text(struct pl_md_reader *r, uint32_t start, uint32_t end)
{
	start = start < r->template_end ? r->template_end : start;
	while (start < end) {
		const struct pl_template *t = r->templates && r->templates->count ? pl_templates_at(r->templates, start) : NULL;
		uint32_t stop = end;

		if (t) {
			struct pl_token token = {.kind = PL_TOKEN_TEMPLATE};

			stop = t->span.end < end ? t->span.end : end;
			if (t->span.end > end && is_sent_whole(r, t, start))
				stop = r->template_end = t->span.end;
			token.span = pl_span(start, stop);
			token.text = pl_slice(r->text, token.span);
			if (r->in_image)
				pl_buf_add(&r->alt, token.text);
			else
				pl_md_send(r, &token);
		} else {
			size_t next = r->templates ? pl_templates_from(r->templates, start) : 0;

			if (r->templates && next < r->templates->count && r->templates->items[next].span.start < end)
				stop = r->templates->items[next].span.start;
			pl_md_text(r, pl_slice(r->text, pl_span(start, stop)), pl_span(start, stop));
		}
		start = stop;
	}
}

/* End of the marks of a heading without text when the line at `*at` is one of this level (CommonMark 0.31 4.2), else 0. */
static uint32_t bare_marks(const struct pl_md_reader *r, unsigned level, uint32_t *at)
{
	const char *p = r->hidden.ptr;
	uint32_t start = *at, end;

	while (start < r->span.end && p[start] != '#' && p[start] && strchr(" \t>-*+.)0123456789", p[start]))
		start++;
	for (end = start; end < r->span.end && p[end] == '#';)
		end++;
	if (end - start != level)
		return 0;
	*at = start;
	for (start = end; start < r->span.end && (p[start] == ' ' || p[start] == '\t' || (p[start] == '#' && start > end));)
		start++;
	return start == r->span.end || p[start] == '\n' || p[start] == '\r' ? end : 0;
}

void pl_md_place_bare(struct pl_md_reader *r, struct pl_node *heading, unsigned level)
{
	uint32_t line = r->at;

	if (r->marks_lost || !r->nunplaced || r->unplaced[r->nunplaced - 1] != heading)
		return;
	while (line < r->span.end) {
		const char *newline;
		uint32_t at = line, end = bare_marks(r, level, &at);

		if (end) {
			heading->span = heading->open = pl_span(at, end);
			r->at = end;
			return;
		}
		newline = memchr(r->hidden.ptr + line, '\n', r->span.end - line);
		line = newline ? (uint32_t)(newline - r->hidden.ptr) + 1 : r->span.end;
	}
	r->marks_lost = true;
}

/* What stands before `at` in its line. */
static struct pl_str line_before(const struct pl_md_reader *r, uint32_t at)
{
	uint32_t start = at;

	while (start > r->span.start && r->text.ptr[start - 1] != '\n')
		start--;
	return pl_slice(r->text, pl_span(start, at));
}

static unsigned quotes(struct pl_str before)
{
	unsigned count = 0;

	for (size_t i = 0; i < before.len; i++)
		count += before.ptr[i] == '>';
	return count;
}

static uint32_t run_end(const struct pl_md_reader *r, uint32_t at, char c)
{
	while (at < r->span.end && r->text.ptr[at] == c)
		at++;
	return at;
}

uint32_t pl_md_fence_end(const struct pl_md_reader *r, const struct pl_node *pre)
{
	const char *p = r->text.ptr;
	uint32_t at = r->at, start = pre->open.start, end, rest;
	struct pl_str before = line_before(r, start), here;

	if (pre->open.end <= start || (p[start] != '`' && p[start] != '~'))
		return 0;
	if (at > r->span.start && p[at - 1] != '\n') { /* no code: the opening line's end */
		at += at < r->span.end && p[at] == '\r';
		at += at < r->span.end && p[at] == '\n';
	}
	while (at < r->span.end && (p[at] == ' ' || p[at] == '\t' || p[at] == '>'))
		at++;
	here = line_before(r, at);
	end = rest = run_end(r, at, p[start]);
	while (rest < r->span.end && (p[rest] == ' ' || p[rest] == '\t'))
		rest++;
	if (end - at < run_end(r, start, p[start]) - start || (rest < r->span.end && p[rest] != '\n' && p[rest] != '\r'))
		return 0;
	/* one that stands outside what the code stands in opens another block */
	return quotes(here) == quotes(before) && (here.len >= before.len || !pl_str_trim(before).len || quotes(before)) ? end - r->at : 0;
}

/* The end of the thematic break (CommonMark 0.31 4.1) that the line at `at` is from there on, or 0. */
static uint32_t break_end(const struct pl_md_reader *r, uint32_t at)
{
	const char *p = r->hidden.ptr;
	uint32_t end = at;
	unsigned marks = 0;

	for (uint32_t i = at; i < r->span.end && p[i] != '\n' && p[i] != '\r'; i++) {
		if (p[i] == p[at])
			end = i + 1, marks++;
		else if (p[i] != ' ' && p[i] != '\t')
			return 0;
	}
	return marks >= 3 && strchr("-_*", p[at]) ? end : 0;
}

/* Past one marker of a quotation or a list at `at`, or 0. */
static uint32_t past_marker(const struct pl_md_reader *r, uint32_t at)
{
	const char *p = r->hidden.ptr;
	uint32_t start = at;

	if (at < r->span.end && p[at] == '>')
		return at + 1;
	while (at < r->span.end && pl_is_digit((unsigned char)p[at]))
		at++;
	if (at + 1 >= r->span.end || !p[at] || !strchr(at > start ? ".)" : "-+*", p[at]) || (p[at + 1] != ' ' && p[at + 1] != '\t'))
		return 0;
	return at + 1;
}

/* The thematic break in the line at `*at`, behind at most MARKERS_MAX markers; goes to the line's last word. */
static struct pl_span break_in_line(const struct pl_md_reader *r, uint32_t *at)
{
	uint32_t next = *at, end = 0;

	for (unsigned i = 0; i < MARKERS_MAX && !end; i++) {
		for (*at = next; *at < r->span.end && (r->hidden.ptr[*at] == ' ' || r->hidden.ptr[*at] == '\t'); ++*at)
			;
		end = *at < r->span.end ? break_end(r, *at) : 0;
		next = past_marker(r, *at);
		if (!next)
			break;
	}
	return pl_span(*at, end ? end : *at);
}

struct pl_span pl_md_next_break(struct pl_md_reader *r)
{
	uint32_t solid = pl_md_next_solid(r);

	for (uint32_t at = solid; at < r->span.end && !r->breaks_lost;) {
		struct pl_span found = break_in_line(r, &at);
		const char *newline = memchr(r->hidden.ptr + at, '\n', r->span.end - at);

		if (found.end > found.start)
			return found;
		at = newline ? (uint32_t)(newline - r->hidden.ptr) + 1 : r->span.end;
	}
	r->breaks_lost = true;
	return pl_span(solid, solid);
}
