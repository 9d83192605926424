/* ruleset: which rules are on, how severe, with which options. Immutable once built; shared by workers. */
#ifndef PL_LINT_RULESET_H
#define PL_LINT_RULESET_H

#include "base/error.h"
#include "front/front.h"
#include "lint/rule.h"

struct pl_check;
struct pl_ruleset;

/* The engine never names a check: the register is handed in. Starts as the base pack. */
struct pl_ruleset *pl_ruleset_new(const struct pl_check *const *checks, size_t nchecks);
void pl_ruleset_free(struct pl_ruleset *set); /* accepts NULL */
/* Lays a pack's or rule file's text over the set. `name` is for messages. False: not a rule file; error says
 * where ("base.yml:3:5: …"). `text` is copied. */
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

#endif
