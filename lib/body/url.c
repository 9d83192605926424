/* url: the parts of a target, cut where the WHATWG parser would cut (URL 4.4), nothing repaired. */
#include "body/url.h"

static bool is_special(struct pl_str scheme)
{
	static const char *const special[] = {"http", "https", "ftp", "file", "ws", "wss"};

	for (size_t i = 0; i < PL_COUNT(special); i++)
		if (pl_str_eq_nocase(scheme, pl_str_c(special[i])))
			return true;
	return false;
}

/* Leading and trailing C0 controls and spaces do not belong to the address. */
static struct pl_str strip(struct pl_str s)
{
	while (s.len && (unsigned char)s.ptr[0] <= ' ')
		s.ptr++, s.len--;
	while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ')
		s.len--;
	return s;
}

/* Takes `len` bytes off the front of `rest`. */
static struct pl_str take(struct pl_str *rest, size_t len)
{
	struct pl_str part = {rest->ptr, len};

	rest->ptr += len;
	rest->len -= len;
	return part;
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

static void split_scheme(struct pl_url *url, struct pl_str *rest)
{
	size_t i = 0;

	if (!rest->len || !pl_is_alpha((unsigned char)rest->ptr[0]))
		return;
	while (i < rest->len && (pl_is_alnum((unsigned char)rest->ptr[i]) || rest->ptr[i] == '+' ||
				 rest->ptr[i] == '-' || rest->ptr[i] == '.'))
		i++;
	if (i == rest->len || rest->ptr[i] != ':')
		return;
	url->scheme = take(rest, i);
	take(rest, 1);
}

/* userinfo@host:port; the last `@` ends the userinfo, a colon inside brackets is the host's. */
static void split_authority(struct pl_url *url, struct pl_str s)
{
	size_t at = s.len, colon;

	while (at > 0 && s.ptr[at - 1] != '@')
		at--;
	if (at > 0) {
		url->userinfo = pl_str_n(s.ptr, at - 1);
		take(&s, at);
	}
	colon = s.len;
	while (colon > 0 && s.ptr[colon - 1] != ':' && s.ptr[colon - 1] != ']')
		colon--;
	url->host = s;
	if (colon > 0 && s.ptr[colon - 1] == ':') {
		url->port = pl_str_n(s.ptr + colon, s.len - colon);
		url->host.len = colon - 1;
	}
}

void pl_url_split(struct pl_url *url, struct pl_str target)
{
	struct pl_str rest = strip(target);
	bool slashed;

	*url = (struct pl_url){0};
	if (!rest.ptr)
		return;
	split_scheme(url, &rest);
	url->fragment = cut(&rest, '#');
	url->query = cut(&rest, '?');
	/* browsers read a backslash as a slash, except under schemes they do not know */
	slashed = !url->scheme.ptr || is_special(url->scheme);
	if (rest.len >= 2 && (rest.ptr[0] == '/' || (slashed && rest.ptr[0] == '\\')) &&
	    (rest.ptr[1] == '/' || (slashed && rest.ptr[1] == '\\'))) {
		size_t end = 2;

		while (end < rest.len && rest.ptr[end] != '/' && !(slashed && rest.ptr[end] == '\\'))
			end++;
		url->has_authority = true;
		take(&rest, 2);
		split_authority(url, take(&rest, end - 2));
	}
	url->path = rest;
}

size_t pl_url_length(struct pl_str text)
{
	size_t end = 0, depth = 0;

	for (; end < text.len; end++) {
		unsigned char c = (unsigned char)text.ptr[end];

		if (c <= ' ' || c >= 0x80 || strchr("<>\"`{}|\\^[]", c) || (c == ')' && !depth))
			break;
		depth += c == '(';
		depth -= c == ')';
	}
	while (end && strchr("?!.,:;*_~'", text.ptr[end - 1]))
		end--;
	return end;
}
