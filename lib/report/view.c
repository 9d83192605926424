/* view: the part of one source line that fits the terminal, cell by cell. */
#include "report/view.h"

#include "base/width.h"

enum { TAB = 4, UNLIMITED = 1000 };

static unsigned limit(const struct pl_report_options *options)
{
	return options->width ? options->width : UNLIMITED;
}

static unsigned ellipsis(const struct pl_report_options *options)
{
	return options->ambiguous == 2 ? 2 : 1;
}

/* Appends the cluster as drawn; gives its columns. */
static unsigned draw(struct pl_buf *out, struct pl_str cluster, unsigned ambiguous)
{
	size_t start = out->len;

	if (cluster.len == 1 && cluster.ptr[0] == '\t') {
		pl_buf_add(out, pl_str_n("    ", TAB));
		return TAB;
	}
	pl_report_escape(out, cluster);
	if (cluster.len == 1 && cluster.ptr[0] >= 0x20 && cluster.ptr[0] < 0x7F)
		return 1;
	return (unsigned)pl_width_text(pl_str_n(out->ptr + start, out->len - start), ambiguous);
}

static bool is_inside(unsigned char c) /* of a UTF-8 sequence */
{
	return (c & 0xC0) == 0x80;
}

/* The stretch of the line to look at: all of it, or as much around the focus as can be needed. */
static struct pl_span area(struct pl_str text, struct pl_span line, struct pl_span focus, unsigned width)
{
	struct pl_span span = line;
	uint32_t most = width < PL_VIEW_BYTES / 16 ? width * 16 : PL_VIEW_BYTES;

	if (line.end - line.start <= most)
		return span;
	if (focus.start - line.start > most / 2)
		span.start = focus.start - most / 2;
	if (span.start + most < line.end)
		span.end = span.start + most;
	while (span.start < span.end && is_inside((unsigned char)text.ptr[span.start]))
		span.start++;
	while (span.end < line.end && span.end > span.start && is_inside((unsigned char)text.ptr[span.end]))
		span.end--;
	return span;
}

/* A letter of ASCII that nothing combines with. */
static bool is_plain(struct pl_str text)
{
	return text.ptr[0] >= 0x20 && text.ptr[0] < 0x7F && (text.len == 1 || !(text.ptr[1] & 0x80));
}

static void fill(struct pl_view *view, const struct pl_report_options *options, struct pl_str text, struct pl_span span)
{
	struct pl_buf scratch = {0};
	uint32_t at = span.start, column = 0;

	view->count = 0;
	while (at < span.end) {
		struct pl_str rest = pl_slice(text, pl_span(at, span.end));
		size_t len;

		view->cells[view->count++] = (struct pl_cell){at, column};
		if (is_plain(rest)) {
			at++;
			column++;
			continue;
		}
		len = pl_width_cluster(rest);
		pl_buf_reset(&scratch);
		column += draw(&scratch, pl_str_n(rest.ptr, len), options->ambiguous);
		at += (uint32_t)len;
	}
	view->cells[view->count] = (struct pl_cell){at, column};
	pl_buf_finish(&scratch);
}

/* The cell that holds byte `at`: the last one that starts at or before it. */
static size_t find(const struct pl_view *view, uint32_t at)
{
	size_t low = 0, high = view->count;

	while (low < high) {
		size_t middle = (low + high + 1) / 2;

		if (view->cells[middle].at <= at)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Column behind the span that ends at byte `end`. */
static uint32_t end_column(const struct pl_view *view, uint32_t end)
{
	size_t cell = find(view, end);

	return view->cells[cell].at < end && cell < view->count ? view->cells[cell + 1].column
								  : view->cells[cell].column;
}

/* Chooses the cells shown when not all fit: the focus in the middle, no space wasted at either end. */
static void cut(struct pl_view *view, const struct pl_report_options *options, struct pl_span focus)
{
	uint32_t total = view->cells[view->count].column, width = limit(options), dots = ellipsis(options);
	uint32_t start = view->cells[find(view, focus.start)].column, end = end_column(view, focus.end);
	uint32_t inner = width > 2 * dots + 1 ? width - 2 * dots : 1;
	uint32_t wanted = end > start ? end - start : 1, margin = wanted < inner ? (inner - wanted) / 2 : 0;
	uint32_t from = start > margin ? start - margin : 0, to;

	if (from + inner > total)
		from = total > inner ? total - inner : 0;
	if (from <= dots && !view->cut_left)
		from = 0;
	for (view->first = 0; view->cells[view->first].column < from;)
		view->first++;
	view->cut_left |= view->first > 0;
	to = view->cells[view->first].column + width - (view->cut_left ? dots : 0);
	if (total > to || view->cut_right) {
		to -= dots;
		view->cut_right = true;
	}
	for (view->last = view->first; view->last < view->count && view->cells[view->last + 1].column <= to;)
		view->last++;
}

void pl_view_fit(struct pl_view *view, const struct pl_report_options *options, struct pl_str text,
		 struct pl_span line, struct pl_span focus)
{
	struct pl_span span = area(text, line, focus, limit(options));

	fill(view, options, text, span);
	view->cut_left = span.start > line.start;
	view->cut_right = span.end < line.end;
	view->first = 0;
	view->last = view->count;
	if (view->cut_left || view->cut_right || view->cells[view->count].column > limit(options))
		cut(view, options, focus);
}

void pl_view_add(struct pl_buf *out, const struct pl_view *view, const struct pl_report_options *options,
		 struct pl_str text)
{
	if (view->cut_left)
		pl_buf_adds(out, "…");
	for (size_t i = view->first; i < view->last; i++)
		draw(out, pl_slice(text, pl_span(view->cells[i].at, view->cells[i + 1].at)), options->ambiguous);
	if (view->cut_right)
		pl_buf_adds(out, "…");
}

bool pl_view_columns(const struct pl_view *view, const struct pl_report_options *options, struct pl_span span,
		     unsigned *from, unsigned *count)
{
	uint32_t low = view->cells[view->first].column, high = view->cells[view->last].column;
	uint32_t start = view->cells[find(view, span.start)].column, end = end_column(view, span.end);

	if ((span.end <= view->cells[view->first].at && view->cut_left) ||
	    (span.start >= view->cells[view->last].at && view->cut_right))
		return false;
	start = start < low ? low : start;
	end = end > high ? high : end;
	*from = start - low + (view->cut_left ? ellipsis(options) : 0);
	*count = end > start ? end - start : 1;
	return true;
}
