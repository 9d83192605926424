/* yaml: libyaml's door. Events on the front matter's span only; positions come as code-point indices and leave
 * as byte offsets; after an error reading goes on at the next top-level key with a parser of its own. */
#include "front/yaml.h"
#include "front/unicode.h"
#include "base/utf8.h"

#include <yaml.h>

enum {
	MAX_FAULTS = 100, /* each costs a restart, and perhaps a look at all that follows */
	BITE = 512,       /* bytes libyaml gets at a time: it decodes all it gets, and a restart throws that away */
};

/* One parser's life: it starts at `from` and reads to the end or to the first error. */
struct run {
	struct pl_yaml *yaml;
	yaml_parser_t parser;
	uint32_t from, fed;    /* what it was given so far, [from, fed) */
	size_t index;          /* of the last place converted, in code points from `from` … */
	uint32_t at;           /* … and its offset */
	uint32_t entry;        /* start of the last top-level entry begun */
	struct pl_yaml_level *top;
	unsigned documents;
	bool stopped;          /* a limit was hit, or what comes cannot be read */
};

/* Offset of a mark. Marks mostly go forward, so the walk is linear in all. */
static uint32_t place(struct run *r, const yaml_mark_t *mark)
{
	struct pl_str text = r->yaml->build.text;
	const char *p = text.ptr + r->at, *end = text.ptr + r->yaml->build.end;

	for (; r->index < mark->index && p < end; r->index++)
		for (p++; p < end && ((unsigned char)*p & 0xC0) == 0x80; p++)
			;
	for (; r->index > mark->index && p > text.ptr + r->from; r->index--)
		for (p--; p > text.ptr + r->from && ((unsigned char)*p & 0xC0) == 0x80; p--)
			;
	r->at = (uint32_t)(p - text.ptr);
	return r->at;
}

static struct pl_span event_span(struct run *r, const yaml_event_t *event)
{
	uint32_t start = place(r, &event->start_mark);

	return pl_span(start, place(r, &event->end_mark));
}

/* libyaml refuses a forbidden character before it has told what came earlier: it gets a harmless one of the
 * same length instead, and the fault is recorded here, once. */
static void hide_pl_yaml_forbidden(struct run *r, unsigned char *buffer, uint32_t size)
{
	static const char *const harmless[] = {"", "_", "\xC2\xA0", "\xEF\xBF\xBD"};
	struct pl_yaml *y = r->yaml;

	for (uint32_t i = 0; i < size; i++) {
		uint32_t at = r->fed + i, n = pl_yaml_forbidden(y->build.text, at);

		if (!n)
			continue;
		memcpy(buffer + i, harmless[n], n);
		if (at >= y->checked)
			pl_build_fault(&y->build, PL_CAUSE_CONTROL, pl_span(at, at + n), "control characters are not allowed");
	}
	if (r->fed + size > y->checked)
		y->checked = r->fed + size;
}

static int feed(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	struct run *r = data;
	struct pl_str text = r->yaml->build.text;
	uint32_t n = r->yaml->build.end - r->fed;

	if (n > BITE)
		n = BITE;
	if (n > size)
		n = (uint32_t)size;
	while (r->fed + n < r->yaml->build.end && ((unsigned char)text.ptr[r->fed + n] & 0xC0) == 0x80)
		n--; /* never cut a character */
	memcpy(buffer, text.ptr + r->fed, n);
	hide_pl_yaml_forbidden(r, buffer, n);
	r->fed += n;
	*got = n;
	return 1;
}

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Records what stands before a node's content (`&name`, `!tag`) and gives the place of the content. */
static uint32_t properties(struct run *r, struct pl_span *span, struct pl_str *tag)
{
	struct pl_build *b = &r->yaml->build;
	uint32_t at = span->start;

	while (at < span->end && (b->text.ptr[at] == '&' || b->text.ptr[at] == '!')) {
		uint32_t start = at;
		bool is_tag = b->text.ptr[at] == '!';

		while (at < span->end && !blank(b->text.ptr[at]))
			at++;
		pl_fact_add(b->facts, PL_FACT_FRONT_ANCHOR, pl_span(start, at))->text =
			is_tag ? PL_STR("tag") : PL_STR("anchor");
		if (is_tag)
			*tag = pl_slice(b->text, pl_span(start, at));
		while (at < span->end && blank(b->text.ptr[at]))
			at++;
	}
	return at;
}

/* A plain value that ` #` ends on its line. */
static void comment_cut(struct pl_build *b, struct pl_span value)
{
	uint32_t at = value.end, end = pl_build_line_end(b, at);

	while (at < end && (b->text.ptr[at] == ' ' || b->text.ptr[at] == '\t'))
		at++;
	if (at > value.end && at < end && b->text.ptr[at] == '#')
		pl_fact_add(b->facts, PL_FACT_FRONT_COMMENT_CUT, pl_span(at, end))->related = value;
}

/* The bytes of an event's scalar, as a slice of the text where they are the same. */
static struct pl_str scalar_text(struct run *r, const yaml_event_t *event, struct pl_span inner)
{
	const struct pl_build *b = &r->yaml->build;
	struct pl_str got = {(const char *)event->data.scalar.value, event->data.scalar.length};
	struct pl_str written = pl_slice(b->text, inner);

	return pl_str_eq(got, written) ? written : pl_arena_dup(b->arena, got);
}

static const unsigned char quotes[] = {
	[YAML_ANY_SCALAR_STYLE] = PL_QUOTE_NONE,
	[YAML_PLAIN_SCALAR_STYLE] = PL_QUOTE_NONE,
	[YAML_SINGLE_QUOTED_SCALAR_STYLE] = PL_QUOTE_SINGLE,
	[YAML_DOUBLE_QUOTED_SCALAR_STYLE] = PL_QUOTE_DOUBLE,
	[YAML_LITERAL_SCALAR_STYLE] = PL_QUOTE_LITERAL,
	[YAML_FOLDED_SCALAR_STYLE] = PL_QUOTE_FOLDED,
};

static struct pl_value *scalar(struct run *r, const yaml_event_t *event)
{
	struct pl_build *b = &r->yaml->build;
	struct pl_span span = event_span(r, event), inner;
	struct pl_value *value = pl_build_value(b, PL_VALUE_SCALAR, span);

	value->quote = quotes[event->data.scalar.style];
	if (event->data.scalar.anchor || event->data.scalar.tag)
		value->span.start = properties(r, &span, &value->tag);
	if (value->quote == PL_QUOTE_LITERAL || value->quote == PL_QUOTE_FOLDED)
		while (value->span.end > value->span.start && blank(b->text.ptr[value->span.end - 1]))
			value->span.end--;
	inner = value->span;
	if (value->quote == PL_QUOTE_SINGLE || value->quote == PL_QUOTE_DOUBLE)
		inner = pl_span(inner.start + 1, inner.end - 1);
	value->text = scalar_text(r, event, inner);
	if (value->quote == PL_QUOTE_NONE && !event->data.scalar.length && !value->tag.ptr)
		value->kind = PL_VALUE_NULL;
	return value;
}

/* A scalar (or alias) where a map wants a key. */
static void take_key(struct run *r, struct pl_yaml_level *level, struct pl_value *key)
{
	level->entry = key;
	key->key = key->text.ptr ? key->text : PL_STR("");
	key->key_span = key->span;
	if (level == r->top)
		r->entry = key->span.start;
}

static bool too_many(struct run *r, struct pl_span span)
{
	if (r->yaml->build.items <= PL_FRONT_ITEMS)
		return false;
	pl_build_limit(&r->yaml->build, span, "items");
	r->stopped = true;
	return true;
}

/* An empty value belongs behind its colon, whatever comments libyaml skipped before it gave up. */
static void settle_null(struct run *r, struct pl_value *value, struct pl_value *key)
{
	struct pl_build *b = &r->yaml->build;
	uint32_t at = key->key_span.end;

	while (at < value->span.start && b->text.ptr[at] != ':')
		at++;
	if (at < value->span.start)
		at++;
	value->span = pl_span(at, at);
	comment_cut(b, value->span);
}

/* Puts a node where it belongs: as a map's next key or value, or as a list's next item. */
static void put(struct run *r, struct pl_value *value)
{
	struct pl_yaml *y = r->yaml;
	struct pl_yaml_level *level = &y->levels[y->depth - 1];
	struct pl_value *key = level->entry;

	if (level->kids.of->kind == PL_VALUE_MAP && !key) {
		take_key(r, level, value);
		return;
	}
	if (key) {
		value->key = key->key;
		value->key_span = key->key_span;
		level->entry = NULL;
		if (value->kind == PL_VALUE_NULL)
			settle_null(r, value, key);
	}
	if (value->kind == PL_VALUE_SCALAR && value->quote == PL_QUOTE_NONE)
		comment_cut(&y->build, value->span);
	pl_build_add(&y->build, &level->kids, value);
	if (y->templates)
		pl_yaml_template(y, value);
}

/* The root is a map already when reading goes on after an error or behind the flat part. */
static bool open_root(struct run *r, enum pl_value_kind kind, struct pl_span span)
{
	struct pl_yaml *y = r->yaml;

	if (y->depth)
		return false;
	y->depth = 1;
	if (kind != PL_VALUE_MAP && y->build.front->root->first == NULL)
		*y->build.front->root = *pl_build_value(&y->build, kind, span);
	return true;
}

static void open(struct run *r, const yaml_event_t *event, enum pl_value_kind kind)
{
	struct pl_yaml *y = r->yaml;
	struct pl_span span = event_span(r, event);
	struct pl_yaml_level *level;
	struct pl_value *value;

	if (open_root(r, kind, span))
		return;
	if (y->depth == PL_FRONT_DEPTH) {
		pl_build_limit(&y->build, pl_span(span.start, span.start + 1), "depth");
		r->stopped = true;
		return;
	}
	value = pl_build_value(&y->build, kind, span);
	value->span.start = properties(r, &span, &value->tag);
	level = &y->levels[y->depth - 1];
	*(level + 1) = (struct pl_yaml_level){.kids.of = value};
	if (level->kids.of->kind == PL_VALUE_MAP && !level->entry) {
		take_key(r, level, value); /* a list or map as a key: its source is its name */
		level[1].key_open = true;
	} else {
		put(r, value);
	}
	y->depth++;
}

/* `{{ title }}` without quotes: YAML sees a map in a map where a template was meant. */
static void template_value(struct run *r, struct pl_value *value)
{
	struct pl_build *b = &r->yaml->build;

	value->kind = PL_VALUE_SCALAR;
	value->first = NULL;
	value->text = pl_slice(b->text, value->span);
	pl_fact_add(b->facts, PL_FACT_FRONT_TEMPLATE, value->span)->text = PL_STR("without quotes");
}

/* The end of the last thing in a block list or map; of a flow one its bracket. */
static void close(struct run *r, const yaml_event_t *event)
{
	struct pl_yaml *y = r->yaml;
	struct pl_span span = event_span(r, event);
	struct pl_yaml_level *level = &y->levels[y->depth - 1];
	struct pl_value *value = level->kids.of;

	if (y->depth == 1)
		return; /* the root's span stays the whole front matter */
	value->span.end = span.end;
	if (pl_span_empty(span)) {
		value->span.end = level->kids.last ? level->kids.last->span.end : value->span.start;
		if (value->span.end < value->span.start)
			value->span.end = value->span.start;
	}
	if (!level->key_open && y->templates && pl_str_starts(pl_slice(y->build.text, value->span), PL_STR("{{")))
		template_value(r, value);
	if (level->key_open) {
		value->key_span = value->span;
		value->key = pl_slice(y->build.text, value->span);
	}
	y->depth--;
}

static void alias(struct run *r, const yaml_event_t *event)
{
	struct pl_build *b = &r->yaml->build;
	struct pl_span span = event_span(r, event);
	struct pl_value *value = pl_build_value(b, PL_VALUE_SCALAR, span);

	pl_fact_add(b->facts, PL_FACT_FRONT_ANCHOR, span)->text = PL_STR("alias");
	value->text = pl_slice(b->text, span);
	put(r, value);
}

/* Something that is no map where the front matter's keys should be: a text, a list, a second document. */
static void no_map(struct run *r, const yaml_event_t *event, const char *met)
{
	struct pl_build *b = &r->yaml->build;
	uint32_t start = place(r, &event->start_mark);

	pl_build_fault(b, PL_CAUSE_NO_COLON, pl_span(start, pl_build_line_end(b, start)), met);
	r->entry = start;
	r->stopped = b->front->root->first != NULL;
}

static void take(struct run *r, const yaml_event_t *event)
{
	if (too_many(r, pl_span(r->entry, r->entry)))
		return;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (r->documents++) {
			no_map(r, event, "a second document");
			r->stopped = true;
		}
		break;
	case YAML_SCALAR_EVENT:
		if (r->yaml->depth)
			put(r, scalar(r, event));
		else if (event->data.scalar.length || event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
			no_map(r, event, "text where a key should be");
		break;
	case YAML_ALIAS_EVENT:
		if (r->yaml->depth)
			alias(r, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		if (!r->yaml->depth)
			no_map(r, event, "a list where a key should be");
		if (!r->stopped)
			open(r, event, PL_VALUE_LIST);
		break;
	case YAML_MAPPING_START_EVENT:
		open(r, event, PL_VALUE_MAP);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close(r, event);
		break;
	default:
		break;
	}
}

/* After an error or a limit: what libyaml knows about the place. */
static uint32_t recover(struct run *r)
{
	const yaml_parser_t *p = &r->parser;
	struct pl_yaml *y = r->yaml;
	struct pl_yaml_error error = {.problem = p->problem, .context = p->context, .entry = r->entry};

	y->depth = 1;
	if (r->stopped)
		return y->build.items > PL_FRONT_ITEMS ? y->build.end : pl_yaml_next_key(&y->build, r->entry);
	error.at = place(r, &p->problem_mark);
	error.from = p->context ? place(r, &p->context_mark) : error.at;
	return pl_yaml_fault(y, &error);
}

/* Reads from `from` to the end or to the first error; gives where to go on. */
static uint32_t run(struct pl_yaml *y, uint32_t from)
{
	struct run r = {.yaml = y, .from = from, .fed = from, .at = from, .entry = from, .top = &y->levels[0]};
	bool done = false, ok = yaml_parser_initialize(&r.parser);
	uint32_t next = y->build.end;
	yaml_event_t event;

	if (!ok) { /* out of memory */
		pl_build_limit(&y->build, pl_span(from, from), "memory");
		return next;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&r.parser, feed, &r);
	while (ok && !done && !r.stopped) {
		ok = yaml_parser_parse(&r.parser, &event);
		if (!ok)
			break;
		done = event.type == YAML_STREAM_END_EVENT;
		take(&r, &event);
		yaml_event_delete(&event);
	}
	if (!ok || r.stopped)
		next = recover(&r);
	yaml_parser_delete(&r.parser);
	return next;
}

/* `%YAML …` lines before anything else. libyaml takes quadratic time over many %TAG lines. */
static uint32_t directives(struct pl_build *b, uint32_t at)
{
	while (at < b->end && b->text.ptr[at] == '%') {
		pl_fact_add(b->facts, PL_FACT_FRONT_ANCHOR, pl_span(at, pl_build_line_end(b, at)))->text = PL_STR("directive");
		at = pl_build_next_line(b, at);
	}
	return at;
}

static bool has_template(struct pl_str text)
{
	const char *p = text.ptr, *end = text.ptr + text.len;

	while (p && p < end && (p = memchr(p, '{', (size_t)(end - p))))
		if (++p < end && (*p == '{' || *p == '%'))
			return true;
	return false;
}

void pl_yaml_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		  struct pl_span span)
{
	struct pl_yaml y;
	uint32_t at;

	y.build = (struct pl_build){.front = front, .arena = arena, .facts = facts, .text = text};
	pl_build_begin(&y.build, span);
	y.levels[0] = (struct pl_yaml_level){.kids.of = front->root};
	y.checked = 0;
	y.templates = has_template(pl_slice(text, pl_span(span.start, y.build.end)));
	at = directives(&y.build, span.start);
	at = pl_yaml_flat(&y, at);
	for (unsigned faults = 0; at < y.build.end; faults++) {
		if (faults == MAX_FAULTS) {
			pl_build_limit(&y.build, pl_span(at, at), "errors");
			break;
		}
		y.depth = 0; /* libyaml's root map joins ours */
		y.levels[0].entry = NULL;
		at = run(&y, at);
	}
}
