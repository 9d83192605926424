/* changes: which lines were added or changed since a commit. */
#ifndef CMD_CHANGES_H
#define CMD_CHANGES_H

#include "base/hash.h"
#include "git.h"
#include "lint/diag.h"
#include "post.h"

/* Zero-initialise. Constant once it is open. */
struct changes {
	const struct git *git;
	struct pl_arena arena;
	struct pl_map posts;   /* path from the top -> struct changed */
	struct pl_map tracked; /* paths that git knows; unused when `staged` */
	bool staged;           /* the lines of the index, not of the work tree */
};

/* Asks git what differs between `ref` and the work tree, or the index. False after saying why. */
bool changes_open(struct changes *changes, const struct git *git, const char *ref, bool staged);
void changes_finish(struct changes *changes);
/* Takes the findings of a post (`path` as shown) out of `diags` whose span touches no line that was added or changed;
 * gives how many. Findings at the fences stay when a line of the front matter was added, changed or deleted. All of them
 * stay when git does not know the file. Several threads may call it. */
size_t changes_hold(const struct changes *changes, const char *path, struct pl_post *post, struct pl_diags *diags);

#endif
