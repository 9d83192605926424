/* zone_rule: POSIX TZ strings, "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX 8.3; RFC 8536, 3.3.1). */
#include "date/zone_rule.h"

struct scan {
	const char *at, *end;
};

static bool take(struct scan *s, char c)
{
	bool is = s->at < s->end && *s->at == c;

	s->at += is;
	return is;
}

/* A number of at most three digits that is no more than `max`. */
static bool number(struct scan *s, unsigned max, unsigned *value)
{
	const char *start = s->at;

	for (*value = 0; s->at < s->end && pl_is_digit((unsigned char)*s->at) && s->at - start < 3; s->at++)
		*value = *value * 10 + (unsigned)(*s->at - '0');
	return s->at > start && *value <= max;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool clock_read(struct scan *s, unsigned max_hours, int32_t *seconds)
{
	bool minus = take(s, '-');
	unsigned hour, minute = 0, second = 0;

	if (!minus)
		take(s, '+');
	if (!number(s, max_hours, &hour) || (take(s, ':') && !number(s, 59, &minute)) ||
	    (take(s, ':') && !number(s, 59, &second)))
		return false;
	*seconds = (int32_t)(hour * 3600 + minute * 60 + second) * (minus ? -1 : 1);
	return true;
}

static bool name_read(struct scan *s, char *name)
{
	bool quoted = take(s, '<');
	const char *start = s->at;
	size_t len;

	while (s->at < s->end && (quoted ? *s->at != '>' : pl_is_alpha((unsigned char)*s->at)))
		s->at++;
	len = (size_t)(s->at - start);
	if (len < 3 || (quoted && !take(s, '>')))
		return false;
	if (len >= PL_ZONE_ABBREVIATION)
		len = PL_ZONE_ABBREVIATION - 1;
	memcpy(name, start, len);
	name[len] = '\0';
	return true;
}

static bool month_week_day(struct scan *s, struct pl_zone_change *change)
{
	unsigned month, week, day;

	if (!number(s, 12, &month) || !month || !take(s, '.') || !number(s, 5, &week) || !week || !take(s, '.') ||
	    !number(s, 6, &day))
		return false;
	change->month = (uint8_t)month;
	change->week = (uint8_t)week;
	change->day = (uint16_t)day;
	return true;
}

static bool change_read(struct scan *s, struct pl_zone_change *change)
{
	unsigned day = 0;

	if (!take(s, ','))
		return false;
	change->form = take(s, 'M') ? 'M' : take(s, 'J') ? 'J' : '0';
	change->seconds = 2 * 3600;
	if (change->form == 'M' ? !month_week_day(s, change) : !number(s, 365, &day))
		return false;
	if (change->form != 'M')
		change->day = (uint16_t)day;
	return !take(s, '/') || clock_read(s, 167, &change->seconds);
}

bool pl_zone_rule_read(struct pl_zone_rule *rule, struct pl_str text)
{
	struct scan s = {text.ptr, text.ptr + text.len};

	*rule = (struct pl_zone_rule){0};
	if (!text.len || !name_read(&s, rule->name) || !clock_read(&s, 24, &rule->offset))
		return false;
	rule->offset = -rule->offset; /* POSIX counts west of Greenwich */
	if (s.at == s.end)
		return true;
	rule->has_summer = true;
	rule->summer_offset = rule->offset + 3600;
	if (!name_read(&s, rule->summer_name))
		return false;
	if (s.at < s.end && *s.at != ',') {
		if (!clock_read(&s, 24, &rule->summer_offset))
			return false;
		rule->summer_offset = -rule->summer_offset;
	}
	return change_read(&s, &rule->start) && change_read(&s, &rule->end) && s.at == s.end;
}

/* The day of a change as seconds since 1970, at 00:00. */
static int64_t change_day(const struct pl_zone_change *change, int32_t year)
{
	struct pl_civil day = {.year = year, .month = 1, .day = 1};
	unsigned first, last, at;

	if (change->form == '0')
		return pl_civil_seconds(&day) + change->day * INT64_C(86400);
	if (change->form == 'J') {
		bool late = change->day > 59 && pl_days_in_month(year, 2) == 29; /* Feb 29 is not counted */

		return pl_civil_seconds(&day) + (change->day - 1 + late) * INT64_C(86400);
	}
	day.month = change->month;
	first = (change->day + 7 - pl_civil_weekday(&day)) % 7 + 1;
	last = pl_days_in_month(year, change->month);
	at = first + (change->week - 1u) * 7;
	day.day = (uint8_t)(at > last ? at - 7 : at);
	return pl_civil_seconds(&day);
}

int32_t pl_zone_rule_offset(const struct pl_zone_rule *rule, int64_t unix, const char **name)
{
	bool summer = false;

	if (rule->has_summer) {
		int32_t year = pl_civil_of(unix + rule->offset).year;
		int64_t start = change_day(&rule->start, year) + rule->start.seconds - rule->offset;
		int64_t end = change_day(&rule->end, year) + rule->end.seconds - rule->summer_offset;

		summer = start < end ? unix >= start && unix < end : unix >= start || unix < end;
	}
	*name = summer ? rule->summer_name : rule->name;
	return summer ? rule->summer_offset : rule->offset;
}
