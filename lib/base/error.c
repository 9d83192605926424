/* error: one way to report, one way to run out of memory. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static pl_oom_handler oom_handler; /* set once by main before any thread starts */

bool pl_fail(struct pl_error *error, const char *fmt, ...)
{
	va_list args;

	if (!error)
		return false;
	va_start(args, fmt);
	vsnprintf(error->text, sizeof(error->text), fmt, args);
	va_end(args);
	return false;
}

void pl_set_oom_handler(pl_oom_handler handler)
{
	oom_handler = handler;
}

void *pl_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p) {
		if (oom_handler)
			oom_handler(size);
		abort();
	}
	return p;
}

void *pl_alloc(size_t size)
{
	return pl_realloc(NULL, size);
}
