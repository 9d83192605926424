/* prescan: the html5lib encoding tests: what a meta element declares (WHATWG 13.2.3.2).
 *
 * usage: prescan FOLDER LIST     LIST names the tests that may fail: "file:number: reason" (numbers count from 1) */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "source/declare.h"

struct totals {
	unsigned passed, failed;
};

static void slurp(struct pl_buf *buf, const char *path)
{
	FILE *in = fopen(path, "rb");
	int c;

	while (in && (c = getc(in)) != EOF)
		pl_buf_addc(buf, (char)c);
	if (in)
		fclose(in);
}

/* The declared encoding, or windows-1252, which the tests take for the locale's. */
static const char *declared(struct pl_str data)
{
	struct pl_str near = pl_str_n(data.ptr, data.len < PL_DECLARE_FAR ? data.len : PL_DECLARE_FAR);
	struct pl_str label = pl_declare_meta(near);
	const char *name = label.ptr ? pl_encoding_name(label) : NULL;

	if (pl_str_starts(data, PL_STR("\xEF\xBB\xBF")))
		return "UTF-8"; /* a byte order mark comes before every declaration */
	if (name && (strncmp(name, "UTF-16", 6) == 0 || strncmp(name, "UTF-32", 6) == 0))
		return "UTF-8";
	return name ? name : "windows-1252";
}

static void run(struct totals *t, const char *file, unsigned number, struct pl_str data, struct pl_str wanted, struct pl_str list)
{
	const char *got = declared(data), *canonical = pl_encoding_name(wanted);
	char key[280];
	bool listed, same;

	snprintf(key, sizeof(key), "\n%s:%u:", file, number);
	listed = pl_str_find(list, pl_str_c(key), 0) < list.len;
	same = canonical && strcmp(got, canonical) == 0;
	if (same == listed) {
		printf("%s:%u: %s: wanted " PL_FMT ", got %s\n", file, number, listed ? "passes though listed" : "fails", PL_ARG(wanted), got);
		t->failed++;
	}
	t->passed += same;
}

static void run_file(struct totals *t, const char *folder, const char *file, struct pl_str list)
{
	static const struct pl_str head = {"#data\n", 6}, middle = {"\n#encoding\n", 11};
	struct pl_buf buf = {0}, path = {0};
	struct pl_str text;
	unsigned number = 0;

	pl_buf_addf(&path, "%s/%s", folder, file);
	pl_buf_addc(&path, '\0');
	slurp(&buf, path.ptr);
	text = pl_buf_str(&buf);
	for (size_t at = pl_str_find(text, head, 0); at < text.len;) {
		size_t start = at + head.len, end = pl_str_find(text, middle, start), line = end + middle.len, stop;

		if (end == text.len)
			break;
		stop = pl_str_find(text, PL_STR("\n"), line);
		run(t, file, ++number, pl_str_n(text.ptr + start, end - start), pl_str_n(text.ptr + line, stop - line), list);
		at = pl_str_find(text, head, stop);
	}
	pl_buf_finish(&buf);
	pl_buf_finish(&path);
}

int main(int argc, char **argv)
{
	DIR *dir = argc == 3 ? opendir(argv[1]) : NULL;
	struct pl_buf list = {0};
	struct totals totals = {0};
	struct dirent *entry;

	if (!dir) {
		printf("SKIP: no encoding tests (set POSTLINT_SHARED)\n");
		return 77;
	}
	pl_buf_addc(&list, '\n');
	slurp(&list, argv[2]);
	while ((entry = readdir(dir)))
		if (pl_str_ends(pl_str_c(entry->d_name), PL_STR(".dat")))
			run_file(&totals, argv[1], entry->d_name, pl_buf_str(&list));
	closedir(dir);
	printf("%u passed, %u not as listed\n", totals.passed, totals.failed);
	pl_buf_finish(&list);
	return totals.failed || !totals.passed;
}
