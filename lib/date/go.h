/* go: dates as Go's time package reads them. Internal to date/ and site/. */
#ifndef PL_DATE_GO_H
#define PL_DATE_GO_H

#include "date/date.h"

/* A time in a form of github.com/spf13/cast, which Hugo hands its texts to. */
struct pl_go_time {
	struct pl_civil civil;   /* year 0 where the form has no year */
	bool has_time, has_zone; /* has_zone: by numbers, or UTC where the form also has numbers */
	bool utc;                /* no zone, and none is looked for: taken as UTC */
	int32_t zone;            /* seconds east */
	struct pl_str zone_text; /* also of a name that is read and not minded ("CST") */
	struct pl_str wrong;     /* absent, or the name of what is out of its range: then there is no such time */
};

/* False: `text` has none of the forms. */
bool pl_go_time_parse(struct pl_go_time *time, struct pl_str text);
/* `text` as Go's strconv.ParseInt with base 0 reads it: sign, 0x, 0o, 0b, a 0 for octal; `_` is skipped. */
bool pl_go_int_parse(int64_t *number, struct pl_str text);
/* A YAML scalar that go-yaml 2 makes an integer. */
bool pl_go_yaml_int(int64_t *number, const struct pl_value *value);

#endif
