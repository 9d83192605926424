/* proof: reads what was written back and compares trees.
 *
 * Both trees become lists of events: text, elements that mean something, their addresses. What may differ is listed
 * in docs/proof.md, each with its reason; nothing else may. */
#ifndef PL_WRITE_PROOF_H
#define PL_WRITE_PROOF_H

#include "base/hash.h"
#include "write/loss.h"
#include "write/writer.h"

/* Where the two differ. */
struct pl_difference {
	const struct pl_node *before; /* of the post: where the difference begins (a text or an element); NULL: behind its end */
	const struct pl_node *previous; /* of the post: what comes just before; NULL: its beginning */
	const struct pl_node *after;  /* of what was written; NULL: behind its end */
	struct pl_str what;           /* for people: "text `a b` became `ab`", in the arena */
};

enum { PL_DIFFERENCES_MAX = 256 };

struct pl_proof {
	struct pl_difference *items; /* in the order of the post; none: proven */
	size_t count;
	bool more;                   /* there are more than PL_DIFFERENCES_MAX */
};

/* Compares the post's tree with the tree of what was written for `target`. After a difference, comparing goes on
 * where the two agree again. `losses` (may be NULL): what the second tree has no trace of although the trees are
 * equal: attributes, styles, wrappers, comments. Linear. Everything lives in `arena`. */
void pl_proof_compare(struct pl_proof *proof, struct pl_arena *arena, const struct pl_tree *before, const struct pl_tree *after,
		      enum pl_target target, struct pl_losses *losses);
/* The same for plain text: the visible text of `before` against `text`, white space and line breaks apart. */
void pl_proof_text(struct pl_proof *proof, struct pl_arena *arena, const struct pl_tree *before, struct pl_str text);

/* The templates that are nowhere in `body` (arena memory), white space that begins their lines apart: differences of a Markdown
 * post, losses of an HTML post, which may hold them in style sheets and start tags. kramdown's attribute lists are none of them.
 * Linear. */
void pl_proof_templates(struct pl_proof *proof, struct pl_losses *losses, struct pl_post *post, struct pl_str body);

#endif
