/* front_convert: front matter in another form, as JSON for other readers to be compared with.
 *
 * usage: front_convert yaml|toml|json [NAME] < posts     ended by NUL bytes; a record a line for each
 *
 * A record: {"written": the front matter with its fences} or {"refused": why}, and "losses": [[kind, what, before], …].
 * NAME is the posts' name: `_posts/x.md` makes them Jekyll's. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "post.h"
#include "report/report.h"
#include "write/front.h"

static void string(struct pl_buf *out, struct pl_str text)
{
	pl_buf_addc(out, '"');
	pl_report_json_escape(out, text);
	pl_buf_addc(out, '"');
}

static void record(struct pl_buf *out, struct pl_post *post, enum pl_front_mode mode)
{
	struct pl_losses losses = {0};
	struct pl_buf written = {0};
	struct pl_error why = {0};
	bool ok = pl_front_write(&written, post, mode, &losses, &why);

	pl_buf_reset(out);
	pl_buf_adds(out, ok ? "{\"written\":" : "{\"refused\":");
	string(out, ok ? pl_buf_str(&written) : pl_str_c(why.text));
	pl_buf_adds(out, ",\"losses\":[");
	for (size_t i = 0; i < losses.count; i++) {
		pl_buf_addf(out, "%s[\"%s\",", i ? "," : "", pl_loss_names[losses.items[i].kind]);
		string(out, losses.items[i].what);
		pl_buf_addc(out, ',');
		string(out, losses.items[i].before);
		pl_buf_addc(out, ']');
	}
	pl_buf_adds(out, "]}\n");
	fwrite(out->ptr, 1, out->len, stdout);
	pl_buf_finish(&written);
}

static void slurp(struct pl_buf *buf, FILE *file)
{
	size_t n;

	do {
		pl_buf_reserve(buf, 65536);
		n = fread(buf->ptr + buf->len, 1, 65536, file);
		buf->len += n;
	} while (n);
}

/* Each post is read from a copy of its own, so that a sanitizer sees a read past its end. */
static void posts(enum pl_front_mode mode, const char *name)
{
	static const struct pl_post_options options = {.hexo = false};
	struct pl_buf in = {0}, out = {0};
	struct pl_post post = {0};

	slurp(&in, stdin);
	for (size_t start = 0, end; start < in.len; start = end + 1) {
		char *copy;

		for (end = start; end < in.len && in.ptr[end]; end++)
			;
		copy = malloc(end - start + 1);
		if (!copy)
			exit(2);
		memcpy(copy, in.ptr + start, end - start);
		pl_post_read(&post, name, pl_str_n(copy, end - start), &options);
		record(&out, &post, mode);
		free(copy);
	}
	pl_post_finish(&post);
	pl_buf_finish(&in);
	pl_buf_finish(&out);
}

int main(int argc, char **argv)
{
	static const char *const names[] = {[PL_FRONT_TO_YAML] = "yaml", [PL_FRONT_TO_TOML] = "toml", [PL_FRONT_TO_JSON] = "json"};
	const char *what = argc > 1 ? argv[1] : "";

	for (size_t i = PL_FRONT_TO_YAML; i < PL_COUNT(names); i++)
		if (strcmp(what, names[i]) == 0) {
			posts((enum pl_front_mode)i, argc > 2 ? argv[2] : "x.md");
			return 0;
		}
	fprintf(stderr, "usage: front_convert yaml|toml|json [NAME]\n");
	return 2;
}
