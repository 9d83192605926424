/* sha1: FIPS 180-4, 6.1. */
#include "base/sha1.h"

#include <stdio.h>

static uint32_t rotate(uint32_t x, unsigned n)
{
	return x << n | x >> (32 - n);
}

static void block(uint32_t state[5], const unsigned char bytes[64])
{
	uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

	for (unsigned t = 0; t < 16; t++)
		w[t] = (uint32_t)bytes[t * 4] << 24 | (uint32_t)bytes[t * 4 + 1] << 16 | (uint32_t)bytes[t * 4 + 2] << 8 | bytes[t * 4 + 3];
	for (unsigned t = 16; t < 80; t++)
		w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
	for (unsigned t = 0; t < 80; t++) {
		uint32_t f = t < 20   ? ((b & c) | (~b & d)) + 0x5A827999
			     : t < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
			     : t < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
				      : (b ^ c ^ d) + 0xCA62C1D6;
		uint32_t next = rotate(a, 5) + f + e + w[t];

		e = d, d = c, c = rotate(b, 30), b = a, a = next;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

void pl_sha1_hex(char out[41], struct pl_str text)
{
	uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
	unsigned char tail[128] = {0};
	size_t whole = text.len / 64 * 64, rest = text.len - whole, size = rest < 56 ? 64 : 128;

	for (size_t at = 0; at < whole; at += 64)
		block(state, (const unsigned char *)text.ptr + at);
	if (rest)
		memcpy(tail, text.ptr + whole, rest);
	tail[rest] = 0x80;
	for (unsigned i = 0; i < 8; i++)
		tail[size - 1 - i] = (unsigned char)((uint64_t)text.len * 8 >> i * 8);
	for (size_t at = 0; at < size; at += 64)
		block(state, tail + at);
	for (unsigned i = 0; i < 5; i++)
		snprintf(out + i * 8, 9, "%08x", state[i]);
}
