/* fuzz_html_tree: whatever the input, a tree comes of it that is linked both ways, no deeper than the cap, with
 * spans inside the text. The first byte chooses fragment or document, and scripting. */
#include "body/tree.h"
#include "fuzz.h"

static void node(const struct pl_node *n, uint32_t end)
{
	INVARIANT(n->span.start <= n->span.end && n->span.end <= end);
	INVARIANT(n->open.start <= n->open.end && n->open.end <= end);
	INVARIANT(n->close.start <= n->close.end && n->close.end <= end);
	INVARIANT(!n->next || n->next->prev == n);
	INVARIANT(!n->first || n->first->parent == n);
	INVARIANT(!n->last || (n->last->parent == n && !n->last->next));
	INVARIANT(n->kind != PL_NODE_TEXT || n->text.len > 0);
}

static unsigned depth(const struct pl_node *n)
{
	unsigned d = 0;

	for (; n->parent; n = n->parent)
		d++;
	return d;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_str text = {(const char *)data, size};
	struct pl_builder_options options = {.end = (uint32_t)size};
	struct pl_tree tree = {0};
	uint32_t start = size > 0;

	options.document = size && (data[0] & 1);
	options.scripting = size && (data[0] & 2);
	pl_html_read(&tree, &arena, &facts, text, pl_span(start, (uint32_t)size), NULL, &options);
	for (const struct pl_node *n = tree.root; n; n = pl_node_after(n, tree.root)) {
		node(n, (uint32_t)size);
		if (!n->first)
			INVARIANT(depth(n) <= 2 * PL_TREE_DEPTH);
	}
	for (size_t i = 0; i < facts.count; i++)
		INVARIANT(facts.items[i].span.start <= facts.items[i].span.end && facts.items[i].span.end <= size);
	pl_arena_finish(&arena);
	return 0;
}
