/* html_scan: the WHATWG tokenizer (13.2.5) with spans. */
#ifndef PL_BODY_HTML_SCAN_H
#define PL_BODY_HTML_SCAN_H

#include "body/template.h"
#include "body/tree.h"

struct pl_html_scan {
	struct pl_str text;        /* the whole source text: spans are offsets into it */
	uint32_t at, end;          /* next byte to read, end of what may be read */
	struct pl_arena *arena;
	struct pl_facts *facts;    /* NULL: do not record */
	const struct pl_templates *templates; /* sorted spans to pass through as TEMPLATE tokens; may be NULL */
	size_t next_template;      /* first template that ends after `at` */
	enum pl_text_mode mode;    /* set by the caller from pl_builder_token() */
	bool foreign;              /* set by the caller: CDATA sections allowed */
	bool in_cdata;             /* inside a CDATA section (conformance tests start there) */
	struct pl_str last_start;  /* name of the last start tag: what an "appropriate end tag" is */
	unsigned token_flags;      /* or-ed into every token */
};

void pl_html_scan_init(struct pl_html_scan *scan, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text, struct pl_span span);
/* Fills `token`; false (and an EOF token) at the end. Text comes in as long runs as possible, as a slice
 * of the source wherever no reference, CR or NUL had to be replaced. Linear. */
bool pl_html_scan_next(struct pl_html_scan *scan, struct pl_token *token);

#endif
