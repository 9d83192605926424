/* schema: the JSON Schema test suite, draft 2020-12, through lib/schema.
 *
 * usage: schema SUITE LIST      SUITE has the .json files of the draft (and optional/format); LIST names the cases that may fail, one a line:
 * `FILE: GROUP: CASE # reason`. A listed case that passes is an error, too. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "schema/schema.h"

static struct {
	size_t run, passed, listed, wrong, groups;
	struct pl_str list;
	bool used[4096];
	char remotes[1024];
} totals;

static struct pl_str read_file(const char *path)
{
	struct pl_buf buf = {0};
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return (struct pl_str){0};
	do {
		pl_buf_reserve(&buf, 65536);
		n = fread(buf.ptr + buf.len, 1, 65536, file);
		buf.len += n;
	} while (n);
	fclose(file);
	return pl_buf_str(&buf);
}

static const struct pl_value *parse(struct pl_arena *arena, struct pl_str text)
{
	struct pl_front front = {0};
	struct pl_facts facts = {.arena = arena};

	text = pl_arena_printf(arena, "{\"groups\":" PL_FMT "}", PL_ARG(text)); /* front matter is a map */
	pl_json_read(&front, arena, &facts, text, pl_span(0, (uint32_t)text.len));
	for (size_t i = 0; i < facts.count; i++)
		if (facts.items[i].kind == PL_FACT_FRONT_SYNTAX || facts.items[i].kind == PL_FACT_FRONT_LIMIT)
			return NULL;
	return pl_value_get(front.root, PL_STR("groups"));
}

/* The line of the list that names the case, or -1. */
static int listed(const char *name)
{
	size_t at = 0, len = strlen(name);

	for (int line = 0; at < totals.list.len && line < 4096; line++) {
		size_t end = pl_str_find(totals.list, PL_STR("\n"), at);

		if (end - at > len && memcmp(totals.list.ptr + at, name, len) == 0 && memcmp(totals.list.ptr + at + len, " # ", 3) == 0)
			return line;
		at = end + 1;
	}
	return -1;
}

static void judge_case(const struct pl_schema *schema, const char *file, const struct pl_value *group, const struct pl_value *test, bool faulty)
{
	struct pl_arena arena = {0};
	const struct pl_value *data = pl_value_get(test, PL_STR("data")), *valid = pl_value_get(test, PL_STR("valid"));
	bool ok = pl_schema_judge(schema, &arena, data, NULL, NULL) == pl_str_is(valid->text, "true") && !faulty;
	struct pl_str name = pl_arena_printf(&arena, "%s: " PL_FMT ": " PL_FMT, file, PL_ARG(pl_value_get(group, PL_STR("description"))->text),
					     PL_ARG(pl_value_get(test, PL_STR("description"))->text));
	int line = listed(name.ptr);

	totals.run++;
	totals.passed += ok;
	if (line >= 0)
		totals.used[line] = true;
	if (ok == (line < 0)) {
		totals.listed += line >= 0;
	} else {
		totals.wrong++;
		printf("%s %s (%s)\n", ok ? "passes, but is listed:" : "FAILS:", name.ptr, pl_str_is(valid->text, "true") ? "valid" : "invalid");
	}
	pl_arena_finish(&arena);
}

/* What the suite serves at http://localhost:1234/ lies in its folder `remotes`. */
static const struct pl_schema_file *load(void *context, const char *from, struct pl_str ref, struct pl_error *error)
{
	struct pl_arena *arena = context;
	struct pl_str host = PL_STR("http://localhost:1234/");
	struct pl_schema_file *file = PL_NEW(arena, struct pl_schema_file);
	struct pl_front front = {0};
	struct pl_facts facts = {.arena = arena};
	struct pl_str text, bytes;

	(void)from;
	if (!pl_str_starts(ref, host)) {
		pl_fail(error, "lies in the network");
		return NULL;
	}
	file->name = pl_arena_printf(arena, "%s/" PL_FMT, totals.remotes, (int)(ref.len - host.len), ref.ptr + host.len).ptr;
	text = read_file(file->name);
	if (!text.ptr) {
		pl_fail(error, "is not there");
		return NULL;
	}
	bytes = text;
	text = pl_arena_dup(arena, bytes);
	free((void *)(uintptr_t)bytes.ptr);
	pl_json_read(&front, arena, &facts, text, pl_span(0, (uint32_t)text.len));
	file->root = front.root;
	return file;
}

static void judge_group(const char *file, const struct pl_value *group, bool formats)
{
	struct pl_arena arena = {0};
	struct pl_schema_options options = {.reader = PL_YAML_12, .formats = formats, .load = load, .context = &arena};
	struct pl_schema_fault *faults = NULL;
	struct pl_schema *schema = pl_schema_compile(&arena, pl_value_get(group, PL_STR("schema")), &options, &faults);

	totals.groups++;
	for (const struct pl_schema_fault *f = faults; f; f = f->next)
		printf("  note: %s: " PL_FMT ": " PL_FMT "\n", file, PL_ARG(pl_value_get(group, PL_STR("description"))->text), PL_ARG(f->text));
	for (const struct pl_value *t = pl_value_get(group, PL_STR("tests"))->first; t; t = t->next)
		judge_case(schema, file, group, t, false);
	pl_schema_finish(schema);
	pl_arena_finish(&arena);
}

static void judge_file(const char *folder, const char *name, bool formats)
{
	struct pl_arena arena = {0};
	char path[1024];
	struct pl_str text;
	const struct pl_value *groups;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	text = read_file(path);
	groups = text.ptr ? parse(&arena, text) : NULL;
	if (!groups) {
		totals.wrong++;
		printf("%s cannot be read\n", path);
	}
	for (const struct pl_value *g = groups ? groups->first : NULL; g; g = g->next)
		judge_group(name, g, formats);
	free((void *)(uintptr_t)text.ptr);
	pl_arena_finish(&arena);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void judge_folder(const char *folder)
{
	char *names[256];
	size_t n = 0;
	DIR *dir = opendir(folder);
	struct dirent *d;

	while (dir && (d = readdir(dir)) && n < PL_COUNT(names))
		if (pl_str_ends(pl_str_c(d->d_name), PL_STR(".json")))
			names[n++] = strdup(d->d_name);
	if (dir)
		closedir(dir);
	qsort(names, n, sizeof(*names), by_name);
	for (size_t i = 0; i < n; i++) {
		judge_file(folder, names[i], false);
		free(names[i]);
	}
}

int main(int argc, char **argv)
{
	static const char *const formats[] = {"date.json", "time.json", "date-time.json", "uri.json", "uri-reference.json", "email.json", "regex.json"};
	char optional[1024];
	struct stat st;
	size_t mandatory;

	if (argc < 3 || stat(argv[1], &st) != 0) {
		printf("schema: the JSON Schema test suite is not there: SKIPPED\n");
		return 77;
	}
	totals.list = read_file(argv[2]);
	snprintf(totals.remotes, sizeof(totals.remotes), "%s/../../remotes", argv[1]);
	judge_folder(argv[1]);
	mandatory = totals.run;
	snprintf(optional, sizeof(optional), "%s/optional/format", argv[1]);
	for (size_t i = 0; i < PL_COUNT(formats); i++)
		judge_file(optional, formats[i], true);
	printf("schema: %zu mandatory and %zu format cases in %zu groups: %zu as the suite says, %zu listed, %zu wrong\n", mandatory,
	       totals.run - mandatory, totals.groups, totals.passed, totals.listed, totals.wrong);
	return totals.wrong != 0;
}
