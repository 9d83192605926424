/* hold: findings that are held back: those in the baseline, those on lines that did not change. */
#ifndef CMD_HOLD_H
#define CMD_HOLD_H

#include "accepted.h"
#include "changes.h"
#include "config.h"
#include "report/report.h"

/* As the command line has it. */
struct hold_options {
	const char *baseline; /* FILE, or NULL */
	const char *changed_lines; /* REF, or NULL */
	bool no_baseline, write_baseline, strict_baseline, staged;
};

/* Zero-initialise. */
struct hold {
	const struct hold_options *options;
	struct pl_buf path; /* of the baseline, ended by NUL */
	struct accepted accepted;
	bool has_baseline;
	struct git git;       /* open when the options need it */
	struct changes changes;
	bool quiet; /* set by the caller: what became of the baseline is not said */
};

/* What is wrong with these options together, or NULL. */
const char *hold_mistake(const struct hold_options *options);
/* Finds the baseline of `options`, or of the rule file that is in force in the current folder; `fallback` when neither
 * says, and may be NULL for none. Reads it; one that the rule file names need not exist. False after saying why on
 * standard error. Opens the repository when the options are about it, and asks it what changed. */
bool hold_open(struct hold *hold, const struct hold_options *options, struct config *config, const char *fallback);
/* Takes the findings that are held back out of the diags of a post and counts them. Several threads may call it. */
void hold_back(struct hold *hold, const struct file *file, struct pl_post *post, struct pl_diags *diags,
	       struct pl_tally *tally);
/* After the run: writes the baseline when that was asked for, and judges its stale lines. Gives the exit status that
 * this alone makes. */
int hold_settle(struct hold *hold, const struct words *operands, const struct pl_ruleset *set, struct pl_tally *tally);
void hold_finish(struct hold *hold);

#endif
