/* stats: what stands in a baseline, by rule and by folder. */
#include "stats.h"

#include <stdlib.h>

/* Lines that have something in common. */
struct group {
	struct pl_str name;
	size_t lines, stale;
};

struct groups {
	struct pl_arena arena;
	struct pl_map map;
	struct group *items;
	size_t count, cap;
};

static bool is_stale(const struct pl_accepted *line)
{
	return line->judged && !line->found;
}

/* The map holds indices + 1: the list may move when it grows. */
static void count(struct groups *groups, struct pl_str name, const struct pl_accepted *line)
{
	void **slot = pl_map_put(&groups->map, &groups->arena, name);
	struct group *group;

	if (!*slot) {
		groups->items = pl_arena_grow(&groups->arena, groups->items, groups->count, &groups->cap, sizeof(*groups->items));
		groups->items[groups->count++] = (struct group){.name = name};
		*slot = (void *)(uintptr_t)groups->count;
	}
	group = &groups->items[(uintptr_t)*slot - 1];
	group->lines++;
	group->stale += is_stale(line);
}

static int most_first(const void *left, const void *right)
{
	const struct group *a = left, *b = right;

	return a->lines != b->lines ? (a->lines < b->lines) - (a->lines > b->lines) : pl_str_cmp(a->name, b->name);
}

static void add_groups(struct pl_buf *out, struct groups *groups, const char *title)
{
	if (groups->count)
		qsort(groups->items, groups->count, sizeof(*groups->items), most_first);
	if (groups->count)
		pl_buf_addf(out, "\n%s\n", title);
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *g = &groups->items[i];

		pl_buf_addf(out, "%7zu  " PL_FMT, g->lines, PL_ARG(g->name));
		if (g->stale)
			pl_buf_addf(out, " (%zu stale)", g->stale);
		pl_buf_addc(out, '\n');
	}
	pl_arena_finish(&groups->arena);
}

static struct pl_str folder_of(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return path.len ? pl_str_n(path.ptr, path.len - 1) : PL_STR(".");
}

void stats_add(struct pl_buf *out, const struct accepted *accepted)
{
	const struct pl_baseline *known = &accepted->known;
	struct groups rules = {0}, folders = {0};
	size_t posts = 0, stale = 0, unjudged = 0;

	for (size_t i = 0; i < known->count; i++) {
		const struct pl_accepted *line = &known->items[i];

		posts += i == 0 || !pl_str_eq(line->path, line[-1].path);
		stale += is_stale(line);
		unjudged += !line->judged;
		count(&rules, line->rule, line);
		count(&folders, folder_of(line->path), line);
	}
	pl_buf_addf(out, "%zu %s accepted in %zu %s: %zu stale, %zu not judged now\n", known->count,
		    known->count == 1 ? "finding" : "findings", posts, posts == 1 ? "post" : "posts", stale, unjudged);
	add_groups(out, &rules, "by rule");
	add_groups(out, &folders, "by folder");
}
