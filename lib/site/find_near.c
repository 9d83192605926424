/* find_near: "did you mean" for an address. */
#include "site/find.h"
#include "site/path.h"

enum { SAME_NAME_MAX = 64 };

static bool leads(const struct pl_entry *entry)
{
	return entry->at <= PL_AT_MADE;
}

/* How many bytes two keys have alike at their fronts and at their ends. */
static size_t common(struct pl_str a, struct pl_str b)
{
	size_t front = 0, end = 0;

	while (front < a.len && front < b.len && a.ptr[front] == b.ptr[front])
		front++;
	while (end < a.len && end < b.len && a.ptr[a.len - end - 1] == b.ptr[b.len - end - 1])
		end++;
	return front + end;
}

/* True when `a` is more like `key` than `b` is. */
static bool is_nearer(const struct pl_entry *a, const struct pl_entry *b, struct pl_str key)
{
	size_t alike = common(a->key, key), other = common(b->key, key);

	return alike != other ? alike > other : a->key.len < b->key.len;
}

/* The same name in another folder: it was moved, or dated anew. The one whose folders are most alike. */
static const struct pl_entry *moved(struct pl_standpoint *s, struct pl_str key, struct pl_str name)
{
	const struct pl_entry *best = NULL;
	int n = 0;

	for (const struct pl_entry *e = pl_site_named(s->visit->site, name); e && n < SAME_NAME_MAX; e = e->next_named, n++)
		if (leads(e) && (!best || is_nearer(e, best, key)))
			best = e;
	return best;
}

/* `x.md`, `x.html` and `x` are names of one page. */
static const struct pl_entry *moved_as(struct pl_standpoint *s, struct pl_str key)
{
	static const struct pl_str endings[] = {{".html", 5}, {".htm", 4}, {".markdown", 9}, {".md", 3}};
	struct pl_str name = pl_path_last(key), stem = name;
	const struct pl_entry *found;

	if (!name.len || pl_str_is(name, "index.html"))
		return NULL;
	found = moved(s, key, name);
	for (size_t i = 0; i < PL_COUNT(endings); i++)
		if (pl_str_ends(name, endings[i]))
			stem.len = name.len - endings[i].len;
	if (!found && stem.len && stem.len < name.len)
		found = moved(s, key, stem);
	if (!found && stem.len && (stem.len < name.len || !memchr(name.ptr, '.', name.len)))
		found = moved(s, key, pl_arena_printf(s->arena, PL_FMT ".html", PL_ARG(stem)));
	return found;
}

static const struct pl_entry *similar(struct pl_standpoint *s, struct pl_str key)
{
	const struct pl_entry *best = NULL;
	struct pl_str name = pl_path_last(key);
	unsigned cap = name.len < 4 ? 0 : name.len < 8 ? 1 : name.len < 16 ? 2 : 3;
	size_t count;

	if (!s->beside)
		s->beside = PL_NEW_N(s->arena, const struct pl_entry *, PL_NEAR_MAX);
	count = cap ? pl_site_beside(s->visit->site, key, s->beside, PL_NEAR_MAX) : 0;
	for (size_t i = 0; i < count && s->compared < PL_NEAR_ALL; i++) {
		const struct pl_entry *entry = s->beside[i];
		unsigned distance;

		if (!leads(entry) || entry->key.len > key.len + cap || entry->key.len + cap < key.len)
			continue;
		s->compared++;
		distance = pl_str_distance(name, pl_path_last(entry->key), cap);
		if (distance <= cap && (distance < cap || !best)) {
			best = entry;
			cap = distance;
		}
	}
	return best;
}

const struct pl_entry *pl_find_near(struct pl_standpoint *s, struct pl_str key)
{
	const struct pl_entry *entry = similar(s, key);

	return entry ? entry : moved_as(s, key);
}
