/* fact: the flat list of oddities. */
#include "source/fact.h"

#include <stdlib.h>

struct pl_fact *pl_fact_add(struct pl_facts *f, enum pl_fact_kind kind, struct pl_span span)
{
	struct pl_fact *fact;

	if (f->count >= PL_FACTS_MAX) {
		f->dropped++;
		fact = &f->items[f->cap - 1]; /* the spare slot, never listed */
		*fact = (struct pl_fact){.kind = kind, .span = span};
		return fact;
	}
	if (f->count + 1 >= f->cap) { /* always one slot more than is listed */
		size_t cap = f->cap ? f->cap * 2 : 32;
		struct pl_fact *items = pl_arena_alloc(f->arena, cap * sizeof(*items));

		if (f->count)
			memcpy(items, f->items, f->count * sizeof(*items));
		f->items = items;
		f->cap = cap;
	}
	fact = &f->items[f->count++];
	*fact = (struct pl_fact){.kind = kind, .span = span};
	return fact;
}

static bool after(const struct pl_fact *a, const struct pl_fact *b)
{
	if (a->span.start != b->span.start)
		return a->span.start > b->span.start;
	if (a->span.end != b->span.end)
		return a->span.end > b->span.end;
	return a->kind > b->kind;
}

static void merge(struct pl_fact *to, const struct pl_fact *a, size_t na, const struct pl_fact *b, size_t nb)
{
	while (na && nb)
		*to++ = after(a, b) ? (nb--, *b++) : (na--, *a++);
	if (na)
		memcpy(to, a, na * sizeof(*a));
	if (nb)
		memcpy(to, b, nb * sizeof(*b));
}

/* Bottom-up merge sort: stable, no recursion, n log n whatever the input. */
void pl_facts_sort(struct pl_facts *f)
{
	struct pl_fact *from = f->items, *to;
	bool sorted = true;

	for (size_t i = 1; i < f->count && sorted; i++)
		sorted = !after(&f->items[i - 1], &f->items[i]);
	if (sorted)
		return;
	to = pl_arena_alloc(f->arena, f->cap * sizeof(*to));
	for (size_t width = 1; width < f->count; width *= 2) {
		for (size_t i = 0; i < f->count; i += 2 * width) {
			size_t mid = i + width < f->count ? i + width : f->count;
			size_t end = mid + width < f->count ? mid + width : f->count;

			merge(to + i, from + i, mid - i, from + mid, end - mid);
		}
		struct pl_fact *swap = from;
		from = to;
		to = swap;
	}
	f->items = from;
}

/* What YAML's faults are likely to be; the readers of TOML and JSON say it themselves. */
static const char *const causes[PL_CAUSES] = {
	[PL_CAUSE_TAB_INDENT] = "a tab cannot indent in YAML",
	[PL_CAUSE_COLON_IN_PLAIN] = "a colon and a blank inside a value that has no quotes",
	[PL_CAUSE_BACKSLASH_COLON] = "a backslash does not escape the colon",
	[PL_CAUSE_UNBALANCED_QUOTE] = "a quote is never closed",
	[PL_CAUSE_TEXT_AFTER_QUOTE] = "text after the closing quote",
	[PL_CAUSE_TEMPLATE] = "template text needs quotes here",
	[PL_CAUSE_RESERVED_START] = "a value cannot begin with this character",
	[PL_CAUSE_UNCLOSED_FLOW] = "a bracket is never closed",
	[PL_CAUSE_BAD_INDENT] = "the indentation fits no key above",
	[PL_CAUSE_CONTROL] = "a control character",
	[PL_CAUSE_NO_COLON] = "no colon after the key",
	[PL_CAUSE_BAD_ESCAPE] = "no such escape in double quotes",
	[PL_CAUSE_CONFLICT] = "a merge conflict was left in the file",
};

const char *pl_cause_text(uint32_t cause)
{
	return cause < PL_CAUSES ? causes[cause] : NULL;
}
