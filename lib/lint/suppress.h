/* suppress: comments that silence rules (`postlint-disable` and its family), judged rule by rule. */
#ifndef PL_LINT_SUPPRESS_H
#define PL_LINT_SUPPRESS_H

#include "base/arena.h"

enum pl_directive {
	PL_DIRECTIVE_UNKNOWN,  /* begins with "postlint-" but is none of these */
	PL_DIRECTIVE_DISABLE, PL_DIRECTIVE_ENABLE, PL_DIRECTIVE_LINE, PL_DIRECTIVE_NEXT_LINE, PL_DIRECTIVE_FILE,
};

/* One rule word of one directive; a directive without words has one that stands for all rules. */
struct pl_suppression {
	enum pl_directive directive;
	bool all;               /* no rule was named */
	bool known;             /* `word` names at least one rule */
	bool used;              /* silenced a diag; ENABLE: ended a suppression */
	struct pl_str word;     /* the rule or prefix as written; UNKNOWN: the directive */
	struct pl_str reason;   /* what follows ` -- `; may be absent */
	struct pl_span span;    /* of the word, or of the directive when there is none */
	struct pl_span range;   /* diags that start here are silenced */
	uint32_t low, high;     /* rules it names: places in id order */
	uint32_t part_of;       /* index + 1 of the directive this is the rest of after an `enable`; 0: none */
};

struct pl_suppressions {
	struct pl_suppression *items;
	size_t count, cap;
};

/* Words beyond this are ignored: no post has so many. */
enum { PL_SUPPRESSIONS_MAX = 10000 };

struct pl_node;
struct pl_run;
/* Notes the directive that an HTML comment holds, if any. */
void pl_suppress_comment(struct pl_run *run, struct pl_span comment);
/* Notes the directives in Markdown's text that would be comments but for the ` -- ` of their reason: before version 0.31
 * CommonMark took no comment with two hyphens inside a paragraph. */
void pl_suppress_text(struct pl_run *run, const struct pl_node *text);
/* Notes the directives in the `#` comments of YAML and TOML front matter. */
void pl_suppress_front(struct pl_run *run);
/* Marks the diags (sorted) that a directive silences, and the directives that do. A directive that names no
 * rule does not silence what is said about directives. */
void pl_suppress_apply(struct pl_run *run);

#endif
