/* baseline: its file read and written, and what makes a finding the same. */
#include "unit.h"

#include "lint/baseline.h"
#include "lint/check.h"
#include "lint/fingerprint.h"
#include "lint/lint.h"

#define HEAD "# postlint baseline 1\n"

static const char notes[] =
	"# Findings accepted as they are: `postlint check --baseline` does not show them again.\n"
	"# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.\n";

static void assert_written(const struct pl_baseline *baseline, const char *lines)
{
	struct pl_buf out = {0}, want = {0};

	pl_buf_addf(&want, HEAD "%s%s", notes, lines);
	pl_baseline_write(baseline, &out);
	pl_buf_addc(&out, '\0');
	pl_buf_addc(&want, '\0');
	assert_string_equal(out.ptr, want.ptr);
	pl_buf_finish(&out);
	pl_buf_finish(&want);
}

static void reads_sorts_and_drops_repetitions(void **state)
{
	struct pl_baseline b = {0};
	struct pl_error error;

	(void)state;
	assert_true(pl_baseline_read(&b, "b", PL_STR("\xef\xbb\xbf" HEAD "\r\n# note\nb.md x-y 00000000000000FF\r\n"
						     "a-b.md x-y 0000000000000002\na.md z 0000000000000001\n"
						     "a.md x-y 0000000000000002\nb.md x-y 00000000000000ff"), &error));
	assert_written(&b, "a-b.md x-y 0000000000000002\na.md x-y 0000000000000002\na.md z 0000000000000001\n"
			   "b.md x-y 00000000000000ff\n");
	pl_baseline_finish(&b);
}

static void finds_lines(void **state)
{
	struct pl_baseline b = {0};
	struct pl_accepted *lines;
	size_t count;

	(void)state;
	pl_baseline_sort(&b);
	assert_null(pl_baseline_post(&b, PL_STR("a.md"), &count));
	assert_null(pl_baseline_find(NULL, 0, PL_STR("x"), 1));
	pl_baseline_add(&b, PL_STR("b.md"), PL_STR("x"), 2);
	pl_baseline_add(&b, PL_STR("a.md"), PL_STR("x"), 2);
	pl_baseline_add(&b, PL_STR("b.md"), PL_STR("x"), 1);
	pl_baseline_sort(&b);
	lines = pl_baseline_post(&b, PL_STR("b.md"), &count);
	assert_int_equal(count, 2);
	assert_ptr_equal(pl_baseline_find(lines, count, PL_STR("x"), 2), lines + 1);
	assert_null(pl_baseline_find(lines, count, PL_STR("x"), 3));
	assert_null(pl_baseline_find(lines, count, PL_STR("y"), 2));
	pl_baseline_finish(&b);
}

static void says_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{"", "b:1: this is no baseline: its first line is not `# postlint baseline 1`"},
		{"# postlint baseline\n", "b:1: this is no baseline: its first line is not `# postlint baseline 1`"},
		{"# postlint baseline 12\n", "b:1: the baseline is of version `12`; this postlint reads version 1"},
		{HEAD "a.md\n", "b:2: no rule behind the path; a line is PATH RULE FINGERPRINT"},
		{HEAD "a.md x/y 0000000000000000\n", "b:2: no rule behind the path; a line is PATH RULE FINGERPRINT"},
		{HEAD "\na.md x\n", "b:3: the fingerprint is not 16 hexadecimal digits"},
		{HEAD "a.md x 00000000000000000\n", "b:2: the fingerprint is not 16 hexadecimal digits"},
		{HEAD "a.md x 000000000000000g\n", "b:2: the fingerprint is not 16 hexadecimal digits"},
		{HEAD "a.md x 0000000000000000 2\n", "b:2: the fingerprint is not 16 hexadecimal digits"},
		{HEAD "a% x 0000000000000000\n", "b:2: the path is not written as `postlint baseline` writes it"},
		{HEAD "a%4 x 0000000000000000\n", "b:2: the path is not written as `postlint baseline` writes it"},
		{HEAD "======= \n", "b:2: a merge conflict that nobody resolved: keep the lines of both sides, delete the markers, "
				    "then run `postlint baseline prune`"},
		{"<<<<<<< ours\n" HEAD, "b:1: a merge conflict that nobody resolved: keep the lines of both sides, delete the "
					"markers, then run `postlint baseline prune`"},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(cases); i++) {
		struct pl_baseline b = {0};
		struct pl_error error = {""};

		assert_false(pl_baseline_read(&b, "b", pl_str_c(cases[i].text), &error));
		assert_string_equal(error.text, cases[i].error);
		pl_baseline_finish(&b);
	}
}

static void escapes_paths(void **state)
{
	static const char *const paths[][2] = {
		{"_posts/2024-四月.md", "_posts/2024-四月.md"}, {"a b%#.md", "a%20b%25%23.md"},
		{"\n\t\x7f", "%0A%09%7F"}, {"\xff\xe5\x9b", "%FF%E5%9B"}, {"\xc2\x85\xc2\xa0", "%C2%85\xc2\xa0"},
		{"\xed\xa0\x80", "%ED%A0%80"}, {"\xc0\xaf", "%C0%AF"},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(paths); i++) {
		struct pl_buf out = {0}, back = {0};

		pl_baseline_escape(&out, pl_str_c(paths[i][0]));
		assert_true(pl_str_is(pl_buf_str(&out), paths[i][1]));
		assert_true(pl_baseline_unescape(&back, pl_buf_str(&out)));
		assert_true(pl_str_is(pl_buf_str(&back), paths[i][0]));
		pl_buf_finish(&out);
		pl_buf_finish(&back);
	}
}

/* Fingerprints of all findings of `rule` in `text`, in order. */
static size_t prints_of(const char *text, const char *rule, uint64_t *prints, size_t max)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	struct pl_post post = {0};
	struct pl_diags diags;
	uint64_t *all;
	size_t n = 0;

	assert_true(pl_ruleset_select(set, pl_str_c(rule), NULL));
	pl_post_read(&post, "post.md", pl_str_c(text), &(struct pl_post_options){0});
	pl_lint_post(&diags, &post, set, NULL);
	all = pl_fingerprints(&post, &diags);
	for (size_t i = 0; i < diags.count && n < max; i++)
		prints[n++] = all[i];
	pl_post_finish(&post);
	pl_ruleset_free(set);
	return n;
}

static uint64_t print_of(const char *text, const char *rule)
{
	uint64_t print = 0;

	assert_int_equal(prints_of(text, rule, &print, 1), 1);
	return print;
}

static void stays_when_other_text_changes(void **state)
{
	uint64_t print = print_of("one\n\ntwo x</b> three\n", "html-stray-end");

	(void)state;
	assert_true(print == print_of("one, changed\n\nand more\n\ntwo x</b> three\n", "html-stray-end"));
	assert_true(print == print_of("two x</b> three\n\none\n", "html-stray-end"));
	assert_true(print == print_of("  two   x</b>  three  \r\n", "html-stray-end"));
	assert_true(print == print_of("\xe3\x80\x80two x</b> three\n", "html-stray-end"));
	assert_true(print != print_of("two y</b> three\n", "html-stray-end"));
	assert_true(print != print_of("two x</i> three\n", "html-stray-end"));
	assert_true(print == print_of("two x</b> three", "html-stray-end"));
}

static void looks_24_characters_far(void **state)
{
	uint64_t print = print_of("123456789 123456789 123456789 </b> 123456789 123456789 123456789", "html-stray-end");
	uint64_t han = print_of("泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港</b>泉港", "html-stray-end");

	(void)state;
	assert_true(print == print_of("x 456789 123456789 123456789 </b> 123456789 123456789 123456x", "html-stray-end"));
	assert_true(print != print_of("x 56789 123456789 123456789 </b> 123456789 123456789 123456789", "html-stray-end"));
	assert_true(han == print_of("前泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港</b>泉港", "html-stray-end"));
	assert_true(han != print_of("港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港泉港</b>泉港", "html-stray-end"));
}

static void numbers_repetitions(void **state)
{
	uint64_t prints[4] = {0}, more[4] = {0};

	(void)state;
	assert_int_equal(prints_of("x</b>\n\nx</b>\n", "html-stray-end", prints, 4), 2);
	assert_true(prints[0] != prints[1]);
	assert_int_equal(prints_of("x</b>\n\ny</b>\n\nx</b>\n\nx</b>\n", "html-stray-end", more, 4), 4);
	assert_true(more[0] == prints[0] && more[2] == prints[1]);
	assert_true(more[3] != prints[0] && more[3] != prints[1] && more[1] != prints[0] && more[1] != prints[1]);
}

static void keys_keep_theirs_when_values_change(void **state)
{
	(void)state;
	assert_true(print_of("---\ntags: a\ntags: b\n---\nx\n", "front-duplicate-key") ==
		    print_of("---\ntags: b\ntitle: x\ntags: a\n---\nx\n", "front-duplicate-key"));
}

static void whole_post_findings_have_no_place(void **state)
{
	(void)state;
	assert_true(print_of("a\r\nb\nc\r\nd\r\n", "line-ending-mixed") ==
		    print_of("a, changed\r\nx\r\ny\nb\r\n", "line-ending-mixed"));
	assert_true(print_of("a \xb8\xf8 b\n", "text-encoding") == print_of("changed \xb8\xf8\xb8\xf9 c\n", "text-encoding"));
}

/* What is missing is known by its name. */
static void missing_keys_are_told_apart(void **state)
{
	const struct pl_str rules = PL_STR("front-matter: {required: [title, date]}\n");
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	static const char *const texts[] = {"---\nx: 1\n---\nx\n", "---\ndate: 2024-01-01\n---\ny\n", "---\ntitle: T\n---\nz\n"};
	uint64_t prints[3][2] = {{0}};

	(void)state;
	assert_true(pl_ruleset_load(set, "r.yml", rules, NULL));
	assert_true(pl_ruleset_select(set, PL_STR("front-required"), NULL));
	for (size_t i = 0; i < 3; i++) {
		struct pl_post post = {0};
		struct pl_diags diags;

		pl_post_read(&post, "post.md", pl_str_c(texts[i]), &(struct pl_post_options){0});
		pl_lint_post(&diags, &post, set, NULL);
		assert_int_equal(diags.count, i == 0 ? 2 : 1);
		memcpy(prints[i], pl_fingerprints(&post, &diags), diags.count * sizeof(uint64_t));
		pl_post_finish(&post);
	}
	assert_true(prints[0][0] != prints[0][1] && prints[1][0] != prints[2][0]);
	assert_true(prints[1][0] == prints[0][0] || prints[1][0] == prints[0][1]);
	assert_true(prints[2][0] == prints[0][0] || prints[2][0] == prints[0][1]);
	pl_ruleset_free(set);
}

/* A line of nothing but blanks and faults must not cost more than its length. */
static void stays_linear(void **state)
{
	struct pl_buf text = {0};
	uint64_t prints[1];

	(void)state;
	for (int i = 0; i < 9000; i++)
		pl_buf_addf(&text, "</b>%*s", 200, "");
	pl_buf_addc(&text, '\0');
	assert_int_equal(prints_of(text.ptr, "html-stray-end", prints, 1), 1);
	pl_buf_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_sorts_and_drops_repetitions),
		cmocka_unit_test(finds_lines),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(escapes_paths),
		cmocka_unit_test(stays_when_other_text_changes),
		cmocka_unit_test(looks_24_characters_far),
		cmocka_unit_test(numbers_repetitions),
		cmocka_unit_test(keys_keep_theirs_when_values_change),
		cmocka_unit_test(whole_post_findings_have_no_place),
		cmocka_unit_test(missing_keys_are_told_apart),
		cmocka_unit_test(stays_linear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
