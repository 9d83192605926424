/* fuzz_tidy: whatever the text (read as UTF-8), tidy comes back within its time, and points into the text. */
#include <time.h>

#include "body/tidy.h"
#include "fuzz.h"
#include "source/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_arena arena = {0};
	struct pl_source source = {0};
	struct timespec before, after;
	struct pl_tidy tidy;
	struct pl_span all;

	pl_source_read(&source, &arena, "fuzz.html", (struct pl_str){(const char *)data, size}, "utf-8");
	all = pl_span(0, (uint32_t)source.text.len);
	clock_gettime(CLOCK_MONOTONIC, &before);
	pl_tidy_judge(&tidy, &arena, source.text, &(struct pl_tidy_html){.spans = &all, .count = 1});
	clock_gettime(CLOCK_MONOTONIC, &after);
	INVARIANT(after.tv_sec - before.tv_sec <= 2 + PL_TIDY_MILLISECONDS / 1000);
	INVARIANT(tidy.end < PL_TIDY_ENDS && tidy.count <= PL_TIDY_MESSAGES_MAX);
	for (size_t i = 0; i < tidy.count; i++)
		INVARIANT(tidy.items[i].span.start <= tidy.items[i].span.end && tidy.items[i].span.end <= all.end);
	pl_arena_finish(&arena);
	return 0;
}
