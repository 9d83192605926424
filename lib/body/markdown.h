/* markdown: Markdown through md4c into the tree builder, with exact spans (md4c's door). */
#ifndef PL_BODY_MARKDOWN_H
#define PL_BODY_MARKDOWN_H

#include "body/template.h"
#include "body/tree.h"

enum pl_dialect { PL_DIALECT_COMMONMARK, PL_DIALECT_GFM, PL_DIALECT_KRAMDOWN, PL_DIALECT_GOLDMARK };

/* Reads `span` of `text` as Markdown into a fragment in body. `templates` may be NULL. */
void pl_markdown_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		      struct pl_span span, const struct pl_templates *templates, enum pl_dialect dialect);

#endif
