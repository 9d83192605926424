/* arena: bump allocation in chunks that double up to 1 MiB. */
#include "base/arena.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CHUNK = 32 * 1024, BIGGEST_CHUNK = 1024 * 1024, KEEP = 1024 * 1024, ALIGN = 16 };

struct pl_arena_chunk {
	struct pl_arena_chunk *next;
	size_t size;
	_Alignas(16) char data[];
};

static void use(struct pl_arena *a, struct pl_arena_chunk *c)
{
	a->current = c;
	a->next = c->data;
	a->limit = c->data + c->size;
}

static void grow(struct pl_arena *a, size_t need)
{
	struct pl_arena_chunk *c;
	size_t size = a->current ? a->current->size * 2 : FIRST_CHUNK;

	if (a->current && a->current->next && a->current->next->size >= need) {
		use(a, a->current->next);
		return;
	}
	if (size > BIGGEST_CHUNK)
		size = BIGGEST_CHUNK;
	if (size < need)
		size = need;
	c = pl_alloc(sizeof(*c) + size);
	c->size = size;
	c->next = a->current ? a->current->next : NULL;
	if (a->current)
		a->current->next = c;
	else
		a->first = c;
	use(a, c);
}

void *pl_arena_alloc(struct pl_arena *a, size_t size)
{
	void *p;

	size = ((size ? size : 1) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if ((size_t)(a->limit - a->next) < size)
		grow(a, size);
	p = a->next;
	a->next += size;
	return p;
}

void *pl_arena_zalloc(struct pl_arena *a, size_t size)
{
	return memset(pl_arena_alloc(a, size), 0, size);
}

struct pl_str pl_arena_dup(struct pl_arena *a, struct pl_str str)
{
	char *p = pl_arena_alloc(a, str.len + 1);

	if (str.len)
		memcpy(p, str.ptr, str.len);
	p[str.len] = '\0';
	return pl_str_n(p, str.len);
}

struct pl_str pl_arena_printf(struct pl_arena *a, const char *fmt, ...)
{
	va_list args, again;
	int n;
	char *p;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	p = pl_arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return pl_str_n(p, (size_t)n);
}

void *pl_arena_grow(struct pl_arena *arena, void *items, size_t count, size_t *cap, size_t size)
{
	enum { FIRST = 16 };
	void *more;

	if (count < *cap)
		return items;
	*cap = *cap ? 2 * *cap : FIRST;
	more = pl_arena_alloc(arena, *cap * size);
	if (count)
		memcpy(more, items, count * size);
	return more;
}

void pl_arena_reset(struct pl_arena *a)
{
	struct pl_arena_chunk **link = &a->first, *c;
	size_t kept = 0;

	while ((c = *link)) {
		if (kept + c->size > KEEP) {
			*link = c->next;
			free(c);
			continue;
		}
		kept += c->size;
		link = &c->next;
	}
	a->current = NULL;
	a->next = a->limit = NULL;
	if (a->first)
		use(a, a->first);
}

void pl_arena_finish(struct pl_arena *a)
{
	struct pl_arena_chunk *c = a->first, *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
	*a = (struct pl_arena){0};
}
