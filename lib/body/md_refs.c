/* md_refs: link reference definitions, footnotes and what refers to them, as facts.
 * md4c does not tell where definitions are. What looks like one is one when its text was never shown. */
#include "body/md_refs.h"

#include <stdlib.h>

enum { LABEL_MAX = 999, PREFIX_MAX = 64 }; /* CommonMark 0.31 4.7; containers before a definition */

/* Whether nothing but container markers stands before `at` in its line: `> `, `- `, `1. `, blanks. */
static bool begins_line(struct pl_str text, uint32_t at, uint32_t from)
{
	for (uint32_t i = at; i-- > from;) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '\n' || c == '\r')
			return true;
		if (at - i > PREFIX_MAX || (!pl_is_digit(c) && !memchr(" \t>-+*.)", c, 8)))
			return false;
	}
	return true;
}

/* The `[` of the label that ends with the `]` at `close`, or `close` when there is none. */
static uint32_t label_start(struct pl_str text, uint32_t close, uint32_t from)
{
	for (uint32_t i = close; i-- > from && close - i <= LABEL_MAX;) {
		bool escaped = i > from && text.ptr[i - 1] == '\\';

		if (text.ptr[i] == '[' && !escaped)
			return i;
		if (text.ptr[i] == ']' && !escaped)
			break;
	}
	return close;
}

static uint32_t skip_blanks(struct pl_str text, uint32_t at, uint32_t end)
{
	while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at;
}

static bool at_line_end(struct pl_str text, uint32_t at, uint32_t end)
{
	at = skip_blanks(text, at, end);
	return at == end || text.ptr[at] == '\n' || text.ptr[at] == '\r';
}

/* Behind the title that may follow a target that ends at `at`. */
static uint32_t skip_title(struct pl_str text, uint32_t at, uint32_t end)
{
	uint32_t start = skip_blanks(text, at, end), i;
	char close;

	if (start == at || start == end || !memchr("\"'(", text.ptr[start], 3))
		return at;
	close = text.ptr[start] == '(' ? ')' : text.ptr[start];
	for (i = start + 1; i < end && text.ptr[i] != close && i - start <= LABEL_MAX; i++)
		if (text.ptr[i] == '\\')
			i++;
	return i < end && text.ptr[i] == close && at_line_end(text, i + 1, end) ? i + 1 : at;
}

/* Places target and end of the definition whose colon is at `colon`; false when no target follows. */
static bool place(struct pl_md_definition *d, struct pl_str text, uint32_t colon, uint32_t end)
{
	uint32_t at = skip_blanks(text, colon + 1, end);

	if (at < end && text.ptr[at] == '\r')
		at++;
	if (at < end && text.ptr[at] == '\n')
		at = skip_blanks(text, at + 1, end);
	d->target.start = at;
	if (at < end && text.ptr[at] == '<') {
		while (at < end && text.ptr[at] != '>' && text.ptr[at] != '\n')
			at++;
		at += at < end && text.ptr[at] == '>';
	} else {
		while (at < end && !pl_is_space((unsigned char)text.ptr[at]))
			at++;
	}
	d->target.end = at;
	d->span.end = skip_title(text, at, end);
	return at > d->target.start;
}

static int by_place(const void *a, const void *b)
{
	const struct pl_md_definition *x = a, *y = b;

	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static struct pl_md_definition *add(struct pl_md_refs *refs)
{
	refs->items = pl_arena_grow(refs->arena, refs->items, refs->count, &refs->cap, sizeof(*refs->items));
	refs->items[refs->count] = (struct pl_md_definition){0};
	return &refs->items[refs->count++];
}

void pl_md_refs_footnote(struct pl_md_refs *refs, struct pl_span span, struct pl_span target, struct pl_str label)
{
	*add(refs) = (struct pl_md_definition){.span = span, .target = target, .label = label};
}

void pl_md_refs_find(struct pl_md_refs *refs, struct pl_span span)
{
	struct pl_str text = pl_str_n(refs->text.ptr, span.end);
	size_t footnotes = refs->count;

	for (size_t at = span.start; (at = pl_str_find(text, PL_STR("]:"), at)) < text.len; at++) {
		uint32_t close = (uint32_t)at, start = label_start(text, close, span.start);
		struct pl_md_definition found = {.span = {start, 0}};

		if (start + 1 >= close || text.ptr[close - 1] == '\\' || text.ptr[start + 1] == '^' ||
		    !begins_line(text, start, span.start) || !place(&found, text, close + 1, span.end))
			continue;
		found.label = pl_slice(text, pl_span(start + 1, close));
		if (pl_str_trim(found.label).len)
			*add(refs) = found;
	}
	if (footnotes && refs->count > footnotes)
		qsort(refs->items, refs->count, sizeof(*refs->items), by_place);
}

/* Index of the first item that begins at or behind `offset`. */
static size_t from(const struct pl_md_refs *refs, uint32_t offset)
{
	size_t low = 0, high = refs->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (refs->items[mid].span.start < offset)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- labels ---- */

/* Labels match without regard to ASCII case and the kind of white space between words. */
static struct pl_str fold(struct pl_md_refs *refs, struct pl_str label)
{
	struct pl_str trimmed = pl_str_trim(label), copy = pl_arena_dup(refs->arena, trimmed);
	char *out = (char *)copy.ptr;
	size_t len = 0;

	for (size_t i = 0; i < trimmed.len; i++) {
		if (!pl_is_space((unsigned char)trimmed.ptr[i]))
			out[len++] = pl_lower(trimmed.ptr[i]);
		else if (out[len - 1] != ' ')
			out[len++] = ' ';
	}
	return pl_str_n(out, len);
}

static void fold_all(struct pl_md_refs *refs)
{
	if (refs->folded)
		return;
	refs->folded = true;
	for (size_t i = 0; i < refs->count; i++) {
		void **slot = pl_map_put(&refs->labels, refs->arena, fold(refs, refs->items[i].label));

		if (!*slot)
			*slot = &refs->items[i];
	}
}

static struct pl_md_definition *find(struct pl_md_refs *refs, struct pl_str label)
{
	if (!refs->count)
		return NULL;
	fold_all(refs);
	return pl_map_get(&refs->labels, fold(refs, label));
}

bool pl_md_refs_use_at(struct pl_md_refs *refs, uint32_t offset)
{
	size_t i = refs->count ? from(refs, offset + 1) : 0;

	if (i == 0 || offset < refs->items[i - 1].target.start || offset > refs->items[i - 1].target.end)
		return false;
	refs->items[i - 1].uses++;
	return true;
}

bool pl_md_refs_use(struct pl_md_refs *refs, struct pl_str label)
{
	struct pl_md_definition *d = find(refs, label);

	if (d)
		d->uses++;
	return d;
}

/* ---- running text ---- */

static void reference(struct pl_md_refs *refs, struct pl_span span, struct pl_str label)
{
	refs->open = pl_arena_grow(refs->arena, refs->open, refs->nopen, &refs->open_cap, sizeof(*refs->open));
	refs->open[refs->nopen++] = (struct pl_md_reference){span, label};
}

uint32_t pl_md_refs_mark(struct pl_str text, uint32_t at, uint32_t end)
{
	uint32_t i = at + 2;

	if (end - at < 4 || (at > 0 && text.ptr[at - 1] == '\\') || text.ptr[at] != '[' || text.ptr[at + 1] != '^')
		return 0;
	while (i < end && i - at <= LABEL_MAX && text.ptr[i] != ']' && text.ptr[i] != '[' && !pl_is_space((unsigned char)text.ptr[i]))
		i++;
	return i < end && text.ptr[i] == ']' && i > at + 2 ? i + 1 : 0;
}

/* `[text][label]` and `[label][]` around the `][` at `middle`. */
static void full_reference(struct pl_md_refs *refs, struct pl_span shown, uint32_t middle)
{
	uint32_t start = label_start(refs->text, middle, shown.start), end = middle + 2;
	struct pl_str label;

	while (end < shown.end && end - middle <= LABEL_MAX && refs->text.ptr[end] != ']' && refs->text.ptr[end] != '[')
		end++;
	if (start == middle || start + 1 == middle || end >= shown.end || refs->text.ptr[end] != ']')
		return;
	if (refs->text.ptr[start + 1] == '^' || refs->text.ptr[middle + 2] == '^')
		return; /* two footnote marks side by side */
	label = pl_slice(refs->text, end > middle + 2 ? pl_span(middle + 2, end) : pl_span(start + 1, middle));
	if (pl_str_trim(label).len)
		reference(refs, pl_span(start, end + 1), label);
}

void pl_md_refs_shown(struct pl_md_refs *refs, struct pl_span span, bool prose)
{
	const char *p = refs->text.ptr, *found;

	size_t i = refs->count ? from(refs, span.start) : 0;

	/* the one before, too: `[label]: text` can be a link and what follows it */
	if (i > 0 && refs->items[i - 1].span.end > span.start && refs->items[i - 1].label.ptr[0] != '^')
		refs->items[i - 1].text = true;
	for (; i < refs->count && refs->items[i].span.start < span.end; i++)
		refs->items[i].text = true;
	for (uint32_t at = span.start; prose && at < span.end; at++) {
		uint32_t end;

		found = memchr(p + at, '[', span.end - at);
		if (!found)
			return;
		at = (uint32_t)(found - p);
		end = pl_md_refs_mark(refs->text, at, span.end);
		if (end && (end == span.end || !memchr("(:", p[end], 2)))
			reference(refs, pl_span(at, end), pl_slice(refs->text, pl_span(at + 1, end - 1)));
		else if (at > span.start && p[at - 1] == ']')
			full_reference(refs, span, at - 1);
	}
}

static void define(struct pl_md_refs *refs, struct pl_facts *facts, const struct pl_md_definition *d)
{
	const struct pl_md_definition *first = find(refs, d->label);
	struct pl_fact *fact;

	if (first && first != d && !first->text) {
		fact = pl_fact_add(facts, PL_FACT_MD_DEFINITION_DUPLICATE, d->span);
		fact->related = first->span;
	} else {
		fact = pl_fact_add(facts, PL_FACT_MD_DEFINITION, d->span);
		fact->code = d->uses;
		fact->related = d->target;
	}
	fact->text = d->label;
}

void pl_md_refs_finish(struct pl_md_refs *refs, struct pl_facts *facts)
{
	size_t kept = 0;

	for (size_t i = 0; i < refs->count; i++)
		if (!refs->items[i].text)
			refs->items[kept++] = refs->items[i];
	if (kept < refs->count) { /* the map points at items that moved */
		refs->count = kept;
		refs->labels = (struct pl_map){0};
		refs->folded = false;
	}
	for (size_t i = 0; i < refs->count; i++)
		define(refs, facts, &refs->items[i]);
	for (size_t i = 0; i < refs->nopen; i++)
		if (!find(refs, refs->open[i].label))
			pl_fact_add(facts, PL_FACT_MD_UNDEFINED, refs->open[i].span)->text = refs->open[i].label;
}
