/* silenced: suppressed findings, counted by rule and by the reason that the comment gives. */
#ifndef CMD_SILENCED_H
#define CMD_SILENCED_H

#include "base/buf.h"
#include "base/hash.h"

struct silenced_row;
/* Zero-initialised is empty. */
struct silenced {
	struct pl_arena arena;
	struct pl_map map; /* "rule\treason" -> its row's number + 1 */
	struct silenced_row *rows;
	size_t count, cap;
};

void silenced_add(struct silenced *silenced, const char *rule, struct pl_str reason, size_t count);
/* Adds all of `from`. */
void silenced_merge(struct silenced *silenced, const struct silenced *from);
/* Appends the rows, most first; nothing when there are none. */
void silenced_show(struct silenced *silenced, struct pl_buf *out);
void silenced_finish(struct silenced *silenced);

#endif
