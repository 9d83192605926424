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

/* A legacy page becomes Markdown; its front matter and one attribute that Markdown has not are looked after. */
static int convert(void)
{
	static const char text[] = "---\ntitle: x\n---\n\n<p lang=\"en\">a <b>b</b></p>\n";
	struct postlint_convert_options how;
	struct postlint_conversion *conversion;
	const struct postlint_loss *loss;
	size_t length;
	int status = 0;

	memset(&how, 0, sizeof(how));
	how.target = POSTLINT_GFM;
	conversion = postlint_convert("a.html", text, sizeof(text) - 1, &how);
	if (!postlint_conversion_proven(conversion) || *postlint_conversion_error(conversion) || postlint_conversion_difference_count(conversion))
		status = fail("not proven");
	if (strcmp(postlint_conversion_bytes(conversion, &length), "---\ntitle: x\n---\n\na **b**\n") != 0 || length != strlen("---\ntitle: x\n---\n\na **b**\n"))
		status = fail("the wrong Markdown");
	loss = postlint_conversion_loss(conversion, 0);
	if (postlint_conversion_loss_count(conversion) != 1 || loss->kind != POSTLINT_LOSS_ATTRIBUTE || strcmp(loss->what, "p[lang]") != 0 ||
	    loss->place.line != 5 || postlint_conversion_loss(conversion, 1))
		status = fail("the wrong losses");
	postlint_conversion_free(conversion);
	conversion = postlint_convert("a.md", "a\0\0\0\xFF\xFE\0", 7, NULL);
	if (postlint_conversion_proven(conversion) || !*postlint_conversion_error(conversion) || *postlint_conversion_bytes(conversion, NULL))
		status = fail("binary was converted");
	postlint_conversion_free(conversion);
	postlint_conversion_free(NULL);
	return status;
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
	status = convert() ? 1 : status;
	postlint_ruleset_free(rules);
	postlint_ruleset_free(NULL);
	return status;
}
