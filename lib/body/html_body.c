/* html_body: the "in body" insertion mode (WHATWG 13.2.6.4.7); its end tags are in html_end.c. */
#include "body/html_builder.h"

static struct pl_str without_nul(struct pl_tree_builder *b, struct pl_str text)
{
	char *out;
	size_t n = 0;

	if (!memchr(text.ptr, '\0', text.len))
		return text;
	out = pl_arena_alloc(b->arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i])
			out[n++] = text.ptr[i];
	return pl_str_n(out, n);
}

static bool text(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_str str = t->flags & PL_TOKEN_NUL ? without_nul(b, t->text) : t->text;

	if (!str.len)
		return false;
	if (b->nformatting)
		pl_b_reconstruct(b);
	pl_b_insert_text(b, t, str);
	for (size_t i = 0; b->frameset_ok && i < str.len; i++)
		if (!pl_is_space((unsigned char)str.ptr[i]))
			b->frameset_ok = false;
	return false;
}

static void merge_attrs(struct pl_tree_builder *b, struct pl_node *node, const struct pl_token *t)
{
	(void)b;
	for (struct pl_attr *a = t->attrs, *next; a; a = next) {
		struct pl_attr **link = &node->attrs;

		next = a->next;
		while (*link && !pl_str_eq((*link)->name, a->name))
			link = &(*link)->next;
		if (!*link) {
			a->next = NULL;
			*link = a;
		}
	}
}

static void page_element(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *body = b->depth > 1 && pl_node_is(b->stack[1], PL_TAG_BODY) ? b->stack[1] : NULL;
	bool template = pl_b_on_stack(b, PL_TAG_TEMPLATE);

	pl_b_fact(b, b->opt.document ? PL_FACT_TREE_STRAY_START : PL_FACT_TREE_HEAD_ELEMENT, t->span, NULL);
	if (template)
		return;
	if (t->tag == PL_TAG_HTML) {
		merge_attrs(b, b->stack[0], t);
	} else if (t->tag == PL_TAG_BODY && body) {
		b->frameset_ok = false;
		merge_attrs(b, body, t);
	} else if (t->tag == PL_TAG_FRAMESET && body && b->frameset_ok) {
		pl_b_detach(body);
		while (b->depth > 1)
			pl_b_remove(b, b->depth - 1);
		pl_b_insert(b, t);
		b->mode = PL_IN_FRAMESET;
	}
}

static void close_p_for(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *p = NULL;

	if (!pl_b_in_scope(b, PL_TAG_P, PL_SCOPE_BUTTON))
		return;
	for (size_t i = b->depth; i-- > 0 && !p;)
		if (pl_node_is(b->stack[i], PL_TAG_P))
			p = b->stack[i];
	if (!(p->flags & (PL_NODE_MARKDOWN | PL_NODE_IMPLIED)))
		pl_b_fact(b, PL_FACT_TREE_CLOSED_BY_BLOCK, t->span, p)->related = p->open;
	pl_b_close_p(b);
}

static void closed_by_self(struct pl_tree_builder *b, const struct pl_token *t, const struct pl_node *outer)
{
	if (outer && !(outer->flags & (PL_NODE_IMPLIED | PL_NODE_CLONE)))
		pl_b_fact(b, PL_FACT_TREE_CLOSED_BY_SELF, t->span, outer)->related = outer->open;
}

/* Ends the element on top without a complaint of its own: the one about the inner start tag says it. */
static void end_quietly(struct pl_tree_builder *b, size_t index)
{
	b->stack[index]->span.end = b->token->span.start;
	pl_b_remove(b, index);
}

static void heading(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *current;

	close_p_for(b, t);
	current = pl_b_current(b);
	if (current->ns == PL_NS_HTML && PL_ONE_OF(current->tag, PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4, PL_TAG_H5, PL_TAG_H6)) {
		closed_by_self(b, t, current);
		end_quietly(b, b->depth - 1);
	}
	pl_b_insert(b, t);
}

static void list_item(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool li = t->tag == PL_TAG_LI;

	b->frameset_ok = false;
	for (size_t i = b->depth; i-- > 0;) {
		struct pl_node *node = b->stack[i];
		bool match = li ? pl_node_is(node, PL_TAG_LI) : pl_node_is(node, PL_TAG_DD) || pl_node_is(node, PL_TAG_DT);

		if (match) {
			enum pl_tag tag = (enum pl_tag)node->tag;

			pl_b_imply_ends(b, tag);
			pl_b_pop_until(b, tag);
			break;
		}
		if (node->ns != PL_NS_HTML || (pl_tag_has(node->tag, PL_IS_SPECIAL) && !PL_ONE_OF(node->tag, PL_TAG_ADDRESS, PL_TAG_DIV, PL_TAG_P)))
			break;
	}
	close_p_for(b, t);
	pl_b_insert(b, t);
}

static void anchor(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *old = pl_b_formatted(b, PL_TAG_A);

	if (old) {
		size_t index;

		closed_by_self(b, t, old);
		index = pl_b_formatting_index(b, old);
		b->formatting[index].fact = 0;
		pl_b_adopt(b, PL_TAG_A);
		index = pl_b_formatting_index(b, old);
		if (index < b->nformatting)
			pl_b_unformat(b, index);
		index = pl_b_find(b, old);
		if (index < b->depth)
			end_quietly(b, index);
	}
	pl_b_reconstruct(b);
	pl_b_format(b, pl_b_insert(b, t));
}

static void table(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (b->quirks != 2)
		close_p_for(b, t);
	pl_b_insert(b, t);
	b->frameset_ok = false;
	b->mode = PL_IN_TABLE;
}

static void input(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *node;

	if (pl_node_is(b->context, PL_TAG_SELECT)) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
		return;
	}
	if (pl_b_in_scope(b, PL_TAG_SELECT, PL_SCOPE)) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
		pl_b_pop_until(b, PL_TAG_SELECT);
	}
	pl_b_reconstruct(b);
	node = pl_b_insert_void(b, t);
	if (!pl_str_eq_nocase(pl_node_attr(node, "type"), PL_STR("hidden")))
		b->frameset_ok = false;
}

static void form(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool template = pl_b_on_stack(b, PL_TAG_TEMPLATE);
	struct pl_node *node;

	if (b->form && !template) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
		return;
	}
	close_p_for(b, t);
	node = pl_b_insert(b, t);
	if (!template)
		b->form = node;
}

static void foreign_root(struct pl_tree_builder *b, const struct pl_token *t, enum pl_ns ns)
{
	struct pl_node *node;

	pl_b_reconstruct(b);
	node = pl_b_insert_ns(b, t, ns);
	pl_b_adjust_attrs(b, node);
	if (t->flags & PL_TOKEN_SELF_CLOSING && pl_b_current(b) == node)
		b->depth--;
}

static void ruby(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool text_part = t->tag == PL_TAG_RP || t->tag == PL_TAG_RT;

	if (pl_b_in_scope(b, PL_TAG_RUBY, PL_SCOPE))
		pl_b_imply_ends(b, text_part ? PL_TAG_RTC : PL_TAG_UNKNOWN);
	pl_b_insert(b, t);
}

static void formatting(struct pl_tree_builder *b, const struct pl_token *t)
{
	pl_b_reconstruct(b);
	if (t->tag == PL_TAG_NOBR && pl_b_in_scope(b, PL_TAG_NOBR, PL_SCOPE)) {
		closed_by_self(b, t, pl_b_formatted(b, PL_TAG_NOBR));
		if (!pl_b_adopt(b, PL_TAG_NOBR))
			pl_b_any_other_end(b, t);
		pl_b_reconstruct(b);
	}
	pl_b_format(b, pl_b_insert(b, t));
}

static void button(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (pl_b_in_scope(b, PL_TAG_BUTTON, PL_SCOPE)) {
		size_t i = b->depth;

		while (!pl_node_is(b->stack[--i], PL_TAG_BUTTON))
			;
		closed_by_self(b, t, b->stack[i]);
		pl_b_imply_ends(b, PL_TAG_UNKNOWN);
		while (!pl_b_current_is(b, PL_TAG_BUTTON))
			pl_b_pop(b);
		end_quietly(b, b->depth - 1);
	}
	pl_b_reconstruct(b);
	pl_b_insert(b, t);
	b->frameset_ok = false;
}

void pl_b_void_element(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->tag) {
	case PL_TAG_HR:
		close_p_for(b, t);
		if (pl_b_in_scope(b, PL_TAG_SELECT, PL_SCOPE))
			pl_b_imply_ends(b, PL_TAG_UNKNOWN);
		pl_b_insert_void(b, t);
		b->frameset_ok = false;
		return;
	case PL_TAG_PARAM: case PL_TAG_SOURCE: case PL_TAG_TRACK:
		pl_b_insert_void(b, t);
		return;
	default:
		pl_b_reconstruct(b);
		pl_b_insert_void(b, t);
		b->frameset_ok = false;
	}
}

static void image(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_token img = *t;

	img.tag = PL_TAG_IMG;
	img.name = PL_STR("img");
	pl_b_void_element(b, &img);
}

/* Inside a select, a new option or group ends the one before it. */
static void option(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (pl_b_in_scope(b, PL_TAG_SELECT, PL_SCOPE))
		pl_b_imply_ends(b, t->tag == PL_TAG_OPTION ? PL_TAG_OPTGROUP : PL_TAG_UNKNOWN);
	else if (pl_b_current_is(b, PL_TAG_OPTION))
		pl_b_pop(b);
	pl_b_reconstruct(b);
	pl_b_insert(b, t);
}

static void select_start(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (pl_b_in_scope(b, PL_TAG_SELECT, PL_SCOPE) || pl_node_is(b->context, PL_TAG_SELECT)) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
		if (pl_b_in_scope(b, PL_TAG_SELECT, PL_SCOPE))
			pl_b_pop_until(b, PL_TAG_SELECT);
		return;
	}
	pl_b_reconstruct(b);
	pl_b_insert(b, t);
	b->frameset_ok = false;
}

static void text_start(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->tag == PL_TAG_TEXTAREA) {
		b->frameset_ok = false;
		pl_b_text_element(b, t, PL_TEXT_RCDATA);
		b->skip_newline = true;
		return;
	}
	if (t->tag == PL_TAG_XMP) {
		close_p_for(b, t);
		pl_b_reconstruct(b);
	}
	if (t->tag == PL_TAG_XMP || t->tag == PL_TAG_IFRAME)
		b->frameset_ok = false;
	pl_b_text_element(b, t, PL_TEXT_RAWTEXT);
}

static void block_start(struct pl_tree_builder *b, const struct pl_token *t)
{
	close_p_for(b, t);
	pl_b_insert(b, t);
	if (t->tag == PL_TAG_PRE || t->tag == PL_TAG_LISTING) {
		b->skip_newline = true;
		b->frameset_ok = false;
	}
	if (t->tag == PL_TAG_PLAINTEXT)
		b->text_mode = PL_TEXT_PLAINTEXT;
}

static bool start(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->tag) {
	case PL_TAG_HTML: case PL_TAG_BODY: case PL_TAG_FRAMESET:
		page_element(b, t);
		return false;
	case PL_TAG_BASE: case PL_TAG_BASEFONT: case PL_TAG_BGSOUND: case PL_TAG_LINK: case PL_TAG_META: case PL_TAG_NOFRAMES:
	case PL_TAG_SCRIPT: case PL_TAG_STYLE: case PL_TAG_TEMPLATE: case PL_TAG_TITLE:
		return pl_b_in_head(b, t);
	case PL_TAG_H1: case PL_TAG_H2: case PL_TAG_H3: case PL_TAG_H4: case PL_TAG_H5: case PL_TAG_H6:
		heading(b, t);
		return false;
	case PL_TAG_FORM: form(b, t); return false;
	case PL_TAG_LI: case PL_TAG_DD: case PL_TAG_DT: list_item(b, t); return false;
	case PL_TAG_BUTTON: button(b, t); return false;
	case PL_TAG_A: anchor(b, t); return false;
	case PL_TAG_TABLE: table(b, t); return false;
	case PL_TAG_INPUT: input(b, t); return false;
	case PL_TAG_IMAGE: image(b, t); return false;
	case PL_TAG_SELECT: select_start(b, t); return false;
	case PL_TAG_OPTGROUP: case PL_TAG_OPTION: option(b, t); return false;
	case PL_TAG_RB: case PL_TAG_RTC: case PL_TAG_RP: case PL_TAG_RT: ruby(b, t); return false;
	case PL_TAG_MATH: foreign_root(b, t, PL_NS_MATHML); return false;
	case PL_TAG_SVG: foreign_root(b, t, PL_NS_SVG); return false;
	case PL_TAG_HR: case PL_TAG_PARAM: case PL_TAG_SOURCE: case PL_TAG_TRACK: case PL_TAG_AREA: case PL_TAG_BR: case PL_TAG_EMBED:
	case PL_TAG_IMG: case PL_TAG_KEYGEN: case PL_TAG_WBR:
		pl_b_void_element(b, t);
		return false;
	case PL_TAG_APPLET: case PL_TAG_MARQUEE: case PL_TAG_OBJECT:
		pl_b_reconstruct(b);
		pl_b_insert(b, t);
		pl_b_marker(b);
		b->frameset_ok = false;
		return false;
	case PL_TAG_TEXTAREA: case PL_TAG_XMP: case PL_TAG_IFRAME: case PL_TAG_NOEMBED:
		text_start(b, t);
		return false;
	case PL_TAG_CAPTION: case PL_TAG_COL: case PL_TAG_COLGROUP: case PL_TAG_FRAME: case PL_TAG_HEAD: case PL_TAG_TBODY: case PL_TAG_TD:
	case PL_TAG_TFOOT: case PL_TAG_TH: case PL_TAG_THEAD: case PL_TAG_TR:
		pl_b_stray_part(b, t);
		return false;
	default:
		break;
	}
	if (t->tag == PL_TAG_NOSCRIPT && b->opt.scripting)
		text_start(b, t);
	else if (pl_tag_has(t->tag, PL_IS_FORMATTING))
		formatting(b, t);
	else if (pl_tag_has(t->tag, PL_IS_CLOSES_P))
		block_start(b, t);
	else {
		pl_b_reconstruct(b);
		pl_b_insert(b, t);
	}
	return false;
}

bool pl_b_in_body(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->kind) {
	case PL_TOKEN_TEXT:
		return text(b, t);
	case PL_TOKEN_COMMENT:
		pl_b_insert_comment(b, t, NULL);
		return false;
	case PL_TOKEN_DOCTYPE:
		pl_b_fact(b, PL_FACT_TREE_DOCTYPE, t->span, NULL);
		return false;
	case PL_TOKEN_START:
		return start(b, t);
	case PL_TOKEN_END:
		return pl_b_body_end(b, t);
	default:
		if (b->ntemplates)
			return pl_b_in_template(b, t);
		pl_b_stop(b);
		return false;
	}
}
