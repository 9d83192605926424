/* proof_events: a tree as a list of words and elements that mean something, in reading order. Formatting, links and
 * blocks around a word are part of the word: how they nest, meet or are split makes no difference. */
#include "write/proof_walk.h"

enum treatment {
	KEPT,      /* with all attributes, running text */
	KEPT_BLOCK,/* the same, a block */
	OPAQUE,    /* as one thing, by its bytes */
	PASSED,    /* only what is inside */
	PASSED_BLOCK,
	PASSED_SAID, /* the same, and its going is told */
	PASSED_BLOCK_SAID,
	PLAIN_BLOCK, /* a block with a mark of its own: attributes are not kept */
	LIST, ITEM, HEADING, CELL, TABLE, RULE, PRE, BREAK, IMAGE, LINK, FORMAT, TASK, SCRIPT, GONE, GONE_SAID,
};

static const uint8_t treatments[PL_TAGS] = {
	[PL_TAG_UNKNOWN] = PASSED_SAID, [PL_TAG_HTML] = PASSED_BLOCK, [PL_TAG_BODY] = PASSED_BLOCK, [PL_TAG_HEAD] = PASSED, [PL_TAG_P] = PASSED_BLOCK,
	[PL_TAG_DIV] = PASSED_BLOCK, [PL_TAG_SECTION] = PASSED_BLOCK_SAID, [PL_TAG_ARTICLE] = PASSED_BLOCK_SAID, [PL_TAG_ASIDE] = PASSED_BLOCK_SAID,
	[PL_TAG_HEADER] = PASSED_BLOCK_SAID, [PL_TAG_FOOTER] = PASSED_BLOCK_SAID, [PL_TAG_NAV] = PASSED_BLOCK_SAID, [PL_TAG_MAIN] = PASSED_BLOCK_SAID,
	[PL_TAG_HGROUP] = PASSED_BLOCK_SAID, [PL_TAG_ADDRESS] = PASSED_BLOCK_SAID, [PL_TAG_SEARCH] = PASSED_BLOCK_SAID, [PL_TAG_CENTER] = PASSED_BLOCK_SAID,
	[PL_TAG_CAPTION] = PASSED_BLOCK, [PL_TAG_SUMMARY] = KEPT_BLOCK, [PL_TAG_DETAILS] = KEPT_BLOCK, [PL_TAG_FIGURE] = KEPT_BLOCK,
	[PL_TAG_FIGCAPTION] = KEPT_BLOCK, [PL_TAG_DL] = KEPT_BLOCK, [PL_TAG_DT] = KEPT_BLOCK, [PL_TAG_DD] = KEPT_BLOCK, [PL_TAG_FORM] = KEPT_BLOCK,
	[PL_TAG_FIELDSET] = KEPT_BLOCK, [PL_TAG_LEGEND] = KEPT_BLOCK, [PL_TAG_DIALOG] = KEPT_BLOCK, [PL_TAG_OPTGROUP] = KEPT_BLOCK, [PL_TAG_OPTION] = KEPT_BLOCK,
	[PL_TAG_LISTING] = OPAQUE, [PL_TAG_XMP] = OPAQUE, [PL_TAG_PLAINTEXT] = OPAQUE, [PL_TAG_BLOCKQUOTE] = PLAIN_BLOCK,
	[PL_TAG_UL] = LIST, [PL_TAG_OL] = LIST, [PL_TAG_MENU] = LIST, [PL_TAG_DIR] = LIST, [PL_TAG_LI] = ITEM,
	[PL_TAG_H1] = HEADING, [PL_TAG_H2] = HEADING, [PL_TAG_H3] = HEADING, [PL_TAG_H4] = HEADING, [PL_TAG_H5] = HEADING, [PL_TAG_H6] = HEADING,
	[PL_TAG_TABLE] = TABLE, [PL_TAG_TR] = PLAIN_BLOCK, [PL_TAG_TD] = CELL, [PL_TAG_TH] = CELL, [PL_TAG_THEAD] = PASSED_BLOCK, [PL_TAG_TBODY] = PASSED_BLOCK,
	[PL_TAG_TFOOT] = PASSED_BLOCK, [PL_TAG_COLGROUP] = PASSED, [PL_TAG_COL] = PASSED, [PL_TAG_HR] = RULE, [PL_TAG_PRE] = PRE, [PL_TAG_BR] = BREAK,
	[PL_TAG_IMG] = IMAGE, [PL_TAG_A] = LINK, [PL_TAG_B] = FORMAT, [PL_TAG_STRONG] = FORMAT, [PL_TAG_I] = FORMAT, [PL_TAG_EM] = FORMAT, [PL_TAG_S] = FORMAT,
	[PL_TAG_STRIKE] = FORMAT, [PL_TAG_DEL] = FORMAT, [PL_TAG_CODE] = FORMAT, [PL_TAG_TT] = FORMAT, [PL_TAG_INPUT] = TASK, [PL_TAG_SCRIPT] = SCRIPT,
	[PL_TAG_STYLE] = GONE_SAID, [PL_TAG_LINK] = GONE_SAID, [PL_TAG_META] = GONE_SAID, [PL_TAG_TITLE] = GONE_SAID, [PL_TAG_BASE] = GONE_SAID,
	[PL_TAG_NOEMBED] = GONE_SAID, [PL_TAG_BASEFONT] = GONE_SAID, [PL_TAG_SPAN] = PASSED, [PL_TAG_FONT] = PASSED, [PL_TAG_BIG] = PASSED_SAID,
	[PL_TAG_BLINK] = PASSED_SAID, [PL_TAG_NOBR] = PASSED_SAID, [PL_TAG_LABEL] = PASSED_SAID, [PL_TAG_MARQUEE] = PASSED_SAID,
	[PL_TAG_IFRAME] = OPAQUE, [PL_TAG_SELECT] = OPAQUE, [PL_TAG_TEXTAREA] = OPAQUE, [PL_TAG_MAP] = OPAQUE, [PL_TAG_TEMPLATE] = OPAQUE,
	[PL_TAG_CANVAS] = OPAQUE, [PL_TAG_APPLET] = OPAQUE, [PL_TAG_OBJECT] = OPAQUE, [PL_TAG_VIDEO] = OPAQUE, [PL_TAG_AUDIO] = OPAQUE,
	[PL_TAG_PICTURE] = OPAQUE, [PL_TAG_BUTTON] = OPAQUE, [PL_TAG_NOSCRIPT] = OPAQUE,
};

/* ---- the walk ---- */

static void enter_block(struct walk *w, const struct pl_node *node, uint64_t hash)
{
	pl_walk_edge(w);
	pl_walk_event(w, EVENT_START, node, node->text, hash);
}

static void enter_link(struct walk *w, const struct pl_node *node)
{
	const struct pl_attr *href = pl_node_find_attr(node, "href");

	pl_walk_anchor(w, node, true);
	pl_walk_ghosts(w, node, "href title id name");
	if (!href)
		return;
	w->link_node = node;
	w->link_events = w->events->count + (w->word.len != 0);
	w->runs.of[FORMAT_LINK] = ++w->nruns;
	w->moved = true;
	w->link = mix(pl_proof_hash_url(w->events->arena, node, href->value), pl_proof_hash_folded(w->events->arena, pl_node_attr(node, "title")));
}

static void leave_link(struct walk *w, const struct pl_node *node)
{
	if (w->link_node != node)
		return;
	pl_walk_end_word(w);
	if (w->events->count == w->link_events && !(node->flags & PL_NODE_CLONE))
		pl_walk_event(w, EVENT_LEAF, node, PL_STR("a"), w->link);
	w->runs.of[FORMAT_LINK] = 0;
	w->moved = true;
	w->link = 0;
	w->link_node = NULL;
}

/* Gives whether what is inside is to be walked. */
static bool enter_element(struct walk *w, const struct pl_node *node)
{
	enum treatment t = node->ns == PL_NS_HTML ? (enum treatment)treatments[node->tag] : OPAQUE;

	switch (t) {
	case KEPT:
		pl_walk_anchor(w, node, false);
		pl_walk_end_word(w);
		if (pl_tag_has(node->tag, PL_IS_VOID))
			pl_walk_shown(w, EVENT_LEAF, node, node->text, mix(node->tag, pl_walk_hash_attributes(w, node)));
		else
			pl_walk_event(w, EVENT_START, node, node->text, mix(node->tag, pl_walk_hash_attributes(w, node)));
		return true;
	case KEPT_BLOCK:
		enter_block(w, node, mix(node->tag, pl_walk_hash_attributes(w, node)));
		return true;
	case OPAQUE:
		pl_walk_opaque(w, node);
		return false;
	case PASSED_SAID:
	case PASSED_BLOCK_SAID:
		pl_walk_ghost(w, t == PASSED_SAID || node->tag == PL_TAG_CENTER ? PL_LOSS_STYLE : PL_LOSS_STRUCTURE, node, NULL, node->text);
		/* fall through */
	case PASSED:
	case PASSED_BLOCK:
		if (t == PASSED_BLOCK || t == PASSED_BLOCK_SAID)
			pl_walk_edge(w);
		pl_walk_ghosts(w, node, "");
		pl_walk_anchor(w, node, false);
		return true;
	case PLAIN_BLOCK:
		enter_block(w, node, node->tag);
		pl_walk_ghosts(w, node, "");
		pl_walk_anchor(w, node, false);
		return true;
	case LIST:
		return pl_walk_enter_list(w, node);
	case ITEM:
		pl_walk_enter_item(w, node);
		return true;
	case HEADING:
		enter_block(w, node, node->tag);
		pl_walk_ghosts(w, node, "");
		pl_walk_anchor(w, node, false);
		return true;
	case TABLE:
		pl_walk_edge(w);
		pl_walk_begin_table(w, NULL);
		w->table = node;
		return true;
	case CELL:
		pl_walk_enter_cell(w, node);
		return true;
	case RULE:
		pl_walk_edge(w);
		pl_walk_event(w, EVENT_LEAF, node, PL_STR("hr"), 9);
		pl_walk_ghosts(w, node, "");
		return false;
	case PRE:
		pl_walk_anchor(w, node, false);
		pl_walk_pre(w, node);
		return false;
	case BREAK:
		pl_walk_break(w, node);
		return false;
	case IMAGE:
		pl_walk_image(w, node);
		return false;
	case LINK:
		enter_link(w, node);
		return true;
	case FORMAT:
		pl_walk_ghosts(w, node, "");
		pl_walk_anchor(w, node, false);
		pl_walk_format(w, node, true);
		return true;
	case TASK:
		pl_walk_input(w, node);
		return false;
	case SCRIPT:
		pl_walk_script(w, node);
		return false;
	case GONE_SAID:
		pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, node->text);
		return false;
	case GONE:
		return false;
	}
	return true;
}

/* A heading with nothing in it is none. */
static void leave_heading(struct walk *w, const struct pl_node *node)
{
	const struct event *last;

	pl_walk_edge(w);
	last = &w->events->items[w->events->count - 1];
	if (last->node != node || last->kind != EVENT_START) {
		pl_walk_event(w, EVENT_END, node, node->text, node->tag);
		return;
	}
	w->events->count--;
	pl_walk_ghost(w, PL_LOSS_STRUCTURE, node, NULL, node->text);
}

static void leave_element(struct walk *w, const struct pl_node *node)
{
	enum treatment t = node->ns == PL_NS_HTML ? (enum treatment)treatments[node->tag] : OPAQUE;

	switch (t) {
	case KEPT:
		pl_walk_end_word(w);
		if (!pl_tag_has(node->tag, PL_IS_VOID))
			pl_walk_event(w, EVENT_END, node, node->text, node->tag);
		break;
	case KEPT_BLOCK:
	case PLAIN_BLOCK:
	case TABLE:
	case CELL:
		pl_walk_begin_table(w, NULL);
		pl_walk_edge(w);
		pl_walk_event(w, EVENT_END, node, node->text, t == CELL ? PL_TAG_TD : node->tag);
		break;
	case HEADING:
		leave_heading(w, node);
		break;
	case LIST:
		pl_walk_leave_list(w, node);
		break;
	case ITEM:
		pl_walk_leave_item(w, node);
		break;
	case LINK:
		leave_link(w, node);
		break;
	case FORMAT:
		pl_walk_format(w, node, false);
		break;
	case PASSED_BLOCK:
	case PASSED_BLOCK_SAID:
		pl_walk_edge(w);
		if (node->tag == PL_TAG_CAPTION)
			pl_walk_begin_table(w, NULL);
		break;
	default:
		break;
	}
}

/* Marks of footnotes, links back and rules in front of the notes: told by the notes themselves. */
static bool is_note_part(struct walk *w, const struct pl_node *node)
{
	const struct pl_note *note = pl_note_of_mark(w->notes, node);

	if (note)
		pl_walk_shown(w, EVENT_LEAF, node, PL_STR("[^]"), note->number);
	return note || pl_notes_is_back(w->notes, node) || pl_notes_is_rule(w->notes, node);
}

static bool is_note(struct walk *w, const struct pl_node *node)
{
	return pl_notes_is_list(w->notes, node) || pl_note_of_item(w->notes, node);
}

static bool enter_note(struct walk *w, const struct pl_node *node)
{
	const struct pl_note *note = pl_note_of_item(w->notes, node);

	if (!is_note(w, node))
		return false;
	pl_walk_edge(w);
	if (note)
		pl_walk_event(w, EVENT_START, node, PL_STR("note"), note->number);
	return true;
}

/* True when it was a note, or nothing that was entered. */
static bool leave_note(struct walk *w, const struct pl_node *node)
{
	if (!is_note(w, node))
		return pl_note_of_mark(w->notes, node) || pl_notes_is_back(w->notes, node);
	pl_walk_edge(w);
	if (pl_note_of_item(w->notes, node))
		pl_walk_event(w, EVENT_END, node, PL_STR("note"), 0);
	return true;
}

static bool enter(struct walk *w, const struct pl_node *node)
{
	if (is_note_part(w, node))
		return false;
	if (enter_note(w, node))
		return true;
	pl_walk_list_child(w, node);
	pl_walk_begin_table(w, node);
	switch ((enum pl_node_kind)node->kind) {
	case PL_NODE_TEXT:
		pl_walk_text(w, node);
		return false;
	case PL_NODE_COMMENT:
		pl_walk_comment(w, node);
		return false;
	case PL_NODE_TEMPLATE:
		pl_walk_template(w, node);
		return false;
	case PL_NODE_ELEMENT:
		return enter_element(w, node);
	case PL_NODE_DOCUMENT:
		return true;
	case PL_NODE_DOCTYPE:
		return false;
	}
	return false;
}

/* As it is written, and as its percent-coding reads: browsers look for both (HTML 7.4.6.3). */
static void add_target(struct pl_map *ids, struct pl_arena *arena, struct pl_str id)
{
	static char seen;

	*pl_map_put(ids, arena, id) = &seen;
	if (memchr(id.ptr, '%', id.len))
		*pl_map_put(ids, arena, pl_proof_decode(arena, id)) = &seen;
}

void pl_events_ids(struct pl_map *ids, struct pl_arena *arena, const struct pl_tree *tree)
{
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root)) {
		struct pl_str href = pl_node_is(node, PL_TAG_A) || pl_node_is(node, PL_TAG_AREA) ? pl_node_attr(node, "href") : (struct pl_str){0};

		if (href.len > 1 && href.ptr[0] == '#')
			add_target(ids, arena, pl_str_n(href.ptr + 1, href.len - 1));
	}
}

void pl_events_read(struct events *events, const struct pl_tree *tree, const struct pl_map *ids,
		    const struct pl_notes *notes)
{
	struct walk *w = PL_NEW(events->arena, struct walk);
	const struct pl_node *node = tree->root;

	w->events = events;
	w->ids = ids;
	w->notes = notes;
	while (node) {
		bool inside = enter(w, node);

		if (inside && node->first) {
			node = node->first;
			continue;
		}
		for (; node; node = node->parent) {
			if (node->kind == PL_NODE_ELEMENT && !leave_note(w, node))
				leave_element(w, node);
			if (node->next)
				break;
		}
		node = node ? node->next : NULL;
	}
	pl_walk_end_word(w);
	pl_buf_finish(&w->word);
}
