/* date: dates that the site's builder does not read, or reads as something else than is written. */
#include "check/dates.h"

enum { UNREADABLE, IMPOSSIBLE, FORMAT, ZONE_MISSING, ZONE };
static const struct pl_rule rules[] = {
	[UNREADABLE] = {
		.id = "date-unreadable", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.2", .whole_post = true,
		.sentence = "date cannot be read",
		.help = "Write it like 2022-04-27 09:19:41 +0800.",
		.why = "Builders differ in the dates they read, and in what they do about others. Jekyll stops the build, Hugo dates the post 0001-01-01 "
		       "without a word, and where only a part can be read the time of the build fills in the rest. Without `site.builder` in "
		       "the rule file only that is reported which no builder reads.",
		.bad = "---\ntitle: 开门红\ndate: 2022年4月27日\n---\n\n奋进“春天里”。\n",
		.good = "---\ntitle: 开门红\ndate: 2022-04-27\n---\n\n奋进“春天里”。\n",
	},
	[IMPOSSIBLE] = {
		.id = "date-impossible", .severity = PL_ERROR, .since = "0.2", .whole_post = true,
		.sentence = "there is no such date",
		.help = "Correct the day, the hour or the zone.",
		.why = "February 30, month 13, 25 o'clock or the zone +9900 do not exist. Some builders stop, others count on: Jekyll publishes a post of "
		       "February 30 under March 2.",
		.bad = "---\ntitle: Spring\ndate: 2022-02-30 10:00:00 +0800\n---\n\nThe season has begun.\n",
		.good = "---\ntitle: Spring\ndate: 2022-02-28 10:00:00 +0800\n---\n\nThe season has begun.\n",
	},
	[FORMAT] = {
		.id = "date-format", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.2",
		.sentence = "date does not have the form of the site",
		.help = "Write it in the form that the rule file gives.",
		.why = "The rule file gives the forms of a date (`dateFormats`, in the notation of strftime). The builder reads other forms too, but dates that "
		       "all look the same can be sorted, searched and compared.",
	},
	[ZONE_MISSING] = {
		.id = "date-zone-missing", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.2",
		.sentence = "time has no zone and is taken for UTC",
		.help = "Write the zone behind the time, such as +0800.",
		.why = "A time without a zone is not always taken for the time of the site. YAML says it is UTC, and Jekyll then shows it in the site's zone, "
		       "eight hours later in China, often on the next day.",
	},
	[ZONE] = {
		.id = "date-zone", .severity = PL_WARNING, .since = "0.2",
		.sentence = "zone of the date is not clear",
		.help = "Write the zone as an offset, such as +0800.",
		.why = "`CST` is the time of Chicago to Jekyll and most others, not of China. Names such as Asia/Shanghai behind a time are not read "
		       "at all. The option `allowed` lists the zones that posts of the site may have.",
		.options = "allowed <words>: the zones that may stand, such as +0800 (all that are clear)",
	},
};

static const char *title(struct pl_pass *pass)
{
	return pl_builder_title(pl_pass_settings(pass)->builder);
}

/* What comes of the date, behind "`…`: "; NULL: nothing is known. */
static const char *consequence(struct pl_pass *pass, const struct pl_dated *d)
{
	static const char *const forms[] = {
		[PL_DATE_ABORTS] = "the build of %s stops", [PL_DATE_ZERO] = "%s dates it 0001-01-01",
		[PL_DATE_FILE_NAME] = "%s takes the date of the file name", [PL_DATE_BUILD_TIME] = "%s takes the time of the build"};
	enum pl_date_effect effect = d->date.effect;

	if (effect == PL_DATE_FINE || d->role == PL_DATE_OTHER || !pl_pass_settings(pass)->builder)
		return NULL;
	return pl_arena_printf(pl_pass_arena(pass), forms[effect], title(pass)).ptr;
}

static struct pl_str shown(struct pl_pass *pass, const struct pl_value *value)
{
	return pl_quote_text(pass, value->text, 40);
}

/* The text with ASCII digits and signs for full-width ones and for 年月日时分秒; absent when that changes nothing. */
static struct pl_str narrowed(struct pl_pass *pass, struct pl_str text)
{
	static const struct {
		const char *wide, *narrow;
	} signs[] = {{"年", "-"}, {"月", "-"}, {"日", " "}, {"号", " "}, {"时", ":"}, {"点", ":"}, {"分", ":"}, {"秒", ""},
		     {"：", ":"}, {"－", "-"}, {"／", "/"}, {"．", "."}, {"＋", "+"}, {"\xe3\x80\x80", " "}, {"–", "-"}, {"—", "-"}};
	struct pl_buf out = {0};
	struct pl_str result;

	for (size_t at = 0; at < text.len;) {
		struct pl_str rest = pl_str_n(text.ptr + at, text.len - at);
		size_t i = 0;

		while (i < PL_COUNT(signs) && !pl_str_starts(rest, pl_str_c(signs[i].wide)))
			i++;
		if (i < PL_COUNT(signs)) {
			pl_buf_adds(&out, signs[i].narrow);
			at += strlen(signs[i].wide);
		} else if (pl_str_starts(rest, PL_STR("\xef\xbc")) && rest.len > 2 && (unsigned char)(rest.ptr[2] - 0x90) < 10) {
			pl_buf_addc(&out, (char)('0' + (unsigned char)(rest.ptr[2] - 0x90)));
			at += 3;
		} else {
			pl_buf_addc(&out, text.ptr[at++]);
		}
	}
	result = pl_str_trim(pl_buf_str(&out));
	while (result.len && result.ptr[result.len - 1] == ':')
		result.len--;
	result = pl_str_eq(result, text) ? (struct pl_str){0} : pl_arena_dup(pl_pass_arena(pass), result);
	pl_buf_finish(&out);
	return result;
}

/* The date that was meant, YYYY-MM-DD with the time as it was; absent when it is not clear. */
static struct pl_str meant(struct pl_pass *pass, const struct pl_value *value)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_date_context context = {.arena = pl_pass_arena(pass), .site_zone = settings->zone, .machine_zone = settings->machine,
					  .format = PL_FRONT_YAML};
	struct pl_value text = {.kind = PL_VALUE_STRING, .text = narrowed(pass, value->text)};
	struct pl_date date;

	if (!text.text.ptr)
		return text.text;
	pl_date_read(&date, &text, PL_BUILDER_JEKYLL, &context);
	if (date.outcome != PL_DATE_READ)
		return (struct pl_str){0};
	return pl_date_write(context.arena, &date, !date.has_time ? PL_STR("%F") : date.has_zone ? PL_STR("%F %T %z") : PL_STR("%F %T"));
}

static void unreadable(struct pl_pass *pass, const struct pl_dated *d)
{
	const char *then = consequence(pass, d);
	struct pl_str better;
	struct pl_diag *diag;

	if (!pl_pass_wants(pass, &rules[UNREADABLE]))
		return;
	if (d->role == PL_DATE_OTHER && !pl_pass_schema(pass))
		return;
	better = meant(pass, d->value);
	diag = pl_complain(pass, &rules[UNREADABLE], d->value->span, "`" PL_FMT "`%s%s", PL_ARG(shown(pass, d->value)), then ? ": " : "",
			   then ? then : "");
	if (better.ptr)
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write the date in digits", d->value->span, pl_dates_quoted(pass, d->value, better));
}

/* "Jekyll publishes it under /2022/03/02/", "Hugo reads it as 2022-03-02". */
static struct pl_str runs_on(struct pl_pass *pass, const struct pl_dated *d)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_publication publication;
	struct pl_str address = {0}, day;
	int64_t local = d->date.moment + pl_zone_offset(pl_dates_zone(settings), d->date.moment, NULL);

	if (d->role == PL_DATE_OWN) {
		pl_dates_publish(pass, &publication);
		if (publication.fate == PL_FATE_PUBLISHED)
			address = pl_dates_address(pass, &publication);
	}
	if (address.ptr)
		return pl_arena_printf(pl_pass_arena(pass), ": %s publishes it under " PL_FMT, title(pass), PL_ARG(address));
	day = pl_dates_show(pass, local, d->date.has_time);
	return pl_arena_printf(pl_pass_arena(pass), ": %s reads it as " PL_FMT, title(pass), PL_ARG(day));
}

static void impossible(struct pl_pass *pass, const struct pl_dated *d)
{
	const char *then = consequence(pass, d);
	struct pl_str after = {0};

	if (!pl_pass_wants(pass, &rules[IMPOSSIBLE]))
		return;
	if (then)
		after = pl_arena_printf(pl_pass_arena(pass), ": %s", then);
	else if (d->date.moment_known && pl_pass_settings(pass)->builder && d->role != PL_DATE_OTHER)
		after = runs_on(pass, d);
	pl_complain(pass, &rules[IMPOSSIBLE], d->value->span, "`" PL_FMT "` has " PL_FMT PL_FMT, PL_ARG(shown(pass, d->value)),
		    PL_ARG(d->date.why), PL_ARG(after));
}

static bool fits_a_form(struct pl_str text, const struct pl_value *formats)
{
	if (formats->kind != PL_VALUE_LIST)
		return pl_date_matches(text, formats->text);
	for (const struct pl_value *v = formats->first; v; v = v->next)
		if (pl_date_matches(text, v->text))
			return true;
	return false;
}

/* 03/04/2022 is March 4 or April 3. */
static bool is_ambiguous(struct pl_str text)
{
	size_t digits = 0;

	while (digits < text.len && pl_is_digit((unsigned char)text.ptr[digits]))
		digits++;
	return digits && digits < 4 && digits < text.len && strchr("/.-", text.ptr[digits]);
}

/* The builder makes the same moment of the new text. */
static bool is_same(struct pl_pass *pass, const struct pl_dated *d, struct pl_str text)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_date_context context = {.arena = pl_pass_arena(pass), .site_zone = settings->zone, .machine_zone = settings->machine,
					  .format = pl_pass_post(pass)->front.format};
	struct pl_value value = *d->value;
	struct pl_date date;

	value.text = text;
	pl_date_read(&date, &value, settings->builder, &context);
	return date.outcome == PL_DATE_READ && date.moment_known == d->date.moment_known && date.moment == d->date.moment;
}

/* The form in which the date can be written without guessing; absent: none. */
static struct pl_str rewritten(struct pl_pass *pass, const struct pl_dated *d, const struct pl_value *formats)
{
	struct pl_str text;

	if (d->date.outcome != PL_DATE_READ || !d->date.written.month || is_ambiguous(d->value->text))
		return (struct pl_str){0};
	for (const struct pl_value *v = formats->kind == PL_VALUE_LIST ? formats->first : formats; v; v = v->next) {
		text = pl_date_write(pl_pass_arena(pass), &d->date, v->text);
		if (text.ptr && is_same(pass, d, text))
			return text;
		if (formats->kind != PL_VALUE_LIST)
			break;
	}
	return (struct pl_str){0};
}

static void form(struct pl_pass *pass, const struct pl_dated *d)
{
	const struct pl_schema *schema = pl_pass_schema(pass);
	const struct pl_value *formats = schema ? pl_schema_date_of(schema, d->value->key).formats : NULL;
	const struct pl_value *first;
	struct pl_str better;
	struct pl_diag *diag;

	if (!formats || !pl_pass_wants(pass, &rules[FORMAT]) || fits_a_form(d->value->text, formats))
		return;
	first = formats->kind == PL_VALUE_LIST ? formats->first : formats;
	if (!first)
		return;
	better = rewritten(pass, d, formats);
	diag = pl_complain(pass, &rules[FORMAT], d->value->span, "`" PL_FMT "` is not of the form `" PL_FMT "`", PL_ARG(shown(pass, d->value)),
			   PL_ARG(first->text));
	if (better.ptr && d->value->kind == PL_VALUE_SCALAR)
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "write it in that form", d->value->span, pl_dates_quoted(pass, d->value, better));
}

static struct pl_str offset_text(struct pl_pass *pass, int32_t offset, bool colon)
{
	int32_t size = offset < 0 ? -offset : offset;

	return pl_arena_printf(pl_pass_arena(pass), "%c%02d%s%02d", offset < 0 ? '-' : '+', size / 3600, colon ? ":" : "", size / 60 % 60);
}

static void zone_missing(struct pl_pass *pass, const struct pl_dated *d)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	const struct pl_zone *zone = pl_dates_zone(settings);
	int32_t offset = pl_zone_offset(zone, d->date.moment, NULL), meant_offset;
	bool jekyll = settings->builder == PL_BUILDER_JEKYLL;
	struct pl_str end;
	struct pl_diag *diag;

	if (!d->date.assumed_utc || !d->date.has_time || !d->date.moment_known || !offset || d->role == PL_DATE_OTHER)
		return;
	diag = pl_complain(pass, &rules[ZONE_MISSING], d->value->span, "`" PL_FMT "`: %s shows it as " PL_FMT " in %s", PL_ARG(shown(pass, d->value)),
			   title(pass), PL_ARG(pl_dates_show(pass, d->date.moment + offset, true)), pl_zone_name(zone));
	meant_offset = pl_zone_offset(zone, pl_zone_moment(zone, d->date.moment), NULL);
	end = offset_text(pass, meant_offset, !jekyll);
	if (jekyll)
		end = pl_arena_printf(pl_pass_arena(pass), " " PL_FMT, PL_ARG(end));
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write the zone of the site behind it",
			pl_dates_span(d->value, d->value->text.len, 0), end);
}

static bool is_utc(struct pl_str zone)
{
	return pl_str_eq_nocase(zone, PL_STR("Z")) || pl_str_eq_nocase(zone, PL_STR("UTC")) || pl_str_eq_nocase(zone, PL_STR("GMT")) ||
	       pl_str_eq_nocase(zone, PL_STR("UT"));
}

static bool allowed_offset(struct pl_pass *pass, const struct pl_dated *d)
{
	return pl_pass_lists(pass, &rules[ZONE], "allowed", d->date.zone_text) ||
	       pl_pass_lists(pass, &rules[ZONE], "allowed", offset_text(pass, d->date.zone, false)) ||
	       pl_pass_lists(pass, &rules[ZONE], "allowed", offset_text(pass, d->date.zone, true));
}

/* Where the zone stands: the last word of the value, as a rule. */
static struct pl_span zone_span(const struct pl_dated *d, struct pl_str *word)
{
	struct pl_str text = d->value->text, zone = d->date.zone_text;
	size_t at = text.len, end;

	while (at > 0 && !pl_str_starts(pl_str_n(text.ptr + at, text.len - at), zone))
		at--;
	end = at + zone.len;
	while (end < text.len && !pl_is_space((unsigned char)text.ptr[end]))
		end++;
	*word = pl_str_n(text.ptr + at, end - at);
	return pl_dates_span(d->value, at, end - at);
}

static void zone(struct pl_pass *pass, const struct pl_dated *d)
{
	const struct pl_date *date = &d->date;
	bool known = pl_pass_settings(pass)->builder != PL_BUILDER_NONE && d->role != PL_DATE_OTHER;
	int32_t here;
	struct pl_str word;
	struct pl_span span;

	if (!date->zone_text.len || !date->has_time || date->outcome != PL_DATE_READ || !pl_pass_wants(pass, &rules[ZONE]))
		return;
	span = zone_span(d, &word);
	here = pl_zone_offset(pl_dates_zone(pl_pass_settings(pass)), date->moment, NULL);
	if (pl_pass_option(pass, &rules[ZONE], "allowed") && date->has_zone && !allowed_offset(pass, d))
		pl_complain(pass, &rules[ZONE], span, "`" PL_FMT "` is not one of the zones of the site", PL_ARG(word));
	else if (known && !date->has_zone)
		pl_complain(pass, &rules[ZONE], span, "%s does not read `" PL_FMT "` and takes the time for that of the site", title(pass), PL_ARG(word));
	else if (known && pl_is_alpha((unsigned char)word.ptr[0]) && !is_utc(date->zone_text) && (date->zone != here || !pl_pass_settings(pass)->zone))
		pl_complain(pass, &rules[ZONE], span, "%s takes `" PL_FMT "` for " PL_FMT, title(pass), PL_ARG(word),
			    PL_ARG(offset_text(pass, date->zone, true)));
}

static bool is_digits(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_digit((unsigned char)text.ptr[i]))
			return false;
	return text.len > 0;
}

/* 1651022381: seconds since 1970 where the builder wants a date; what Ruby sees in the digits means nothing to anybody. */
static bool is_number(struct pl_str text)
{
	return text.len > 8 && is_digits(text);
}

/* 20220427: a day to people, seconds since 1970 to Hugo. */
static bool is_packed(struct pl_pass *pass, const struct pl_dated *d)
{
	struct pl_str text = d->value->text;

	return pl_pass_settings(pass)->builder == PL_BUILDER_HUGO && d->date.outcome == PL_DATE_READ && text.len == 8 && is_digits(text) &&
	       (pl_str_starts(text, PL_STR("19")) || pl_str_starts(text, PL_STR("20")));
}

static void packed(struct pl_pass *pass, const struct pl_dated *d)
{
	struct pl_str text = d->value->text, day = pl_arena_printf(pl_pass_arena(pass), "%.4s-%.2s-%.2s", text.ptr, text.ptr + 4, text.ptr + 6);
	struct pl_diag *diag = pl_complain(pass, &rules[UNREADABLE], d->value->span, "`" PL_FMT "`: Hugo takes it for seconds since 1970, " PL_FMT, PL_ARG(text),
					   PL_ARG(pl_dates_show(pass, d->date.moment, false)));

	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write the date with hyphens", d->value->span, day);
}

static void begin(struct pl_pass *pass)
{
	struct pl_dated d;

	for (const struct pl_value *after = NULL; pl_dates_next(pass, after, &d); after = d.value) {
		if (is_packed(pass, &d))
			packed(pass, &d);
		else if (d.date.outcome == PL_DATE_UNREADABLE || (d.date.outcome == PL_DATE_IMPOSSIBLE && is_number(d.value->text)))
			unreadable(pass, &d);
		else if (d.date.outcome == PL_DATE_IMPOSSIBLE)
			impossible(pass, &d);
		else if (d.date.outcome == PL_DATE_READ)
			form(pass, &d);
		zone_missing(pass, &d);
		zone(pass, &d);
	}
}

const struct pl_check pl_check_date = {
	.name = "date", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
