/* origin: where the bytes of a site's files come from: the disk, or what is staged. */
#ifndef CMD_ORIGIN_H
#define CMD_ORIGIN_H

#include "base/hash.h"
#include "files.h"
#include "git.h"

/* Of one site; for several threads once all is staged. Zero-initialise but for the root. */
struct origin {
	const char *root;        /* with `/` at the end */
	struct pl_map staged;    /* path from the root -> const struct file */
	struct git_blobs *blobs; /* NULL: nothing is staged */
};

/* Takes the file at `path` from git, if it is staged. `path` and the file live as long as the origin. */
void origin_stage(struct origin *origin, struct pl_arena *arena, struct pl_str path, const struct file *file);
/* Makes `into` the content of the file at `path` (from the root). False: error has the reason without the path. */
bool origin_read(const struct origin *origin, struct pl_buf *into, struct pl_str path, struct pl_error *error);
/* True when the file begins with `---`, is staged, or cannot be read. */
bool origin_fenced(const struct origin *origin, struct pl_str path);

#endif
