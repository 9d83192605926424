/* decode: bytes of any encoding to UTF-8, with the way back (iconv's door). */
#ifndef PL_SOURCE_DECODE_H
#define PL_SOURCE_DECODE_H

#include "source/encoding.h"
#include "source/source.h"

/* Checkpoint: text[text] was decoded from bytes[byte]. */
struct pl_remap {
	uint32_t text, byte;
	uint32_t escape; /* stateful: offset of the escape sequence in force, or UINT32_MAX */
};

struct pl_decoded {
	struct pl_buf text;          /* malloc'ed: pl_decoded_finish() */
	struct pl_lossy *lossy;      /* the first PL_LOSSY_MAX of `bad`; in the arena, like remap */
	size_t nlossy, lossy_cap;
	struct pl_remap *remap;
	size_t nremap, remap_cap;
	size_t bad;                  /* ill-formed stretches: each is one U+FFFD */
};

enum { PL_LOSSY_MAX = 100000 };

/* Decodes bytes[skip, len). Gives up and returns false when more than `max_bad` stretches are ill-formed, or when
 * this system's iconv lacks the encoding. Strict: max_bad 0. */
bool pl_decode(struct pl_decoded *decoded, struct pl_arena *arena, const struct pl_encoding *encoding,
	       struct pl_str bytes, size_t skip, size_t max_bad);
void pl_decoded_finish(struct pl_decoded *decoded);
/* The other way: encodes text into `out` until a character that the encoding lacks; how many bytes of text it
 * took. Only for encodings without state. */
size_t pl_encode(struct pl_buf *out, const struct pl_encoding *encoding, struct pl_str text);

#endif
