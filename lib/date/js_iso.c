/* js_iso: ISO 8601 as Luxon's DateTime.fromISO takes it: a date (2022-04-27, 20220427, 2022-117, 2022-W17-3, 2022-04, 2022),
 * with or without T and a time (09, 09:19, 0919, 09:19:41.5), an offset and a zone in brackets. */
#include "date/js.h"

struct iso {
	int32_t year, month, day, week, weekday, ordinal; /* week, ordinal: 0, or the date is given by it */
	int32_t hour, minute, second, thousandth;
};

static bool digits(struct pl_str s, size_t *at, size_t count, int32_t *value)
{
	int32_t read = 0;

	if (s.len - *at < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		char c = s.ptr[*at + i];

		if (!pl_is_digit((unsigned char)c))
			return false;
		read = read * 10 + (c - '0');
	}
	*at += count;
	*value = read;
	return true;
}

static bool skip(struct pl_str s, size_t *at, char c)
{
	bool is = *at < s.len && s.ptr[*at] == c;

	*at += is;
	return is;
}

static bool ends(struct pl_str s, size_t at)
{
	return at == s.len || s.ptr[at] == 'T' || s.ptr[at] == 't';
}

static bool year_of(struct pl_str s, size_t *at, int32_t *year)
{
	bool negative = skip(s, at, '-');

	if (!negative && !skip(s, at, '+'))
		return digits(s, at, 4, year);
	if (!digits(s, at, 6, year))
		return false;
	*year *= negative ? -1 : 1;
	return true;
}

/* -?MM and -?DD, as many as there are. */
static bool calendar(struct iso *iso, struct pl_str s, size_t *at)
{
	iso->month = iso->day = 1;
	if (!year_of(s, at, &iso->year))
		return false;
	for (int i = 0; i < 2 && !ends(s, *at); i++) {
		skip(s, at, '-');
		if (!digits(s, at, 2, i ? &iso->day : &iso->month))
			return false;
	}
	return ends(s, *at);
}

static bool week(struct iso *iso, struct pl_str s, size_t *at)
{
	if (!digits(s, at, 4, &iso->year))
		return false;
	skip(s, at, '-');
	if (!skip(s, at, 'W') || !digits(s, at, 2, &iso->week) || !iso->week)
		return false;
	iso->weekday = 1;
	if (!ends(s, *at)) {
		skip(s, at, '-');
		if (!digits(s, at, 1, &iso->weekday))
			return false;
	}
	return ends(s, *at) && iso->weekday >= 1 && iso->weekday <= 7;
}

static bool ordinal(struct iso *iso, struct pl_str s, size_t *at)
{
	if (!digits(s, at, 4, &iso->year))
		return false;
	skip(s, at, '-');
	return digits(s, at, 3, &iso->ordinal) && iso->ordinal && ends(s, *at);
}

/* Seconds since 1970 of the first day of a year. */
static int64_t new_year(int32_t year)
{
	struct pl_civil first = {.year = year, .month = 1, .day = 1};

	return pl_civil_seconds(&first);
}

/* The Monday of a year's first week: that with January 4. */
static int64_t first_week(int32_t year)
{
	struct pl_civil fourth = {.year = year, .month = 1, .day = 4};

	return pl_civil_seconds(&fourth) - (pl_civil_weekday(&fourth) + 6) % 7 * INT64_C(86400);
}

/* The day as year, month and day; false when there is none. */
static bool settle(struct iso *iso)
{
	int64_t at = 0, end = 0;
	struct pl_civil c;

	if (iso->week)
		at = first_week(iso->year) + (iso->week - 1) * INT64_C(604800), end = first_week(iso->year + 1);
	else if (iso->ordinal)
		at = new_year(iso->year) + (iso->ordinal - 1) * INT64_C(86400), end = new_year(iso->year + 1);
	if (end) {
		if (at >= end)
			return false;
		c = pl_civil_of(at + (iso->week ? (iso->weekday - 1) * INT64_C(86400) : 0));
		iso->year = c.year, iso->month = c.month, iso->day = c.day;
	}
	return iso->month >= 1 && iso->month <= 12 && iso->day >= 1 &&
	       iso->day <= (int32_t)pl_days_in_month(iso->year, (unsigned)iso->month);
}

static bool clock_of(struct iso *iso, struct pl_str s, size_t *at)
{
	size_t fraction, digit;

	if (!digits(s, at, 2, &iso->hour))
		return false;
	for (int i = 0; i < 2; i++) {
		size_t back = *at;

		skip(s, at, ':');
		if (!digits(s, at, 2, i ? &iso->second : &iso->minute)) {
			*at = back;
			return true;
		}
	}
	if (*at < s.len && (s.ptr[*at] == '.' || s.ptr[*at] == ',')) {
		for (fraction = *at + 1, digit = 100; fraction < s.len && pl_is_digit((unsigned char)s.ptr[fraction]); fraction++, digit /= 10)
			iso->thousandth += (int32_t)(digit * (size_t)(s.ptr[fraction] - '0'));
		if (fraction > *at + 1 && fraction <= *at + 31)
			*at = fraction;
	}
	return true;
}

static bool clock_exists(const struct iso *iso)
{
	if (iso->hour == 24)
		return !iso->minute && !iso->second && !iso->thousandth;
	return iso->hour < 24 && iso->minute < 60 && iso->second < 60;
}

static void offset(struct pl_js_date *date, struct pl_str s, size_t *at)
{
	int32_t hours, minutes = 0;
	size_t start = *at;

	if (*at < s.len && (s.ptr[*at] == 'Z' || s.ptr[*at] == 'z')) {
		(*at)++;
	} else if (*at < s.len && (s.ptr[*at] == '+' || s.ptr[*at] == '-')) {
		size_t back;

		(*at)++;
		if (!digits(s, at, 2, &hours)) {
			*at = start;
			return;
		}
		back = *at;
		skip(s, at, ':');
		if (!digits(s, at, 2, &minutes))
			*at = back;
		date->zone = (hours * 3600 + minutes * 60) * (s.ptr[start] == '-' ? -1 : 1);
	} else {
		return;
	}
	date->has_zone = true;
	date->zone_text = pl_str_n(s.ptr + start, *at - start);
}

/* [Asia/Shanghai]: it counts, not the offset before it. */
static bool bracket(struct pl_js_date *date, struct pl_str s, size_t *at, int64_t *seconds, struct pl_arena *arena)
{
	const struct pl_zone *zone;

	if (*at == s.len) {
		*seconds -= date->zone;
		return true;
	}
	if (s.ptr[*at] != '[' || s.ptr[s.len - 1] != ']')
		return false;
	date->zone_text = pl_str_n(s.ptr + *at + 1, s.len - *at - 2);
	zone = pl_zone_open(arena, pl_arena_dup(arena, date->zone_text).ptr, NULL, NULL);
	if (!zone)
		return false;
	date->has_zone = true;
	date->zone = (int32_t)(*seconds - pl_zone_moment(zone, *seconds));
	*seconds -= date->zone;
	return true;
}

static bool day_of(struct iso *iso, struct pl_str s, size_t *at)
{
	static bool (*const forms[])(struct iso *, struct pl_str, size_t *) = {calendar, week, ordinal};

	for (size_t i = 0; i < PL_COUNT(forms); i++) {
		*iso = (struct iso){0};
		*at = 0;
		if (forms[i](iso, s, at))
			return true;
	}
	return false;
}

bool pl_js_iso_parse(struct pl_js_date *date, struct pl_str text, struct pl_arena *arena)
{
	struct iso iso;
	int64_t seconds;
	size_t at;

	*date = (struct pl_js_date){0};
	if (!day_of(&iso, text, &at))
		return false;
	date->written = (struct pl_civil){.year = iso.year, .month = (uint8_t)iso.month, .day = (uint8_t)iso.day};
	if (at < text.len) {
		at++;
		date->has_time = true;
		if (!clock_of(&iso, text, &at))
			return false;
		offset(date, text, &at);
	}
	if (!settle(&iso) || !clock_exists(&iso))
		return false;
	date->written = (struct pl_civil){.year = iso.year, .month = (uint8_t)iso.month, .day = (uint8_t)iso.day,
		.hour = (uint8_t)iso.hour, .minute = (uint8_t)iso.minute, .second = (uint8_t)iso.second};
	seconds = pl_civil_seconds(&date->written);
	if (!bracket(date, text, &at, &seconds, arena))
		return false;
	date->ms = seconds * 1000 + iso.thousandth;
	return true;
}
