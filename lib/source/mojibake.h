/* mojibake: UTF-8 that was once read in another encoding and stored again. */
#ifndef PL_SOURCE_MOJIBAKE_H
#define PL_SOURCE_MOJIBAKE_H

#include "base/arena.h"

struct pl_mojibake {
	struct pl_span span;  /* the garbled stretch, within one line */
	struct pl_str text;   /* what it was, in the arena; absent when it cannot be told */
	const char *read_as;  /* "windows-1252", "GBK", "Big5"; NULL: bytes that were lost (锟斤拷) */
};

/* Looks whether something garbled begins at `at`, a character that garbled text typically begins with (U+00C2 to
 * U+00F4, or one of the Han characters of pl_mojibake_sign). False: it is just a character. Costs no more than the line. */
bool pl_mojibake_at(struct pl_mojibake *found, struct pl_arena *arena, struct pl_str text, uint32_t at);
/* True for the three bytes (E9 …) of a Han character that is frequent in garbled text only: 锛 銆 鈥 鐨 鏄 锟 銝. */
bool pl_mojibake_sign(const char bytes[3]);

#endif
