/* jekyll_when: the placeholders of a permalink that show the date. */
#include "site/jekyll.h"

#include "date/form.h"

/* The week of ISO 8601 is that of its Thursday. */
static struct pl_civil thursday(const struct pl_civil *day)
{
	struct pl_civil date = {.year = day->year, .month = day->month, .day = day->day};
	int64_t weekday = (pl_civil_weekday(&date) + 6) % 7; /* 0 Monday */

	return pl_civil_of(pl_civil_seconds(&date) + (3 - weekday) * 86400);
}

static int year(const struct pl_civil *c) { return c->year; }
static int short_year(const struct pl_civil *c) { return (c->year % 100 + 100) % 100; }
static int month(const struct pl_civil *c) { return c->month; }
static int day(const struct pl_civil *c) { return c->day; }
static int year_day(const struct pl_civil *c) { return (int)pl_civil_yearday(c); }
static int hour(const struct pl_civil *c) { return c->hour; }
static int minute(const struct pl_civil *c) { return c->minute; }
static int second(const struct pl_civil *c) { return c->second; }
static int week_day(const struct pl_civil *c) { return (int)(pl_civil_weekday(c) + 6) % 7 + 1; }
static int week_year(const struct pl_civil *c) { return thursday(c).year; }

static int week(const struct pl_civil *c)
{
	struct pl_civil middle = thursday(c);

	return ((int)pl_civil_yearday(&middle) - 1) / 7 + 1;
}

static const struct {
	const char *name;
	int digits; /* padded with zeros to so many */
	int (*get)(const struct pl_civil *);
} numbers[] = {
	{"year", 4, year}, {"short_year", 2, short_year}, {"month", 2, month}, {"i_month", 1, month}, {"day", 2, day},
	{"i_day", 1, day}, {"y_day", 3, year_day}, {"hour", 2, hour}, {"minute", 2, minute}, {"second", 2, second},
	{"w_year", 4, week_year}, {"week", 2, week}, {"w_day", 1, week_day},
};

static const struct {
	const char *name;
	bool month, cut;
} names[] = {{"short_month", true, true}, {"long_month", true, false}, {"short_day", false, true}, {"long_day", false, false}};

struct pl_str pl_jekyll_date_part(struct pl_arena *arena, const struct pl_civil *when, struct pl_str name)
{
	for (size_t i = 0; i < PL_COUNT(numbers); i++)
		if (pl_str_is(name, numbers[i].name))
			return pl_arena_printf(arena, "%0*d", numbers[i].digits, numbers[i].get(when));
	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(name, names[i].name)) {
			const char *full = names[i].month ? pl_month_names[when->month ? when->month - 1 : 0] : pl_day_names[pl_civil_weekday(when)];

			return pl_str_n(full, names[i].cut ? 3 : strlen(full));
		}
	return (struct pl_str){0};
}
