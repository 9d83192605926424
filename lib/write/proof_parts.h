/* proof_parts: the lists of events that the proof compares; nobody else includes this. */
#ifndef PL_WRITE_PROOF_PARTS_H
#define PL_WRITE_PROOF_PARTS_H

#include "base/hash.h"
#include "write/notes.h"
#include "write/proof.h"

enum { EVENT_WORD, EVENT_START, EVENT_END, EVENT_LEAF, EVENT_CODE };

/* Two events are equal when their hashes are. */
struct event {
	uint64_t hash;
	const struct pl_node *node;
	struct pl_str text;      /* the word; the element's name */
	uint8_t kind;
};

/* Something that may go without making the trees differ, but is told as a loss. */
struct ghost {
	uint64_t hash;           /* of its place among the events, and of itself */
	const struct pl_node *node;
	const struct pl_attr *attr; /* NULL: the element itself */
	struct pl_str what;
	enum pl_loss_kind kind;
};

struct events {
	struct pl_arena *arena;
	struct event *items;
	size_t count, cap;
	struct ghost *ghosts;
	size_t nghosts, ghosts_cap;
};

/* Fills `events`, whose arena is set. `ids`: those that a link of the post points at. `notes`: its footnotes. */
void pl_events_read(struct events *events, const struct pl_tree *tree, const struct pl_map *ids,
		    const struct pl_notes *notes);
/* Gathers the ids that links of `tree` point at. */
void pl_events_ids(struct pl_map *ids, struct pl_arena *arena, const struct pl_tree *tree);

#endif
