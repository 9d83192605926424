/* html_case: tags and attributes in capitals. */
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-case", .severity = PL_OFF, .fix = PL_FIX_SAFE,
	.sentence = "tag or attribute is written in capitals",
	.help = "Write it in lower case.",
	.why = "Capitals mean the same to a browser, but one way of writing makes a post easier to search and to compare. "
	       "The rule is off until a rule file asks for it.",
	.bad = "<P ALIGN=\"left\">Spring market</P>\n",
	.good = "<p>Spring market</p>\n",
	.since = "0.1",
}};

static bool has_capitals(struct pl_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z')
			return true;
	return false;
}

static void lower(struct pl_pass *pass, struct pl_diag *diag, struct pl_str written, struct pl_span span)
{
	struct pl_str copy = pl_arena_dup(pl_pass_arena(pass), written);

	for (size_t i = 0; i < copy.len; i++)
		((char *)(uintptr_t)copy.ptr)[i] = pl_lower(copy.ptr[i]);
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "write it in lower case", span, copy);
}

/* The name in a tag that begins at `start`; `skip` is the length of `<` or `</`. */
static struct pl_span name_span(const struct pl_node *node, struct pl_span tag, uint32_t skip)
{
	uint32_t start = tag.start + skip, end = start + (uint32_t)node->text.len;

	return end <= tag.end ? pl_span(start, end) : pl_span(start, start);
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct pl_str text = pl_pass_post(pass)->source.text, name;
	struct pl_span span, close;

	if (n->ns != PL_NS_HTML || (n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE)) || pl_span_empty(n->open))
		return;
	span = name_span(n, n->open, 1);
	name = pl_slice(text, span);
	if (has_capitals(name)) {
		struct pl_diag *diag = pl_complain(pass, rules, span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, name, 40)));

		lower(pass, diag, name, span);
		if (!pl_span_empty(n->close)) {
			close = name_span(n, n->close, 2);
			lower(pass, diag, pl_slice(text, close), close);
		}
	}
	for (const struct pl_attr *a = n->attrs; a; a = a->next) {
		name = pl_slice(text, a->name_span);
		if (has_capitals(name))
			lower(pass, pl_complain(pass, rules, a->name_span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, name, 40))), name,
			      a->name_span);
	}
}

const struct pl_check pl_check_html_case = {
	.name = "html_case", .rules = rules, .nrules = PL_COUNT(rules), .all_elements = true, .node = node,
};
