/* proof_lists: lists with all that stands in them, and tables. */
#include "write/align.h"
#include "write/proof_walk.h"

static bool is_list(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_UL) || pl_node_is(node, PL_TAG_OL) || pl_node_is(node, PL_TAG_MENU) || pl_node_is(node, PL_TAG_DIR);
}

static struct list *list_of(struct walk *w, const struct pl_node *node)
{
	struct list *top = w->nlists ? &w->lists[w->nlists - 1] : NULL;

	return top && node->parent == top->node ? top : NULL;
}

static void open_part(struct walk *w, struct list *list, const struct pl_node *node, enum part part)
{
	pl_walk_edge(w);
	if (list->part != PART_NONE)
		pl_walk_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	pl_walk_event(w, EVENT_START, node, PL_STR("li"), PL_TAG_LI);
	list->part = part;
}

void pl_walk_list_child(struct walk *w, const struct pl_node *node)
{
	struct list *list = list_of(w, node);
	bool item = pl_node_is(node, PL_TAG_LI);

	if (!list || node->kind == PL_NODE_COMMENT || is_blank_text(node))
		return;
	if (item)
		open_part(w, list, node, PART_ITEM);
	else if (list->part != PART_OTHER && !(list->part == PART_ITEM && is_list(node)))
		open_part(w, list, node, PART_OTHER);
}

static const struct pl_node *solid_beside(const struct pl_node *node, bool next)
{
	do
		node = next ? node->next : node->prev;
	while (node && is_blank_text(node));
	return node;
}

static bool is_empty_list(const struct pl_node *list)
{
	const struct pl_node *node = list->first;

	while (node && (is_blank_text(node) || (node->kind == PL_NODE_COMMENT && pl_str_trim(node->text).len == 0)))
		node = node->next;
	return !node;
}

/* HTML 2.3.4.1: a whole number, as far as it goes; 1 if there is none. */
static uint64_t start_of(const struct pl_node *list)
{
	struct pl_str start = pl_str_trim(pl_node_attr(list, "start"));
	bool minus = start.len && start.ptr[0] == '-';
	size_t at = minus || (start.len && start.ptr[0] == '+');
	uint64_t number = 0;

	if (!pl_node_is(list, PL_TAG_OL) || at >= start.len || !pl_is_digit((unsigned char)start.ptr[at]))
		return 1;
	for (; at < start.len && pl_is_digit((unsigned char)start.ptr[at]) && number < UINT32_MAX; at++)
		number = number * 10 + (uint64_t)(start.ptr[at] - '0');
	return minus ? ~number + 1 : number;
}

bool pl_walk_enter_list(struct walk *w, const struct pl_node *node)
{
	bool numbered = pl_node_is(node, PL_TAG_OL);

	if (is_empty_list(node)) {
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, node->text);
		return false;
	}
	pl_walk_edge(w);
	pl_walk_event(w, EVENT_START, node, node->text, mix(numbered ? PL_TAG_OL : PL_TAG_UL, start_of(node)));
	pl_walk_ghosts(w, node, "start");
	pl_walk_anchor(w, node, false);
	if (w->nlists < PL_COUNT(w->lists))
		w->lists[w->nlists++] = (struct list){node, PART_NONE};
	return true;
}

void pl_walk_leave_list(struct walk *w, const struct pl_node *node)
{
	if (is_empty_list(node))
		return;
	pl_walk_edge(w);
	if (w->nlists && w->lists[w->nlists - 1].node == node && w->lists[--w->nlists].part != PART_NONE)
		pl_walk_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	pl_walk_event(w, EVENT_END, node, node->text, pl_node_is(node, PL_TAG_OL) ? PL_TAG_OL : PL_TAG_UL);
}

void pl_walk_enter_item(struct walk *w, const struct pl_node *node)
{
	const struct pl_node *before = solid_beside(node, false);

	pl_walk_edge(w);
	if (!list_of(w, node)) {
		if (!pl_node_is(before, PL_TAG_LI))
			pl_walk_event(w, EVENT_START, node, PL_STR("ul"), mix(PL_TAG_UL, 1));
		pl_walk_event(w, EVENT_START, node, PL_STR("li"), PL_TAG_LI);
	}
	pl_walk_ghosts(w, node, "");
	pl_walk_anchor(w, node, false);
}

void pl_walk_leave_item(struct walk *w, const struct pl_node *node)
{
	pl_walk_edge(w);
	if (list_of(w, node))
		return;
	pl_walk_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	if (!pl_node_is(solid_beside(node, true), PL_TAG_LI))
		pl_walk_event(w, EVENT_END, node, PL_STR("ul"), PL_TAG_UL);
}

/* ---- tables ---- */

static const struct pl_node *first_row(const struct pl_node *table)
{
	for (const struct pl_node *node = table->first; node; node = pl_node_after(node, table))
		if (pl_node_is(node, PL_TAG_TR))
			return node;
	return NULL;
}

void pl_walk_begin_table(struct walk *w, const struct pl_node *inside)
{
	const struct pl_node *table = w->table;

	if (!table || (inside && (inside->parent != table || pl_node_is(inside, PL_TAG_CAPTION) || is_blank_text(inside))))
		return;
	w->table = NULL;
	pl_walk_edge(w);
	pl_walk_event(w, EVENT_START, table, table->text, PL_TAG_TABLE);
	pl_walk_ghosts(w, table, "");
	pl_walk_anchor(w, table, false);
	w->row0 = first_row(table);
}

static uint64_t span_of(const struct pl_node *cell, const char *name)
{
	struct pl_str value = pl_node_attr(cell, name);

	return value.len && !pl_str_is(value, "1") ? pl_hash(value) : 0;
}

/* However it is said, the alignment of a cell is one loss; other styles are another. */
static void add_align(struct walk *w, const struct pl_node *cell)
{
	static const char *const names[] = {[PL_ALIGN_LEFT] = "cell[align=left]", [PL_ALIGN_CENTER] = "cell[align=center]",
					    [PL_ALIGN_RIGHT] = "cell[align=right]"};
	enum pl_align align = pl_cell_align(cell);
	bool all = align != PL_ALIGN_NONE && pl_cell_align_is_all(pl_node_attr(cell, "style"));

	if (align != PL_ALIGN_NONE)
		pl_walk_ghost(w, PL_LOSS_STYLE, cell, NULL, pl_str_c(names[align]));
	pl_walk_ghosts(w, cell, align == PL_ALIGN_NONE ? "colspan rowspan" : all ? "colspan rowspan align style" : "colspan rowspan align");
}

void pl_walk_enter_cell(struct walk *w, const struct pl_node *cell)
{
	bool first = cell->parent && cell->parent == w->row0, head = pl_node_is(cell, PL_TAG_TH);
	uint64_t hash = mix(span_of(cell, "colspan"), span_of(cell, "rowspan"));

	pl_walk_edge(w);
	pl_walk_event(w, EVENT_START, cell, PL_STR("cell"), mix(hash, first || !head ? 1 : 2));
	add_align(w, cell);
	if (first && !head && w->head != w->row0) {
		w->head = w->row0;
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, cell, NULL, PL_STR("table head"));
	}
	pl_walk_anchor(w, cell, false);
}
