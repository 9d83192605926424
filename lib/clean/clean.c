/* clean: runs the steps, each behind the content guard. */
#include "clean/clean.h"

#include "clean/edit.h"
#include "clean/guard.h"

const struct pl_clean_row pl_clean_rows[PL_CLEAN_STEPS] = {
#define STEP(ident, name, file, describe) {name, describe, pl_clean_##file},
#include "clean/steps.def"
#undef STEP
};

/* Runs one step; takes it back when something went that must stay. */
static void run_step(struct pl_post *post, unsigned step, struct pl_clean_report *report)
{
	struct pl_str why = {0};
	struct pl_guard before, after;
	struct pl_tree kept;
	const char *lost;

	pl_guard_take(&before, &post->body);
	pl_edit_copy(&kept, &post->arena, &post->body);
	report->done[step] = pl_clean_rows[step].run(post, &why);
	if (why.len) {
		report->refused[step] = true;
		report->why = why;
	}
	if (!report->done[step]) {
		post->body = kept;
		return;
	}
	pl_guard_take(&after, &post->body);
	lost = pl_guard_compare(&before, &after);
	if (!lost)
		return;
	post->body = kept;
	report->done[step] = 0;
	report->refused[step] = true;
	report->why = pl_arena_printf(&post->arena, "%s would have changed", lost);
}

void pl_clean(struct pl_post *post, unsigned steps, struct pl_clean_report *report)
{
	*report = (struct pl_clean_report){0};
	for (unsigned i = 0; i < PL_CLEAN_STEPS; i++)
		if (steps & 1U << i)
			run_step(post, i, report);
}
