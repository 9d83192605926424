/* md_dialect_parts: the copy that md_dialect changes, shared by its files; nobody else includes this. */
#ifndef PL_BODY_MD_DIALECT_PARTS_H
#define PL_BODY_MD_DIALECT_PARTS_H

#include "base/arena.h"

struct pl_md_masker {
	struct pl_arena *arena;
	struct pl_str text; /* the copy once something was changed */
	struct pl_span span;
	char *copy;
};

/* The text to change; copied when it is not yet. */
char *pl_md_mask(struct pl_md_masker *m);
/* Lines that begin other blocks in kramdown, or none, than they do for md4c. */
void pl_md_mask_lines(struct pl_md_masker *m);

#endif
