/* md_ial: kramdown's attribute lists (`{: #id .class key="value"}`, a heading's `{#id}`) as attributes. */
#include "body/md_ial.h"

#include "base/hash.h"
#include "body/html_builder.h"

/* Neighbours looked at, length of a class attribute: nobody writes more, and hostile posts must end. */
enum { NEAR = 32, CLASS_MAX = 1024, DEPTH_MAX = 4, WORDS_MAX = 100000 };

struct list {
	struct pl_arena *arena;
	struct pl_str text;
	uint32_t at, end;
	struct pl_node *target;
	const struct pl_map *defined; /* name -> struct pl_span of what `{:name: …}` has behind the name */
	unsigned depth;
	size_t *words; /* of lists defined elsewhere, so far: each may name others */
};

static void give(struct list *l, struct pl_str name, struct pl_span name_span, struct pl_span value)
{
	struct pl_attr *attr;

	for (attr = l->target->attrs; attr; attr = attr->next) {
		if (!pl_str_eq(attr->name, name))
			continue;
		if (pl_str_is(name, "class") && attr->value.len < CLASS_MAX)
			attr->value = pl_arena_printf(l->arena, PL_FMT " " PL_FMT, PL_ARG(attr->value), PL_ARG(pl_slice(l->text, value)));
		return;
	}
	attr = PL_NEW(l->arena, struct pl_attr);
	*attr = (struct pl_attr){
		.name = name,
		.name_span = name_span,
		.value = pl_slice(l->text, value),
		.value_span = value,
		.span = pl_span(name_span.start, value.end),
		.quote = '"',
		.next = l->target->attrs,
	};
	l->target->attrs = attr;
}

static bool ends_word(char c)
{
	return pl_is_space((unsigned char)c) || c == '}';
}

static struct pl_span word(struct list *l)
{
	uint32_t start = l->at;

	while (l->at < l->end && !ends_word(l->text.ptr[l->at]) && l->text.ptr[l->at] != '=')
		l->at++;
	return pl_span(start, l->at);
}

static void read_list(struct list *l);

/* `{: name}`: what `{:name: …}` says. */
static void read_defined(const struct list *l, struct pl_str name)
{
	const struct pl_span *body = l->depth < DEPTH_MAX && *l->words < WORDS_MAX && name.len ? pl_map_get(l->defined, name) : NULL;
	struct list inner = *l;

	if (!body)
		return;
	inner.depth++;
	inner.at = body->start;
	inner.end = body->end;
	read_list(&inner);
}

static void read_one(struct list *l)
{
	char sign = l->text.ptr[l->at], quote;
	uint32_t start = l->at;
	struct pl_span name, value;

	if (sign == '#' || sign == '.') {
		l->at++;
		value = word(l);
		give(l, sign == '#' ? PL_STR("id") : PL_STR("class"), pl_span(start, start + 1), value);
		return;
	}
	name = word(l);
	if (pl_span_empty(name) || l->at == l->end || l->text.ptr[l->at] != '=') {
		l->at += pl_span_empty(name);
		read_defined(l, pl_slice(l->text, name));
		return;
	}
	quote = ++l->at < l->end ? l->text.ptr[l->at] : '\0';
	if (quote == '"' || quote == '\'') {
		value.start = ++l->at;
		while (l->at < l->end && l->text.ptr[l->at] != quote)
			l->at++;
		value.end = l->at;
		l->at += l->at < l->end;
	} else {
		value = word(l);
	}
	give(l, pl_slice(l->text, name), name, value);
}

static void read_list(struct list *l)
{
	while (l->at + 1 < l->end && *l->words < WORDS_MAX) {
		*l->words += l->depth != 0;
		if (pl_is_space((unsigned char)l->text.ptr[l->at]))
			l->at++;
		else
			read_one(l);
	}
}

static bool begins_line(struct pl_str text, uint32_t at)
{
	while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t'))
		at--;
	return at == 0 || text.ptr[at - 1] == '\n' || text.ptr[at - 1] == '\r';
}

static bool is_solid(const struct pl_node *n)
{
	if (n->kind != PL_NODE_TEXT)
		return n->kind == PL_NODE_ELEMENT;
	return pl_str_trim(n->text).len > 0;
}

static struct pl_node *solid_before(const struct pl_node *n)
{
	struct pl_node *before = n->prev;

	for (unsigned i = 0; before && !is_solid(before) && i < NEAR; i++)
		before = before->prev;
	return before;
}

static struct pl_node *solid_after(const struct pl_node *n)
{
	struct pl_node *after = n->next;

	for (unsigned i = 0; after && !is_solid(after) && i < NEAR; i++)
		after = after->next;
	return after;
}

static bool has_blank_line(struct pl_str text, uint32_t start, uint32_t end)
{
	unsigned newlines = 0;

	for (uint32_t at = start; at < end && newlines < 2; at++)
		newlines += text.ptr[at] == '\n';
	return newlines > 1;
}

/* The element that the list `n`, alone in its paragraph, belongs to. */
static struct pl_node *neighbour(const struct pl_node *paragraph, struct pl_str text)
{
	struct pl_node *before = solid_before(paragraph), *after = solid_after(paragraph);

	if (before && (!after || !has_blank_line(text, before->span.end, paragraph->span.start)))
		return before;
	return after;
}

static bool is_heading(const struct pl_node *n)
{
	return n->kind == PL_NODE_ELEMENT && n->tag >= PL_TAG_H1 && n->tag <= PL_TAG_H6;
}

/* ` {#id}` at the end; anything else in a heading's line is text to kramdown. */
static bool is_heading_id(const struct pl_node *n, struct pl_str text)
{
	struct pl_str list = pl_slice(text, n->span);
	char before = n->span.start ? text.ptr[n->span.start - 1] : '\0';

	if (n->next || (before != ' ' && before != '\t') || list.len < 4 || list.ptr[1] != '#' || !pl_is_alpha((unsigned char)list.ptr[2]))
		return false;
	for (size_t i = 3; i + 1 < list.len; i++)
		if (!pl_is_alnum((unsigned char)list.ptr[i]) && !strchr("_:-", list.ptr[i]))
			return false;
	return true;
}

/* The row that a list alone in a line below a table has become; NULL: it is no such. */
static struct pl_node *row_of(const struct pl_node *n)
{
	struct pl_node *row = pl_node_is(n->parent, PL_TAG_TD) ? n->parent->parent : NULL;

	if (!row || row->first != n->parent || row->next || solid_before(n) || solid_after(n))
		return NULL;
	for (const struct pl_node *cell = n->parent->next; cell; cell = cell->next)
		if (cell->first)
			return NULL;
	return row;
}

static struct pl_node *table_of(const struct pl_node *row)
{
	struct pl_node *table = row->parent;

	while (table && !pl_node_is(table, PL_TAG_TABLE))
		table = table->parent;
	return table;
}

static struct pl_node *target_of(const struct pl_node *n, struct pl_str text, enum pl_dialect dialect)
{
	struct pl_node *parent = n->parent, *before = n->prev;

	if (before && before->kind == PL_NODE_ELEMENT && before->span.end == n->span.start)
		return before;
	if (is_heading(parent))
		return dialect != PL_DIALECT_KRAMDOWN || is_heading_id(n, text) ? parent : NULL;
	if (pl_node_is(parent, PL_TAG_LI) && !solid_before(n))
		return parent;
	if (!begins_line(text, n->span.start))
		return NULL;
	if (pl_node_is(parent, PL_TAG_P) && !solid_before(n) && !solid_after(n))
		return neighbour(parent, text);
	if (pl_node_is(parent, PL_TAG_LI) && n->span.start > 0 && text.ptr[n->span.start - 1] == '\n')
		return parent->parent; /* not indented: the list's */
	if (!pl_node_is(parent, PL_TAG_P))
		return NULL;
	return pl_node_is(parent->parent, PL_TAG_BLOCKQUOTE) && text.ptr[n->span.start - 1] == '\n' ? parent->parent : parent;
}

/* `{:name: …}` and `{::options …}` belong to no element. *end: where the name ends. */
static bool is_definition(struct pl_str list, size_t *end)
{
	size_t at = 2;

	while (at < list.len && list.ptr[at] != ':' && !ends_word(list.ptr[at]))
		at++;
	*end = at;
	return at < list.len && list.ptr[at] == ':';
}

/* The first of a name counts least: kramdown joins them. They may stand behind what they are for. */
static void collect(struct pl_map *defined, struct pl_arena *arena, struct pl_str text, const struct pl_templates *templates)
{
	for (size_t i = 0; i < templates->count; i++) {
		struct pl_span span = templates->items[i].span;
		struct pl_str list = pl_slice(text, span);
		struct pl_span *body;
		size_t end;

		if (templates->items[i].kind != PL_TEMPLATE_IAL || list.len < 5 || list.ptr[1] != ':' || !is_definition(list, &end) ||
		    end == 2)
			continue;
		body = PL_NEW(arena, struct pl_span);
		*body = pl_span(span.start + (uint32_t)end + 1, span.end);
		*pl_map_put(defined, arena, pl_str_n(list.ptr + 2, end - 2)) = body;
	}
}

void pl_md_ial_apply(struct pl_tree *tree, struct pl_arena *arena, struct pl_str text, const struct pl_templates *templates,
		     enum pl_dialect dialect)
{
	bool any = false;
	struct pl_map defined = {0};
	size_t end, words = 0;

	for (size_t i = 0; templates && i < templates->count && !any; i++)
		any = templates->items[i].kind == PL_TEMPLATE_IAL;
	if (!any)
		return;
	collect(&defined, arena, text, templates);
	for (const struct pl_node *n = tree->root->first, *after; n; n = after) {
		struct list list = {
			.arena = arena, .text = text, .at = n->span.start + 2, .end = n->span.end, .defined = &defined, .words = &words};
		struct pl_str written = pl_slice(text, n->span);
		struct pl_node *row;

		after = pl_node_after(n, tree->root);
		if (n->kind != PL_NODE_TEMPLATE || written.len < 4 || (written.ptr[1] != '#' && written.ptr[1] != ':') ||
		    is_definition(written, &end))
			continue;
		list.at -= written.ptr[1] == '#';
		row = begins_line(text, n->span.start) ? row_of(n) : NULL;
		list.target = row ? table_of(row) : target_of(n, text, dialect);
		if (!list.target || list.target->kind != PL_NODE_ELEMENT)
			continue;
		read_list(&list);
		if (row) { /* it is no row to kramdown */
			after = pl_node_skip(row, tree->root);
			pl_b_detach(row);
		}
	}
}
