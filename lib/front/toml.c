/* toml: TOML 1.0, line by line; after an error reading goes on at the next line. */
#include "front/toml.h"

enum { MAX_FAULTS = 100 };

/* An array or inline table that is open. */
struct level {
	struct pl_toml_table *table;
	struct pl_toml_table *target; /* where the value of `key` goes: table itself unless the key is dotted */
	struct pl_value *key;         /* of an inline table: the key whose value comes */
	uint32_t section;             /* the one outside */
	bool comma;                   /* the last thing read was a comma */
	uint32_t comma_at;
};

bool pl_toml_fault(struct pl_toml *t, enum pl_syntax_cause cause, struct pl_span span, const char *met)
{
	if (t->faults++ < MAX_FAULTS)
		pl_build_fault(&t->build, cause, span, met);
	return false;
}

static void skip_blanks(struct pl_toml *t)
{
	while (pl_toml_byte(t) == ' ' || pl_toml_byte(t) == '\t')
		t->at++;
}

static bool at_newline(const struct pl_toml *t)
{
	char c = pl_toml_byte(t);

	return c == '\n' || (c == '\r' && (t->at + 1 >= t->build.end || t->build.text.ptr[t->at + 1] == '\n'));
}

static void comment(struct pl_toml *t)
{
	uint32_t end;

	if (pl_toml_byte(t) != '#')
		return;
	for (end = pl_build_line_end(&t->build, t->at); t->at < end; t->at++) {
		unsigned char c = (unsigned char)pl_toml_byte(t);

		if ((c < 0x20 && c != '\t') || c == 0x7F)
			pl_toml_fault(t, PL_CAUSE_CONTROL, pl_span(t->at, t->at + 1), "a control character in a comment");
	}
}

/* Blanks, comments and line ends, where an array allows them all. */
static void skip_lines(struct pl_toml *t)
{
	for (skip_blanks(t); t->at < t->build.end && (pl_toml_byte(t) == '#' || at_newline(t)); skip_blanks(t)) {
		comment(t);
		t->at = pl_build_next_line(&t->build, t->at);
	}
}

/* End of a bare word. A date may have one blank before its time. */
static uint32_t word_end(const struct pl_toml *t)
{
	const char *p = t->build.text.ptr;
	uint32_t at = t->at, stop = pl_build_line_end(&t->build, at);

	while (at < stop && !strchr(" \t,]}#=[{\"'", p[at]))
		at++;
	if (at - t->at == 10 && p[t->at + 4] == '-' && at + 3 < stop && p[at] == ' ' &&
	    pl_is_digit((unsigned char)p[at + 1]) && p[at + 3] == ':')
		for (at++; at < stop && !strchr(" \t,]}#=[{\"'", p[at]); at++)
			;
	return at;
}

static uint32_t trimmed_line_end(const struct pl_toml *t)
{
	uint32_t end = pl_build_line_end(&t->build, t->at);

	while (end > t->at && strchr(" \t", t->build.text.ptr[end - 1]))
		end--;
	return end;
}

/* `outermost`: not inside brackets, so that text without quotes runs to the line's end. */
static struct pl_value *scalar(struct pl_toml *t, bool outermost)
{
	uint32_t start = t->at;
	struct pl_value *value = pl_build_value(&t->build, PL_VALUE_STRING, pl_span(start, start));
	const char *why = NULL;

	if (pl_toml_byte(t) == '"' || pl_toml_byte(t) == '\'') {
		if (!pl_toml_string(t, true, &value->text, &value->quote))
			return NULL;
		value->span.end = t->at;
		return value;
	}
	value->span.end = t->at = word_end(t);
	if (pl_span_empty(value->span)) {
		pl_toml_fault(t, PL_CAUSE_TOML_VALUE, pl_span(start, start + (start < t->build.end && !at_newline(t))),
			      "nothing where a value should be");
		return NULL;
	}
	value->text = pl_slice(t->build.text, value->span);
	value->kind = pl_toml_bare(value->text, &why);
	if (value->kind == PL_VALUE_LIST) {
		value->kind = PL_VALUE_STRING;
		if (outermost)
			value->span.end = t->at = trimmed_line_end(t);
		value->text = pl_slice(t->build.text, value->span);
		pl_toml_fault(t, PL_CAUSE_TOML_VALUE, value->span, why);
	}
	return value;
}

/* The levels of one value: an explicit stack, whatever the nesting. */
struct nest {
	struct level levels[PL_FRONT_DEPTH - 1];
	uint32_t depth;
};

static bool open(struct pl_toml *t, struct nest *n)
{
	bool array = pl_toml_byte(t) == '[';
	struct pl_toml_table *table;

	if (n->depth == PL_FRONT_DEPTH - 1) { /* the root is a level */
		pl_build_limit(&t->build, pl_span(t->at, t->at + 1), "depth");
		return false;
	}
	table = pl_toml_table_new(t, array ? PL_VALUE_LIST : PL_VALUE_MAP, array ? PL_TOML_ARRAY : PL_TOML_INLINE);
	table->value.span = pl_span(t->at, t->at + 1);
	n->levels[n->depth++] = (struct level){.table = table, .section = t->section};
	if (!array)
		t->section = ++t->sections;
	t->at++;
	return true;
}

/* Gives a finished value to the innermost open bracket; false at the outermost. */
static bool hand_over(struct pl_toml *t, struct nest *n, struct pl_value *value)
{
	struct level *level = n->depth ? &n->levels[n->depth - 1] : NULL;

	if (!level)
		return false;
	if (level->key) {
		value->key = level->key->key;
		value->key_span = level->key->key_span;
	}
	pl_build_add(&t->build, &(level->key ? level->target : level->table)->kids, value);
	level->key = NULL;
	level->comma = false;
	return true;
}

/* Key and `=` of an inline table's next entry. */
static bool inline_key(struct pl_toml *t, struct level *level)
{
	struct pl_value *parts = pl_toml_key(t);

	if (!parts)
		return false;
	if (pl_toml_byte(t) != '=')
		return pl_toml_fault(t, PL_CAUSE_NO_COLON, parts->key_span, "a key without `=`");
	t->at++;
	skip_blanks(t);
	level->target = pl_toml_descend(t, level->table, parts, &level->key);
	return level->target != NULL;
}

/* Reads the comma or closing bracket due in the innermost bracket. 1: closed, 0: a value comes, -1: fault. */
static int separator(struct pl_toml *t, struct level *level)
{
	bool array = level->table->origin == PL_TOML_ARRAY, any = level->table->value.first != NULL;
	uint32_t open = level->table->value.span.start;
	char c;

	if (array)
		skip_lines(t);
	else
		skip_blanks(t);
	c = pl_toml_byte(t);
	if (c == (array ? ']' : '}')) {
		if (level->comma && !array)
			pl_toml_fault(t, PL_CAUSE_TOML_VALUE, pl_span(level->comma_at, level->comma_at + 1),
				      "a comma before the closing brace");
		return 1;
	}
	if (t->at >= t->build.end || (!array && at_newline(t))) {
		pl_toml_fault(t, PL_CAUSE_UNCLOSED_FLOW, pl_span(open, open + 1), "a bracket that is never closed");
		return -1;
	}
	if (!any || level->comma)
		return 0;
	if (c != ',') {
		bool cut = array && t->build.text.ptr[t->at - 1] == '\n';

		pl_toml_fault(t, cut ? PL_CAUSE_UNCLOSED_FLOW : PL_CAUSE_TOML_VALUE,
			      cut ? pl_span(open, open + 1) : pl_span(t->at, t->at + 1),
			      "something else where a comma should be");
		return -1;
	}
	level->comma = true;
	level->comma_at = t->at++;
	return separator(t, level); /* once: the comma is read */
}

/* Over the limit of items: reading ends here. */
static bool too_many(struct pl_toml *t)
{
	if (t->build.items <= PL_FRONT_ITEMS)
		return false;
	pl_build_limit(&t->build, pl_span(t->at, t->at), "items");
	t->build.end = t->at;
	return true;
}

/* Reads a value of any kind; NULL: a fault was recorded, and reading goes on at the next line. */
static struct pl_value *value(struct pl_toml *t)
{
	struct nest n;
	struct pl_value *v;

	n.depth = 0;
	for (;;) {
		struct level *level;
		int sep;

		if (too_many(t))
			break;
		if (pl_toml_byte(t) == '[' || pl_toml_byte(t) == '{') {
			if (!open(t, &n))
				break;
		} else if (!(v = scalar(t, n.depth == 0))) {
			break;
		} else if (!hand_over(t, &n, v)) {
			return v;
		}
		for (;;) {
			level = &n.levels[n.depth - 1];
			sep = separator(t, level);
			if (sep != 1)
				break;
			v = &level->table->value;
			v->span.end = ++t->at;
			t->section = level->section;
			n.depth--;
			if (!hand_over(t, &n, v))
				return v;
		}
		if (sep < 0 || (level->table->origin == PL_TOML_INLINE && !inline_key(t, level)))
			break;
	}
	if (n.depth)
		t->section = n.levels[0].section;
	return NULL;
}

/* Only a comment may follow on the line. */
static bool line_done(struct pl_toml *t)
{
	uint32_t end;

	skip_blanks(t);
	comment(t);
	if (at_newline(t))
		return true;
	end = pl_build_line_end(&t->build, t->at);
	return pl_toml_fault(t, pl_toml_byte(t) == '\r' ? PL_CAUSE_CONTROL : PL_CAUSE_TEXT_AFTER_QUOTE,
			     pl_span(t->at, end), "text behind the value");
}

/* What is known of a value that could not be read: its place, and what it was going to be. */
static struct pl_value *lost_value(struct pl_toml *t, uint32_t start)
{
	char c = start < t->build.end ? t->build.text.ptr[start] : '\n';
	struct pl_value *v;

	t->lost = true;
	t->at = start;
	if (c == '[' || c == '{') {
		v = &pl_toml_table_new(t, c == '[' ? PL_VALUE_LIST : PL_VALUE_MAP, PL_TOML_INLINE)->value;
		v->span = pl_span(start, start + 1);
		return v;
	}
	v = pl_build_value(&t->build, PL_VALUE_NULL, pl_span(start, start));
	if (c == '"' || c == '\'') {
		v->kind = PL_VALUE_STRING;
		v->span.end = trimmed_line_end(t);
		v->text = pl_slice(t->build.text, v->span);
	}
	return v;
}

static bool key_value(struct pl_toml *t)
{
	struct pl_value *parts = pl_toml_key(t), *last, *v;
	struct pl_toml_table *in;
	uint32_t start;

	if (!parts)
		return false;
	if (pl_toml_byte(t) != '=') {
		uint32_t end = pl_build_line_end(&t->build, t->at);

		return pl_toml_fault(t, PL_CAUSE_NO_COLON,
				     pl_span(parts->key_span.start, end > t->at ? end : parts->key_span.end),
				     "a key without `=`");
	}
	t->at++;
	skip_blanks(t);
	in = pl_toml_descend(t, t->current, parts, &last);
	if (!in)
		return false;
	start = t->at;
	v = value(t);
	if (!v)
		v = lost_value(t, start);
	v->key = last->key;
	v->key_span = last->key_span;
	pl_build_add(&t->build, &in->kids, v);
	return !t->lost && line_done(t);
}

/* Start of the first line behind the one at `at` that looks like an entry or a header: the lines of a value that
 * could not be read are not entries. */
static uint32_t next_entry(const struct pl_build *b, uint32_t at)
{
	for (at = pl_build_next_line(b, at); at < b->end; at = pl_build_next_line(b, at)) {
		uint32_t p = at, end = pl_build_line_end(b, at);

		while (p < end && (b->text.ptr[p] == ' ' || b->text.ptr[p] == '\t'))
			p++;
		if (p < end && p == at && b->text.ptr[p] == '[')
			break;
		for (at = p; p < end && (pl_is_alnum((unsigned char)b->text.ptr[p]) || strchr("_-.\"' \t", b->text.ptr[p])); p++)
			;
		if (p < end && p > at && b->text.ptr[p] == '=')
			break;
	}
	return at;
}

/* A header or `key = value`; false after a fault. */
static bool entry(struct pl_toml *t)
{
	if (pl_build_conflict(&t->build, t->at))
		return pl_toml_fault(t, PL_CAUSE_CONFLICT, pl_span(t->at, t->at + 7), "a merge conflict");
	return pl_toml_byte(t) == '[' ? pl_toml_header(t) && line_done(t) : key_value(t);
}

void pl_toml_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		  struct pl_span span)
{
	struct pl_toml t = {.build = {.front = front, .arena = arena, .facts = facts, .text = text}, .at = span.start};

	pl_build_begin(&t.build, span);
	t.current = pl_toml_table_new(&t, PL_VALUE_MAP, PL_TOML_HEADER);
	t.current->value.span = span;
	front->root = &t.current->value;
	for (skip_lines(&t); t.at < t.build.end; skip_lines(&t)) {
		uint32_t line = t.at;

		if (too_many(&t))
			return;
		if (t.faults >= MAX_FAULTS) {
			pl_build_limit(&t.build, pl_span(t.at, t.at), "errors");
			return;
		}
		bool ok = entry(&t);

		t.at = ok ? pl_build_next_line(&t.build, t.at) : t.lost ? next_entry(&t.build, line) :
									  pl_build_next_line(&t.build, line);
		t.lost = false;
	}
}
