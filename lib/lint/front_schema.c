/* front_schema: lays the schema of one rule file over that of another. */
#include "lint/front_schema.h"

/* Keywords whose value is a map of names: merged name by name. */
static bool is_named(struct pl_str keyword)
{
	static const char *const names[] = {"properties", "patternProperties", "$defs", "definitions", "messages", "dependentRequired", "dependentSchemas"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(keyword, names[i]))
			return true;
	return false;
}

static struct pl_value *append(struct pl_arena *arena, struct pl_value *map, struct pl_value ***end, const struct pl_value *from)
{
	struct pl_value *copy = pl_arena_alloc(arena, sizeof(*copy));

	*copy = *from;
	copy->next = NULL;
	copy->parent = map;
	**end = copy;
	*end = &copy->next;
	return copy;
}

static bool is_null(const struct pl_value *value)
{
	return value->kind == PL_VALUE_NULL || (value->kind == PL_VALUE_SCALAR && value->quote == PL_QUOTE_NONE && pl_str_is(value->text, "null"));
}

/* `deep`: maps below named keywords are merged once more. */
static const struct pl_value *merge(struct pl_arena *arena, const struct pl_value *under, const struct pl_value *over, bool deep)
{
	struct pl_value *map = pl_arena_alloc(arena, sizeof(*map)), **end = &map->first;

	*map = *over;
	map->first = NULL;
	for (const struct pl_value *v = under->first; v; v = v->next) {
		const struct pl_value *other = pl_value_get(over, v->key);
		struct pl_value *copy;

		if (other && (is_null(other) || !(deep && is_named(v->key) && v->kind == PL_VALUE_MAP && other->kind == PL_VALUE_MAP))) {
			if (!is_null(other))
				append(arena, map, &end, other);
			continue;
		}
		copy = append(arena, map, &end, v);
		if (other) {
			const struct pl_value *both = merge(arena, v, other, false);

			copy->first = both->first;
		}
	}
	for (const struct pl_value *v = over->first; v; v = v->next)
		if (!is_null(v) && !pl_value_get(under, v->key))
			append(arena, map, &end, v);
	return map;
}

const struct pl_value *pl_front_schema_merge(struct pl_arena *arena, const struct pl_value *under, const struct pl_value *over)
{
	if (!over || over->kind != PL_VALUE_MAP)
		return under;
	return under ? merge(arena, under, over, true) : over;
}
