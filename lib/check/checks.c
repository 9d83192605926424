/* checks: the register. A new check is one file, one row in checks.def, and its cases. */
#include "lint/check.h"

const struct pl_check *const pl_checks[] = {
#define CHECK(name) &pl_check_##name,
#include "check/checks.def"
#undef CHECK
	NULL, /* so that an empty table is still a table */
};
const size_t pl_checks_count = PL_COUNT(pl_checks) - 1;
