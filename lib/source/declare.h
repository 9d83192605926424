/* declare: what a file says about its own encoding. */
#ifndef PL_SOURCE_DECLARE_H
#define PL_SOURCE_DECLARE_H

#include "source/source.h"

/* How far into a file a meta element is looked for: clean UTF-8 (WHATWG 13.2.3.2) and everything else. */
enum { PL_DECLARE_NEAR = 1024, PL_DECLARE_FAR = 16384 };

/* The first declaration in `text` (ASCII-compatible bytes), else in the suffixes of `name`. The label is a slice
 * of `text` or `name`. */
struct pl_declaration pl_declare_find(struct pl_str text, const char *name, size_t limit);
/* The label that WHATWG's prescan of `text` finds in a meta element, or an absent string. */
struct pl_str pl_declare_meta(struct pl_str text);

#endif
