/* md_dialect: what kramdown and goldmark read in other ways than md4c does, told to md4c in characters it takes rightly. */
#ifndef PL_BODY_MD_DIALECT_H
#define PL_BODY_MD_DIALECT_H

#include "base/arena.h"
#include "body/markdown.h"

/* A copy of `hidden` in which a character here and there stands for another of the same length, so that md4c reads `span`
 * as `dialect` does; `hidden` itself where nothing differs. What is shown must be taken from the source, never from the
 * copy. Linear. */
struct pl_str pl_md_dialect_hide(struct pl_arena *arena, struct pl_str hidden, struct pl_span span, enum pl_dialect dialect);

#endif
