/* rule: one named complaint, and how severe it is. */
#ifndef PL_LINT_RULE_H
#define PL_LINT_RULE_H

#include "base/str.h"

enum pl_severity { PL_OFF, PL_INFO, PL_WARNING, PL_ERROR };
enum pl_fix_class { PL_FIX_NONE, PL_FIX_SAFE, PL_FIX_UNSAFE };

/* The one place where a rule is described: `postlint explain`, the docs page, SARIF metadata and the
 * rule-file validator all read this row. */
struct pl_rule {
	const char *id;          /* kebab-case, names the fault, reads well after "allow" */
	enum pl_severity severity; /* in the base pack; PL_OFF = off until a rule file turns it on */
	enum pl_fix_class fix;
	const char *sentence;    /* fixed, lower-case start, no full stop: "element is never closed" */
	const char *help;        /* what to do, one or two sentences; shown under the frame */
	const char *why;         /* explanation for `explain` and the docs page; paragraphs split by \n\n */
	const char *bad, *good;  /* example posts or fragments, newlines as \n; `good` gives no finding of this rule */
	const char *options;     /* one line per option "name <type>: meaning (default)", or NULL; types: words, number, bool, map, date, a|b|c */
	const char *since;       /* "0.1" */
	bool once;               /* said once a post, about all of it: where in the post does not tell one from another */
	bool whole_post;         /* bad/good are whole posts (with front matter), not bodies */
};

const char *pl_severity_name(enum pl_severity severity); /* "error", "warning", "info", "off" */

#endif
