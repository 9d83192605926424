/* visit: one post looking at its site: where its references lead. */
#ifndef PL_SITE_VISIT_H
#define PL_SITE_VISIT_H

#include "site/address.h"
#include "site/anchors.h"
#include "site/reference.h"
#include "site/site.h"

enum pl_verdict {
	PL_VERDICT_FINE,
	PL_VERDICT_NONE,      /* nothing to check: mailto:, data:, an empty target */
	PL_VERDICT_EXTERNAL,  /* another site */
	PL_VERDICT_UNCERTAIN, /* a theme, a plugin or code decides */
	PL_VERDICT_MISSING,
	PL_VERDICT_CASE,      /* there only in another case or normal form: `instead` */
	PL_VERDICT_ANCHOR,    /* the page is there, the fragment is not */
	PL_VERDICT_OUTSIDE,   /* leaves the site's root */
	PL_VERDICT_REDIRECT,  /* an old address of `card`: `instead` */
	PL_VERDICTS
};
const char *pl_verdict_name(enum pl_verdict verdict); /* "fine" */

struct pl_resolved {
	enum pl_verdict verdict;
	struct pl_str key;          /* what it means, below baseurl, decoded; absent: not known */
	struct pl_str fragment;     /* decoded; absent: none */
	const struct pl_card *card; /* where it leads, or NULL */
	struct pl_str why;          /* a clause for what is wrong or not known; may be absent */
	const struct pl_card *faulty; /* of MISSING: the page that may be meant, whose front matter does not parse; or NULL */
	struct pl_str instead;      /* "did you mean": as a reference like this one is written; absent: nothing is near */
};

/* How many references were seen, by verdict. */
struct pl_link_counts {
	size_t of[PL_VERDICTS];
};

/* One post and what is around it. Each worker has its own. */
struct pl_site_visit {
	const struct pl_site *site;       /* NULL: nothing is known of it */
	struct pl_str path;               /* of the post, from the site's root */
	/* Adds the anchors of another file of the site, in `arena`. False: it cannot be read. NULL: none can be. */
	bool (*anchors)(void *context, struct pl_anchors *anchors, struct pl_arena *arena, const struct pl_card *card);
	/* True when `id` is one of them; *uncertain when there may be others. */
	bool (*has_anchor)(void *context, const struct pl_card *card, struct pl_str id, bool *uncertain);
	void *context;
	struct pl_link_counts *counts;    /* NULL: nobody counts */
	/* Hears of every reference; or NULL. */
	void (*seen)(void *context, const struct pl_reference *reference, const struct pl_resolved *resolved);
	void *seen_context;
};

/* What is known of the post at hand before its first reference. */
struct pl_standpoint {
	const struct pl_site_visit *visit;
	struct pl_arena *arena;
	const struct pl_post *post;
	const struct pl_settings *settings;
	struct pl_publication publication;
	struct pl_address base;           /* of its page */
	struct pl_str prefix;             /* of all addresses of the site: the path of `url` and baseurl, without slash at the end */
	struct pl_anchors own;            /* its anchors, when `own_known` */
	struct pl_map own_ids;            /* the ids of `own` */
	bool own_known, based;            /* `base` is known */
	/* "did you mean": */
	struct pl_map read;               /* path -> the struct pl_anchors of that page */
	const struct pl_entry **beside;   /* room for names; NULL: not needed yet */
	size_t compared;                  /* names so far */
};

void pl_standpoint_init(struct pl_standpoint *standpoint, const struct pl_site_visit *visit, struct pl_post *post,
			const struct pl_settings *settings);
/* Where the reference leads. Linear in the reference, but for "did you mean", which looks at no more than a few thousand names for one
 * reference and a few hundred thousand for all: what comes after that gets no `instead`. */
void pl_site_resolve(struct pl_resolved *out, struct pl_standpoint *standpoint, const struct pl_reference *reference);

#endif
