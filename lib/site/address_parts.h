/* address_parts: what the files of the address reader share. */
#ifndef PL_SITE_ADDRESS_PARTS_H
#define PL_SITE_ADDRESS_PARTS_H

#include "site/address.h"

/* The percent-encode sets (WHATWG URL 1.3). C0 controls, DEL and all but ASCII are in each. */
enum pl_address_set {
	PL_ADDRESS_SET_CONTROL = 0,
	PL_ADDRESS_SET_FRAGMENT = 1,
	PL_ADDRESS_SET_QUERY = 2,
	PL_ADDRESS_SET_SPECIAL_QUERY = 4,
	PL_ADDRESS_SET_PATH = 8,
	PL_ADDRESS_SET_USERINFO = 16,
};

/* `text` with the characters of `set` percent-encoded: itself when it has none of them. */
struct pl_str pl_address_encode(struct pl_arena *arena, struct pl_str text, enum pl_address_set set);
/* How many bytes of `text` are encoded. */
size_t pl_address_encoded_count(struct pl_str text, enum pl_address_set set);
/* Writes `text`, encoded, to `out`, which has room; gives the bytes written. */
size_t pl_address_encode_to(char *out, struct pl_str text, enum pl_address_set set);
/* `text` with %XX decoded, whatever they give: itself when it has none. */
struct pl_str pl_address_decode(struct pl_arena *arena, struct pl_str text);
/* The value of a hex digit, or -1. */
int pl_address_hex(char c);

/* The host parser (WHATWG URL 3.5). PL_ADDRESS_FINE, with *out as pl_address.host, or what is wrong. */
enum pl_address_fault pl_address_host(struct pl_str *out, struct pl_arena *arena, struct pl_str text, bool special);
/* An IPv6 address without its brackets (3.5), as the shortest text (3.6) with brackets. */
enum pl_address_fault pl_address_ipv6(struct pl_str *out, struct pl_arena *arena, struct pl_str text);
/* "Domain to ASCII" (3.3) of percent-decoded text: UTS 46 with the characters that utf8proc knows; joiners only behind a
 * virama; labels of at most 255 characters. */
enum pl_address_fault pl_address_domain(struct pl_str *out, struct pl_arena *arena, struct pl_str text);

/* Takes `len` bytes off the front of `rest`. */
static inline struct pl_str pl_address_take(struct pl_str *rest, size_t len)
{
	struct pl_str part = {rest->ptr, len};

	rest->ptr += len;
	rest->len -= len;
	return part;
}

#endif
