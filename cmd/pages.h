/* pages: writes docs/rules/. */
#ifndef CMD_PAGES_H
#define CMD_PAGES_H

#include "lint/ruleset.h"

/* One page a rule and README.md into the folder, which is there. Gives the exit status. */
int pages_write(const struct pl_ruleset *set, const char *folder);

#endif
