/* html_markdown_inside: Markdown that a Markdown reader passes by, because it stands in an HTML block. */
#include "lint/check.h"

enum { INSIDE };
static const struct pl_rule rules[] = {
	[INSIDE] = {
		.id = "html-markdown-inside", .severity = PL_WARNING, .since = "0.1",
		.sentence = "HTML block shows its Markdown as text",
		.help = "Write it in HTML. Or put a blank line before it and after it, so that Markdown begins again there; kramdown wants "
			"`markdown=\"1\"` in the start tag around it instead.",
		.why = "A line that begins with a tag such as `<div>` begins an HTML block. Up to the next blank line everything is taken as HTML, "
		       "also behind the end tag: `**bold**` is shown with its asterisks, `[text](url)` with its brackets. kramdown takes "
		       "everything up to the end tag, blank lines too, unless the element says `markdown=\"1\"`.",
		.bad = "<div class=\"note\">\nDoors open at **seven**.\n</div>\n",
		.good = "<div class=\"note\">\n\nDoors open at **seven**.\n\n</div>\n",
	},
};

struct state {
	size_t next;                  /* of the post's facts */
	const struct pl_fact *block;  /* the HTML block that the walk has reached */
	const struct pl_fact *told;   /* the last one complained about: once is enough */
	const struct pl_node *element; /* kramdown: the same for an element */
};

/* ---- what looks like Markdown ---- */

/* A stretch of text in the source. */
struct text {
	const char *ptr;
	uint32_t start, end;
	uint32_t template_end; /* template syntax follows up to here; 0: none does */
	uint32_t last;         /* the end of the post */
};
/* The end of the Markdown that begins at `at`, or 0. */
typedef uint32_t (*find_fn)(const struct text *t, uint32_t at);

enum { LONG = 300 }; /* bytes; nothing longer is taken for emphasis, code or a link */

static bool is_word(char c)
{
	return pl_is_alnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static char before(const struct text *t, uint32_t at)
{
	return at > t->start ? t->ptr[at - 1] : ' ';
}

static char behind(const struct text *t, uint32_t at)
{
	return at < t->end ? t->ptr[at] : ' ';
}

/* True when emphasis may begin behind this character. */
static bool is_open(char c)
{
	return pl_is_space((unsigned char)c) || (unsigned char)c >= 0x80 || c == '(' || c == '"' || c == '\'' || c == ':' || c == ',';
}

/* True when only blanks stand between the line's beginning and `at`. */
static bool begins_line(const struct text *t, uint32_t at)
{
	while (at > t->start && (t->ptr[at - 1] == ' ' || t->ptr[at - 1] == '\t'))
		at--;
	return at == t->start ? at == 0 || t->ptr[at - 1] == '\n' : t->ptr[at - 1] == '\n';
}

static bool has_space(const char *p, uint32_t length)
{
	for (uint32_t i = 0; i < length; i++)
		if (p[i] == ' ' || (unsigned char)p[i] >= 0x80)
			return true;
	return false;
}

static uint32_t strong(const struct text *t, uint32_t at)
{
	char c = t->ptr[at], previous = before(t, at);
	uint32_t end = at + 2, limit = t->end - at > LONG ? at + LONG : t->end;

	if (behind(t, at + 1) != c || (!is_word(behind(t, end)) && !strchr("\"'(", behind(t, end))) ||
	    pl_is_alnum((unsigned char)previous) || strchr("*_\\/", previous))
		return 0;
	for (; end + 1 < limit && t->ptr[end] != '\n'; end++)
		if (t->ptr[end] == c && t->ptr[end + 1] == c && t->ptr[end - 1] != ' ' && t->ptr[end - 1] != '\\')
			break;
	if (end + 1 >= limit || t->ptr[end] != c || behind(t, end + 2) == c)
		return 0;
	if (c == '_' && (!has_space(t->ptr + at + 2, end - at - 2) || is_word(behind(t, end + 2))))
		return 0; /* __init__ */
	return end + 2;
}

static uint32_t emphasis(const struct text *t, uint32_t at)
{
	char c = t->ptr[at];
	uint32_t end = at + 1, limit = t->end - at > LONG ? at + LONG : t->end;

	if (!is_open(before(t, at)) || !is_word(behind(t, end)))
		return 0;
	while (end < limit && t->ptr[end] != c && t->ptr[end] != '\n' && t->ptr[end] != '/')
		end++;
	if (end >= limit || t->ptr[end] != c || t->ptr[end - 1] == ' ' || t->ptr[end - 1] == '\\' || behind(t, end + 1) == c ||
	    pl_is_alnum((unsigned char)behind(t, end + 1)))
		return 0;
	if (c == '_' && !has_space(t->ptr + at + 1, end - at - 1))
		return 0; /* _name_ */
	return end + 1;
}

static uint32_t strong_or_emphasis(const struct text *t, uint32_t at)
{
	return behind(t, at + 1) == t->ptr[at] ? strong(t, at) : emphasis(t, at);
}

static uint32_t code(const struct text *t, uint32_t at)
{
	uint32_t end = at + 1, limit = t->end - at > LONG ? at + LONG : t->end;

	if (before(t, at) == '`' || before(t, at) == '\\' || behind(t, end) == ' ')
		return 0;
	if (behind(t, end) == '`')
		return behind(t, end + 1) == '`' && begins_line(t, at) ? end + 2 : 0;
	while (end < limit && t->ptr[end] != '`' && t->ptr[end] != '\n' && t->ptr[end] != '\'')
		end++;
	if (end >= limit || t->ptr[end] != '`' || t->ptr[end - 1] == ' ' || behind(t, end + 1) == '`')
		return 0;
	return end + 1;
}

/* What a target has that `f[i](x)` has not. */
static bool is_target(struct pl_str target)
{
	return target.len > 1 && (target.ptr[0] == '#' || memchr(target.ptr, '/', target.len) || pl_str_starts(target, PL_STR("mailto:")));
}

static uint32_t link(const struct text *t, uint32_t at)
{
	uint32_t end = at + 1, target, limit = t->end - at > LONG ? at + LONG : t->end;
	char previous = before(t, at);

	if (is_word(previous) && (unsigned char)previous < 0x80)
		return 0;
	if (strchr(")]_\\", previous))
		return 0;
	while (end < limit && t->ptr[end] != ']' && t->ptr[end] != '[')
		end++;
	if (end + 1 >= limit || t->ptr[end] != ']' || t->ptr[end + 1] != '(' || (end == at + 1 && previous != '!'))
		return 0;
	target = end + 2;
	if (target == t->end && t->template_end) {
		for (end = t->template_end; end < t->last && end - t->template_end < LONG && !strchr(") \n\r", t->ptr[end]);)
			end++;
		return end < t->last && t->ptr[end] == ')' ? end + 1 : 0;
	}
	for (end = target; end < limit && t->ptr[end] != ')' && !pl_is_space((unsigned char)t->ptr[end]);)
		end++;
	if (!is_target(pl_str_n(t->ptr + target, end - target)))
		return 0;
	if (end < limit && t->ptr[end] == ' ') { /* a title */
		const char *close = memchr(t->ptr + end, ')', limit - end);

		end = close ? (uint32_t)(close - t->ptr) : limit;
	}
	return end < limit && t->ptr[end] == ')' ? end + 1 : 0;
}

static uint32_t line_end(const struct text *t, uint32_t at)
{
	const char *newline = memchr(t->ptr + at, '\n', t->end - at);

	return newline ? (uint32_t)(newline - t->ptr) : t->end;
}

static uint32_t heading(const struct text *t, uint32_t at)
{
	uint32_t end = at, text;

	if (!begins_line(t, at))
		return 0;
	while (behind(t, end) == '#')
		end++;
	for (text = end; behind(t, text) == ' ' && text < t->end;)
		text++;
	if (text == end || end - at > 6 || text == t->end || t->ptr[text] == '\n')
		return 0;
	if (end - at == 1 && !((unsigned)t->ptr[text] - 'A' < 26) && (unsigned char)t->ptr[text] < 0x80)
		return 0; /* "# of people" */
	end = line_end(t, text);
	return end > at && t->ptr[end - 1] == '\r' ? end - 1 : end;
}

/* Length of the marker of a list item at `at`, with its blank; 0: none. */
static uint32_t item_marker(const struct text *t, uint32_t at)
{
	uint32_t end = at;

	while (end < t->end && end - at < 3 && pl_is_digit((unsigned char)t->ptr[end]))
		end++;
	if (end == at ? !strchr("-*+", behind(t, end)) : !strchr(".)", behind(t, end)))
		return 0;
	if (behind(t, end + 1) != ' ' || end + 2 >= t->end || pl_is_space((unsigned char)behind(t, end + 2)))
		return 0;
	return end + 2 - at;
}

/* Two items below each other: one alone may be a dash or a year. */
static uint32_t list(const struct text *t, uint32_t at)
{
	uint32_t length = item_marker(t, at), first, next;

	if (!length || !begins_line(t, at))
		return 0;
	first = next = line_end(t, at);
	while (next < t->end && pl_is_space((unsigned char)t->ptr[next]))
		next++;
	if (next == t->end || item_marker(t, next) == 0 || t->ptr[next + item_marker(t, next) - 2] != t->ptr[at + length - 2])
		return 0;
	return t->ptr[first - 1] == '\r' ? first - 1 : first;
}

static uint32_t list_or_emphasis(const struct text *t, uint32_t at)
{
	return behind(t, at + 1) == ' ' ? list(t, at) : strong_or_emphasis(t, at);
}

static const find_fn finders[256] = {
	['*'] = list_or_emphasis, ['_'] = strong_or_emphasis, ['`'] = code, ['['] = link, ['#'] = heading,
	['-'] = list, ['+'] = list, ['1'] = list,
};

/* Between dollar signs, or in TeX's own brackets, stars and underscores are mathematics. */
static bool in_math(const struct text *t, uint32_t at)
{
	struct pl_str text = pl_str_n(t->ptr + t->start, t->end - t->start);
	bool open = false;

	for (uint32_t i = at; i > t->start && t->ptr[i - 1] != '\n'; i--)
		open ^= t->ptr[i - 1] == '$';
	return open || pl_str_find(text, PL_STR("$$"), 0) < text.len || pl_str_find(text, PL_STR("\\("), 0) < text.len ||
	       pl_str_find(text, PL_STR("\\["), 0) < text.len || pl_str_find(text, PL_STR("\\begin{"), 0) < text.len;
}

static struct pl_span find(const struct text *t)
{
	for (uint32_t at = t->start; at < t->end; at++) {
		find_fn finder = finders[(unsigned char)t->ptr[at]];
		uint32_t end = finder ? finder(t, at) : 0;

		if (end)
			return in_math(t, at) ? pl_span(0, 0) : pl_span(at - (t->ptr[at] == '[' && before(t, at) == '!'), end);
	}
	return pl_span(0, 0);
}

/* ---- where it stands ---- */

static bool has_class_of_code(const struct pl_node *node)
{
	static const struct pl_str words[] = {{"code", 4}, {"highlight", 9}, {"math", 4}, {"katex", 5}, {"latex", 5}, {"mermaid", 7},
					      {"markdown", 8}};
	struct pl_str class = pl_node_attr(node, "class");

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_find(class, words[i], 0) < class.len)
			return true;
	return false;
}

/* Elements whose text is meant as it stands, or that somebody else than the browser reads. */
static bool is_verbatim(const struct pl_node *node)
{
	static const enum pl_tag tags[] = {
		PL_TAG_PRE, PL_TAG_CODE, PL_TAG_KBD, PL_TAG_SAMP, PL_TAG_TT, PL_TAG_VAR, PL_TAG_SCRIPT, PL_TAG_STYLE, PL_TAG_TEXTAREA,
		PL_TAG_XMP, PL_TAG_LISTING, PL_TAG_PLAINTEXT, PL_TAG_TITLE, PL_TAG_TEMPLATE, PL_TAG_NOSCRIPT, PL_TAG_IFRAME,
	};

	if (node->ns != PL_NS_HTML || node->tag == PL_TAG_UNKNOWN)
		return true;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (node->tag == tags[i])
			return true;
	return node->attrs && has_class_of_code(node);
}

/* What the elements around say about the text in them. */
struct around {
	const struct pl_node *outer; /* outermost HTML block element, or NULL */
	bool verbatim, markdown;     /* markdown: `markdown="1"` asks for it */
};

static struct around look_around(const struct pl_node *node)
{
	struct around around = {0};
	bool decided = false;

	for (const struct pl_node *n = node->parent; n && n->kind == PL_NODE_ELEMENT; n = n->parent) {
		struct pl_str markdown = pl_node_attr(n, "markdown");

		around.verbatim = around.verbatim || is_verbatim(n);
		if (markdown.ptr && !decided) {
			decided = true;
			around.markdown = !pl_str_is(markdown, "0");
		}
		if (!(n->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED)) && pl_tag_has((enum pl_tag)n->tag, PL_IS_BLOCK))
			around.outer = n;
	}
	return around;
}

/* A shortcode or a capture before it: what that makes of the text, who knows. */
static bool in_template(const struct pl_post *post, struct pl_span between)
{
	enum { LOOK_AT = 1000 }; /* templates; one that is not closed yet is near */
	const struct pl_templates *templates = &post->templates;
	size_t first = pl_templates_from(templates, between.start);

	for (size_t i = first; i < templates->count && i < first + LOOK_AT && templates->items[i].span.start < between.end; i++) {
		const struct pl_template *t = &templates->items[i];

		if (t->kind == PL_TEMPLATE_SHORTCODE || pl_str_is(t->name, "capture") || pl_str_is(t->name, "markdown") ||
		    pl_str_is(t->name, "highlight"))
			return true;
	}
	return false;
}

static const struct pl_fact *block_at(const struct pl_post *post, struct state *state, uint32_t at)
{
	const struct pl_facts *facts = &post->facts;

	for (; state->next < facts->count && facts->items[state->next].span.start <= at; state->next++)
		if (facts->items[state->next].kind == PL_FACT_MD_HTML_BLOCK)
			state->block = &facts->items[state->next];
	return state->block && state->block->span.end > at ? state->block : NULL;
}

static void complain(struct pl_pass *pass, struct pl_span span, struct pl_span block)
{
	struct pl_str text = pl_pass_post(pass)->source.text, tag = pl_slice(text, block), found = pl_slice(text, span);
	const char *quote = found.ptr[0] == '`' ? "" : "`";
	size_t end = pl_str_find(tag, PL_STR(">"), 0);
	struct pl_diag *diag;

	diag = pl_complain(pass, &rules[INSIDE], span, "%s" PL_FMT "%s", quote, PL_ARG(pl_quote_text(pass, found, 40)), quote);
	if (end < tag.len)
		block.end = block.start + (uint32_t)end + 1;
	pl_complain_related(pass, diag, block, "the HTML block begins here");
}

static void text(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);
	struct text t = {.ptr = post->source.text.ptr, .start = n->span.start, .end = n->span.end, .last = post->body_span.end,
			 .template_end = n->next && n->next->kind == PL_NODE_TEMPLATE ? n->next->span.end : 0};
	struct pl_span span = find(&t);
	const struct pl_fact *block;
	struct around around;

	if (!span.end)
		return;
	block = block_at(post, state, span.start);
	if (!block || block == state->told)
		return;
	around = look_around(n);
	if (around.verbatim || around.markdown || in_template(post, pl_span(block->span.start, span.start)))
		return;
	if (post->dialect == PL_DIALECT_KRAMDOWN && (!around.outer || around.outer == state->element))
		return; /* kramdown's HTML block ends with its end tag */
	state->told = block;
	state->element = around.outer;
	complain(pass, span, block->span);
}

/* Read as Markdown because of a blank line, but kramdown goes on to the end tag. */
static void element(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state *state = pl_pass_state(pass);
	struct around around = look_around(n);
	struct pl_span line = n->span;

	if (!around.outer || around.outer == state->element || around.verbatim || around.markdown)
		return;
	if (in_template(post, pl_span(around.outer->open.start, n->span.start)))
		return;
	state->element = around.outer;
	line.end = line.start + (uint32_t)pl_str_find(pl_slice(post->source.text, n->span), PL_STR("\n"), 0);
	complain(pass, line, around.outer->open);
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_post *post = pl_pass_post(pass);

	if (post->syntax != PL_SYNTAX_MARKDOWN)
		return;
	if (n->kind == PL_NODE_TEXT) {
		if (!(n->flags & PL_NODE_MARKDOWN))
			text(pass, n);
	} else if (post->dialect == PL_DIALECT_KRAMDOWN && (n->flags & PL_NODE_MARKDOWN) && !(n->flags & PL_NODE_AUTOLINK)) {
		element(pass, n);
	}
}

static const enum pl_tag tags[] = {
	PL_TAG_EM, PL_TAG_STRONG, PL_TAG_A, PL_TAG_IMG, PL_TAG_CODE, PL_TAG_UL, PL_TAG_OL, PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4,
	PL_TAG_H5, PL_TAG_H6, PL_TAG_UNKNOWN,
};

const struct pl_check pl_check_html_markdown_inside = {
	.name = "html_markdown_inside", .rules = rules, .nrules = PL_COUNT(rules), .tags = tags, .text_nodes = true,
	.state_size = sizeof(struct state), .node = node,
};
