/* tidy: pages that Word or FrontPage wrote, or that are soup of <font>, through libtidy. Others never get there. */
#include "body/tidy.h"

#include "base/buf.h"
#include "body/raw.h"
#include "clean/clean.h"
#include "clean/edit.h"

enum dirt { CLEAN, SOUP, WORD };

static bool holds(struct pl_str text, const char *part)
{
	return pl_str_find(text, pl_str_c(part), 0) < text.len;
}

static enum dirt dirt_of(const struct pl_node *node)
{
	struct pl_str class = pl_node_attr(node, "class"), style = pl_node_attr(node, "style");

	if (node->kind != PL_NODE_ELEMENT)
		return CLEAN;
	if (pl_str_starts(class, PL_STR("Mso")) || holds(style, "mso-"))
		return WORD;
	if (node->tag == PL_TAG_UNKNOWN && memchr(node->text.ptr, ':', node->text.len))
		return WORD;
	return pl_node_is(node, PL_TAG_FONT) ? SOUP : CLEAN;
}

static enum dirt find_dirt(const struct pl_node *root)
{
	enum dirt worst = CLEAN;

	for (const struct pl_node *node = root; node && worst != WORD; node = pl_node_after(node, root)) {
		enum dirt dirt = dirt_of(node);

		worst = dirt > worst ? dirt : worst;
	}
	return worst;
}

static struct pl_node *body_of(struct pl_node *root)
{
	for (struct pl_node *node = root->first; node; node = (struct pl_node *)pl_node_after(node, root))
		if (pl_node_is(node, PL_TAG_BODY))
			return node;
	return root;
}

/* What tidy wrote has no place in the source. */
static void forget_places(struct pl_node *root)
{
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root)) {
		node->span = node->open = node->close = pl_span(0, 0);
		for (struct pl_attr *attr = node->kind == PL_NODE_ELEMENT ? node->attrs : NULL; attr; attr = attr->next)
			attr->span = attr->name_span = attr->value_span = pl_span(0, 0);
	}
}

static void replace(struct pl_post *post, struct pl_node *body, struct pl_str html)
{
	struct pl_builder_options options = {.end = (uint32_t)html.len};
	struct pl_facts facts = {.arena = &post->arena};
	struct pl_tree tree = {0};

	pl_html_read(&tree, &post->arena, &facts, html, pl_span(0, (uint32_t)html.len), NULL, &options);
	forget_places(tree.root);
	while (body->first)
		pl_edit_remove(body->first);
	while (tree.root->first) {
		struct pl_node *node = tree.root->first;

		pl_edit_remove(node);
		pl_edit_insert(body, node, NULL);
	}
}

size_t pl_clean_tidy(struct pl_post *post, struct pl_str *why)
{
	struct pl_node *body = body_of(post->body.root);
	enum dirt dirt = post->syntax == PL_SYNTAX_HTML ? find_dirt(body) : CLEAN;
	struct pl_buf html = {0};
	struct pl_str cleaned = {0};
	enum pl_tidy_end end;

	if (dirt == CLEAN)
		return 0;
	if (post->templates.count) {
		*why = PL_STR("libtidy cannot be given templates");
		return 0;
	}
	for (const struct pl_node *node = body->first; node; node = node->next)
		pl_raw_node(&html, node);
	end = pl_tidy_clean(&cleaned, &post->arena, pl_buf_str(&html), dirt == WORD);
	pl_buf_finish(&html);
	if (end != PL_TIDY_DONE) {
		*why = pl_str_c(pl_tidy_ends[end]);
		return 0;
	}
	replace(post, body, pl_str_trim(cleaned));
	return 1;
}
