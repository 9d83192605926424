/* md_silent: lines of nothing but tags that print nothing, put back between the blocks. */
#include "body/md_silent.h"

#include "base/arena.h"

struct silent {
	struct pl_arena *arena;
	struct pl_str text, hidden;
	const struct pl_templates *all;
	size_t next;     /* the first template that has not been dealt with */
	uint32_t passed; /* what stands before is in the tree */
};

static bool is_blanked(const struct silent *s, const struct pl_template *t)
{
	return t->span.start < s->hidden.len && s->hidden.ptr[t->span.start] == ' ';
}

/* Two templates in one line. */
static bool is_gap(struct pl_str gap)
{
	return !pl_str_trim(gap).len && !memchr(gap.ptr, '\n', gap.len);
}

/* The next run of blanked templates that end before `limit` and stand in no node; false when there is none. */
static bool next_run(struct silent *s, uint32_t limit, struct pl_span *run)
{
	const struct pl_templates *all = s->all;

	while (s->next < all->count && (all->items[s->next].span.start < s->passed || !is_blanked(s, &all->items[s->next]))) {
		if (all->items[s->next].span.end > limit)
			return false;
		s->next++;
	}
	if (s->next == all->count || all->items[s->next].span.end > limit)
		return false;
	*run = all->items[s->next++].span;
	while (s->next < all->count && all->items[s->next].span.end <= limit && is_blanked(s, &all->items[s->next]) &&
	       is_gap(pl_slice(s->text, pl_span(run->end, all->items[s->next].span.start))))
		run->end = all->items[s->next++].span.end;
	return true;
}

static struct pl_node *new_node(struct silent *s, struct pl_tree *tree, struct pl_span run)
{
	struct pl_node *node = PL_NEW(s->arena, struct pl_node);

	node->kind = PL_NODE_TEMPLATE;
	node->flags = PL_NODE_MARKDOWN | PL_NODE_SILENT;
	node->span = run;
	node->text = pl_slice(s->text, run);
	tree->count++;
	return node;
}

static void insert_before(struct pl_node *node, struct pl_node *next, struct pl_node *parent)
{
	node->parent = parent;
	node->next = next;
	node->prev = next ? next->prev : parent->last;
	*(node->prev ? &node->prev->next : &parent->first) = node;
	*(next ? &next->prev : &parent->last) = node;
}

/* Where a node stands in the source says nothing of nodes that were made or moved. */
static bool is_in_place(const struct pl_node *node)
{
	return !(node->flags & (PL_NODE_IMPLIED | PL_NODE_CLONE | PL_NODE_FOSTERED | PL_NODE_FOOTNOTE)) && node->span.end > node->span.start;
}

void pl_md_silent_apply(struct pl_tree *tree, struct pl_arena *arena, struct pl_str text, struct pl_str hidden,
			const struct pl_templates *templates)
{
	struct silent s = {.arena = arena, .text = text, .hidden = hidden, .all = templates};
	struct pl_span run;

	if (!templates || !templates->count || hidden.ptr == text.ptr)
		return;
	for (struct pl_node *node = (struct pl_node *)pl_node_after(tree->root, tree->root); node && s.next < templates->count;
	     node = (struct pl_node *)pl_node_after(node, tree->root)) {
		uint32_t end = node->kind == PL_NODE_ELEMENT ? node->open.end : node->span.end;

		if (!is_in_place(node) || node->span.start < s.passed)
			continue;
		while (next_run(&s, node->span.start, &run))
			insert_before(new_node(&s, tree, run), node, node->parent);
		s.passed = end > s.passed ? end : s.passed;
	}
	while (next_run(&s, UINT32_MAX, &run))
		insert_before(new_node(&s, tree, run), NULL, tree->root);
}
