/* zone_near: "did you mean" for the names of time zones. Internal to date/. */
#ifndef PL_DATE_ZONE_NEAR_H
#define PL_DATE_ZONE_NEAR_H

#include "base/str.h"

/* The name in the database at `folder` that is most like `name`: other case, the last part alone ("Shanghai"), a slip of
 * one or two letters, or a city that has no zone of its own ("Asia/Beijing"). False: none is near. */
bool pl_zone_near(const char *name, const char *folder, char *near, size_t size);

#endif
