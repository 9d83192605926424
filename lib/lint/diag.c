/* diag: the list of complaints of one post. */
#include "lint/diag.h"

#include <stdlib.h>

const char *pl_severity_name(enum pl_severity severity)
{
	static const char *const names[] = {
		[PL_OFF] = "off", [PL_INFO] = "info", [PL_WARNING] = "warning", [PL_ERROR] = "error",
	};

	return names[severity];
}

struct pl_diag *pl_diag_add(struct pl_diags *diags, const struct pl_rule *rule, struct pl_span span)
{
	struct pl_diag *diag;

	diags->items = pl_arena_grow(diags->arena, diags->items, diags->count, &diags->cap, sizeof(*diags->items));
	diag = &diags->items[diags->count++];
	*diag = (struct pl_diag){.rule = rule, .severity = rule->severity, .span = span};
	return diag;
}

static int compare(const void *left, const void *right)
{
	const struct pl_diag *a = left, *b = right;
	int order;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	order = strcmp(a->rule->id, b->rule->id);
	if (order)
		return order;
	if (a->span.end != b->span.end)
		return a->span.end < b->span.end ? -1 : 1;
	return pl_str_cmp(a->detail, b->detail);
}

void pl_diags_sort(struct pl_diags *diags)
{
	size_t kept = 0;

	if (diags->count < 2)
		return;
	qsort(diags->items, diags->count, sizeof(*diags->items), compare);
	for (size_t i = 1; i < diags->count; i++)
		if (compare(&diags->items[kept], &diags->items[i]) != 0)
			diags->items[++kept] = diags->items[i];
	diags->count = kept + 1;
}
