/* full: each finding with the source lines it is about, carets under the span, and what to do. */
#include "base/width.h"
#include "report/frame.h"

/* Appends `text` escaped, broken at spaces so that no line is wider than the terminal. It starts at `column`; lines
 * after the first are indented. */
static void add_wrapped(struct pl_buf *out, const struct pl_report_options *options, struct pl_str text, size_t column,
			size_t indent)
{
	bool first = true;

	while (text.len) {
		const char *space = memchr(text.ptr, ' ', text.len);
		size_t n = space ? (size_t)(space - text.ptr) : text.len;
		size_t width = pl_width_text(pl_str_n(text.ptr, n), options->ambiguous);

		if (options->width && !first && column + 1 + width > options->width) {
			pl_buf_addf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			pl_buf_addc(out, ' ');
			column++;
		}
		first = false;
		pl_report_escape(out, pl_str_n(text.ptr, n));
		column += width;
		n += space != NULL;
		text = pl_str_n(text.ptr + n, text.len - n);
	}
}

static void add_head(struct pl_buf *out, const struct pl_report_options *options, const struct pl_diag *diag)
{
	const char *severity = pl_severity_name(diag->severity);
	struct pl_buf message = {0};

	pl_style_on(out, options, pl_style_of(diag->severity));
	pl_buf_addf(out, "%s[%s]", severity, diag->rule->id);
	pl_style_off(out, options);
	pl_style_on(out, options, PL_STYLE_STRONG);
	pl_buf_adds(out, ": ");
	pl_style_message(&message, diag);
	add_wrapped(out, options, pl_buf_str(&message), strlen(severity) + strlen(diag->rule->id) + 4, 4);
	pl_style_off(out, options);
	pl_buf_addc(out, '\n');
	pl_buf_finish(&message);
}

static void add_place(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		      const struct pl_lines *lines, const struct pl_diag *diag)
{
	struct pl_place place = pl_lines_place(lines, diag->span.start);

	pl_style_on(out, options, PL_STYLE_GUTTER);
	pl_buf_addf(out, "%*s--> ", pl_frame_gutter(lines, diag), "");
	pl_style_off(out, options);
	pl_style_path(out, options, post->source.name);
	pl_buf_addf(out, ":%u:%u\n", (unsigned)place.line, (unsigned)place.column);
}

static void add_help(struct pl_buf *out, const struct pl_report_options *options, const struct pl_diag *diag)
{
	struct pl_str help = pl_style_help(diag);

	if (help.len) {
		pl_style_text(out, options, PL_STYLE_HELP, PL_STR("help: "));
		add_wrapped(out, options, help, 6, 6);
		pl_buf_addc(out, '\n');
	}
	if (diag->edits && diag->fix_title.len) {
		struct pl_str label = diag->fix_class == PL_FIX_SAFE ? PL_STR("fix: ") : PL_STR("fix (unsafe): ");

		pl_style_text(out, options, PL_STYLE_HELP, label);
		add_wrapped(out, options, diag->fix_title, label.len, 5);
		pl_buf_addc(out, '\n');
	}
}

static void file(struct pl_buf *out, const struct pl_report_options *options, const struct pl_post *post,
		 const struct pl_lines *lines, const struct pl_diags *diags)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct pl_diag *diag = &diags->items[i];

		if (diag->suppressed)
			continue;
		add_head(out, options, diag);
		add_place(out, options, post, lines, diag);
		if (lines->text.len)
			pl_frame_add(out, options, lines, diag);
		add_help(out, options, diag);
		pl_buf_addc(out, '\n');
	}
}

const struct pl_reporter pl_reporter_full = {
	.name = "full",
	.describe = "each finding with its source lines, carets and what to do",
	.file = file,
};
