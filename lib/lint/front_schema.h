/* front_schema: the front-matter schemas of all rule files as one. Internal to lint/. */
#ifndef PL_LINT_FRONT_SCHEMA_H
#define PL_LINT_FRONT_SCHEMA_H

#include "lint/rulefile.h"

/* `over` laid over `under` (NULL: nothing): keyword by keyword, the entries of `properties`, `patternProperties`, `$defs`,
 * `definitions`, `messages` and `dependent…` name by name; null takes away. New maps are made in `arena`, values are shared. */
const struct pl_value *pl_front_schema_merge(struct pl_arena *arena, const struct pl_value *under, const struct pl_value *over);

#endif
