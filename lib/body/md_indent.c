/* md_indent: what indents fenced code, of which md4c makes blanks: all that stands in its lines but what the list item
 * takes, tabs as they are.
 *
 * kramdown 2.4, parser/kramdown/list.rb: a line of an item has its first tabs written as four blanks each and loses as many
 * blanks as its first line has before the text; the GFM parser takes what is between the fences as it is then, where
 * CommonMark (0.31, 4.5) takes the fence's own indent off. */
#include "body/md_reader.h"

enum { TAB = 4, NEST_MAX = 100 };

static uint32_t line_start(const struct pl_md_reader *r, uint32_t at)
{
	while (at > r->span.start && (r->text.ptr[at - 1] == ' ' || r->text.ptr[at - 1] == '\t'))
		at--;
	return at;
}

static bool begins_line(const struct pl_md_reader *r, uint32_t at)
{
	return at == r->span.start || r->text.ptr[at - 1] == '\n';
}

static int column(const struct pl_md_reader *r, uint32_t at)
{
	uint32_t start = at;
	int columns = 0;

	while (start > r->span.start && at - start < NEST_MAX * TAB && r->text.ptr[start - 1] != '\n')
		start--;
	for (; start < at; start++)
		columns += r->text.ptr[start] == '\t' ? TAB - columns % TAB : (r->text.ptr[start] & 0xC0) != 0x80;
	return columns;
}

void pl_md_indent_enter(struct pl_md_reader *r, uint32_t fence)
{
	const struct pl_node *node = pl_builder_current(r->builder), *item = NULL;

	r->code_columns = PL_MD_CODE_FREE;
	if (!begins_line(r, line_start(r, fence)))
		return;
	for (unsigned i = 0; node && i < NEST_MAX; i++, node = node->parent) {
		if (pl_node_is(node, PL_TAG_BLOCKQUOTE) || pl_node_is(node, PL_TAG_DD) || (node->flags & PL_NODE_FOOTNOTE))
			return;
		if (!item && pl_node_is(node, PL_TAG_LI))
			item = node;
	}
	if (!item)
		r->code_columns = 0;
	else if (item->open.end > item->open.start)
		r->code_columns = column(r, item->open.end);
	if (!r->kramdown && r->code_columns != column(r, fence)) /* the fence's own indent comes off, by columns */
		r->code_columns = PL_MD_CODE_FREE;
}

/* Sends what indents the line whose first byte that is no blank stands at `at`. */
static void send(struct pl_md_reader *r, uint32_t at)
{
	uint32_t from = r->at;
	int left = r->code_columns, columns = 0;
	struct pl_str blanks;

	while (left > 0 && from < at) {
		int width = r->text.ptr[from] == '\t' ? TAB - (r->kramdown ? 0 : columns % TAB) : 1;

		left -= width;
		columns += width;
		from++;
	}
	blanks = pl_slice(r->text, pl_span(from, at));
	if (left < 0)
		blanks = pl_arena_printf(r->arena, "%*s" PL_FMT, -left, "", PL_ARG(blanks));
	if (blanks.len)
		pl_md_text(r, blanks, pl_span(from, at));
}

bool pl_md_indent(struct pl_md_reader *r, char first)
{
	const struct pl_node *code = pl_builder_current(r->builder);
	uint32_t end;

	if (r->code_columns == PL_MD_CODE_FREE || !pl_node_is(code, PL_TAG_CODE) || !pl_node_is(code->parent, PL_TAG_PRE))
		return false;
	if (r->at == code->parent->open.end) { /* behind the fence */
		r->at += r->at < r->span.end && r->text.ptr[r->at] == '\r';
		r->at += r->at < r->span.end && r->text.ptr[r->at] == '\n';
	}
	if (begins_line(r, r->at)) {
		for (end = r->at; end < r->span.end && (r->text.ptr[end] == ' ' || r->text.ptr[end] == '\t');)
			end++;
		if (end > r->at) {
			pl_md_place(r, end);
			send(r, end);
			r->at = end;
		}
	}
	return first == ' ';
}
