/* find: the parts of resolving a reference. Internal to site/. */
#ifndef PL_SITE_FIND_H
#define PL_SITE_FIND_H

#include "site/site_index.h"
#include "site/visit.h"

/* What "did you mean" looks at: names for one reference, names and pages for all of a post. */
enum { PL_NEAR_MAX = 2000, PL_NEAR_ALL = 300000, PL_NEAR_PAGES = 64 };

/* By the kind of the reference. */
void pl_find_reference(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_reference *reference);
/* `path`: below url and baseurl, begins with `/`; out->fragment is set. */
void pl_find_address(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path);
/* The reference leads to this file. */
void pl_find_card(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_card *card);
/* The page is there; is out->fragment? `card` NULL: on the post's own page. */
void pl_find_fragment(struct pl_resolved *out, struct pl_standpoint *s, const struct pl_card *card);
/* What is near a key that leads nowhere: the same name elsewhere, a similar one beside it; NULL: nothing. */
const struct pl_entry *pl_find_near(struct pl_standpoint *s, struct pl_str key);
/* The card of a page of `content` that Hugo's ref finds for `path`; NULL: none. */
const struct pl_card *pl_find_content(struct pl_standpoint *s, struct pl_str path);
/* What Hugo's ref knows a file by: its path without ending, of a bundle its folder, capitals small. */
struct pl_str pl_find_name(struct pl_arena *arena, struct pl_str path);
/* A list that Hugo makes without a file (the home, a section, a taxonomy, a term) and its ref finds for `path`. False: none. */
bool pl_find_list(struct pl_resolved *out, struct pl_standpoint *s, struct pl_str path);
/* `path` as it stands in the file at `from` ("_posts/a.md"), from the site's root; `/` at its front is the root. False: it leaves
 * the root. */
bool pl_find_join(struct pl_str *out, struct pl_arena *arena, struct pl_str from, struct pl_str path);

#endif
