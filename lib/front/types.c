/* types: what YAML readers make of a plain scalar. Each reader is a list of forms, tried in its own order; the forms
 * are the regular expressions of PyYAML's resolver, of the YAML 1.2 core schema (10.3.2) and of Psych's
 * ScalarScanner, written out. docs/yaml-types.md shows the outcome; tests/oracle runs the readers themselves. */
#include "front/types.h"

#include <stdlib.h>

/* Moves *at over characters of `set`; gives how many. */
static size_t span_of(struct pl_str s, size_t *at, const char *set)
{
	size_t start = *at;

	while (*at < s.len && s.ptr[*at] && strchr(set, s.ptr[*at]))
		(*at)++;
	return *at - start;
}

static bool one_of(struct pl_str s, size_t *at, const char *set)
{
	bool is = *at < s.len && s.ptr[*at] && strchr(set, s.ptr[*at]);

	*at += is;
	return is;
}

#define DIGITS "0123456789"
#define HEX DIGITS "abcdefABCDEF"

/* Between `min` and `max` digits. */
static bool count_of(struct pl_str s, size_t *at, size_t min, size_t max)
{
	size_t n = 0;

	while (n < max && one_of(s, at, DIGITS))
		n++;
	return n >= min;
}

static long number(struct pl_str s, size_t from, size_t to)
{
	long value = 0;

	for (size_t i = from; i < to && value < 1000000; i++)
		if (pl_is_digit((unsigned char)s.ptr[i]))
			value = value * 10 + (s.ptr[i] - '0');
	return value;
}

static bool word_in(struct pl_str s, const char *const *words)
{
	for (; *words; words++)
		if (pl_str_is(s, *words))
			return true;
	return false;
}

/* `word`, `Word` or `WORD`. */
static bool cased(struct pl_str s, const char *word)
{
	bool upper = s.len > 1 && s.ptr[1] >= 'A' && s.ptr[1] <= 'Z';

	if (!pl_str_eq_nocase(s, pl_str_c(word)))
		return false;
	for (size_t i = 1; i < s.len; i++)
		if ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') != upper)
			return false;
	return !upper || (s.ptr[0] >= 'A' && s.ptr[0] <= 'Z');
}

static struct pl_str without(struct pl_arena *arena, struct pl_str s, const char *drop)
{
	char *out = pl_arena_alloc(arena, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		if (!s.ptr[i] || !strchr(drop, s.ptr[i]))
			out[n++] = s.ptr[i];
	out[n] = '\0';
	return pl_str_n(out, n);
}

static struct pl_yaml_typed typed(enum pl_yaml_type type, struct pl_str value)
{
	return (struct pl_yaml_typed){type, value};
}

static struct pl_yaml_typed bool_of(bool value)
{
	return typed(PL_YAML_BOOL, value ? PL_STR("true") : PL_STR("false"));
}

static struct pl_yaml_typed null_of(void)
{
	return typed(PL_YAML_NULL, PL_STR("null"));
}

/* The integer in a base, written in base 10; as written when it does not fit. */
static struct pl_yaml_typed int_of(struct pl_arena *arena, struct pl_str s, unsigned base, const char *drop)
{
	struct pl_str clean = without(arena, s, drop);
	const char *p = clean.ptr;
	bool negative = *p == '-';
	unsigned long long value = 0;

	p += *p == '-' || *p == '+';
	if (base != 10)
		p += base == 8 && (p[1] | 0x20) != 'o' ? 1 : 2;
	while (base == 10 && *p == '0' && p[1])
		p++;
	if (base == 10)
		return typed(PL_YAML_INT, pl_arena_printf(arena, "%s%s", negative && !pl_str_is(pl_str_c(p), "0") ? "-" : "", p));
	if (strlen(p) > 15)
		return typed(PL_YAML_INT, s);
	if (*p)
		value = strtoull(p, NULL, (int)base);
	return typed(PL_YAML_INT, pl_arena_printf(arena, "%s%llu", negative ? "-" : "", value));
}

static struct pl_yaml_typed float_value(struct pl_arena *arena, double value)
{
	return typed(PL_YAML_FLOAT, pl_arena_printf(arena, "%.15g", value));
}

static struct pl_yaml_typed float_of(struct pl_arena *arena, struct pl_str s, const char *drop)
{
	return float_value(arena, strtod(without(arena, s, drop).ptr, NULL));
}

/* [-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,max} and how it ends; *parts counts the numbers. */
static bool base60(struct pl_str s, size_t *at, size_t max, size_t *parts)
{
	*at = 0;
	one_of(s, at, "-+");
	if (!one_of(s, at, DIGITS))
		return false;
	span_of(s, at, DIGITS "_");
	for (*parts = 1; *parts <= max && *at < s.len && s.ptr[*at] == ':'; (*parts)++) {
		size_t start = ++*at, n = span_of(s, at, DIGITS);

		if (n < 1 || n > 2 || (n == 2 && s.ptr[start] > '5'))
			return false;
	}
	return *parts > 1;
}

/* The parts as numbers, the first weighing `weight`. Psych gives the sign to the first part only. */
static double base60_value(struct pl_str s, double weight, bool sign_first)
{
	bool negative = s.ptr[0] == '-';
	double sum = 0;
	size_t at = s.ptr[0] == '-' || s.ptr[0] == '+';

	for (; at < s.len; weight /= 60) {
		double part = 0, scale = 0;

		for (; at < s.len && s.ptr[at] != ':'; at++) {
			if (s.ptr[at] == '.') {
				scale = 1;
			} else if (s.ptr[at] != '_') {
				part = part * 10 + (s.ptr[at] - '0');
				scale *= 10;
			}
		}
		at++;
		part = part / (scale > 0 ? scale : 1) * weight;
		sum += negative ? -part : part;
		negative = negative && !sign_first;
	}
	return sum;
}

static double weight_of(size_t parts)
{
	double weight = 1;

	for (; parts > 1; parts--)
		weight *= 60;
	return weight;
}

static struct pl_yaml_typed base60_int(struct pl_arena *arena, double value)
{
	return typed(PL_YAML_INT, pl_arena_printf(arena, "%.0f", value));
}

/* The parts of YYYY-M-D[Tt ]H:MM:SS[.f][zone]; `fields` gets year to second. */
static bool timestamp(struct pl_str s, enum pl_yaml_reader reader, long fields[6], long *zone)
{
	size_t at = 0, from;
	bool psych = reader == PL_YAML_PSYCH;

	if (psych)
		one_of(s, &at, "-");
	for (unsigned i = 0; i < 6; i++) {
		static const struct {
			unsigned char min, max;
			char after;
		} parts[] = {{4, 4, '-'}, {1, 2, '-'}, {1, 2, 0}, {1, 2, ':'}, {2, 2, ':'}, {2, 2, 0}};

		from = at;
		if (!count_of(s, &at, parts[i].min, parts[i].max))
			return false;
		fields[i] = number(s, from, at);
		if (parts[i].after && !(at < s.len && s.ptr[at++] == parts[i].after))
			return false;
		if (i == 2 && !one_of(s, &at, "Tt") && !span_of(s, &at, " \t"))
			return false;
	}
	if (one_of(s, &at, "."))
		span_of(s, &at, DIGITS);
	*zone = 0;
	if (at == s.len)
		return true;
	span_of(s, &at, " \t");
	if (at == s.len)
		return psych; /* \s* of an absent zone; PyYAML's blanks belong to the same group, and the scanner trims */
	if (one_of(s, &at, "Z"))
		return at == s.len;
	if (!one_of(s, &at, "-+"))
		return false;
	from = at;
	if (!count_of(s, &at, 1, 2))
		return false;
	*zone = number(s, from, at);
	if (psych && count_of(s, &at, 1, 2)) /* +080: one digit of hours, two of minutes */
		return at == s.len;
	if (psych)
		one_of(s, &at, ":");
	else if (at < s.len && !one_of(s, &at, ":"))
		return false;
	return at == s.len ? psych || s.ptr[at - 1] != ':' : count_of(s, &at, 2, 2) && at == s.len;
}

static unsigned days_in(long year, long month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month < 1 || month > 12 ? 0 : days[month - 1] + (leap && month == 2);
}

static bool date(struct pl_str s, size_t min, long f[3])
{
	size_t at = 0, from;

	if (!count_of(s, &at, 4, 4) || !one_of(s, &at, "-"))
		return false;
	f[0] = number(s, 0, 4);
	from = at;
	if (!count_of(s, &at, min, 2) || !one_of(s, &at, "-"))
		return false;
	f[1] = number(s, from, at);
	from = at;
	if (!count_of(s, &at, min, 2))
		return false;
	f[2] = number(s, from, at);
	return at == s.len;
}

static struct pl_yaml_typed date_of(struct pl_arena *arena, const long f[3])
{
	return typed(PL_YAML_DATE, pl_arena_printf(arena, "%04ld-%02ld-%02ld", f[0], f[1], f[2]));
}

/* PyYAML 6.0 (yaml/resolver.py, in its order: bool, float, int, merge, null, timestamp). */
static struct pl_yaml_typed yaml_11(struct pl_arena *arena, struct pl_str s)
{
	size_t at = 0, parts, n;
	long f[6], zone;

	if (cased(s, "yes") || cased(s, "true") || cased(s, "on"))
		return bool_of(true);
	if (cased(s, "no") || cased(s, "false") || cased(s, "off"))
		return bool_of(false);
	if (pl_yaml_float_11(s))
		return float_of(arena, s, "_");
	if (base60(s, &at, s.len, &parts) && one_of(s, &at, ".") && (span_of(s, &at, DIGITS "_"), at == s.len))
		return float_value(arena, base60_value(s, weight_of(parts), false));
	if (pl_yaml_special_float(s, false))
		return typed(PL_YAML_FLOAT, s);
	n = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
	if (s.len > n + 2 && s.ptr[n] == '0' && (s.ptr[n + 1] == 'b' || s.ptr[n + 1] == 'x')) {
		at = n + 2;
		span_of(s, &at, s.ptr[n + 1] == 'b' ? "01_" : HEX "_");
		if (at == s.len)
			return int_of(arena, s, s.ptr[n + 1] == 'b' ? 2 : 16, "_");
	}
	at = n;
	if (s.len > n + 1 && s.ptr[n] == '0' && span_of(s, &at, "01234567_") && at == s.len)
		return int_of(arena, s, 8, "_");
	at = n;
	if (at < s.len && s.ptr[at] == '0' && s.len == n + 1)
		return int_of(arena, s, 10, "_");
	if (one_of(s, &at, "123456789") && (span_of(s, &at, DIGITS "_"), at == s.len))
		return int_of(arena, s, 10, "_");
	if (s.len > n && s.ptr[n] != '0' && base60(s, &at, s.len, &parts) && at == s.len)
		return base60_int(arena, base60_value(s, weight_of(parts), false));
	if (pl_str_is(s, "<<"))
		return typed(PL_YAML_MERGE, s);
	if (!s.len || pl_str_is(s, "~") || cased(s, "null"))
		return null_of();
	if (date(s, 2, f))
		return date_of(arena, f);
	if (timestamp(s, PL_YAML_11, f, &zone))
		return typed(PL_YAML_TIMESTAMP, s);
	return typed(PL_YAML_STRING, s);
}

/* YAML 1.2.2, 10.3.2 core schema. */
static struct pl_yaml_typed yaml_12(struct pl_arena *arena, struct pl_str s)
{
	size_t at = 0;

	if (!s.len || pl_str_is(s, "~") || cased(s, "null"))
		return null_of();
	if (cased(s, "true") || cased(s, "false"))
		return bool_of((s.ptr[0] | 0x20) == 't');
	if (s.len > 2 && s.ptr[0] == '0' && (s.ptr[1] == 'o' || s.ptr[1] == 'x')) {
		at = 2;
		span_of(s, &at, s.ptr[1] == 'o' ? "01234567" : HEX);
		return at == s.len ? int_of(arena, s, s.ptr[1] == 'o' ? 8 : 16, "") : typed(PL_YAML_STRING, s);
	}
	one_of(s, &at, "-+");
	if (span_of(s, &at, DIGITS) && at == s.len)
		return int_of(arena, s, 10, "");
	if (pl_yaml_float_12(s))
		return float_of(arena, s, "");
	if (pl_yaml_special_float(s, false))
		return typed(PL_YAML_FLOAT, s);
	return typed(PL_YAML_STRING, s);
}

/* Ruby's Time takes day 31 in any month, second 60 and hour 24 sharp. */
static bool is_time(const long f[6], long zone)
{
	return f[1] >= 1 && f[1] <= 12 && f[2] >= 1 && f[2] <= 31 && f[4] <= 59 && f[5] <= 60 && zone < 24 &&
	       (f[3] < 24 || (f[3] == 24 && !f[4] && !f[5]));
}

/* Psych 4.0 (psych/scalar_scanner.rb), with its integers that take commas. */
static struct pl_yaml_typed psych(struct pl_arena *arena, struct pl_str s)
{
	static const char *const yes[] = {"yes", "true", "on", NULL}, *const no[] = {"no", "false", "off", NULL};
	char low[6] = "";
	size_t at = 0, parts;
	long f[6], zone;
	unsigned base;

	if (!s.len)
		return null_of();
	if (s.len <= 5) {
		struct pl_str lower = {low, s.len};

		for (size_t i = 0; i < s.len; i++)
			low[i] = pl_lower(s.ptr[i]);
		if (pl_str_is(lower, "~") || pl_str_is(lower, "null"))
			return null_of();
		if (word_in(lower, yes) || word_in(lower, no))
			return bool_of(word_in(lower, yes));
	}
	if (timestamp(s, PL_YAML_PSYCH, f, &zone))
		return is_time(f, zone) ? typed(PL_YAML_TIMESTAMP, s) : typed(PL_YAML_STRING, s);
	if (date(s, 1, f))
		return f[2] >= 1 && f[2] <= (long)days_in(f[0], f[1]) ? date_of(arena, f) : typed(PL_YAML_STRING, s);
	if (pl_yaml_special_float(s, true))
		return typed(PL_YAML_FLOAT, s);
	if (s.len > 1 && s.ptr[0] == ':')
		return typed(PL_YAML_SYMBOL, s);
	if (base60(s, &at, 2, &parts) && at == s.len) /* 1:30 is 1 h 30 min in seconds */
		return base60_int(arena, base60_value(s, 3600, true));
	if (base60(s, &at, 2, &parts) && one_of(s, &at, ".") && (span_of(s, &at, DIGITS "_"), at == s.len))
		return float_value(arena, base60_value(s, 3600, true));
	if (pl_yaml_float_psych(s))
		return float_of(arena, s, ",_");
	base = pl_yaml_int_psych(s);
	return base ? int_of(arena, s, base, ",_") : typed(PL_YAML_STRING, s);
}

struct pl_yaml_typed pl_front_type(struct pl_arena *arena, struct pl_str plain, enum pl_yaml_reader reader)
{
	static struct pl_yaml_typed (*const readers[])(struct pl_arena *, struct pl_str) = {
		[PL_YAML_11] = yaml_11, [PL_YAML_12] = yaml_12, [PL_YAML_PSYCH] = psych};

	return readers[reader](arena, plain);
}
