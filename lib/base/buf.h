/* buf: bytes that grow. Cannot fail: out of memory ends the process. */
#ifndef PL_BASE_BUF_H
#define PL_BASE_BUF_H

#include "base/str.h"

/* Zero-initialised is an empty buffer. */
struct pl_buf {
	char *ptr;
	size_t len, cap;
};

void pl_buf_reserve(struct pl_buf *buf, size_t more); /* room for `more` bytes after len */
void pl_buf_add(struct pl_buf *buf, struct pl_str str);
void pl_buf_addc(struct pl_buf *buf, char c);
void pl_buf_adds(struct pl_buf *buf, const char *cstr);
void pl_buf_addf(struct pl_buf *buf, const char *fmt, ...) PL_PRINTF(2, 3);
void pl_buf_add_utf8(struct pl_buf *buf, uint32_t cp); /* cp <= 0x10FFFF, encoded */
static inline struct pl_str pl_buf_str(const struct pl_buf *buf)
{
	return (struct pl_str){buf->ptr, buf->len};
}
static inline void pl_buf_reset(struct pl_buf *buf) /* empty, memory kept */
{
	buf->len = 0;
}
void pl_buf_finish(struct pl_buf *buf);

#endif
