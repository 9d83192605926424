/* html_duplicate_id: one id, two elements. */
#include "base/hash.h"
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-duplicate-id", .severity = PL_ERROR, .fix = PL_FIX_NONE,
	.sentence = "id is used twice in this post",
	.help = "Give one of them another id; links with `#` lead to the first only.",
	.why = "An id names one place. Links to `#it`, labels and scripts find the first element that has it and never the "
	       "second. Ids given in Markdown (`{#id}`) count as well.",
	.bad = "<h2 id=\"venue\">Where</h2>\n<p>The harbour.</p>\n<h2 id=\"venue\">How to get there</h2>\n",
	.good = "<h2 id=\"venue\">Where</h2>\n<p>The harbour.</p>\n<h2 id=\"way\">How to get there</h2>\n",
	.since = "0.1",
}};

struct state {
	struct pl_map seen; /* id -> the attribute that had it last */
};

/* Words that begin another branch: of two ids in two branches only one is written out. */
static bool begins_branch(struct pl_str word)
{
	static const char *const words[] = {"else", "elsif", "elif", "when", "elseif"};

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_is(word, words[i]))
			return true;
	return false;
}

static bool in_other_branch(const struct pl_templates *templates, struct pl_span between)
{
	enum { LOOK_AT = 1000 }; /* templates; a branch is near */
	size_t i = pl_templates_from(templates, between.start), end = i + LOOK_AT;

	for (; i < templates->count && i < end && templates->items[i].span.start < between.end; i++)
		if (begins_branch(templates->items[i].name))
			return true;
	return false;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_attr *attr, *before;
	void **slot;

	if (!n->attrs || (n->flags & (PL_NODE_CLONE | PL_NODE_IMPLIED)))
		return;
	attr = pl_node_find_attr(n, "id");
	if (!attr || attr->has_template || attr->value.len == 0)
		return;
	slot = pl_map_put(&state->seen, pl_pass_arena(pass), attr->value);
	before = *slot;
	*slot = (void *)(uintptr_t)attr;
	if (!before || in_other_branch(&pl_pass_post(pass)->templates, pl_span(before->span.end, attr->span.start)))
		return;
	pl_complain_related(pass, pl_complain(pass, rules, attr->span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, attr->value, 40))),
			    before->span, "used here before");
}

const struct pl_check pl_check_html_duplicate_id = {
	.name = "html_duplicate_id", .rules = rules, .nrules = PL_COUNT(rules), .all_elements = true,
	.state_size = sizeof(struct state), .node = node,
};
