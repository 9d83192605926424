/* front_json: front matter as JSON: a member a line, brackets on one line where the source had them so. */
#include "write/front_parts.h"

static void value(struct pl_front_writing *w, const struct pl_item *item, unsigned indent);

/* What is between the brackets. Recurses as deep as the items are. */
static void members(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	for (const struct pl_item *c = item->first; c; c = c->next) {
		if (!item->flow)
			pl_front_pad(w->out, indent);
		if (c->key.ptr) {
			pl_front_json_string(w->out, c->key);
			pl_buf_adds(w->out, ": ");
		}
		value(w, c, indent);
		if (c->next)
			pl_buf_adds(w->out, item->flow ? ", " : ",");
		if (!item->flow)
			pl_buf_addc(w->out, '\n');
	}
}

static void value(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	bool map = item->kind == PL_ITEM_MAP;

	if (map || item->kind == PL_ITEM_LIST) {
		pl_buf_addc(w->out, map ? '{' : '[');
		if (!item->flow)
			pl_buf_addc(w->out, '\n');
		members(w, item, indent + 2);
		if (!item->flow)
			pl_front_pad(w->out, indent);
		pl_buf_addc(w->out, map ? '}' : ']');
	} else if (item->kind == PL_ITEM_STRING) {
		pl_front_json_string(w->out, item->text);
	} else if (item->kind == PL_ITEM_NULL) {
		pl_buf_adds(w->out, "null");
	} else {
		pl_buf_add(w->out, item->text);
	}
}

void pl_front_json_write(struct pl_front_writing *w, const struct pl_item *root)
{
	if (w->braces)
		value(w, root, 0);
	else
		members(w, root, 0);
	if (w->braces)
		pl_buf_addc(w->out, '\n');
}
