/* extra_jekyll: Jekyll 4.3, its usual plugins, and what GitHub Pages adds. */
#include "site/extras.h"
#include "site/jekyll.h"
#include "site/path.h"

#include <stdlib.h>

static const char *const readable[] = {".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm", ".xhtml", NULL};
static const char *const folders[] = {"_site", "vendor/bundle", "vendor/cache", "vendor/gems", "vendor/ruby", NULL};

/* jekyll-archives: `form` with the date in it, of /:year/:month/:day/ or what _config.yml says. */
static void add_dates(const struct pl_extra_sink *sink, const struct pl_publication *p)
{
	static const char *const keys[][2] = {{"year", "/:year/"}, {"month", "/:year/:month/"}, {"day", "/:year/:month/:day/"}};
	const struct pl_value *own = pl_value_get(pl_value_get(sink->settings->config, PL_STR("jekyll-archives")), PL_STR("permalinks"));

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		const struct pl_value *value = pl_value_get(own, pl_str_c(keys[i][0]));
		struct pl_str form = value && value->text.len ? value->text : pl_str_c(keys[i][1]);
		struct pl_buf out = {0};

		for (size_t at = 0; at < form.len;) {
			struct pl_str rest = pl_str_n(form.ptr + at, form.len - at);

			if (pl_str_starts(rest, PL_STR(":year")))
				pl_buf_addf(&out, "%04d", (int)p->local.year);
			else if (pl_str_starts(rest, PL_STR(":month")))
				pl_buf_addf(&out, "%02d", (int)p->local.month);
			else if (pl_str_starts(rest, PL_STR(":day")))
				pl_buf_addf(&out, "%02d", (int)p->local.day);
			else
				pl_buf_addc(&out, rest.ptr[0]);
			at += pl_str_starts(rest, PL_STR(":year"))    ? 5
			      : pl_str_starts(rest, PL_STR(":month")) ? 6
			      : pl_str_starts(rest, PL_STR(":day"))   ? 4
								      : 1;
		}
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT "%s", PL_ARG(pl_buf_str(&out)),
			      out.len && out.ptr[out.len - 1] == '/' ? "index.html" : "");
		pl_buf_finish(&out);
	}
}

/* An address without an ending is written with one: "/was" is was.html. */
static void add_redirects(const struct pl_extra_sink *sink, const struct pl_value *from)
{
	bool made = !sink->settings->config || pl_jekyll_plugin(sink->settings, "jekyll-redirect-from") != PL_JEKYLL_HAS_NOT;
	enum pl_extra_kind kind = made ? PL_EXTRA_REDIRECT : PL_EXTRA_FORMER;

	pl_extra_add_all(sink, kind, from);
	for (const struct pl_value *v = from && from->kind == PL_VALUE_LIST ? from->first : from; v;
	     v = from->kind == PL_VALUE_LIST ? v->next : NULL) {
		struct pl_str name = pl_path_name(v->text);

		if (name.len && !memchr(name.ptr, '.', name.len))
			pl_extra_addf(sink, kind, "%s" PL_FMT ".html", v->text.ptr[0] == '/' ? "" : "/", PL_ARG(v->text));
	}
}

static void of_post(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p)
{
	add_redirects(sink, pl_front_get(front, "redirect_from"));
	if (p->address.len && (pl_str_ends(path, PL_STR(".scss")) || pl_str_ends(path, PL_STR(".sass"))))
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, PL_FMT ".map", PL_ARG(p->address));
	if (p->date_known && pl_jekyll_plugin(sink->settings, "jekyll-archives") != PL_JEKYLL_HAS_NOT)
		add_dates(sink, p);
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

/* Feeds of categories, collections and tags. */
static void add_feeds(const struct pl_extra_sink *sink)
{
	const struct pl_value *feed = pl_value_get(sink->settings->config, PL_STR("feed"));
	const struct pl_value *collections = pl_value_get(feed, PL_STR("collections")), *tags = pl_value_get(feed, PL_STR("tags"));
	const struct pl_value *path = pl_value_get(tags, PL_STR("path"));

	if (collections || tags || pl_value_get(feed, PL_STR("categories")))
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/feed/"));
	for (const struct pl_value *v = collections ? collections->first : NULL; v; v = v->next) {
		const struct pl_value *own = pl_value_get(v, PL_STR("path"));

		if (own && own->text.len)
			pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%s" PL_FMT, own->text.ptr[0] == '/' ? "" : "/", PL_ARG(own->text));
	}
	if (path && path->text.len)
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%s" PL_FMT, path->text.ptr[0] == '/' ? "" : "/", PL_ARG(path->text));
}

/* Where jekyll-archives puts the pages of tags and categories, when _config.yml says where: all below what comes before the name. */
static void add_terms(const struct pl_extra_sink *sink)
{
	const struct pl_value *own = pl_value_get(pl_value_get(sink->settings->config, PL_STR("jekyll-archives")), PL_STR("permalinks"));
	static const char *const keys[] = {"tag", "category"};

	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		const struct pl_value *value = pl_value_get(own, pl_str_c(keys[i]));
		struct pl_str form = value ? value->text : PL_STR("");

		form.len = pl_str_find(form, PL_STR(":"), 0);
		if (form.len > 1)
			pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_path_folder(form));
	}
}

/* Folders whose names begin with a dot are not looked into; `include` may name one. */
static void add_hidden(const struct pl_extra_sink *sink)
{
	const struct pl_value *include = pl_value_get(sink->settings->config, PL_STR("include"));

	for (const struct pl_value *v = include ? include->first : NULL; v; v = v->next)
		if (v->text.len > 1 && v->text.ptr[0] == '.')
			pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "/" PL_FMT "/", PL_ARG(v->text));
}

static void of_site(const struct pl_extra_sink *sink, const struct pl_site_files *files)
{
	static const char *const theme[] = {"/assets/css/", "/assets/js/", "/assets/fonts/", "/assets/main.css",
					    "/assets/minima-social-icons.svg"};
	const struct pl_value *feed = pl_value_get(pl_value_get(sink->settings->config, PL_STR("feed")), PL_STR("path"));

	pl_extra_add(sink, pl_jekyll_plugin(sink->settings, "jekyll-feed") == PL_JEKYLL_HAS ? PL_EXTRA_MADE : PL_EXTRA_UNCERTAIN,
		     PL_STR("/feed.xml"));
	add_feeds(sink);
	if (feed && feed->text.len)
		pl_extra_addf(sink, PL_EXTRA_UNCERTAIN, "%s" PL_FMT, feed->text.ptr[0] == '/' ? "" : "/", PL_ARG(feed->text));
	pl_extra_add(sink, pl_jekyll_plugin(sink->settings, "jekyll-sitemap") == PL_JEKYLL_HAS ? PL_EXTRA_MADE : PL_EXTRA_UNCERTAIN,
		     PL_STR("/sitemap.xml"));
	pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/robots.txt"));
	if (pl_value_get(sink->settings->config, PL_STR("theme")) || pl_value_get(sink->settings->config, PL_STR("remote_theme")))
		for (size_t i = 0; i < PL_COUNT(theme); i++)
			pl_extra_add(sink, PL_EXTRA_UNCERTAIN, pl_str_c(theme[i]));
	if (pl_jekyll_plugin(sink->settings, "jekyll-redirect-from") != PL_JEKYLL_HAS_NOT)
		pl_extra_add(sink, PL_EXTRA_UNCERTAIN, PL_STR("/redirects.json"));
	add_pagination(sink, files);
	add_plugins(sink, files);
	add_terms(sink);
	add_hidden(sink);
}

const struct pl_extra_source pl_extra_jekyll = {
	.of_post = of_post, .of_site = of_site, .place = pl_jekyll_place_file, .readable = readable, .fenced = true, .built = folders};
