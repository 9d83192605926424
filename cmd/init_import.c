/* init_import: fields from Front Matter CMS's frontmatter.json, or a JSON Schema. */
#include "config_find.h"
#include "front/quote.h"
#include "init.h"

/* What a field of Front Matter CMS is in JSON Schema; NULL: nothing to say. */
static const char *schema_of(struct pl_str type)
{
	static const char *const types[][2] = {
		{"string", "type: string"}, {"number", "type: number"}, {"boolean", "type: boolean"}, {"draft", "type: boolean"},
		{"datetime", "type: date"}, {"image", "type: [string, array, object]"}, {"file", "type: [string, array]"},
		{"list", "type: array, items: { type: string }"}, {"tags", "type: array, items: { type: string }"},
		{"categories", "type: array, items: { type: string }"}, {"taxonomy", "type: array, items: { type: string }"}, {"slug", "type: string"},
		{"fields", "type: object"}, {"block", "type: array"}, {"json", ""}, {"dataFile", ""}, {"contentRelationship", ""}, {"choice", ""},
	};

	for (size_t i = 0; i < PL_COUNT(types); i++)
		if (pl_str_is(type, types[i][0]))
			return types[i][1];
	return NULL;
}

/* date-fns to strptime: "yyyy-MM-dd HH:mm:ss xx". Absent: a part has no equal. */
static struct pl_str date_form(struct pl_arena *arena, struct pl_str form)
{
	static const char *const parts[][2] = {
		{"yyyy", "%Y"}, {"MMMM", "%B"}, {"MMM", "%b"}, {"MM", "%m"}, {"dd", "%d"}, {"HH", "%H"}, {"hh", "%I"}, {"mm", "%M"},
		{"ss", "%S"}, {"SSS", "%f"}, {"xxx", "%z"}, {"XXX", "%z"}, {"xx", "%z"}, {"a", "%p"},
	};
	struct pl_buf out = {0};
	struct pl_str text;

	for (size_t i = 0; i < form.len;) {
		size_t j = 0, n;

		while (j < PL_COUNT(parts) && !pl_str_starts(pl_str_n(form.ptr + i, form.len - i), pl_str_c(parts[j][0])))
			j++;
		if (j < PL_COUNT(parts)) {
			pl_buf_adds(&out, parts[j][1]);
			i += strlen(parts[j][0]);
		} else if (form.ptr[i] == '\'' && (n = pl_str_find(form, PL_STR("'"), i + 1)) < form.len) {
			pl_buf_add(&out, pl_str_n(form.ptr + i + 1, n - i - 1));
			i = n + 1;
		} else if (pl_is_alpha((unsigned char)form.ptr[i])) {
			pl_buf_finish(&out);
			return (struct pl_str){0};
		} else {
			pl_buf_addc(&out, form.ptr[i++]);
		}
	}
	text = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return text;
}

static void choices(struct pl_buf *out, struct pl_arena *arena, const struct pl_value *list, bool many)
{
	pl_buf_adds(out, many ? "type: array, items: { enum: [" : "enum: [");
	for (const struct pl_value *v = list->first; v; v = v->next) {
		const struct pl_value *id = v->kind == PL_VALUE_MAP ? pl_value_get(v, PL_STR("id")) : v;

		if (id)
			pl_buf_addf(out, "%s" PL_FMT, v == list->first ? "" : ", ", PL_ARG(pl_yaml_quote(arena, id->text)));
	}
	pl_buf_adds(out, many ? "] }" : "]");
}

static struct pl_str text_of(const struct pl_value *map, const char *key)
{
	const struct pl_value *value = pl_value_get(map, pl_str_c(key));

	return value ? value->text : (struct pl_str){0};
}

static void field(struct pl_buf *out, struct pl_arena *arena, const struct pl_value *field)
{
	struct pl_str type = text_of(field, "type"), form = text_of(field, "dateFormat"), title = text_of(field, "title");
	const struct pl_value *list = pl_value_get(field, PL_STR("choices"));
	const char *schema = schema_of(type);

	if (form.len)
		form = date_form(arena, form);
	pl_buf_addf(out, "    " PL_FMT ": { ", PL_ARG(pl_yaml_quote(arena, text_of(field, "name"))));
	if (list && list->kind == PL_VALUE_LIST)
		choices(out, arena, list, pl_str_is(text_of(field, "multiple"), "true"));
	else if (schema && *schema)
		pl_buf_adds(out, schema);
	if (form.len && schema && strcmp(schema, "type: date") == 0)
		pl_buf_addf(out, ", dateFormats: [" PL_FMT "]", PL_ARG(pl_yaml_quote(arena, form)));
	pl_buf_addf(out, " }  # " PL_FMT "%s" PL_FMT "\n", PL_ARG(title), title.len ? ", " : "", PL_ARG(type));
}

static bool is_field(const struct pl_value *field)
{
	struct pl_str type = text_of(field, "type");

	return text_of(field, "name").len && !pl_str_is(type, "heading") && !pl_str_is(type, "divider");
}

static void content_type(struct pl_buf *out, struct pl_arena *arena, const struct pl_value *type)
{
	const struct pl_value *fields = pl_value_get(type, PL_STR("fields"));
	const char *and = "";

	pl_buf_adds(out, "  required: [");
	for (const struct pl_value *f = fields ? fields->first : NULL; f; f = f->next)
		if (is_field(f) && pl_str_is(text_of(f, "required"), "true")) {
			pl_buf_addf(out, "%s" PL_FMT, and, PL_ARG(pl_yaml_quote(arena, text_of(f, "name"))));
			and = ", ";
		}
	pl_buf_adds(out, "]\n  properties:\n");
	for (const struct pl_value *f = fields ? fields->first : NULL; f; f = f->next)
		if (is_field(f))
			field(out, arena, f);
}

/* The content type called "default", else the first. */
static const struct pl_value *main_type(const struct pl_value *types)
{
	for (const struct pl_value *t = types->first; t; t = t->next)
		if (pl_str_is(text_of(t, "name"), "default"))
			return t;
	return types->first;
}

bool init_import(struct pl_buf *out, struct pl_arena *arena, const char *path, struct pl_error *error)
{
	const struct pl_schema_file *file = config_load_schema(arena, NULL, pl_str_c(path), error);
	const struct pl_value *types = file ? pl_value_get(file->root, PL_STR("frontMatter.taxonomy.contentTypes")) : NULL;
	static const char *const keywords[] = {"properties", "required", "$ref", "allOf", "anyOf", "oneOf", "type"};

	if (!file)
		return false;
	if (types && types->kind == PL_VALUE_LIST && types->first) {
		pl_buf_addf(out, "  # from the content type `" PL_FMT "` of %s\n", PL_ARG(text_of(main_type(types), "name")), path);
		content_type(out, arena, main_type(types));
		return true;
	}
	for (size_t i = 0; i < PL_COUNT(keywords); i++)
		if (pl_value_get(file->root, pl_str_c(keywords[i]))) {
			pl_buf_addf(out, "  $ref: " PL_FMT "\n", PL_ARG(pl_yaml_quote(arena, pl_str_c(path))));
			return true;
		}
	return pl_fail(error, "is neither a frontmatter.json with content types nor a JSON Schema");
}
