/* check_ignore: what cmd/ignore.c says about paths, in the form of `git check-ignore -v -n --no-index --stdin -z`:
 * file NUL line NUL pattern NUL path NUL. Paths come NUL-ended on standard input, relative to the current folder;
 * those ending in a slash are folders. Only .gitignore and .git/info/exclude are there to be found. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "../../cmd/ignore.h"
#include "../../cmd/read.h"

static void answer(struct ignore *ignore, const char *cwd, const char *word)
{
	size_t root = strlen(cwd) + 1, slash;
	struct pl_buf path = {0};
	struct pl_str folder;
	const struct ignore_pattern *p;
	bool is_folder;

	pl_buf_addf(&path, "%s/%s", cwd, word);
	is_folder = path.ptr[path.len - 1] == '/';
	path.len -= is_folder;
	for (slash = path.len; path.ptr[slash - 1] != '/';)
		slash--;
	folder = pl_str_n(path.ptr, slash - 1);
	p = ignore_match(ignore_enter(ignore, folder), pl_buf_str(&path), is_folder);
	printf("%s%c", p ? p->file + root : "", 0);
	if (p)
		printf("%u%c" PL_FMT, p->line, 0, PL_ARG(p->written));
	else
		putchar(0);
	printf("%c%s%c", 0, word, 0);
	pl_buf_finish(&path);
}

int main(void)
{
	char *cwd = realpath(".", NULL);
	struct words none = {0};
	struct ignore *ignore = ignore_new(cwd, &none, true);
	struct pl_buf in = {0};

	if (!stream_read(&in, STDIN_FILENO, NULL))
		return 1;
	for (size_t at = 0; at < in.len; at += strlen(in.ptr + at) + 1)
		answer(ignore, cwd, in.ptr + at);
	ignore_free(ignore);
	pl_buf_finish(&in);
	free(cwd);
	return 0;
}
