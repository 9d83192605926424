/* html_content: elements where HTML allows them. */
#include "lint/check.h"

enum { CONTENT };
static const struct pl_rule rules[] = {
	[CONTENT] = {
		.id = "html-content", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "not allowed here",
		.help = "Move it, or close the element around it first.",
		.why = "HTML says which elements may stand in which. Browsers do not refuse the others, they rebuild the page: "
		       "a block inside a paragraph ends the paragraph, text between table rows moves above the table, a "
		       "table row outside a table loses its tag. What the reader sees is then not what was written.",
		.bad = "<p>Before <div>the box</div> after.</p>\n", .good = "<p>Before</p> <div>the box</div> <p>after.</p>\n",
	},
};

struct state {
	struct pl_fact by_block; /* the last block start tag that ended a `p` */
	struct pl_span table;    /* the table that was last complained about: once is enough */
};

static struct pl_str written(struct pl_pass *pass, struct pl_span span)
{
	struct pl_str text = pl_slice(pl_pass_post(pass)->source.text, span);
	size_t end = pl_str_find(text, PL_STR(">"), 0);

	if (text.len && text.ptr[0] == '<' && end < text.len)
		text.len = end + 1;
	return pl_quote_text(pass, text, 40);
}

static void ended_paragraph(struct pl_pass *pass, const struct pl_fact *end_tag)
{
	struct state *state = pl_pass_state(pass);
	struct pl_fact block = state->by_block;
	struct pl_str tag = written(pass, block.span);
	struct pl_diag *diag;

	if (block.kind == PL_FACT_NONE)
		return;
	state->by_block.kind = PL_FACT_NONE;
	if (block.node && (block.node->flags & PL_NODE_MARKDOWN)) {
		diag = pl_complain(pass, &rules[CONTENT], block.related,
				   "a Markdown block follows inside this `<p>`: browsers end the paragraph before it");
		pl_complain_related(pass, diag, block.span, "the Markdown block");
	} else {
		diag = pl_complain(pass, &rules[CONTENT], block.span,
				   "`" PL_FMT "` inside `<p>`: browsers end the paragraph before it", PL_ARG(tag));
		pl_complain_related(pass, diag, block.related, "the paragraph");
	}
	pl_complain_related(pass, diag, end_tag->span, "so this `</p>` makes another, empty one");
}

static void closed_by_self(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str tag = written(pass, fact->span), outer = written(pass, fact->related);
	struct pl_diag *diag = pl_complain(pass, &rules[CONTENT], fact->span,
					   "`" PL_FMT "` inside `" PL_FMT "`: browsers end the outer one before it", PL_ARG(tag),
					   PL_ARG(outer));

	pl_complain_related(pass, diag, fact->related, "the outer one");
}

static void fostered(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str tag = pl_str_trim(written(pass, fact->span));
	struct pl_diag *diag;

	if (fact->code || (state->table.end == fact->related.end && state->table.end))
		return; /* made from Markdown: html_block_split says it */
	state->table = fact->related;
	diag = pl_complain(pass, &rules[CONTENT], fact->span,
			   "`" PL_FMT "` between the cells of a table: browsers move it before the table", PL_ARG(tag));
	if (!pl_span_empty(fact->related))
		pl_complain_related(pass, diag, fact->related, "the table");
}

static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str tag = written(pass, fact->span);

	switch (fact->kind) {
	case PL_FACT_TREE_CLOSED_BY_BLOCK:
		state->by_block = *fact;
		break;
	case PL_FACT_TREE_IMPLIED_P:
		ended_paragraph(pass, fact);
		break;
	case PL_FACT_TREE_CLOSED_BY_SELF:
		closed_by_self(pass, fact);
		break;
	case PL_FACT_TREE_STRAY_START:
		pl_complain(pass, &rules[CONTENT], fact->span, "browsers ignore `" PL_FMT "` here", PL_ARG(tag));
		break;
	case PL_FACT_TREE_FOSTERED:
		fostered(pass, fact);
		break;
	case PL_FACT_TREE_HEAD_ELEMENT:
		pl_complain(pass, &rules[CONTENT], fact->span,
			    "`" PL_FMT "` belongs to the page around the post, not to the post", PL_ARG(tag));
		break;
	case PL_FACT_TREE_DOCTYPE:
		pl_complain(pass, &rules[CONTENT], fact->span, "a doctype is only read at the very start of a page");
		break;
	default:
		pl_complain(pass, &rules[CONTENT], fact->span,
			    "`" PL_FMT "` inside an SVG or MathML element: browsers end that element before it", PL_ARG(tag));
	}
}

/* Where an element may stand that the tree builder puts anywhere. */
static const struct home {
	enum pl_tag child, parents[5];
	const char *want;
} homes[] = {
	{PL_TAG_LI, {PL_TAG_UL, PL_TAG_OL, PL_TAG_MENU, PL_TAG_DIR}, "`<ul>` or `<ol>`"},
	{PL_TAG_DT, {PL_TAG_DL, PL_TAG_DIV}, "`<dl>`"},
	{PL_TAG_DD, {PL_TAG_DL, PL_TAG_DIV}, "`<dl>`"},
	{PL_TAG_FIGCAPTION, {PL_TAG_FIGURE}, "`<figure>`"},
	{PL_TAG_SUMMARY, {PL_TAG_DETAILS}, "`<details>`"},
	{PL_TAG_LEGEND, {PL_TAG_FIELDSET}, "`<fieldset>`"},
	{PL_TAG_SOURCE, {PL_TAG_PICTURE, PL_TAG_VIDEO, PL_TAG_AUDIO}, "`<picture>`, `<video>` or `<audio>`"},
	{PL_TAG_TRACK, {PL_TAG_VIDEO, PL_TAG_AUDIO}, "`<video>` or `<audio>`"},
};

static bool at_home(const struct home *home, const struct pl_node *parent)
{
	while ((parent->flags & PL_NODE_CLONE) && parent->parent) /* an element left open is told where it was */
		parent = parent->parent;
	if (parent->kind != PL_NODE_ELEMENT || parent->ns != PL_NS_HTML || parent->tag == PL_TAG_UNKNOWN)
		return parent->kind == PL_NODE_ELEMENT && parent->tag == PL_TAG_UNKNOWN; /* custom elements: who knows */
	for (size_t i = 0; i < PL_COUNT(home->parents) && home->parents[i]; i++)
		if (parent->tag == home->parents[i])
			return true;
	return parent->tag == PL_TAG_TEMPLATE;
}

static void node(struct pl_pass *pass, const struct pl_node *node)
{
	if (node->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE | PL_NODE_FLAT | PL_NODE_FOSTERED))
		return;
	for (size_t i = 0; i < PL_COUNT(homes); i++)
		if (node->tag == homes[i].child && !at_home(&homes[i], node->parent))
			pl_complain(pass, &rules[CONTENT], node->open, "`<" PL_FMT ">` outside %s", PL_ARG(node->text),
				    homes[i].want);
}

const struct pl_check pl_check_html_content = {
	.name = "html_content",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.facts = (const enum pl_fact_kind[]){PL_FACT_TREE_CLOSED_BY_BLOCK, PL_FACT_TREE_IMPLIED_P, PL_FACT_TREE_CLOSED_BY_SELF,
					     PL_FACT_TREE_STRAY_START, PL_FACT_TREE_FOSTERED, PL_FACT_TREE_HEAD_ELEMENT,
					     PL_FACT_TREE_DOCTYPE, PL_FACT_TREE_FOREIGN_BREAKOUT, PL_FACT_NONE},
	.tags = (const enum pl_tag[]){PL_TAG_LI, PL_TAG_DT, PL_TAG_DD, PL_TAG_FIGCAPTION, PL_TAG_SUMMARY, PL_TAG_LEGEND,
				      PL_TAG_SOURCE, PL_TAG_TRACK, PL_TAG_UNKNOWN},
	.state_size = sizeof(struct state),
	.fact = fact,
	.node = node,
};
