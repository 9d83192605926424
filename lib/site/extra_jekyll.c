/* extra_jekyll: Jekyll 4.3, its usual plugins, and what GitHub Pages adds. */
#include "site/extras.h"
#include "site/path.h"

#include <stdlib.h>

static const char *const readable[] = {".md",  ".markdown", ".mkd",  ".mkdn", ".mkdown", ".html",   ".htm", ".xhtml",	    ".xml", ".txt",
				       ".css", ".scss",	    ".sass", ".json", ".js",	 ".coffee", ".svg", ".webmanifest", NULL};
static const char *const folders[] = {"_site", "vendor/bundle", "vendor/cache", "vendor/gems", "vendor/ruby", NULL};

static bool has_plugin(const struct pl_settings *settings, const char *name)
{
	static const char *const keys[] = {"plugins", "gems"};

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		const struct pl_value *list = pl_value_get(settings->config, pl_str_c(keys[i]));

		for (const struct pl_value *v = list ? list->first : NULL; v; v = v->next)
			if (pl_str_is(v->text, name))
				return true;
	}
	return false;
}

static void of_post(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p)
{
	(void)path, (void)p;
	pl_extra_add_all(sink, PL_EXTRA_REDIRECT, pl_front_get(front, "redirect_from"));
}

static size_t count_posts(const struct pl_site_files *files)
{
	size_t count = 0;

	for (size_t i = 0; i < files->count; i++)
		count += pl_str_find(files->paths[i], PL_STR("_posts/"), 0) < files->paths[i].len;
	return count;
}

/* "/page2/": how many there are depends on how many posts are shown. */
static void add_pagination(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	const struct pl_value *per = pl_value_get(sink->settings->config, PL_STR("paginate"));
	const struct pl_value *form = pl_value_get(sink->settings->config, PL_STR("paginate_path"));
	struct pl_str path = form && form->text.len ? form->text : PL_STR("/page:num/");
	size_t num = pl_str_find(path, PL_STR(":num"), 0), size = per ? strtoul(per->text.ptr, NULL, 10) : 0, pages;

	if (!size || num == path.len)
		return;
	pages = count_posts(files) / size + 1;
	for (size_t n = 2; n <= pages && n < 2000; n++)
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%s%.*s%zu%.*s", path.ptr[0] == '/' ? "" : "/", (int)num, path.ptr, n,
			      (int)(path.len - num - 4), path.ptr + num + 4);
}

/* Plugins that make pages of their own; a plugin that is not known may be one of them. */
static void add_archives(const struct pl_extra_sink *sink)
{
	static const char *const areas[] = {"/tag/",	  "/tags/",   "/category/", "/categories/", "/archive/",
					    "/archives/", "/author/", "/authors/",  "/year/"};

	for (size_t i = 0; i < PL_COUNT(areas); i++)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(areas[i]));
}

static bool is_quiet_plugin(struct pl_str name)
{
	static const char *const names[] = {"jekyll-feed",
					    "jekyll-sitemap",
					    "jekyll-redirect-from",
					    "jekyll-seo-tag",
					    "jekyll-gist",
					    "jemoji",
					    "jekyll-mentions",
					    "jekyll-include-cache",
					    "jekyll-relative-links",
					    "jekyll-titles-from-headings",
					    "jekyll-readme-index",
					    "jekyll-default-layout",
					    "jekyll-optional-front-matter",
					    "jekyll-remote-theme",
					    "jekyll-github-metadata",
					    "jekyll-avatar",
					    "jekyll-coffeescript",
					    "jekyll-commonmark",
					    "jekyll-commonmark-ghpages",
					    "jekyll-last-modified-at",
					    "jekyll-toc",
					    "jekyll-spaceship",
					    "jekyll-paginate",
					    "jekyll-target-blank",
					    "jekyll-compose",
					    "jekyll-admin",
					    "jekyll-email-protect",
					    "jekyll-figure",
					    "jekyll-tidy",
					    "jekyll-minifier"};

	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (pl_str_is(name, names[i]))
			return true;
	return false;
}

static void add_plugins(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	const struct pl_value *list = pl_value_get(sink->settings->config, PL_STR("plugins"));
	bool unknown = pl_files_have(files, PL_STR("_plugins/")) || pl_files_have(files, PL_STR("Gemfile"));

	if (!list)
		list = pl_value_get(sink->settings->config, PL_STR("gems"));
	for (const struct pl_value *v = list ? list->first : NULL; v; v = v->next)
		unknown |= !is_quiet_plugin(v->text);
	if (unknown)
		add_archives(sink);
}

static void of_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const theme[] = {"/assets/css/", "/assets/js/", "/assets/fonts/", "/assets/main.css",
					    "/assets/minima-social-icons.svg"};
	const struct pl_value *feed = pl_value_get(pl_value_get(sink->settings->config, PL_STR("feed")), PL_STR("path"));

	pl_extra_add(sink, has_plugin(sink->settings, "jekyll-feed") ? PL_EXTRA_MADE : PL_EXTRA_UNCERTAIN, PL_STR("/feed.xml"));
	if (feed && feed->text.len)
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%s" PL_FMT, feed->text.ptr[0] == '/' ? "" : "/", PL_ARG(feed->text));
	pl_extra_add(sink, has_plugin(sink->settings, "jekyll-sitemap") ? PL_EXTRA_MADE : PL_EXTRA_UNCERTAIN, PL_STR("/sitemap.xml"));
	pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/robots.txt"));
	if (pl_value_get(sink->settings->config, PL_STR("theme")) || pl_value_get(sink->settings->config, PL_STR("remote_theme")))
		for (size_t i = 0; i < PL_COUNT(theme); i++)
			pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(theme[i]));
	add_pagination(sink, files);
	add_plugins(sink, files);
}

/* A collection's files lie below its name without `_`. */
static struct pl_str in_collection(const struct pl_settings *settings, struct pl_str path)
{
	const struct pl_value *dir = pl_value_get(settings->config, PL_STR("collections_dir"));

	if (dir && dir->text.len && pl_str_starts(path, dir->text) && path.len > dir->text.len && path.ptr[dir->text.len] == '/')
		path = pl_str_n(path.ptr + dir->text.len + 1, path.len - dir->text.len - 1);
	return path.len && path.ptr[0] == '_' ? pl_str_n(path.ptr + 1, path.len - 1) : path;
}

static void place(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path)
{
	struct pl_front none = {0};
	struct pl_publication p;

	pl_publish(&p, arena, settings, path, &none);
	if (p.fate == PL_FATE_COPIED)
		*out = (struct pl_place_of_file){PL_PLACED, pl_path_address(arena, in_collection(settings, path)), {0}};
	else if (p.fate == PL_FATE_PUBLISHED || p.fate == PL_FATE_UNKNOWN)
		*out = (struct pl_place_of_file){
			PL_PLACED_UNCERTAIN, p.url.len ? p.url : pl_path_address(arena, in_collection(settings, path)), {0}};
}

const struct pl_extra_source pl_extra_jekyll = {of_post, of_site, place, readable, folders};
