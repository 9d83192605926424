/* hexo: how Hexo 8 turns a file into a page. Internal to site/. */
#ifndef PL_SITE_HEXO_H
#define PL_SITE_HEXO_H

#include "base/buf.h"
#include "date/js.h"
#include "site/publish.h"

/* What new_post_name finds in a path: "2022", "04", "27" of `:year-:month-:day-:title.md`. */
struct pl_hexo_segments {
	struct pl_str names[16], values[16];
	size_t count;
};

/* One file on its way. */
struct pl_hexo {
	struct pl_arena *arena;
	const struct pl_settings *settings;
	const struct pl_value *front; /* the map of its front matter, or NULL */
	struct pl_str source;         /* its path below source_dir: "_posts/a.md" */
	struct pl_str path;           /* below _posts or _drafts, else as `source` */
	struct pl_str slug;
	const struct pl_hexo_segments *named; /* what its name says, or NULL */
	bool date_known, published;
	int64_t unix;
	struct pl_civil local;        /* in the machine's zone: what addresses show */
};

/* Holds `path` against the rule (both without their extensions); false when it does not fit. */
bool pl_hexo_segments(struct pl_hexo_segments *found, struct pl_arena *arena, struct pl_str rule, struct pl_str path);
struct pl_str pl_hexo_segment(const struct pl_hexo_segments *found, const char *name);
/* The placeholder that begins at text.ptr[at], a colon: its name; absent: none. */
struct pl_str pl_hexo_placeholder(struct pl_str text, size_t at);

/* hexo-util's slugize: marks off letters, runs of ASCII punctuation and white space to one `-`; in small letters when `lower`,
 * in capitals when `upper`. */
enum pl_hexo_case { PL_HEXO_AS_IS, PL_HEXO_LOWER, PL_HEXO_UPPER };
struct pl_str pl_hexo_slug(struct pl_arena *arena, struct pl_str text, enum pl_hexo_case letters);

/* A key of _config.yml, or NULL; its text, or `otherwise`; whether JavaScript takes it for true. */
const struct pl_value *pl_hexo_config(const struct pl_hexo *file, const char *key);
struct pl_str pl_hexo_config_text(const struct pl_hexo *file, const char *key, const char *otherwise);
bool pl_hexo_config_true(const struct pl_hexo *file, const char *key);
/* The value of a key of the front matter; kind NULL when there is none. */
struct pl_js_value pl_hexo_get(const struct pl_hexo *file, const char *key);
/* As JavaScript's String() shows it; absent when it is not known here (dates, lists, long fractions). */
struct pl_str pl_hexo_string(struct pl_arena *arena, const struct pl_js_value *value);

enum pl_hexo_answer { PL_HEXO_KNOWN, PL_HEXO_NOT_KNOWN, PL_HEXO_STOPS };
/* `category` of an address: the slugs of the last category of the post. */
enum pl_hexo_answer pl_hexo_category(const struct pl_hexo *file, struct pl_str *slug);
/* The address of a post as Hexo's `path`: "2022/04/27/a/". `why`: of STOPS, a clause. */
enum pl_hexo_answer pl_hexo_post_path(const struct pl_hexo *file, struct pl_str *path, struct pl_str *why);
/* The address and the output file of a path. False: Hexo can make no address of it. */
bool pl_hexo_address(const struct pl_hexo *file, struct pl_str path, struct pl_publication *publication);

/* True when package.json names the plugin; Hexo loads no other. Without a package.json it is taken to be there. */
bool pl_hexo_has_plugin(const struct pl_settings *settings, const char *name);

/* True when hexo-renderer-marked puts the site's root before the targets of Markdown images: from version 5 on, unless it is told otherwise. */
bool pl_hexo_prepends_root(const struct pl_settings *settings);

#endif
