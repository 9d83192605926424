/* md_dialect_lines: lines that begin other blocks in kramdown than they do for md4c.
 *
 * kramdown 2.4 with its GFM parser 1.1 (parser/kramdown/{header,list,horizontal_rule,paragraph}.rb, parser/gfm.rb): a
 * heading begins at the line's start and has text; what is underlined is one line; an item has text; all bullets are of
 * one list, and numbers other than 1 end a paragraph too; `***` and `___` do not end one. Containers are not followed:
 * where a list is open, only what is the same inside and outside of it is changed. */
#include "body/md_dialect_parts.h"

enum { INDENT = 4, FENCE = 3, LEVELS = 6, NUMBER = 10 /* digits that md4c takes, and one */ };

enum above { ABOVE_NOTHING, ABOVE_TEXT, ABOVE_OPEN }; /* what this line can go on with: a paragraph; a block of another kind */

struct scan {
	struct pl_md_masker *mask;
	uint32_t at, end;   /* the line's first byte that is no blank, its end without blanks */
	uint32_t indent;    /* bytes of blanks before it */
	enum above above;
	unsigned lines;     /* of the paragraph above */
	bool list;          /* one may be open */
	bool passed_blank;
	char fence;         /* inside a block of code: its character */
	uint32_t fence_length;
};

static char char_at(const struct scan *s, uint32_t at)
{
	return at < s->end ? s->mask->text.ptr[at] : '\0';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static uint32_t run_end(const struct scan *s, uint32_t at, char c)
{
	while (at < s->end && s->mask->text.ptr[at] == c)
		at++;
	return at;
}

static uint32_t skip_digits(const struct scan *s, uint32_t at)
{
	while (pl_is_digit((unsigned char)char_at(s, at)))
		at++;
	return at;
}

/* The line is text to its end, or to `end`. */
static void hide(struct scan *s, uint32_t end)
{
	memset(pl_md_mask(s->mask) + s->at, 'x', end - s->at);
}

static void set_above(struct scan *s, enum above above)
{
	s->above = above;
	s->lines = above == ABOVE_TEXT ? s->lines + 1 : 0;
}

static void text(struct scan *s)
{
	set_above(s, s->above == ABOVE_OPEN ? ABOVE_OPEN : ABOVE_TEXT);
}

static void item(struct scan *s)
{
	s->list = true;
	s->lines = 0;
	set_above(s, ABOVE_TEXT);
}

/* Blanks stand behind the line. */
static bool has_tail(const struct scan *s)
{
	return s->end < s->mask->span.end && is_blank(s->mask->text.ptr[s->end]);
}

/* True when the line opens, closes or stands in fenced code. */
static bool in_fence(struct scan *s)
{
	char c = char_at(s, s->at);
	uint32_t end = run_end(s, s->at, c);

	if (s->fence) {
		if (c == s->fence && end - s->at >= s->fence_length && end == s->end)
			s->fence = '\0';
		return true;
	}
	if ((c != '`' && c != '~') || end - s->at < FENCE || (c == '`' && end < s->end && memchr(s->mask->text.ptr + end, '`', s->end - end)))
		return false;
	s->fence = c;
	s->fence_length = end - s->at;
	return true;
}

/* `#`: no heading without text, or behind blanks where no list is open. */
static void heading(struct scan *s)
{
	uint32_t end = run_end(s, s->at, '#'), begin = end;

	if (end - s->at > LEVELS || (end < s->end && !is_blank(char_at(s, end)))) {
		text(s);
		return;
	}
	while (is_blank(char_at(s, begin)))
		begin++;
	if (run_end(s, begin, '#') != s->end && (!s->indent || s->list)) {
		set_above(s, ABOVE_NOTHING);
		return;
	}
	hide(s, end);
	text(s);
}

/* A line of nothing but `c`, at least three, and blanks; whether these. */
static bool is_rule(const struct scan *s, char c, bool *spaced)
{
	unsigned marks = 0;

	*spaced = false;
	for (uint32_t at = s->at; at < s->end; at++) {
		char here = s->mask->text.ptr[at];

		if (here != c && !is_blank(here))
			return false;
		marks += here == c;
		*spaced = *spaced || here != c;
	}
	return marks >= 3;
}

/* The line begins with a mark and is all of it. */
static void underline(struct scan *s, char c)
{
	if (s->above == ABOVE_TEXT && (c == '-' || c == '=')) {
		if (s->lines > 1 && !s->list)
			hide(s, s->end);
		set_above(s, s->lines > 1 && !s->list ? ABOVE_TEXT : ABOVE_NOTHING);
	} else if (s->end - s->at >= 3 && c != '=' && c != '+') {
		if (s->above == ABOVE_TEXT)
			hide(s, s->end);
		set_above(s, s->above == ABOVE_TEXT ? ABOVE_TEXT : ABOVE_NOTHING);
	} else {
		if (s->end - s->at == 1 && c != '=' && c != '_' && !has_tail(s))
			hide(s, s->end);
		text(s);
	}
}

/* A line that begins with one of `-*+=_`: a bullet, a break, an underline, or text. */
static void mark(struct scan *s, char c)
{
	bool spaced;

	if (run_end(s, s->at, c) == s->end) {
		underline(s, c);
	} else if (memchr("-*_", c, 3) && is_rule(s, c, &spaced)) {
		set_above(s, ABOVE_NOTHING);
	} else if (memchr("-*+", c, 3) && is_blank(char_at(s, s->at + 1))) {
		if (c != '-')
			pl_md_mask(s->mask)[s->at] = '-';
		item(s);
	} else {
		text(s);
	}
}

static void number(struct scan *s)
{
	uint32_t end = skip_digits(s, s->at);

	if (char_at(s, end) != '.' || (end + 1 < s->end && !is_blank(char_at(s, end + 1)))) {
		text(s);
	} else if (end + 1 == s->end && !has_tail(s)) {
		pl_md_mask(s->mask)[end] = 'x';
		text(s);
	} else {
		if (s->above == ABOVE_TEXT && end - s->at < NUMBER) {
			memset(pl_md_mask(s->mask) + s->at, '0', end - s->at);
			s->mask->copy[end - 1] = '1';
		}
		item(s);
	}
}

static void line(struct scan *s)
{
	char c = char_at(s, s->at);

	if (s->passed_blank && !s->indent && !memchr("-*+0123456789", c, 13))
		s->list = false;
	s->passed_blank = false;
	if (in_fence(s) || (s->indent >= INDENT && s->above == ABOVE_NOTHING && !s->list))
		set_above(s, ABOVE_NOTHING);
	else if (c == '#')
		heading(s);
	else if (memchr("-*+=_", c, 5))
		mark(s, c);
	else if (pl_is_digit((unsigned char)c))
		number(s);
	else if (s->above != ABOVE_TEXT && memchr("<|>:{[", c, 6))
		set_above(s, ABOVE_OPEN);
	else
		text(s);
}

void pl_md_mask_lines(struct pl_md_masker *m)
{
	struct scan s = {.mask = m};

	for (uint32_t start = m->span.start; start < m->span.end;) {
		const char *newline = memchr(m->text.ptr + start, '\n', m->span.end - start);
		uint32_t next = newline ? (uint32_t)(newline - m->text.ptr) : m->span.end;

		for (s.end = next; s.end > start && pl_is_space((unsigned char)m->text.ptr[s.end - 1]);)
			s.end--;
		for (s.at = start; is_blank(char_at(&s, s.at));)
			s.at++;
		s.indent = s.at - start;
		start = next + 1;
		if (s.at < s.end) {
			line(&s);
		} else if (!s.fence) {
			set_above(&s, ABOVE_NOTHING);
			s.passed_blank = true;
		}
	}
}
