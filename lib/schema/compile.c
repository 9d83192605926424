/* compile: a schema's values as nodes; every mistake in it is noted, and what is faulty is left out (keyword.c reads each keyword). */
#include <stdarg.h>
#include <stdio.h>

#include "schema/parts.h"

void pl_schema_note(struct pl_schema *schema, const struct resource *resource, struct pl_span span, const char *fmt, ...)
{
	struct pl_schema_fault *fault;
	char text[400];
	va_list args;

	if (!schema->fault)
		return;
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	fault = PL_NEW(schema->arena, struct pl_schema_fault);
	fault->place = (struct pl_schema_place){resource->file, span};
	fault->text = pl_arena_dup(schema->arena, pl_str_c(text));
	*schema->fault = fault;
	schema->fault = &fault->next;
}

const struct node *pl_schema_node(struct pl_schema *schema, const struct pl_value *value, const struct resource *resource)
{
	enum { DEPTH_MAX = 256 };
	struct pl_str key = pl_arena_printf(schema->arena, "n%p", (const void *)value);
	void **slot = pl_map_put(&schema->nodes, schema->arena, key);
	struct node *node = *slot;
	const struct resource *own = pl_map_get(&schema->nodes, pl_arena_printf(schema->arena, "r%p", (const void *)value));

	if (node)
		return node;
	slot = pl_map_put(&schema->nodes, schema->arena, key);
	*slot = node = PL_NEW(schema->arena, struct node);
	node->source = value;
	node->resource = own ? own : resource;
	if (value->kind == PL_VALUE_MAP && schema->depth < DEPTH_MAX) {
		schema->depth++;
		pl_schema_read_keywords(schema, node, node->resource);
		schema->depth--;
	} else if (value->kind == PL_VALUE_MAP) {
		pl_schema_note(schema, resource, value->span, "schemas are nested more than %d deep", DEPTH_MAX);
	} else if (pl_str_is(value->text, "false") && value->kind != PL_VALUE_LIST) {
		node->never = true;
	} else if (!pl_schema_true(value)) {
		pl_schema_note(schema, resource, value->span, "a schema must be a map, true or false");
	}
	return node;
}

/* What a `$dynamicRef` may turn out to mean only while judging; compiling it can bring in more. */
static void compile_dynamic(struct pl_schema *schema)
{
	for (struct resource *r = schema->resources; r; r = r->next) {
		const struct pl_value *value;
		size_t at = 0;

		while ((value = pl_map_next(&r->dynamic, &at)))
			pl_schema_node(schema, value, r);
	}
}

struct pl_schema *pl_schema_compile(struct pl_arena *arena, const struct pl_value *root, const struct pl_schema_options *options,
				    struct pl_schema_fault **faults)
{
	static const struct pl_schema_options none;
	struct pl_schema *schema = PL_NEW(arena, struct pl_schema);

	schema->options = options ? *options : none;
	schema->arena = arena;
	schema->fault = faults;
	if (faults)
		*faults = NULL;
	schema->root = pl_schema_node(schema, root, pl_schema_add(schema, PL_STR(""), NULL, root));
	compile_dynamic(schema);
	schema->fault = NULL;
	return schema;
}

void pl_schema_finish(struct pl_schema *schema)
{
	for (size_t i = 0; schema && i < schema->nregexes; i++)
		pl_regex_free(schema->regexes[i]);
	if (schema)
		schema->nregexes = 0;
}
