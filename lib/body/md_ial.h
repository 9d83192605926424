/* md_ial: kramdown's attribute lists (`{: #id .class key="value"}`, a heading's `{#id}`) as attributes. */
#ifndef PL_BODY_MD_IAL_H
#define PL_BODY_MD_IAL_H

#include "body/markdown.h"
#include "body/template.h"
#include "body/tree.h"

/* Gives every element the attributes that a list beside it names; the lists stay in the tree as templates.
 * kramdown syntax, "Inline Attribute Lists". Classes add up; another attribute that the element has already stays as it is. */
void pl_md_ial_apply(struct pl_tree *tree, struct pl_arena *arena, struct pl_str text, const struct pl_templates *templates,
		     enum pl_dialect dialect);

#endif
