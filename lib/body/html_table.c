/* html_table: the insertion modes of tables (WHATWG 13.2.6.4.9-15). */
#include "body/html_builder.h"

static void clear_to(struct pl_tree_builder *b, const enum pl_tag *tags)
{
	while (b->depth && !(pl_b_current(b)->ns == PL_NS_HTML && pl_t_one_of((enum pl_tag)pl_b_current(b)->tag, tags)))
		pl_b_pop(b);
}
#define CLEAR_TO(b, ...) clear_to((b), (const enum pl_tag[]){__VA_ARGS__, PL_TAG_TEMPLATE, PL_TAG_HTML, PL_TAG_UNKNOWN})

static void stray(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_END && b->flat[t->tag]) {
		b->flat[t->tag]--;
		return;
	}
	pl_b_fact(b, t->kind == PL_TOKEN_END ? PL_FACT_TREE_STRAY_END : PL_FACT_TREE_STRAY_START, t->span, NULL);
}

/* "Process using the rules for in body, with foster parenting." */
static bool fostered(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool again;

	if (t->kind != PL_TOKEN_END) {
		struct pl_fact *fact = pl_b_fact(b, PL_FACT_TREE_FOSTERED, t->span, NULL);

		fact->code = t->flags & PL_TOKEN_MARKDOWN;
		for (size_t i = b->depth; i-- > 0;)
			if (pl_node_is(b->stack[i], PL_TAG_TABLE)) {
				fact->related = b->stack[i]->open;
				break;
			}
	}
	b->foster = true;
	again = pl_b_in_body(b, t);
	b->foster = false;
	return again;
}

static bool table_start(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->tag) {
	case PL_TAG_CAPTION:
		CLEAR_TO(b, PL_TAG_TABLE);
		pl_b_marker(b);
		pl_b_insert(b, t);
		b->mode = PL_IN_CAPTION;
		return false;
	case PL_TAG_COLGROUP:
		CLEAR_TO(b, PL_TAG_TABLE);
		pl_b_insert(b, t);
		b->mode = PL_IN_COLUMN_GROUP;
		return false;
	case PL_TAG_COL:
		CLEAR_TO(b, PL_TAG_TABLE);
		pl_b_insert_implied(b, PL_TAG_COLGROUP);
		b->mode = PL_IN_COLUMN_GROUP;
		return true;
	case PL_TAG_TBODY: case PL_TAG_TFOOT: case PL_TAG_THEAD:
		CLEAR_TO(b, PL_TAG_TABLE);
		pl_b_insert(b, t);
		b->mode = PL_IN_TABLE_BODY;
		return false;
	case PL_TAG_TD: case PL_TAG_TH: case PL_TAG_TR:
		CLEAR_TO(b, PL_TAG_TABLE);
		pl_b_insert_implied(b, PL_TAG_TBODY);
		b->mode = PL_IN_TABLE_BODY;
		return true;
	case PL_TAG_TABLE:
		if (!pl_b_in_scope(b, PL_TAG_TABLE, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		pl_b_pop_until(b, PL_TAG_TABLE);
		pl_b_reset_mode(b);
		return true;
	case PL_TAG_STYLE: case PL_TAG_SCRIPT: case PL_TAG_TEMPLATE:
		return pl_b_in_head(b, t);
	case PL_TAG_INPUT: {
		struct pl_node probe = {.kind = PL_NODE_ELEMENT, .attrs = t->attrs};

		if (!pl_str_eq_nocase(pl_node_attr(&probe, "type"), PL_STR("hidden")))
			return fostered(b, t);
		pl_b_insert_void(b, t);
		return false;
	}
	case PL_TAG_FORM:
		stray(b, t);
		if (!pl_b_on_stack(b, PL_TAG_TEMPLATE) && !b->form)
			b->form = pl_b_insert_void(b, t);
		return false;
	default:
		return fostered(b, t);
	}
}

bool pl_b_in_table(struct pl_tree_builder *b, const struct pl_token *t)
{
	const struct pl_node *current = pl_b_current(b);

	switch (t->kind) {
	case PL_TOKEN_TEXT:
		if (current->ns == PL_NS_HTML && PL_ONE_OF(current->tag, PL_TAG_TABLE, PL_TAG_TBODY, PL_TAG_TEMPLATE, PL_TAG_TFOOT, PL_TAG_THEAD, PL_TAG_TR)) {
			b->npending = 0;
			b->pending_text = false;
			b->original = b->mode;
			b->mode = PL_IN_TABLE_TEXT;
			return true;
		}
		return fostered(b, t);
	case PL_TOKEN_COMMENT:
		pl_b_insert_comment(b, t, NULL);
		return false;
	case PL_TOKEN_DOCTYPE:
		pl_b_fact(b, PL_FACT_TREE_DOCTYPE, t->span, NULL);
		return false;
	case PL_TOKEN_START:
		return table_start(b, t);
	case PL_TOKEN_END:
		if (t->tag == PL_TAG_TABLE) {
			if (!pl_b_in_scope(b, PL_TAG_TABLE, PL_SCOPE_TABLE)) {
				stray(b, t);
				return false;
			}
			pl_b_pop_until(b, PL_TAG_TABLE);
			pl_b_reset_mode(b);
			return false;
		}
		if (PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_HTML, PL_TAG_TBODY, PL_TAG_TD, PL_TAG_TFOOT,
			      PL_TAG_TH, PL_TAG_THEAD, PL_TAG_TR)) {
			stray(b, t);
			return false;
		}
		if (t->tag == PL_TAG_TEMPLATE)
			return pl_b_in_head(b, t);
		return fostered(b, t);
	default:
		return pl_b_in_body(b, t);
	}
}

static void keep_pending(struct pl_tree_builder *b, const struct pl_token *t)
{
	b->pending = pl_arena_grow(b->arena, b->pending, b->npending, &b->pending_cap, sizeof(*b->pending));
	b->pending[b->npending++] = *t;
	b->pending_text = b->pending_text || !(t->flags & PL_TOKEN_BLANK);
}

bool pl_b_in_table_text(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_TEXT) {
		keep_pending(b, t);
		return false;
	}
	b->mode = b->original;
	for (size_t i = 0; i < b->npending; i++) {
		if (b->pending_text)
			fostered(b, &b->pending[i]);
		else
			pl_b_insert_text(b, &b->pending[i], b->pending[i].text);
	}
	b->npending = 0;
	return true;
}

bool pl_b_in_caption(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool own = pl_t_end(t, PL_TAG_CAPTION);

	if (own || pl_t_end(t, PL_TAG_TABLE) ||
	    (t->kind == PL_TOKEN_START && PL_ONE_OF(t->tag, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_TBODY, PL_TAG_TD, PL_TAG_TFOOT,
						    PL_TAG_TH, PL_TAG_THEAD, PL_TAG_TR))) {
		if (!pl_b_in_scope(b, PL_TAG_CAPTION, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		pl_b_imply_ends(b, PL_TAG_UNKNOWN);
		pl_b_pop_until(b, PL_TAG_CAPTION);
		pl_b_clear_to_marker(b);
		b->mode = PL_IN_TABLE;
		return !own;
	}
	if (t->kind == PL_TOKEN_END && PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_HTML, PL_TAG_TBODY, PL_TAG_TD,
						 PL_TAG_TFOOT, PL_TAG_TH, PL_TAG_THEAD, PL_TAG_TR)) {
		stray(b, t);
		return false;
	}
	return pl_b_in_body(b, t);
}

bool pl_b_in_column_group(struct pl_tree_builder *b, const struct pl_token *t)
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
		pl_b_fact(b, PL_FACT_TREE_DOCTYPE, t->span, NULL);
		return false;
	}
	if (pl_t_start(t, PL_TAG_HTML) || t->kind == PL_TOKEN_EOF)
		return pl_b_in_body(b, t);
	if (pl_t_start(t, PL_TAG_COL)) {
		pl_b_insert_void(b, t);
		return false;
	}
	if (t->tag == PL_TAG_TEMPLATE && (t->kind == PL_TOKEN_START || t->kind == PL_TOKEN_END))
		return pl_b_in_head(b, t);
	if (!pl_b_current_is(b, PL_TAG_COLGROUP) || pl_t_end(t, PL_TAG_COL)) {
		if (t->kind == PL_TOKEN_START || t->kind == PL_TOKEN_END)
			stray(b, t);
		return false;
	}
	if (pl_t_end(t, PL_TAG_COLGROUP))
		pl_b_pop_ended(b, t);
	else
		pl_b_pop(b);
	b->mode = PL_IN_TABLE;
	return !pl_t_end(t, PL_TAG_COLGROUP);
}

bool pl_b_in_table_body(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool section = PL_ONE_OF(t->tag, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);

	if (pl_t_start(t, PL_TAG_TR)) {
		CLEAR_TO(b, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);
		pl_b_insert(b, t);
		b->mode = PL_IN_ROW;
		return false;
	}
	if (pl_t_start(t, PL_TAG_TH) || pl_t_start(t, PL_TAG_TD)) {
		CLEAR_TO(b, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);
		pl_b_insert_implied(b, PL_TAG_TR);
		b->mode = PL_IN_ROW;
		return true;
	}
	if (t->kind == PL_TOKEN_END && section) {
		if (!pl_b_in_scope(b, t->tag, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		CLEAR_TO(b, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);
		if (pl_b_current_is(b, t->tag))
			pl_b_pop_ended(b, t);
		else
			pl_b_pop(b);
		b->mode = PL_IN_TABLE;
		return false;
	}
	if (pl_t_end(t, PL_TAG_TABLE) ||
	    (t->kind == PL_TOKEN_START && (section || PL_ONE_OF(t->tag, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP)))) {
		if (!pl_b_in_scope(b, PL_TAG_TBODY, PL_SCOPE_TABLE) && !pl_b_in_scope(b, PL_TAG_THEAD, PL_SCOPE_TABLE) &&
		    !pl_b_in_scope(b, PL_TAG_TFOOT, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		CLEAR_TO(b, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);
		pl_b_pop(b);
		b->mode = PL_IN_TABLE;
		return true;
	}
	if (t->kind == PL_TOKEN_END && PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_HTML, PL_TAG_TD,
						 PL_TAG_TH, PL_TAG_TR)) {
		stray(b, t);
		return false;
	}
	return pl_b_in_table(b, t);
}

static bool end_row(struct pl_tree_builder *b)
{
	if (!pl_b_in_scope(b, PL_TAG_TR, PL_SCOPE_TABLE)) {
		stray(b, b->token);
		return false;
	}
	CLEAR_TO(b, PL_TAG_TR);
	if (pl_t_end(b->token, PL_TAG_TR))
		pl_b_pop_ended(b, b->token);
	else
		pl_b_pop(b);
	b->mode = PL_IN_TABLE_BODY;
	return true;
}

bool pl_b_in_row(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool section = PL_ONE_OF(t->tag, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD);

	if (pl_t_start(t, PL_TAG_TH) || pl_t_start(t, PL_TAG_TD)) {
		CLEAR_TO(b, PL_TAG_TR);
		pl_b_insert(b, t);
		b->mode = PL_IN_CELL;
		pl_b_marker(b);
		return false;
	}
	if (pl_t_end(t, PL_TAG_TR)) {
		end_row(b);
		return false;
	}
	if (pl_t_end(t, PL_TAG_TABLE) ||
	    (t->kind == PL_TOKEN_START && (section || PL_ONE_OF(t->tag, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_TR))))
		return end_row(b);
	if (t->kind == PL_TOKEN_END && section) {
		if (!pl_b_in_scope(b, t->tag, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		if (!pl_b_in_scope(b, PL_TAG_TR, PL_SCOPE_TABLE))
			return false;
		return end_row(b);
	}
	if (t->kind == PL_TOKEN_END && PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_HTML, PL_TAG_TD, PL_TAG_TH)) {
		stray(b, t);
		return false;
	}
	return pl_b_in_table(b, t);
}

static void close_cell(struct pl_tree_builder *b)
{
	pl_b_imply_ends(b, PL_TAG_UNKNOWN);
	while (b->depth && !pl_b_current_is(b, PL_TAG_TD) && !pl_b_current_is(b, PL_TAG_TH))
		pl_b_pop(b);
	if (b->depth)
		pl_b_pop(b);
	pl_b_clear_to_marker(b);
	b->mode = PL_IN_ROW;
}

bool pl_b_in_cell(struct pl_tree_builder *b, const struct pl_token *t)
{
	if (t->kind == PL_TOKEN_END && (t->tag == PL_TAG_TD || t->tag == PL_TAG_TH)) {
		if (!pl_b_in_scope(b, t->tag, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		pl_b_imply_ends(b, PL_TAG_UNKNOWN);
		pl_b_pop_until(b, t->tag);
		pl_b_clear_to_marker(b);
		b->mode = PL_IN_ROW;
		return false;
	}
	if (t->kind == PL_TOKEN_START && PL_ONE_OF(t->tag, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_TBODY, PL_TAG_TD, PL_TAG_TFOOT,
						   PL_TAG_TH, PL_TAG_THEAD, PL_TAG_TR)) {
		if (!pl_b_in_scope(b, PL_TAG_TD, PL_SCOPE_TABLE) && !pl_b_in_scope(b, PL_TAG_TH, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		close_cell(b);
		return true;
	}
	if (t->kind == PL_TOKEN_END && PL_ONE_OF(t->tag, PL_TAG_BODY, PL_TAG_CAPTION, PL_TAG_COL, PL_TAG_COLGROUP, PL_TAG_HTML)) {
		stray(b, t);
		return false;
	}
	if (t->kind == PL_TOKEN_END && PL_ONE_OF(t->tag, PL_TAG_TABLE, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD, PL_TAG_TR)) {
		if (!pl_b_in_scope(b, t->tag, PL_SCOPE_TABLE)) {
			stray(b, t);
			return false;
		}
		close_cell(b);
		return true;
	}
	return pl_b_in_body(b, t);
}

/* ---- parts of tables without a table ---- */

static bool is_blank(struct pl_str text)
{
	return pl_str_trim(text).len == 0;
}

/* True when a part of a table stands in another such part, or right behind one, that has been told. */
static bool continues_stray(const struct pl_tree_builder *b, const struct pl_token *t)
{
	static const enum pl_tag parts[] = {PL_TAG_CAPTION, PL_TAG_COLGROUP, PL_TAG_TBODY, PL_TAG_TD, PL_TAG_TFOOT, PL_TAG_TH, PL_TAG_THEAD,
					    PL_TAG_TR};
	const struct pl_node *current = pl_b_current(b), *last = current->last;

	if (b->stray_parent != current || t->tag == PL_TAG_HEAD || t->tag == PL_TAG_FRAME)
		return false;
	for (size_t i = 0; i < PL_COUNT(parts); i++)
		if (b->flat[parts[i]])
			return true;
	return t->span.start == b->stray_end ||
	       (last && last->kind == PL_NODE_TEXT && last->span.start == b->stray_end && is_blank(last->text));
}

/* What makes no element here. Its end tag is no second fault, nor are the cells of a row. */
void pl_b_stray_part(struct pl_tree_builder *b, const struct pl_token *t)
{
	bool head = t->tag == PL_TAG_HEAD && !b->opt.document;

	if (!continues_stray(b, t))
		pl_b_fact(b, head ? PL_FACT_TREE_HEAD_ELEMENT : PL_FACT_TREE_STRAY_START, t->span, NULL);
	b->stray_parent = pl_b_current(b);
	b->flat[t->tag]++;
}
