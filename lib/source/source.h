/* source: the bytes as read, and the same as validated UTF-8 text with a way back. */
#ifndef PL_SOURCE_SOURCE_H
#define PL_SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* Files above this are refused before they are read. */
#define PL_SOURCE_MAX ((size_t)64 << 20)

/* How the encoding came to be known, best evidence first. */
enum pl_evidence {
	PL_EVIDENCE_BOM,
	PL_EVIDENCE_UTF8,     /* strict UTF-8 (or plain ASCII) */
	PL_EVIDENCE_SHAPE,    /* UTF-16/32 by its zero bytes, ISO-2022-JP by its escapes */
	PL_EVIDENCE_GIVEN,    /* the caller's --from */
	PL_EVIDENCE_DECLARED, /* meta, XML declaration, editor line, file suffix; decodes strictly */
	PL_EVIDENCE_SCORED,   /* letter statistics */
	PL_EVIDENCE_DAMAGED,  /* UTF-8 with a few bad bytes: read as UTF-8, each bad byte is a U+FFFD */
	PL_EVIDENCE_NONE,     /* too little to tell: read byte for byte as windows-1252, marked unknown */
};

/* A stretch of text that stands for bytes it does not equal (replaced, or decoded). */
struct pl_lossy {
	struct pl_span text; /* in the text: one U+FFFD */
	uint32_t byte, len;  /* in the bytes as stored */
};

struct pl_declaration {
	struct pl_str label;     /* as written: "gb2312" */
	const char *where;       /* "meta charset", "XML declaration", "editor line", "file name"; NULL: none */
	const char *encoding;    /* canonical name, NULL when the label is unknown */
	struct pl_span span;     /* of the label in the text; empty when where is "file name" */
};

/* All strings live in the arena given to pl_source_read or in the caller's bytes. */
struct pl_source {
	const char *name;            /* path as shown to people, '/' separators */
	struct pl_str bytes;         /* the file as stored (borrowed) */
	struct pl_str text;          /* well-formed UTF-8, without a leading BOM; slices `bytes` when possible */
	const char *encoding;        /* canonical: "UTF-8", "GB18030", "windows-1252", …; NULL = unknown */
	enum pl_evidence evidence;
	unsigned confidence;         /* 0..100, for SCORED and DAMAGED */
	bool has_bom;                /* the bytes begin with a BOM (text does not contain it) */
	bool binary;                 /* looks like no text at all (NULs, image magic): text is empty */
	struct pl_declaration declared; /* first declaration found, whether or not it was believed */
	size_t first_bad;            /* byte offset of the first byte that is not UTF-8; bytes.len if none */
	struct pl_lossy *lossy;      /* in text order */
	size_t nlossy;
	struct pl_remap *remap;      /* text -> byte checkpoints, NULL when offsets differ by has_bom only */
	size_t nremap;
};

/* Reads `bytes` (borrowed: must outlive `source`). Never fails: what is odd is recorded in `source`.
 * `given` is the caller's encoding label or NULL. `name` decides nothing but suffix declarations. */
void pl_source_read(struct pl_source *source, struct pl_arena *arena, const char *name,
		    struct pl_str bytes, const char *given);
/* Offset in `bytes` of the text offset `at` (at <= text.len). O(log n + block). */
size_t pl_source_byte(const struct pl_source *source, uint32_t at);
/* Canonical name for an encoding label (WHATWG labels and IANA names, any case), or NULL when it is
 * unknown or denied (UTF-7). */
const char *pl_encoding_name(struct pl_str label);

#endif
