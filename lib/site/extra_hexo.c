/* extra_hexo: Hexo 8 with its usual generators. */
#include "site/extras.h"
#include "site/hexo.h"
#include "site/path.h"

static const char *const readable[] = {".md",	".markdown", ".mkd",  ".mkdn", ".mdwn", ".mdtxt", ".mdtext", ".mdown",
				       ".html", ".htm",	     ".ejs",  ".swig", ".njk",	".styl",  ".less",   ".scss",
				       ".sass", ".pug",	     ".json", ".yml",  ".yaml", NULL};
static const char *const folders[] = {"public", ".deploy_git", NULL};

static struct pl_str option(const struct pl_settings *settings, const char *key, const char *otherwise)
{
	const struct pl_value *value = pl_value_get(settings->config, pl_str_c(key));

	return value && value->text.len ? value->text : pl_str_c(otherwise);
}

/* The name of a tag or category in its address: tag_map, then the slug. */
static struct pl_str slug_of(const struct pl_extra_sink *sink, const char *map, struct pl_str name)
{
	const struct pl_value *mapped = pl_value_get(pl_value_get(sink->settings->config, pl_str_c(map)), name);
	struct pl_str letters = option(sink->settings, "filename_case", "0");

	return pl_hexo_slug(sink->arena, mapped && mapped->text.len ? mapped->text : name,
			    pl_str_is(letters, "1")   ? PL_HEXO_LOWER
			    : pl_str_is(letters, "2") ? PL_HEXO_UPPER
						      : PL_HEXO_AS_IS);
}

/* A list that the generator makes; without it a script or another plugin may. */
static void add_list(const struct pl_extra_sink *sink, const char *generator, struct pl_str address)
{
	struct pl_str further = option(sink->settings, "pagination_dir", "page");

	if (!pl_str_is(further, "page"))
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT PL_FMT "/", PL_ARG(address), PL_ARG(further));
	if (pl_hexo_has_plugin(sink->settings, generator))
		pl_extra_add(sink, PL_EXTRA_LIST, address);
	else
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT "index.html", PL_ARG(address));
}

/* An option of a generator that is on unless it is said to be off. */
static bool is_off(const struct pl_settings *settings, const char *generator, const char *key)
{
	const struct pl_value *value = pl_value_get(pl_value_get(settings->config, pl_str_c(generator)), pl_str_c(key));

	return value && pl_str_is(value->text, "false");
}

static void add_tag(const struct pl_extra_sink *sink, const struct pl_value *value)
{
	struct pl_str dir = option(sink->settings, "tag_dir", "tags");

	if (value->text.len)
		add_list(sink, "hexo-generator-tag",
			 pl_arena_printf(sink->arena, "/" PL_FMT "/" PL_FMT "/", PL_ARG(dir),
					 PL_ARG(slug_of(sink, "tag_map", value->text))));
}

static void add_tags(const struct pl_extra_sink *sink, const struct pl_value *tags)
{
	if (!tags)
		return;
	if (tags->kind != PL_VALUE_LIST)
		add_tag(sink, tags);
	for (const struct pl_value *v = tags->kind == PL_VALUE_LIST ? tags->first : NULL; v; v = v->next)
		add_tag(sink, v);
}

/* Categories are one below the other; lists in the list stand side by side. */
static void add_categories(const struct pl_extra_sink *sink, const struct pl_value *value, int depth)
{
	struct pl_str path = pl_arena_printf(sink->arena, "/" PL_FMT, PL_ARG(option(sink->settings, "category_dir", "categories")));

	if (!value)
		return;
	for (const struct pl_value *v = value->kind == PL_VALUE_LIST ? value->first : value; v; v = v->next) {
		if (v->kind == PL_VALUE_LIST && depth == 0) {
			add_categories(sink, v, 1);
			continue;
		}
		if (v->text.len) {
			path = pl_arena_printf(sink->arena, PL_FMT "/" PL_FMT, PL_ARG(path),
					       PL_ARG(slug_of(sink, "category_map", v->text)));
			add_list(sink, "hexo-generator-category", pl_arena_printf(sink->arena, PL_FMT "/", PL_ARG(path)));
		}
		if (value->kind != PL_VALUE_LIST)
			break;
	}
}

static bool side_by_side(const struct pl_value *value)
{
	return value && value->kind == PL_VALUE_LIST && value->first && value->first->kind == PL_VALUE_LIST;
}

static const char archives[] = "hexo-generator-archive";

static void of_post(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p)
{
	const struct pl_value *categories = pl_front_get(front, "categories");
	struct pl_str archive = option(sink->settings, "archive_dir", "archives");

	enum pl_extra_kind old = pl_hexo_has_plugin(sink->settings, "hexo-generator-alias") ? PL_EXTRA_REDIRECT : PL_EXTRA_FORMER;

	(void)path;
	pl_extra_add_all(sink, old, pl_front_get(front, "alias"));
	pl_extra_add_all(sink, old, pl_front_get(front, "aliases"));
	add_tags(sink, pl_front_get(front, "tags"));
	add_tags(sink, pl_front_get(front, "tag"));
	if (!categories)
		categories = pl_front_get(front, "category");
	if (side_by_side(categories))
		for (const struct pl_value *v = categories->first; v; v = v->next)
			add_categories(sink, v, 1);
	else
		add_categories(sink, categories, 0);
	if (!p->date_known) /* by the file's birth time */
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT "/", PL_ARG(archive));
	if (!p->date_known || is_off(sink->settings, "archive_generator", "enabled") ||
	    is_off(sink->settings, "archive_generator", "yearly"))
		return;
	add_list(sink, archives, pl_arena_printf(sink->arena, "/" PL_FMT "/%d/", PL_ARG(archive), (int)p->local.year));
	if (!is_off(sink->settings, "archive_generator", "monthly"))
		add_list(sink, archives,
			 pl_arena_printf(sink->arena, "/" PL_FMT "/%d/%02d/", PL_ARG(archive), (int)p->local.year, (int)p->local.month));
}

static void of_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const feeds[] = {"/atom.xml",     "/rss2.xml",    "/rss.xml",    "/feed.xml",
					    "/sitemap.xml",  "/sitemap.txt", "/search.xml", "/search.json",
					    "/content.json", "/robots.txt",  "/404.html",   "/baidusitemap.xml"};
	static const char *const theme[] = {"/css/", "/js/", "/lib/", "/images/", "/img/", "/fonts/", "/assets/", "/fancybox/"};
	struct pl_str archive = option(sink->settings, "archive_dir", "archives"), name = option(sink->settings, "theme", "landscape");
	const struct pl_str homes[] = {option(sink->settings, "category_dir", "categories"), option(sink->settings, "tag_dir", "tags")};
	const struct pl_value *home = pl_value_get(pl_value_get(sink->settings->config, PL_STR("index_generator")), PL_STR("path"));
	struct pl_str folder = pl_arena_printf(sink->arena, "themes/" PL_FMT "/", PL_ARG(name));

	add_list(sink, "hexo-generator-index",
		 home && home->text.len ? pl_path_address(sink->arena, pl_arena_printf(sink->arena, PL_FMT "/", PL_ARG(home->text)))
					: PL_STR("/"));
	if (!is_off(sink->settings, "archive_generator", "enabled"))
		add_list(sink, archives, pl_arena_printf(sink->arena, "/" PL_FMT "/", PL_ARG(archive)));
	for (size_t i = 0; i < PL_COUNT(feeds); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(feeds[i]));
	for (size_t i = 0; i < PL_COUNT(homes); i++) /* the lists of all of them: some themes make them */
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT "/index.html", PL_ARG(homes[i]));
	for (size_t i = 0; !pl_files_have(files, folder) && i < PL_COUNT(theme); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(theme[i]));
}

static void place(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	struct pl_str source = option(settings, "source_dir", "source"), theme = option(settings, "theme", "landscape");
	struct pl_str themed = pl_arena_printf(arena, "themes/" PL_FMT "/source/", PL_ARG(theme));
	struct pl_str posts = pl_arena_printf(arena, PL_FMT "/_posts/", PL_ARG(source));
	struct pl_front none = {0};
	struct pl_publication p;

	if (pl_str_starts(path, themed)) {
		out->placing = path.ptr[themed.len] == '_' ? PL_PLACED_NOWHERE : PL_PLACED;
		out->address = pl_path_address(arena, pl_path_below(path, themed));
		return;
	}
	if (pl_str_starts(path, posts)) {
		if (pl_str_is(option(settings, "post_asset_folder", "false"), "true"))
			*out = (struct pl_place_of_file){PL_PLACED_BESIDE, {0}, pl_path_folder(path)};
		return;
	}
	pl_publish(&p, arena, settings, path, &none);
	if (p.fate == PL_FATE_COPIED)
		*out = (struct pl_place_of_file){PL_PLACED, pl_path_address(arena, pl_path_below(path, source)), {0}};
	else if (p.fate == PL_FATE_UNKNOWN) /* copied, if no plugin renders it */
		*out = (struct pl_place_of_file){PL_PLACED_UNCERTAIN, pl_path_address(arena, pl_path_below(path, source)), {0}};
	else if (p.fate == PL_FATE_PUBLISHED && p.url.len)
		*out = (struct pl_place_of_file){PL_PLACED, p.url, {0}};
}

const struct pl_extra_source pl_extra_hexo = {of_post, of_site, place, readable, .built = folders};
