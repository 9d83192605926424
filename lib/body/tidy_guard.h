/* tidy_guard: what libtidy must not be shown (HAZARDS: it recurses, and is quadratic in some things). */
#ifndef PL_BODY_TIDY_GUARD_H
#define PL_BODY_TIDY_GUARD_H

#include "body/tidy.h"

/* A copy of `text` fit for tidy, as long as the text: what is not HTML is spaces, templates are `x`, control
 * characters, doctypes are spaces, and line breaks are all LF. */
struct pl_str pl_tidy_copy(struct pl_arena *arena, struct pl_str text, const struct pl_tidy_html *html);
/* PL_TIDY_DONE, or which limit `copy` breaks. Doctypes are blanked in passing. */
enum pl_tidy_end pl_tidy_guard(struct pl_str copy);

#endif
