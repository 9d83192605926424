/* zone: time zones of the system's database (TZif, RFC 8536). This is the database's door. */
#ifndef PL_DATE_ZONE_H
#define PL_DATE_ZONE_H

#include "base/arena.h"
#include "base/error.h"

struct pl_zone;

/* The zone called `name` ("Asia/Shanghai", "UTC", "Etc/GMT-8"); in the arena, immutable afterwards. NULL: no such zone, or no
 * database; `error` names it, where it was looked for, and a near name when there is one. `folder`: NULL for the system's. */
const struct pl_zone *pl_zone_open(struct pl_arena *arena, const char *name, const char *folder, struct pl_error *error);
/* UTC, without any database. */
const struct pl_zone *pl_zone_utc(void);
const char *pl_zone_name(const struct pl_zone *zone);
/* Seconds east of UTC at the moment `unix` (seconds since 1970, UTC); *abbreviation (may be NULL) gets "CST". After the last
 * transition the footer's rule (POSIX TZ) holds. */
int32_t pl_zone_offset(const struct pl_zone *zone, int64_t unix, const char **abbreviation);
/* The moment of a local time (seconds since 1970 as if the local clock were UTC): as mktime(3) with tm_isdst -1, Ruby's
 * Time.local and Go's time.Date do: in a gap with the offset before it, in an overlap the first. */
int64_t pl_zone_moment(const struct pl_zone *zone, int64_t local);

#endif
