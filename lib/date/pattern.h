/* pattern: small patterns over code points, matched by backtracking, for Ruby's date heuristics, which are defined as a row
 * of such searches. Not for general use: text is at most PL_PATTERN_TEXT long. Internal to date/.
 *
 * `#` digit, `_` white space, `@` letter, `.` a point, `~` word boundary, `^` start, `$` end, `(x)` group that is kept,
 * `<x>` group, `x|y`, `[#a-]` `[^#a-]` one of or none of, `x?` `x*` `x+` `x{2}` `x{2,4}` greedy, `%m` `%d` the three letters
 * of a month or a weekday, `%[` and the like the sign itself. Case is ignored. */
#ifndef PL_DATE_PATTERN_H
#define PL_DATE_PATTERN_H

#include "base/str.h"

enum { PL_PATTERN_TEXT = 132, PL_PATTERN_GROUPS = 6 };

struct pl_pattern_text {
	uint32_t chars[PL_PATTERN_TEXT];
	int len;
};

/* Places in the text; group 0 is the whole match; start -1: the group took no part. */
struct pl_pattern_match {
	int start[PL_PATTERN_GROUPS], end[PL_PATTERN_GROUPS];
};

/* The first match at or behind the start. */
bool pl_pattern_find(const struct pl_pattern_text *text, const char *pattern, struct pl_pattern_match *match);

bool pl_pattern_is_letter(uint32_t c);

#endif
