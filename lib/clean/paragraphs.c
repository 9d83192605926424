/* paragraphs: two line breaks and more end a paragraph. */
#include "clean/clean.h"
#include "clean/edit.h"

static bool is_break(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_BR);
}

/* The last of two or more line breaks with only white space between, from `node` on; NULL: there are not two. */
static struct pl_node *breaks_end(struct pl_node *node, const struct pl_node *end)
{
	struct pl_node *last = NULL;
	unsigned count = 0;

	for (; node != end && (is_break(node) || pl_edit_is_space(node)); node = node->next)
		if (is_break(node)) {
			count++;
			last = node;
		}
	return count > 1 ? last : NULL;
}

static bool has_double_break(struct pl_node *first, const struct pl_node *end)
{
	for (struct pl_node *node = first; node != end; node = node->next)
		if (is_break(node) && breaks_end(node, end))
			return true;
	return false;
}

static void remove_between(struct pl_node *first, struct pl_node *last)
{
	for (;;) {
		struct pl_node *next = first->next;
		bool end = first == last;

		pl_edit_remove(first);
		if (end)
			return;
		first = next;
	}
}

/* `first` up to `end`, children of `parent`, as paragraphs. Gives how many ends were found. */
static size_t split(struct pl_arena *arena, struct pl_node *parent, struct pl_node *first, struct pl_node *end)
{
	struct pl_node *paragraph = NULL;
	size_t count = 0;

	for (struct pl_node *node = first, *next; node != end; node = next) {
		struct pl_node *last = is_break(node) ? breaks_end(node, end) : NULL;

		next = last ? last->next : node->next;
		if (last) {
			remove_between(node, last);
			paragraph = NULL;
			count++;
			continue;
		}
		if (!paragraph && pl_edit_is_space(node))
			continue;
		if (!paragraph) {
			paragraph = pl_edit_element(arena, PL_TAG_P, node);
			pl_edit_insert(parent, paragraph, node);
		}
		pl_edit_remove(node);
		pl_edit_insert(paragraph, node, NULL);
	}
	return count;
}

/* A <p>: its later paragraphs stand behind it. */
static size_t split_paragraph(struct pl_arena *arena, struct pl_node *p)
{
	struct pl_node *behind = p->next;
	size_t count;

	if (!has_double_break(p->first, NULL))
		return 0;
	count = split(arena, p, p->first, NULL);
	for (struct pl_node *child = p->first, *next; child; child = next) {
		next = child->next;
		if (child == p->first && pl_node_is(child, PL_TAG_P)) {
			pl_edit_unwrap(child);
		} else if (pl_node_is(child, PL_TAG_P)) {
			pl_edit_remove(child);
			pl_edit_insert(p->parent, child, behind);
		}
	}
	return count;
}

/* Running text that stands in a container without a <p>. */
static size_t split_runs(struct pl_arena *arena, struct pl_node *parent)
{
	struct pl_node *run = NULL;
	size_t count = 0;

	for (struct pl_node *node = parent->first, *next; node; node = next) {
		next = node->next;
		if (!pl_edit_is_block(node)) {
			run = run ? run : node;
			if (next)
				continue;
			node = NULL;
		}
		if (run && has_double_break(run, node))
			count += split(arena, parent, run, node);
		run = NULL;
		if (!node)
			break;
	}
	return count;
}

static bool is_container(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_BODY, PL_TAG_DIV, PL_TAG_CENTER, PL_TAG_BLOCKQUOTE, PL_TAG_SECTION, PL_TAG_ARTICLE, PL_TAG_TD, PL_TAG_LI};

	if (node->kind == PL_NODE_DOCUMENT)
		return true;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

size_t pl_clean_paragraphs(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *root = post->body.root;
	size_t count = 0;

	(void)why;
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root)) {
		if (node->flags & PL_NODE_MARKDOWN)
			continue;
		if (pl_node_is(node, PL_TAG_P))
			count += split_paragraph(&post->arena, node);
		else if (is_container(node))
			count += split_runs(&post->arena, node);
	}
	return count;
}
