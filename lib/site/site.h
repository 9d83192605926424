/* site: all cards and static files of a site, and what is published at which address. Made in two steps, by any number of threads
 * in the first, then sealed and read only. */
#ifndef PL_SITE_SITE_H
#define PL_SITE_SITE_H

#include "base/hash.h"
#include "site/extra.h"
#include "site/publish.h"

/* What remains of a file of the site: enough to know where it is published and what else is like it. */
struct pl_card {
	struct pl_str path;                  /* from the site's root, "_posts/2022-04-27-x.md" */
	struct pl_str address;               /* below the site's url and baseurl, as the builder writes it; absent: none, or not known */
	struct pl_str output;                /* the file in the output folder; absent: not known */
	const struct pl_settings *settings;  /* of the rule file that is for it */
	const void *owner;                   /* of pl_site_add: the caller's own */
	uint64_t title, body;                /* fingerprints of the title with its folder, and of the text; 0: none */
	struct pl_extra *extras;             /* further addresses; of a template the ids that it gives */
	uint32_t extra_count;
	uint8_t fate;                        /* enum pl_fate */
	uint8_t reading;                     /* enum pl_card_reading */
	bool makes;                          /* a template that may make further ids */
	bool unread;                         /* a file or folder that cannot be read */
	bool broken;                         /* its front matter does not parse: what the builder makes of it is not certain */
	struct pl_str why;                   /* a clause, when it is not published */
	struct pl_card *next_title, *next_body; /* others with the same fingerprint, in the order of paths */
};

/* What a file is read for. */
enum pl_card_reading {
	PL_CARD_NOT_READ,  /* a picture, a script … */
	PL_CARD_FRONT,     /* its front matter says where it is published */
	PL_CARD_TEMPLATE,  /* the ids that a theme puts on pages */
};

/* What is at an address. */
enum pl_at {
	PL_AT_NOTHING,
	PL_AT_PAGE,      /* `card`: of a post or page */
	PL_AT_FILE,      /* `card`: a file that is copied */
	PL_AT_MADE,      /* a list, a feed … that the builder makes */
	PL_AT_REDIRECT,  /* an old address of `card` */
	PL_AT_HIDDEN,    /* `card` would be there, but is not published */
	PL_AT_FORMER,    /* an old address of `card` that leads nowhere: the plugin for it is missing */
	PL_AT_UNCERTAIN, /* a theme, a plugin or code may make it */
};

struct pl_entry {
	struct pl_str key;           /* the address, percent-decoded, without index.html: "/a/b.html", "/a/" */
	const struct pl_card *card;  /* NULL for MADE */
	struct pl_entry *next;       /* others at the same key */
	struct pl_entry *next_folded; /* others whose keys differ from this one only in case or normal form */
	struct pl_entry *next_named; /* others with the same last part */
	uint8_t at;                  /* enum pl_at */
};

struct pl_site;

/* `settings` live as long as the site: those of the files that no rule file of their own has. */
struct pl_site *pl_site_new(const struct pl_settings *settings);
void pl_site_free(struct pl_site *site); /* accepts NULL */
const struct pl_settings *pl_site_settings(const struct pl_site *site);

/* Names a file, `path` from the root (copied), with the settings of its rule file; `owner` is the caller's. Not for several threads. */
void pl_site_add(struct pl_site *site, struct pl_str path, const struct pl_settings *settings, const void *owner);
/* Names a folder, `path` from the root without slash at its end, that is a link: what lies below it is not known. */
void pl_site_add_link(struct pl_site *site, struct pl_str path);
size_t pl_site_count(const struct pl_site *site);
/* The n-th file that was named: until it is sealed in that order, then in the order of paths. */
const struct pl_card *pl_site_card(const struct pl_site *site, size_t n);
/* Reads what pl_site_card(site, n)->reading asks for. Several threads may do so, each for other files and with an arena of its
 * own, which must live as long as the site. `bytes` may go afterwards. `hexo`: front matter without an opening fence. */
void pl_site_read(struct pl_site *site, size_t n, struct pl_arena *arena, struct pl_str bytes, bool hexo);
/* The same for a file or folder that cannot be read: links to it, and to what lies below it, are uncertain. */
void pl_site_unread(struct pl_site *site, size_t n);
/* All is named and read: what is where. Linear but for sorting. */
void pl_site_seal(struct pl_site *site);

/* The card of a file, or NULL. */
const struct pl_card *pl_site_file(const struct pl_site *site, struct pl_str path);
/* Appends the key of an address below baseurl: percent-decoded, `//` as `/`, without `index.html`. False: it names nothing (NUL,
 * not UTF-8, an encoded slash). */
bool pl_site_key(struct pl_buf *out, struct pl_str address);
/* What is published at exactly this key; NULL: nothing that is known. */
const struct pl_entry *pl_site_at(const struct pl_site *site, struct pl_str key);
/* The same, whatever the case and the normal form; NULL: nothing. */
const struct pl_entry *pl_site_like(const struct pl_site *site, struct pl_arena *arena, struct pl_str key);
/* True when a theme, a plugin or code may make something at this key. */
bool pl_site_uncertain(const struct pl_site *site, struct pl_str key);
/* True when a page whose address is not known may lie at this key: one that is called so, or any of many. */
bool pl_site_open(const struct pl_site *site, struct pl_str key);
/* The page called like this address whose front matter does not parse, so that it is published elsewhere or not at all; NULL: none. */
const struct pl_card *pl_site_faulty(const struct pl_site *site, struct pl_str key);
/* Entries whose keys have this last part ("b.html", "b"), in the order of paths; NULL: none. */
const struct pl_entry *pl_site_named(const struct pl_site *site, struct pl_str name);
/* Published posts and pages with this file name, without folders, date and extension left as they are ("2022-04-27-x"); of
 * Hugo the last part of pl_find_name. */
struct pl_stem {
	const struct pl_card *card;
	struct pl_stem *next;
};
const struct pl_stem *pl_site_stem(const struct pl_site *site, struct pl_str stem);
/* Entries in the folder of `key` ("/a/" for "/a/b.html"), at most `max`; gives how many. For "did you mean". */
size_t pl_site_beside(const struct pl_site *site, struct pl_str key, const struct pl_entry **entries, size_t max);
/* What would remain of a post as it reads now, which may be not saved, or staged: all of `card` but extras, by its path and settings. In
 * `arena`, `front` and `text`. */
void pl_card_of_front(struct pl_card *card, struct pl_publication *publication, struct pl_arena *arena, const struct pl_front *front,
		      struct pl_str text);
/* True when the site has render hooks for links or images (Hugo): they decide what becomes of a target. */
bool pl_site_hooked(const struct pl_site *site);
/* True when a render hook for headings (Hugo) gives them other ids. */
bool pl_site_renames(const struct pl_site *site);
/* True when a template of the site gives an element this id. */
bool pl_site_theme_id(const struct pl_site *site, struct pl_str id);
/* True when the include or shortcode of that name may put ids on a page, or is not known. */
bool pl_site_template_makes(const struct pl_site *site, struct pl_str name);
/* True when no template was found: the theme lies elsewhere. */
bool pl_site_theme_elsewhere(const struct pl_site *site);
/* The first card with the fingerprint of `card`, in the order of paths. */
const struct pl_card *pl_site_same_title(const struct pl_site *site, const struct pl_card *card);
const struct pl_card *pl_site_same_body(const struct pl_site *site, const struct pl_card *card);

#endif
