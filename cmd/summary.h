/* summary: what a run amounts to, in a line. */
#ifndef CMD_SUMMARY_H
#define CMD_SUMMARY_H

#include "files.h"
#include "lint/ruleset.h"
#include "report/report.h"
#include "site/visit.h"

/* "12 files checked, 2 skipped (2 ignored): 3 errors, 1 warning (1 fixable) in 2 files". */
void summary_add(struct pl_buf *out, const struct pl_tally *tally, const struct files *files);
/* "links: 120 checked, 40 external not checked, 2 uncertain"; nothing when there were none. */
void summary_links(struct pl_buf *out, const struct pl_link_counts *links);
/* Findings by rule, most first. counts[i] belongs to the i-th rule of the set. */
void summary_statistics(struct pl_buf *out, const struct pl_ruleset *set, const size_t *counts);

#endif
