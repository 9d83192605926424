/* changes: which lines were added or changed since a commit. Lines end at LF, as git counts them. */
#include "changes.h"

#include <stdlib.h>

#include "message.h"
#include "place.h"

/* Lines `first` … `first + count - 1`, 1-based; count 0: lines were deleted behind line `first`. */
struct range {
	size_t first, count;
};

/* Of one post, in the order of its lines. */
struct changed {
	struct range *items;
	size_t count, cap;
};

/* ---- reading the patch ---- */

struct patch {
	struct changes *changes;
	struct changed *post; /* that the next hunks are about, or NULL */
	size_t skip;          /* lines of the hunk still to come */
	struct pl_buf name;
};

static unsigned octal(const char *at)
{
	return (unsigned)(at[0] - '0') << 6 | (unsigned)(at[1] - '0') << 3 | (unsigned)(at[2] - '0');
}

/* A path as git quotes it: "b/\345\233\233\t\"". */
static void unquote(struct pl_buf *out, struct pl_str quoted)
{
	static const char letters[] = "abtnvfr", meant[] = "\a\b\t\n\v\f\r";

	for (size_t i = 1; i + 1 < quoted.len; i++) {
		char c = quoted.ptr[i];
		const char *letter;

		if (c != '\\') {
			pl_buf_addc(out, c);
			continue;
		}
		c = quoted.ptr[++i];
		letter = memchr(letters, c, sizeof(letters) - 1);
		if (letter) {
			pl_buf_addc(out, meant[letter - letters]);
		} else if (pl_is_digit((unsigned char)c) && i + 3 < quoted.len) {
			pl_buf_addc(out, (char)octal(quoted.ptr + i));
			i += 2;
		} else {
			pl_buf_addc(out, c);
		}
	}
}

/* "+++ b/PATH", with a TAB behind when there is a blank in it; "+++ /dev/null" of what was deleted. */
static void read_name(struct patch *p, struct pl_str word)
{
	pl_buf_reset(&p->name);
	if (word.len && word.ptr[word.len - 1] == '\t')
		word.len--;
	if (word.len && word.ptr[0] == '"')
		unquote(&p->name, word);
	else
		pl_buf_add(&p->name, word);
	p->post = NULL;
	if (pl_str_starts(pl_buf_str(&p->name), PL_STR("b/"))) {
		struct pl_arena *arena = &p->changes->arena;
		struct pl_str path = pl_arena_dup(arena, pl_str_n(p->name.ptr + 2, p->name.len - 2));
		void **slot = pl_map_put(&p->changes->posts, arena, path);

		if (!*slot)
			*slot = PL_NEW(arena, struct changed);
		p->post = *slot;
	}
}

/* "12,3" or "12". */
static struct range read_range(struct pl_str text)
{
	struct range range = {0, 0};
	size_t i = 0;

	for (; i < text.len && pl_is_digit((unsigned char)text.ptr[i]); i++)
		range.first = range.first * 10 + (size_t)(text.ptr[i] - '0');
	if (i == text.len || text.ptr[i] != ',')
		range.count = 1;
	for (i++; i < text.len && pl_is_digit((unsigned char)text.ptr[i]); i++)
		range.count = range.count * 10 + (size_t)(text.ptr[i] - '0');
	return range;
}

/* "@@ -OLD +NEW @@ …" */
static void read_hunk(struct patch *p, struct pl_str line)
{
	size_t plus = pl_str_find(line, PL_STR(" +"), 0), end;
	struct range was, is;

	if (line.len < 4 || plus == line.len)
		return;
	end = pl_str_find(line, PL_STR(" @@"), plus + 2);
	was = read_range(pl_str_n(line.ptr + 4, plus - 4));
	is = read_range(pl_str_n(line.ptr + plus + 2, end - plus - 2));
	p->skip = was.count + is.count;
	if (p->post) {
		struct changed *c = p->post;

		c->items = pl_arena_grow(&p->changes->arena, c->items, c->count, &c->cap, sizeof(is));
		c->items[c->count++] = is;
	}
}

static void read_patch(struct patch *p, struct pl_str text)
{
	const char *at = text.ptr, *end = at + text.len;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		struct pl_str line;

		stop = stop ? stop : end;
		line = pl_str_n(at, (size_t)(stop - at));
		at = stop + (stop < end);
		if (p->skip && line.len && (line.ptr[0] == '+' || line.ptr[0] == '-'))
			p->skip--;
		else if (pl_str_starts(line, PL_STR("@@ -")))
			read_hunk(p, line);
		else if (pl_str_starts(line, PL_STR("+++ ")))
			read_name(p, pl_str_n(line.ptr + 4, line.len - 4));
	}
}

/* ---- asking git ---- */

static bool ask_patch(struct changes *c, const char *tree, struct pl_error *error)
{
	const char *const words[] = {"diff-index", "-p", "-U0", "-M", "-a", "--no-color", "--no-ext-diff", "--no-textconv", "--full-index",
				     "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0",
				     c->staged ? "--cached" : tree, c->staged ? tree : "--", c->staged ? "--" : NULL, NULL};
	struct patch patch = {.changes = c};
	struct pl_buf text = {0};
	bool ok = git_run(&text, words, error);

	if (ok)
		read_patch(&patch, pl_buf_str(&text));
	pl_buf_finish(&patch.name);
	pl_buf_finish(&text);
	return ok;
}

static bool ask_tracked(struct changes *c, struct pl_error *error)
{
	struct pl_buf names = {0};
	bool ok = git_run(&names, (const char *const[]){"ls-files", "-z", "--full-name", "--", ":/", NULL}, error);
	struct pl_str all = pl_arena_dup(&c->arena, pl_buf_str(&names));

	for (size_t at = 0; ok && at < all.len;) {
		struct pl_str name = pl_str_c(all.ptr + at);

		*pl_map_put(&c->tracked, &c->arena, name) = c;
		at += name.len + 1;
	}
	pl_buf_finish(&names);
	return ok;
}

bool changes_open(struct changes *c, const struct git *git, const char *ref, bool staged)
{
	struct pl_buf tree = {0};
	struct pl_error error;
	bool ok = true;

	*c = (struct changes){.git = git, .staged = staged};
	if (!git_tree(&tree, ref)) {
		message("--changed-lines: `%s` names no commit of this repository", ref);
		ok = false;
	} else if (!ask_patch(c, tree.ptr, &error) || (!staged && !ask_tracked(c, &error))) {
		message("--changed-lines: %s", error.text);
		ok = false;
	}
	pl_buf_finish(&tree);
	return ok;
}

void changes_finish(struct changes *c)
{
	pl_arena_finish(&c->arena);
	*c = (struct changes){0};
}

/* ---- findings against lines ---- */

/* Offsets of the line feeds of a post. */
struct feeds {
	uint32_t *items;
	size_t count;
};

static struct feeds find_feeds(struct pl_post *post)
{
	struct pl_str text = post->source.text;
	struct feeds feeds = {0};
	size_t cap = 0;

	for (const char *at = text.ptr, *end = at + text.len; at < end; at++) {
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			break;
		feeds.items = pl_arena_grow(&post->arena, feeds.items, feeds.count, &cap, sizeof(*feeds.items));
		feeds.items[feeds.count++] = (uint32_t)(at - text.ptr);
	}
	return feeds;
}

/* The 1-based line of `offset`: one more than the feeds before it. */
static size_t line_of(const struct feeds *feeds, uint32_t offset)
{
	size_t low = 0, high = feeds->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (feeds->items[middle] < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1;
}

/* True when one of lines `first` … `last` was added or changed, or with `deleted` when lines between them were deleted. */
static bool touches(const struct changed *changed, size_t first, size_t last, bool deleted)
{
	size_t low = 0, high = changed->count;

	while (low < high) { /* the first range that ends at `first` or later */
		size_t middle = (low + high) / 2;
		struct range r = changed->items[middle];

		if (r.first + r.count < first + (r.count > 0))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < changed->count && changed->items[low].first <= last; low++) {
		struct range r = changed->items[low];

		if (r.count || (deleted && r.first < last))
			return true;
	}
	return false;
}

static bool within(struct pl_span inner, struct pl_span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end && !pl_span_empty(outer);
}

/* True for findings about the front matter as a whole: at a fence, or at the very beginning. */
static bool is_at_fence(const struct pl_post *post, struct pl_span span)
{
	const struct pl_split *split = &post->front.split;

	return within(span, split->open) || within(span, split->close) || (span.start == 0 && pl_span_empty(span));
}

static bool is_new(const struct pl_post *post, const struct feeds *feeds, const struct changed *changed, struct pl_span span)
{
	const struct pl_split *split = &post->front.split;
	size_t first = line_of(feeds, span.start), last = line_of(feeds, span.end > span.start ? span.end - 1 : span.end);

	if (touches(changed, first, last, false))
		return true;
	if (!is_at_fence(post, span))
		return false;
	return touches(changed, 0, line_of(feeds, split->close.end > split->front.end ? split->close.end : split->front.end), true);
}

/* git saw other lines than we do: every 0x0a byte ends one. */
static bool has_wide_characters(const struct pl_post *post)
{
	const char *encoding = post->source.encoding;

	return encoding && (strncmp(encoding, "UTF-16", 6) == 0 || strncmp(encoding, "UTF-32", 6) == 0);
}

/* What changed in the post; *all: everything, or nothing is known. */
static const struct changed *find_post(const struct changes *c, const char *path, bool *all)
{
	struct pl_buf absolute = {0};
	struct pl_str top = pl_buf_str(&c->git->top), place;
	const struct changed *changed = NULL;

	place_absolute(&absolute, pl_buf_str(&c->git->cwd), pl_str_c(path));
	place = pl_buf_str(&absolute);
	*all = !place_below(place, top);
	if (!*all) {
		place = pl_str_n(place.ptr + top.len + 1, place.len - top.len - 1);
		changed = pl_map_get(&c->posts, place);
		*all = !changed && !c->staged && !pl_map_get(&c->tracked, place);
	}
	pl_buf_finish(&absolute);
	return changed;
}

size_t changes_hold(const struct changes *c, const char *path, struct pl_post *post, struct pl_diags *diags)
{
	static const struct changed nothing;
	const struct changed *changed;
	struct feeds feeds;
	size_t kept = 0, held = 0;
	bool all;

	if (!diags->count)
		return 0;
	changed = find_post(c, path, &all);
	if (all || (changed && changed->count && has_wide_characters(post)))
		return 0;
	feeds = find_feeds(post);
	for (size_t i = 0; i < diags->count; i++)
		if (is_new(post, &feeds, changed ? changed : &nothing, diags->items[i].span))
			diags->items[kept++] = diags->items[i];
		else
			held += !diags->items[i].suppressed;
	diags->count = kept;
	return held;
}
