/* fuzz_baseline: whatever the file, it is refused with a line number, or written and read again it is the same. */
#include "fuzz.h"
#include "lint/baseline.h"

static bool read_into(struct pl_baseline *baseline, struct pl_str text)
{
	struct pl_error error = {""};
	bool ok = pl_baseline_read(baseline, "fuzz", text, &error);

	INVARIANT(ok || strncmp(error.text, "fuzz:", 5) == 0);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_baseline first = {0}, second = {0};
	struct pl_buf once = {0}, twice = {0};

	if (read_into(&first, (struct pl_str){(const char *)data, size})) {
		pl_baseline_write(&first, &once);
		INVARIANT(read_into(&second, pl_buf_str(&once)));
		pl_baseline_write(&second, &twice);
		INVARIANT(pl_str_eq(pl_buf_str(&once), pl_buf_str(&twice)));
	}
	for (size_t i = 0; i < first.count; i++) {
		size_t count;
		struct pl_accepted *lines = pl_baseline_post(&first, first.items[i].path, &count);

		INVARIANT(pl_baseline_find(lines, count, first.items[i].rule, first.items[i].print) == &first.items[i]);
	}
	pl_baseline_finish(&first);
	pl_baseline_finish(&second);
	pl_buf_finish(&once);
	pl_buf_finish(&twice);
	return 0;
}
