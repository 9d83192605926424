/* md_ial: kramdown's attribute lists (`{: #id .class key="value"}`, a heading's `{#id}`) as attributes. */
#include "body/md_ial.h"

/* Neighbours looked at, length of a class attribute: nobody writes more, and hostile posts must end. */
enum { NEAR = 32, CLASS_MAX = 1024 };

struct list {
	struct pl_arena *arena;
	struct pl_str text;
	uint32_t at, end;
	struct pl_node *target;
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
		.name = name, .name_span = name_span, .value = pl_slice(l->text, value), .value_span = value,
		.span = pl_span(name_span.start, value.end), .quote = '"', .next = l->target->attrs,
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
		return; /* the name of a list defined elsewhere */
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

static struct pl_node *target_of(const struct pl_node *n, struct pl_str text)
{
	struct pl_node *parent = n->parent, *before = n->prev;

	if (before && before->kind == PL_NODE_ELEMENT && before->span.end == n->span.start)
		return before;
	if (is_heading(parent))
		return parent;
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

/* `{:name: …}` and `{::options …}` belong to no element. */
static bool is_definition(struct pl_str list)
{
	size_t at = 2;

	while (at < list.len && list.ptr[at] != ':' && !ends_word(list.ptr[at]))
		at++;
	return at < list.len && list.ptr[at] == ':';
}

void pl_md_ial_apply(struct pl_tree *tree, struct pl_arena *arena, struct pl_str text, const struct pl_templates *templates)
{
	bool any = false;

	for (size_t i = 0; templates && i < templates->count && !any; i++)
		any = templates->items[i].kind == PL_TEMPLATE_IAL;
	if (!any)
		return;
	for (const struct pl_node *n = tree->root->first; n; n = pl_node_after(n, tree->root)) {
		struct list list = {.arena = arena, .text = text, .at = n->span.start + 2, .end = n->span.end};
		struct pl_str written = pl_slice(text, n->span);

		if (n->kind != PL_NODE_TEMPLATE || written.len < 4 || (written.ptr[1] != '#' && written.ptr[1] != ':') || is_definition(written))
			continue;
		list.at -= written.ptr[1] == '#';
		list.target = target_of(n, text);
		if (!list.target || list.target->kind != PL_NODE_ELEMENT)
			continue;
		while (list.at + 1 < list.end) {
			if (pl_is_space((unsigned char)text.ptr[list.at]))
				list.at++;
			else
				read_one(&list);
		}
	}
}
