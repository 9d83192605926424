/* marks: found by their lead bytes; what looks like a mark but is none is sifted out when a count is off. */
#include "body/marks.h"
#include "base/utf8.h"

const char *const pl_mark_signs[PL_MARK_KINDS][2] = {
	[PL_MARK_ANGLE] = {"〈", "〉"}, [PL_MARK_TITLE] = {"《", "》"}, [PL_MARK_CORNER] = {"「", "」"}, [PL_MARK_WHITE_CORNER] = {"『", "』"},
	[PL_MARK_LENTICULAR] = {"【", "】"}, [PL_MARK_DOUBLE] = {"“", "”"}, [PL_MARK_TORTOISE] = {"〔", "〕"}, [PL_MARK_SINGLE] = {"‘", "’"},
	[PL_MARK_PAREN] = {"（", "）"}, [PL_MARK_ASCII_PAREN] = {"(", ")"},
};

static void add(struct pl_marks *s, const struct pl_node *node, size_t at, unsigned kind, bool closing, bool low)
{
	s->items = pl_arena_grow(s->arena, s->items, s->count, &s->cap, sizeof(*s->items));
	s->items[s->count++] = (struct pl_mark){node, (uint32_t)at, (uint8_t)kind, closing, low};
}

uint32_t pl_mark_before(const struct pl_mark *m)
{
	size_t at = m->at;

	return at ? pl_utf8_prev(m->node->text, &at) : 0;
}

uint32_t pl_mark_after(const struct pl_mark *m)
{
	size_t at = m->at;

	pl_utf8_next(m->node->text, &at);
	return at < m->node->text.len ? pl_utf8_next(m->node->text, &at) : 0;
}

static bool is_latin(uint32_t cp)
{
	return (cp < 0x80 && pl_is_alpha((unsigned char)cp)) || (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7);
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* E2 80 98…9E: ‘ ’ ‚ ‛ “ ” „ */
static void add_quote(struct pl_marks *s, const struct pl_node *node, size_t at, unsigned char last)
{
	bool low = last == 0x9A || last == 0x9E;
	struct pl_mark m = {.node = node, .at = (uint32_t)at};

	if (last == 0x9B)
		return;
	if (last == 0x99 && is_latin(pl_mark_before(&m)) && is_latin(pl_mark_after(&m)))
		return;
	add(s, node, at, last >= 0x9C ? PL_MARK_DOUBLE : PL_MARK_SINGLE, last == 0x99 || last == 0x9D, low);
}

/* Chinese text is mostly three-byte characters from E4 to E9. */
void pl_marks_read(struct pl_marks *s, const struct pl_node *node)
{
	const unsigned char *p = (const unsigned char *)node->text.ptr;
	size_t len = node->text.len, i = 0;

	while (i < len) {
		unsigned char c = p[i];

		if (c >= 0xE4 && c < 0xEF) {
			s->cjk = true;
			i += 3;
		} else if (c < 0x80) {
			if (c == '(' || c == ')')
				add(s, node, i, PL_MARK_ASCII_PAREN, c == ')', false);
			i++;
		} else if (c == 0xE2 || c == 0xE3 || c == 0xEF) {
			if (c == 0xE3 && p[i + 1] == 0x80 && p[i + 2] >= 0x88 && p[i + 2] <= 0x95 && (p[i + 2] | 1) != 0x93)
				add(s, node, i, (p[i + 2] - 0x88u) / 2, p[i + 2] & 1, false);
			else if (c == 0xE2 && p[i + 1] == 0x80 && p[i + 2] >= 0x98 && p[i + 2] <= 0x9E)
				add_quote(s, node, i, p[i + 2]);
			else if (c == 0xEF && p[i + 1] == 0xBC && (p[i + 2] | 1) == 0x89)
				add(s, node, i, PL_MARK_PAREN, p[i + 2] & 1, false);
			i += 3;
		} else {
			i += c < 0xE0 ? 2 : 4;
		}
	}
}

bool pl_marks_balanced(const struct pl_marks *s)
{
	int depth[PL_MARK_KINDS] = {0}, bad = 0;

	for (size_t i = 0; i < s->count; i++) {
		depth[s->items[i].kind] += s->items[i].closing ? -1 : 1;
		bad |= depth[s->items[i].kind] < 0 || s->items[i].low;
	}
	for (unsigned kind = 0; kind < PL_MARK_ASCII_PAREN; kind++)
		bad |= depth[kind];
	return !bad;
}

/* `1）`, `a）`, `三）`: numbers before list items; `：）`: a face. */
static bool is_numbering(const struct pl_mark *m)
{
	static const char numerals[] = "一二三四五六七八九十甲乙丙丁";
	size_t at = m->at;

	for (unsigned n = 0; n < 4; n++) {
		uint32_t cp = at ? pl_utf8_prev(m->node->text, &at) : 0;
		char bytes[4];

		if (n && (cp < 0x2E80 || cp >= 0xFF00 || cp < 0x3040) && !is_latin(cp) && !is_digit(cp))
			return true;
		if (!n && (cp == ':' || cp == 0xFF1A || cp == ';' || cp == 0xFF1B))
			return true;
		if (!is_latin(cp) && !is_digit(cp) && !(cp >= 0x2460 && cp < 0x2500) &&
		    pl_str_find(pl_str_c(numerals), pl_str_n(bytes, pl_utf8_encode(bytes, cp)), 0) == sizeof(numerals) - 1)
			return false;
	}
	return false;
}

/* Words that begin with an apostrophe, often written ‘. */
static bool is_clipped_word(const struct pl_mark *m)
{
	static const char *const words[] = {"em", "n", "til", "cause", "tis", "twas", "bout", "round", "hood", "s"};
	size_t from = m->at + 3, to = from;

	while (to < m->node->text.len && pl_is_alpha((unsigned char)m->node->text.ptr[to]))
		to++;
	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(pl_str_n(m->node->text.ptr + from, to - from), pl_str_c(words[i])))
			return true;
	return false;
}

/* Whether `m` is a mark of its kind at all. `depth`: how many of the kind are open. */
static bool counts(const struct pl_marks *s, const struct pl_mark *m, int depth)
{
	uint32_t prev = pl_mark_before(m), next = pl_mark_after(m);

	switch (m->kind) {
	case PL_MARK_DOUBLE: /* 12” */
		return !(is_digit(prev) && (m->closing ? depth == 0 : !is_latin(next) && next < 0x2E80));
	case PL_MARK_SINGLE:
		if (m->closing)
			return depth > 0 || (s->cjk && prev >= 0x2E80 && !is_latin(next) && !is_digit(next));
		return !is_latin(prev) && !is_digit(next) && !is_clipped_word(m) && (prev >= 0x2E80 || next >= 0x2E80);
	case PL_MARK_TITLE: case PL_MARK_ANGLE: /* 更多》》 */
		return !(m->closing && depth == 0 && (next == prev || next == 0x300B || prev == 0x300B));
	case PL_MARK_PAREN: case PL_MARK_ASCII_PAREN:
		return !m->closing || depth > 0 || !is_numbering(m);
	default:
		return true;
	}
}

void pl_marks_sift(struct pl_marks *s)
{
	int depth[PL_MARK_KINDS] = {0}, low[PL_MARK_KINDS] = {0};
	size_t kept = 0;

	for (size_t i = 0; i < s->count; i++) {
		struct pl_mark *m = &s->items[i];

		if (m->low) {
			low[m->kind]++;
		} else if (low[m->kind] > 0) {
			low[m->kind]--;
		} else if (counts(s, m, depth[m->kind])) {
			depth[m->kind] += m->closing ? -(depth[m->kind] > 0) : 1;
			s->items[kept++] = *m;
		}
	}
	s->count = kept;
}
