/* site_index: what a site is made of. Internal to site/. */
#ifndef PL_SITE_SITE_INDEX_H
#define PL_SITE_SITE_INDEX_H

#include "site/site.h"

struct pl_site {
	struct pl_arena arena;
	const struct pl_settings *settings;
	struct pl_card *cards;
	size_t count, cap;
	struct pl_extras links;  /* folders that are links: paths */
	struct pl_map files;     /* path -> struct pl_card */
	struct pl_map keys;      /* key -> struct pl_entry, the best first */
	struct pl_map folded;    /* folded key -> struct pl_entry */
	struct pl_map named;     /* last part of a key -> struct pl_entry */
	struct pl_map stems;     /* file name without extension -> struct pl_stem */
	struct pl_map uncertain; /* key or folder of keys -> something */
	struct pl_map titles, bodies; /* fingerprint -> struct pl_card */
	struct pl_map makers;    /* name of an include or shortcode -> struct pl_card */
	struct pl_map theme_ids; /* id -> something */
	struct pl_entry **sorted; /* by key */
	size_t entries;
	size_t open, pages;      /* published files without a known address, and with one */
	struct pl_map open_names; /* name -> struct pl_card of one without, or with faulty front matter */
	size_t templates;
	bool hooked;
	bool renames; /* there is one for headings that gives them other ids */
};

/* Fills in `card` from the file's bytes; what it keeps is in `arena`. */
void pl_card_read(struct pl_card *card, struct pl_arena *arena, struct pl_str bytes, bool hexo);
/* What a file is to be read for, by its path. */
enum pl_card_reading pl_card_reading_of(const struct pl_settings *settings, struct pl_str path);
/* `key` whatever the case and the normal form; in `arena` or `key` itself. */
struct pl_str pl_site_fold(struct pl_arena *arena, struct pl_str key);

#endif
