/* ruleset: which rules are on, how severe, with which options; the front-matter schema; what is known of the site. Immutable
 * once built; shared by workers. */
#ifndef PL_LINT_RULESET_H
#define PL_LINT_RULESET_H

#include "base/error.h"
#include "front/front.h"
#include "lint/rule.h"
#include "lint/rulefile.h"
#include "lint/settings.h"
#include "schema/schema.h"

struct pl_check;
struct pl_ruleset;

/* The engine never names a check: the register is handed in. Starts as the base pack. */
struct pl_ruleset *pl_ruleset_new(const struct pl_check *const *checks, size_t nchecks);
void pl_ruleset_free(struct pl_ruleset *set); /* accepts NULL */

/* Lays all files of the book over the set, in order, then the overrides that are for `path` (written as the folders of the files
 * are; absent: none). The book must outlive the set. What is wrong only now (schemas, zones) is added to the files' diags. */
void pl_ruleset_lay(struct pl_ruleset *set, struct pl_rulebook *book, struct pl_str path);
/* Which overrides of the book are for `path`, as text: equal text, equal sets. In `arena`. */
struct pl_str pl_ruleset_overrides(const struct pl_rulebook *book, struct pl_str path, struct pl_arena *arena);
/* Reads a file that a schema's `$ref` names; NULL: none can be. Set before pl_ruleset_lay. */
void pl_ruleset_schema_loader(struct pl_ruleset *set, pl_schema_load load, void *context);
/* One text alone: the first mistake is the error ("base.yml:3:5: …"), and then nothing of it holds. */
bool pl_ruleset_load(struct pl_ruleset *set, const char *name, struct pl_str text, struct pl_error *error);

/* One word of --select / --ignore: a rule id or a prefix ending in `*`. select turns rules that are off on
 * at warning; the first select turns everything else off. False: no such rule; error has "did you mean". */
bool pl_ruleset_select(struct pl_ruleset *set, struct pl_str pattern, struct pl_error *error);
bool pl_ruleset_ignore(struct pl_ruleset *set, struct pl_str pattern, struct pl_error *error);
/* RULE=LEVEL of --severity. */
bool pl_ruleset_severity(struct pl_ruleset *set, struct pl_str assignment, struct pl_error *error);
enum pl_severity pl_ruleset_level(const struct pl_ruleset *set, const struct pl_rule *rule);
/* Rules in id order. */
size_t pl_ruleset_count(const struct pl_ruleset *set);
const struct pl_rule *pl_ruleset_rule(const struct pl_ruleset *set, size_t index);
/* The rule with this id, or NULL; *near (may be NULL) gets a near id for "did you mean", or NULL. */
const struct pl_rule *pl_ruleset_find(const struct pl_ruleset *set, struct pl_str id, const char **near);

/* True when a rule is on that needs to know the site. */
bool pl_ruleset_wants_site(const struct pl_ruleset *set);
/* The site as the rule files have it; may be changed until the set is used. */
struct pl_settings *pl_ruleset_settings(struct pl_ruleset *set);
/* For what lives as long as the set. */
struct pl_arena *pl_ruleset_arena(struct pl_ruleset *set);
/* How posts are to be read. */
struct pl_post_options pl_ruleset_post_options(const struct pl_ruleset *set);

/* What the rule files say, and where: one for each key in force. */
struct pl_origin {
	struct pl_str key;              /* "site.timezone", "rules.date-future", "front-matter.properties.title" */
	const struct pl_rulefile *file; /* NULL: not from a rule file; `said` tells what from */
	const struct pl_value *value;   /* in that file */
	struct pl_str said, text;       /* without a file: from where, and the value */
};
/* In the order of the keys; the array belongs to the set. */
const struct pl_origin *pl_ruleset_origins(struct pl_ruleset *set, size_t *count);
/* Notes that `key` has this value from elsewhere ("_config.yml:3"). False when a user's rule file says it: that holds. */
bool pl_ruleset_adopt(struct pl_ruleset *set, const char *key, struct pl_str text, struct pl_str said);

#endif
