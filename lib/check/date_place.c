/* date_place: dates beside the file name, the site's zone, the clock, and each other. */
#include "check/dates.h"

enum { FILE_NAME, SHIFT, FUTURE, ORDER, EXPIRED };
static const struct pl_rule rules[] = {
	[FILE_NAME] = {
		.id = "date-file-name", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.2",
		.sentence = "date and file name disagree",
		.help = "Correct the one that is wrong.",
		.why = "A post in 2022-04-27-seed.html dated 2022-04-28 is looked for in vain: the address follows the date, the folder shows the name. "
		       "Days are compared as the site's zone counts them.",
	},
	[SHIFT] = {
		.id = "date-shift", .severity = PL_WARNING, .since = "0.2",
		.sentence = "post appears under another day than is written",
		.help = "Write the time in the site's zone.",
		.why = "The builder converts the time to the site's zone. 23:30 in New York is the next day in Shanghai, and a time without a zone that is "
		       "taken for UTC is up to 14 hours off: the address and the date shown differ from what is written.",
	},
	[FUTURE] = {
		.id = "date-future", .severity = PL_WARNING, .since = "0.2",
		.sentence = "date lies ahead, and the post is left out",
		.help = "Correct the date, or build the site again when it has come. `site: {future: true}` says that such posts are built.",
		.why = "Builders leave out posts whose date has not come, most of them without a word. A wrong year, or a time in UTC that is meant "
		       "for another zone, is the usual cause.",
	},
	[ORDER] = {
		.id = "date-order", .severity = PL_WARNING, .since = "0.2",
		.sentence = "dates are not in order",
		.help = "Correct the date that is wrong.",
		.why = "A post cannot have been changed before it was published, nor expire before that.",
	},
	[EXPIRED] = {
		.id = "date-expired", .severity = PL_INFO, .since = "0.2",
		.sentence = "post has expired",
		.help = "Remove the post, or the date when it expires.",
		.why = "Hugo leaves out posts whose `expiryDate` has passed.",
	},
};

enum { DAY = 86400 };

/* What the front matter says, gathered before it is judged. */
struct dates {
	struct pl_dated own, changed, expires;
	bool has_own, has_changed, has_expires;
};

static const char *title(struct pl_pass *pass)
{
	return pl_builder_title(pl_pass_settings(pass)->builder);
}

static int64_t day_of(const struct pl_civil *civil)
{
	struct pl_civil day = {.year = civil->year, .month = civil->month, .day = civil->day};

	return pl_civil_seconds(&day) / DAY;
}

/* YYYY-MM-DD at the start of the file's name. */
static bool day_of_name(struct pl_str path, struct pl_civil *day)
{
	struct pl_str name;
	int32_t parts[3] = {0};
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	name = pl_str_n(path.ptr + at, path.len - at);
	if (name.len < 11 || name.ptr[4] != '-' || name.ptr[7] != '-' || !strchr("-_. ", name.ptr[10]))
		return false;
	for (size_t i = 0, from = 0; i < 3; from += i ? 3 : 5, i++)
		for (size_t k = from; k < from + (i ? 2 : 4); k++) {
			if (!pl_is_digit((unsigned char)name.ptr[k]))
				return false;
			parts[i] = parts[i] * 10 + name.ptr[k] - '0';
		}
	*day = (struct pl_civil){.year = parts[0], .month = (uint8_t)parts[1], .day = (uint8_t)parts[2]};
	return pl_civil_exists(day);
}

static bool starts_with_day(struct pl_str text)
{
	return text.len >= 10 && text.ptr[4] == '-' && text.ptr[7] == '-' && pl_is_digit((unsigned char)text.ptr[9]);
}

/* The day in the site's zone, when that is known; else as it is written. */
static struct pl_civil day_shown(struct pl_pass *pass, const struct pl_date *date)
{
	const struct pl_zone *zone = pl_pass_settings(pass)->zone;

	if (zone && date->moment_known)
		return pl_civil_of(date->moment + pl_zone_offset(zone, date->moment, NULL));
	return date->written;
}

static void file_name(struct pl_pass *pass, const struct pl_dated *own)
{
	struct pl_civil named, shown = day_shown(pass, &own->date);
	struct pl_str name_day;
	struct pl_diag *diag;

	if (!day_of_name(pl_pass_post(pass)->path, &named) || !own->date.written.month || !own->date.written.day)
		return;
	if (day_of(&named) == day_of(&shown) || day_of(&named) == day_of(&own->date.written))
		return;
	name_day = pl_dates_show(pass, pl_civil_seconds(&named), false);
	diag = pl_complain(pass, &rules[FILE_NAME], own->value->span, "the date is " PL_FMT ", the file name says " PL_FMT,
			   PL_ARG(pl_dates_show(pass, day_of(&shown) * DAY, false)), PL_ARG(name_day));
	if (starts_with_day(own->value->text) && own->value->quote <= PL_QUOTE_DOUBLE)
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "use the day of the file name", pl_dates_span(own->value, 0, 10), name_day);
}

static void shift(struct pl_pass *pass, const struct pl_dated *own, const struct pl_publication *publication)
{
	const struct pl_settings *settings = pl_pass_settings(pass);
	struct pl_str address;

	if (!settings->zone || publication->from_name || !publication->date_known || own->date.outcome != PL_DATE_READ ||
	    !own->date.moment_known || publication->date != own->date.moment || publication->fate == PL_FATE_ABORTS ||
	    day_of(&publication->local) == day_of(&own->date.written))
		return;
	address = pl_dates_address(pass, publication);
	pl_complain(pass, &rules[SHIFT], own->value->span, "it is " PL_FMT " in %s%s" PL_FMT,
		    PL_ARG(pl_dates_show(pass, pl_civil_seconds(&publication->local), true)), pl_zone_name(settings->zone),
		    address.ptr ? ", and its address says " : "", PL_ARG(address));
}

static void future(struct pl_pass *pass, const struct dates *dates, const struct pl_publication *publication)
{
	struct pl_span place = dates->has_own && !publication->from_name ? dates->own.value->span : pl_span(0, 0);

	if (publication->fate != PL_FATE_FUTURE)
		return;
	if (publication->date_known)
		pl_complain(pass, &rules[FUTURE], place, "%s leaves it out until " PL_FMT "%s", title(pass),
			    PL_ARG(pl_dates_show(pass, pl_civil_seconds(&publication->local), true)),
			    publication->from_name ? ", the day in its file name" : "");
	else
		pl_complain(pass, &rules[FUTURE], place, "%s leaves it out", title(pass));
}

/* `late` lies before `early`; days are compared where one has no time. */
static bool is_before(const struct pl_dated *late, const struct pl_dated *early)
{
	const struct pl_date *a = &late->date, *b = &early->date;
	bool whole_days = !a->has_time || !b->has_time || a->has_zone != b->has_zone;

	if (a->outcome != PL_DATE_READ || b->outcome != PL_DATE_READ || !a->written.day || !b->written.day)
		return false;
	if (whole_days)
		return day_of(&a->written) + (a->has_zone != b->has_zone) < day_of(&b->written);
	return a->moment_known && b->moment_known && a->moment < b->moment;
}

static void order(struct pl_pass *pass, const struct pl_dated *late, const struct pl_dated *early)
{
	struct pl_diag *diag;

	if (!is_before(late, early))
		return;
	diag = pl_complain(pass, &rules[ORDER], late->value->span, "`" PL_FMT "` lies before `" PL_FMT ": " PL_FMT "`", PL_ARG(late->value->key),
			   PL_ARG(early->value->key), PL_ARG(pl_quote_text(pass, early->value->text, 40)));
	pl_complain_related(pass, diag, early->value->span, "the date of the post");
}

static void expired(struct pl_pass *pass, const struct pl_dated *expires)
{
	const struct pl_settings *settings = pl_pass_settings(pass);

	if (expires->date.outcome == PL_DATE_READ && expires->date.moment_known && expires->date.moment <= settings->now && !settings->expired)
		pl_complain(pass, &rules[EXPIRED], expires->value->span, "`" PL_FMT "` has passed",
			    PL_ARG(pl_quote_text(pass, expires->value->text, 40)));
}

static void gather(struct pl_pass *pass, struct dates *dates)
{
	struct pl_dated d;

	for (const struct pl_value *after = NULL; pl_dates_next(pass, after, &d); after = d.value) {
		if (d.role == PL_DATE_OWN) {
			dates->own = d;
			dates->has_own = true;
		} else if (d.sense == PL_DATE_CHANGED) {
			dates->changed = d;
			dates->has_changed = true;
		} else if (d.sense == PL_DATE_EXPIRES) {
			dates->expires = d;
			dates->has_expires = true;
		}
	}
}

/* What needs to know the builder. */
static void published(struct pl_pass *pass, const struct dates *dates)
{
	struct pl_publication publication;

	if (dates->has_own)
		file_name(pass, &dates->own);
	pl_dates_publish(pass, &publication);
	if (dates->has_own)
		shift(pass, &dates->own, &publication);
	future(pass, dates, &publication);
}

static void begin(struct pl_pass *pass)
{
	struct dates dates = {.has_own = false};

	gather(pass, &dates);
	if (pl_pass_settings(pass)->builder)
		published(pass, &dates);
	if (dates.has_own && dates.has_changed)
		order(pass, &dates.changed, &dates.own);
	if (dates.has_own && dates.has_expires)
		order(pass, &dates.expires, &dates.own);
	if (dates.has_expires)
		expired(pass, &dates.expires);
}

const struct pl_check pl_check_date_place = {
	.name = "date_place", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
