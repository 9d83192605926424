/* prose: the running text of a body in reading order, without code, scripts and the like. */
#ifndef PL_BODY_PROSE_H
#define PL_BODY_PROSE_H

#include "body/tree.h"

enum pl_prose_event {
	PL_PROSE_END,
	PL_PROSE_TEXT,  /* prose->node is a text node; it continues the one before it */
	PL_PROSE_GAP,   /* something that is no text stands in the line: an image, `br`, code, a template */
	PL_PROSE_BLOCK, /* a block begins or ends: what follows is another paragraph; prose->node is the block */
};

/* Set `top` to the root (not NULL), the rest zero. Inline elements are passed through unseen. */
struct pl_prose {
	const struct pl_node *top, *node;
	bool inside; /* the node's children come next */
};
enum pl_prose_event pl_prose_next(struct pl_prose *prose);
/* Where bytes `from` to `to` of a text node's decoded text are written in `source`. Walks the node's source
 * where the two differ (references, escapes, line prefixes): for complaints only. */
struct pl_span pl_prose_span(const struct pl_node *node, struct pl_str source, size_t from, size_t to);

#endif
