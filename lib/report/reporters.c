/* reporters: the register. A new format is one file and one row in reporters.def. */
#include "report/report.h"

const struct pl_reporter *const pl_reporters[] = {
#define REPORTER(name) &pl_reporter_##name,
#include "report/reporters.def"
#undef REPORTER
	NULL,
};
const size_t pl_reporters_count = PL_COUNT(pl_reporters) - 1;
