/* baseline: findings that are accepted as they are, in a file that a site keeps under version control.
 *
 *	# postlint baseline 1
 *	_posts/2010-03-01-harbour.md html-stray-end 6ba2c1f0e9d84a57
 *
 * One accepted finding a line: path, rule, fingerprint. The path is relative to the file's folder; in it blanks,
 * control characters, `%`, `#` and what is not UTF-8 stand as %XX, so that the lines sort as `LC_ALL=C sort` sorts.
 * The n-th finding of a post with the same rule and text has a fingerprint of its own: the lines are a set. No line
 * stands twice, none counts; when git merges two branches, or keeps the lines of both sides (merge=union), the result
 * is the baseline that was meant or one with a line too many, which `prune` finds. */
#ifndef PL_LINT_BASELINE_H
#define PL_LINT_BASELINE_H

#include "base/buf.h"
#include "base/hash.h"
#include "lint/diag.h"
#include "lint/ruleset.h"
#include "post.h"

struct pl_accepted {
	struct pl_str path; /* as written: escaped */
	struct pl_str rule;
	uint64_t print;
	bool judged;        /* the run could have found it: its post was judged by its rule, or is gone */
	bool found;         /* the run did find it */
};

/* Zero-initialised is empty. */
struct pl_baseline {
	struct pl_arena arena;
	struct pl_accepted *items; /* by path, rule, fingerprint, each once: see pl_baseline_sort() */
	size_t count, cap;
	struct pl_map paths;       /* escaped path -> its first item, once sorted */
};

/* Reads a baseline's text (copied). `name` is for messages. False: error says what is wrong in which line. */
bool pl_baseline_read(struct pl_baseline *baseline, const char *name, struct pl_str text, struct pl_error *error);
/* Adds a line; strings are copied. Sort before anything else is asked. */
void pl_baseline_add(struct pl_baseline *baseline, struct pl_str path, struct pl_str rule, uint64_t print);
void pl_baseline_sort(struct pl_baseline *baseline);
/* The lines of the post with that (escaped) path: the first of *count, or NULL. */
struct pl_accepted *pl_baseline_post(const struct pl_baseline *baseline, struct pl_str path, size_t *count);
/* The line with this rule and fingerprint among those of one post, or NULL. */
struct pl_accepted *pl_baseline_find(struct pl_accepted *lines, size_t count, struct pl_str rule, uint64_t print);
/* Appends the whole file. */
void pl_baseline_write(const struct pl_baseline *baseline, struct pl_buf *out);
void pl_baseline_finish(struct pl_baseline *baseline);
/* Appends `path` as a baseline writes it. */
void pl_baseline_escape(struct pl_buf *out, struct pl_str path);
/* And back. False: it is not so written. */
bool pl_baseline_unescape(struct pl_buf *out, struct pl_str path);

#endif
