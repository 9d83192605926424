/* html_modes: the insertion modes around the body, for html_tree.c's table. Nobody else includes it. */
#ifndef PL_BODY_HTML_MODES_H
#define PL_BODY_HTML_MODES_H

#include "body/html_builder.h"

bool pl_b_before_html(struct pl_tree_builder *b, const struct pl_token *t);
bool pl_b_before_head(struct pl_tree_builder *b, const struct pl_token *t);
bool pl_b_in_head_noscript(struct pl_tree_builder *b, const struct pl_token *t);
bool pl_b_after_head(struct pl_tree_builder *b, const struct pl_token *t);
bool pl_b_after_body(struct pl_tree_builder *b, const struct pl_token *t);  /* and "after after body" */
bool pl_b_framesets(struct pl_tree_builder *b, const struct pl_token *t);   /* "in", "after" and "after after frameset" */
void pl_b_push_html(struct pl_tree_builder *b, uint32_t at);

#endif
