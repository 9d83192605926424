/* baseline: findings that are accepted as they are. */
#include "lint/baseline.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { VERSION = 1, DIGITS = 16 };
static const char head[] = "# postlint baseline ";

static int compare(const void *left, const void *right)
{
	const struct pl_accepted *a = left, *b = right;
	int order = pl_str_cmp(a->path, b->path);

	if (order == 0)
		order = pl_str_cmp(a->rule, b->rule);
	return order ? order : (a->print > b->print) - (a->print < b->print);
}

void pl_baseline_add(struct pl_baseline *baseline, struct pl_str path, struct pl_str rule, uint64_t print)
{
	struct pl_accepted *last = baseline->count ? &baseline->items[baseline->count - 1] : NULL;
	struct pl_accepted item = {.print = print};

	item.path = last && pl_str_eq(last->path, path) ? last->path : pl_arena_dup(&baseline->arena, path);
	item.rule = last && pl_str_eq(last->rule, rule) ? last->rule : pl_arena_dup(&baseline->arena, rule);
	baseline->items = pl_arena_grow(&baseline->arena, baseline->items, baseline->count, &baseline->cap, sizeof(item));
	baseline->items[baseline->count++] = item;
}

void pl_baseline_sort(struct pl_baseline *baseline)
{
	struct pl_accepted *items = baseline->items;
	size_t kept = 0;

	if (baseline->count)
		qsort(items, baseline->count, sizeof(*items), compare);
	for (size_t i = 0; i < baseline->count; i++)
		if (kept == 0 || compare(&items[i], &items[kept - 1]) != 0)
			items[kept++] = items[i];
	baseline->count = kept;
	baseline->paths = (struct pl_map){0};
	for (size_t i = 0; i < kept; i++)
		if (i == 0 || !pl_str_eq(items[i].path, items[i - 1].path))
			*pl_map_put(&baseline->paths, &baseline->arena, items[i].path) = &items[i];
}

struct pl_accepted *pl_baseline_post(const struct pl_baseline *baseline, struct pl_str path, size_t *count)
{
	struct pl_accepted *first = pl_map_get(&baseline->paths, path), *end = baseline->items + baseline->count;

	*count = 0;
	while (first && first + *count < end && pl_str_eq(first[*count].path, path))
		++*count;
	return first;
}

struct pl_accepted *pl_baseline_find(struct pl_accepted *lines, size_t count, struct pl_str rule, uint64_t print)
{
	struct pl_accepted key = {.rule = rule, .print = print};

	if (!count)
		return NULL;
	key.path = lines->path;
	return bsearch(&key, lines, count, sizeof(*lines), compare);
}

/* Bytes of the character at `at` that may stand as they are; 0: it is escaped. */
static size_t plain_length(struct pl_str path, size_t at)
{
	unsigned char c = (unsigned char)path.ptr[at];
	size_t len = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	if (c < 0x80)
		return c > ' ' && c < 0x7f && c != '%' && c != '#';
	if (len > path.len - at || pl_utf8_valid(pl_str_n(path.ptr + at, len)) != len)
		return 0;
	return c == 0xc2 && (unsigned char)path.ptr[at + 1] < 0xa0 ? 0 : len; /* C1 */
}

void pl_baseline_escape(struct pl_buf *out, struct pl_str path)
{
	for (size_t i = 0; i < path.len;) {
		size_t len = plain_length(path, i);

		if (len)
			pl_buf_add(out, pl_str_n(path.ptr + i, len));
		else
			pl_buf_addf(out, "%%%02X", (unsigned char)path.ptr[i]);
		i += len ? len : 1;
	}
}

static unsigned digit(char c)
{
	return pl_is_digit((unsigned char)c) ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

bool pl_baseline_unescape(struct pl_buf *out, struct pl_str path)
{
	for (size_t i = 0; i < path.len; i++) {
		if (path.ptr[i] != '%') {
			pl_buf_addc(out, path.ptr[i]);
			continue;
		}
		if (path.len - i < 3 || !pl_is_xdigit((unsigned char)path.ptr[i + 1]) ||
		    !pl_is_xdigit((unsigned char)path.ptr[i + 2]))
			return false;
		pl_buf_addc(out, (char)(digit(path.ptr[i + 1]) << 4 | digit(path.ptr[i + 2])));
		i += 2;
	}
	return true;
}

/* The text being read. */
struct reading {
	struct pl_baseline *baseline;
	const char *name;
	size_t line;
	struct pl_buf path; /* as we escape it */
};

static bool is_marker(struct pl_str line)
{
	static const char *const markers[] = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};

	for (size_t i = 0; i < PL_COUNT(markers); i++)
		if (pl_str_starts(line, pl_str_c(markers[i])))
			return true;
	return false;
}

/* The next word of `line`, which loses it. */
static struct pl_str take_word(struct pl_str *line)
{
	size_t n = 0;
	struct pl_str word;

	while (n < line->len && line->ptr[n] != ' ')
		n++;
	word = pl_str_n(line->ptr, n);
	n += n < line->len;
	*line = pl_str_n(line->ptr + n, line->len - n);
	return word;
}

static bool read_print(struct pl_str word, uint64_t *print)
{
	*print = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (!pl_is_xdigit((unsigned char)word.ptr[i]))
			return false;
		*print = *print << 4 | digit(word.ptr[i]);
	}
	return word.len == DIGITS;
}

static bool is_rule(struct pl_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!pl_is_alnum((unsigned char)word.ptr[i]) && word.ptr[i] != '-')
			return false;
	return word.len > 0;
}

static bool read_entry(struct reading *r, struct pl_str line, struct pl_error *error)
{
	struct pl_buf raw = {0};
	struct pl_str path = take_word(&line), rule = take_word(&line);
	uint64_t print;
	bool ok = pl_baseline_unescape(&raw, path) && raw.len > 0;

	pl_buf_reset(&r->path);
	pl_baseline_escape(&r->path, pl_buf_str(&raw));
	pl_buf_finish(&raw);
	if (!ok)
		return pl_fail(error, "%s:%zu: the path is not written as `postlint baseline` writes it", r->name, r->line);
	if (!is_rule(rule))
		return pl_fail(error, "%s:%zu: no rule behind the path; a line is PATH RULE FINGERPRINT", r->name, r->line);
	if (!read_print(line, &print))
		return pl_fail(error, "%s:%zu: the fingerprint is not %d hexadecimal digits", r->name, r->line, DIGITS);
	pl_baseline_add(r->baseline, pl_buf_str(&r->path), rule, print);
	return true;
}

static bool read_head(const struct reading *r, struct pl_str line, struct pl_error *error)
{
	struct pl_str version;

	if (!pl_str_starts(line, pl_str_c(head)))
		return pl_fail(error, "%s:1: this is no baseline: its first line is not `%s%d`", r->name, head, VERSION);
	version = pl_str_n(line.ptr + sizeof(head) - 1, line.len - sizeof(head) + 1);
	if (!pl_str_is(version, "1"))
		return pl_fail(error, "%s:1: the baseline is of version `" PL_FMT "`; this postlint reads version %d",
			       r->name, (int)(version.len < 20 ? version.len : 20), version.ptr, VERSION);
	return true;
}

static bool read_line(struct reading *r, struct pl_str line, struct pl_error *error)
{
	if (is_marker(line))
		return pl_fail(error, "%s:%zu: a merge conflict that nobody resolved: keep the lines of both sides, delete the "
				      "markers, then run `postlint baseline prune`", r->name, r->line);
	if (r->line == 1)
		return read_head(r, line, error);
	return line.len == 0 || line.ptr[0] == '#' || read_entry(r, line, error);
}

bool pl_baseline_read(struct pl_baseline *baseline, const char *name, struct pl_str text, struct pl_error *error)
{
	struct reading r = {.baseline = baseline, .name = name, .line = 1};
	const char *at = text.ptr, *end = at + text.len;
	bool ok = true;

	if (pl_str_starts(text, PL_STR("\xef\xbb\xbf")))
		at += 3;
	do {
		const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
		struct pl_str line = pl_str_trim(pl_str_n(at, (size_t)((stop ? stop : end) - at)));

		ok = read_line(&r, line, error);
		at = stop ? stop + 1 : end;
		r.line++;
	} while (ok && at < end);
	pl_buf_finish(&r.path);
	pl_baseline_sort(baseline);
	return ok;
}

void pl_baseline_write(const struct pl_baseline *baseline, struct pl_buf *out)
{
	pl_buf_addf(out, "%s%d\n", head, VERSION);
	pl_buf_adds(out, "# Findings accepted as they are: `postlint check --baseline` does not show them again.\n"
			 "# Written by `postlint baseline write`; `postlint baseline prune` deletes the lines that match nothing.\n");
	for (size_t i = 0; i < baseline->count; i++) {
		const struct pl_accepted *item = &baseline->items[i];

		pl_buf_add(out, item->path);
		pl_buf_addc(out, ' ');
		pl_buf_add(out, item->rule);
		pl_buf_addf(out, " %016llx\n", (unsigned long long)item->print);
	}
}

void pl_baseline_finish(struct pl_baseline *baseline)
{
	pl_arena_finish(&baseline->arena);
	*baseline = (struct pl_baseline){0};
}
