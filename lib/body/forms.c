/* forms: look-alikes, full-width letters, text that is not in Normalization Form C. */
#include "body/forms.h"

#include "base/normal.h"
#include "base/utf8.h"

static bool between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

static bool is_fullwidth(uint32_t cp)
{
	return between(cp, 0xFF10, 0xFF19) || between(cp, 0xFF21, 0xFF3A) || between(cp, 0xFF41, 0xFF5A);
}

static bool is_lookalike(uint32_t cp)
{
	return (between(cp, 0x2E80, 0x2FD5) || between(cp, 0xF900, 0xFAFF) || between(cp, 0x2F800, 0x2FA1F)) && pl_plain_char(cp) != cp;
}

/* Combining marks and characters with a canonical mapping to one other: what Normalization Form C changes. */
static bool may_compose(uint32_t cp)
{
	return between(cp, 0x0300, 0x036F) || between(cp, 0x1161, 0x11C2) || between(cp, 0x3099, 0x309A) || cp == 0x2126 || cp == 0x212A ||
	       cp == 0x212B;
}

bool pl_forms_may_begin(uint32_t cp)
{
	return may_compose(cp) || is_fullwidth(cp) || is_lookalike(cp);
}

/* Signs of ASCII, Han characters, Chinese punctuation and full-width forms end a word; `p` begins a character. */
static bool ends_word(const char *p)
{
	unsigned char c = (unsigned char)p[0];

	if (c < 0x80)
		return !pl_is_alnum(c);
	return (c >= 0xE4 && c <= 0xE9) || c == 0xEF || (c == 0xE3 && (unsigned char)p[1] == 0x80);
}

static bool begins_char(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

/* The word around `at`, up to ASCII characters that are no letters; at most a few hundred bytes. */
static void take_word(struct pl_forms *f, struct pl_form *form, size_t at)
{
	enum { WORD_MAX = 256 };
	struct pl_str text = f->node->text;

	form->from = form->to = at;
	while (form->from > f->at && at - form->from < WORD_MAX) {
		size_t before = form->from - 1;

		while (before > f->at && !begins_char(text.ptr[before]))
			before--;
		if (ends_word(text.ptr + before))
			break;
		form->from = before;
	}
	while (form->to < text.len && form->to - at < WORD_MAX && (form->to == at || !ends_word(text.ptr + form->to)))
		do
			form->to++;
		while (form->to < text.len && !begins_char(text.ptr[form->to]));
}

static bool is_not_nfc(struct pl_forms *f, struct pl_form *form, size_t at)
{
	struct pl_buf composed = {0};
	struct pl_str word;
	bool differs;

	take_word(f, form, at);
	word = pl_str_n(f->node->text.ptr + form->from, form->to - form->from);
	differs = pl_nfc(&composed, word) && !pl_str_eq(pl_buf_str(&composed), word);
	if (differs)
		form->plain = pl_arena_dup(f->arena, pl_buf_str(&composed));
	form->kind = PL_FORM_NOT_NFC;
	pl_buf_finish(&composed);
	return differs;
}

/* From `at` on, as many characters as are of the same kind. */
static void take_run(struct pl_forms *f, struct pl_form *form, size_t at, bool (*is_kind)(uint32_t cp))
{
	struct pl_buf plain = {0};
	struct pl_str text = f->node->text;

	form->from = form->to = at;
	while (at < text.len) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (!is_kind(cp))
			break;
		pl_buf_add_utf8(&plain, pl_plain_char(cp));
		form->to = at;
	}
	form->plain = pl_arena_dup(f->arena, pl_buf_str(&plain));
	pl_buf_finish(&plain);
}

static bool next_here(struct pl_forms *f, struct pl_form *form)
{
	struct pl_str text = f->node->text;

	form->node = f->node;
	for (size_t at = f->at; at < text.len;) {
		size_t start = at;
		uint32_t cp;

		if ((unsigned char)text.ptr[at] < 0xCC) { /* ASCII and Latin letters are in their usual form */
			at++;
			continue;
		}
		cp = pl_utf8_next(text, &at);
		if (is_lookalike(cp)) {
			form->kind = PL_FORM_LOOKALIKE;
			take_run(f, form, start, is_lookalike);
		} else if (is_fullwidth(cp)) {
			form->kind = PL_FORM_FULLWIDTH;
			take_run(f, form, start, is_fullwidth);
		} else if (!may_compose(cp) || !is_not_nfc(f, form, start)) {
			continue;
		}
		f->at = form->to;
		return true;
	}
	return false;
}

bool pl_forms_next(struct pl_forms *f, struct pl_form *form)
{
	for (;;) {
		if (f->node && next_here(f, form))
			return true;
		for (;;) {
			enum pl_prose_event event = pl_prose_next(&f->prose);

			if (event == PL_PROSE_END)
				return false;
			if (event == PL_PROSE_TEXT)
				break;
		}
		f->node = f->prose.node;
		f->at = 0;
	}
}
