/* glob: one gitignore pattern against one path. */
#ifndef PL_BASE_GLOB_H
#define PL_BASE_GLOB_H

#include "base/str.h"

/* True when all of `path` matches `glob`: `?`, `*` (neither crosses a slash), `**` between slashes or at an end
 * (any number of folders), `[a-z]` with `!` or `^` and [:classes:], backslash escapes. Byte by byte, as git
 * does. Time at worst len(path)^2 * len(glob) for a glob with `**`, else the product. */
bool pl_glob_match(struct pl_str glob, struct pl_str path);

#endif
