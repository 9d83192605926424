/* width: columns, clusters, character classes and normal forms. */
#include "unit.h"

#include "base/normal.h"
#include "base/width.h"

static void columns(void **state)
{
	static const struct {
		const char *text;
		unsigned narrow, wide; /* ambiguous = 1, 2 */
	} rows[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"泉港", 4, 4},
		{"泉港 abc，。", 12, 12},
		{"“双轮”", 6, 8},
		{"…—·‘’", 5, 10},
		{"ＡＢ　Ｃ", 8, 8},
		{"ｶﾞ", 2, 2},
		{"か\xE3\x82\x99", 2, 2},           /* か + U+3099 */
		{"e\xCC\x81t", 2, 2},               /* e + U+0301 */
		{"😀", 2, 2},
		{"👨‍👩‍👧‍👦!", 3, 3}, /* ZWJ family */
		{"🇨🇳🇫🇷", 4, 4},                     /* flags */
		{"\xE2\x9D\xA4\xEF\xB8\x8F", 2, 2}, /* heart with VS16 */
		{"👍🏽", 2, 2},                     /* skin tone */
		{"𠮷野家", 6, 6},
		{"한글", 4, 4},
		{"한", 2, 2},                     /* conjoining jamo */
		{"กำ", 2, 2},
		{"\xE2\x80\x8B\xEF\xBB\xBF", 0, 0}, /* ZWSP, BOM */
		{"Ж№", 2, 4},
		{"漢\xF3\xA0\x84\x80字", 4, 4},     /* ideographic variation */
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		assert_int_equal(pl_width_text(pl_str_c(rows[i].text), 1), rows[i].narrow);
		assert_int_equal(pl_width_text(pl_str_c(rows[i].text), 2), rows[i].wide);
	}
}

static void characters(void **state)
{
	(void)state;
	assert_int_equal(pl_width_char('\n', 1), 0);
	assert_int_equal(pl_width_char(0x7F, 1), 0);
	assert_int_equal(pl_width_char(0x2028, 1), 0);
	assert_int_equal(pl_width_char(0x300, 2), 0);
	assert_int_equal(pl_width_char(0xB7, 2), 2);
	assert_int_equal(pl_width_char(0x4E00, 1), 2);
	assert_int_equal(pl_width_char(0x3000, 1), 2);
	assert_int_equal(pl_width_char(0x302A, 1), 0);
	assert_int_equal(pl_width_char(0xFF71, 1), 1);
	assert_int_equal(pl_width_char(0xE000, 2), 2);
}

static void clusters(void **state)
{
	(void)state;
	assert_int_equal(pl_width_cluster(PL_STR("")), 0);
	assert_int_equal(pl_width_cluster(PL_STR("ab")), 1);
	assert_int_equal(pl_width_cluster(PL_STR("中文")), 3);
	assert_int_equal(pl_width_cluster(PL_STR("\r\n")), 2);
	assert_int_equal(pl_width_cluster(PL_STR("e\xCC\x81x")), 3);
	assert_int_equal(pl_width_cluster(PL_STR("👨‍👩‍👧‍👦!")), 25);
	assert_int_equal(pl_width_cluster(PL_STR("🇨🇳🇫🇷")), 8);
	assert_int_equal(pl_width_cluster(PL_STR("か\xE3\x82\x99か")), 6);
}

static void scripts(void **state)
{
	(void)state;
	assert_true(pl_is_han(0x6CC9) && pl_is_han(0x20BB7) && pl_is_han(0x3007) && pl_is_han(0xF900));
	assert_true(pl_is_han(0x2F46) && pl_is_han(0x3400) && pl_is_han(0x31350));
	assert_false(pl_is_han('a') || pl_is_han(0x3042) || pl_is_han(0x3002) || pl_is_han(0xAC00));
	assert_true(pl_is_cjk(0x3042) && pl_is_cjk(0x30AB) && pl_is_cjk(0x3105) && pl_is_cjk(0x4E00));
	assert_true(pl_is_cjk(0x30FC) && pl_is_cjk(0xFF76));
	assert_false(pl_is_cjk(0xAC00) || pl_is_cjk(0xFF21) || pl_is_cjk(0x3001) || pl_is_cjk('a'));
}

static void punctuation(void **state)
{
	static const uint32_t yes[] = {'!', '$', '+', '<', '^', '`', '|', '~', '_', 0xA7, 0xB7, 0xD7, 0x20AC,
				       0x201C, 0x2026, 0x3001, 0x3002, 0x300A, 0x30FB, 0xFF0C, 0xFF5E,
				       0x1F600, 0x10100, 0x1D6DB, 0x1F1E8, 0x16FE2};
	static const uint32_t no[] = {0, '\n', ' ', 'a', '0', 0x7F, 0xA0, 0x3000, 0x4E00, 0x3042, 0x3005,
				      0x30FC, 0x20BB7, 0x1D400, 0xAC00, 0x300, 0x200B, 0xE000};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(yes); i++)
		assert_true(pl_is_punctuation(yes[i]));
	for (size_t i = 0; i < PL_COUNT(no); i++)
		assert_false(pl_is_punctuation(no[i]));
}

static void spaces(void **state)
{
	unsigned n = 0;

	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++)
		n += pl_is_unicode_space(cp);
	assert_int_equal(n, 17 + 4); /* Zs has 17 (Unicode 15), and TAB LF FF CR */
	assert_true(pl_is_unicode_space(0x3000) && pl_is_unicode_space(0xA0));
	assert_false(pl_is_unicode_space(0x200B) || pl_is_unicode_space(0x0B) || pl_is_unicode_space(0x2028));
}

static void check_nfc(const char *text, const char *want)
{
	struct pl_buf out = {0};

	assert_true(pl_nfc(&out, pl_str_c(text)));
	assert_true(pl_str_is(pl_buf_str(&out), want));
	pl_buf_finish(&out);
}

static void normal_form(void **state)
{
	(void)state;
	check_nfc("", "");
	check_nfc("plain", "plain");
	check_nfc("泉港“石化”", "泉港“石化”");
	check_nfc("e\xCC\x81", "\xC3\xA9");
	check_nfc("か\xE3\x82\x99", "が");
	check_nfc("\xEF\xA4\x80", "豈"); /* U+F900 */
	check_nfc("한", "한");
	check_nfc("\xE2\x84\xAB", "\xC3\x85"); /* ANGSTROM SIGN */
	check_nfc("①Ａ", "①Ａ"); /* compatibility forms stay */
	check_nfc("中\xCC\x82\xCC\xA3文", "中\xCC\xA3\xCC\x82文"); /* order of marks */
}

static void many_marks_are_refused(void **state)
{
	struct pl_buf text = {0}, out = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		pl_buf_adds(&text, i % 2 ? "\xCC\xA3" : "\xCC\x81");
	assert_false(pl_nfc(&out, pl_buf_str(&text)));
	pl_buf_finish(&text);
	pl_buf_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns),
		cmocka_unit_test(characters),
		cmocka_unit_test(clusters),
		cmocka_unit_test(scripts),
		cmocka_unit_test(punctuation),
		cmocka_unit_test(spaces),
		cmocka_unit_test(normal_form),
		cmocka_unit_test(many_marks_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
