/* date_form: strptime notation, and days that do not exist. */
#include "unit.h"

#include "date/date.h"

static void matches(void **state)
{
	static const struct {
		const char *text, *form;
		bool is;
	} rows[] = {
		{"2022-04-27 09:19:41 +0800", "%Y-%m-%d %H:%M:%S %z", true},
		{"2022-04-27 9:19:41 +0800", "%Y-%m-%d %H:%M:%S %z", false},
		{"2022-04-27 9:19:41 +0800", "%Y-%m-%d %-H:%M:%S %z", true},
		{"2022-04-27 09:19:41 +08:00", "%Y-%m-%d %H:%M:%S %z", false},
		{"2022-04-27 09:19:41 +08:00", "%F %T %:z", true},
		{"2022-04-27 09:19:41 +0800 ", "%F %T %z", false},
		{"2022-04-27", "%F", true},
		{"2022/04/27", "%F", false},
		{"2022-13-27", "%F", false},
		{"2022-4-7", "%Y-%-m-%-d", true},
		{"2022-04-07", "%Y-%-m-%-d", false},
		{"27 Apr 2022", "%d %b %Y", true},
		{"27 apr 2022", "%d %b %Y", false},
		{"April 27, 2022", "%B %d, %Y", true},
		{"May  7, 2022", "%B %e, %Y", true},
		{"Wed, 27 Apr 2022 09:19:41 CST", "%a, %d %b %Y %T %Z", true},
		{"09:19 PM", "%I:%M %p", true},
		{"13:19 PM", "%I:%M %p", false},
		{"2022-04-27T09:19:41.123Z", "%FT%T.%fZ", true},
		{"100%", "%j%%", true},
		{"2022年04月27日", "%Y年%m月%d日", true},
		{"", "%Y", false},
		{"2022", "", false},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++)
		if (pl_date_matches(pl_str_c(rows[i].text), pl_str_c(rows[i].form)) != rows[i].is)
			fail_msg("%s %s", rows[i].text, rows[i].form);
}

static void writes(void **state)
{
	struct pl_arena arena = {0};
	struct pl_date date = {.written = {2022, 4, 7, 21, 5, 9}, .has_time = true, .has_zone = true, .zone = 8 * 3600};
	static const struct {
		const char *form, *text;
	} rows[] = {
		{"%Y-%m-%d %H:%M:%S %z", "2022-04-07 21:05:09 +0800"},
		{"%FT%T%:z", "2022-04-07T21:05:09+08:00"},
		{"%a %e %B %y, %-I:%M %p", "Thu  7 April 22, 9:05 PM"},
		{"%j%%", "097%"},
		{"%Z", NULL},
		{"%Q", NULL},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_str text = pl_date_write(&arena, &date, pl_str_c(rows[i].form));

		if (!pl_str_eq(text, pl_str_c(rows[i].text)))
			fail_msg("%s: %s", rows[i].form, text.ptr);
		assert_true(!text.ptr || pl_date_matches(text, pl_str_c(rows[i].form)));
	}
	date.has_zone = false;
	assert_null(pl_date_write(&arena, &date, PL_STR("%F %z")).ptr);
	date.written.day = 31;
	assert_null(pl_date_write(&arena, &date, PL_STR("%F")).ptr);
	pl_arena_finish(&arena);
}

static void says_what_is_no_form(void **state)
{
	struct pl_error error;

	(void)state;
	assert_true(pl_date_form_valid(PL_STR("%Y-%m-%d %H:%M:%S %z"), NULL));
	assert_false(pl_date_form_valid(PL_STR("%Y-%Q"), &error));
	assert_non_null(strstr(error.text, "`%Q`"));
	assert_false(pl_date_form_valid(PL_STR("%Y-%"), &error));
	assert_false(pl_date_form_valid(PL_STR("YYYY-MM-DD"), &error));
	assert_non_null(strstr(error.text, "no conversion"));
	assert_false(pl_date_form_valid(PL_STR("%-B"), &error));
}

static void knows_which_days_exist(void **state)
{
	static const struct pl_civil none[] = {{2022, 2, 29}, {1900, 2, 29}, {2022, 0, 1}, {2022, 13, 1}, {2022, 4, 31},
					       {2022, 4, 0}, {2022, 4, 1, 24}, {2022, 4, 1, 0, 60}, {2022, 4, 1, 0, 0, 61}};
	static const struct pl_civil some[] = {{2024, 2, 29}, {2000, 2, 29}, {2022, 12, 31, 23, 59, 60}};
	struct pl_civil feb = {2022, 2, 30}, mar;

	(void)state;
	for (size_t i = 0; i < PL_COUNT(none); i++)
		assert_false(pl_civil_exists(&none[i]));
	for (size_t i = 0; i < PL_COUNT(some); i++)
		assert_true(pl_civil_exists(&some[i]));
	mar = pl_civil_of(pl_civil_seconds(&feb));
	assert_int_equal(mar.month * 100 + mar.day, 302);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matches),
		cmocka_unit_test(writes),
		cmocka_unit_test(says_what_is_no_form),
		cmocka_unit_test(knows_which_days_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
