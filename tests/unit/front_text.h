/* front_text: front matter as one line of text, for tests that state what they expect in full. */
#ifndef PL_TESTS_FRONT_TEXT_H
#define PL_TESTS_FRONT_TEXT_H

#include "base/buf.h"
#include "front/front.h"

typedef void (*front_reader)(struct pl_front *, struct pl_arena *, struct pl_facts *, struct pl_str, struct pl_span);

/* `marked` is the front matter with its spans drawn in: ‹key›, «value», ⟦fact⟧; an empty one stands
 * behind what ends at its place. `values` is what was read ("none": there is no front matter):
 * {key: value} [item] (plain) 'single' "double" |literal| >folded>, before these s for a TOML or JSON string;
 * null, n(number), b(bool), d(date); line breaks are shown as \n, a tag follows as !tag. `facts` is a list with
 * commas: "syntax bad-indent", "duplicate KEY", "anchor WORD", "limit WHICH", "cut", "template WHAT". */
struct front_row {
	const char *marked, *values, *facts;
};

enum { FRONT_AMID = 1, FRONT_CRLF = 2, FRONT_LIBYAML = 4 };

/* Reads each row's front matter alone and in these variations: amid other text, with CRLF, and behind an entry that
 * only libyaml can read. Fails, showing what came otherwise (of each row the first variation that does), unless each
 * gives what the row says. */
void front_check(front_reader reader, const struct front_row *rows, size_t count, unsigned variations);

/* A front matter read from text made for it. */
struct front_made {
	struct pl_arena arena;
	struct pl_front front;
	struct pl_facts facts;
	struct pl_buf text;
};

void front_read(front_reader reader, struct front_made *made);
void front_finish(struct front_made *made);
void front_repeat(struct pl_buf *out, const char *piece, size_t times);
/* How many facts there are of this kind, with this text unless it is NULL. */
size_t front_count(const struct pl_facts *facts, enum pl_fact_kind kind, const char *text);
/* Each head followed by each piece as often as the size limit lets it: spans stay in the text, and the test's time
 * limit is the other assertion (HAZARDS A2: what is not linear does not end). */
void front_hostile(front_reader reader, const char *const *heads, size_t nheads, const char *const *pieces,
		   size_t npieces);

#endif
