/* html_empty_block: paragraphs and other blocks with nothing in them. */
#include "base/utf8.h"
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-empty-block", .severity = PL_INFO, .fix = PL_FIX_SAFE,
	.sentence = "block is empty",
	.help = "Delete it. Space between paragraphs is the style sheet's work.",
	.why = "Empty paragraphs, also those that hold only `&nbsp;` or a line break, are what word processors leave behind. "
	       "They make gaps of different height on every page, and screen readers announce them.",
	.bad = "<p>First.</p>\n<p>&nbsp;</p>\n<p>Second.</p>\n",
	.good = "<p>First.</p>\n<p>Second.</p>\n<p id=\"map\"></p>\n",
	.since = "0.1",
}};

/* Characters that show nothing: white space of any width. */
static bool is_blank(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (!(cp <= 0x20 && pl_is_space((unsigned char)cp)) && cp != 0xA0 && cp != 0x3000 && cp != 0x200B &&
		    !(cp >= 0x2000 && cp <= 0x200A))
			return false;
	}
	return true;
}

/* Attributes that only say how the block looks. An id, a role or data-* may be what the block is for. */
static bool is_decoration(const struct pl_node *node)
{
	static const char *const names[] = {"align", "dir", "lang"};

	for (const struct pl_attr *a = node->attrs; a; a = a->next) {
		bool fits = pl_node_is(node, PL_TAG_P) && (pl_str_is(a->name, "class") || pl_str_is(a->name, "style"));

		if (pl_str_is(a->name, "style") && pl_str_find(a->value, PL_STR("clear"), 0) < a->value.len)
			return false;
		for (size_t i = 0; i < PL_COUNT(names); i++)
			fits = fits || pl_str_is(a->name, names[i]);
		if (!fits || a->has_template)
			return false;
	}
	return true;
}

static bool is_empty(const struct pl_node *node)
{
	for (const struct pl_node *n = node->first; n; n = n->next) {
		if (n->kind == PL_NODE_TEXT ? is_blank(n->text) : pl_node_is(n, PL_TAG_BR))
			continue;
		return false;
	}
	return true;
}

/* The whole line when there is nothing else on it and no blank line is needed there. */
static struct pl_span what_to_delete(const struct pl_post *post, struct pl_span span)
{
	struct pl_str text = post->source.text;
	struct pl_span line = span;

	if (post->syntax != PL_SYNTAX_HTML)
		return span;
	while (line.start > post->body_span.start && (text.ptr[line.start - 1] == ' ' || text.ptr[line.start - 1] == '\t'))
		line.start--;
	while (line.end < text.len && (text.ptr[line.end] == ' ' || text.ptr[line.end] == '\t'))
		line.end++;
	if (line.end + 1 < text.len && text.ptr[line.end] == '\r' && text.ptr[line.end + 1] == '\n')
		line.end++;
	if (line.end == text.len || text.ptr[line.end] != '\n' || (line.start > 0 && text.ptr[line.start - 1] != '\n'))
		return span;
	line.end++;
	return line;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_diag *diag;

	if ((n->first && n->first->kind == PL_NODE_TEXT && n->first->text.len > 64) || pl_span_empty(n->close) ||
	    (n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED | PL_NODE_CLONE | PL_NODE_FLAT)))
		return;
	if (!is_empty(n) || !is_decoration(n) || pl_templates_between(&post->templates, n->span))
		return;
	diag = pl_complain(pass, rules, n->span, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, pl_slice(post->source.text, n->span), 40)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete it", what_to_delete(post, n->span), PL_STR(""));
}

static const enum pl_tag tags[] = {
	PL_TAG_P, PL_TAG_DIV, PL_TAG_BLOCKQUOTE, PL_TAG_UL, PL_TAG_OL, PL_TAG_DL, PL_TAG_UNKNOWN,
};

const struct pl_check pl_check_html_empty_block = {
	.name = "html_empty_block", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags, .node = node,
};
