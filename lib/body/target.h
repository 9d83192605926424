/* target: the addresses an element holds, one after the other. */
#ifndef PL_BODY_TARGET_H
#define PL_BODY_TARGET_H

#include "body/tree.h"

/* The elements that can hold one, ended by PL_TAG_UNKNOWN: what a check of addresses asks for. */
extern const enum pl_tag pl_target_tags[];

/* One address. Zero-initialised, with the element put into `node`, it stands before the first one. */
struct pl_target {
	const struct pl_node *node;
	const struct pl_attr *attr;
	struct pl_str url;   /* decoded, as written otherwise: may be blank or empty, or have blanks around it */
	size_t at;           /* offset of url in the attribute's value */
	bool listed;         /* one of a srcset's */
};
/* The next address of target->node: href, src, srcset, poster, cite, action, data where HTML gives them a
 * meaning. Values with template text or
 * swallowed markup in them are passed over: nobody knows what they become. False at the end. */
bool pl_target_next(struct pl_target *target);
/* True when `attr` of `node` holds addresses but is passed over: templates or swallowed markup have a part in it. */
bool pl_target_unread(const struct pl_node *node, const struct pl_attr *attr);
/* Where bytes `from` to `to` of target->url are written in `text`; the whole value when it holds character
 * references; the element when the value has no place of its own. */
struct pl_span pl_target_span(const struct pl_target *target, struct pl_str text, size_t from, size_t to);

#endif
