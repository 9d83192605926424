/* writer: how a post's body is written again. One tree in; a writer makes bytes for a target. */
#ifndef PL_WRITE_WRITER_H
#define PL_WRITE_WRITER_H

#include "base/buf.h"
#include "body/raw.h"
#include "post.h"

enum pl_target {
	PL_TARGET_MARKDOWN,   /* renders the same in CommonMark, GFM and kramdown */
	PL_TARGET_GFM,
	PL_TARGET_COMMONMARK,
	PL_TARGET_KRAMDOWN,   /* with its GFM parser, as Jekyll sets it up */
	PL_TARGET_GOLDMARK,   /* as Hugo sets it up, with raw HTML on */
	PL_TARGET_TEXT,
	PL_TARGET_HTML,
	PL_TARGET_TREE,
	PL_TARGETS
};

enum pl_text_links { PL_TEXT_LINKS_LIST, PL_TEXT_LINKS_INLINE, PL_TEXT_LINKS_NONE };

/* Zero is a good default (but for the target). */
struct pl_write_options {
	enum pl_target target;
	unsigned width;             /* text: columns of a line; 0 = 72; UINT_MAX: never broken */
	unsigned ambiguous;         /* columns of East Asian ambiguous characters: 1 or 2; 0 = 1 */
	enum pl_text_links links;   /* text: where addresses go */
	bool liquid;                /* the target's site runs Liquid first: text that looks like it is guarded (read the post without Liquid) */
	bool drop_comments;         /* HTML comments go (never `<!--more-->`) */
};

/* A stretch of the output and the node it was written from, innermost last; in order of `start`, children behind
 * their parents. The proof finds the block to write again by them. */
struct pl_piece {
	uint32_t start, end;
	struct pl_node *node;
};

/* What a writer works with. The writer appends to `out`, and to `pieces` if it falls back block by block. */
struct pl_writing {
	struct pl_arena *arena;     /* the post's */
	const struct pl_post *post;
	const struct pl_write_options *options;
	struct pl_buf *out;         /* the body; front matter is not the writer's */
	struct pl_piece *pieces;
	size_t npieces, pieces_cap;
};

struct pl_writer {
	const char *name;           /* "text" */
	void (*write)(struct pl_writing *writing);
};

/* Bits of pl_node.flags that belong to the writer: how far a block has fallen back. */
enum { PL_FALLBACK_SHIFT = 28, PL_FALLBACK_MASK = 3 << PL_FALLBACK_SHIFT };
enum pl_fallback {
	PL_FALLBACK_NONE,   /* Markdown */
	PL_FALLBACK_INLINE, /* emphasis, links and code as HTML inside a Markdown block */
	PL_FALLBACK_HTML,   /* the whole block as HTML */
};

struct pl_target_row {
	const char *name, *describe;
	const struct pl_writer *writer;
	enum pl_dialect dialects[4]; /* what reads the target: the proof asks each */
	unsigned ndialects;
	const char *suffix;          /* of the files written: ".md" */
};
extern const struct pl_target_row pl_target_rows[PL_TARGETS];

#define WRITER(name) extern const struct pl_writer pl_writer_##name;
#include "write/writers.def"
#undef WRITER

#endif
