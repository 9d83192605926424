/* operands: what PATHS and --files-from name. */
#ifndef CMD_OPERANDS_H
#define CMD_OPERANDS_H

#include "base/arena.h"
#include "words.h"

/* Adds the paths in the files `lists` (- is standard input), one a line, or ended by NUL when `null`; they live in
 * `arena`. False after saying which list cannot be read. */
bool operands_lists(struct words *operands, const struct words *lists, bool null, struct pl_arena *arena);
/* How many of `words` are `-`: standard input can be read once. */
size_t operands_stdin(const struct words *words);

#endif
