/* address_encode: percent signs, written and read (WHATWG URL 1.3). */
#include "site/address_parts.h"

#include "base/normal.h"
#include "base/utf8.h"

enum {
	FRAGMENT = PL_ADDRESS_SET_FRAGMENT,
	QUERY = PL_ADDRESS_SET_QUERY | PL_ADDRESS_SET_SPECIAL_QUERY,
	SPECIAL = PL_ADDRESS_SET_SPECIAL_QUERY,
	PATH = PL_ADDRESS_SET_PATH | PL_ADDRESS_SET_USERINFO, /* whatever a path encodes, a name does */
	USERINFO = PL_ADDRESS_SET_USERINFO,
};

static const unsigned char sets[0x7F] = {
	[' '] = FRAGMENT | QUERY | PATH, ['"'] = FRAGMENT | QUERY | PATH, ['#'] = QUERY | PATH, ['\''] = SPECIAL,
	['/'] = USERINFO, [':'] = USERINFO, [';'] = USERINFO, ['<'] = FRAGMENT | QUERY | PATH, ['='] = USERINFO,
	['>'] = FRAGMENT | QUERY | PATH, ['?'] = PATH, ['@'] = USERINFO, ['['] = USERINFO, ['\\'] = USERINFO,
	[']'] = USERINFO, ['^'] = PATH, ['`'] = FRAGMENT | PATH, ['{'] = PATH, ['|'] = USERINFO, ['}'] = PATH,
};

static bool is_encoded(unsigned char c, enum pl_address_set set)
{
	return c < ' ' || c > '~' || (sets[c] & set);
}

size_t pl_address_encoded_count(struct pl_str text, enum pl_address_set set)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += is_encoded((unsigned char)text.ptr[i], set);
	return count;
}

size_t pl_address_encode_to(char *out, struct pl_str text, enum pl_address_set set)
{
	static const char digits[] = "0123456789ABCDEF";
	char *at = out;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (is_encoded(c, set)) {
			*at++ = '%';
			*at++ = digits[c >> 4];
			*at++ = digits[c & 15];
		} else {
			*at++ = (char)c;
		}
	}
	return (size_t)(at - out);
}

struct pl_str pl_address_encode(struct pl_arena *arena, struct pl_str text, enum pl_address_set set)
{
	size_t more = 2 * pl_address_encoded_count(text, set);
	char *out;

	if (!more)
		return text;
	out = pl_arena_alloc(arena, text.len + more);
	return pl_str_n(out, pl_address_encode_to(out, text, set));
}

int pl_address_hex(char c)
{
	if (!pl_is_xdigit((unsigned char)c))
		return -1;
	return pl_is_digit((unsigned char)c) ? c - '0' : pl_lower(c) - 'a' + 10;
}

struct pl_str pl_address_decode(struct pl_arena *arena, struct pl_str text)
{
	char *out;
	size_t n = 0;

	if (!text.len || !memchr(text.ptr, '%', text.len))
		return text;
	out = pl_arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++) {
		bool coded = text.ptr[i] == '%' && i + 2 < text.len && pl_is_xdigit((unsigned char)text.ptr[i + 1]) &&
			     pl_is_xdigit((unsigned char)text.ptr[i + 2]);

		out[n++] = coded ? (char)(pl_address_hex(text.ptr[i + 1]) << 4 | pl_address_hex(text.ptr[i + 2]))
				 : text.ptr[i];
		i += coded ? 2 : 0;
	}
	return pl_str_n(out, n);
}

static size_t count_slashes(struct pl_str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '/';
	return count;
}

enum pl_address_fault pl_address_path_decoded(struct pl_str *out, struct pl_arena *arena, struct pl_str path)
{
	struct pl_str plain = pl_address_decode(arena, path);
	struct pl_buf form = {0};

	if (plain.len && memchr(plain.ptr, '\0', plain.len))
		return PL_ADDRESS_NUL;
	if (pl_utf8_valid(plain) < plain.len)
		return PL_ADDRESS_NOT_UTF8;
	if (plain.len < path.len && count_slashes(plain) > count_slashes(path))
		return PL_ADDRESS_SLASH;
	*out = plain;
	if (plain.len < path.len && pl_nfc(&form, plain) && !pl_str_eq(pl_buf_str(&form), plain))
		*out = pl_arena_dup(arena, pl_buf_str(&form));
	pl_buf_finish(&form);
	return PL_ADDRESS_FINE;
}
