/* guard: what a step of cleaning must leave as it is. */
#ifndef PL_CLEAN_GUARD_H
#define PL_CLEAN_GUARD_H

#include "body/tree.h"

/* Digests of a tree: two are equal when their trees show the same. */
struct pl_guard {
	uint64_t text;      /* visible text without white space, indents and [caption] marks */
	uint64_t addresses; /* href, src and their like, in any order */
	uint64_t ids;
	uint64_t comments;  /* but `wp:` ones */
	uint64_t scripts;
};

void pl_guard_take(struct pl_guard *guard, const struct pl_tree *tree);
/* NULL when equal, else what differs: "visible text". */
const char *pl_guard_compare(const struct pl_guard *before, const struct pl_guard *after);

#endif
