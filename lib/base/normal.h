/* normal: text in the forms in which it compares: normal forms, case folding, names of hosts (utf8proc inside). */
#ifndef PL_BASE_NORMAL_H
#define PL_BASE_NORMAL_H

#include "base/buf.h"

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
/* The ordinary character that a compatibility ideograph, a Kangxi or CJK radical or a full-width ASCII character
 * looks like (its NFKC form; UCD EquivalentUnifiedIdeograph for radicals), or `cp` itself. */
uint32_t pl_plain_char(uint32_t cp);

#endif
