/* markdown_code: blocks of code and their language. CommonMark 0.31 4.5. */
#include "write/language.h"
#include "write/markdown_parts.h"

/* ---- text ---- */

/* Nothing that means something is inside. */
static bool is_text(const struct pl_node *pre)
{
	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_COMMENT)
			return false;
		if (node->kind != PL_NODE_ELEMENT)
			continue;
		if (!pl_node_is(node, PL_TAG_SPAN) && !pl_node_is(node, PL_TAG_FONT) && !pl_node_is(node, PL_TAG_CODE) && !pl_node_is(node, PL_TAG_BR))
			return false;
		if (pl_node_find_attr(node, "id"))
			return false;
	}
	return true;
}

static void add_text(struct pl_buf *out, const struct pl_node *pre)
{
	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(out, node->text);
		else if (pl_node_is(node, PL_TAG_BR))
			pl_buf_addc(out, '\n');
	}
}

/* The longest run of `mark` at the start of a line. */
static unsigned longest_fence(struct pl_str text, char mark)
{
	unsigned longest = 0;

	for (size_t i = 0, run; i < text.len; i += run + 1) {
		run = 0;
		while (i + run < text.len && text.ptr[i + run] == mark)
			run++;
		longest = run > longest ? (unsigned)run : longest;
	}
	return longest;
}

bool pl_mw_code_block(struct md_writer *md, struct pl_node *pre)
{
	struct pl_buf text = {0};
	struct pl_str language = pl_code_language(pre), info = pl_code_info(md->w->post->source.text, pre), lines;
	char mark;
	unsigned marks;
	size_t piece;

	if (!is_text(pre) || pl_mw_wanted_id(md, pre).len)
		return false;
	add_text(&text, pre);
	lines = pl_buf_str(&text);
	if (lines.len && lines.ptr[lines.len - 1] == '\n')
		lines.len--;
	if (md->can & MD_ESCAPE_PIPES) /* kramdown would take the fence for text */
		info = (struct pl_str){0};
	mark = info.len && memchr(info.ptr, '`', info.len) ? '~' : '`'; /* no backtick may stand behind backticks */
	marks = longest_fence(lines, mark) + 1;
	marks = marks < 3 ? 3 : marks;
	pl_mw_stay_tight(md, !(md->can & MD_ESCAPE_PIPES)); /* kramdown wants a blank line */
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, pre);
	for (unsigned i = 0; i < marks; i++)
		pl_buf_addc(md->out, mark);
	pl_buf_add(md->out, language);
	if (info.len) {
		pl_buf_adds(md->out, language.len || mark == '~' ? " " : "");
		pl_buf_add(md->out, info);
	}
	pl_buf_addc(md->out, '\n');
	if (text.len) {
		pl_mw_put_prefixed(md, lines);
		pl_buf_addc(md->out, '\n');
	}
	pl_mw_put_prefix(md);
	for (unsigned i = 0; i < marks; i++)
		pl_buf_addc(md->out, mark);
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	md->after_closed = true;
	pl_buf_finish(&text);
	return true;
}
