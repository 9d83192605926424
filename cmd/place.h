/* place: paths as text: absolute, and relative to a folder. Nothing is looked up on disk. */
#ifndef CMD_PLACE_H
#define CMD_PLACE_H

#include "base/buf.h"

/* Makes `out` the absolute path of `path`, seen from `folder` (absolute), without ".", ".." and doubled slashes; no
 * NUL behind it. The root is "". */
void place_absolute(struct pl_buf *out, struct pl_str folder, struct pl_str path);
/* Makes `out` the way from `folder` to `path`, both as place_absolute() gives them: "../b/c.md". */
void place_relative(struct pl_buf *out, struct pl_str folder, struct pl_str path);
/* True when `path` is `folder` or lies below it; both as place_absolute() gives them. */
bool place_below(struct pl_str path, struct pl_str folder);

#endif
