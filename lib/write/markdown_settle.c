/* markdown_settle: white space in its place: out of formatting and links, one blank between words, none at edges. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/markdown_parts.h"

static bool is_loose(const struct md_item *item)
{
	return item->kind == MD_ITEM_SPACE || item->kind == MD_ITEM_BREAK || item->kind == MD_ITEM_BLANK;
}

static bool is_solid(const struct md_item *item)
{
	return item->kind == MD_ITEM_TEXT || item->kind == MD_ITEM_CODE || item->kind == MD_ITEM_ATOM;
}

static void swap(struct md_item *a, struct md_item *b)
{
	struct md_item kept = *a;

	*a = *b;
	*b = kept;
}

/* White space at the edges of links goes outside, unless there is nothing else inside. */
static void settle_links(struct md_item *items, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (items[i].kind == MD_ITEM_LINK && (items[i + 1].kind == MD_ITEM_SPACE || items[i + 1].kind == MD_ITEM_BREAK)) {
			items[i + 1].formats = items[i].formats;
			swap(&items[i], &items[i + 1]);
		}
	for (size_t i = n; i-- > 1;)
		if (items[i].kind == MD_ITEM_LINK_END && (items[i - 1].kind == MD_ITEM_SPACE || items[i - 1].kind == MD_ITEM_BREAK)) {
			items[i - 1].formats = items[i].formats;
			swap(&items[i], &items[i - 1]);
		}
}

/* Formatting begins and ends with something that shows; where nothing does, there is none. */
static void settle_format(struct md_item *items, size_t n, uint8_t bit)
{
	for (size_t i = 0, end; i < n; i = end + (end == i)) {
		size_t from = i, to;
		bool solid = false;

		end = i;
		while (end < n && items[end].formats & bit)
			solid = is_solid(&items[end++]) || solid;
		to = end;
		while (from < to && (!solid || is_loose(&items[from])))
			items[from++].formats &= (uint8_t)~bit;
		while (to > from && is_loose(&items[to - 1]))
			items[--to].formats &= (uint8_t)~bit;
	}
}

static bool joins(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp > 0x3000 && cp < 0x3040) || (cp > 0xFF00 && cp < 0xFF61);
}

/* The first character that shows behind item `i`, 0 if none. */
static uint32_t next_char(const struct md_item *items, size_t n, size_t i)
{
	while (++i < n)
		if (items[i].kind == MD_ITEM_TEXT || items[i].kind == MD_ITEM_BLANK) {
			size_t at = 0;

			return pl_utf8_next(items[i].text, &at);
		} else if (items[i].kind == MD_ITEM_CODE || items[i].kind == MD_ITEM_ATOM || items[i].kind == MD_ITEM_BREAK) {
			break;
		}
	return 0;
}

/* One blank between words, none at the edges of lines; no line break becomes a blank between two Han. */
static void settle_spaces(struct md_item *items, size_t n)
{
	struct md_item *space = NULL;
	bool any = false, begun = false;
	uint32_t last = 0;

	for (size_t i = 0; i < n; i++) {
		struct md_item *item = &items[i];

		switch ((enum md_item_kind)item->kind) {
		case MD_ITEM_SPACE:
			if (!begun || space) {
				if (space && item->kept)
					space->kept = space->newline = true;
				item->kind = MD_ITEM_DEAD;
			} else if (item->newline && !item->kept && joins(last) && joins(next_char(items, n, i))) {
				item->kind = MD_ITEM_DEAD;
			} else {
				space = item;
			}
			break;
		case MD_ITEM_BREAK:
			if (space)
				space->kind = MD_ITEM_DEAD;
			if (!any)
				item->kind = MD_ITEM_DEAD;
			space = NULL;
			begun = false;
			last = 0;
			break;
		case MD_ITEM_TEXT: case MD_ITEM_BLANK: case MD_ITEM_CODE: case MD_ITEM_ATOM:
			last = 0;
			if (item->kind == MD_ITEM_TEXT || item->kind == MD_ITEM_BLANK) {
				size_t at = item->text.len;

				last = pl_utf8_prev(item->text, &at);
			}
			space = NULL;
			begun = any = true;
			break;
		case MD_ITEM_OPEN: case MD_ITEM_CLOSE: case MD_ITEM_LINK: case MD_ITEM_LINK_END: case MD_ITEM_DEAD:
			break;
		}
	}
}

/* What stands at the end and shows nothing. */
static void settle_end(struct md_item *items, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		if (items[i].kind == MD_ITEM_SPACE || items[i].kind == MD_ITEM_BREAK)
			items[i].kind = MD_ITEM_DEAD;
		else if (is_solid(&items[i]) || items[i].kind == MD_ITEM_BLANK)
			return;
	}
}

static bool is_text(const struct md_item *item, uint8_t formats)
{
	return item->formats == formats && (item->kind == MD_ITEM_TEXT || item->kind == MD_ITEM_BLANK || item->kind == MD_ITEM_SPACE);
}

/* Neighbouring text of one formatting as one item, so that what is escaped in it does not depend on how it was read. */
static void join_text(struct md_writer *md)
{
	bool flat = md->in_table || md->in_heading;
	size_t live = 0, end;

	for (size_t i = 0; i < md->nitems; i = end) {
		struct md_item item = md->items[i]; /* what stands in other elements is no neighbour */

		end = i + 1;
		if (item.kind == MD_ITEM_TEXT) {
			while (end < md->nitems && is_text(&md->items[end], item.formats))
				end++;
			while (md->items[end - 1].kind == MD_ITEM_SPACE)
				end--;
		}
		if (end > i + 1) {
			pl_buf_reset(&md->line);
			for (size_t j = i; j < end; j++)
				if (md->items[j].kind == MD_ITEM_SPACE)
					pl_buf_addc(&md->line, md->items[j].kept && !flat && !item.entities ? '\n' : ' ');
				else
					pl_buf_add(&md->line, md->items[j].text);
			item.text = pl_arena_dup(md->arena, pl_buf_str(&md->line));
		}
		md->items[live++] = item;
	}
	md->nitems = live;
}

void pl_mw_settle(struct md_writer *md)
{
	size_t live = 0;

	settle_links(md->items, md->nitems);
	for (unsigned f = 0; f < MD_FORMATS; f++)
		settle_format(md->items, md->nitems, (uint8_t)(1U << f));
	settle_spaces(md->items, md->nitems);
	settle_end(md->items, md->nitems);
	for (size_t i = 0; i < md->nitems; i++)
		if (md->items[i].kind != MD_ITEM_DEAD)
			md->items[live++] = md->items[i];
	md->nitems = live;
	join_text(md);
}
