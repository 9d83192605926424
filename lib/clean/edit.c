/* edit: changes of a tree. */
#include "clean/edit.h"

static struct pl_node *copy_node(struct pl_arena *arena, const struct pl_node *node, struct pl_node *parent)
{
	struct pl_node *copy = pl_arena_alloc(arena, sizeof(*copy));

	*copy = *node;
	copy->first = copy->last = copy->next = copy->prev = copy->parent = NULL;
	if (parent)
		pl_edit_insert(parent, copy, NULL);
	return copy;
}

void pl_edit_copy(struct pl_tree *to, struct pl_arena *arena, const struct pl_tree *from)
{
	const struct pl_node *node = from->root;
	struct pl_node *parent = NULL, *copy;

	*to = *from;
	while (node) {
		copy = copy_node(arena, node, parent);
		if (!parent)
			to->root = copy;
		if (node->first) {
			node = node->first;
			parent = copy;
			continue;
		}
		while (node && !node->next) {
			node = node->parent;
			parent = parent ? parent->parent : NULL;
		}
		node = node ? node->next : NULL;
	}
}

struct pl_node *pl_edit_element(struct pl_arena *arena, enum pl_tag tag, const struct pl_node *like)
{
	struct pl_node *node = PL_NEW(arena, struct pl_node);

	node->kind = PL_NODE_ELEMENT;
	node->tag = (uint16_t)tag;
	node->text = pl_str_c(pl_tag_rows[tag].name);
	node->span = node->open = pl_span(like->span.start, like->span.start);
	return node;
}

struct pl_node *pl_edit_text(struct pl_arena *arena, struct pl_str text, const struct pl_node *like)
{
	struct pl_node *node = PL_NEW(arena, struct pl_node);

	node->kind = PL_NODE_TEXT;
	node->flags = like->flags & PL_NODE_MARKDOWN;
	node->text = text;
	node->span = like->span;
	return node;
}

void pl_edit_remove(struct pl_node *node)
{
	if (node->prev)
		node->prev->next = node->next;
	else if (node->parent)
		node->parent->first = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else if (node->parent)
		node->parent->last = node->prev;
	node->parent = node->prev = node->next = NULL;
}

void pl_edit_insert(struct pl_node *parent, struct pl_node *node, struct pl_node *before)
{
	node->parent = parent;
	node->next = before;
	node->prev = before ? before->prev : parent->last;
	if (node->prev)
		node->prev->next = node;
	else
		parent->first = node;
	if (before)
		before->prev = node;
	else
		parent->last = node;
}

struct pl_node *pl_edit_unwrap(struct pl_node *node)
{
	struct pl_node *parent = node->parent, *next = node->next, *first = node->first;

	while (node->first) {
		struct pl_node *child = node->first;

		pl_edit_remove(child);
		pl_edit_insert(parent, child, node);
	}
	pl_edit_remove(node);
	return first ? first : next;
}

bool pl_edit_drop_attr(struct pl_node *node, const char *name)
{
	for (struct pl_attr **at = &node->attrs; *at; at = &(*at)->next)
		if (pl_str_is((*at)->name, name)) {
			*at = (*at)->next; /* a copy of the tree shares the rest of the list: nothing of it is changed */
			return true;
		}
	return false;
}

bool pl_edit_is_space(const struct pl_node *node)
{
	return node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len == 0;
}

bool pl_edit_is_block(const struct pl_node *top)
{
	for (const struct pl_node *node = top; node; node = pl_node_after(node, top))
		if (node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML && pl_tag_has(node->tag, PL_IS_BLOCK))
			return true;
	return false;
}
