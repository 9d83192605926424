/* template: where Liquid, Go and kramdown syntax stands. */
#include "body/template.h"

#include "body/template_parts.h"

/* A template that runs on for longer than this is none; nor is one in it. */
enum { LONGEST = 4096, OPAQUES = 5, NESTED_MAX = 256 };

struct finder {
	struct pl_templates *out;
	struct pl_arena *arena;
	struct pl_facts *facts;
	struct pl_str text;
	uint32_t end;
	unsigned syntaxes;
	size_t cap;
	uint32_t searched[4];          /* up to where each closing was looked for in vain: nothing is searched twice */
	uint32_t hit[4];               /* where each was found last */
	bool no_end[OPAQUES];          /* its end tag does not stand in the rest of the text */
	uint32_t raw_end;              /* templates before it are printed as they stand */
};
enum closing { TAG_END, OUTPUT_END, SHORTCODE_END, PERCENT_END };
static const struct pl_str closings[] = {[TAG_END] = {"%}", 2}, [OUTPUT_END] = {"}}", 2}, [SHORTCODE_END] = {">}}", 3}, [PERCENT_END] = {"%}}", 3}};

static void add(struct finder *f, enum pl_template_kind kind, uint32_t start, uint32_t end, struct pl_str name)
{
	struct pl_templates *t = f->out;

	t->items = pl_arena_grow(f->arena, t->items, t->count, &f->cap, sizeof(*t->items));
	if (start < f->raw_end)
		kind = PL_TEMPLATE_RAW;
	t->items[t->count++] = (struct pl_template){kind, pl_span(start, end), name};
}

/* First word at or after `at`, past blanks and the white-space control `-`. */
static struct pl_str word(const struct finder *f, uint32_t at, uint32_t end)
{
	uint32_t start;

	while (at < end && (pl_is_space((unsigned char)f->text.ptr[at]) || f->text.ptr[at] == '-'))
		at++;
	for (start = at; at < end && (pl_is_alnum((unsigned char)f->text.ptr[at]) || strchr("_./-", f->text.ptr[at])); at++)
		;
	return pl_slice(f->text, pl_span(start, at));
}

/* Offset of the closing after `at`, or 0. Never beyond LONGEST bytes. */
static uint32_t find_close(struct finder *f, uint32_t at, enum closing which)
{
	uint32_t limit = f->end - at > LONGEST ? at + LONGEST : f->end;
	uint32_t from = f->searched[which] > at + 3 ? f->searched[which] - 3 : f->hit[which] > at ? f->hit[which] : at;
	size_t hit = from < limit ? pl_str_find(pl_str_n(f->text.ptr, limit), closings[which], from) : limit;

	if (hit < limit)
		return f->hit[which] = (uint32_t)hit;
	if (limit > f->searched[which])
		f->searched[which] = limit;
	return 0;
}

/* An opening that a person meant as one: a word follows, and the line shows an attempt to close it. */
static void unclosed(struct finder *f, uint32_t at, uint32_t inside)
{
	uint32_t start = at, stop = inside;

	while (start > 0 && at - start < 256 && f->text.ptr[start - 1] != '\n')
		start--;
	while (stop < f->end && stop - at < 256 && f->text.ptr[stop] != '\n')
		stop++;
	if (!word(f, inside, stop).len || memchr(f->text.ptr + start, '`', stop - start) || !memchr(f->text.ptr + inside, '}', stop - inside) ||
	    f->text.ptr[start] == '\t' || pl_str_starts(pl_slice(f->text, pl_span(start, stop)), PL_STR("    ")))
		return;
	pl_fact_add(f->facts, PL_FACT_TEMPLATE_UNCLOSED, pl_span(at, inside));
}

/* Blocks whose inside has no templates, or is no Markdown or HTML: shown as code, or not at all. */
static const struct opaque {
	struct pl_str name, end;
	enum pl_template_kind kind;
	bool shortcode; /* Hugo's: {{< name >}} … {{< /name >}} */
} opaques[OPAQUES] = {
	{{"raw", 3}, {"endraw", 6}, PL_TEMPLATE_RAW, false},
	{{"comment", 7}, {"endcomment", 10}, PL_TEMPLATE_COMMENT, false},
	{{"highlight", 9}, {"endhighlight", 12}, PL_TEMPLATE_CODE, false},
	{{"codeblock", 9}, {"endcodeblock", 12}, PL_TEMPLATE_CODE, false},
	{{"highlight", 9}, {"/highlight", 10}, PL_TEMPLATE_CODE, true},
};

/* Everything behind an opening tag up to its end tag, which begins at the offset given back: where to go on. */
static uint32_t opaque_block(struct finder *f, struct pl_str name, uint32_t from, bool shortcode)
{
	struct pl_str mark = shortcode ? PL_STR("{{") : PL_STR("{%");
	size_t i = 0;

	while (i < OPAQUES && !(opaques[i].shortcode == shortcode && pl_str_eq(opaques[i].name, name)))
		i++;
	if (i == OPAQUES || f->no_end[i] || from < f->raw_end)
		return from;
	for (uint32_t at = from; at + 4 < f->end;) {
		size_t hit = pl_str_find(pl_str_n(f->text.ptr, f->end), mark, at);

		if (hit >= f->end)
			break;
		if (pl_str_eq(word(f, (uint32_t)hit + 2 + shortcode, f->end), opaques[i].end)) {
			if (opaques[i].kind == PL_TEMPLATE_RAW) {
				f->raw_end = (uint32_t)hit;
				return from;
			}
			if (hit > from)
				add(f, opaques[i].kind, from, (uint32_t)hit, opaques[i].end);
			return (uint32_t)hit;
		}
		at = (uint32_t)hit + 2;
	}
	f->no_end[i] = true;
	return from;
}

/* May a template run from `at` to its end, `which` at `end`? Not over an opening without an end of its own near it, over a
 * fence, or, an output, over a blank line. */
static bool runs(const struct finder *f, uint32_t at, uint32_t end, enum closing which)
{
	const char *p = f->text.ptr + at, *stop = f->text.ptr + end;

	for (; (p = memchr(p, '{', (size_t)(stop - p))) && p + 1 < stop; p++) {
		bool quoted = p[-1] == '"' || p[-1] == '\'' || p[-1] == '`' || p[-1] == '{';
		enum closing other = p[1] == '{' ? OUTPUT_END : TAG_END;
		struct pl_str near = pl_str_n(p, stop - p > NESTED_MAX ? NESTED_MAX : (size_t)(stop - p));

		if ((p[1] == '{' || p[1] == '%') && !quoted && (other == which || pl_str_find(near, closings[other], 2) == near.len))
			return false;
	}
	for (p = f->text.ptr + at; (p = memchr(p, '\n', (size_t)(stop - p))); p++) {
		struct pl_str rest = pl_str_n(p + 1, (size_t)(stop - p - 1));
		size_t blank = 0;

		while (blank < rest.len && (rest.ptr[blank] == ' ' || rest.ptr[blank] == '\t'))
			blank++;
		if (pl_str_starts(rest, PL_STR("```")) || pl_str_starts(rest, PL_STR("~~~")) ||
		    (which == OUTPUT_END && blank < rest.len && (rest.ptr[blank] == '\n' || rest.ptr[blank] == '\r')))
			return false;
	}
	return true;
}

static uint32_t liquid_tag(struct finder *f, uint32_t at)
{
	uint32_t close = find_close(f, at + 2, TAG_END);
	struct pl_str name;

	if (!close || !runs(f, at + 2, close, TAG_END)) {
		unclosed(f, at, at + 2);
		return at + 2;
	}
	name = word(f, at + 2, close);
	add(f, PL_TEMPLATE_LIQUID_TAG, at, close + 2, name);
	return opaque_block(f, name, close + 2, false);
}

static uint32_t braces(struct finder *f, uint32_t at)
{
	char next = at + 2 < f->end ? f->text.ptr[at + 2] : '\0';
	bool shortcode = (next == '<' || next == '%') && f->syntaxes & PL_TEMPLATES_HUGO;
	uint32_t inside = at + 2 + shortcode;
	enum closing which = !shortcode ? OUTPUT_END : next == '<' ? SHORTCODE_END : PERCENT_END;
	struct pl_str end = closings[which], name;
	uint32_t close = find_close(f, inside, which);

	if (!close || !runs(f, inside, close, which)) {
		if (shortcode || next == ' ')
			unclosed(f, at, inside);
		return at + 2;
	}
	name = word(f, inside, close);
	add(f, shortcode ? PL_TEMPLATE_SHORTCODE : PL_TEMPLATE_OUTPUT, at, close + (uint32_t)end.len, name);
	return shortcode ? opaque_block(f, name, close + (uint32_t)end.len, true) : close + (uint32_t)end.len;
}

/* kramdown's {: …}, {::…} and a heading's {#id}: on one line. */
static uint32_t attribute_list(struct finder *f, uint32_t at)
{
	struct pl_str text = pl_str_n(f->text.ptr, f->end);
	size_t end = text.ptr[at + 1] == '#' ? pl_heading_ial(text, at) : pl_kramdown_ial(text, at);

	if (!end)
		return at + 1;
	add(f, PL_TEMPLATE_IAL, at, (uint32_t)end, word(f, at + 2 + (text.ptr[at + 2] == ':'), (uint32_t)end));
	return (uint32_t)end;
}

/* The next server-side include `<!--#…-->` that stands inside something else, such as an attribute value; one
 * that stands alone is a comment like any other. `f->end` when there is none. */
static uint32_t next_include(struct finder *f, uint32_t at)
{
	for (;; at++) {
		at = (uint32_t)pl_str_find(pl_str_n(f->text.ptr, f->end), PL_STR("<!--#"), at);
		if (at == f->end || (at > 0 && !pl_is_space((unsigned char)f->text.ptr[at - 1]) && f->text.ptr[at - 1] != '>'))
			return at;
	}
}

static uint32_t include(struct finder *f, uint32_t at)
{
	size_t close = pl_str_find(pl_str_n(f->text.ptr, f->end), PL_STR("-->"), at);

	if (close == f->end)
		return f->end;
	add(f, PL_TEMPLATE_OUTPUT, at, (uint32_t)close + 3, word(f, at + 5, (uint32_t)close));
	return (uint32_t)close + 3;
}

void pl_templates_find(struct pl_templates *templates, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		       struct pl_span span, unsigned syntaxes)
{
	struct finder f = {.out = templates, .arena = arena, .facts = facts, .text = text, .end = span.end, .syntaxes = syntaxes};
	uint32_t at = span.start, included = next_include(&f, at);

	*templates = (struct pl_templates){0};
	while (at + 1 < span.end) {
		const char *brace = memchr(text.ptr + at, '{', span.end - at - 1);
		char next;

		if (included < at)
			included = next_include(&f, at);
		if (included < span.end && (!brace || text.ptr + included < brace)) {
			at = include(&f, included);
			continue;
		}
		if (!brace)
			break;
		at = (uint32_t)(brace - text.ptr);
		next = text.ptr[at + 1];
		if (next == '%' && syntaxes & PL_TEMPLATES_LIQUID)
			at = liquid_tag(&f, at);
		else if (next == '{')
			at = braces(&f, at);
		else if ((next == ':' || next == '#') && syntaxes & PL_TEMPLATES_KRAMDOWN)
			at = attribute_list(&f, at);
		else
			at++;
	}
	if (syntaxes & PL_TEMPLATES_WHOLE)
		pl_templates_join(templates, arena, text);
}

const struct pl_template *pl_templates_at(const struct pl_templates *templates, uint32_t offset)
{
	size_t low = 0, high = templates ? templates->count : 0;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (templates->items[mid].span.end <= offset)
			low = mid + 1;
		else
			high = mid;
	}
	if (!templates || low == templates->count || templates->items[low].span.start > offset)
		return NULL;
	return &templates->items[low];
}
