/* settings: what a rule file says about the site (`site:`), as far as judging one post needs it. */
#ifndef PL_LINT_SETTINGS_H
#define PL_LINT_SETTINGS_H

#include "body/markdown.h"
#include "date/date.h"

struct pl_settings {
	enum pl_builder builder;       /* `site.builder`; packs set it */
	struct pl_str root;            /* of the site, as paths of posts are given, with `/` at the end, or "" */
	struct pl_str url, baseurl;    /* "https://finews.example.com", "/blog"; may be absent */
	const struct pl_zone *zone;    /* `site.timezone`, NULL: not said */
	const struct pl_zone *machine; /* the build machine's (`site.build-timezone`, default UTC); never NULL */
	struct pl_str permalink;       /* `site.permalink`: a style or a template; may be absent */
	enum pl_dialect dialect;
	struct pl_str slugs;           /* "kramdown" … */
	bool future, drafts, expired;  /* the build shows these (`site.future` …) */
	const struct pl_value *config; /* the builder's own configuration (_config.yml, hugo.toml) as read, or NULL */
	int64_t now;                   /* --now, else the time of the run: seconds since 1970 */
};

/* `path` of a post from the site's root; as it is when it does not lie below. */
static inline struct pl_str pl_settings_below(const struct pl_settings *settings, struct pl_str path)
{
	struct pl_str root = settings->root;

	return root.len && pl_str_starts(path, root) ? pl_str_n(path.ptr + root.len, path.len - root.len) : path;
}

#endif
