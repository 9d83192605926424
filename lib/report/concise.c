/* concise: PATH:LINE:COL: severity: sentence: detail [rule], one finding a line. */
#include "report/style.h"

static void file(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		 const struct pl_lines *lines, const struct pl_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct pl_diag *diag = &diags->items[i];
		struct pl_place place;

		if (diag->suppressed)
			continue;
		place = pl_lines_place(lines, diag->span.start);
		pl_style_path(out, options, post->source.name);
		pl_buf_addf(out, ":%u:%u: ", (unsigned)place.line, (unsigned)place.column);
		pl_style_text(out, options, pl_style_of(diag->severity), pl_str_c(pl_severity_name(diag->severity)));
		pl_buf_adds(out, ": ");
		pl_style_message(out, diag);
		pl_style_on(out, options, PL_STYLE_DIM);
		pl_buf_addf(out, " [%s]", diag->rule->id);
		pl_style_off(out, options);
		pl_buf_addc(out, '\n');
	}
}

const struct pl_reporter pl_reporter_concise = {
	.name = "concise",
	.describe = "one finding a line: PATH:LINE:COL: severity: message [rule]",
	.file = file,
};
