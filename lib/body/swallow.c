/* swallow: finding the quote that is missing. */
#include "body/swallow.h"

#include <stdlib.h>

/* A `>` and then the start of a tag: what a value holds that ran past its own tag. */
static bool runs_past_tag(struct pl_str value)
{
	const char *end = value.ptr + value.len;
	const char *p = value.len ? memchr(value.ptr, '>', value.len) : NULL;

	while (p && (p = memchr(p, '<', (size_t)(end - p))) && ++p < end)
		if (pl_is_alpha((unsigned char)*p) || *p == '/' || *p == '!')
			return true;
	return false;
}

static bool is_odd_name(struct pl_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] == '"' || name.ptr[i] == '\'' || name.ptr[i] == '<')
			return true;
	return false;
}

/* True when what follows the attribute in its tag cannot be meant as attributes. */
static bool leaves_litter(const struct pl_attr *attr)
{
	for (const struct pl_attr *a = attr->next; a; a = a->next)
		if (is_odd_name(a->name))
			return true;
	return false;
}

const struct pl_attr *pl_swallow_find(const struct pl_node *node, struct pl_str text)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		struct pl_str value;

		if (attr->quote != '"' && attr->quote != '\'')
			continue;
		value = pl_slice(text, attr->value_span);
		if (runs_past_tag(value) && (pl_str_ends(pl_str_trim(value), PL_STR("=")) || leaves_litter(attr)))
			return attr;
	}
	return NULL;
}

static int by_start(const void *left, const void *right)
{
	const struct pl_span *a = left, *b = right;

	return a->start < b->start ? -1 : a->start > b->start;
}

void pl_swallow_all(struct pl_swallows *swallows, struct pl_arena *arena, const struct pl_tree *tree, struct pl_str text)
{
	size_t cap = 0;

	*swallows = (struct pl_swallows){0};
	for (const struct pl_node *n = tree->root; n; n = pl_node_after(n, tree->root)) {
		if (n->kind != PL_NODE_ELEMENT || (n->flags & (PL_NODE_MARKDOWN | PL_NODE_CLONE)) || !pl_swallow_find(n, text))
			continue;
		if (swallows->count == cap) {
			struct pl_span *tags = pl_arena_alloc(arena, (cap = cap ? cap * 2 : 8) * sizeof(*tags));

			if (swallows->count)
				memcpy(tags, swallows->tags, swallows->count * sizeof(*tags));
			swallows->tags = tags;
		}
		swallows->tags[swallows->count++] = n->open;
	}
	if (swallows->count)
		qsort(swallows->tags, swallows->count, sizeof(*swallows->tags), by_start);
}

bool pl_swallow_covers(const struct pl_swallows *swallows, uint32_t at)
{
	size_t low = 0, high = swallows->count;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (swallows->tags[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < swallows->count && swallows->tags[low].start <= at;
}
