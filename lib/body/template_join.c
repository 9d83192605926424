/* template_join: Hugo's {{< name >}} … {{< /name >}} as one. Hugo hands what is between to the shortcode as it stands. */
#include "base/hash.h"
#include "body/template_parts.h"

struct open {
	size_t item;
	size_t before; /* 1 + the open one of the same name before it; 0: none */
};

static bool is_pair_mark(struct pl_str text, const struct pl_template *t)
{
	return (t->kind == PL_TEMPLATE_SHORTCODE) && t->span.end - t->span.start > 4 && text.ptr[t->span.start + 2] == '<';
}

static struct pl_str name_of(const struct pl_template *t)
{
	return t->name.len && t->name.ptr[0] == '/' ? pl_str_n(t->name.ptr + 1, t->name.len - 1) : t->name;
}

/* Leaves out what stands inside of joined ones. */
static void pack(struct pl_templates *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++)
		if (!kept || t->items[i].span.start >= t->items[kept - 1].span.end)
			t->items[kept++] = t->items[i];
	t->count = kept;
}

void pl_templates_join(struct pl_templates *t, struct pl_arena *arena, struct pl_str text)
{
	struct open *open = t->count ? pl_arena_alloc(arena, t->count * sizeof(*open)) : NULL;
	struct pl_map last = {0}; /* by name: 1 + its innermost open one */
	size_t count = 0;
	bool any = false;

	for (size_t i = 0; i < t->count; i++) {
		struct pl_template *item = &t->items[i];
		struct pl_str name = name_of(item);
		size_t top;

		if (!name.len || !is_pair_mark(text, item))
			continue;
		top = (size_t)(uintptr_t)pl_map_get(&last, name);
		if (name.ptr == item->name.ptr) {
			open[count] = (struct open){i, top};
			*pl_map_put(&last, arena, name) = (void *)(uintptr_t)++count;
		} else if (top) {
			t->items[open[top - 1].item].span.end = item->span.end;
			t->items[open[top - 1].item].whole = any = true;
			*pl_map_put(&last, arena, name) = (void *)(uintptr_t)open[top - 1].before;
		}
	}
	if (any)
		pack(t);
}
