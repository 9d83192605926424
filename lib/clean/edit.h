/* edit: changes of a tree. Nodes are linked anew; none is freed, all live in the post's arena. */
#ifndef PL_CLEAN_EDIT_H
#define PL_CLEAN_EDIT_H

#include "body/tree.h"

/* A copy of the whole tree. */
void pl_edit_copy(struct pl_tree *to, struct pl_arena *arena, const struct pl_tree *from);
/* A new element without attributes, at the place of `like`. */
struct pl_node *pl_edit_element(struct pl_arena *arena, enum pl_tag tag, const struct pl_node *like);
/* A new text node at the place of `like`. */
struct pl_node *pl_edit_text(struct pl_arena *arena, struct pl_str text, const struct pl_node *like);
/* Takes `node` out of its parent. */
void pl_edit_remove(struct pl_node *node);
/* Puts `node`, which has no parent, in front of `before` below `parent`; NULL: at the end. */
void pl_edit_insert(struct pl_node *parent, struct pl_node *node, struct pl_node *before);
/* Puts the children of `node` in its place. Gives the first of them, or what followed it. */
struct pl_node *pl_edit_unwrap(struct pl_node *node);
/* Takes the attribute away; true if there was one. */
bool pl_edit_drop_attr(struct pl_node *node, const char *name);
/* True for text of nothing but white space. */
bool pl_edit_is_space(const struct pl_node *node);
/* True for elements that render as blocks, and for what has one inside. */
bool pl_edit_is_block(const struct pl_node *node);

#endif
