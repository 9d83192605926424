/* md_silent: lines of nothing but tags that print nothing (`{% if … %}`), which Markdown takes for blank lines. */
#ifndef PL_BODY_MD_SILENT_H
#define PL_BODY_MD_SILENT_H

#include "body/template.h"
#include "body/tree.h"

/* Puts the templates that are blanks in `hidden` (and so in no node of `tree`) between the blocks where they stand: those of a line
 * are one TEMPLATE node (PL_NODE_SILENT), before the first node that begins behind them, or at the end. One pass over the tree. */
void pl_md_silent_apply(struct pl_tree *tree, struct pl_arena *arena, struct pl_str text, struct pl_str hidden,
			const struct pl_templates *templates);

#endif
