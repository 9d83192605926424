/* html_modes: head, templates, and what stands around the body (WHATWG 13.2.6.4.1-6, 18-23). */
#include "body/html_builder.h"
#include "body/html_modes.h"

void pl_b_text_element(struct pl_tree_builder *b, const struct pl_token *t, enum pl_text_mode mode)
{
	pl_b_insert(b, t);
	if (pl_b_current(b)->open.start != t->span.start || pl_b_current(b)->tag != (uint16_t)t->tag)
		return; /* read flat: its text is text */
	b->text_mode = mode;
	b->original = b->mode;
	b->mode = PL_TEXT_MODE;
}

static void doctype_fact(struct pl_tree_builder *b, const struct pl_token *t)
{
	pl_b_fact(b, PL_FACT_TREE_DOCTYPE, t->span, NULL);
}

static void push_template(struct pl_tree_builder *b, enum pl_mode mode)
{
	b->templates = pl_arena_grow(b->arena, b->templates, b->ntemplates, &b->templates_cap, sizeof(*b->templates));
	b->templates[b->ntemplates++] = mode;
}

static void template_start(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *node = pl_b_insert(b, t);

	if (node->flags & PL_NODE_FLAT)
		return;
	pl_b_marker(b);
	b->frameset_ok = false;
	b->mode = PL_IN_TEMPLATE;
	push_template(b, PL_IN_TEMPLATE);
}

static void template_end(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (!pl_b_on_stack(b, PL_TAG_TEMPLATE)) {
		if (b->flat[PL_TAG_TEMPLATE])
			b->flat[PL_TAG_TEMPLATE]--;
		else
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
		return;
	}
	pl_b_imply_all_ends(b);
	pl_b_pop_until(b, PL_TAG_TEMPLATE);
	pl_b_clear_to_marker(b);
	b->ntemplates--;
	pl_b_reset_mode(b);
}

bool pl_b_in_head(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK) {
		pl_b_insert_text(b, t, t->text);
		return false;
	}
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, NULL);
		return false;
	}
	if (t->kind == PL_TOKEN_DOCTYPE) {
		doctype_fact(b, t);
		return false;
	}
	if (t->kind == PL_TOKEN_START) {
		switch (t->tag) {
		case PL_TAG_HTML:
			return pl_b_in_body(b, t);
		case PL_TAG_BASE: case PL_TAG_BASEFONT: case PL_TAG_BGSOUND: case PL_TAG_LINK: case PL_TAG_META:
			pl_b_insert_void(b, t);
			return false;
		case PL_TAG_TITLE:
			pl_b_text_element(b, t, PL_TEXT_RCDATA);
			return false;
		case PL_TAG_NOSCRIPT:
			if (!b->opt.scripting) {
				pl_b_insert(b, t);
				b->mode = PL_IN_HEAD_NOSCRIPT;
				return false;
			}
			/* fall through */
		case PL_TAG_NOFRAMES: case PL_TAG_STYLE:
			pl_b_text_element(b, t, PL_TEXT_RAWTEXT);
			return false;
		case PL_TAG_SCRIPT:
			pl_b_text_element(b, t, PL_TEXT_SCRIPT);
			return false;
		case PL_TAG_TEMPLATE:
			template_start(b, t);
			return false;
		case PL_TAG_HEAD:
			pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
			return false;
		default:
			break;
		}
	}
	if (t->kind == PL_TOKEN_END) {
		if (t->tag == PL_TAG_TEMPLATE) {
			template_end(b, t);
			return false;
		}
		if (t->tag == PL_TAG_HEAD) {
			pl_b_pop_ended(b, t);
			b->mode = PL_AFTER_HEAD;
			return false;
		}
		if (!PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_HTML, PL_TAG_BR)) {
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
			return false;
		}
	}
	pl_b_pop(b);
	b->mode = PL_AFTER_HEAD;
	return true;
}

bool pl_b_in_template(struct pl_tree_builder *b, const struct pl_token *t)
{
	enum pl_mode mode = PL_IN_BODY;

	if (t->kind == PL_TOKEN_EOF) {
		if (!pl_b_on_stack(b, PL_TAG_TEMPLATE)) {
			pl_b_stop(b);
			return false;
		}
		pl_b_pop_until(b, PL_TAG_TEMPLATE);
		pl_b_clear_to_marker(b);
		b->ntemplates--;
		pl_b_reset_mode(b);
		return true;
	}
	if (t->kind != PL_TOKEN_START && t->kind != PL_TOKEN_END)
		return pl_b_in_body(b, t);
	if (t->kind == PL_TOKEN_END) {
		if (t->tag == PL_TAG_TEMPLATE)
			return pl_b_in_head(b, t);
		pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
		return false;
	}
	switch (t->tag) {
	case PL_TAG_BASE: case PL_TAG_BASEFONT: case PL_TAG_BGSOUND: case PL_TAG_LINK: case PL_TAG_META: case PL_TAG_NOFRAMES:
	case PL_TAG_SCRIPT: case PL_TAG_STYLE: case PL_TAG_TEMPLATE: case PL_TAG_TITLE:
		return pl_b_in_head(b, t);
	case PL_TAG_CAPTION: case PL_TAG_COLGROUP: case PL_TAG_TBODY: case PL_TAG_TFOOT: case PL_TAG_THEAD:
		mode = PL_IN_TABLE;
		break;
	case PL_TAG_COL:
		mode = PL_IN_COLUMN_GROUP;
		break;
	case PL_TAG_TR:
		mode = PL_IN_TABLE_BODY;
		break;
	case PL_TAG_TD: case PL_TAG_TH:
		mode = PL_IN_ROW;
		break;
	default:
		break;
	}
	b->templates[b->ntemplates - 1] = b->mode = mode;
	return true;
}

/* WHATWG 13.2.4.1 "reset the insertion mode appropriately". */
void pl_b_reset_mode(struct pl_tree_builder *b)
{
	for (size_t i = b->depth; i-- > 0;) {
		bool last = i == 0;
		const struct pl_node *node = last && b->context ? b->context : b->stack[i];

		if (node->ns != PL_NS_HTML && !last)
			continue;
		switch (node->ns == PL_NS_HTML ? node->tag : PL_TAG_UNKNOWN) {
		case PL_TAG_TD: case PL_TAG_TH:
			if (last)
				break;
			b->mode = PL_IN_CELL;
			return;
		case PL_TAG_TR: b->mode = PL_IN_ROW; return;
		case PL_TAG_TBODY: case PL_TAG_THEAD: case PL_TAG_TFOOT: b->mode = PL_IN_TABLE_BODY; return;
		case PL_TAG_CAPTION: b->mode = PL_IN_CAPTION; return;
		case PL_TAG_COLGROUP: b->mode = PL_IN_COLUMN_GROUP; return;
		case PL_TAG_TABLE: b->mode = PL_IN_TABLE; return;
		case PL_TAG_TEMPLATE: b->mode = b->ntemplates ? b->templates[b->ntemplates - 1] : PL_IN_TEMPLATE; return;
		case PL_TAG_HEAD:
			if (last)
				break;
			b->mode = PL_IN_HEAD;
			return;
		case PL_TAG_BODY: b->mode = PL_IN_BODY; return;
		case PL_TAG_FRAMESET: b->mode = PL_IN_FRAMESET; return;
		case PL_TAG_HTML: b->mode = b->head ? PL_AFTER_HEAD : PL_BEFORE_HEAD; return;
		default: break;
		}
		if (last)
			b->mode = PL_IN_BODY;
	}
}

/* ---- what stands before the body ---- */

bool pl_b_before_html(struct pl_tree_builder *b, const struct pl_token *t)
{
	struct pl_node *html;

	if (t->kind == PL_TOKEN_DOCTYPE) {
		doctype_fact(b, t);
		return false;
	}
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, b->document);
		return false;
	}
	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK)
		return false;
	if (t->kind == PL_TOKEN_END && !PL_ONE_OF(t->tag, PL_TAG_HEAD, PL_TAG_BODY, PL_TAG_HTML, PL_TAG_BR)) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
		return false;
	}
	b->mode = PL_BEFORE_HEAD;
	if (pl_t_start(t, PL_TAG_HTML)) {
		html = pl_b_element(b, t, PL_NS_HTML);
		pl_b_append(b->document, html);
		pl_b_push(b, html);
		return false;
	}
	pl_b_push_html(b, t->span.start);
	return true;
}

void pl_b_push_html(struct pl_tree_builder *b, uint32_t at)
{
	struct pl_token token = {.kind = PL_TOKEN_START, .tag = PL_TAG_HTML, .name = PL_STR("html"), .span = {at, at}};
	struct pl_node *html = pl_b_element(b, &token, PL_NS_HTML);

	html->flags |= PL_NODE_IMPLIED;
	pl_b_append(b->document, html);
	pl_b_push(b, html);
}

bool pl_b_before_head(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK)
		return false;
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, NULL);
		return false;
	}
	if (t->kind == PL_TOKEN_DOCTYPE) {
		doctype_fact(b, t);
		return false;
	}
	if (pl_t_start(t, PL_TAG_HTML))
		return pl_b_in_body(b, t);
	if (t->kind == PL_TOKEN_END && !PL_ONE_OF(t->tag, PL_TAG_HEAD, PL_TAG_BODY, PL_TAG_HTML, PL_TAG_BR)) {
		pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
		return false;
	}
	b->mode = PL_IN_HEAD;
	if (pl_t_start(t, PL_TAG_HEAD)) {
		b->head = pl_b_insert(b, t);
		return false;
	}
	b->head = pl_b_insert_implied(b, PL_TAG_HEAD);
	return true;
}

bool pl_b_in_head_noscript(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_DOCTYPE) {
		doctype_fact(b, t);
		return false;
	}
	if (pl_t_start(t, PL_TAG_HTML))
		return pl_b_in_body(b, t);
	if (pl_t_end(t, PL_TAG_NOSCRIPT)) {
		pl_b_pop_ended(b, t);
		b->mode = PL_IN_HEAD;
		return false;
	}
	if ((t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK) || t->kind == PL_TOKEN_COMMENT ||
	    (t->kind == PL_TOKEN_START && PL_ONE_OF(t->tag, PL_TAG_BASEFONT, PL_TAG_BGSOUND, PL_TAG_LINK, PL_TAG_META, PL_TAG_NOFRAMES, PL_TAG_STYLE)))
		return pl_b_in_head(b, t);
	if (pl_t_start(t, PL_TAG_HEAD) || pl_t_start(t, PL_TAG_NOSCRIPT) || (t->kind == PL_TOKEN_END && t->tag != PL_TAG_BR)) {
		pl_b_fact(b, t->kind == PL_TOKEN_END ? PL_FACT_TREE_STRAY_END : PL_FACT_TREE_STRAY_START, t->span, NULL);
		return false;
	}
	pl_b_pop(b);
	b->mode = PL_IN_HEAD;
	return true;
}

bool pl_b_after_head(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK) {
		pl_b_insert_text(b, t, t->text);
		return false;
	}
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, NULL);
		return false;
	}
	if (t->kind == PL_TOKEN_DOCTYPE) {
		doctype_fact(b, t);
		return false;
	}
	if (t->kind == PL_TOKEN_START) {
		if (t->tag == PL_TAG_HTML)
			return pl_b_in_body(b, t);
		if (t->tag == PL_TAG_BODY || t->tag == PL_TAG_FRAMESET) {
			pl_b_insert(b, t);
			b->frameset_ok = b->frameset_ok && t->tag != PL_TAG_BODY;
			b->mode = t->tag == PL_TAG_BODY ? PL_IN_BODY : PL_IN_FRAMESET;
			return false;
		}
		if (PL_ONE_OF(t->tag, PL_TAG_BASE, PL_TAG_BASEFONT, PL_TAG_BGSOUND, PL_TAG_LINK, PL_TAG_META, PL_TAG_NOFRAMES, PL_TAG_SCRIPT,
			      PL_TAG_STYLE, PL_TAG_TEMPLATE, PL_TAG_TITLE)) {
			size_t at;
			bool again;

			pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
			pl_b_push(b, b->head);
			again = pl_b_in_head(b, t);
			at = pl_b_find(b, b->head);
			if (at < b->depth)
				pl_b_remove(b, at);
			return again;
		}
		if (t->tag == PL_TAG_HEAD) {
			pl_b_fact(b, PL_FACT_TREE_STRAY_START, t->span, NULL);
			return false;
		}
	}
	if (t->kind == PL_TOKEN_END) {
		if (t->tag == PL_TAG_TEMPLATE)
			return pl_b_in_head(b, t);
		if (!PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_HTML, PL_TAG_BR)) {
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
			return false;
		}
	}
	pl_b_insert_implied(b, PL_TAG_BODY);
	b->mode = PL_IN_BODY;
	return true;
}

/* ---- what stands after the body, and framesets ---- */

bool pl_b_after_body(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool twice = b->mode == PL_AFTER_AFTER_BODY;

	if (t->kind == PL_TOKEN_TEXT && t->flags & PL_TOKEN_BLANK)
		return pl_b_in_body(b, t);
	if (t->kind == PL_TOKEN_COMMENT) {
		pl_b_insert_comment(b, t, twice ? b->document : b->stack[0]);
		return false;
	}
	if (t->kind == PL_TOKEN_DOCTYPE && !twice) {
		doctype_fact(b, t);
		return false;
	}
	if (pl_t_start(t, PL_TAG_HTML) || (t->kind == PL_TOKEN_DOCTYPE && twice))
		return pl_b_in_body(b, t);
	if (pl_t_end(t, PL_TAG_HTML) && !twice) {
		if (b->opt.document)
			b->mode = PL_AFTER_AFTER_BODY;
		else
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, t->span, NULL);
		return false;
	}
	if (t->kind == PL_TOKEN_EOF) {
		pl_b_stop(b);
		return false;
	}
	if (t->kind == PL_TOKEN_START || t->kind == PL_TOKEN_END)
		pl_b_fact(b, t->kind == PL_TOKEN_END ? PL_FACT_TREE_STRAY_END : PL_FACT_TREE_STRAY_START, t->span, NULL)->code = 1;
	b->mode = PL_IN_BODY;
	return true;
}

static struct pl_str only_blank(struct pl_tree_builder *b, struct pl_str text)
{
	char *out = pl_arena_alloc(b->arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		if (pl_is_space((unsigned char)text.ptr[i]))
			out[n++] = text.ptr[i];
	return pl_str_n(out, n);
}

bool pl_b_framesets(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool in = b->mode == PL_IN_FRAMESET, twice = b->mode == PL_AFTER_AFTER_FRAMESET;

	switch (t->kind) {
	case PL_TOKEN_TEXT:
		pl_b_insert_text(b, t, only_blank(b, t->text));
		return false;
	case PL_TOKEN_COMMENT:
		pl_b_insert_comment(b, t, twice ? b->document : NULL);
		return false;
	case PL_TOKEN_DOCTYPE:
		doctype_fact(b, t);
		return false;
	case PL_TOKEN_EOF:
		pl_b_stop(b);
		return false;
	default:
		break;
	}
	if (pl_t_start(t, PL_TAG_HTML))
		return pl_b_in_body(b, t);
	if (pl_t_start(t, PL_TAG_NOFRAMES))
		return pl_b_in_head(b, t);
	if (in && pl_t_start(t, PL_TAG_FRAMESET)) {
		pl_b_insert(b, t);
	} else if (in && pl_t_start(t, PL_TAG_FRAME)) {
		pl_b_insert_void(b, t);
	} else if (in && pl_t_end(t, PL_TAG_FRAMESET) && b->depth > 1) {
		pl_b_pop_ended(b, t);
		if (b->opt.document && !pl_b_current_is(b, PL_TAG_FRAMESET))
			b->mode = PL_AFTER_FRAMESET;
	} else if (b->mode == PL_AFTER_FRAMESET && pl_t_end(t, PL_TAG_HTML)) {
		b->mode = PL_AFTER_AFTER_FRAMESET;
	} else {
		pl_b_fact(b, t->kind == PL_TOKEN_END ? PL_FACT_TREE_STRAY_END : PL_FACT_TREE_STRAY_START, t->span, NULL);
	}
	return false;
}
