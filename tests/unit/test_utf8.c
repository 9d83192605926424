/* utf8: every sequence of one to three bytes, and every four-byte one at the edges, against table 3-7. */
#include "unit.h"

#include "base/utf8.h"

/* The Unicode Standard 15.0, table 3-7: well-formed byte sequences. */
static const struct {
	unsigned char lo[4], hi[4];
	size_t len;
} table[] = {
	{{0x00}, {0x7F}, 1},
	{{0xC2, 0x80}, {0xDF, 0xBF}, 2},
	{{0xE0, 0xA0, 0x80}, {0xE0, 0xBF, 0xBF}, 3},
	{{0xE1, 0x80, 0x80}, {0xEC, 0xBF, 0xBF}, 3},
	{{0xED, 0x80, 0x80}, {0xED, 0x9F, 0xBF}, 3},
	{{0xEE, 0x80, 0x80}, {0xEF, 0xBF, 0xBF}, 3},
	{{0xF0, 0x90, 0x80, 0x80}, {0xF0, 0xBF, 0xBF, 0xBF}, 4},
	{{0xF1, 0x80, 0x80, 0x80}, {0xF3, 0xBF, 0xBF, 0xBF}, 4},
	{{0xF4, 0x80, 0x80, 0x80}, {0xF4, 0x8F, 0xBF, 0xBF}, 4},
};

/* Bytes of `p` that begin a sequence of the table; *whole tells whether the sequence is complete. */
static size_t oracle_prefix(const unsigned char *p, size_t n, bool *whole)
{
	size_t best = 0;

	*whole = false;
	for (size_t row = 0; row < PL_COUNT(table); row++) {
		size_t i = 0;

		while (i < n && i < table[row].len && p[i] >= table[row].lo[i] && p[i] <= table[row].hi[i])
			i++;
		*whole |= i == table[row].len;
		best = i > best ? i : best;
	}
	return best;
}

static size_t oracle_valid(const unsigned char *p, size_t n)
{
	size_t at = 0;

	while (at < n) {
		bool whole;
		size_t len = oracle_prefix(p + at, n - at, &whole);

		if (!whole)
			break;
		at += len;
	}
	return at;
}

static bool agrees(const unsigned char *p, size_t n)
{
	struct pl_str str = {(const char *)p, n};
	bool whole;
	size_t at = oracle_valid(p, n), bad;

	if (pl_utf8_valid(str) != at)
		return false;
	if (at == n)
		return true;
	bad = oracle_prefix(p + at, n - at, &whole);
	return pl_utf8_bad_length(pl_str_n(str.ptr + at, n - at)) == (bad ? bad : 1);
}

static void one_to_three_bytes(void **state)
{
	unsigned char b[3];

	(void)state;
	for (unsigned i = 0; i < 0x1000000; i++) {
		b[0] = (unsigned char)(i >> 16);
		b[1] = (unsigned char)(i >> 8);
		b[2] = (unsigned char)i;
		if (b[0] >= 0x80 && !agrees(b, 3))
			fail_msg("%02x %02x %02x", b[0], b[1], b[2]);
		if (b[2] == 0 && !agrees(b, 2))
			fail_msg("%02x %02x", b[0], b[1]);
		if (b[1] == 0 && b[2] == 0 && !agrees(b, 1))
			fail_msg("%02x", b[0]);
	}
}

static void four_bytes_at_the_edges(void **state)
{
	static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
					      0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFF};
	unsigned char b[4];

	(void)state;
	for (unsigned lead = 0x80; lead < 0x100; lead++)
		for (unsigned i = 0; i < 16 * 16 * 16; i++) {
			b[0] = (unsigned char)lead;
			b[1] = edges[i >> 8];
			b[2] = edges[i >> 4 & 15];
			b[3] = edges[i & 15];
			if (!agrees(b, 4))
				fail_msg("%02x %02x %02x %02x", b[0], b[1], b[2], b[3]);
		}
}

/* A fault at every place of a long text, so that wide loops meet it at every alignment. */
static void faults_in_long_text(void **state)
{
	static const char *const fill[] = {"abcdefgh", "泉港", "é", "😀", "a泉", "漢字a😀é"};
	static const char *const bad[] = {"\x80", "\xFF", "\xC0\xAF", "\xE6\xB3", "\xED\xA0\x80",
					  "\xF4\x90\x80\x80", "\xF0\x9F\x98", "\xE6", "\xC3"};
	unsigned char text[256];

	(void)state;
	for (size_t f = 0; f < PL_COUNT(fill); f++)
		for (size_t b = 0; b < PL_COUNT(bad); b++)
			for (size_t before = 0; before + 8 < 200; before += strlen(fill[f])) {
				size_t n = 0;

				while (n < before) {
					memcpy(text + n, fill[f], strlen(fill[f]));
					n += strlen(fill[f]);
				}
				memcpy(text + n, bad[b], strlen(bad[b]));
				n += strlen(bad[b]);
				assert_true(agrees(text, n));
				while (n + strlen(fill[f]) < sizeof(text)) {
					memcpy(text + n, fill[f], strlen(fill[f]));
					n += strlen(fill[f]);
				}
				assert_true(agrees(text, n));
			}
}

static void every_code_point_there_and_back(void **state)
{
	char bytes[6] = "x";

	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		size_t len = pl_utf8_encode(bytes + 1, cp), at = 1;
		struct pl_str text = {bytes, len + 1};

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		if (pl_utf8_valid(text) != text.len || pl_utf8_count(text) != 2 ||
		    pl_utf8_next(text, &at) != cp || at != text.len ||
		    pl_utf8_prev(text, &at) != cp || at != 1)
			fail_msg("U+%04X", (unsigned)cp);
	}
}

static void counts(void **state)
{
	(void)state;
	assert_int_equal(pl_utf8_count(PL_STR("")), 0);
	assert_int_equal(pl_utf8_count(PL_STR("泉港 abc 😀 — and enough more text")), 31);
	assert_int_equal(pl_utf8_valid(PL_STR("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_to_three_bytes),
		cmocka_unit_test(four_bytes_at_the_edges),
		cmocka_unit_test(faults_in_long_text),
		cmocka_unit_test(every_code_point_there_and_back),
		cmocka_unit_test(counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
