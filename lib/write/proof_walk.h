/* proof_walk: the state of the walk that makes events, and its parts; only proof_*.c include this. */
#ifndef PL_WRITE_PROOF_WALK_H
#define PL_WRITE_PROOF_WALK_H

#include "write/language.h"
#include "write/proof_parts.h"

enum separator { SEPARATOR_NONE, SEPARATOR_SPACE, SEPARATOR_NEWLINE, SEPARATOR_BLOCK };
enum { FORMAT_STRONG, FORMAT_EM, FORMAT_DEL, FORMAT_CODE, FORMATS, FORMAT_LINK = FORMATS };
enum part { PART_NONE, PART_ITEM, PART_OTHER };

struct list {
	const struct pl_node *node;
	enum part part;
};

/* Which element of each format something stands in: equal numbers, one element. 0: in none. */
struct runs {
	uint32_t of[FORMATS + 1];
};

struct walk {
	struct events *events;
	const struct pl_map *ids;
	const struct pl_notes *notes;
	struct pl_buf word;          /* in hand */
	const struct pl_node *word_node;
	unsigned word_formats;
	unsigned word_joined;        /* formats that go on over the blank in front of it */
	uint64_t word_link;
	enum separator word_separator, separator;
	uint32_t last;               /* character before `separator` */
	unsigned formats, depth[FORMATS]; /* open elements of each format */
	struct runs runs, last_runs; /* now; of the last character */
	uint32_t nruns;
	bool moved;                  /* `last_runs` must follow */
	uint64_t link;
	const struct pl_node *link_node;
	size_t link_events;          /* when the link began */
	const struct pl_node *breaks[8]; /* that wait for something behind them */
	size_t nbreaks;
	bool begun;                  /* the block shows something */
	struct list lists[PL_TREE_DEPTH + 8];
	size_t nlists;
	const struct pl_node *row0;  /* first row of the table in hand */
	const struct pl_node *head;  /* first row that was told to become a head */
	const struct pl_node *table; /* begins when its caption has ended */
};

static inline uint64_t mix(uint64_t a, uint64_t b)
{
	uint64_t both[2] = {a, b};

	return pl_hash(pl_str_n((const char *)both, sizeof(both)));
}

static inline bool is_blank_text(const struct pl_node *node)
{
	return node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len == 0;
}

/* ---- proof_words.c ---- */

/* Something that is compared. */
void pl_walk_event(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash);
/* Something that may go, and is told: `node`, or its `attr`. */
void pl_walk_ghost(struct walk *w, enum pl_loss_kind kind, const struct pl_node *node, const struct pl_attr *attr, struct pl_str what);
void pl_walk_end_word(struct walk *w);
void pl_walk_text(struct walk *w, const struct pl_node *node);
/* Something that shows and is no text. */
void pl_walk_shown(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash);
/* A block begins or ends. */
void pl_walk_edge(struct walk *w);
void pl_walk_break(struct walk *w, const struct pl_node *node);
void pl_walk_format(struct walk *w, const struct pl_node *node, bool enter);

/* ---- proof_attributes.c ---- */

/* White space folded, so that a title may be wrapped. */
uint64_t pl_proof_hash_folded(struct pl_arena *arena, struct pl_str text);
/* An address of `node`, percent-coding taken off where it need not be. */
uint64_t pl_proof_hash_url(struct pl_arena *arena, const struct pl_node *node, struct pl_str url);
/* `text` with its percent-coding read. In the arena. */
struct pl_str pl_proof_decode(struct pl_arena *arena, struct pl_str text);
/* All attributes of an element that is kept with all of them. */
uint64_t pl_walk_hash_attributes(struct walk *w, const struct pl_node *node);
/* Attributes of an element that is not kept as it is; those `held` (words) are compared elsewhere. */
void pl_walk_ghosts(struct walk *w, const struct pl_node *node, const char *held);
/* An id that a link of the post points at (`always`: any) stands where its element begins. */
void pl_walk_anchor(struct walk *w, const struct pl_node *node, bool always);

/* ---- proof_kept.c ---- */

/* As its bytes say; runs of white space are one, and none where a line breaks beside a tag. */
void pl_walk_opaque(struct walk *w, const struct pl_node *node);
void pl_walk_pre(struct walk *w, const struct pl_node *pre);
void pl_walk_image(struct walk *w, const struct pl_node *node);
void pl_walk_input(struct walk *w, const struct pl_node *node);
void pl_walk_script(struct walk *w, const struct pl_node *node);
void pl_walk_comment(struct walk *w, const struct pl_node *node);
void pl_walk_template(struct walk *w, const struct pl_node *node);

/* ---- proof_lists.c ---- */

/* What stands in a list and is no item joins the one before it, if it is a list, or makes one. */
void pl_walk_list_child(struct walk *w, const struct pl_node *node);
/* Gives whether what is inside is to be walked: not for a list with nothing in it. */
bool pl_walk_enter_list(struct walk *w, const struct pl_node *node);
void pl_walk_leave_list(struct walk *w, const struct pl_node *node);
void pl_walk_enter_item(struct walk *w, const struct pl_node *node);
void pl_walk_leave_item(struct walk *w, const struct pl_node *node);
/* A caption stands in front of its table. `inside`: what begins now, NULL: anything. */
void pl_walk_begin_table(struct walk *w, const struct pl_node *inside);
void pl_walk_enter_cell(struct walk *w, const struct pl_node *cell);

#endif
