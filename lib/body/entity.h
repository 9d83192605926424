/* entity: character references (WHATWG 13.5). */
#ifndef PL_BODY_ENTITY_H
#define PL_BODY_ENTITY_H

#include "base/buf.h"

struct pl_entity {
	const char *name;   /* with the `;` where it belongs: "amp;", "amp" */
	uint32_t cp[2];     /* cp[1] is 0 when there is one */
};
/* The longest entity name that `text` (which begins after `&`) starts with, or NULL. */
const struct pl_entity *pl_entity_match(struct pl_str text);
/* The entity whose name is exactly `name` (with `;`), or NULL. */
const struct pl_entity *pl_entity_find(struct pl_str name);
/* Appends `text` with all character references decoded as in text (not attributes). */
void pl_entity_decode(struct pl_buf *out, struct pl_str text);
/* A near name for "did you mean", or NULL. */
const char *pl_entity_near(struct pl_str name);

#endif
