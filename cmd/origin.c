/* origin: one file's bytes for its card and for its anchors. */
#include "origin.h"

#include <fcntl.h>
#include <unistd.h>

#include "read.h"
#include "staged.h"

void origin_stage(struct origin *origin, struct pl_arena *arena, struct pl_str path, const struct file *file)
{
	if (file->blob && origin->blobs)
		*pl_map_put(&origin->staged, arena, path) = (void *)(uintptr_t)file;
}

static const char *name_of(const struct origin *origin, struct pl_buf *name, struct pl_str path)
{
	pl_buf_addf(name, "%s" PL_FMT "%c", origin->root, PL_ARG(path), '\0');
	return name->ptr;
}

bool origin_read(const struct origin *origin, struct pl_buf *into, struct pl_str path, struct pl_error *error)
{
	const struct file *file = origin->staged.count ? pl_map_get(&origin->staged, path) : NULL;
	struct pl_buf name = {0};
	bool ok;

	if (file && git_blobs_read(origin->blobs, file->blob, into, error) && !staged_is_pointer(pl_buf_str(into)))
		return true;
	ok = file_read(into, name_of(origin, &name, path), error);
	pl_buf_finish(&name);
	return ok;
}

bool origin_fenced(const struct origin *origin, struct pl_str path)
{
	struct pl_buf name = {0};
	char front[6] = "";
	ssize_t got;
	int fd;

	if (origin->staged.count && pl_map_get(&origin->staged, path))
		return true;
	fd = open(name_of(origin, &name, path), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	got = fd < 0 ? -1 : read(fd, front, sizeof(front));
	if (fd >= 0)
		close(fd);
	pl_buf_finish(&name);
	return got < 0 || (got >= 3 && memcmp(front, "---", 3) == 0) || (got == 6 && memcmp(front, "\xEF\xBB\xBF---", 6) == 0);
}
