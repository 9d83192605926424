/* convert_dump: posts converted, for other programs to check.
 *
 * usage: convert_dump TARGET [clean] [liquid] [no-proof] [front] [width=N] [ambiguous=N] [commonmark|gfm|kramdown|goldmark] < list-of-paths     (the last: what they are read as)
 * One JSON record a line:
 *   {"path":…, "markdown":bool, "proven":bool, "blocks":n, "fallbacks":n, "differences":[…], "first":[…], "losses":["kind what",…], "body":…, "out":…}
 * `body` is the post's body as written, `out` what was written of it (with `front`: of the post, its front matter as it was). */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "report/report.h"
#include "write/convert.h"

static void string(struct pl_buf *out, const char *key, struct pl_str value)
{
	pl_buf_addf(out, "\"%s\":\"", key);
	pl_report_json_escape(out, value);
	pl_buf_addc(out, '"');
}

static bool read_file(struct pl_buf *into, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	pl_buf_reset(into);
	if (!file)
		return false;
	do {
		pl_buf_reserve(into, 65536);
		n = fread(into->ptr + into->len, 1, 65536, file);
		into->len += n;
	} while (n);
	fclose(file);
	return true;
}

static void differences(struct pl_buf *out, const struct pl_proof *proof)
{
	for (size_t i = 0; i < proof->count; i++) {
		pl_buf_adds(out, i ? ",\"" : "\"");
		pl_report_json_escape(out, proof->items[i].what);
		pl_buf_addc(out, '"');
	}
}

static void losses(struct pl_buf *out, const struct pl_losses *all)
{
	for (size_t i = 0; i < all->count; i++) {
		pl_buf_addf(out, "%s\"%s ", i ? "," : "", pl_loss_names[all->items[i].kind]);
		pl_report_json_escape(out, all->items[i].what);
		pl_buf_addc(out, '"');
	}
}

static void record(struct pl_post *post, struct pl_conversion *c, const struct pl_convert_options *options, const char *path)
{
	struct pl_buf out = {0};

	pl_buf_addc(&out, '{');
	string(&out, "path", pl_str_c(path));
	pl_buf_adds(&out, ",");
	string(&out, "body", pl_slice(post->source.text, post->body_span));
	pl_buf_addf(&out, ",\"markdown\":%s,", post->syntax == PL_SYNTAX_MARKDOWN ? "true" : "false");
	pl_convert(c, post, options);
	pl_buf_addf(&out, "\"proven\":%s,\"blocks\":%zu,\"fallbacks\":%zu,\"losses\":[", c->proven ? "true" : "false", c->blocks, c->fallbacks);
	losses(&out, &c->losses);
	pl_buf_adds(&out, "],\"differences\":[");
	differences(&out, &c->proof);
	pl_buf_adds(&out, "],\"first\":[");
	differences(&out, &c->first);
	pl_buf_adds(&out, "],");
	string(&out, "out", pl_buf_str(&c->bytes));
	pl_buf_adds(&out, "}\n");
	fwrite(out.ptr, 1, out.len, stdout);
	pl_buf_finish(&out);
}

static bool option_read(const char *word, struct pl_convert_options *options, struct pl_post_options *reading)
{
	static const char *const dialects[] = {
		[PL_DIALECT_COMMONMARK] = "commonmark", [PL_DIALECT_GFM] = "gfm", [PL_DIALECT_KRAMDOWN] = "kramdown", [PL_DIALECT_GOLDMARK] = "goldmark"};

	if (strcmp(word, "clean") == 0)
		options->clean = PL_CLEAN_ALL;
	else if (strcmp(word, "liquid") == 0)
		options->write.liquid = true;
	else if (strcmp(word, "no-proof") == 0)
		options->no_proof = true;
	else if (strcmp(word, "front") == 0)
		options->front = PL_FRONT_KEEP;
	else if (strncmp(word, "width=", 6) == 0)
		options->write.width = (unsigned)atoi(word + 6);
	else if (strncmp(word, "ambiguous=", 10) == 0)
		options->write.ambiguous = (unsigned)atoi(word + 10);
	else
		for (unsigned i = 0; i < PL_COUNT(dialects); i++)
			if (dialects[i] && strcmp(word, dialects[i]) == 0)
				reading->dialect = (enum pl_dialect)i;
	return reading->dialect || options->clean || options->write.liquid || options->no_proof || options->front == PL_FRONT_KEEP || options->write.width ||
	       options->write.ambiguous;
}

int main(int argc, char **argv)
{
	struct pl_convert_options options = {.front = PL_FRONT_TO_NONE};
	struct pl_post_options reading = {0};
	struct pl_post post = {0};
	struct pl_conversion conversion = {0};
	struct pl_buf bytes = {0};
	char path[4096];
	unsigned target = 0;

	while (argc > 1 && target < PL_TARGETS && strcmp(pl_target_rows[target].name, argv[1]) != 0)
		target++;
	if (argc < 2 || target == PL_TARGETS)
		return 2;
	for (int i = 2; i < argc; i++)
		if (!option_read(argv[i], &options, &reading))
			return 2;
	options.write.target = (enum pl_target)target;
	pl_convert_reading(&reading, options.write.target);
	while (fgets(path, sizeof(path), stdin)) {
		path[strcspn(path, "\n")] = '\0';
		if (!read_file(&bytes, path)) {
			fprintf(stderr, "convert_dump: %s: cannot be read\n", path);
			return 2;
		}
		pl_post_read(&post, path, pl_buf_str(&bytes), &reading);
		record(&post, &conversion, &options, path);
	}
	pl_conversion_finish(&conversion);
	pl_post_finish(&post);
	pl_buf_finish(&bytes);
	return 0;
}
