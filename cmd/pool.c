/* pool: jobs done by several workers, their results taken in order. There is no writer thread: whoever
 * finishes the job that is due next takes it and those behind it that are ready. */
#include "pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"

enum { STACK = 2 << 20, SLOTS_PER_WORKER = 32, KEEP = 1 << 16, TICK_NS = 100 * 1000 * 1000 };

struct slot {
	struct pl_buf outs[POOL_OUTS];
	bool ready;
};

struct run {
	const struct pool *pool;
	pthread_mutex_t lock;
	pthread_cond_t room, ended;
	struct slot *slots; /* a ring: job n is in slots[n % nslots] */
	size_t nslots;
	size_t next;        /* the next job to hand out */
	size_t due;         /* the next job to emit */
	unsigned alive;     /* workers still running */
};

static void empty(struct pl_buf *buf)
{
	if (buf->cap > KEEP)
		pl_buf_finish(buf);
	pl_buf_reset(buf);
}

/* With the lock held: emits what is due and ready. */
static void drain(struct run *run)
{
	size_t was = run->due;

	for (;;) {
		struct slot *slot = &run->slots[run->due % run->nslots];

		if (!slot->ready)
			break;
		run->pool->emit(run->pool->context, run->due, slot->outs);
		for (unsigned i = 0; i < run->pool->outs; i++)
			empty(&slot->outs[i]);
		slot->ready = false;
		run->due++;
	}
	if (run->due != was)
		pthread_cond_broadcast(&run->room);
}

static void *worker(void *arg)
{
	struct run *run = arg;
	const struct pool *pool = run->pool;
	void *state = pool->open(pool->context);

	pthread_mutex_lock(&run->lock);
	while (run->next < pool->jobs) {
		size_t job;
		struct slot *slot;

		if (run->next - run->due >= run->nslots) {
			pthread_cond_wait(&run->room, &run->lock);
			continue;
		}
		job = run->next++;
		slot = &run->slots[job % run->nslots];
		pthread_mutex_unlock(&run->lock);
		pool->work(state, job, slot->outs);
		pthread_mutex_lock(&run->lock);
		slot->ready = true;
		drain(run);
	}
	pool->close(pool->context, state);
	run->alive--;
	pthread_cond_signal(&run->ended);
	pthread_mutex_unlock(&run->lock);
	return NULL;
}

/* Starts up to `wanted` workers; fewer when the system has no more to give. */
static unsigned start(struct run *run, pthread_t *threads, unsigned wanted)
{
	pthread_attr_t attr;
	unsigned started = 0;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK); /* the default may be as small as the limit in force */
	while (started < wanted) {
		pthread_mutex_lock(&run->lock);
		run->alive++;
		pthread_mutex_unlock(&run->lock);
		if (pthread_create(&threads[started], &attr, worker, run) != 0) {
			pthread_mutex_lock(&run->lock);
			run->alive--;
			pthread_mutex_unlock(&run->lock);
			break;
		}
		started++;
	}
	pthread_attr_destroy(&attr);
	return started;
}

/* Sleeps until the workers are done, ticking. */
static void watch(struct run *run)
{
	const struct pool *pool = run->pool;
	struct timespec until;

	pthread_mutex_lock(&run->lock);
	while (run->alive) {
		if (!pool->tick) {
			pthread_cond_wait(&run->ended, &run->lock);
			continue;
		}
		clock_gettime(CLOCK_REALTIME, &until);
		until.tv_nsec += TICK_NS;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_cond_timedwait(&run->ended, &run->lock, &until);
		if (run->alive)
			pool->tick(pool->context, run->due);
	}
	pthread_mutex_unlock(&run->lock);
}

void pool_run(const struct pool *pool)
{
	unsigned wanted = pool->workers < pool->jobs ? pool->workers : (unsigned)pool->jobs, started;
	struct run run = {.pool = pool, .nslots = (size_t)wanted * SLOTS_PER_WORKER};
	pthread_t *threads;

	if (pool->jobs == 0)
		return;
	run.slots = pl_alloc(run.nslots * sizeof(*run.slots));
	memset(run.slots, 0, run.nslots * sizeof(*run.slots));
	threads = pl_alloc(wanted * sizeof(*threads));
	pthread_mutex_init(&run.lock, NULL);
	pthread_cond_init(&run.room, NULL);
	pthread_cond_init(&run.ended, NULL);
	started = start(&run, threads, wanted);
	if (started == 0) {
		run.alive = 1;
		worker(&run);
	}
	watch(&run);
	for (unsigned i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < run.nslots; i++)
		for (unsigned j = 0; j < pool->outs; j++)
			pl_buf_finish(&run.slots[i].outs[j]);
	pthread_cond_destroy(&run.ended);
	pthread_cond_destroy(&run.room);
	pthread_mutex_destroy(&run.lock);
	free(threads);
	free(run.slots);
}
