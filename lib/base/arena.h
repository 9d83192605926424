/* arena: memory that is freed all at once. One per post, reused per worker. */
#ifndef PL_BASE_ARENA_H
#define PL_BASE_ARENA_H

#include "base/str.h"

struct pl_arena_chunk;
/* Zero-initialised is ready to use. Not thread-safe: one per worker. */
struct pl_arena {
	struct pl_arena_chunk *first, *current;
	char *next, *limit;
};

/* Never NULL (out of memory ends the process). Aligned for any type; contents undefined. */
void *pl_arena_alloc(struct pl_arena *arena, size_t size);
/* The same, zeroed. */
void *pl_arena_zalloc(struct pl_arena *arena, size_t size);
/* A copy of `str`, NUL-terminated behind its end (the NUL is not counted in len). */
struct pl_str pl_arena_dup(struct pl_arena *arena, struct pl_str str);
/* printf into the arena. */
struct pl_str pl_arena_printf(struct pl_arena *arena, const char *fmt, ...) PL_PRINTF(2, 3);
/* Room for one item more in a list of `count` items of `size` bytes each: `items` itself, or a copy of it in twice the
 * room, with *cap set anew. An empty list is NULL with a cap of 0. */
void *pl_arena_grow(struct pl_arena *arena, void *items, size_t count, size_t *cap, size_t size);
/* Forgets everything, keeps up to 1 MiB of memory for the next post. */
void pl_arena_reset(struct pl_arena *arena);
void pl_arena_finish(struct pl_arena *arena);

#define PL_NEW(arena, type) ((type *)pl_arena_zalloc((arena), sizeof(type)))
#define PL_NEW_N(arena, type, n) ((type *)pl_arena_zalloc((arena), sizeof(type) * (n)))

#endif
