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
enum pl_reference_fault {
	PL_REFERENCE_FINE,
	PL_REFERENCE_NO_DIGITS,    /* &#; */
	PL_REFERENCE_NULL, PL_REFERENCE_OUTSIDE, PL_REFERENCE_SURROGATE, PL_REFERENCE_NONCHARACTER, PL_REFERENCE_CONTROL,
	PL_REFERENCE_UNKNOWN,      /* &nosuch; */
};

struct pl_reference {
	uint32_t cp[2];     /* what browsers show; cp[1] is 0 when there is one */
	size_t len;         /* bytes from the `&`, the `;` included when there */
	bool unended;       /* the `;` is missing */
	enum pl_reference_fault fault;
};
/* Reads the reference at text.ptr[0] == '&' (WHATWG 13.2.5.72-80). False: the `&` is text (fault may say why). */
bool pl_reference_read(struct pl_str text, bool in_attribute, struct pl_reference *ref);
/* What browsers make of &#number; (13.2.5.80). */
enum pl_reference_fault pl_reference_code(uint32_t number, uint32_t *cp);
/* Appends `text` with all character references decoded as in text (not attributes). */
void pl_entity_decode(struct pl_buf *out, struct pl_str text);
/* A near name for "did you mean", or NULL. */
const char *pl_entity_near(struct pl_str name);

#endif
