/* zone_rule: the footer of a TZif file, a POSIX TZ string: what holds after the last transition. Internal to date/. */
#ifndef PL_DATE_ZONE_RULE_H
#define PL_DATE_ZONE_RULE_H

#include "date/date.h"

enum { PL_ZONE_ABBREVIATION = 16 }; /* bytes with the NUL; longer ones are cut */

/* When a change happens, each year. */
struct pl_zone_change {
	char form;               /* 'M' month.week.day, 'J' day 1-365 without Feb 29, '0' day 0-365 */
	uint16_t day;            /* day of the year, or weekday (0 Sunday) */
	uint8_t month, week;
	int32_t seconds;         /* of the local clock, -167 h to 167 h */
};

struct pl_zone_rule {
	bool has_summer;
	int32_t offset, summer_offset; /* seconds east of UTC */
	char name[PL_ZONE_ABBREVIATION], summer_name[PL_ZONE_ABBREVIATION];
	struct pl_zone_change start, end; /* of summer time */
};

/* False when `text` is no POSIX TZ string (with the longer hours of RFC 8536, 3.3.1). */
bool pl_zone_rule_read(struct pl_zone_rule *rule, struct pl_str text);
/* Seconds east of UTC at `unix`; *name gets the abbreviation. */
int32_t pl_zone_rule_offset(const struct pl_zone_rule *rule, int64_t unix, const char **name);

#endif
