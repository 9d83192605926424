/* tree_text: a tree in the notation of the html5lib tests. */
#ifndef PL_TESTS_TREE_TEXT_H
#define PL_TESTS_TREE_TEXT_H

#include "base/buf.h"
#include "body/tree.h"

/* Appends the nodes below `top`, indented by `base` levels. */
void tree_text(struct pl_buf *out, const struct pl_node *top, unsigned base);

#endif
