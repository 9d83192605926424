/* lines: line starts, and code-point counts for long lines. */
#include "source/lines.h"
#include "base/utf8.h"

enum { BLOCK = 1024 }; /* bytes between two entries of `marks` */

/* Offset behind the line ending at or after `i`, or text.len when there is none. `cr`: there is a CR in the text. */
static size_t line_end(struct pl_str text, size_t i, bool cr)
{
	if (!cr) {
		const char *newline = memchr(text.ptr + i, '\n', text.len - i);

		return newline ? (size_t)(newline - text.ptr) + 1 : text.len;
	}
	while (i < text.len && text.ptr[i] != '\n' && text.ptr[i] != '\r')
		i++;
	if (i + 1 < text.len && text.ptr[i] == '\r' && text.ptr[i + 1] == '\n')
		i++;
	return i < text.len ? i + 1 : i;
}

static bool ends_line(struct pl_str text, size_t end)
{
	return end > 0 && (text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r');
}

/* Code points before each block, so that a column in a line of megabytes costs one block. */
static uint32_t *count_blocks(struct pl_arena *arena, struct pl_str text)
{
	size_t n = text.len / BLOCK + 1;
	uint32_t *marks = pl_arena_alloc(arena, n * sizeof(*marks)), points = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = i * BLOCK, left = text.len - at;

		marks[i] = points;
		points += (uint32_t)pl_utf8_count(pl_str_n(text.ptr + at, left < BLOCK ? left : BLOCK));
	}
	return marks;
}

void pl_lines_init(struct pl_lines *lines, struct pl_arena *arena, struct pl_str text)
{
	size_t count = 1, longest = 0;
	bool cr = text.len && memchr(text.ptr, '\r', text.len);

	for (size_t i = 0, end; i < text.len; i = end) {
		end = line_end(text, i, cr);
		count += ends_line(text, end);
		longest = end - i > longest ? end - i : longest;
	}
	*lines = (struct pl_lines){.text = text, .count = count};
	lines->starts = pl_arena_alloc(arena, count * sizeof(*lines->starts));
	lines->starts[0] = 0;
	for (size_t i = 0, n = 1; n < count; n++)
		lines->starts[n] = (uint32_t)(i = line_end(text, i, cr));
	if (longest > BLOCK)
		lines->marks = count_blocks(arena, text);
}

/* Code points in text[0, at). */
static uint32_t points_before(const struct pl_lines *lines, uint32_t at)
{
	uint32_t from = at / BLOCK * BLOCK;

	return lines->marks[at / BLOCK] +
	       (uint32_t)pl_utf8_count(pl_slice(lines->text, pl_span(from, at)));
}

struct pl_place pl_lines_place(const struct pl_lines *lines, uint32_t offset)
{
	size_t lo = 0, hi = lines->count;
	uint32_t start, points;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (lines->starts[mid] <= offset)
			lo = mid;
		else
			hi = mid;
	}
	start = lines->starts[lo];
	if (offset - start <= BLOCK || !lines->marks)
		points = (uint32_t)pl_utf8_count(pl_slice(lines->text, pl_span(start, offset)));
	else
		points = points_before(lines, offset) - points_before(lines, start);
	return (struct pl_place){(uint32_t)lo + 1, points + 1};
}

struct pl_span pl_lines_line(const struct pl_lines *lines, uint32_t line)
{
	uint32_t start = lines->starts[line - 1];
	uint32_t end = line < lines->count ? lines->starts[line] : (uint32_t)lines->text.len;

	if (end > start && lines->text.ptr[end - 1] == '\n')
		end--;
	if (end > start && lines->text.ptr[end - 1] == '\r')
		end--;
	return pl_span(start, end);
}
