/* read: a file's bytes, whatever stands under the name. read(2), not mmap: a file cut short while we look at it
 * must not be a SIGBUS. */
#include "read.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source/source.h"

static const char *kind_name(mode_t mode)
{
	return S_ISDIR(mode)    ? "is a folder"
	       : S_ISFIFO(mode) ? "is a FIFO, not a file"
	       : S_ISSOCK(mode) ? "is a socket, not a file"
				: "is a device, not a file";
}

static bool too_big(struct pl_error *error)
{
	return pl_fail(error, "is larger than %zu MiB", PL_SOURCE_MAX >> 20);
}

/* Fills `into` to the end of the file; `whole` when a short read is the end (regular files). */
static bool read_rest(struct pl_buf *into, int fd, bool whole, struct pl_error *error)
{
	for (;;) {
		size_t room = into->cap - into->len;
		ssize_t n = read(fd, into->ptr + into->len, room);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return pl_fail(error, "cannot be read: %s", strerror(errno));
		into->len += (size_t)n;
		if (into->len > PL_SOURCE_MAX)
			return too_big(error);
		if (n == 0 || (whole && (size_t)n < room))
			return true;
		if (into->len == into->cap)
			pl_buf_reserve(into, into->cap);
	}
}

bool stream_read(struct pl_buf *into, int fd, struct pl_error *error)
{
	pl_buf_reset(into);
	pl_buf_reserve(into, 1 << 16);
	return read_rest(into, fd, false, error);
}

static bool read_open(struct pl_buf *into, int fd, struct pl_error *error)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return pl_fail(error, "cannot be read: %s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return pl_fail(error, "%s", kind_name(st.st_mode));
	if ((uintmax_t)st.st_size > PL_SOURCE_MAX)
		return too_big(error);
	pl_buf_reset(into);
	pl_buf_reserve(into, (size_t)st.st_size + 1);
	return read_rest(into, fd, st.st_size > 0, error); /* /proc says 0 and has more */
}

bool file_read(struct pl_buf *into, const char *path, struct pl_error *error)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	bool ok;

	if (fd < 0 && errno == ENXIO)
		return pl_fail(error, "is a socket or an unready device, not a file");
	if (fd < 0)
		return pl_fail(error, "%s", errno == ENOENT ? "no such file" : errno == ELOOP ? "is a loop of links"
						 : strerror(errno));
	ok = read_open(into, fd, error);
	close(fd);
	return ok;
}
