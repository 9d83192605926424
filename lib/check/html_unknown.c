/* html_unknown: elements and attributes that HTML has not. */
#include "body/attrs.h"
#include "body/swallow.h"
#include "lint/check.h"

enum { ELEMENT, ATTRIBUTE };
static const struct pl_rule rules[] = {
	[ELEMENT] = {
		.id = "html-unknown-element", .severity = PL_WARNING, .since = "0.1",
		.sentence = "no such element in HTML",
		.help = "Correct the name, or write `&lt;` where the `<` is meant as text.",
		.why = "Browsers show an unknown element as if its tags were not there, so the words in angle brackets vanish. "
		       "Custom elements (with a `-` in their name), SVG and MathML are known; a house's own elements go into "
		       "`html: elements` of the rule file.",
		.bad = "<p>Send it to <somebody>.</p>\n", .good = "<p>Send it to &lt;somebody>.</p>\n",
	},
	[ATTRIBUTE] = {
		.id = "html-unknown-attribute", .severity = PL_WARNING, .since = "0.1",
		.sentence = "no such attribute in HTML",
		.help = "Correct the name, or use `data-…` for data of your own.",
		.why = "Browsers ignore an attribute they do not know: a misspelt `widht` or `herf` does nothing. Attributes of the "
		       "house go into `html: attributes` of the rule file.",
		.bad = "<img src=\"a.jpg\" alt=\"Pier\" widht=\"300\">\n", .good = "<img src=\"a.jpg\" alt=\"Pier\" width=\"300\">\n",
	},
};

static bool plain_name(struct pl_str name)
{
	if (!name.len || !pl_is_alpha((unsigned char)name.ptr[0]))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!pl_is_alnum((unsigned char)name.ptr[i]) && name.ptr[i] != '-' && name.ptr[i] != '_')
			return false;
	return true;
}

static void attribute(struct pl_pass *pass, const struct pl_node *node, const struct pl_attr *attr)
{
	const char *instead, *near;
	enum pl_attr_standing standing = pl_attr_standing(node->tag, attr->name, &instead);
	struct pl_diag *diag;

	if (standing == PL_ATTR_KNOWN || standing == PL_ATTR_OBSOLETE || !plain_name(attr->name) ||
	    (pl_str_is(attr->name, "markdown") && pl_pass_post(pass)->syntax == PL_SYNTAX_MARKDOWN) || /* kramdown takes it out */
	    pl_pass_allows_attr(pass, node->text, attr->name) || pl_swallow_find(node, pl_pass_post(pass)->source.text) ||
	    pl_templates_at(&pl_pass_post(pass)->templates, attr->name_span.start))
		return;
	diag = pl_complain(pass, &rules[ATTRIBUTE], attr->name_span, "`" PL_FMT "` on `<" PL_FMT ">`", PL_ARG(attr->name),
			   PL_ARG(node->text));
	if (!diag)
		return;
	near = standing == PL_ATTR_UNKNOWN ? pl_attr_near(node->tag, attr->name) : NULL;
	if (near)
		pl_complain_help(pass, diag, "Did you mean `%s`?", near);
	else if (standing == PL_ATTR_ELSEWHERE)
		pl_complain_help(pass, diag, "HTML has `" PL_FMT "`, but not on this element.", PL_ARG(attr->name));
}

static void node(struct pl_pass *pass, const struct pl_node *node)
{
	bool custom = memchr(node->text.ptr, '-', node->text.len) != NULL;
	const char *near;
	struct pl_diag *diag;

	if (node->ns != PL_NS_HTML || custom || node->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE))
		return;
	if (node->tag != PL_TAG_UNKNOWN && pl_tag_has(node->tag, PL_IS_HTML)) {
		if (!pl_tag_has(node->tag, PL_IS_OBSOLETE))
			for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next)
				attribute(pass, node, attr);
		return;
	}
	if (pl_pass_allows_element(pass, node->text))
		return;
	diag = pl_complain(pass, &rules[ELEMENT], node->open, "`<" PL_FMT ">`", PL_ARG(node->text));
	near = diag && plain_name(node->text) ? pl_tag_near(node->text) : NULL;
	if (near)
		pl_complain_help(pass, diag, "Did you mean `<%s>`? If the `<` is text, write `&lt;`.", near);
}

const struct pl_check pl_check_html_unknown = {
	.name = "html_unknown",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.all_elements = true,
	.node = node,
};
