/* style: colours and links of the formats for people. */
#ifndef PL_REPORT_STYLE_H
#define PL_REPORT_STYLE_H

#include "report/report.h"

enum pl_style {
	PL_STYLE_ERROR, PL_STYLE_WARNING, PL_STYLE_INFO, /* severities */
	PL_STYLE_PATH, PL_STYLE_GUTTER, PL_STYLE_DIM, PL_STYLE_HELP, PL_STYLE_STRONG,
	PL_STYLES
};

/* Begins and ends a stretch; nothing without colour. */
void pl_style_on(struct pl_buf *out, const struct pl_report_options *options, enum pl_style style);
void pl_style_off(struct pl_buf *out, const struct pl_report_options *options);
/* `text` escaped, in a style. */
void pl_style_text(struct pl_buf *out, const struct pl_report_options *options, enum pl_style style, struct pl_str text);
enum pl_style pl_style_of(enum pl_severity severity);
/* The path, as a link to the file where the terminal knows links (OSC 8). */
void pl_style_path(struct pl_buf *out, const struct pl_report_options *options, const char *path);
/* "sentence: detail", escaped. */
void pl_style_message(struct pl_buf *out, const struct pl_diag *diag);
/* The help of `diag`: its own, else the rule's; {NULL, 0} when there is none. */
struct pl_str pl_style_help(const struct pl_diag *diag);

#endif
