/* unlinked: stretches of a post in which kramdown makes no links of what looks like Markdown. */
#ifndef PL_SITE_UNLINKED_H
#define PL_SITE_UNLINKED_H

#include "post.h"

struct pl_unlinked {
	struct pl_span *items; /* in order */
	size_t count, cap;
};

/* `$$…$$`, `{::comment}…{:/comment}`, `{::nomarkdown}…{:/nomarkdown}` in the body of a post. Linear. */
void pl_unlinked_find(struct pl_unlinked *out, struct pl_arena *arena, const struct pl_post *post);
/* True when an element that Markdown made stands in one of them. */
bool pl_unlinked_has(const struct pl_unlinked *all, const struct pl_node *node);

#endif
