/* git: the one door to git. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "place.h"
#include "source/source.h"

extern char **environ;

enum { WORDS_MAX = 32, PIECE = 1 << 16 };

static bool no_git(struct pl_error *error, int why)
{
	if (why == ENOENT)
		return pl_fail(error, "git is not installed, or not on the PATH");
	return pl_fail(error, "git cannot be run: %s", strerror(why));
}

/* Starts git with `words`; its standard input, output and error are these, -1 for /dev/null or (error) as ours. */
static bool start(pid_t *child, const char *const *words, const int ends[3], struct pl_error *error)
{
	static const char *const common[] = {"git", "--no-pager", "--no-optional-locks"};
	const char *argv[WORDS_MAX];
	posix_spawn_file_actions_t actions;
	size_t n = 0;
	int why;

	for (size_t i = 0; i < PL_COUNT(common); i++)
		argv[n++] = common[i];
	while (*words && n + 1 < WORDS_MAX)
		argv[n++] = *words++;
	argv[n] = NULL;
	posix_spawn_file_actions_init(&actions);
	if (ends[0] < 0)
		posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	for (int i = 0; i < 3; i++)
		if (ends[i] >= 0)
			posix_spawn_file_actions_adddup2(&actions, ends[i], i);
	why = posix_spawnp(child, argv[0], &actions, NULL, (char *const *)(uintptr_t)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return why == 0 || no_git(error, why);
}

/* Neither end is for other programs that we start. */
static void keep(const int ends[2])
{
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
}

static bool make_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	keep(ends);
	return true;
}

static void shut(int fd)
{
	if (fd >= 0)
		close(fd);
}

/* Reads what comes. False: no more will. */
static bool take(int fd, struct pl_buf *into)
{
	ssize_t n;

	pl_buf_reserve(into, PIECE);
	do
		n = read(fd, into->ptr + into->len, PIECE);
	while (n < 0 && errno == EINTR);
	into->len += n > 0 ? (size_t)n : 0;
	return n > 0;
}

/* Both to their ends, whichever has something first. */
static void take_both(int out_end, struct pl_buf *out, int err_end, struct pl_buf *err)
{
	struct pollfd ends[2] = {{.fd = out_end, .events = POLLIN}, {.fd = err_end, .events = POLLIN}};

	while (ends[0].fd >= 0 || ends[1].fd >= 0) {
		if (poll(ends, 2, -1) < 0 && errno != EINTR)
			return;
		if (ends[0].fd >= 0 && ends[0].revents && !take(out_end, out))
			ends[0].fd = -1;
		if (ends[1].fd >= 0 && ends[1].revents && !take(err_end, err))
			ends[1].fd = -1;
	}
}

static int wait_for(pid_t child)
{
	int status = -1;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* "fatal: not a git repository …" without "fatal: ". */
static bool complain(const struct pl_buf *err, struct pl_error *error)
{
	struct pl_str text = pl_str_trim(pl_buf_str(err));
	const char *end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;

	if (end)
		text.len = (size_t)(end - text.ptr);
	if (pl_str_starts(text, PL_STR("fatal: ")))
		text = pl_str_n(text.ptr + 7, text.len - 7);
	return pl_fail(error, "git: %.*s", text.len > 200 ? 200 : (int)text.len, text.len ? text.ptr : "it failed");
}

bool git_run(struct pl_buf *out, const char *const *words, struct pl_error *error)
{
	int outs[2] = {-1, -1}, errs[2] = {-1, -1};
	struct pl_buf err = {0};
	pid_t child;
	bool ok;

	pl_buf_reset(out);
	if (!make_pipe(outs) || !make_pipe(errs))
		ok = no_git(error, errno);
	else
		ok = start(&child, words, (int[]){-1, outs[1], errs[1]}, error);
	shut(outs[1]);
	shut(errs[1]);
	if (ok) {
		take_both(outs[0], out, errs[0], &err);
		ok = wait_for(child) == 0 || complain(&err, error);
	}
	shut(outs[0]);
	shut(errs[0]);
	pl_buf_finish(&err);
	return ok;
}

/* Without the newline behind it. */
static void trim_end(struct pl_buf *out)
{
	while (out->len && (out->ptr[out->len - 1] == '\n' || out->ptr[out->len - 1] == '\r'))
		out->len--;
}

bool git_open(struct git *git, struct pl_error *error)
{
	static const char *const words[] = {"rev-parse", "--show-toplevel", NULL};
	struct pl_buf said = {0};
	char *cwd = realpath(".", NULL), *top;
	bool ok = git_run(&said, words, error);

	*git = (struct git){0};
	trim_end(&said);
	pl_buf_addc(&said, '\0');
	top = ok ? realpath(said.ptr, NULL) : NULL;
	if (ok && (!top || !cwd))
		ok = pl_fail(error, "the folder of the repository: %s", strerror(errno));
	if (ok) {
		place_absolute(&git->top, PL_STR(""), pl_str_c(top));
		place_absolute(&git->cwd, PL_STR(""), pl_str_c(cwd));
	}
	free(cwd);
	free(top);
	pl_buf_finish(&said);
	return ok;
}

void git_finish(struct git *git)
{
	pl_buf_finish(&git->top);
	pl_buf_finish(&git->cwd);
}

bool git_tree(struct pl_buf *id, const char *ref)
{
	struct pl_buf name = {0};
	bool ok;

	pl_buf_addf(&name, "%s^{tree}%c", ref, 0);
	ok = git_run(id, (const char *const[]){"rev-parse", "--verify", "--quiet", "--end-of-options", name.ptr, NULL}, NULL);
	trim_end(id);
	pl_buf_addc(id, '\0');
	pl_buf_finish(&name);
	return ok;
}

bool git_head(struct pl_buf *id, struct pl_error *error)
{
	static const char *const empty[] = {"hash-object", "-t", "tree", "--stdin", NULL};
	bool ok = git_tree(id, "HEAD") || git_run(id, empty, error);

	trim_end(id);
	pl_buf_addc(id, '\0');
	return ok;
}

void git_shown(struct pl_buf *out, const struct git *git, struct pl_str path)
{
	struct pl_buf absolute = {0};

	place_absolute(&absolute, pl_buf_str(&git->top), path);
	place_relative(out, pl_buf_str(&git->cwd), pl_buf_str(&absolute));
	pl_buf_finish(&absolute);
}

bool git_blobs_open(struct git_blobs *blobs, struct pl_error *error)
{
	static const char *const words[] = {"cat-file", "--batch", NULL};
	int asks[2] = {-1, -1}, answers[2] = {-1, -1}; /* a socket: writing to one cannot raise SIGPIPE */
	bool ok;

	*blobs = (struct git_blobs){.ask = -1, .answer = -1};
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, asks) != 0 || !make_pipe(answers)) {
		ok = no_git(error, errno);
	} else {
		keep(asks);
		ok = start(&blobs->child, words, (int[]){asks[1], answers[1], -1}, error);
	}
	shut(asks[1]);
	shut(answers[1]);
	if (!ok) {
		shut(asks[0]);
		shut(answers[0]);
		return false;
	}
	blobs->ask = asks[0];
	blobs->answer = answers[0];
	pthread_mutex_init(&blobs->lock, NULL);
	return true;
}

void git_blobs_close(struct git_blobs *blobs)
{
	if (!blobs->child)
		return;
	shut(blobs->ask);
	shut(blobs->answer);
	wait_for(blobs->child);
	pl_buf_finish(&blobs->buffer);
	pthread_mutex_destroy(&blobs->lock);
	*blobs = (struct git_blobs){0};
}

static bool ask_for(struct git_blobs *blobs, const char *id)
{
	struct pl_buf line = {0};
	bool ok = true;

	pl_buf_addf(&line, "%s\n", id);
	for (size_t sent = 0; ok && sent < line.len;) {
		ssize_t n = send(blobs->ask, line.ptr + sent, line.len - sent, MSG_NOSIGNAL);

		ok = n >= 0 || errno == EINTR;
		sent += n > 0 ? (size_t)n : 0;
	}
	pl_buf_finish(&line);
	return ok;
}

static bool more(struct git_blobs *blobs)
{
	if (blobs->used == blobs->buffer.len) {
		pl_buf_reset(&blobs->buffer);
		blobs->used = 0;
	}
	return take(blobs->answer, &blobs->buffer);
}

/* The line "ID TYPE SIZE" or "ID missing"; *size is set to the size. */
static bool read_head(struct git_blobs *blobs, size_t *size, struct pl_error *error)
{
	const char *end, *space;
	struct pl_str line;

	while (!(end = blobs->used < blobs->buffer.len ? memchr(blobs->buffer.ptr + blobs->used, '\n', blobs->buffer.len - blobs->used)
						       : NULL))
		if (!more(blobs))
			return pl_fail(error, "git gave no answer");
	line = pl_str_n(blobs->buffer.ptr + blobs->used, (size_t)(end - blobs->buffer.ptr) - blobs->used);
	blobs->used += line.len + 1;
	if (pl_str_ends(line, PL_STR(" missing")))
		return pl_fail(error, "is staged, but git does not have its content");
	for (space = end; space > line.ptr && space[-1] != ' '; space--)
		;
	*size = strtoul(space, NULL, 10);
	return true;
}

/* The content and the newline behind it; what is too large goes to nobody. */
static bool read_body(struct git_blobs *blobs, size_t size, struct pl_buf *into, struct pl_error *error)
{
	bool fits = size <= PL_SOURCE_MAX;

	for (size_t left = size + 1; left;) {
		size_t there = blobs->buffer.len - blobs->used, n = there < left ? there : left;

		if (fits)
			pl_buf_add(into, pl_str_n(blobs->buffer.ptr + blobs->used, n));
		blobs->used += n;
		left -= n;
		if (left && !more(blobs))
			return pl_fail(error, "git gave no more of its content");
	}
	into->len -= into->len != 0;
	return fits || pl_fail(error, "is larger than %zu MiB", PL_SOURCE_MAX >> 20);
}

bool git_blobs_read(struct git_blobs *blobs, const char *id, struct pl_buf *into, struct pl_error *error)
{
	size_t size = 0;
	bool ok;

	pl_buf_reset(into);
	pthread_mutex_lock(&blobs->lock);
	ok = ask_for(blobs, id) || pl_fail(error, "git cannot be asked any more: %s", strerror(errno));
	ok = ok && read_head(blobs, &size, error) && read_body(blobs, size, into, error);
	pthread_mutex_unlock(&blobs->lock);
	return ok;
}
