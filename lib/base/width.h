/* width: display columns, normal forms and character properties (utf8proc's door). */
#ifndef PL_BASE_WIDTH_H
#define PL_BASE_WIDTH_H

#include "base/buf.h"

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
/* Appends the NFKD form of well-formed `text` to `out`; false if it cannot be computed. UAX 15. */
bool pl_nfkd(struct pl_buf *out, struct pl_str text);
/* Appends the NFC form of well-formed `text` to `out`; false if it cannot be computed. UAX 15. */
bool pl_nfc(struct pl_buf *out, struct pl_str text);
/* Appends well-formed `text` as it compares when case and normal form do not count (Unicode 15, D145); false if it cannot be
 * computed. */
bool pl_casefold(struct pl_buf *out, struct pl_str text);
/* Appends well-formed `text` in NFC without its nonspacing marks ("éa" is "ea"); false if it cannot be computed. */
bool pl_unaccented(struct pl_buf *out, struct pl_str text);
/* Appends well-formed `text` as names of hosts are compared: compatibility forms and capitals as ordinary small letters,
 * what does not show left out, NFC; U+3002 is a dot (UTS 46 mapping, nontransitional). False if it cannot be computed. */
bool pl_idna_map(struct pl_buf *out, struct pl_str text);
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
/* The ordinary character that a compatibility ideograph, a Kangxi or CJK radical or a full-width ASCII character
 * looks like (its NFKC form; UCD EquivalentUnifiedIdeograph for radicals), or `cp` itself. */
uint32_t pl_plain_char(uint32_t cp);

#endif
