/* json: RFC 8259 to the letter, with spans; after an error reading goes on where the sense is likely to be. */
#include "front/build.h"
#include "front/unicode.h"

enum { MAX_FAULTS = 100 };

/* One object or array that is open. */
struct level {
	struct pl_children kids;
	bool comma; /* the last thing read was a comma */
};

struct json {
	struct pl_build build;
	struct level levels[PL_FRONT_DEPTH];
	uint32_t depth, at, faults;
	uint32_t comma_at;
	bool cut;    /* the last value was no JSON: the comma behind it may be in it */
	bool braces; /* the outermost object has its braces (Hexo's `;;;` form has none) */
};

static char byte(const struct json *j)
{
	return j->at < j->build.end ? j->build.text.ptr[j->at] : '\0';
}

static bool at_end(const struct json *j)
{
	return j->at >= j->build.end;
}

static void skip_space(struct json *j)
{
	while (!at_end(j) && strchr(" \t\r\n", byte(j)) && byte(j))
		j->at++;
}

static const char unclosed[] = "a bracket that is never closed";

static void fault(struct json *j, uint32_t start, uint32_t end, const char *met)
{
	enum pl_syntax_cause cause = PL_CAUSE_JSON;

	if (strcmp(met, "a string that is never closed") == 0)
		cause = PL_CAUSE_UNBALANCED_QUOTE;
	else if (strcmp(met, "an unknown escape") == 0)
		cause = PL_CAUSE_BAD_ESCAPE;
	else if (met == unclosed)
		cause = PL_CAUSE_UNCLOSED_FLOW;
	else if (strcmp(met, "a merge conflict") == 0)
		cause = PL_CAUSE_CONFLICT;
	if (j->faults++ < MAX_FAULTS)
		pl_build_fault(&j->build, cause, pl_span(start, end), met);
}

/* A stretch that is no JSON token: up to a blank, comma, bracket or the line's end. */
static uint32_t junk_end(const struct json *j)
{
	uint32_t at = j->at;

	while (at < j->build.end && !strchr(",]}\r\n\t ", j->build.text.ptr[at]))
		at++;
	return at > j->at ? at : at + (at < j->build.end);
}

static const char escapes[] = "\"\\/bfnrt";
static const char escaped[] = "\"\\/\b\f\n\r\t";

/* Decodes the escape at *p (behind its backslash); false when there is no such escape. */
static bool unescape(const char **p, const char *end, char **out)
{
	const char *known = *p < end && **p ? strchr(escapes, **p) : NULL;
	uint32_t high, low;

	if (known) {
		*(*out)++ = escaped[known - escapes];
		(*p)++;
		return true;
	}
	if (*p >= end || **p != 'u' || !pl_hex(*p + 1, end, 4, &high))
		return false;
	*p += 5;
	if (high >= 0xD800 && high < 0xDC00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u' &&
	    pl_hex(*p + 2, end, 4, &low) && low >= 0xDC00 && low < 0xE000) {
		high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
		*p += 6;
	}
	*out += pl_utf8_encode(*out, high >= 0xD800 && high < 0xE000 ? 0xFFFD : high);
	return true;
}

/* The text between the quotes, decoded. Bad escapes are faults and stay as they are. */
static struct pl_str decode(struct json *j, struct pl_span inner)
{
	struct pl_str raw = pl_slice(j->build.text, inner);
	const char *p = raw.ptr, *end = raw.ptr + raw.len;
	char *buf, *out;

	if (!memchr(raw.ptr, '\\', raw.len))
		return raw;
	buf = out = pl_arena_alloc(j->build.arena, raw.len + 4);
	while (p < end) {
		uint32_t start = inner.start + (uint32_t)(p - raw.ptr);

		if (*p != '\\') {
			*out++ = *p++;
		} else if (p++, !unescape(&p, end, &out)) {
			fault(j, start, start + 2, "an unknown escape");
			*out++ = '\\';
		}
	}
	return pl_str_n(buf, (size_t)(out - buf));
}

/* Reads the string at the quote; what has no closing quote on its line is a fault and is read to the line's end. */
static struct pl_str string(struct json *j, struct pl_span *span)
{
	uint32_t start = j->at, end = pl_build_line_end(&j->build, start);

	for (j->at++; j->at < end && byte(j) != '"'; j->at++) {
		if ((unsigned char)byte(j) < 0x20)
			fault(j, j->at, j->at + 1, "a control character in a string");
		if (byte(j) == '\\' && j->at + 1 < end)
			j->at++;
	}
	if (j->at >= end) {
		j->at = end;
		*span = pl_span(start, end);
		fault(j, start, start + 1, "a string that is never closed");
		j->cut = true;
		return pl_slice(j->build.text, pl_span(start + 1, end));
	}
	*span = pl_span(start, ++j->at);
	return decode(j, pl_span(start + 1, j->at - 1));
}

static uint32_t digits(const char *p, uint32_t n, uint32_t i)
{
	while (i < n && pl_is_digit((unsigned char)p[i]))
		i++;
	return i;
}

/* RFC 8259 section 6. */
static bool is_number(struct pl_str s)
{
	uint32_t n = (uint32_t)s.len, i = n && s.ptr[0] == '-', from = i;

	i = digits(s.ptr, n, i);
	if (i == from || (s.ptr[from] == '0' && i > from + 1))
		return false;
	if (i < n && s.ptr[i] == '.') {
		from = ++i;
		i = digits(s.ptr, n, i);
		if (i == from)
			return false;
	}
	if (i < n && (s.ptr[i] | 0x20) == 'e') {
		i++;
		if (i < n && (s.ptr[i] == '+' || s.ptr[i] == '-'))
			i++;
		from = i;
		i = digits(s.ptr, n, i);
		if (i == from)
			return false;
	}
	return i == n;
}

static struct pl_value *scalar(struct json *j)
{
	uint32_t start = j->at;
	struct pl_value *value;

	j->cut = false;
	if (byte(j) == '"') {
		value = pl_build_value(&j->build, PL_VALUE_STRING, pl_span(start, start));
		value->quote = PL_QUOTE_DOUBLE;
		value->text = string(j, &value->span);
		return value;
	}
	j->at = junk_end(j);
	value = pl_build_value(&j->build, PL_VALUE_STRING, pl_span(start, j->at));
	value->text = pl_slice(j->build.text, value->span);
	if (pl_str_is(value->text, "true") || pl_str_is(value->text, "false"))
		value->kind = PL_VALUE_BOOL;
	else if (pl_str_is(value->text, "null"))
		value->kind = PL_VALUE_NULL;
	else if (is_number(value->text))
		value->kind = PL_VALUE_NUMBER;
	else
		j->cut = true;
	if (j->cut)
		fault(j, start, j->at, "a word that is no JSON value");
	return value;
}

/* Opens `{` or `[`; false at the depth limit. */
static bool open(struct json *j, struct pl_value *value)
{
	if (j->depth == PL_FRONT_DEPTH) {
		pl_build_limit(&j->build, pl_span(j->at, j->at + 1), "depth");
		return false;
	}
	j->levels[j->depth++] = (struct level){.kids.of = value};
	j->at++;
	return true;
}

/* True at the start of `"key":`. */
static bool at_key(const struct json *j)
{
	const char *p = j->build.text.ptr;
	uint32_t at = j->at + 1, end = pl_build_line_end(&j->build, j->at);

	if (byte(j) != '"')
		return false;
	while (at < end && p[at] != '"')
		at += p[at] == '\\' ? 2 : 1;
	for (at++; at < end && (p[at] == ' ' || p[at] == '\t'); at++)
		;
	return at < end && p[at] == ':';
}

/* A list in which a key or a closing brace comes was never closed: reading goes on outside of it. */
static bool leave_list(struct json *j)
{
	struct pl_value *list = j->levels[--j->depth].kids.of;
	struct level *outer = &j->levels[j->depth - 1];

	fault(j, list->span.start, list->span.start + 1, unclosed);
	list->span.end = j->levels[j->depth].kids.last ? j->levels[j->depth].kids.last->span.end : list->span.end;
	outer->comma = true;
	j->comma_at = 0;
	return true;
}

static bool value(struct json *j, struct pl_str key, struct pl_span key_span)
{
	struct level *level = &j->levels[j->depth - 1];
	char c = byte(j);
	struct pl_value *v;

	if (c == '{' || c == '[')
		v = pl_build_value(&j->build, c == '{' ? PL_VALUE_MAP : PL_VALUE_LIST, pl_span(j->at, j->at + 1));
	else
		v = scalar(j);
	v->key = key;
	v->key_span = key_span;
	pl_build_add(&j->build, &level->kids, v);
	level->comma = false;
	return (c != '{' && c != '[') || open(j, v);
}

/* `"key": value`; gives false when reading cannot go on on this line. */
static bool member(struct json *j)
{
	struct pl_span span;
	struct pl_str key;
	uint32_t start = j->at;

	if (pl_build_conflict(&j->build, start)) {
		j->at += 7;
		fault(j, start, j->at, "a merge conflict");
		return false;
	}
	if (byte(j) != '"') {
		j->at = junk_end(j);
		fault(j, start, j->at, "something else where a key in double quotes should be");
		return false;
	}
	j->cut = false;
	key = string(j, &span);
	if (j->cut)
		return false;
	skip_space(j);
	if (byte(j) != ':') {
		fault(j, span.start, span.end, "a key without a colon");
		return false;
	}
	j->at++;
	skip_space(j);
	if (at_end(j) || strchr(",}]", byte(j))) {
		struct pl_value *empty = pl_build_value(&j->build, PL_VALUE_NULL, pl_span(j->at, j->at));

		fault(j, span.start, span.end, "a key without a value");
		empty->key = key;
		empty->key_span = span;
		pl_build_add(&j->build, &j->levels[j->depth - 1].kids, empty);
		j->levels[j->depth - 1].comma = false;
		return true;
	}
	return value(j, key, span);
}

/* Goes to the next line that begins with `"key":`, in the outermost object. */
static void resume(struct json *j)
{
	struct pl_build *b = &j->build;

	j->depth = 1;
	j->levels[0].comma = true;
	for (j->at = pl_build_next_line(b, j->at); !at_end(j); j->at = pl_build_next_line(b, j->at)) {
		uint32_t end = pl_build_line_end(b, j->at), p = j->at;

		while (p < end && pl_is_space((unsigned char)b->text.ptr[p]))
			p++;
		if (p < end && b->text.ptr[p] == '"')
			for (p++; p < end && b->text.ptr[p] != '"'; p++)
				;
		else if (p < end && b->text.ptr[p] == '}')
			return;
		if (p + 1 < end && b->text.ptr[p] == '"' && b->text.ptr[p + 1] == ':')
			return;
	}
}

static void close(struct json *j)
{
	struct level *level = &j->levels[j->depth - 1];

	if (level->comma && level->kids.last && byte(j) && j->comma_at)
		fault(j, j->comma_at, j->comma_at + 1, "a comma before the closing bracket");
	level->kids.of->span.end = ++j->at;
	j->depth--;
}

/* One step inside the innermost bracket; false when something is wrong that a new line may cure. */
static bool step(struct json *j)
{
	struct level *level = &j->levels[j->depth - 1];
	bool map = level->kids.of->kind == PL_VALUE_MAP;
	char c = byte(j);

	if (!map && (c == '}' || at_key(j)))
		return leave_list(j);
	if (c == '}' && j->depth == 1 && !j->braces) {
		fault(j, j->at, j->at + 1, "a closing brace without an opening one");
		j->at++;
		return true;
	}
	if (c == (map ? '}' : ']')) {
		close(j);
		return true;
	}
	if (c == ',') {
		if (level->comma || !level->kids.last)
			fault(j, j->at, j->at + 1, "a comma without a value before it");
		level->comma = true;
		j->comma_at = j->at++;
		return true;
	}
	if (level->kids.last && !level->comma) {
		if (!j->cut)
			fault(j, j->at, j->at + 1, "a value without a comma before it");
		if (map && c != '"')
			return false;
	}
	return map ? member(j) : value(j, (struct pl_str){NULL, 0}, pl_span(0, 0));
}

/* Behind the last brace there may only be blanks. */
static void finish(struct json *j)
{
	uint32_t end, last = j->build.end;

	skip_space(j);
	while (last > 1 && pl_is_space((unsigned char)j->build.text.ptr[last - 1]))
		last--;
	if (j->depth > 1 || (j->depth == 1 && j->braces)) {
		uint32_t open = j->levels[j->depth - 1].kids.of->span.start;

		if (!j->faults || j->build.text.ptr[last - 1] != '}') /* else it was passed over with a fault */
			fault(j, open, open + 1, unclosed);
	} else if (!at_end(j)) {
		end = pl_build_line_end(&j->build, j->at);
		fault(j, j->at, end, "text behind the closing brace");
	}
}

void pl_json_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		  struct pl_span span)
{
	struct json j;

	j.build = (struct pl_build){.front = front, .arena = arena, .facts = facts, .text = text};
	pl_build_begin(&j.build, span);
	j.at = span.start;
	j.faults = j.comma_at = 0;
	j.cut = false;
	skip_space(&j);
	j.braces = byte(&j) == '{';
	j.levels[0] = (struct level){.kids.of = front->root};
	j.depth = 1;
	if (j.braces)
		front->root->span.start = j.at++;
	for (skip_space(&j); j.depth && !at_end(&j); skip_space(&j)) {
		if (j.build.items > PL_FRONT_ITEMS || j.faults >= MAX_FAULTS) {
			pl_build_limit(&j.build, pl_span(j.at, j.at), j.faults >= MAX_FAULTS ? "errors" : "items");
			return;
		}
		if (!step(&j))
			resume(&j);
	}
	finish(&j);
}
