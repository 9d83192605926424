/* convert_loss: what conversions lost: as records, against a limit, and summed up. */
#include <stdlib.h>

#include "convert.h"
#include "message.h"
#include "report/report.h"

enum { PLACES = 3, SHOWN = 10, KINDS = 10000 }; /* told of a post; of the sum; and counted apart */

/* Where `at` lies in the post as written. */
static struct pl_place place_at(const struct pl_lines *lines, uint32_t at)
{
	return pl_lines_place(lines, at <= lines->text.len ? at : (uint32_t)lines->text.len);
}

static bool is_known(struct pl_span span)
{
	return span.start || span.end;
}

struct pl_str convert_place(struct pl_arena *arena, const struct pl_lines *lines, const struct pl_node *node)
{
	struct pl_place place;

	while (node && pl_span_empty(node->span))
		node = node->prev ? node->prev : node->parent;
	if (!node)
		return PL_STR("");
	place = place_at(lines, node->span.start);
	return pl_arena_printf(arena, "%u:%u", place.line, place.column);
}

static void add_string(struct pl_buf *out, const char *name, struct pl_str text)
{
	pl_buf_addf(out, "%s\"%s\":\"", *name == 'p' ? "{" : ",", name);
	pl_report_json_escape(out, text);
	pl_buf_addc(out, '"');
}

static void add_place(struct pl_buf *out, const struct pl_lines *lines, struct pl_span span)
{
	struct pl_place place;

	if (!is_known(span)) {
		pl_buf_adds(out, ",\"line\":null,\"column\":null");
		return;
	}
	place = place_at(lines, span.start);
	pl_buf_addf(out, ",\"line\":%u,\"column\":%u", place.line, place.column);
}

void convert_loss_lines(struct pl_buf *out, const char *path, const struct pl_post *post, const struct pl_conversion *conversion)
{
	struct pl_lines lines;

	pl_lines_init(&lines, (struct pl_arena *)(uintptr_t)&post->arena, post->source.text);
	for (size_t i = 0; i < conversion->losses.count; i++) {
		const struct pl_loss *loss = &conversion->losses.items[i];

		add_string(out, "path", pl_str_c(path));
		add_string(out, "kind", pl_str_c(pl_loss_names[loss->kind]));
		add_string(out, "what", loss->what);
		add_place(out, &lines, loss->place);
		add_string(out, "before", loss->before);
		add_string(out, "after", loss->after);
		pl_buf_adds(out, "}\n");
	}
	for (size_t i = 0; i < conversion->proof.count; i++) {
		const struct pl_difference *d = &conversion->proof.items[i];
		const struct pl_node *node = d->before ? d->before : d->previous;

		add_string(out, "path", pl_str_c(path));
		add_string(out, "kind", PL_STR("unproven"));
		add_string(out, "what", d->what);
		add_place(out, &lines, node ? node->span : pl_span(0, 0));
		pl_buf_adds(out, "}\n");
	}
}

bool convert_loss_exceeds(struct pl_buf *out, const char *path, const struct pl_post *post, const struct pl_losses *losses, unsigned most)
{
	struct pl_lines lines = {0};
	size_t count = 0;

	for (size_t i = 0; i < losses->count; i++) {
		const struct pl_loss *loss = &losses->items[i];
		struct pl_place place;

		if ((unsigned)loss->kind <= most || ++count > PLACES)
			continue;
		if (count == 1)
			pl_lines_init(&lines, (struct pl_arena *)(uintptr_t)&post->arena, post->source.text);
		place = place_at(&lines, loss->place.start);
		if (is_known(loss->place))
			message_add(out, "%s:%u:%u: %s would be lost: " PL_FMT ": " PL_FMT, path, place.line, place.column,
				    pl_loss_names[loss->kind], PL_ARG(loss->what), PL_ARG(loss->before));
		else
			message_add(out, "%s: %s would be lost: " PL_FMT ": " PL_FMT, path, pl_loss_names[loss->kind], PL_ARG(loss->what),
				    PL_ARG(loss->before));
	}
	if (count > PLACES)
		message_add(out, "%s: and %zu more", path, count - PLACES);
	return count > 0;
}

void convert_loss_pack(struct pl_buf *out, const struct pl_losses *losses)
{
	for (size_t i = 0; i < losses->count; i++) {
		uint32_t head[2] = {losses->items[i].kind, (uint32_t)losses->items[i].what.len};

		pl_buf_add(out, pl_str_n((const char *)head, sizeof(head)));
		pl_buf_add(out, losses->items[i].what);
	}
}

void convert_loss_count(struct convert *c, struct pl_str packed)
{
	uint32_t head[2];

	while (packed.len) {
		struct pl_str what;
		void **slot;
		struct convert_loss *loss;

		memcpy(head, packed.ptr, sizeof(head));
		what = pl_str_n(packed.ptr + sizeof(head), head[1]);
		packed = pl_str_n(what.ptr + what.len, packed.len - sizeof(head) - what.len);
		loss = pl_map_get(&c->losses, what);
		if (!loss) {
			what = c->losses.count < KINDS ? pl_arena_dup(&c->arena, what) : PL_STR("other");
			slot = pl_map_put(&c->losses, &c->arena, what);
			if (!*slot)
				*slot = PL_NEW(&c->arena, struct convert_loss);
			loss = *slot;
			loss->what = what;
		}
		loss->kind = head[0] > (uint32_t)loss->kind ? (enum pl_loss_kind)head[0] : loss->kind;
		loss->count++;
	}
}

static int most_first(const void *a, const void *b)
{
	const struct convert_loss *x = *(const struct convert_loss *const *)a, *y = *(const struct convert_loss *const *)b;

	return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : pl_str_cmp(x->what, y->what);
}

void convert_loss_show(struct pl_buf *out, const struct convert *c)
{
	struct convert_loss **all, *loss;
	size_t n = 0, at = 0, total = 0, more = 0;

	if (!c->losses.count)
		return;
	all = pl_alloc(c->losses.count * sizeof(struct convert_loss *));
	while ((loss = pl_map_next(&c->losses, &at))) {
		total += loss->count;
		all[n++] = loss;
	}
	qsort(all, n, sizeof(struct convert_loss *), most_first);
	pl_buf_addf(out, "%zu %s not carried over%s:\n", total, total == 1 ? "thing" : "things", c->settings->loss ? "" : " (--loss FILE lists them)");
	for (size_t i = 0; i < n; i++) {
		if (i >= SHOWN) {
			more += all[i]->count;
			continue;
		}
		pl_buf_addf(out, "%7zu  %-9s  ", all[i]->count, pl_loss_names[all[i]->kind]);
		pl_report_escape(out, all[i]->what);
		pl_buf_addc(out, '\n');
	}
	if (more)
		pl_buf_addf(out, "%7zu  of %zu other kinds\n", more, n - SHOWN);
	free(all);
}
