/* md_layer_place: what md4c shows of the rewritten text, and where that stands in the source. */
#include "body/md_layer.h"

/* The piece that holds byte `at` of the rewritten text. */
static const struct pl_md_piece *piece_at(const struct pl_md_layer *layer, size_t at)
{
	size_t low = 0, high = layer->npieces;

	while (low < high) { /* the first that begins behind */
		size_t mid = (low + high) / 2;

		if (layer->pieces[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &layer->pieces[low - 1] : NULL;
}

uint32_t pl_md_layer_place(const struct pl_md_layer *layer, const char *p)
{
	size_t at = (size_t)(p - layer->text.ptr);
	const struct pl_md_piece *piece = piece_at(layer, at);

	return piece && piece->source != PL_MD_NO_PLACE ? piece->source + (uint32_t)(at - piece->at) : PL_MD_NO_PLACE;
}

static bool refuse_table(struct pl_md_layer *layer, size_t at)
{
	size_t low = 0, high = layer->ntables;

	while (low < high) { /* the first that ends behind */
		size_t mid = (low + high) / 2;

		if (layer->tables[mid].end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == layer->ntables || at < layer->tables[low].at)
		return false;
	return layer->tables[low].wrong = true;
}

bool pl_md_layer_refuse(struct pl_md_layer *layer, const char *p)
{
	size_t at = (size_t)(p - layer->text.ptr), low = 0, high = layer->count;

	if (pl_md_layer_place(layer, p) != PL_MD_NO_PLACE)
		return refuse_table(layer, at);
	while (low < high) { /* the first whose marker begins behind */
		size_t mid = (low + high) / 2;

		if (layer->items[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low || at >= layer->items[low - 1].at + PL_MD_MARKER)
		return refuse_table(layer, at);
	layer->items[low - 1].wrong = true;
	return true;
}
