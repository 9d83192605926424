/* str: borrowed strings and spans, the two types everything else is made of. */
#ifndef PL_BASE_STR_H
#define PL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed bytes, not NUL-terminated. {NULL, 0} is "absent"; {"", 0} is "empty". */
struct pl_str {
	const char *ptr;
	size_t len;
};

/* Half-open byte range in a source's text: the only kind of position inside the library. */
struct pl_span {
	uint32_t start, end;
};

#define PL_STR(lit) ((struct pl_str){("" lit), sizeof(lit) - 1})
#define PL_COUNT(array) (sizeof(array) / sizeof((array)[0]))
/* printf-style: "%.*s" with PL_ARG(str) */
#define PL_FMT "%.*s"
#define PL_ARG(str) (int)(str).len, (str).ptr ? (str).ptr : ""

#if defined(__GNUC__)
#define PL_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define PL_PRINTF(fmt, args)
#endif

static inline struct pl_str pl_str_n(const char *ptr, size_t len)
{
	return (struct pl_str){ptr, len};
}

static inline struct pl_str pl_str_c(const char *cstr)
{
	return (struct pl_str){cstr, cstr ? strlen(cstr) : 0};
}

static inline struct pl_span pl_span(uint32_t start, uint32_t end)
{
	return (struct pl_span){start, end};
}

static inline bool pl_span_empty(struct pl_span s)
{
	return s.start == s.end;
}

/* The bytes of `span` in `text`. */
static inline struct pl_str pl_slice(struct pl_str text, struct pl_span span)
{
	return (struct pl_str){text.ptr + span.start, span.end - span.start};
}

static inline bool pl_str_eq(struct pl_str a, struct pl_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool pl_str_is(struct pl_str a, const char *cstr)
{
	return pl_str_eq(a, pl_str_c(cstr));
}

static inline bool pl_str_starts(struct pl_str a, struct pl_str prefix)
{
	return a.len >= prefix.len && (prefix.len == 0 || memcmp(a.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool pl_str_ends(struct pl_str a, struct pl_str suffix)
{
	return a.len >= suffix.len &&
	       (suffix.len == 0 || memcmp(a.ptr + a.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* ASCII case-insensitive comparison (the only case folding HTML names need). */
bool pl_str_eq_nocase(struct pl_str a, struct pl_str b);
/* Lexicographic byte order, <0, 0, >0. */
int pl_str_cmp(struct pl_str a, struct pl_str b);
/* Without leading and trailing space, tab, CR, LF, FF. */
struct pl_str pl_str_trim(struct pl_str a);
/* Offset of `needle` in `hay` at or after `from`, or hay.len when absent. */
size_t pl_str_find(struct pl_str hay, struct pl_str needle, size_t from);
/* Levenshtein distance with transpositions, capped: anything above `cap` gives cap + 1.
 * Strings over 64 bytes give cap + 1 unless equal. For "did you mean". */
unsigned pl_str_distance(struct pl_str a, struct pl_str b, unsigned cap);

static inline bool pl_is_space(unsigned char c) /* ASCII white space as HTML defines it */
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static inline bool pl_is_alpha(unsigned char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26;
}

static inline bool pl_is_digit(unsigned char c)
{
	return (unsigned)c - '0' < 10;
}

static inline bool pl_is_alnum(unsigned char c)
{
	return pl_is_alpha(c) || pl_is_digit(c);
}

static inline bool pl_is_xdigit(unsigned char c)
{
	return pl_is_digit(c) || (unsigned)(c | 0x20) - 'a' < 6;
}

static inline char pl_lower(char c)
{
	return (unsigned)c - 'A' < 26 ? (char)(c | 0x20) : c;
}

#endif
