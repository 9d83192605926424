/* reference: what a post leads to: its links, images and other addresses, and what templates make of them. */
#ifndef PL_SITE_REFERENCE_H
#define PL_SITE_REFERENCE_H

#include "lint/settings.h"
#include "post.h"

enum pl_reference_kind {
	PL_REFERENCE_URL,     /* as the browser gets it: relative, absolute, from the root */
	PL_REFERENCE_SITE,    /* a path below the site's url and baseurl: `{{ site.baseurl }}/x`, relative_url, url_for */
	PL_REFERENCE_FILE,    /* a source: from the site's root when it begins with `/`, else from the post's folder: `{% link %}`, `@/x.md` */
	PL_REFERENCE_POST,    /* the name of a post: `{% post_url 2022-04-27-x %}` */
	PL_REFERENCE_PAGE,    /* what Hugo's ref and relref look for: "path#frag" */
	PL_REFERENCE_SLUG,    /* the slug of a post: Hexo's post_link and post_path */
	PL_REFERENCE_ASSET,   /* a file of the post's asset folder: Hexo's asset_img, asset_path, asset_link */
	PL_REFERENCE_PICTURE, /* a Markdown image that Hexo's renderer looks for in the asset folder, or takes as SITE */
	PL_REFERENCE_UNKNOWN, /* a template decides */
};

struct pl_reference {
	enum pl_reference_kind kind;
	struct pl_str text;           /* with `?query#fragment`, character references and Markdown's escapes undone */
	struct pl_span span;          /* of the target as written; of the template where one stands alone */
	const struct pl_node *node;   /* the element, or the TEMPLATE */
	bool image;                   /* an image, a video or a sound that the page shows */
	bool optional;                /* `cite`: nobody clicks on it */
	bool plain;                   /* the bytes of `span` are `text`: they can be replaced */
};

struct pl_references {
	struct pl_reference *items;
	size_t count, cap;
};

/* Adds all references of the body, in the order of the document. Those of the front matter are not among them. Linear. */
void pl_references_collect(struct pl_references *out, struct pl_arena *arena, const struct pl_post *post, const struct pl_settings *settings);

#endif
