/* proof_text: plain text against the post: every character that shows is there, and outside tables in the same order. */
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
	size_t at;                 /* what is in order up to here */
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

static void check_node(struct check *c, const struct pl_node *node, bool ordered)
{
	for (size_t at = 0; at < node->text.len;) {
		uint32_t cp = compared(pl_utf8_next(node->text, &at));

		if (!cp)
			continue;
		if (c->counts[cp % SLOTS] == 0)
			differ(c, node, cp, "is missing");
		else
			c->counts[cp % SLOTS]--;
		if (ordered && !c->proof->count && !find_next(c, cp))
			differ(c, node, cp, "does not follow where it should");
	}
}

void pl_proof_text(struct pl_proof *proof, struct pl_arena *arena, const struct pl_tree *before, struct pl_str text)
{
	struct check c = {.arena = arena, .text = text, .counts = PL_NEW_N(arena, uint32_t, SLOTS), .proof = proof};
	const struct pl_node *behind = NULL; /* what follows the table we are in */
	bool table = false;                  /* nothing follows it */
	struct pl_notes notes;

	*proof = (struct pl_proof){0};
	pl_notes_find(&notes, arena, before);
	for (size_t at = 0; at < text.len;)
		c.counts[compared(pl_utf8_next(text, &at)) % SLOTS]++;
	for (const struct pl_node *node = before->root; node;) {
		bool skip = is_silent(node) || pl_note_of_mark(&notes, node) || pl_notes_is_back(&notes, node);

		if (node == behind)
			behind = NULL;
		if (!behind && pl_node_is(node, PL_TAG_TABLE)) {
			behind = pl_node_skip(node, before->root);
			table = behind == NULL;
		}
		if (node->kind == PL_NODE_TEXT || (node->kind == PL_NODE_TEMPLATE && !pl_raw_is_attribute_list(node->text)))
			check_node(&c, node, !behind && !table);
		node = skip ? pl_node_skip(node, before->root) : pl_node_after(node, before->root);
	}
}
