/* silenced: suppressed findings, counted. */
#include "silenced.h"

#include <stdlib.h>

#include "report/report.h"

struct silenced_row {
	struct pl_str key;
	const char *rule;
	struct pl_str reason;
	size_t count;
};

/* A reason over several lines counts as one in a line. */
static void add_line(struct pl_buf *out, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_space((unsigned char)text.ptr[i]))
			pl_buf_addc(out, text.ptr[i]);
		else if (i && !pl_is_space((unsigned char)text.ptr[i - 1]))
			pl_buf_addc(out, ' ');
}

void silenced_add(struct silenced *s, const char *rule, struct pl_str reason, size_t count)
{
	struct pl_buf key = {0};
	struct pl_str kept;
	void **slot;

	pl_buf_adds(&key, rule);
	pl_buf_addc(&key, '\t');
	add_line(&key, reason);
	slot = pl_map_get(&s->map, pl_buf_str(&key)) ? pl_map_put(&s->map, &s->arena, pl_buf_str(&key)) : NULL;
	if (!slot) {
		kept = pl_arena_dup(&s->arena, pl_buf_str(&key));
		s->rows = pl_arena_grow(&s->arena, s->rows, s->count, &s->cap, sizeof(*s->rows));
		s->rows[s->count++] = (struct silenced_row){
			.key = kept, .rule = rule, .reason = pl_str_n(kept.ptr + strlen(rule) + 1, kept.len - strlen(rule) - 1)};
		slot = pl_map_put(&s->map, &s->arena, kept);
		*slot = (void *)(uintptr_t)s->count;
	}
	s->rows[(uintptr_t)*slot - 1].count += count;
	pl_buf_finish(&key);
}

void silenced_merge(struct silenced *s, const struct silenced *from)
{
	for (size_t i = 0; i < from->count; i++)
		silenced_add(s, from->rows[i].rule, from->rows[i].reason, from->rows[i].count);
}

static int most_first(const void *left, const void *right)
{
	const struct silenced_row *a = left, *b = right;

	return a->count != b->count ? (a->count < b->count) - (a->count > b->count) : pl_str_cmp(a->key, b->key);
}

void silenced_show(struct silenced *s, struct pl_buf *out)
{
	if (!s->count)
		return;
	qsort(s->rows, s->count, sizeof(*s->rows), most_first);
	pl_buf_adds(out, "suppressed by comments:\n");
	for (size_t i = 0; i < s->count; i++) {
		pl_buf_addf(out, "%7zu  %s", s->rows[i].count, s->rows[i].rule);
		if (s->rows[i].reason.len)
			pl_buf_adds(out, " -- ");
		pl_report_escape(out, s->rows[i].reason);
		pl_buf_addc(out, '\n');
	}
}

void silenced_finish(struct silenced *s)
{
	pl_arena_finish(&s->arena);
	*s = (struct silenced){0};
}
