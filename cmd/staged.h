/* staged: the posts that are about to be committed, as they are staged. */
#ifndef CMD_STAGED_H
#define CMD_STAGED_H

#include "files.h"
#include "git.h"

/* Lists the posts that differ between the last commit and the index, with the ids of their contents. `operands` limit
 * them to files and folders; a file named among them is listed whatever its name. False after saying why. */
bool staged_find(struct files *files, const struct git *git, const struct words *operands, const struct files_options *options);
/* True for the few lines that stand for a file in Git LFS. */
bool staged_is_pointer(struct pl_str bytes);

#endif
