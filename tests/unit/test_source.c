/* source: bytes in any encoding become text, and every place in the text leads back to the bytes as stored. */
#include "unit.h"

#include <iconv.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "source/source.h"

static const char news[] = "---\ntitle: 泉港区举行签约仪式\n---\n近日，泉港区举行开放招商项目集中签约仪式，共49个项目集中签约。\n"
			   "第一季度地区生产总值232.53亿元，工业投资同比增长。有关部门表示，将做好后续服务。\n";

static struct pl_source read_bytes(struct pl_arena *arena, const char *name, struct pl_str bytes)
{
	struct pl_source source = {0};

	pl_source_read(&source, arena, name, bytes, NULL);
	return source;
}

/* `text` in another encoding. Free ptr. */
static struct pl_str encode(const char *encoding, struct pl_str text)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	size_t left = text.len, room = 8 * text.len + 16;
	char *in = (char *)(uintptr_t)text.ptr, *out = malloc(room), *at = out;

	assert_true(cd != (iconv_t)-1);
	assert_int_equal(iconv(cd, &in, &left, &at, &room), 0);
	assert_int_not_equal(iconv(cd, NULL, NULL, &at, &room), (size_t)-1);
	iconv_close(cd);
	return pl_str_n(out, (size_t)(at - out));
}

/* Every character of the text stands where the encoded prefix before it ends. */
static void expect_places(const struct pl_source *source, const char *encoding)
{
	for (size_t at = 0; at < source->text.len;) {
		struct pl_str before = encode(encoding, pl_str_n(source->text.ptr, at));

		assert_int_equal(pl_source_byte(source, (uint32_t)at), before.len);
		free((void *)(uintptr_t)before.ptr);
		pl_utf8_next(source->text, &at);
	}
}

static void test_places(void **state)
{
	static const struct {
		const char *iconv, *name;
	} rows[] = {
		{"UTF-8", "UTF-8"}, {"GB18030", "GB18030"}, {"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}, {"UTF-32LE", "UTF-32LE"},
		{"UTF-32BE", "UTF-32BE"},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_str bytes = encode(rows[i].iconv, pl_str_c(news));
		struct pl_source source = read_bytes(&arena, "a.md", bytes);

		assert_string_equal(source.encoding, rows[i].name);
		assert_true(pl_str_is(source.text, news));
		expect_places(&source, rows[i].iconv);
		pl_arena_finish(&arena);
		free((void *)(uintptr_t)bytes.ptr);
	}
}

static void test_marks(void **state)
{
	static const struct {
		const char *iconv, *name;
		struct pl_str mark;
	} rows[] = {
		{"UTF-8", "UTF-8", {"\xEF\xBB\xBF", 3}}, {"UTF-16LE", "UTF-16LE", {"\xFF\xFE", 2}}, {"UTF-16BE", "UTF-16BE", {"\xFE\xFF", 2}},
		{"UTF-32LE", "UTF-32LE", {"\xFF\xFE\0\0", 4}}, {"UTF-32BE", "UTF-32BE", {"\0\0\xFE\xFF", 4}},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_str bytes = encode(rows[i].iconv, PL_STR("泉港 \xF0\x9F\x98\x80\n"));
		struct pl_buf marked = {0};
		struct pl_source source;

		pl_buf_add(&marked, rows[i].mark);
		pl_buf_add(&marked, bytes);
		source = read_bytes(&arena, "a.md", pl_buf_str(&marked));
		assert_true(source.has_bom);
		assert_string_equal(source.encoding, rows[i].name);
		assert_int_equal(source.evidence, PL_EVIDENCE_BOM);
		assert_true(pl_str_is(source.text, "泉港 \xF0\x9F\x98\x80\n"));
		assert_int_equal(pl_source_byte(&source, 0), rows[i].mark.len);
		assert_int_equal(pl_source_byte(&source, (uint32_t)source.text.len), marked.len);
		pl_arena_finish(&arena);
		pl_buf_finish(&marked);
		free((void *)(uintptr_t)bytes.ptr);
	}
}

static void expect_text(const char *name, struct pl_str bytes, const char *encoding, const char *text)
{
	struct pl_arena arena = {0};
	struct pl_source source = read_bytes(&arena, name, bytes);

	if (encoding)
		assert_string_equal(source.encoding, encoding);
	else
		assert_null(source.encoding);
	assert_true(pl_str_is(source.text, text));
	pl_arena_finish(&arena);
}

static void test_declared(void **state)
{
	(void)state;
	expect_text("a.html", PL_STR("<meta charset=gb2312>\xC8\xAA\xB8\xDB"), "GB18030", "<meta charset=gb2312>泉港");
	expect_text("a.html", PL_STR("<meta charset=gbk>\x80 9"), "GB18030", "<meta charset=gbk>€ 9"); /* WHATWG 10.2.1 */
	expect_text("a.html", PL_STR("<meta charset=iso-8859-1>\x93x\x94"), "windows-1252", "<meta charset=iso-8859-1>“x”");
	expect_text("a.html", PL_STR("<meta charset=shift_jis>\x87\x40"), "Shift_JIS", "<meta charset=shift_jis>①"); /* CP932 */
	expect_text("a.html.zh-tw.big5", PL_STR("<p>\xAC\x75</p>"), "Big5", "<p>泉</p>");
	expect_text("a.html", PL_STR("<?xml version=\"1.0\" encoding=\"koi8-r\"?>\xD2\xD5\xD3"), "KOI8-R", "<?xml version=\"1.0\" encoding=\"koi8-r\"?>рус");
	/* what is UTF-8 beyond doubt is UTF-8, whatever it says */
	expect_text("a.html", PL_STR("<meta charset=gb2312>泉港"), "UTF-8", "<meta charset=gb2312>泉港");
	/* UTF-7 is denied: the text stays as it is */
	expect_text("a.html", PL_STR("<meta charset=utf-7>+ADw-"), "UTF-8", "<meta charset=utf-7>+ADw-");
}

static void test_shape(void **state)
{
	(void)state;
	expect_text("a.html", PL_STR("<p>\x1B$B4A;z\x1B(B</p>\n"), "ISO-2022-JP", "<p>漢字</p>\n");
}

static void test_damage(void **state)
{
	struct pl_arena arena = {0};
	struct pl_str bytes = PL_STR("近日，泉港区举行签约仪式。\nabc \xFF def\n共49个项目集中签约。\n");
	struct pl_source source = read_bytes(&arena, "a.md", bytes);

	(void)state;
	assert_int_equal(source.evidence, PL_EVIDENCE_DAMAGED);
	assert_int_equal(source.nlossy, 1);
	assert_int_equal(source.first_bad, 44);
	assert_int_equal(source.lossy[0].byte, 44);
	assert_int_equal(source.lossy[0].len, 1);
	assert_true(pl_str_eq(pl_slice(source.text, source.lossy[0].text), PL_STR("\xEF\xBF\xBD")));
	/* behind it, text and bytes are two apart */
	assert_int_equal(pl_source_byte(&source, source.lossy[0].text.end), 45);
	assert_int_equal(pl_source_byte(&source, (uint32_t)source.text.len), bytes.len);
	pl_arena_finish(&arena);
}

static void test_unknown(void **state)
{
	(void)state;
	expect_text("a.txt", PL_STR("caf\xE9"), NULL, "café"); /* too short to tell */
	assert_null(pl_encoding_name(PL_STR("utf-7")));
	assert_null(pl_encoding_name(PL_STR("nonsense")));
	assert_string_equal(pl_encoding_name(PL_STR("GB2312")), "GB18030");
	assert_string_equal(pl_encoding_name(PL_STR("latin1")), "windows-1252");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places), cmocka_unit_test(test_marks), cmocka_unit_test(test_declared), cmocka_unit_test(test_shape),
		cmocka_unit_test(test_damage), cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
