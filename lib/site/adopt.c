/* adopt: reads a builder's configuration. */
#include "site/adopt.h"

#include "site/adopt_code.h"
#include "source/lines.h"

static const char *const none[] = {NULL};
static const char *const jekyll[] = {"_config.yml", "_config.yaml", "_config.toml", NULL};
static const char *const hugo[] = {"hugo.toml",
				   "hugo.yaml",
				   "hugo.json",
				   "config.toml",
				   "config.yaml",
				   "config.json",
				   "config/_default/hugo.toml",
				   "config/_default/config.toml",
				   "config/_default/hugo.yaml",
				   "config/_default/config.yaml",
				   NULL};
static const char *const hexo[] = {"_config.yml", "_config.json", NULL};
static const char *const zola[] = {"zola.toml", "config.toml", NULL};

static const char *const eleventy[] = {"eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", ".eleventy.js", NULL};
static const char *const astro[] = {"astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts", NULL};
static const char *const docusaurus[] = {"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs",
					 NULL};
static const char *const vitepress[] = {".vitepress/config.mts", ".vitepress/config.ts", ".vitepress/config.mjs", ".vitepress/config.js",
					NULL};
static const char *const pelican[] = {"pelicanconf.py", NULL};
static const char *const quarto[] = {"_quarto.yml", "_quarto.yaml", NULL};

static const char *const *const names[PL_BUILDERS] = {
	[PL_BUILDER_NONE] = none,	    [PL_BUILDER_JEKYLL] = jekyll,
	[PL_BUILDER_HUGO] = hugo,	    [PL_BUILDER_HEXO] = hexo,
	[PL_BUILDER_ZOLA] = zola,	    [PL_BUILDER_ELEVENTY] = eleventy,
	[PL_BUILDER_ASTRO] = astro,	    [PL_BUILDER_DOCUSAURUS] = docusaurus,
	[PL_BUILDER_VITEPRESS] = vitepress, [PL_BUILDER_PELICAN] = pelican,
	[PL_BUILDER_QUARTO] = quarto,
};

const char *const *pl_site_config_names(enum pl_builder builder)
{
	return names[builder];
}

static const char *const hugo_parts[] = {"config/_default/permalinks.toml",
					 "config/_default/permalinks.yaml",
					 "config/_default/languages.toml",
					 "config/_default/languages.yaml",
					 "config/_default/frontmatter.toml",
					 "config/_default/frontmatter.yaml",
					 "config/_default/taxonomies.toml",
					 "config/_default/taxonomies.yaml",
					 "config/_default/module.toml",
					 "config/_default/module.yaml",
					 "config/_default/cascade.toml",
					 "config/_default/cascade.yaml",
					 NULL};

static const char *const hexo_parts[] = {"package.json", NULL};
static const char *const jekyll_parts[] = {"Gemfile", NULL};

const char *const *pl_site_config_parts(enum pl_builder builder)
{
	switch (builder) {
	case PL_BUILDER_JEKYLL:
		return jekyll_parts;
	case PL_BUILDER_HUGO:
		return hugo_parts;
	case PL_BUILDER_HEXO:
		return hexo_parts;
	default:
		return none;
	}
}

struct adoption {
	struct pl_ruleset *set;
	struct pl_settings *site;
	struct pl_lines lines;
	const char *name;
	struct pl_error *trouble;
};

/* Notes it; false when a rule file of the user says otherwise. */
static bool take(const struct adoption *a, const char *key, const struct pl_value *value)
{
	struct pl_place place = pl_lines_place(&a->lines, value->span.start);
	struct pl_error said;

	pl_fail(&said, "%s:%u", a->name, place.line);
	return pl_ruleset_adopt(a->set, key, value->text, pl_str_c(said.text));
}

static void take_zone(const struct adoption *a, const struct pl_value *value, struct pl_arena *arena)
{
	struct pl_place place = pl_lines_place(&a->lines, value->span.start);
	struct pl_error error;
	const struct pl_zone *zone = pl_zone_open(arena, pl_arena_dup(arena, value->text).ptr, NULL, &error);

	if (!zone)
		pl_fail(a->trouble, "%s:%u: %s", a->name, place.line, error.text);
	else if (take(a, "site.timezone", value))
		a->site->zone = zone;
}

static void take_text(const struct adoption *a, const char *key, const struct pl_value *value, struct pl_str *into)
{
	if (value->text.len && take(a, key, value))
		*into = value->text;
}

static void take_bool(const struct adoption *a, const char *key, const struct pl_value *value, bool *into)
{
	if (take(a, key, value))
		*into = pl_str_is(value->text, "true");
}

static void take_markdown(const struct adoption *a, const struct pl_value *value)
{
	struct pl_str name = value->text;
	enum pl_dialect dialect = pl_str_eq_nocase(name, PL_STR("kramdown"))		? PL_DIALECT_KRAMDOWN
				  : pl_str_eq_nocase(name, PL_STR("commonmark"))	? PL_DIALECT_COMMONMARK
				  : pl_str_eq_nocase(name, PL_STR("commonmarkghpages")) ? PL_DIALECT_GFM
											: PL_DIALECT_ANY;

	if (take(a, "site.dialect", value))
		a->site->dialect = dialect;
}

/* The path below which the site lies, by the name that a builder has for it. */
static bool is_base(enum pl_builder builder, struct pl_str key)
{
	return (builder == PL_BUILDER_DOCUSAURUS && pl_str_is(key, "baseUrl")) ||
	       ((builder == PL_BUILDER_VITEPRESS || builder == PL_BUILDER_ASTRO) && pl_str_is(key, "base"));
}

static void take_key(const struct adoption *a, const struct pl_value *v, struct pl_arena *arena)
{
	struct pl_settings *site = a->site;
	bool is_hugo = site->builder == PL_BUILDER_HUGO;

	if (!v->text.len)
		return;
	if (is_base(site->builder, v->key))
		take_text(a, "site.baseurl", v, &site->baseurl);
	else if (pl_str_is(v->key, "SITEURL") || (site->builder == PL_BUILDER_ASTRO && pl_str_is(v->key, "site")))
		take_text(a, "site.url", v, &site->url);
	else if (pl_str_eq_nocase(v->key, PL_STR("timezone")))
		take_zone(a, v, arena);
	else if (pl_str_is(v->key, "permalink"))
		take_text(a, "site.permalink", v, &site->permalink);
	else if (pl_str_is(v->key, "url") || pl_str_eq_nocase(v->key, PL_STR("baseurl")) || pl_str_is(v->key, "base_url"))
		take_text(a, site->builder == PL_BUILDER_JEKYLL && !pl_str_is(v->key, "url") ? "site.baseurl" : "site.url", v,
			  site->builder == PL_BUILDER_JEKYLL && !pl_str_is(v->key, "url") ? &site->baseurl : &site->url);
	else if (pl_str_is(v->key, is_hugo ? "buildFuture" : "future"))
		take_bool(a, "site.future", v, &site->future);
	else if (pl_str_is(v->key, is_hugo ? "buildDrafts" : site->builder == PL_BUILDER_HEXO ? "render_drafts" : "show_drafts"))
		take_bool(a, "site.drafts", v, &site->drafts);
	else if (pl_str_is(v->key, "buildExpired"))
		take_bool(a, "site.expired", v, &site->expired);
	else if (pl_str_is(v->key, "markdown") && site->builder == PL_BUILDER_JEKYLL)
		take_markdown(a, v);
}

/* "permalinks" of "config/_default/permalinks.toml"; absent for a whole configuration. */
static struct pl_str part_of(enum pl_builder builder, struct pl_str name)
{
	for (const char *const *part = pl_site_config_parts(builder); *part; part++)
		if (pl_str_ends(name, pl_str_c(*part))) {
			const char *slash = strrchr(*part, '/'), *stem = slash ? slash + 1 : *part;

			return pl_str_n(stem, strcspn(stem, "."));
		}
	return (struct pl_str){0};
}

/* The configuration with `root` as one more key; what it has itself counts. */
static void take_part(struct pl_settings *site, struct pl_value *root, struct pl_str key, struct pl_arena *arena)
{
	struct pl_value *whole = PL_NEW(arena, struct pl_value);

	if (site->config)
		*whole = *site->config;
	whole->kind = PL_VALUE_MAP;
	root->key = key;
	root->next = whole->first;
	whole->first = root;
	site->config = whole;
}

/* The gems that a Gemfile names, as a list of texts. */
static struct pl_value *read_gems(struct pl_arena *arena, struct pl_str text)
{
	struct pl_value *list = PL_NEW(arena, struct pl_value), **next = &list->first;

	list->kind = PL_VALUE_LIST;
	for (size_t at = 0; at < text.len;) {
		size_t end = pl_str_find(text, PL_STR("\n"), at), quote = 0;
		struct pl_str line = pl_str_trim(pl_str_n(text.ptr + at, end - at));

		at = end + 1;
		if (!pl_str_starts(line, PL_STR("gem")))
			continue;
		line = pl_str_trim(pl_str_n(line.ptr + 3, line.len - 3));
		if (line.len && line.ptr[0] == '(')
			line = pl_str_trim(pl_str_n(line.ptr + 1, line.len - 1));
		if (line.len < 2 || (line.ptr[0] != '"' && line.ptr[0] != '\''))
			continue;
		quote = pl_str_find(line, pl_str_n(line.ptr, 1), 1);
		*next = PL_NEW(arena, struct pl_value);
		(*next)->kind = PL_VALUE_STRING;
		(*next)->text = pl_str_n(line.ptr + 1, quote - 1);
		next = &(*next)->next;
	}
	return list;
}

static bool is_code(struct pl_str name)
{
	static const struct pl_str endings[] = {{".js", 3}, {".ts", 3}, {".mjs", 4}, {".cjs", 4}, {".mts", 4}, {".py", 3}};

	for (size_t i = 0; i < PL_COUNT(endings); i++)
		if (pl_str_ends(name, endings[i]))
			return true;
	return false;
}

void pl_site_adopt(struct pl_ruleset *set, const char *name, struct pl_str text, struct pl_error *trouble)
{
	struct pl_arena *arena = pl_ruleset_arena(set);
	struct adoption a = {.set = set, .site = pl_ruleset_settings(set), .name = name, .trouble = trouble};
	struct pl_facts facts = {.arena = arena};
	struct pl_front front = {0};
	struct pl_span span;

	trouble->text[0] = '\0';
	if (text.len > PL_FRONT_MAX)
		return;
	text = pl_arena_dup(arena, text);
	span = pl_span(0, (uint32_t)text.len);
	if (pl_str_is(part_of(a.site->builder, pl_str_c(name)), "Gemfile")) {
		take_part(a.site, read_gems(arena, text), PL_STR("Gemfile"), arena);
		return;
	}
	if (is_code(pl_str_c(name)))
		front.root = pl_code_read(arena, text);
	else if (pl_str_ends(pl_str_c(name), PL_STR(".toml")))
		pl_toml_read(&front, arena, &facts, text, span);
	else if (pl_str_ends(pl_str_c(name), PL_STR(".json")))
		pl_json_read(&front, arena, &facts, text, span);
	else
		pl_yaml_read(&front, arena, &facts, text, span);
	if (!front.root || front.root->kind != PL_VALUE_MAP)
		return;
	if (part_of(a.site->builder, pl_str_c(name)).ptr) {
		take_part(a.site, front.root, part_of(a.site->builder, pl_str_c(name)), arena);
		return;
	}
	pl_lines_init(&a.lines, arena, text);
	a.site->config = front.root;
	for (const struct pl_value *v = front.root->first; v; v = v->next)
		take_key(&a, v, arena);
}
