/* grouped: the findings of a post under its path. */
#include <stdio.h>

#include "report/style.h"

static int digits(uint32_t number)
{
	int n = 1;

	for (; number > 9; number /= 10)
		n++;
	return n;
}

/* Width of the widest "LINE:COL". */
static int place_width(const struct pl_lines *lines, const struct pl_diags *diags)
{
	int widest = 0;

	for (size_t i = 0; i < diags->count; i++) {
		struct pl_place place = pl_lines_place(lines, diags->items[i].span.start);
		int width = digits(place.line) + 1 + digits(place.column);

		if (!diags->items[i].suppressed && width > widest)
			widest = width;
	}
	return widest;
}

static void file(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		 const struct pl_lines *lines, const struct pl_diags *diags)
{
	int width = place_width(lines, diags);

	pl_style_path(out, options, post->source.name);
	pl_buf_addc(out, '\n');
	for (size_t i = 0; i < diags->count; i++) {
		const struct pl_diag *diag = &diags->items[i];
		struct pl_place place = pl_lines_place(lines, diag->span.start);
		const char *severity = pl_severity_name(diag->severity);

		if (diag->suppressed)
			continue;
		pl_buf_addf(out, "  %*s%u:%u  ", width - digits(place.line) - 1 - digits(place.column), "",
			    (unsigned)place.line, (unsigned)place.column);
		pl_style_text(out, options, pl_style_of(diag->severity), pl_str_c(severity));
		pl_buf_addf(out, "%*s", (int)(9 - strlen(severity)), "");
		pl_style_message(out, diag);
		pl_style_on(out, options, PL_STYLE_DIM);
		pl_buf_addf(out, "  [%s]", diag->rule->id);
		pl_style_off(out, options);
		pl_buf_addc(out, '\n');
	}
	pl_buf_addc(out, '\n');
}

const struct pl_reporter pl_reporter_grouped = {
	.name = "grouped",
	.describe = "the findings of each post under its path",
	.file = file,
};
