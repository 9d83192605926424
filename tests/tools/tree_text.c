/* tree_text: a tree in the notation of the html5lib tests. */
#include "tree_text.h"

#include <stdio.h>
#include <stdlib.h>

static void indent(struct pl_buf *out, unsigned depth)
{
	pl_buf_adds(out, "| ");
	for (unsigned i = 0; i < depth; i++)
		pl_buf_adds(out, "  ");
}

struct shown {
	struct pl_str name, value;
};

/* In foreign content these names have a namespace (WHATWG 13.2.6.1 "adjust foreign attributes"). */
static struct pl_str shown_name(const struct pl_node *node, struct pl_str name)
{
	static const char *const prefixed[] = {"xlink actuate", "xlink arcrole", "xlink href", "xlink role", "xlink show", "xlink title",
					       "xlink type", "xml lang", "xml space", "xmlns xlink"};
	size_t colon = node->ns == PL_NS_HTML ? name.len : pl_str_find(name, PL_STR(":"), 0);

	for (size_t i = 0; colon < name.len && i < PL_COUNT(prefixed); i++)
		if (strlen(prefixed[i]) == name.len && !memcmp(prefixed[i], name.ptr, colon) &&
		    !memcmp(prefixed[i] + colon + 1, name.ptr + colon + 1, name.len - colon - 1))
			return pl_str_c(prefixed[i]);
	return name;
}

static int by_name(const void *a, const void *b)
{
	const struct shown *x = a, *y = b;

	return pl_str_cmp(x->name, y->name);
}

static void attributes(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	struct shown list[PL_ATTRS_MAX + 8];
	size_t n = 0;

	for (const struct pl_attr *a = node->attrs; a && n < PL_COUNT(list); a = a->next)
		list[n++] = (struct shown){shown_name(node, a->name), a->value};
	qsort(list, n, sizeof(list[0]), by_name);
	for (size_t i = 0; i < n; i++) {
		indent(out, depth);
		pl_buf_add(out, list[i].name);
		pl_buf_adds(out, "=\"");
		pl_buf_add(out, list[i].value);
		pl_buf_adds(out, "\"\n");
	}
}

static void element(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	static const char *const spaces[] = {[PL_NS_HTML] = "", [PL_NS_SVG] = "svg ", [PL_NS_MATHML] = "math "};

	indent(out, depth);
	pl_buf_addf(out, "<%s" PL_FMT ">\n", spaces[node->ns], PL_ARG(node->text));
	attributes(out, node, depth + 1);
}

static void leaf(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	indent(out, depth);
	switch (node->kind) {
	case PL_NODE_DOCTYPE:
		pl_buf_addf(out, "<!DOCTYPE " PL_FMT, PL_ARG(node->text));
		if (node->doctype->public_id.len || node->doctype->system_id.len)
			pl_buf_addf(out, " \"" PL_FMT "\" \"" PL_FMT "\"", PL_ARG(node->doctype->public_id),
				    PL_ARG(node->doctype->system_id));
		pl_buf_adds(out, ">\n");
		return;
	case PL_NODE_COMMENT:
		pl_buf_adds(out, "<!-- ");
		pl_buf_add(out, node->text);
		pl_buf_adds(out, " -->\n");
		return;
	default:
		pl_buf_addc(out, '"');
		pl_buf_add(out, node->text);
		pl_buf_adds(out, "\"\n");
	}
}

/* Neighbouring text nodes are one, as in a DOM. */
static const struct pl_node *text_run(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	const struct pl_node *last = node;

	indent(out, depth);
	pl_buf_addc(out, '"');
	for (; node && (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE); node = node->next) {
		pl_buf_add(out, node->text);
		last = node;
	}
	pl_buf_adds(out, "\"\n");
	return last;
}

void tree_text(struct pl_buf *out, const struct pl_node *top, unsigned base)
{
	const struct pl_node *node = top->first;
	unsigned depth = base;

	while (node) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE) {
			node = text_run(out, node, depth);
		} else if (node->kind == PL_NODE_ELEMENT) {
			element(out, node, depth);
			if (node->content) {
				indent(out, depth + 1);
				pl_buf_adds(out, "content\n");
				tree_text(out, node->content, depth + 2); /* depth is capped by the reader */
			}
			if (node->first) {
				node = node->first;
				depth++;
				continue;
			}
		} else {
			leaf(out, node, depth);
		}
		while (!node->next && node->parent != top) {
			node = node->parent;
			depth--;
		}
		node = node->next;
	}
}
