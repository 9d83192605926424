/* indents: blanks that only set the first line of a paragraph in: U+3000, no-break and em spaces. */
#include "base/utf8.h"
#include "base/width.h"
#include "clean/clean.h"
#include "clean/edit.h"

/* The length of the indent at the start of `text`; with ASCII white space alone there is none. */
static size_t indent_of(struct pl_str text)
{
	size_t at = 0;
	bool any = false;

	while (at < text.len) {
		size_t next = at;
		uint32_t cp = pl_utf8_next(text, &next);

		if (!pl_is_unicode_space(cp))
			break;
		any = any || cp >= 0x80;
		at = next;
	}
	return any ? at : 0;
}

static bool keeps_space(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_TEXTAREA) || pl_node_is(node, PL_TAG_LISTING) || pl_node_is(node, PL_TAG_XMP) ||
	       pl_node_is(node, PL_TAG_SCRIPT) || pl_node_is(node, PL_TAG_STYLE);
}

size_t pl_clean_indents(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root, *node = root;
	bool start = true;
	size_t count = 0;

	(void)why;
	while (node) {
		bool skip = keeps_space(node);

		if (node->kind == PL_NODE_ELEMENT && (pl_node_is(node, PL_TAG_BR) || pl_tag_has(node->tag, PL_IS_BLOCK))) {
			start = true;
		} else if (node->kind == PL_NODE_TEXT && start) {
			size_t length = indent_of(node->text);

			count += length > 0;
			node->text = pl_str_n(node->text.ptr + length, node->text.len - length);
			start = pl_edit_is_space(node);
		} else if (node->kind == PL_NODE_TEMPLATE || pl_node_is(node, PL_TAG_IMG)) {
			start = false;
		}
		node = (struct pl_node *)(skip ? pl_node_skip(node, root) : pl_node_after(node, root));
	}
	return count;
}
