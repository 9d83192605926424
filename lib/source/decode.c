/* decode: the only code that knows iconv. Blocks of output are asked for, so that iconv stops at a character's
 * border; each border is a checkpoint, and an offset is found again by decoding up to it from the checkpoint
 * before. */
#include "source/decode.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>

enum { BLOCK = 4096, PAIR_ROOM = 16 };

#define REPLACEMENT "\xEF\xBF\xBD"
#define EURO "\xE2\x82\xAC"

struct stream {
	const struct pl_encoding *encoding;
	iconv_t cd, extra; /* (iconv_t)-1: not open */
	const char *in, *end;
};

enum step { DONE, FULL, BAD };

static iconv_t open_first(const char *const names[3])
{
	iconv_t cd = (iconv_t)-1;

	for (size_t i = 0; i < 3 && names[i] && cd == (iconv_t)-1; i++)
		cd = iconv_open("UTF-8", names[i]);
	return cd;
}

static bool stream_open(struct stream *s, const struct pl_encoding *encoding, struct pl_str bytes, size_t from)
{
	*s = (struct stream){encoding, (iconv_t)-1, (iconv_t)-1, bytes.ptr + from, bytes.ptr + bytes.len};
	if (encoding->kind == PL_ENCODING_UTF8)
		return true;
	s->cd = open_first(encoding->iconv);
	return s->cd != (iconv_t)-1;
}

static void stream_close(struct stream *s)
{
	if (s->cd != (iconv_t)-1)
		iconv_close(s->cd);
	if (s->extra != (iconv_t)-1)
		iconv_close(s->extra);
}

/* UTF-8 to UTF-8: copies what is well-formed, whole characters only. */
static enum step copy(struct stream *s, char **out, size_t *room)
{
	struct pl_str rest = pl_str_n(s->in, (size_t)(s->end - s->in));
	size_t good;

	if (rest.len > *room)
		rest.len = *room;
	good = pl_utf8_valid(rest);
	memcpy(*out, s->in, good);
	s->in += good;
	*out += good;
	*room -= good;
	if (s->in == s->end)
		return DONE;
	rest = pl_str_n(s->in, (size_t)(s->end - s->in));
	good = pl_utf8_bad_length(rest);
	if (good > *room || pl_utf8_valid(pl_str_n(rest.ptr, rest.len < 4 ? rest.len : 4)))
		return FULL;
	return BAD;
}

/* Fills at most *room bytes at *out. BAD: s->in stands at something that is not in the encoding. */
static enum step convert(struct stream *s, char **out, size_t *room)
{
	size_t left = (size_t)(s->end - s->in), r;
	char *in = (char *)s->in; /* iconv's prototype lacks the const; it does not write */

	if (s->encoding->kind == PL_ENCODING_UTF8)
		return copy(s, out, room);
	r = iconv(s->cd, &in, &left, out, room);
	s->in = in;
	if (r != (size_t)-1)
		r = iconv(s->cd, NULL, NULL, out, room);
	if (r != (size_t)-1)
		return DONE;
	return errno == E2BIG ? FULL : BAD;
}

/* Asks the superset for the pair at s->in; how many bytes it took, 0 for none. */
static size_t convert_pair(struct stream *s, char pair[PAIR_ROOM], size_t *len)
{
	const char *const names[3] = {s->encoding->extra};
	char *in = (char *)s->in, *out = pair;
	size_t left = 2, room = PAIR_ROOM;

	if (!s->encoding->extra || s->encoding->kind != PL_ENCODING_MULTI || s->end - s->in < 2)
		return 0;
	if (s->extra == (iconv_t)-1 && (s->extra = open_first(names)) == (iconv_t)-1)
		return 0;
	iconv(s->extra, NULL, NULL, NULL, NULL);
	if (iconv(s->extra, &in, &left, &out, &room) == (size_t)-1 ||
	    iconv(s->extra, NULL, NULL, &out, &room) == (size_t)-1)
		return 0;
	*len = PAIR_ROOM - room;
	return 2;
}

/* Length of what one U+FFFD stands for. */
static size_t bad_length(const struct stream *s)
{
	size_t left = (size_t)(s->end - s->in), want = 1;

	switch (s->encoding->kind) {
	case PL_ENCODING_UTF8:
		return pl_utf8_bad_length(pl_str_n(s->in, left));
	case PL_ENCODING_UTF16:
		want = 2;
		break;
	case PL_ENCODING_UTF32:
		want = 4;
		break;
	case PL_ENCODING_MULTI: /* a pair that has no character, not a lone lead before ASCII */
		want = left > 1 && (unsigned char)s->in[0] > 0x80 && (unsigned char)s->in[1] >= 0x80 ? 2 : 1;
		break;
	case PL_ENCODING_SINGLE:
	case PL_ENCODING_STATEFUL:
		break;
	}
	return want < left ? want : left;
}

/* What stands for the bytes at s->in that iconv refused: *len bytes of text, and s->in behind them. */
static bool repair(struct stream *s, char out[PAIR_ROOM], size_t *len)
{
	size_t taken = convert_pair(s, out, len);

	if (taken) {
		s->in += taken;
		return true;
	}
	*len = 3;
	if (s->encoding->euro && (unsigned char)*s->in == 0x80) {
		memcpy(out, EURO, 3);
		s->in++;
		return true;
	}
	memcpy(out, REPLACEMENT, 3);
	s->in += bad_length(s);
	return false;
}

static void *grow(struct pl_arena *arena, void *old, size_t *cap, size_t size)
{
	void *more = pl_arena_alloc(arena, (*cap ? *cap * 2 : 16) * size);

	if (*cap)
		memcpy(more, old, *cap * size);
	*cap = *cap ? *cap * 2 : 16;
	return more;
}

static void add_lossy(struct pl_decoded *d, struct pl_arena *arena, size_t byte, size_t len)
{
	uint32_t at = (uint32_t)d->text.len;

	d->bad++;
	if (d->nlossy == PL_LOSSY_MAX)
		return;
	if (d->nlossy == d->lossy_cap)
		d->lossy = grow(arena, d->lossy, &d->lossy_cap, sizeof(*d->lossy));
	d->lossy[d->nlossy++] = (struct pl_lossy){pl_span(at, at + 3), (uint32_t)byte, (uint32_t)len};
}

/* The last escape sequence in bytes[from, to), or `before`. */
static uint32_t last_escape(struct pl_str bytes, size_t from, size_t to, uint32_t before)
{
	while (to > from)
		if (bytes.ptr[--to] == 0x1B)
			return (uint32_t)to;
	return before;
}

static void add_remap(struct pl_decoded *d, struct pl_arena *arena, const struct stream *s, struct pl_str bytes)
{
	const struct pl_remap *last = d->nremap ? &d->remap[d->nremap - 1] : NULL;
	struct pl_remap mark = {(uint32_t)d->text.len, (uint32_t)(s->in - bytes.ptr), UINT32_MAX};

	if (last && mark.text - last->text < BLOCK)
		return;
	if (last && s->encoding->kind == PL_ENCODING_STATEFUL)
		mark.escape = last_escape(bytes, last->byte, mark.byte, last->escape);
	if (d->nremap == d->remap_cap)
		d->remap = grow(arena, d->remap, &d->remap_cap, sizeof(*d->remap));
	d->remap[d->nremap++] = mark;
}

bool pl_decode(struct pl_decoded *d, struct pl_arena *arena, const struct pl_encoding *encoding,
	       struct pl_str bytes, size_t skip, size_t max_bad)
{
	enum step step = FULL;
	struct stream s;

	*d = (struct pl_decoded){0};
	if (!stream_open(&s, encoding, bytes, skip))
		return false;
	while (step != DONE && d->bad <= max_bad) {
		size_t room = BLOCK;
		char *out;

		add_remap(d, arena, &s, bytes);
		pl_buf_reserve(&d->text, BLOCK + PAIR_ROOM);
		out = d->text.ptr + d->text.len;
		step = convert(&s, &out, &room);
		d->text.len = (size_t)(out - d->text.ptr);
		if (step == BAD) {
			const char *at = s.in;
			size_t len;

			if (!repair(&s, out, &len))
				add_lossy(d, arena, (size_t)(at - bytes.ptr), (size_t)(s.in - at));
			d->text.len += len;
		}
	}
	stream_close(&s);
	return d->bad <= max_bad;
}

void pl_decoded_finish(struct pl_decoded *d)
{
	pl_buf_finish(&d->text);
}

size_t pl_encode(struct pl_buf *out, const struct pl_encoding *encoding, struct pl_str text)
{
	iconv_t cd = (iconv_t)-1;
	char *in = (char *)text.ptr;
	size_t left = text.len;

	for (size_t i = 0; i < 3 && encoding->iconv[i] && cd == (iconv_t)-1; i++)
		cd = iconv_open(encoding->iconv[i], "UTF-8");
	while (cd != (iconv_t)-1 && left) {
		size_t room = BLOCK, r;
		char *to;

		pl_buf_reserve(out, room);
		to = out->ptr + out->len;
		r = iconv(cd, &in, &left, &to, &room);
		out->len = (size_t)(to - out->ptr);
		if (r == (size_t)-1 && errno != E2BIG)
			break;
	}
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	return text.len - left;
}

/* Puts a fresh stream into the state it had at the checkpoint. */
static void restore(struct stream *s, struct pl_str bytes, const struct pl_remap *mark)
{
	char scratch[PAIR_ROOM], *out = scratch, *in;
	size_t room = sizeof(scratch), left = 3;

	if (mark->escape == UINT32_MAX || mark->escape + 4 > bytes.len)
		return;
	in = (char *)bytes.ptr + mark->escape;
	if (in[1] == '$' && in[2] == '(')
		left = 4;
	iconv(s->cd, &in, &left, &out, &room);
}

/* The byte that text offset mark->text + want was decoded from. */
static size_t walk(struct stream *s, struct pl_str bytes, size_t want)
{
	char block[2 * BLOCK + PAIR_ROOM];

	while (want) {
		char *out = block, pair[PAIR_ROOM];
		size_t room = want, len;
		enum step step = convert(s, &out, &room);
		const char *at = s->in;

		want = room;
		if (step != BAD)
			break;
		repair(s, pair, &len);
		if (len > want)
			return (size_t)(at - bytes.ptr);
		want -= len;
	}
	return (size_t)(s->in - bytes.ptr);
}

static const struct pl_remap *remap_before(const struct pl_source *source, uint32_t at)
{
	size_t lo = 0, hi = source->nremap;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (source->remap[mid].text <= at)
			lo = mid;
		else
			hi = mid;
	}
	return &source->remap[lo];
}

size_t pl_source_byte(const struct pl_source *source, uint32_t at)
{
	const struct pl_remap *mark;
	struct stream s;
	size_t byte;

	if (!source->nremap)
		return at + (source->has_bom ? 3u : 0u);
	mark = remap_before(source, at);
	if (!stream_open(&s, pl_encoding_get(source->encoding ? source->encoding : "windows-1252"),
			 source->bytes, mark->byte))
		return mark->byte;
	restore(&s, source->bytes, mark);
	byte = walk(&s, source->bytes, at - mark->text);
	stream_close(&s);
	return byte;
}
