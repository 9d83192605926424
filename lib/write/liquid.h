/* liquid: text guarded from Liquid, which Jekyll runs over a post before Markdown is read. */
#ifndef PL_WRITE_LIQUID_H
#define PL_WRITE_LIQUID_H

#include "base/buf.h"

/* Appends `text` so that Liquid prints it byte for byte. Linear. */
void pl_liquid_guard(struct pl_buf *out, struct pl_str text);

#endif
