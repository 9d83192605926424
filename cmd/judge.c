/* judge: reads and judges the files of a run with several workers. */
#include "judge.h"

#include <stdlib.h>
#include <unistd.h>

#include "lint/lint.h"
#include "message.h"
#include "read.h"
#include "staged.h"

struct worker {
	struct judge *judge;
	struct pl_post post;
	struct pl_buf bytes;
	struct pl_tally tally;
	size_t *counts;
	struct silenced silenced;
	struct pl_link_counts links;
};

static void *open_worker(void *context)
{
	struct judge *judge = context;
	struct worker *worker = pl_alloc(sizeof(*worker));
	size_t rules = pl_ruleset_count(judge->set);

	*worker = (struct worker){.judge = judge};
	if (judge->counts) {
		worker->counts = pl_alloc((rules + 1) * sizeof(*worker->counts));
		memset(worker->counts, 0, rules * sizeof(*worker->counts));
	}
	return worker;
}

static void close_worker(void *context, void *state)
{
	struct judge *judge = context;
	struct worker *worker = state;
	struct pl_tally *sum = &judge->tally, *t = &worker->tally;

	sum->files += t->files;
	sum->files_with_findings += t->files_with_findings;
	sum->errors += t->errors;
	sum->warnings += t->warnings;
	sum->infos += t->infos;
	sum->suppressed += t->suppressed;
	sum->fixable += t->fixable;
	sum->failed += t->failed;
	sum->skipped += t->skipped;
	sum->accepted += t->accepted;
	sum->unchanged += t->unchanged;
	sum->pointers += t->pointers;
	for (int i = 0; i < PL_VERDICTS; i++)
		judge->links.of[i] += worker->links.of[i];
	for (size_t i = 0; judge->counts && i < pl_ruleset_count(judge->set); i++)
		judge->counts[i] += worker->counts[i];
	silenced_merge(&judge->silenced, &worker->silenced);
	silenced_finish(&worker->silenced);
	pl_post_finish(&worker->post);
	pl_buf_finish(&worker->bytes);
	free(worker->counts);
	free(worker);
}

static void count_rule(struct worker *worker, const struct pl_rule *rule)
{
	const struct pl_ruleset *set = worker->judge->set;
	size_t low = 0, high = pl_ruleset_count(set);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(pl_ruleset_rule(set, middle)->id, rule->id);

		if (order == 0) {
			worker->counts[middle]++;
			return;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
}

/* Counts the diags; gives how many are to be shown. */
static size_t count(struct worker *worker, const struct pl_diags *diags)
{
	struct pl_tally *t = &worker->tally;
	size_t shown = 0;

	for (size_t i = 0; i < diags->count; i++) {
		const struct pl_diag *diag = &diags->items[i];

		if (diag->suppressed) {
			t->suppressed++;
			if (worker->counts)
				silenced_add(&worker->silenced, diag->rule->id, diag->reason, 1);
			continue;
		}
		shown++;
		t->errors += diag->severity == PL_ERROR;
		t->warnings += diag->severity == PL_WARNING;
		t->infos += diag->severity == PL_INFO;
		t->fixable += diag->edits != NULL;
		if (worker->counts)
			count_rule(worker, diag->rule);
	}
	t->files_with_findings += shown > 0;
	return shown;
}

static void judge_bytes(struct worker *worker, const struct file *file, struct pl_buf *outs)
{
	const struct judge *judge = worker->judge;
	struct pl_post_options options = pl_ruleset_post_options(file->rules);
	struct pl_post *post = &worker->post;
	struct pl_diags diags = {0};
	struct pl_lines lines;
	struct pl_site_visit visit;
	bool visits = sites_visit(judge->sites, file, &visit);

	options.encoding = judge->encoding;
	options.path = file->place;
	pl_post_read(post, file->path, pl_buf_str(&worker->bytes), &options);
	visit.counts = &worker->links;
	pl_lint_post(&diags, post, file->rules, visits ? &visit : NULL);
	if (judge->hold)
		hold_back(judge->hold, file, post, &diags, &worker->tally);
	worker->tally.files++;
	if (count(worker, &diags) == 0)
		return;
	pl_lines_init(&lines, &post->arena, post->source.text);
	for (unsigned i = 0; i < judge->outputs->count; i++) {
		const struct output *output = &judge->outputs->items[i];

		output->reporter->file(&outs[i], &output->options, post, &lines, &diags);
	}
}

static bool read_bytes(struct worker *worker, const struct file *file, struct pl_error *error)
{
	if (file->blob)
		return git_blobs_read(worker->judge->blobs, file->blob, &worker->bytes, error);
	return file->is_stdin ? stream_read(&worker->bytes, STDIN_FILENO, error) : file_read(&worker->bytes, file->path, error);
}

static void work(void *state, size_t job, struct pl_buf *outs)
{
	struct worker *worker = state;
	const struct file *file = &worker->judge->files->items[job];
	struct pl_buf *errors = &outs[worker->judge->outputs->count];
	struct pl_error error;
	bool ok = false;

	if (!file->rules) { /* its rule file is wrong, which was said */
		worker->tally.skipped++;
		return;
	}
	if (file->error)
		message_add(errors, "%s: %s", file->path, file->error);
	else if (read_bytes(worker, file, &error))
		ok = true;
	else
		message_add(errors, "%s: %s", file->path, error.text);
	if (ok && file->blob && staged_is_pointer(pl_buf_str(&worker->bytes)))
		worker->tally.pointers++;
	else if (ok)
		judge_bytes(worker, file, outs);
	else
		worker->tally.failed++;
}

static void emit(void *context, size_t job, const struct pl_buf *outs)
{
	struct judge *judge = context;
	bool any = false;

	(void)job;
	for (unsigned i = 0; i <= judge->outputs->count; i++)
		any |= outs[i].len > 0;
	if (!any)
		return;
	progress_erase(&judge->progress);
	write_all(STDERR_FILENO, pl_buf_str(&outs[judge->outputs->count]));
	outputs_put(judge->outputs, outs);
}

static void tick(void *context, size_t done)
{
	struct judge *judge = context;

	progress_draw(&judge->progress, done);
}

void judge_run(struct judge *judge)
{
	struct pool pool = {
		.jobs = judge->files->count,
		.workers = judge->workers,
		.outs = judge->outputs->count + 1,
		.context = judge,
		.open = open_worker,
		.close = close_worker,
		.work = work,
		.emit = emit,
		.tick = judge->progress.wanted ? tick : NULL,
	};

	pool_run(&pool);
	progress_erase(&judge->progress);
}
