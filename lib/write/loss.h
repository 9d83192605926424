/* loss: one thing a conversion could not carry over. Found by the proof, in what was really written. */
#ifndef PL_WRITE_LOSS_H
#define PL_WRITE_LOSS_H

#include "body/tree.h"

/* In order of weight: --max-loss compares. */
enum pl_loss_kind {
	PL_LOSS_NONE,
	PL_LOSS_ATTRIBUTE, /* id, class, lang, data-…, width, title of what is no link */
	PL_LOSS_STYLE,     /* style=, align=, color, <font>, <center>, <span>, a style sheet */
	PL_LOSS_STRUCTURE, /* an element with a meaning, a comment, a script, a table's shape, a character */
	PL_LOSS_KINDS
};

struct pl_loss {
	enum pl_loss_kind kind;
	struct pl_str what;    /* rolls up: "div.hidden", "font[color]", "img[width]", "comment", "script" */
	struct pl_span place;  /* in the source; empty with start 0 when it is not known */
	struct pl_str before;  /* what stood there, at most 120 bytes, cut between characters */
	struct pl_str after;   /* what stands there now; may be empty */
};

/* In the order of the source. */
struct pl_losses {
	struct pl_loss *items;
	size_t count, cap;
};

void pl_loss_add(struct pl_losses *losses, struct pl_arena *arena, const struct pl_loss *loss);
/* "attribute", "style", "structure" */
extern const char *const pl_loss_names[PL_LOSS_KINDS];

#endif
