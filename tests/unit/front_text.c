/* front_text: shows what was read, with its spans drawn into the text. */
#include "unit.h"

#include "front_text.h"

enum { SPANS = 256 };

/* A span to draw; those of one place open in the order they were added. */
struct mark {
	struct pl_span span;
	const char *open, *close;
};

struct drawing {
	struct mark marks[SPANS];
	size_t count;
	struct pl_buf values, facts;
};

static const char *const causes[PL_CAUSES] = {
	[PL_CAUSE_UNKNOWN] = "unknown", [PL_CAUSE_TAB_INDENT] = "tab-indent",
	[PL_CAUSE_COLON_IN_PLAIN] = "colon-in-plain", [PL_CAUSE_BACKSLASH_COLON] = "backslash-colon",
	[PL_CAUSE_UNBALANCED_QUOTE] = "unbalanced-quote", [PL_CAUSE_TEXT_AFTER_QUOTE] = "text-after-quote",
	[PL_CAUSE_TEMPLATE] = "template", [PL_CAUSE_RESERVED_START] = "reserved-start",
	[PL_CAUSE_UNCLOSED_FLOW] = "unclosed-flow", [PL_CAUSE_BAD_INDENT] = "bad-indent",
	[PL_CAUSE_CONTROL] = "control", [PL_CAUSE_NO_COLON] = "no-colon", [PL_CAUSE_BAD_ESCAPE] = "bad-escape",
	[PL_CAUSE_TOML_VALUE] = "toml-value", [PL_CAUSE_TOML_KEY] = "toml-key", [PL_CAUSE_JSON] = "json",
	[PL_CAUSE_CONFLICT] = "conflict",
};

static void mark(struct drawing *d, struct pl_span span, const char *open, const char *close)
{
	assert_true(d->count < SPANS && span.start <= span.end);
	d->marks[d->count++] = (struct mark){span, open, close};
}

static void show_text(struct pl_buf *out, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '\n')
			pl_buf_adds(out, "\\n");
		else if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
			pl_buf_addf(out, "\\x%02x", (unsigned char)text.ptr[i]);
		else
			pl_buf_addc(out, text.ptr[i]);
}

static void show_scalar(struct pl_buf *out, const struct pl_value *v)
{
	static const char *const quotes[] = {"()", "''", "\"\"", "||", ">>"};
	static const char *const kinds[] = {
		[PL_VALUE_SCALAR] = "", [PL_VALUE_STRING] = "s", [PL_VALUE_NUMBER] = "n",
		[PL_VALUE_BOOL] = "b", [PL_VALUE_DATE] = "d"};

	if (v->kind == PL_VALUE_NULL) {
		pl_buf_adds(out, "null");
		return;
	}
	pl_buf_addf(out, "%s%c", kinds[v->kind], quotes[v->quote][0]);
	show_text(out, v->text);
	pl_buf_addc(out, quotes[v->quote][1]);
	pl_buf_add(out, v->tag);
}

/* One value, and those below it: tests nest little. */
static void show(struct drawing *d, const struct pl_value *v)
{
	bool map = v->kind == PL_VALUE_MAP;

	if (v->kind != PL_VALUE_MAP && v->kind != PL_VALUE_LIST) {
		show_scalar(&d->values, v);
		return;
	}
	pl_buf_addc(&d->values, map ? '{' : '[');
	for (const struct pl_value *c = v->first; c; c = c->next) {
		assert_ptr_equal(c->parent, v);
		if (c->key.ptr) {
			show_text(&d->values, c->key);
			pl_buf_adds(&d->values, ": ");
			mark(d, c->key_span, "‹", "›");
		}
		mark(d, c->span, "«", "»");
		show(d, c);
		if (c->next)
			pl_buf_adds(&d->values, ", ");
	}
	pl_buf_addc(&d->values, map ? '}' : ']');
	pl_buf_add(&d->values, v->tag);
}

static void show_facts(struct drawing *d, const struct pl_facts *facts)
{
	static const char *const kinds[] = {
		[PL_FACT_FRONT_SYNTAX] = "syntax", [PL_FACT_FRONT_DUPLICATE] = "duplicate",
		[PL_FACT_FRONT_ANCHOR] = "anchor", [PL_FACT_FRONT_LIMIT] = "limit",
		[PL_FACT_FRONT_COMMENT_CUT] = "cut", [PL_FACT_FRONT_TEMPLATE] = "template"};

	for (size_t i = 0; i < facts->count; i++) {
		const struct pl_fact *f = &facts->items[i];

		assert_true(f->kind < PL_COUNT(kinds) && kinds[f->kind]);
		pl_buf_addf(&d->facts, "%s%s", i ? ", " : "", kinds[f->kind]);
		if (f->kind == PL_FACT_FRONT_SYNTAX)
			pl_buf_addf(&d->facts, " %s", causes[f->code]);
		else if (f->text.len)
			pl_buf_addf(&d->facts, " " PL_FMT, PL_ARG(f->text));
		mark(d, f->span, "⟦", "⟧");
	}
}

/* Draws what ends, what is empty and what begins at `at`: inner spans close first and open last. */
static void draw_at(struct pl_buf *out, const struct drawing *d, uint32_t at, uint32_t limit)
{
	for (uint32_t start = at; start-- > 0;)
		for (size_t i = d->count; i-- > 0;)
			if (d->marks[i].span.end == at && d->marks[i].span.start == start)
				pl_buf_adds(out, d->marks[i].close);
	for (size_t i = 0; i < d->count; i++)
		if (d->marks[i].span.start == at && d->marks[i].span.end == at)
			pl_buf_addf(out, "%s%s", d->marks[i].open, d->marks[i].close);
	for (uint32_t end = limit; end > at; end--)
		for (size_t i = 0; i < d->count; i++)
			if (d->marks[i].span.start == at && d->marks[i].span.end == end)
				pl_buf_adds(out, d->marks[i].open);
}

static void draw(struct pl_buf *out, const struct drawing *d, struct pl_str text, struct pl_span span)
{
	for (uint32_t at = span.start; at < span.end; at++) {
		draw_at(out, d, at, span.end);
		pl_buf_addc(out, text.ptr[at]);
	}
	draw_at(out, d, span.end, span.end);
}

/* `marked` with `eol` for each line break, and without the marks unless `keep`. */
static void copy(struct pl_buf *out, const char *marked, const char *eol, bool keep)
{
	static const char *const marks[] = {"‹", "›", "«", "»", "⟦", "⟧"};

	while (*marked) {
		size_t skip = 0;

		for (size_t i = 0; !keep && !skip && i < PL_COUNT(marks); i++)
			if (strncmp(marked, marks[i], strlen(marks[i])) == 0)
				skip = strlen(marks[i]);
		if (!skip && *marked == '\n')
			pl_buf_adds(out, eol);
		else if (!skip)
			pl_buf_addc(out, *marked);
		marked += skip ? skip : 1;
	}
}

/* Where the front matter stands in the text that is read. */
struct setting {
	const char *before, *first, *eol, *after; /* first: an entry of its own, part of the front matter */
};

static bool same(const char *what, struct pl_str got, struct pl_str want, const struct setting *in)
{
	if (pl_str_eq(got, want))
		return true;
	print_error("%s (%s%s%s)\n got  " PL_FMT "\n want " PL_FMT "\n", what, *in->before ? "amid text " : "",
			 *in->first ? "behind an entry " : "", in->eol[0] == '\r' ? "CRLF" : "LF", PL_ARG(got), PL_ARG(want));
	return false;
}

static bool check_in(front_reader reader, const struct front_row *row, const struct setting *in)
{
	struct pl_arena arena = {0};
	struct pl_front front = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_buf text = {0}, want = {0}, got = {0};
	struct drawing d = {.count = 0};
	struct pl_span span;
	bool ok;

	pl_buf_addf(&text, "%s%s", in->before, in->first);
	span.start = (uint32_t)text.len;
	copy(&text, row->marked, in->eol, false);
	span.end = (uint32_t)text.len;
	pl_buf_adds(&text, in->after);
	reader(&front, &arena, &facts, pl_buf_str(&text), pl_span((uint32_t)strlen(in->before), span.end));
	pl_facts_sort(&facts);
	if (*in->first)
		front.root->first = front.root->first->next;
	if (front.root)
		show(&d, front.root);
	else
		pl_buf_adds(&d.values, "none");
	show_facts(&d, &facts);
	draw(&got, &d, pl_buf_str(&text), span);
	copy(&want, row->marked, in->eol, true);
	ok = same(row->marked, pl_buf_str(&d.values), pl_str_c(row->values), in);
	ok = same(row->marked, pl_buf_str(&d.facts), pl_str_c(row->facts), in) && ok;
	ok = same("spans", pl_buf_str(&got), pl_buf_str(&want), in) && ok;
	pl_buf_finish(&text);
	pl_buf_finish(&want);
	pl_buf_finish(&got);
	pl_buf_finish(&d.values);
	pl_buf_finish(&d.facts);
	pl_arena_finish(&arena);
	return ok;
}

void front_check(front_reader reader, const struct front_row *rows, size_t count, unsigned variations)
{
	size_t failed = 0;

	static const struct {
		struct setting in;
		unsigned needs;
	} settings[] = {
		{{"", "", "\n", ""}, 0},
		{{"---\n泉港 🙂\n", "", "\n", "\n---\n{ \"rest\": ["}, FRONT_AMID},
		{{"", "", "\r\n", ""}, FRONT_CRLF},
		{{"", "'\\': [{}]\n", "\n", ""}, FRONT_LIBYAML},
		{{"+++\n", "'\\': [{}]\r\n", "\r\n", "+++\n"}, FRONT_AMID | FRONT_CRLF | FRONT_LIBYAML},
	};

	for (size_t i = 0; i < count; i++) {
		bool ok = true;

		for (size_t k = 0; ok && k < PL_COUNT(settings); k++)
			if ((settings[k].needs & variations) == settings[k].needs)
				ok = check_in(reader, &rows[i], &settings[k].in);
		failed += !ok;
	}
	assert_int_equal(failed, 0);
}

void front_read(front_reader reader, struct front_made *m)
{
	m->facts.arena = &m->arena;
	reader(&m->front, &m->arena, &m->facts, pl_buf_str(&m->text), pl_span(0, (uint32_t)m->text.len));
}

void front_finish(struct front_made *m)
{
	pl_arena_finish(&m->arena);
	pl_buf_finish(&m->text);
}

void front_repeat(struct pl_buf *out, const char *piece, size_t times)
{
	for (size_t i = 0; i < times; i++)
		pl_buf_adds(out, piece);
}

size_t front_count(const struct pl_facts *facts, enum pl_fact_kind kind, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < facts->count; i++)
		n += facts->items[i].kind == kind && (!text || pl_str_is(facts->items[i].text, text));
	return n;
}

void front_hostile(front_reader reader, const char *const *heads, size_t nheads, const char *const *pieces,
		   size_t npieces)
{
	for (size_t i = 0; i < nheads * npieces; i++) {
		const char *piece = pieces[i % npieces];
		struct front_made m = {0};

		pl_buf_adds(&m.text, heads[i / npieces]);
		front_repeat(&m.text, piece, PL_FRONT_MAX / strlen(piece));
		front_read(reader, &m);
		for (size_t k = 0; k < m.facts.count; k++)
			assert_true(m.facts.items[k].span.start <= m.facts.items[k].span.end &&
				    m.facts.items[k].span.end <= m.text.len);
		front_finish(&m);
	}
}
