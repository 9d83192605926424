/* text_loss: what plain text says nothing of, or only names. How text looks is no loss: docs/text.md. */
#include "write/text_loss.h"

#include "write/text_parts.h"

enum { BEFORE_MAX = 120 };

/* Elements whose content plain text can only name. */
static const uint16_t named[] = {
	PL_TAG_IFRAME, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_EMBED, PL_TAG_OBJECT, PL_TAG_CANVAS, PL_TAG_AREA, PL_TAG_PROGRESS, PL_TAG_METER,
};

/* Cut between characters. */
static struct pl_str shorten(struct pl_str text)
{
	size_t end = text.len < BEFORE_MAX ? text.len : BEFORE_MAX;

	while (end < text.len && end && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
		end--;
	return pl_str_n(text.ptr, end);
}

static struct pl_str start_tag(struct pl_arena *arena, const struct pl_node *node)
{
	struct pl_buf raw = {0};
	struct pl_str text;

	pl_raw_open(&raw, node);
	text = pl_arena_dup(arena, shorten(pl_buf_str(&raw)));
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

static void element_losses(struct pl_losses *losses, struct pl_arena *arena, const struct pl_tree *tree, enum pl_text_links links)
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

static void see(const struct pl_templates *all, bool *seen, struct pl_span span)
{
	for (size_t i = pl_templates_from(all, span.start); i < all->count && all->items[i].span.start < span.end; i++)
		seen[i] = true;
}

/* Those in an address, which may come from a definition: its place is not known. */
static void see_address(struct pl_map *seen, struct pl_post *post, struct pl_str address)
{
	struct pl_templates found = {0};
	struct pl_facts facts = {.arena = &post->arena};

	if (!address.len || !memchr(address.ptr, '{', address.len))
		return;
	pl_templates_find(&found, &post->arena, &facts, address, pl_span(0, (uint32_t)address.len), post->template_kinds);
	for (size_t i = 0; i < found.count; i++)
		*pl_map_put(seen, &post->arena, pl_slice(address, found.items[i].span)) = post;
}

/* Templates that nothing of the tree was made of: they stood in a definition of a link that is not used, or reading took them for nothing. */
static void template_losses(struct pl_losses *losses, struct pl_post *post)
{
	const struct pl_templates *all = &post->templates;
	bool *seen = PL_NEW_N(&post->arena, bool, all->count);
	struct pl_map addresses = {0};

	for (const struct pl_node *node = post->body.root; node; node = pl_node_after(node, post->body.root)) {
		bool whole = node->kind != PL_NODE_ELEMENT || pl_node_is(node, PL_TAG_A) || pl_node_is(node, PL_TAG_IMG);

		if (node->kind != PL_NODE_DOCUMENT)
			see(all, seen, whole ? node->span : node->open);
		for (const struct pl_attr *attr = node->kind == PL_NODE_ELEMENT ? node->attrs : NULL; attr; attr = attr->next)
			see(all, seen, attr->value_span);
		if (node->flags & PL_NODE_REFLINK)
			see_address(&addresses, post, pl_node_attr(node, pl_node_is(node, PL_TAG_IMG) ? "src" : "href"));
	}
	for (size_t i = 0; i < all->count; i++) {
		struct pl_str text = pl_slice(post->source.text, all->items[i].span);

		if (!seen[i] && all->items[i].kind != PL_TEMPLATE_IAL && !pl_map_get(&addresses, text))
			pl_loss_add(losses, &post->arena, &(struct pl_loss){.kind = PL_LOSS_STRUCTURE, .what = PL_STR("template"), .place = all->items[i].span,
						.before = shorten(text)});
	}
}

void pl_text_losses(struct pl_losses *losses, struct pl_post *post, enum pl_text_links links)
{
	element_losses(losses, &post->arena, &post->body, links);
	if (post->templates.count)
		template_losses(losses, post);
}
