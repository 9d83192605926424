/* html_forbidden: elements and attributes that a house does not want in its posts. */
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-forbidden", .severity = PL_OFF, .fix = PL_FIX_UNSAFE,
	.sentence = "element or attribute is not allowed in posts",
	.help = "Use the site's own templates or shortcodes for this.",
	.why = "Scripts, frames and event handlers in a post run in every reader's browser, and few feeds or mail programs "
	       "show them. What is forbidden is the rule file's choice.",
	.bad = "<p onclick=\"vote()\">Vote</p>\n<script>vote();</script>\n",
	.good = "<p>Vote</p>\n",
	.options = "elements <words>: names of elements, `*` at the end stands for anything (script, style, iframe, frame, object, embed, applet)\n"
		   "attributes <words>: names of attributes (on*)",
	.since = "0.1",
}};

static bool is_script_or_frame(enum pl_tag tag)
{
	static const enum pl_tag tags[] = {
		PL_TAG_SCRIPT, PL_TAG_STYLE, PL_TAG_IFRAME, PL_TAG_FRAME, PL_TAG_OBJECT, PL_TAG_EMBED, PL_TAG_APPLET,
	};

	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (tags[i] == tag)
			return true;
	return false;
}

static bool forbids_element(struct pl_pass *pass, const struct pl_node *node)
{
	if (pl_pass_option(pass, rules, "elements"))
		return pl_pass_lists(pass, rules, "elements", node->text);
	return is_script_or_frame((enum pl_tag)node->tag);
}

static bool forbids_attribute(struct pl_pass *pass, struct pl_str name)
{
	if (pl_pass_option(pass, rules, "attributes"))
		return pl_pass_lists(pass, rules, "attributes", name);
	return name.len > 2 && pl_str_starts(name, PL_STR("on"));
}

static void attribute(struct pl_pass *pass, const struct pl_attr *attr)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t start = attr->span.start;
	struct pl_diag *diag = pl_complain(pass, rules, attr->name_span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, attr->name, 40)));

	while (start > 0 && pl_is_space((unsigned char)text.ptr[start - 1]))
		start--;
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "remove the attribute", pl_span(start, attr->span.end), PL_STR(""));
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	if (n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE))
		return;
	if (forbids_element(pass, n))
		pl_complain(pass, rules, n->open, "`<" PL_FMT ">`", PL_ARG(pl_quote_text(pass, n->text, 40)));
	for (const struct pl_attr *attr = n->attrs; attr; attr = attr->next)
		if (forbids_attribute(pass, attr->name))
			attribute(pass, attr);
}

const struct pl_check pl_check_html_forbidden = {
	.name = "html_forbidden", .rules = rules, .nrules = PL_COUNT(rules), .all_elements = true, .node = node,
};
