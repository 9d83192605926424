/* diff: two texts as a unified diff. */
#ifndef CMD_DIFF_H
#define CMD_DIFF_H

#include "base/buf.h"

/* Appends how `before` becomes `after`, with three lines around each change; nothing when they are equal. The way is
 * the shortest unless they differ in more than some thousand lines: then the part between the first and the last
 * change counts as changed whole. */
void diff_add(struct pl_buf *out, const char *old_name, const char *new_name, struct pl_str before, struct pl_str after);

#endif
