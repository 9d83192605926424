/* detect: what encoding bytes are in when nothing says so. */
#ifndef PL_SOURCE_DETECT_H
#define PL_SOURCE_DETECT_H

#include "source/encoding.h"
#include "source/source.h"

/* Fewer characters outside ASCII than this are never judged by their letters. */
enum { PL_DETECT_MIN = 16 };

/* UTF-16/32 without a BOM by its zero bytes, ISO-2022-JP by its escape sequences, or NULL. */
const struct pl_encoding *pl_detect_shape(struct pl_arena *arena, struct pl_str bytes);
/* True when `bytes` are no text: the start of a known binary format, or full of control characters. `clean`: they are
 * valid UTF-8. */
bool pl_detect_binary(struct pl_str bytes, bool clean);

struct pl_guess {
	const struct pl_encoding *encoding; /* NULL: too little text, or nothing fits, or two fit alike */
	unsigned confidence;                /* 0..100 */
};

/* Judges by letter statistics. `bytes` are not UTF-8. */
struct pl_guess pl_detect_score(struct pl_arena *arena, struct pl_str bytes);

/* letters.c: how badly text fits its most likely language, in tenths of a nat (10 * -ln p). */
enum pl_script {
	PL_SCRIPT_WESTERN, PL_SCRIPT_CENTRAL, PL_SCRIPT_TURKISH, PL_SCRIPT_BALTIC, PL_SCRIPT_CYRILLIC,
	PL_SCRIPT_GREEK, PL_SCRIPT_HEBREW, PL_SCRIPT_ARABIC, PL_SCRIPT_THAI, PL_SCRIPT_CHINESE,
	PL_SCRIPT_JAPANESE, PL_SCRIPT_KOREAN,
};
struct pl_fit {
	uint32_t count;  /* characters outside ASCII */
	uint64_t cost;   /* their sum */
	uint32_t foreign;/* characters no text of that script has */
};
struct pl_fit pl_letters_fit(struct pl_arena *arena, struct pl_str text, enum pl_script script);

#endif
