/* git: the one door to git. It is run as a program, without a shell, and only asked, never told to change anything. */
#ifndef CMD_GIT_H
#define CMD_GIT_H

#include <pthread.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/error.h"

/* The repository that the current folder lies in. Paths without slash at the end and without NUL behind. */
struct git {
	struct pl_buf top; /* its work tree, absolute, without links */
	struct pl_buf cwd; /* the current folder, the same */
};

/* False: there is none, or no git; error is a sentence about it. */
bool git_open(struct git *git, struct pl_error *error);
void git_finish(struct git *git);
/* Runs git with these words (ended by NULL); `out` gets what it prints. False: error is the first line that it
 * complained with. */
bool git_run(struct pl_buf *out, const char *const *words, struct pl_error *error);
/* The id of the tree that `ref` means, ended by NUL. False: it means none. */
bool git_tree(struct pl_buf *id, const char *ref);
/* The tree of the last commit; of a repository without one, the empty tree. */
bool git_head(struct pl_buf *id, struct pl_error *error);
/* `path` (from the top of the work tree) as seen from the current folder. */
void git_shown(struct pl_buf *out, const struct git *git, struct pl_str path);

/* Contents of objects: one `git cat-file --batch` that answers for the whole run. */
struct git_blobs {
	pthread_mutex_t lock;
	pid_t child;
	int ask, answer;      /* -1: not open */
	struct pl_buf buffer; /* read, but not yet used from `used` on */
	size_t used;
};

bool git_blobs_open(struct git_blobs *blobs, struct pl_error *error);
/* Makes `into` the content of the blob `id`. Several threads may call it. Refuses what is larger than PL_SOURCE_MAX.
 * False: error has the reason without the path. */
bool git_blobs_read(struct git_blobs *blobs, const char *id, struct pl_buf *into, struct pl_error *error);
/* Also of blobs that were never opened, but set to zero. */
void git_blobs_close(struct git_blobs *blobs);

#endif
