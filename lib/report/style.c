/* style: colours and links of the formats for people. */
#include "report/style.h"

static const char *const codes[] = {
	[PL_STYLE_ERROR] = "1;31", [PL_STYLE_WARNING] = "1;33", [PL_STYLE_INFO] = "1;36",
	[PL_STYLE_PATH] = "1",     [PL_STYLE_GUTTER] = "34",    [PL_STYLE_DIM] = "2",
	[PL_STYLE_HELP] = "1;32",  [PL_STYLE_STRONG] = "1",
};
_Static_assert(PL_COUNT(codes) == PL_STYLES, "a code for each style");

void pl_style_on(struct pl_buf *out, const struct pl_report_options *options, enum pl_style style)
{
	if (options->color)
		pl_buf_addf(out, "\x1B[%sm", codes[style]);
}

void pl_style_off(struct pl_buf *out, const struct pl_report_options *options)
{
	if (options->color)
		pl_buf_adds(out, "\x1B[0m");
}

void pl_style_text(struct pl_buf *out, const struct pl_report_options *options, enum pl_style style, struct pl_str text)
{
	pl_style_on(out, options, style);
	pl_report_escape(out, text);
	pl_style_off(out, options);
}

enum pl_style pl_style_of(enum pl_severity severity)
{
	return severity == PL_ERROR ? PL_STYLE_ERROR : severity == PL_WARNING ? PL_STYLE_WARNING : PL_STYLE_INFO;
}

/* The path as the path of a file: URL, percent-encoded; relative ones below options->folder. */
static void add_url(struct pl_buf *out, const struct pl_report_options *options, const char *path)
{
	const char *parts[] = {*path == '/' ? "" : options->folder, *path == '/' ? "" : "/", path};

	pl_buf_adds(out, "file://");
	for (size_t i = 0; i < PL_COUNT(parts); i++)
		for (const char *at = parts[i]; *at; at++)
			if (pl_is_alnum((unsigned char)*at) || strchr("-._~/", *at))
				pl_buf_addc(out, *at);
			else
				pl_buf_addf(out, "%%%02X", (unsigned char)*at);
}

void pl_style_path(struct pl_buf *out, const struct pl_report_options *options, const char *path)
{
	bool link = options->hyperlinks && options->folder;

	if (link) {
		pl_buf_adds(out, "\x1B]8;;");
		add_url(out, options, path);
		pl_buf_adds(out, "\x1B\\");
	}
	pl_style_text(out, options, PL_STYLE_PATH, pl_str_c(path));
	if (link)
		pl_buf_adds(out, "\x1B]8;;\x1B\\");
}

void pl_style_message(struct pl_buf *out, const struct pl_diag *diag)
{
	pl_buf_adds(out, diag->rule->sentence);
	if (diag->detail.len) {
		pl_buf_adds(out, ": ");
		pl_report_escape(out, diag->detail);
	}
}

struct pl_str pl_style_help(const struct pl_diag *diag)
{
	return diag->help.len ? diag->help : pl_str_c(diag->rule->help);
}
