/* write: the one safe way to write a user's file. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "fix/write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

enum { TRIES = 1000 };

/* The file being replaced, and the one that will replace it. */
struct swap {
	char *target;         /* without links, if it exists */
	struct pl_buf folder; /* of target, ended by NUL */
	struct pl_buf temp;   /* beside target, ended by NUL */
	mode_t mode;          /* of the file there was; 0: there was none */
	int fd;
};

static bool failed(struct pl_error *error, const char *what)
{
	return pl_fail(error, "%s: %s", what, strerror(errno));
}

static bool look(struct swap *swap, const char *path, struct pl_error *error)
{
	struct stat st;
	size_t folder;

	swap->target = realpath(path, NULL);
	if (swap->target) {
		if (stat(swap->target, &st) != 0)
			return failed(error, "cannot be looked at");
		if (!S_ISREG(st.st_mode))
			return pl_fail(error, "is no regular file");
		if (access(swap->target, W_OK) != 0)
			return failed(error, "may not be written");
		swap->mode = st.st_mode & 07777;
	} else {
		if (errno != ENOENT)
			return failed(error, "cannot be written");
		swap->target = pl_alloc(strlen(path) + 1);
		memcpy(swap->target, path, strlen(path) + 1);
	}
	folder = strlen(swap->target);
	while (folder && swap->target[folder - 1] != '/')
		folder--;
	pl_buf_add(&swap->folder, folder ? pl_str_n(swap->target, folder) : PL_STR("./"));
	pl_buf_addc(&swap->folder, '\0');
	return true;
}

static bool open_temp(struct swap *swap, struct pl_error *error)
{
	for (unsigned i = 0; i < TRIES; i++) {
		pl_buf_reset(&swap->temp);
		pl_buf_addf(&swap->temp, "%s.postlint-%ld-%u.tmp%c", swap->folder.ptr, (long)getpid(), i, 0);
		swap->fd = open(swap->temp.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0666);
		if (swap->fd >= 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	pl_buf_reset(&swap->temp);
	return failed(error, "no file can be made beside it");
}

static bool fill(int fd, struct pl_str bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = pl_str_n(bytes.ptr + n, bytes.len - (size_t)n);
	}
	return true;
}

/* The new name is on disk when the folder is. Not all file systems can sync a folder; then nothing is lost but time. */
static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static bool replace(struct swap *swap, struct pl_str bytes, struct pl_error *error)
{
	bool ok = fill(swap->fd, bytes) && (!swap->mode || fchmod(swap->fd, swap->mode) == 0) && fsync(swap->fd) == 0;
	int why = errno;

	if (close(swap->fd) != 0 && ok) {
		ok = false;
		why = errno;
	}
	if (ok && rename(swap->temp.ptr, swap->target) == 0)
		return true;
	errno = ok ? errno : why;
	failed(error, "cannot be written");
	unlink(swap->temp.ptr);
	return false;
}

bool pl_write_file(const char *path, struct pl_str bytes, struct pl_error *error)
{
	struct swap swap = {.fd = -1};
	bool ok = look(&swap, path, error) && open_temp(&swap, error) && replace(&swap, bytes, error);

	if (ok)
		sync_folder(swap.folder.ptr);
	free(swap.target);
	pl_buf_finish(&swap.folder);
	pl_buf_finish(&swap.temp);
	return ok;
}

/* Makes the folder `path`, whose last `/` is at `end`, unless it is there. */
static bool make_folder(char *path, size_t end)
{
	bool ok;

	path[end] = '\0';
	ok = mkdir(path, 0777) == 0 || errno == EEXIST;
	path[end] = '/';
	return ok;
}

bool pl_write_folders(const char *path, struct pl_error *error)
{
	size_t len = strlen(path), made;
	char *copy = memcpy(pl_alloc(len + 1), path, len + 1);
	bool ok = true;

	/* the deepest folder that is there, or can be made; mostly the last */
	for (made = len; made > 0; made--)
		if (copy[made] == '/' && (make_folder(copy, made) || errno != ENOENT))
			break;
	for (size_t i = made + 1; ok && i < len; i++)
		if (copy[i] == '/' && !make_folder(copy, i))
			ok = failed(error, "no folder can be made for it");
	free(copy);
	return ok;
}
