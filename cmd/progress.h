/* progress: one line on standard error that comes and goes. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	bool wanted, shown;
	struct timespec start;
	size_t total;
};

/* Wanted only on a terminal that is no CI log. */
void progress_init(struct progress *progress, size_t total, bool quiet);
/* Draws the line, from half a second on. */
void progress_draw(struct progress *progress, size_t done);
/* Takes the line away, if it is there, before anything else is written. */
void progress_erase(struct progress *progress);

#endif
