/* front_yaml: front matter as YAML: block style, brackets where the source had them on one line. */
#include "write/front_parts.h"

static bool open(const struct pl_item *item)
{
	return !item->flow && (item->kind == PL_ITEM_LIST || item->kind == PL_ITEM_MAP);
}

static bool block(const struct pl_item *item)
{
	return item->kind == PL_ITEM_STRING && pl_front_yaml_block(item->text);
}

static void key(struct pl_front_writing *w, const struct pl_item *item, bool flow)
{
	pl_front_yaml_string(w->out, item->key, flow);
	pl_buf_addc(w->out, ':');
}

static void number(struct pl_buf *out, struct pl_str text)
{
	if (!pl_is_alpha((unsigned char)text.ptr[text.len - 1])) {
		pl_buf_add(out, text);
		return;
	}
	pl_buf_adds(out, text.ptr[0] == '-' ? "-." : ".");
	pl_buf_add(out, text.ptr[0] == '-' ? pl_str_n(text.ptr + 1, text.len - 1) : text);
}

/* A scalar or brackets, on one line. Recurses as deep as the items are. */
static void inline_value(struct pl_front_writing *w, const struct pl_item *item, bool flow)
{
	bool map = item->kind == PL_ITEM_MAP;

	if (map || item->kind == PL_ITEM_LIST) {
		pl_buf_addc(w->out, map ? '{' : '[');
		for (const struct pl_item *c = item->first; c; c = c->next) {
			if (c->key.ptr) {
				key(w, c, true);
				pl_buf_addc(w->out, ' ');
			}
			inline_value(w, c, true);
			if (c->next)
				pl_buf_adds(w->out, ", ");
		}
		pl_buf_addc(w->out, map ? '}' : ']');
	} else if (item->kind == PL_ITEM_NULL) {
		pl_buf_adds(w->out, "null");
	} else if (item->kind == PL_ITEM_STRING) {
		pl_front_yaml_string(w->out, item->text, flow);
	} else if (item->kind == PL_ITEM_FLOAT) {
		number(w->out, item->text);
	} else {
		pl_buf_add(w->out, item->shown.ptr ? item->shown : item->text);
	}
}

static void block_value(struct pl_front_writing *w, struct pl_str text, unsigned indent)
{
	bool end = text.ptr[text.len - 1] == '\n';

	pl_buf_adds(w->out, end ? "|\n" : "|-\n");
	for (size_t at = 0, next; at < text.len; at = next + 1) {
		next = pl_str_find(text, PL_STR("\n"), at);
		if (next > at)
			pl_front_pad(w->out, indent);
		pl_buf_add(w->out, pl_str_n(text.ptr + at, next - at));
		pl_buf_addc(w->out, '\n');
	}
}

/* The rest of the line behind `key:` or `-`, for what needs no lines below it but a block's. */
static void line_value(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	if (item->kind != PL_ITEM_NULL || !item->key.ptr)
		pl_buf_addc(w->out, ' ');
	if (block(item)) {
		block_value(w, item->text, indent + 2);
		return;
	}
	if (item->kind != PL_ITEM_NULL || !item->key.ptr)
		inline_value(w, item, false);
	pl_remarks_behind(w, item);
	pl_buf_addc(w->out, '\n');
}

/* Comments on lines of their own: also those behind what a block scalar or a dash follows. */
static void above(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	bool dashed = open(item) && !item->key.ptr;

	pl_remarks_above(w, item, indent, (item->flow ? PL_REMARKS_INNER : 0) | (dashed || block(item) ? PL_REMARKS_BEHIND : 0));
}

/* The lines of a list or map. `started`: its first line has its indent and what is above it already. */
static void lines(struct pl_front_writing *w, const struct pl_item *item, unsigned indent, bool started)
{
	for (const struct pl_item *c = item->first; c; c = c->next, started = false) {
		if (!started) {
			above(w, c, indent);
			for (const struct pl_item *d = c; open(d) && !d->key.ptr && d->first; d = d->first)
				above(w, d->first, indent);
			pl_front_pad(w->out, indent);
		}
		if (c->key.ptr)
			key(w, c, false);
		else
			pl_buf_addc(w->out, '-');
		if (!open(c)) {
			line_value(w, c, indent);
		} else if (c->key.ptr) {
			pl_remarks_behind(w, c);
			pl_buf_addc(w->out, '\n');
			lines(w, c, indent + 2, false);
		} else {
			pl_buf_addc(w->out, ' ');
			lines(w, c, indent + 2, true);
		}
	}
}

void pl_front_yaml_write(struct pl_front_writing *w, const struct pl_item *root)
{
	lines(w, root, 0, false);
}
