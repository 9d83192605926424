/* unlinked: stretches of a post in which no links are made of what looks like Markdown. */
#ifndef PL_SITE_UNLINKED_H
#define PL_SITE_UNLINKED_H

#include "lint/settings.h"
#include "post.h"

struct pl_unlinked {
	struct pl_span *items; /* in order */
	size_t count, cap;
};

/* Jekyll: `$$…$$`, `{::comment}…{:/comment}`, `{::nomarkdown}…{:/nomarkdown}`; Hexo: `{% raw %}…{% endraw %}`. Linear. */
void pl_unlinked_find(struct pl_unlinked *out, struct pl_arena *arena, const struct pl_post *post, enum pl_builder builder);
/* True when an element that Markdown made stands in one of them. */
bool pl_unlinked_has(const struct pl_unlinked *all, const struct pl_node *node);

#endif
