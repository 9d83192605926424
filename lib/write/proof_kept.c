/* proof_kept: what is compared as one thing: code, images, what players show, comments, templates. */
#include "write/proof_walk.h"

/* `raw` with white space folded, and none where a line breaks beside a tag. */
static struct pl_str fold(struct pl_buf *folded, struct pl_str raw)
{
	for (size_t i = 0; i < raw.len;) {
		size_t from = i;
		bool newline = false;

		while (i < raw.len && pl_is_space((unsigned char)raw.ptr[i]))
			newline = raw.ptr[i++] == '\n' || newline;
		if (i > from && !(newline && (from == 0 || raw.ptr[from - 1] == '>' || i == raw.len || raw.ptr[i] == '<')))
			pl_buf_addc(folded, ' ');
		if (i < raw.len)
			pl_buf_addc(folded, raw.ptr[i++]);
	}
	return pl_buf_str(folded);
}

void pl_walk_opaque(struct walk *w, const struct pl_node *node)
{
	struct pl_buf raw = {0}, folded = {0};

	pl_raw_node(&raw, node);
	pl_walk_shown(w, EVENT_LEAF, node, node->text, pl_hash(fold(&folded, pl_buf_str(&raw))));
	pl_buf_finish(&raw);
	pl_buf_finish(&folded);
}

/* Colours and the element that says "code" do not count inside of code. */
static bool counts_in_pre(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && !pl_node_is(node, PL_TAG_SPAN) && !pl_node_is(node, PL_TAG_FONT) && !pl_node_is(node, PL_TAG_CODE) &&
	       !pl_node_is(node, PL_TAG_BR);
}

/* The text of `pre` goes to `text`; gives a hash of the elements in it and of where they begin and end. */
static uint64_t read_pre(struct walk *w, const struct pl_node *pre, struct pl_buf *text)
{
	const struct pl_node *node = pre->first;
	uint64_t more = 0;

	while (node) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(text, node->text);
		else if (pl_node_is(node, PL_TAG_BR))
			pl_buf_addc(text, '\n');
		else if (counts_in_pre(node))
			more = mix(more, mix(pl_hash(node->text), pl_walk_hash_attributes(w, node) + text->len));
		if (node->first) {
			node = node->first;
			continue;
		}
		for (; node != pre; node = node->parent) {
			more = counts_in_pre(node) ? mix(more, text->len) : more;
			if (node->next)
				break;
		}
		node = node == pre ? NULL : node->next;
	}
	return more;
}

void pl_walk_pre(struct walk *w, const struct pl_node *pre)
{
	struct pl_str language = pl_code_language(pre);
	struct pl_buf text = {0};
	uint64_t more = mix(read_pre(w, pre, &text), w->link);

	if (text.len && text.ptr[text.len - 1] == '\n')
		text.len--;
	pl_walk_edge(w);
	pl_walk_event(w, EVENT_CODE, pre, PL_STR("pre"), mix(pl_hash(pl_buf_str(&text)), more));
	pl_walk_ghosts(w, pre, "class data-lang lang");
	if (w->formats)
		pl_walk_ghost(w, PL_LOSS_STYLE, pre, NULL, PL_STR("emphasis of code"));
	if (language.len)
		pl_walk_ghost(w, PL_LOSS_ATTRIBUTE, pre, NULL, pl_arena_printf(w->events->arena, "language " PL_FMT, PL_ARG(language)));
	pl_walk_edge(w);
	pl_buf_finish(&text);
}

void pl_walk_image(struct walk *w, const struct pl_node *node)
{
	uint64_t hash = mix(pl_proof_hash_url(w->events->arena, node, pl_node_attr(node, "src")), pl_proof_hash_folded(w->events->arena, pl_node_attr(node, "alt")));

	pl_walk_anchor(w, node, false);
	pl_walk_shown(w, EVENT_LEAF, node, PL_STR("img"), mix(hash, pl_proof_hash_folded(w->events->arena, pl_node_attr(node, "title"))));
	pl_walk_ghosts(w, node, "src alt title");
}

void pl_walk_input(struct walk *w, const struct pl_node *node)
{
	if (!pl_str_eq_nocase(pl_node_attr(node, "type"), PL_STR("checkbox"))) {
		pl_walk_shown(w, EVENT_LEAF, node, node->text, pl_walk_hash_attributes(w, node));
		return;
	}
	pl_walk_end_word(w);
	pl_walk_event(w, EVENT_LEAF, node, PL_STR("task"), pl_node_find_attr(node, "checked") ? 11 : 10);
	pl_walk_ghosts(w, node, "type checked disabled class");
}

void pl_walk_script(struct walk *w, const struct pl_node *node)
{
	struct pl_str type = pl_node_attr(node, "type");

	if (pl_str_starts(type, PL_STR("math/tex"))) {
		const char *mark = pl_str_find(type, PL_STR("display"), 0) < type.len ? "$$" : "$";
		struct pl_node *text = PL_NEW(w->events->arena, struct pl_node);

		*text = *node;
		text->kind = PL_NODE_TEXT;
		text->text = pl_arena_printf(w->events->arena, "%s" PL_FMT "%s", mark, PL_ARG(node->first ? node->first->text : PL_STR("")), mark);
		pl_walk_text(w, text);
	} else if (pl_node_find_attr(node, "src")) {
		pl_walk_end_word(w);
		pl_walk_event(w, EVENT_LEAF, node, node->text, pl_walk_hash_attributes(w, node));
	} else {
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, PL_STR("script"));
	}
}

void pl_walk_comment(struct walk *w, const struct pl_node *node)
{
	struct pl_str text = pl_str_trim(node->text);

	if (pl_str_is(text, "more")) {
		pl_walk_end_word(w);
		pl_walk_event(w, EVENT_LEAF, node, PL_STR("<!--more-->"), 5);
	} else if (text.len) {
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, PL_STR("comment"));
	}
}

/* kramdown's attribute lists are no text. */
void pl_walk_template(struct walk *w, const struct pl_node *node)
{
	if (!pl_str_starts(node->text, PL_STR("{:")) && !pl_str_starts(node->text, PL_STR("{#")))
		pl_walk_shown(w, EVENT_LEAF, node, node->text, pl_proof_hash_folded(w->events->arena, node->text));
}
