/* forms: characters of the running text that stand in a form of their own: look-alikes, full-width letters, text that
 * is not in Normalization Form C. */
#ifndef PL_BODY_FORMS_H
#define PL_BODY_FORMS_H

#include "body/prose.h"

enum pl_form_kind {
	PL_FORM_LOOKALIKE, /* a radical or compatibility ideograph: ⽉ for 月 */
	PL_FORM_FULLWIDTH, /* a full-width ASCII letter or digit: Ａ, １ */
	PL_FORM_NOT_NFC,   /* a word that Normalization Form C writes otherwise (UAX 15) */
	PL_FORM_KINDS
};

/* A stretch of one kind in one text node. */
struct pl_form {
	enum pl_form_kind kind;
	const struct pl_node *node;
	size_t from, to;      /* in node->text */
	struct pl_str plain;  /* how it is written usually, in the arena */
};

/* Zero-initialised but for prose.top and arena is ready to use. */
struct pl_forms {
	struct pl_prose prose;
	struct pl_arena *arena;
	const struct pl_node *node; /* the text node at hand */
	size_t at;
};
/* The next form, in the order of the text; false at the end. Linear. */
bool pl_forms_next(struct pl_forms *forms, struct pl_form *form);
/* True for a character that may begin one: what to look for before asking. */
bool pl_forms_may_begin(uint32_t cp);

#endif
