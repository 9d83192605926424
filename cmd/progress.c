/* progress: one line on standard error that comes and goes. */
#include "progress.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"

enum { PATIENCE_MS = 500 };

void progress_init(struct progress *progress, size_t total, bool quiet)
{
	const char *term = getenv("TERM"), *ci = getenv("CI");

	*progress = (struct progress){.total = total};
	progress->wanted = !quiet && isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0 &&
			   !(ci && strcmp(ci, "true") == 0);
	clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

static long elapsed_ms(const struct progress *progress)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - progress->start.tv_sec) * 1000 + (now.tv_nsec - progress->start.tv_nsec) / 1000000;
}

void progress_draw(struct progress *progress, size_t done)
{
	struct pl_buf line = {0};
	long ms = elapsed_ms(progress);
	size_t rate;

	if (!progress->wanted || ms < PATIENCE_MS)
		return;
	rate = done * 1000 / (size_t)ms;
	pl_buf_addf(&line, "\r\x1B[K%zu/%zu files", done, progress->total);
	if (rate)
		pl_buf_addf(&line, ", %zu/s, %zu s left", rate, (progress->total - done + rate - 1) / rate);
	progress->shown = true;
	write_all(STDERR_FILENO, pl_buf_str(&line));
	pl_buf_finish(&line);
}

void progress_erase(struct progress *progress)
{
	if (progress->shown)
		write_all(STDERR_FILENO, PL_STR("\r\x1B[K"));
	progress->shown = false;
}
