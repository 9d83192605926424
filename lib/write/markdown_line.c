/* markdown_line: lines and what they begin with, blank lines, and which piece was written from which node. */
#include "write/markdown_parts.h"

static void put_prefix(struct md_writer *md, bool whole)
{
	struct pl_str prefix = pl_buf_str(&md->prefix);

	while (!whole && prefix.len && prefix.ptr[prefix.len - 1] == ' ')
		prefix.len--;
	pl_buf_add(md->out, prefix);
}

void pl_mw_begin_block(struct md_writer *md)
{
	if (md->open)
		return;
	if (md->any && md->blank) {
		put_prefix(md, false);
		pl_buf_addc(md->out, '\n');
		if (md->tight && md->list) { /* one blank line makes the whole list loose */
			md->list->flags |= MD_NODE_LOOSE;
			md->again = true;
		}
	}
	put_prefix(md, true);
	md->blank = false;
	md->open = md->any = true;
}

void pl_mw_stay_tight(struct md_writer *md, bool interrupts)
{
	if (md->tight && (md->after_closed || (interrupts && md->after_text)))
		md->blank = false;
}

void pl_mw_put_lines(struct md_writer *md, struct pl_str text)
{
	size_t from = 0;

	for (;;) {
		const char *newline = memchr(text.ptr + from, '\n', text.len - from);
		size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

		pl_buf_add(md->out, pl_str_n(text.ptr + from, end - from));
		if (!newline)
			return;
		pl_buf_addc(md->out, '\n');
		from = end + 1;
		put_prefix(md, from < text.len && text.ptr[from] != '\n');
	}
}

void pl_mw_put_prefix(struct md_writer *md)
{
	put_prefix(md, true);
}

void pl_mw_put_prefixed(struct md_writer *md, struct pl_str text)
{
	put_prefix(md, text.len && text.ptr[0] != '\n');
	pl_mw_put_lines(md, text);
}

void pl_mw_end_block(struct md_writer *md)
{
	if (md->open)
		pl_buf_addc(md->out, '\n');
	md->open = md->after_text = md->after_closed = md->after_silent = false;
	md->blank = true;
}

/* ---- pieces ---- */

size_t pl_mw_piece(struct md_writer *md, struct pl_node *node)
{
	struct pl_writing *w = md->w;

	w->pieces = pl_arena_grow(md->arena, w->pieces, w->npieces, &w->pieces_cap, sizeof(w->pieces[0]));
	w->pieces[w->npieces] = (struct pl_piece){(uint32_t)md->out->len, (uint32_t)md->out->len, node};
	node->flags |= MD_NODE_BLOCK;
	return w->npieces++;
}

void pl_mw_piece_end(struct md_writer *md, size_t piece)
{
	md->w->pieces[piece].end = (uint32_t)md->out->len;
}

enum pl_fallback pl_mw_fallback(const struct pl_node *node)
{
	return (enum pl_fallback)((node->flags & PL_FALLBACK_MASK) >> PL_FALLBACK_SHIFT);
}
