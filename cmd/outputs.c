/* outputs: where reports go: standard output in one format, files in others. */
#include "outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "message.h"

const struct pl_reporter *outputs_reporter(const char *format)
{
	struct words names = {0};
	const struct pl_reporter *found = NULL;
	const char *near;

	for (size_t i = 0; i < pl_reporters_count; i++) {
		if (strcmp(pl_reporters[i]->name, format) == 0)
			found = pl_reporters[i];
		words_add(&names, pl_reporters[i]->name);
	}
	near = words_near(&names, format);
	if (!found)
		message("unknown format `%s`%s%s%s", format, near ? "; did you mean `" : "", near ? near : "",
			near ? "`?" : "");
	words_finish(&names);
	return found;
}

void outputs_add(struct outputs *outputs, const struct pl_reporter *reporter, const struct pl_report_options *options)
{
	outputs->items[outputs->count++] =
		(struct output){.reporter = reporter, .options = *options, .fd = STDOUT_FILENO};
}

bool outputs_add_file(struct outputs *outputs, const char *word, const struct pl_report_options *options)
{
	size_t n = strcspn(word, "=");
	char format[32] = "";
	struct output output = {.options = *options, .path = word + n + 1};

	if (!word[n] || !word[n + 1] || n >= sizeof(format)) {
		message("--report takes FORMAT=FILE, not `%s`", word);
		return false;
	}
	memcpy(format, word, n);
	output.reporter = outputs_reporter(format);
	if (!output.reporter)
		return false;
	if (outputs->count == PL_COUNT(outputs->items)) {
		message("--report can be given %zu times at most", PL_COUNT(outputs->items) - 1);
		return false;
	}
	output.fd = open(output.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
	if (output.fd < 0) {
		message("%s: cannot be written: %s", output.path, strerror(errno));
		return false;
	}
	outputs->items[outputs->count++] = output;
	return true;
}

static void put(struct outputs *outputs, struct output *output, struct pl_str piece)
{
	if (piece.len == 0 || output->fd < 0 || write_all(output->fd, piece))
		return;
	message("%s: cannot be written: %s", output->path ? output->path : "standard output", strerror(errno));
	outputs->failed = true;
	if (output->path)
		close(output->fd);
	output->fd = -1;
}

void outputs_begin(struct outputs *outputs)
{
	for (unsigned i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->items[i];
		struct pl_buf text = {0};

		if (output->reporter->begin)
			output->reporter->begin(&text, &output->options);
		put(outputs, output, pl_buf_str(&text));
		pl_buf_finish(&text);
	}
}

void outputs_put(struct outputs *outputs, const struct pl_buf *pieces)
{
	for (unsigned i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->items[i];
		struct pl_buf joined = {0};

		if (pieces[i].len == 0)
			continue;
		if (output->any && output->reporter->between) {
			pl_buf_adds(&joined, output->reporter->between);
			pl_buf_add(&joined, pl_buf_str(&pieces[i]));
		}
		put(outputs, output, pl_buf_str(joined.len ? &joined : &pieces[i]));
		output->any = true;
		pl_buf_finish(&joined);
	}
}

void outputs_end(struct outputs *outputs, const struct pl_tally *tally)
{
	for (unsigned i = 0; i < outputs->count; i++) {
		struct output *output = &outputs->items[i];
		struct pl_buf text = {0};

		if (output->reporter->end)
			output->reporter->end(&text, &output->options, tally);
		put(outputs, output, pl_buf_str(&text));
		pl_buf_finish(&text);
		if (output->path && output->fd >= 0 && close(output->fd) != 0) {
			message("%s: cannot be written: %s", output->path, strerror(errno));
			outputs->failed = true;
		}
	}
}
