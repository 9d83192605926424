/* config: which rules are in force: the rule file, packs and options. */
#ifndef CMD_CONFIG_H
#define CMD_CONFIG_H

#include "lint/ruleset.h"
#include "words.h"

struct config_options {
	struct words rules;                    /* --rules: rule files or packs, in order */
	struct words select, ignore, severity; /* lists split at commas */
	bool no_config;
};

/* The rule set, or NULL after saying why not on standard error. */
struct pl_ruleset *config_ruleset(const struct config_options *options);
void config_finish(struct config_options *options);

#endif
