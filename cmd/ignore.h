/* ignore: which paths .gitignore and its kin rule out, by git's rules (gitignore(5)). */
#ifndef CMD_IGNORE_H
#define CMD_IGNORE_H

#include "base/arena.h"
#include "words.h"

/* One line of an ignore file. */
struct ignore_pattern {
	struct pl_str glob;   /* without `!`, leading and trailing slash */
	bool negated, folders_only, anchored;
	const char *file;     /* where it stands; NULL: the command line */
	unsigned line;
	struct pl_str written;
};

struct ignore_level;
struct ignore_folder;
struct ignore; /* a cache of folders */

/* `files` false: only the patterns of `excludes` count, which are as if written in an ignore file of `base`
 * (an absolute path) that outranks all others. */
struct ignore *ignore_new(const char *base, const struct words *excludes, bool files);
void ignore_free(struct ignore *ignore); /* accepts NULL */
/* What is known in the folder `path` (absolute, no slash at the end): its own ignore files and those above
 * it, up to the folder that holds .git, else up to `base` when that lies above, else none. */
const struct ignore_folder *ignore_enter(struct ignore *ignore, struct pl_str path);
/* The pattern that decides about `path` (absolute, an entry of `folder`), or NULL. When the folder itself or
 * one above is ruled out, the pattern that did it. Ignored: a pattern came back and is not negated. */
const struct ignore_pattern *ignore_match(const struct ignore_folder *folder, struct pl_str path, bool is_folder);
/* The top of the tree that `folder` is in: where .git is, else as said above. */
struct pl_str ignore_top(const struct ignore_folder *folder);

#endif
