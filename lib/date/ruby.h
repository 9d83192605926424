/* ruby: the text of a date as Ruby's Time.parse reads it (date 3.2, Ruby 3.1). Internal to date/. */
#ifndef PL_DATE_RUBY_H
#define PL_DATE_RUBY_H

#include "date/date.h"

enum { PL_RUBY_NONE = INT32_MIN }; /* a field that was not found */

/* What Date._parse finds. */
struct pl_ruby_fields {
	int32_t year, yday, mon, mday, hour, min, sec;
	bool weekday, week; /* found, and of no use to Time.parse */
	char zone[40];      /* as written, "" for none; longer ones are cut */
};

enum pl_ruby_outcome {
	PL_RUBY_READ,
	PL_RUBY_NOW,      /* the year is not written: the time of the run fills in */
	PL_RUBY_NOTHING,  /* "no time information" */
	PL_RUBY_RANGE,    /* "argument out of range" */
	PL_RUBY_TOO_LONG, /* over 128 bytes */
};

/* Gives false for text over 128 bytes. */
bool pl_ruby_fields(struct pl_ruby_fields *fields, struct pl_str text);
/* The moment they mean in `zone`. *offset: the zone as written in seconds east, or PL_RUBY_NONE when none is written that Ruby
 * knows. */
enum pl_ruby_outcome pl_ruby_time(const struct pl_ruby_fields *fields, const struct pl_zone *zone, int64_t *moment, int32_t *offset);
/* Time.local: as pl_zone_moment, but of two the later. */
int64_t pl_ruby_local(const struct pl_zone *zone, int64_t local);
/* Time.utc of a civil time whose ranges Ruby would accept (Feb 30 runs on, hour 24 is the next day). */
bool pl_ruby_in_range(int32_t mon, int32_t mday, int32_t hour, int32_t min, int32_t sec);

#endif
