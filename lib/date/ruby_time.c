/* ruby_time: Time.parse's make_time: from what Date._parse found to a moment. */
#include "date/ruby.h"

/* The zone names Time.zone_offset knows; single letters are the military ones. Others count only when they are the
 * abbreviation of the zone the site is built in. */
static const struct {
	const char *name;
	int8_t hours;
} zones[] = {
	{"UTC", 0}, {"Z", 0}, {"UT", 0}, {"GMT", 0}, {"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7},
	{"MDT", -6}, {"PST", -8}, {"PDT", -7},
};
static const char military[] = "YXWVUTSRQPON" "Z" "ABCDEFGHIKLM"; /* -12 … 12 */

/* +08, +0800, +08:00, +08:00:00. */
static bool numeric(struct pl_str zone, int32_t *offset)
{
	int32_t parts[3] = {0};
	size_t at = 1, n = 0;
	bool colon = zone.len > 3 && zone.ptr[3] == ':';

	if (zone.len < 3 || (zone.ptr[0] != '+' && zone.ptr[0] != '-'))
		return false;
	for (; n < 3 && at + 2 <= zone.len; n++) {
		if (!pl_is_digit((unsigned char)zone.ptr[at]) || !pl_is_digit((unsigned char)zone.ptr[at + 1]))
			return false;
		parts[n] = (zone.ptr[at] - '0') * 10 + zone.ptr[at + 1] - '0';
		at += 2;
		if (at < zone.len && colon && zone.ptr[at++] != ':')
			return false;
	}
	*offset = (parts[0] * 3600 + parts[1] * 60 + parts[2]) * (zone.ptr[0] == '-' ? -1 : 1);
	return at == zone.len && zone.ptr[at - 1] != ':';
}

static bool abbreviation(const struct pl_zone *zone, struct pl_str name, int32_t year, int32_t *offset)
{
	for (unsigned month = 1; month <= 7; month += 6) {
		struct pl_civil day = {.year = year, .month = (uint8_t)month, .day = 1};
		const char *here;

		*offset = pl_zone_offset(zone, pl_zone_moment(zone, pl_civil_seconds(&day)), &here);
		if (pl_str_eq_nocase(pl_str_c(here), name))
			return true;
	}
	return false;
}

static int32_t zone_offset(const struct pl_zone *zone, const char *text, int32_t year)
{
	struct pl_str name = pl_str_c(text);
	int32_t offset;

	if (!name.len)
		return PL_RUBY_NONE;
	if (numeric(name, &offset))
		return offset;
	for (size_t i = 0; i < PL_COUNT(zones); i++)
		if (pl_str_eq_nocase(name, pl_str_c(zones[i].name)))
			return zones[i].hours * 3600;
	if (name.len == 1 && pl_is_alpha((unsigned char)text[0])) {
		const char *at = strchr(military, text[0] & ~0x20);

		if (at)
			return (int32_t)(at - military - 12) * 3600;
	}
	return abbreviation(zone, name, year, &offset) ? offset : PL_RUBY_NONE;
}

bool pl_ruby_in_range(int32_t mon, int32_t mday, int32_t hour, int32_t min, int32_t sec)
{
	if (mon < 1 || mon > 12 || mday < 1 || mday > 31 || hour < 0 || hour > 24 || min < 0 || sec < 0)
		return false;
	return hour == 24 ? min == 0 && sec == 0 : min < 60 && sec <= 60;
}

int64_t pl_ruby_local(const struct pl_zone *zone, int64_t local)
{
	int32_t after = pl_zone_offset(zone, local + 86400, NULL);

	if (pl_zone_offset(zone, local - after, NULL) == after)
		return local - after;
	return pl_zone_moment(zone, local);
}

struct moment {
	int32_t year, mon, mday, hour, min, sec;
};

/* a = floor(a / n), gives what is left. */
static int32_t carry(int32_t *a, int32_t n)
{
	int32_t rest = *a % n;

	if (rest < 0)
		rest += n;
	*a = (*a - rest) / n;
	return rest;
}

static int32_t month_days(const struct moment *m)
{
	return (int32_t)pl_days_in_month(m->year, m->mon >= 1 && m->mon <= 12 ? (unsigned)m->mon : 0);
}

static void to_later(struct moment *m, int32_t days)
{
	m->mday += days;
	if (month_days(m) && month_days(m) < m->mday) {
		m->mday = 1;
		if (++m->mon > 12) {
			m->mon = 1;
			m->year++;
		}
	}
}

static void to_earlier(struct moment *m, int32_t days)
{
	m->mday -= days;
	if (m->mday < 1) {
		if (--m->mon < 1) {
			m->mon = 12;
			m->year--;
		}
		m->mday = month_days(m);
	}
}

/* Takes the offset off the fields one by one, as Ruby does: an hour of 25 is right when the offset brings it below 24. */
static void apply_offset(struct moment *m, int32_t offset)
{
	int32_t sign = offset < 0 ? 1 : -1;
	int32_t off = offset < 0 ? -offset : offset;
	struct {
		int32_t *field, size;
	} steps[] = {{&m->sec, 60}, {&m->min, 60}, {&m->hour, 24}};

	for (size_t i = 0; i < PL_COUNT(steps); i++) {
		int32_t part = carry(&off, steps[i].size);

		if (part) {
			int32_t whole = *steps[i].field + sign * part;

			*steps[i].field = carry(&whole, steps[i].size);
			off += sign * whole;
		}
	}
	if (off && sign > 0)
		to_later(m, off);
	else if (off)
		to_earlier(m, off);
}

static int32_t or_else(int32_t value, int32_t other)
{
	return value == PL_RUBY_NONE ? other : value;
}

/* The day of the year as month and day; false: there is none such. */
static bool from_day_of_year(struct moment *m, int32_t yday)
{
	int32_t left = yday;

	if (yday < 1 || yday > 366)
		return false;
	for (m->mon = 1; m->mon <= 12; m->mon++) {
		m->mday = left;
		if (left <= month_days(m))
			return true;
		left -= month_days(m);
	}
	return false;
}

enum pl_ruby_outcome pl_ruby_time(const struct pl_ruby_fields *f, const struct pl_zone *zone, int64_t *moment, int32_t *offset)
{
	struct moment m = {f->year, or_else(f->mon, 1), or_else(f->mday, 1), or_else(f->hour, 0), or_else(f->min, 0),
			   or_else(f->sec, 0)};
	struct pl_civil civil;
	bool year = f->year != PL_RUBY_NONE;

	if (!year && f->yday == PL_RUBY_NONE && f->mon == PL_RUBY_NONE && f->mday == PL_RUBY_NONE && f->hour == PL_RUBY_NONE &&
	    f->min == PL_RUBY_NONE && f->sec == PL_RUBY_NONE)
		return PL_RUBY_NOTHING;
	m.year = year ? f->year : 2000;
	*offset = zone_offset(zone, f->zone, m.year);
	if (*offset != PL_RUBY_NONE && (*offset >= 86400 || *offset <= -86400))
		return PL_RUBY_RANGE;
	if (f->yday != PL_RUBY_NONE && !from_day_of_year(&m, f->yday))
		return PL_RUBY_RANGE;
	if (*offset != PL_RUBY_NONE)
		apply_offset(&m, *offset);
	if (!pl_ruby_in_range(m.mon, m.mday, m.hour, m.min, m.sec))
		return PL_RUBY_RANGE;
	civil = (struct pl_civil){m.year, (uint8_t)m.mon, (uint8_t)m.mday, (uint8_t)m.hour, (uint8_t)m.min, (uint8_t)m.sec};
	*moment = pl_civil_seconds(&civil);
	if (*offset == PL_RUBY_NONE)
		*moment = pl_ruby_local(zone, *moment);
	return year ? PL_RUBY_READ : PL_RUBY_NOW;
}
