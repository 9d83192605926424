/* json: an array of findings; [] when there are none. */
#include "report/record.h"

static void begin(struct pl_buf *out, const struct pl_report_options *options)
{
	(void)options;
	pl_buf_addc(out, '[');
}

static void file(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		 const struct pl_lines *lines, const struct pl_diags *diags)
{
	bool first = true;

	(void)options;
	for (size_t i = 0; i < diags->count; i++) {
		if (diags->items[i].suppressed)
			continue;
		pl_buf_adds(out, first ? "\n" : ",\n");
		pl_record_add(out, post, lines, &diags->items[i]);
		first = false;
	}
}

static void end(struct pl_buf *out, const struct pl_report_options *options, const struct pl_tally *tally)
{
	(void)options;
	pl_buf_adds(out, tally->files_with_findings ? "\n]\n" : "]\n");
}

const struct pl_reporter pl_reporter_json = {
	.name = "json",
	.describe = "one JSON array of all findings",
	.machine = true,
	.begin = begin,
	.file = file,
	.between = ",",
	.end = end,
};
