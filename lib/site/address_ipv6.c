/* address_ipv6: eight pieces in brackets (WHATWG URL 3.5, "IPv6 parser"; 3.6, "IPv6 serializer"). */
#include "site/address_parts.h"

#include "base/buf.h"

enum {
	PIECES = 8,
	NOWHERE = -1,
};

struct ipv6 {
	uint16_t pieces[PIECES];
	int count, squeezed; /* behind the zero that `::` is at least, or NOWHERE */
};

/* Up to four hex digits off the front; how many there were. */
static unsigned read_piece(struct pl_str *s, uint16_t *value)
{
	unsigned n = 0;

	*value = 0;
	while (n < 4 && n < s->len && pl_is_xdigit((unsigned char)s->ptr[n]))
		*value = (uint16_t)(*value << 4 | pl_address_hex(s->ptr[n++]));
	pl_address_take(s, n);
	return n;
}

/* A byte as a decimal number without a zero in front. */
static bool read_byte(struct pl_str *s, unsigned *value)
{
	size_t n = 0;

	*value = 0;
	while (n < s->len && pl_is_digit((unsigned char)s->ptr[n])) {
		if (n && !*value)
			return false;
		*value = *value * 10 + (unsigned)(s->ptr[n++] - '0');
		if (*value > 255)
			return false;
	}
	pl_address_take(s, n);
	return n > 0;
}

/* Four bytes with dots fill the last two pieces. */
static bool read_ipv4_tail(struct ipv6 *ip, struct pl_str s)
{
	unsigned byte;

	if (ip->count > PIECES - 2)
		return false;
	for (int i = 0; i < 4; i++) {
		if (i && (!s.len || s.ptr[0] != '.'))
			return false;
		if (i)
			pl_address_take(&s, 1);
		if (!read_byte(&s, &byte))
			return false;
		ip->pieces[ip->count + i / 2] = (uint16_t)(ip->pieces[ip->count + i / 2] << 8 | byte);
	}
	ip->count += 2;
	return !s.len;
}

static bool read_pieces(struct ipv6 *ip, struct pl_str s)
{
	if (s.len && s.ptr[0] == ':') {
		if (s.len < 2 || s.ptr[1] != ':')
			return false;
		pl_address_take(&s, 2);
		ip->squeezed = ip->count = 1;
	}
	while (s.len) {
		struct pl_str piece = s;
		uint16_t value;
		unsigned digits;

		if (ip->count == PIECES)
			return false;
		if (s.ptr[0] == ':') {
			if (ip->squeezed != NOWHERE)
				return false;
			pl_address_take(&s, 1);
			ip->squeezed = ++ip->count;
			continue;
		}
		digits = read_piece(&s, &value);
		if (s.len && s.ptr[0] == '.')
			return digits && read_ipv4_tail(ip, piece);
		if (s.len && (s.ptr[0] != ':' || s.len == 1))
			return false;
		if (s.len)
			pl_address_take(&s, 1);
		ip->pieces[ip->count++] = value;
	}
	return true;
}

/* `::` becomes as many more zeros as are wanting. */
static bool expand(struct ipv6 *ip)
{
	int gap = PIECES - ip->count, tail = ip->count - ip->squeezed;

	if (ip->squeezed == NOWHERE)
		return ip->count == PIECES;
	if (!gap)
		return true;
	memmove(&ip->pieces[ip->squeezed + gap], &ip->pieces[ip->squeezed], (size_t)tail * sizeof(ip->pieces[0]));
	memset(&ip->pieces[ip->squeezed], 0, (size_t)gap * sizeof(ip->pieces[0]));
	return true;
}

/* The first of the longest rows of two zeros or more, or NOWHERE; its length. */
static int longest_zeros(const struct ipv6 *ip, int *length)
{
	int best = NOWHERE, run = 0;

	*length = 1;
	for (int i = 0; i < PIECES; i++) {
		run = ip->pieces[i] ? 0 : run + 1;
		if (run > *length) {
			*length = run;
			best = i + 1 - run;
		}
	}
	return best;
}

enum pl_address_fault pl_address_ipv6(struct pl_str *out, struct pl_arena *arena, struct pl_str text)
{
	struct ipv6 ip = {.squeezed = NOWHERE};
	struct pl_buf shown = {0};
	int zeros, length;

	if (!read_pieces(&ip, text) || !expand(&ip))
		return PL_ADDRESS_HOST_IPV6;
	zeros = longest_zeros(&ip, &length);
	pl_buf_addc(&shown, '[');
	for (int i = 0; i < PIECES; i++) {
		if (i == zeros) {
			pl_buf_adds(&shown, i ? ":" : "::");
			i += length - 1;
			continue;
		}
		pl_buf_addf(&shown, i + 1 < PIECES ? "%x:" : "%x", (unsigned)ip.pieces[i]);
	}
	pl_buf_addc(&shown, ']');
	*out = pl_arena_dup(arena, pl_buf_str(&shown));
	pl_buf_finish(&shown);
	return PL_ADDRESS_FINE;
}
