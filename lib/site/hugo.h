/* hugo: how Hugo turns a file into a page. Internal to site/. */
#ifndef PL_SITE_HUGO_H
#define PL_SITE_HUGO_H

#include "base/buf.h"
#include "site/publish.h"

/* One file on its way. */
struct pl_hugo {
	struct pl_arena *arena;
	const struct pl_settings *settings;
	const struct pl_value *front;
	enum pl_front_format format;
	struct pl_str folder;     /* below content/, with `/` at the end, or "" */
	struct pl_str base;       /* the name without extension; of a leaf bundle that of its folder */
	struct pl_str filename;   /* the name without extension, as it is */
	bool section;             /* _index.md */
	struct pl_str slug;       /* of the front matter, or of a dated file name; may be absent */
	struct pl_str url;        /* of the front matter; may be absent */
	int64_t date;             /* seconds; PL_HUGO_ZERO when there is none */
	struct pl_civil local;    /* as `.Date` shows it in the site's zone */
};

#define PL_HUGO_ZERO (-62135596800) /* 0001-01-01 */

/* A key of the front matter in any case, or NULL; the last one. */
const struct pl_value *pl_hugo_get(const struct pl_hugo *page, const char *key);
/* A key of the configuration, in any case; NULL: not there. */
const struct pl_value *pl_hugo_config(const struct pl_settings *settings, const char *key);
bool pl_hugo_config_true(const struct pl_settings *settings, const char *key);
/* Address and output file into the publication. */
void pl_hugo_url(const struct pl_hugo *page, struct pl_publication *publication);

#endif
