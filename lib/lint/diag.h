/* diag: one complaint at one span, perhaps with a fix. */
#ifndef PL_LINT_DIAG_H
#define PL_LINT_DIAG_H

#include "base/arena.h"
#include "lint/rule.h"

struct pl_edit {
	struct pl_span span; /* in the text */
	struct pl_str text;  /* new bytes */
	struct pl_edit *next;
};

struct pl_related {
	struct pl_span span;
	struct pl_str text;  /* "first opened here" */
	struct pl_related *next;
};

struct pl_diag {
	const struct pl_rule *rule;
	enum pl_severity severity;
	struct pl_span span;
	struct pl_str detail;        /* what is there: "`<b>` is closed by `</p>`"; may be absent */
	struct pl_str help;          /* overrides rule->help when present */
	struct pl_related *related;
	struct pl_edit *edits;       /* in source order; NULL: no fix */
	enum pl_fix_class fix_class; /* class of `edits` */
	struct pl_str fix_title;     /* "quote the value" */
	bool suppressed;             /* by a suppression comment */
	struct pl_str reason;        /* the one that the comment gives; may be absent */
};

/* In an arena. */
struct pl_diags {
	struct pl_arena *arena;
	struct pl_diag *items;
	size_t count, cap;
};

/* Appends; the pointer is valid until the next call. */
struct pl_diag *pl_diag_add(struct pl_diags *diags, const struct pl_rule *rule, struct pl_span span);
/* Sorts by span.start, then rule id, then span.end, and drops exact duplicates. */
void pl_diags_sort(struct pl_diags *diags);

#endif
