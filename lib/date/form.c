/* form: dates in strptime(3) notation. A form is matched as strftime(3) would write it, so that "%H" is two digits; "%-H"
 * is without a leading zero. */
#include "date/form.h"

#include <stdio.h>

const char *const pl_month_names[12] = {"January", "February", "March", "April", "May", "June",
					"July", "August", "September", "October", "November", "December"};
const char *const pl_day_names[7] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

struct scan {
	struct pl_str text;
	size_t at;
};

/* One conversion: what it matches, and what it writes. */
struct field {
	char letter;
	uint8_t digits; /* for a number: so many, padded with zeros */
	int16_t low, high;
	const char *expands; /* to other conversions */
	const char *const *names; /* full names; `short_names`: their first three letters */
	bool short_names;
	long (*get)(const struct pl_date *);
};

static long year(const struct pl_date *d) { return d->written.year; }
static long short_year(const struct pl_date *d) { return (d->written.year % 100 + 100) % 100; }
static long month(const struct pl_date *d) { return d->written.month; }
static long day(const struct pl_date *d) { return d->written.day; }
static long hour(const struct pl_date *d) { return d->written.hour; }
static long half_hour(const struct pl_date *d) { return (d->written.hour + 11) % 12 + 1; }
static long minute(const struct pl_date *d) { return d->written.minute; }
static long second(const struct pl_date *d) { return d->written.second; }
static long year_day(const struct pl_date *d) { return pl_civil_yearday(&d->written); }
static long month_index(const struct pl_date *d) { return d->written.month - 1; }
static long week_day(const struct pl_date *d) { return pl_civil_weekday(&d->written); }

static const struct field fields[] = {
	{'Y', 4, 0, 9999, .get = year},
	{'y', 2, 0, 99, .get = short_year},
	{'m', 2, 1, 12, .get = month},
	{'d', 2, 1, 31, .get = day},
	{'e', 2, 1, 31, .get = day},
	{'H', 2, 0, 23, .get = hour},
	{'I', 2, 1, 12, .get = half_hour},
	{'M', 2, 0, 59, .get = minute},
	{'S', 2, 0, 60, .get = second},
	{'j', 3, 1, 366, .get = year_day},
	{'T', .expands = "%H:%M:%S"},
	{'R', .expands = "%H:%M"},
	{'F', .expands = "%Y-%m-%d"},
	{'B', 0, 0, 12, .names = pl_month_names, .get = month_index},
	{'b', 0, 0, 12, .names = pl_month_names, .short_names = true, .get = month_index},
	{'h', 0, 0, 12, .names = pl_month_names, .short_names = true, .get = month_index},
	{'A', 0, 0, 7, .names = pl_day_names, .get = week_day},
	{'a', 0, 0, 7, .names = pl_day_names, .short_names = true, .get = week_day},
	{'p'}, {'z'}, {'Z'}, {'f'}, {'%'},
};

static const char time_letters[] = "HIMSTRpf", zone_letters[] = "zZ";

static const struct field *field_of(char letter)
{
	for (size_t i = 0; i < PL_COUNT(fields); i++)
		if (fields[i].letter == letter)
			return &fields[i];
	return NULL;
}

/* The conversion at form.ptr[*at], just behind its '%'; *flag gets '-' or ':' or 0. NULL: none such. */
static const struct field *conversion(struct pl_str form, size_t *at, char *flag)
{
	const struct field *field;

	*flag = 0;
	if (*at < form.len && (form.ptr[*at] == '-' || form.ptr[*at] == ':'))
		*flag = form.ptr[(*at)++];
	if (*at >= form.len || !(field = field_of(form.ptr[(*at)++])))
		return NULL;
	if ((*flag == '-' && !field->digits) || (*flag == ':' && field->letter != 'z'))
		return NULL;
	return field;
}

bool pl_date_form_valid(struct pl_str form, struct pl_error *error)
{
	bool any = false;

	for (size_t at = 0; at < form.len;) {
		size_t start = at;
		char flag;

		if (form.ptr[at++] != '%')
			continue;
		if (!conversion(form, &at, &flag))
			return pl_fail(error, "`" PL_FMT "` in the date form `" PL_FMT "` is no conversion that can be read",
				       PL_ARG(pl_str_n(form.ptr + start, at - start)), PL_ARG(form));
		any = true;
	}
	return any || pl_fail(error, "the date form `" PL_FMT "` has no conversion such as %%Y", PL_ARG(form));
}

static size_t digits_at(const struct scan *s)
{
	size_t n = 0;

	while (s->at + n < s->text.len && pl_is_digit((unsigned char)s->text.ptr[s->at + n]))
		n++;
	return n;
}

static bool match_number(struct scan *s, const struct field *field, bool bare)
{
	size_t n = digits_at(s), pad = 0;
	long value = 0;

	if (field->letter == 'e' && s->at < s->text.len && s->text.ptr[s->at] == ' ') {
		s->at++;
		pad = 1;
		n = digits_at(s);
	}
	if (n > field->digits - pad)
		n = field->digits - pad;
	if (!n || (bare ? n > 1 && s->text.ptr[s->at] == '0' : n + pad != field->digits))
		return false;
	for (size_t i = 0; i < n; i++)
		value = value * 10 + (s->text.ptr[s->at++] - '0');
	return value >= field->low && value <= field->high;
}

static struct pl_str name_at(const struct field *field, long index)
{
	struct pl_str name = pl_str_c(field->names[index]);

	if (field->short_names)
		name.len = 3;
	return name;
}

static bool match_word(struct scan *s, struct pl_str word)
{
	if (!pl_str_starts(pl_str_n(s->text.ptr + s->at, s->text.len - s->at), word))
		return false;
	s->at += word.len;
	return true;
}

static bool match_name(struct scan *s, const struct field *field)
{
	for (long i = 0; i < field->high; i++)
		if (match_word(s, name_at(field, i)))
			return true;
	return false;
}

/* +0800, with `colon` +08:00. */
static bool match_offset(struct scan *s, bool colon)
{
	static const struct field hours = {.digits = 2, .high = 15}, minutes = {.digits = 2, .high = 59};

	return (match_word(s, PL_STR("+")) || match_word(s, PL_STR("-"))) && match_number(s, &hours, false) &&
	       (!colon || match_word(s, PL_STR(":"))) && match_number(s, &minutes, false);
}

static bool match_letters(struct scan *s)
{
	size_t start = s->at;

	while (s->at < s->text.len && pl_is_alpha((unsigned char)s->text.ptr[s->at]))
		s->at++;
	return s->at > start && s->at - start <= 6;
}

static bool match_fraction(struct scan *s)
{
	size_t n = digits_at(s);

	s->at += n;
	return n >= 1 && n <= 9;
}

static bool match_form(struct scan *s, struct pl_str form);

static bool match_field(struct scan *s, const struct field *field, char flag)
{
	if (field->expands)
		return match_form(s, pl_str_c(field->expands)); /* these expand to numbers only */
	if (field->names)
		return match_name(s, field);
	if (field->digits)
		return match_number(s, field, flag == '-');
	switch (field->letter) {
	case 'p':
		return match_word(s, PL_STR("AM")) || match_word(s, PL_STR("PM")) || match_word(s, PL_STR("am")) ||
		       match_word(s, PL_STR("pm"));
	case 'z':
		return match_offset(s, flag == ':');
	case 'Z':
		return match_letters(s);
	case 'f':
		return match_fraction(s);
	default:
		return match_word(s, PL_STR("%"));
	}
}

static bool match_form(struct scan *s, struct pl_str form)
{
	for (size_t at = 0; at < form.len;) {
		const struct field *field;
		char flag;

		if (form.ptr[at] != '%') {
			if (!match_word(s, pl_str_n(form.ptr + at++, 1)))
				return false;
			continue;
		}
		at++;
		field = conversion(form, &at, &flag);
		if (!field || !match_field(s, field, flag))
			return false;
	}
	return true;
}

bool pl_date_matches(struct pl_str text, struct pl_str form)
{
	struct scan s = {text, 0};

	return match_form(&s, form) && s.at == text.len;
}

struct out {
	char text[128];
	size_t len;
};

static bool put(struct out *out, struct pl_str text)
{
	if (text.len > sizeof(out->text) - out->len)
		return false;
	memcpy(out->text + out->len, text.ptr, text.len);
	out->len += text.len;
	return true;
}

static bool put_number(struct out *out, const struct field *field, char flag, long value)
{
	char text[24];
	int n;

	if (value < field->low || value > field->high)
		return false;
	n = flag == '-' ? snprintf(text, sizeof(text), "%ld", value)
	    : field->letter == 'e' ? snprintf(text, sizeof(text), "%2ld", value)
				   : snprintf(text, sizeof(text), "%0*ld", (int)field->digits, value);
	return put(out, pl_str_n(text, (size_t)n));
}

static bool put_offset(struct out *out, long zone, bool colon)
{
	char text[24];
	long size = zone < 0 ? -zone : zone;
	int n = snprintf(text, sizeof(text), "%c%02ld%s%02ld", zone < 0 ? '-' : '+', size / 3600 % 100, colon ? ":" : "",
			 size / 60 % 60);

	return size % 60 == 0 && put(out, pl_str_n(text, (size_t)n));
}

static bool is_letters(struct pl_str text)
{
	struct scan s = {text, 0};

	return match_letters(&s) && s.at == text.len;
}

static bool put_form(struct out *out, struct pl_str form, const struct pl_date *date);

static bool put_field(struct out *out, const struct field *field, char flag, const struct pl_date *date)
{
	if ((strchr(time_letters, field->letter) && !date->has_time) || (strchr(zone_letters, field->letter) && !date->has_zone))
		return false;
	if (field->expands)
		return put_form(out, pl_str_c(field->expands), date);
	if (field->names)
		return put(out, name_at(field, field->get(date)));
	if (field->digits)
		return put_number(out, field, flag, field->get(date));
	switch (field->letter) {
	case 'p':
		return put(out, date->written.hour < 12 ? PL_STR("AM") : PL_STR("PM"));
	case 'z':
		return put_offset(out, date->zone, flag == ':');
	case 'Z':
		return is_letters(date->zone_text) && put(out, date->zone_text);
	case 'f':
		return put(out, PL_STR("000000"));
	default:
		return put(out, PL_STR("%"));
	}
}

static bool put_form(struct out *out, struct pl_str form, const struct pl_date *date)
{
	for (size_t at = 0; at < form.len;) {
		const struct field *field;
		char flag;

		if (form.ptr[at] != '%') {
			if (!put(out, pl_str_n(form.ptr + at++, 1)))
				return false;
			continue;
		}
		at++;
		field = conversion(form, &at, &flag);
		if (!field || !put_field(out, field, flag, date))
			return false;
	}
	return true;
}

struct pl_str pl_date_write(struct pl_arena *arena, const struct pl_date *date, struct pl_str form)
{
	struct out out = {.len = 0};

	if (!pl_civil_exists(&date->written) || !put_form(&out, form, date))
		return (struct pl_str){0};
	return pl_arena_dup(arena, pl_str_n(out.text, out.len));
}
