/* hugo_path: paths as Hugo cleans them, and addresses as Go's net/url writes them. */
#include "base/normal.h"
#include "base/utf8.h"
#include "base/width.h"
#include "site/hugo.h"

static bool hex_at(struct pl_str s, size_t at)
{
	return at + 2 < s.len && s.ptr[at] == '%' && pl_is_xdigit((unsigned char)s.ptr[at + 1]) &&
	       pl_is_xdigit((unsigned char)s.ptr[at + 2]);
}

static bool stays(struct pl_str path, size_t at, uint32_t cp)
{
	if (cp < 0x80)
		return pl_is_alnum((unsigned char)cp) || (cp && strchr("./\\_#+~-@", (int)cp)) || hex_at(path, at);
	return pl_is_slug_char(cp);
}

static bool is_clean(struct pl_str path)
{
	for (size_t at = 0; at < path.len;) {
		size_t start = at;
		uint32_t cp = pl_utf8_next(path, &at);

		if (!stays(path, start, cp))
			return false;
	}
	return true;
}

static void sanitize(struct pl_buf *out, struct pl_str path)
{
	bool hyphen_due = false, was_hyphen = false;

	for (size_t at = 0; at < path.len;) {
		size_t start = at;
		uint32_t cp = pl_utf8_next(path, &at);

		if (stays(path, start, cp)) {
			was_hyphen = cp == '-';
			if (hyphen_due && !was_hyphen)
				pl_buf_addc(out, '-');
			hyphen_due = false;
			pl_buf_add_utf8(out, cp);
		} else if (out->len && !was_hyphen && (pl_is_unicode_space(cp) || cp == '\v' || cp == 0x85)) {
			hyphen_due = true;
		}
	}
}

static struct pl_str lower(struct pl_arena *arena, struct pl_str text)
{
	struct pl_buf out = {0};
	struct pl_str result;

	for (size_t at = 0; at < text.len;)
		pl_buf_add_utf8(&out, pl_lower_char(pl_utf8_next(text, &at)));
	result = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}

struct pl_str pl_hugo_clean(const struct pl_hugo *file, struct pl_str path)
{
	struct pl_buf out = {0};

	if (!is_clean(path)) {
		sanitize(&out, path);
		path = pl_arena_dup(file->arena, pl_buf_str(&out));
	}
	if (pl_hugo_config_true(file, "removePathAccents")) {
		pl_buf_reset(&out);
		if (pl_unaccented(&out, path))
			path = pl_arena_dup(file->arena, pl_buf_str(&out));
	}
	pl_buf_finish(&out);
	return pl_hugo_config_true(file, "disablePathToLower") ? path : lower(file->arena, path);
}

/* What needs no `%` in a path. */
static bool plain(unsigned char c, bool fragment)
{
	return pl_is_alnum(c) || (c && strchr("-_.~$&+,/:;=@", c)) || (fragment && c && strchr("?!()*", c));
}

/* What may stand without one, when the writer chose to. */
static bool valid(struct pl_str part, bool fragment)
{
	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.ptr[i];

		if (!plain(c, fragment) && (!c || !strchr("!'()*[]%", c)))
			return false;
	}
	return true;
}

static uint8_t nibble(char c)
{
	return (uint8_t)(pl_is_digit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10);
}

static bool escape(struct pl_buf *out, struct pl_str part, bool fragment)
{
	bool as_is = valid(part, fragment);

	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.ptr[i];

		if (c == '%' && !hex_at(part, i))
			return false;
		if (as_is) {
			pl_buf_addc(out, (char)c);
			continue;
		}
		if (c == '%') {
			c = (unsigned char)(nibble(part.ptr[i + 1]) << 4 | nibble(part.ptr[i + 2]));
			i += 2;
		}
		if (plain(c, fragment))
			pl_buf_addc(out, (char)c);
		else
			pl_buf_addf(out, "%%%02X", c);
	}
	return true;
}

struct pl_str pl_hugo_escape(struct pl_arena *arena, struct pl_str address)
{
	size_t hash = pl_str_find(address, PL_STR("#"), 0);
	size_t query = pl_str_find(pl_str_n(address.ptr, hash), PL_STR("?"), 0);
	struct pl_buf out = {0};
	struct pl_str result = {0};
	bool fine = escape(&out, pl_str_n(address.ptr, query), false);

	for (size_t i = 0; i < address.len; i++)
		fine = fine && (unsigned char)address.ptr[i] >= 0x20 && address.ptr[i] != 0x7f;
	pl_buf_add(&out, pl_str_n(address.ptr + query, hash - query));
	if (hash + 1 < address.len) {
		pl_buf_addc(&out, '#');
		fine = fine && escape(&out, pl_str_n(address.ptr + hash + 1, address.len - hash - 1), true);
	}
	if (fine)
		result = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}

struct pl_str pl_hugo_unescape(struct pl_arena *arena, struct pl_str text)
{
	char *out = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '%') {
			out[n++] = text.ptr[i] == '+' ? ' ' : text.ptr[i];
			continue;
		}
		if (!hex_at(text, i))
			return PL_STR("");
		out[n++] = (char)(nibble(text.ptr[i + 1]) << 4 | nibble(text.ptr[i + 2]));
		i += 2;
	}
	return pl_str_n(out, n);
}

/* Takes the last step of `out` away, but not over its start. */
static void up(struct pl_buf *out)
{
	while (out->len && out->ptr[out->len - 1] != '/')
		out->len--;
	if (out->len > 1)
		out->len--;
}

static void steps(struct pl_buf *out, struct pl_str path)
{
	for (size_t at = 0, end; at < path.len; at = end + 1) {
		struct pl_str step;

		end = pl_str_find(path, PL_STR("/"), at);
		step = pl_str_n(path.ptr + at, end - at);
		if (!step.len || pl_str_is(step, "."))
			continue;
		if (pl_str_is(step, "..")) {
			up(out);
			continue;
		}
		if (out->len && out->ptr[out->len - 1] != '/')
			pl_buf_addc(out, '/');
		pl_buf_add(out, step);
	}
}

struct pl_str pl_hugo_join(struct pl_arena *arena, struct pl_str a, struct pl_str b)
{
	struct pl_buf out = {0};
	struct pl_str result;

	if (a.len ? a.ptr[0] == '/' : b.len && b.ptr[0] == '/')
		pl_buf_addc(&out, '/');
	steps(&out, a);
	steps(&out, b);
	if (pl_str_ends(b, PL_STR("/")) && out.len && out.ptr[out.len - 1] != '/')
		pl_buf_addc(&out, '/');
	result = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}
