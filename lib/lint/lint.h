/* lint: one walk over a frozen post; each check sees what it asked for. */
#ifndef PL_LINT_LINT_H
#define PL_LINT_LINT_H

#include "lint/diag.h"
#include "lint/ruleset.h"
#include "post.h"

struct pl_site_visit;

/* Judges `post` (frozen). The diags live in post->arena, sorted; suppressed ones are marked and, at the
 * caller's wish, counted. Linear in post and facts; at most PL_DIAGS_MAX diags of a rule per post, then one
 * `too many findings` info and a stop for that rule. `visit`: what is known of the site (site/visit.h), or NULL. */
enum { PL_DIAGS_MAX = 10000 };
void pl_lint_post(struct pl_diags *diags, struct pl_post *post, const struct pl_ruleset *set, const struct pl_site_visit *visit);

#endif
