/* publish: what the site's builder will do with a post: whether it is published, when, and at which address. */
#ifndef PL_SITE_PUBLISH_H
#define PL_SITE_PUBLISH_H

#include "lint/settings.h"
#include "post.h"

enum pl_fate {
	PL_FATE_PUBLISHED,
	PL_FATE_DRAFT,      /* draft: true, published: false, _drafts */
	PL_FATE_FUTURE,     /* its date lies ahead */
	PL_FATE_EXPIRED,
	PL_FATE_IGNORED,    /* the builder does not take the file for a post (name, folder) */
	PL_FATE_COPIED,     /* copied as it is: no front matter */
	PL_FATE_ABORTS,     /* the build stops with an error */
	PL_FATE_UNKNOWN,    /* plugins, themes or configuration in code decide: not known */
};

struct pl_publication {
	enum pl_fate fate;
	struct pl_str url;      /* as the builder writes it, percent-encoded; Hugo: with the path of baseURL; absent: none or unknown */
	struct pl_str address;  /* the same below the site's url and baseurl */
	struct pl_str output;   /* the file in the output folder, "2022/04/27/seed.html"; absent: unknown */
	bool date_known;
	int64_t date;           /* seconds since 1970, UTC */
	bool from_name;         /* the date is that of the file name */
	struct pl_civil local;  /* the date as the builder shows it (its zone) */
	struct pl_str why;      /* one clause for what is not PUBLISHED: "`published: false`", "the name has no date"; in the arena */
};

/* `path`: from the site's root, with `/` ("_posts/2022-04-27-x.md", "content/posts/x.md"). `front` may have any form or be
 * broken. Never fails; the text lives in `arena`. */
void pl_publish(struct pl_publication *publication, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		const struct pl_front *front);

#endif
