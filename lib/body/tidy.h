/* tidy: libtidy in its box, as a second opinion on HTML (libtidy's door). */
#ifndef PL_BODY_TIDY_H
#define PL_BODY_TIDY_H

#include "body/template.h"

/* How a run ended. All but DONE: tidy was not asked, or cut off, and said nothing that counts. */
enum pl_tidy_end {
	PL_TIDY_DONE,
	PL_TIDY_SIZE,       /* more than PL_TIDY_BYTES_MAX */
	PL_TIDY_DEPTH,      /* elements open at once */
	PL_TIDY_ATTRIBUTES, /* attributes on one tag */
	PL_TIDY_FORMATTING, /* <b>, <font> and their like open at once */
	PL_TIDY_TIME,
	PL_TIDY_MEMORY,
	PL_TIDY_THREAD,     /* no thread to be had */
	PL_TIDY_ENDS
};

enum {
	PL_TIDY_BYTES_MAX = 4 << 20, PL_TIDY_DEPTH_MAX = 256, PL_TIDY_ATTRIBUTES_MAX = 512, PL_TIDY_FORMATTING_MAX = 64,
	PL_TIDY_HEAP_MAX = 256 << 20, PL_TIDY_MILLISECONDS = 1000, PL_TIDY_MESSAGES_MAX = 1000
};

struct pl_tidy_message {
	struct pl_str key;   /* tidy's own name for it: "MISSING_ENDTAG_FOR" */
	struct pl_str text;  /* in English: "missing </b>" */
	bool error;          /* else a warning */
	struct pl_span span; /* in the text: the tag or reference tidy points at, else one character */
};

struct pl_tidy {
	enum pl_tidy_end end;
	struct pl_tidy_message *items; /* in the order tidy said them; at most PL_TIDY_MESSAGES_MAX */
	size_t count;
};

/* What of the text is HTML: sorted spans. The rest is blanked, so that places stay what they are. */
struct pl_tidy_html {
	const struct pl_span *spans;
	size_t count;
	const struct pl_templates *templates; /* hidden from tidy; may be NULL */
};

/* Lets libtidy judge the HTML in `text` (well-formed UTF-8). Runs by itself, one at a time in the process (a lock is held), in a
 * thread with a stack of its own; never touches the locale, never exits, gives all memory back. Ends within
 * about PL_TIDY_MILLISECONDS whatever the input. Messages live in `arena`. */
void pl_tidy_judge(struct pl_tidy *tidy, struct pl_arena *arena, struct pl_str text, const struct pl_tidy_html *html);

/* Lets libtidy repair `html` (well-formed UTF-8 without templates), the inside of a body; `word`: as Word wrote it. In
 * the same box. DONE: `cleaned`, in the arena, is what tidy makes of it; whether that is still the same page is for the
 * caller to see. */
enum pl_tidy_end pl_tidy_clean(struct pl_str *cleaned, struct pl_arena *arena, struct pl_str html, bool word);
/* What an end that is not DONE means, for people. */
extern const char *const pl_tidy_ends[PL_TIDY_ENDS];

#endif
