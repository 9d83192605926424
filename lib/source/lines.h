/* lines: byte offset <-> line and column. Lines end at LF, CRLF or a lone CR, nothing else. */
#ifndef PL_SOURCE_LINES_H
#define PL_SOURCE_LINES_H

#include "base/arena.h"

struct pl_lines {
	struct pl_str text;
	uint32_t *starts; /* starts[0] == 0; count entries */
	size_t count;     /* >= 1; an empty text has one line */
	uint32_t *marks;  /* code points before each KiB of text; NULL when no line is longer than that */
};

struct pl_place {
	uint32_t line, column; /* 1-based; column in code points */
};

/* Built when first needed (a clean post never pays). `text` and the arena must outlive it. */
void pl_lines_init(struct pl_lines *lines, struct pl_arena *arena, struct pl_str text);
struct pl_place pl_lines_place(const struct pl_lines *lines, uint32_t offset);
/* Span of 1-based line `line` without its line ending. */
struct pl_span pl_lines_line(const struct pl_lines *lines, uint32_t line);

#endif
