/* html_block_split: HTML in a Markdown post that a blank line cut in two. */
#include "lint/check.h"

enum { SPLIT };
static const struct pl_rule rules[] = {
	[SPLIT] = {
		.id = "html-block-split", .severity = PL_WARNING, .since = "0.1",
		.sentence = "blank line ends the HTML block",
		.help = "Delete the blank line. Where it has to stay, write what follows it without an indent.",
		.why = "In Markdown an HTML block that begins with a tag such as `<div>` ends at the next blank line. What follows is read as "
		       "Markdown: four blanks before a tag make it a code block, and the reader sees the tag; the text of a `<pre>` or a "
		       "`<script>` is cut into paragraphs; a paragraph between the rows of a table is moved before the table. kramdown reads on "
		       "to the end tag, so the rule is silent where kramdown is the dialect, and in posts with its lists of attributes "
		       "(`{: .class}`).",
		.bad = "<div class=\"card\">\n\n    <p>Doors open at seven.</p>\n\n</div>\n",
		.good = "<div class=\"card\">\n    <p>Doors open at seven.</p>\n</div>\n",
	},
};

struct state {
	bool applies;                   /* blank lines end HTML blocks in this post */
	size_t next;                    /* of the post's facts */
	const struct pl_fact *block;    /* the HTML block that the walk has reached */
	const struct pl_node *told;     /* the element last complained about: once is enough */
	struct pl_span table;           /* the same for tables */
	uint32_t unclosed;              /* end of the last start tag without an end tag */
	uint32_t end_tags[PL_TAGS];     /* raw elements: where the next end tag stands, UINT32_MAX: nowhere, 0: not looked for */
};

/* Only kramdown and its kin have `{: .class}`; their HTML blocks end with the end tag. */
static bool has_attribute_lists(const struct pl_post *post)
{
	for (size_t i = 0; i < post->templates.count; i++)
		if (post->templates.items[i].kind == PL_TEMPLATE_IAL && post->source.text.ptr[post->templates.items[i].span.start + 1] == ':')
			return true;
	return false;
}

static void begin(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);

	state->applies = post->syntax == PL_SYNTAX_MARKDOWN && post->dialect != PL_DIALECT_KRAMDOWN &&
			 !pl_str_ends(pl_str_c(post->source.name), PL_STR(".mdx")) && !has_attribute_lists(post);
}

static struct pl_str written(struct pl_pass *pass, struct pl_span span)
{
	return pl_quote_text(pass, pl_slice(pl_pass_post(pass)->source.text, span), 40);
}

static struct pl_span first_line(const struct pl_post *post, struct pl_span span)
{
	struct pl_str text = pl_slice(post->source.text, span);
	size_t start = 0, end;

	while (start < text.len && pl_is_space((unsigned char)text.ptr[start]))
		start++;
	end = pl_str_find(text, PL_STR("\n"), start);
	while (end > start && pl_is_space((unsigned char)text.ptr[end - 1]))
		end--;
	return pl_span(span.start + (uint32_t)start, span.start + (uint32_t)end);
}

/* The element written in HTML that is still open around `node`, or NULL. */
static const struct pl_node *html_around(const struct pl_node *node)
{
	const struct pl_node *n = node->parent;

	while (n && n->kind == PL_NODE_ELEMENT && (n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE)))
		n = n->parent;
	return n && n->kind == PL_NODE_ELEMENT ? n : NULL;
}

static bool is_tag(struct pl_str text)
{
	return text.len > 2 && text.ptr[0] == '<' && (pl_is_alpha((unsigned char)text.ptr[1]) || text.ptr[1] == '/' || text.ptr[1] == '!');
}

/* True when the element has its end tag, be it in the code block. */
static bool is_ended(const struct pl_post *post, const struct pl_node *element, struct pl_span code)
{
	struct pl_str text = pl_slice(post->source.text, code);

	if (!pl_span_empty(element->close))
		return true;
	for (size_t at = 0; (at = pl_str_find(text, PL_STR("</"), at)) < text.len; at += 2)
		if (text.len - at - 2 >= element->text.len && pl_str_eq_nocase(pl_str_n(text.ptr + at + 2, element->text.len), element->text))
			return true;
	return false;
}

/* An indented code block of tags, inside an element that is still open. */
static void code(struct pl_pass *pass, const struct pl_node *pre)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);
	const struct pl_node *around = html_around(pre);
	struct pl_span line = first_line(post, pre->span);
	struct pl_diag *diag;

	if (!around || around == state->told || around->tag == PL_TAG_DETAILS || (pre->flags & PL_NODE_FOSTERED) ||
	    !is_tag(pl_slice(post->source.text, line)) || !is_ended(post, around, pre->span))
		return;
	state->told = around;
	diag = pl_complain(pass, &rules[SPLIT], line, "`" PL_FMT "` is shown as code, because a blank line and four blanks stand before it",
			   PL_ARG(written(pass, line)));
	pl_complain_related(pass, diag, around->open, "the HTML begins here");
}

static const struct pl_fact *block_at(const struct pl_post *post, struct state *state, uint32_t at)
{
	const struct pl_facts *facts = &post->facts;

	for (; state->next < facts->count && facts->items[state->next].span.start <= at; state->next++)
		if (facts->items[state->next].kind == PL_FACT_MD_HTML_BLOCK)
			state->block = &facts->items[state->next];
	return state->block && state->block->span.end > at ? state->block : NULL;
}

/* Where the next end tag of `tag` stands behind `from`; UINT32_MAX: nowhere. */
static uint32_t end_tag(struct state *state, const struct pl_post *post, enum pl_tag tag, uint32_t from)
{
	struct pl_str text = post->source.text, name = pl_str_c(pl_tag_rows[tag].name);
	size_t at = from;

	if (state->end_tags[tag] > from)
		return state->end_tags[tag];
	for (;; at++) {
		at = pl_str_find(text, PL_STR("</"), at);
		if (at + 2 + name.len >= text.len)
			break;
		if (pl_str_eq_nocase(pl_str_n(text.ptr + at + 2, name.len), name))
			return state->end_tags[tag] = (uint32_t)at;
	}
	return state->end_tags[tag] = UINT32_MAX;
}

/* An element whose blank lines are its own: its block ended before it did. */
static void raw(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);
	const struct pl_fact *block = block_at(post, state, n->open.start);
	struct pl_diag *diag;
	struct pl_span line;

	if (!block || block->code < 6 || (!pl_span_empty(n->close) && n->close.start < block->span.end) ||
	    end_tag(state, post, (enum pl_tag)n->tag, block->span.end) == UINT32_MAX)
		return;
	state->told = n;
	line = first_line(post, pl_span(block->span.end, post->body_span.end));
	diag = pl_complain(pass, &rules[SPLIT], line, "`" PL_FMT "` in a `<" PL_FMT ">` is read as Markdown after the blank line",
			   PL_ARG(written(pass, line)), PL_ARG(n->text));
	pl_complain_related(pass, diag, n->open, "the element begins here");
	pl_complain_related(pass, diag, pl_span(block->span.start, block->span.start + 1), "the HTML block begins here");
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	if (!((struct state *)pl_pass_state(pass))->applies || (n->flags & (PL_NODE_IMPLIED | PL_NODE_CLONE)))
		return;
	if (!(n->flags & PL_NODE_MARKDOWN))
		raw(pass, n);
	else if (n->flags & PL_NODE_INDENTED)
		code(pass, n);
}

static bool is_indented(const struct pl_post *post, uint32_t at)
{
	struct pl_str text = post->source.text;

	return at >= 4 && ((text.ptr[at - 1] == ' ' && memcmp(text.ptr + at - 4, "    ", 4) == 0) || text.ptr[at - 1] == '\t');
}

/* Markdown between the rows of a table. */
static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);
	struct pl_diag *diag;
	struct pl_span line;

	if (fact->kind == PL_FACT_TREE_UNCLOSED) {
		state->unclosed = fact->span.end;
		return;
	}
	if (!state->applies || !fact->code || pl_span_empty(fact->related) ||
	    state->table.end == fact->related.end || state->unclosed == fact->related.end)
		return;
	state->table = fact->related;
	line = first_line(post, pl_span(fact->span.start, post->body_span.end));
	diag = pl_complain(pass, &rules[SPLIT], line, "`" PL_FMT "` stands in a table and is read as %s after the blank line; browsers "
						     "move it before the table", PL_ARG(written(pass, line)),
			   is_indented(post, line.start) ? "a code block" : "Markdown");
	pl_complain_related(pass, diag, fact->related, "the table");
}

static const enum pl_tag tags[] = {
	PL_TAG_PRE, PL_TAG_SCRIPT, PL_TAG_STYLE, PL_TAG_TEXTAREA, PL_TAG_XMP, PL_TAG_LISTING, PL_TAG_IFRAME, PL_TAG_NOSCRIPT, PL_TAG_UNKNOWN,
};

const struct pl_check pl_check_html_block_split = {
	.name = "html_block_split", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags,
	.facts = (const enum pl_fact_kind[]){PL_FACT_TREE_UNCLOSED, PL_FACT_TREE_FOSTERED, PL_FACT_NONE},
	.state_size = sizeof(struct state), .begin = begin, .node = node, .fact = fact,
};
