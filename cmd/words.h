/* words: a growing list of borrowed C strings. */
#ifndef CMD_WORDS_H
#define CMD_WORDS_H

#include <stddef.h>

/* Zero-initialised is empty. */
struct words {
	const char **items;
	size_t count, cap;
};

void words_add(struct words *words, const char *word);
void words_finish(struct words *words);
/* The word of `words` nearest to `wrong` (a typing slip away), or NULL: for "did you mean". */
const char *words_near(const struct words *words, const char *wrong);

#endif
