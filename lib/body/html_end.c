/* html_end: end tags in the body (WHATWG 13.2.6.4.7). */
#include "body/html_builder.h"

void pl_b_any_other_end(struct pl_tree_builder *b, const struct pl_token *t)
{
	for (size_t i = b->depth; i-- > 0;) {
		struct pl_node *node = b->stack[i];

		if (node->ns == PL_NS_HTML && (t->tag ? node->tag == t->tag : !node->tag && pl_str_eq(node->text, t->name))) {
			pl_b_imply_ends(b, t->tag);
			while (pl_b_current(b) != node && b->depth > i + 1)
				pl_b_pop(b);
			if (b->depth == i + 1)
				pl_b_pop_ended(b, t);
			return;
		}
		if (node->ns == PL_NS_HTML && pl_tag_has(node->tag, PL_IS_SPECIAL))
			break;
	}
	pl_b_stray_end(b, t);
}

static void form_end(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *node = b->form;

	if (pl_b_on_stack(b, PL_TAG_TEMPLATE)) {
		if (!pl_b_in_scope(b, PL_TAG_FORM, PL_SCOPE)) {
			pl_b_stray_end(b, t);
			return;
		}
		pl_b_imply_ends(b, PL_TAG_UNKNOWN);
		pl_b_pop_until(b, PL_TAG_FORM);
		return;
	}
	b->form = NULL;
	if (!node || !pl_b_node_in_scope(b, node)) {
		pl_b_stray_end(b, t);
		return;
	}
	pl_b_imply_ends(b, PL_TAG_UNKNOWN);
	if (pl_b_current(b) == node) {
		pl_b_pop_ended(b, t);
		return;
	}
	pl_b_fact(b, PL_FACT_TREE_MISNESTED, t->span, node)->related = pl_b_current(b)->open;
	b->facts->items[b->facts->count - 1].code = 1;
	node->close = t->span;
	pl_b_remove(b, pl_b_find(b, node));
}

static void scoped_end(struct pl_tree_builder *b, const struct pl_token *t, enum pl_scope scope, enum pl_tag except)
{
	if (!pl_b_in_scope(b, t->tag, scope)) {
		pl_b_stray_end(b, t);
		return;
	}
	pl_b_imply_ends(b, except);
	pl_b_pop_until(b, t->tag);
}

static void heading_end(struct pl_tree_builder *b, const struct pl_token *t)
{
	static const enum pl_tag tags[] = {PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4, PL_TAG_H5, PL_TAG_H6};
	bool any = false;

	for (size_t i = 0; i < PL_COUNT(tags); i++)
		any = any || pl_b_in_scope(b, tags[i], PL_SCOPE);
	if (!any) {
		pl_b_stray_end(b, t);
		return;
	}
	pl_b_imply_ends(b, PL_TAG_UNKNOWN);
	while (!(pl_b_current(b)->ns == PL_NS_HTML && PL_ONE_OF(pl_b_current(b)->tag, PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4, PL_TAG_H5, PL_TAG_H6)))
		pl_b_pop(b);
	if (!pl_b_current_is(b, t->tag)) { /* <h2>…</h3> */
		pl_b_fact(b, PL_FACT_TREE_MISNESTED, t->span, pl_b_current(b))->related = pl_b_current(b)->open;
		b->facts->items[b->facts->count - 1].code = 1;
	}
	pl_b_pop_ended(b, t);
}

bool pl_b_body_end(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->tag) {
	case PL_TAG_TEMPLATE:
		return pl_b_in_head(b, t);
	case PL_TAG_BODY: case PL_TAG_HTML:
		if (!pl_b_in_scope(b, PL_TAG_BODY, PL_SCOPE)) {
			pl_b_fact(b, b->opt.document ? PL_FACT_TREE_STRAY_END : PL_FACT_TREE_HEAD_ELEMENT, t->span, NULL);
			return false;
		}
		b->mode = PL_AFTER_BODY;
		return t->tag == PL_TAG_HTML;
	case PL_TAG_FORM: form_end(b, t); return false;
	case PL_TAG_P:
		if (!pl_b_in_scope(b, PL_TAG_P, PL_SCOPE_BUTTON)) {
			struct pl_token p = {.kind = PL_TOKEN_START, .tag = PL_TAG_P, .name = PL_STR("p"), .span = t->span};

			if (b->flat[PL_TAG_P]) {
				b->flat[PL_TAG_P]--;
				return false;
			}
			pl_b_fact(b, PL_FACT_TREE_IMPLIED_P, t->span, NULL);
			pl_b_insert(b, &p)->flags |= PL_NODE_IMPLIED;
		}
		pl_b_close_p(b);
		return false;
	case PL_TAG_LI: scoped_end(b, t, PL_SCOPE_LIST, PL_TAG_LI); return false;
	case PL_TAG_DD: case PL_TAG_DT: scoped_end(b, t, PL_SCOPE, t->tag); return false;
	case PL_TAG_H1: case PL_TAG_H2: case PL_TAG_H3: case PL_TAG_H4: case PL_TAG_H5: case PL_TAG_H6: heading_end(b, t); return false;
	case PL_TAG_APPLET: case PL_TAG_MARQUEE: case PL_TAG_OBJECT:
		if (pl_b_in_scope(b, t->tag, PL_SCOPE)) {
			scoped_end(b, t, PL_SCOPE, PL_TAG_UNKNOWN);
			pl_b_clear_to_marker(b);
		} else {
			pl_b_stray_end(b, t);
		}
		return false;
	case PL_TAG_BR: {
		struct pl_token br = *t;

		pl_b_fact(b, PL_FACT_TREE_IMPLIED_P, t->span, NULL);
		br.kind = PL_TOKEN_START;
		br.attrs = NULL;
		pl_b_void_element(b, &br);
		return false;
	}
	default:
		break;
	}
	if (pl_tag_has(t->tag, PL_IS_FORMATTING)) {
		if (!pl_b_adopt(b, t->tag))
			pl_b_any_other_end(b, t);
	} else if (PL_ONE_OF(t->tag, PL_TAG_BUTTON, PL_TAG_PRE, PL_TAG_LISTING, PL_TAG_SELECT) ||
		   (pl_tag_has(t->tag, PL_IS_CLOSES_P) && !PL_ONE_OF(t->tag, PL_TAG_TABLE, PL_TAG_HR, PL_TAG_XMP, PL_TAG_PLAINTEXT))) {
		scoped_end(b, t, PL_SCOPE, PL_TAG_UNKNOWN);
	} else {
		pl_b_any_other_end(b, t);
	}
	return false;
}
