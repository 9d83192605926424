/* format: the formats of JSON Schema (2020-12 validation 7.3) that front matter has. */
#include "date/date.h"
#include "schema/parts.h"

static unsigned digits(struct pl_str s, size_t at, size_t n)
{
	unsigned value = 0;

	for (size_t i = at; i < at + n; i++)
		if (i >= s.len || !pl_is_digit((unsigned char)s.ptr[i]))
			return 99999;
		else
			value = value * 10 + (unsigned)(s.ptr[i] - '0');
	return value;
}

static bool is(struct pl_str s, size_t at, char c)
{
	return at < s.len && s.ptr[at] == c;
}

/* RFC 3339 full-date. */
static bool is_date(struct pl_str s)
{
	unsigned year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);

	return s.len == 10 && is(s, 4, '-') && is(s, 7, '-') && year < 10000 && day >= 1 && month <= 12 && day <= pl_days_in_month((int32_t)year, month);
}

/* RFC 3339 full-time. A leap second is one at 23:59:60 UTC. */
static bool is_time(struct pl_str s)
{
	unsigned hour = digits(s, 0, 2), minute = digits(s, 3, 2), second = digits(s, 6, 2), oh = 0, om = 0;
	size_t at = 8;
	int sign = 1, utc;

	if (!is(s, 2, ':') || !is(s, 5, ':') || hour > 23 || minute > 59 || second > 60)
		return false;
	if (is(s, at, '.')) {
		if (digits(s, ++at, 1) > 9)
			return false;
		while (at < s.len && pl_is_digit((unsigned char)s.ptr[at]))
			at++;
	}
	if (is(s, at, 'Z') || is(s, at, 'z')) {
		at++;
	} else if (is(s, at, '+') || is(s, at, '-')) {
		sign = s.ptr[at] == '-' ? -1 : 1;
		oh = digits(s, at + 1, 2);
		om = digits(s, at + 4, 2);
		if (!is(s, at + 3, ':') || oh > 23 || om > 59)
			return false;
		at += 6;
	} else {
		return false;
	}
	utc = (int)(hour * 60 + minute) - sign * (int)(oh * 60 + om);
	return at == s.len && (second < 60 || (utc + 2880) % 1440 == 1439);
}

static bool is_date_time(struct pl_str s)
{
	return s.len > 11 && (s.ptr[10] == 'T' || s.ptr[10] == 't') && is_date(pl_str_n(s.ptr, 10)) && is_time(pl_str_n(s.ptr + 11, s.len - 11));
}

/* RFC 3986 characters; `%` is followed by two digits. */
static bool has_uri_characters(struct pl_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c <= ' ' || c >= 127 || strchr("\"<>\\^`{|}", c))
			return false;
		if (c == '%' && (i + 2 >= s.len || !strchr("0123456789abcdefABCDEF", s.ptr[i + 1]) || !strchr("0123456789abcdefABCDEF", s.ptr[i + 2])))
			return false;
	}
	return true;
}

static size_t scheme_length(struct pl_str s)
{
	size_t i = 0;

	if (!s.len || !pl_is_alpha((unsigned char)s.ptr[0]))
		return 0;
	while (i < s.len && (pl_is_alpha((unsigned char)s.ptr[i]) || pl_is_digit((unsigned char)s.ptr[i]) || memchr("+-.", s.ptr[i], 3)))
		i++;
	return is(s, i, ':') ? i : 0;
}

/* Port digits, brackets of IPv6, userinfo without brackets. */
static bool has_good_authority(struct pl_str s)
{
	size_t start, end, at, i;

	if (!pl_str_starts(s, PL_STR("//")))
		return pl_str_find(s, PL_STR("["), 0) == s.len && pl_str_find(s, PL_STR("]"), 0) == s.len;
	start = 2;
	for (end = start; end < s.len && !strchr("/?#", s.ptr[end]);)
		end++;
	at = pl_str_find(pl_str_n(s.ptr, end), PL_STR("@"), start);
	if (at < end) {
		if (pl_str_find(pl_str_n(s.ptr, end), PL_STR("@"), at + 1) < end || memchr(s.ptr + start, '[', at - start) || memchr(s.ptr + start, ']', at - start))
			return false;
		start = at + 1;
	}
	if (is(s, start, '[')) {
		i = pl_str_find(pl_str_n(s.ptr, end), PL_STR("]"), start);
		if (i == end)
			return false;
		start = i + 1;
	}
	i = pl_str_find(pl_str_n(s.ptr, end), PL_STR(":"), start);
	for (i = i < end ? i + 1 : end; i < end; i++)
		if (!pl_is_digit((unsigned char)s.ptr[i]))
			return false;
	return !memchr(s.ptr + start, '[', end - start);
}

static bool is_uri(struct pl_str s)
{
	size_t scheme = scheme_length(s);

	return scheme && has_uri_characters(s) && has_good_authority(pl_str_n(s.ptr + scheme + 1, s.len - scheme - 1));
}

static bool is_uri_reference(struct pl_str s)
{
	size_t colon = pl_str_find(s, PL_STR(":"), 0), slash = 0;

	while (slash < s.len && !strchr("/?#", s.ptr[slash]))
		slash++;
	return is_uri(s) || (colon >= slash && has_uri_characters(s) && has_good_authority(s));
}

static bool is_atom(unsigned char c)
{
	return pl_is_alpha(c) || pl_is_digit(c) || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/* RFC 5321 4.1.2, ASCII. */
static bool is_email(struct pl_str s)
{
	size_t at = s.len, i = 0;

	while (at > 0 && s.ptr[at - 1] != '@')
		at--;
	if (at < 2 || at == s.len || at > 65)
		return false;
	if (s.ptr[0] == '"') {
		if (at < 4 || s.ptr[at - 2] != '"')
			return false;
		for (i = 1; i + 2 < at; i++)
			if (s.ptr[i] == '"' && s.ptr[i - 1] != '\\')
				return false;
	} else {
		for (i = 0; i + 1 < at; i++)
			if (!(is_atom((unsigned char)s.ptr[i]) || (s.ptr[i] == '.' && i > 0 && i + 2 < at && s.ptr[i + 1] != '.')))
				return false;
	}
	if (s.ptr[at] == '[') {
		unsigned part = 0, dots = 0;

		if (s.ptr[s.len - 1] != ']')
			return false;
		if (pl_str_starts(pl_str_n(s.ptr + at + 1, s.len - at - 1), PL_STR("IPv6:")))
			return true;
		for (i = at + 1; i + 1 < s.len; i++) {
			if (s.ptr[i] == '.') {
				dots++;
				part = 0;
			} else if (!pl_is_digit((unsigned char)s.ptr[i]) || (part = part * 10 + (unsigned)(s.ptr[i] - '0')) > 255) {
				return false;
			}
		}
		return dots == 3;
	}
	for (i = at; i < s.len; i++) {
		bool edge = i == at || i + 1 == s.len || s.ptr[i - 1] == '.' || s.ptr[i + 1] == '.';

		if (!(pl_is_alpha((unsigned char)s.ptr[i]) || pl_is_digit((unsigned char)s.ptr[i]) || (!edge && memchr("-.", s.ptr[i], 2)) ||
		      (s.ptr[i] == '.' && i != at && i + 1 != s.len && s.ptr[i + 1] != '.')))
			return false;
	}
	return true;
}

static bool is_regex(struct pl_str s)
{
	struct pl_regex *regex = pl_regex_new(s, NULL);

	pl_regex_free(regex);
	return regex != NULL && pl_str_find(s, PL_STR("\\Z"), 0) == s.len && pl_str_find(s, PL_STR("\\a"), 0) == s.len;
}

static const struct {
	const char *name;
	bool (*is)(struct pl_str text);
	const char *shown;
} formats[] = {
	{"date", is_date, "date such as 2024-03-05"},
	{"date-time", is_date_time, "time stamp such as 2024-03-05T10:00:00+08:00"},
	{"email", is_email, "e-mail address"},
	{"regex", is_regex, "pattern"},
	{"time", is_time, "time such as 10:00:00+08:00"},
	{"uri", is_uri, "full address such as https://example.com/"},
	{"uri-reference", is_uri_reference, "address"},
};

bool pl_schema_format(struct pl_str format, struct pl_str text)
{
	for (size_t i = 0; i < PL_COUNT(formats); i++)
		if (pl_str_is(format, formats[i].name))
			return formats[i].is(text);
	return true;
}

const char *pl_schema_format_name(struct pl_str format)
{
	for (size_t i = 0; i < PL_COUNT(formats); i++)
		if (pl_str_is(format, formats[i].name))
			return formats[i].shown;
	return "value of the wanted format";
}
