/* build: how the three readers put values together. */
#include "front/build.h"

/* Up to here comparing with each sibling is cheaper than hashing. */
enum { FEW = 16 };

uint32_t pl_build_line_end(const struct pl_build *b, uint32_t at)
{
	const char *lf = at < b->end ? memchr(b->text.ptr + at, '\n', b->end - at) : NULL;
	uint32_t end = lf ? (uint32_t)(lf - b->text.ptr) : b->end;

	return end > at && b->text.ptr[end - 1] == '\r' ? end - 1 : end;
}

uint32_t pl_build_next_line(const struct pl_build *b, uint32_t at)
{
	const char *lf = at < b->end ? memchr(b->text.ptr + at, '\n', b->end - at) : NULL;

	return lf ? (uint32_t)(lf - b->text.ptr) + 1 : b->end;
}

bool pl_build_conflict(const struct pl_build *b, uint32_t at)
{
	uint32_t n = 0;
	char c = at < b->end ? b->text.ptr[at] : '\0';

	while (c && strchr("<=>|", c) && at + n < b->end && b->text.ptr[at + n] == c)
		n++;
	return n == 7;
}

void pl_build_limit(struct pl_build *b, struct pl_span span, const char *which)
{
	pl_fact_add(b->facts, PL_FACT_FRONT_LIMIT, span)->text = pl_str_c(which);
	b->front->broken = true;
}

void pl_build_begin(struct pl_build *b, struct pl_span span)
{
	b->end = span.end;
	b->front->broken = false;
	b->front->root = pl_build_value(b, PL_VALUE_MAP, span);
	if (span.end - span.start <= PL_FRONT_MAX)
		return;
	b->end = span.start + PL_FRONT_MAX;
	while (b->end > span.start && b->text.ptr[b->end - 1] != '\n')
		b->end--;
	pl_build_limit(b, pl_span(b->end, b->end), "size");
}

struct pl_value *pl_build_value(struct pl_build *b, enum pl_value_kind kind, struct pl_span span)
{
	struct pl_value *value = PL_NEW(b->arena, struct pl_value);

	value->kind = kind;
	value->span = span;
	b->items++;
	return value;
}

void pl_build_fault(struct pl_build *b, enum pl_syntax_cause cause, struct pl_span span, const char *met)
{
	struct pl_fact *fact = pl_fact_add(b->facts, PL_FACT_FRONT_SYNTAX, span);

	fact->code = cause;
	fact->text = pl_str_c(met);
	b->front->broken = true;
}

struct pl_value *pl_build_find(const struct pl_children *in, struct pl_str key)
{
	if (in->seen.count)
		return pl_map_get(&in->seen, key);
	for (struct pl_value *v = in->of->first; v; v = v->next)
		if (pl_str_eq(v->key, key))
			return v;
	return NULL;
}

static void remember(struct pl_build *b, struct pl_children *to, struct pl_value *value)
{
	void **slot = pl_map_put(&to->seen, b->arena, value->key);

	if (!*slot)
		*slot = value;
}

struct pl_value *pl_build_add(struct pl_build *b, struct pl_children *to, struct pl_value *value)
{
	struct pl_value *first = value->key.ptr ? pl_build_find(to, value->key) : NULL;

	if (first) {
		struct pl_fact *fact = pl_fact_add(b->facts, PL_FACT_FRONT_DUPLICATE, value->key_span);

		fact->related = first->key_span;
		fact->text = value->key;
	}
	value->parent = to->of;
	if (to->last)
		to->last->next = value;
	else
		to->of->first = value;
	to->last = value;
	to->count++;
	if (!value->key.ptr || to->count < FEW)
		return first;
	if (to->count == FEW)
		for (struct pl_value *v = to->of->first; v; v = v->next)
			remember(b, to, v);
	else
		remember(b, to, value);
	return first;
}
