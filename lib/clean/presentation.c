/* presentation: elements that only say how it looks go, what is in them stays. */
#include "clean/clean.h"
#include "clean/edit.h"

static bool is_presentational(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_FONT, PL_TAG_BASEFONT, PL_TAG_BIG, PL_TAG_BLINK, PL_TAG_NOBR, PL_TAG_MARQUEE};

	if (pl_node_find_attr(node, "id"))
		return false;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

size_t pl_clean_presentation(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count = 0;

	(void)why;
	for (struct pl_node *node = root, *next; node; node = next) {
		if (is_presentational(node)) {
			struct pl_node *parent = node->parent;

			next = pl_edit_unwrap(node);
			next = next ? next : (struct pl_node *)pl_node_skip(parent, root);
			count++;
			continue;
		}
		if (pl_node_is(node, PL_TAG_CENTER)) {
			node->tag = PL_TAG_DIV;
			node->text = PL_STR("div");
			count++;
		}
		next = (struct pl_node *)pl_node_after(node, root);
	}
	return count;
}
