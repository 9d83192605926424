/* markdown: Markdown through md4c into the tree builder, with exact spans. */
#ifndef PL_BODY_MARKDOWN_H
#define PL_BODY_MARKDOWN_H

#include "body/template.h"
#include "body/tree.h"

/* What a site's builder reads. */
enum pl_dialect {
	PL_DIALECT_ANY,        /* not known: tables, strikethrough, task lists, footnotes, definition lists, attribute lists */
	PL_DIALECT_COMMONMARK, /* CommonMark 0.31 and nothing more */
	PL_DIALECT_GFM,        /* the GFM specification and nothing more */
	PL_DIALECT_KRAMDOWN,
	PL_DIALECT_GOLDMARK,   /* as Hugo sets it up */
	PL_DIALECTS
};

/* Or-ed to a dialect. NO_BARE_LINKS: addresses in running text stay text. PLAIN is for tests beside md4c's own renderer. */
enum {
	PL_DIALECT_NO_BARE_LINKS = 1 << 8,
	PL_DIALECT_NOTES = 1 << 9,         /* footnotes as well, as GitHub reads them */
	PL_DIALECT_PLAIN = 1 << 10,        /* what md4c reads by itself: nothing is written anew for it */
};

/* Reads `span` of `text` as Markdown into a fragment in body. `templates` may be NULL. */
void pl_markdown_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		      struct pl_span span, const struct pl_templates *templates, unsigned dialect);

#endif
