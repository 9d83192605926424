/* suppress: reading suppression comments, and marking what they silence. */
#include "lint/pass.h"

#include <stdlib.h>

/* Bytes of a comment in text: looked at no farther for its end. */
enum { COMMENT_MAX = 1000 };

static const struct {
	const char *name;
	enum pl_directive directive;
} directives[] = {
	{"postlint-disable", PL_DIRECTIVE_DISABLE},
	{"postlint-enable", PL_DIRECTIVE_ENABLE},
	{"postlint-disable-line", PL_DIRECTIVE_LINE},
	{"postlint-disable-next-line", PL_DIRECTIVE_NEXT_LINE},
	{"postlint-disable-file", PL_DIRECTIVE_FILE},
};

static enum pl_directive find_directive(struct pl_str word)
{
	for (size_t i = 0; i < PL_COUNT(directives); i++)
		if (pl_str_is(word, directives[i].name))
			return directives[i].directive;
	return PL_DIRECTIVE_UNKNOWN;
}

static bool is_blank(struct pl_str text, struct pl_span line)
{
	return pl_str_trim(pl_slice(text, line)).len == 0;
}

/* Lines `first` to `last`, or to the end of the text: what starts at the very end belongs to the last line. */
static struct pl_span line_range(const struct pl_lines *lines, uint32_t first, uint32_t last)
{
	return pl_span(lines->starts[first - 1], last < lines->count ? lines->starts[last] : UINT32_MAX);
}

/* Where the directive of `comment` silences. */
static struct pl_span range_of(struct pl_run *run, enum pl_directive directive, struct pl_span comment)
{
	const struct pl_lines *lines;
	uint32_t first, last;

	if (directive == PL_DIRECTIVE_FILE)
		return pl_span(0, UINT32_MAX);
	if (directive == PL_DIRECTIVE_DISABLE)
		return pl_span(comment.end, UINT32_MAX);
	if (directive != PL_DIRECTIVE_LINE && directive != PL_DIRECTIVE_NEXT_LINE)
		return comment;
	lines = pl_run_lines(run);
	first = pl_lines_place(lines, comment.start).line;
	last = pl_lines_place(lines, comment.end).line;
	if (directive == PL_DIRECTIVE_LINE)
		return line_range(lines, first, last);
	last++;
	while (last < lines->count && is_blank(lines->text, pl_lines_line(lines, last)))
		last++;
	return last <= lines->count ? line_range(lines, last, last) : pl_span(comment.end, comment.end);
}

static struct pl_suppression *append(struct pl_run *run, const struct pl_suppression *from)
{
	struct pl_suppressions *list = &run->suppressions;

	list->items = pl_arena_grow(&run->post->arena, list->items, list->count, &list->cap, sizeof(*list->items));
	list->items[list->count] = *from;
	return &list->items[list->count++];
}

/* What an `enable` leaves of an open suppression: the rules of `open` from `low` to `high` stay silenced. */
static void keep_part(struct pl_run *run, size_t open, uint32_t low, uint32_t high, uint32_t at)
{
	struct pl_suppression part = run->suppressions.items[open];

	if (low >= high)
		return;
	part.part_of = part.part_of ? part.part_of : (uint32_t)open + 1;
	part.low = low;
	part.high = high;
	part.range = pl_span(at, UINT32_MAX);
	append(run, &part);
}

/* Ends the open suppressions that `enable` names. */
static void end_open(struct pl_run *run, struct pl_suppression *enable, uint32_t at)
{
	size_t count = run->suppressions.count;

	for (size_t i = 0; i < count; i++) {
		struct pl_suppression *s = &run->suppressions.items[i];
		uint32_t low = s->low, high = s->high;

		if (s->directive != PL_DIRECTIVE_DISABLE || s->range.end != UINT32_MAX || low >= enable->high ||
		    high <= enable->low)
			continue;
		s->range.end = at;
		enable->used = true;
		keep_part(run, i, low, enable->low, at);
		keep_part(run, i, enable->high, high, at);
	}
}

static void add(struct pl_run *run, struct pl_suppression *s, struct pl_span comment)
{
	if (run->suppressions.count >= PL_SUPPRESSIONS_MAX)
		return;
	s->range = range_of(run, s->directive, comment);
	if (s->all) {
		s->high = (uint32_t)run->set->count;
		s->known = true;
	} else {
		s->known = pl_ruleset_range(run->set, s->word, &s->low, &s->high);
	}
	if (s->directive == PL_DIRECTIVE_ENABLE)
		end_open(run, s, comment.start);
	append(run, s);
}

static bool separates(char c)
{
	return pl_is_space((unsigned char)c) || c == ',';
}

/* The next word of `inside`; empty at its end and at `--`, which begins the reason. */
static struct pl_span next_word(struct pl_str text, struct pl_span *inside)
{
	uint32_t at = inside->start, start;

	while (at < inside->end && separates(text.ptr[at]))
		at++;
	start = at;
	while (at < inside->end && !separates(text.ptr[at]))
		at++;
	inside->start = at;
	if (pl_str_is(pl_slice(text, pl_span(start, at)), "--"))
		at = start;
	return pl_span(start, at);
}

/* What is left of `inside` behind its words and the `--`. */
static struct pl_span after_words(struct pl_str text, struct pl_span inside)
{
	while (!pl_span_empty(next_word(text, &inside)))
		;
	return inside;
}

/* What follows the `--` that ended the words; absent when nothing does. */
static struct pl_str reason_of(struct pl_str text, struct pl_span rest)
{
	struct pl_str reason = pl_str_trim(pl_slice(text, rest));

	return reason.len ? reason : (struct pl_str){0};
}

static void read_directive(struct pl_run *run, struct pl_span comment, struct pl_span inside)
{
	struct pl_str text = run->post->source.text;
	struct pl_span name = next_word(text, &inside), word;
	struct pl_suppression s = {.directive = find_directive(pl_slice(text, name)), .span = name};
	bool any = false;

	s.word = pl_slice(text, name);
	if (s.directive == PL_DIRECTIVE_UNKNOWN) {
		append(run, &s);
		return;
	}
	s.reason = reason_of(text, after_words(text, inside));
	while (word = next_word(text, &inside), !pl_span_empty(word)) {
		struct pl_suppression one = s;

		one.word = pl_slice(text, word);
		one.span = word;
		add(run, &one, comment);
		any = true;
	}
	s.all = true;
	if (!any)
		add(run, &s, comment);
}

static bool begins_directive(struct pl_str inside)
{
	return pl_str_starts(pl_str_trim(inside), PL_STR("postlint-"));
}

void pl_suppress_comment(struct pl_run *run, struct pl_span comment)
{
	struct pl_str text = run->post->source.text;
	struct pl_span inside = comment;

	if (pl_str_starts(pl_slice(text, comment), PL_STR("<!--")))
		inside.start += 4;
	if (inside.end - inside.start >= 3 && pl_str_ends(pl_slice(text, inside), PL_STR("-->")))
		inside.end -= 3;
	if (begins_directive(pl_slice(text, inside)))
		read_directive(run, comment, inside);
}

/* Where the comment that begins at `at` ends: behind its `-->`, in the same paragraph and not far. 0: nowhere. */
static uint32_t comment_end(struct pl_str text, uint32_t at)
{
	struct pl_str rest = pl_str_n(text.ptr, text.len - at < COMMENT_MAX ? text.len : at + COMMENT_MAX);
	size_t end = pl_str_find(rest, PL_STR("-->"), at), blank = pl_str_find(rest, PL_STR("\n\n"), at);

	return end < rest.len && end < blank ? (uint32_t)end + 3 : 0;
}

void pl_suppress_text(struct pl_run *run, const struct pl_node *node)
{
	struct pl_str all = run->post->source.text, text = pl_str_n(all.ptr, node->span.end);

	if (run->post->syntax != PL_SYNTAX_MARKDOWN || pl_node_is(node->parent, PL_TAG_CODE) || pl_node_is(node->parent, PL_TAG_PRE))
		return;
	for (size_t at = node->span.start; (at = pl_str_find(text, PL_STR("<!--"), at)) < text.len; at += 4) {
		uint32_t end;

		if ((at && all.ptr[at - 1] == '\\') || !begins_directive(pl_str_n(all.ptr + at + 4, all.len - at - 4 < 64 ? all.len - at - 4 : 64)))
			continue;
		end = comment_end(all, (uint32_t)at);
		if (end)
			pl_suppress_comment(run, pl_span((uint32_t)at, end));
	}
}

/* The value behind `value` in the order of the text. */
static const struct pl_value *next_value(const struct pl_value *value)
{
	if (value->first)
		return value->first;
	while (value && !value->next)
		value = value->parent;
	return value ? value->next : NULL;
}

/* True when `at` stands in a quoted or block scalar, where `#` begins no comment. `at` grows from call to call; *value is
 * where the search goes on. */
static bool is_in_scalar(const struct pl_value **value, uint32_t at)
{
	while (*value && ((*value)->kind == PL_VALUE_LIST || (*value)->kind == PL_VALUE_MAP || (*value)->span.end <= at))
		*value = next_value(*value);
	return *value && (*value)->quote != PL_QUOTE_NONE && (*value)->span.start <= at;
}

void pl_suppress_front(struct pl_run *run)
{
	const struct pl_split *split = &run->post->front.split;
	const struct pl_value *value = run->post->front.root;
	struct pl_str front = pl_slice(run->post->source.text, split->front);
	const char *hash = front.ptr, *end = front.ptr + front.len, *stop = hash; /* of the line */

	if (split->format != PL_FRONT_YAML && split->format != PL_FRONT_TOML)
		return;
	for (; hash < end && (hash = memchr(hash, '#', (size_t)(end - hash))); hash++) {
		uint32_t at = split->front.start + (uint32_t)(hash - front.ptr);

		if (hash != front.ptr && !pl_is_space((unsigned char)hash[-1]))
			continue;
		if (stop <= hash) {
			stop = memchr(hash, '\n', (size_t)(end - hash));
			stop = stop ? stop : end;
		}
		if (!begins_directive(pl_str_n(hash + 1, (size_t)(stop - hash) - 1)) || is_in_scalar(&value, at))
			continue;
		read_directive(run, pl_span(at, at + (uint32_t)(stop - hash)), pl_span(at + 1, at + (uint32_t)(stop - hash)));
		hash = stop - 1;
	}
}

/* Suppressions that name the same rules stand together, by start. */
static int compare(const void *left, const void *right)
{
	const struct pl_suppression *a = *(struct pl_suppression *const *)left;
	const struct pl_suppression *b = *(struct pl_suppression *const *)right;

	if (a->low != b->low)
		return a->low < b->low ? -1 : 1;
	if (a->high != b->high)
		return a->high < b->high ? -1 : 1;
	if (a->all != b->all)
		return a->all ? 1 : -1;
	return a->range.start < b->range.start ? -1 : a->range.start > b->range.start;
}

static bool same_rules(const struct pl_suppression *a, const struct pl_suppression *b)
{
	return a->low == b->low && a->high == b->high && a->all == b->all;
}

static void mark_used(struct pl_run *run, struct pl_suppression *s)
{
	s->used = true;
	if (s->part_of)
		run->suppressions.items[s->part_of - 1].used = true;
}

/* Diags of the run with the place of each one's rule. `starts` is room for as many offsets. */
struct marks {
	uint32_t *places, *starts;
	const bool *about_suppression; /* by place */
};

/* One group of suppressions that name the same rules: one sweep over the diags. */
static void mark_group(struct pl_run *run, struct pl_suppression **group, size_t n, const struct marks *marks)
{
	const struct pl_suppression *furthest = NULL; /* of those that begin before the diag */
	size_t next = 0, matched = 0;

	for (size_t i = 0; i < run->diags->count; i++) {
		struct pl_diag *diag = &run->diags->items[i];
		uint32_t place = marks->places[i], start = diag->span.start;

		if (place < group[0]->low || place >= group[0]->high ||
		    (group[0]->all && marks->about_suppression[place]))
			continue;
		for (; next < n && group[next]->range.start <= start; next++)
			if (!furthest || group[next]->range.end > furthest->range.end)
				furthest = group[next];
		if (furthest && start < furthest->range.end) {
			diag->suppressed = true;
			diag->reason = diag->reason.len ? diag->reason : furthest->reason;
		}
		marks->starts[matched++] = start;
	}
	next = 0;
	for (size_t i = 0; i < n; i++) {
		while (next < matched && marks->starts[next] < group[i]->range.start)
			next++;
		if (next < matched && marks->starts[next] < group[i]->range.end)
			mark_used(run, group[i]);
	}
}

static struct marks make_marks(struct pl_run *run)
{
	const struct pl_ruleset *set = run->set;
	struct pl_arena *arena = &run->post->arena;
	bool *about = PL_NEW_N(arena, bool, set->count + 1);
	struct marks marks = {
		.places = pl_arena_alloc(arena, run->diags->count * sizeof(uint32_t)),
		.starts = pl_arena_alloc(arena, run->diags->count * sizeof(uint32_t)),
		.about_suppression = about,
	};

	for (size_t i = 0; i < set->nchecks; i++)
		for (size_t j = 0; set->checks[i]->late && j < set->checks[i]->nrules; j++)
			about[set->settings[set->first[i] + j].place] = true;
	for (size_t i = 0; i < run->diags->count; i++) {
		uint32_t high;

		pl_ruleset_range(set, pl_str_c(run->diags->items[i].rule->id), &marks.places[i], &high);
	}
	return marks;
}

void pl_suppress_apply(struct pl_run *run)
{
	struct pl_suppressions *list = &run->suppressions;
	struct pl_suppression **by_rule;
	struct marks marks;
	size_t n = 0;

	if (list->count == 0 || run->diags->count == 0)
		return;
	by_rule = pl_arena_alloc(&run->post->arena, list->count * sizeof(struct pl_suppression *));
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].known && list->items[i].directive != PL_DIRECTIVE_ENABLE)
			by_rule[n++] = &list->items[i];
	qsort(by_rule, n, sizeof(*by_rule), compare);
	marks = make_marks(run);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i + 1; j < n && same_rules(by_rule[i], by_rule[j]); j++)
			;
		mark_group(run, by_rule + i, j - i, &marks);
	}
}
