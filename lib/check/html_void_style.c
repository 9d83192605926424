/* html_void_style: `<br>` or `<br/>`, one of the two. */
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-void-style", .severity = PL_OFF, .fix = PL_FIX_SAFE,
	.sentence = "void element is not written in the style of this site",
	.help = "Write `<br>`; with the option `slash: require`, write `<br />`.",
	.why = "HTML takes the slash in `<br />` as decoration. Which way is used does not matter as long as a site uses one. "
	       "The rule is off until a rule file asks for it.",
	.bad = "<p>Harbour road 1<br/>Quangang</p>\n",
	.good = "<p>Harbour road 1<br>Quangang</p>\n",
	.options = "slash <forbid|require>: `forbid` or `require` (forbid)",
	.since = "0.1",
}};

static void remove_slash(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span slash = pl_span(n->open.end - 2, n->open.end - 1);
	struct pl_diag *diag = pl_complain(pass, rules, n->open, "`<" PL_FMT ">` has a slash", PL_ARG(n->text));

	while (pl_is_space((unsigned char)text.ptr[slash.start - 1]))
		slash.start--;
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "remove the slash", slash, PL_STR(""));
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	bool require = pl_pass_lists(pass, rules, "slash", PL_STR("require"));
	bool slash = n->flags & PL_NODE_SELF_CLOSING;
	struct pl_diag *diag;

	if ((n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE)) || n->open.end - n->open.start < 3 || slash == require)
		return;
	if (slash) {
		remove_slash(pass, n);
		return;
	}
	diag = pl_complain(pass, rules, n->open, "`<" PL_FMT ">` has no slash", PL_ARG(n->text));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "add a slash", pl_span(n->open.end - 1, n->open.end - 1), PL_STR(" /"));
}

static const enum pl_tag tags[] = {
	PL_TAG_AREA, PL_TAG_BASE, PL_TAG_BR, PL_TAG_COL, PL_TAG_EMBED, PL_TAG_HR, PL_TAG_IMG, PL_TAG_INPUT, PL_TAG_LINK,
	PL_TAG_META, PL_TAG_SOURCE, PL_TAG_TRACK, PL_TAG_WBR, PL_TAG_UNKNOWN,
};

const struct pl_check pl_check_html_void_style = {
	.name = "html_void_style", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags, .node = node,
};
