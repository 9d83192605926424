/* error: the world is wrong (file, rule file, disk), and out of memory. */
#ifndef PL_BASE_ERROR_H
#define PL_BASE_ERROR_H

#include "base/str.h"

/* Filled by functions that return false; a full sentence naming the thing, no final stop. */
struct pl_error {
	char text[256];
};

/* Fills `error` (which may be NULL) and returns false, so that `return pl_fail(...)` reads well. */
bool pl_fail(struct pl_error *error, const char *fmt, ...) PL_PRINTF(2, 3);

/* Called when memory is gone; must not return. Default: abort(). cmd/ sets one that says so and
 * exits with 2. Because every write is atomic this is no worse than kill -9. */
typedef void (*pl_oom_handler)(size_t wanted);
void pl_set_oom_handler(pl_oom_handler handler);
/* Allocation that cannot fail: calls the handler instead of returning NULL. Free with free(). */
void *pl_alloc(size_t size);
void *pl_realloc(void *old, size_t size);

#endif
