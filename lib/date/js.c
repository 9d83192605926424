/* js: dates of the builders in JavaScript. They differ in their reader of YAML (js-yaml 3 or 4) and in what they do with a value
 * that it does not take for a date itself. */
#include "date/js.h"

enum { HOUR = 3600 };

int64_t pl_js_seconds(int64_t ms)
{
	return ms / 1000 - (ms % 1000 < 0);
}

int32_t pl_js_offset(int64_t ms, const struct pl_zone *zone)
{
	return -pl_zone_offset(zone, pl_js_seconds(ms), NULL) / 60;
}

int64_t pl_js_hexo_shift(int64_t ms, const struct pl_date_context *context)
{
	int64_t at = ms;

	if (!context->site_zone)
		return ms;
	ms -= pl_js_offset(at, context->machine_zone) * INT64_C(60000);
	return ms - pl_zone_offset(context->site_zone, pl_js_seconds(at), NULL) * INT64_C(1000);
}

static bool zone_exists(int32_t seconds)
{
	return seconds >= -12 * HOUR && seconds <= 14 * HOUR && seconds % 900 == 0;
}

/* What is not on a calendar or a clock; absent when all is. */
static struct pl_str oddity(struct pl_arena *arena, const struct pl_js_date *d)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	const struct pl_civil *c = &d->written;

	if (!pl_days_in_month(c->year, c->month))
		return pl_arena_printf(arena, "month %d", c->month);
	if (c->day < 1 || c->day > 31)
		return pl_arena_printf(arena, "day %d", c->day);
	if (c->day > pl_days_in_month(c->year, c->month))
		return pl_arena_printf(arena, "%.3s %d", months + (c->month - 1) * 3, c->day);
	if (!pl_civil_exists(c) && !(c->hour == 24 && !c->minute && !c->second))
		return pl_arena_printf(arena, "%02d:%02d:%02d", c->hour, c->minute, c->second);
	if (d->has_zone && !zone_exists(d->zone))
		return pl_arena_printf(arena, "the zone " PL_FMT, PL_ARG(d->zone_text));
	return (struct pl_str){0};
}

/* A date it is; `ms` is what the builder makes of it. */
static void take(struct pl_date *date, const struct pl_js_date *from, int64_t ms, struct pl_arena *arena)
{
	date->written = from->written;
	date->has_time = from->has_time, date->has_zone = from->has_zone;
	date->zone = from->zone, date->zone_text = from->zone_text;
	date->why = oddity(arena, from);
	date->outcome = date->why.ptr ? PL_DATE_IMPOSSIBLE : PL_DATE_READ;
	date->moment = pl_js_seconds(ms);
	date->moment_known = true;
}

/* A number is milliseconds since 1970. */
static bool of_number(struct pl_js_date *date, double number)
{
	*date = (struct pl_js_date){.has_time = true};
	if (!(number >= -8.64e15 && number <= 8.64e15))
		return false;
	date->ms = (int64_t)number;
	date->written = pl_civil_of(pl_js_seconds(date->ms));
	return true;
}

static void fail(struct pl_date *date, enum pl_date_effect effect)
{
	date->outcome = PL_DATE_UNREADABLE;
	date->effect = effect;
}

/* `new Date(value)`. */
static bool new_date(struct pl_js_date *date, const struct pl_js_value *value, const struct pl_zone *local)
{
	switch (value->kind) {
	case PL_JS_DATE:
		*date = value->date;
		return true;
	case PL_JS_TEXT:
		return pl_js_date_parse(date, value->text, local);
	case PL_JS_BOOL:
	case PL_JS_NUMBER:
		return of_number(date, value->number);
	case PL_JS_OBJECT: /* of a list JavaScript takes the text */
		if (value->inner == PL_JS_DATE) {
			*date = value->date;
			date->ms = pl_js_seconds(date->ms) * 1000;
			return true;
		}
		return value->inner == PL_JS_TEXT && pl_js_date_parse(date, value->text, local);
	default:
		return false;
	}
}

/* hexo-front-matter takes the UTC time of a YAML date for the machine's local time; then Hexo shifts every date from the machine's
 * zone to the site's. So a YAML date without a zone comes out right; a text with a zone in it only when both zones are the same. */
static void hexo(struct pl_date *date, const struct pl_js_value *value, const struct pl_date_context *context)
{
	struct pl_js_date read;

	if (!pl_js_truthy(value))
		date->effect = PL_DATE_FILE_NAME;
	else if (!new_date(&read, value, context->machine_zone))
		fail(date, PL_DATE_BUILD_TIME);
	else {
		int64_t ms = read.ms;

		if (value->kind == PL_JS_DATE)
			ms += pl_js_offset(ms, context->machine_zone) * INT64_C(60000);
		take(date, &read, pl_js_hexo_shift(ms, context), context->arena);
	}
}

/* Eleventy's words for the time of the file or of its commits. */
static bool is_file_time(struct pl_str text)
{
	static const char *const words[] = {"git last modified", "last modified", "git created", "created"};

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(text, pl_str_c(words[i])))
			return true;
	return false;
}

static void eleventy(struct pl_date *date, const struct pl_js_value *value, const struct pl_date_context *context)
{
	struct pl_js_date read = value->date;

	if (!pl_js_truthy(value)) {
		date->effect = PL_DATE_FILE_NAME;
	} else if (value->kind == PL_JS_TEXT && is_file_time(value->text)) {
		date->outcome = PL_DATE_READ;
		date->effect = PL_DATE_BUILD_TIME;
	} else if (value->kind == PL_JS_DATE || (value->kind == PL_JS_TEXT && pl_js_iso_parse(&read, value->text, context->arena))) {
		take(date, &read, read.ms, context->arena);
		date->assumed_utc = !read.has_zone && context->site_zone;
	} else {
		fail(date, PL_DATE_ABORTS);
	}
}

/* z.coerce.date(), and new Date() of what gray-matter gives: a day in YAML is in UTC, a text with a time in the machine's zone. */
static void plain(struct pl_date *date, const struct pl_js_value *value, const struct pl_date_context *context)
{
	struct pl_js_date read;

	if (!new_date(&read, value, context->machine_zone)) {
		fail(date, PL_DATE_ABORTS);
		return;
	}
	take(date, &read, read.ms, context->arena);
	date->assumed_utc = !read.has_zone && context->site_zone && value->kind == PL_JS_DATE;
}

/* Joi wants a text that is a number or a date by itself; then the text gets a Z, whatever stands there. */
static void docusaurus(struct pl_date *date, const struct pl_js_value *value, const struct pl_date_context *context)
{
	struct pl_js_date read = value->date;
	struct pl_str text = value->text;

	if (value->kind == PL_JS_NUMBER && value->number <= 0 && value->number >= 0) {
		date->effect = PL_DATE_FILE_NAME;
	} else if (value->kind == PL_JS_TEXT) {
		if (!pl_js_date_parse(&read, text, context->machine_zone)) {
			fail(date, PL_DATE_ABORTS);
			return;
		}
		text = pl_arena_printf(context->arena, PL_FMT "Z", PL_ARG(text));
		if (!pl_js_date_parse(&read, text, context->machine_zone))
			fail(date, PL_DATE_ABORTS);
		else
			take(date, &read, read.ms, context->arena);
	} else if (value->kind == PL_JS_DATE) {
		take(date, &read, read.ms, context->arena);
	} else {
		fail(date, PL_DATE_ABORTS);
	}
	date->assumed_utc = date->moment_known && !read.has_zone && context->site_zone;
}

/* Up to three numbers with one of `separators` between them. */
static unsigned numbers(struct pl_str s, size_t *at, const char *separators, int32_t *out)
{
	unsigned n = 0;

	while (n < 3 && *at < s.len && pl_is_digit((unsigned char)s.ptr[*at])) {
		for (out[n] = 0; *at < s.len && out[n] < 100000 && pl_is_digit((unsigned char)s.ptr[*at]); (*at)++)
			out[n] = out[n] * 10 + (s.ptr[*at] - '0');
		n++;
		if (n == 3 || *at == s.len || !strchr(separators, s.ptr[*at]))
			break;
		(*at)++;
	}
	return n;
}

static uint8_t byte_of(int32_t n)
{
	return n > 255 ? 255 : (uint8_t)n;
}

/* Of what is not read: is it a date, and wrong for its month 13? */
static void explain(struct pl_date *date, struct pl_str text, struct pl_arena *arena)
{
	int32_t day[3] = {0}, clock[3] = {0};
	struct pl_js_date read = {0};
	size_t at = 0;

	if (numbers(text, &at, "-/.", day) != 3 || day[0] < 1000 || day[0] > 9999)
		return;
	if (at < text.len && strchr(" Tt", text.ptr[at])) {
		at++;
		read.has_time = numbers(text, &at, ":", clock) > 1;
	}
	read.written = (struct pl_civil){.year = day[0], .month = byte_of(day[1]), .day = byte_of(day[2]), .hour = byte_of(clock[0]),
		.minute = byte_of(clock[1]), .second = byte_of(clock[2])};
	date->why = oddity(arena, &read);
	if (date->why.ptr) {
		date->outcome = PL_DATE_IMPOSSIBLE;
		date->written = read.written;
		date->has_time = read.has_time;
	}
}

void pl_date_read_js(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		     const struct pl_date_context *context)
{
	bool old = builder == PL_BUILDER_DOCUSAURUS || builder == PL_BUILDER_VITEPRESS;
	struct pl_js_value js;

	pl_js_value_read(&js, value, old ? 3 : 4);
	date->outcome = PL_DATE_ABSENT;
	if (js.kind == PL_JS_NULL) {
		date->effect = builder == PL_BUILDER_DOCUSAURUS ? PL_DATE_ABORTS : date->effect;
		return;
	}
	if (builder == PL_BUILDER_HEXO)
		hexo(date, &js, context);
	else if (builder == PL_BUILDER_ELEVENTY)
		eleventy(date, &js, context);
	else if (builder == PL_BUILDER_DOCUSAURUS)
		docusaurus(date, &js, context);
	else
		plain(date, &js, context);
	if (date->outcome == PL_DATE_UNREADABLE && js.kind == PL_JS_TEXT)
		explain(date, js.text, context->arena);
}
