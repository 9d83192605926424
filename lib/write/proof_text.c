/* proof_text: plain text against the post: every character that shows is there, in the same order; in tables, by cells. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/proof.h"
#include "write/text_parts.h"

enum { SLOTS = 1 << 16 };

/* Characters that plain text has no use for, or that stand for another there. 0: it is not compared. */
static uint32_t compared(uint32_t cp)
{
	if (cp < ' ' || (cp >= 0x7F && cp <= 0xA0) || cp == 0xAD || cp == 0xFFFD || pl_is_unicode_space(cp))
		return 0;
	return pl_text_plain_script(cp);
}

static bool is_silent(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_SCRIPT, PL_TAG_STYLE, PL_TAG_TITLE, PL_TAG_RP, PL_TAG_TEMPLATE, PL_TAG_META, PL_TAG_LINK};

	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

struct check {
	struct pl_arena *arena;
	struct pl_str text;
	const struct pl_notes *notes;
	size_t at;                 /* what is in order up to here */
	size_t first;              /* behind the first character of a table's cell; 0: nothing of it has come */
	uint32_t *counts;          /* of characters that are still to be found */
	struct pl_proof *proof;
};

static void differ(struct check *c, const struct pl_node *node, uint32_t cp, const char *what)
{
	struct pl_proof *proof = c->proof;
	char bytes[4];
	size_t length = pl_utf8_encode(bytes, cp);

	if (proof->count)
		return;
	proof->items = PL_NEW(c->arena, struct pl_difference);
	proof->items[proof->count++] = (struct pl_difference){
		.before = node, .what = pl_arena_printf(c->arena, "`%.*s` %s", (int)length, bytes, what),
	};
}

/* `cp` comes next in what was written, whatever was added between. */
static bool find_next(struct check *c, uint32_t cp)
{
	while (c->at < c->text.len)
		if (compared(pl_utf8_next(c->text, &c->at)) == cp)
			return true;
	return false;
}

static void check_text(struct check *c, const struct pl_node *node)
{
	for (size_t at = 0; at < node->text.len;) {
		uint32_t cp = compared(pl_utf8_next(node->text, &at));

		if (!cp)
			continue;
		if (c->counts[cp % SLOTS] == 0)
			differ(c, node, cp, "is missing");
		else
			c->counts[cp % SLOTS]--;
		if (c->proof->count)
			return;
		if (!find_next(c, cp))
			differ(c, node, cp, "does not follow where it should");
		c->first = c->first ? c->first : c->at;
	}
}

/* What shows of `node`; gives what comes behind it. */
static const struct pl_node *check_node(struct check *c, const struct pl_node *node, const struct pl_node *top)
{
	if (node->kind == PL_NODE_TEXT || (node->kind == PL_NODE_TEMPLATE && !pl_raw_is_attribute_list(node->text)))
		check_text(c, node);
	if (is_silent(node) || pl_note_of_mark(c->notes, node) || pl_notes_is_back(c->notes, node))
		return pl_node_skip(node, top);
	return pl_node_after(node, top);
}

/* ---- tables in columns ---- */

/* Where the cells of a table may begin. */
struct columns {
	size_t begin;    /* of the table */
	size_t from;     /* of the cell in hand */
	size_t end;      /* of the rows behind the head */
	size_t furthest; /* of anything in it */
	size_t rows;     /* begun; a head that is missing counts as well */
};

static size_t later(size_t a, size_t b)
{
	return a > b ? a : b;
}

static bool is_head(const struct pl_node *row)
{
	const struct pl_node *cell = row->first;

	while (cell && !pl_node_is(cell, PL_TAG_TD))
		cell = cell->next;
	return !cell;
}

/* A row begins behind those above it, a cell behind the first character of the one before it: they stand side by side.
 * The names of columns may be anywhere: a table that is too wide repeats them in each row. So may the caption. */
static void begin_part(struct check *c, struct columns *t, const struct pl_node *node)
{
	bool row = pl_node_is(node, PL_TAG_TR), caption = pl_node_is(node, PL_TAG_CAPTION);

	if (!row && !caption && !pl_node_is(node, PL_TAG_TD) && !pl_node_is(node, PL_TAG_TH))
		return;
	t->furthest = later(t->furthest, c->at);
	t->end = t->rows > 1 ? later(t->end, c->at) : t->end;
	if (row) {
		t->rows += t->rows || is_head(node) ? 1 : 2;
		t->from = t->rows > 2 ? t->end : t->begin;
	} else if (caption) {
		t->from = t->begin;
	} else if (c->first && t->rows > 1) {
		t->from = c->first;
	}
	c->at = t->from;
	c->first = 0;
}

/* Gives what comes behind the table. */
static const struct pl_node *check_table(struct check *c, const struct pl_node *table, const struct pl_node *top)
{
	struct columns t = {.begin = c->at, .from = c->at, .end = c->at, .furthest = c->at};

	for (const struct pl_node *node = table->first; node; node = check_node(c, node, table))
		begin_part(c, &t, node);
	c->at = later(t.furthest, c->at);
	return pl_node_skip(table, top);
}

void pl_proof_text(struct pl_proof *proof, struct pl_arena *arena, const struct pl_tree *before, struct pl_str text)
{
	struct pl_notes notes;
	struct check c = {.arena = arena, .text = text, .notes = &notes, .counts = PL_NEW_N(arena, uint32_t, SLOTS), .proof = proof};

	*proof = (struct pl_proof){0};
	pl_notes_find(&notes, arena, before);
	for (size_t at = 0; at < text.len;)
		c.counts[compared(pl_utf8_next(text, &at)) % SLOTS]++;
	for (const struct pl_node *node = before->root; node && !proof->count;) {
		if (pl_node_is(node, PL_TAG_TABLE) && pl_text_has_columns(node))
			node = check_table(&c, node, before->root);
		else
			node = check_node(&c, node, before->root);
	}
}
