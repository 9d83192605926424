/* date: calendar-exact dates, and what each site builder makes of the text in a post. */
#ifndef PL_DATE_DATE_H
#define PL_DATE_DATE_H

#include "date/zone.h"
#include "front/front.h"

/* A date on the proleptic Gregorian calendar. Fields as written, whether or not there is such a day. */
struct pl_civil {
	int32_t year;
	uint8_t month, day;      /* 1-based; 0: not written */
	uint8_t hour, minute, second;
};

unsigned pl_days_in_month(int32_t year, unsigned month); /* 0 for a month that does not exist */
bool pl_civil_exists(const struct pl_civil *civil);      /* also hour < 24, minute < 60, second <= 60 */
/* Seconds since 1970-01-01 00:00 as if the clock were UTC; days and hours over their range run on (Feb 30 is Mar 2). */
int64_t pl_civil_seconds(const struct pl_civil *civil);
struct pl_civil pl_civil_of(int64_t seconds);
unsigned pl_civil_weekday(const struct pl_civil *civil);  /* 0 Sunday */
unsigned pl_civil_yearday(const struct pl_civil *civil);  /* 1-based */

/* The builders whose reading of dates is known. */
enum pl_builder {
	PL_BUILDER_NONE, /* any: ISO 8601, RFC 3339 and the usual forms */
	PL_BUILDER_JEKYLL, PL_BUILDER_HUGO, PL_BUILDER_HEXO, PL_BUILDER_ZOLA, PL_BUILDER_ELEVENTY, PL_BUILDER_ASTRO,
	PL_BUILDER_DOCUSAURUS, PL_BUILDER_VITEPRESS, PL_BUILDER_PELICAN, PL_BUILDER_QUARTO, PL_BUILDERS,
};
const char *pl_builder_name(enum pl_builder builder); /* "jekyll" */
const char *pl_builder_title(enum pl_builder builder); /* "Jekyll" */

enum pl_date_outcome {
	PL_DATE_READ,       /* the builder reads it: `moment` */
	PL_DATE_UNREADABLE, /* no date to it */
	PL_DATE_IMPOSSIBLE, /* of a date's form, but there is no such day, hour or zone; `moment` when it publishes all the same */
	PL_DATE_ABSENT,     /* null or empty */
};

/* What the builder does next when it does not read the date. */
enum pl_date_effect {
	PL_DATE_FINE,
	PL_DATE_ABORTS,     /* the build stops with an error */
	PL_DATE_ZERO,       /* the post is dated 0001-01-01 (Hugo) */
	PL_DATE_FILE_NAME,  /* the date of the file name counts */
	PL_DATE_BUILD_TIME, /* the day of the build, or the file's own time, counts */
};

struct pl_date {
	enum pl_date_outcome outcome;
	enum pl_date_effect effect;
	bool moment_known;         /* `moment` is what the builder takes */
	int64_t moment;            /* seconds since 1970, UTC */
	struct pl_civil written;   /* the fields as far as they were understood; year 0 and month 0: none */
	bool has_time, has_zone;   /* written */
	int32_t zone;              /* seconds east of UTC as written */
	bool assumed_utc;          /* no zone was written and the builder takes UTC, though the site has a zone */
	struct pl_str zone_text;   /* "CST", "Asia/Shanghai", "+0800" as written; may be absent */
	struct pl_str why;         /* for what is not read: "month 13", "Feb 30"; in the arena */
};

/* How the builder reads the value of a date field. `site_zone`: the site's time zone, NULL when none is set (then the machine's:
 * `machine_zone`, never NULL). `value` may be of any kind and format (YAML plain or quoted, TOML date, JSON string). Never fails. */
struct pl_date_context {
	struct pl_arena *arena;
	const struct pl_zone *site_zone, *machine_zone;
	enum pl_front_format format;
};
void pl_date_read(struct pl_date *date, const struct pl_value *value, enum pl_builder builder, const struct pl_date_context *context);

/* `text` in the form of strptime(3) notation `form` (%Y %m %d %H %M %S %z %Z %b %B %y %e %j %p %I %T %F %f %%), all of it. */
bool pl_date_matches(struct pl_str text, struct pl_str form);
/* The same moment in that form, in the arena; {NULL,0} when the form needs what is not known. */
struct pl_str pl_date_write(struct pl_arena *arena, const struct pl_date *date, struct pl_str form);
/* False when `form` is no strptime notation; *error says which part. */
bool pl_date_form_valid(struct pl_str form, struct pl_error *error);

#endif
