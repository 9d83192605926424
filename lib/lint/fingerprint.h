/* fingerprint: what makes a finding the same finding after its post was edited elsewhere. */
#ifndef PL_LINT_FINGERPRINT_H
#define PL_LINT_FINGERPRINT_H

#include "lint/diag.h"
#include "post.h"

/* Fingerprints of all diags of a post, in their order, in post->arena; the same on all machines. A fingerprint is a
 * hash of the text of the span and of up to 24 characters before and behind it on its line, without white space: lines
 * may move, be indented anew or change elsewhere. Of a span over several lines only the first line counts. In front
 * matter nothing behind the span counts: a key stays the same when its value changes. At a fence or at the end of the
 * post, where what is missing is reported, the words that the detail quotes count instead. What a rule says once about a whole post is
 * known by the rule alone. The second, third … diag of
 * the same rule and text is told from the first by its number. Suppressed diags take part in nothing: their
 * fingerprint is 0. */
uint64_t *pl_fingerprints(struct pl_post *post, const struct pl_diags *diags);

#endif
