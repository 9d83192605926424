/* record: one finding as a JSON object, the same in json and jsonl. */
#ifndef PL_REPORT_RECORD_H
#define PL_REPORT_RECORD_H

#include "report/report.h"

/* Appends the object, without a newline. Columns in code points, offsets in bytes of the file as stored. */
void pl_record_add(struct pl_buf *out, const struct pl_post *post, const struct pl_lines *lines,
		   const struct pl_diag *diag);

#endif
