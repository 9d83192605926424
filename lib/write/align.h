/* align: how the cells of a table are aligned. */
#ifndef PL_WRITE_ALIGN_H
#define PL_WRITE_ALIGN_H

#include "body/tree.h"

enum pl_align { PL_ALIGN_NONE, PL_ALIGN_LEFT, PL_ALIGN_CENTER, PL_ALIGN_RIGHT };

/* What `style` (`text-align`) or `align` of the cell says, as pipe tables can. */
enum pl_align pl_cell_align(const struct pl_node *cell);
/* True when `style` says nothing else. */
bool pl_cell_align_is_all(struct pl_str style);

#endif
