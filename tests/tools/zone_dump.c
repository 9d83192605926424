/* zone_dump: time zones and the calendar as we read them, for others to be compared with.
 *
 * usage: zone_dump [FOLDER] < lines     a line each gives a line:
 *        zone NAME                      the name, or the error; the following lines are about it
 *        at SECONDS                     OFFSET ABBREVIATION
 *        local SECONDS                  the moment of that local time
 *        civil SECONDS                  YEAR MONTH DAY HOUR MINUTE SECOND WEEKDAY YEARDAY and the seconds again */
#include <stdio.h>
#include <stdlib.h>

#include "date/date.h"

static void civil(int64_t seconds)
{
	struct pl_civil c = pl_civil_of(seconds);

	printf("%d %d %d %d %d %d %u %u %lld\n", c.year, c.month, c.day, c.hour, c.minute, c.second, pl_civil_weekday(&c),
	       pl_civil_yearday(&c), (long long)pl_civil_seconds(&c));
}

static void at(const struct pl_zone *zone, int64_t seconds)
{
	const char *name;
	int32_t offset = pl_zone_offset(zone, seconds, &name);

	printf("%d %s\n", offset, name);
}

int main(int argc, char **argv)
{
	struct pl_arena arena = {0};
	const struct pl_zone *zone = pl_zone_utc();
	char line[256];

	while (fgets(line, sizeof(line), stdin)) {
		char *space = strchr(line, ' ');
		struct pl_error error;
		int64_t seconds;

		line[strcspn(line, "\n")] = '\0';
		if (!space)
			return 2;
		seconds = strtoll(space, NULL, 10);
		switch (line[0]) {
		case 'z':
			zone = pl_zone_open(&arena, space + 1, argc > 1 ? argv[1] : NULL, &error);
			puts(zone ? pl_zone_name(zone) : error.text);
			zone = zone ? zone : pl_zone_utc();
			break;
		case 'a':
			at(zone, seconds);
			break;
		case 'l':
			printf("%lld\n", (long long)pl_zone_moment(zone, seconds));
			break;
		default:
			civil(seconds);
		}
	}
	pl_arena_finish(&arena);
	return 0;
}
