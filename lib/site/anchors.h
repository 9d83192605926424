/* anchors: the ids that a post's body will have on the published page: what `#…` of a link can lead to. */
#ifndef PL_SITE_ANCHORS_H
#define PL_SITE_ANCHORS_H

#include "lint/settings.h"
#include "post.h"
#include "site/slug.h"

enum pl_anchor_source {
	PL_ANCHOR_ID,       /* id= in HTML or an attribute list */
	PL_ANCHOR_NAME,     /* <a name=> */
	PL_ANCHOR_HEADING,  /* `{#id}` of a heading */
	PL_ANCHOR_SLUG,     /* made of a heading's text */
	PL_ANCHOR_FOOTNOTE, /* a note or a mark of one */
};

struct pl_anchor {
	struct pl_str id;
	uint32_t at;        /* where it comes from, in the post's text */
	uint8_t source;     /* enum pl_anchor_source */
	bool uncertain;     /* a template or the like has a part in it: the id may be another one */
};

struct pl_anchors {
	struct pl_anchor *items; /* in the order of the page, notes last */
	size_t count, cap;
	bool uncertain;     /* there may be others: an id is uncertain, or a template makes a part of the page */
};

struct pl_site;

/* `anchors` is zero or is added to. Ids lie in `arena` or in the post. Ids of the theme (its header, its table of contents) are
 * not among them. `site` knows
 * the includes and shortcodes; NULL: nobody. Linear. */
void pl_anchors_collect(struct pl_anchors *anchors, struct pl_arena *arena, const struct pl_post *post, const struct pl_settings *settings,
			const struct pl_site *site);

#endif
