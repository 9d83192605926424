/* proof: two lists of events side by side; where they differ, on to the next place that both have once. */
#include "write/language.h"
#include "write/proof_parts.h"

/* How often an event is in each list, and where in the second. */
struct seen {
	uint64_t hash;
	uint32_t before, after, place;
};

struct anchors {
	struct seen *slots;
	size_t cap;
};

static struct seen *slot_of(const struct anchors *a, uint64_t hash)
{
	size_t i = (size_t)hash & (a->cap - 1);

	while ((a->slots[i].before || a->slots[i].after) && a->slots[i].hash != hash)
		i = (i + 1) & (a->cap - 1);
	a->slots[i].hash = hash;
	return &a->slots[i];
}

static void find_anchors(struct anchors *a, struct pl_arena *arena, const struct events *before, const struct events *after)
{
	a->cap = 16;
	while (a->cap < 2 * (before->count + after->count))
		a->cap *= 2;
	a->slots = PL_NEW_N(arena, struct seen, a->cap);
	for (size_t i = 0; i < before->count; i++)
		slot_of(a, before->items[i].hash)->before++;
	for (size_t i = 0; i < after->count; i++) {
		struct seen *seen = slot_of(a, after->items[i].hash);

		seen->after++;
		seen->place = (uint32_t)i;
	}
}

/* The next place in both from `*i` and `*j` on: events that each list has once; the ends if there is none. */
static void resume(const struct anchors *a, const struct events *before, const struct events *after, size_t *i, size_t *j)
{
	for (; *i < before->count; ++*i) {
		const struct seen *seen = slot_of(a, before->items[*i].hash);

		if (before->items[*i].kind == EVENT_WORD && seen->before == 1 && seen->after == 1 && seen->place >= *j) {
			*j = seen->place;
			return;
		}
	}
	*j = after->count;
}

/* ---- what to say ---- */

static struct pl_str shorten(struct pl_str text)
{
	if (text.len > 60) {
		text.len = 60;
		while (text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80)
			text.len--;
	}
	return text;
}

static struct pl_str name_of(struct pl_arena *arena, const struct events *events, size_t i)
{
	struct pl_str text;

	if (i >= events->count)
		return PL_STR("the end");
	text = shorten(events->items[i].text);
	switch (events->items[i].kind) {
	case EVENT_START:
		return pl_arena_printf(arena, "<" PL_FMT ">", PL_ARG(text));
	case EVENT_END:
		return pl_arena_printf(arena, "</" PL_FMT ">", PL_ARG(text));
	default:
		return pl_arena_printf(arena, "`" PL_FMT "`", PL_ARG(text));
	}
}

static void differ(struct pl_proof *proof, struct pl_arena *arena, const struct events *before, size_t i, const struct events *after, size_t j)
{
	struct pl_difference *d;
	struct pl_str was = name_of(arena, before, i), is = name_of(arena, after, j);

	if (proof->count == PL_DIFFERENCES_MAX) {
		proof->more = true;
		return;
	}
	if (!proof->items)
		proof->items = PL_NEW_N(arena, struct pl_difference, PL_DIFFERENCES_MAX);
	d = &proof->items[proof->count++];
	d->before = i < before->count ? before->items[i].node : NULL;
	d->previous = i > 0 && i <= before->count ? before->items[i - 1].node : NULL;
	d->after = j < after->count ? after->items[j].node : NULL;
	if (pl_str_eq(was, is))
		d->what = pl_arena_printf(arena, PL_FMT " is formatted, linked or placed otherwise", PL_ARG(was));
	else
		d->what = pl_arena_printf(arena, PL_FMT " became " PL_FMT, PL_ARG(was), PL_ARG(is));
}

/* ---- losses ---- */

static struct pl_str written(struct pl_arena *arena, const struct ghost *ghost)
{
	struct pl_buf raw = {0};
	struct pl_str text;

	if (ghost->attr)
		return ghost->attr->value.len > 120 ? shorten(ghost->attr->value) : ghost->attr->value;
	if (ghost->node->kind == PL_NODE_ELEMENT)
		pl_raw_open(&raw, ghost->node);
	else
		pl_buf_add(&raw, ghost->node->text);
	text = pl_arena_dup(arena, shorten(pl_buf_str(&raw)));
	pl_buf_finish(&raw);
	return text;
}

/* What the first list has besides, and the second has not at the same place. */
static void find_losses(struct pl_losses *losses, struct pl_arena *arena, const struct events *before, const struct events *after)
{
	struct anchors a = {.cap = 16};

	while (a.cap < 2 * (before->nghosts + after->nghosts))
		a.cap *= 2;
	a.slots = PL_NEW_N(arena, struct seen, a.cap);
	for (size_t i = 0; i < after->nghosts; i++)
		slot_of(&a, after->ghosts[i].hash)->after++;
	for (size_t i = 0; i < before->nghosts; i++) {
		const struct ghost *ghost = &before->ghosts[i];
		struct seen *seen = slot_of(&a, ghost->hash);

		if (seen->after > seen->before) {
			seen->before++;
			continue;
		}
		pl_loss_add(losses, arena, &(struct pl_loss){.kind = ghost->kind, .what = ghost->what,
					    .place = ghost->attr ? ghost->attr->span : ghost->node->open, .before = written(arena, ghost)});
	}
}

/* Code in a language that was not said before; a language that is lost is told as a loss. */
static bool speaks_otherwise(const struct event *before, const struct event *after)
{
	struct pl_str was, is;

	if (after->kind != EVENT_CODE)
		return false;
	was = pl_code_language(before->node);
	is = pl_code_language(after->node);
	return is.len && !pl_str_eq(was, is);
}

static bool agree(const struct event *before, const struct event *after)
{
	return before->hash == after->hash && !speaks_otherwise(before, after);
}

void pl_proof_compare(struct pl_proof *proof, struct pl_arena *arena, const struct pl_tree *before, const struct pl_tree *after,
		      enum pl_target target, struct pl_losses *losses)
{
	struct events first = {.arena = arena}, second = {.arena = arena};
	struct anchors anchors = {0};
	struct pl_map ids = {0};
	struct pl_notes notes[2] = {0};
	size_t i = 0, j = 0;

	*proof = (struct pl_proof){0};
	pl_events_ids(&ids, arena, before);
	if (target == PL_TARGET_GFM || target == PL_TARGET_KRAMDOWN || target == PL_TARGET_GOLDMARK) {
		pl_notes_find(&notes[0], arena, before);
		pl_notes_find(&notes[1], arena, after);
	}
	pl_events_read(&first, before, &ids, &notes[0]);
	pl_events_read(&second, after, &ids, &notes[1]);
	while (i < first.count || j < second.count) {
		if (i < first.count && j < second.count && agree(&first.items[i], &second.items[j])) {
			i++;
			j++;
			continue;
		}
		differ(proof, arena, &first, i, &second, j);
		if (!anchors.slots)
			find_anchors(&anchors, arena, &first, &second);
		resume(&anchors, &first, &second, &i, &j);
	}
	if (losses && proof->count == 0)
		find_losses(losses, arena, &first, &second);
}
