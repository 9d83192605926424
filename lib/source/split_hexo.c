/* split_hexo: the front matter that Hexo finds (hexo-front-matter's two patterns). */
#include "source/split.h"

static size_t run_of(struct pl_str text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && text.ptr[at + n] == text.ptr[at] && (text.ptr[at] == '-' || text.ptr[at] == ';'))
		n++;
	return n;
}

/* Offset behind the line ending at `at`, or 0. */
static size_t line_end(struct pl_str text, size_t at)
{
	if (at + 1 < text.len && text.ptr[at] == '\r' && text.ptr[at + 1] == '\n')
		return at + 2;
	return at < text.len && text.ptr[at] == '\n' ? at + 1 : 0;
}

/* The first line from `at` on that begins with `marks`, or with any three when it is empty; not the line at `at` itself. */
static size_t closing_line(struct pl_str text, size_t at, struct pl_str marks)
{
	for (;;) {
		const char *newline = at < text.len ? memchr(text.ptr + at, '\n', text.len - at) : NULL;

		if (!newline)
			return text.len;
		at = (size_t)(newline - text.ptr) + 1;
		if (marks.len ? pl_str_starts(pl_str_n(text.ptr + at, text.len - at), marks) : run_of(text, at) >= 3)
			return at;
	}
}

/* Below one empty line the fence is YAML's own mark for the start of a document. */
static bool below_blank(const struct pl_split *split, struct pl_str text)
{
	size_t open = split->open.start;

	return open && line_end(text, 0) == open && text.ptr[open] == '-' && run_of(text, open) == 3 &&
	       line_end(text, open + 3) == split->front.start && closing_line(text, split->front.start, (struct pl_str){0}) == split->front.end && split->front.end < text.len;
}

bool pl_split_hexo(const struct pl_split *split, struct pl_str text)
{
	size_t run = text.len ? run_of(text, 0) : 0, start = 0;

	if (split->format == PL_FRONT_NONE)
		return false;
	if (split->late)
		return below_blank(split, text);
	if (run >= 3)
		start = line_end(text, run);
	if ((run >= 3 && !start) || split->front.start != start)
		return false;
	return closing_line(text, start, pl_str_n(text.ptr, run >= 3 ? run : 0)) == split->front.end && split->front.end < text.len;
}
