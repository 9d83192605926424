/* swallow: start tags that ran on because a closing quote is missing. */
#ifndef PL_BODY_SWALLOW_H
#define PL_BODY_SWALLOW_H

#include "body/tree.h"

/* The attribute of `node` whose closing quote is missing, so that its value swallowed markup that follows, or NULL.
 * `text` is the source text. Markup that stands whole in a value (`title="<b>x</b>"`) is no such case. */
const struct pl_attr *pl_swallow_find(const struct pl_node *node, struct pl_str text);

/* Start tags of a post that swallowed something: sorted spans of the tags. */
struct pl_swallows {
	struct pl_span *tags;
	size_t count;
};
/* Walks the tree; call it only when facts say that a tag is odd. */
void pl_swallow_all(struct pl_swallows *swallows, struct pl_arena *arena, const struct pl_tree *tree, struct pl_str text);
/* True when `at` is inside one of them. O(log n). */
bool pl_swallow_covers(const struct pl_swallows *swallows, uint32_t at);

#endif
