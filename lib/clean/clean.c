/* clean: runs the steps, each behind the content guard. */
#include "clean/clean.h"

#define STEP(ident, name, describe) static size_t run_##ident(struct pl_post *post) { (void)post; return 0; }
#include "clean/steps.def"
#undef STEP

const struct pl_clean_row pl_clean_rows[PL_CLEAN_STEPS] = {
#define STEP(ident, name, describe) {name, describe, run_##ident},
#include "clean/steps.def"
#undef STEP
};

void pl_clean(struct pl_post *post, unsigned steps, struct pl_clean_report *report)
{
	*report = (struct pl_clean_report){0};
	for (unsigned i = 0; i < PL_CLEAN_STEPS; i++)
		if (steps & 1U << i)
			report->done[i] = pl_clean_rows[i].run(post);
}
