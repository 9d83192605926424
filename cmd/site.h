/* site: the sites that the files of a run belong to: read once for what links can lead to. */
#ifndef CMD_SITE_H
#define CMD_SITE_H

#include "config.h"
#include "site/visit.h"

struct sites;

struct sites_options {
	unsigned workers;
	struct git_blobs *blobs; /* where staged files come from; NULL: there are none */
};

/* Reads the sites of all files whose rules ask for it: names every file below each site's root, reads the front matter of posts and
 * pages; of files that are staged, what is staged. Nothing outside a root is opened. NULL: no file's rules ask, or nothing is known of who builds them. */
struct sites *sites_new(struct config *config, const struct files *files, const struct sites_options *options);
void sites_free(struct sites *sites); /* accepts NULL */
/* What the file looks at. False: it is part of no site. For several threads. */
bool sites_visit(struct sites *sites, const struct file *file, struct pl_site_visit *visit);

#endif
