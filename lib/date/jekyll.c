/* jekyll: dates of Jekyll 4. Psych reads the scalar; what it takes for a time is one (UTC when no zone is written), and
 * everything else goes through Time.parse as text, in the site's zone. What that refuses stops the build. */
#include "date/reader.h"
#include "date/ruby.h"

#include "base/buf.h"

/* A run of digits at *at, *n of them. */
static int32_t number(struct pl_str s, size_t *at, size_t max)
{
	int32_t value = 0;

	for (size_t n = 0; n < max && *at < s.len && pl_is_digit((unsigned char)s.ptr[*at]); n++)
		value = value * 10 + (s.ptr[(*at)++] - '0');
	return value;
}

static void skip(struct pl_str s, size_t *at, const char *set)
{
	while (*at < s.len && strchr(set, s.ptr[*at]))
		(*at)++;
}

static int32_t range(int32_t value)
{
	return value < 0 ? 0 : value > 255 ? 255 : value;
}

static struct pl_civil civil_of(int32_t year, int32_t mon, int32_t mday)
{
	return (struct pl_civil){.year = year, .month = (uint8_t)range(mon), .day = (uint8_t)range(mday)};
}

/* What is not on a calendar or a clock, "Feb 30", "month 13", "25:19"; absent when all is. */
static struct pl_str oddity(struct pl_arena *arena, const struct pl_civil *c)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	if (c->month && !pl_days_in_month(c->year, c->month))
		return pl_arena_printf(arena, "month %d", c->month);
	if (c->day && c->month && c->day > pl_days_in_month(c->year, c->month))
		return c->day > 31 ? pl_arena_printf(arena, "day %d", c->day)
				   : pl_arena_printf(arena, "%.3s %d", months + (c->month - 1) * 3, c->day);
	if (c->hour > 23 || c->minute > 59 || c->second > 60)
		return pl_arena_printf(arena, "%02d:%02d:%02d", c->hour, c->minute, c->second);
	return (struct pl_str){0};
}

/* Zones reach from -12:00 to +14:00. */
static bool zone_exists(int32_t offset)
{
	return offset >= -12 * 3600 && offset <= 14 * 3600 && offset % 900 == 0;
}

void pl_date_judge(struct pl_date *date, struct pl_arena *arena)
{
	date->why = oddity(arena, &date->written);
	if (!date->why.ptr && date->has_zone && !zone_exists(date->zone))
		date->why = pl_arena_printf(arena, "the zone " PL_FMT, PL_ARG(date->zone_text));
	date->outcome = date->why.ptr ? PL_DATE_IMPOSSIBLE : PL_DATE_READ;
}

/* Psych's Time: the form was checked by pl_front_type. Its zone is read as Psych does: "-00:30" is half an hour east. */
static bool timestamp(struct pl_date *date, struct pl_str s, const struct pl_date_context *context)
{
	struct pl_civil *c = &date->written;
	int32_t hours, minutes, sign;
	size_t at = 0;

	if (s.len && s.ptr[0] == '-')
		return false; /* before our era: as text */
	c->year = number(s, &at, 4);
	at++;
	c->month = (uint8_t)number(s, &at, 2);
	at++;
	c->day = (uint8_t)number(s, &at, 2);
	skip(s, &at, "tT \t");
	c->hour = (uint8_t)number(s, &at, 2);
	at++;
	c->minute = (uint8_t)number(s, &at, 2);
	at++;
	c->second = (uint8_t)number(s, &at, 2);
	skip(s, &at, ".0123456789");
	skip(s, &at, " \t");
	if (!pl_ruby_in_range(c->month, c->day, c->hour, c->minute, c->second))
		return false;
	date->has_time = true;
	date->has_zone = at < s.len;
	date->zone_text = pl_str_n(s.ptr + at, s.len - at);
	if (date->has_zone && s.ptr[at] != 'Z') {
		sign = s.ptr[at++] == '-' ? -1 : 1;
		hours = number(s, &at, 2) * sign;
		skip(s, &at, ":");
		minutes = number(s, &at, 2);
		date->zone = hours * 3600 + (hours < 0 ? -minutes : minutes) * 60;
		if (date->zone <= -86400 || date->zone >= 86400)
			return false;
	}
	date->assumed_utc = !date->has_zone;
	date->moment = pl_civil_seconds(c) - date->zone;
	date->moment_known = true;
	pl_date_judge(date, context->arena);
	return true;
}

/* What Ruby's to_s makes of a list or a map, one level deep; deeper ones are shown as nil. */
static void inspect(struct pl_buf *out, const struct pl_value *value)
{
	if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP || value->kind == PL_VALUE_NULL) {
		pl_buf_adds(out, "nil");
		return;
	}
	pl_buf_addc(out, '"');
	pl_buf_add(out, value->text);
	pl_buf_addc(out, '"');
}

static struct pl_str list_text(struct pl_arena *arena, const struct pl_value *value)
{
	struct pl_buf out = {0};
	struct pl_str text;

	pl_buf_addc(&out, '[');
	for (const struct pl_value *v = value->first; v && out.len < 256; v = v->next) {
		if (v->key.ptr)
			pl_buf_addf(&out, "\"" PL_FMT "\"=>", PL_ARG(v->key));
		inspect(&out, v);
		if (v->next)
			pl_buf_adds(&out, ", ");
	}
	pl_buf_addc(&out, ']');
	text = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return text;
}

static int sextet(char c)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(letters, c) : NULL;

	return at ? (int)(at - letters) : -1;
}

/* What `!binary` holds: base64, white space and all else skipped. */
static struct pl_str decoded(struct pl_arena *arena, struct pl_str text)
{
	char *out = pl_arena_alloc(arena, text.len + 1);
	uint32_t bits = 0;
	size_t n = 0, have = 0;

	for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
		int value = sextet(text.ptr[i]);

		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t)value;
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[n++] = (char)(bits >> have & 0xff);
		}
	}
	return pl_str_n(out, n);
}

/* The value as Ruby's to_s shows it; *plain: it was a plain scalar that Psych takes for a time. */
static struct pl_str text_of(struct pl_arena *arena, const struct pl_value *value, bool *time)
{
	struct pl_yaml_typed typed;

	if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP)
		return list_text(arena, value);
	if (pl_str_is(value->tag, "!binary") || pl_str_ends(value->tag, PL_STR(":binary")))
		return decoded(arena, value->text);
	if (value->kind != PL_VALUE_SCALAR || value->quote != PL_QUOTE_NONE || value->tag.ptr)
		return value->text;
	typed = pl_front_type(arena, value->text, PL_YAML_PSYCH);
	*time = typed.type == PL_YAML_TIMESTAMP;
	if (typed.type == PL_YAML_NULL)
		return PL_STR("");
	return typed.type == PL_YAML_STRING || *time ? value->text : typed.value;
}

static void written(struct pl_date *date, const struct pl_ruby_fields *f)
{
	date->written = civil_of(f->year == PL_RUBY_NONE ? 0 : f->year, f->mon == PL_RUBY_NONE ? 0 : f->mon,
				 f->mday == PL_RUBY_NONE ? 0 : f->mday);
	date->written.hour = (uint8_t)range(f->hour);
	date->written.minute = (uint8_t)range(f->min);
	date->written.second = (uint8_t)range(f->sec);
	date->has_time = f->hour != PL_RUBY_NONE;
}

/* A form of digits with separators, that one number out of range spoils. */
static bool looks_like_date(const struct pl_ruby_fields *f)
{
	return f->year != PL_RUBY_NONE && f->mon != PL_RUBY_NONE && f->mday != PL_RUBY_NONE && f->year >= 1000 && f->year <= 9999;
}

static void refused(struct pl_date *date, const struct pl_ruby_fields *f, struct pl_arena *arena)
{
	date->effect = PL_DATE_ABORTS;
	date->outcome = PL_DATE_UNREADABLE;
	if (looks_like_date(f)) {
		pl_date_judge(date, arena);
		date->outcome = date->why.ptr ? PL_DATE_IMPOSSIBLE : PL_DATE_UNREADABLE;
	}
}

void pl_date_read_ruby(struct pl_date *date, struct pl_str text, const struct pl_date_context *context)
{
	struct pl_ruby_fields f;
	int32_t offset = PL_RUBY_NONE;
	enum pl_ruby_outcome outcome;

	if (!pl_ruby_fields(&f, text)) {
		date->outcome = PL_DATE_UNREADABLE;
		date->effect = PL_DATE_ABORTS;
		return;
	}
	written(date, &f);
	outcome = pl_ruby_time(&f, pl_date_zone(context), &date->moment, &offset);
	date->zone_text = f.zone[0] ? pl_arena_dup(context->arena, pl_str_c(f.zone)) : (struct pl_str){0};
	date->has_zone = offset != PL_RUBY_NONE;
	date->zone = date->has_zone ? offset : 0;
	if (outcome == PL_RUBY_NOTHING || outcome == PL_RUBY_RANGE) {
		refused(date, &f, context->arena);
		return;
	}
	if (f.yday != PL_RUBY_NONE && outcome == PL_RUBY_READ) {
		int32_t shift = date->has_zone ? offset : pl_zone_offset(pl_date_zone(context), date->moment, NULL);

		date->written = pl_civil_of(date->moment + shift);
	}
	pl_date_judge(date, context->arena);
	date->moment_known = outcome == PL_RUBY_READ;
	if (outcome == PL_RUBY_NOW) {
		date->effect = PL_DATE_BUILD_TIME;
		date->outcome = PL_DATE_UNREADABLE;
	}
}

void pl_date_read_jekyll(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
			 const struct pl_date_context *context)
{
	bool time = false;
	struct pl_str text = text_of(context->arena, value, &time);

	(void)builder;
	if (time && timestamp(date, text, context))
		return;
	*date = (struct pl_date){.outcome = PL_DATE_ABSENT};
	if (text.len)
		pl_date_read_ruby(date, text, context);
	else
		date->effect = PL_DATE_ABORTS;
}
