/* slug_hand: the id that a heading was given by hand, in each program's own form. Internal to site/. */
#ifndef PL_SITE_SLUG_HAND_H
#define PL_SITE_SLUG_HAND_H

#include "base/str.h"

enum pl_hand {
	PL_HAND_NONE,
	PL_HAND_ANY,        /* any of them: who reads it is not known */
	PL_HAND_KRAMDOWN,   /* ` {#id}`, a name of XML */
	PL_HAND_GOLDMARK,   /* `{#id .class key=value}` */
	PL_HAND_PANDOC,     /* the same, and `{-}`; an id begins with a letter */
	PL_HAND_ATTRS,      /* markdown-it-attrs: whatever is in braces is a list */
	PL_HAND_DOCUSAURUS, /* `{#id}` behind the text that shows; the id may have blanks */
};

/* Whether `line`, the text of a heading, ends in what `hand` takes for the list of its attributes. `list`: with its braces. `id`: of
 * the list, which may be empty; absent: it has none. Linear. */
bool pl_hand_read(struct pl_str *list, struct pl_str *id, enum pl_hand hand, struct pl_str line);

#endif
