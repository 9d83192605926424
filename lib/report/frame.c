/* frame: source lines with carets under the spans. */
#include "report/frame.h"

#include "base/width.h"
#include "report/view.h"

enum { MAX_LINES = 2 * PL_FRAME_MARKS + 2 };

struct frame {
	struct pl_buf *out;
	const struct pl_report_options *options; /* of the terminal */
	struct pl_report_options inside;         /* the same without the gutter's columns */
	const struct pl_lines *lines;
	enum pl_style style;
	struct pl_mark marks[PL_FRAME_MARKS];
	size_t nmarks;
	uint32_t numbers[MAX_LINES]; /* lines to show, ascending */
	size_t nnumbers;
	int gutter;
};

static uint32_t line_of(const struct pl_lines *lines, uint32_t offset)
{
	return pl_lines_place(lines, offset).line;
}

/* The line a span ends on: a span that ends with its line's newline does not reach the next one. */
static uint32_t last_line_of(const struct pl_lines *lines, struct pl_span span)
{
	return line_of(lines, span.end > span.start ? span.end - 1 : span.end);
}

static void show_line(struct frame *frame, uint32_t number)
{
	size_t i = frame->nnumbers;

	if (number == 0 || number > frame->lines->count)
		return;
	for (size_t k = 0; k < frame->nnumbers; k++)
		if (frame->numbers[k] == number)
			return;
	for (; i > 0 && frame->numbers[i - 1] > number; i--)
		frame->numbers[i] = frame->numbers[i - 1];
	frame->numbers[i] = number;
	frame->nnumbers++;
}

static bool is_blank_line(const struct pl_lines *lines, uint32_t number)
{
	return number == 0 || number > lines->count ||
	       pl_str_trim(pl_slice(lines->text, pl_lines_line(lines, number))).len == 0;
}

static void collect(struct frame *frame, const struct pl_diag *diag)
{
	uint32_t first = line_of(frame->lines, diag->span.start), last = last_line_of(frame->lines, diag->span);

	frame->marks[frame->nmarks++] = (struct pl_mark){.span = diag->span, .primary = true};
	for (const struct pl_related *r = diag->related; r && frame->nmarks < PL_FRAME_MARKS; r = r->next)
		frame->marks[frame->nmarks++] = (struct pl_mark){.span = r->span, .label = r->text};
	for (size_t i = 0; i < frame->nmarks; i++) {
		show_line(frame, line_of(frame->lines, frame->marks[i].span.start));
		show_line(frame, last_line_of(frame->lines, frame->marks[i].span));
	}
	if (!is_blank_line(frame->lines, first - 1))
		show_line(frame, first - 1);
	if (!is_blank_line(frame->lines, last + 1))
		show_line(frame, last + 1);
	frame->gutter = 1;
	for (uint32_t n = frame->numbers[frame->nnumbers - 1]; n > 9; n /= 10)
		frame->gutter++;
}

static void gutter(const struct frame *frame, uint32_t number)
{
	pl_style_on(frame->out, frame->options, PL_STYLE_GUTTER);
	if (number)
		pl_buf_addf(frame->out, "%*u |", frame->gutter, (unsigned)number);
	else
		pl_buf_addf(frame->out, "%*s |", frame->gutter, "");
	pl_style_off(frame->out, frame->options);
}

static void repeat(struct pl_buf *out, char c, unsigned count)
{
	pl_buf_reserve(out, count);
	while (count--)
		pl_buf_addc(out, c);
}

static void add_label(struct frame *frame, struct pl_str label, unsigned column, enum pl_style style)
{
	size_t width = pl_width_text(label, frame->options->ambiguous);

	if (label.len == 0)
		return;
	if (frame->inside.width && column + 1 + width > frame->inside.width) {
		pl_buf_addc(frame->out, '\n');
		gutter(frame, 0);
		column = width < frame->inside.width ? (unsigned)(frame->inside.width - width) : 0;
		repeat(frame->out, ' ', column < 4 ? column : 4);
	}
	pl_buf_addc(frame->out, ' ');
	pl_style_text(frame->out, frame->options, style, label);
}

static void underline(struct frame *frame, const struct pl_mark *mark, unsigned from, unsigned count, bool last)
{
	enum pl_style style = mark->primary ? frame->style : PL_STYLE_GUTTER;

	gutter(frame, 0);
	pl_buf_addc(frame->out, ' ');
	repeat(frame->out, ' ', from);
	pl_style_on(frame->out, frame->options, style);
	repeat(frame->out, mark->primary ? '^' : '-', count);
	pl_style_off(frame->out, frame->options);
	if (last)
		add_label(frame, mark->label, from + count, style);
	pl_buf_addc(frame->out, '\n');
}

/* The part of the mark's span that lies on the line; from its first letter on lines after the first. */
static struct pl_span on_line(const struct frame *frame, const struct pl_mark *mark, struct pl_span line)
{
	struct pl_span span = mark->span;

	if (span.start < line.start) {
		span.start = line.start;
		while (span.start < line.end && pl_is_space((unsigned char)frame->lines->text.ptr[span.start]))
			span.start++;
	}
	if (span.end > line.end)
		span.end = line.end;
	if (span.start > line.end) /* in the line's ending */
		span.start = span.end = line.end;
	return span;
}

static void source_line(struct frame *frame, struct pl_view *view, uint32_t number, struct pl_span focus)
{
	pl_view_fit(view, &frame->inside, frame->lines->text, pl_lines_line(frame->lines, number), focus);
	gutter(frame, number);
	if (view->last > view->first)
		pl_buf_addc(frame->out, ' ');
	pl_view_add(frame->out, view, &frame->inside, frame->lines->text);
	pl_buf_addc(frame->out, '\n');
}

/* One source line and what is marked on it. A mark that is out of view gets the line drawn again around it. */
static void draw_line(struct frame *frame, struct pl_view *view, uint32_t number)
{
	struct pl_span line = pl_lines_line(frame->lines, number);
	bool drawn = false;

	for (size_t i = 0; i < frame->nmarks; i++) {
		const struct pl_mark *mark = &frame->marks[i];
		uint32_t first = line_of(frame->lines, mark->span.start);
		uint32_t last = last_line_of(frame->lines, mark->span);
		struct pl_span span;
		unsigned from, count;

		if (number != first && number != last)
			continue;
		span = on_line(frame, mark, line);
		if (!drawn || !pl_view_columns(view, &frame->inside, span, &from, &count))
			source_line(frame, view, number, span);
		drawn = true;
		if (pl_view_columns(view, &frame->inside, span, &from, &count))
			underline(frame, mark, from, count, number == last);
	}
	if (!drawn)
		source_line(frame, view, number, pl_span(line.start, line.start));
}

static void init(struct frame *frame, const struct pl_lines *lines, const struct pl_diag *diag)
{
	*frame = (struct frame){.lines = lines, .style = pl_style_of(diag->severity)};
	collect(frame, diag);
}

int pl_frame_gutter(const struct pl_lines *lines, const struct pl_diag *diag)
{
	struct frame frame;

	init(&frame, lines, diag);
	return frame.gutter;
}

void pl_frame_add(struct pl_buf *out, const struct pl_report_options *options, const struct pl_lines *lines,
		  const struct pl_diag *diag)
{
	struct frame frame;
	struct pl_view view;

	init(&frame, lines, diag);
	frame.out = out;
	frame.options = options;
	frame.inside = *options;
	if (options->width)
		frame.inside.width = options->width > (unsigned)frame.gutter + 13 ? options->width - (unsigned)frame.gutter - 3 : 10;
	gutter(&frame, 0);
	pl_buf_addc(out, '\n');
	for (size_t i = 0; i < frame.nnumbers; i++) {
		if (i && frame.numbers[i] > frame.numbers[i - 1] + 1) {
			pl_style_text(out, options, PL_STYLE_GUTTER, PL_STR("..."));
			pl_buf_addc(out, '\n');
		}
		draw_line(&frame, &view, frame.numbers[i]);
	}
	gutter(&frame, 0);
	pl_buf_addc(out, '\n');
}
