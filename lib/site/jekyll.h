/* jekyll: how Jekyll 4 turns a file into a page. Internal to site/. */
#ifndef PL_SITE_JEKYLL_H
#define PL_SITE_JEKYLL_H

#include "base/buf.h"
#include "site/publish.h"

/* What Jekyll takes a file for, by its path alone. */
enum pl_jekyll_kind {
	PL_JEKYLL_POST,      /* in _posts, with a date in its name */
	PL_JEKYLL_DRAFT,     /* in _drafts */
	PL_JEKYLL_DOCUMENT,  /* in the folder of a collection that is written */
	PL_JEKYLL_PAGE,      /* anywhere else */
	PL_JEKYLL_NOTHING,
};

/* One file on its way: what the parts below work on. */
struct pl_jekyll {
	struct pl_arena *arena;
	const struct pl_settings *settings;
	const struct pl_value *front;  /* the map of its front matter, or NULL */
	bool broken;                   /* Jekyll says so and goes on without the front matter */
	enum pl_jekyll_kind kind;
	struct pl_str path;            /* below `collections_dir` for what is no page */
	struct pl_str collection;      /* "posts" for posts and drafts; absent for pages */
	struct pl_str base;            /* the name without its extension */
	struct pl_str extension;       /* ".md", or empty */
	struct pl_str name_date, name_slug; /* of a post's name; absent: it has no date */
	const char *why;               /* for NOTHING, a clause */
};

/* Fills in kind and the parts of the path. */
void pl_jekyll_place(struct pl_jekyll *file, struct pl_str path);

/* A key of _config.yml ("collections.posts.permalink" is three), or NULL. */
const struct pl_value *pl_jekyll_config(const struct pl_jekyll *file, const char *key);
/* A text of _config.yml, or `otherwise`. */
struct pl_str pl_jekyll_config_text(const struct pl_jekyll *file, const char *key, const char *otherwise);
bool pl_jekyll_config_true(const struct pl_jekyll *file, const char *key);
/* What is set for `_config.yml: collections: NAME`: a map or NULL. */
const struct pl_value *pl_jekyll_collection(const struct pl_jekyll *file, struct pl_str name);
/* `path` or a folder above it fits one entry of the list `patterns`, as Jekyll's include and exclude do. */
bool pl_jekyll_glob(const struct pl_value *patterns, struct pl_str path);
/* File.fnmatch without flags: `*` also goes over `/`. */
bool pl_jekyll_fnmatch(struct pl_str pattern, struct pl_str text);

/* The value of a key: the front matter's, else of the `defaults` that apply; NULL: neither. A null in the front matter counts
 * only when there is no default. */
const struct pl_value *pl_jekyll_get(const struct pl_jekyll *file, const char *key);
/* As Ruby's to_s shows it. */
struct pl_str pl_jekyll_text(const struct pl_jekyll *file, const struct pl_value *value);
bool pl_jekyll_is_null(const struct pl_jekyll *file, const struct pl_value *value);
bool pl_jekyll_is_false(const struct pl_jekyll *file, const struct pl_value *value);
/* The categories one by one, of folders, defaults and front matter. False: they have a form that makes Jekyll drop the front
 * matter. */
struct pl_jekyll_categories {
	struct pl_str items[64];
	size_t count;
};
bool pl_jekyll_categories(const struct pl_jekyll *file, struct pl_jekyll_categories *categories);

/* "04" for `month`; absent for what shows no date. */
struct pl_str pl_jekyll_date_part(struct pl_arena *arena, const struct pl_civil *when, struct pl_str name);
/* The template of the addresses of its collection. */
struct pl_str pl_jekyll_template(const struct pl_jekyll *file);
/* The address and the output file. False: a placeholder that there is not, or another thing that stops the build; `why` says. */
bool pl_jekyll_url(const struct pl_jekyll *file, struct pl_publication *publication);

/* Whether the site has a plugin. MAY_HAVE: the Gemfile names it, or GitHub Pages may build the site. */
enum pl_jekyll_has { PL_JEKYLL_HAS_NOT, PL_JEKYLL_MAY_HAVE, PL_JEKYLL_HAS };
enum pl_jekyll_has pl_jekyll_plugin(const struct pl_settings *settings, const char *name);
/* True when a plugin's own section of _config.yml says `key: false`. */
bool pl_jekyll_plugin_off(const struct pl_settings *settings, const char *section, const char *key);
struct pl_place_of_file;
/* pl_place_file for Jekyll. */
void pl_jekyll_place_file(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path);

#endif
