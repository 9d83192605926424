/* pool: jobs done by several workers, their results taken in order. */
#ifndef CMD_POOL_H
#define CMD_POOL_H

#include "base/buf.h"

enum { POOL_OUTS = 8 };

struct pool {
	size_t jobs;       /* numbered from 0 */
	unsigned workers;
	unsigned outs;     /* buffers a job fills, at most POOL_OUTS */
	void *context;
	/* A worker's own state, made and ended on its thread; close is never called twice at a time. */
	void *(*open)(void *context);
	void (*close)(void *context, void *state);
	/* Does job `job`: fills outs[0 … outs). They are empty, their memory is used again. */
	void (*work)(void *state, size_t job, struct pl_buf *outs);
	/* Takes the results, in the order of the jobs, never two at a time, on any worker's thread. */
	void (*emit)(void *context, size_t job, const struct pl_buf *outs);
	/* Ten times a second while jobs are under way, never while emit runs; or NULL. */
	void (*tick)(void *context, size_t done);
};

/* Runs all jobs. The memory for results is bounded: a worker that is too far ahead waits. */
void pool_run(const struct pool *pool);
/* The number of CPUs this process may use, at least 1. */
unsigned pool_cpus(void);

#endif
