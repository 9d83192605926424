/* anchor_settings: what a site's configuration makes of ids, but for the slug of a heading (slug.h). */
#ifndef PL_SITE_ANCHOR_SETTINGS_H
#define PL_SITE_ANCHOR_SETTINGS_H

#include "lint/settings.h"

struct pl_anchor_settings {
	struct pl_str prefix;      /* before the slug of a heading */
	struct pl_str note_prefix; /* before the label of a note */
	bool no_slugs;             /* headings have the ids that were written by hand, no others */
	bool uncertain;            /* there are ids that are not worked out */
	bool in_html;              /* Markdown in blocks of HTML is read */
	bool emoji;		   /* `:name:` may be a picture, and no part of the slug */
	bool of_blocks;            /* a line `{#id}` belongs to the block before it */
};

/* `settings` must outlive what it gives. */
struct pl_anchor_settings pl_anchor_settings(const struct pl_settings *settings);

#endif
