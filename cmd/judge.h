/* judge: reads and judges the files of a run with several workers. */
#ifndef CMD_JUDGE_H
#define CMD_JUDGE_H

#include "files.h"
#include "hold.h"
#include "lint/ruleset.h"
#include "outputs.h"
#include "post.h"
#include "progress.h"
#include "silenced.h"
#include "site.h"

struct judge {
	const struct files *files;
	const struct pl_ruleset *set; /* for names and numbers of rules; each file has its own */
	const char *encoding;         /* of posts that are not UTF-8, or NULL */
	struct hold *hold;            /* NULL: nothing is held back */
	struct git_blobs *blobs;      /* where staged posts come from; NULL: there are none */
	struct sites *sites;          /* or NULL */
	struct outputs *outputs;
	struct progress progress;
	unsigned workers;
	struct pl_tally tally;
	struct pl_link_counts links;
	size_t *counts; /* findings by rule, in the order of the set; NULL: not wanted */
	struct silenced silenced; /* only when `counts` are wanted */
};

/* Does all files; what it finds goes to the outputs in order, what cannot be read to standard error. */
void judge_run(struct judge *judge);

#endif
