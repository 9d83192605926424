/* notes_end: footnotes where a target has none of its own: numbered marks and a list at the end, as renderers show them. */
#include "write/notes.h"

#include "body/tags.h"

struct ending {
	struct pl_tree *tree;
	struct pl_arena *arena;
	struct pl_map items;         /* id: its <li> */
	struct pl_map numbers;       /* id: number of its mark, from 1 */
	struct pl_node **order;      /* items by number, then those without a mark */
	size_t count, cap;
};

static struct pl_node *new_node(struct ending *e, enum pl_node_kind kind, enum pl_tag tag, struct pl_str text)
{
	struct pl_node *node = PL_NEW(e->arena, struct pl_node);

	node->kind = (uint8_t)kind;
	node->tag = (uint16_t)tag;
	node->text = kind == PL_NODE_ELEMENT ? pl_str_c(pl_tag_rows[tag].name) : text;
	node->flags = PL_NODE_MARKDOWN;
	e->tree->count++;
	return node;
}

static void append(struct pl_node *parent, struct pl_node *node)
{
	node->parent = parent;
	node->prev = parent->last;
	node->next = NULL;
	*(parent->last ? &parent->last->next : &parent->first) = node;
	parent->last = node;
}

static void detach(struct pl_node *node)
{
	*(node->prev ? &node->prev->next : &node->parent->first) = node->next;
	*(node->next ? &node->next->prev : &node->parent->last) = node->prev;
	node->prev = node->next = node->parent = NULL;
}

static void add_attribute(struct ending *e, struct pl_node *node, const char *name, struct pl_str value)
{
	struct pl_attr *attr = PL_NEW(e->arena, struct pl_attr);

	*attr = (struct pl_attr){.name = pl_str_c(name), .value = value, .quote = '"', .next = node->attrs};
	node->attrs = attr;
}

static void add_item(struct ending *e, struct pl_node *item)
{
	e->order = pl_arena_grow(e->arena, e->order, e->count, &e->cap, sizeof(e->order[0]));
	e->order[e->count++] = item;
}

static bool is_written(const struct pl_node *node, enum pl_tag tag)
{
	return node->flags & PL_NODE_FOOTNOTE && pl_node_is(node, tag);
}

/* Labels become numbers; the first mark of each gets the id that its note leads back to. */
static void number_mark(struct ending *e, struct pl_node *sup)
{
	struct pl_node *link = sup->first, *item;
	struct pl_str href = link ? pl_node_attr(link, "href") : (struct pl_str){0}, id = href.len ? pl_str_n(href.ptr + 1, href.len - 1) : href;
	void **number;

	item = id.len ? pl_map_get(&e->items, id) : NULL;
	if (!item || !link->first || link->first->kind != PL_NODE_TEXT)
		return;
	number = pl_map_put(&e->numbers, e->arena, id);
	if (!*number) {
		add_item(e, item);
		*number = (void *)(uintptr_t)e->count;
		add_attribute(e, sup, "id", pl_arena_printf(e->arena, "fnref:" PL_FMT, (int)(id.len > 3 ? id.len - 3 : 0), id.ptr + (id.len > 3 ? 3 : 0)));
	}
	link->first->text = pl_arena_printf(e->arena, "%zu", (size_t)(uintptr_t)*number);
}

/* ` ↩` behind the note's last words. */
static void lead_back(struct ending *e, struct pl_node *item, struct pl_str id)
{
	struct pl_node *link = new_node(e, PL_NODE_ELEMENT, PL_TAG_A, (struct pl_str){0}), *last = item->last;

	while (last && last->kind == PL_NODE_TEXT && !pl_str_trim(last->text).len)
		last = last->prev;
	add_attribute(e, link, "href", pl_arena_printf(e->arena, "#fnref:" PL_FMT, (int)(id.len > 3 ? id.len - 3 : 0), id.ptr + (id.len > 3 ? 3 : 0)));
	append(link, new_node(e, PL_NODE_TEXT, PL_TAG_UNKNOWN, PL_STR("\xE2\x86\xA9")));
	item = pl_node_is(last, PL_TAG_P) ? last : item;
	append(item, new_node(e, PL_NODE_TEXT, PL_TAG_UNKNOWN, PL_STR(" ")));
	append(item, link);
}

static void find_items(struct ending *e)
{
	for (const struct pl_node *node = e->tree->root; node; node = pl_node_after(node, e->tree->root)) {
		struct pl_str id = is_written(node, PL_TAG_LI) ? pl_node_attr(node, "id") : (struct pl_str){0};

		if (id.len && !pl_map_get(&e->items, id))
			*pl_map_put(&e->items, e->arena, id) = (void *)node;
	}
}

/* Takes the lists out of the tree; their items keep their order behind those that are marked. */
static void gather(struct ending *e)
{
	struct pl_node *next;

	for (struct pl_node *node = e->tree->root; node; node = next) {
		next = (struct pl_node *)pl_node_after(node, e->tree->root);
		if (!is_written(node, PL_TAG_OL))
			continue;
		next = (struct pl_node *)pl_node_skip(node, e->tree->root);
		for (struct pl_node *item = node->first; item; item = item->next)
			if (is_written(item, PL_TAG_LI) && !pl_map_get(&e->numbers, pl_node_attr(item, "id")))
				add_item(e, item);
		detach(node);
	}
}

void pl_notes_to_end(struct pl_tree *tree, struct pl_arena *arena, bool wrapped)
{
	struct ending e = {.tree = tree, .arena = arena};
	struct pl_node *list, *end = tree->root;
	size_t marked;

	find_items(&e);
	if (!e.items.count)
		return;
	for (struct pl_node *node = tree->root; node; node = (struct pl_node *)pl_node_after(node, tree->root))
		if (is_written(node, PL_TAG_SUP))
			number_mark(&e, node);
	marked = e.count;
	gather(&e);
	list = new_node(&e, PL_NODE_ELEMENT, PL_TAG_OL, (struct pl_str){0});
	if (wrapped) {
		end = new_node(&e, PL_NODE_ELEMENT, PL_TAG_DIV, (struct pl_str){0});
		add_attribute(&e, end, "class", PL_STR("footnotes"));
		append(tree->root, end);
	}
	append(end, new_node(&e, PL_NODE_ELEMENT, PL_TAG_HR, (struct pl_str){0}));
	append(end, list);
	for (size_t i = 0; i < e.count; i++) {
		if (e.order[i]->parent)
			detach(e.order[i]);
		append(list, e.order[i]);
		if (i < marked)
			lead_back(&e, e.order[i], pl_node_attr(e.order[i], "id"));
	}
	for (struct pl_node *node = tree->root; node; node = (struct pl_node *)pl_node_after(node, tree->root))
		node->flags &= ~(uint32_t)PL_NODE_FOOTNOTE;
}
