/* utf8: strict UTF-8 (Unicode 15, table 3-7): no overlongs, no surrogates, nothing above U+10FFFF. */
#ifndef PL_BASE_UTF8_H
#define PL_BASE_UTF8_H

#include "base/str.h"

/* Offset of the first byte that is not part of a well-formed sequence, or str.len when all is well. */
size_t pl_utf8_valid(struct pl_str str);
/* Length of the maximal subpart of an ill-formed sequence at str.ptr (>= 1, Unicode 15 3.9 U+FFFD
 * substitution of maximal subparts): what one U+FFFD stands for. str.len > 0. */
size_t pl_utf8_bad_length(struct pl_str str);
/* Decodes the well-formed sequence at text.ptr + *at and moves *at behind it. *at < text.len. */
uint32_t pl_utf8_next(struct pl_str text, size_t *at);
/* The code point that ends at *at, moving *at back to its start. *at > 0. */
uint32_t pl_utf8_prev(struct pl_str text, size_t *at);
/* Writes 1-4 bytes, gives how many. cp <= 0x10FFFF. */
size_t pl_utf8_encode(char out[4], uint32_t cp);
/* Number of code points in well-formed text. */
size_t pl_utf8_count(struct pl_str text);

#endif
