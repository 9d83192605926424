/* pass: one check running over one post, and what all of them share. Internal to lint/. */
#ifndef PL_LINT_PASS_H
#define PL_LINT_PASS_H

#include "lint/dispatch.h"
#include "lint/suppress.h"
#include "source/lines.h"

/* All checks over one post. */
struct pl_run {
	const struct pl_ruleset *set;
	struct pl_post *post;
	const struct pl_site_visit *visit; /* or NULL */
	struct pl_diags *diags;
	struct pl_pass *passes;  /* by register index */
	struct pl_lines *lines;  /* NULL until somebody asks */
	uint32_t *counts;        /* diags by rule, in register order; NULL until the first */
	struct pl_suppressions suppressions;
};

/* The lines index, built when first asked for. */
const struct pl_lines *pl_run_lines(struct pl_run *run);

struct pl_pass {
	struct pl_run *run;
	const struct pl_check *check;
	const struct pl_setting *settings; /* of check->rules */
	void *state;
};

#endif
