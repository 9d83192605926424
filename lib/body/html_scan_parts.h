/* html_scan_parts: what the files of the tokenizer share. Nobody else includes it. */
#ifndef PL_BODY_HTML_SCAN_PARTS_H
#define PL_BODY_HTML_SCAN_PARTS_H

#include "body/html_scan.h"

/* html_scan.c */
struct pl_fact *pl_scan_fact(struct pl_html_scan *s, enum pl_fact_kind kind, uint32_t start, uint32_t end);
/* End of the template that starts at `at`, or 0. `at` must not go backwards. */
uint32_t pl_scan_template(struct pl_html_scan *s, uint32_t at);
/* Start of the first template at or after `at`, or `limit`. */
uint32_t pl_scan_template_start(struct pl_html_scan *s, uint32_t at, uint32_t limit);

/* html_text.c */
enum pl_scan_text {
	PL_SCAN_REFERENCES = 1, /* decode character references */
	PL_SCAN_NUL = 2,        /* U+0000 becomes U+FFFD (else it is kept) */
	PL_SCAN_ATTRIBUTE = 4,  /* references as in attribute values */
	PL_SCAN_LOWER = 8,      /* ASCII letters in lower case */
};
/* First byte of [at, end) that is `<`, `&`, CR or NUL; end when there is none. */
uint32_t pl_scan_plain(struct pl_str text, uint32_t at, uint32_t end);
/* The text of [start, end) as the tokenizer emits it: a slice when nothing had to be replaced. */
struct pl_str pl_scan_decode(struct pl_html_scan *s, uint32_t start, uint32_t end, unsigned how);

/* html_tag.c: a start or end tag at s->at ("<a" or "</a"). False: cut short by the end of the input. */
bool pl_scan_tag(struct pl_html_scan *s, struct pl_token *token);
/* html_markup.c: at "<!", "<?" or "</" that is no tag. False: no token came of it. */
bool pl_scan_declaration(struct pl_html_scan *s, struct pl_token *token);
bool pl_scan_bogus_comment(struct pl_html_scan *s, struct pl_token *token, uint32_t content);
/* html_raw.c: where the raw text that starts at s->at ends: at its end tag, or s->end. */
uint32_t pl_scan_raw_end(struct pl_html_scan *s);

#endif
