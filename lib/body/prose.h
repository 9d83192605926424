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
/* Finds where decoded text is written. Zero-initialised but for the source text is ready to use; questions
 * asked in text order are answered in linear time. */
struct pl_prose_places {
	struct pl_str source;
	const struct pl_node *node; /* the last one asked about */
	bool same;                  /* its text is its source, byte for byte */
	size_t r, t;                /* the same place in its source and in its text */
};
/* Where bytes `from` to `to` of a text node's decoded text are written. Walks the node's source where the two
 * differ (references, escapes, line prefixes): for complaints only. */
struct pl_span pl_prose_span(struct pl_prose_places *places, const struct pl_node *node, size_t from, size_t to);

#endif
