/* config: which rules are in force for which file: rule files found up the tree, packs, options. */
#ifndef CMD_CONFIG_H
#define CMD_CONFIG_H

#include "base/hash.h"
#include "files.h"
#include "lint/ruleset.h"
#include "words.h"

struct config_options {
	struct words rules;                    /* --rules: rule files or packs, in order */
	struct words select, ignore, severity; /* lists split at commas */
	const char *now;                       /* --now */
	bool no_config;
};

/* The rule files that are in force in some folder, read once. */
struct config_book {
	struct pl_rulebook rules;
	const char *folder;      /* absolute, without slash at the end: of the rule file, or where its pack was found out */
	const char *detected;    /* the file that gave the builder away, when there is no rule file; else NULL */
	const struct pl_rulefile *paths_file, *exclude_file; /* with `paths` and `exclude` in force, or NULL */
	size_t *hits;            /* matches of each of `paths` */
	bool walked;             /* its whole folder was walked, so no match means none */
	struct pl_map sets;      /* overrides in force -> struct pl_ruleset */
	struct config_book *next;
};

struct config; /* not for several threads */

/* NULL after saying why not on standard error: an option is wrong. */
struct config *config_new(const struct config_options *options);
void config_free(struct config *config); /* accepts NULL */
/* The book for the file at `path` (as shown). Never NULL. */
struct config_book *config_book(struct config *config, const char *path);
/* The rules for that file; NULL: its rule file is wrong. */
const struct pl_ruleset *config_set(struct config *config, struct config_book *book, const char *path);
/* The same whether or not it is wrong, to be looked at. Never NULL. */
struct pl_ruleset *config_settings(struct config *config, struct config_book *book, const char *path);
/* A set for what concerns no file: names and counts of rules. */
struct pl_ruleset *config_any(struct config *config);
/* All books that were asked for, in the order of their folders. */
struct config_book *config_books(struct config *config);
/* `path` (absolute, clean) as the file names of rule files are compared: the same. The choice of the rule file's `paths`. */
enum files_choice config_choose(void *config, struct pl_str path);
/* Remembers that the folder (absolute) was walked whole. */
void config_walked(void *config, struct pl_str folder);
/* Absolute form of a path as shown; in the config's memory. */
struct pl_str config_absolute(struct config *config, const char *path);
void config_finish(struct config_options *options);

#endif
