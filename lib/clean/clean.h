/* clean: what legacy pages do with markup, set right in the tree before it is written: named steps, each can be
 * switched off, each reports what it did. Visible text, addresses, ids, comments and scripts stay, or the step is
 * taken back and says so. docs/cleaning.md has an example of each. */
#ifndef PL_CLEAN_CLEAN_H
#define PL_CLEAN_CLEAN_H

#include "post.h"

/* The order in which they run. */
enum pl_clean_step {
#define STEP(ident, name, file, describe) PL_CLEAN_STEP_##ident,
#include "clean/steps.def"
#undef STEP
	PL_CLEAN_STEPS
};
#define PL_CLEAN_ALL ((1U << PL_CLEAN_STEPS) - 1)

struct pl_clean_row {
	const char *name, *describe;
	/* Changes the tree of `post`; gives how many places. `why`: what kept it from its work, if something did. */
	size_t (*run)(struct pl_post *post, struct pl_str *why);
};
extern const struct pl_clean_row pl_clean_rows[PL_CLEAN_STEPS];

struct pl_clean_report {
	size_t done[PL_CLEAN_STEPS];   /* places changed by each step */
	bool refused[PL_CLEAN_STEPS];  /* the step was taken back, or could not be done */
	struct pl_str why;             /* of the last refusal; in the post's arena */
};

/* Runs the steps in `steps` (bits 1 << PL_CLEAN_STEP_…). */
void pl_clean(struct pl_post *post, unsigned steps, struct pl_clean_report *report);

#define STEP(ident, name, file, describe) size_t pl_clean_##file(struct pl_post *post, struct pl_str *why);
#include "clean/steps.def"
#undef STEP

#endif
