/* layout: tables that only say where on the page something stands. */
#include "clean/clean.h"
#include "clean/edit.h"

static bool is_group(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_TBODY) || pl_node_is(node, PL_TAG_TFOOT);
}

struct shape {
	size_t rows, columns;
	bool data; /* a head, a caption: it says something */
};

static void measure_row(struct shape *shape, const struct pl_node *row)
{
	size_t columns = 0;

	for (const struct pl_node *cell = row->first; cell; cell = cell->next) {
		columns += pl_node_is(cell, PL_TAG_TD);
		shape->data = shape->data || pl_node_is(cell, PL_TAG_TH);
	}
	shape->rows++;
	shape->columns = columns > shape->columns ? columns : shape->columns;
}

static void measure(struct shape *shape, const struct pl_node *table)
{
	for (const struct pl_node *group = table->first; group; group = group->next) {
		shape->data = shape->data || pl_node_is(group, PL_TAG_CAPTION) || pl_node_is(group, PL_TAG_THEAD);
		if (pl_node_is(group, PL_TAG_TR))
			measure_row(shape, group);
		for (const struct pl_node *row = group->first; is_group(group) && row; row = row->next)
			if (pl_node_is(row, PL_TAG_TR))
				measure_row(shape, row);
	}
}

/* One column, or said to be no table, or one row of blocks without borders. */
static bool is_layout(const struct pl_node *table)
{
	struct shape shape = {0};
	struct pl_str role = pl_node_attr(table, "role"), border = pl_node_attr(table, "border");

	measure(&shape, table);
	if (pl_str_is(role, "presentation") || pl_str_is(role, "none"))
		return shape.rows > 0;
	if (shape.data || shape.rows == 0)
		return false;
	return shape.columns == 1 || (shape.rows == 1 && pl_str_is(border, "0"));
}

static void rename_to_div(struct pl_node *node)
{
	node->tag = PL_TAG_DIV;
	node->text = PL_STR("div");
	node->attrs = NULL;
}

/* The table and each of its cells are <div>s; rows and groups go. Ids stay. */
static void unwrap(struct pl_node *table)
{
	for (struct pl_node *node = table->first; node;) {
		if (is_group(node) || pl_node_is(node, PL_TAG_TR) || pl_node_is(node, PL_TAG_COLGROUP)) {
			node = pl_edit_unwrap(node);
			continue;
		}
		if (pl_node_is(node, PL_TAG_TD) && !pl_node_find_attr(node, "id"))
			rename_to_div(node);
		else if (pl_node_is(node, PL_TAG_TD)) {
			node->tag = PL_TAG_DIV;
			node->text = PL_STR("div");
		}
		node = node->next;
	}
	if (!pl_node_find_attr(table, "id") && !pl_node_find_attr(table, "background"))
		table->attrs = NULL;
	table->tag = PL_TAG_DIV;
	table->text = PL_STR("div");
}

size_t pl_clean_layout(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count = 0;

	(void)why;
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root))
		if (pl_node_is(node, PL_TAG_TABLE) && is_layout(node)) {
			unwrap(node);
			count++;
		}
	return count;
}
