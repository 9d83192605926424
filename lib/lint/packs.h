/* packs: the rule files that ship in rules/, built into the program. */
#ifndef PL_LINT_PACKS_H
#define PL_LINT_PACKS_H

#include "base/str.h"

struct pl_pack {
	const char *name; /* "base" */
	const char *text; /* the rule file as it stands in rules/ */
};
extern const struct pl_pack pl_packs[];
extern const size_t pl_packs_count;

/* The text of a pack, or an absent string when there is none of that name. */
struct pl_str pl_pack_text(struct pl_str name);

#endif
