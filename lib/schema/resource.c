/* resource: schema documents, what in them has a name, and what a `$ref` leads to. */
#include <stdio.h>

#include "schema/parts.h"

enum { FILES_MAX = 64 };

/* Keywords whose values hold no schemas: an `$id` in there is data. */
static bool is_data(struct pl_str key)
{
	static const char *const keys[] = {"const", "enum", "default", "examples", "example", "required", "order", "dateFormats", "messages"};

	for (size_t i = 0; i < PL_COUNT(keys); i++)
		if (pl_str_is(key, keys[i]))
			return true;
	return false;
}

static bool is_text(const struct pl_value *value)
{
	return value && (value->kind == PL_VALUE_STRING || value->kind == PL_VALUE_SCALAR);
}

static struct resource *new_resource(struct pl_schema *schema, struct pl_str uri, const char *file, const struct pl_value *root)
{
	struct resource *r = PL_NEW(schema->arena, struct resource), **end = &schema->resources;

	*r = (struct resource){.uri = uri, .file = file, .root = root};
	while (*end)
		end = &(*end)->next;
	*end = r;
	return r;
}

/* Names below `value`, at most PL_FRONT_DEPTH deep. `names`: the keys are names, not keywords. */
static void scan(struct pl_schema *schema, struct resource *in, const struct pl_value *value, bool names)
{
	const struct pl_value *id = names ? NULL : pl_value_get(value, PL_STR("$id")), *anchor;

	if (is_text(id) && value != in->root && id->text.len && id->text.ptr[0] != '#') {
		struct pl_str uri = pl_schema_resolve(schema->arena, in->uri, id->text);

		in = new_resource(schema, uri, in->file, value);
	}
	anchor = names ? NULL : pl_value_get(value, PL_STR("$anchor"));
	if (is_text(anchor))
		*pl_map_put(&in->anchors, schema->arena, anchor->text) = (void *)(uintptr_t)value;
	anchor = names ? NULL : pl_value_get(value, PL_STR("$dynamicAnchor"));
	if (is_text(anchor)) {
		*pl_map_put(&in->anchors, schema->arena, anchor->text) = (void *)(uintptr_t)value;
		*pl_map_put(&in->dynamic, schema->arena, anchor->text) = (void *)(uintptr_t)value;
	}
	*pl_map_put(&schema->nodes, schema->arena, pl_arena_printf(schema->arena, "r%p", (const void *)value)) = in;
	for (const struct pl_value *v = value->first; v; v = v->next) {
		static const char *const maps[] = {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"};
		bool below = false;

		if ((v->kind != PL_VALUE_MAP && v->kind != PL_VALUE_LIST) || (!names && is_data(v->key)))
			continue;
		for (size_t i = 0; !names && v->kind == PL_VALUE_MAP && i < PL_COUNT(maps); i++)
			below = below || pl_str_is(v->key, maps[i]);
		scan(schema, in, v, below || v->kind == PL_VALUE_LIST);
	}
}

struct resource *pl_schema_add(struct pl_schema *schema, struct pl_str uri, const char *file, const struct pl_value *root)
{
	const struct pl_value *id = pl_value_get(root, PL_STR("$id"));
	struct resource *r = new_resource(schema, uri, file, root);

	if (is_text(id) && id->text.len && id->text.ptr[0] != '#') {
		r->uri = pl_schema_resolve(schema->arena, uri, id->text);
		if (r->uri.len && r->uri.ptr[r->uri.len - 1] == '#')
			r->uri.len--;
		if (!pl_str_eq(r->uri, uri)) { /* also under the name it was loaded by */
			struct resource *other = new_resource(schema, uri, file, root);

			scan(schema, other, root, false);
		}
	}
	scan(schema, r, root, false);
	return r;
}

/* ---- where a reference leads ---- */

static struct resource *by_uri(struct pl_schema *schema, struct pl_str uri)
{
	for (struct resource *r = schema->resources; r; r = r->next)
		if (pl_str_eq(r->uri, uri))
			return r;
	return NULL;
}

static bool is_remote(struct pl_str uri)
{
	return pl_str_find(uri, PL_STR("://"), 0) < uri.len || pl_str_starts(uri, PL_STR("urn:"));
}

/* Brings a document by the caller's loader. */
static struct resource *load(struct pl_schema *schema, const struct resource *from, struct pl_str uri, struct pl_str ref, const struct pl_value *at)
{
	const struct pl_schema_file *file = NULL;
	struct pl_error error = {"cannot be read here"};

	if (schema->files++ >= FILES_MAX) {
		pl_schema_note(schema, from, at->span, "more than %d files are referred to", FILES_MAX);
		return NULL;
	}
	if (schema->options.load)
		file = schema->options.load(schema->options.context, NULL, uri, &error);
	if (file && file->root)
		return pl_schema_add(schema, uri, file->name, file->root);
	if (is_remote(uri))
		pl_schema_note(schema, from, at->span, "`" PL_FMT "` lies in the network; save it beside the rule file and refer to that", PL_ARG(ref));
	else
		pl_schema_note(schema, from, at->span, "`" PL_FMT "` %s", PL_ARG(ref), error.text);
	return NULL;
}

/* One step of a JSON Pointer (RFC 6901). */
static const struct pl_value *step(struct pl_schema *schema, const struct pl_value *value, struct pl_str token)
{
	char *name = pl_arena_alloc(schema->arena, token.len + 1);
	size_t n = 0, index = 0;

	for (size_t i = 0; i < token.len; i++)
		if (token.ptr[i] == '~' && i + 1 < token.len)
			name[n++] = token.ptr[++i] == '1' ? '/' : '~';
		else
			name[n++] = token.ptr[i];
	if (value->kind == PL_VALUE_MAP)
		return pl_value_get(value, pl_str_n(name, n));
	if (value->kind != PL_VALUE_LIST || n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (!pl_is_digit((unsigned char)name[i]) || index > 100000)
			return NULL;
		index = index * 10 + (size_t)(name[i] - '0');
	}
	value = value->first;
	while (value && index--)
		value = value->next;
	return value;
}

static const struct pl_value *follow(struct pl_schema *schema, struct resource *r, struct pl_str fragment, const struct resource **in)
{
	const struct pl_value *value = r->root;

	*in = r;
	fragment = pl_schema_unescape(schema->arena, fragment);
	if (!fragment.len)
		return value;
	if (fragment.ptr[0] != '/')
		return pl_map_get(&r->anchors, fragment);
	for (size_t at = 1; value && at <= fragment.len;) {
		size_t end = pl_str_find(fragment, PL_STR("/"), at);
		const struct resource *inner;

		value = step(schema, value, pl_str_n(fragment.ptr + at, end - at));
		inner = value ? pl_map_get(&schema->nodes, pl_arena_printf(schema->arena, "r%p", (const void *)value)) : NULL;
		if (inner && inner->root == value)
			*in = inner;
		at = end + 1;
	}
	return value;
}

const struct pl_value *pl_schema_find(struct pl_schema *schema, const struct resource *from, const struct pl_value *at, const struct resource **in)
{
	size_t hash = pl_str_find(at->text, PL_STR("#"), 0);
	struct pl_str ref = pl_str_n(at->text.ptr, hash), fragment = PL_STR("");
	struct pl_str uri = ref.len ? pl_schema_resolve(schema->arena, from->uri, ref) : from->uri;
	struct resource *r = ref.len ? by_uri(schema, uri) : NULL;
	const struct pl_value *value;

	if (hash < at->text.len)
		fragment = pl_str_n(at->text.ptr + hash + 1, at->text.len - hash - 1);
	if (!ref.len)
		r = (struct resource *)(uintptr_t)from;
	if (!r)
		r = load(schema, from, uri, ref, at);
	if (!r)
		return NULL;
	value = follow(schema, r, fragment, in);
	if (!value)
		pl_schema_note(schema, from, at->span, "`" PL_FMT "` leads to nothing", PL_ARG(at->text));
	return value;
}
