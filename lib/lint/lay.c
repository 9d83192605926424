/* lay: rule files laid over a ruleset, key by key; where each value came from is kept. */
#include "lint/dispatch.h"
#include "lint/front_schema.h"
#include "lint/keys.h"
#include "source/lines.h"

#include <stdlib.h>

/* One map being laid: a file's root, or one of its overrides. */
struct layer {
	struct pl_ruleset *set;
	struct pl_rulefile *file;
};

static bool is_scalar(const struct pl_value *value)
{
	return value->kind != PL_VALUE_LIST && value->kind != PL_VALUE_MAP && value->kind != PL_VALUE_NULL;
}

/* ---- where from ---- */

static struct pl_origin *origin_of(struct pl_ruleset *set, struct pl_str key)
{
	void **slot = pl_map_put(&set->origins, &set->arena, key);

	if (!*slot)
		*slot = PL_NEW(&set->arena, struct pl_origin);
	return *slot;
}

static void note(const struct layer *layer, const char *prefix, struct pl_str key, const struct pl_value *value)
{
	struct pl_ruleset *set = layer->set;
	struct pl_str name = pl_arena_printf(&set->arena, "%s" PL_FMT, prefix, PL_ARG(key));

	*origin_of(set, name) = (struct pl_origin){.key = name, .file = layer->file, .value = value};
}

bool pl_ruleset_adopt(struct pl_ruleset *set, const char *key, struct pl_str text, struct pl_str said)
{
	struct pl_str name = pl_arena_dup(&set->arena, pl_str_c(key));
	struct pl_origin *origin = pl_map_get(&set->origins, name);

	if (origin && origin->file && !origin->file->pack)
		return false;
	*origin_of(set, name) = (struct pl_origin){.key = name, .text = pl_arena_dup(&set->arena, text), .said = pl_arena_dup(&set->arena, said)};
	return true;
}

/* ---- rules, html ---- */

static bool is_level(struct pl_str word, enum pl_severity *level)
{
	for (int i = PL_OFF; i <= PL_ERROR; i++)
		if (pl_str_is(word, pl_severity_name((enum pl_severity)i))) {
			*level = (enum pl_severity)i;
			return true;
		}
	return false;
}

static void lay_rule(const struct layer *layer, const struct pl_value *value)
{
	struct pl_ruleset *set = layer->set;
	const struct pl_value *severity = value->kind == PL_VALUE_MAP ? pl_value_get(value, PL_STR("severity")) : value;
	uint32_t low, high;

	if (!pl_ruleset_range(set, value->key, &low, &high) || (value->kind == PL_VALUE_MAP && high - low > 1))
		return;
	for (uint32_t i = low; i < high; i++) {
		struct pl_setting *setting = set->sorted[i];
		enum pl_severity level;

		if (severity && is_scalar(severity) && is_level(severity->text, &level))
			setting->severity = level;
		if (value->kind == PL_VALUE_MAP && (value->first != severity || !severity || severity->next))
			setting->options = value;
		note(layer, "rules.", pl_str_c(setting->rule->id), value);
	}
}

static void lay_rules(const struct layer *layer, const struct pl_value *rules)
{
	for (const struct pl_value *v = rules->first; v; v = v->next)
		lay_rule(layer, v);
}

static void lay_html(const struct layer *layer, const struct pl_value *html)
{
	struct pl_ruleset *set = layer->set;
	const struct pl_value *elements = pl_value_get(html, PL_STR("elements")), *attributes = pl_value_get(html, PL_STR("attributes"));

	if (elements && elements->kind != PL_VALUE_MAP) {
		set->elements = elements;
		note(layer, "html.", PL_STR("elements"), elements);
	}
	for (const struct pl_value *v = attributes ? attributes->first : NULL; v; v = v->next) {
		*pl_map_put(&set->attributes, &set->arena, v->key) = (void *)(uintptr_t)v;
		note(layer, "html.attributes.", v->key, v);
	}
}

/* ---- site, post ---- */

static bool is_true(const struct pl_value *value)
{
	return pl_str_is(value->text, "true");
}

static const struct pl_zone *zone_of(const struct layer *layer, const struct pl_value *value)
{
	struct pl_error error;
	const struct pl_zone *zone;
	struct pl_str name = pl_arena_dup(&layer->set->arena, value->text);

	zone = pl_zone_open(&layer->set->arena, name.ptr, NULL, &error);
	if (!zone && layer->file)
		pl_mistake(layer->file, PL_MISTAKE_VALUE, value->span, "%s", error.text);
	return zone;
}

static enum pl_builder builder_of(struct pl_str name)
{
	for (int i = 0; i < PL_BUILDERS; i++)
		if (pl_str_is(name, pl_builder_name((enum pl_builder)i)))
			return (enum pl_builder)i;
	return PL_BUILDER_NONE;
}

static enum pl_dialect dialect_of(struct pl_str name)
{
	static const char *const names[PL_DIALECTS] = {"any", "commonmark", "gfm", "kramdown", "goldmark"};

	for (int i = 0; i < PL_DIALECTS; i++)
		if (pl_str_is(name, names[i]))
			return (enum pl_dialect)i;
	return PL_DIALECT_ANY;
}

static struct pl_str folder_below(const struct layer *layer, struct pl_str root)
{
	if (pl_str_is(root, ".") || pl_str_is(root, "./"))
		return layer->file->folder;
	if (pl_str_starts(root, PL_STR("./")))
		root = pl_str_n(root.ptr + 2, root.len - 2);
	return pl_arena_printf(&layer->set->arena, PL_FMT PL_FMT "%s", PL_ARG(layer->file->folder), PL_ARG(root),
			       pl_str_ends(root, PL_STR("/")) ? "" : "/");
}

static void lay_site(const struct layer *layer, const struct pl_value *map)
{
	struct pl_settings *site = &layer->set->site;

	for (const struct pl_value *v = map->first; v; v = v->next) {
		if (!is_scalar(v))
			continue;
		note(layer, "site.", v->key, v);
		if (pl_str_is(v->key, "builder"))
			site->builder = builder_of(v->text);
		else if (pl_str_is(v->key, "root"))
			site->root = folder_below(layer, v->text);
		else if (pl_str_is(v->key, "url"))
			site->url = v->text;
		else if (pl_str_is(v->key, "baseurl"))
			site->baseurl = v->text;
		else if (pl_str_is(v->key, "timezone"))
			site->zone = zone_of(layer, v);
		else if (pl_str_is(v->key, "build-timezone"))
			site->machine = zone_of(layer, v);
		else if (pl_str_is(v->key, "permalink"))
			site->permalink = v->text;
		else if (pl_str_is(v->key, "dialect"))
			site->dialect = dialect_of(v->text);
		else if (pl_str_is(v->key, "slugs"))
			site->slugs = v->text;
		else if (pl_str_is(v->key, "future"))
			site->future = is_true(v);
		else if (pl_str_is(v->key, "drafts"))
			site->drafts = is_true(v);
		else if (pl_str_is(v->key, "expired"))
			site->expired = is_true(v);
		if (pl_str_is(v->key, "dialect"))
			layer->set->syntax = pl_str_is(v->text, "html") ? PL_SYNTAX_HTML : PL_SYNTAX_AUTO;
	}
	if (!site->machine)
		site->machine = pl_zone_utc();
}

static void lay_post(const struct layer *layer, const struct pl_value *map)
{
	static const struct {
		const char *name;
		unsigned bit;
	} languages[] = {
		{"liquid", PL_TEMPLATES_LIQUID}, {"hugo", PL_TEMPLATES_HUGO}, {"kramdown", PL_TEMPLATES_KRAMDOWN}, {"vue", PL_TEMPLATES_VUE},
		{"none", PL_TEMPLATES_NONE},
	};
	const struct pl_value *hexo = pl_value_get(map, PL_STR("hexo")), *templates = pl_value_get(map, PL_STR("templates"));
	bool list = templates && templates->kind == PL_VALUE_LIST;

	if (hexo && is_scalar(hexo)) {
		layer->set->hexo = is_true(hexo);
		note(layer, "post.", hexo->key, hexo);
	}
	if (!templates)
		return;
	layer->set->templates = 0;
	for (const struct pl_value *v = list ? templates->first : templates; v; v = list ? v->next : NULL)
		for (size_t i = 0; i < PL_COUNT(languages); i++)
			if (pl_str_is(v->text, languages[i].name))
				layer->set->templates |= languages[i].bit;
	note(layer, "post.", templates->key, templates);
}

/* ---- front matter ---- */

static void lay_schema(const struct layer *layer, const struct pl_value *schema)
{
	struct pl_ruleset *set = layer->set;

	for (const struct pl_value *v = schema->first; v; v = v->next) {
		if (pl_str_is(v->key, "properties") && v->kind == PL_VALUE_MAP)
			for (const struct pl_value *p = v->first; p; p = p->next)
				note(layer, "front-matter.properties.", p->key, p);
		else
			note(layer, "front-matter.", v->key, v);
	}
	set->front_schema = pl_front_schema_merge(&set->arena, set->front_schema, schema);
}

/* `path`: of the rule file that is wrong only in another file, which a `$ref` brought in. */
static void schema_fault(struct pl_rulefile *file, const struct pl_value *schema, const struct pl_schema_fault *fault)
{
	if (fault->place.file)
		pl_mistake(file, PL_MISTAKE_VALUE, schema->key_span, "%s: " PL_FMT, fault->place.file, PL_ARG(fault->text));
	else
		pl_mistake(file, PL_MISTAKE_VALUE, fault->place.span, PL_FMT, PL_ARG(fault->text));
}

static struct pl_schema_options schema_options(const struct pl_ruleset *set)
{
	static const enum pl_yaml_reader readers[PL_BUILDERS] = {
		[PL_BUILDER_NONE] = PL_YAML_12, [PL_BUILDER_JEKYLL] = PL_YAML_PSYCH, [PL_BUILDER_HUGO] = PL_YAML_12,
		[PL_BUILDER_HEXO] = PL_YAML_12, [PL_BUILDER_ZOLA] = PL_YAML_12, [PL_BUILDER_ELEVENTY] = PL_YAML_12,
		[PL_BUILDER_ASTRO] = PL_YAML_12, [PL_BUILDER_DOCUSAURUS] = PL_YAML_12, [PL_BUILDER_VITEPRESS] = PL_YAML_12,
		[PL_BUILDER_PELICAN] = PL_YAML_11, [PL_BUILDER_QUARTO] = PL_YAML_12,
	};

	return (struct pl_schema_options){
		.reader = readers[set->site.builder], .front = true, .formats = true, .load = set->load_schema, .context = set->schema_context,
	};
}

static struct pl_schema_fault *faults_of(struct pl_ruleset *set, const struct pl_value *schema)
{
	struct pl_schema_options options = schema_options(set);
	struct pl_schema_fault *faults = NULL;

	if (schema && schema->kind == PL_VALUE_MAP)
		pl_schema_finish(pl_schema_compile(&set->arena, schema, &options, &faults));
	return faults;
}

/* Tells what is wrong with one file's schema: looked at alone, for then the places are in that file. Told is what is also wrong
 * with all files together (`merged`): a `$ref` into what another file defines is no fault. */
static void tell_faults(struct pl_ruleset *set, struct pl_rulefile *file, const struct pl_value *schema, const struct pl_schema_fault *merged)
{
	for (const struct pl_schema_fault *f = faults_of(set, schema); f; f = f->next)
		for (const struct pl_schema_fault *m = merged; m; m = m->next)
			if (pl_str_eq(f->text, m->text)) {
				schema_fault(file, schema, f);
				break;
			}
}

/* ---- */

static void lay(struct pl_ruleset *set, struct pl_rulefile *file, const struct pl_value *map)
{
	static const struct {
		const char *key;
		void (*lay)(const struct layer *layer, const struct pl_value *value);
	} parts[] = {{"site", lay_site}, {"post", lay_post}, {"html", lay_html}, {"rules", lay_rules}, {"front-matter", lay_schema}};
	struct layer layer = {set, file};

	for (size_t i = 0; map && i < PL_COUNT(parts); i++) {
		const struct pl_value *value = pl_value_get(map, pl_str_c(parts[i].key));

		if (value && value->kind == PL_VALUE_MAP)
			parts[i].lay(&layer, value);
	}
}

static void note_keys(struct pl_ruleset *set, struct pl_rulefile *file)
{
	static const char *const keys[] = {"paths", "exclude", "baseline"};
	struct layer layer = {set, file};

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		const struct pl_value *value = pl_rulefile_get(file, keys[i]);

		if (value)
			note(&layer, "", pl_str_c(keys[i]), value);
	}
}

static const struct pl_value *first_override(const struct pl_rulefile *file)
{
	const struct pl_value *overrides = pl_rulefile_get(file, "overrides");

	return overrides && overrides->kind == PL_VALUE_LIST ? overrides->first : NULL;
}

static bool applies(const struct pl_rulefile *file, const struct pl_value *override, struct pl_str path)
{
	const struct pl_value *paths = pl_value_get(override, PL_STR("paths")), *exclude = pl_value_get(override, PL_STR("exclude"));

	return path.len && paths && pl_rulefile_selects(file, paths, path, NULL) &&
	       !(exclude && pl_rulefile_selects(file, exclude, path, NULL));
}

struct pl_str pl_ruleset_overrides(const struct pl_rulebook *book, struct pl_str path, struct pl_arena *arena)
{
	struct pl_buf out = {0};
	struct pl_str text;

	for (size_t i = 0; i < book->count; i++)
		for (const struct pl_value *v = first_override(book->files[i]); v; v = v->next)
			pl_buf_addc(&out, applies(book->files[i], v, path) ? '1' : '0');
	text = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return text;
}

static void check_schemas(struct pl_ruleset *set, struct pl_rulebook *book)
{
	const struct pl_schema_fault *merged = faults_of(set, set->front_schema);

	for (size_t i = 0; i < book->count; i++) {
		struct pl_rulefile *file = book->files[i];

		if (merged)
			tell_faults(set, file, pl_rulefile_get(file, "front-matter"), merged);
		for (const struct pl_value *v = first_override(file); v; v = v->next) {
			const struct pl_value *schema = pl_value_get(v, PL_STR("front-matter"));

			if (schema && schema->kind == PL_VALUE_MAP)
				tell_faults(set, file, schema, faults_of(set, pl_front_schema_merge(&set->arena, set->front_schema, schema)));
		}
	}
	book->checked = true;
}

void pl_ruleset_lay(struct pl_ruleset *set, struct pl_rulebook *book, struct pl_str path)
{
	struct pl_schema_options options;

	for (size_t i = 0; i < book->count; i++) {
		lay(set, book->files[i], book->files[i]->root);
		note_keys(set, book->files[i]);
	}
	if (!book->checked)
		check_schemas(set, book);
	for (size_t i = 0; i < book->count; i++)
		for (const struct pl_value *v = first_override(book->files[i]); v; v = v->next)
			if (applies(book->files[i], v, path))
				lay(set, book->files[i], v);
	for (size_t i = 0; i < book->count; i++)
		pl_diags_sort(&book->files[i]->diags);
	options = schema_options(set);
	pl_schema_finish(set->schema);
	set->schema = set->front_schema ? pl_schema_compile(&set->arena, set->front_schema, &options, NULL) : NULL;
	pl_dispatch_build(set);
}

/* The first mistake as "name:line:column: what". */
static bool fail_with(const struct pl_rulebook *book, struct pl_error *error)
{
	for (size_t i = 0; i < book->count; i++)
		for (size_t j = 0; j < book->files[i]->diags.count; j++) {
			struct pl_rulefile *file = book->files[i];
			const struct pl_diag *diag = &file->diags.items[j];
			struct pl_lines lines = {0};
			struct pl_place place;

			if (diag->severity != PL_ERROR)
				continue;
			pl_lines_init(&lines, &file->post.arena, file->post.source.text);
			place = pl_lines_place(&lines, diag->span.start);
			return pl_fail(error, "%s:%u:%u: " PL_FMT, file->name, place.line, place.column, PL_ARG(diag->detail));
		}
	return true;
}

bool pl_ruleset_load(struct pl_ruleset *set, const char *name, struct pl_str text, struct pl_error *error)
{
	struct pl_rulebook *book = PL_NEW(&set->arena, struct pl_rulebook);

	book->set = set;
	book->next = set->books;
	set->books = book;
	pl_rulebook_add(book, &(struct pl_rulefile_text){name, PL_STR(""), text});
	if (pl_rulebook_wrong(book))
		return fail_with(book, error);
	pl_ruleset_lay(set, book, (struct pl_str){0});
	return !pl_rulebook_wrong(book) || fail_with(book, error);
}

static int by_key(const void *a, const void *b)
{
	return pl_str_cmp(((const struct pl_origin *)a)->key, ((const struct pl_origin *)b)->key);
}

const struct pl_origin *pl_ruleset_origins(struct pl_ruleset *set, size_t *count)
{
	struct pl_origin *all = PL_NEW_N(&set->arena, struct pl_origin, set->origins.count + 1);
	size_t n = 0, at = 0;
	const void *value;

	while ((value = pl_map_next(&set->origins, &at)))
		all[n++] = *(const struct pl_origin *)value;
	qsort(all, n, sizeof(*all), by_key);
	*count = n;
	return all;
}
