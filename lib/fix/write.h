/* write: the one safe way to write a user's file. No other code opens one for writing. */
#ifndef PL_FIX_WRITE_H
#define PL_FIX_WRITE_H

#include "base/error.h"

/* Makes `bytes` the content of the file `path`, whole or not at all: a temporary file beside it is written, synced
 * and renamed over it. Whoever reads meanwhile sees the old file or the new one; a kill or a full disk leaves the old.
 * An existing file keeps its mode; a link is followed. Refused: what is no regular file, and files that may not be
 * written. False: error has the reason without the path. */
bool pl_write_file(const char *path, struct pl_str bytes, struct pl_error *error);
/* Makes the folders that the file `path` is to lie in, as far as they are missing. */
bool pl_write_folders(const char *path, struct pl_error *error);

#endif
