/* anchor_makers: which templates of a post can put ids on its page. Internal to site/. */
#ifndef PL_SITE_ANCHOR_MAKERS_H
#define PL_SITE_ANCHOR_MAKERS_H

#include "post.h"
#include "site/site.h"

/* True when a template of the post may make ids that do not stand in it. `site` knows the includes and shortcodes; NULL: nobody. Linear. */
bool pl_anchor_makers(const struct pl_post *post, enum pl_builder builder, const struct pl_site *site);

#endif
