/* registry: every rule is fully described, its examples are true, and nothing lies about unregistered. */
#include "unit.h"

#include "cases.h"

#include <dirent.h>
#include <sys/stat.h>

/* Rows of a rule, one test each. */
struct row {
	const struct pl_check *check;
	const struct pl_rule *rule;
};

static const char *source_root(void)
{
	const char *root = getenv("POSTLINT_SOURCE_ROOT");

	return root ? root : ".";
}

static bool is_kebab(const char *id)
{
	bool dash = true;

	for (; *id; id++) {
		if (*id == '-' && dash)
			return false;
		if (*id != '-' && !(*id >= 'a' && *id <= 'z') && !(*id >= '0' && *id <= '9'))
			return false;
		dash = *id == '-';
	}
	return !dash;
}

static void described(const struct pl_rule *rule)
{
	size_t end;

	if (!is_kebab(rule->id))
		fail_msg("%s: not kebab-case", rule->id);
	if (!rule->sentence || !rule->help || !rule->why || !rule->bad != !rule->good || !rule->since)
		fail_msg("%s: sentence, help, why and since are needed, bad and good both or neither", rule->id);
	end = strlen(rule->sentence);
	if (end == 0 || rule->sentence[end - 1] == '.' || (rule->sentence[0] >= 'A' && rule->sentence[0] <= 'Z' &&
							   !(rule->sentence[1] >= 'A' && rule->sentence[1] <= 'Z')))
		fail_msg("%s: the sentence starts lower-case and has no full stop: %s", rule->id, rule->sentence);
	if (rule->severity > PL_ERROR || rule->fix > PL_FIX_UNSAFE)
		fail_msg("%s: severity or fix class out of range", rule->id);
}

static bool has_path(const char *folder, const char *name, const char *suffix)
{
	struct pl_buf path = {0};
	struct stat status;
	bool has;

	pl_buf_addf(&path, "%s/%s/%s%s", source_root(), folder, name, suffix);
	has = stat(path.ptr, &status) == 0;
	pl_buf_finish(&path);
	return has;
}

/* True when `example` fires the rule as a file of this name. */
static bool fires(const struct pl_rule *rule, const char *example, const char *name)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	struct pl_buf post = {0}, found = {0}, folder = {0}, rules = {0};
	char word[128];
	size_t own, others;
	struct pl_str text;

	pl_buf_addf(&folder, "%s/tests/cases/%s%c", source_root(), rule->id, '\0');
	if (has_path("tests/cases", rule->id, "/_site")) {
		pl_buf_addf(&rules, "%s/_rules.yml%c", folder.ptr, '\0');
		text = file_read(rules.ptr);
		assert_true(pl_ruleset_load(set, rules.ptr, text, NULL));
		free((void *)(uintptr_t)text.ptr);
	}

	snprintf(word, sizeof(word), "%s=warning", rule->id);
	if (pl_ruleset_level(set, rule) == PL_OFF)
		assert_true(pl_ruleset_severity(set, pl_str_c(word), NULL));
	pl_buf_addf(&post, "%s%s", rule->whole_post ? "" : "---\ntitle: Example\n---\n", example);
	findings_print(&found, folder.ptr, name, pl_buf_str(&post), set);
	findings_count(pl_buf_str(&found), rule->id, &own, &others);
	pl_buf_finish(&post);
	pl_buf_finish(&found);
	pl_buf_finish(&folder);
	pl_buf_finish(&rules);
	pl_ruleset_free(set);
	return own > 0;
}

static void row_is_true(void **state)
{
	const struct row *row = *state;
	bool markdown, html;

	described(row->rule);
	if (!row->rule->bad) /* too big to show: tests/cases has it */
		return;
	markdown = fires(row->rule, row->rule->bad, "example.md");
	html = fires(row->rule, row->rule->bad, "example.html");
	if (!markdown && !html)
		fail_msg("%s: the bad example does not fire:\n%s", row->rule->id, row->rule->bad);
	if ((markdown && fires(row->rule, row->rule->good, "example.md")) ||
	    (html && fires(row->rule, row->rule->good, "example.html")))
		fail_msg("%s: the good example fires:\n%s", row->rule->id, row->rule->good);
}

static void ids_are_unique(void **state)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);

	(void)state;
	for (size_t i = 1; i < pl_ruleset_count(set); i++)
		if (strcmp(pl_ruleset_rule(set, i - 1)->id, pl_ruleset_rule(set, i)->id) == 0)
			fail_msg("two rules are called %s", pl_ruleset_rule(set, i)->id);
	pl_ruleset_free(set);
}

static void rules_have_cases_and_docs(void **state)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	size_t missing = 0;

	(void)state;
	for (size_t i = 0; i < pl_ruleset_count(set); i++) {
		const char *id = pl_ruleset_rule(set, i)->id;

		if (!has_path("tests/cases", id, "")) {
			print_message("no cases: tests/cases/%s\n", id);
			missing++;
		}
		if (!has_path("docs/rules", id, ".md")) {
			print_message("no page: docs/rules/%s.md\n", id);
			missing++;
		}
	}
	pl_ruleset_free(set);
	if (missing)
		print_message("%zu missing\n", missing);
}

static bool is_registered(const char *file)
{
	for (size_t i = 0; i < pl_checks_count; i++)
		if (strncmp(pl_checks[i]->name, file, strlen(pl_checks[i]->name)) == 0 &&
		    strcmp(file + strlen(pl_checks[i]->name), ".c") == 0)
			return true;
	return false;
}

static void checks_are_registered(void **state)
{
	struct pl_buf path = {0};
	struct dirent *entry;
	DIR *dir;

	(void)state;
	pl_buf_addf(&path, "%s/lib/check", source_root());
	dir = opendir(path.ptr);
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		struct pl_str name = pl_str_c(entry->d_name), text;
		struct pl_buf file = {0};
		bool exports;

		if (!pl_str_ends(name, PL_STR(".c")))
			continue;
		pl_buf_addf(&file, "%s/%s", path.ptr, entry->d_name);
		text = file_read(file.ptr);
		exports = pl_str_find(text, PL_STR("\nconst struct pl_check pl_check_"), 0) < text.len;
		if (exports != is_registered(entry->d_name))
			fail_msg("%s exports a check but has no row in checks.def, or the other way round", entry->d_name);
		free((void *)(uintptr_t)text.ptr);
		pl_buf_finish(&file);
	}
	closedir(dir);
	pl_buf_finish(&path);
}

int main(void)
{
	static struct row rows[1024];
	static struct CMUnitTest tests[PL_COUNT(rows) + 3];
	size_t n = 0;

	for (size_t i = 0; i < pl_checks_count; i++)
		for (size_t j = 0; j < pl_checks[i]->nrules && n < PL_COUNT(rows); j++, n++) {
			rows[n] = (struct row){pl_checks[i], &pl_checks[i]->rules[j]};
			tests[n] = (struct CMUnitTest){rows[n].rule->id, row_is_true, NULL, NULL, &rows[n]};
		}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(ids_are_unique);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(rules_have_cases_and_docs);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(checks_are_registered);
	return _cmocka_run_group_tests("registry", tests, n, NULL, NULL);
}
