/* slug: the ids that builders make of headings: of a text, and one of a kind on a page. */
#ifndef PL_SITE_SLUG_H
#define PL_SITE_SLUG_H

#include "base/buf.h"
#include "base/hash.h"
#include "body/tree.h"
#include "lint/settings.h"

/* Who makes the id. What each was seen to do: tests/site/slugs.py, which asks them. */
enum pl_slugs {
	PL_SLUGS_NONE,
	PL_SLUGS_GFM,         /* kramdown 2.4 with its GFM parser: Jekyll */
	PL_SLUGS_KRAMDOWN,    /* kramdown's own parser: Jekyll with `kramdown: {input: kramdown}` */
	PL_SLUGS_GOLDMARK,    /* Hugo, autoHeadingIDType github */
	PL_SLUGS_GOLDMARK_ASCII,
	PL_SLUGS_BLACKFRIDAY,
	PL_SLUGS_HEXO,        /* hexo-renderer-marked 7, modifyAnchors 0 */
	PL_SLUGS_HEXO_LOWER,  /* modifyAnchors 1 */
	PL_SLUGS_HEXO_UPPER,  /* modifyAnchors 2 */
	PL_SLUGS_GITHUB,      /* github-slugger 2 over the text that shows */
	PL_SLUGS_DOCUSAURUS,  /* the same over what mdast-util-to-string gives */
	PL_SLUGS_ASTRO,       /* the same behind remark-smartypants */
	PL_SLUGS_VITEPRESS,   /* @mdit-vue/shared 3 and markdown-it-anchor 9 */
	PL_SLUGS_ZOLA,        /* the crate slug: certain only for ASCII, other letters are transliterated */
	PL_SLUGS_PANDOC,      /* auto_identifiers: Quarto */
	PL_SLUGS_COUNT
};

/* "gfm", "hexo" …; never NULL. NONE for a name that is none. */
const char *pl_slugs_name(enum pl_slugs slugs);
enum pl_slugs pl_slugs_find(struct pl_str name);
/* Who makes them on this site: `site.slugs`, the builder, and its configuration. */
enum pl_slugs pl_slugs_of(const struct pl_settings *settings);

/* Appends the id of well-formed `text`, which may come out empty. Linear. */
void pl_slug(struct pl_buf *out, enum pl_slugs slugs, struct pl_str text);

/* The ids of one page. Zero but for `slugs` and `arena` is one that has given none. */
struct pl_slugger {
	enum pl_slugs slugs;
	struct pl_arena *arena;
	struct pl_map given; /* to struct pl_slug_count; keys in the arena */
};

/* The id of the next heading, whose text is `text`: what pl_slug gives, with a number when it was given before. In the arena. */
struct pl_str pl_slugger_next(struct pl_slugger *slugger, struct pl_str text);
/* An id that a heading was given by hand: those that look around leave it out. `id` must live as long as the slugger. */
void pl_slugger_take(struct pl_slugger *slugger, struct pl_str id);

/* What a heading hands over. */
struct pl_heading_text {
	struct pl_str text;     /* what pl_slug is to read; in the arena or the post's text */
	struct pl_str id;       /* written by hand, `{#id}`; absent: none */
	bool uncertain;         /* a template, an emoji shortcode, or letters that are transliterated: the id is not known */
};

/* `heading`: h1 to h6 of the tree that was read from `source`. Linear in the heading. */
void pl_heading_text(struct pl_heading_text *out, enum pl_slugs slugs, struct pl_arena *arena, struct pl_str source,
		     const struct pl_node *heading);

#endif
