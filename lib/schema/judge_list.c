/* judge_list: the keywords of lists. */
#include "schema/judge_text.h"

/* The hash of a value, equal for equal values. */
static uint64_t hash_of(struct judging *j, const struct pl_value *value)
{
	enum pl_yaml_reader reader = j->schema->options.reader;
	unsigned is = pl_schema_type(j->arena, value, reader);
	uint64_t sum = is & (TYPE_NUMBER | TYPE_NULL | TYPE_ARRAY | TYPE_OBJECT | TYPE_BOOLEAN);
	double number;

	if (is & TYPE_NUMBER)
		return pl_schema_number(j->arena, value, reader, &number) ? pl_hash(pl_str_n((const char *)&number, sizeof(number))) : 1;
	if (is & TYPE_STRING)
		return pl_hash(value->text);
	if (is & TYPE_BOOLEAN)
		return sum + pl_str_is(pl_front_type(j->arena, value->text, reader).value, "true");
	for (const struct pl_value *v = value->first; v; v = v->next)
		sum = is & TYPE_OBJECT ? sum + (pl_hash(v->key) ^ hash_of(j, v)) : sum * 31 + hash_of(j, v);
	return sum;
}

static bool eval_unique(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	struct pl_map seen = {0};
	bool ok = true;

	if (!node->unique)
		return true;
	for (const struct pl_value *v = value->first; v; v = v->next) {
		struct pl_str key = pl_arena_printf(j->arena, "%llx", (unsigned long long)hash_of(j, v));
		void **slot = pl_map_put(&seen, j->arena, key);

		if (*slot && pl_schema_equal(j->arena, *slot, j->schema->options.reader, v, j->schema->options.reader)) {
			pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_ITEMS, node, v, "uniqueItems"), PL_FMT " stands twice in the list",
				      PL_ARG(pl_schema_shown(j->arena, v)));
			ok = false;
		} else {
			*slot = (void *)(uintptr_t)v;
		}
	}
	return ok;
}

static bool eval_contains(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, size_t count,
			  struct found *found, struct seen *seen)
{
	double least = node->min_contains.is_set ? node->min_contains.value : 1, n = 0;
	size_t index = 0;

	for (const struct pl_value *v = value->first; v; v = v->next, index++)
		if (pl_schema_eval(j, scope, node->contains, v, NULL, NULL)) {
			n++;
			pl_seen_add(seen, j->arena, index, count);
		}
	if (n < least) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_ITEMS, node, value, "contains"), "%.0f of its items %s as wanted, at least %.0f must be", n,
			      n == 1 ? "is" : "are", least);
		return false;
	}
	if (node->max_contains.is_set && n > node->max_contains.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_ITEMS, node, value, "maxContains"), "%.0f of its items are of the kind that may stand there %.0f times at most",
			      n, node->max_contains.value);
		return false;
	}
	return true;
}

static bool eval_counts(struct judging *j, const struct node *node, const struct pl_value *value, size_t count, struct found *found)
{
	if (node->min_items.is_set && (double)count < node->min_items.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_ITEMS, node, value, "minItems"), "%zu %s, at least %.0f are wanted", count,
			      count == 1 ? "item" : "items", node->min_items.value);
		return false;
	}
	if (node->max_items.is_set && (double)count > node->max_items.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_ITEMS, node, value, "maxItems"), "%zu items, at most %.0f are allowed", count,
			      node->max_items.value);
		return false;
	}
	return true;
}

bool pl_schema_eval_list(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
			 struct seen *seen)
{
	size_t count = 0, index = 0;
	bool ok;

	for (const struct pl_value *v = value->first; v; v = v->next)
		count++;
	ok = eval_counts(j, node, value, count, found);
	for (const struct pl_value *v = value->first; v; v = v->next, index++) {
		const struct node *item = index < node->prefix.count ? node->prefix.items[index] : node->items;

		if (!item)
			continue;
		ok = pl_schema_eval(j, scope, item, v, found, NULL) && ok;
		pl_seen_add(seen, j->arena, index, count);
	}
	if (node->contains)
		ok = eval_contains(j, scope, node, value, count, found, seen) && ok;
	return eval_unique(j, node, value, found) && ok;
}
