/* anchors: the anchors of pages that links lead to, read when the first link does. */
#ifndef CMD_ANCHORS_H
#define CMD_ANCHORS_H

#include <pthread.h>

#include "origin.h"
#include "site/visit.h"

/* Of one site; for several threads. */
struct anchors {
	const struct pl_site *site;
	const struct origin *origin; /* of its files */
	pthread_mutex_t lock;
	struct pl_arena arena;
	struct pl_map pages; /* path -> struct anchor_set */
};

void anchors_init(struct anchors *anchors, const struct pl_site *site, const struct origin *origin);
void anchors_finish(struct anchors *anchors);
/* As `anchors` and `has_anchor` of struct pl_site_visit; `context` is a struct anchors. */
bool anchors_read(void *context, struct pl_anchors *out, struct pl_arena *arena, const struct pl_card *card);
bool anchors_have(void *context, const struct pl_card *card, struct pl_str id, bool *uncertain);

#endif
