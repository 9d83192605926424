/* width: display columns and properties of characters (utf8proc inside). */
#ifndef PL_BASE_WIDTH_H
#define PL_BASE_WIDTH_H

#include "base/str.h"

/* Ideographs, kana letters, CJK and full-width punctuation: two columns and, like ASCII, always a grapheme cluster of their
 * own unless a mark follows. */
static inline bool pl_is_plain_wide(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3000 && cp <= 0x3029) || (cp >= 0x3041 && cp <= 0x3096) ||
	       (cp >= 0x30A1 && cp <= 0x30FA) || (cp >= 0xFF01 && cp <= 0xFF60);
}

/* Columns of one code point on a terminal: 0 (combining, control, format), 1 or 2 (East Asian wide and
 * fullwidth, emoji). Ambiguous characters count as `ambiguous` (1 or 2). UAX 11. */
unsigned pl_width_char(uint32_t cp, unsigned ambiguous);
/* Columns of well-formed text by grapheme cluster (an emoji with ZWJ parts counts 2). */
size_t pl_width_text(struct pl_str text, unsigned ambiguous);
/* Length in bytes of the grapheme cluster at the start of `text` (> 0 when text.len > 0). UAX 29. */
size_t pl_width_cluster(struct pl_str text);
/* True for Han, Hiragana, Katakana, Bopomofo ideographs and letters: where a line break between two
 * of them is no word break. */
bool pl_is_han(uint32_t cp);   /* Han only */
bool pl_is_cjk(uint32_t cp);   /* Han, kana, bopomofo (not Hangul: Korean writes spaces) */
/* CommonMark 0.31 "Unicode punctuation character" (general category P or S) and "Unicode whitespace". */
bool pl_is_punctuation(uint32_t cp);
bool pl_is_unicode_space(uint32_t cp);
/* General category L, M or Nd: what slugs keep. */
bool pl_is_slug_char(uint32_t cp);
/* The small letter of one letter (UCD Simple_Lowercase_Mapping), or `cp` itself. */
uint32_t pl_lower_char(uint32_t cp);
/* General categories as slugs ask for them; 0 for all others. */
enum { PL_CHAR_LETTER = 1, PL_CHAR_MARK = 2, PL_CHAR_DIGIT = 4 /* Nd */, PL_CHAR_LETTER_NUMBER = 8 /* Nl */, PL_CHAR_NUMBER = 16 /* No */, PL_CHAR_JOINER = 32 /* Pc */ };
unsigned pl_char_class(uint32_t cp);
/* What a code point is within a mapped name (UTS 46, "Validity Criteria"). */
enum pl_idna_kind { PL_IDNA_VALID, PL_IDNA_MARK, PL_IDNA_VIRAMA, PL_IDNA_JOINER, PL_IDNA_DISALLOWED };
enum pl_idna_kind pl_idna_kind(uint32_t cp);
/* Which way a code point is written, as far as names care (UAX 9 Bidi_Class: L; R and AL; EN; AN; NSM; ES, CS, ET, ON and
 * BN; the others). */
enum pl_idna_way {
	PL_IDNA_LEFT, PL_IDNA_RIGHT, PL_IDNA_NUMBER, PL_IDNA_ARABIC_NUMBER, PL_IDNA_ABOVE, PL_IDNA_NEITHER, PL_IDNA_NO_WAY,
	PL_IDNA_WAYS
};
enum pl_idna_way pl_idna_way(uint32_t cp);

#endif
