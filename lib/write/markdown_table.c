/* markdown_table: tables that are rows of cells as pipe tables. GFM 4.10. */
#include "write/align.h"
#include "write/markdown_parts.h"

enum { COLUMNS_MAX = 512 };

struct shape {
	struct pl_node *caption;
	size_t columns, rows;
	const char *aligns[COLUMNS_MAX];
};

static bool is_cell(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_TD) || pl_node_is(node, PL_TAG_TH);
}

static bool is_group(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_THEAD) || pl_node_is(node, PL_TAG_TBODY) || pl_node_is(node, PL_TAG_TFOOT);
}

/* ---- shape ---- */

static const char *alignment(const struct pl_node *cell)
{
	static const char *const marks[] = {[PL_ALIGN_NONE] = "---", [PL_ALIGN_LEFT] = ":--", [PL_ALIGN_CENTER] = ":-:", [PL_ALIGN_RIGHT] = "--:"};

	return marks[pl_cell_align(cell)];
}

static bool spans(const struct pl_node *cell)
{
	struct pl_str columns = pl_node_attr(cell, "colspan"), rows = pl_node_attr(cell, "rowspan");

	return (columns.len && !pl_str_is(columns, "1")) || (rows.len && !pl_str_is(rows, "1"));
}

/* A line can hold it. */
static bool is_line(const struct pl_node *cell)
{
	if (cell->flags & MD_NODE_HOLDS) {
		const struct pl_node *only = cell->first; /* one paragraph alone is a line */

		while (only && pl_mw_is_space(only))
			only = only->next;
		if (!pl_node_is(only, PL_TAG_P) || only->flags & MD_NODE_HOLDS)
			return false;
		for (const struct pl_node *node = only->next; node; node = node->next)
			if (!pl_mw_is_space(node))
				return false;
	}
	for (const struct pl_node *node = cell->first; node; node = pl_node_after(node, cell))
		if (pl_node_is(node, PL_TAG_TEXTAREA) || pl_node_is(node, PL_TAG_SCRIPT) || pl_node_is(node, PL_TAG_PRE))
			return false;
	return true;
}

static bool add_row(struct shape *shape, const struct pl_node *row)
{
	size_t columns = 0;

	for (const struct pl_node *cell = row->first; cell; cell = cell->next) {
		if (!is_cell(cell)) {
			if (pl_mw_is_space(cell) || cell->kind == PL_NODE_COMMENT)
				continue;
			return false;
		}
		if (spans(cell) || !is_line(cell) || columns == COLUMNS_MAX || (shape->rows && pl_node_is(cell, PL_TAG_TH)))
			return false;
		if (shape->rows == 0)
			shape->aligns[columns] = alignment(cell);
		columns++;
	}
	if (columns == 0 || (shape->rows && columns != shape->columns))
		return false;
	shape->columns = columns;
	shape->rows++;
	return true;
}

static bool add_rows(struct shape *shape, const struct pl_node *group)
{
	for (const struct pl_node *node = group->first; node; node = node->next) {
		if (pl_node_is(node, PL_TAG_TR)) {
			if (!add_row(shape, node))
				return false;
		} else if (is_group(node)) {
			if (!add_rows(shape, node))
				return false;
		} else if (pl_node_is(node, PL_TAG_CAPTION) && !shape->caption) {
			shape->caption = (struct pl_node *)node;
		} else if (!pl_mw_is_space(node) && node->kind != PL_NODE_COMMENT && !pl_node_is(node, PL_TAG_COLGROUP)) {
			return false;
		}
	}
	return true;
}

/* ---- rows ---- */

static struct pl_node *content_of(struct pl_node *cell)
{
	struct pl_node *only = cell->first;

	if (!(cell->flags & MD_NODE_HOLDS))
		return cell->first;
	while (!pl_node_is(only, PL_TAG_P))
		only = only->next;
	return only->first;
}

static void put_row(struct md_writer *md, struct pl_node *row, struct md_context context)
{
	struct pl_buf line = {0};

	md->in_table = true;
	for (struct pl_node *cell = row->first; cell; cell = cell->next) {
		if (!is_cell(cell))
			continue;
		pl_buf_adds(&line, "| ");
		pl_mw_inline(md, &line, content_of(cell), NULL, context);
		pl_buf_addc(&line, ' ');
	}
	md->in_table = false;
	pl_buf_addc(&line, '|');
	pl_mw_put_lines(md, pl_buf_str(&line));
	pl_buf_finish(&line);
}

static void put_rule(struct md_writer *md, const struct shape *shape)
{
	pl_mw_put_lines(md, PL_STR("\n|"));
	for (size_t i = 0; i < shape->columns; i++) {
		pl_buf_adds(md->out, shape->aligns[i]);
		pl_buf_addc(md->out, '|');
	}
}

static void put_rows(struct md_writer *md, struct pl_node *group, const struct shape *shape, struct md_context context)
{
	for (struct pl_node *node = group->first; node; node = node->next) {
		if (is_group(node)) {
			put_rows(md, node, shape, context);
		} else if (pl_node_is(node, PL_TAG_TR)) {
			if (md->rows++)
				pl_mw_put_lines(md, PL_STR("\n"));
			put_row(md, node, context);
			if (md->rows == 1)
				put_rule(md, shape);
		}
	}
}

bool pl_mw_table(struct md_writer *md, struct pl_node *table, struct md_context context)
{
	struct shape *shape;
	size_t piece;

	if (!(md->can & MD_TABLES) || pl_mw_wanted_id(md, table).len || table->parent == NULL)
		return false;
	shape = PL_NEW(md->arena, struct shape);
	if (!add_rows(shape, table) || shape->rows < (md->can & MD_ESCAPE_PIPES ? 2 : 1)) /* kramdown wants rows below the head */
		return false;
	if (shape->caption)
		pl_mw_paragraph(md, shape->caption, context);
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, table);
	md->rows = 0;
	put_rows(md, table, shape, context);
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	return true;
}
