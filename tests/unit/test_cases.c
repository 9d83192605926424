/* cases: every post in tests/cases gives the findings written beside it; a post without a .lint gives none.
 * POSTLINT_UPDATE=1 writes the .lint files instead (read them before committing). */
#include "unit.h"

#include "cases.h"

static bool updating(void)
{
	const char *update = getenv("POSTLINT_UPDATE");

	return update && *update && strcmp(update, "0") != 0;
}

/* Folders of a builder: what its pack says (traps-hugo), where its links lead (links-hugo). */
static bool holds_several(const char *folder)
{
	return strncmp(folder, "traps-", 6) == 0 || strncmp(folder, "links-", 6) == 0;
}

/* What the folder promises about its expectations. */
static void check_expectation(const struct case_file *file, struct pl_str expected)
{
	size_t own, others;

	findings_count(expected, file->folder->name, &own, &others);
	if (strcmp(file->folder->name, "clean") == 0) {
		fail_msg("%s: a clean post has no .lint", file->name);
	} else if (strcmp(file->folder->name, "pairs") == 0) {
		if (others < 2)
			fail_msg("%s: two faults are planted, so two findings are expected", file->name);
	} else if (holds_several(file->folder->name)) {
		if (own + others == 0)
			fail_msg("%s: a trap or a link gives a finding", file->name); /* of any rule */
	} else if (own == 0 || own + others > 2) {
		fail_msg("%s.lint: expected is %s with at most one follow-on, not %zu + %zu findings", file->name,
			 file->folder->name, own, others);
	}
}

static void update(const char *lint, struct pl_str found)
{
	if (found.len)
		file_write(lint, found);
	else
		remove(lint);
}

static void run_case(void **state)
{
	const struct case_file *file = *state;
	struct pl_str bytes = file_read(file->path), expected;
	struct pl_buf found = {0}, lint = {0}, folder = {0};

	pl_buf_addf(&lint, "%s.lint", file->path);
	pl_buf_addf(&folder, "%.*s%c", (int)(strrchr(file->path, '/') - file->path), file->path, '\0');
	findings_print(&found, folder.ptr, strrchr(file->path, '/') + 1, bytes, file->folder->set);
	if (updating())
		update(lint.ptr, pl_buf_str(&found));
	expected = file_read(lint.ptr);
	if (!pl_str_eq(pl_buf_str(&found), expected))
		fail_msg("%s\n-- expected:\n" PL_FMT "-- found:\n" PL_FMT, file->path, PL_ARG(expected),
			 PL_ARG(pl_buf_str(&found)));
	if (expected.ptr)
		check_expectation(file, expected);
	free((void *)(uintptr_t)expected.ptr);
	free((void *)(uintptr_t)bytes.ptr);
	pl_buf_finish(&folder);
	pl_buf_finish(&found);
	pl_buf_finish(&lint);
}

/* The library is large enough to mean something. */
static void there_are_enough(void **state)
{
	enum { SINGLES = 250, PAIRS = 100, CLEAN = 20, EACH = 4 };
	const struct cases *cases = *state;
	size_t singles = 0;

	for (size_t i = 0; i < cases->nfolders; i++) {
		const struct case_folder *folder = &cases->folders[i];

		if (holds_several(folder->name))
			continue;
		if (strcmp(folder->name, "pairs") == 0)
			assert_true(folder->faulty >= PAIRS);
		else if (strcmp(folder->name, "clean") == 0)
			assert_true(folder->clean >= CLEAN);
		else if (folder->faulty < EACH && strcmp(folder->name, "markdown-limit") != 0)
			fail_msg("tests/cases/%s has %zu faulty posts, not %d", folder->name, folder->faulty, EACH);
		else
			singles += folder->faulty;
	}
	assert_true(singles >= SINGLES);
}

static void folders_are_rules(void **state)
{
	const struct cases *cases = *state;

	for (size_t i = 0; i < cases->nfolders; i++) {
		const struct case_folder *folder = &cases->folders[i];

		if (strcmp(folder->name, "pairs") == 0 || strcmp(folder->name, "clean") == 0 || holds_several(folder->name))
			continue;
		if (!pl_ruleset_find(folder->set, pl_str_c(folder->name), NULL))
			fail_msg("tests/cases/%s is not named after a rule", folder->name);
		if (folder->faulty == 0 || folder->clean == 0)
			fail_msg("tests/cases/%s needs a faulty and a clean post", folder->name);
	}
}

int main(void)
{
	const char *root = getenv("POSTLINT_SOURCE_ROOT");
	struct CMUnitTest *tests;
	struct pl_buf path = {0};
	struct cases cases;
	int failed;

	pl_buf_addf(&path, "%s/tests/cases", root ? root : ".");
	cases_find(&cases, path.ptr);
	tests = pl_alloc((cases.nfiles + 2) * sizeof(*tests));
	for (size_t i = 0; i < cases.nfiles; i++)
		tests[i] = (struct CMUnitTest){cases.files[i].name, run_case, NULL, NULL, &cases.files[i]};
	tests[cases.nfiles] = (struct CMUnitTest){"folders_are_rules", folders_are_rules, NULL, NULL, &cases};
	tests[cases.nfiles + 1] = (struct CMUnitTest){"there_are_enough", there_are_enough, NULL, NULL, &cases};
	failed = _cmocka_run_group_tests("cases", tests, cases.nfiles + 2, NULL, NULL);
	free(tests);
	cases_free(&cases);
	pl_buf_finish(&path);
	return failed != 0;
}
