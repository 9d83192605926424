/* keyword: what each keyword of a schema says, read into its node. */
#include "date/date.h"
#include "schema/parts.h"

/* One schema being compiled. */
struct compiling {
	struct pl_schema *schema;
	struct node *node;
	const struct resource *in;
};

typedef void (*keyword_fn)(const struct compiling *c, const struct pl_value *value, void *into);

static void wrong(const struct compiling *c, const struct pl_value *value, const char *what)
{
	pl_schema_note(c->schema, c->in, value->span, "`" PL_FMT "` must be %s", PL_ARG(value->key), what);
}

static bool is_text(const struct pl_value *value)
{
	return value->kind == PL_VALUE_STRING || value->kind == PL_VALUE_SCALAR;
}

/* ---- kinds of keywords ---- */

static void read_node(const struct compiling *c, const struct pl_value *value, void *into)
{
	*(const struct node **)into = pl_schema_node(c->schema, value, c->in);
}

static void read_nodes(const struct compiling *c, const struct pl_value *value, void *into)
{
	struct nodes *nodes = into;
	size_t n = 0;

	if (value->kind != PL_VALUE_LIST) {
		wrong(c, value, "a list of schemas");
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next)
		n++;
	nodes->items = PL_NEW_N(c->schema->arena, const struct node *, n + 1);
	for (const struct pl_value *v = value->first; v; v = v->next)
		nodes->items[nodes->count++] = pl_schema_node(c->schema, v, c->in);
}

static struct pl_regex *regex_of(const struct compiling *c, struct pl_str pattern, struct pl_span span)
{
	struct pl_schema *s = c->schema;
	struct pl_error error;
	struct pl_regex *regex = pl_regex_new(pattern, &error);

	if (!regex) {
		pl_schema_note(s, c->in, span, "`" PL_FMT "` is no pattern: %s", PL_ARG(pattern), error.text);
		return NULL;
	}
	s->regexes = pl_arena_grow(s->arena, s->regexes, s->nregexes, &s->cap_regexes, sizeof(*s->regexes));
	s->regexes[s->nregexes++] = regex;
	return regex;
}

/* `lists`: the values are lists of names; `patterns`: the keys are patterns. */
static void read_map(const struct compiling *c, const struct pl_value *value, struct branches *into, bool lists, bool patterns)
{
	size_t n = 0;

	if (value->kind != PL_VALUE_MAP) {
		wrong(c, value, "a map");
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next)
		n++;
	into->items = PL_NEW_N(c->schema->arena, struct branch, n + 1);
	for (const struct pl_value *v = value->first; v; v = v->next) {
		struct branch *b = &into->items[into->count];

		b->name = v->key;
		if (lists && v->kind != PL_VALUE_LIST) {
			wrong(c, v, "a list of keys");
			continue;
		}
		if (patterns && !(b->regex = regex_of(c, v->key, v->key_span)))
			continue;
		if (lists)
			b->names = v;
		else
			b->node = pl_schema_node(c->schema, v, c->in);
		into->count++;
		*pl_map_put(&into->by_name, c->schema->arena, b->name) = b;
	}
}

static void read_branches(const struct compiling *c, const struct pl_value *value, void *into)
{
	read_map(c, value, into, false, false);
}

static void read_patterns(const struct compiling *c, const struct pl_value *value, void *into)
{
	read_map(c, value, into, false, true);
}

static void read_dependent(const struct compiling *c, const struct pl_value *value, void *into)
{
	read_map(c, value, into, true, false);
}

/* Draft-07: schemas and lists of names in one map. */
static void read_dependencies(const struct compiling *c, const struct pl_value *value, void *into)
{
	struct branches *required = &c->node->dependent_required, *schemas = &c->node->dependent_schemas;
	size_t n = 1;

	(void)into;
	if (value->kind != PL_VALUE_MAP) {
		wrong(c, value, "a map");
		return;
	}
	for (const struct pl_value *v = value->first; v; v = v->next)
		n++;
	required->items = PL_NEW_N(c->schema->arena, struct branch, n);
	schemas->items = PL_NEW_N(c->schema->arena, struct branch, n);
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (v->kind == PL_VALUE_LIST)
			required->items[required->count++] = (struct branch){.name = v->key, .names = v};
		else
			schemas->items[schemas->count++] = (struct branch){.name = v->key, .node = pl_schema_node(c->schema, v, c->in)};
}

static void read_bound(const struct compiling *c, const struct pl_value *value, void *into)
{
	struct bound *bound = into;

	bound->source = value;
	bound->is_set = pl_schema_number(c->schema->arena, value, PL_YAML_12, &bound->value);
	if (!bound->is_set)
		wrong(c, value, "a number");
}

static void read_list(const struct compiling *c, const struct pl_value *value, void *into)
{
	if (value->kind == PL_VALUE_LIST)
		*(const struct pl_value **)into = value;
	else
		wrong(c, value, "a list");
}

static void read_value(const struct compiling *c, const struct pl_value *value, void *into)
{
	(void)c;
	*(const struct pl_value **)into = value;
}

static void read_text(const struct compiling *c, const struct pl_value *value, void *into)
{
	if (is_text(value))
		*(struct pl_str *)into = value->text;
	else
		wrong(c, value, "a text");
}

static void read_bool(const struct compiling *c, const struct pl_value *value, void *into)
{
	if (pl_str_is(value->text, "true") || pl_str_is(value->text, "false"))
		*(bool *)into = pl_schema_true(value);
	else
		wrong(c, value, "true or false");
}

static void read_pattern(const struct compiling *c, const struct pl_value *value, void *into)
{
	(void)into;
	if (!is_text(value)) {
		wrong(c, value, "a text");
		return;
	}
	c->node->pattern = regex_of(c, value->text, value->span);
	c->node->pattern_text = value->text;
}

/* ---- type ---- */

static const struct {
	const char *name;
	unsigned bits;
} types[] = {
	{"null", TYPE_NULL}, {"boolean", TYPE_BOOLEAN}, {"integer", TYPE_INTEGER}, {"number", TYPE_NUMBER | TYPE_INTEGER},
	{"string", TYPE_STRING}, {"array", TYPE_ARRAY}, {"object", TYPE_OBJECT}, {"date", TYPE_DATE},
};

static const char *near_of(struct pl_str word, const char *const *words, size_t count)
{
	unsigned best = 3, d;
	const char *near = NULL;

	for (size_t i = 0; i < count; i++) {
		d = pl_str_distance(word, pl_str_c(words[i]), best);
		if (d < best) {
			best = d;
			near = words[i];
		}
	}
	return near;
}

static unsigned type_bits(const struct compiling *c, const struct pl_value *value)
{
	static const char *const habits[][2] = {{"text", "string"}, {"str", "string"}, {"int", "integer"}, {"bool", "boolean"},
						{"list", "array"}, {"map", "object"}, {"float", "number"}, {"datetime", "date"}};
	const char *names[PL_COUNT(types)], *near = NULL;

	for (size_t i = 0; i < PL_COUNT(types); i++) {
		names[i] = types[i].name;
		if ((is_text(value) && pl_str_is(value->text, types[i].name)) || (value->kind == PL_VALUE_NULL && types[i].bits == TYPE_NULL))
			return types[i].bits;
	}
	for (size_t i = 0; i < PL_COUNT(habits); i++)
		if (pl_str_is(value->text, habits[i][0]))
			near = habits[i][1];
	near = near ? near : near_of(value->text, names, PL_COUNT(names));
	pl_schema_note(c->schema, c->in, value->span,
		       near ? "there is no type `" PL_FMT "`; did you mean `%s`?"
			    : "there is no type `" PL_FMT "`; there are string, number, integer, boolean, array, object, null and date%s",
		       PL_ARG(is_text(value) ? value->text : PL_STR("…")), near ? near : "");
	return 0;
}

static void read_type(const struct compiling *c, const struct pl_value *value, void *into)
{
	unsigned *bits = into;

	c->node->types_at = value;
	if (value->kind == PL_VALUE_MAP) {
		wrong(c, value, "a type or a list of types");
	} else if (value->kind != PL_VALUE_LIST) {
		*bits = type_bits(c, value);
	} else {
		for (const struct pl_value *v = value->first; v; v = v->next)
			*bits |= type_bits(c, v);
	}
}

/* ---- references ---- */

static const struct node *node_of_ref(const struct compiling *c, const struct pl_value *value)
{
	const struct resource *in;
	const struct pl_value *target;

	if (!is_text(value)) {
		wrong(c, value, "a text");
		return NULL;
	}
	target = pl_schema_find(c->schema, c->in, value, &in);
	return target ? pl_schema_node(c->schema, target, in) : NULL;
}

static void read_ref(const struct compiling *c, const struct pl_value *value, void *into)
{
	*(const struct node **)into = node_of_ref(c, value);
}

static void read_dynamic_ref(const struct compiling *c, const struct pl_value *value, void *into)
{
	size_t hash = pl_str_find(value->text, PL_STR("#"), 0);
	const struct resource *in;
	const struct pl_value *target;
	struct pl_str name = PL_STR("");

	if (!is_text(value))
		return;
	if (hash < value->text.len)
		name = pl_str_n(value->text.ptr + hash + 1, value->text.len - hash - 1);
	target = pl_schema_find(c->schema, c->in, value, &in);
	if (!target)
		return;
	*(const struct node **)into = pl_schema_node(c->schema, target, in);
	if (name.len && name.ptr[0] != '/' && pl_map_get(&in->dynamic, name) == target)
		c->node->dynamic = name;
}

/* ---- items: also the list of draft-07 ---- */

static void read_items(const struct compiling *c, const struct pl_value *value, void *into)
{
	if (value->kind == PL_VALUE_LIST)
		read_nodes(c, value, &c->node->prefix);
	else
		read_node(c, value, into);
}

static void read_additional_items(const struct compiling *c, const struct pl_value *value, void *into)
{
	const struct pl_value *items = pl_value_get(c->node->source, PL_STR("items"));

	if (items && items->kind == PL_VALUE_LIST)
		read_node(c, value, into);
}

static void read_unevaluated(const struct compiling *c, const struct pl_value *value, void *into)
{
	c->schema->tracks = true;
	read_node(c, value, into);
}

/* ---- postlint's own ---- */

static void read_forms(const struct compiling *c, const struct pl_value *value, void *into)
{
	bool list = value->kind == PL_VALUE_LIST;

	*(const struct pl_value **)into = value;
	for (const struct pl_value *v = list ? value->first : value; v; v = list ? v->next : NULL) {
		struct pl_error error;

		if (!is_text(v) || !v->text.len)
			wrong(c, value, "a form such as \"%Y-%m-%d\", or a list of them");
		else if (!pl_date_form_valid(v->text, &error))
			pl_schema_note(c->schema, c->in, v->span, "%s", error.text);
	}
}

#define AT(member) offsetof(struct node, member)
static const struct keyword {
	const char *name;
	keyword_fn read; /* NULL: known, and nothing to judge */
	size_t into;
} keywords[] = {
	{"$anchor", NULL, 0}, {"$comment", NULL, 0}, {"$defs", NULL, 0}, {"$dynamicAnchor", NULL, 0},
	{"$dynamicRef", read_dynamic_ref, AT(dynamic_ref)}, {"$id", NULL, 0}, {"$ref", read_ref, AT(ref)}, {"$schema", NULL, 0},
	{"$vocabulary", NULL, 0}, {"additionalItems", read_additional_items, AT(items)},
	{"additionalProperties", read_node, AT(additional)}, {"allOf", read_nodes, AT(all_of)}, {"anyOf", read_nodes, AT(any_of)},
	{"const", read_value, AT(constant)}, {"contains", read_node, AT(contains)}, {"contentEncoding", NULL, 0},
	{"contentMediaType", NULL, 0}, {"contentSchema", NULL, 0}, {"dateFormats", read_forms, AT(date_formats)}, {"default", NULL, 0},
	{"definitions", NULL, 0}, {"dependencies", read_dependencies, 0}, {"dependentRequired", read_dependent, AT(dependent_required)},
	{"dependentSchemas", read_branches, AT(dependent_schemas)}, {"deprecated", NULL, 0}, {"description", NULL, 0},
	{"else", read_node, AT(otherwise)}, {"enum", read_list, AT(one_of_values)}, {"examples", NULL, 0},
	{"exclusiveMaximum", read_bound, AT(below)}, {"exclusiveMinimum", read_bound, AT(above)}, {"format", read_text, AT(format)},
	{"if", read_node, AT(condition)}, {"items", read_items, AT(items)}, {"maxContains", read_bound, AT(max_contains)},
	{"maxItems", read_bound, AT(max_items)}, {"maxLength", read_bound, AT(max_length)},
	{"maxProperties", read_bound, AT(max_properties)}, {"maxWidth", read_bound, AT(max_width)}, {"maximum", read_bound, AT(maximum)},
	{"message", read_text, AT(message)}, {"messages", read_value, AT(messages)}, {"minContains", read_bound, AT(min_contains)},
	{"minItems", read_bound, AT(min_items)}, {"minLength", read_bound, AT(min_length)},
	{"minProperties", read_bound, AT(min_properties)}, {"minimum", read_bound, AT(minimum)}, {"multipleOf", read_bound, AT(multiple)},
	{"not", read_node, AT(not)}, {"oneOf", read_nodes, AT(one_of)}, {"order", read_list, AT(order)}, {"pattern", read_pattern, 0},
	{"patternProperties", read_patterns, AT(patterns)}, {"prefixItems", read_nodes, AT(prefix)},
	{"properties", read_branches, AT(properties)}, {"propertyNames", read_node, AT(names)}, {"readOnly", NULL, 0},
	{"renamed", read_text, AT(renamed)}, {"required", read_list, AT(required)}, {"then", read_node, AT(then)}, {"title", NULL, 0},
	{"type", read_type, AT(types)}, {"unevaluatedItems", read_unevaluated, AT(unevaluated_items)},
	{"unevaluatedProperties", read_unevaluated, AT(unevaluated)}, {"uniqueItems", read_bool, AT(unique)}, {"writeOnly", NULL, 0},
};

static const struct keyword *keyword_of(struct pl_str name)
{
	for (size_t i = 0; i < PL_COUNT(keywords); i++)
		if (pl_str_is(name, keywords[i].name))
			return &keywords[i];
	return NULL;
}

/* A keyword that is not known is an annotation; a misspelt one is a mistake. */
static void unknown(const struct compiling *c, const struct pl_value *value)
{
	const char *names[PL_COUNT(keywords)], *near;

	for (size_t i = 0; i < PL_COUNT(keywords); i++)
		names[i] = keywords[i].name;
	near = value->key.len > 3 ? near_of(value->key, names, PL_COUNT(names)) : NULL;
	if (near)
		pl_schema_note(c->schema, c->in, value->key_span, "there is no keyword `" PL_FMT "`; did you mean `%s`?", PL_ARG(value->key), near);
}

void pl_schema_read_keywords(struct pl_schema *schema, struct node *node, const struct resource *in)
{
	struct compiling c = {schema, node, in};

	for (const struct pl_value *v = node->source->first; v; v = v->next) {
		const struct keyword *k = keyword_of(v->key);

		if (!k)
			unknown(&c, v);
		else if (k->read)
			k->read(&c, v, (char *)node + k->into);
	}
}
