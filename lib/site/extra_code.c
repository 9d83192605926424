/* extra_code: builders that code configures (Eleventy, Astro, Docusaurus, VitePress, Pelican, Quarto), Zola, and none. What code decides is
 * uncertain; folders that are copied as they are, are not. */
#include "site/extras.h"
#include "site/path.h"

static const char *const readable[] = {".md",  ".mdx", ".markdown", ".html",  ".htm",	".qmd",
				       ".rst", ".njk", ".liquid",   ".astro", ".ipynb", NULL};
static const char *const folders[] = {"_site", "dist", "build", "output", "_book", ".docusaurus", NULL};
static const char *const zola_readable[] = {".md", NULL};
static const char *const zola_folders[] = {"public", NULL};

/* Folders that are copied to the top of the site. */
static const char *copied(enum pl_builder builder)
{
	return builder == PL_BUILDER_DOCUSAURUS || builder == PL_BUILDER_ZOLA	? "static/"
	       : builder == PL_BUILDER_ASTRO || builder == PL_BUILDER_VITEPRESS ? "public/"
										: NULL;
}

static void place(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	const char *folder = copied(settings->builder);
	size_t at = folder ? pl_str_find(path, pl_str_c(folder), 0) : path.len;

	if (folder && at < path.len && (at == 0 || path.ptr[at - 1] == '/')) /* docs/public/ of VitePress */
		*out = (struct pl_place_of_file){
			PL_PLACED, pl_path_address(arena, pl_path_below(pl_str_n(path.ptr + at, path.len - at), pl_str_c(folder))), {0}};
	else
		*out = (struct pl_place_of_file){PL_PLACED_UNCERTAIN, pl_path_address(arena, path), {0}};
}

static void of_post(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p)
{
	(void)path, (void)p;
	pl_extra_add_all(sink, PL_EXTRA_REDIRECT, pl_front_get(front, "aliases"));
}

static void of_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	(void)files;
	pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/"));
}

const struct pl_extra_source pl_extra_code = {of_post, of_site, place, readable, .built = folders};

static void zola_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const areas[] = {"/tags/",	"/categories/", "/page/",      "/atom.xml",
					    "/rss.xml", "/sitemap.xml", "/robots.txt", "/404.html"};
	const struct pl_value *taxonomies = pl_value_get(sink->settings->config, PL_STR("taxonomies"));

	(void)files;
	for (size_t i = 0; i < PL_COUNT(areas); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(areas[i]));
	for (const struct pl_value *v = taxonomies ? taxonomies->first : NULL; v; v = v->next) {
		const struct pl_value *name = pl_value_get(v, PL_STR("name"));

		if (name)
			pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT "/", PL_ARG(name->text));
	}
	if (pl_value_get(sink->settings->config, PL_STR("theme")))
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/")); /* its static files */
}

static void zola_place(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	(void)settings;
	if (pl_str_starts(path, PL_STR("static/")))
		*out = (struct pl_place_of_file){PL_PLACED, pl_path_address(arena, pl_path_below(path, PL_STR("static/"))), {0}};
	else if (pl_str_starts(path, PL_STR("content/")))
		*out = (struct pl_place_of_file){PL_PLACED_BESIDE, pl_path_address(arena, pl_path_below(path, PL_STR("content/"))),
						 pl_path_folder(path)};
	else if (pl_str_starts(path, PL_STR("sass/")))
		*out = (struct pl_place_of_file){PL_PLACED_UNCERTAIN, PL_STR("/"), {0}};
}

const struct pl_extra_source pl_extra_zola = {of_post, zola_site, zola_place, zola_readable, .built = zola_folders};
