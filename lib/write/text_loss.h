/* text_loss: what plain text says nothing of, or only names. */
#ifndef PL_WRITE_TEXT_LOSS_H
#define PL_WRITE_TEXT_LOSS_H

#include "write/loss.h"
#include "write/writer.h"

/* Adds to `losses`, in the order of the post: pictures without a text of their own, players, frames, drawings, formulas in MathML, scripts, form fields,
 * tables that are written block by block, links whose address is written nowhere; then templates that nothing was made of. Linear. */
void pl_text_losses(struct pl_losses *losses, struct pl_post *post, enum pl_text_links links);

#endif
