/* tree: walking and asking. */
#include "body/tree.h"

const struct pl_attr *pl_node_find_attr(const struct pl_node *node, const char *name)
{
	const struct pl_attr *attr = node->kind == PL_NODE_ELEMENT ? node->attrs : NULL;

	for (; attr; attr = attr->next)
		if (pl_str_is(attr->name, name))
			return attr;
	return NULL;
}

struct pl_str pl_node_attr(const struct pl_node *node, const char *name)
{
	const struct pl_attr *attr = pl_node_find_attr(node, name);

	return attr ? attr->value : pl_str_n(NULL, 0);
}

const struct pl_node *pl_node_skip(const struct pl_node *node, const struct pl_node *top)
{
	for (; node && node != top; node = node->parent)
		if (node->next)
			return node->next;
	return NULL;
}

const struct pl_node *pl_node_after(const struct pl_node *node, const struct pl_node *top)
{
	if (node->content && node->content->first)
		return node->content->first;
	if (node->first)
		return node->first;
	return pl_node_skip(node, top);
}
