/* hash: xxhash inside, header only; the map is linear probing at most two thirds full. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/hash.h"

enum { FIRST_CAP = 16 };

/* hash 0 marks a free slot: no key's stored hash is 0. */
struct pl_map_slot {
	uint64_t hash;
	struct pl_str key;
	void *value;
};

uint64_t pl_hash(struct pl_str str)
{
	return XXH3_64bits(str.ptr, str.len);
}

static uint64_t key_hash(struct pl_str key)
{
	uint64_t hash = pl_hash(key);

	return hash ? hash : 1;
}

/* The slot that holds `key`, or the free one where it belongs. The map is not empty of slots. */
static struct pl_map_slot *find(const struct pl_map *map, struct pl_str key, uint64_t hash)
{
	size_t mask = map->cap - 1, i = (size_t)hash & mask;

	while (map->slots[i].hash) {
		if (map->slots[i].hash == hash && pl_str_eq(map->slots[i].key, key))
			break;
		i = (i + 1) & mask;
	}
	return &map->slots[i];
}

static void grow(struct pl_map *map, struct pl_arena *arena, size_t cap)
{
	struct pl_map old = *map;

	map->cap = cap;
	map->slots = PL_NEW_N(arena, struct pl_map_slot, map->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slots[i].hash)
			*find(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
}

void **pl_map_put(struct pl_map *map, struct pl_arena *arena, struct pl_str key)
{
	uint64_t hash = key_hash(key);
	struct pl_map_slot *slot;

	if ((map->count + 1) * 3 > map->cap * 2)
		grow(map, arena, map->cap ? map->cap * 2 : FIRST_CAP);
	slot = find(map, key, hash);
	if (!slot->hash) {
		*slot = (struct pl_map_slot){.hash = hash, .key = key};
		map->count++;
	}
	return &slot->value;
}

void pl_map_reserve(struct pl_map *map, struct pl_arena *arena, size_t count)
{
	size_t cap = FIRST_CAP;

	while ((count + 1) * 3 > cap * 2)
		cap *= 2;
	if (cap > map->cap)
		grow(map, arena, cap);
}

void *pl_map_get(const struct pl_map *map, struct pl_str key)
{
	return map->count ? find(map, key, key_hash(key))->value : NULL;
}

void *pl_map_next(const struct pl_map *map, size_t *at)
{
	while (*at < map->cap) {
		const struct pl_map_slot *slot = &map->slots[(*at)++];

		if (slot->hash && slot->value)
			return slot->value;
	}
	return NULL;
}
