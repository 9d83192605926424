/* consumer: a program that uses the installed library; compiled as C and as C++. */
#include <postlint.h>

#include <stdio.h>
#include <string.h>

#if POSTLINT_VERSION < POSTLINT_VERSION_NUMBER(0, 1, 0)
#error "version macros"
#endif

static int fail(const char *what)
{
	fprintf(stderr, "consumer: %s\n", what);
	return 1;
}

static int look(const struct postlint_result *result)
{
	const struct postlint_diag *diag = postlint_result_diag(result, 0);

	if (postlint_result_count(result) != 1 || postlint_result_diag(result, 1))
		return fail("one complaint was expected");
	printf("%s:%u:%u:%lu: %s [%s]\n", diag->path, (unsigned)diag->start.line, (unsigned)diag->start.column,
	       (unsigned long)diag->start.offset, diag->message, diag->rule);
	if (diag->start.line != 5 || diag->start.column != 3 || diag->start.offset != 29 || diag->end.offset != 33)
		return fail("the wrong place");
	if (strcmp(diag->rule, "html-stray-end") != 0 || diag->severity != POSTLINT_ERROR)
		return fail("the wrong rule");
	if (diag->fix == POSTLINT_FIX_NONE ? diag->edit_count != 0 : diag->edits[0].end_offset > 33)
		return fail("the wrong edits");
	return 0;
}

int main(void)
{
	static const char text[] = "---\ntitle: \xE5\x9B\x9B\xE6\x9C\x88\n---\n\n\xE5\x9B\x9B\xE6\x9C\x88</b>\n";
	struct postlint_ruleset *rules = postlint_ruleset_new();
	struct postlint_result *result;
	int status;

	if (postlint_version_number() != POSTLINT_VERSION)
		return fail("header and library are of different versions");
	if (postlint_ruleset_select(rules, "no-such-rule") || !*postlint_ruleset_error(rules))
		return fail("an unknown rule was accepted");
	if (!postlint_ruleset_select(rules, "html-stray-end") || *postlint_ruleset_error(rules))
		return fail("a rule was refused");
	if (postlint_ruleset_count(rules) == 0 || !postlint_ruleset_rule(rules, 0).id)
		return fail("no rules");
	result = postlint_check(rules, "_posts/a.md", text, sizeof(text) - 1, NULL);
	status = look(result);
	postlint_result_free(result);
	result = postlint_check(rules, "empty.md", NULL, 0, NULL);
	if (postlint_result_count(result) != 0)
		status = fail("an empty buffer has no stray end tag");
	postlint_result_free(result);
	postlint_result_free(NULL);
	postlint_ruleset_free(rules);
	postlint_ruleset_free(NULL);
	return status;
}
