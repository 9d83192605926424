/* path: the parts of the path of a file, or of an address. Internal to site/. */
#ifndef PL_SITE_PATH_H
#define PL_SITE_PATH_H

#include "base/arena.h"

/* "a/b/" of "a/b/c.md"; empty at the top. */
struct pl_str pl_path_folder(struct pl_str path);
/* "c.md" of "a/b/c.md". */
struct pl_str pl_path_name(struct pl_str path);
/* "c" of "a/b/c.md"; ".x" stays. */
struct pl_str pl_path_stem(struct pl_str path);
/* The path without the ending of its name: "a/b/c" of "a/b/c.md". */
struct pl_str pl_path_without_ending(struct pl_str path);
/* The last part, whether or not a slash is behind it: "b" of "/a/b/". */
struct pl_str pl_path_last(struct pl_str path);
/* What lies below `folder` ("docs", "./docs/"); absent: `path` does not. An empty folder and "." are the top. */
struct pl_str pl_path_below(struct pl_str path, struct pl_str folder);
/* The name of a file as part of an address: a `%` in it is no escape. */
struct pl_str pl_path_escaped(struct pl_arena *arena, struct pl_str path);
/* The same with `/` before it. */
struct pl_str pl_path_address(struct pl_arena *arena, struct pl_str path);
/* The path of an address as a link can have it: what would end the link, or mean something else there, is percent-encoded; `%` too when
 * the path is `decoded`. */
struct pl_str pl_path_in_link(struct pl_arena *arena, struct pl_str path, bool decoded);

#endif
