/* str: comparisons and searches on borrowed strings. */
#include "base/str.h"

bool pl_str_eq_nocase(struct pl_str a, struct pl_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (pl_lower(a.ptr[i]) != pl_lower(b.ptr[i]))
			return false;
	return true;
}

int pl_str_cmp(struct pl_str a, struct pl_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int d = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return d ? d : (a.len > b.len) - (a.len < b.len);
}

struct pl_str pl_str_trim(struct pl_str a)
{
	while (a.len && pl_is_space((unsigned char)a.ptr[0]))
		a.ptr++, a.len--;
	while (a.len && pl_is_space((unsigned char)a.ptr[a.len - 1]))
		a.len--;
	return a;
}

size_t pl_str_find(struct pl_str hay, struct pl_str needle, size_t from)
{
	if (needle.len == 0)
		return from <= hay.len ? from : hay.len;
	while (from + needle.len <= hay.len) {
		const char *hit = memchr(hay.ptr + from, needle.ptr[0],
					 hay.len - from - needle.len + 1);
		if (!hit)
			break;
		if (memcmp(hit, needle.ptr, needle.len) == 0)
			return (size_t)(hit - hay.ptr);
		from = (size_t)(hit - hay.ptr) + 1;
	}
	return hay.len;
}

enum { MAX_DISTANCE_LEN = 64 };

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;

	return m < c ? m : c;
}

/* Optimal string alignment: rows i-2, i-1 and i of the usual table are kept. */
unsigned pl_str_distance(struct pl_str a, struct pl_str b, unsigned cap)
{
	unsigned rows[3][MAX_DISTANCE_LEN + 1];
	size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;

	if (pl_str_eq(a, b))
		return 0;
	if (a.len > MAX_DISTANCE_LEN || b.len > MAX_DISTANCE_LEN || gap > cap)
		return cap + 1;
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.len; i++) {
		unsigned *now = rows[i % 3], *prev = rows[(i + 2) % 3], *prev2 = rows[(i + 1) % 3];

		now[0] = (unsigned)i;
		for (size_t j = 1; j <= b.len; j++) {
			unsigned cost = a.ptr[i - 1] != b.ptr[j - 1];

			now[j] = min3(prev[j] + 1, now[j - 1] + 1, prev[j - 1] + cost);
			if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
			    a.ptr[i - 2] == b.ptr[j - 1] && prev2[j - 2] + 1 < now[j])
				now[j] = prev2[j - 2] + 1;
		}
	}
	return rows[a.len % 3][b.len] <= cap ? rows[a.len % 3][b.len] : cap + 1;
}
