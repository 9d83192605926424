/* regex: patterns as JSON Schema means them (ECMA-262 with `u`), within limits of time and memory. PCRE2's door. */
#ifndef PL_BASE_REGEX_H
#define PL_BASE_REGEX_H

#include "base/error.h"

struct pl_regex;

/* NULL: no such pattern; `error` says what is wrong and where ("at 5: missing terminating ]"). Free with pl_regex_free. */
struct pl_regex *pl_regex_new(struct pl_str pattern, struct pl_error *error);
void pl_regex_free(struct pl_regex *regex); /* accepts NULL */

/* TOO_SLOW: a limit was reached before there was an answer. */
enum pl_regex_result { PL_REGEX_NO, PL_REGEX_YES, PL_REGEX_TOO_SLOW };
/* Whether it matches anywhere in `subject` (well-formed UTF-8). For several threads at once. */
enum pl_regex_result pl_regex_match(const struct pl_regex *regex, struct pl_str subject);

#endif
