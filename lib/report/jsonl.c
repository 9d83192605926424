/* jsonl: one finding a line, each a JSON object. */
#include "report/record.h"

static void file(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		 const struct pl_lines *lines, const struct pl_diags *diags)
{
	(void)options;
	for (size_t i = 0; i < diags->count; i++) {
		if (diags->items[i].suppressed)
			continue;
		pl_record_add(out, post, lines, &diags->items[i]);
		pl_buf_addc(out, '\n');
	}
}

const struct pl_reporter pl_reporter_jsonl = {
	.name = "jsonl",
	.describe = "one JSON object a line and finding",
	.machine = true,
	.file = file,
};
