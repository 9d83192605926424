/* frame: source lines with carets under the spans. */
#ifndef PL_REPORT_FRAME_H
#define PL_REPORT_FRAME_H

#include "report/style.h"

enum { PL_FRAME_MARKS = 8 }; /* more related places than this are not drawn */

struct pl_mark {
	struct pl_span span;
	struct pl_str label; /* said beside the carets; may be absent */
	bool primary;        /* ^^^ in the severity's colour, else --- */
};

/* Appends the lines of the finding and its related places, and a line before and after the finding, between two
 * empty gutter rows. */
void pl_frame_add(struct pl_buf *out, const struct pl_report_options *options, const struct pl_lines *lines,
		  const struct pl_diag *diag);
/* Width of the line numbers of the frame that pl_frame_add would draw. */
int pl_frame_gutter(const struct pl_lines *lines, const struct pl_diag *diag);

#endif
