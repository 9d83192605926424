/* outputs: where reports go: standard output in one format, files in others. */
#ifndef CMD_OUTPUTS_H
#define CMD_OUTPUTS_H

#include "pool.h"
#include "report/report.h"
#include "words.h"

struct output {
	const struct pl_reporter *reporter;
	struct pl_report_options options;
	const char *path; /* NULL: standard output */
	int fd;
	bool any;         /* something was written behind `begin` */
};

/* At most POOL_OUTS - 1: the last buffer of a job is for messages. */
struct outputs {
	struct output items[POOL_OUTS - 1];
	unsigned count;
	bool failed; /* one could not be written; it was said */
};

/* The reporter of that name, or NULL after saying so. */
const struct pl_reporter *outputs_reporter(const char *format);
/* Adds standard output. */
void outputs_add(struct outputs *outputs, const struct pl_reporter *reporter, const struct pl_report_options *options);
/* Adds FORMAT=FILE; the file is made or emptied now. False after saying why. */
bool outputs_add_file(struct outputs *outputs, const char *word, const struct pl_report_options *options);
void outputs_begin(struct outputs *outputs);
/* One post's pieces, one for each output: one write each. */
void outputs_put(struct outputs *outputs, const struct pl_buf *pieces);
void outputs_end(struct outputs *outputs, const struct pl_tally *tally);

#endif
