/* iso: dates where no builder in particular reads them (and Pelican's and Quarto's, which take what dateutil and the like
 * take): ISO 8601, RFC 3339 and the usual forms with slashes, points and month names. Lenient: what some builder can read is
 * read, so that nothing is said of it. */
#include "date/reader.h"
#include "date/ruby.h"

/* Words that stand for a date: Eleventy, Quarto. */
static bool is_word(struct pl_str text)
{
	static const char *const words[] = {"today", "now", "last-modified", "last modified", "created", "git last modified", "git created"};

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(text, pl_str_c(words[i])))
			return true;
	return false;
}

/* YYYY, a separator, M: of a date's form beyond doubt. */
static bool year_first(struct pl_str text)
{
	for (size_t i = 0; i < 4; i++)
		if (i >= text.len || !pl_is_digit((unsigned char)text.ptr[i]))
			return false;
	return text.len > 5 && strchr("-/.", text.ptr[4]) && pl_is_digit((unsigned char)text.ptr[5]);
}

static bool all_digits(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_digit((unsigned char)text.ptr[i]))
			return false;
	return text.len > 0;
}

static uint8_t byte(int32_t n)
{
	return (uint8_t)(n == PL_RUBY_NONE || n < 0 ? 0 : n > 255 ? 255 : n);
}

static void fill(struct pl_date *date, const struct pl_ruby_fields *f, const struct pl_date_context *context)
{
	struct pl_civil *c = &date->written;
	int32_t offset = PL_RUBY_NONE;
	int64_t moment;

	*c = (struct pl_civil){f->year == PL_RUBY_NONE ? 0 : f->year, byte(f->mon), byte(f->mday), byte(f->hour), byte(f->min), byte(f->sec)};
	date->has_time = f->hour != PL_RUBY_NONE;
	date->zone_text = f->zone[0] ? pl_arena_dup(context->arena, pl_str_c(f->zone)) : (struct pl_str){0};
	if (pl_ruby_time(f, pl_date_zone(context), &moment, &offset) == PL_RUBY_READ) {
		date->moment = moment;
		date->moment_known = true;
	}
	date->has_zone = offset != PL_RUBY_NONE;
	date->zone = date->has_zone ? offset : 0;
}

void pl_date_read_iso(struct pl_date *date, const struct pl_value *value, enum pl_builder builder,
		      const struct pl_date_context *context)
{
	struct pl_str text = pl_str_trim(value->text);
	struct pl_ruby_fields f;

	(void)builder;
	if (value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP || value->tag.ptr || is_word(text) ||
	    (all_digits(text) && text.len != 8)) {
		date->outcome = PL_DATE_READ; /* not for us to say */
		return;
	}
	if (!pl_ruby_fields(&f, text)) {
		date->outcome = PL_DATE_UNREADABLE;
		return;
	}
	fill(date, &f, context);
	date->outcome = f.year == PL_RUBY_NONE ? PL_DATE_UNREADABLE : PL_DATE_READ;
	if ((year_first(text) || all_digits(text)) && f.mon != PL_RUBY_NONE && f.mday != PL_RUBY_NONE)
		pl_date_judge(date, context->arena);
	if (date->outcome != PL_DATE_READ)
		date->moment_known = false;
}
