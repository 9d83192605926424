/* view: the part of one source line that fits the terminal, cell by cell. */
#ifndef PL_REPORT_VIEW_H
#define PL_REPORT_VIEW_H

#include "report/report.h"

/* A grapheme cluster as drawn. */
struct pl_cell {
	uint32_t at;     /* byte offset in the text */
	uint32_t column; /* 0-based display column in the area, before any cut */
};

enum { PL_VIEW_BYTES = 4096 }; /* of a line are looked at, around the span */

/* Large: one per frame, not per line. */
struct pl_view {
	struct pl_cell cells[PL_VIEW_BYTES + 1]; /* the last one marks the end */
	size_t count;
	size_t first, last;       /* cells shown: [first, last) */
	bool cut_left, cut_right; /* … stands there */
};

/* Fills `view` for the source line `line`, so that it is at most `width` columns wide and `focus` (a span of that
 * line) is in it, or as much of it as fits. Linear in PL_VIEW_BYTES, however long the line is. */
void pl_view_fit(struct pl_view *view, const struct pl_report_options *options, struct pl_str text,
		 struct pl_span line, struct pl_span focus);
/* Appends what is shown. */
void pl_view_add(struct pl_buf *out, const struct pl_view *view, const struct pl_report_options *options,
		 struct pl_str text);
/* Columns of `span` in what is shown: *from, and how many (at least 1). False: nothing of it is shown. */
bool pl_view_columns(const struct pl_view *view, const struct pl_report_options *options, struct pl_span span,
		     unsigned *from, unsigned *count);

#endif
