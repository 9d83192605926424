/* accepted: the baseline of a run: findings held back because they are in it, and what becomes of its file. */
#ifndef CMD_ACCEPTED_H
#define CMD_ACCEPTED_H

#include <pthread.h>

#include "files.h"
#include "lint/baseline.h"

struct accepted {
	const char *path;         /* of the baseline's file, as given */
	char *cwd, *folder;       /* absolute, without links: the current folder, and the one that holds the file */
	struct pl_baseline known; /* as read */
	struct pl_baseline now;   /* what is found, when it is to be written */
	bool records;             /* it is: every finding is accepted; set by the caller */
	pthread_mutex_t lock;
};

/* Where a baseline lies when nobody says. */
#define ACCEPTED_PATH ".postlint-baseline"

/* Reads the file `path`; one that is `optional` need not exist. False after saying why on standard error. */
bool accepted_open(struct accepted *accepted, const char *path, bool optional);
void accepted_finish(struct accepted *accepted);
/* Takes the accepted findings of a post out of `diags`; gives how many. `path` is the post's as shown, `set` what it was
 * judged by. Several threads may call it. */
size_t accepted_hold(struct accepted *accepted, const char *path, const struct pl_ruleset *set, struct pl_post *post,
		     struct pl_diags *diags);
/* Looks for posts that are gone: those below a folder of `operands` that do not exist any more. Their lines count as
 * judged, those of rules that are off excepted. */
void accepted_look(struct accepted *accepted, const struct words *operands, const struct pl_ruleset *set);
/* Lines that could have matched a finding of this run and did not. Lines of posts that were not looked at, and of rules
 * that were not judged, are not among them. */
size_t accepted_stale(const struct accepted *accepted);
/* Writes the file: what this run found, and the lines that it could not judge; or with `prune` the lines it had less the
 * stale ones. Says how many lines there are now, and that there were, but when `quiet`. False after saying why not. An
 * unchanged file is left alone. */
bool accepted_write(struct accepted *accepted, bool prune, bool quiet);

#endif
