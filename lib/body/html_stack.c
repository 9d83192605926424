/* html_stack: nodes, the stack of open elements, scopes, and where things are inserted (WHATWG 13.2.4.2, 13.2.6.1). */
#include "body/html_builder.h"

bool pl_t_one_of(enum pl_tag tag, const enum pl_tag *list)
{
	for (; *list != PL_TAG_UNKNOWN; list++)
		if (*list == tag)
			return true;
	return false;
}

struct pl_node *pl_b_current(const struct pl_tree_builder *b)
{
	return b->depth ? b->stack[b->depth - 1] : b->document;
}

struct pl_node *pl_b_adjusted(const struct pl_tree_builder *b)
{
	return b->depth == 1 && b->context ? b->context : pl_b_current(b);
}

struct pl_fact *pl_b_fact(struct pl_tree_builder *b, enum pl_fact_kind kind, struct pl_span span, const struct pl_node *node)
{
	struct pl_fact *fact = pl_fact_add(b->facts, kind, span);
	uint32_t listed = b->facts->dropped ? 0 : (uint32_t)b->facts->count;

	fact->node = node;
	if (kind == PL_FACT_TREE_UNCLOSED || kind == PL_FACT_TREE_CLOSED_BY_SELF)
		b->awaited[node->tag] = listed;
	else if (kind == PL_FACT_TREE_STRAY_START)
		b->awaited[b->token->tag] = listed;
	else if (kind == PL_FACT_TREE_FOREIGN_BREAKOUT)
		b->awaited[PL_TAG_SVG] = b->awaited[PL_TAG_MATH] = listed;
	return fact;
}

/* The end tag of an element that was left open came too late: one fault, told where it began. */
static bool ends_unclosed(struct pl_tree_builder *b, struct pl_fact *fact)
{
	const struct pl_node *node = fact->node, *around = node->parent;

	if (around && pl_b_find(b, around) == b->depth)
		around = around->parent; /* what crossed it has just ended */
	if (!around || pl_b_find(b, around) == b->depth)
		return false; /* another place of the post: two faults */
	if (fact->code == PL_TOKEN_END) {
		fact->kind = PL_FACT_TREE_MISNESTED;
		fact->span = fact->related;
		fact->related = node->open;
		fact->code = 1;
	} else {
		fact->kind = PL_FACT_NONE; /* the start tag that ended it has its own fact */
	}
	return true;
}

void pl_b_stray_end(struct pl_tree_builder *b, const struct pl_token *end)
{
	uint32_t cause = end->tag ? b->awaited[end->tag] : 0;

	if (b->flat[end->tag]) {
		b->flat[end->tag]--;
		b->stray_end = end->span.end;
		return;
	}
	if (end->flags & PL_TOKEN_MARKDOWN)
		return; /* nobody wrote it: what ended its element has been told */
	b->awaited[end->tag] = 0;
	if (cause && (b->facts->items[cause - 1].kind != PL_FACT_TREE_UNCLOSED || ends_unclosed(b, &b->facts->items[cause - 1])))
		return;
	pl_b_fact(b, PL_FACT_TREE_STRAY_END, end->span, NULL);
}

static struct pl_node *new_node(struct pl_tree_builder *b, enum pl_node_kind kind, const struct pl_token *token)
{
	struct pl_node *node = PL_NEW(b->arena, struct pl_node);

	b->count++;
	node->kind = (uint8_t)kind;
	if (token) {
		node->span = node->open = token->span;
		if (token->flags & PL_TOKEN_MARKDOWN)
			node->flags |= PL_NODE_MARKDOWN;
	}
	return node;
}

void pl_b_append(struct pl_node *parent, struct pl_node *child)
{
	child->parent = parent;
	child->prev = parent->last;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void pl_b_before(struct pl_node *ref, struct pl_node *child)
{
	child->parent = ref->parent;
	child->next = ref;
	child->prev = ref->prev;
	if (ref->prev)
		ref->prev->next = child;
	else
		ref->parent->first = child;
	ref->prev = child;
}

void pl_b_detach(struct pl_node *node)
{
	if (!node->parent)
		return;
	if (node->prev)
		node->prev->next = node->next;
	else
		node->parent->first = node->next;
	if (node->next)
		node->next->prev = node->prev;
	else
		node->parent->last = node->prev;
	node->parent = node->next = node->prev = NULL;
}

struct pl_node *pl_b_element(struct pl_tree_builder *b, const struct pl_token *token, enum pl_ns ns)
{
	struct pl_node *node = new_node(b, PL_NODE_ELEMENT, token);

	node->ns = (uint8_t)ns;
	node->tag = (uint16_t)token->tag;
	node->text = token->name;
	node->attrs = token->attrs;
	if (token->flags & PL_TOKEN_SELF_CLOSING)
		node->flags |= PL_NODE_SELF_CLOSING;
	if (ns == PL_NS_HTML && token->tag == PL_TAG_TEMPLATE) {
		node->content = new_node(b, PL_NODE_DOCUMENT, NULL);
		node->content->parent = node; /* so that a walk finds its way out */
	}
	return node;
}

void pl_b_push(struct pl_tree_builder *b, struct pl_node *node)
{
	b->stack = pl_arena_grow(b->arena, b->stack, b->depth, &b->stack_cap, sizeof(*b->stack));
	b->stack[b->depth++] = node;
	if (node->ns == PL_NS_HTML)
		b->open[node->tag]++;
}

static bool targets_table(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML &&
	       PL_ONE_OF(node->tag, PL_TAG_TABLE, PL_TAG_TBODY, PL_TAG_TFOOT, PL_TAG_THEAD, PL_TAG_TR);
}

/* The foster parent (13.2.6.1): *before is the node to insert before, or NULL for appending. */
static struct pl_node *foster_place(struct pl_tree_builder *b, struct pl_node **before)
{
	size_t table = b->depth, template = b->depth;

	*before = NULL;
	for (size_t i = b->depth; i-- > 0 && (table == b->depth || template == b->depth);) {
		if (table == b->depth && pl_node_is(b->stack[i], PL_TAG_TABLE))
			table = i;
		if (template == b->depth && pl_node_is(b->stack[i], PL_TAG_TEMPLATE))
			template = i;
	}
	if (template < b->depth && (table == b->depth || template > table))
		return b->stack[template]->content;
	if (table == b->depth)
		return b->stack[0];
	if (b->stack[table]->parent) {
		*before = b->stack[table];
		return b->stack[table]->parent;
	}
	return table ? b->stack[table - 1] : b->stack[0];
}

static void place(struct pl_tree_builder *b, struct pl_node *target, struct pl_node *node)
{
	struct pl_node *before = NULL;

	if (b->foster && targets_table(target)) {
		struct pl_node *parent = foster_place(b, &before);

		node->flags |= PL_NODE_FOSTERED;
		if (before)
			pl_b_before(before, node);
		else
			pl_b_append(parent, node);
		return;
	}
	pl_b_append(target->content ? target->content : target, node);
}

void pl_b_insert_node(struct pl_tree_builder *b, struct pl_node *node)
{
	place(b, pl_b_current(b), node);
}

struct pl_node *pl_b_insert_ns(struct pl_tree_builder *b, const struct pl_token *token, enum pl_ns ns)
{
	struct pl_node *node = pl_b_element(b, token, ns);

	pl_b_insert_node(b, node);
	if (b->depth >= PL_TREE_DEPTH && !b->opt.exact) {
		node->flags |= PL_NODE_FLAT;
		if (!b->too_deep)
			pl_b_fact(b, PL_FACT_TREE_DEPTH, token->span, node);
		b->too_deep = true;
		b->flat[node->tag]++;
		return node;
	}
	pl_b_push(b, node);
	return node;
}

struct pl_node *pl_b_insert(struct pl_tree_builder *b, const struct pl_token *token)
{
	return pl_b_insert_ns(b, token, PL_NS_HTML);
}

struct pl_node *pl_b_insert_void(struct pl_tree_builder *b, const struct pl_token *token)
{
	struct pl_node *node = pl_b_element(b, token, PL_NS_HTML);

	pl_b_insert_node(b, node);
	return node;
}

struct pl_node *pl_b_insert_implied(struct pl_tree_builder *b, enum pl_tag tag)
{
	uint32_t at = b->token->span.start;
	struct pl_token token = {.kind = PL_TOKEN_START, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name), .span = {at, at}};
	struct pl_node *node = pl_b_insert(b, &token);

	node->flags |= PL_NODE_IMPLIED;
	return node;
}

void pl_b_insert_text(struct pl_tree_builder *b, const struct pl_token *token, struct pl_str text)
{
	struct pl_node *target = pl_b_current(b), *last, *node, *before = NULL;

	if (!text.len || target->kind == PL_NODE_DOCUMENT)
		return;
	if (b->foster && targets_table(target)) {
		struct pl_node *parent = foster_place(b, &before);

		last = before ? before->prev : parent->last;
	} else {
		last = target->content ? target->content->last : target->last;
	}
	if (last && last->kind == PL_NODE_TEXT && last->text.ptr + last->text.len == text.ptr && last->span.end == token->span.start) {
		last->text.len += text.len;
		last->span.end = token->span.end;
		return;
	}
	node = new_node(b, PL_NODE_TEXT, token);
	node->text = text;
	pl_b_insert_node(b, node);
}

void pl_b_insert_comment(struct pl_tree_builder *b, const struct pl_token *token, struct pl_node *parent)
{
	struct pl_node *node = new_node(b, PL_NODE_COMMENT, token);

	node->text = token->text;
	if (token->flags & PL_TOKEN_BOGUS)
		node->flags |= PL_NODE_BOGUS;
	if (parent)
		pl_b_append(parent, node);
	else
		pl_b_insert_node(b, node);
}

size_t pl_b_find(const struct pl_tree_builder *b, const struct pl_node *node)
{
	for (size_t i = b->depth; i-- > 0;)
		if (b->stack[i] == node)
			return i;
	return b->depth;
}

bool pl_b_on_stack(const struct pl_tree_builder *b, enum pl_tag tag)
{
	return b->open[tag] > 0;
}

static void forget(struct pl_tree_builder *b, struct pl_node *node)
{
	if (node->ns == PL_NS_HTML)
		b->open[node->tag]--;
}

/* A start tag without its end tag: what becomes of it is known only later when it is a formatting element. */
static void left_open(struct pl_tree_builder *b, struct pl_node *node)
{
	size_t index;
	struct pl_fact *fact;
	struct pl_span closer = b->token->span;
	bool eof = b->token->kind == PL_TOKEN_EOF;

	if (eof || closer.start < node->open.end)
		closer = pl_span(b->opt.end > node->open.end ? b->opt.end : node->open.end, b->opt.end > node->open.end ? b->opt.end : node->open.end);
	node->span.end = closer.start;
	if (node->flags & (PL_NODE_IMPLIED | PL_NODE_CLONE | PL_NODE_MARKDOWN) || node->ns != PL_NS_HTML)
		return;
	if (pl_tag_has(node->tag, PL_IS_OPTIONAL_END)) {
		pl_b_fact(b, PL_FACT_TREE_OPTIONAL_END, node->open, node)->related = closer;
		return;
	}
	index = pl_b_formatting_index(b, node);
	if (index < b->nformatting && !eof && b->facts->count < PL_FACTS_MAX) {
		pl_b_fact(b, PL_FACT_TREE_MISNESTED, closer, node)->related = node->open;
		b->formatting[index].fact = (uint32_t)b->facts->count;
		return;
	}
	fact = pl_b_fact(b, PL_FACT_TREE_UNCLOSED, node->open, node);
	fact->related = closer;
	fact->code = (uint32_t)b->token->kind;
}

void pl_b_pop(struct pl_tree_builder *b)
{
	struct pl_node *node = b->stack[--b->depth];

	forget(b, node);
	left_open(b, node);
}

void pl_b_pop_ended(struct pl_tree_builder *b, const struct pl_token *end)
{
	struct pl_node *node = b->stack[--b->depth];

	forget(b, node);
	if (end->kind == PL_TOKEN_END) {
		if ((node->flags & PL_NODE_MARKDOWN) && !(end->flags & PL_TOKEN_MARKDOWN))
			pl_b_fact(b, PL_FACT_TREE_STRAY_END, end->span, NULL); /* its start tag was never written */
		node->close = end->span;
		node->span.end = end->span.end;
	}
}

void pl_b_pop_until(struct pl_tree_builder *b, enum pl_tag tag)
{
	while (b->depth && !pl_b_current_is(b, tag))
		pl_b_pop(b);
	if (!b->depth)
		return;
	if (b->token->kind == PL_TOKEN_END && b->token->tag == tag)
		pl_b_pop_ended(b, b->token);
	else
		pl_b_pop(b);
}

void pl_b_remove(struct pl_tree_builder *b, size_t index)
{
	forget(b, b->stack[index]);
	memmove(&b->stack[index], &b->stack[index + 1], (b->depth - index - 1) * sizeof(*b->stack));
	b->depth--;
}

static bool ends_scope(const struct pl_node *node, enum pl_scope scope)
{
	if (node->ns == PL_NS_MATHML)
		return scope != PL_SCOPE_TABLE && PL_ONE_OF(node->tag, PL_TAG_MI, PL_TAG_MO, PL_TAG_MN, PL_TAG_MS, PL_TAG_MTEXT, PL_TAG_ANNOTATION_XML);
	if (node->ns == PL_NS_SVG)
		return scope != PL_SCOPE_TABLE && PL_ONE_OF(node->tag, PL_TAG_FOREIGNOBJECT, PL_TAG_DESC, PL_TAG_TITLE);
	if (PL_ONE_OF(node->tag, PL_TAG_HTML, PL_TAG_TABLE, PL_TAG_TEMPLATE))
		return true;
	if (scope == PL_SCOPE_TABLE)
		return false;
	if (PL_ONE_OF(node->tag, PL_TAG_APPLET, PL_TAG_CAPTION, PL_TAG_TD, PL_TAG_TH, PL_TAG_MARQUEE, PL_TAG_OBJECT, PL_TAG_SELECT))
		return true;
	if (scope == PL_SCOPE_LIST)
		return node->tag == PL_TAG_OL || node->tag == PL_TAG_UL;
	return scope == PL_SCOPE_BUTTON && node->tag == PL_TAG_BUTTON;
}

bool pl_b_in_scope(const struct pl_tree_builder *b, enum pl_tag tag, enum pl_scope scope)
{
	if (!b->open[tag])
		return false;
	for (size_t i = b->depth; i-- > 0;) {
		if (pl_node_is(b->stack[i], tag))
			return true;
		if (ends_scope(b->stack[i], scope))
			return false;
	}
	return false;
}

bool pl_b_node_in_scope(const struct pl_tree_builder *b, const struct pl_node *node)
{
	for (size_t i = b->depth; i-- > 0;) {
		if (b->stack[i] == node)
			return true;
		if (ends_scope(b->stack[i], PL_SCOPE))
			return false;
	}
	return false;
}

void pl_b_imply_ends(struct pl_tree_builder *b, enum pl_tag except)
{
	while (b->depth && pl_b_current(b)->ns == PL_NS_HTML && pl_b_current(b)->tag != (uint16_t)except &&
	       PL_ONE_OF(pl_b_current(b)->tag, PL_TAG_DD, PL_TAG_DT, PL_TAG_LI, PL_TAG_OPTGROUP, PL_TAG_OPTION, PL_TAG_P, PL_TAG_RB,
			 PL_TAG_RP, PL_TAG_RT, PL_TAG_RTC))
		pl_b_pop(b);
}

void pl_b_imply_all_ends(struct pl_tree_builder *b)
{
	while (b->depth && pl_b_current(b)->ns == PL_NS_HTML &&
	       PL_ONE_OF(pl_b_current(b)->tag, PL_TAG_CAPTION, PL_TAG_COLGROUP, PL_TAG_DD, PL_TAG_DT, PL_TAG_LI, PL_TAG_OPTGROUP,
			 PL_TAG_OPTION, PL_TAG_P, PL_TAG_RB, PL_TAG_RP, PL_TAG_RT, PL_TAG_RTC, PL_TAG_TBODY, PL_TAG_TD,
			 PL_TAG_TFOOT, PL_TAG_TH, PL_TAG_THEAD, PL_TAG_TR))
		pl_b_pop(b);
}

void pl_b_close_p(struct pl_tree_builder *b)
{
	pl_b_imply_ends(b, PL_TAG_P);
	pl_b_pop_until(b, PL_TAG_P);
}
