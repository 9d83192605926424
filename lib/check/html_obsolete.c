/* html_obsolete: elements and attributes that HTML once had. */
#include "body/attrs.h"
#include "lint/check.h"

enum { OBSOLETE };
static const struct pl_rule rules[] = {
	[OBSOLETE] = {
		.id = "html-obsolete", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "obsolete in HTML",
		.help = "Write the modern form; the post then looks the same in ten years.",
		.why = "The HTML standard (16.2) lists elements and attributes that authors must not use: `font`, `center`, "
		       "`align`, `bgcolor` and the like. Browsers still draw most of them, feed readers and converters do not.",
		.bad = "<center><font color=\"red\">Sold out</font></center>\n", .good = "<p class=\"notice\">Sold out</p>\n",
	},
};

static void attribute(struct pl_pass *pass, const struct pl_node *node, const struct pl_attr *attr)
{
	const char *instead;

	if (pl_attr_standing(node->tag, attr->name, &instead) != PL_ATTR_OBSOLETE ||
	    pl_pass_allows_attr(pass, node->text, attr->name))
		return;
	pl_complain(pass, &rules[OBSOLETE], attr->name_span, "attribute `" PL_FMT "` of `<" PL_FMT ">`: use %s",
		    PL_ARG(attr->name), PL_ARG(node->text), instead);
}

static void node(struct pl_pass *pass, const struct pl_node *node)
{
	if (node->ns != PL_NS_HTML || node->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE))
		return;
	if (pl_tag_has(node->tag, PL_IS_OBSOLETE)) {
		const char *instead = pl_tag_rows[node->tag].instead;

		if (pl_pass_allows_element(pass, node->text))
			return;
		pl_complain(pass, &rules[OBSOLETE], node->open, instead ? "element `<" PL_FMT ">`: use %s" : "element `<" PL_FMT ">`%.0s",
			    PL_ARG(node->text), instead ? instead : "");
		return; /* its attributes go with it */
	}
	if (node->tag == PL_TAG_UNKNOWN)
		return;
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next)
		attribute(pass, node, attr);
}

const struct pl_check pl_check_html_obsolete = {
	.name = "html_obsolete",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.all_elements = true,
	.node = node,
};
