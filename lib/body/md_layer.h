/* md_layer: footnotes and definition lists, which md4c does not read, written as lists that it does read; tables as it wants them.
 * Every byte of the rewritten text knows its place in the source. */
#ifndef PL_BODY_MD_LAYER_H
#define PL_BODY_MD_LAYER_H

#include "base/arena.h"
#include "base/buf.h"

enum pl_md_item_kind { PL_MD_FOOTNOTE, PL_MD_TERM, PL_MD_DESCRIPTION };

struct pl_md_item {
	enum pl_md_item_kind kind;
	bool loose;               /* DESCRIPTION: a blank line stands before it: its text is a paragraph */
	bool wrong;               /* its marker was shown as text: it stands in code or raw HTML */
	struct pl_span marker;    /* in the source: `[^1]:`, `:`; a term has none (empty, at its start) */
	struct pl_str label;      /* FOOTNOTE: `^1`, a slice of the source */
	uint32_t line_end;        /* end of its first line in the source */
	size_t at;                /* of the inserted marker in the rewritten text */
};

struct pl_md_table { /* a delimiter row that was written anew, so that md4c knows it */
	uint32_t row;  /* where it stands in the source */
	bool wrong;    /* it was shown as text: it stands in code or raw HTML */
	size_t at, end; /* in the rewritten text */
};

#define PL_MD_NO_PLACE UINT32_MAX

struct pl_md_piece { /* a stretch of the rewritten text */
	size_t at;
	uint32_t source; /* where it was copied from, or PL_MD_NO_PLACE */
};

struct pl_md_layer {
	struct pl_str text;       /* what md4c reads; the source's when nothing was rewritten (no items) */
	struct pl_md_item *items; /* in order */
	size_t count;
	struct pl_md_piece *pieces;
	size_t npieces;
	struct pl_md_table *tables; /* in order */
	size_t ntables;
};

/* Markers are numbers that no post counts to: list item `i` is PL_MD_FIRST + i, with a `)`. */
#define PL_MD_FIRST 900000000u
enum { PL_MD_MARKER = 11 }; /* bytes of "900000000) " */

enum { PL_MD_READS_NOTES = 1, PL_MD_READS_TERMS = 2, PL_MD_READS_TABLES = 4,
       PL_MD_READS_TABLE_ENDS = 8 /* a table ends the paragraph before it */ };

/* Rewrites `span` of `text` into the arena, leaving out places listed as wrong in `before` (NULL: none).
 * `reads`, or-ed PL_MD_READS_…: what is rewritten. False when there is nothing to rewrite. Linear. */
bool pl_md_layer_make(struct pl_md_layer *layer, struct pl_arena *arena, struct pl_str text, struct pl_span span,
		      const struct pl_md_layer *before, unsigned reads);
/* Where `p` (in layer->text) stands in the source; PL_MD_NO_PLACE for what was inserted. O(log n). */
uint32_t pl_md_layer_place(const struct pl_md_layer *layer, const char *p);
/* `p` is shown as text: when it was inserted, its item is none; a row's table is none. False when nothing of ours stands there. */
bool pl_md_layer_refuse(struct pl_md_layer *layer, const char *p);

#endif
