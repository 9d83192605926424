/* adopt: what a builder's own configuration says about the site: time zone, addresses, drafts. */
#ifndef PL_SITE_ADOPT_H
#define PL_SITE_ADOPT_H

#include "lint/ruleset.h"

/* The names of the builder's configuration file, in the order in which it looks for them; ended by NULL. */
const char *const *pl_site_config_names(enum pl_builder builder);
/* Further files, each one key of the configuration, its name: "config/_default/permalinks.toml"; ended by NULL. */
const char *const *pl_site_config_parts(enum pl_builder builder);
/* Reads the text of `name` ("_config.yml", "site/hugo.toml") and takes over what no rule file of the user says. The text is
 * copied. What cannot be read is not taken; the builder itself tells of that. */
/* `trouble` gets a sentence about what it says that cannot be had, such as a time zone that is not there, else "". */
void pl_site_adopt(struct pl_ruleset *set, const char *name, struct pl_str text, struct pl_error *trouble);

#endif
