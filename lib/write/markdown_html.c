/* markdown_html: blocks that stay HTML. CommonMark 0.31 4.6: a blank line would end them. */
#include "write/markdown_parts.h"

/* ---- text inside a block of HTML ---- */

static bool keeps_lines(const struct pl_node *node)
{
	for (; node; node = node->parent)
		if (pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_TEXTAREA) || pl_node_is(node, PL_TAG_LISTING) || pl_node_is(node, PL_TAG_XMP))
			return true;
	return false;
}

/* Nothing but white space stands on the line in hand. */
static bool is_blank_line(const struct pl_buf *out)
{
	size_t i = out->len;

	while (i && (out->ptr[i - 1] == ' ' || out->ptr[i - 1] == '\t'))
		i--;
	return i == 0 || out->ptr[i - 1] == '\n';
}

/* Without blank lines: elsewhere white space is white space, in <pre> a line break can be a reference. */
static void put_text(struct pl_buf *out, struct pl_str text, bool lines)
{
	struct pl_buf raw = {0};

	pl_raw_text(&raw, text);
	for (size_t i = 0; i < raw.len; i++) {
		char c = raw.ptr[i];

		if (c == '\n' && lines) {
			pl_buf_adds(out, is_blank_line(out) ? "&#10;" : "\n");
			continue;
		}
		if (c == '\n' || c == '\r') {
			if (out->len && out->ptr[out->len - 1] != '\n')
				pl_buf_addc(out, '\n');
			while (i + 1 < raw.len && pl_is_space((unsigned char)raw.ptr[i + 1]))
				i++;
			continue;
		}
		pl_buf_addc(out, c);
	}
	pl_buf_finish(&raw);
}

static bool is_raw_text(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_STYLE, PL_TAG_SCRIPT, PL_TAG_XMP, PL_TAG_IFRAME, PL_TAG_NOEMBED, PL_TAG_NOFRAMES, PL_TAG_PLAINTEXT};

	for (size_t i = 0; node && i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

/* Scripts, comments and templates: blank lines in them become lines with nothing that is blank. */
static void put_as_is(struct pl_buf *out, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\n' || out->len == 0 || out->ptr[out->len - 1] != '\n')
			pl_buf_addc(out, text.ptr[i]);
}

/* Hugo takes what stands between a shortcode and its end out before Markdown is read. */
static bool is_pair(struct pl_str text)
{
	return pl_str_starts(text, PL_STR("{{<")) && pl_str_find(text, PL_STR("{{< /"), 3) + pl_str_find(text, PL_STR("{{</"), 3) < 2 * text.len;
}

/* ---- elements ---- */

/* Tags that were not written and need not be. */
static bool is_silent(const struct pl_node *node)
{
	return node->flags & PL_NODE_IMPLIED && (pl_node_is(node, PL_TAG_TBODY) || pl_node_is(node, PL_TAG_COLGROUP));
}

static bool is_gone(const struct md_writer *md, const struct pl_node *node)
{
	if (node->kind == PL_NODE_COMMENT)
		return md->w->options->drop_comments;
	return !md->keep_html && (pl_node_is(node, PL_TAG_STYLE) || (pl_node_is(node, PL_TAG_SCRIPT) && !pl_node_find_attr(node, "src") &&
				   !pl_str_starts(pl_node_attr(node, "type"), PL_STR("math/tex"))));
}

static void put_tag(struct pl_buf *out, const struct pl_node *node)
{
	struct pl_buf tag = {0};

	pl_raw_open(&tag, node);
	for (size_t i = 0; i < tag.len; i++)
		if (tag.ptr[i] == '\n') /* in an attribute */
			pl_buf_adds(out, "&#10;");
		else
			pl_buf_addc(out, tag.ptr[i]);
	pl_buf_finish(&tag);
}

static void begin(struct pl_buf *out, const struct pl_node *node)
{
	switch ((enum pl_node_kind)node->kind) {
	case PL_NODE_ELEMENT:
		if (!is_silent(node))
			put_tag(out, node);
		if (keeps_lines(node) && node->first && node->first->kind == PL_NODE_TEXT && node->first->text.len && node->first->text.ptr[0] == '\n')
			pl_buf_adds(out, "\n");
		break;
	case PL_NODE_TEXT:
		if (is_raw_text(node->parent))
			put_as_is(out, node->text);
		else
			put_text(out, node->text, keeps_lines(node->parent));
		break;
	case PL_NODE_COMMENT:
		pl_buf_adds(out, "<!--");
		put_as_is(out, node->text);
		pl_buf_adds(out, "-->");
		break;
	case PL_NODE_TEMPLATE:
		if (is_pair(node->text))
			pl_buf_add(out, node->text);
		else
			put_as_is(out, node->text);
		break;
	case PL_NODE_DOCUMENT:
	case PL_NODE_DOCTYPE:
		break;
	}
}

static void put_node(struct md_writer *md, struct pl_buf *out, const struct pl_node *top)
{
	const struct pl_node *node = top;

	for (;;) {
		bool gone = is_gone(md, node);

		if (!gone)
			begin(out, node);
		if (!gone && node->content)
			put_node(md, out, node->content);
		if (!gone && node->first) {
			node = node->first;
			continue;
		}
		for (;;) {
			if (node->kind == PL_NODE_ELEMENT && !is_silent(node) && !is_gone(md, node))
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

/* ---- blocks ---- */

static const char *const opens[MD_FORMATS] = {[MD_STRONG] = "<strong>", [MD_EM] = "<em>", [MD_DEL] = "<del>"};
static const char *const closes[MD_FORMATS] = {[MD_STRONG] = "</strong>", [MD_EM] = "</em>", [MD_DEL] = "</del>"};

static void put_around(struct pl_buf *out, struct md_context context, bool open)
{
	if (open && context.link)
		put_tag(out, context.link);
	for (unsigned i = 0; i < MD_FORMATS; i++) {
		unsigned f = open ? i : MD_FORMATS - 1 - i;

		if (context.formats & 1U << f)
			pl_buf_adds(out, open ? opens[f] : closes[f]);
	}
	if (!open && context.link)
		pl_buf_adds(out, "</a>");
}

static void trim(struct pl_buf *buf)
{
	while (buf->len && pl_is_space((unsigned char)buf->ptr[buf->len - 1]))
		buf->len--;
}

void pl_mw_html_block(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	bool text = !pl_mw_is_block(first), inside = !text && first->next == end && (context.formats || context.link) && !(first->flags & MD_NODE_HOLDS);
	struct pl_buf html = {0};
	size_t piece;

	if (text)
		pl_buf_adds(&html, "<p>");
	if (inside)
		put_tag(&html, first);
	put_around(&html, context, true);
	for (struct pl_node *node = inside ? first->first : first; node != (inside ? NULL : end); node = node->next)
		put_node(md, &html, node);
	trim(&html);
	put_around(&html, context, false);
	if (inside)
		pl_raw_close(&html, first);
	if (text)
		pl_buf_adds(&html, "</p>");
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, first);
	pl_mw_put_lines(md, pl_buf_str(&html));
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	pl_buf_finish(&html);
}

void pl_mw_html_around(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	struct pl_node *first = node->first;
	struct pl_buf html = {0};
	size_t piece;

	put_tag(&html, node);
	while (first && pl_mw_is_space(first))
		first = first->next;
	if (pl_node_is(first, PL_TAG_SUMMARY) || pl_node_is(first, PL_TAG_LEGEND)) {
		put_node(md, &html, first);
		first = first->next;
	}
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, node);
	pl_mw_put_lines(md, pl_buf_str(&html));
	pl_mw_end_block(md);
	md->last_list = 0;
	pl_mw_block_run(md, first, NULL, context);
	pl_mw_begin_block(md);
	pl_raw_close(md->out, node);
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	pl_buf_finish(&html);
}
