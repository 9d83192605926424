/* tags: every element HTML knows, from tags.def. */
#ifndef PL_BODY_TAGS_H
#define PL_BODY_TAGS_H

#include "base/str.h"

/* What tags.def says of an element (flags or-ed). */
enum {
	PL_IS_VOID = 1 << 0,        /* no end tag, no content */
	PL_IS_OPTIONAL_END = 1 << 1,/* the end tag may be left out */
	PL_IS_SPECIAL = 1 << 2,     /* WHATWG 13.2.4.2 special */
	PL_IS_FORMATTING = 1 << 3,  /* WHATWG formatting element */
	PL_IS_BLOCK = 1 << 4,       /* renders as a block */
	PL_IS_PHRASING = 1 << 5,    /* phrasing content */
	PL_IS_OBSOLETE = 1 << 6,    /* WHATWG 16.2: must not be used */
	PL_IS_RAW = 1 << 7,         /* content is text: script, style, textarea, title, xmp, iframe, noembed, noframes */
	PL_IS_HEAD = 1 << 8,        /* metadata content: belongs in head */
	PL_IS_SVG = 1 << 9,         /* known in SVG (only there unless another flag says so) */
	PL_IS_MATHML = 1 << 10,     /* known in MathML */
	PL_IS_HTML = 1 << 11,       /* known in HTML (obsolete ones included) */
	PL_IS_CLOSES_P = 1 << 12,   /* start tag closes an open p (13.2.6.4.7) */
};

enum pl_tag {
	PL_TAG_UNKNOWN,
#define TAG(name, ident, flags, instead) PL_TAG_##ident,
#include "body/tags.def"
#undef TAG
	PL_TAGS
};

struct pl_tag_row {
	const char *name;
	uint32_t flags;
	const char *instead; /* obsolete: the modern form, else NULL */
};
extern const struct pl_tag_row pl_tag_rows[PL_TAGS]; /* [PL_TAG_UNKNOWN] has an empty name */

/* Lower-case name to tag; PL_TAG_UNKNOWN when it is none. A perfect or near-perfect hash, no strcmp ladder. */
enum pl_tag pl_tag_find(struct pl_str lower_name);
static inline bool pl_tag_has(enum pl_tag tag, uint32_t flags)
{
	return (pl_tag_rows[tag].flags & flags) != 0;
}
/* A known name near `name` for "did you mean", or NULL. */
const char *pl_tag_near(struct pl_str name);

#endif
