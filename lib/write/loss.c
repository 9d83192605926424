/* loss: the list of what a conversion could not carry over. */
#include "write/loss.h"

const char *const pl_loss_names[PL_LOSS_KINDS] = {
	[PL_LOSS_NONE] = "none", [PL_LOSS_ATTRIBUTE] = "attribute", [PL_LOSS_STYLE] = "style", [PL_LOSS_STRUCTURE] = "structure",
};

void pl_loss_add(struct pl_losses *losses, struct pl_arena *arena, const struct pl_loss *loss)
{
	losses->items = pl_arena_grow(arena, losses->items, losses->count, &losses->cap, sizeof(losses->items[0]));
	losses->items[losses->count++] = *loss;
}
