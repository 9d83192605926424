/* judge_map: the keywords of maps. */
#include "schema/judge_text.h"

/* The map being judged. */
struct map {
	struct judging *j;
	const struct scope *scope;
	const struct node *node;
	const struct pl_value *value;
	struct found *found;
	size_t count;
};

static bool is_blank(struct judging *j, const struct pl_value *value)
{
	unsigned is = pl_schema_type(j->arena, value, j->schema->options.reader);

	return is & TYPE_NULL || (is & TYPE_STRING && !pl_str_trim(value->text).len);
}

/* A required key that is there without a value: said once, its own schema is not asked. Front matter only. */
static bool is_empty_required(const struct map *m, const struct pl_value *entry)
{
	if (!m->j->schema->options.front || !m->node->required || !is_blank(m->j, entry))
		return false;
	for (const struct pl_value *v = m->node->required->first; v; v = v->next)
		if (pl_str_eq(v->text, entry->key))
			return true;
	return false;
}

static bool eval_required(const struct map *m)
{
	bool ok = true;

	for (const struct pl_value *v = m->node->required ? m->node->required->first : NULL; v; v = v->next) {
		const struct pl_value *entry = pl_value_get(m->value, v->text);
		struct pl_schema_error *error;

		if (entry && !is_empty_required(m, entry))
			continue;
		ok = false;
		error = pl_found_add(m->j, m->found, entry ? PL_SCHEMA_EMPTY : PL_SCHEMA_REQUIRED, m->node, entry ? entry : m->value, "required");
		if (!error)
			continue;
		error->key = v->text;
		pl_schema_say(m->j, error, "`" PL_FMT "`", PL_ARG(v->text));
	}
	return ok;
}

/* Names that a schema knows, also behind its references. */
static struct pl_str near_known(const struct node *node, struct pl_str key, const struct pl_value *map)
{
	struct pl_str near = pl_schema_near_key(key, &node->properties, map);

	for (unsigned i = 0; !near.len && node->ref && i < 8; i++) {
		node = node->ref;
		near = pl_schema_near_key(key, &node->properties, map);
	}
	return near;
}

static bool fail_unknown(const struct map *m, const struct pl_value *entry, const char *keyword)
{
	struct pl_schema_error *error = pl_found_add(m->j, m->found, PL_SCHEMA_UNKNOWN, m->node, entry, keyword);

	if (!error)
		return false;
	error->at_key = true;
	error->key = entry->key;
	error->near = near_known(m->node, entry->key, m->value);
	if (error->near.len)
		pl_schema_say(m->j, error, "`" PL_FMT "`; did you mean `" PL_FMT "`?", PL_ARG(entry->key), PL_ARG(error->near));
	else
		pl_schema_say(m->j, error, "`" PL_FMT "`", PL_ARG(entry->key));
	return false;
}

static bool fail_renamed(const struct map *m, const struct pl_value *entry, const struct node *property)
{
	struct pl_schema_error *error = pl_found_add(m->j, m->found, PL_SCHEMA_RENAMED, property, entry, "renamed");

	if (!error)
		return false;
	error->at_key = true;
	error->key = entry->key;
	error->near = property->renamed;
	if (!pl_value_get(m->value, property->renamed))
		error->insert = property->renamed;
	pl_schema_say(m->j, error, "`" PL_FMT "` is now called `" PL_FMT "`%s", PL_ARG(entry->key), PL_ARG(property->renamed),
		      error->insert.ptr ? "" : ", which is also there");
	return false;
}

/* properties, patternProperties, additionalProperties for one entry. */
static bool eval_entry(const struct map *m, const struct pl_value *entry, size_t index, struct seen *seen)
{
	const struct branch *property = pl_map_get(&m->node->properties.by_name, entry->key);
	bool known = property != NULL, ok = true;

	if (property && property->node->renamed.len)
		ok = fail_renamed(m, entry, property->node);
	else if (property && !is_empty_required(m, entry))
		ok = pl_schema_eval(m->j, m->scope, property->node, entry, m->found, NULL);
	for (size_t i = 0; i < m->node->patterns.count; i++) {
		const struct branch *b = &m->node->patterns.items[i];

		enum pl_regex_result match = pl_judging_match(m->j, m->node, b->regex, entry->key);

		if (match == PL_REGEX_TOO_SLOW) {
			pl_schema_say(m->j, pl_found_add(m->j, m->found, PL_SCHEMA_OTHER, m->node, entry, "patternProperties"),
				      "the pattern `" PL_FMT "` of the rule file is too slow for this key", PL_ARG(b->name));
			ok = false;
		}
		if (match != PL_REGEX_YES)
			continue;
		known = true;
		ok = pl_schema_eval(m->j, m->scope, b->node, entry, m->found, NULL) && ok;
	}
	if (!known && m->node->additional) {
		known = true;
		ok = m->node->additional->never ? fail_unknown(m, entry, "additionalProperties")
						: pl_schema_eval(m->j, m->scope, m->node->additional, entry, m->found, NULL);
	}
	if (known)
		pl_seen_add(seen, m->j->arena, index, m->count);
	return ok;
}

static bool eval_names(const struct map *m)
{
	bool ok = true;

	for (const struct pl_value *v = m->node->names ? m->value->first : NULL; v; v = v->next) {
		struct pl_value *name = PL_NEW(m->j->arena, struct pl_value);

		*name = (struct pl_value){.kind = PL_VALUE_STRING, .quote = PL_QUOTE_DOUBLE, .text = v->key, .span = v->key_span};
		if (!pl_schema_eval(m->j, m->scope, m->node->names, name, NULL, NULL))
			ok = fail_unknown(m, v, "propertyNames");
	}
	return ok;
}

static bool eval_dependent(const struct map *m, struct seen *seen)
{
	const struct branches *required = &m->node->dependent_required, *schemas = &m->node->dependent_schemas;
	bool ok = true;

	for (size_t i = 0; i < required->count; i++) {
		const struct branch *b = &required->items[i];

		if (!pl_value_get(m->value, b->name))
			continue;
		for (const struct pl_value *v = b->names->first; v; v = v->next) {
			struct pl_schema_error *error;

			if (pl_value_get(m->value, v->text))
				continue;
			ok = false;
			error = pl_found_add(m->j, m->found, PL_SCHEMA_WHEN, m->node, m->value, "dependentRequired");
			if (error)
				error->key = v->text;
			pl_schema_say(m->j, error, "`" PL_FMT "`, because `" PL_FMT "` is there", PL_ARG(v->text), PL_ARG(b->name));
		}
	}
	for (size_t i = 0; i < schemas->count; i++) {
		struct seen own = {0};

		if (!pl_value_get(m->value, schemas->items[i].name))
			continue;
		if (pl_schema_eval(m->j, m->scope, schemas->items[i].node, m->value, m->found, seen ? &own : NULL))
			pl_seen_merge(seen, m->j->arena, &own);
		else
			ok = false;
	}
	return ok;
}

static bool eval_counts(const struct map *m)
{
	if (m->node->min_properties.is_set && (double)m->count < m->node->min_properties.value) {
		pl_schema_say(m->j, pl_found_add(m->j, m->found, PL_SCHEMA_OTHER, m->node, m->value, "minProperties"),
			      "%zu %s, at least %.0f are wanted", m->count, m->count == 1 ? "key" : "keys", m->node->min_properties.value);
		return false;
	}
	if (m->node->max_properties.is_set && (double)m->count > m->node->max_properties.value) {
		pl_schema_say(m->j, pl_found_add(m->j, m->found, PL_SCHEMA_OTHER, m->node, m->value, "maxProperties"),
			      "%zu keys, at most %.0f are allowed", m->count, m->node->max_properties.value);
		return false;
	}
	return true;
}

static size_t rank(const struct pl_value *order, struct pl_str key)
{
	size_t n = 1;

	for (const struct pl_value *v = order->first; v; v = v->next, n++)
		if (pl_str_eq(v->text, key))
			return n;
	return 0;
}

/* The first key of the map that belongs behind `is`. */
static struct pl_str first_behind(const struct map *m, size_t is)
{
	for (const struct pl_value *v = m->value->first; v; v = v->next)
		if (rank(m->node->order, v->key) > is)
			return v->key;
	return (struct pl_str){0};
}

/* The first key that stands behind one it should precede. */
static bool eval_order(const struct map *m)
{
	size_t highest = 0;
	struct pl_str last = {0};

	for (const struct pl_value *v = m->node->order ? m->value->first : NULL; v; v = v->next) {
		size_t is = rank(m->node->order, v->key);
		struct pl_schema_error *error;

		if (is == 0)
			continue;
		if (is > highest) {
			highest = is;
			last = v->key;
			continue;
		}
		error = pl_found_add(m->j, m->found, PL_SCHEMA_ORDER, m->node, v, "order");
		if (error) {
			error->at_key = true;
			error->key = v->key;
			error->near = first_behind(m, is);
		}
		pl_schema_say(m->j, error, "`" PL_FMT "` belongs before `" PL_FMT "`", PL_ARG(v->key), PL_ARG(last));
		return false;
	}
	return true;
}

bool pl_schema_eval_map(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
			struct seen *seen)
{
	struct map m = {j, scope, node, value, found, 0};
	size_t index = 0;
	bool ok, each = node->properties.count || node->patterns.count || node->additional;

	for (const struct pl_value *v = value->first; v; v = v->next)
		m.count++;
	ok = eval_required(&m);
	for (const struct pl_value *v = each ? value->first : NULL; v; v = v->next)
		ok = eval_entry(&m, v, index++, seen) && ok;
	ok = eval_names(&m) && ok;
	ok = eval_dependent(&m, seen) && ok;
	ok = eval_order(&m) && ok;
	return eval_counts(&m) && ok;
}

bool pl_schema_eval_unevaluated(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value,
				struct found *found, struct seen *seen)
{
	struct map m = {j, scope, node, value, found, 0};
	const struct node *rest = value->kind == PL_VALUE_MAP ? node->unevaluated : value->kind == PL_VALUE_LIST ? node->unevaluated_items : NULL;
	size_t index = 0;
	bool ok = true;

	for (const struct pl_value *v = rest ? value->first : NULL; v; v = v->next)
		m.count++;
	for (const struct pl_value *v = rest ? value->first : NULL; v; v = v->next, index++) {
		if (pl_seen_has(seen, index))
			continue;
		if (rest->never && value->kind == PL_VALUE_MAP)
			ok = fail_unknown(&m, v, "unevaluatedProperties");
		else
			ok = pl_schema_eval(j, scope, rest, v, found, NULL) && ok;
		pl_seen_add(seen, j->arena, index, m.count);
	}
	return ok;
}
