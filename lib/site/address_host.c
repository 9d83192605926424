/* address_host: the host of an address (WHATWG URL 3.5). */
#include "site/address_parts.h"

/* 3.1: forbidden host code points; NUL is the string's end, looked for apart. */
static const char forbidden[] = "\t\n\r #/:<>?@[\\]^|";

enum {
	MOST_PARTS = 4, /* of an IPv4 address */
};

static bool is_forbidden(char c)
{
	return !c || strchr(forbidden, c);
}

static bool is_forbidden_domain(char c)
{
	return (unsigned char)c <= ' ' || c == '%' || c == 0x7F || is_forbidden(c);
}

/* One part of an IPv4 address: decimal, octal behind `0`, hexadecimal behind `0x`; above 2^32 it stays there. */
static bool read_number(uint64_t *value, struct pl_str part)
{
	unsigned radix = 10;

	if (!part.len)
		return false;
	if (part.len >= 2 && part.ptr[0] == '0') {
		radix = pl_lower(part.ptr[1]) == 'x' ? 16 : 8;
		pl_address_take(&part, radix == 16 ? 2 : 1);
	}
	*value = 0;
	for (size_t i = 0; i < part.len; i++) {
		int digit = pl_address_hex(part.ptr[i]);

		if (digit < 0 || digit >= (int)radix)
			return false;
		if (*value <= UINT32_MAX)
			*value = *value * radix + (unsigned)digit;
	}
	return true;
}

static bool is_digits(struct pl_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!pl_is_digit((unsigned char)s.ptr[i]))
			return false;
	return s.len > 0;
}

/* "Ends in a number": such a host is an IPv4 address or nothing. `host` comes without a dot at its end. */
static bool ends_in_number(struct pl_str host)
{
	uint64_t value;
	size_t dot = host.len;

	while (dot > 0 && host.ptr[dot - 1] != '.')
		dot--;
	pl_address_take(&host, dot);
	return is_digits(host) || read_number(&value, host);
}

static enum pl_address_fault read_ipv4(struct pl_str *out, struct pl_arena *arena, struct pl_str host)
{
	uint64_t parts[MOST_PARTS], address = 0;
	unsigned n = 0;

	for (bool more = true; more; n++) {
		size_t dot = pl_str_find(host, PL_STR("."), 0);

		if (n == MOST_PARTS || !read_number(&parts[n], pl_str_n(host.ptr, dot)))
			return PL_ADDRESS_HOST_IPV4;
		more = dot < host.len;
		pl_address_take(&host, dot + more);
	}
	for (unsigned i = 0; i + 1 < n; i++) {
		if (parts[i] > 255)
			return PL_ADDRESS_HOST_IPV4;
		address |= parts[i] << (24 - 8 * i);
	}
	if (parts[n - 1] >> (8 * (5 - n)))
		return PL_ADDRESS_HOST_IPV4;
	address |= parts[n - 1];
	*out = pl_arena_printf(arena, "%u.%u.%u.%u", (unsigned)(address >> 24), (unsigned)(address >> 16 & 255),
			       (unsigned)(address >> 8 & 255), (unsigned)(address & 255));
	return PL_ADDRESS_FINE;
}

/* The host of a scheme that browsers do not know. */
static enum pl_address_fault read_opaque(struct pl_str *out, struct pl_arena *arena, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_forbidden(text.ptr[i]))
			return PL_ADDRESS_HOST_CHARACTER;
	*out = pl_address_encode(arena, text.ptr ? text : PL_STR(""), PL_ADDRESS_SET_CONTROL);
	return PL_ADDRESS_FINE;
}

static bool starts_xn(struct pl_str label)
{
	return label.len >= 4 && pl_str_eq_nocase(pl_str_n(label.ptr, 4), PL_STR("xn--"));
}

/* All letters small, digits, hyphens and dots, and no label of another script: what nearly every host is. */
static bool is_plain(struct pl_str text, bool *capitals)
{
	bool label = true;

	*capitals = false;
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.ptr[i] >= 0x80 ||
		    (label && starts_xn(pl_str_n(text.ptr + i, text.len - i))))
			return false;
		*capitals |= (unsigned)text.ptr[i] - 'A' < 26;
		label = text.ptr[i] == '.';
	}
	return true;
}

static struct pl_str lower(struct pl_arena *arena, struct pl_str text)
{
	char *small = pl_arena_alloc(arena, text.len);

	for (size_t i = 0; i < text.len; i++)
		small[i] = pl_lower(text.ptr[i]);
	return pl_str_n(small, text.len);
}

enum pl_address_fault pl_address_host(struct pl_str *out, struct pl_arena *arena, struct pl_str text, bool special)
{
	enum pl_address_fault fault = PL_ADDRESS_FINE;
	struct pl_str host;
	bool capitals;

	if (text.len && text.ptr[0] == '[')
		return text.ptr[text.len - 1] == ']' && text.len >= 2
			       ? pl_address_ipv6(out, arena, pl_str_n(text.ptr + 1, text.len - 2))
			       : PL_ADDRESS_HOST_IPV6;
	if (!special)
		return read_opaque(out, arena, text);
	host = pl_address_decode(arena, text);
	if (!is_plain(host, &capitals))
		fault = pl_address_domain(&host, arena, host);
	else if (capitals)
		host = lower(arena, host);
	if (fault)
		return fault;
	for (size_t i = 0; i < host.len; i++)
		if (is_forbidden_domain(host.ptr[i]))
			return PL_ADDRESS_HOST_CHARACTER;
	if (!host.len)
		return PL_ADDRESS_HOST_DOMAIN;
	*out = host;
	if (host.len > 1 && host.ptr[host.len - 1] == '.')
		host.len--;
	return ends_in_number(host) ? read_ipv4(out, arena, host) : PL_ADDRESS_FINE;
}
