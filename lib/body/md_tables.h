/* md_tables: rows of GFM's tables (4.10) that md4c does not know for such. */
#ifndef PL_BODY_MD_TABLES_H
#define PL_BODY_MD_TABLES_H

#include "base/str.h"

/* The cells of a delimiter row (`|---|:-:|`, blanks around), 0 when `line` is none; one without any `|` is none here.
 * `brief`: a cell has fewer than the three dashes that md4c wants. Linear. */
unsigned pl_md_delimiter_cells(struct pl_str line, bool *brief);
/* The cells of a row of a table, 0 when it has no `|`. */
unsigned pl_md_row_cells(struct pl_str line);

#endif
