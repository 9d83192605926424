/* tree_view: a tree as text that tells what a reader would see, to compare trees by. */
#ifndef TREE_VIEW_H
#define TREE_VIEW_H

#include "base/buf.h"
#include "body/tree.h"

struct view {
	struct pl_buf out;
	unsigned pre;
	bool gap; /* white space would not be seen here; true at first */
};

/* Adds `n` and the nodes behind it: elements with attributes by name, text with its blanks folded. */
void view_tree(struct view *v, const struct pl_node *n);
/* White space before this place is not seen; called at the end. */
void view_boundary(struct view *v);

#endif
