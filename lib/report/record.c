/* record: one finding as a JSON object, the same in json and jsonl. */
#include "report/record.h"

#include "base/utf8.h"
#include "report/style.h"

static void add_string(struct pl_buf *out, const char *key, struct pl_str value)
{
	pl_buf_addf(out, "\"%s\":\"", key);
	pl_report_json_escape(out, value);
	pl_buf_addc(out, '"');
}

/* The path, and its bytes in hexadecimal when they are no UTF-8. */
static void add_path(struct pl_buf *out, const char *name)
{
	struct pl_str path = pl_str_c(name);

	add_string(out, "path", path);
	if (pl_utf8_valid(path) == path.len)
		return;
	pl_buf_adds(out, ",\"pathBytes\":\"");
	for (size_t i = 0; i < path.len; i++)
		pl_buf_addf(out, "%02x", (unsigned char)path.ptr[i]);
	pl_buf_addc(out, '"');
}

static void add_offsets(struct pl_buf *out, const struct pl_source *source, struct pl_span span)
{
	pl_buf_addf(out, "\"offset\":%zu,\"endOffset\":%zu", pl_source_byte(source, span.start),
		    pl_source_byte(source, span.end));
}

static void add_message(struct pl_buf *out, const struct pl_diag *diag)
{
	pl_buf_adds(out, ",\"message\":\"");
	pl_report_json_escape(out, pl_str_c(diag->rule->sentence));
	if (diag->detail.len) {
		pl_buf_adds(out, ": ");
		pl_report_json_escape(out, diag->detail);
	}
	pl_buf_addc(out, '"');
}

static void add_related(struct pl_buf *out, const struct pl_post *post, const struct pl_lines *lines,
			const struct pl_related *related)
{
	pl_buf_adds(out, ",\"related\":[");
	for (const struct pl_related *r = related; r; r = r->next) {
		struct pl_place place = pl_lines_place(lines, r->span.start);

		pl_buf_addc(out, '{');
		add_path(out, post->source.name);
		pl_buf_addf(out, ",\"line\":%u,\"column\":%u,", (unsigned)place.line, (unsigned)place.column);
		add_string(out, "message", r->text);
		pl_buf_adds(out, r->next ? "}," : "}");
	}
	pl_buf_addc(out, ']');
}

static void add_fix(struct pl_buf *out, const struct pl_source *source, const struct pl_diag *diag)
{
	pl_buf_addf(out, ",\"fix\":{\"safety\":\"%s\",", diag->fix_class == PL_FIX_SAFE ? "safe" : "unsafe");
	add_string(out, "title", diag->fix_title);
	pl_buf_adds(out, ",\"edits\":[");
	for (const struct pl_edit *edit = diag->edits; edit; edit = edit->next) {
		pl_buf_addc(out, '{');
		add_offsets(out, source, edit->span);
		pl_buf_addc(out, ',');
		add_string(out, "text", edit->text);
		pl_buf_adds(out, edit->next ? "}," : "}");
	}
	pl_buf_adds(out, "]}");
}

void pl_record_add(struct pl_buf *out, const struct pl_post *post, const struct pl_lines *lines,
		   const struct pl_diag *diag)
{
	struct pl_place start = pl_lines_place(lines, diag->span.start), end = pl_lines_place(lines, diag->span.end);
	struct pl_str help = pl_style_help(diag);

	pl_buf_addc(out, '{');
	add_path(out, post->source.name);
	pl_buf_addf(out, ",\"rule\":\"%s\",\"severity\":\"%s\"", diag->rule->id, pl_severity_name(diag->severity));
	add_message(out, diag);
	pl_buf_addf(out, ",\"line\":%u,\"column\":%u,\"endLine\":%u,\"endColumn\":%u,", (unsigned)start.line,
		    (unsigned)start.column, (unsigned)end.line, (unsigned)end.column);
	add_offsets(out, &post->source, diag->span);
	if (help.len) {
		pl_buf_addc(out, ',');
		add_string(out, "help", help);
	}
	pl_buf_addf(out, ",\"url\":\"%s%s.md\"", PL_RULE_PAGES, diag->rule->id);
	if (diag->related)
		add_related(out, post, lines, diag->related);
	if (diag->edits)
		add_fix(out, &post->source, diag);
	pl_buf_addc(out, '}');
}
