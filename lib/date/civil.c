/* civil: the proleptic Gregorian calendar. Days are counted in 400-year eras that begin on March 1, so that the leap
 * day is the last of its year. */
#include "date/date.h"

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468, DAY_SECONDS = 86400 };

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned pl_days_in_month(int32_t year, unsigned month)
{
	static const uint8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month >= PL_COUNT(days))
		return 0;
	return days[month] + (month == 2 && is_leap(year));
}

bool pl_civil_exists(const struct pl_civil *civil)
{
	return civil->day >= 1 && civil->day <= pl_days_in_month(civil->year, civil->month) && civil->hour < 24 &&
	       civil->minute < 60 && civil->second <= 60;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Days since 1970-01-01 of the first of a month; months over 12 run on into the next years. */
static int64_t days_of_month(int64_t year, unsigned month)
{
	int64_t months = year * 12 + (month ? month - 1 : 0) - 2; /* since March of year 0 */
	int64_t y = floor_div(months, 12);
	int64_t era = floor_div(y, 400);
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (months - y * 12) + 2) / 5;

	return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

int64_t pl_civil_seconds(const struct pl_civil *civil)
{
	int64_t days = days_of_month(civil->year, civil->month) + (civil->day ? civil->day - 1 : 0);

	return days * DAY_SECONDS + civil->hour * 3600 + civil->minute * 60 + civil->second;
}

struct pl_civil pl_civil_of(int64_t seconds)
{
	int64_t days = floor_div(seconds, DAY_SECONDS);
	int64_t clock = seconds - days * DAY_SECONDS;
	int64_t era = floor_div(days + DAYS_TO_1970, DAYS_PER_ERA);
	int64_t of_era = days + DAYS_TO_1970 - era * DAYS_PER_ERA;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153; /* 0 is March */

	return (struct pl_civil){
		.year = (int32_t)(era * 400 + year + (month >= 10)),
		.month = (uint8_t)(month < 10 ? month + 3 : month - 9),
		.day = (uint8_t)(of_year - (153 * month + 2) / 5 + 1),
		.hour = (uint8_t)(clock / 3600),
		.minute = (uint8_t)(clock / 60 % 60),
		.second = (uint8_t)(clock % 60),
	};
}

unsigned pl_civil_weekday(const struct pl_civil *civil)
{
	int64_t days = floor_div(pl_civil_seconds(civil), DAY_SECONDS) + 4; /* 1970-01-01 was a Thursday */

	return (unsigned)(days - floor_div(days, 7) * 7);
}

unsigned pl_civil_yearday(const struct pl_civil *civil)
{
	struct pl_civil day = {.year = civil->year, .month = civil->month, .day = civil->day};
	struct pl_civil first = {.year = civil->year, .month = 1, .day = 1};

	return (unsigned)((pl_civil_seconds(&day) - pl_civil_seconds(&first)) / DAY_SECONDS) + 1;
}
