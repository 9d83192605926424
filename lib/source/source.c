/* source: from the bytes to the text, by the best evidence there is. */
#include "source/source.h"
#include "base/utf8.h"
#include "source/declare.h"
#include "source/decode.h"
#include "source/detect.h"

static const struct {
	struct pl_str bom;
	const char *encoding;
} boms[] = { /* longer ones first: FF FE 00 00 begins with UTF-16's */
	{{"\xEF\xBB\xBF", 3}, "UTF-8"},      {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
	{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},   {{"\xFF\xFE", 2}, "UTF-16LE"},
	{{"\xFE\xFF", 2}, "UTF-16BE"},       {{"\x84\x31\x95\x33", 4}, "GB18030"},
};

/* Decodes into the arena; false when more than `max_bad` stretches are ill-formed. */
static bool take(struct pl_source *source, struct pl_arena *arena, const struct pl_encoding *encoding, size_t skip,
		 size_t max_bad)
{
	struct pl_decoded d;
	bool ok = pl_decode(&d, arena, encoding, source->bytes, skip, max_bad);

	if (ok) {
		source->text = pl_arena_dup(arena, pl_buf_str(&d.text));
		source->encoding = encoding->name;
		source->lossy = d.lossy;
		source->nlossy = d.nlossy;
		source->remap = d.remap;
		source->nremap = d.nremap;
	}
	pl_decoded_finish(&d);
	return ok;
}

static bool take_bom(struct pl_source *source, struct pl_arena *arena)
{
	for (size_t i = 0; i < PL_COUNT(boms); i++) {
		bool wide = i == 1 && source->bytes.len % 4; /* U+0000 behind UTF-16's BOM */

		if (wide || !pl_str_starts(source->bytes, boms[i].bom))
			continue;
		source->has_bom = true;
		if (i == 0)
			return false;
		source->evidence = PL_EVIDENCE_BOM;
		return take(source, arena, pl_encoding_get(boms[i].encoding), boms[i].bom.len, SIZE_MAX);
	}
	return false;
}

/* How much speaks for UTF-8 with damage: well-formed sequences, the longer the more, against ill-formed ones. */
struct damage {
	size_t good, bad;
};

static struct damage weigh(struct pl_str bytes)
{
	struct damage d = {0, 0};

	for (size_t i = 0; i < bytes.len;) {
		struct pl_str rest = pl_str_n(bytes.ptr + i, bytes.len - i);
		size_t good = pl_utf8_valid(rest);

		for (size_t k = 0; k < good; k++) {
			unsigned char c = (unsigned char)rest.ptr[k];

			d.good += c >= 0xE0 ? 3 : c >= 0xC0 ? 1 : 0;
		}
		i += good;
		if (good < rest.len) {
			i += pl_utf8_bad_length(pl_str_n(rest.ptr + good, rest.len - good));
			d.bad++;
		}
	}
	return d;
}

static bool take_damaged(struct pl_source *source, struct pl_arena *arena, const struct damage *d)
{
	source->evidence = PL_EVIDENCE_DAMAGED;
	source->confidence = (unsigned)(100 * d->good / (d->good + d->bad));
	return take(source, arena, pl_encoding_get("UTF-8"), source->has_bom ? 3 : 0, SIZE_MAX);
}

static bool take_named(struct pl_source *source, struct pl_arena *arena, struct pl_str label, enum pl_evidence evidence)
{
	const struct pl_encoding *encoding = pl_encoding_find(label);

	if (!encoding || encoding->kind == PL_ENCODING_UTF8 || !take(source, arena, encoding, 0, 0))
		return false;
	source->evidence = evidence;
	return true;
}

/* A declaration that could be read as ASCII is none of an encoding that is not ASCII's superset. */
static bool take_declared(struct pl_source *source, struct pl_arena *arena)
{
	const struct pl_encoding *encoding = pl_encoding_find(source->declared.label);

	if (!encoding || encoding->kind >= PL_ENCODING_STATEFUL)
		return false;
	return take_named(source, arena, source->declared.label, PL_EVIDENCE_DECLARED);
}

static bool take_scored(struct pl_source *source, struct pl_arena *arena)
{
	struct pl_guess guess = pl_detect_score(arena, source->bytes);

	if (!guess.encoding || !take(source, arena, guess.encoding, 0, source->bytes.len / 100))
		return false;
	source->evidence = PL_EVIDENCE_SCORED;
	source->confidence = guess.confidence;
	return true;
}

/* Bytes that are not UTF-8. */
static void read_foreign(struct pl_source *source, struct pl_arena *arena, const char *given)
{
	struct damage damage = weigh(source->bytes);

	if (source->has_bom || damage.good >= 8 * damage.bad) {
		take_damaged(source, arena, &damage);
		return;
	}
	if (given && take_named(source, arena, pl_str_c(given), PL_EVIDENCE_GIVEN))
		return;
	if (take_declared(source, arena) || take_scored(source, arena))
		return;
	if (damage.good > damage.bad) {
		take_damaged(source, arena, &damage);
		return;
	}
	take(source, arena, pl_encoding_get("windows-1252"), 0, SIZE_MAX);
	source->encoding = NULL;
	source->evidence = PL_EVIDENCE_NONE;
}

/* Moves the declaration's span from the bytes to the text. */
static void place_declaration(struct pl_source *source)
{
	if (!source->declared.where || pl_span_empty(source->declared.span) || !source->nremap)
		return;
	source->declared = pl_declare_find(source->text, source->name, PL_DECLARE_FAR);
}

/* Everything that is not plain UTF-8 text. */
static void read_odd(struct pl_source *source, struct pl_arena *arena, const char *given)
{
	const struct pl_encoding *shape;
	bool clean = source->first_bad == source->bytes.len;

	if (take_bom(source, arena))
		return;
	shape = pl_detect_shape(arena, source->bytes);
	if (shape && take(source, arena, shape, 0, 0)) {
		source->evidence = PL_EVIDENCE_SHAPE;
		source->declared = pl_declare_find(source->text, source->name, PL_DECLARE_FAR);
		return;
	}
	if (pl_detect_binary(source->bytes, clean)) {
		source->binary = true;
		source->evidence = PL_EVIDENCE_NONE;
		return;
	}
	if (clean) {
		size_t skip = source->has_bom ? 3 : 0;

		source->text = pl_str_n(source->bytes.ptr + skip, source->bytes.len - skip);
		source->encoding = "UTF-8";
		source->evidence = skip ? PL_EVIDENCE_BOM : PL_EVIDENCE_UTF8;
		source->declared = pl_declare_find(source->text, source->name, PL_DECLARE_NEAR);
		return;
	}
	source->declared = pl_declare_find(source->bytes, source->name, PL_DECLARE_FAR);
	read_foreign(source, arena, given);
	place_declaration(source);
}

void pl_source_read(struct pl_source *source, struct pl_arena *arena, const char *name, struct pl_str bytes,
		    const char *given)
{
	if (!bytes.ptr)
		bytes = PL_STR("");
	*source = (struct pl_source){.name = name, .bytes = bytes, .text = PL_STR("")};
	source->first_bad = pl_utf8_valid(bytes);
	if (source->first_bad < bytes.len || pl_str_starts(bytes, boms[0].bom) || memchr(bytes.ptr, 0, bytes.len) ||
	    memchr(bytes.ptr, 0x1B, bytes.len)) {
		read_odd(source, arena, given);
		return;
	}
	source->text = bytes;
	source->encoding = "UTF-8";
	source->evidence = PL_EVIDENCE_UTF8;
	source->declared = pl_declare_find(bytes, name, PL_DECLARE_NEAR);
}
