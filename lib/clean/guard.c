/* guard: digests of text, addresses, ids, comments and scripts. */
#include "clean/guard.h"

#include "base/hash.h"

/* A hash that goes on over pieces (FNV-1a): how text is cut into nodes makes no difference. */
static uint64_t add_byte(uint64_t hash, unsigned char c)
{
	return (hash ^ c) * UINT64_C(0x100000001B3);
}

/* Shortcodes that WordPress takes out when it shows a post: their length, or 0. */
static size_t caption_mark(struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_n(text.ptr + at, text.len - at);

	if (!pl_str_starts(rest, PL_STR("[caption")) && !pl_str_starts(rest, PL_STR("[/caption]")))
		return 0;
	return pl_str_find(rest, PL_STR("]"), 0) < rest.len ? pl_str_find(rest, PL_STR("]"), 0) + 1 : 0;
}

static bool is_indent(struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_n(text.ptr + at, text.len - at);

	return pl_str_starts(rest, PL_STR("\xE3\x80\x80")) || pl_str_starts(rest, PL_STR("\xE2\x80\x83")) || pl_str_starts(rest, PL_STR("\xE2\x80\x82"));
}

static uint64_t add_text(uint64_t hash, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '[' && caption_mark(text, i))
			i += caption_mark(text, i) - 1;
		else if (c == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xA0)
			i++;
		else if ((c == 0xE3 || c == 0xE2) && is_indent(text, i))
			i += 2;
		else if (!pl_is_space(c))
			hash = add_byte(hash, c);
	}
	return hash;
}

static bool is_address(struct pl_str name)
{
	static const char *const names[] = {"href", "src", "data", "poster", "srcset", "action", "cite", "background", "longdesc"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(name, names[i]))
			return true;
	return false;
}

static void add_attributes(struct pl_guard *guard, const struct pl_node *node)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		if (is_address(attr->name))
			guard->addresses += pl_hash(attr->value) | 1;
		else if (pl_str_is(attr->name, "id") || (pl_str_is(attr->name, "name") && pl_node_is(node, PL_TAG_A)))
			guard->ids += pl_hash(attr->value) | 1;
	}
}

/* An empty clone is the tree builder's: it comes and goes. */
static bool is_artifact(const struct pl_node *node)
{
	return node->flags & PL_NODE_CLONE && !node->first;
}

void pl_guard_take(struct pl_guard *guard, const struct pl_tree *tree)
{
	*guard = (struct pl_guard){.text = UINT64_C(0xCBF29CE484222325)};
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root)) {
		bool script = pl_node_is(node->parent, PL_TAG_SCRIPT) || pl_node_is(node->parent, PL_TAG_STYLE);

		if (node->kind == PL_NODE_COMMENT) {
			struct pl_str text = pl_str_trim(node->text);

			if (!pl_str_starts(text, PL_STR("wp:")) && !pl_str_starts(text, PL_STR("/wp:")))
				guard->comments += add_text(1, text) | 1;
		} else if (node->kind == PL_NODE_ELEMENT && !is_artifact(node)) {
			add_attributes(guard, node);
		} else if (node->kind == PL_NODE_TEXT && script) {
			guard->scripts += add_text(1, node->text) | 1;
		} else if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE) {
			guard->text = add_text(guard->text, node->text);
		}
	}
}

const char *pl_guard_compare(const struct pl_guard *before, const struct pl_guard *after)
{
	if (before->text != after->text)
		return "visible text";
	if (before->addresses != after->addresses)
		return "an address";
	if (before->ids != after->ids)
		return "an id";
	if (before->comments != after->comments)
		return "a comment";
	return before->scripts != after->scripts ? "a script or style sheet" : NULL;
}
