/* site_owner: which pages a folder belongs to. Internal to site/. */
#ifndef PL_SITE_SITE_OWNER_H
#define PL_SITE_SITE_OWNER_H

#include "site/site_index.h"

enum { PL_OWNERS_MAX = 64 }; /* of one folder, that are looked at */

/* The pages of one folder: a bundle has one for each language. */
struct pl_owner {
	const struct pl_card *card;
	struct pl_owner *next;
};

/* `owners`: folder -> struct pl_owner; it and they live in `arena`. */
void pl_owner_add(struct pl_map *owners, struct pl_arena *arena, const struct pl_card *card);
/* Those of the folder, of a folder above it when that is a bundle; NULL: none. */
const struct pl_owner *pl_owners_of(const struct pl_map *owners, struct pl_str folder);
/* The folder that goes with a page: of a bundle its own, else the one named like it. */
struct pl_str pl_owner_folder(struct pl_arena *arena, struct pl_str path);
/* The folder in which the files of a page lie: "/a/" of "/a/" and of "/a/x.html", but "/a/x/" of that in Hexo, and where Hugo's addresses
 * are ugly. */
struct pl_str pl_owner_files(struct pl_arena *arena, const struct pl_card *owner);
/* False when the files of a page are not published. Hugo publishes those of a page that it does not render, Hexo those of one dated ahead. */
bool pl_owner_shows(const struct pl_card *owner);
/* Takes back that a page is published when it is a part of another one (Hugo's bundles), or in a section that is hidden. */
void pl_owner_judge(struct pl_site *site, const struct pl_map *owners, struct pl_card *card);

#endif
