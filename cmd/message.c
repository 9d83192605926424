/* message: what the program says on standard error. */
#include "message.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "report/report.h"

static void add_line(struct pl_buf *out, const char *fmt, va_list args)
{
	char text[8192];
	int len = vsnprintf(text, sizeof(text), fmt, args);
	size_t used = len < 0 ? 0 : (size_t)len < sizeof(text) ? (size_t)len : sizeof(text) - 1;

	pl_buf_adds(out, "postlint: ");
	pl_report_escape(out, pl_str_n(text, used));
	pl_buf_addc(out, '\n');
}

void message_add(struct pl_buf *out, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_line(out, fmt, args);
	va_end(args);
}

void message(const char *fmt, ...)
{
	struct pl_buf line = {0};
	va_list args;

	va_start(args, fmt);
	add_line(&line, fmt, args);
	va_end(args);
	write_all(STDERR_FILENO, pl_buf_str(&line));
	pl_buf_finish(&line);
}

static void end_by_pipe(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
	_exit(128 + SIGPIPE); /* the signal was blocked */
}

bool write_all(int fd, struct pl_str str)
{
	while (str.len) {
		ssize_t n = write(fd, str.ptr, str.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EPIPE)
			end_by_pipe();
		if (n < 0)
			return false;
		str = pl_str_n(str.ptr + n, str.len - (size_t)n);
	}
	return true;
}

int write_out(struct pl_buf *out)
{
	bool written = write_all(STDOUT_FILENO, pl_buf_str(out));

	if (!written)
		message("standard output cannot be written: %s", strerror(errno));
	pl_buf_finish(out);
	return written ? 0 : 2;
}
