/* marks: quotation marks and brackets of a stretch of prose, in order. */
#ifndef PL_BODY_MARKS_H
#define PL_BODY_MARKS_H

#include "body/tree.h"

/* In the order of their code points from U+3008, one per pair; the free places are used for others. */
enum pl_mark_kind {
	PL_MARK_ANGLE, PL_MARK_TITLE, PL_MARK_CORNER, PL_MARK_WHITE_CORNER, PL_MARK_LENTICULAR, PL_MARK_DOUBLE,
	PL_MARK_TORTOISE, PL_MARK_SINGLE, PL_MARK_PAREN, PL_MARK_ASCII_PAREN, PL_MARK_KINDS
};

/* How each is written: opening, closing. */
extern const char *const pl_mark_signs[PL_MARK_KINDS][2];

struct pl_mark {
	const struct pl_node *node; /* text node; NULL: none */
	uint32_t at;                /* offset in its text */
	uint8_t kind;               /* enum pl_mark_kind */
	bool closing;
	bool low;                   /* „ or ‚: closed by “ or ‘ */
};

/* Zero-initialised but for the arena is empty. Set count to 0 and cjk to false to begin another block. */
struct pl_marks {
	struct pl_arena *arena;
	struct pl_mark *items;
	size_t count, cap;
	bool cjk; /* Han or Hangul was read */
};
/* Appends the marks of a text node; apostrophes between letters are none. Linear, made for Chinese text. */
void pl_marks_read(struct pl_marks *marks, const struct pl_node *node);
/* True when each mark has its partner (ASCII brackets may do as they like). */
bool pl_marks_balanced(const struct pl_marks *marks);
/* Leaves only what must be paired: no apostrophes, inch marks, `1）`, faces, 》》 arrows, German „so“. */
void pl_marks_sift(struct pl_marks *marks);
/* The character before or behind the mark in its text node, 0 at the node's edge. */
uint32_t pl_mark_before(const struct pl_mark *mark);
uint32_t pl_mark_after(const struct pl_mark *mark);

#endif
