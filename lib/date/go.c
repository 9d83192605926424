/* go: dates of Hugo, as go-yaml 2, go-toml 2 and cast read them, and of Zola, which takes TOML dates and RFC 3339. Seen by running
 * Hugo 0.111.3 (tests/generators compares); Zola by its source. */
#include "date/go.h"

#include "date/reader.h"

static int digit_of(char c)
{
	if (pl_is_digit((unsigned char)c))
		return c - '0';
	return pl_is_alpha((unsigned char)c) ? (c | 0x20) - 'a' + 10 : 99;
}

static int base_of(struct pl_str text, size_t *at)
{
	char c = text.len - *at > 2 && text.ptr[*at] == '0' ? (char)(text.ptr[*at + 1] | 0x20) : 0;
	int base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;

	if (base)
		*at += 2;
	else if (text.len - *at > 1 && text.ptr[*at] == '0')
		base = 8;
	return base ? base : 10;
}

bool pl_go_int_parse(int64_t *number, struct pl_str text)
{
	bool minus = text.len && text.ptr[0] == '-', any = false;
	size_t at = text.len && (minus || text.ptr[0] == '+');
	int base = base_of(text, &at);
	uint64_t n = 0;

	for (; at < text.len; at++) {
		int digit = digit_of(text.ptr[at]);

		if (text.ptr[at] == '_')
			continue;
		if (digit >= base || n > ((uint64_t)INT64_MAX - (unsigned)digit) / (unsigned)base)
			return false;
		n = n * (unsigned)base + (unsigned)digit;
		any = true;
	}
	*number = minus ? -(int64_t)n : (int64_t)n;
	return any;
}

bool pl_go_yaml_int(int64_t *number, const struct pl_value *value)
{
	unsigned char first = value->text.len ? (unsigned char)value->text.ptr[0] : 0;

	return value->quote == PL_QUOTE_NONE && !pl_str_ends(value->tag, PL_STR("str")) &&
	       (pl_is_digit(first) || first == '-' || first == '+') && pl_go_int_parse(number, value->text);
}

static void take(struct pl_date *date, int64_t moment)
{
	date->outcome = PL_DATE_READ;
	date->effect = PL_DATE_FINE;
	date->moment_known = true;
	date->moment = moment;
}

/* time.Unix: on the clock of the machine. */
static void of_seconds(struct pl_date *date, int64_t seconds, const struct pl_date_context *context)
{
	take(date, seconds);
	date->zone = pl_zone_offset(context->machine_zone, seconds, NULL);
	date->written = pl_civil_of(seconds + date->zone);
	date->has_time = date->has_zone = true;
}

/* "month 13", "Feb 30", "25:00:00" */
static struct pl_str oddity(struct pl_arena *arena, const struct pl_go_time *t)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const struct pl_civil *c = &t->civil;

	if (pl_str_is(t->wrong, "month"))
		return pl_arena_printf(arena, "month %d", c->month);
	if (!pl_str_is(t->wrong, "day"))
		return pl_arena_printf(arena, "%02d:%02d:%02d", c->hour, c->minute, c->second);
	if (c->day < 1 || c->day > 31)
		return pl_arena_printf(arena, "day %d", c->day);
	return pl_arena_printf(arena, "%.3s %d", months + (c->month - 1) * 3, c->day);
}

static void of_time(struct pl_date *date, const struct pl_go_time *t, const struct pl_date_context *context)
{
	const struct pl_zone *zone = context->site_zone && !t->utc ? context->site_zone : pl_zone_utc();
	int64_t seconds = pl_civil_seconds(&t->civil);

	date->written = t->civil;
	date->has_time = t->has_time, date->has_zone = t->has_zone;
	date->zone = t->zone, date->zone_text = t->zone_text;
	if (t->wrong.ptr) {
		date->outcome = PL_DATE_IMPOSSIBLE;
		date->why = oddity(context->arena, t);
		return;
	}
	take(date, t->has_zone ? seconds - t->zone : pl_zone_moment(zone, seconds));
}

/* A text that no form fits leaves `date` as it is. */
static void of_text(struct pl_date *date, struct pl_str text, const struct pl_date_context *context)
{
	struct pl_go_time t;

	if (pl_go_time_parse(&t, text))
		of_time(date, &t, context);
}

/* What TOML writes as RFC 3339 with T, t or a blank; a time alone is no date. */
static void of_toml(struct pl_date *date, struct pl_str text, const struct pl_date_context *context)
{
	char *copy;

	if (text.len < 10 || text.len > 40 || text.ptr[4] != '-')
		return;
	text = pl_arena_dup(context->arena, text);
	copy = (char *)text.ptr;
	if (text.len > 10)
		copy[10] = 'T';
	if (copy[text.len - 1] == 'z')
		copy[text.len - 1] = 'Z';
	of_text(date, text, context);
	if (date->outcome != PL_DATE_READ)
		date->effect = PL_DATE_ABORTS;
}

static bool is_null(const struct pl_value *value)
{
	static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};

	if (value->kind != PL_VALUE_SCALAR || value->quote != PL_QUOTE_NONE || value->tag.ptr)
		return false;
	for (size_t i = 0; i < PL_COUNT(nulls); i++)
		if (pl_str_is(value->text, nulls[i]))
			return true;
	return false;
}

static void hugo(struct pl_date *date, const struct pl_value *value, const struct pl_date_context *context)
{
	int64_t number;

	date->outcome = PL_DATE_UNREADABLE;
	date->effect = PL_DATE_ZERO;
	if (value->kind == PL_VALUE_NULL || is_null(value))
		date->outcome = PL_DATE_ABSENT;
	else if (value->kind == PL_VALUE_DATE)
		of_toml(date, value->text, context);
	else if (value->kind == PL_VALUE_NUMBER && context->format == PL_FRONT_TOML && pl_go_int_parse(&number, value->text))
		of_seconds(date, number, context);
	else if (value->kind == PL_VALUE_SCALAR && pl_go_yaml_int(&number, value))
		of_seconds(date, number, context);
	else if (value->kind == PL_VALUE_SCALAR || value->kind == PL_VALUE_STRING)
		of_text(date, value->text, context);
}

/* RFC 3339 with a zone, without one, or a day alone. */
static void zola(struct pl_date *date, const struct pl_value *value, const struct pl_date_context *context)
{
	struct pl_date_context utc = *context;

	date->outcome = PL_DATE_UNREADABLE;
	date->effect = PL_DATE_ABORTS;
	utc.site_zone = pl_zone_utc();
	if (value->kind == PL_VALUE_NULL || is_null(value)) {
		date->outcome = PL_DATE_ABSENT;
		date->effect = PL_DATE_FINE;
	} else if (value->kind == PL_VALUE_DATE) {
		of_toml(date, value->text, &utc);
	} else if ((value->kind == PL_VALUE_SCALAR || value->kind == PL_VALUE_STRING) && value->text.len >= 10 &&
		   value->text.ptr[4] == '-' && (value->text.len == 10 || value->text.ptr[10] == 'T')) {
		of_text(date, value->text, &utc);
	}
	date->assumed_utc = date->moment_known && date->has_time && !date->has_zone && context->site_zone;
}

void pl_date_read_go(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		     const struct pl_date_context *context)
{
	if (builder == PL_BUILDER_ZOLA)
		zola(date, value, context);
	else
		hugo(date, value, context);
}
