/* convert: writes posts in another format, and proves what it wrote. */
#include "commands.h"
#include "message.h"
#include "read.h"
#include "terminal.h"
#include "write/convert.h"

struct settings {
	unsigned to, from;
	bool clean;
};

static const struct option options[] = {
	{"clean", 0, OPTION_FLAG, NULL, offsetof(struct settings, clean), "set legacy markup right first"},
	{"from", 0, OPTION_CHOICE, "auto|markdown|html", offsetof(struct settings, from), "what the body is written in"},
	{"to", 't', OPTION_CHOICE, "markdown|gfm|commonmark|kramdown|goldmark|text|html|tree", offsetof(struct settings, to), "what to write"},
};

static int convert_file(const char *path, const struct settings *s, struct pl_buf *out)
{
	struct pl_post_options reading = {.syntax = (enum pl_syntax)s->from};
	struct pl_convert_options wanted = {.write.target = (enum pl_target)s->to, .clean = s->clean ? PL_CLEAN_ALL : 0};
	struct pl_buf bytes = {0};
	struct pl_error error;
	struct pl_post post = {0};
	struct pl_conversion conversion = {0};
	int status = 0;

	if (strcmp(path, "-") == 0 ? !stream_read(&bytes, 0, &error) : !file_read(&bytes, path, &error)) {
		message("%s: %s", path, error.text);
		return 2;
	}
	pl_post_read(&post, path, pl_buf_str(&bytes), &reading);
	pl_convert(&conversion, &post, &wanted);
	pl_buf_add(out, pl_buf_str(&conversion.bytes));
	if (!conversion.proven) {
		for (size_t i = 0; i < conversion.proof.count; i++)
			message("%s: not proven: " PL_FMT, path, PL_ARG(conversion.proof.items[i].what));
		status = 1;
	}
	pl_conversion_finish(&conversion);
	pl_post_finish(&post);
	pl_buf_finish(&bytes);
	return status;
}

static int convert(const struct command *command, int argc, char **argv)
{
	struct settings s = {0};
	struct words operands = {0};
	struct pl_buf out = {0};
	int status, written;

	if (options_read(command, argc, argv, &s, &operands, &status)) {
		status = 0;
		for (size_t i = 0; i < operands.count; i++) {
			int one = convert_file(operands.items[i], &s, &out);

			status = one > status ? one : status;
		}
		written = write_out(&out);
		status = written ? written : status;
	}
	words_finish(&operands);
	return status;
}

const struct command command_convert = {
	.name = "convert",
	.operands = "[PATHS]",
	.summary = "write Markdown, plain text or normalized HTML, proven",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = convert,
};
