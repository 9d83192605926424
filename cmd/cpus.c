/* cpus: the Linux call that knows about cpusets, and a portable fallback. */
#define _GNU_SOURCE
#include <sched.h>
#include <unistd.h>

#include "pool.h"

unsigned pool_cpus(void)
{
	long online;
#ifdef __linux__
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0)
		return (unsigned)CPU_COUNT(&set);
#endif
	online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (unsigned)online : 1;
}
