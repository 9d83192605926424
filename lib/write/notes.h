/* notes: footnotes of a tree, whoever made them: pairs of a mark that links to an item, which links back. */
#ifndef PL_WRITE_NOTES_H
#define PL_WRITE_NOTES_H

#include "base/hash.h"
#include "body/tree.h"

struct pl_note {
	size_t number;               /* 1 for the first in the list */
	const struct pl_node *item;  /* its <li> */
	struct pl_str label;         /* fit for `[^label]` */
};

struct pl_notes {
	struct pl_map marks;         /* id that marks point at: struct mark */
	struct pl_map backs;         /* id of a mark: the id that it points at */
	struct pl_map notes;         /* id of an item: struct pl_note */
	struct pl_map labels;
	struct pl_map lists;         /* id of a list's first item: its <ol> */
	size_t count;
};

/* Finds the notes of `tree`: lists all of whose items are marked and link back, or were written as footnotes. */
void pl_notes_find(struct pl_notes *notes, struct pl_arena *arena, const struct pl_tree *tree);
/* The note that `node` (a <sup>, or an <a>) marks, all of it; NULL: none. */
const struct pl_note *pl_note_of_mark(const struct pl_notes *notes, const struct pl_node *node);
/* The note whose <li> it is, or NULL. */
const struct pl_note *pl_note_of_item(const struct pl_notes *notes, const struct pl_node *node);
/* True for the <ol> of notes. */
bool pl_notes_is_list(const struct pl_notes *notes, const struct pl_node *node);
/* True for a link in a note that leads back to a mark. */
bool pl_notes_is_back(const struct pl_notes *notes, const struct pl_node *node);
/* True for a rule that only sets the notes apart. */
bool pl_notes_is_rule(const struct pl_notes *notes, const struct pl_node *node);

/* Footnotes written in Markdown become what renderers show, for targets that have none: numbers in the order of their marks, and
 * one list at the end behind a rule, each note with a link back to its first mark. `wrapped`: in a <div class="footnotes">. */
void pl_notes_to_end(struct pl_tree *tree, struct pl_arena *arena, bool wrapped);

#endif
