/* encoding: the encodings that are read, and the names people give them. */
#ifndef PL_SOURCE_ENCODING_H
#define PL_SOURCE_ENCODING_H

#include "base/str.h"

enum pl_encoding_kind {
	PL_ENCODING_UTF8,
	PL_ENCODING_SINGLE,   /* one byte a character, ASCII below 0x80 */
	PL_ENCODING_MULTI,    /* lead and trail bytes, ASCII below 0x80 outside of them */
	PL_ENCODING_STATEFUL, /* 7 bits with escape sequences */
	PL_ENCODING_UTF16,
	PL_ENCODING_UTF32,
};

struct pl_encoding {
	const char *name;     /* canonical: WHATWG's, but GB18030 for the whole GB family */
	enum pl_encoding_kind kind;
	const char *iconv[3]; /* what iconv calls it, best first; the first one it knows is taken */
	const char *extra;    /* iconv's name of a superset asked for pairs the first one does not know, or NULL */
	bool euro;            /* the byte 0x80 alone is U+20AC */
};

/* The encoding that `label` (WHATWG label, IANA name or an old habit such as `eucKR`; case, blanks and
 * punctuation do not count) stands for, or NULL when it is unknown or denied: UTF-7, HZ, ISO-2022-KR/-CN. */
const struct pl_encoding *pl_encoding_find(struct pl_str label);
/* By canonical name; it must exist. */
const struct pl_encoding *pl_encoding_get(const char *name);
/* All of them in a fixed order; NULL past the end. */
const struct pl_encoding *pl_encoding_at(size_t index);

#endif
