/* js_date: what the builders in JavaScript make of dates. The rows are what Node, js-yaml, Luxon and Hexo gave. */
#include "unit.h"

#include "date/date.h"

static const struct row {
	const char *date, *machine, *site;
	enum pl_builder builder;
	enum pl_date_outcome outcome;
	const char *moment, *why; /* in UTC; NULL: not known */
} rows[] = {
	{"2022-04-27 09:19:41", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 09:19:41", NULL},
	{"2022-04-27 09:19:41", "UTC", "Asia/Shanghai", PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"2022-04-27 09:19:41", "Asia/Shanghai", "Asia/Shanghai", PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"2022-04-27 09:19:41 +0800", "Asia/Shanghai", "Asia/Shanghai", PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"2022-04-27 09:19:41 +0800", "UTC", "Asia/Shanghai", PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-26 17:19:41", NULL},
	{"2022-04-27 09:19:41 +08:00", "Asia/Shanghai", "Asia/Shanghai", PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-26 17:19:41", NULL},
	{"2022-04-27 09:19:41 CST", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 15:19:41", NULL},
	{"2022年4月27日", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_UNREADABLE, NULL, NULL},
	{"2022-13-01 10:00", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_IMPOSSIBLE, NULL, "month 13"},
	{"2022-02-30", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_IMPOSSIBLE, "2022-03-02 00:00:00", "Feb 30"},
	{"2022-13-01", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_IMPOSSIBLE, "2023-01-01 00:00:00", "month 13"},
	{"20220427", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_READ, "1970-01-01 05:37:00", NULL},
	{"[2022-04-27]", "Asia/Shanghai", NULL, PL_BUILDER_HEXO, PL_DATE_READ, "2022-04-27 00:00:00", NULL},
	{"false", "UTC", NULL, PL_BUILDER_HEXO, PL_DATE_ABSENT, NULL, NULL},
	{"2022-04-27 09:19", "Asia/Shanghai", NULL, PL_BUILDER_ELEVENTY, PL_DATE_UNREADABLE, NULL, NULL},
	{"2022-04-27T09:19", "Asia/Shanghai", NULL, PL_BUILDER_ELEVENTY, PL_DATE_READ, "2022-04-27 09:19:00", NULL},
	{"2022-W17-3", "UTC", NULL, PL_BUILDER_ELEVENTY, PL_DATE_READ, "2022-04-27 00:00:00", NULL},
	{"2022-117", "UTC", NULL, PL_BUILDER_ELEVENTY, PL_DATE_READ, "2022-04-27 00:00:00", NULL},
	{"'2022-04-27T09:19:41[Asia/Shanghai]'", "UTC", NULL, PL_BUILDER_ELEVENTY, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"git Created", "UTC", NULL, PL_BUILDER_ELEVENTY, PL_DATE_READ, NULL, NULL},
	{"'2022-04-27 09:19:41'", "Asia/Shanghai", NULL, PL_BUILDER_ASTRO, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"'2022-04-27'", "Asia/Shanghai", NULL, PL_BUILDER_ASTRO, PL_DATE_READ, "2022-04-27 00:00:00", NULL},
	{"April 27, 2022", "Asia/Shanghai", NULL, PL_BUILDER_ASTRO, PL_DATE_READ, "2022-04-26 16:00:00", NULL},
	{"'2022-04-27 09:19:41 +0800'", "UTC", NULL, PL_BUILDER_DOCUSAURUS, PL_DATE_READ, "2022-04-27 09:19:41", NULL},
	{"'2022-04-27T09:19:41+08:00'", "UTC", NULL, PL_BUILDER_DOCUSAURUS, PL_DATE_UNREADABLE, NULL, NULL},
	{"2022-04-27T09:19:41+08:00", "UTC", NULL, PL_BUILDER_DOCUSAURUS, PL_DATE_READ, "2022-04-27 01:19:41", NULL},
	{"1:30", "UTC", NULL, PL_BUILDER_VITEPRESS, PL_DATE_READ, "1970-01-01 00:00:00", NULL},
};

static void check(struct pl_arena *arena, const struct row *row)
{
	struct pl_str text = pl_arena_printf(arena, "date: %s", row->date);
	struct pl_date_context context = {.arena = arena, .format = PL_FRONT_YAML};
	struct pl_front front = {.format = PL_FRONT_YAML};
	struct pl_facts facts = {.arena = arena};
	struct pl_civil at;
	struct pl_date date;

	context.machine_zone = pl_zone_open(arena, row->machine, NULL, NULL);
	context.site_zone = row->site ? pl_zone_open(arena, row->site, NULL, NULL) : NULL;
	if (!context.machine_zone)
		return; /* no database here */
	pl_yaml_read(&front, arena, &facts, text, pl_span(0, (uint32_t)text.len));
	pl_date_read(&date, pl_front_get(&front, "date"), row->builder, &context);
	at = pl_civil_of(date.moment);
	text = pl_arena_printf(arena, "%04d-%02d-%02d %02d:%02d:%02d", at.year, at.month, at.day, at.hour, at.minute, at.second);
	if (date.outcome != row->outcome || date.moment_known != (row->moment != NULL) ||
	    (row->moment && !pl_str_is(text, row->moment)) || (row->why && !pl_str_is(date.why, row->why)))
		fail_msg("%s: %s in %s: outcome %d, " PL_FMT " (" PL_FMT ")", pl_builder_name(row->builder), row->date, row->machine,
			 (int)date.outcome, PL_ARG(text), PL_ARG(date.why));
}

static void reads(void **state)
{
	struct pl_arena arena = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		check(&arena, &rows[i]);
		pl_arena_reset(&arena);
	}
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(reads)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
