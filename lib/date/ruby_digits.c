/* ruby_digits: digits in a row, times and zones, as Date._parse takes them. */
#include "date/ruby_part.h"

#include "base/utf8.h"

int32_t pl_ruby_number_of(const uint32_t *at, int len)
{
	int32_t value = 0;

	for (int i = 0; i < len && value < 100000000 && at[i] >= '0' && at[i] <= '9'; i++)
		value = value * 10 + (int32_t)(at[i] - '0');
	return value;
}

struct piece pl_ruby_piece(const struct parse *p, int group)
{
	if (p->match.start[group] < 0)
		return (struct piece){0};
	return (struct piece){p->text.chars + p->match.start[group], p->match.end[group] - p->match.start[group]};
}

int32_t pl_ruby_number(const struct parse *p, int group)
{
	struct piece found = pl_ruby_piece(p, group);

	return found.at ? pl_ruby_number_of(found.at, found.len) : PL_RUBY_NONE;
}

static void set_zone(struct parse *p, struct piece zone)
{
	size_t n = 0;
	char utf8[4];

	for (int i = 0; i < zone.len; i++) {
		size_t len = pl_utf8_encode(utf8, zone.at[i]);

		if (n + len >= sizeof(p->fields->zone))
			break;
		memcpy(p->fields->zone + n, utf8, len);
		n += len;
	}
	p->fields->zone[n] = '\0';
}

static int32_t two(struct piece from, int at, int len)
{
	return pl_ruby_number_of(from.at + at, len);
}

/* Digits read from the right as a time: 9 19 41 in 091941. */
static void clock_from_right(struct parse *p, struct piece s)
{
	int32_t *parts[] = {&p->fields->sec, &p->fields->min, &p->fields->hour, &p->fields->mday, &p->fields->mon, &p->fields->year};
	int at = s.len;

	for (size_t i = 0; i < PL_COUNT(parts) && at > 0; i++) {
		int size = i == 5 ? at : at < 2 ? at : 2;

		at -= size;
		*parts[i] = two(s, at, size);
	}
	if (s.len == 14)
		p->complete = false;
}

/* Digits read from the left as a date, and from eight on with a time behind it. */
static void date_from_left(struct parse *p, struct piece s, bool minus)
{
	struct pl_ruby_fields *f = p->fields;
	int year = s.len == 5 || s.len == 6 ? 2 : s.len >= 7 ? 4 : 0;

	if (year) {
		f->year = minus ? -two(s, 0, year) : two(s, 0, year);
		if (s.len >= 8)
			p->complete = false;
	}
	if (s.len == 3 || s.len == 5 || s.len == 7) {
		f->yday = two(s, year, 3);
		return;
	}
	if (s.len == 2) {
		f->mday = two(s, 0, 2);
		return;
	}
	f->mon = two(s, year, 2);
	f->mday = two(s, year + 2, 2);
	if (s.len >= 10)
		f->hour = two(s, 8, 2);
	if (s.len >= 12)
		f->min = two(s, 10, 2);
	if (s.len >= 14)
		f->sec = two(s, 12, 2);
}

static void clock_of(struct parse *p, struct piece s, bool from_right)
{
	if (s.len % 2)
		return;
	if (from_right) {
		clock_from_right(p, s);
		return;
	}
	p->fields->hour = two(s, 0, 2);
	if (s.len >= 4)
		p->fields->min = two(s, 2, 2);
	if (s.len >= 6)
		p->fields->sec = two(s, 4, 2);
}

/* The zone of "20220427[+8:CST]" stands behind the colon, else it is all of it. */
static void bracket_zone(struct parse *p, struct piece zone)
{
	zone.at++;
	zone.len -= 2;
	for (int i = 0; i < zone.len; i++)
		if (zone.at[i] == ':') {
			zone = (struct piece){zone.at + i + 1, zone.len - i - 1};
			break;
		}
	set_zone(p, zone);
}

void pl_ruby_take_digits(struct parse *p)
{
	struct piece mark = pl_ruby_piece(p, 1), s = pl_ruby_piece(p, 2), clock = pl_ruby_piece(p, 3), zone = pl_ruby_piece(p, 5);
	bool fraction = p->match.start[4] >= 0;

	if (s.len > 8 && s.len % 2)
		s.len = 0; /* 9, 11 and 13 digits say nothing */
	if (s.len && !clock.at && fraction)
		clock_from_right(p, s);
	else if (s.len)
		date_from_left(p, s, mark.len && mark.at[0] == '-');
	if (clock.at)
		clock_of(p, clock, fraction);
	if (zone.at && zone.at[0] == '[')
		bracket_zone(p, zone);
	else if (zone.at)
		set_zone(p, zone);
}

void pl_ruby_take_time(struct parse *p)
{
	struct parse inner = {.fields = p->fields};
	struct piece clock = pl_ruby_piece(p, 1), zone = pl_ruby_piece(p, 2), half;
	struct pl_ruby_fields *f = p->fields;

	if (zone.at)
		set_zone(p, zone);
	memcpy(inner.text.chars, clock.at, sizeof(uint32_t) * (size_t)clock.len);
	inner.text.len = clock.len;
	if (!pl_pattern_find(&inner.text, "^(#+)h?<_*:?_*(#+)m?<_*:?_*(#+)<[,.](#+)>?s?>?>?<_*([ap])<m~|.m.>>?", &inner.match))
		return;
	f->hour = pl_ruby_number(&inner, 1);
	if (pl_ruby_piece(&inner, 2).at)
		f->min = pl_ruby_number(&inner, 2);
	if (pl_ruby_piece(&inner, 3).at)
		f->sec = pl_ruby_number(&inner, 3);
	half = pl_ruby_piece(&inner, 5);
	if (half.at)
		f->hour = f->hour % 12 + ((half.at[0] | 0x20) == 'p' ? 12 : 0);
}
