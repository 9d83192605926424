/* keys: what may stand in a rule file. Reading, "did you mean", `postlint config` and the JSON Schema for editors all go by
 * these tables. */
#ifndef PL_LINT_KEYS_H
#define PL_LINT_KEYS_H

#include "lint/rulefile.h"

enum pl_key_kind {
	PL_KEY_TEXT,      /* one scalar */
	PL_KEY_WORDS,     /* a scalar or a list of scalars */
	PL_KEY_GLOBS,     /* the same, globs */
	PL_KEY_BOOL,
	PL_KEY_NUMBER,
	PL_KEY_CHOICE,    /* one of `choices` */
	PL_KEY_CHOICES,   /* one or a list of them */
	PL_KEY_ZONE,      /* the name of a time zone */
	PL_KEY_MAP,       /* a map with `keys` */
	PL_KEY_LISTS,     /* a map from any name to words */
	PL_KEY_RULES,     /* rule -> level or options */
	PL_KEY_SCHEMA,    /* a JSON Schema */
	PL_KEY_OVERRIDES, /* a list of maps with `keys` */
	PL_KEY_KINDS,
};

struct pl_key {
	const char *name;          /* NULL ends a table */
	enum pl_key_kind kind;
	const char *describe;      /* a sentence for editors and docs */
	const char *const *choices; /* NULL-ended */
	const struct pl_key *keys;
};

extern const struct pl_key pl_rulefile_keys[];
extern const char *const pl_level_names[]; /* "off" … "error", NULL-ended */

/* Notes everything in `map` that the table does not allow. `where` names the map for people: "`site`"; NULL at the top. */
void pl_keys_check(struct pl_rulefile *file, const struct pl_value *map, const struct pl_key *keys, const char *where,
		   const struct pl_ruleset *set);
/* Notes what is wrong in `rules:`. */
void pl_keys_check_rules(struct pl_rulefile *file, const struct pl_value *rules, const struct pl_ruleset *set);

/* One option of a rule as its row describes it: "limit <number>: columns …". */
struct pl_rule_option {
	struct pl_str name, type, describe; /* `type`: "words", "number", "bool", "map", "date" or "a|b|c"; may be absent */
};
/* Steps through the lines; `at` begins as rule->options. False at the end. */
bool pl_rule_option_next(const char **at, struct pl_rule_option *option);

#endif
