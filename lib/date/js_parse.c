/* js_parse: Date.parse of Node. The first form is that of ECMA-262; V8 reads the rest by rules of its own: numbers fill up the
 * clock after a colon, else the day; words are months, zones or, before the first number, nothing. */
#include "date/js.h"
#include "date/js_scan.h"

struct scanner {
	struct pl_str text;
	struct pl_js_token peek;
	struct pl_js_date *date;
	const struct pl_zone *local;
	int32_t day[3], month; /* month: by name, or 0 */
	unsigned days;
	int32_t clock[4]; /* hour, minute, second, millisecond */
	unsigned clocks;
	int32_t half;                        /* hours to add, 12 for PM; -1: not said */
	int32_t sign, hour, minute;          /* of the zone; sign 0 and hour, minute -1: not said */
	size_t zone_start, zone_end;
	bool iso, number_seen;
};

static void scan(struct scanner *in)
{
	pl_js_scan(&in->peek, in->text);
}

static struct pl_js_token next(struct scanner *in)
{
	struct pl_js_token t = in->peek;

	scan(in);
	return t;
}

static bool is_symbol(const struct pl_js_token *t, char c)
{
	return t->kind == PL_JS_TOKEN_SYMBOL && t->number == c;
}

static bool is_sign(const struct pl_js_token *t)
{
	return is_symbol(t, '+') || is_symbol(t, '-');
}

static bool skip(struct scanner *in, char c)
{
	bool is = is_symbol(&in->peek, c);

	if (is)
		scan(in);
	return is;
}

/* A number of so many digits, from `low` to `high`. */
static bool fixed(const struct scanner *in, uint32_t digits, int32_t low, int32_t high)
{
	return in->peek.kind == PL_JS_TOKEN_NUMBER && in->peek.len == digits && in->peek.number >= low && in->peek.number <= high;
}

static bool add_day(struct scanner *in, int32_t n)
{
	if (in->days == 3)
		return false;
	in->day[in->days++] = n;
	return true;
}

static bool add_clock(struct scanner *in, int32_t n)
{
	if (in->clocks == 4)
		return false;
	in->clock[in->clocks++] = n;
	return true;
}

/* Milliseconds of a fraction: its first three digits. */
static int32_t thousandths(const struct scanner *in, const struct pl_js_token *t)
{
	int32_t value = 0;

	for (uint32_t i = 0; i < 3; i++)
		value = value * 10 + (i < t->len ? in->text.ptr[t->start + i] - '0' : 0);
	return value;
}

/* Z, +08:00 or +0800 at the end of the first form. */
static bool iso_zone(struct scanner *in)
{
	in->zone_start = in->peek.start;
	if (in->peek.kind == PL_JS_TOKEN_WORD && in->peek.word == PL_JS_WORD_ZONE && in->peek.len == 1) {
		scan(in);
		in->sign = 1, in->hour = 0, in->minute = 0;
	} else if (is_sign(&in->peek)) {
		in->sign = next(in).number == '+' ? 1 : -1;
		if (fixed(in, 4, 0, 2359)) {
			int32_t both = next(in).number;

			in->hour = both / 100, in->minute = both % 100;
			if (in->minute > 59)
				return false;
		} else {
			if (!fixed(in, 2, 0, 23))
				return false;
			in->hour = next(in).number;
			if (!skip(in, ':') || !fixed(in, 2, 0, 59))
				return false;
			in->minute = next(in).number;
		}
	}
	in->zone_end = in->peek.start;
	return in->peek.kind == PL_JS_TOKEN_END;
}

/* What follows the T of the first form. */
static bool iso_clock(struct scanner *in)
{
	bool midnight;

	scan(in);
	if (!fixed(in, 2, 0, 24))
		return false;
	midnight = in->peek.number == 24;
	add_clock(in, next(in).number);
	if (!skip(in, ':') || !fixed(in, 2, 0, midnight ? 0 : 59))
		return false;
	add_clock(in, next(in).number);
	if (skip(in, ':')) {
		if (!fixed(in, 2, 0, midnight ? 0 : 59))
			return false;
		add_clock(in, next(in).number);
		if (skip(in, '.')) {
			struct pl_js_token t = next(in);

			if (t.kind != PL_JS_TOKEN_NUMBER || (midnight && t.number > 0))
				return false;
			add_clock(in, thousandths(in, &t));
		}
	}
	return iso_zone(in);
}

/* The first form. Gives the token with which the rest begins, PL_JS_TOKEN_END when it was all; false: nothing can become of it. */
static bool iso(struct scanner *in, struct pl_js_token *rest)
{
	if (is_sign(&in->peek)) {
		*rest = next(in);
		if (!fixed(in, 6, rest->number == '-' ? 1 : 0, 999999))
			return true;
		add_day(in, next(in).number * (rest->number == '-' ? -1 : 1));
	} else if (fixed(in, 4, 0, 9999)) {
		add_day(in, next(in).number);
	} else {
		*rest = next(in);
		return true;
	}
	if (skip(in, '-')) {
		if (!fixed(in, 2, 1, 12)) {
			*rest = next(in);
			return true;
		}
		add_day(in, next(in).number);
		if (skip(in, '-')) {
			if (!fixed(in, 2, 1, 31)) {
				*rest = next(in);
				return true;
			}
			add_day(in, next(in).number);
		}
	}
	if (in->peek.kind == PL_JS_TOKEN_WORD && in->peek.word == PL_JS_WORD_SEPARATOR) {
		if (!iso_clock(in))
			return false;
	} else if (in->peek.kind != PL_JS_TOKEN_END) {
		*rest = next(in);
		return true;
	}
	if (in->sign == 0 && in->clocks == 0)
		in->sign = 1, in->hour = 0, in->minute = 0;
	in->iso = true;
	rest->kind = PL_JS_TOKEN_END;
	return true;
}

/* A number that ends the clock must stand apart. */
static bool ends_clock(const struct scanner *in)
{
	const struct pl_js_token *t = &in->peek;

	return t->kind == PL_JS_TOKEN_END || t->kind == PL_JS_TOKEN_SPACE || is_sign(t) ||
	       (t->kind == PL_JS_TOKEN_WORD && t->word == PL_JS_WORD_ZONE && t->len == 1);
}

static bool clock_expects(const struct scanner *in, int32_t n)
{
	return ((in->clocks == 1 || in->clocks == 2) && n < 60) || (in->clocks == 3 && n < 1000);
}

static bool take_number(struct scanner *in, const struct pl_js_token *t)
{
	int32_t n = t->number;

	in->number_seen = true;
	if (skip(in, ':')) {
		if (skip(in, ':')) {
			if (in->clocks)
				return false;
			return add_clock(in, n) && add_clock(in, 0);
		}
		if (!add_clock(in, n))
			return false;
		skip(in, '.');
		return true;
	}
	if (is_symbol(&in->peek, '.') && clock_expects(in, n)) {
		struct pl_js_token fraction;

		scan(in);
		add_clock(in, n);
		fraction = next(in);
		if (fraction.kind != PL_JS_TOKEN_NUMBER)
			return false;
		for (n = thousandths(in, &fraction); add_clock(in, n); n = 0)
			;
		return true;
	}
	if (is_symbol(&in->peek, '.'))
		scan(in);
	if (in->hour >= 0 && in->minute < 0 && n < 60) {
		in->minute = n;
		in->zone_end = t->end;
		return true;
	}
	if (clock_expects(in, n)) {
		for (; add_clock(in, n); n = 0)
			;
		return ends_clock(in);
	}
	if (!add_day(in, n))
		return false;
	skip(in, '-');
	return true;
}

static bool take_word(struct scanner *in, const struct pl_js_token *t)
{
	if (t->word == PL_JS_WORD_HALF && in->clocks) {
		in->half = t->number;
	} else if (t->word == PL_JS_WORD_MONTH) {
		in->month = t->number;
		skip(in, '-');
	} else if (t->word == PL_JS_WORD_ZONE && in->number_seen) {
		in->sign = t->number < 0 ? -1 : 1;
		in->hour = t->number * in->sign, in->minute = 0;
		in->zone_start = t->start, in->zone_end = t->end;
	} else {
		return !in->number_seen && in->peek.kind != PL_JS_TOKEN_NUMBER;
	}
	return true;
}

/* +8, +08, +800, +0800, +08:00 after a clock or after UTC. */
static bool take_sign(struct scanner *in, const struct pl_js_token *t)
{
	struct pl_js_token n = {0};

	if (in->hour < 0)
		in->zone_start = t->start;
	in->sign = t->number == '+' ? 1 : -1;
	in->zone_end = t->end;
	if (in->peek.kind == PL_JS_TOKEN_NUMBER) {
		n = next(in);
		in->zone_end = n.end;
	}
	in->number_seen = true;
	in->hour = n.number, in->minute = is_symbol(&in->peek, ':') ? -1 : 0;
	if (in->minute < 0 || n.len == 1 || n.len == 2)
		return true;
	in->hour = n.number / 100, in->minute = n.number % 100;
	return n.len == 3 || n.len == 4;
}

static bool take(struct scanner *in, const struct pl_js_token *t)
{
	if (t->kind == PL_JS_TOKEN_NUMBER)
		return take_number(in, t);
	if (t->kind == PL_JS_TOKEN_WORD)
		return take_word(in, t);
	if (is_sign(t) && ((in->hour == 0 && in->minute == 0) || in->clocks))
		return take_sign(in, t);
	return !((is_sign(t) || is_symbol(t, ')')) && in->number_seen);
}

static bool is_day(int32_t n)
{
	return n >= 1 && n <= 31;
}

/* Which number is the year: the first when it is no day, else the last. A missing number is 1. */
static bool finish_day(struct scanner *in, int32_t *year, int32_t *month, int32_t *day)
{
	const int32_t *d = in->day;
	unsigned given = in->days;

	if (!given)
		return false;
	while (add_day(in, 1))
		;
	if (in->month) {
		*month = in->month;
		*year = is_day(d[0]) ? d[1] : d[0];
		*day = is_day(d[0]) ? d[0] : d[1];
	} else if (in->iso || !is_day(d[0])) {
		*year = d[0], *month = d[1], *day = d[2];
	} else {
		*month = d[0], *day = d[1], *year = d[2];
	}
	if (!in->iso && *year >= 0 && *year < 100)
		*year += *year < 50 ? 2000 : 1900;
	return *month >= 1 && *month <= 12 && is_day(*day);
}

static bool finish_clock(struct scanner *in)
{
	int32_t *c = in->clock;

	if (in->half >= 0) {
		if (c[0] > 12)
			return false;
		c[0] = c[0] % 12 + in->half;
	}
	if (c[0] < 24)
		return c[1] < 60 && c[2] < 60 && c[3] < 1000;
	return c[0] == 24 && !c[1] && !c[2] && !c[3];
}

static bool finish(struct scanner *in)
{
	struct pl_js_date *date = in->date;
	int32_t year, month, day;
	uint32_t zone = (uint32_t)(in->hour < 0 ? 0 : in->hour) * 3600 + (uint32_t)(in->minute < 0 ? 0 : in->minute) * 60;
	int64_t seconds;

	if (!finish_day(in, &year, &month, &day) || !finish_clock(in) || year > 290000 || year < -290000 || zone > INT32_MAX)
		return false;
	date->written = (struct pl_civil){.year = year, .month = (uint8_t)month, .day = (uint8_t)day,
		.hour = (uint8_t)in->clock[0], .minute = (uint8_t)in->clock[1], .second = (uint8_t)in->clock[2]};
	date->has_time = in->clocks > 0;
	seconds = pl_civil_seconds(&date->written);
	if (in->sign) {
		date->zone = in->sign * (int32_t)zone; /* hours by the million run over, in V8 too */
		seconds -= date->zone;
		date->has_zone = in->zone_end > in->zone_start;
		date->zone_text = pl_str_trim(pl_str_n(in->text.ptr + in->zone_start, in->zone_end - in->zone_start));
	} else {
		seconds = pl_zone_moment(in->local, seconds);
	}
	date->ms = seconds * 1000 + in->clock[3];
	return date->ms <= 8640000000000000 && date->ms >= -8640000000000000;
}

bool pl_js_date_parse(struct pl_js_date *date, struct pl_str text, const struct pl_zone *local)
{
	struct scanner in = {.text = text, .date = date, .local = local, .half = -1, .hour = -1, .minute = -1};
	struct pl_js_token t = {0};

	*date = (struct pl_js_date){0};
	scan(&in);
	if (!iso(&in, &t))
		return false;
	in.number_seen = in.days > 0;
	for (; t.kind != PL_JS_TOKEN_END; t = next(&in))
		if (!take(&in, &t))
			return false;
	return finish(&in);
}
