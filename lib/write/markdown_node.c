/* markdown_node: what a node is to the Markdown writer. */
#include "write/markdown_parts.h"

static bool is_one_of(const struct pl_node *node, const uint16_t *tags, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (node->tag == tags[i])
			return true;
	return false;
}

bool pl_mw_is_block_element(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML &&
	       (pl_tag_has(node->tag, PL_IS_BLOCK) || node->tag == PL_TAG_BODY || node->tag == PL_TAG_HTML || node->tag == PL_TAG_HEAD);
}

bool pl_mw_is_block(const struct pl_node *node)
{
	return pl_mw_is_block_element(node) || (node->flags & MD_NODE_HOLDS);
}

bool pl_mw_is_space(const struct pl_node *node)
{
	if (node->kind != PL_NODE_TEXT)
		return false;
	for (size_t i = 0; i < node->text.len; i++)
		if (!pl_is_space((unsigned char)node->text.ptr[i]))
			return false;
	return true;
}

/* Elements whose inside is no running text of the post: what is in them does not make blocks of what is around. */
static bool is_closed_world(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_OBJECT, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_SELECT, PL_TAG_BUTTON, PL_TAG_CANVAS, PL_TAG_NOSCRIPT,
					PL_TAG_IFRAME, PL_TAG_MAP, PL_TAG_RUBY, PL_TAG_TEMPLATE, PL_TAG_APPLET, PL_TAG_MARQUEE};

	if (node->ns != PL_NS_HTML)
		return true;
	return is_one_of(node, tags, PL_COUNT(tags));
}

void pl_mw_look_ahead(struct md_writer *md, struct pl_node *root)
{
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root)) {
		struct pl_str href;

		node->flags &= ~(unsigned)(MD_NODE_SAID | MD_NODE_BLOCK | MD_NODE_RUN | MD_NODE_HOLDS);
		if (node->kind != PL_NODE_ELEMENT)
			continue;
		if (pl_mw_is_block_element(node))
			for (struct pl_node *up = node->parent; up && !(up->flags & MD_NODE_HOLDS) && !is_closed_world(up); up = up->parent)
				up->flags |= MD_NODE_HOLDS;
		if (!pl_node_is(node, PL_TAG_A) && !pl_node_is(node, PL_TAG_AREA))
			continue;
		href = pl_node_attr(node, "href");
		if (href.len > 1 && href.ptr[0] == '#')
			*pl_map_put(&md->ids, md->arena, pl_str_n(href.ptr + 1, href.len - 1)) = node;
	}
}

struct pl_str pl_mw_wanted_id(const struct md_writer *md, const struct pl_node *node)
{
	struct pl_str id = pl_node_attr(node, "id");

	return id.len && pl_map_get(&md->ids, id) ? id : (struct pl_str){0};
}

bool pl_mw_only(const struct pl_node *node, const char *names)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		char padded[32];

		if (attr->name.len + 3 > sizeof(padded))
			return false;
		snprintf(padded, sizeof(padded), " " PL_FMT " ", PL_ARG(attr->name));
		if (!strstr(names, padded))
			return false;
	}
	return true;
}

/* The author's own HTML in a Markdown post, which says more than Markdown can. */
static bool is_authors(const struct md_writer *md, const struct pl_node *node)
{
	return md->keep_html && !(node->flags & PL_NODE_MARKDOWN) && node->tag != PL_TAG_PRE &&
	       !pl_mw_only(node, " id href src alt title start colspan rowspan ");
}

bool pl_mw_is_html_around(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_DIV, PL_TAG_SECTION, PL_TAG_ARTICLE, PL_TAG_ASIDE, PL_TAG_CENTER, PL_TAG_HEADER, PL_TAG_FOOTER,
					PL_TAG_MAIN, PL_TAG_NAV};

	if (!(md->can & MD_INSIDE_HTML))
		return false;
	return node->tag == PL_TAG_DETAILS || (is_authors(md, node) && is_one_of(node, tags, PL_COUNT(tags)));
}

bool pl_mw_is_html_block(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_FIGURE, PL_TAG_FORM, PL_TAG_FIELDSET, PL_TAG_DIALOG, PL_TAG_LISTING, PL_TAG_XMP,
					PL_TAG_OPTGROUP, PL_TAG_OPTION, PL_TAG_PLAINTEXT, PL_TAG_DETAILS};

	return is_one_of(node, tags, PL_COUNT(tags)) || is_authors(md, node);
}

bool pl_mw_means_something(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_INS, PL_TAG_U, PL_TAG_SUB, PL_TAG_SUP, PL_TAG_MARK, PL_TAG_SMALL, PL_TAG_Q, PL_TAG_CODE, PL_TAG_KBD,
					PL_TAG_SAMP, PL_TAG_TT, PL_TAG_ABBR, PL_TAG_CITE, PL_TAG_DFN, PL_TAG_VAR, PL_TAG_BDO, PL_TAG_BDI, PL_TAG_TIME};

	return is_one_of(node, tags, PL_COUNT(tags));
}

bool pl_mw_shows_nothing(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_STYLE, PL_TAG_LINK, PL_TAG_META, PL_TAG_TITLE, PL_TAG_BASE};

	if (md->keep_html || node->kind != PL_NODE_ELEMENT)
		return false;
	if (pl_node_is(node, PL_TAG_SCRIPT))
		return !pl_node_find_attr(node, "src") && !pl_str_starts(pl_node_attr(node, "type"), PL_STR("math/tex"));
	return is_one_of(node, tags, PL_COUNT(tags));
}
