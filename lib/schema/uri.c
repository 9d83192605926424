/* uri: references resolved against a base (RFC 3986 5.2), as far as schemas need it. */
#include "schema/parts.h"

struct parts {
	struct pl_str scheme, authority, path, query; /* absent: ptr NULL */
};

static struct pl_str sub(struct pl_str s, size_t from, size_t to)
{
	return pl_str_n(s.ptr + from, to - from);
}

static void split(struct parts *p, struct pl_str uri)
{
	size_t at = 0, end;

	*p = (struct parts){0};
	for (size_t i = 0; i < uri.len && (pl_is_alpha((unsigned char)uri.ptr[i]) || (i && (pl_is_digit((unsigned char)uri.ptr[i]) || strchr("+-.:", uri.ptr[i])))); i++)
		if (uri.ptr[i] == ':') {
			p->scheme = sub(uri, 0, i);
			at = i + 1;
			break;
		}
	if (at + 2 <= uri.len && uri.ptr[at] == '/' && uri.ptr[at + 1] == '/') {
		end = at + 2;
		while (end < uri.len && !strchr("/?", uri.ptr[end]))
			end++;
		p->authority = sub(uri, at + 2, end);
		at = end;
	}
	end = pl_str_find(uri, PL_STR("?"), at);
	p->path = sub(uri, at, end);
	if (end < uri.len)
		p->query = sub(uri, end + 1, uri.len);
}

/* 5.2.4 */
static void remove_dots(struct pl_buf *out, struct pl_str path)
{
	size_t start = out->len;

	for (size_t i = 0; i < path.len;) {
		size_t n = 1;

		while (i + n < path.len && path.ptr[i + n] != '/')
			n++;
		if (n == 2 && memcmp(path.ptr + i, "/.", 2) == 0) {
			if (i + n == path.len)
				pl_buf_addc(out, '/');
		} else if (n == 3 && memcmp(path.ptr + i, "/..", 3) == 0) {
			while (out->len > start && out->ptr[--out->len] != '/')
				;
			if (i + n == path.len)
				pl_buf_addc(out, '/');
		} else {
			pl_buf_add(out, pl_str_n(path.ptr + i, n));
		}
		i += n;
	}
}

struct pl_str pl_schema_resolve(struct pl_arena *arena, struct pl_str base, struct pl_str ref)
{
	struct parts b, r;
	struct pl_buf out = {0}, merged = {0};
	struct pl_str result;
	bool whole;

	if (!ref.len)
		return base;
	split(&b, base);
	split(&r, ref);
	whole = r.scheme.ptr || r.authority.ptr;
	if (r.scheme.ptr || b.scheme.ptr)
		pl_buf_addf(&out, PL_FMT ":", PL_ARG(r.scheme.ptr ? r.scheme : b.scheme));
	if (r.authority.ptr || (!r.scheme.ptr && b.authority.ptr))
		pl_buf_addf(&out, "//" PL_FMT, PL_ARG(r.authority.ptr ? r.authority : b.authority));
	if (whole || (r.path.len && r.path.ptr[0] == '/')) {
		pl_buf_add(&merged, r.path);
	} else if (!r.path.len) {
		pl_buf_add(&merged, b.path);
	} else {
		size_t slash = b.path.len;

		while (slash > 0 && b.path.ptr[slash - 1] != '/')
			slash--;
		pl_buf_add(&merged, slash ? pl_str_n(b.path.ptr, slash) : b.authority.ptr ? PL_STR("/") : PL_STR(""));
		pl_buf_add(&merged, r.path);
	}
	if (merged.len && merged.ptr[0] == '/')
		remove_dots(&out, pl_buf_str(&merged));
	else
		pl_buf_add(&out, merged.len ? pl_buf_str(&merged) : PL_STR(""));
	if (r.query.ptr || (!whole && !r.path.len && b.query.ptr))
		pl_buf_addf(&out, "?" PL_FMT, PL_ARG(r.query.ptr ? r.query : b.query));
	result = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	pl_buf_finish(&merged);
	return result;
}

static int hex(char c)
{
	const char *digits = "0123456789abcdef", *found = c ? strchr(digits, pl_lower(c)) : NULL;

	return found ? (int)(found - digits) : -1;
}

struct pl_str pl_schema_unescape(struct pl_arena *arena, struct pl_str text)
{
	char *out = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		int high = text.ptr[i] == '%' && i + 2 < text.len + 0 ? hex(text.ptr[i + 1]) : -1;
		int low = high >= 0 && i + 2 < text.len ? hex(text.ptr[i + 2]) : -1;

		if (high >= 0 && low >= 0) {
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			out[n++] = text.ptr[i];
		}
	}
	out[n] = '\0';
	return pl_str_n(out, n);
}
