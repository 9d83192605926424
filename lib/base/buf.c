/* buf: growth by doubling. */
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void pl_buf_reserve(struct pl_buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 256;

	if (b->cap - b->len >= more)
		return;
	while (cap - b->len < more)
		cap *= 2;
	b->ptr = pl_realloc(b->ptr, cap);
	b->cap = cap;
}

void pl_buf_add(struct pl_buf *b, struct pl_str s)
{
	if (!s.len)
		return;
	pl_buf_reserve(b, s.len);
	memcpy(b->ptr + b->len, s.ptr, s.len);
	b->len += s.len;
}

void pl_buf_addc(struct pl_buf *b, char c)
{
	pl_buf_reserve(b, 1);
	b->ptr[b->len++] = c;
}

void pl_buf_adds(struct pl_buf *b, const char *cstr)
{
	pl_buf_add(b, pl_str_c(cstr));
}

void pl_buf_addf(struct pl_buf *b, const char *fmt, ...)
{
	va_list args, again;
	int n;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	pl_buf_reserve(b, (size_t)n + 1);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, again);
	va_end(again);
	b->len += (size_t)n;
}

void pl_buf_add_utf8(struct pl_buf *b, uint32_t cp)
{
	pl_buf_reserve(b, 4);
	b->len += pl_utf8_encode(b->ptr + b->len, cp);
}

void pl_buf_finish(struct pl_buf *b)
{
	free(b->ptr);
	*b = (struct pl_buf){0};
}
