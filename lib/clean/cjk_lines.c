/* cjk_lines: a line break between two Han or kana is no space (CSS Text 3, 4.1.2, segment break transformation). */
#include "base/utf8.h"
#include "base/width.h"
#include "clean/clean.h"

static bool joins(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp > 0x3000 && cp < 0x3040) || (cp > 0xFF00 && cp < 0xFF61);
}

/* The text without such breaks; `*count` of them. */
static struct pl_str join(struct pl_arena *arena, struct pl_str text, size_t *count)
{
	char *to;
	size_t n = 0;

	if (!memchr(text.ptr, '\n', text.len))
		return text;
	to = pl_arena_alloc(arena, text.len + 1);
	for (size_t i = 0; i < text.len; i++) {
		size_t end = i, from = i;
		bool newline = false;

		while (end < text.len && pl_is_space((unsigned char)text.ptr[end]))
			newline = text.ptr[end++] == '\n' || newline;
		if (newline && i > 0 && end < text.len) {
			size_t before = i, behind = end;

			if (joins(pl_utf8_prev(text, &before)) && joins(pl_utf8_next(text, &behind))) {
				++*count;
				i = end - 1;
				continue;
			}
		}
		end = end > i ? end : i + 1;
		memcpy(to + n, text.ptr + from, end - from);
		n += end - from;
		i = end - 1;
	}
	return pl_str_n(to, n);
}

size_t pl_clean_cjk_lines(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count = 0;

	(void)why;
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root))
		if (node->kind == PL_NODE_TEXT && !pl_node_is(node->parent, PL_TAG_PRE) && !pl_node_is(node->parent, PL_TAG_CODE) &&
		    !pl_node_is(node->parent, PL_TAG_SCRIPT) && !pl_node_is(node->parent, PL_TAG_STYLE) && !pl_node_is(node->parent, PL_TAG_TEXTAREA))
			node->text = join(&post->arena, node->text, &count);
	return count;
}
