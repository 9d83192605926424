/* convert_work: reads, converts and writes the posts of a run with several workers. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "convert.h"
#include "diff.h"
#include "fix/write.h"
#include "message.h"
#include "pool.h"
#include "read.h"

/* What a job fills. */
enum { OUT_TEXT, OUT_ERRORS, OUT_LOSS_LINES, OUT_LOSSES, OUT_TALLY, OUTS };

enum { PLACES = 3 }; /* of what is not proven that are told, when it is not written */

struct worker {
	const struct convert *c;
	struct pl_post post;
	struct pl_buf bytes, old;
	struct pl_conversion conversion;
};

static void *open_worker(void *context)
{
	struct worker *worker = pl_alloc(sizeof(*worker));

	*worker = (struct worker){.c = context};
	return worker;
}

static void close_worker(void *context, void *state)
{
	struct worker *worker = state;

	(void)context;
	pl_conversion_finish(&worker->conversion);
	pl_post_finish(&worker->post);
	pl_buf_finish(&worker->bytes);
	pl_buf_finish(&worker->old);
	free(worker);
}

/* The job at hand. */
struct task {
	struct worker *worker;
	const struct convert *c;
	const struct file *file;
	const struct convert_job *job;
	struct pl_buf *outs;
	struct convert_tally *tally;
};

/* ---- what stands in the way ---- */

/* Says which bytes mean nothing in the post's encoding. */
static void tell_bytes(struct task *t, size_t most, const char *what)
{
	struct pl_post *post = &t->worker->post;
	const struct pl_source *source = &post->source;
	struct pl_lines lines;

	pl_lines_init(&lines, &post->arena, source->text);
	for (size_t i = 0; i < source->nlossy && i < most; i++) {
		struct pl_place place = pl_lines_place(&lines, source->lossy[i].text.start);

		message_add(&t->outs[OUT_ERRORS], "%s:%u:%u: byte 0x%02X is not %s%s", t->file->path, place.line, place.column,
			    (unsigned char)source->bytes.ptr[source->lossy[i].byte], source->encoding ? source->encoding : "text", what);
	}
	if (source->nlossy > most)
		message_add(&t->outs[OUT_ERRORS], "%s: and %zu more", t->file->path, source->nlossy - most);
}

/* False after saying that the bytes are no text, or not all of them. */
static bool is_decoded(struct task *t)
{
	const struct pl_source *source = &t->worker->post.source;
	bool unproven = t->c->settings->unproven;

	if (source->binary)
		message_add(&t->outs[OUT_ERRORS], "%s: is binary, not text", t->file->path);
	else if (source->evidence == PL_EVIDENCE_NONE)
		message_add(&t->outs[OUT_ERRORS], "%s: its encoding is not known%s", t->file->path,
			    unproven ? ", read as windows-1252" : "; --encoding says it");
	else if (source->nlossy)
		tell_bytes(t, unproven ? PL_DIFFERENCES_MAX : PLACES, unproven ? " and became U+FFFD" : "; --encoding says what it is");
	else
		return true;
	if (unproven && !source->binary)
		return true;
	t->tally->undecoded++;
	return false;
}

/* In place a post stays what it is: HTML under the name a.md would be read wrong. */
static bool fits_in_place(struct task *t)
{
	enum pl_target to = t->c->wanted.write.target;
	bool html = t->worker->post.syntax == PL_SYNTAX_HTML;

	if (t->c->settings->output || t->c->to_stdout || to == (html ? PL_TARGET_HTML : to < PL_TARGET_TEXT ? to : PL_TARGETS))
		return true;
	message_add(&t->outs[OUT_ERRORS], "%s: is %s and would become %s under the same name; name a folder with -o", t->file->path,
		    html ? "HTML" : "Markdown", pl_target_rows[to].name);
	t->tally->misplaced++;
	return false;
}

static void tell_differences(struct task *t, size_t most)
{
	struct pl_post *post = &t->worker->post;
	const struct pl_proof *proof = &t->worker->conversion.proof;
	const char *target = pl_target_rows[t->c->wanted.write.target].name;
	struct pl_lines lines;

	pl_lines_init(&lines, &post->arena, post->source.text);
	for (size_t i = 0; i < proof->count && i < most; i++) {
		const struct pl_difference *d = &proof->items[i];
		struct pl_str place = convert_place(&post->arena, &lines, d->before ? d->before : d->previous);

		message_add(&t->outs[OUT_ERRORS], "%s:" PL_FMT "%snot proven for %s: " PL_FMT, t->file->path, PL_ARG(place), place.len ? ": " : " ",
			    target, PL_ARG(d->what));
	}
	if (proof->count > most || proof->more)
		message_add(&t->outs[OUT_ERRORS], "%s: and %zu%s more", t->file->path, proof->count > most ? proof->count - most : 0,
			    proof->more ? " or" : "");
}

/* False after saying why the conversion must not be written. */
static bool may_be_written(struct task *t)
{
	const struct pl_conversion *conversion = &t->worker->conversion;
	const struct convert_settings *s = t->c->settings;

	if (conversion->failed) {
		message_add(&t->outs[OUT_ERRORS], "%s: %s", t->file->path, conversion->error.text);
		t->tally->front++;
		return false;
	}
	if (convert_loss_exceeds(&t->outs[OUT_ERRORS], t->file->path, &t->worker->post, &conversion->losses, s->max_loss)) {
		t->tally->lossy++;
		return false;
	}
	if (conversion->proven || s->no_proof)
		return true;
	tell_differences(t, s->unproven ? SIZE_MAX : PLACES);
	t->tally->unproven += s->unproven;
	t->tally->unproved += !s->unproven;
	return s->unproven;
}

/* ---- writing ---- */

static bool failed(struct task *t, const char *path, const struct pl_error *error)
{
	message_add(&t->outs[OUT_ERRORS], "%s: %s", path, error->text);
	t->tally->failed++;
	return false;
}

/* Reads what stands under the output's name into worker->old; an absent file is empty. False after saying why not. */
static bool read_old(struct task *t, bool *exists)
{
	struct pl_error error;

	*exists = access(t->job->output, F_OK) == 0;
	pl_buf_reset(&t->worker->old);
	if (*exists && !file_read(&t->worker->old, t->job->output, &error))
		return failed(t, t->job->output, &error);
	return true;
}

static void show_change(struct task *t, const char *output, bool exists, struct pl_str old, struct pl_str new)
{
	const struct pl_source *source = &t->worker->post.source;
	bool itself = output == t->file->path;

	if (t->c->settings->diff)
		diff_add(&t->outs[OUT_TEXT], exists ? output : "/dev/null", output, itself ? source->text : old, new);
	else
		message_add(&t->outs[OUT_ERRORS], "%s: would be %s", output, exists ? "changed" : "written");
	if (itself && source->has_bom)
		message_add(&t->outs[OUT_ERRORS], "%s: would lose its byte order mark", output);
	if (itself && source->encoding && strcmp(source->encoding, "UTF-8") != 0)
		message_add(&t->outs[OUT_ERRORS], "%s: would be UTF-8 instead of %s", output, source->encoding);
}

/* Writes the conversion where it belongs, unless that is what stands there. */
static void put(struct task *t)
{
	struct worker *worker = t->worker;
	struct pl_str new = pl_buf_str(&worker->conversion.bytes), old = pl_buf_str(&worker->bytes);
	bool only_shown = t->c->settings->check || t->c->settings->diff, exists = true;
	const char *output = t->job->output ? t->job->output : t->file->path;
	struct pl_error error;

	if (t->c->to_stdout) {
		pl_buf_add(&t->outs[OUT_TEXT], new);
		t->tally->written++;
		return;
	}
	if (output != t->file->path) {
		if (!read_old(t, &exists))
			return;
		old = pl_buf_str(&worker->old);
	}
	if (exists && pl_str_eq(old, new)) {
		t->tally->unchanged++;
		return;
	}
	if (only_shown)
		show_change(t, output, exists, old, new);
	else if (!pl_write_folders(output, &error) || !pl_write_file(output, new, &error)) {
		failed(t, output, &error);
		return;
	}
	t->tally->written++;
}

/* ---- one post ---- */

static void note_cleaning(struct task *t)
{
	const struct pl_clean_report *report = &t->worker->conversion.clean;

	for (unsigned i = 0; i < PL_CLEAN_STEPS; i++) {
		t->tally->cleaned[i] += report->done[i];
		if (report->refused[i])
			message_add(&t->outs[OUT_ERRORS], "%s: step `%s` of cleaning was taken back%s" PL_FMT, t->file->path, pl_clean_rows[i].name,
				    report->why.len ? ": " : "", PL_ARG(report->why));
	}
}

/* Reads the post; gives true when Liquid in it is text that must be guarded. */
static bool read_post(struct task *t)
{
	struct pl_post *post = &t->worker->post;
	struct pl_post_options reading = t->job->reading;
	bool guard;

	pl_post_read(post, t->file->path, pl_buf_str(&t->worker->bytes), &reading);
	guard = t->job->liquid == LIQUID_GUARD || (t->job->liquid == LIQUID_AUTO && post->syntax == PL_SYNTAX_HTML);
	if (guard && post->templates.count) {
		reading.templates = post->template_kinds & ~(unsigned)PL_TEMPLATES_LIQUID;
		pl_post_read(post, t->file->path, pl_buf_str(&t->worker->bytes), &reading);
	}
	return guard;
}

static void convert_bytes(struct task *t)
{
	struct worker *worker = t->worker;
	struct pl_conversion *conversion = &worker->conversion;
	struct pl_convert_options wanted = t->c->wanted;

	wanted.write.liquid = read_post(t);
	if (!is_decoded(t) || !fits_in_place(t))
		return;
	if (worker->bytes.len == 0) {
		if (!t->c->settings->quiet)
			message_add(&t->outs[OUT_ERRORS], "%s: is empty", t->file->path);
		t->tally->empty++;
	}
	pl_convert(conversion, &worker->post, &wanted);
	if (!t->c->settings->quiet)
		note_cleaning(t);
	t->tally->blocks += conversion->blocks;
	t->tally->fallbacks += conversion->fallbacks;
	convert_loss_pack(&t->outs[OUT_LOSSES], &conversion->losses);
	if (t->c->loss_fd >= 0)
		convert_loss_lines(&t->outs[OUT_LOSS_LINES], t->file->path, &worker->post, conversion);
	if (may_be_written(t))
		put(t);
}

static void work(void *state, size_t number, struct pl_buf *outs)
{
	struct worker *worker = state;
	struct convert_tally tally = {0};
	struct task t = {worker, worker->c, &worker->c->files.items[number], &worker->c->jobs[number], outs, &tally};
	struct pl_error error;

	if (!t.file->rules)
		tally.skipped++;
	else if (t.job->clash)
		tally.clashed++;
	else if (t.file->error) {
		pl_fail(&error, "%s", t.file->error);
		failed(&t, t.file->path, &error);
	} else if (t.file->is_stdin ? stream_read(&worker->bytes, STDIN_FILENO, &error) : file_read(&worker->bytes, t.file->path, &error))
		convert_bytes(&t);
	else
		failed(&t, t.file->path, &error);
	pl_buf_add(&outs[OUT_TALLY], pl_str_n((const char *)&tally, sizeof(tally)));
}

/* ---- in order ---- */

/* All members of struct convert_tally are size_t. */
static void sum_up(struct convert *c, struct pl_str packed)
{
	size_t *sum = (size_t *)&c->tally, more[sizeof(struct convert_tally) / sizeof(size_t)];

	memcpy(more, packed.ptr, sizeof(more));
	for (size_t i = 0; i < PL_COUNT(more); i++)
		sum[i] += more[i];
}

static void put_out(struct convert *c, int fd, const char *name, struct pl_str text)
{
	if (!text.len || fd < 0 || write_all(fd, text))
		return;
	message("%s: cannot be written: %s", name, strerror(errno));
	c->broken = true;
}

static void emit(void *context, size_t number, const struct pl_buf *outs)
{
	struct convert *c = context;

	(void)number;
	sum_up(c, pl_buf_str(&outs[OUT_TALLY]));
	convert_loss_count(c, pl_buf_str(&outs[OUT_LOSSES]));
	if (outs[OUT_TEXT].len || outs[OUT_ERRORS].len)
		progress_erase(&c->progress);
	write_all(STDERR_FILENO, pl_buf_str(&outs[OUT_ERRORS]));
	if (!c->broken)
		put_out(c, STDOUT_FILENO, "standard output", pl_buf_str(&outs[OUT_TEXT]));
	if (!c->broken)
		put_out(c, c->loss_fd, c->settings->loss, pl_buf_str(&outs[OUT_LOSS_LINES]));
}

static void tick(void *context, size_t done)
{
	struct convert *c = context;

	progress_draw(&c->progress, done);
}

void convert_work(struct convert *c)
{
	struct pool pool = {
		.jobs = c->files.count,
		.workers = c->settings->jobs ? c->settings->jobs : pool_cpus(),
		.outs = OUTS,
		.context = c,
		.open = open_worker,
		.close = close_worker,
		.work = work,
		.emit = emit,
		.tick = c->progress.wanted ? tick : NULL,
	};

	pool_run(&pool);
	progress_erase(&c->progress);
}
