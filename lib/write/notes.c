/* notes: footnotes, found by the links that lead there and back. */
#include "write/notes.h"

struct mark {
	const struct pl_node *node; /* the first */
	struct pl_str text;
};

static bool is_space(const struct pl_node *node)
{
	return node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len == 0;
}

/* The only child of `node` that is no white space, or NULL. */
static struct pl_node *only_child(const struct pl_node *node)
{
	struct pl_node *only = NULL;

	for (struct pl_node *child = node->first; child; child = child->next) {
		if (is_space(child))
			continue;
		if (only)
			return NULL;
		only = child;
	}
	return only;
}

/* "#x" without the #, of a link; absent otherwise. */
static struct pl_str fragment(const struct pl_node *node)
{
	struct pl_str href = pl_node_is(node, PL_TAG_A) ? pl_node_attr(node, "href") : (struct pl_str){0};

	return href.len > 1 && href.ptr[0] == '#' ? pl_str_n(href.ptr + 1, href.len - 1) : (struct pl_str){0};
}

/* The link that `node` is all of, if it looks like a footnote's mark: raised, or called so. */
static const struct pl_node *link_of_mark(const struct pl_node *node)
{
	const struct pl_node *only;
	struct pl_str class;

	if (pl_node_is(node, PL_TAG_SUP)) {
		only = only_child(node);
		return fragment(only).len ? only : NULL;
	}
	if (!fragment(node).len)
		return NULL;
	class = pl_node_attr(node, "class");
	if (pl_node_is(only_child(node), PL_TAG_SUP) || node->flags & PL_NODE_FOOTNOTE || pl_str_find(class, PL_STR("footnote-ref"), 0) < class.len)
		return node;
	return NULL;
}

static const struct pl_node *first_text(const struct pl_node *top)
{
	for (const struct pl_node *node = top; node; node = pl_node_after(node, top))
		if (node->kind == PL_NODE_TEXT && !is_space(node))
			return node;
	return NULL;
}

/* ---- marks ---- */

static void add_back(struct pl_notes *notes, struct pl_arena *arena, const struct pl_node *node, struct pl_str target)
{
	struct pl_str id = pl_node_attr(node, "id"), *kept;

	if (!id.len)
		return;
	kept = PL_NEW(arena, struct pl_str);
	*kept = target;
	*pl_map_put(&notes->backs, arena, id) = kept;
}

static void find_marks(struct pl_notes *notes, struct pl_arena *arena, const struct pl_tree *tree)
{
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root)) {
		const struct pl_node *link = link_of_mark(node), *text;
		void **slot;

		if (!link)
			continue;
		add_back(notes, arena, node, fragment(link));
		add_back(notes, arena, link, fragment(link));
		slot = pl_map_put(&notes->marks, arena, fragment(link));
		text = first_text(link);
		if (!*slot && text) {
			struct mark *mark = PL_NEW(arena, struct mark);

			*mark = (struct mark){node, pl_str_trim(text->text)};
			*slot = mark;
		}
	}
}

/* ---- lists ---- */

static bool leads_back(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_str *target = fragment(node).len ? pl_map_get(&notes->backs, fragment(node)) : NULL;

	return target != NULL;
}

static bool is_note(const struct pl_notes *notes, const struct pl_node *item)
{
	struct pl_str id = pl_node_attr(item, "id");

	if (!pl_node_is(item, PL_TAG_LI) || !id.len)
		return false;
	if (item->flags & PL_NODE_FOOTNOTE)
		return true;
	if (!pl_map_get(&notes->marks, id))
		return false;
	for (const struct pl_node *node = item; node; node = pl_node_after(node, item))
		if (leads_back(notes, node))
			return true;
	return false;
}

static bool is_list(const struct pl_notes *notes, const struct pl_node *list)
{
	bool any = false;

	if (!pl_node_is(list, PL_TAG_OL))
		return false;
	for (const struct pl_node *item = list->first; item; item = item->next) {
		if (is_space(item))
			continue;
		if (!is_note(notes, item))
			return false;
		any = true;
	}
	return any;
}

static bool is_label(struct pl_str text)
{
	if (text.len == 0 || text.len > 40)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_alnum((unsigned char)text.ptr[i]) && text.ptr[i] != '-' && text.ptr[i] != '_')
			return false;
	return true;
}

static struct pl_str unbracket(struct pl_str text)
{
	while (text.len > 1 && strchr("[(", text.ptr[0]) && strchr("])", text.ptr[text.len - 1]))
		text = pl_str_n(text.ptr + 1, text.len - 2);
	return text;
}

/* The author's own, or what the mark shows, or the number; each once. */
static struct pl_str label_of(struct pl_notes *notes, struct pl_arena *arena, const struct pl_note *note, struct pl_str id)
{
	const struct mark *mark = pl_map_get(&notes->marks, id);
	struct pl_str label = mark ? unbracket(mark->text) : (struct pl_str){0};

	if (note->item->flags & PL_NODE_FOOTNOTE && pl_str_starts(id, PL_STR("fn:")))
		label = pl_str_n(id.ptr + 3, id.len - 3);
	else if (!is_label(label))
		label = pl_arena_printf(arena, "%zu", note->number);
	while (pl_map_get(&notes->labels, label))
		label = pl_arena_printf(arena, PL_FMT "-%zu", PL_ARG(label), note->number);
	*pl_map_put(&notes->labels, arena, label) = (void *)note;
	return label;
}

static void add_list(struct pl_notes *notes, struct pl_arena *arena, const struct pl_node *list)
{
	const struct pl_node *first = list->first;

	while (is_space(first))
		first = first->next;
	*pl_map_put(&notes->lists, arena, pl_node_attr(first, "id")) = (void *)list;
	for (const struct pl_node *item = first; item; item = item->next) {
		struct pl_str id = pl_node_attr(item, "id");
		struct pl_note *note;

		if (is_space(item) || pl_map_get(&notes->notes, id))
			continue;
		note = PL_NEW(arena, struct pl_note);
		*note = (struct pl_note){.number = ++notes->count, .item = item};
		note->label = label_of(notes, arena, note, id);
		*pl_map_put(&notes->notes, arena, id) = note;
	}
}

void pl_notes_find(struct pl_notes *notes, struct pl_arena *arena, const struct pl_tree *tree)
{
	*notes = (struct pl_notes){0};
	find_marks(notes, arena, tree);
	if (!notes->marks.count)
		return;
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root))
		if (is_list(notes, node))
			add_list(notes, arena, node);
}

/* ---- questions ---- */

const struct pl_note *pl_note_of_mark(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_node *link = notes->count ? link_of_mark(node) : NULL;

	return link ? pl_map_get(&notes->notes, fragment(link)) : NULL;
}

const struct pl_note *pl_note_of_item(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_note *note = notes->count && pl_node_is(node, PL_TAG_LI) ? pl_map_get(&notes->notes, pl_node_attr(node, "id")) : NULL;

	return note && note->item == node ? note : NULL;
}

bool pl_notes_is_list(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_node *first = notes->count && pl_node_is(node, PL_TAG_OL) ? node->first : NULL;

	while (first && is_space(first))
		first = first->next;
	return first && first->kind == PL_NODE_ELEMENT && pl_map_get(&notes->lists, pl_node_attr(first, "id")) == node;
}

bool pl_notes_is_back(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_str *target = notes->count && fragment(node).len ? pl_map_get(&notes->backs, fragment(node)) : NULL;
	const struct pl_note *note = target ? pl_map_get(&notes->notes, *target) : NULL;

	if (!note)
		return false;
	for (; node; node = node->parent)
		if (node == note->item)
			return true;
	return false;
}

bool pl_notes_is_rule(const struct pl_notes *notes, const struct pl_node *node)
{
	const struct pl_node *next = node->next;

	if (!notes->count || !pl_node_is(node, PL_TAG_HR) || !node->parent || node->parent->kind != PL_NODE_ELEMENT)
		return false;
	while (next && is_space(next))
		next = next->next;
	return next && pl_notes_is_list(notes, next);
}
