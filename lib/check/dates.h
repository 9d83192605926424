/* dates: what the checks of dates share: which keys are dates, and how the builder reads them. */
#ifndef PL_CHECK_DATES_H
#define PL_CHECK_DATES_H

#include "lint/check.h"
#include "site/publish.h"

/* What a key of a date means to the builder. */
enum pl_date_role {
	PL_DATE_NONE,     /* no date */
	PL_DATE_OWN,      /* the date of the post */
	PL_DATE_KNOWN,    /* another that the builder reads (`lastmod` of Hugo) */
	PL_DATE_OTHER,    /* one that plugins and templates read, or the rule file's schema calls a date */
};
enum pl_date_sense { PL_DATE_PUBLISHED, PL_DATE_CHANGED, PL_DATE_EXPIRES, PL_DATE_SENSELESS };

struct pl_dated {
	const struct pl_value *value;
	enum pl_date_role role;
	enum pl_date_sense sense;
	struct pl_date date;
};

/* The next top-level key that is a date, behind `after` (NULL: the first), read; false: no more. Template text, empty values,
 * and words such as `Last Modified` are left out. */
bool pl_dates_next(struct pl_pass *pass, const struct pl_value *after, struct pl_dated *dated);
/* The zone the builder works in: the site's, else the machine's. */
const struct pl_zone *pl_dates_zone(const struct pl_settings *settings);
/* Where `length` bytes of the value's text stand, `from` of them before; the whole value when it is written with escapes. */
struct pl_span pl_dates_span(const struct pl_value *value, size_t from, size_t length);
/* The value with its quotes around another text. */
struct pl_str pl_dates_quoted(struct pl_pass *pass, const struct pl_value *value, struct pl_str text);
/* "2022-04-27", with the time when `time`. */
struct pl_str pl_dates_show(struct pl_pass *pass, int64_t local, bool time);
/* What this post becomes. */
void pl_dates_publish(struct pl_pass *pass, struct pl_publication *publication);
/* "/2022/03/02/" when the address shows that day, else absent. */
struct pl_str pl_dates_address(struct pl_pass *pass, const struct pl_publication *publication);

#endif
