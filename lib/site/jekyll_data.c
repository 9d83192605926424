/* jekyll_data: what is set for a file: _config.yml, its `defaults`, the front matter, and the categories of all three. */
#include "site/jekyll.h"

const struct pl_value *pl_jekyll_config(const struct pl_jekyll *file, const char *key)
{
	const struct pl_value *config = file->settings->config;

	return config && config->kind == PL_VALUE_MAP ? pl_value_get(config, pl_str_c(key)) : NULL;
}

static enum pl_yaml_type type_of(const struct pl_jekyll *file, const struct pl_value *value, struct pl_str *text)
{
	struct pl_yaml_typed typed = {PL_YAML_STRING, value->text};

	if (value->kind == PL_VALUE_NULL)
		typed.type = PL_YAML_NULL;
	else if (value->kind == PL_VALUE_SCALAR && value->quote == PL_QUOTE_NONE && !value->tag.ptr)
		typed = pl_front_type(file->arena, value->text, PL_YAML_PSYCH);
	*text = typed.type == PL_YAML_STRING || typed.type == PL_YAML_TIMESTAMP ? value->text : typed.value;
	if (typed.type == PL_YAML_FLOAT && strspn(text->ptr, "-0123456789") >= text->len)
		*text = pl_arena_printf(file->arena, PL_FMT ".0", PL_ARG(*text));
	return typed.type;
}

bool pl_jekyll_is_null(const struct pl_jekyll *file, const struct pl_value *value)
{
	struct pl_str text;

	return !value || type_of(file, value, &text) == PL_YAML_NULL;
}

bool pl_jekyll_is_false(const struct pl_jekyll *file, const struct pl_value *value)
{
	struct pl_str text;

	return value && type_of(file, value, &text) == PL_YAML_BOOL && pl_str_is(text, "false");
}

struct pl_str pl_jekyll_text(const struct pl_jekyll *file, const struct pl_value *value)
{
	struct pl_str text;
	struct pl_buf out = {0};

	if (value->kind != PL_VALUE_LIST && value->kind != PL_VALUE_MAP) {
		if (type_of(file, value, &text) == PL_YAML_NULL)
			text = PL_STR("");
		return text;
	}
	pl_buf_adds(&out, value->kind == PL_VALUE_LIST ? "[" : "{");
	for (const struct pl_value *v = value->first; v; v = v->next) {
		bool string = type_of(file, v, &text) == PL_YAML_STRING;

		if (v->key.ptr)
			pl_buf_addf(&out, "\"" PL_FMT "\"=>", PL_ARG(v->key));
		pl_buf_addf(&out, "%s" PL_FMT "%s%s", string ? "\"" : "", PL_ARG(text), string ? "\"" : "", v->next ? ", " : "");
	}
	pl_buf_adds(&out, value->kind == PL_VALUE_LIST ? "]" : "}");
	text = pl_arena_dup(file->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return text;
}

struct pl_str pl_jekyll_config_text(const struct pl_jekyll *file, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_jekyll_config(file, key);

	return pl_jekyll_is_null(file, value) ? pl_str_c(otherwise) : pl_jekyll_text(file, value);
}

bool pl_jekyll_config_true(const struct pl_jekyll *file, const char *key)
{
	const struct pl_value *value = pl_jekyll_config(file, key);

	return !pl_jekyll_is_null(file, value) && !pl_jekyll_is_false(file, value);
}

const struct pl_value *pl_jekyll_collection(const struct pl_jekyll *file, struct pl_str name)
{
	const struct pl_value *collections = pl_jekyll_config(file, "collections"), *found = NULL;

	if (collections && collections->kind == PL_VALUE_MAP)
		found = pl_value_get(collections, name);
	for (const struct pl_value *v = collections && collections->kind == PL_VALUE_LIST ? collections->first : NULL; v; v = v->next)
		if (pl_str_eq(v->text, name))
			found = v;
	return found;
}

/* The start of the path fits a pattern whose `*` stays within a folder and whose `**` does not. */
static bool glob_start(struct pl_str pattern, struct pl_str path)
{
	bool deep = pl_str_find(pattern, PL_STR("**"), 0) < pattern.len;

	for (size_t end = 1; end <= path.len; end++) {
		struct pl_str start = pl_str_n(path.ptr, end);
		size_t want = 0, have = 0;

		if (end < path.len && path.ptr[end] != '/')
			continue;
		for (size_t i = 0; i < pattern.len; i++)
			want += pattern.ptr[i] == '/';
		for (size_t i = 0; i < end; i++)
			have += path.ptr[i] == '/';
		if ((deep || want == have) && pl_jekyll_fnmatch(pattern, start))
			return true;
	}
	return false;
}

static struct pl_str scope_text(const struct pl_value *scope, const char *key)
{
	const struct pl_value *value = scope && scope->kind == PL_VALUE_MAP ? pl_value_get(scope, pl_str_c(key)) : NULL;

	return value && value->kind != PL_VALUE_NULL ? value->text : (struct pl_str){0};
}

static struct pl_str scope_path(const struct pl_value *scope)
{
	struct pl_str path = scope_text(scope, "path");

	if (path.len && path.ptr[0] == '/')
		path = pl_str_n(path.ptr + 1, path.len - 1);
	return path;
}

static bool applies(const struct pl_jekyll *file, const struct pl_value *scope)
{
	struct pl_str type = scope_text(scope, "type"), path = scope_text(scope, "path");
	struct pl_str root = pl_jekyll_config_text(file, "collections_dir", "");
	struct pl_str own = file->kind == PL_JEKYLL_PAGE ? PL_STR("pages") : file->collection;

	if (pl_str_is(type, "post") || pl_str_is(type, "page") || pl_str_is(type, "draft"))
		type = pl_arena_printf(file->arena, PL_FMT "s", PL_ARG(type));
	if (type.ptr && !pl_str_eq(type, own))
		return false;
	if (root.len && pl_str_starts(path, root) && path.len > root.len && path.ptr[root.len] == '/')
		path = pl_str_n(path.ptr + root.len + 1, path.len - root.len - 1);
	if (!path.len)
		return true;
	return memchr(path.ptr, '*', path.len) ? glob_start(path, file->path) : pl_str_starts(file->path, path);
}

static bool has_precedence(const struct pl_value *old, const struct pl_value *new)
{
	size_t old_len = scope_path(old).len, new_len = scope_path(new).len;

	if (!old)
		return true;
	if (new_len != old_len)
		return new_len > old_len;
	return scope_text(new, "type").ptr || !scope_text(old, "type").ptr;
}

static const struct pl_value *default_of(const struct pl_jekyll *file, const char *key)
{
	const struct pl_value *defaults = pl_jekyll_config(file, "defaults"), *found = NULL, *old = NULL;

	if (!defaults || defaults->kind != PL_VALUE_LIST)
		return NULL;
	for (const struct pl_value *set = defaults->first; set; set = set->next) {
		const struct pl_value *values = set->kind == PL_VALUE_MAP ? pl_value_get(set, PL_STR("values")) : NULL;
		const struct pl_value *scope = set->kind == PL_VALUE_MAP ? pl_value_get(set, PL_STR("scope")) : NULL;
		const struct pl_value *value;

		if (!values || values->kind != PL_VALUE_MAP || !applies(file, scope))
			continue;
		value = pl_value_get(values, pl_str_c(key));
		if (has_precedence(old, scope)) {
			old = scope ? scope : set;
			if (value && (!found || !pl_jekyll_is_null(file, value)))
				found = value;
		} else if (!found) {
			found = value;
		}
	}
	return found;
}

const struct pl_value *pl_jekyll_get(const struct pl_jekyll *file, const char *key)
{
	const struct pl_value *own = file->front && !file->broken ? pl_value_get(file->front, pl_str_c(key)) : NULL;
	const struct pl_value *other;

	if (own && !pl_jekyll_is_null(file, own))
		return own;
	other = default_of(file, key);
	return other ? other : own;
}

static void add(struct pl_jekyll_categories *c, struct pl_str item)
{
	for (size_t i = 0; i < c->count; i++)
		if (pl_str_eq(c->items[i], item))
			return;
	if (c->count < PL_COUNT(c->items))
		c->items[c->count++] = item;
}

static void add_words(struct pl_jekyll_categories *c, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start;

		while (at < text.len && (pl_is_space((unsigned char)text.ptr[at]) || text.ptr[at] == '\v'))
			at++;
		start = at;
		while (at < text.len && !pl_is_space((unsigned char)text.ptr[at]) && text.ptr[at] != '\v')
			at++;
		if (at > start)
			add(c, pl_str_n(text.ptr + start, at - start));
	}
}

/* The folders above _posts, or above a collection's folder. */
static void add_folders(const struct pl_jekyll *file, struct pl_jekyll_categories *c)
{
	struct pl_str special = file->kind == PL_JEKYLL_DRAFT ? PL_STR("_drafts")
				: pl_arena_printf(file->arena, "_" PL_FMT, PL_ARG(file->collection));
	size_t end = pl_str_find(file->path, special, 0);

	for (size_t at = 0; at < end && end < file->path.len;) {
		size_t slash = pl_str_find(file->path, PL_STR("/"), at);

		if (slash > at && slash < end)
			add(c, pl_str_n(file->path.ptr + at, slash - at));
		at = slash + 1;
	}
}

/* `categories`: words of a text, items of a list. */
static bool add_plural(const struct pl_jekyll *file, struct pl_jekyll_categories *c, const struct pl_value *value)
{
	struct pl_str text;

	if (pl_jekyll_is_null(file, value))
		return true;
	if (value->kind == PL_VALUE_LIST) {
		for (const struct pl_value *v = value->first; v; v = v->next)
			add(c, pl_jekyll_text(file, v));
		return true;
	}
	if (value->kind == PL_VALUE_MAP || type_of(file, value, &text) != PL_YAML_STRING)
		return false;
	add_words(c, text);
	return true;
}

/* Without a `category` the list is taken once more, flat. */
static void add_flat(const struct pl_jekyll *file, struct pl_jekyll_categories *c, const struct pl_value *value)
{
	if (!value || value->kind != PL_VALUE_LIST)
		return;
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (v->kind == PL_VALUE_LIST)
			add_plural(file, c, v);
}

bool pl_jekyll_categories(const struct pl_jekyll *file, struct pl_jekyll_categories *c)
{
	const struct pl_value *own = file->front && !file->broken ? pl_value_get(file->front, PL_STR("categories")) : NULL;
	const struct pl_value *one = file->broken ? NULL : pl_jekyll_get(file, "category");

	c->count = 0;
	add_folders(file, c);
	if (!add_plural(file, c, default_of(file, "categories")) || !add_plural(file, c, own))
		return false;
	if (pl_jekyll_is_null(file, one) || pl_jekyll_is_false(file, one)) {
		add_flat(file, c, own);
		return true;
	}
	if (one->kind == PL_VALUE_LIST)
		return add_plural(file, c, one);
	add(c, pl_jekyll_text(file, one));
	return true;
}
