/* lines: places in texts with every line ending, Chinese, tabs and emoji, and in very long lines. */
#include "unit.h"

#include "source/lines.h"

static void place(struct pl_str text, uint32_t at, uint32_t line, uint32_t column)
{
	struct pl_arena arena = {0};
	struct pl_lines lines;
	struct pl_place got;

	pl_lines_init(&lines, &arena, text);
	got = pl_lines_place(&lines, at);
	assert_int_equal(got.line, line);
	assert_int_equal(got.column, column);
	pl_arena_finish(&arena);
}

static void endings(void **state)
{
	struct pl_str text = PL_STR("a\nb\r\nc\rd\n");

	(void)state;
	place(PL_STR(""), 0, 1, 1);
	place(text, 0, 1, 1);
	place(text, 2, 2, 1);
	place(text, 5, 3, 1);
	place(text, 7, 4, 1);
	place(text, 8, 4, 2);
	place(text, 9, 5, 1);
	place(PL_STR("a\xE2\x80\xA8""b"), 4, 1, 3); /* U+2028 ends no line */
}

static void columns(void **state)
{
	struct pl_str text = PL_STR("\xE6\xB3\x89\xE6\xB8\xAF\t\xF0\x9F\x98\x80x");

	(void)state;
	place(text, 3, 1, 2);
	place(text, 6, 1, 3);
	place(text, 7, 1, 4);
	place(text, 11, 1, 5);
}

static void long_line(void **state)
{
	static char text[30000 + 4];

	(void)state;
	text[0] = text[1] = '\n';
	for (size_t i = 2; i + 2 < sizeof(text); i += 3)
		memcpy(text + i, "\xE6\xB3\x89", 3);
	place(pl_str_n(text, 30002), 2 + 3 * 9000, 3, 9001);
	place(pl_str_n(text, 30002), 2 + 3 * 17, 3, 18);
}

static void line_spans(void **state)
{
	struct pl_arena arena = {0};
	struct pl_lines lines;

	(void)state;
	pl_lines_init(&lines, &arena, PL_STR("ab\r\nc\n\nd"));
	assert_int_equal(lines.count, 4);
	assert_int_equal(pl_lines_line(&lines, 1).end, 2);
	assert_int_equal(pl_lines_line(&lines, 2).start, 4);
	assert_int_equal(pl_lines_line(&lines, 2).end, 5);
	assert_int_equal(pl_lines_line(&lines, 3).end, 6);
	assert_int_equal(pl_lines_line(&lines, 4).end, 8);
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(endings),
		cmocka_unit_test(columns),
		cmocka_unit_test(long_line),
		cmocka_unit_test(line_spans),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
