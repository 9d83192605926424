/* front_text: front matter as one line of text, for tests that state what they expect in full. */
#ifndef PL_TESTS_FRONT_TEXT_H
#define PL_TESTS_FRONT_TEXT_H

#include "front/front.h"

typedef void (*front_reader)(struct pl_front *, struct pl_arena *, struct pl_facts *, struct pl_str, struct pl_span);

/* `marked` is the front matter with its spans drawn in: ‹key›, «value», ⟦fact⟧; an empty one stands
 * behind what ends at its place. `values` is what was read:
 * {key: value} [item] (plain) 'single' "double" |literal| >folded>, before these s for a TOML or JSON string;
 * null, n(number), b(bool), d(date); line breaks are shown as \n, a tag follows as !tag. `facts` is a list with
 * commas: "syntax bad-indent", "duplicate KEY", "anchor WORD", "limit WHICH", "cut", "template WHAT". */
struct front_row {
	const char *marked, *values, *facts;
};

enum { FRONT_CRLF = 1, FRONT_LIBYAML = 2 };

/* Reads each row's front matter alone, amid other text, and in these variations: with CRLF, and behind an entry
 * that only libyaml can read; a row stops at its first variation that differs. Fails, showing all that came otherwise, unless each gives what the row says. */
void front_check(front_reader reader, const struct front_row *rows, size_t count, unsigned variations);

#endif
