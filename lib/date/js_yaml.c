/* js_yaml: front matter values as js-yaml types them. Version 3 (gray-matter's) is YAML 1.1 in its numbers (1_000, 017, 1:30),
 * version 4 is YAML 1.2; both know the timestamps of 1.1, in UTC when no zone is written. */
#include "date/js.h"

static bool one_of(struct pl_str s, size_t *at, const char *set)
{
	bool is = *at < s.len && s.ptr[*at] && strchr(set, s.ptr[*at]);

	*at += is;
	return is;
}

/* From `min` to `max` digits. */
static bool digits(struct pl_str s, size_t *at, size_t min, size_t max, int32_t *value)
{
	size_t n = 0;

	for (*value = 0; n < max && *at < s.len && pl_is_digit((unsigned char)s.ptr[*at]); n++)
		*value = *value * 10 + (s.ptr[(*at)++] - '0');
	return n >= min;
}

static bool word(struct pl_str s, const char *const *words)
{
	for (; *words; words++)
		if (pl_str_is(s, *words))
			return true;
	return false;
}

/* The fraction of a second in thousandths: any number of digits, also none. */
static int32_t thousandths(struct pl_str s, size_t *at)
{
	int32_t value = 0, digit;

	for (int i = 0; i < 3; i++) {
		digits(s, at, 0, 1, &digit);
		value = value * 10 + digit;
	}
	while (*at < s.len && pl_is_digit((unsigned char)s.ptr[*at]))
		(*at)++;
	return value;
}

/* Z, +8, +08, +08:00; also nothing. */
static bool zone(struct pl_js_date *d, struct pl_str s, size_t at)
{
	int32_t hours = 0, minutes = 0;
	size_t start;

	if (at == s.len)
		return true;
	while (one_of(s, &at, " \t"))
		;
	start = at;
	d->has_zone = true;
	if (!one_of(s, &at, "Z")) {
		bool west = at < s.len && s.ptr[at] == '-';

		if (!one_of(s, &at, "+-") || !digits(s, &at, 1, 2, &hours) ||
		    (one_of(s, &at, ":") && !digits(s, &at, 2, 2, &minutes)))
			return false;
		d->zone = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
	}
	d->zone_text = pl_str_n(s.ptr + start, at - start);
	return at == s.len;
}

static bool clock_of(struct pl_js_date *d, struct pl_str s, size_t at, int32_t *thousandth)
{
	int32_t hour, minute, second;

	if (!one_of(s, &at, "Tt")) {
		if (!one_of(s, &at, " \t"))
			return false;
		while (one_of(s, &at, " \t"))
			;
	}
	if (!digits(s, &at, 1, 2, &hour) || !one_of(s, &at, ":") || !digits(s, &at, 2, 2, &minute) || !one_of(s, &at, ":") ||
	    !digits(s, &at, 2, 2, &second))
		return false;
	if (one_of(s, &at, "."))
		*thousandth = thousandths(s, &at);
	d->written.hour = (uint8_t)hour, d->written.minute = (uint8_t)minute, d->written.second = (uint8_t)second;
	d->has_time = true;
	return zone(d, s, at);
}

/* Months, days and hours over their range run on, as Date.UTC has them. */
static int64_t utc(const struct pl_civil *c)
{
	struct pl_civil month = {.year = c->year, .month = 1};
	int32_t months = c->month - 1; /* -1: December of the year before */

	month.year += months < 0 ? -1 : months / 12;
	month.month = (uint8_t)(months < 0 ? 12 : months % 12 + 1);
	month.day = 1;
	return pl_civil_seconds(&month) + (c->day - 1) * INT64_C(86400) + c->hour * 3600 + c->minute * 60 + c->second;
}

static bool timestamp(struct pl_js_date *d, struct pl_str s)
{
	int32_t year, month, day, thousandth = 0;
	size_t at = 0, start;

	*d = (struct pl_js_date){0};
	if (!digits(s, &at, 4, 4, &year) || !one_of(s, &at, "-"))
		return false;
	start = at;
	if (!digits(s, &at, 1, 2, &month) || !one_of(s, &at, "-") || !digits(s, &at, 1, 2, &day))
		return false;
	/* Date.UTC takes years up to 99 for those of the last century. */
	d->written = (struct pl_civil){.year = year, .month = (uint8_t)month, .day = (uint8_t)day};
	if (at == s.len ? at - start != 5 : !clock_of(d, s, at, &thousandth))
		return false;
	d->written.year += year < 100 ? 1900 : 0;
	d->ms = (utc(&d->written) - d->zone) * 1000 + thousandth;
	d->written.year = year;
	return true;
}

static int digit_of(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : pl_is_alpha((unsigned char)c) ? pl_lower(c) - 'a' + 10 : 99;
}

/* Digits of this base, with underscores in version 3. */
static bool whole(struct pl_str s, int base, bool underscores, double *number)
{
	bool any = false;

	*number = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '_' && underscores)
			continue;
		if (digit_of(s.ptr[i]) >= base)
			return false;
		*number = *number * base + digit_of(s.ptr[i]);
		any = true;
	}
	return any && s.ptr[s.len - 1] != '_';
}

static bool integer(struct pl_str s, int yaml, double *number)
{
	bool old = yaml == 3;

	if (s.len > 1 && s.ptr[0] == '0') {
		char c = s.ptr[1];
		struct pl_str rest = pl_str_n(s.ptr + 2, s.len - 2);

		if (c == 'b' || c == 'x')
			return whole(rest, c == 'b' ? 2 : 16, old, number);
		if (c == 'o' && !old)
			return whole(rest, 8, false, number);
		if (old)
			return whole(pl_str_n(s.ptr + 1, s.len - 1), 8, true, number);
	}
	return s.len && s.ptr[0] != '_' && whole(s, 10, old, number);
}

/* 1.5, .5, 1., 1e3, .inf, .nan. */
static bool fraction(struct pl_str s, int yaml, double *number)
{
	static const char *const infinite[] = {".inf", ".Inf", ".INF", NULL}, *const nan[] = {".nan", ".NaN", ".NAN", NULL};
	size_t at = 0, start;
	int32_t exponent = 0, places = 0;
	bool negative = false;

	*number = word(s, infinite) ? 1e300 * 1e300 : 0;
	if (*number > 0)
		return true;
	if (word(s, nan)) {
		*number = 1e300 * 1e300 * 0.0;
		return true;
	}
	if (yaml == 3 && s.len > 1 && s.ptr[0] == '0' && pl_is_digit((unsigned char)s.ptr[1]))
		return false;
	for (; at < s.len && (pl_is_digit((unsigned char)s.ptr[at]) || (yaml == 3 && at && s.ptr[at] == '_')); at++)
		if (s.ptr[at] != '_')
			*number = *number * 10 + (s.ptr[at] - '0');
	start = at;
	if (one_of(s, &at, "."))
		for (; at < s.len && (pl_is_digit((unsigned char)s.ptr[at]) || (yaml == 3 && s.ptr[at] == '_')); at++)
			if (s.ptr[at] != '_')
				*number = *number * 10 + (s.ptr[at] - '0'), places++;
	if (at == 0 || (start == 0 && at == 1) || s.ptr[at - 1] == '_')
		return false;
	if (one_of(s, &at, "eE")) {
		negative = at < s.len && s.ptr[at] == '-';
		one_of(s, &at, "+-");
		if (!digits(s, &at, 1, 3, &exponent))
			return false;
	}
	for (exponent = (negative ? -exponent : exponent) - places; exponent > 0; exponent--)
		*number *= 10;
	for (double scale = 1; exponent < 0; exponent++)
		if (exponent == -1)
			*number /= scale * 10;
		else
			scale *= 10;
	return at == s.len && (yaml == 3 || *number < 1e308);
}

/* 1:30 and 1:30:15, by sixties; 01:30.5 has a fraction. */
static bool sexagesimal(struct pl_str s, double *number)
{
	size_t point = pl_str_find(s, PL_STR("."), 0), at = pl_str_find(s, PL_STR(":"), 0);
	double part = 0;

	if (at >= point || (point == s.len && s.ptr[0] == '0') || !whole(pl_str_n(s.ptr, at), 10, true, number))
		return false;
	if (point < s.len && !fraction(pl_str_n(s.ptr + point - 1, s.len - point + 1), 3, &part))
		return false;
	for (s.len = point; at < s.len;) {
		size_t end = pl_str_find(s, PL_STR(":"), at + 1);
		double sixty;

		if (end - at > 3 || !whole(pl_str_n(s.ptr + at + 1, end - at - 1), 10, false, &sixty) || sixty > 59)
			return false;
		*number = *number * 60 + sixty;
		at = end;
	}
	*number += part - (double)(int)part;
	return true;
}

static bool number(struct pl_js_value *out, struct pl_str s, int yaml)
{
	bool negative = s.len && s.ptr[0] == '-', sign = s.len && (negative || s.ptr[0] == '+');

	s = pl_str_n(s.ptr + sign, s.len - sign);
	if (!integer(s, yaml, &out->number) && !(yaml == 3 && sexagesimal(s, &out->number)) && !fraction(s, yaml, &out->number))
		return false;
	out->number *= negative ? -1 : 1;
	out->kind = PL_JS_NUMBER;
	return true;
}

static void plain(struct pl_js_value *out, struct pl_str s, int yaml)
{
	static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
	static const char *const yes[] = {"true", "True", "TRUE", NULL}, *const no[] = {"false", "False", "FALSE", NULL};

	*out = (struct pl_js_value){.kind = PL_JS_TEXT, .text = s};
	if (word(s, nulls))
		out->kind = PL_JS_NULL;
	else if (word(s, yes) || word(s, no))
		out->kind = PL_JS_BOOL, out->number = word(s, yes);
	else if (timestamp(&out->date, s))
		out->kind = PL_JS_DATE;
	else
		number(out, s, yaml);
}

static bool is_text(const struct pl_value *value)
{
	return value->kind == PL_VALUE_STRING || (value->kind == PL_VALUE_SCALAR && value->quote != PL_QUOTE_NONE) ||
	       pl_str_is(value->tag, "!!str") || pl_str_is(value->tag, "!");
}

/* A list of one, whose text is that of its item. */
static void object(struct pl_js_value *out, const struct pl_value *value, int yaml)
{
	const struct pl_value *only = value->first;

	if (value->kind == PL_VALUE_LIST && only && !only->next && only->kind == PL_VALUE_SCALAR) {
		if (is_text(only))
			*out = (struct pl_js_value){.kind = PL_JS_TEXT, .text = only->text};
		else
			plain(out, only->text, yaml);
		out->inner = out->kind == PL_JS_NUMBER || out->kind == PL_JS_BOOL ? PL_JS_TEXT : out->kind;
	}
	out->kind = PL_JS_OBJECT;
}

void pl_js_value_read(struct pl_js_value *out, const struct pl_value *value, int yaml)
{
	*out = (struct pl_js_value){.kind = PL_JS_TEXT, .text = value->text};
	if (value->kind == PL_VALUE_NULL)
		out->kind = PL_JS_NULL;
	else if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP)
		object(out, value, yaml);
	else if (!is_text(value))
		plain(out, value->text, yaml);
}

bool pl_js_truthy(const struct pl_js_value *value)
{
	switch (value->kind) {
	case PL_JS_NULL:
		return false;
	case PL_JS_BOOL:
	case PL_JS_NUMBER:
		return value->number < 0 || value->number > 0; /* NaN is neither */
	case PL_JS_TEXT:
		return value->text.len > 0;
	default:
		return true;
	}
}
