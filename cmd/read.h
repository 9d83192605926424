/* read: a file's bytes, whatever stands under the name. */
#ifndef CMD_READ_H
#define CMD_READ_H

#include "base/buf.h"
#include "base/error.h"

/* Reads the regular file `path` into `into` (reused). Never blocks: FIFOs, devices, sockets and folders are
 * refused, as are files over PL_SOURCE_MAX, before anything is read. False: error has the reason without the path. */
bool file_read(struct pl_buf *into, const char *path, struct pl_error *error);
/* The same from an open descriptor that may be a pipe (standard input). */
bool stream_read(struct pl_buf *into, int fd, struct pl_error *error);

#endif
