/* word: what Word leaves in HTML: its classes, its styles, its own elements, and spans that are left with nothing. */
#include "clean/clean.h"
#include "clean/edit.h"

static bool holds(struct pl_str text, const char *part)
{
	return pl_str_find(text, pl_str_c(part), 0) < text.len;
}

/* <o:p>, <st1:place>, <v:shape>: elements of other kinds of documents. */
static bool is_foreign(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->tag == PL_TAG_UNKNOWN && memchr(node->text.ptr, ':', node->text.len) &&
	       !pl_node_find_attr(node, "id");
}

static size_t drop_attributes(struct pl_node *node)
{
	size_t count = 0;

	if (pl_str_starts(pl_node_attr(node, "class"), PL_STR("Mso")))
		count += pl_edit_drop_attr(node, "class");
	if (holds(pl_node_attr(node, "style"), "mso-"))
		count += pl_edit_drop_attr(node, "style");
	return count;
}

static bool is_word(const struct pl_node *root)
{
	for (const struct pl_node *node = root; node; node = pl_node_after(node, root))
		if (node->kind == PL_NODE_ELEMENT && (pl_str_starts(pl_node_attr(node, "class"), PL_STR("Mso")) ||
						      holds(pl_node_attr(node, "style"), "mso-") || is_foreign(node)))
			return true;
	return false;
}

size_t pl_clean_word(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count = 0;

	(void)why;
	if (!is_word(root))
		return 0;
	for (struct pl_node *node = root, *next; node; node = next) {
		bool bare;

		count += node->kind == PL_NODE_ELEMENT ? drop_attributes(node) : 0;
		if (pl_node_is(node, PL_TAG_SPAN) && pl_edit_drop_attr(node, "lang"))
			count++;
		bare = pl_node_is(node, PL_TAG_SPAN) && !node->attrs;
		if (bare || is_foreign(node)) {
			struct pl_node *parent = node->parent;

			next = pl_edit_unwrap(node);
			next = next ? next : (struct pl_node *)pl_node_skip(parent, root);
			count++;
		} else {
			next = (struct pl_node *)pl_node_after(node, root);
		}
	}
	return count;
}
