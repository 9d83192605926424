/* stats: what stands in a baseline, by rule and by folder. */
#ifndef CMD_STATS_H
#define CMD_STATS_H

#include "accepted.h"

/* Appends the counts. The run is over: stale lines are known. */
void stats_add(struct pl_buf *out, const struct accepted *accepted);

#endif
