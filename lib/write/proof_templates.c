/* proof_templates: every template of a post stands in what was written, also those that no tree shows: in the definition of a
 * link, loose in a start tag, or where reading took it for nothing. */
#include "write/proof.h"

/* Without what begins its further lines: that is its list's or quotation's. */
static struct pl_str folded(struct pl_arena *arena, struct pl_str text)
{
	char *copy;
	size_t length = 0;

	if (!memchr(text.ptr, '\n', text.len))
		return text;
	copy = pl_arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++) {
		bool begins = length && copy[length - 1] == '\n';

		if (!begins || !text.ptr[i] || !strchr(" \t\r\n>", text.ptr[i]))
			copy[length++] = text.ptr[i];
	}
	return pl_str_n(copy, length);
}

static void add(struct pl_proof *proof, struct pl_arena *arena, const struct pl_template *t, struct pl_str text)
{
	struct pl_node *node = PL_NEW(arena, struct pl_node);

	if (proof->count == PL_DIFFERENCES_MAX) {
		proof->more = true;
		return;
	}
	node->kind = PL_NODE_TEMPLATE;
	node->span = t->span;
	node->text = text;
	if (!proof->items)
		proof->items = PL_NEW_N(arena, struct pl_difference, PL_DIFFERENCES_MAX);
	proof->items[proof->count++] =
		(struct pl_difference){.before = node, .what = pl_arena_printf(arena, "`" PL_FMT "` is nowhere in what was written", PL_ARG(text))};
}

void pl_proof_templates(struct pl_proof *proof, struct pl_losses *losses, struct pl_post *post, struct pl_str body)
{
	struct pl_templates found = {0};
	struct pl_facts facts = {.arena = &post->arena};
	struct pl_map written = {0};

	if (!post->templates.count)
		return;
	pl_templates_find(&found, &post->arena, &facts, body, pl_span(0, (uint32_t)body.len), post->template_kinds);
	for (size_t i = 0; i < found.count; i++)
		*pl_map_put(&written, &post->arena, folded(&post->arena, pl_slice(body, found.items[i].span))) = &found;
	for (size_t i = 0; i < post->templates.count; i++) {
		const struct pl_template *t = &post->templates.items[i];
		struct pl_str text = pl_slice(post->source.text, t->span);

		if (t->kind == PL_TEMPLATE_IAL || pl_map_get(&written, folded(&post->arena, text)))
			continue;
		if (post->syntax == PL_SYNTAX_MARKDOWN)
			add(proof, &post->arena, t, text);
		else
			pl_loss_add(losses, &post->arena, &(struct pl_loss){.kind = PL_LOSS_STRUCTURE, .what = PL_STR("template"), .place = t->span, .before = text});
	}
}
