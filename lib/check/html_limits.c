/* html_limits: where reading stopped being exact because a cap was hit. */
#include "lint/check.h"

enum { DEPTH, ATTRIBUTES, MARKDOWN };
static const struct pl_rule rules[] = {
	[DEPTH] = {
		.id = "html-depth", .severity = PL_ERROR, .since = "0.1",
		.sentence = "elements are nested more than 512 deep",
		.help = "Close elements that were left open; what lies deeper was read flat.",
		.why = "No post needs this. It is nearly always a start tag that a program wrote where it meant an end tag. From "
		       "here on postlint reads the elements as neighbours, so later findings in this stretch may be wrong.",
	},
	[ATTRIBUTES] = {
		.id = "html-attributes", .severity = PL_ERROR, .since = "0.1",
		.sentence = "tag has more than 512 attributes",
		.help = "Look for a quote that was never closed; attributes beyond the limit were not read.",
		.why = "Nearly always an attribute value lost its closing quote and the text behind it was read as attributes.",
	},
	[MARKDOWN] = {
		.id = "markdown-limit", .severity = PL_ERROR, .since = "0.1",
		.sentence = "reading the Markdown ends here",
		.help = "Look for a table with thousands of empty cells, a long link target used thousands of times, or a paragraph of "
			"a hundred thousand lines.",
		.why = "A few kilobytes of Markdown can render to gigabytes of HTML, or keep the site's builder busy for hours. "
		       "postlint stops reading the body here, so the rest of the post is not judged.",
	},
};

static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	unsigned rule = fact->kind == PL_FACT_TREE_DEPTH ? DEPTH : fact->kind == PL_FACT_MD_LIMIT ? MARKDOWN : ATTRIBUTES;

	pl_complain(pass, &rules[rule], fact->span, NULL);
}

const struct pl_check pl_check_html_limits = {
	.name = "html_limits",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.facts = (const enum pl_fact_kind[]){PL_FACT_TREE_DEPTH, PL_FACT_HTML_ATTRIBUTE_LIMIT, PL_FACT_MD_LIMIT, PL_FACT_NONE},
	.fact = fact,
};
