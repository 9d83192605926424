/* report: how diags are shown. A reporter turns one post's diags into bytes (on the worker that read the post);
 * cmd/ joins the pieces in path order. The only place where offsets become lines and columns. */
#ifndef PL_REPORT_REPORT_H
#define PL_REPORT_REPORT_H

#include "base/buf.h"
#include "lint/diag.h"
#include "post.h"
#include "source/lines.h"

struct pl_report_options {
	bool color, hyperlinks;
	unsigned width;      /* terminal columns; 0 = unlimited */
	unsigned ambiguous;  /* columns of East Asian ambiguous characters: 1 or 2 */
	const char *folder;  /* absolute: what relative paths are below, for hyperlinks; NULL: none are made */
};

/* Where the page about a rule lies, below the project's root or its installed documents. */
#define PL_RULE_PAGES "docs/rules/"

/* What the summary says. */
struct pl_tally {
	size_t files, files_with_findings, errors, warnings, infos, suppressed, fixable, skipped, failed;
	size_t accepted, stale; /* findings in the baseline; lines of it that match nothing */
	size_t unchanged;       /* findings on lines that did not change */
	size_t pointers;        /* files that are only pointers of Git LFS: not judged */
};

struct pl_reporter {
	const char *name;       /* "concise" */
	const char *describe;   /* one line for --help */
	bool machine;           /* machine formats carry no summary line */
	void (*begin)(struct pl_buf *out, const struct pl_report_options *options);
	/* One post with its unsuppressed diags. `lines` is of post->source.text. Findings only; nothing when none. */
	void (*file)(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		     const struct pl_lines *lines, const struct pl_diags *diags);
	const char *between;    /* put between two non-empty pieces: "," for json */
	void (*end)(struct pl_buf *out, const struct pl_report_options *options, const struct pl_tally *tally);
};

#define REPORTER(name) extern const struct pl_reporter pl_reporter_##name;
#include "report/reporters.def"
#undef REPORTER
extern const struct pl_reporter *const pl_reporters[];
extern const size_t pl_reporters_count;

/* Appends `text` fit for a terminal or log: C0, C1, DEL, bidi controls, zero-width and invalid bytes as \xNN or
 * \u{NNNN}; never a raw control but what the caller adds itself. */
void pl_report_escape(struct pl_buf *out, struct pl_str text);
/* Appends `text` as the inside of a JSON string (no quotes added). Invalid UTF-8 becomes U+FFFD. */
void pl_report_json_escape(struct pl_buf *out, struct pl_str text);

#endif
