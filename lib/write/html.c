/* html: the tree as HTML in one form. What is where stays where it is: docs/normalized-html.md says what changes. */
#include "base/utf8.h"
#include "write/writer.h"

struct html {
	struct pl_buf *out;
	const struct pl_post *post;
	bool lines;    /* blocks begin lines of their own: the post was Markdown, whose white space is gone */
	bool document;
	unsigned kept; /* open elements that keep their white space */
	bool endless;  /* nothing can end what was begun: no end tags any more */
};

/* ---- text ---- */

/* Characters that nobody sees. */
static bool is_invisible(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200B || cp == 0x200E || cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF;
}

static void put_visible(struct pl_buf *out, struct pl_str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.len;) {
		unsigned char c = (unsigned char)text.ptr[i];
		size_t at = i;
		uint32_t cp;

		if (c != 0xC2 && c != 0xE2 && c != 0xEF) {
			i++;
			continue;
		}
		cp = pl_utf8_next(text, &i);
		if (!is_invisible(cp))
			continue;
		pl_raw_text(out, pl_str_n(text.ptr + from, at - from));
		pl_buf_addf(out, "&#x%X;", (unsigned)cp);
		from = i;
	}
	pl_raw_text(out, pl_str_n(text.ptr + from, text.len - from));
}

/* Elements whose white space counts, or may. */
static bool keeps_space(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_PRE, PL_TAG_TEXTAREA, PL_TAG_LISTING, PL_TAG_XMP, PL_TAG_PLAINTEXT};
	struct pl_str style = pl_node_attr(node, "style");

	if (node->ns != PL_NS_HTML || pl_str_find(style, PL_STR("white-space"), 0) < style.len)
		return true;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (node->tag == tags[i])
			return true;
	return false;
}

static bool is_block(const struct pl_node *node)
{
	return node && node->kind == PL_NODE_ELEMENT && pl_tag_has(node->tag, PL_IS_BLOCK);
}

enum { PIECES = 8 }; /* of white space next to each other, between stray end tags: what is looked over */

/* The next or previous that is no white space. */
static const struct pl_node *neighbour(const struct pl_node *node, bool next)
{
	unsigned steps = 0;

	do
		node = next ? node->next : node->prev;
	while (node && node->kind == PL_NODE_TEXT && ++steps < PIECES && pl_str_trim(node->text).len == 0);
	return node;
}

/* White space that nobody sees: between blocks, or in <head>. */
static bool is_between(const struct pl_node *node)
{
	return pl_str_trim(node->text).len == 0 && (is_block(neighbour(node, false)) || is_block(neighbour(node, true)) || !node->parent ||
						    is_block(node->parent) || pl_node_is(node->parent, PL_TAG_HEAD));
}

/* It opens a <body> that the author did not write: white space does not open it again. */
static bool begins_page(const struct pl_node *node)
{
	return !node->prev && pl_node_is(node->parent, PL_TAG_BODY) && node->parent->flags & PL_NODE_IMPLIED;
}

static void trim_blanks(struct pl_buf *out)
{
	while (out->len && (out->ptr[out->len - 1] == ' ' || out->ptr[out->len - 1] == '\t'))
		out->len--;
}

/* Behind a name that a template gives, `<{{ tag }} class="x">`: the rest of the tag. Gives what follows. */
static struct pl_str put_built_tag(struct html *h, const struct pl_node *node)
{
	size_t length = node->prev && node->prev->kind == PL_NODE_TEMPLATE ? node->prev->text.len + 1 : 0, end;

	if (!length || h->out->len < length || h->out->ptr[h->out->len - length] != '<')
		return node->text;
	end = pl_str_find(node->text, PL_STR(">"), 0);
	if (end == node->text.len || memchr(node->text.ptr, '<', end))
		return node->text;
	pl_buf_add(h->out, pl_str_n(node->text.ptr, end + 1));
	return pl_str_n(node->text.ptr + end + 1, node->text.len - end - 1);
}

/* Where a template gives the name of a tag, `<` stays. */
static void put_built_start(struct html *h, const struct pl_node *node)
{
	struct pl_str written = pl_slice(h->post->source.text, node->span), escaped = PL_STR("&lt;");

	if (!h->lines && node->next && node->next->kind == PL_NODE_TEMPLATE && pl_str_ends(written, PL_STR("<")) && pl_str_ends(pl_buf_str(h->out), escaped)) {
		h->out->len -= escaped.len;
		pl_buf_addc(h->out, '<');
	}
}

/* Blanks in front of line breaks go; between blocks, so do all blank lines but one. */
static void put_text(struct html *h, const struct pl_node *node)
{
	struct pl_str rest = put_built_tag(h, node), all;
	bool between = is_between(node);

	if (begins_page(node))
		while (rest.len && pl_is_space((unsigned char)rest.ptr[0]))
			rest = pl_str_n(rest.ptr + 1, rest.len - 1);
	for (;;) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);

		put_visible(h->out, pl_str_n(rest.ptr, end));
		if (end == rest.len)
			break;
		trim_blanks(h->out);
		all = pl_buf_str(h->out);
		if (!between || !pl_str_ends(all, PL_STR("\n\n")))
			pl_buf_addc(h->out, '\n');
		rest = pl_str_n(rest.ptr + end + 1, rest.len - end - 1);
	}
	put_built_start(h, node);
}

static bool is_raw_text(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_STYLE, PL_TAG_SCRIPT, PL_TAG_XMP, PL_TAG_IFRAME, PL_TAG_NOEMBED, PL_TAG_NOFRAMES, PL_TAG_PLAINTEXT};

	for (size_t i = 0; node && i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

/* <plaintext>; and a script that the end of the page cut short in a comment, for which `</script>` is text. */
static bool is_endless(const struct pl_node *node)
{
	if (pl_node_is(node, PL_TAG_PLAINTEXT))
		return true;
	return pl_node_is(node, PL_TAG_SCRIPT) && node->close.end == node->close.start && node->first &&
	       pl_str_find(node->first->text, PL_STR("<!--"), 0) < node->first->text.len;
}

/* ---- tags ---- */

/* Tags that the author did not write and that every reader adds. */
static bool is_silent(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_HTML, PL_TAG_HEAD, PL_TAG_BODY, PL_TAG_TBODY, PL_TAG_COLGROUP};

	if (!(node->flags & PL_NODE_IMPLIED) || node->attrs)
		return false;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

static bool is_frame(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_HTML) || pl_node_is(node, PL_TAG_HEAD) || pl_node_is(node, PL_TAG_BODY);
}

/* Unless nothing but an indent stands on the line. */
static void new_line(struct html *h)
{
	trim_blanks(h->out);
	if (h->out->len && h->out->ptr[h->out->len - 1] != '\n')
		pl_buf_addc(h->out, '\n');
}

/* White space at the end of a page's frame moves as pages are read: it is a line break, always. */
static void trim_end(struct html *h)
{
	while (h->out->len && pl_is_space((unsigned char)h->out->ptr[h->out->len - 1]))
		h->out->len--;
	new_line(h);
}

/* Template text outside of values, `<p {% if x %}class="b"{% endif %}>`: which attributes there are is not known. */
static bool has_loose_template(const struct html *h, const struct pl_node *node)
{
	const struct pl_templates *all = &h->post->templates;

	for (size_t i = pl_templates_from(all, node->open.start); i < all->count && all->items[i].span.start < node->open.end; i++) {
		const struct pl_attr *attr = node->attrs;

		while (attr && !(attr->quote != '-' && attr->value_span.start <= all->items[i].span.start && all->items[i].span.end <= attr->value_span.end))
			attr = attr->next;
		if (!attr)
			return true;
	}
	return false;
}

/* As it was written, where that is on one line: in Markdown, marks of quotes and lists may stand between two. */
static bool put_as_written(struct html *h, struct pl_span span, const char *first)
{
	struct pl_str text = pl_slice(h->post->source.text, span);

	if (!pl_str_starts(text, pl_str_c(first)) || !pl_str_ends(text, PL_STR(">")) || (h->lines && memchr(text.ptr, '\n', text.len)))
		return false;
	pl_buf_add(h->out, text);
	return true;
}

static void put_start_tag(struct html *h, const struct pl_node *node)
{
	if (!has_loose_template(h, node) || !put_as_written(h, node->open, "<"))
		pl_raw_open(h->out, node);
}

static void put_doctype(struct html *h, const struct pl_node *node)
{
	const struct pl_doctype *ids = node->doctype;

	pl_buf_adds(h->out, "<!DOCTYPE ");
	pl_buf_add(h->out, node->text);
	if (ids && ids->public_id.ptr)
		pl_buf_addf(h->out, " PUBLIC \"" PL_FMT "\"", PL_ARG(ids->public_id));
	else if (ids && ids->system_id.ptr)
		pl_buf_adds(h->out, " SYSTEM");
	if (ids && ids->system_id.ptr)
		pl_buf_addf(h->out, memchr(ids->system_id.ptr, '"', ids->system_id.len) ? " '" PL_FMT "'" : " \"" PL_FMT "\"", PL_ARG(ids->system_id));
	pl_buf_adds(h->out, ">\n");
}

static void put_comment(struct html *h, const struct pl_node *node)
{
	bool bogus = node->flags & PL_NODE_BOGUS, instruction = bogus && node->text.len && node->text.ptr[0] == '?';

	if (bogus && pl_templates_between(&h->post->templates, node->span) && put_as_written(h, node->span, "</"))
		return; /* an end tag, once a template has put its name in */
	pl_buf_adds(h->out, instruction ? "<" : "<!--");
	pl_buf_add(h->out, node->text);
	pl_buf_adds(h->out, instruction ? ">" : "-->");
	if (node->parent && node->parent->kind == PL_NODE_DOCUMENT && h->document)
		pl_buf_addc(h->out, '\n');
}

static bool starts_with_newline(const struct pl_node *node)
{
	return (pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_TEXTAREA) || pl_node_is(node, PL_TAG_LISTING)) && node->first &&
	       node->first->kind == PL_NODE_TEXT && node->first->text.len && node->first->text.ptr[0] == '\n';
}

/* In <title> and <textarea> templates are no nodes, but part of the text: it is written as it was. */
static bool put_text_with_templates(struct html *h, const struct pl_node *node)
{
	struct pl_str written = pl_slice(h->post->source.text, node->span);
	const struct pl_templates *all = &h->post->templates;
	size_t i = pl_templates_from(all, node->span.start);
	struct pl_str template;

	if ((!pl_node_is(node->parent, PL_TAG_TITLE) && !pl_node_is(node->parent, PL_TAG_TEXTAREA)) || i == all->count ||
	    all->items[i].span.end > node->span.end)
		return false;
	template = pl_slice(h->post->source.text, all->items[i].span);
	if (pl_str_find(node->text, template, 0) == node->text.len)
		return false;
	pl_buf_add(h->out, written);
	return true;
}

static void begin(struct html *h, const struct pl_node *node)
{
	switch ((enum pl_node_kind)node->kind) {
	case PL_NODE_DOCUMENT:
		break;
	case PL_NODE_DOCTYPE:
		put_doctype(h, node);
		break;
	case PL_NODE_ELEMENT:
		if (is_silent(node))
			break;
		if (is_frame(node) || (h->lines && is_block(node) && !h->kept))
			new_line(h);
		h->kept += keeps_space(node);
		put_start_tag(h, node);
		h->endless = h->endless || is_endless(node);
		if (starts_with_newline(node))
			pl_buf_addc(h->out, '\n');
		break;
	case PL_NODE_TEXT:
		if (pl_node_is(node->parent, PL_TAG_HTML))
			break; /* white space between head and body: new_line() */
		if (is_raw_text(node->parent))
			pl_buf_add(h->out, node->text);
		else if (put_text_with_templates(h, node))
			break;
		else if (h->kept)
			put_visible(h->out, node->text);
		else
			put_text(h, node);
		break;
	case PL_NODE_COMMENT:
		put_comment(h, node);
		break;
	case PL_NODE_TEMPLATE:
		if (!h->lines || !pl_raw_is_attribute_list(node->text))
			pl_buf_add(h->out, node->text);
		break;
	}
}

static void end(struct html *h, const struct pl_node *node)
{
	if (node->kind != PL_NODE_ELEMENT || is_silent(node) || h->endless)
		return;
	if (is_frame(node))
		trim_end(h);
	else if (h->lines && is_block(node) && is_block(node->last) && !h->kept)
		new_line(h);
	pl_raw_close(h->out, node);
	h->kept -= keeps_space(node);
	if (is_frame(node) || (h->lines && is_block(node) && !h->kept))
		new_line(h);
}

static void put_tree(struct html *h, const struct pl_node *top)
{
	const struct pl_node *node = top;

	for (;;) {
		begin(h, node);
		if (node->content)
			put_tree(h, node->content);
		if (node->first) {
			node = node->first;
			continue;
		}
		for (;;) {
			end(h, node);
			if (node == top)
				return;
			if (node->next)
				break;
			node = node->parent;
		}
		node = node->next;
	}
}

static void write_body(struct pl_writing *w)
{
	struct html h = {.out = w->out, .post = w->post, .lines = w->post->syntax == PL_SYNTAX_MARKDOWN, .document = !w->post->body.fragment};

	put_tree(&h, w->post->body.root);
	if (h.lines || h.document)
		trim_end(&h);
	else
		new_line(&h);
}

const struct pl_writer pl_writer_html = {"html", write_body};
