/* dispatch: which checks get which fact kinds and nodes, worked out once per ruleset. Internal to lint/. */
#ifndef PL_LINT_DISPATCH_H
#define PL_LINT_DISPATCH_H

#include "base/hash.h"
#include "lint/check.h"
#include "lint/settings.h"

/* One rule as the rule files and options set it. */
struct pl_setting {
	const struct pl_rule *rule;
	enum pl_severity severity;      /* as rule files and --severity say */
	bool selected, ignored;         /* --select, --ignore */
	bool silenced;                  /* --severity RULE=off: --select does not turn it on */
	const struct pl_value *options; /* a map, or NULL */
	uint32_t place;                 /* its index in id order */
};

/* Register indexes of the checks that want one thing. */
struct pl_wanting {
	const uint16_t *checks;
	uint16_t count;
};

/* A check that has at least one rule on comes into these lists, in register order. */
struct pl_dispatch {
	struct pl_wanting active;              /* all of them */
	struct pl_wanting facts[PL_FACT_KINDS];
	struct pl_wanting html[PL_TAGS];       /* elements by tag; [PL_TAG_UNKNOWN] has what wants all */
	struct pl_wanting foreign[PL_TAGS];    /* the same for elements in SVG and MathML */
	struct pl_wanting text, comments, templates;
	size_t *state;                         /* offset of each check's state */
	size_t state_size;                     /* of all together */
};

struct pl_ruleset {
	const struct pl_check *const *checks;
	size_t nchecks;
	struct pl_arena arena;
	struct pl_setting *settings;   /* in register order */
	struct pl_setting **sorted;    /* the same in id order */
	size_t count;
	size_t *first;                 /* settings[first[i]] is the first rule of check i */
	bool selecting;                /* --select was given: what is not selected is off */
	bool narrowed;                 /* --select or --ignore was given */
	struct pl_map attributes;      /* element (or "*") -> list value */
	const struct pl_value *elements;
	struct pl_settings site;
	const struct pl_value *front_schema; /* of all rule files, or NULL */
	struct pl_schema *schema;      /* the same, compiled */
	pl_schema_load load_schema;
	void *schema_context;
	struct pl_map origins;         /* key -> struct pl_origin */
	struct pl_rulebook *books;     /* its own: those of pl_ruleset_load */
	enum pl_syntax syntax;         /* how posts are read */
	unsigned templates;
	bool hexo;
	struct pl_dispatch dispatch;
};

/* Severity in force. */
static inline enum pl_severity pl_setting_level(const struct pl_ruleset *set, const struct pl_setting *s)
{
	if (s->ignored || s->silenced || (set->selecting && !s->selected))
		return PL_OFF;
	return s->selected && s->severity == PL_OFF ? PL_WARNING : s->severity;
}

/* Fills set->dispatch; call after every change. */
void pl_dispatch_build(struct pl_ruleset *set);
/* Range [*low, *high) of set->sorted that `pattern` (an id, or a prefix ending in `*`) names; false: none. */
bool pl_ruleset_range(const struct pl_ruleset *set, struct pl_str pattern, uint32_t *low, uint32_t *high);
/* True when `word` is `pattern`, or begins with it up to a closing `*`. */
bool pl_pattern_matches(struct pl_str pattern, struct pl_str word);

#endif
