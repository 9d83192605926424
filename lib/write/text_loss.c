/* text_loss: what plain text says nothing of, or only names. How text looks is no loss: docs/text.md. */
#include "write/text_loss.h"

#include "write/text_parts.h"

enum { BEFORE_MAX = 120 };

/* Elements whose content plain text can only name. */
static const uint16_t named[] = {
	PL_TAG_IFRAME, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_EMBED, PL_TAG_OBJECT, PL_TAG_CANVAS, PL_TAG_AREA, PL_TAG_PROGRESS, PL_TAG_METER,
};

static struct pl_str start_tag(struct pl_arena *arena, const struct pl_node *node)
{
	struct pl_buf raw = {0};
	struct pl_str text;
	size_t end;

	pl_raw_open(&raw, node);
	for (end = raw.len < BEFORE_MAX ? raw.len : BEFORE_MAX; end < raw.len && end && ((unsigned char)raw.ptr[end] & 0xC0) == 0x80;)
		end--;
	text = pl_arena_dup(arena, pl_str_n(raw.ptr, end));
	pl_buf_finish(&raw);
	return text;
}

static bool is_shown_input(const struct pl_node *node)
{
	static const char *const silent[] = {"checkbox", "hidden"};
	struct pl_str type = pl_node_attr(node, "type");

	for (size_t i = 0; i < PL_COUNT(silent); i++)
		if (pl_str_eq_nocase(type, pl_str_c(silent[i])))
			return false;
	return true;
}

/* An address that stands nowhere in the text. */
static bool loses_address(const struct pl_node *node, enum pl_text_links links, bool in_pre)
{
	struct pl_str href = pl_str_trim(pl_node_attr(node, "href"));

	if (!href.len || href.ptr[0] == '#' || (node->first && node->first->kind == PL_NODE_TEXT && pl_str_eq(pl_str_trim(node->first->text), href)))
		return false;
	return in_pre || links == PL_TEXT_LINKS_NONE || !pl_text_has_address(href);
}

/* What is lost of an element, as losses are summed up; empty: nothing. */
static struct pl_str lost(const struct pl_node *node, enum pl_text_links links, bool in_pre)
{
	struct pl_str none = {0}, math = PL_STR("math/tex");

	if (node->ns != PL_NS_HTML)
		return (node->ns == PL_NS_SVG && pl_str_eq(node->text, PL_STR("svg"))) || (node->ns == PL_NS_MATHML && pl_str_eq(node->text, PL_STR("math")))
			       ? node->text : none;
	for (size_t i = 0; i < PL_COUNT(named); i++)
		if (node->tag == named[i])
			return node->text;
	switch ((enum pl_tag)node->tag) {
	case PL_TAG_IMG:
		return in_pre || !pl_str_trim(pl_node_attr(node, "alt")).len ? node->text : none;
	case PL_TAG_A:
		return loses_address(node, links, in_pre) ? PL_STR("a[href]") : none;
	case PL_TAG_SCRIPT:
		return pl_str_starts(pl_node_attr(node, "type"), math) ? none : node->text;
	case PL_TAG_INPUT:
		return is_shown_input(node) ? node->text : none;
	case PL_TAG_TABLE:
		return pl_text_is_grid(node) ? none : node->text;
	default:
		return none;
	}
}

void pl_text_losses(struct pl_losses *losses, struct pl_arena *arena, const struct pl_tree *tree, enum pl_text_links links)
{
	const struct pl_node *node = tree->root, *behind = NULL; /* what follows the <pre> we are in */
	bool in_pre = false;

	while (node) {
		struct pl_str what;

		if (node == behind)
			in_pre = false;
		what = node->kind == PL_NODE_ELEMENT ? lost(node, links, in_pre) : (struct pl_str){0};
		if (what.len)
			pl_loss_add(losses, arena, &(struct pl_loss){.kind = PL_LOSS_STRUCTURE, .what = what, .place = node->open, .before = start_tag(arena, node)});
		if (!in_pre && pl_node_is(node, PL_TAG_PRE)) {
			in_pre = true;
			behind = pl_node_skip(node, tree->root);
		}
		node = pl_node_is(node, PL_TAG_TEMPLATE) || node->ns != PL_NS_HTML ? pl_node_skip(node, tree->root) : pl_node_after(node, tree->root);
	}
}
