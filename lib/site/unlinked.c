/* unlinked: kramdown 2.4 (parser/kramdown/{math,extensions}.rb); Hexo 8 (lib/hexo/post.ts: what is raw is put in behind the renderer). */
#include "site/unlinked.h"

static void add(struct pl_unlinked *out, struct pl_arena *arena, size_t start, size_t end)
{
	out->items = pl_arena_grow(arena, out->items, out->count, &out->cap, sizeof(*out->items));
	out->items[out->count++] = pl_span((uint32_t)start, (uint32_t)end);
}

/* Formulas end with their paragraph; `$$` in code is none. */
static size_t end_of_math(struct pl_str text, size_t at)
{
	size_t end = pl_str_find(text, PL_STR("$$"), at + 2);
	struct pl_str inside = pl_str_n(text.ptr, end);

	if (end == text.len || (at && (text.ptr[at - 1] == '`' || text.ptr[at - 1] == '\\')) || text.ptr[end - 1] == '`')
		return 0;
	for (size_t newline = pl_str_find(inside, PL_STR("\n"), at); newline < end;
	     newline = pl_str_find(inside, PL_STR("\n"), newline + 1)) {
		size_t next = newline + 1;

		while (next < end && (text.ptr[next] == ' ' || text.ptr[next] == '\t' || text.ptr[next] == '\r'))
			next++;
		if (next < end && text.ptr[next] == '\n')
			return 0;
	}
	return end + 2;
}

/* Ends at the tag that closes it. `*none`: nothing is closed from here on. */
static size_t end_of_raw(struct pl_str text, size_t at, enum pl_builder builder, bool *none)
{
	static const struct {
		enum pl_builder builder;
		struct pl_str open, close;
	} kinds[] = {
		{PL_BUILDER_JEKYLL, {"{::comment}", 11}, {"{:/", 3}},
		{PL_BUILDER_JEKYLL, {"{::nomarkdown}", 14}, {"{:/", 3}},
		{PL_BUILDER_HEXO, {"{% raw %}", 9}, {"{% endraw %}", 12}},
	};

	for (size_t i = 0; !*none && i < PL_COUNT(kinds); i++)
		if (kinds[i].builder == builder && pl_str_starts(pl_str_n(text.ptr + at, text.len - at), kinds[i].open)) {
			size_t end = pl_str_find(text, kinds[i].close, at);

			*none = end == text.len;
			return *none ? 0 : end;
		}
	return 0;
}

void pl_unlinked_find(struct pl_unlinked *out, struct pl_arena *arena, const struct pl_post *post, enum pl_builder builder)
{
	struct pl_str text = post->source.text;
	bool none = false;

	if (post->syntax != PL_SYNTAX_MARKDOWN || (builder != PL_BUILDER_JEKYLL && builder != PL_BUILDER_HEXO))
		return;
	text.len = post->body_span.end;
	for (size_t at = post->body_span.start, end; at + 1 < text.len; at = end ? end : at + 1) {
		end = 0;
		if (text.ptr[at] == '$' && text.ptr[at + 1] == '$' && builder == PL_BUILDER_JEKYLL)
			end = end_of_math(text, at);
		else if (text.ptr[at] == '{')
			end = end_of_raw(text, at, builder, &none);
		if (end)
			add(out, arena, at, end);
	}
}

bool pl_unlinked_has(const struct pl_unlinked *all, const struct pl_node *node)
{
	size_t low = 0, high = all->count;

	if (!(node->flags & PL_NODE_MARKDOWN))
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (all->items[middle].end <= node->span.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < all->count && all->items[low].start <= node->span.start;
}
