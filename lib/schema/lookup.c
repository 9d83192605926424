/* lookup: what rules ask of a compiled schema beside judging. */
#include "schema/parts.h"

struct pl_schema_date pl_schema_date_of(const struct pl_schema *schema, struct pl_str key)
{
	struct pl_schema_date date = {false, NULL};
	const struct node *node = schema ? schema->root : NULL;

	for (unsigned hops = 0; node && hops < 64; hops++) {
		const struct branch *branch = pl_map_get(&node->properties.by_name, key);

		if (branch) {
			node = branch->node;
			while (node && node->ref && !node->types && hops++ < 64)
				node = node->ref;
			date.is_date = node && (node->types & TYPE_DATE) && !(node->types & TYPE_STRING); /* a title may look like one */
			date.formats = node ? node->date_formats : NULL;
			return date;
		}
		node = node->ref;
	}
	return date;
}

static bool is_plural(struct pl_str a, struct pl_str b)
{
	return a.len == b.len + 1 && a.ptr[a.len - 1] == 's' && pl_str_starts(a, b);
}

struct pl_str pl_schema_slip(const struct pl_schema *schema, struct pl_str key, const struct pl_value *root)
{
	enum { LONG_ENOUGH = 5 };
	struct pl_str slip = {0};
	const struct node *node = schema->root;

	for (unsigned hops = 0; node && hops < 16; hops++, node = node->ref) {
		if (pl_map_get(&node->properties.by_name, key) || key.len < LONG_ENOUGH)
			return (struct pl_str){0};
		for (size_t i = 0; i < node->properties.count && !slip.len; i++) {
			struct pl_str name = node->properties.items[i].name;

			if (name.len >= LONG_ENOUGH && pl_str_distance(key, name, 1) == 1 && !is_plural(key, name) && !is_plural(name, key) &&
			    !pl_value_get(root, name))
				slip = name;
		}
	}
	return slip;
}
