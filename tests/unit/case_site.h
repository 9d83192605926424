/* case_site: the site around a case: the files of FOLDER/_site and the case itself. */
#ifndef PL_TESTS_CASE_SITE_H
#define PL_TESTS_CASE_SITE_H

#include "lint/ruleset.h"
#include "site/visit.h"

struct case_site {
	struct pl_site *site;
	struct pl_arena arena;
	const char *folder;        /* of the site's files; NULL: the case has no site */
	struct pl_site_visit visit;
};

/* Makes the site of `folder` (tests/cases/FOLDER) with the post `bytes` at `path`. False: the folder has no `_site`. */
bool case_site_init(struct case_site *site, const char *folder, const char *path, struct pl_str bytes, const struct pl_ruleset *set);
void case_site_finish(struct case_site *site);

#endif
