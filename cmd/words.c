/* words: a growing list of borrowed C strings. */
#include "words.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/str.h"

void words_add(struct words *words, const char *word)
{
	if (words->count == words->cap) {
		words->cap = words->cap ? words->cap * 2 : 8;
		words->items = pl_realloc(words->items, words->cap * sizeof(*words->items));
	}
	words->items[words->count++] = word;
}

void words_finish(struct words *words)
{
	free(words->items);
	*words = (struct words){0};
}

const char *words_near(const struct words *words, const char *wrong)
{
	struct pl_str a = pl_str_c(wrong);
	unsigned best = a.len < 4 ? 2 : a.len < 8 ? 3 : 4; /* one slip, two, three */
	const char *near = NULL;

	for (size_t i = 0; i < words->count; i++) {
		unsigned distance = pl_str_distance(a, pl_str_c(words->items[i]), best);

		if (distance < best) {
			best = distance;
			near = words->items[i];
		}
	}
	return near;
}
