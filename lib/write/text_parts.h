/* text_parts: the plain text writer's state, shared by its files; nobody else includes this. */
#ifndef PL_WRITE_TEXT_PARTS_H
#define PL_WRITE_TEXT_PARTS_H

#include <stdio.h>

#include "base/hash.h"
#include "write/notes.h"
#include "write/writer.h"

struct text_writer {
	struct pl_writing *w;
	struct pl_arena *arena;
	struct pl_buf *out;
	size_t width;
	unsigned ambiguous;
	enum pl_text_links links;
	struct pl_notes notes;
	struct pl_map numbers;     /* address: its number in the list, as a pointer */
	struct pl_str *addresses;
	size_t naddresses, addresses_cap;
	struct pl_map explained;   /* abbreviations that were told */
	struct pl_buf prefix;      /* what lines begin with */
	const struct pl_node *around; /* a link around blocks, whose address is to stand behind the first of them */
	bool blank, any;           /* a blank line is due; something was written */
	bool open;                 /* the line's beginning is written */
	bool tight;
};

/* Appends to `line` what `first` up to `end` show: words with single blanks between, a line feed where a line ends. */
void pl_text_inline(struct text_writer *t, struct pl_buf *line, const struct pl_node *first, const struct pl_node *end);
/* Appends a link around blocks that show nothing: its file's name, in a box, and its address. */
void pl_text_around(struct text_writer *t, struct pl_buf *line);
/* The ordinary character that a raised or lowered one stands for; others are themselves. */
uint32_t pl_text_plain_script(uint32_t cp);
/* False: no address for people (`javascript:`, `data:`), or none. */
bool pl_text_has_address(struct pl_str address);
/* The blocks below `parent`. */
void pl_text_blocks(struct text_writer *t, const struct pl_node *parent);
/* One block. */
void pl_text_block(struct text_writer *t, const struct pl_node *node);
/* Running text, `first` up to `end`, as a block. */
void pl_text_paragraph(struct text_writer *t, const struct pl_node *first, const struct pl_node *end);
/* The blocks below `node` behind a mark; further lines stand below the first. */
void pl_text_marked(struct text_writer *t, const struct pl_node *node, struct pl_str mark);
void pl_text_list(struct text_writer *t, const struct pl_node *list);
/* Appends `text` as lines of at most the width, each with the prefix. */
void pl_text_put(struct text_writer *t, struct pl_str text);
/* Begins and ends a block: a blank line stands between two. */
void pl_text_begin(struct text_writer *t);
void pl_text_end(struct text_writer *t);
/* Begins a block behind `mark`; what follows stands below the first line until the caller sets the prefix back. */
void pl_text_mark(struct text_writer *t, struct pl_str mark);
/* One line, whatever its width, with the prefix. */
void pl_text_line(struct text_writer *t, struct pl_str line);
/* Columns that a line has behind the prefix. */
size_t pl_text_room(const struct text_writer *t);
bool pl_text_is_block(const struct pl_node *node);
bool pl_text_is_space(const struct pl_node *node);
/* False: the table has several columns, but cannot be written in columns. */
bool pl_text_is_grid(const struct pl_node *table);
/* True when it is written in columns: its cells side by side, line by line. */
bool pl_text_has_columns(const struct pl_node *table);
/* False, and nothing is written: the table only lays out, its cells are to be written as blocks. */
bool pl_text_table(struct text_writer *t, const struct pl_node *table);

#endif
