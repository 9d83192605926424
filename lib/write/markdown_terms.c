/* markdown_terms: definition lists as kramdown and goldmark read them (PHP Markdown Extra). */
#include "write/markdown_parts.h"

static bool is_space(const struct pl_node *node)
{
	return pl_mw_is_space(node) || (node->kind == PL_NODE_COMMENT && pl_str_trim(node->text).len == 0);
}

/* Terms that are a line each, each group with a description behind; no attributes that would be lost. */
static bool is_plain(const struct pl_node *list)
{
	bool term = false, described = true;

	for (const struct pl_node *node = list->first; node; node = node->next) {
		if (is_space(node))
			continue;
		if (node->kind != PL_NODE_ELEMENT || node->attrs || node->flags & PL_NODE_FLAT)
			return false;
		if (pl_node_is(node, PL_TAG_DT)) {
			if (node->flags & MD_NODE_HOLDS || !node->first)
				return false;
			term = true;
			described = false;
		} else if (pl_node_is(node, PL_TAG_DD) && term && node->first) {
			described = true;
		} else {
			return false;
		}
	}
	return term && described && !list->attrs;
}

static bool is_loose(const struct pl_node *description)
{
	for (const struct pl_node *node = description->first; node; node = node->next)
		if (pl_node_is(node, PL_TAG_P))
			return true;
	return false;
}

static void put_term(struct md_writer *md, struct pl_node *term, struct md_context context)
{
	struct pl_buf line = {0}, escaped = {0};

	md->in_heading = true; /* one line */
	pl_mw_inline(md, &line, term->first, NULL, context);
	md->in_heading = false;
	pl_mw_escape_lines(&escaped, pl_buf_str(&line), md->can, false);
	pl_mw_begin_block(md);
	pl_mw_put_lines(md, pl_buf_str(&escaped));
	pl_mw_end_block(md);
	md->blank = false;
	pl_buf_finish(&line);
	pl_buf_finish(&escaped);
}

static void put_description(struct md_writer *md, struct pl_node *description, struct md_context context)
{
	size_t length = md->prefix.len;
	bool outer = md->tight;

	md->blank = is_loose(description);
	pl_mw_begin_block(md);
	pl_buf_adds(md->out, ":   ");
	pl_buf_adds(&md->prefix, "    ");
	md->tight = !md->blank;
	md->last_list = 0;
	pl_mw_blocks(md, description, context);
	md->tight = outer;
	md->prefix.len = length;
	if (md->open)
		pl_mw_end_block(md);
	md->blank = false;
}

bool pl_mw_terms(struct md_writer *md, struct pl_node *list, struct md_context context)
{
	bool described = false;
	size_t piece;

	if (!(md->can & MD_TERMS) || !is_plain(list))
		return false;
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, list);
	for (struct pl_node *node = list->first; node; node = node->next) {
		if (pl_node_is(node, PL_TAG_DT)) {
			md->blank = described;
			described = false;
			put_term(md, node, context);
		} else if (pl_node_is(node, PL_TAG_DD)) {
			put_description(md, node, context);
			described = true;
		}
	}
	pl_mw_piece_end(md, piece);
	md->blank = true;
	md->last_list = 1 + PL_TAG_DL;
	return true;
}
