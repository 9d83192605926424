/* attrs: every attribute HTML knows, on which elements, and what replaces the obsolete ones (WHATWG "Attributes"
 * index and 16.2). */
#ifndef PL_BODY_ATTRS_H
#define PL_BODY_ATTRS_H

#include "body/tags.h"

enum pl_attr_standing {
	PL_ATTR_KNOWN,     /* HTML has it on this element */
	PL_ATTR_ELSEWHERE, /* HTML has it, but not on this element */
	PL_ATTR_OBSOLETE,  /* HTML had it on this element: `instead` says what to write */
	PL_ATTR_UNKNOWN,
};

/* `name` in lower case. aria-*, data-*, and names of frameworks (with a colon, at sign, dot, or x-, v-, ng-, hx- in
 * front) are known. `instead` may be NULL. */
enum pl_attr_standing pl_attr_standing(enum pl_tag element, struct pl_str name, const char **instead);
/* A known attribute near `name` that fits `element`, for "did you mean", or NULL. */
const char *pl_attr_near(enum pl_tag element, struct pl_str name);

#endif
