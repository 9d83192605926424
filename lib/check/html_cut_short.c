/* html_cut_short: tags, attribute values and comments without their end. */
#include "body/swallow.h"
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-cut-short", .severity = PL_ERROR, .fix = PL_FIX_NONE,
	.sentence = "tag, attribute value or comment is cut short",
	.help = "Add the missing `>`, quote or `-->`.",
	.why = "Without its closing quote or `>` a tag swallows the text that follows, up to the next one that happens to "
	       "come: a link and the words after it vanish from the page. Without `-->` the rest of the page is a comment.\n\n"
	       "The message says where browsers take the tag to end.",
	.bad = "<p><a href=\"https://example.org/8293>#8293</a> and <a href=\"https://example.org/8294\">#8294</a></p>\n",
	.good = "<p><a href=\"https://example.org/8293\">#8293</a> and <a href=\"https://example.org/8294\">#8294</a></p>\n",
	.since = "0.1",
}};

struct state {
	bool odd;           /* there are facts that a swallowing tag leaves behind */
	uint32_t last_text; /* Markdown text was searched up to here */
	uint32_t last_close; /* end of the post's last `-->`, UINT32_MAX: there is none, 0: not looked for */
};

/* The `<` before `at` in the text: start of the tag that `at` is in. */
static uint32_t tag_start(struct pl_str text, uint32_t at)
{
	while (at > 0 && text.ptr[at - 1] != '<')
		at--;
	return at > 0 ? at - 1 : 0;
}

/* `<` or `</` and the name. */
static struct pl_span tag_head(struct pl_str text, uint32_t start)
{
	uint32_t at = start + 1;

	at += at < text.len && text.ptr[at] == '/';
	while (at < text.len && (pl_is_alnum((unsigned char)text.ptr[at]) || text.ptr[at] == '-'))
		at++;
	return pl_span(start, at);
}

/* Where the quote opens that the tag from `start` never closes, or `end`. */
static uint32_t open_quote(struct pl_str text, uint32_t start, uint32_t end)
{
	uint32_t at = start, value;

	while (at < end) {
		const char *equals = memchr(text.ptr + at, '=', end - at), *close;

		if (!equals)
			break;
		value = (uint32_t)(equals - text.ptr) + 1;
		while (value < end && pl_is_space((unsigned char)text.ptr[value]))
			value++;
		if (value >= end)
			break;
		at = value;
		if (text.ptr[value] != '"' && text.ptr[value] != '\'')
			continue;
		close = memchr(text.ptr + value + 1, text.ptr[value], end - value - 1);
		if (!close)
			return value;
		at = (uint32_t)(close - text.ptr) + 1;
	}
	return end;
}

/* From `start` to the first `>` behind `from`, on one line: the tag as it was meant. */
static struct pl_span meant_tag(struct pl_str text, uint32_t start, uint32_t from)
{
	uint32_t at = from;

	while (at < text.len && text.ptr[at] != '>' && text.ptr[at] != '\n' && text.ptr[at] != '\r')
		at++;
	return pl_span(start, at < text.len && text.ptr[at] == '>' ? at + 1 : at);
}

static void tag_to_the_end(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str text = pl_pass_post(pass)->source.text, head;
	struct pl_span name = tag_head(text, fact->span.start);
	uint32_t quote = open_quote(text, name.end, fact->span.end);

	head = pl_quote_text(pass, pl_slice(text, name), 40);
	if (quote < fact->span.end)
		pl_complain(pass, rules, meant_tag(text, name.start, quote),
			    "a quote in `" PL_FMT "` is never closed; the rest of the post is not shown", PL_ARG(head));
	else
		pl_complain(pass, rules, name, "`" PL_FMT "` has no `>`; the rest of the post is not shown", PL_ARG(head));
}

static bool is_closed_later(struct pl_pass *pass, uint32_t from)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;

	if (!state->last_close) {
		uint32_t at = (uint32_t)text.len;

		while (at > 2 && memcmp(text.ptr + at - 3, "-->", 3) != 0)
			at--;
		state->last_close = at > 2 ? at : UINT32_MAX;
	}
	return state->last_close != UINT32_MAX && state->last_close > from;
}

static void open_comment(struct pl_pass *pass, struct pl_span open)
{
	const struct pl_post *post = pl_pass_post(pass);

	if (post->syntax != PL_SYNTAX_MARKDOWN || !is_closed_later(pass, open.end))
		pl_complain(pass, rules, open, "`<!--` has no `-->`; the rest of the post is not shown");
	else if (post->dialect != PL_DIALECT_KRAMDOWN) /* whose HTML block goes on */
		pl_complain(pass, rules, open, "a blank line ends the HTML block before the `-->`; the rest of the post is not shown");
}

static void comment_fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span open = pl_span(fact->span.start, fact->span.start + 4);

	if (open.end > fact->span.end)
		open.end = fact->span.end;
	switch (fact->kind) {
	case PL_FACT_HTML_EOF_IN_COMMENT:
		open_comment(pass, open);
		break;
	case PL_FACT_HTML_NESTED_COMMENT:
		pl_complain(pass, rules, open, "`<!--` inside a comment, which ends at the first `-->` all the same");
		break;
	case PL_FACT_HTML_ABRUPT_EMPTY_COMMENT:
		pl_complain(pass, rules, fact->span, "`" PL_FMT "` is an empty comment; what follows it is shown",
			    PL_ARG(pl_slice(text, fact->span)));
		break;
	default:
		break;
	}
}

/* `<!- x -->`: hidden up to the first `>`. Word's `<![endif]>` is written so on purpose. */
static void bad_opening(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t start = fact->span.start, end = start + 2;

	if (end < text.len && text.ptr[end] == '[')
		return;
	if (end < text.len && text.ptr[end] == '-')
		end++;
	pl_complain(pass, rules, pl_span(start, end), "`" PL_FMT "` hides what follows up to the next `>`; a comment begins with `<!--`",
		    PL_ARG(pl_slice(text, pl_span(start, end))));
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	struct state *state = pl_pass_state(pass);

	switch (f->kind) {
	case PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME:
	case PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES:
		state->odd = true;
		break;
	case PL_FACT_HTML_EOF_IN_TAG:
		tag_to_the_end(pass, f);
		break;
	case PL_FACT_HTML_EOF_IN_CDATA:
		pl_complain(pass, rules, pl_span(f->span.start, f->span.start), "`<![CDATA[` has no `]]>`");
		break;
	case PL_FACT_HTML_EOF_IN_DOCTYPE:
		pl_complain(pass, rules, f->span, "the doctype has no `>`");
		break;
	case PL_FACT_HTML_MISSING_END_TAG_NAME:
		pl_complain(pass, rules, f->span, "`</>` closes nothing: the name is missing");
		break;
	case PL_FACT_HTML_INCORRECTLY_OPENED_COMMENT:
		bad_opening(pass, f);
		break;
	default:
		comment_fact(pass, f);
	}
}

static void missing_quote(struct pl_pass *pass, const struct pl_node *node, const struct pl_attr *attr)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span tag = meant_tag(text, node->open.start, attr->value_span.start);
	struct pl_span close = pl_span(attr->value_span.end, attr->value_span.end + 1);
	struct pl_diag *diag;

	diag = pl_complain(pass, rules, tag, "the quote of `" PL_FMT "` in `<" PL_FMT ">` is not closed; the value swallows what follows",
			   PL_ARG(pl_quote_text(pass, attr->name, 40)), PL_ARG(pl_quote_text(pass, node->text, 40)));
	pl_complain_related(pass, diag, close, "browsers take this quote for the closing one");
}

/* A `<` where an attribute was expected: the tag before it has no `>`. */
static void missing_bracket(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span head;

	if (text.ptr[f->span.start] != '<')
		return;
	head = tag_head(text, tag_start(text, f->span.start));
	if (pl_templates_between(&pl_pass_post(pass)->templates, pl_span(head.start, f->span.start))) /* `<pre{{ rest }}` */
		return;
	pl_complain(pass, rules, head, "`" PL_FMT "` has no `>` before the next `<`", PL_ARG(pl_quote_text(pass, pl_slice(text, head), 40)));
}

static void odd_tags(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_swallows swallows;

	pl_swallow_all(&swallows, pl_pass_arena(pass), &post->body, post->source.text);
	for (const struct pl_node *n = post->body.root; swallows.count && n; n = pl_node_after(n, post->body.root)) {
		const struct pl_attr *attr = NULL;

		if (n->kind == PL_NODE_ELEMENT && !(n->flags & (PL_NODE_MARKDOWN | PL_NODE_CLONE)))
			attr = pl_swallow_find(n, post->source.text);
		if (attr)
			missing_quote(pass, n, attr);
	}
	for (size_t i = 0; i < post->facts.count; i++) {
		const struct pl_fact *f = &post->facts.items[i];

		if (f->kind == PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME && !pl_swallow_covers(&swallows, f->span.start))
			missing_bracket(pass, f);
	}
}

/* `<a href="` in Markdown text: a known name, a space, an attribute and its quote. */
static bool looks_like_tag(struct pl_str text, uint32_t at, uint32_t end)
{
	struct pl_span head = tag_head(text, at);
	char lower[16];
	uint32_t i;

	if (head.end - at < 2 || head.end - at > sizeof(lower) || head.end >= end || !pl_is_space((unsigned char)text.ptr[head.end]))
		return false;
	for (i = 0; i < head.end - at - 1; i++)
		lower[i] = pl_lower(text.ptr[at + 1 + i]);
	if (!pl_tag_has(pl_tag_find(pl_str_n(lower, i)), PL_IS_HTML))
		return false;
	for (i = head.end; i < end && (pl_is_space((unsigned char)text.ptr[i]) || pl_is_alpha((unsigned char)text.ptr[i]) || text.ptr[i] == '-'); i++)
		;
	return i + 1 < end && text.ptr[i] == '=' && (text.ptr[i + 1] == '"' || text.ptr[i + 1] == '\'');
}

/* In Markdown a tag with a fault in it is not read as one: it shows as text. */
static void markdown_text(struct pl_pass *pass, const struct pl_node *node)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t at = node->span.start > state->last_text ? node->span.start : state->last_text;

	if (!(node->flags & PL_NODE_MARKDOWN) || pl_node_is(node->parent, PL_TAG_CODE))
		return;
	while (at < node->span.end) {
		const char *less = memchr(text.ptr + at, '<', node->span.end - at);

		if (!less)
			break;
		at = (uint32_t)(less - text.ptr);
		if ((at == 0 || text.ptr[at - 1] != '\\') && looks_like_tag(text, at, (uint32_t)text.len)) {
			struct pl_span tag = meant_tag(text, at, at);

			pl_complain(pass, rules, tag, "`" PL_FMT "` is shown as text: its quotes or its `>` are missing",
				    PL_ARG(pl_quote_text(pass, pl_slice(text, tag_head(text, at)), 40)));
			at = tag.end > at ? tag.end - 1 : at;
		}
		at++;
	}
	state->last_text = at;
}

static void finish(struct pl_pass *pass)
{
	const struct state *state = pl_pass_state(pass);

	if (state->odd)
		odd_tags(pass);
}

static const enum pl_fact_kind facts[] = {
	PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME, PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES,
	PL_FACT_HTML_EOF_IN_TAG, PL_FACT_HTML_EOF_IN_CDATA, PL_FACT_HTML_EOF_IN_DOCTYPE, PL_FACT_HTML_EOF_IN_COMMENT,
	PL_FACT_HTML_NESTED_COMMENT, PL_FACT_HTML_ABRUPT_EMPTY_COMMENT, PL_FACT_HTML_MISSING_END_TAG_NAME,
	PL_FACT_HTML_INCORRECTLY_OPENED_COMMENT, PL_FACT_NONE,
};

const struct pl_check pl_check_html_cut_short = {
	.name = "html_cut_short", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .text_nodes = true,
	.state_size = sizeof(struct state), .fact = fact, .node = markdown_text, .finish = finish,
};
