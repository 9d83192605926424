/* date_dump: dates as we say a builder reads them, for the builders to be compared with.
 *
 * usage: date_dump BUILDER SITE_ZONE MACHINE_ZONE < documents
 *        SITE_ZONE "-": none is set. Documents are YAML front matter with a `date`, each ended by a NUL byte. For each a
 *        line: read|unreadable|impossible|absent, fine|aborts|zero|file-name|build-time, the moment in seconds or -, and
 *        why; separated by tabs. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "date/date.h"

static const char *const outcomes[] = {[PL_DATE_READ] = "read", [PL_DATE_UNREADABLE] = "unreadable",
				       [PL_DATE_IMPOSSIBLE] = "impossible", [PL_DATE_ABSENT] = "absent"};
static const char *const effects[] = {[PL_DATE_FINE] = "fine", [PL_DATE_ABORTS] = "aborts", [PL_DATE_ZERO] = "zero",
				      [PL_DATE_FILE_NAME] = "file-name", [PL_DATE_BUILD_TIME] = "build-time"};

static enum pl_builder builder_of(const char *name)
{
	for (int i = 0; i < PL_BUILDERS; i++)
		if (strcmp(pl_builder_name((enum pl_builder)i), name) == 0)
			return (enum pl_builder)i;
	exit(2);
}

static const struct pl_zone *zone_of(struct pl_arena *arena, const char *name)
{
	struct pl_error error;
	const struct pl_zone *zone = pl_zone_open(arena, name, NULL, &error);

	if (!zone) {
		fprintf(stderr, "date_dump: %s\n", error.text);
		exit(2);
	}
	return zone;
}

static void show(struct pl_str text, enum pl_builder builder, struct pl_date_context *context)
{
	struct pl_front front = {.format = PL_FRONT_YAML};
	struct pl_facts facts = {.arena = context->arena};
	struct pl_date date;

	pl_yaml_read(&front, context->arena, &facts, text, pl_span(0, (uint32_t)text.len));
	pl_date_read(&date, pl_front_get(&front, "date"), builder, context);
	printf("%s\t%s\t", outcomes[date.outcome], effects[date.effect]);
	if (date.moment_known)
		printf("%lld", (long long)date.moment);
	else
		putchar('-');
	printf("\t" PL_FMT "\n", PL_ARG(date.why));
}

int main(int argc, char **argv)
{
	struct pl_arena zones = {0}, arena = {0};
	struct pl_buf text = {0};
	struct pl_date_context context = {.arena = &arena, .format = PL_FRONT_YAML};
	int c;

	if (argc != 4)
		return 2;
	context.site_zone = strcmp(argv[2], "-") ? zone_of(&zones, argv[2]) : NULL;
	context.machine_zone = zone_of(&zones, argv[3]);
	while ((c = getchar()) != EOF) {
		if (c) {
			pl_buf_addc(&text, (char)c);
			continue;
		}
		show(pl_buf_str(&text), builder_of(argv[1]), &context);
		pl_buf_reset(&text);
		pl_arena_reset(&arena);
	}
	pl_buf_finish(&text);
	pl_arena_finish(&arena);
	pl_arena_finish(&zones);
	return 0;
}
