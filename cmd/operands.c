/* operands: what PATHS and --files-from name. */
#include "operands.h"

#include <unistd.h>

#include "message.h"
#include "read.h"

static void add_paths(struct words *operands, char *at, size_t len, bool null)
{
	char *end = at + len;

	while (at < end) {
		char *stop = memchr(at, null ? '\0' : '\n', (size_t)(end - at));

		stop = stop ? stop : end;
		*stop = '\0';
		if (!null && stop > at && stop[-1] == '\r')
			stop[-1] = '\0';
		if (*at)
			words_add(operands, at);
		at = stop + 1;
	}
}

bool operands_lists(struct words *operands, const struct words *lists, bool null, struct pl_arena *arena)
{
	struct pl_buf buf = {0};
	struct pl_error error;
	bool ok = true;

	for (size_t i = 0; ok && i < lists->count; i++) {
		const char *path = lists->items[i];

		ok = strcmp(path, "-") == 0 ? stream_read(&buf, STDIN_FILENO, &error) : file_read(&buf, path, &error);
		if (ok)
			add_paths(operands, (char *)pl_arena_dup(arena, pl_buf_str(&buf)).ptr, buf.len, null);
		else
			message("--files-from %s: %s", path, error.text);
	}
	pl_buf_finish(&buf);
	return ok;
}

size_t operands_stdin(const struct words *words)
{
	size_t uses = 0;

	for (size_t i = 0; i < words->count; i++)
		uses += strcmp(words->items[i], "-") == 0;
	return uses;
}
