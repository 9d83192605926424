/* mojibake: takes the wrong reading back and looks whether UTF-8 comes out. Via windows-1252 every sequence is judged
 * by itself; via GBK and Big5 characters pair up across the borders of the original ones, so a stretch is judged. */
#include "source/mojibake.h"
#include "base/utf8.h"
#include "source/decode.h"

enum { STRETCH_MAX = 4096, ROUNDS = 3, STARTS = 6 };

/* windows-1252 0x80 … 0x9F; 0: a hole, which browsers read as the C1 control. */
static const uint16_t cp1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

/* The byte that windows-1252 reads as `cp`, or 0 for ASCII and everything it does not have. */
static unsigned char byte_of(uint32_t cp)
{
	if (cp >= 0x80 && cp <= 0xFF)
		return (unsigned char)cp;
	for (unsigned i = 0; i < 32; i++)
		if (cp1252[i] == cp && cp)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* How sure a sequence is by itself: 2 beyond doubt, 1 when it does not stand alone, 0 never. `Å“` may be a letter
 * and a quotation mark, `é »` French; `Ã©` and `â€™` are neither. */
static unsigned certainty(uint32_t cp)
{
	if ((cp >= 0xA0 && cp <= 0xFF) || (cp >= 0x2010 && cp <= 0x2BFF) || cp == 0xFEFF || cp == 0xFFFD || cp >= 0x1F000)
		return 2;
	if ((cp >= 0x100 && cp <= 0x17F) || (cp >= 0x370 && cp <= 0x45F) || (cp >= 0x3000 && cp <= 0x9FFF) ||
	    (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0xFF00 && cp <= 0xFFEF))
		return 1;
	return 0;
}

/* One UTF-8 sequence from characters at `at`: moves *at behind it. */
static bool unread_1252(struct pl_str text, size_t *at, uint32_t *cp)
{
	char bytes[4];
	size_t n = 0, i = *at, zero = 0, want = 1;

	while (n < want && i < text.len) {
		unsigned char c = byte_of(pl_utf8_next(text, &i));

		if (!c)
			return false;
		bytes[n++] = (char)c;
		if (n == 1)
			want = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 0;
	}
	if (n != want || pl_utf8_valid(pl_str_n(bytes, n)) != n)
		return false;
	*cp = pl_utf8_next(pl_str_n(bytes, n), &zero);
	*at = i;
	return certainty(*cp) > 0;
}

static size_t line_end(struct pl_str text, size_t at)
{
	const char *newline = memchr(text.ptr + at, '\n', text.len - at);
	size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

	return end - at > STRETCH_MAX ? at + STRETCH_MAX : end;
}

/* Takes one wrong reading back: from the first sequence at the start of `text` to the last one in it. */
static size_t undo_1252(struct pl_buf *out, struct pl_str text, bool *lost)
{
	size_t last = 0, kept = 0, weight = 0;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t cp = 0;

		if ((unsigned char)text.ptr[at] >= 0x80 && unread_1252(text, &at, &cp)) {
			pl_buf_add_utf8(out, cp);
			*lost |= cp == 0xFFFD;
			weight += certainty(cp);
			last = at;
			kept = out->len;
			continue;
		}
		if (at == 0)
			return 0;
		pl_utf8_next(text, &at);
		pl_buf_add(out, pl_str_n(text.ptr + start, at - start));
	}
	out->len = kept;
	return weight >= 2 ? last : 0;
}

static bool via_1252(struct pl_mojibake *found, struct pl_arena *arena, struct pl_str text, uint32_t at)
{
	struct pl_str line = pl_str_n(text.ptr + at, line_end(text, at) - at);
	struct pl_buf out = {0}, again = {0};
	bool lost = false;
	size_t len;

	while (line.len && ((unsigned char)line.ptr[line.len - 1] & 0xC0) == 0x80 && line.ptr + line.len < text.ptr + text.len &&
	       line.ptr[line.len] != '\n')
		line.len--; /* the cap must not cut a character */
	len = undo_1252(&out, line, &lost);
	if (len) {
		for (int round = 1; round < ROUNDS; round++) {
			pl_buf_reset(&again);
			if (undo_1252(&again, pl_buf_str(&out), &lost) != out.len)
				break;
			pl_buf_reset(&out);
			pl_buf_add(&out, pl_buf_str(&again));
		}
		*found = (struct pl_mojibake){pl_span(at, at + (uint32_t)len), {NULL, 0}, "windows-1252"};
		if (!lost)
			found->text = pl_arena_dup(arena, pl_buf_str(&out));
	}
	pl_buf_finish(&out);
	pl_buf_finish(&again);
	return len > 0;
}

bool pl_mojibake_sign(const char bytes[3])
{
	static const char signs[][4] = {"锛", "銆", "鈥", "鐨", "鏄", "锟", "銝"};

	for (size_t i = 0; i < PL_COUNT(signs); i++)
		if (memcmp(bytes, signs[i], 3) == 0)
			return true;
	return false;
}

/* Characters outside ASCII around `at`, in its line. */
static struct pl_span stretch(struct pl_str text, uint32_t at)
{
	uint32_t start = at, end = at;

	while (start > 0 && at - start < STRETCH_MAX / 2 && (unsigned char)text.ptr[start - 1] >= 0x80)
		start--;
	while (start < at && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
		start++;
	while (end < text.len && end - at < STRETCH_MAX / 2 && (unsigned char)text.ptr[end] >= 0x80)
		end++;
	while (end > at && end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end--;
	return pl_span(start, end);
}

/* Whole sequences at the start of `bytes`, Han or CJK punctuation all of them; their length. */
static size_t east_prefix(struct pl_str bytes)
{
	size_t at = 0, good = pl_utf8_valid(bytes);

	while (at < good) {
		size_t start = at;
		uint32_t cp = pl_utf8_next(bytes, &at);
		bool east = (cp >= 0x2010 && cp <= 0x2026) || cp == 0xB7 || (cp >= 0x3000 && cp <= 0x30FF) ||
			    (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xFF00 && cp <= 0xFF5E);

		if (!east)
			return start;
	}
	return good;
}

/* The text between two characters of `run` as bytes of `encoding`, and these as UTF-8. A stretch may begin with
 * sound text, so some starts before `at` are tried. */
static bool via_east(struct pl_mojibake *found, struct pl_arena *arena, struct pl_str text, uint32_t at,
		     const char *encoding, const char *name)
{
	struct pl_span run = stretch(text, at);
	struct pl_buf bytes = {0};
	size_t start = at, best = 0;

	for (int tries = 0; tries < STARTS; tries++) {
		size_t taken, good;

		pl_buf_reset(&bytes);
		taken = pl_encode(&bytes, pl_encoding_get(encoding), pl_str_n(text.ptr + start, run.end - start));
		good = east_prefix(pl_buf_str(&bytes));
		if (good >= 6 && good > best) {
			bool whole = taken == run.end - start && good == bytes.len;

			best = good;
			*found = (struct pl_mojibake){pl_span((uint32_t)start, run.end), {NULL, 0}, name};
			if (whole)
				found->text = pl_arena_dup(arena, pl_buf_str(&bytes));
		}
		if (start == run.start)
			break;
		pl_utf8_prev(text, &start);
	}
	pl_buf_finish(&bytes);
	return best > 0;
}

/* 锟斤拷: two U+FFFD in UTF-8, read as GBK. */
static bool lost_bytes(struct pl_mojibake *found, struct pl_str text, uint32_t at)
{
	static const struct pl_str kun = {"锟斤拷", 9};
	size_t end = at;

	while (pl_str_starts(pl_str_n(text.ptr + end, text.len - end), kun))
		end += kun.len;
	*found = (struct pl_mojibake){pl_span(at, (uint32_t)end), {NULL, 0}, NULL};
	return end > at;
}

bool pl_mojibake_at(struct pl_mojibake *found, struct pl_arena *arena, struct pl_str text, uint32_t at)
{
	if ((unsigned char)text.ptr[at] == 0xC3)
		return via_1252(found, arena, text, at);
	return lost_bytes(found, text, at) || via_east(found, arena, text, at, "GB18030", "GBK") ||
	       via_east(found, arena, text, at, "Big5", "Big5");
}
