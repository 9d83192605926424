/* message: what the program says on standard error. */
#ifndef CMD_MESSAGE_H
#define CMD_MESSAGE_H

#include "base/buf.h"

/* One line "postlint: …" on standard error in one write. Control characters in it are shown escaped. */
void message(const char *fmt, ...) PL_PRINTF(1, 2);
/* Appends that line to `out` instead. */
void message_add(struct pl_buf *out, const char *fmt, ...) PL_PRINTF(2, 3);
/* Writes all of `str`; a closed pipe ends the process the way SIGPIPE does. False: errno says why. */
bool write_all(int fd, struct pl_str str);
/* Writes `out` to standard output and frees it. Gives the exit status: 0, or 2 when it could not be written. */
int write_out(struct pl_buf *out);

#endif
