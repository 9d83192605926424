/* check: what a file in lib/check/ exports, and what it may call. One check looks at one aspect; it sees
 * a frozen post and the facts it asked for, and complains. It never prints, never keeps state outside
 * its pass, never changes the post. */
#ifndef PL_LINT_CHECK_H
#define PL_LINT_CHECK_H

#include "lint/diag.h"
#include "lint/ruleset.h"
#include "lint/settings.h"
#include "lint/suppress.h"
#include "post.h"
#include "schema/schema.h"

struct pl_site_visit;
struct pl_pass; /* one check running over one post */

struct pl_check {
	const char *name;                  /* the file's name without .c */
	const struct pl_rule *rules;
	size_t nrules;
	const enum pl_fact_kind *facts;    /* fact kinds wanted, ended by PL_FACT_NONE; NULL: none */
	const enum pl_tag *tags;           /* elements wanted, ended by PL_TAG_UNKNOWN; NULL: none. HTML's names are
					    * HTML elements: `a` inside svg is not given */
	bool all_elements, text_nodes, comments, templates; /* further nodes wanted */
	bool site;                         /* it looks at pl_pass_visit() */
	size_t state_size;                 /* zeroed memory per post: pl_pass_state() */
	void (*begin)(struct pl_pass *);   /* before everything: source and front matter rules */
	void (*fact)(struct pl_pass *, const struct pl_fact *);  /* in source order */
	void (*node)(struct pl_pass *, const struct pl_node *);  /* on entering, document order */
	void (*leave)(struct pl_pass *, const struct pl_node *); /* on leaving an element that `node` got */
	void (*finish)(struct pl_pass *);  /* after the walk */
	void (*late)(struct pl_pass *);    /* after suppression comments were applied: pl_pass_suppressions() */
};

const struct pl_post *pl_pass_post(const struct pl_pass *pass);
void *pl_pass_state(struct pl_pass *pass);
struct pl_arena *pl_pass_arena(struct pl_pass *pass);
/* False when the rule is off for this post: skip expensive work. `rule` is an element of the check's rules. */
bool pl_pass_wants(struct pl_pass *pass, const struct pl_rule *rule);
/* The lines index of the post, built when first asked for. */
const struct pl_lines *pl_pass_lines(struct pl_pass *pass);
/* The suppression comments of the post and whether they silenced anything; only for `late`. */
const struct pl_suppressions *pl_pass_suppressions(const struct pl_pass *pass);
/* True when no --select or --ignore hides what a suppression of many rules could silence. */
bool pl_pass_judges_all(const struct pl_pass *pass);
/* True when one of the rules that the suppression names is on. */
bool pl_pass_judges(const struct pl_pass *pass, const struct pl_suppression *suppression);
/* An id near `word` for "did you mean", or NULL. */
const char *pl_pass_near_rule(const struct pl_pass *pass, struct pl_str word);
/* Option `name` of `rule` as the rule files set it, or NULL: a scalar, list or map value. */
const struct pl_value *pl_pass_option(struct pl_pass *pass, const struct pl_rule *rule, const char *name);
/* True when `word` is in the list (or equal to the scalar) option. `*` at the end of an item is a wildcard. */
bool pl_pass_lists(struct pl_pass *pass, const struct pl_rule *rule, const char *option, struct pl_str word);
/* The front-matter schema of the rule files, or NULL when they have none. */
const struct pl_schema *pl_pass_schema(const struct pl_pass *pass);
/* What the rule files say about the site; never NULL. */
const struct pl_settings *pl_pass_settings(const struct pl_pass *pass);
/* What is known of the site (site/visit.h); NULL: nothing. */
const struct pl_site_visit *pl_pass_visit(const struct pl_pass *pass);
/* The path of the post from the root of its site. */
struct pl_str pl_pass_path(const struct pl_pass *pass);
/* True when `html:` of the rule file allows this attribute on this element / this element. */
bool pl_pass_allows_attr(struct pl_pass *pass, struct pl_str element, struct pl_str attribute);
bool pl_pass_allows_element(struct pl_pass *pass, struct pl_str element);

/* Complains: fixed sentence from the rule, detail from the call (fmt NULL: none). Gives the diag for related
 * spans and fixes, or NULL when the rule is off; the calls below accept that NULL. */
struct pl_diag *pl_complain(struct pl_pass *pass, const struct pl_rule *rule, struct pl_span span, const char *fmt, ...)
	PL_PRINTF(4, 5);
void pl_complain_related(struct pl_pass *pass, struct pl_diag *diag, struct pl_span span, const char *fmt, ...)
	PL_PRINTF(4, 5);
void pl_complain_help(struct pl_pass *pass, struct pl_diag *diag, const char *fmt, ...) PL_PRINTF(3, 4);
/* Adds one edit; the first call names the fix. `text` is copied. */
void pl_complain_fix(struct pl_pass *pass, struct pl_diag *diag, enum pl_fix_class fix_class, const char *title,
		     struct pl_span span, struct pl_str text);
/* `str` cut to about `max` columns with … and control characters shown escaped: for use in details. */
struct pl_str pl_quote_text(struct pl_pass *pass, struct pl_str str, size_t max);

#define CHECK(name) extern const struct pl_check pl_check_##name;
#include "check/checks.def"
#undef CHECK
/* The register: lib/check/checks.c. */
extern const struct pl_check *const pl_checks[];
extern const size_t pl_checks_count;

#endif
