/* yaml_flat: the front matter most posts have, `key: value` lines with plain or quoted one-line values and
 * simple lists, read without libyaml (which costs several times the rest of a clean post). What it accepts it
 * reads exactly as libyaml does (tests/unit/test_front_yaml.c compares the two); whatever else there is, and every
 * fault, is left to libyaml. */
#include "front/yaml.h"

enum {
	STOP = 1,  /* needs a look inside a plain scalar */
	KEY = 2,   /* in a key */
	START = 4, /* may begin a plain scalar */
	FLOW = 8,  /* in a plain scalar inside `[…]` */
	HARD = 16, /* needs a look inside a quoted scalar */
};

#define LETTER (KEY | START | FLOW)
#define HIGH (START | FLOW)
#define ROW4(n, v) [n] = v, [(n) + 1] = v, [(n) + 2] = v, [(n) + 3] = v
#define ROW16(n, v) ROW4(n, v), ROW4((n) + 4, v), ROW4((n) + 8, v), ROW4((n) + 12, v)

static const unsigned char class[256] = {
	ROW16(0x00, STOP | HARD), ROW16(0x10, STOP | HARD), [0x7F] = STOP | HARD,
	[' '] = FLOW, ['!'] = 0, ['"'] = HARD, ['#'] = STOP, ['$'] = START | FLOW, ['('] = START | FLOW,
	[')'] = START | FLOW, ['+'] = START | FLOW, ['-'] = KEY | FLOW, ['.'] = KEY | START | FLOW, ['/'] = START | FLOW,
	ROW4('0', LETTER), ROW4('4', LETTER), ['8'] = LETTER, ['9'] = LETTER, [':'] = STOP,
	[';'] = START, ['<'] = START, ['='] = START, ['@'] = 0, ['\''] = HARD, ['\\'] = START | HARD,
	ROW4('A', LETTER), ROW4('E', LETTER), ROW4('I', LETTER), ROW4('M', LETTER), ROW4('Q', LETTER),
	ROW4('U', LETTER), ['Y'] = LETTER, ['Z'] = LETTER, ['_'] = LETTER, ['^'] = START,
	ROW4('a', LETTER), ROW4('e', LETTER), ROW4('i', LETTER), ROW4('m', LETTER), ROW4('q', LETTER),
	ROW4('u', LETTER), ['y'] = LETTER, ['z'] = LETTER, ['~'] = START,
	ROW16(0x80, HIGH), ROW16(0x90, HIGH), ROW16(0xA0, HIGH), ROW16(0xB0, HIGH), ROW16(0xC3, HIGH),
	ROW4(0xD3, HIGH), ROW4(0xD7, HIGH), ROW4(0xDB, HIGH), [0xDF] = HIGH, [0xE0] = HIGH, [0xE1] = HIGH,
	ROW4(0xE3, HIGH), ROW4(0xE7, HIGH), ROW4(0xEB, HIGH), ROW4(0xF0, HIGH), [0xF4] = HIGH,
	/* may begin U+0080..9F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF */
	[0xC2] = HIGH | STOP | HARD, [0xE2] = HIGH | STOP | HARD, [0xEF] = HIGH | STOP | HARD,
};

static unsigned char byte(const struct pl_build *b, uint32_t at)
{
	return at < b->end ? (unsigned char)b->text.ptr[at] : '\n';
}

/* True when the STOP or HARD byte at `at` is an ordinary part of a scalar after all. */
static bool harmless(const struct pl_build *b, uint32_t at)
{
	unsigned char next = byte(b, at + 1), third = byte(b, at + 2);

	switch (byte(b, at)) {
	case ':':
		return next > ' ';
	case '#':
		return b->text.ptr[at - 1] != ' ';
	case 0xC2:
		return next >= 0xA0;
	case 0xE2:
		return next != 0x80 || (third != 0xA8 && third != 0xA9);
	case 0xEF:
		return !(next == 0xBB && third == 0xBF) && !(next == 0xBF && third >= 0xBE);
	default:
		return false;
	}
}

/* True at LF, CRLF or the end: a lone CR is libyaml's business. */
static bool line_ends(const struct pl_build *b, uint32_t at)
{
	return byte(b, at) == '\n' || (byte(b, at) == '\r' && byte(b, at + 1) == '\n');
}

static uint32_t skip_spaces(const struct pl_build *b, uint32_t at)
{
	while (byte(b, at) == ' ')
		at++;
	return at;
}

/* End of the plain scalar that begins at `at` and fills the line, or 0. */
static uint32_t plain_end(const struct pl_build *b, uint32_t at)
{
	if (!(class[byte(b, at)] & START))
		return 0;
	for (;; at++) {
		while (!(class[byte(b, at)] & STOP))
			at++;
		if (line_ends(b, at))
			break;
		if (!harmless(b, at))
			return 0;
	}
	while (b->text.ptr[at - 1] == ' ')
		at--;
	return at;
}

/* End (behind the closing quote) of the quoted scalar at `at` when it has no escapes and one line, or 0. */
static uint32_t quoted_end(const struct pl_build *b, uint32_t at)
{
	unsigned char quote = byte(b, at), c;

	for (at++; (c = byte(b, at)) != quote; at++) {
		bool other = c == '"' || c == '\'' || (c == '\\' && quote == '\'');

		if ((class[c] & HARD) && !other && !harmless(b, at))
			return 0;
	}
	return quote == '\'' && byte(b, at + 1) == '\'' ? 0 : at + 1;
}

static uint32_t flow_plain_end(const struct pl_build *b, uint32_t at)
{
	unsigned char c = byte(b, at);

	if (!(class[c] & START) || c == ';' || c == '<' || c == '=' || c == '\\' || c == '^' || c == '~')
		return 0;
	for (; class[c = byte(b, at)] & FLOW; at++)
		if ((class[c] & STOP) && !harmless(b, at))
			return 0;
	while (b->text.ptr[at - 1] == ' ')
		at--;
	return at;
}

/* A scalar value whose end is known. */
static struct pl_value *scalar(struct pl_yaml *y, uint32_t at, uint32_t end)
{
	struct pl_value *value = pl_build_value(&y->build, PL_VALUE_SCALAR, pl_span(at, end));
	unsigned char c = byte(&y->build, at);

	if (c == '"' || c == '\'') {
		value->quote = c == '"' ? PL_QUOTE_DOUBLE : PL_QUOTE_SINGLE;
		value->text = pl_slice(y->build.text, pl_span(at + 1, end - 1));
	} else {
		value->text = pl_slice(y->build.text, value->span);
	}
	return value;
}

static bool is_quote(unsigned char c)
{
	return c == '"' || c == '\'';
}

/* A scalar up to the line's end, or NULL. */
static struct pl_value *line_scalar(struct pl_yaml *y, uint32_t at)
{
	const struct pl_build *b = &y->build;
	bool quoted = is_quote(byte(b, at));
	uint32_t end = quoted ? quoted_end(b, at) : plain_end(b, at);

	return end && line_ends(b, skip_spaces(b, end)) ? scalar(y, at, end) : NULL;
}

/* `[a, "b", c]` on one line, or NULL. */
static struct pl_value *flow_list(struct pl_yaml *y, uint32_t at)
{
	struct pl_build *b = &y->build;
	struct pl_children kids = {.of = pl_build_value(b, PL_VALUE_LIST, pl_span(at, at))};

	at = skip_spaces(b, at + 1);
	while (byte(b, at) != ']') {
		uint32_t end = is_quote(byte(b, at)) ? quoted_end(b, at) : flow_plain_end(b, at);
		uint32_t next = skip_spaces(b, end);

		if (!end || (byte(b, next) != ',' && byte(b, next) != ']') || b->items > PL_FRONT_ITEMS)
			return NULL;
		pl_build_add(b, &kids, scalar(y, at, end));
		at = byte(b, next) == ',' ? skip_spaces(b, next + 1) : next;
	}
	kids.of->span.end = at + 1;
	return line_ends(b, skip_spaces(b, at + 1)) ? kids.of : NULL;
}

/* True when the comment at `at` has no character that libyaml takes for a line's end or an error. */
static bool harmless_comment(const struct pl_build *b, uint32_t at)
{
	for (; !line_ends(b, at); at++) {
		unsigned char c = byte(b, at);

		if (c == 0x7F || (c < ' ' && c != '\t') || (c >= 0x80 && (class[c] & HARD) && !harmless(b, at)))
			return false;
	}
	return true;
}

/* Start of the first line at or after `at` that is neither blank nor a comment. */
static uint32_t skip_blank(const struct pl_build *b, uint32_t at)
{
	while (at < b->end) {
		uint32_t in = skip_spaces(b, at);

		if (!line_ends(b, in) && (byte(b, in) != '#' || !harmless_comment(b, in)))
			break;
		at = pl_build_next_line(b, in);
	}
	return at;
}

/* `- item` lines of one indent from `at` on, or NULL; *after becomes the line behind them. */
static struct pl_value *block_list(struct pl_yaml *y, uint32_t at, uint32_t *after)
{
	struct pl_build *b = &y->build;
	uint32_t indent = skip_spaces(b, at) - at;
	struct pl_children kids = {.of = pl_build_value(b, PL_VALUE_LIST, pl_span(at + indent, at))};

	while (at < b->end && skip_spaces(b, at) - at == indent && byte(b, at + indent) == '-') {
		struct pl_value *item;

		if (byte(b, at + indent + 1) != ' ' || b->items > PL_FRONT_ITEMS)
			return NULL;
		item = line_scalar(y, skip_spaces(b, at + indent + 2));
		if (!item)
			return NULL;
		pl_build_add(b, &kids, item);
		kids.of->span.end = item->span.end;
		at = skip_blank(b, pl_build_next_line(b, item->span.end));
	}
	*after = at;
	return kids.of;
}

/* The value after a key's colon, or NULL; *after becomes the first line that is not blank behind it. */
static struct pl_value *value_at(struct pl_yaml *y, uint32_t colon, uint32_t *after)
{
	struct pl_build *b = &y->build;
	uint32_t at = skip_spaces(b, colon + 1);
	struct pl_value *value;

	if (line_ends(b, at)) {
		*after = skip_blank(b, pl_build_next_line(b, at));
		if (byte(b, skip_spaces(b, *after)) == '-')
			return block_list(y, *after, after);
		return pl_build_value(b, PL_VALUE_NULL, pl_span(colon + 1, colon + 1));
	}
	value = byte(b, at) == '[' ? flow_list(y, at) : line_scalar(y, at);
	if (value)
		*after = skip_blank(b, pl_build_next_line(b, value->span.end));
	return value;
}

/* Only now that the whole entry is read: what libyaml reads again records its templates itself. */
static void templates(struct pl_yaml *y, const struct pl_value *value)
{
	pl_yaml_template(y, value);
	if (value->kind == PL_VALUE_LIST)
		for (const struct pl_value *item = value->first; item; item = item->next)
			pl_yaml_template(y, item);
}

/* Reads one entry; false when it is not a simple one. */
static bool entry(struct pl_yaml *y, uint32_t at, uint32_t *next_line)
{
	struct pl_build *b = &y->build;
	uint32_t colon = at, after = at;
	struct pl_value *value;
	unsigned char next;

	while (class[byte(b, colon)] & KEY)
		colon++;
	next = byte(b, colon + 1);
	if (colon == at || byte(b, at) == '-' || byte(b, at) == '.' || byte(b, colon) != ':' || colon - at > 256)
		return false;
	if (next != ' ' && !line_ends(b, colon + 1))
		return false;
	value = value_at(y, colon, &after);
	/* a line that goes on with this entry, or that cannot follow it, is not for us */
	next = byte(b, after);
	if (!value || (after < b->end && (!(class[next] & KEY) || next == '-' || next == '.')))
		return false;
	value->key_span = pl_span(at, colon);
	value->key = pl_slice(b->text, value->key_span);
	pl_build_add(b, &y->levels[0].kids, value);
	if (y->templates)
		templates(y, value);
	*next_line = after;
	return true;
}

uint32_t pl_yaml_flat(struct pl_yaml *y, uint32_t at)
{
	const struct pl_build *b = &y->build;
	uint32_t items;

	at = skip_blank(b, at);
	do
		items = y->build.items;
	while (at < b->end && items <= PL_FRONT_ITEMS && entry(y, at, &at));
	y->build.items = items; /* libyaml makes the last one's values again */
	return at;
}
