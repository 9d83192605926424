/* md_items: the lists of md_layer as footnotes and definition lists, and the marks that lead to footnotes. */
#include "body/md_reader.h"

static const struct {
	enum pl_tag tag;
	enum pl_md_list list;
} kinds[] = {
	[PL_MD_FOOTNOTE] = {PL_TAG_LI, PL_MD_LIST_FOOTNOTES},
	[PL_MD_TERM] = {PL_TAG_DT, PL_MD_LIST_DEFINITIONS},
	[PL_MD_DESCRIPTION] = {PL_TAG_DD, PL_MD_LIST_DEFINITIONS},
};

static const enum pl_tag list_tags[] = {[PL_MD_LIST_FOOTNOTES] = PL_TAG_OL, [PL_MD_LIST_DEFINITIONS] = PL_TAG_DL};

static enum pl_md_list current(const struct pl_md_reader *r)
{
	return r->nlists && r->nlists <= PL_MD_LISTS_MAX ? r->lists[r->nlists - 1] : PL_MD_LIST_PLAIN;
}

/* The last thing opened stands at `place`, not where the next text does. */
static void put(struct pl_md_reader *r, struct pl_node *node, struct pl_span place)
{
	if (r->nunplaced && r->unplaced[r->nunplaced - 1] == node)
		r->nunplaced--;
	node->span = node->open = place;
}

static void open_list(struct pl_md_reader *r, enum pl_md_list list)
{
	uint32_t start = r->layer.items[r->item].marker.start;
	struct pl_node *node = pl_md_open(r, list_tags[list], NULL, 0);

	r->lists[r->nlists - 1] = (uint8_t)list;
	put(r, node, pl_span(start, start));
	if (list == PL_MD_LIST_FOOTNOTES)
		node->flags |= PL_NODE_FOOTNOTE;
}

bool pl_md_list_enter(struct pl_md_reader *r, bool numbered, unsigned start, char delimiter)
{
	r->nlists++;
	if (r->nlists > PL_MD_LISTS_MAX)
		return false;
	r->lists[r->nlists - 1] = PL_MD_LIST_PLAIN;
	if (!numbered || delimiter != ')' || r->item >= r->layer.count || start != PL_MD_FIRST + r->item)
		return false;
	open_list(r, kinds[r->layer.items[r->item].kind].list);
	return true;
}

bool pl_md_list_leave(struct pl_md_reader *r)
{
	enum pl_md_list list = current(r);

	r->nlists--;
	if (list != PL_MD_LIST_PLAIN)
		pl_md_close(r, list_tags[list], 0);
	return list != PL_MD_LIST_PLAIN;
}

bool pl_md_item_enter(struct pl_md_reader *r)
{
	const struct pl_md_item *item;
	struct pl_attr *attrs = NULL;
	struct pl_node *node;

	if (current(r) == PL_MD_LIST_PLAIN || r->item >= r->layer.count)
		return false;
	item = &r->layer.items[r->item];
	if (kinds[item->kind].list != current(r)) { /* md4c takes neighbours for one list */
		pl_md_close(r, list_tags[current(r)], 0);
		open_list(r, kinds[item->kind].list);
	}
	r->item++;
	if (item->kind == PL_MD_FOOTNOTE)
		attrs = pl_md_attribute(r, "id", pl_arena_printf(r->arena, "fn:" PL_FMT, (int)item->label.len - 1, item->label.ptr + 1), NULL);
	node = pl_md_open(r, kinds[item->kind].tag, attrs, 0);
	put(r, node, item->marker);
	node->flags |= item->kind == PL_MD_FOOTNOTE ? PL_NODE_FOOTNOTE : 0;
	r->at = item->marker.end;
	return true;
}

bool pl_md_item_leave(struct pl_md_reader *r)
{
	const struct pl_node *node = pl_builder_current(r->builder);

	if (current(r) == PL_MD_LIST_PLAIN)
		return false;
	while (node->parent && !pl_node_is(node, PL_TAG_LI) && !pl_node_is(node, PL_TAG_DT) && !pl_node_is(node, PL_TAG_DD))
		node = node->parent;
	pl_md_close(r, node->parent ? (enum pl_tag)node->tag : PL_TAG_LI, 0);
	return true;
}

bool pl_md_paragraph_enter(struct pl_md_reader *r)
{
	const struct pl_node *node = pl_builder_current(r->builder);

	if (current(r) != PL_MD_LIST_DEFINITIONS || !r->item)
		return false;
	r->bare = pl_node_is(node, PL_TAG_DT) || (pl_node_is(node, PL_TAG_DD) && !node->first && !r->layer.items[r->item - 1].loose);
	return r->bare;
}

/* `[^1]` as a link to its footnote, in `sup`. */
static void mark(struct pl_md_reader *r, uint32_t start, uint32_t end)
{
	struct pl_str label = pl_slice(r->text, pl_span(start + 2, end - 1));
	struct pl_token sup = {.kind = PL_TOKEN_START, .tag = PL_TAG_SUP, .name = PL_STR("sup"), .span = {start, end}};
	struct pl_token a = {.kind = PL_TOKEN_START, .tag = PL_TAG_A, .name = PL_STR("a"), .span = {start, end}};
	bool linked = false;

	for (size_t i = 0; i < r->nspans; i++)
		linked = linked || r->spans[i].target;
	pl_md_send(r, &sup);
	pl_builder_current(r->builder)->flags |= PL_NODE_FOOTNOTE;
	if (!linked) {
		a.attrs = pl_md_attribute(r, "href", pl_arena_printf(r->arena, "#fn:" PL_FMT, PL_ARG(label)), NULL);
		pl_md_send(r, &a);
		pl_builder_current(r->builder)->flags |= PL_NODE_FOOTNOTE;
	}
	pl_md_text(r, label, pl_span(start + 2, end - 1));
	r->at = end;
	if (!linked)
		pl_md_close(r, PL_TAG_A, 0);
	pl_md_close(r, PL_TAG_SUP, 0);
}

void pl_md_prose(struct pl_md_reader *r, uint32_t start, uint32_t end)
{
	for (uint32_t at = start; r->footnotes && !r->in_image && at < end;) {
		const char *bracket = memchr(r->hidden.ptr + at, '[', end - at);
		uint32_t stop;

		if (!bracket)
			break;
		at = (uint32_t)(bracket - r->hidden.ptr);
		stop = pl_md_refs_mark(r->hidden, at, end);
		if (stop && pl_md_refs_use(&r->refs, pl_slice(r->hidden, pl_span(at + 1, stop - 1)))) {
			pl_md_source_text(r, start, at);
			r->at = at;
			mark(r, at, stop);
			start = stop;
		}
		at = stop ? stop : at + 1;
	}
	pl_md_source_text(r, start, end);
}
