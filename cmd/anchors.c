/* anchors: reads a page for its anchors, once, and keeps their fingerprints. */
#include "anchors.h"

#include <stdlib.h>

#include "lint/ruleset.h"

struct anchor_set {
	uint64_t *prints; /* sorted */
	size_t count;
	bool uncertain;
};

void anchors_init(struct anchors *anchors, const struct pl_site *site, const struct origin *origin)
{
	*anchors = (struct anchors){.site = site, .origin = origin};
	pthread_mutex_init(&anchors->lock, NULL);
}

void anchors_finish(struct anchors *anchors)
{
	pthread_mutex_destroy(&anchors->lock);
	pl_arena_finish(&anchors->arena);
}

bool anchors_read(void *context, struct pl_anchors *out, struct pl_arena *arena, const struct pl_card *card)
{
	struct anchors *anchors = context;
	struct pl_ruleset *set = (struct pl_ruleset *)(uintptr_t)card->owner;
	struct pl_post_options options = set ? pl_ruleset_post_options(set) : (struct pl_post_options){0};
	struct pl_arena work = {0};
	struct pl_post post = {0};
	struct pl_anchors found = {0};
	struct pl_buf bytes = {0};
	struct pl_error error;
	const char *path = pl_arena_printf(&work, "%s" PL_FMT, anchors->origin->root, PL_ARG(card->path)).ptr;
	bool ok = origin_read(anchors->origin, &bytes, card->path, &error);

	if (ok) {
		options.path = pl_str_c(path);
		pl_post_read(&post, path, pl_buf_str(&bytes), &options);
		pl_anchors_collect(&found, &work, &post, card->settings, anchors->site);
		out->uncertain |= found.uncertain;
		for (size_t i = 0; i < found.count; i++) {
			out->items = pl_arena_grow(arena, out->items, out->count, &out->cap, sizeof(*out->items));
			out->items[out->count] = found.items[i];
			out->items[out->count++].id = pl_arena_dup(arena, found.items[i].id);
		}
		pl_post_finish(&post);
	}
	pl_buf_finish(&bytes);
	pl_arena_finish(&work);
	return ok;
}

static int by_print(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Reads the page and keeps what it has; a page that cannot be read may have any. */
static const struct anchor_set *read_set(struct anchors *anchors, const struct pl_card *card)
{
	struct pl_arena work = {0};
	struct pl_anchors found = {0};
	struct anchor_set *set;
	bool ok = anchors_read(anchors, &found, &work, card);
	void **slot;

	pthread_mutex_lock(&anchors->lock);
	if (!anchors->pages.cap)
		pl_map_reserve(&anchors->pages, &anchors->arena, pl_site_count(anchors->site) / 4);
	slot = pl_map_put(&anchors->pages, &anchors->arena, card->path);
	if (!*slot) {
		set = PL_NEW(&anchors->arena, struct anchor_set);
		set->uncertain = found.uncertain || !ok;
		set->count = found.count;
		set->prints = PL_NEW_N(&anchors->arena, uint64_t, found.count + 1);
		for (size_t i = 0; i < found.count; i++)
			set->prints[i] = pl_hash(found.items[i].id);
		qsort(set->prints, set->count, sizeof(*set->prints), by_print);
		*slot = set;
	}
	set = *slot;
	pthread_mutex_unlock(&anchors->lock);
	pl_arena_finish(&work);
	return set;
}

bool anchors_have(void *context, const struct pl_card *card, struct pl_str id, bool *uncertain)
{
	struct anchors *anchors = context;
	const struct anchor_set *set;
	uint64_t print = pl_hash(id);

	pthread_mutex_lock(&anchors->lock);
	set = pl_map_get(&anchors->pages, card->path);
	pthread_mutex_unlock(&anchors->lock);
	if (!set)
		set = read_set(anchors, card);
	*uncertain = set->uncertain;
	return bsearch(&print, set->prints, set->count, sizeof(print), by_print) != NULL;
}
