/* yaml_fault: libyaml says where it gave up; a person wants to know where the fault is and what it is. */
#include "front/yaml.h"

/* The entry in which reading failed. */
struct fault {
	struct pl_build *b;
	const struct pl_yaml_error *error;
	uint32_t line, line_end;   /* the line where the fault lies, or where the entry begins */
	uint32_t key_end, colon;   /* of the entry's key; key_end 0: the line has none */
	uint32_t value, value_end; /* the rest of the line, without blanks around */
	uint32_t at_line;          /* start of the line where libyaml gave up */
};

/* The answer. */
struct verdict {
	enum pl_syntax_cause cause;
	struct pl_span span;
};

static char byte(const struct pl_build *b, uint32_t at)
{
	return at < b->end ? b->text.ptr[at] : '\n';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(const struct pl_build *b, uint32_t at)
{
	while (is_blank(byte(b, at)))
		at++;
	return at;
}

static uint32_t line_start(const struct pl_build *b, uint32_t at)
{
	uint32_t floor = b->front->root->span.start;

	while (at > floor && b->text.ptr[at - 1] != '\n')
		at--;
	return at;
}

uint32_t pl_yaml_key_end(const struct pl_build *b, uint32_t at, uint32_t *colon)
{
	char first = byte(b, at);
	uint32_t end = pl_build_line_end(b, at), p = at;

	if (first == '"' || first == '\'') {
		for (p++; p < end && byte(b, p) != first; p++)
			;
		p++;
	} else if (is_blank(first) || strchr("#-[]{}?:,&*!|>%@`", first)) {
		return 0;
	}
	for (; p < end; p++) {
		if (byte(b, p) != ':' || (p + 1 < end && !is_blank(byte(b, p + 1))))
			continue;
		*colon = p;
		while (p > at && is_blank(byte(b, p - 1)))
			p--;
		return p;
	}
	return 0;
}

uint32_t pl_yaml_next_key(const struct pl_build *b, uint32_t at)
{
	uint32_t colon;

	for (at = pl_build_next_line(b, at); at < b->end; at = pl_build_next_line(b, at))
		if (pl_yaml_key_end(b, at, &colon))
			break;
	return at;
}

/* Start of the top-level entry `at` is in: the last line from `floor` on that begins at the margin with something
 * that is neither a comment nor a closing bracket nor a list item. */
static uint32_t entry_start(const struct pl_build *b, uint32_t at, uint32_t floor)
{
	for (at = line_start(b, at); at > floor; at = line_start(b, at - 1)) {
		char c = byte(b, at);

		if (!is_blank(c) && !strchr("#]}\n\r-", c))
			break;
	}
	return at;
}

static bool problem(const struct fault *f, const char *words)
{
	return strstr(f->error->problem, words) != NULL;
}

static bool context(const struct fault *f, const char *words)
{
	return f->error->context && strstr(f->error->context, words) != NULL;
}

static struct verdict verdict(enum pl_syntax_cause cause, uint32_t start, uint32_t end)
{
	return (struct verdict){cause, pl_span(start, end)};
}

static struct verdict char_at(enum pl_syntax_cause cause, const struct pl_build *b, uint32_t at)
{
	uint32_t end = at + 1;

	while (end < b->end && ((unsigned char)b->text.ptr[end] & 0xC0) == 0x80)
		end++;
	return verdict(cause, at, end < b->end ? end : b->end);
}

static struct verdict indent_of(const struct fault *f, uint32_t at, enum pl_syntax_cause cause)
{
	uint32_t start = line_start(f->b, at), end = skip_blanks(f->b, start);

	return end > start ? verdict(cause, start, end) : char_at(cause, f->b, at);
}

static bool conflict(const struct fault *f, uint32_t line, struct verdict *v)
{
	*v = verdict(PL_CAUSE_CONFLICT, line, line + 7);
	return pl_build_conflict(f->b, line);
}

static bool tab_indent(const struct fault *f, struct verdict *v)
{
	uint32_t line = f->at_line, end = skip_blanks(f->b, line), start = line;

	while (start < end && byte(f->b, start) != '\t')
		start++;
	if (start == end && byte(f->b, f->error->at) != '\t')
		return false;
	if (start == end)
		start = f->error->at;
	for (end = start; byte(f->b, end) == '\t'; end++)
		;
	*v = verdict(PL_CAUSE_TAB_INDENT, start, end);
	return true;
}

/* The value, perhaps behind a quote, begins with a template, or an open quote holds one. */
static bool template(const struct fault *f, struct verdict *v)
{
	uint32_t at = f->value;
	struct pl_str line = pl_slice(f->b->text, pl_span(0, f->value_end));
	size_t end;

	if (!f->key_end || f->value >= f->value_end)
		return false;
	while (at + 1 < f->value_end && !(byte(f->b, at) == '{' && strchr("{%", byte(f->b, at + 1))))
		at++;
	if (at + 1 >= f->value_end || (at > f->value + 1 && !strchr("\"'", byte(f->b, f->value))))
		return false;
	end = pl_str_find(line, byte(f->b, at + 1) == '{' ? PL_STR("}}") : PL_STR("%}"), at);
	*v = verdict(PL_CAUSE_TEMPLATE, at, end < line.len ? (uint32_t)end + 2 : f->value_end);
	return true;
}

/* `: ` where no key can be: in a plain value, behind a quoted one, or in a line that is indented wrongly. */
static struct verdict stray_colon(const struct fault *f)
{
	uint32_t at = f->error->at, value = f->value, end = f->value_end;

	if (f->at_line != f->line) { /* an entry of an inner map, or a line that is none */
		value = f->at_line;
		while (value < at && !(byte(f->b, value) == ':' && is_blank(byte(f->b, value + 1))))
			value++;
		if (value == at)
			return indent_of(f, at, PL_CAUSE_BAD_INDENT);
		value = skip_blanks(f->b, value + 1);
		end = pl_build_line_end(f->b, at);
	}
	if (byte(f->b, at - 1) == '\\')
		return verdict(PL_CAUSE_BACKSLASH_COLON, at - 1, at + 1);
	if (strchr("\"'", byte(f->b, value)))
		return verdict(PL_CAUSE_TEXT_AFTER_QUOTE, at, end);
	return char_at(PL_CAUSE_COLON_IN_PLAIN, f->b, at);
}

/* True when the quote at `at` is closed on its line; *end is then behind it. */
static bool closes(const struct fault *f, uint32_t at, uint32_t *end)
{
	char quote = byte(f->b, at);
	uint32_t stop = pl_build_line_end(f->b, at);

	for (at++; at < stop; at++) {
		if (quote == '"' && byte(f->b, at) == '\\') {
			at++;
		} else if (byte(f->b, at) == quote) {
			if (quote == '"' || byte(f->b, at + 1) != '\'')
				break;
			at++;
		}
	}
	*end = at + 1;
	return at < stop;
}

/* A value that begins with a quote and was not understood: never closed, or closed too early. */
static struct verdict quoted(const struct fault *f, uint32_t quote)
{
	uint32_t end, line_end = pl_build_line_end(f->b, quote), text;

	if (!closes(f, quote, &end))
		return char_at(PL_CAUSE_UNBALANCED_QUOTE, f->b, quote);
	text = skip_blanks(f->b, end);
	while (line_end > text && is_blank(byte(f->b, line_end - 1)))
		line_end--;
	if (text >= line_end)
		return char_at(PL_CAUSE_UNKNOWN, f->b, f->error->at);
	if (byte(f->b, line_end - 1) == byte(f->b, quote)) /* "say "hi" to me": the inner quote is the fault */
		return verdict(PL_CAUSE_TEXT_AFTER_QUOTE, end - 1, end);
	return verdict(PL_CAUSE_TEXT_AFTER_QUOTE, text, line_end);
}

/* A line at the margin that is no entry. */
static struct verdict no_colon(const struct fault *f, uint32_t line)
{
	uint32_t end = pl_build_line_end(f->b, line), at = skip_blanks(f->b, line);

	while (end > at && is_blank(byte(f->b, end - 1)))
		end--;
	return verdict(PL_CAUSE_NO_COLON, at, end);
}

/* "did not find expected key": the parser met something behind a value that should have ended. */
static struct verdict no_key(const struct fault *f)
{
	char first = byte(f->b, f->value);
	uint32_t at = f->error->at, end, item = skip_blanks(f->b, f->at_line);

	if (f->key_end && (first == '"' || first == '\'') && (f->at_line == f->line || !closes(f, f->value, &end)))
		return quoted(f, f->value);
	if (f->key_end && f->at_line == f->line)
		return char_at(PL_CAUSE_RESERVED_START, f->b, f->value);
	if (byte(f->b, item) == '-' && strchr("\"'", byte(f->b, skip_blanks(f->b, item + 1))))
		return quoted(f, skip_blanks(f->b, item + 1));
	if (is_blank(byte(f->b, f->at_line)))
		return indent_of(f, at, PL_CAUSE_BAD_INDENT);
	return no_colon(f, f->at_line);
}

/* A flow list or map that ends badly: never closed, or with something odd inside. */
static struct verdict flow(const struct fault *f)
{
	uint32_t at = f->error->at, before = at, stop = pl_build_line_end(f->b, at);
	char closing = context(f, "sequence") ? ']' : '}';

	if (f->at_line != line_start(f->b, f->error->from) || !memchr(f->b->text.ptr + at, closing, stop - at))
		return char_at(PL_CAUSE_UNCLOSED_FLOW, f->b, f->error->from);
	while (before > f->error->from && is_blank(byte(f->b, before - 1)))
		before--;
	if (strchr("\"'", byte(f->b, before - 1)))
		return char_at(PL_CAUSE_TEXT_AFTER_QUOTE, f->b, before - 1);
	return char_at(PL_CAUSE_UNKNOWN, f->b, at);
}

/* A fault in a quoted scalar: an escape (libyaml stands on its backslash, or on the digits of `\u`), or its quotes. */
static struct verdict quoted_or_escape(const struct fault *f)
{
	uint32_t at = f->error->at;

	if (!problem(f, "escape") && !problem(f, "hexdecimal") && !problem(f, "Unicode"))
		return quoted(f, f->error->from);
	if (byte(f->b, at) != '\\' || byte(f->b, at - 1) == '\\')
		at -= 2;
	return verdict(PL_CAUSE_BAD_ESCAPE, at, at + 2 < f->b->end ? at + 2 : f->b->end);
}

/* The map has ended and something follows: an entry, when the first ones are indented, or else a text. */
static struct verdict not_one_map(const struct fault *f)
{
	uint32_t colon, first = f->error->entry;

	if (is_blank(byte(f->b, first - 1)) && pl_yaml_key_end(f->b, f->at_line, &colon))
		return indent_of(f, first, PL_CAUSE_BAD_INDENT);
	return no_colon(f, f->at_line);
}

static struct verdict judge(const struct fault *f)
{
	struct verdict v;
	uint32_t at = f->error->at, from = f->error->from;

	if (conflict(f, f->at_line, &v) || conflict(f, f->line, &v) || conflict(f, line_start(f->b, from), &v))
		return v;
	if (template(f, &v))
		return v;
	if (context(f, "quoted scalar"))
		return quoted_or_escape(f);
	if (tab_indent(f, &v))
		return v;
	if (problem(f, "mapping values"))
		return stray_colon(f);
	if (problem(f, "cannot start any token"))
		return char_at(PL_CAUSE_RESERVED_START, f->b, at);
	if (problem(f, "could not find expected ':'"))
		return no_colon(f, from);
	if (problem(f, "sequence entries"))
		return f->at_line == f->line ? char_at(PL_CAUSE_RESERVED_START, f->b, at) :
					       indent_of(f, at, PL_CAUSE_BAD_INDENT);
	if (context(f, "flow"))
		return flow(f);
	if (problem(f, "expected key"))
		return no_key(f);
	if (problem(f, "'-' indicator"))
		return indent_of(f, at, PL_CAUSE_BAD_INDENT);
	if (problem(f, "document start"))
		return not_one_map(f);
	if (context(f, "block scalar") || context(f, "anchor") || context(f, "alias") || context(f, "tag") ||
	    context(f, "directive"))
		return char_at(PL_CAUSE_RESERVED_START, f->b, from);
	return char_at(PL_CAUSE_UNKNOWN, f->b, at);
}

/* What libyaml was reading when the fault lies where that began rather than where it ended. */
static uint32_t suspect(const struct pl_yaml_error *e)
{
	bool begins = e->context && (strstr(e->context, "simple key") || strstr(e->context, "quoted scalar") ||
				     strstr(e->context, "flow"));

	return begins ? e->from : e->at;
}

/* What was begun as a list or map ends before the next entry: its last scalar must not reach into that. */
static void cut_short(const struct pl_build *b, struct pl_value *value)
{
	while (value->first && (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP))
		for (value = value->first; value->next; value = value->next)
			;
	if (value->kind != PL_VALUE_SCALAR || value->span.end <= pl_build_line_end(b, value->span.start))
		return;
	value->span.end = pl_build_line_end(b, value->span.start);
	value->text = pl_slice(b->text, value->span);
}

/* The entry stays as far as it can be known: its key, and the line's rest as text unless a list or map was begun. */
static void salvage(struct pl_yaml *y, const struct fault *f, enum pl_syntax_cause cause)
{
	struct pl_children *root = &y->levels[0].kids;
	struct pl_value *last = root->last, *value;
	struct pl_span key = pl_span(f->line, f->key_end);

	if (!f->key_end)
		return;
	if (last && last->key_span.start == f->line) {
		if (cause != PL_CAUSE_TEMPLATE && (last->kind == PL_VALUE_LIST || last->kind == PL_VALUE_MAP)) {
			if (cause == PL_CAUSE_UNCLOSED_FLOW)
				cut_short(&y->build, last);
			return;
		}
		last->first = NULL;
		last->kind = PL_VALUE_SCALAR;
		last->quote = PL_QUOTE_NONE;
		last->span = pl_span(f->value, f->value_end);
		last->text = pl_slice(y->build.text, last->span);
		return;
	}
	value = pl_build_value(&y->build, PL_VALUE_SCALAR, pl_span(f->value, f->value_end));
	value->text = pl_slice(y->build.text, value->span);
	value->key_span = key;
	if (strchr("\"'", byte(&y->build, f->line)))
		key = pl_span(key.start + 1, key.end - 1);
	value->key = pl_slice(y->build.text, key);
	pl_build_add(&y->build, root, value);
}

uint32_t pl_yaml_fault(struct pl_yaml *y, const struct pl_yaml_error *error)
{
	struct pl_build *b = &y->build;
	struct fault f = {.b = b, .error = error};
	struct verdict v;
	uint32_t next;

	f.line = entry_start(b, suspect(error), error->entry);
	f.at_line = line_start(b, error->at);
	f.line_end = pl_build_line_end(b, f.line);
	f.key_end = pl_yaml_key_end(b, f.line, &f.colon);
	f.value = f.key_end ? skip_blanks(b, f.colon + 1) : f.line;
	for (f.value_end = f.line_end; f.value_end > f.value && is_blank(byte(b, f.value_end - 1)); f.value_end--)
		;
	v = judge(&f);
	pl_build_fault(b, v.cause, v.span, error->problem);
	salvage(y, &f, v.cause);
	next = pl_yaml_next_key(b, f.line);
	v.span.start = line_start(b, v.span.start);
	if ((v.cause == PL_CAUSE_COLON_IN_PLAIN || v.cause == PL_CAUSE_BACKSLASH_COLON) && v.span.start > f.line)
		pl_yaml_nested_faults(b, v.span.start, next, error->problem);
	return next;
}

void pl_yaml_template(struct pl_yaml *y, const struct pl_value *value)
{
	struct pl_build *b = &y->build;
	struct pl_str text = b->text;
	uint32_t at = value->span.start, end = value->span.end;

	if (value->kind != PL_VALUE_SCALAR)
		return; /* their scalars come one by one */
	end -= value->quote == PL_QUOTE_SINGLE || value->quote == PL_QUOTE_DOUBLE;
	for (; at + 1 < end; at++) {
		bool braces = byte(b, at) == '{' && byte(b, at + 1) == '{';
		bool percent = byte(b, at) == '{' && byte(b, at + 1) == '%';
		struct pl_fact *fact;
		size_t close;

		if (!braces && !percent)
			continue;
		text.len = end;
		close = pl_str_find(text, braces ? PL_STR("}}") : PL_STR("%}"), at + 2);
		fact = pl_fact_add(b->facts, PL_FACT_FRONT_TEMPLATE, pl_span(at, close < end ? (uint32_t)close + 2 : end));
		if (close >= end) {
			fact->text = PL_STR("never closed");
			return;
		}
		at = (uint32_t)close + 1;
	}
}
