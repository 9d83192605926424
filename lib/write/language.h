/* language: what a block of code is written in, as the tools that made the page said it. */
#ifndef PL_WRITE_LANGUAGE_H
#define PL_WRITE_LANGUAGE_H

#include "body/tree.h"

/* The language of `pre`: its code's, its own, or that of the one or two wrappers that highlighters put around it;
 * absent when none is named. A word that may stand behind a fence; a slice of an attribute's value. */
struct pl_str pl_code_language(const struct pl_node *pre);

/* What a Markdown post says behind the language of a fence (`{file="a.css"}`, `title=x`): a slice of `text`, its source; absent:
 * nothing, or no fence. */
struct pl_str pl_code_info(struct pl_str text, const struct pl_node *pre);

#endif
