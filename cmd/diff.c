/* diff: two texts as a unified diff: Myers' greedy search between the first and the last line that differ. */
#include "diff.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "report/report.h"

enum { AROUND = 3, EFFORT = 2000 };

struct lines {
	struct pl_str *items; /* with their newlines */
	uint64_t *hashes;
	size_t count;
	bool *changed;
};

static void split(struct lines *lines, struct pl_str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	lines->items = pl_alloc(n * sizeof(*lines->items));
	lines->hashes = pl_alloc(n * sizeof(*lines->hashes));
	lines->changed = pl_alloc(n * sizeof(*lines->changed));
	memset(lines->changed, 0, n * sizeof(*lines->changed));
	for (size_t at = 0; at < text.len;) {
		const char *end = memchr(text.ptr + at, '\n', text.len - at);
		size_t stop = end ? (size_t)(end - text.ptr) + 1 : text.len;

		lines->items[lines->count] = pl_str_n(text.ptr + at, stop - at);
		lines->hashes[lines->count++] = pl_hash(pl_str_n(text.ptr + at, stop - at));
		at = stop;
	}
}

static void finish(struct lines *lines)
{
	free(lines->items);
	free(lines->hashes);
	free(lines->changed);
}

/* The part that is searched: lines from `start` on, na and nb of them. */
struct middle {
	struct lines *a, *b;
	size_t start, na, nb;
};

static bool same(const struct middle *m, size_t x, size_t y)
{
	return m->a->hashes[m->start + x] == m->b->hashes[m->start + y] && pl_str_eq(m->a->items[m->start + x], m->b->items[m->start + y]);
}

/* One more step: extends v[], the furthest x of each diagonal k, from d - 1 to d edits. True at the end of both. */
static bool step(const struct middle *m, long d, int32_t *v)
{
	long na = (long)m->na, nb = (long)m->nb;

	for (long k = -d; k <= d; k += 2) {
		long x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1, y = x - k;

		while (x < na && y >= 0 && y < nb && same(m, (size_t)x, (size_t)y)) {
			x++;
			y++;
		}
		v[k] = (int32_t)x;
		if (k == na - nb && x >= na)
			return true;
	}
	return false;
}

/* Marks the edits on the way that led to the end with `d` of them; rows[i] is v[-i … i] as after step i. */
static void mark(const struct middle *m, long d, int32_t *const *rows)
{
	long x = (long)m->na, y = (long)m->nb;

	for (; d > 0; d--) {
		const int32_t *v = rows[d - 1] + (d - 1);
		long k = x - y, left = k - 1 >= -(d - 1) && k - 1 <= d - 1 ? v[k - 1] : -1,
		     right = k + 1 >= -(d - 1) && k + 1 <= d - 1 ? v[k + 1] : -1;
		bool down = k == -d || (k != d && left < right);

		x = down ? right : left;
		y = x - (down ? k + 1 : k - 1);
		if (down)
			m->b->changed[m->start + (size_t)y] = true;
		else
			m->a->changed[m->start + (size_t)x] = true;
	}
}

static void change_all(const struct middle *m)
{
	memset(m->a->changed + m->start, 1, m->na);
	memset(m->b->changed + m->start, 1, m->nb);
}

static void search(const struct middle *m)
{
	int32_t *space = pl_alloc((2 * EFFORT + 3) * sizeof(*space)), *v = space + EFFORT + 1, **rows;
	long d = 0;
	bool found = false;

	rows = pl_alloc(EFFORT * sizeof(int32_t *));
	memset(space, 0, (2 * EFFORT + 3) * sizeof(*space));
	for (; d < EFFORT && !found; d++) {
		found = step(m, d, v);
		rows[d] = pl_alloc((size_t)(2 * d + 1) * sizeof(**rows));
		memcpy(rows[d], v - d, (size_t)(2 * d + 1) * sizeof(**rows));
	}
	if (found)
		mark(m, d - 1, rows);
	else
		change_all(m);
	for (long i = 0; i < d; i++)
		free(rows[i]);
	free(rows);
	free(space);
}

static void add_lines(struct pl_buf *out, char sign, const struct lines *lines, size_t from, size_t to)
{
	for (; from < to; from++) {
		struct pl_str line = lines->items[from];

		pl_buf_addc(out, sign);
		pl_buf_add(out, line);
		if (!pl_str_ends(line, PL_STR("\n")))
			pl_buf_adds(out, "\n\\ No newline at end of file\n");
	}
}

/* Where both stand. */
struct pair {
	size_t a, b;
};

/* The next pair from `at` on of which one is changed, or both ends. */
static struct pair next_change(const struct lines *a, const struct lines *b, struct pair at)
{
	while (at.a < a->count && at.b < b->count && !a->changed[at.a] && !b->changed[at.b]) {
		at.a++;
		at.b++;
	}
	return at;
}

/* Behind the changes at `at`. */
static struct pair skip_change(const struct lines *a, const struct lines *b, struct pair at)
{
	while (at.a < a->count && a->changed[at.a])
		at.a++;
	while (at.b < b->count && b->changed[at.b])
		at.b++;
	return at;
}

static void add_range(struct pl_buf *out, char sign, size_t from, size_t to)
{
	pl_buf_addf(out, "%c%zu", sign, to > from ? from + 1 : from);
	if (to - from != 1)
		pl_buf_addf(out, ",%zu", to - from);
}

/* One hunk from the change at `at` to where the lines are equal for long; gives the place behind its last change. */
static struct pair add_hunk(struct pl_buf *out, const struct lines *a, const struct lines *b, struct pair at)
{
	size_t lead = at.a < at.b ? at.a : at.b, tail;
	struct pair first, end = skip_change(a, b, at), next;

	lead = lead < AROUND ? lead : AROUND;
	first = (struct pair){at.a - lead, at.b - lead};
	for (;;) {
		next = next_change(a, b, end);
		if ((next.a == a->count && next.b == b->count) || next.a - end.a > 2 * AROUND)
			break;
		end = skip_change(a, b, next);
	}
	tail = a->count - end.a < AROUND ? a->count - end.a : AROUND;
	pl_buf_adds(out, "@@ ");
	add_range(out, '-', first.a, end.a + tail);
	pl_buf_addc(out, ' ');
	add_range(out, '+', first.b, end.b + tail);
	pl_buf_adds(out, " @@\n");
	while (first.a < end.a + tail || first.b < end.b + tail) {
		struct pair change = skip_change(a, b, first);

		add_lines(out, '-', a, first.a, change.a);
		add_lines(out, '+', b, first.b, change.b);
		if (change.a < end.a + tail)
			add_lines(out, ' ', a, change.a, change.a + 1);
		first = (struct pair){change.a + 1, change.b + 1};
	}
	return end;
}

static void find_changes(struct lines *a, struct lines *b)
{
	size_t start = 0, end = 0, least = a->count < b->count ? a->count : b->count;
	struct middle m = {.a = a, .b = b};

	while (start < least && a->hashes[start] == b->hashes[start] && pl_str_eq(a->items[start], b->items[start]))
		start++;
	while (end < least - start && pl_str_eq(a->items[a->count - 1 - end], b->items[b->count - 1 - end]))
		end++;
	m.start = start;
	m.na = a->count - start - end;
	m.nb = b->count - start - end;
	if (m.na && m.nb)
		search(&m);
	else
		change_all(&m);
}

static void add_name(struct pl_buf *out, const char *mark, const char *name)
{
	pl_buf_adds(out, mark);
	pl_report_escape(out, pl_str_c(name));
	pl_buf_addc(out, '\n');
}

void diff_add(struct pl_buf *out, const char *old_name, const char *new_name, struct pl_str before, struct pl_str after)
{
	struct lines a = {0}, b = {0};
	struct pair at = {0};

	if (pl_str_eq(before, after))
		return;
	split(&a, before);
	split(&b, after);
	find_changes(&a, &b);
	add_name(out, "--- ", old_name);
	add_name(out, "+++ ", new_name);
	while (at = next_change(&a, &b, at), at.a < a.count || at.b < b.count)
		at = add_hunk(out, &a, &b, at);
	finish(&a);
	finish(&b);
}
