/* extra: what is on a published site besides the pages of its sources: old addresses, lists, feeds, copied files. */
#ifndef PL_SITE_EXTRA_H
#define PL_SITE_EXTRA_H

#include "site/publish.h"

enum pl_extra_kind {
	PL_EXTRA_REDIRECT,  /* an old address of the file: redirect_from, aliases */
	PL_EXTRA_FORMER,    /* the same, but the site lacks the plugin that would make it lead on */
	PL_EXTRA_MADE,      /* a page or file that the builder makes: a list of a tag, a feed */
	PL_EXTRA_LIST,      /* MADE at an address that ends in `/`; below it the feed and the further pages are uncertain */
	PL_EXTRA_UNCERTAIN, /* this address, and all below it when it ends in `/`: a theme, a plugin or code may make it. "/a/index.html"
			     * is the page of the folder alone */
};

struct pl_extra {
	enum pl_extra_kind kind;
	struct pl_str address; /* below the site's url and baseurl, percent-encoded: "/tags/x/" */
};

/* Zero-initialise. */
struct pl_extras {
	struct pl_extra *items;
	size_t count, cap;
};

/* The names of all files of a site, from its root, sorted. */
struct pl_site_files {
	const struct pl_str *paths;
	size_t count;
};

/* Adds what comes of one post or page that is published. */
void pl_extras_of_post(struct pl_extras *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path,
		       const struct pl_front *front, const struct pl_publication *publication);
/* Adds what comes of the site as a whole. */
void pl_extras_of_site(struct pl_extras *out, struct pl_arena *arena, const struct pl_settings *settings, const struct pl_site_files *files);

enum pl_placing {
	PL_PLACED,
	PL_PLACED_BESIDE,    /* with the page of the folder `owner`, or of one above it, when that has one; else at `address`, if any */
	PL_PLACED_NOWHERE,   /* not published */
	PL_PLACED_UNCERTAIN, /* perhaps at `address` */
};

struct pl_place_of_file {
	enum pl_placing placing;
	struct pl_str address; /* percent-encoded as far as needed */
	struct pl_str owner;   /* "content/posts/x/" */
	struct pl_str also;    /* the page that is made of it besides; absent: none */
	bool also_certain;     /* else a plugin may make it */
};

/* Where a file that is no post is published: pictures, scripts, what has no front matter. `out` need not be initialised. */
void pl_place_file(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path);
/* True when the file's front matter must be read to know where it is published. */
bool pl_site_reads(const struct pl_settings *settings, struct pl_str path);
/* True when of a file to be read only that counts which begins with `---`. */
bool pl_site_reads_fenced(const struct pl_settings *settings, struct pl_str path);
/* True for folders that are no part of the site: what was built, packages. */
bool pl_site_skips(const struct pl_settings *settings, struct pl_str folder);

#endif
