/* hexo_address: how Hexo writes a path as a URL (hexo-util's full_url_for) and as a file of public/. */
#include "site/hexo.h"

/* What encodeURI leaves alone. */
static bool is_kept(unsigned char c)
{
	return pl_is_alnum(c) || (c && strchr(";,/?:@&=+$-_.!~*'()#", c));
}

static int hex_of(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : pl_lower(c) - 'a' + 10;
}

static void add_encoded(struct pl_buf *out, unsigned char c)
{
	if (is_kept(c))
		pl_buf_addc(out, (char)c);
	else
		pl_buf_addf(out, "%%%02X", c);
}

/* encodeURI(decodeURI(path)): what is percent-encoded already stays so, but for the marks that URLs are made of, whose percent
 * sign is encoded again. False: decodeURI stops at a percent sign. */
static bool encode_path(struct pl_buf *out, struct pl_str path)
{
	for (size_t at = 0; at < path.len; at++) {
		unsigned char c = (unsigned char)path.ptr[at];

		if (c == '\t' || c == '\n' || c == '\r')
			continue;
		if (c != '%') {
			add_encoded(out, c == '\\' ? '/' : c);
			continue;
		}
		if (path.len - at < 3 || !pl_is_xdigit((unsigned char)path.ptr[at + 1]) || !pl_is_xdigit((unsigned char)path.ptr[at + 2]))
			return false;
		c = (unsigned char)(hex_of(path.ptr[at + 1]) * 16 + hex_of(path.ptr[at + 2]));
		if (c && strchr(";/?:@&=+$,#", c))
			pl_buf_addf(out, "%%25%c%c", path.ptr[at + 1], path.ptr[at + 2]);
		else
			add_encoded(out, c);
		at += 2;
	}
	return true;
}

/* Behind `#`. */
static void encode_fragment(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c <= ' ' || c >= 127 || strchr("\"<>`", c))
			pl_buf_addf(out, "%%%02X", c);
		else
			pl_buf_addc(out, (char)c);
	}
}

/* One side of a pair behind `?`, as URLSearchParams writes it again. */
static void encode_side(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c == '%' && text.len - at > 2 && pl_is_xdigit((unsigned char)text.ptr[at + 1]) && pl_is_xdigit((unsigned char)text.ptr[at + 2])) {
			c = (unsigned char)(hex_of(text.ptr[at + 1]) * 16 + hex_of(text.ptr[at + 2]));
			at += 2;
		} else if (c == '+') {
			c = ' ';
		}
		if (pl_is_alnum(c) || (c && strchr("*-._", c)))
			pl_buf_addc(out, (char)c);
		else if (c == ' ')
			pl_buf_addc(out, '+');
		else
			pl_buf_addf(out, "%%%02X", c);
	}
}

/* `query` begins with `?`. Every name gets its `=`. */
static void encode_query(struct pl_buf *out, struct pl_str query)
{
	char separator = '?';

	for (size_t at = 1; at < query.len;) {
		size_t end = pl_str_find(query, PL_STR("&"), at);
		struct pl_str pair = pl_str_n(query.ptr + at, end - at);
		size_t sign = pl_str_find(pair, PL_STR("="), 0);

		at = end + 1;
		if (!pair.len)
			continue;
		pl_buf_addc(out, separator);
		separator = '&';
		encode_side(out, pl_str_n(pair.ptr, sign));
		pl_buf_addc(out, '=');
		if (sign < pair.len)
			encode_side(out, pl_str_n(pair.ptr + sign + 1, pair.len - sign - 1));
	}
}

/* An address of another kind: with a scheme, a host, or steps up. What becomes of it is not said here. */
static bool is_foreign(struct pl_str path)
{
	size_t at = 0;

	while (at < path.len && (pl_is_alnum((unsigned char)path.ptr[at]) || strchr("+.-", path.ptr[at])))
		at++;
	if (at && at < path.len && path.ptr[at] == ':' && pl_is_alpha((unsigned char)path.ptr[0]))
		return true;
	if (pl_str_starts(path, PL_STR("//")))
		return true;
	for (at = 0; at < path.len; at++)
		if (path.ptr[at] == '.' && (at == 0 || path.ptr[at - 1] == '/')) {
			size_t end = at + 1 < path.len && path.ptr[at + 1] == '.' ? at + 2 : at + 1;

			if (end == path.len || path.ptr[end] == '/')
				return true;
		}
	return false;
}

/* One slash before it, no two in a row. */
static struct pl_str rooted(struct pl_arena *arena, struct pl_str path)
{
	char *out = pl_arena_alloc(arena, path.len + 1);
	size_t n = 0;

	out[n++] = '/';
	for (size_t i = 0; i < path.len; i++)
		if (path.ptr[i] != '/' || out[n - 1] != '/')
			out[n++] = path.ptr[i];
	return pl_str_n(out, n);
}

/* pretty_urls: false takes the end off an address. */
static bool is_off(const struct pl_hexo *file, const char *key)
{
	const struct pl_value *map = pl_hexo_config(file, "pretty_urls");
	const struct pl_value *value = map && map->kind == PL_VALUE_MAP ? pl_value_get(map, pl_str_c(key)) : NULL;

	return value && pl_str_is(value->text, "false");
}

static void make_pretty(const struct pl_hexo *file, struct pl_buf *url)
{
	if (pl_str_ends(pl_buf_str(url), PL_STR("index.html"))) {
		if (is_off(file, "trailing_index"))
			url->len -= sizeof("index.html") - 1;
	} else if (pl_str_ends(pl_buf_str(url), PL_STR(".html")) && is_off(file, "trailing_html")) {
		url->len -= sizeof(".html") - 1;
	}
}

/* False: no address can be made of it. */
static bool url_of(const struct pl_hexo *file, struct pl_str path, struct pl_str *url)
{
	struct pl_str whole = rooted(file->arena, path);
	size_t fragment = pl_str_find(whole, PL_STR("#"), 0), query;
	struct pl_buf out = {0};
	bool ok;

	while (whole.len && whole.ptr[whole.len - 1] == ' ')
		whole.len--;
	if (fragment > whole.len)
		fragment = whole.len;
	if (is_foreign(path))
		return true;
	query = pl_str_find(pl_str_n(whole.ptr, fragment), PL_STR("?"), 0);
	ok = encode_path(&out, pl_str_n(whole.ptr, query));
	if (ok) {
		encode_query(&out, pl_str_n(whole.ptr + query, fragment - query));
		encode_fragment(&out, pl_str_n(whole.ptr + fragment, whole.len - fragment));
		make_pretty(file, &out);
		*url = pl_arena_dup(file->arena, pl_buf_str(&out));
	}
	pl_buf_finish(&out);
	return ok;
}

static struct pl_str output_of(const struct pl_hexo *file, struct pl_str path)
{
	struct pl_str output;
	bool folder;

	while (path.len && path.ptr[0] == '/')
		path = pl_str_n(path.ptr + 1, path.len - 1);
	path.len = pl_str_find(path, PL_STR("?"), 0);
	folder = !path.len || path.ptr[path.len - 1] == '/' || path.ptr[path.len - 1] == '\\';
	output = pl_arena_printf(file->arena, PL_FMT "%s", PL_ARG(path), folder ? "index.html" : "");
	for (size_t i = 0; i < output.len; i++)
		if (output.ptr[i] == '\\')
			((char *)output.ptr)[i] = '/';
	return output;
}

bool pl_hexo_address(const struct pl_hexo *file, struct pl_str path, struct pl_publication *publication)
{
	publication->output = output_of(file, path);
	return url_of(file, path, &publication->url);
}
