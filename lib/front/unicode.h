/* unicode: \u escapes, the same in TOML and JSON. Internal to front/. */
#ifndef PL_FRONT_UNICODE_H
#define PL_FRONT_UNICODE_H

#include "base/utf8.h"

/* Reads exactly `n` hexadecimal digits at `p`; false when they are not there. */
static inline bool pl_hex(const char *p, const char *end, unsigned n, uint32_t *out)
{
	uint32_t value = 0;

	if (end - p < (ptrdiff_t)n)
		return false;
	for (unsigned i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (!pl_is_xdigit(c))
			return false;
		value = value << 4 | (pl_is_digit(c) ? (unsigned)c - '0' : (c | 0x20u) - 'a' + 10);
	}
	*out = value;
	return true;
}

#endif
