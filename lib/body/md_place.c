/* md_place: what the Markdown reader opens and closes, and where that stands in the source. */
#include "body/md_reader.h"

uint32_t pl_md_next_solid(const struct pl_md_reader *r)
{
	uint32_t at = r->at;

	while (at < r->span.end && pl_is_space((unsigned char)r->text.ptr[at]))
		at++;
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

void pl_md_close(struct pl_md_reader *r, enum pl_tag tag, uint32_t length)
{
	const struct pl_node *open = pl_builder_current(r->builder);
	struct pl_token token = {.kind = PL_TOKEN_END, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name)};

	/* an empty block was opened at the next thing there is, which nothing has gone past since */
	if (open->tag == (uint16_t)tag && open->span.start > r->at)
		r->at = open->span.start;
	token.span = pl_span(r->at, r->at + length <= r->span.end ? r->at + length : r->span.end);
	pl_md_send(r, &token);
	r->at = token.span.end;
}

/* The text at `at` is the first inside these nodes: inline ones begin a marker earlier, blocks with their line. */
void pl_md_place(struct pl_md_reader *r, uint32_t at)
{
	uint32_t line = at;

	if (!r->nunplaced)
		return;
	/* a long line is walked once: from here back to where the last walk ended */
	while (line > r->walked && r->text.ptr[line - 1] != '\n' && r->text.ptr[line - 1] != '\r')
		line--;
	if (line == r->walked)
		line = r->line;
	r->line = line;
	r->walked = at;
	while (line < at && pl_is_space((unsigned char)r->text.ptr[line]))
		line++;
	for (size_t i = r->nunplaced; i-- > 0;) {
		struct pl_node *node = r->unplaced[i];
		unsigned marker = r->markers[i];
		uint32_t end = at;

		if (marker == 255) { /* code span: as many backticks as there are, and perhaps a blank */
			if (at > r->span.start && r->text.ptr[at - 1] != '`')
				at--;
			while (at > line && r->text.ptr[at - 1] == '`')
				at--;
		} else if (marker && at >= line + marker) {
			at -= marker;
		} else if (!marker) {
			at = line;
			end = line;
		}
		node->span.start = at;
		node->open = pl_span(at, end);
		if (node->span.end < node->open.end)
			node->span.end = node->open.end;
	}
	r->nunplaced = 0;
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

/* A stretch of the source: text with the templates in it. */
void pl_md_source_text(struct pl_md_reader *r, uint32_t start, uint32_t end)
{
	while (start < end) {
		const struct pl_template *t = r->templates && r->templates->count ? pl_templates_at(r->templates, start) : NULL;
		uint32_t stop = end;

		if (t) {
			struct pl_token token = {.kind = PL_TOKEN_TEMPLATE};

			stop = t->span.end < end ? t->span.end : end;
			token.span = pl_span(start, stop);
			token.text = pl_slice(r->text, token.span);
			if (r->in_image)
				pl_buf_add(&r->alt, token.text);
			else
				pl_md_send(r, &token);
		} else {
			for (uint32_t i = start; r->templates && r->templates->count && i < end; i++)
				if (r->hidden.ptr[i] == 'x' && pl_templates_at(r->templates, i)) {
					stop = i;
					break;
				}
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
