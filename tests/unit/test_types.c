/* types: what the three YAML readers make of a plain scalar. tests/oracle runs the readers themselves. */
#include "unit.h"

#include "front/front.h"

/* Type and value; the value is left out where it is the scalar as written, or null. */
struct row {
	const char *plain, *as[PL_YAML_READERS];
};

static const struct row rows[] = {
	{"", {"null", "null", "null"}},
	{"~", {"null", "null", "null"}},
	{"null", {"null", "null", "null"}},
	{"Null", {"null", "null", "null"}},
	{"NULL", {"null", "null", "null"}},
	{"nULL", {"string", "string", "null"}},
	{"true", {"bool", "bool", "bool"}},
	{"True", {"bool true", "bool true", "bool true"}},
	{"TRUE", {"bool true", "bool true", "bool true"}},
	{"tRUE", {"string", "string", "bool true"}},
	{"false", {"bool", "bool", "bool"}},
	{"yes", {"bool true", "string", "bool true"}},
	{"Yes", {"bool true", "string", "bool true"}},
	{"YES", {"bool true", "string", "bool true"}},
	{"yES", {"string", "string", "bool true"}},
	{"no", {"bool false", "string", "bool false"}},
	{"NO", {"bool false", "string", "bool false"}},
	{"on", {"bool true", "string", "bool true"}},
	{"On", {"bool true", "string", "bool true"}},
	{"off", {"bool false", "string", "bool false"}},
	{"oFF", {"string", "string", "bool false"}},
	{"y", {"string", "string", "string"}},
	{"n", {"string", "string", "string"}},
	{"Y", {"string", "string", "string"}},
	{"N", {"string", "string", "string"}},
	{"ok", {"string", "string", "string"}},
	{"0", {"int", "int", "int"}},
	{"-0", {"int 0", "int 0", "int 0"}},
	{"+0", {"int 0", "int 0", "int 0"}},
	{"00", {"int 0", "int 0", "int 0"}},
	{"007", {"int 7", "int 7", "int 7"}},
	{"010", {"int 8", "int 10", "int 8"}},
	{"08", {"string", "int 8", "string"}},
	{"089", {"string", "int 89", "string"}},
	{"0o17", {"string", "int 15", "string"}},
	{"0O17", {"string", "string", "string"}},
	{"0o8", {"string", "string", "string"}},
	{"0x1F", {"int 31", "int 31", "int 31"}},
	{"0X1f", {"string", "string", "string"}},
	{"0xg", {"string", "string", "string"}},
	{"-0x1F", {"int -31", "string", "int -31"}},
	{"0x_", {"int 0", "string", "int 0"}},
	{"0b101", {"int 5", "string", "int 5"}},
	{"0b2", {"string", "string", "string"}},
	{"1_000", {"int 1000", "string", "int 1000"}},
	{"1__0", {"int 10", "string", "string"}},
	{"1_", {"int 1", "string", "string"}},
	{"_1", {"string", "string", "string"}},
	{"1,000", {"string", "string", "int 1000"}},
	{"1,00", {"string", "string", "int 100"}},
	{"1,", {"string", "string", "string"}},
	{"12345678901234567890", {"int", "int", "int"}},
	{"-12345678901234567890", {"int", "int", "int"}},
	{"0xFFFFFFFFFFFFFFFFFF", {"int", "int", "int"}},
	{"+12", {"int 12", "int 12", "int 12"}},
	{"- 1", {"string", "string", "string"}},
	{"1.5", {"float", "float", "float"}},
	{"1.", {"float 1", "float 1", "float 1"}},
	{".5", {"float 0.5", "float 0.5", "float 0.5"}},
	{"-.5", {"string", "float -0.5", "float -0.5"}},
	{"+.5", {"string", "float 0.5", "float 0.5"}},
	{".", {"string", "string", "string"}},
	{"-.", {"string", "string", "string"}},
	{"..", {"string", "string", "string"}},
	{"1e3", {"string", "float 1000", "string"}},
	{"1E3", {"string", "float 1000", "string"}},
	{"1e+3", {"string", "float 1000", "string"}},
	{"1.5e3", {"string", "float 1500", "string"}},
	{"1.5e+3", {"float 1500", "float 1500", "float 1500"}},
	{"1.e+3", {"float 1000", "float 1000", "float 1000"}},
	{".5e-3", {"float 0.0005", "float 0.0005", "float 0.0005"}},
	{"1e", {"string", "string", "string"}},
	{"1.5E-2", {"float 0.015", "float 0.015", "float 0.015"}},
	{"00.5", {"float 0.5", "float 0.5", "float 0.5"}},
	{"1_0.5", {"float 10.5", "string", "float 10.5"}},
	{"1,0.5", {"string", "string", "float 10.5"}},
	{"1.2.3", {"string", "string", "string"}},
	{"1.10", {"float 1.1", "float 1.1", "float 1.1"}},
	{"v1.0", {"string", "string", "string"}},
	{".inf", {"float", "float", "float"}},
	{".Inf", {"float", "float", "float"}},
	{".INF", {"float", "float", "float"}},
	{".iNF", {"string", "string", "float"}},
	{"-.inf", {"float", "float", "float"}},
	{"+.inf", {"float", "float", "float"}},
	{"inf", {"string", "string", "string"}},
	{".nan", {"float", "float", "float"}},
	{".NaN", {"float", "float", "float"}},
	{".NAN", {"float", "float", "float"}},
	{".nAN", {"string", "string", "float"}},
	{"-.nan", {"string", "string", "string"}},
	{"nan", {"string", "string", "string"}},
	{"1:30", {"int 90", "string", "int 5400"}},
	{"-1:30", {"int -90", "string", "int -1800"}},
	{"+1:30", {"int 90", "string", "int 5400"}},
	{"12:30", {"int 750", "string", "int 45000"}},
	{"012:30", {"string", "string", "int 45000"}},
	{"0:30", {"string", "string", "int 1800"}},
	{"1:60", {"string", "string", "string"}},
	{"1:5", {"int 65", "string", "int 3900"}},
	{"1:30:00", {"int 5400", "string", "int 5400"}},
	{"16:00:00", {"int 57600", "string", "int 57600"}},
	{"1:2:3:4", {"int 223384", "string", "string"}},
	{"190:20:30.15", {"float 685230.15", "string", "float 685230.15"}},
	{"1:30.5", {"float 90.5", "string", "float 5430"}},
	{"20:15", {"int 1215", "string", "int 72900"}},
	{"2022", {"int", "int", "int"}},
	{"2022-04-27", {"date", "string", "date"}},
	{"2022-4-7", {"string", "string", "date 2022-04-07"}},
	{"2022-04-7", {"string", "string", "date 2022-04-07"}},
	{"2022-02-30", {"date", "string", "string"}},
	{"2022-02-29", {"date", "string", "string"}},
	{"2022-13-01", {"date", "string", "string"}},
	{"2022-00-10", {"date", "string", "string"}},
	{"20220427", {"int", "int", "int"}},
	{"2022/04/27", {"string", "string", "string"}},
	{"2022-04", {"string", "string", "string"}},
	{"22-04-27", {"string", "string", "string"}},
	{"2022-04-27 09:19", {"string", "string", "string"}},
	{"2022-04-27 09:19:41", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 9:19:41", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41 +0800", {"string", "string", "timestamp"}},
	{"2022-04-27 09:19:41 +08:00", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41+08:00", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41 +8", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41 +080", {"string", "string", "timestamp"}},
	{"2022-04-27 09:19:41 +08:0", {"string", "string", "string"}},
	{"2022-04-27 09:19:41 Z", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41 CST", {"string", "string", "string"}},
	{"2022-04-27T09:19:41Z", {"timestamp", "string", "timestamp"}},
	{"2022-04-27t09:19:41.5Z", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:19:41.", {"timestamp", "string", "timestamp"}},
	{"2022-04-27  09:19:41", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 25:00:00", {"timestamp", "string", "string"}},
	{"2022-04-27 24:00:00", {"timestamp", "string", "timestamp"}},
	{"2022-04-27 09:60:00", {"timestamp", "string", "string"}},
	{"2022-02-30 09:00:00", {"timestamp", "string", "timestamp"}},
	{"-2022-04-27 09:19:41", {"string", "string", "timestamp"}},
	{"<<", {"merge", "string", "string"}},
	{"=", {"string", "string", "string"}},
	{":", {"string", "string", "string"}},
	{":a", {"string", "string", "symbol"}},
	{":sym bol", {"string", "string", "symbol"}},
	{"::", {"string", "string", "symbol"}},
	{"a:b", {"string", "string", "string"}},
	{"!", {"string", "string", "string"}},
	{"泉港", {"string", "string", "string"}},
	{"１２３", {"string", "string", "string"}},
	{"1年", {"string", "string", "string"}},
	{"Hello", {"string", "string", "string"}},
	{"-", {"string", "string", "string"}},
	{"--", {"string", "string", "string"}},
};

static const char *const names[] = {
	[PL_YAML_STRING] = "string", [PL_YAML_NULL] = "null", [PL_YAML_BOOL] = "bool", [PL_YAML_INT] = "int",
	[PL_YAML_FLOAT] = "float", [PL_YAML_TIMESTAMP] = "timestamp", [PL_YAML_DATE] = "date",
	[PL_YAML_SYMBOL] = "symbol", [PL_YAML_MERGE] = "merge",
};

static void table(void **state)
{
	static const char *const readers[] = {"YAML 1.1", "YAML 1.2", "Psych"};
	struct pl_arena arena = {0};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++)
		for (unsigned r = 0; r < PL_YAML_READERS; r++) {
			struct pl_yaml_typed t = pl_front_type(&arena, pl_str_c(rows[i].plain), r);
			bool same = pl_str_is(t.value, rows[i].plain) || pl_str_is(t.value, names[t.type]);
			struct pl_str got = same ? pl_str_c(names[t.type]) :
						   pl_arena_printf(&arena, "%s " PL_FMT, names[t.type], PL_ARG(t.value));

			if (pl_str_is(got, rows[i].as[r]))
				continue;
			print_error("%s: \"%s\" is " PL_FMT ", not %s\n", readers[r], rows[i].plain, PL_ARG(got),
				    rows[i].as[r]);
			failed++;
		}
	assert_int_equal(failed, 0);
	pl_arena_finish(&arena);
}

/* Text that is no C string, and forms as long as a front matter may be. */
static void bytes(void **state)
{
	static const char *const pieces[] = {"1", "1:", "0", "1_", "-", ".", "1,", "9", "2022-04-27 ", "e", "0x", "\xE6\xB3\x89"};
	struct pl_arena arena = {0};
	char *text = malloc(PL_FRONT_MAX);

	(void)state;
	for (unsigned r = 0; r < PL_YAML_READERS; r++) {
		assert_int_equal(pl_front_type(&arena, pl_str_n("12x", 2), r).type, PL_YAML_INT);
		assert_int_equal(pl_front_type(&arena, pl_str_n("1\0" "2", 3), r).type, PL_YAML_STRING);
		assert_int_equal(pl_front_type(&arena, pl_str_n("no\0", 3), r).type, PL_YAML_STRING);
		assert_int_equal(pl_front_type(&arena, pl_str_n("1:30:", 5), r).type, PL_YAML_STRING);
		for (size_t i = 0; i < PL_COUNT(pieces); i++) {
			size_t len = strlen(pieces[i]);

			for (size_t k = 0; k < PL_FRONT_MAX; k++)
				text[k] = pieces[i][k % len];
			pl_front_type(&arena, pl_str_n(text, PL_FRONT_MAX), r);
		}
	}
	free(text);
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table),
		cmocka_unit_test(bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
