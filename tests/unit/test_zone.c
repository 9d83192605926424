/* zone: names that are none, files that are damaged, and the sweep of every truncation. tests/oracle compares values. */
#include "unit.h"

#include <sys/stat.h>
#include <unistd.h>

#include "date/date.h"

static struct pl_arena arena;

static void opens(void **state)
{
	struct pl_error error;
	const struct pl_zone *zone = pl_zone_open(&arena, "Asia/Shanghai", NULL, &error);
	const char *name;

	(void)state;
	if (!zone) {
		print_message("no time zone database: SKIPPED\n");
		skip();
	}
	assert_int_equal(pl_zone_offset(zone, 1651022381, &name), 8 * 3600);
	assert_string_equal(name, "CST");
	assert_int_equal(pl_zone_offset(zone, 550000000, NULL), 9 * 3600); /* summer time of 1987 */
	assert_int_equal(pl_zone_moment(zone, 1651022381 + 8 * 3600), 1651022381);
}

static void unknown(const char *name, const char *expected)
{
	struct pl_error error;

	assert_null(pl_zone_open(&arena, name, NULL, &error));
	if (!strstr(error.text, expected))
		fail_msg("%s: %s", name, error.text);
}

static void refuses_names(void **state)
{
	(void)state;
	unknown("", "no time zone ``");
	unknown("/etc/passwd", "no time zone");
	unknown("../../../etc/passwd", "no time zone");
	unknown("Asia/../Asia/Shanghai", "no time zone");
	unknown("Asia", "no time zone");
	unknown("Asia/Shanghai/", "no time zone");
	unknown("tzdata.zi", "no time zone");
	if (access("/usr/share/zoneinfo/Asia/Shanghai", R_OK) != 0)
		return;
	unknown("Asia/Shangai", "did you mean `Asia/Shanghai`");
	unknown("asia/shanghai", "did you mean `Asia/Shanghai`");
	unknown("Shanghai", "did you mean `Asia/Shanghai`");
	unknown("Asia/Beijing", "did you mean `Asia/Shanghai`");
	unknown("Xyzzy/Nowhere", "in /usr/share/zoneinfo");
}

static void says_what_is_missing(void **state)
{
	struct pl_error error;

	(void)state;
	assert_null(pl_zone_open(&arena, "Asia/Shanghai", "/nonexistent/zoneinfo", &error));
	assert_non_null(strstr(error.text, "there is no time zone database at /nonexistent/zoneinfo"));
	assert_ptr_equal(pl_zone_open(&arena, "UTC", "/nonexistent/zoneinfo", &error), pl_zone_utc());
}

static char folder[] = "zones.XXXXXX";

static void write_zone(const char *bytes, size_t len)
{
	char path[64];
	FILE *file;

	snprintf(path, sizeof(path), "%s/Test", folder);
	file = fopen(path, "wb");
	assert_non_null(file);
	fwrite(bytes, 1, len, file);
	fclose(file);
}

/* A header of version 2 with these counts. */
static size_t header(char *out, unsigned char transitions, unsigned char types, unsigned char chars)
{
	memset(out, 0, 44);
	memcpy(out, "TZif2", 5);
	out[35] = (char)transitions;
	out[39] = (char)types;
	out[43] = (char)chars;
	return 44;
}

/* One made file: a change at 1000 from XXX (+1 h) to YYY (+2 h), then the footer. */
static size_t made(char *out, const char *footer)
{
	static const char first[] = "\0\0\0\0\0\0" "UTC";
	static const char second[] = "\0\0\0\0\0\0\3\350" "\1" "\0\0\16\20\0\0" "\0\0\34\40\1\4" "XXX\0YYY";
	size_t len = header(out, 0, 1, sizeof(first) - 6);

	memcpy(out + len, first, sizeof(first));
	len += sizeof(first);
	len += header(out + len, 1, 2, 8);
	memcpy(out + len, second, sizeof(second));
	len += sizeof(second);
	return len + (size_t)sprintf(out + len, "\n%s\n", footer);
}

static const struct pl_zone *open_made(const char *footer)
{
	char bytes[512];
	struct pl_error error;

	write_zone(bytes, made(bytes, footer));
	return pl_zone_open(&arena, "Test", folder, &error);
}

static void reads_made_file(void **state)
{
	const struct pl_zone *zone = open_made("");
	const char *name;

	(void)state;
	assert_non_null(zone);
	assert_int_equal(pl_zone_offset(zone, 999, &name), 3600);
	assert_string_equal(name, "XXX");
	assert_int_equal(pl_zone_offset(zone, 1000, &name), 7200);
	assert_string_equal(name, "YYY");
	assert_int_equal(pl_zone_moment(zone, 1000 + 3600), 1000); /* in the gap: with the offset before it */
}

/* At noon UTC on July 1 and January 1, 2030. */
static void footer_gives(const char *footer, int32_t july, int32_t january)
{
	const struct pl_zone *zone = open_made(footer);

	assert_non_null(zone);
	assert_int_equal(pl_zone_offset(zone, 1909137600, NULL), july);
	assert_int_equal(pl_zone_offset(zone, 1893499200, NULL), january);
}

static void reads_footers(void **state)
{
	static const char *const bad[] = {"X", "XXX", "XXX99", "XXX-1YYY,", "XXX-1YYY,M13.1.0,M1.1.0", "XXX-1YYY,M1.6.0,M1.1.0",
					  "<+08", "XXX-1YYY,J1,J2x", "XXX-1YYY,J400,J2", "XXX-1YYY"};

	(void)state;
	footer_gives("<+08>-8", 28800, 28800);
	footer_gives("CET-1CEST,M3.5.0,M10.5.0/3", 7200, 3600);
	footer_gives("NZST-12NZDT,M9.5.0,M4.1.0/3", 43200, 46800);
	footer_gives("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -3600, -7200);
	footer_gives("IST-1GMT0,M10.5.0,M3.5.0/1", 3600, 0);
	footer_gives("XXX3YYY,J60,J300", -7200, -10800);
	footer_gives("XXX3:30YYY2,59,300", -7200, -12600);
	for (size_t i = 0; i < PL_COUNT(bad); i++)
		if (open_made(bad[i]))
			fail_msg("%s", bad[i]);
}

/* Every truncation and every changed byte is read or refused, never anything else (the sanitizers watch). */
static void survives_damage(void **state)
{
	char bytes[512];
	size_t len = made(bytes, "CET-1CEST,M3.5.0,M10.5.0/3");
	struct pl_error error;

	(void)state;
	for (size_t n = 0; n < len; n++) {
		write_zone(bytes, n);
		assert_null(pl_zone_open(&arena, "Test", folder, &error));
	}
	for (size_t n = 0; n < len; n++) {
		static const char values[] = {0, 1, 0x7f, (char)0x80, (char)0xff};
		char kept = bytes[n];

		for (size_t i = 0; i < sizeof(values); i++) {
			const struct pl_zone *zone;

			bytes[n] = values[i];
			write_zone(bytes, len);
			zone = pl_zone_open(&arena, "Test", folder, &error);
			if (zone)
				for (int64_t at = -1; at < 3; at++)
					pl_zone_moment(zone, at * 1000000000);
		}
		bytes[n] = kept;
	}
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char path[64];

	(void)state;
	snprintf(path, sizeof(path), "%s/Test", folder);
	unlink(path);
	pl_arena_finish(&arena);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens),
		cmocka_unit_test(refuses_names),
		cmocka_unit_test(says_what_is_missing),
		cmocka_unit_test(reads_made_file),
		cmocka_unit_test(reads_footers),
		cmocka_unit_test(survives_damage),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
