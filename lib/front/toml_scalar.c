/* toml_scalar: numbers, dates, true and false (TOML 1.0, "Integer" to "Local Time"). */
#include "front/toml.h"

static bool number_at(struct pl_str s, size_t at, size_t n, unsigned *out)
{
	unsigned value = 0;

	if (at + n > s.len)
		return false;
	for (size_t i = at; i < at + n; i++) {
		if (!pl_is_digit((unsigned char)s.ptr[i]))
			return false;
		value = value * 10 + (unsigned)(s.ptr[i] - '0');
	}
	*out = value;
	return true;
}

static bool is(struct pl_str s, size_t at, const char *chars)
{
	return at < s.len && s.ptr[at] && strchr(chars, s.ptr[at]);
}

static unsigned days_in(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (leap && month == 2);
}

static bool full_date(struct pl_str s)
{
	unsigned year, month, day;

	return number_at(s, 0, 4, &year) && is(s, 4, "-") && number_at(s, 5, 2, &month) && is(s, 7, "-") &&
	       number_at(s, 8, 2, &day) && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/* HH:MM:SS[.f…] from `at`; gives its end or 0. A leap second may be written. */
static size_t time_end(struct pl_str s, size_t at)
{
	unsigned hour, minute, second;

	if (!number_at(s, at, 2, &hour) || !is(s, at + 2, ":") || !number_at(s, at + 3, 2, &minute) ||
	    !is(s, at + 5, ":") || !number_at(s, at + 6, 2, &second) || hour > 23 || minute > 59 || second > 60)
		return 0;
	at += 8;
	if (!is(s, at, "."))
		return at;
	for (at++; at < s.len && pl_is_digit((unsigned char)s.ptr[at]); at++)
		;
	return s.ptr[at - 1] == '.' ? 0 : at;
}

static bool offset(struct pl_str s, size_t at)
{
	unsigned hour, minute;

	if (is(s, at, "Zz"))
		return at + 1 == s.len;
	return is(s, at, "+-") && number_at(s, at + 1, 2, &hour) && is(s, at + 3, ":") &&
	       number_at(s, at + 4, 2, &minute) && hour <= 23 && minute <= 59 && at + 6 == s.len;
}

static bool is_date(struct pl_str s)
{
	size_t end;

	if (is(s, 2, ":"))
		return time_end(s, 0) == s.len;
	if (!full_date(s))
		return false;
	if (s.len == 10)
		return true;
	end = is(s, 10, "Tt ") ? time_end(s, 11) : 0;
	return end && (end == s.len || offset(s, end));
}

/* Digits of a base with single underscores between them, from `at`; gives their end or 0. */
static size_t digits(struct pl_str s, size_t at, unsigned base)
{
	size_t start = at;
	bool last_digit = false;

	for (; at < s.len; at++) {
		unsigned char c = (unsigned char)s.ptr[at];
		bool digit = base == 16 ? pl_is_xdigit(c) : c >= '0' && (unsigned)(c - '0') < base;

		if (!digit && !(c == '_' && last_digit))
			break;
		last_digit = digit;
	}
	return at > start && last_digit ? at : 0;
}

/* True when the digits of s fit a 64-bit signed integer. */
static bool fits(struct pl_str s, size_t at, unsigned base, bool negative)
{
	uint64_t value = 0, limit = (uint64_t)INT64_MAX + negative;

	for (; at < s.len; at++) {
		unsigned char c = (unsigned char)s.ptr[at];
		unsigned digit = pl_is_digit(c) ? (unsigned)c - '0' : (c | 0x20u) - 'a' + 10;

		if (c == '_')
			continue;
		if (value > (limit - digit) / base)
			return false;
		value = value * base + digit;
	}
	return true;
}

static const char *integer(struct pl_str s, size_t sign)
{
	static const char names[] = "xob";
	static const unsigned bases[] = {16, 8, 2};
	const char *base = !sign && s.len > 2 && s.ptr[0] == '0' && s.ptr[1] ? strchr(names, s.ptr[1]) : NULL;
	unsigned b = base ? bases[base - names] : 10;
	size_t at = base ? 2 : sign;

	if (digits(s, at, b) != s.len)
		return "a word that is no TOML value";
	if (!base && s.len > at + 1 && s.ptr[at] == '0')
		return "a number with a leading zero";
	return fits(s, at, b, sign && s.ptr[0] == '-') ? NULL : "a number that does not fit 64 bits";
}

static bool is_float(struct pl_str s, size_t sign)
{
	size_t at = digits(s, sign, 10), whole = at;

	if (!at || (s.ptr[sign] == '0' && at > sign + 1))
		return false;
	if (is(s, at, ".")) {
		at = digits(s, at + 1, 10);
		if (!at)
			return false;
	}
	if (is(s, at, "eE")) {
		at += is(s, at + 1, "+-") ? 2 : 1;
		at = digits(s, at, 10);
	}
	return at == s.len && at > whole;
}

enum pl_value_kind pl_toml_bare(struct pl_str s, const char **why)
{
	size_t sign = is(s, 0, "+-");
	struct pl_str unsigned_part = {s.ptr + sign, s.len - sign};
	unsigned first;

	if (pl_str_is(s, "true") || pl_str_is(s, "false"))
		return PL_VALUE_BOOL;
	if (pl_str_is(unsigned_part, "inf") || pl_str_is(unsigned_part, "nan"))
		return PL_VALUE_NUMBER;
	if ((number_at(s, 0, 4, &first) && is(s, 4, "-")) || (number_at(s, 0, 2, &first) && is(s, 2, ":"))) {
		*why = "a date or time that does not exist or is not written as TOML wants it";
		return is_date(s) ? PL_VALUE_DATE : PL_VALUE_LIST;
	}
	*why = integer(s, sign);
	if (!*why || is_float(s, sign))
		return PL_VALUE_NUMBER;
	return PL_VALUE_LIST;
}
