/* tree_view: a tree as text that tells what a reader would see, to compare trees by. */
#include "tree_view.h"

#include <stdlib.h>

static bool is_block(const struct pl_node *n)
{
	static const char *const names[] = {"p", "div", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th",
					    "hr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "script", "style", "section"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(n->text, names[i]))
			return true;
	return false;
}

void view_boundary(struct view *v)
{
	while (!v->pre && v->out.len && v->out.ptr[v->out.len - 1] == ' ')
		v->out.len--;
	v->gap = true;
}

static void view_text(struct view *v, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (v->pre || !pl_is_space((unsigned char)text.ptr[i])) {
			pl_buf_addc(&v->out, text.ptr[i]);
			v->gap = false;
		} else if (!v->gap && !(v->out.len && v->out.ptr[v->out.len - 1] == ' ')) {
			pl_buf_addc(&v->out, ' ');
		}
	}
}

static int by_name(const void *a, const void *b)
{
	return pl_str_cmp((*(const struct pl_attr *const *)a)->name, (*(const struct pl_attr *const *)b)->name);
}

/* Renderers percent-encode addresses; the tree keeps them as written. */
static void view_address(struct view *v, struct pl_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.ptr[i];

		if (pl_is_alnum(c) || memchr("-_.+!*(),%#@?=;:/,+$&~'", c, 24))
			pl_buf_addc(&v->out, (char)c);
		else
			pl_buf_addf(&v->out, "%%%02X", c);
	}
}

static void view_attr(struct view *v, const struct pl_attr *attr)
{
	pl_buf_addf(&v->out, " " PL_FMT "=\"", PL_ARG(attr->name));
	if (pl_str_is(attr->name, "href") || pl_str_is(attr->name, "src"))
		view_address(v, attr->value);
	else
		pl_buf_add(&v->out, attr->value);
	pl_buf_addc(&v->out, '"');
}

/* What a browser opens again behind an element left open, around nothing but the line break between two blocks. */
static bool is_empty_clone(const struct pl_node *n)
{
	return (n->flags & PL_NODE_CLONE) && (!n->first || (n->first == n->last && n->first->kind == PL_NODE_TEXT && !pl_str_trim(n->first->text).len));
}

static void view_open(struct view *v, const struct pl_node *n)
{
	const struct pl_attr *attrs[64];
	size_t count = 0;

	if (is_block(n))
		view_boundary(v);
	pl_buf_addf(&v->out, "<" PL_FMT, PL_ARG(n->text));
	for (const struct pl_attr *a = n->attrs; a && count < PL_COUNT(attrs); a = a->next)
		attrs[count++] = a;
	qsort(attrs, count, sizeof(*attrs), by_name);
	for (size_t i = 0; i < count; i++)
		view_attr(v, attrs[i]);
	pl_buf_addc(&v->out, '>');
	v->pre += pl_node_is(n, PL_TAG_PRE) || pl_node_is(n, PL_TAG_TEXTAREA);
	if (is_block(n))
		v->gap = true;
}

static void view_close(struct view *v, const struct pl_node *n)
{
	v->pre -= pl_node_is(n, PL_TAG_PRE) || pl_node_is(n, PL_TAG_TEXTAREA);
	if (is_block(n))
		view_boundary(v);
	pl_buf_addf(&v->out, "</" PL_FMT ">", PL_ARG(n->text));
	if (is_block(n))
		view_boundary(v);
}

void view_tree(struct view *v, const struct pl_node *n) /* the examples are not deep */
{
	for (; n; n = n->next) {
		if (n->kind == PL_NODE_TEXT)
			view_text(v, n->text);
		else if (n->kind == PL_NODE_COMMENT)
			pl_buf_addf(&v->out, "<!--" PL_FMT "-->", PL_ARG(n->text));
		if (n->kind != PL_NODE_ELEMENT || is_empty_clone(n))
			continue;
		view_open(v, n);
		view_tree(v, n->first);
		view_close(v, n);
	}
}
