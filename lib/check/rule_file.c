/* rule_file: makes the rules about rule files known; lint/ finds what is wrong with them, before any post is read. */
#include "lint/check.h"
#include "lint/rulefile.h"

const struct pl_check pl_check_rule_file = {
	.name = "rule_file", .rules = pl_mistake_rules, .nrules = PL_MISTAKES,
};
