/* line_break: pairs of characters between which a line may end. */
#include "base/line_break.h"

#include "base/utf8.h"
#include "base/width.h"

enum class { WORD, NUMBER, SPACE, GLUE, FREE, HAN, OPEN, CLOSE, PREFIX, POSTFIX, DASH, HYPHEN, CLASSES };

struct row {
	uint32_t cp;
	enum class class;
};

/* Sorted. What is not here: letters and marks are WORD, wide characters HAN. */
static const struct row rows[] = {
	{'!', CLOSE}, {'$', PREFIX}, {'%', POSTFIX}, {'(', OPEN}, {')', CLOSE}, {',', CLOSE}, {'-', HYPHEN}, {'.', CLOSE}, {':', CLOSE},
	{';', CLOSE}, {'?', CLOSE}, {'[', OPEN}, {']', CLOSE}, {'{', OPEN}, {'}', CLOSE}, {0xA0, GLUE}, {0xA1, OPEN}, {0xA3, PREFIX}, {0xA5, PREFIX},
	{0xAB, OPEN}, {0xB0, POSTFIX}, {0xB1, PREFIX}, {0xB7, CLOSE}, {0xBB, CLOSE}, {0xBF, OPEN}, {0x2014, DASH}, {0x2015, DASH}, {0x2018, OPEN},
	{0x2019, CLOSE}, {0x201C, OPEN}, {0x201D, CLOSE}, {0x2025, DASH}, {0x2026, DASH}, {0x202F, GLUE}, {0x2030, POSTFIX}, {0x2032, POSTFIX},
	{0x2033, POSTFIX}, {0x2039, OPEN}, {0x203A, CLOSE}, {0x2060, GLUE}, {0x20AC, PREFIX}, {0x2103, POSTFIX}, {0x2109, POSTFIX}, {0x2116, PREFIX},
	{0x22EF, DASH}, {0x2500, DASH}, {0x3001, CLOSE}, {0x3002, CLOSE}, {0x3005, CLOSE}, {0x3008, OPEN}, {0x3009, CLOSE}, {0x300A, OPEN},
	{0x300B, CLOSE}, {0x300C, OPEN}, {0x300D, CLOSE}, {0x300E, OPEN}, {0x300F, CLOSE}, {0x3010, OPEN}, {0x3011, CLOSE}, {0x3014, OPEN},
	{0x3015, CLOSE}, {0x3016, OPEN}, {0x3017, CLOSE}, {0x3018, OPEN}, {0x3019, CLOSE}, {0x301A, OPEN}, {0x301B, CLOSE}, {0x301C, CLOSE},
	{0x301D, OPEN}, {0x301E, CLOSE}, {0x301F, CLOSE}, {0x303B, CLOSE}, {0x3041, CLOSE}, {0x3043, CLOSE}, {0x3045, CLOSE}, {0x3047, CLOSE},
	{0x3049, CLOSE}, {0x3063, CLOSE}, {0x3083, CLOSE}, {0x3085, CLOSE}, {0x3087, CLOSE}, {0x308E, CLOSE}, {0x3095, CLOSE}, {0x3096, CLOSE},
	{0x309B, CLOSE}, {0x309C, CLOSE}, {0x309D, CLOSE}, {0x309E, CLOSE}, {0x30A0, CLOSE}, {0x30A1, CLOSE}, {0x30A3, CLOSE}, {0x30A5, CLOSE},
	{0x30A7, CLOSE}, {0x30A9, CLOSE}, {0x30C3, CLOSE}, {0x30E3, CLOSE}, {0x30E5, CLOSE}, {0x30E7, CLOSE}, {0x30EE, CLOSE}, {0x30F5, CLOSE},
	{0x30F6, CLOSE}, {0x30FB, CLOSE}, {0x30FC, CLOSE}, {0x30FD, CLOSE}, {0x30FE, CLOSE}, {0xFE50, CLOSE}, {0xFE51, CLOSE}, {0xFE52, CLOSE},
	{0xFE54, CLOSE}, {0xFE55, CLOSE}, {0xFE56, CLOSE}, {0xFE57, CLOSE}, {0xFEFF, GLUE}, {0xFF01, CLOSE}, {0xFF04, PREFIX}, {0xFF05, POSTFIX},
	{0xFF08, OPEN}, {0xFF09, CLOSE}, {0xFF0C, CLOSE}, {0xFF0E, CLOSE}, {0xFF1A, CLOSE}, {0xFF1B, CLOSE}, {0xFF1F, CLOSE}, {0xFF3B, OPEN},
	{0xFF3D, CLOSE}, {0xFF5B, OPEN}, {0xFF5D, CLOSE}, {0xFF5E, CLOSE}, {0xFF5F, OPEN}, {0xFF60, CLOSE}, {0xFF61, CLOSE}, {0xFF62, OPEN},
	{0xFF63, CLOSE}, {0xFF64, CLOSE}, {0xFF65, CLOSE}, {0xFF70, CLOSE}, {0xFF9E, CLOSE}, {0xFF9F, CLOSE}, {0xFFE1, PREFIX}, {0xFFE5, PREFIX},
};

static enum class class_of(uint32_t cp)
{
	size_t low = 0, high = PL_COUNT(rows);

	if (cp == ' ' || cp == '\t')
		return SPACE;
	if (cp == 0x200B || cp == 0x3000)
		return FREE;
	if (cp < 0x80 && pl_is_digit((unsigned char)cp))
		return NUMBER;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (rows[middle].cp < cp)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < PL_COUNT(rows) && rows[low].cp == cp)
		return rows[low].class;
	if (pl_is_unicode_space(cp))
		return SPACE;
	return pl_width_char(cp, 1) == 2 ? HAN : WORD;
}

/* A line may end between two neighbours. `cp`: the first, for what depends on more than its class. */
static bool may_end(enum class first, enum class second, uint32_t cp)
{
	if (first == GLUE || second == GLUE || second == CLOSE || second == POSTFIX || second == SPACE || first == OPEN)
		return false;
	if (second == DASH)
		return false; /* `——` and `……` are one mark, and begin no line */
	if (first == FREE || second == FREE || first == DASH)
		return true;
	if (first == PREFIX)
		return false;
	if (first == HAN || second == HAN)
		return true;
	if (first == CLOSE || first == POSTFIX) /* full-width marks; `a.b` and `3,5` are words */
		return cp >= 0x80 && (second == WORD || second == NUMBER || second == OPEN || second == PREFIX) && cp != 0x2019;
	if (first == HYPHEN)
		return second == WORD;
	return false;
}

/* Behind white space everything may begin but what closes. */
static bool may_begin(enum class class)
{
	return class != CLOSE && class != GLUE && class != POSTFIX && class != DASH;
}

static bool is_address(struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_n(text.ptr + at, text.len - at);

	return pl_str_starts(rest, PL_STR("http://")) || pl_str_starts(rest, PL_STR("https://"));
}

/* Addresses are whole: the end of the one at `at`. */
static size_t address_end(struct pl_str text, size_t at)
{
	while (at < text.len && (unsigned char)text.ptr[at] > ' ' && (unsigned char)text.ptr[at] < 0x80 && !strchr("<>\"", text.ptr[at]))
		at++;
	return at;
}

/* `[12]`, a link's or note's number: its end, or `at`. */
static size_t number_end(struct pl_str text, size_t at)
{
	size_t end = at + 1;

	if (text.ptr[at] != '[')
		return at;
	if (end < text.len && text.ptr[end] == '^')
		end++;
	while (end < text.len && pl_is_digit((unsigned char)text.ptr[end]))
		end++;
	return end < text.len && text.ptr[end] == ']' && text.ptr[end - 1] != '[' && text.ptr[end - 1] != '^' ? end + 1 : at;
}

struct cluster {
	size_t end;
	enum class first, last;
	uint32_t last_cp;
	size_t columns;
};

/* `before`: the class of what precedes it. */
static struct cluster cluster_at(struct pl_str text, size_t at, unsigned ambiguous, enum class before)
{
	struct cluster c = {.end = is_address(text, at) ? address_end(text, at) : at};
	size_t next = at, number = number_end(text, at);
	uint32_t cp = pl_utf8_next(text, &next);

	if (number > at) {
		c.end = number;
		c.first = before == SPACE ? OPEN : CLOSE; /* it belongs to the word in front of it */
		c.last = CLOSE;
		c.last_cp = cp;
	} else if (c.end == at) {
		c.end = at + pl_width_cluster(pl_str_n(text.ptr + at, text.len - at));
		c.first = c.last = class_of(cp);
		c.last_cp = cp;
	} else {
		c.first = c.last = WORD;
		c.last_cp = 'a';
	}
	c.columns = pl_width_text(pl_str_n(text.ptr + at, c.end - at), ambiguous);
	return c;
}

static size_t pass_blanks(struct pl_str text, size_t at)
{
	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at;
}

size_t pl_line_end(struct pl_str text, size_t from, size_t columns, unsigned ambiguous, size_t *next)
{
	size_t used = 0, at = from, end = 0, behind = 0, word_end = from;
	enum class before = GLUE, solid = GLUE;
	uint32_t cp = 0;

	while (at < text.len && text.ptr[at] != '\n') {
		struct cluster c = cluster_at(text, at, ambiguous, before);

		if (c.first == SPACE) {
			before = SPACE;
		} else {
			if (at > from && ((before == SPACE && may_begin(c.first) && solid != OPEN) || (before != SPACE && may_end(before, c.first, cp)))) {
				end = word_end;
				behind = at;
			}
			if (used + c.columns > columns && end) {
				*next = behind;
				return end;
			}
			word_end = c.end;
			before = solid = c.last;
			cp = c.last_cp;
		}
		used += c.columns;
		at = c.end;
	}
	*next = at < text.len ? at + 1 : pass_blanks(text, at);
	return word_end;
}
