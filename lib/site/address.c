/* address: the basic URL parser (WHATWG URL 4.4), its states written as functions: a reference is cut at `#` and `?`, then
 * its front says which part of the base it replaces. */
#include "site/address_parts.h"

/* One reference being read. */
struct reading {
	struct pl_address *out;
	struct pl_arena *arena;
	const struct pl_address *base; /* may be NULL */
	struct pl_str rest;            /* of the reference, without query and fragment */
	struct pl_str query;           /* as written */
};

/* The special schemes (4.2). */
static const struct special {
	struct pl_str scheme;
	int32_t port;
} specials[] = {
	{{"https", 5}, 443}, {{"http", 4}, 80}, {{"file", 4}, -1}, {{"ftp", 3}, 21}, {{"ws", 2}, 80}, {{"wss", 3}, 443},
};

static bool fail(struct pl_address *out, enum pl_address_fault fault)
{
	out->fault = fault;
	return false;
}

static bool is_stripped(char c)
{
	return (unsigned char)c <= ' ';
}

static bool is_removed(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

/* Without C0 controls and blanks at both ends, and without TAB, LF and CR anywhere. */
static struct pl_str clean(struct pl_arena *arena, struct pl_str s)
{
	size_t n = 0;
	char *out;

	while (s.len && is_stripped(s.ptr[0]))
		pl_address_take(&s, 1);
	while (s.len && is_stripped(s.ptr[s.len - 1]))
		s.len--;
	while (n < s.len && !is_removed(s.ptr[n]))
		n++;
	if (n == s.len)
		return s;
	out = pl_arena_alloc(arena, s.len);
	memcpy(out, s.ptr, n);
	for (size_t i = n; i < s.len; i++)
		if (!is_removed(s.ptr[i]))
			out[n++] = s.ptr[i];
	return pl_str_n(out, n);
}

/* Cuts `s` at the first `sep`: what follows it, or an absent string. */
static struct pl_str cut(struct pl_str *s, char sep)
{
	const char *at = s->len ? memchr(s->ptr, sep, s->len) : NULL;
	struct pl_str tail = {NULL, 0};

	if (at) {
		tail = pl_str_n(at + 1, s->len - (size_t)(at - s->ptr) - 1);
		s->len = (size_t)(at - s->ptr);
	}
	return tail;
}

static struct pl_str lower(struct pl_arena *arena, struct pl_str s)
{
	char *out = pl_arena_alloc(arena, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		out[i] = pl_lower(s.ptr[i]);
	return pl_str_n(out, s.len);
}

/* Takes `scheme:` off the front, when there is one. */
static void read_scheme(struct reading *r)
{
	struct pl_str s = r->rest;
	size_t i = 0;

	while (i < s.len && (pl_is_alpha((unsigned char)s.ptr[i]) ||
			     (i && (pl_is_digit((unsigned char)s.ptr[i]) || strchr("+-.", s.ptr[i])) && s.ptr[i])))
		i++;
	if (!i || i == s.len || s.ptr[i] != ':')
		return;
	s = pl_address_take(&r->rest, i);
	pl_address_take(&r->rest, 1);
	for (size_t k = 0; k < PL_COUNT(specials); k++)
		if (pl_str_eq_nocase(s, specials[k].scheme)) {
			r->out->scheme = specials[k].scheme;
			r->out->special = true;
			return;
		}
	r->out->scheme = lower(r->arena, s);
}

static int32_t port_of(struct pl_str scheme)
{
	for (size_t k = 0; k < PL_COUNT(specials); k++)
		if (pl_str_eq(scheme, specials[k].scheme))
			return specials[k].port;
	return -1;
}

static bool is_file(const struct pl_address *address)
{
	return pl_str_eq(address->scheme, PL_STR("file"));
}

static bool is_slash(const struct reading *r, size_t at)
{
	return at < r->rest.len && (r->rest.ptr[at] == '/' || (r->out->special && r->rest.ptr[at] == '\\'));
}

/* "C:" and "C|" at the front of `s`, with nothing or a slash behind (4.2). */
static bool starts_drive(struct pl_str s)
{
	return s.len >= 2 && pl_is_alpha((unsigned char)s.ptr[0]) && (s.ptr[1] == ':' || s.ptr[1] == '|') &&
	       (s.len == 2 || s.ptr[2] == '/' || s.ptr[2] == '\\');
}

/* The path is a drive and nothing else: `..` does not leave it. */
static bool is_drive_path(struct pl_str path)
{
	return path.len == 3 && pl_is_alpha((unsigned char)path.ptr[1]) && path.ptr[2] == ':';
}

/* "Shorten a URL's path" (4.1). */
static struct pl_str shorten(const struct reading *r, struct pl_str path)
{
	if (is_file(r->out) && is_drive_path(path))
		return path;
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	path.len -= path.len > 0;
	return path;
}

/* The dots that `segment` is, `%2e` as one: 1 or 2, or 0. */
static unsigned dots(struct pl_str segment)
{
	unsigned count = 0;

	if (segment.len > 6)
		return 0;
	for (size_t i = 0; i < segment.len; count++) {
		if (segment.ptr[i] == '.')
			i++;
		else if (segment.len - i >= 3 && pl_str_eq_nocase(pl_str_n(segment.ptr + i, 3), PL_STR("%2e")))
			i += 3;
		else
			return 0;
	}
	return count <= 2 ? count : 0;
}

/* The path state: what is left of the reference, from behind its first slash, put behind `start`. */
static void read_path(struct reading *r, struct pl_str start)
{
	size_t more = 2 * pl_address_encoded_count(r->rest, PL_ADDRESS_SET_PATH), n = start.len;
	char *out = pl_arena_alloc(r->arena, n + r->rest.len + more + 2);
	bool last;

	if (n)
		memcpy(out, start.ptr, n);
	do {
		struct pl_str segment;
		size_t len = 0;
		unsigned kind;

		while (len < r->rest.len && !is_slash(r, len))
			len++;
		last = len == r->rest.len;
		segment = pl_address_take(&r->rest, len);
		kind = dots(segment);
		if (!last)
			pl_address_take(&r->rest, 1);
		if (kind == 2)
			n = shorten(r, pl_str_n(out, n)).len;
		if (kind) {
			if (last)
				out[n++] = '/';
			continue;
		}
		out[n++] = '/';
		n += pl_address_encode_to(out + n, segment, PL_ADDRESS_SET_PATH);
		if (n == 3 && is_file(r->out) && starts_drive(segment))
			out[2] = ':';
	} while (!last);
	r->out->path = pl_str_n(out, n);
}

static bool read_port(struct pl_address *out, struct pl_str digits)
{
	int32_t port = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (!pl_is_digit((unsigned char)digits.ptr[i]))
			return fail(out, PL_ADDRESS_PORT);
		port = port * 10 + (digits.ptr[i] - '0');
		if (port > 65535)
			return fail(out, PL_ADDRESS_PORT);
	}
	if (digits.len && port != port_of(out->scheme))
		out->port = port;
	return true;
}

/* Takes `name:password@` off the front: the last `@` ends it. */
static void read_credentials(struct reading *r, struct pl_str *authority)
{
	size_t at = authority->len;
	struct pl_str name, password;

	while (at > 0 && authority->ptr[at - 1] != '@')
		at--;
	if (!at)
		return;
	name = pl_address_take(authority, at);
	name.len--;
	password = cut(&name, ':');
	r->out->username = pl_address_encode(r->arena, name, PL_ADDRESS_SET_USERINFO);
	if (password.len)
		r->out->password = pl_address_encode(r->arena, password, PL_ADDRESS_SET_USERINFO);
}

/* The authority, host and port states, then the path. */
static bool read_authority(struct reading *r)
{
	struct pl_address *out = r->out;
	struct pl_str authority;
	bool inside = false, credentials;
	size_t len = 0, colon;
	enum pl_address_fault fault;

	while (len < r->rest.len && !is_slash(r, len))
		len++;
	authority = pl_address_take(&r->rest, len);
	read_credentials(r, &authority);
	credentials = authority.len < len;
	for (colon = 0; colon < authority.len && (inside || authority.ptr[colon] != ':'); colon++)
		inside = authority.ptr[colon] == '[' || (inside && authority.ptr[colon] != ']');
	if (!colon && (out->special || authority.len || credentials))
		return fail(out, PL_ADDRESS_HOST_MISSING);
	fault = pl_address_host(&out->host, r->arena, pl_str_n(authority.ptr, colon), out->special);
	if (fault)
		return fail(out, fault);
	if (colon < authority.len && !read_port(out, pl_str_n(authority.ptr + colon + 1, authority.len - colon - 1)))
		return false;
	if (!r->rest.len && !out->special) {
		out->path = PL_STR("");
		return true;
	}
	if (is_slash(r, 0))
		pl_address_take(&r->rest, 1);
	read_path(r, PL_STR(""));
	return true;
}

/* Nothing but a query or a fragment: the path is the base's, and its query unless there is a new one. */
static bool keep_path(struct reading *r)
{
	r->out->path = r->base->path;
	r->out->opaque = r->base->opaque;
	if (!r->query.ptr)
		r->out->query = r->base->query;
	return true;
}

static void keep_authority(struct reading *r)
{
	r->out->username = r->base->username;
	r->out->password = r->base->password;
	r->out->host = r->base->host;
	r->out->port = r->base->port;
}

static bool skip_to_authority(struct reading *r)
{
	while (is_slash(r, 0))
		pl_address_take(&r->rest, 1);
	return read_authority(r);
}

/* The relative and relative slash states. */
static bool read_relative(struct reading *r)
{
	if (is_slash(r, 0)) {
		pl_address_take(&r->rest, 1);
		if (is_slash(r, 0)) {
			pl_address_take(&r->rest, 1);
			return r->out->special ? skip_to_authority(r) : read_authority(r);
		}
		keep_authority(r);
		read_path(r, PL_STR(""));
		return true;
	}
	keep_authority(r);
	if (!r->rest.len)
		return keep_path(r);
	read_path(r, shorten(r, r->base->path));
	return true;
}

/* The file host state. `file://C:/x` has a drive, not a host. */
static bool read_file_host(struct reading *r)
{
	enum pl_address_fault fault;
	size_t len = 0;

	while (len < r->rest.len && !is_slash(r, len))
		len++;
	if (len == 2 && starts_drive(r->rest)) {
		read_path(r, PL_STR(""));
		return true;
	}
	if (len) {
		fault = pl_address_host(&r->out->host, r->arena, pl_address_take(&r->rest, len), true);
		if (fault)
			return fail(r->out, fault);
		if (pl_str_eq(r->out->host, PL_STR("localhost")))
			r->out->host = PL_STR("");
	}
	if (is_slash(r, 0))
		pl_address_take(&r->rest, 1);
	read_path(r, PL_STR(""));
	return true;
}

/* The file and file slash states. `base` is a file's address, or NULL. */
static bool read_file(struct reading *r, const struct pl_address *base)
{
	struct pl_str start = PL_STR("");

	r->out->host = base && !(is_slash(r, 0) && is_slash(r, 1)) ? base->host : PL_STR("");
	if (is_slash(r, 0)) {
		pl_address_take(&r->rest, 1);
		if (is_slash(r, 0)) {
			pl_address_take(&r->rest, 1);
			return read_file_host(r);
		}
		if (base && !starts_drive(r->rest) && base->path.len >= 3 && is_drive_path(pl_str_n(base->path.ptr, 3)) &&
		    (base->path.len == 3 || base->path.ptr[3] == '/'))
			start = pl_str_n(base->path.ptr, 3);
	} else if (base) {
		if (!r->rest.len)
			return keep_path(r);
		if (!starts_drive(r->rest))
			start = shorten(r, base->path);
	}
	read_path(r, start);
	return true;
}

/* A path that is none: a blank is kept, the last one before a query or a fragment encoded. */
static bool read_opaque(struct reading *r, bool more)
{
	struct pl_str path = pl_address_encode(r->arena, r->rest, PL_ADDRESS_SET_CONTROL);

	if (more && path.len && path.ptr[path.len - 1] == ' ')
		path = pl_arena_printf(r->arena, PL_FMT "%%20", PL_ARG(pl_str_n(path.ptr, path.len - 1)));
	r->out->path = path;
	r->out->opaque = true;
	return true;
}

/* Behind `scheme:`. */
static bool read_absolute(struct reading *r, bool more)
{
	const struct pl_address *base = r->base && pl_str_eq(r->base->scheme, r->out->scheme) ? r->base : NULL;

	if (is_file(r->out))
		return read_file(r, base);
	if (r->out->special)
		return base && !pl_str_starts(r->rest, PL_STR("//")) ? read_relative(r) : skip_to_authority(r);
	if (!is_slash(r, 0))
		return read_opaque(r, more);
	pl_address_take(&r->rest, 1);
	if (is_slash(r, 0)) {
		pl_address_take(&r->rest, 1);
		return read_authority(r);
	}
	read_path(r, PL_STR(""));
	return true;
}

/* The no scheme state. */
static bool read_without_scheme(struct reading *r, bool fragment)
{
	if (!r->base)
		return fail(r->out, PL_ADDRESS_RELATIVE);
	r->out->scheme = r->base->scheme;
	r->out->special = r->base->special;
	if (!r->base->opaque)
		return is_file(r->base) ? read_file(r, r->base) : read_relative(r);
	if (r->rest.len || r->query.ptr || !fragment)
		return fail(r->out, PL_ADDRESS_BASE_OPAQUE);
	return keep_path(r);
}

bool pl_address_resolve(struct pl_address *out, struct pl_arena *arena, struct pl_str reference,
			const struct pl_address *base)
{
	struct reading r = {.out = out, .arena = arena, .base = base, .rest = clean(arena, reference)};
	struct pl_str fragment = cut(&r.rest, '#');

	*out = (struct pl_address){.username = PL_STR(""), .password = PL_STR(""), .port = -1};
	r.query = cut(&r.rest, '?');
	read_scheme(&r);
	if (!(out->scheme.ptr ? read_absolute(&r, r.query.ptr || fragment.ptr) : read_without_scheme(&r, fragment.ptr)))
		return false;
	if (r.query.ptr)
		out->query = pl_address_encode(arena, r.query,
					       out->special ? PL_ADDRESS_SET_SPECIAL_QUERY : PL_ADDRESS_SET_QUERY);
	if (fragment.ptr)
		out->fragment = pl_address_encode(arena, fragment, PL_ADDRESS_SET_FRAGMENT);
	return true;
}
