/* raw: nodes as HTML, by HTML's fragment serialization (13.3), with templates as they were written. */
#include "body/raw.h"

#include "body/template.h"

static void escape(struct pl_buf *out, struct pl_str text, bool attribute)
{
	size_t from = 0, template_end = pl_template_last_end(text);

	for (size_t i = 0; i < text.len; i++) {
		const char *instead = NULL;
		size_t length = 1;

		switch (text.ptr[i]) {
		case '&':
			instead = "&amp;";
			break;
		case '<':
			instead = attribute ? NULL : "&lt;";
			break;
		case '>':
			instead = attribute ? NULL : "&gt;";
			break;
		case '"':
			instead = attribute ? "&quot;" : NULL;
			break;
		case '{':
			instead = !attribute && pl_template_begins(text, i, template_end) ? "&#123;" : NULL;
			break;
		case '\r': /* a reference gave it; as it stands it would be read as a line feed */
			instead = "&#13;";
			break;
		case '\xC2':
			if (i + 1 < text.len && text.ptr[i + 1] == '\xA0') {
				instead = "&nbsp;";
				length = 2;
			}
			break;
		}
		if (!instead)
			continue;
		pl_buf_add(out, pl_str_n(text.ptr + from, i - from));
		pl_buf_adds(out, instead);
		i += length - 1;
		from = i + 1;
	}
	pl_buf_add(out, pl_str_n(text.ptr + from, text.len - from));
}

void pl_raw_text(struct pl_buf *out, struct pl_str text)
{
	escape(out, text, false);
}

void pl_raw_attribute(struct pl_buf *out, struct pl_str value)
{
	escape(out, value, true);
}

/* A value with templates is what was written, between the same quotes: what is a reference in it still is one. */
static void add_written(struct pl_buf *out, const struct pl_attr *attr)
{
	char quote = attr->quote == '\'' || (attr->quote != '"' && memchr(attr->value.ptr, '"', attr->value.len)) ? '\'' : '"';

	pl_buf_addc(out, quote);
	pl_buf_add(out, attr->value);
	pl_buf_addc(out, quote);
}

/* An address written in Markdown: its renderers code a backslash, of which a browser would make a slash (URL 4.4). */
static void add_markdown_address(struct pl_buf *out, struct pl_str url)
{
	for (size_t from = 0; from < url.len;) {
		const char *backslash = memchr(url.ptr + from, '\\', url.len - from);
		size_t end = backslash ? (size_t)(backslash - url.ptr) : url.len;

		escape(out, pl_str_n(url.ptr + from, end - from), true);
		if (backslash)
			pl_buf_adds(out, "%5C");
		from = end + 1;
	}
}

static void add_attribute(struct pl_buf *out, const struct pl_node *node, const struct pl_attr *attr)
{
	pl_buf_addc(out, ' ');
	pl_buf_add(out, attr->name);
	if (attr->quote == '-' && attr->value.len == 0)
		return;
	pl_buf_addc(out, '=');
	if (attr->has_template) {
		add_written(out, attr);
		return;
	}
	pl_buf_addc(out, '"');
	if (node->flags & PL_NODE_MARKDOWN && (pl_str_is(attr->name, "href") || pl_str_is(attr->name, "src")))
		add_markdown_address(out, attr->value);
	else
		escape(out, attr->value, true);
	pl_buf_addc(out, '"');
}

void pl_raw_open(struct pl_buf *out, const struct pl_node *node)
{
	pl_buf_addc(out, '<');
	pl_buf_add(out, node->text);
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next)
		add_attribute(out, node, attr);
	pl_buf_addc(out, '>');
}

static bool is_void(const struct pl_node *node)
{
	return node->ns == PL_NS_HTML && pl_tag_has(node->tag, PL_IS_VOID);
}

void pl_raw_close(struct pl_buf *out, const struct pl_node *node)
{
	if (is_void(node))
		return;
	pl_buf_adds(out, "</");
	pl_buf_add(out, node->text);
	pl_buf_addc(out, '>');
}

/* Text in it is written as it stands. */
static bool is_raw_text(const struct pl_node *node)
{
	static const enum pl_tag tags[] = {PL_TAG_STYLE, PL_TAG_SCRIPT, PL_TAG_XMP, PL_TAG_IFRAME, PL_TAG_NOEMBED, PL_TAG_NOFRAMES, PL_TAG_PLAINTEXT};

	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

static void begin(struct pl_buf *out, const struct pl_node *node)
{
	switch ((enum pl_node_kind)node->kind) {
	case PL_NODE_DOCUMENT:
		break;
	case PL_NODE_DOCTYPE:
		pl_buf_adds(out, "<!DOCTYPE ");
		pl_buf_add(out, node->text);
		pl_buf_addc(out, '>');
		break;
	case PL_NODE_ELEMENT:
		pl_raw_open(out, node);
		if ((pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_TEXTAREA) || pl_node_is(node, PL_TAG_LISTING)) && node->first &&
		    node->first->kind == PL_NODE_TEXT && pl_str_starts(node->first->text, PL_STR("\n")))
			pl_buf_addc(out, '\n');
		break;
	case PL_NODE_TEXT:
		if (node->parent && is_raw_text(node->parent))
			pl_buf_add(out, node->text);
		else
			pl_raw_text(out, node->text);
		break;
	case PL_NODE_COMMENT:
		pl_buf_adds(out, "<!--");
		pl_buf_add(out, node->text);
		pl_buf_adds(out, "-->");
		break;
	case PL_NODE_TEMPLATE:
		pl_buf_add(out, node->text);
		break;
	}
}

void pl_raw_node(struct pl_buf *out, const struct pl_node *top)
{
	const struct pl_node *node = top;

	for (;;) {
		begin(out, node);
		if (node->content)
			pl_raw_node(out, node->content);
		if (node->first) {
			node = node->first;
			continue;
		}
		for (;;) {
			if (node->kind == PL_NODE_ELEMENT)
				pl_raw_close(out, node);
			if (node == top)
				return;
			if (node->next)
				break;
			node = node->parent;
		}
		node = node->next;
	}
}
