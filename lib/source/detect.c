/* detect: shapes, then letters. Every candidate decodes a sample; the one whose text looks most like a language
 * wins, if it wins clearly. "Does it decode?" says next to nothing (ODDITIES 19). */
#include "source/detect.h"
#include "source/decode.h"
#include "base/utf8.h"

enum {
	SAMPLE_HIGH = 3000,       /* bytes outside ASCII that are looked at */
	SAMPLE_MAX = 256 * 1024,
	SHAPE_LOOK = 64 * 1024,
	COST_BAD = 200,           /* an ill-formed stretch, in tenths of a nat */
	CLEAR = 120,              /* total lead over the next candidate that is wanted, at least */
	FIT_ALPHABET = 58,        /* mean cost a character above which nothing is believed */
	FIT_EAST = 86,
};

struct shape {
	const char *name;
	size_t unit;
	unsigned zero[4]; /* per cent of the bytes at this place of a unit that are zero, at least; 0: few */
};

/* Text made of whole characters of which no more than a few are controls. */
static bool sound(struct pl_arena *arena, const char *name, struct pl_str bytes)
{
	struct pl_decoded d;
	size_t controls = 0;
	bool ok = pl_decode(&d, arena, pl_encoding_get(name), bytes, 0, 0);

	for (size_t i = 0; i < d.text.len; i++) {
		unsigned char c = (unsigned char)d.text.ptr[i];

		controls += c < 0x20 && !pl_is_space(c);
		ok = ok && c;
	}
	pl_decoded_finish(&d);
	return ok && controls * 1000 <= bytes.len;
}

/* U+4E00, one of the most frequent Chinese characters, has a zero where ASCII has its letter: the places that should
 * have none may have a twentieth, and half of what the others have. */
static bool has_shape(const struct shape *shape, const size_t zeros[4], size_t units)
{
	size_t most = 0, least = SIZE_MAX;

	for (size_t i = 0; i < shape->unit; i++) {
		bool fits = shape->zero[i] ? zeros[i] * 100 >= units * shape->zero[i] && zeros[i] > 1 : zeros[i] * 20 <= units;

		if (!fits)
			return false;
		if (shape->zero[i])
			least = zeros[i] < least ? zeros[i] : least;
		else
			most = zeros[i] > most ? zeros[i] : most;
	}
	return 2 * most <= least;
}

static const struct pl_encoding *zero_shape(struct pl_arena *arena, struct pl_str bytes)
{
	static const struct shape shapes[] = {
		{"UTF-32LE", 4, {0, 2, 95, 99}}, {"UTF-32BE", 4, {99, 95, 2, 0}},
		{"UTF-16LE", 2, {0, 2}},         {"UTF-16BE", 2, {2, 0}},
	};
	struct pl_str look = {bytes.ptr, bytes.len < SHAPE_LOOK ? bytes.len : SHAPE_LOOK};

	for (size_t s = 0; s < PL_COUNT(shapes); s++) {
		size_t zeros[4] = {0}, unit = shapes[s].unit;

		if (bytes.len % unit)
			continue;
		for (size_t i = 0; i < look.len; i++)
			zeros[i % unit] += !look.ptr[i];
		if (has_shape(&shapes[s], zeros, look.len / unit) && sound(arena, shapes[s].name, bytes))
			return pl_encoding_get(shapes[s].name);
	}
	return NULL;
}

/* JIS X 0202: at least one switch to two-byte characters, nothing above 0x7F, and it decodes. */
static const struct pl_encoding *escape_shape(struct pl_arena *arena, struct pl_str bytes)
{
	bool wide = false;
	const char *hit;

	for (size_t i = 0; i < bytes.len && (hit = memchr(bytes.ptr + i, 0x1B, bytes.len - i));) {
		i = (size_t)(hit - bytes.ptr) + 1;
		if (i + 1 >= bytes.len)
			break;
		wide |= hit[1] == '$' && (hit[2] == 'B' || hit[2] == '@');
	}
	if (!wide || !sound(arena, "ISO-2022-JP", bytes))
		return NULL;
	return pl_encoding_get("ISO-2022-JP");
}

const struct pl_encoding *pl_detect_shape(struct pl_arena *arena, struct pl_str bytes)
{
	if (memchr(bytes.ptr, 0, bytes.len))
		return zero_shape(arena, bytes);
	if (memchr(bytes.ptr, 0x1B, bytes.len))
		return escape_shape(arena, bytes);
	return NULL;
}

bool pl_detect_binary(struct pl_str bytes, bool clean)
{
	static const struct pl_str magic[] = {
		{"\x89PNG", 4}, {"\xFF\xD8\xFF", 3}, {"GIF87a", 6}, {"GIF89a", 6}, {"PK\3\4", 4}, {"\x1F\x8B\x08", 3},
		{"\x7F" "ELF", 4}, {"%PDF-", 5}, {"RIFF", 4}, {"OggS", 4}, {"wOFF", 4}, {"wOF2", 4},
		{"\0\0\1\0", 4}, {"\0asm", 4}, {"SQLite format 3", 15}, {"\xD0\xCF\x11\xE0", 4}, {"Rar!\x1A", 5},
		{"7z\xBC\xAF", 4}, {"BZh", 3}, {"\xFD" "7zXZ", 5}, {"II*\0", 4}, {"MM\0*", 4}, {"ID3", 3}, {"BM", 2},
	};
	struct pl_str look = {bytes.ptr, bytes.len < SHAPE_LOOK ? bytes.len : SHAPE_LOOK};
	size_t controls = 0, nuls = 0;

	for (size_t i = 0; i < look.len; i++) {
		unsigned char c = (unsigned char)look.ptr[i];

		nuls += c == 0;
		controls += c < 0x20 && !pl_is_space(c);
	}
	if (controls * 10 > look.len || (!clean && nuls * 100 > look.len))
		return true;
	for (size_t i = 0; controls && !clean && i < PL_COUNT(magic); i++)
		if (pl_str_starts(bytes, magic[i]))
			return true;
	return false;
}

/* The lines from the first byte outside ASCII on, up to SAMPLE_HIGH of these. Ends before a byte that is part of
 * no character of more bytes. */
static struct pl_str sample(struct pl_str bytes, size_t *high)
{
	size_t start = 0, end;

	while (start < bytes.len && (unsigned char)bytes.ptr[start] < 0x80)
		start++;
	while (start > 0 && (unsigned char)bytes.ptr[start - 1] >= 0x20)
		start--;
	*high = 0;
	for (end = start; end < bytes.len && end - start < SAMPLE_MAX; end++) {
		if (*high >= SAMPLE_HIGH && (unsigned char)bytes.ptr[end] < 0x30)
			break;
		*high += (unsigned char)bytes.ptr[end] >= 0x80;
	}
	while (end < bytes.len && end > start && (unsigned char)bytes.ptr[end] >= 0x30)
		end--;
	return pl_str_n(bytes.ptr + start, end - start);
}

struct candidate {
	const char *name;
	enum pl_script script;
};

/* Of two that decode alike the first one is named. */
static const struct candidate candidates[] = {
	{"GB18030", PL_SCRIPT_CHINESE},       {"Big5", PL_SCRIPT_CHINESE},
	{"Shift_JIS", PL_SCRIPT_JAPANESE},    {"EUC-JP", PL_SCRIPT_JAPANESE},
	{"EUC-KR", PL_SCRIPT_KOREAN},         {"windows-1252", PL_SCRIPT_WESTERN},
	{"windows-1251", PL_SCRIPT_CYRILLIC}, {"KOI8-R", PL_SCRIPT_CYRILLIC},
	{"KOI8-U", PL_SCRIPT_CYRILLIC},       {"IBM866", PL_SCRIPT_CYRILLIC},
	{"ISO-8859-5", PL_SCRIPT_CYRILLIC},   {"x-mac-cyrillic", PL_SCRIPT_CYRILLIC},
	{"windows-1250", PL_SCRIPT_CENTRAL},  {"ISO-8859-2", PL_SCRIPT_CENTRAL},
	{"windows-1253", PL_SCRIPT_GREEK},    {"ISO-8859-7", PL_SCRIPT_GREEK},
	{"windows-1254", PL_SCRIPT_TURKISH},  {"windows-1257", PL_SCRIPT_BALTIC},
	{"windows-1255", PL_SCRIPT_HEBREW},   {"ISO-8859-8", PL_SCRIPT_HEBREW},
	{"windows-1256", PL_SCRIPT_ARABIC},   {"ISO-8859-6", PL_SCRIPT_ARABIC},
	{"windows-874", PL_SCRIPT_THAI},      {"macintosh", PL_SCRIPT_WESTERN},
	{"IBM850", PL_SCRIPT_WESTERN},        {"IBM852", PL_SCRIPT_CENTRAL},
};

struct result {
	const struct candidate *candidate;
	struct pl_str text;
	struct pl_fit fit;
	uint64_t cost;
	bool believed;
};

static struct result judge(struct pl_arena *arena, const struct candidate *c, struct pl_str bytes, size_t high)
{
	struct result r = {.candidate = c, .cost = UINT64_MAX};
	struct pl_decoded d;

	if (pl_decode(&d, arena, pl_encoding_get(c->name), bytes, 0, high / 50)) {
		r.text = pl_arena_dup(arena, pl_buf_str(&d.text));
		r.fit = pl_letters_fit(arena, r.text, c->script);
		r.cost = r.fit.cost + d.bad * COST_BAD;
		r.believed = r.fit.count >= PL_DETECT_MIN && r.fit.foreign * 12 <= r.fit.count &&
			     r.cost <= r.fit.count * (uint64_t)(c->script >= PL_SCRIPT_CHINESE ? FIT_EAST : FIT_ALPHABET);
	}
	pl_decoded_finish(&d);
	return r;
}

struct pl_guess pl_detect_score(struct pl_arena *arena, struct pl_str bytes)
{
	struct result results[PL_COUNT(candidates)];
	const struct result *best = &results[0];
	struct pl_guess guess = {NULL, 0};
	uint64_t next = UINT64_MAX;
	size_t high;

	bytes = sample(bytes, &high);
	if (high < PL_DETECT_MIN)
		return guess;
	for (size_t i = 0; i < PL_COUNT(candidates); i++) {
		results[i] = judge(arena, &candidates[i], bytes, high);
		if (results[i].cost < best->cost)
			best = &results[i];
	}
	if (!best->believed)
		return guess;
	for (size_t i = 0; i < PL_COUNT(candidates); i++)
		if (results[i].cost < next && !pl_str_eq(results[i].text, best->text))
			next = results[i].cost;
	if (next != UINT64_MAX && next - best->cost < CLEAR + best->fit.count)
		return guess;
	guess.encoding = pl_encoding_get(best->candidate->name);
	guess.confidence = next == UINT64_MAX || next - best->cost > 10 * (uint64_t)best->fit.count ? 99 : 90;
	return guess;
}
