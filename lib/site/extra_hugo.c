/* extra_hugo: Hugo 0.111: aliases, lists of terms and sections, feeds, static files, files of bundles. */
#include "site/extras.h"
#include "site/hugo.h"
#include "site/path.h"

static const char *const readable[] = {".md",	".markdown", ".mdown", ".html",	  ".htm", ".org",
				       ".adoc", ".asciidoc", ".rst",   ".pandoc", ".pdc", NULL};
static const char *const folders[] = {"public", "resources", NULL};

static struct pl_str option(const struct pl_settings *settings, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_hugo_get(settings->config, key);

	return value && value->text.len ? value->text : pl_str_c(otherwise);
}

static bool disabled(const struct pl_settings *settings, const char *kind)
{
	const struct pl_value *kinds = pl_hugo_get(settings->config, "disableKinds");

	for (const struct pl_value *v = kinds ? kinds->first : NULL; v; v = v->next)
		if (pl_str_eq_nocase(v->text, pl_str_c(kind)))
			return true;
	return false;
}

static bool is_on(const struct pl_settings *settings, const char *key)
{
	const struct pl_value *value = pl_hugo_get(settings->config, key);

	return value && pl_str_is(value->text, "true");
}

bool pl_hugo_is_ugly(const struct pl_settings *settings)
{
	return is_on(settings, "uglyURLs");
}

/* `address` ends in `/`. */
static void add_list(const struct pl_extra_sink *sink, struct pl_str address)
{
	if (!pl_hugo_is_ugly(sink->settings) || pl_str_is(address, "/")) {
		pl_extra_add(sink, PL_EXTRA_LIST, address);
		return;
	}
	pl_extra_addf(sink, PL_EXTRA_MADE, "%.*s.html", (int)address.len - 1, address.ptr);
	pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%.*s.xml", (int)address.len - 1, address.ptr);
	pl_extra_add(sink, PL_EXTRA_UNCERTAIN, address);
}

/* ---- of a page ---- */

/* An alias is a folder, unless it has an ending or addresses are ugly (hugolib/alias.go, targetPathAlias). */
static void add_redirect(const struct pl_extra_sink *sink, struct pl_str path)
{
	size_t at = path.len;

	if (pl_hugo_is_ugly(sink->settings) && !pl_str_ends(path, PL_STR(".html"))) {
		path.len -= path.len && path.ptr[path.len - 1] == '/';
		pl_extra_addf(sink, PL_EXTRA_REDIRECT, PL_FMT ".html", PL_ARG(path));
		return;
	}
	while (at > 0 && path.ptr[at - 1] != '/' && path.ptr[at - 1] != '.')
		at--;
	pl_extra_addf(sink, PL_EXTRA_REDIRECT, PL_FMT "%s", PL_ARG(path),
		      pl_str_ends(path, PL_STR("/")) || (at > 0 && path.ptr[at - 1] == '.') ? "" : "/");
}

/* `x` and `../x` are seen from the folder around the page (hugolib/site_render.go, renderAliases). */
static void add_alias(const struct pl_extra_sink *sink, const struct pl_value *alias, struct pl_str url)
{
	struct pl_str base = url;

	if (!alias->text.len)
		return;
	if (alias->text.ptr[0] == '/') {
		add_redirect(sink, alias->text);
		return;
	}
	base.len -= base.len && base.ptr[base.len - 1] == '/';
	while (base.len && base.ptr[base.len - 1] != '/')
		base.len--;
	add_redirect(sink, pl_hugo_join(sink->arena, base, alias->text));
}

/* `permalinks` may name a taxonomy: then its lists of terms lie below the part of the pattern that is text. */
static bool add_moved_term(const struct pl_extra_sink *sink, const struct pl_hugo *file, struct pl_str taxonomy, struct pl_str term)
{
	const struct pl_value *all = pl_hugo_get(sink->settings->config, "permalinks");
	const struct pl_value *pattern = pl_hugo_get(all, pl_arena_dup(sink->arena, taxonomy).ptr);
	struct pl_str area;

	if (!pattern || !pattern->text.len)
		return false;
	area = pl_path_folder(pl_str_n(pattern->text.ptr, pl_str_find(pattern->text, PL_STR(":"), 0)));
	area.len -= pl_str_ends(area, PL_STR("/"));
	area = pl_hugo_join(sink->arena, pl_arena_printf(sink->arena, "/" PL_FMT, PL_ARG(file->language)), area);
	if (area.len > 1)
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT "/", PL_ARG(area));
	else
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT "/index.html", PL_ARG(pl_hugo_clean(file, term)));
	return true;
}

/* The address of a list of a term: its folder is cleaned as paths are. */
static void add_term(const struct pl_extra_sink *sink, const struct pl_hugo *file, struct pl_str taxonomy, struct pl_str term)
{
	struct pl_str path =
		pl_hugo_clean(file, pl_arena_printf(sink->arena, PL_FMT "/" PL_FMT, PL_ARG(taxonomy), PL_ARG(pl_str_trim(term))));

	if (term.len && !add_moved_term(sink, file, taxonomy, term))
		add_list(sink, pl_arena_printf(sink->arena, "/" PL_FMT PL_FMT "/", PL_ARG(file->language), PL_ARG(path)));
}

static void add_terms(const struct pl_extra_sink *sink, const struct pl_hugo *file, const struct pl_front *front, struct pl_str taxonomy)
{
	const struct pl_value *terms = pl_hugo_get(front->root, pl_arena_dup(sink->arena, taxonomy).ptr);

	if (!terms)
		return;
	add_list(sink, pl_arena_printf(sink->arena, "/" PL_FMT PL_FMT "/", PL_ARG(file->language), PL_ARG(taxonomy)));
	if (terms->kind != PL_VALUE_LIST)
		add_term(sink, file, taxonomy, terms->text);
	else
		for (const struct pl_value *v = terms->first; v; v = v->next)
			add_term(sink, file, taxonomy, v->text);
}

static void of_post(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p)
{
	const struct pl_value *aliases = pl_hugo_get(front->root, "aliases"),
			      *taxonomies = pl_hugo_get(sink->settings->config, "taxonomies");
	struct pl_hugo file = {.arena = sink->arena, .settings = sink->settings, .format = front->format, .language = PL_STR("")};
	struct pl_publication ignored = {0};

	if (aliases && aliases->kind == PL_VALUE_LIST)
		for (const struct pl_value *v = aliases->first; v; v = v->next)
			add_alias(sink, v, p->address);
	else if (aliases)
		add_alias(sink, aliases, p->address);
	if (!pl_hugo_place(&file, &ignored, path))
		return;
	if (file.section.len && (file.kind != PL_HUGO_LEAF || file.dir.len))
		add_list(sink, pl_arena_printf(sink->arena, "/" PL_FMT PL_FMT "/", PL_ARG(file.language),
					       PL_ARG(pl_hugo_clean(&file, file.section))));
	if (p->address.len && file.kind != PL_HUGO_PAGE && file.kind != PL_HUGO_LEAF)
		pl_extra_add(sink, PL_EXTRA_LIST, p->address);
	if (disabled(sink->settings, "taxonomy") && disabled(sink->settings, "term"))
		return;
	for (const struct pl_value *v = taxonomies ? taxonomies->first : NULL; v; v = v->next)
		add_terms(sink, &file, front, v->text);
	if (!taxonomies) {
		add_terms(sink, &file, front, PL_STR("tags"));
		add_terms(sink, &file, front, PL_STR("categories"));
	}
}

/* ---- of the site ---- */

/* The lists of all terms, made also where there are none; of each language. */
static void add_taxonomies(const struct pl_extra_sink *sink, struct pl_str language)
{
	const struct pl_value *taxonomies = pl_hugo_get(sink->settings->config, "taxonomies");

	if (disabled(sink->settings, "taxonomy"))
		return;
	for (const struct pl_value *v = taxonomies ? taxonomies->first : NULL; v; v = v->next)
		add_list(sink, pl_arena_printf(sink->arena, PL_FMT PL_FMT "/", PL_ARG(language), PL_ARG(v->text)));
	if (!taxonomies) {
		add_list(sink, pl_arena_printf(sink->arena, PL_FMT "tags/", PL_ARG(language)));
		add_list(sink, pl_arena_printf(sink->arena, PL_FMT "categories/", PL_ARG(language)));
	}
}

/* Modules bring pages and files of their own. */
static void add_modules(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const theme[] = {"/css/", "/js/", "/lib/", "/img/", "/fonts/", "/assets/", "/icons/", "/favicon.ico"};
	const struct pl_value *module = pl_hugo_get(sink->settings->config, "module");
	struct pl_str name = option(sink->settings, "theme", "");
	struct pl_str folder = pl_arena_printf(sink->arena, "themes/" PL_FMT "/", PL_ARG(name));
	bool elsewhere = pl_hugo_get(module, "imports") || (name.len && !pl_files_have(files, folder));

	if (pl_hugo_get(module, "mounts"))
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/"));
	for (size_t i = 0; elsewhere && i < PL_COUNT(theme); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(theme[i]));
}

static void of_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const more[] = {"/robots.txt", "/404.html", "/manifest.json", "/search/", "/en.search.json"};
	const struct pl_value *languages = pl_hugo_get(sink->settings->config, "languages");
	struct pl_str sitemap = {0}, main = option(sink->settings, "defaultContentLanguage", "en");
	const struct pl_value *named = pl_hugo_get(pl_hugo_get(sink->settings->config, "sitemap"), "filename");
	bool below = languages && languages->first && languages->first->next && is_on(sink->settings, "defaultContentLanguageInSubdir");

	sitemap = named ? named->text : PL_STR("sitemap.xml");
	add_list(sink, PL_STR("/"));
	pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT, PL_ARG(sitemap));
	for (size_t i = 0; i < PL_COUNT(more); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(more[i]));
	if (!below)
		add_taxonomies(sink, PL_STR("/"));
	for (const struct pl_value *v = languages ? languages->first : NULL; v; v = v->next) {
		struct pl_str home = pl_arena_printf(sink->arena, "/" PL_FMT "/", PL_ARG(v->key));

		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT PL_FMT, PL_ARG(home), PL_ARG(sitemap));
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT "404.html", PL_ARG(home));
		if (!below && pl_str_eq_nocase(v->key, main)) {
			pl_extra_add(sink, PL_EXTRA_MADE, home); /* leads to "/" */
			continue;
		}
		add_list(sink, home);
		add_taxonomies(sink, home);
	}
	add_modules(sink, files);
}

/* ---- files ---- */

static struct pl_str below_any(const struct pl_value *list, struct pl_str path)
{
	struct pl_str found = {0};

	for (const struct pl_value *v = list->kind == PL_VALUE_LIST ? list->first : list; v && !found.ptr; v = v->next) {
		found = pl_path_below(path, v->text);
		if (list->kind != PL_VALUE_LIST)
			break;
	}
	return found;
}

static bool uses_theme(const struct pl_settings *settings, struct pl_str name)
{
	const struct pl_value *theme = pl_hugo_get(settings->config, "theme");

	if (!settings->config) /* `--theme` may say it */
		return true;
	for (const struct pl_value *v = theme && theme->kind == PL_VALUE_LIST ? theme->first : theme; v; v = v->next) {
		if (pl_str_eq(v->text, name))
			return true;
		if (theme->kind != PL_VALUE_LIST)
			break;
	}
	return false;
}

/* What lies below `themes/NAME/FOLDER` of a theme that is used. */
static struct pl_str in_theme(const struct pl_settings *settings, struct pl_str path, const char *folder)
{
	struct pl_str rest = pl_path_below(path, PL_STR("themes"));
	size_t slash = rest.ptr ? pl_str_find(rest, PL_STR("/"), 0) : 0;

	return rest.ptr && slash < rest.len && uses_theme(settings, pl_str_n(rest.ptr, slash))
		       ? pl_path_below(pl_str_n(rest.ptr + slash + 1, rest.len - slash - 1), pl_str_c(folder))
		       : (struct pl_str){0};
}

static struct pl_str static_part(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_value *dirs = pl_hugo_get(settings->config, "staticDir"), *languages = pl_hugo_get(settings->config, "languages");
	struct pl_str rest = dirs ? below_any(dirs, path) : pl_path_below(path, PL_STR("static"));

	for (const struct pl_value *v = languages ? languages->first : NULL; v && !rest.ptr; v = v->next) {
		dirs = pl_hugo_get(v, "staticDir");
		if (dirs)
			rest = below_any(dirs, path);
	}
	return rest.ptr ? rest : in_theme(settings, path, "static");
}

static void place(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	struct pl_str rest = static_part(settings, path);

	if (rest.ptr) {
		*out = (struct pl_place_of_file){PL_PLACED, pl_path_address(arena, rest), {0}};
		return;
	}
	rest = pl_hugo_content(settings, path, NULL);
	if (rest.ptr) {
		if (!pl_hugo_hides(rest))
			*out = (struct pl_place_of_file){PL_PLACED_BESIDE, pl_path_address(arena, rest), pl_path_folder(path)};
		return;
	}
	rest = pl_path_below(path, option(settings, "assetDir", "assets"));
	if (!rest.ptr)
		rest = in_theme(settings, path, "assets");
	if (rest.ptr) /* published where a template asks for it */
		*out = (struct pl_place_of_file){PL_PLACED_UNCERTAIN, pl_path_address(arena, rest), {0}};
}

static bool reads(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_value *module = pl_hugo_get(settings->config, "module");

	return pl_hugo_content(settings, path, NULL).ptr || in_theme(settings, path, "content").ptr || pl_hugo_get(module, "mounts");
}

const struct pl_extra_source pl_extra_hugo = {
	.of_post = of_post, .of_site = of_site, .place = place, .readable = readable, .reads = reads, .built = folders};
