/* line_break: where lines of text may end (UAX 14 as East Asian text needs it, JIS X 4051's kinsoku rules). */
#ifndef PL_BASE_LINE_BREAK_H
#define PL_BASE_LINE_BREAK_H

#include "base/str.h"

/* The end of the line that begins at `from` in well-formed `text` and has at most `columns` (SIZE_MAX: any), and in
 * *next where the line behind it begins: white space between the two is passed. A line feed ends a line. No line
 * begins with a mark that closes, nor ends with one that opens; words, numbers with their units, addresses and runs of
 * dashes are whole: what does not fit and cannot be broken is longer. `ambiguous`: columns of ambiguous characters. */
size_t pl_line_end(struct pl_str text, size_t from, size_t columns, unsigned ambiguous, size_t *next);

#endif
