/* front: splits off the front matter and has it read by its form. */
#include "front/front.h"

typedef void (*reader)(struct pl_front *, struct pl_arena *, struct pl_facts *, struct pl_str, struct pl_span);

static const reader readers[] = {
	[PL_FRONT_YAML] = pl_yaml_read,
	[PL_FRONT_TOML] = pl_toml_read,
	[PL_FRONT_JSON] = pl_json_read,
};

void pl_front_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		   bool hexo)
{
	*front = (struct pl_front){0};
	pl_split_post(&front->split, text, hexo);
	front->format = front->split.format;
	if (readers[front->format])
		readers[front->format](front, arena, facts, text, front->split.front);
}

const struct pl_value *pl_value_get(const struct pl_value *map, struct pl_str key)
{
	const struct pl_value *found = NULL;

	if (!map || map->kind != PL_VALUE_MAP)
		return NULL;
	for (const struct pl_value *v = map->first; v; v = v->next)
		if (pl_str_eq(v->key, key))
			found = v;
	return found;
}

const struct pl_value *pl_front_get(const struct pl_front *front, const char *key)
{
	return pl_value_get(front->root, pl_str_c(key));
}
