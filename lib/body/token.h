/* token: what both token sources (HTML scanner, Markdown reader) hand to the tree builder. */
#ifndef PL_BODY_TOKEN_H
#define PL_BODY_TOKEN_H

#include "base/arena.h"
#include "body/tags.h"

struct pl_attr {
	struct pl_str name;       /* lower-cased (ASCII); foreign adjustments are made by the tree builder */
	struct pl_str value;      /* character references decoded, newlines normalised */
	struct pl_span span;      /* name and value as written */
	struct pl_span name_span;
	struct pl_span value_span;/* without the quotes; empty when there is no value */
	char quote;               /* '"', '\'', 0 = unquoted; '-' = no value at all */
	bool has_template;        /* the value as written contains template text */
	struct pl_attr *next;
};

enum pl_token_kind { PL_TOKEN_EOF, PL_TOKEN_DOCTYPE, PL_TOKEN_START, PL_TOKEN_END, PL_TOKEN_COMMENT, PL_TOKEN_TEXT, PL_TOKEN_TEMPLATE };

enum {
	PL_TOKEN_SELF_CLOSING = 1 << 0, /* <br/> */
	PL_TOKEN_MARKDOWN = 1 << 1,     /* made by the Markdown reader */
	PL_TOKEN_BLANK = 1 << 2,        /* TEXT: only ASCII white space */
	PL_TOKEN_FORCE_QUIRKS = 1 << 3, /* DOCTYPE */
	PL_TOKEN_BOGUS = 1 << 4,        /* COMMENT made of <?…>, <!x>, </3> */
	PL_TOKEN_NUL = 1 << 5,          /* TEXT contains U+0000 (the tree builder drops or replaces it) */
	PL_TOKEN_CDATA = 1 << 6,        /* TEXT from a CDATA section */
};

struct pl_token {
	enum pl_token_kind kind;
	enum pl_tag tag;          /* START, END: known tag or PL_TAG_UNKNOWN */
	unsigned flags;
	struct pl_str name;       /* START, END: lower-cased; DOCTYPE: name (absent when missing) */
	struct pl_str text;       /* TEXT: decoded; COMMENT: contents; TEMPLATE: source bytes */
	struct pl_str public_id, system_id; /* DOCTYPE; ptr NULL = missing */
	struct pl_attr *attrs;    /* START: without duplicates (the first wins) */
	struct pl_span span;      /* as written */
};

#endif
