/* unicode: \u escapes, the same in TOML and JSON, and the characters that YAML does not allow. Internal to front/. */
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

/* Length of the character at `at` when YAML does not allow it (YAML 1.2, 5.1), else 0. */
static inline uint32_t pl_yaml_forbidden(struct pl_str text, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)text.ptr + at;

	if (*p < 0x20)
		return *p != '\t' && *p != '\n' && *p != '\r';
	if (*p == 0x7F)
		return 1;
	if (*p == 0xC2)
		return p[1] < 0xA0 && p[1] != 0x85 ? 2 : 0;
	return *p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE ? 3 : 0;
}

#endif
