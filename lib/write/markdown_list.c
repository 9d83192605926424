/* markdown_list: lists. CommonMark 0.31 5.2, 5.3; GFM 5.3. */
#include "write/markdown_parts.h"

/* An item that stands apart: a paragraph of its own, or several blocks that only a blank line divides. */
static bool is_loose_item(const struct pl_node *item)
{
	for (const struct pl_node *node = item->first; node; node = node->next)
		if (pl_node_is(node, PL_TAG_P) && node->first)
			return true;
	return false;
}

static bool is_item(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_LI);
}

static bool is_list(const struct pl_node *node)
{
	return pl_node_is(node, PL_TAG_UL) || pl_node_is(node, PL_TAG_OL) || pl_node_is(node, PL_TAG_MENU) || pl_node_is(node, PL_TAG_DIR);
}

static bool is_loose(const struct pl_node *first, const struct pl_node *end)
{
	for (const struct pl_node *node = first; node != end; node = node->next)
		if (is_item(node) && is_loose_item(node))
			return true;
	return false;
}

/* ---- tasks ---- */

/* The check box that begins an item, or NULL. */
static struct pl_node *task_of(const struct pl_node *item)
{
	struct pl_node *node = item->first;

	while (node && pl_mw_is_space(node))
		node = node->next;
	if (node && (pl_node_is(node, PL_TAG_P) || pl_node_is(node, PL_TAG_LABEL)))
		node = node->first;
	while (node && pl_mw_is_space(node))
		node = node->next;
	return pl_node_is(node, PL_TAG_INPUT) && pl_str_eq_nocase(pl_node_attr(node, "type"), PL_STR("checkbox")) ? node : NULL;
}

/* ---- items ---- */

/* What belongs to one item: an <li>, and lists that stand behind it instead of in it; or what is no item at all. */
struct part {
	struct pl_node *item;       /* NULL: something else */
	struct pl_node *first, *end;/* what follows it, or stands instead of it */
};

static struct pl_node *past_space(struct pl_node *node, const struct pl_node *end)
{
	while (node != end && (pl_mw_is_space(node) || (node->kind == PL_NODE_COMMENT && pl_str_trim(node->text).len == 0)))
		node = node->next;
	return node;
}

static struct pl_node *next_part(struct part *part, struct pl_node *node, const struct pl_node *end)
{
	if (node->flags & PL_NODE_SILENT) {
		*part = (struct part){.first = node, .end = node->next};
		return node->next;
	}
	part->item = is_item(node) ? node : NULL;
	part->first = part->item ? past_space(node->next, end) : node;
	node = part->first;
	if (part->item)
		while (node != end && !is_item(node) && (is_list(node) || pl_mw_is_space(node)))
			node = node->next;
	else
		while (node != end && !is_item(node) && !(node->flags & PL_NODE_SILENT))
			node = node->next;
	part->end = node;
	return node;
}

/* Blocks that may follow a line of text without a blank line: nothing else does in a tight list. */
static void put_part(struct md_writer *md, const struct part *part, struct md_context context)
{
	if (part->item) {
		struct pl_node *task = md->can & MD_TASKS ? task_of(part->item) : NULL;

		if (task) {
			pl_buf_adds(md->out, pl_node_find_attr(task, "checked") ? "[x] " : "[ ] ");
			task->flags |= MD_NODE_SAID;
		}
		part->item->flags |= MD_NODE_BLOCK;
		pl_mw_blocks(md, part->item, context);
	}
	if (part->first != part->end)
		pl_mw_block_run(md, part->first, part->end, context);
}

static void put_marker(struct md_writer *md, bool ordered, unsigned long number, char bullet)
{
	char marker[32];
	int length = ordered ? snprintf(marker, sizeof(marker), "%lu. ", number) : snprintf(marker, sizeof(marker), "%c ", bullet);

	pl_buf_add(md->out, pl_str_n(marker, (size_t)length));
	for (int i = 0; i < length; i++)
		pl_buf_addc(&md->prefix, ' ');
}

/* `first` up to `end` as the items of the list of `key`. */
static void put_parts(struct md_writer *md, struct pl_node *key, struct pl_node *first, struct pl_node *end, bool ordered, struct md_context context)
{
	unsigned long number = ordered ? md->list_start : 0;
	size_t length = md->prefix.len;
	bool loose = key->flags & MD_NODE_LOOSE || is_loose(first, end), outer = md->tight;
	struct pl_node *node = past_space(first, end), *around = md->list;

	while (node != end) {
		struct part part;
		struct pl_node *begin = node;
		size_t piece, before;

		node = past_space(next_part(&part, node, end), end);
		if (begin->flags & PL_NODE_SILENT) { /* a line between the items */
			pl_mw_block_run(md, begin, part.end, context);
			continue;
		}
		pl_mw_begin_block(md);
		piece = pl_mw_piece(md, begin);
		put_marker(md, ordered, number++, '-');
		before = md->out->len;
		md->tight = !loose;
		md->list = key;
		md->last_list = 0;
		put_part(md, &part, context);
		md->prefix.len = length;
		if (md->out->len == before) { /* nothing in it */
			while (md->can & MD_BACKSLASH_ANY && md->out->len && md->out->ptr[md->out->len - 1] == ' ')
				md->out->len--; /* kramdown wants the blank */
			pl_mw_end_block(md);
		}
		pl_mw_piece_end(md, piece);
		md->blank = loose;
	}
	md->tight = outer;
	md->list = around;
}

static void put_separator(struct md_writer *md, struct pl_node *list)
{
	size_t piece;

	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, list);
	pl_buf_adds(md->out, "<!-- -->");
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
}

static unsigned long start_of(const struct pl_node *list)
{
	struct pl_str start = pl_node_attr(list, "start");
	unsigned long number = 0;

	if (start.len == 0 || start.len > 9)
		return 1;
	for (size_t i = 0; i < start.len; i++) {
		if (!pl_is_digit((unsigned char)start.ptr[i]))
			return 1;
		number = number * 10 + (unsigned long)(start.ptr[i] - '0');
	}
	return number;
}

static bool is_empty(struct pl_node *first, const struct pl_node *end)
{
	return past_space(first, end) == end;
}

static bool has_empty_item(struct pl_node *first, const struct pl_node *end)
{
	for (struct pl_node *node = first; node != end; node = node->next)
		if (is_item(node) && is_empty(node->first, NULL))
			return true;
	return false;
}

static void put_list(struct md_writer *md, struct pl_node *key, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	bool ordered = pl_node_is(key, PL_TAG_OL);
	unsigned kind = 1 + (ordered ? PL_TAG_OL : PL_TAG_UL);
	size_t piece;

	if (is_empty(first, end))
		return;
	if (md->can & MD_ESCAPE_PIPES && (start_of(key) != 1 || has_empty_item(first, end))) { /* kramdown has no way to write either */
		pl_mw_html_block(md, key, first == key ? end : key->next, context);
		return;
	}
	if (md->last_list == kind)
		put_separator(md, key);
	pl_mw_stay_tight(md, !ordered || start_of(key) == 1);
	md->list_start = ordered ? start_of(key) : 0;
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, key);
	put_parts(md, key, first, end, ordered, context);
	pl_mw_piece_end(md, piece);
	md->blank = true;
	md->last_list = kind;
}

void pl_mw_list(struct md_writer *md, struct pl_node *list, struct md_context context)
{
	put_list(md, list, list->first, NULL, context);
}

void pl_mw_items(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	put_list(md, first, first, end, context);
}

/* ---- footnotes ---- */

void pl_mw_notes(struct md_writer *md, struct pl_node *list, struct md_context context)
{
	size_t length = md->prefix.len;

	for (struct pl_node *item = list->first; item; item = item->next) {
		const struct pl_note *note = pl_note_of_item(&md->notes, item);
		size_t piece;

		if (!note)
			continue;
		pl_mw_begin_block(md);
		piece = pl_mw_piece(md, item);
		pl_buf_addf(md->out, "[^" PL_FMT "]: ", PL_ARG(note->label));
		pl_buf_adds(&md->prefix, "    ");
		md->last_list = 0;
		pl_mw_blocks(md, item, context);
		md->prefix.len = length;
		pl_mw_end_block(md);
		pl_mw_piece_end(md, piece);
	}
	md->last_list = 0;
}
