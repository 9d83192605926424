/* html_active: active formatting elements and the adoption agency (WHATWG 13.2.4.3, 13.2.6.4.7). */
#include "body/html_builder.h"

size_t pl_b_formatting_index(const struct pl_tree_builder *b, const struct pl_node *node)
{
	for (size_t i = b->nformatting; i-- > 0;)
		if (b->formatting[i].node == node)
			return i;
	return b->nformatting;
}

void pl_b_unformat(struct pl_tree_builder *b, size_t index)
{
	memmove(&b->formatting[index], &b->formatting[index + 1], (b->nformatting - index - 1) * sizeof(*b->formatting));
	b->nformatting--;
}

static void insert_entry(struct pl_tree_builder *b, size_t index, struct pl_formatting entry)
{
	b->formatting = pl_arena_grow(b->arena, b->formatting, b->nformatting, &b->formatting_cap, sizeof(*b->formatting));
	memmove(&b->formatting[index + 1], &b->formatting[index], (b->nformatting - index) * sizeof(*b->formatting));
	b->formatting[index] = entry;
	b->nformatting++;
}

static bool same_attrs(const struct pl_node *a, const struct pl_node *b)
{
	size_t n = 0, m = 0;

	for (const struct pl_attr *x = a->attrs; x; x = x->next) {
		const struct pl_attr *y = b->attrs;

		while (y && !pl_str_eq(x->name, y->name))
			y = y->next;
		if (!y || !pl_str_eq(x->value, y->value))
			return false;
		n++;
	}
	for (const struct pl_attr *y = b->attrs; y; y = y->next)
		m++;
	return n == m;
}

/* Pushes, keeping at most three equal entries after the last marker (Noah's Ark). */
void pl_b_format(struct pl_tree_builder *b, struct pl_node *node)
{
	size_t equal = 0, earliest = 0, kept = 0, first = 0;

	if (node->flags & PL_NODE_FLAT)
		return;
	for (size_t i = b->nformatting; i-- > 0 && b->formatting[i].node;) {
		const struct pl_node *other = b->formatting[i].node;

		kept++;
		first = i;
		if (other->tag == node->tag && other->ns == node->ns && same_attrs(other, node)) {
			equal++;
			earliest = i;
		}
	}
	if (equal >= 3)
		pl_b_unformat(b, earliest);
	else if (kept >= PL_FORMATTING_MAX && !b->opt.exact)
		pl_b_unformat(b, first);
	insert_entry(b, b->nformatting, (struct pl_formatting){.node = node});
}

void pl_b_marker(struct pl_tree_builder *b)
{
	insert_entry(b, b->nformatting, (struct pl_formatting){0});
}

void pl_b_clear_to_marker(struct pl_tree_builder *b)
{
	while (b->nformatting && b->formatting[--b->nformatting].node)
		;
}

struct pl_node *pl_b_formatted(const struct pl_tree_builder *b, enum pl_tag tag)
{
	for (size_t i = b->nformatting; i-- > 0 && b->formatting[i].node;)
		if (b->formatting[i].node->tag == (uint16_t)tag)
			return b->formatting[i].node;
	return NULL;
}

static struct pl_node *clone(struct pl_tree_builder *b, const struct pl_node *node)
{
	struct pl_node *copy = PL_NEW(b->arena, struct pl_node);

	b->count++;
	*copy = (struct pl_node){.kind = node->kind, .ns = node->ns, .tag = node->tag, .text = node->text, .attrs = node->attrs,
				 .span = node->open, .open = node->open, .flags = node->flags | PL_NODE_CLONE};
	return copy;
}

void pl_b_reconstruct(struct pl_tree_builder *b)
{
	size_t i = b->nformatting;

	if (!i || !b->formatting[i - 1].node || pl_b_find(b, b->formatting[i - 1].node) < b->depth)
		return;
	if (b->depth + 1 >= PL_TREE_DEPTH && !b->opt.exact)
		return; /* read flat from here on */
	while (i > 0 && b->formatting[i - 1].node && pl_b_find(b, b->formatting[i - 1].node) == b->depth)
		i--;
	for (; i < b->nformatting; i++) {
		struct pl_node *node = clone(b, b->formatting[i].node);

		if (b->depth >= PL_TREE_DEPTH && !b->opt.exact)
			return;
		pl_b_insert_node(b, node);
		pl_b_push(b, node);
		b->formatting[i].node = node;
	}
}

/* The end tag came after all: what was left open is misnested, not unclosed. */
void pl_b_misnested_end(struct pl_tree_builder *b, uint32_t fact)
{
	if (fact)
		b->facts->items[fact - 1].code = 1;
}

static void misnested(struct pl_tree_builder *b, const struct pl_formatting *entry, const struct pl_node *crossed)
{
	if (entry->fact) {
		pl_b_misnested_end(b, entry->fact);
		return;
	}
	if (crossed->flags & (PL_NODE_IMPLIED | PL_NODE_CLONE))
		return;
	{
		struct pl_fact *fact = pl_b_fact(b, PL_FACT_TREE_MISNESTED, b->token->span, entry->node);

		fact->related = crossed->open;
		fact->code = 1;
	}
}

static bool special(const struct pl_node *node)
{
	if (node->ns == PL_NS_HTML)
		return pl_tag_has(node->tag, PL_IS_SPECIAL);
	if (node->ns == PL_NS_MATHML)
		return PL_ONE_OF(node->tag, PL_TAG_MI, PL_TAG_MO, PL_TAG_MN, PL_TAG_MS, PL_TAG_MTEXT, PL_TAG_ANNOTATION_XML);
	return PL_ONE_OF(node->tag, PL_TAG_FOREIGNOBJECT, PL_TAG_DESC, PL_TAG_TITLE);
}

/* The inner loop (13.2.6.4.7, adoption agency, steps 4.11-4.14). */
static struct pl_node *inner_loop(struct pl_tree_builder *b, struct pl_node *formatting, struct pl_node *furthest, size_t *bookmark)
{
	struct pl_node *last = furthest;
	size_t at = pl_b_find(b, furthest);

	for (unsigned counter = 1;; counter++) {
		struct pl_node *node, *copy;
		size_t index;

		node = b->stack[--at];
		if (node == formatting)
			return last;
		index = pl_b_formatting_index(b, node);
		if (counter > 3 && index < b->nformatting) {
			pl_b_unformat(b, index);
			if (index < *bookmark)
				--*bookmark;
			index = b->nformatting;
		}
		if (index == b->nformatting) {
			pl_b_remove(b, at);
			continue;
		}
		copy = clone(b, node);
		b->formatting[index].node = copy;
		b->stack[at] = copy;
		if (last == furthest)
			*bookmark = index + 1;
		pl_b_detach(last);
		pl_b_append(copy, last);
		last = copy;
	}
}

static void insert_at(struct pl_tree_builder *b, struct pl_node *target, struct pl_node *node)
{
	size_t depth = b->depth;
	bool foster = b->foster;

	/* the appropriate place with `target` as the override target */
	b->foster = true;
	pl_b_push(b, target);
	pl_b_insert_node(b, node);
	b->depth = depth;
	if (target->ns == PL_NS_HTML)
		b->open[target->tag]--;
	b->foster = foster;
}

static void adopt_once(struct pl_tree_builder *b, size_t entry, size_t stack_at, size_t furthest_at)
{
	struct pl_node *formatting = b->formatting[entry].node, *furthest = b->stack[furthest_at];
	struct pl_node *common = b->stack[stack_at - 1], *last, *copy, *child;
	struct pl_formatting kept = b->formatting[entry];
	size_t bookmark = entry;

	last = inner_loop(b, formatting, furthest, &bookmark);
	pl_b_detach(last);
	insert_at(b, common, last);
	copy = clone(b, formatting);
	while ((child = furthest->first)) {
		pl_b_detach(child);
		pl_b_append(copy, child);
	}
	pl_b_append(furthest, copy);
	entry = pl_b_formatting_index(b, formatting);
	pl_b_unformat(b, entry);
	if (entry < bookmark)
		bookmark--;
	kept.node = copy;
	insert_entry(b, bookmark, kept);
	pl_b_remove(b, pl_b_find(b, formatting));
	stack_at = pl_b_find(b, furthest);
	pl_b_push(b, copy); /* then into its place, right below the furthest block */
	memmove(&b->stack[stack_at + 2], &b->stack[stack_at + 1], (b->depth - stack_at - 2) * sizeof(*b->stack));
	b->stack[stack_at + 1] = copy;
}

bool pl_b_adopt(struct pl_tree_builder *b, enum pl_tag tag)
{
	struct pl_node *current = pl_b_current(b);

	if (pl_node_is(current, tag) && pl_b_formatting_index(b, current) == b->nformatting) {
		pl_b_pop_ended(b, b->token);
		return true;
	}
	for (unsigned outer = 0; outer < 8; outer++) {
		struct pl_node *node = pl_b_formatted(b, tag);
		size_t entry, at, furthest;

		if (!node)
			return outer > 0;
		entry = pl_b_formatting_index(b, node);
		at = pl_b_find(b, node);
		if (at == b->depth) {
			if (b->formatting[entry].fact)
				pl_b_misnested_end(b, b->formatting[entry].fact);
			else if (!outer)
				pl_b_fact(b, PL_FACT_TREE_STRAY_END, b->token->span, NULL);
			pl_b_unformat(b, entry);
			return true;
		}
		if (!pl_b_node_in_scope(b, node)) {
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, b->token->span, NULL);
			return true;
		}
		for (furthest = at + 1; furthest < b->depth && !special(b->stack[furthest]); furthest++)
			;
		if (furthest == b->depth) {
			struct pl_formatting ended = b->formatting[entry];

			pl_b_misnested_end(b, ended.fact);
			while (pl_b_current(b) != node)
				pl_b_pop(b);
			pl_b_pop_ended(b, b->token);
			entry = pl_b_formatting_index(b, node);
			if (entry < b->nformatting)
				pl_b_unformat(b, entry);
			return true;
		}
		if (!outer)
			misnested(b, &b->formatting[entry], b->stack[furthest]);
		if (b->token->kind == PL_TOKEN_END && !outer) {
			node->close = b->token->span;
			node->span.end = b->token->span.end;
		}
		adopt_once(b, entry, at, furthest);
	}
	return true;
}
