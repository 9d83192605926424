/* hash: fingerprints (xxhash's door) and a small string map. */
#ifndef PL_BASE_HASH_H
#define PL_BASE_HASH_H

#include "base/arena.h"

uint64_t pl_hash(struct pl_str str); /* XXH3-64, seed 0: stable across runs and machines */

/* Open-addressing map from string to pointer, in an arena. Zero-initialised is empty.
 * Keys are borrowed and must live as long as the map. */
struct pl_map {
	struct pl_map_slot *slots;
	size_t count, cap;
};
/* The value's place for `key`, made (holding NULL) when absent; valid until the next call. */
void **pl_map_put(struct pl_map *map, struct pl_arena *arena, struct pl_str key);
/* Room for `count` keys, so that the map grows only beyond. */
void pl_map_reserve(struct pl_map *map, struct pl_arena *arena, size_t count);
/* The value for `key`, or NULL. */
void *pl_map_get(const struct pl_map *map, struct pl_str key);
/* Steps through the values, in no order; *at begins as 0. NULL: the end. */
void *pl_map_next(const struct pl_map *map, size_t *at);

#endif
