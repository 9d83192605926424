/* ignore: which paths .gitignore and its kin rule out, by git's rules (gitignore(5)). */
#include "ignore.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/glob.h"
#include "read.h"

/* The ignore files of one folder, and those above it. */
struct ignore_level {
	const struct ignore_level *up;
	size_t base; /* length of the folder's path with its slash */
	struct ignore_pattern *patterns;
	size_t count, cap;
};

struct ignore_folder {
	const struct ignore_level *level;
	const struct ignore_level *excludes;   /* the command line's, strongest */
	const struct ignore_pattern *excluded; /* the folder itself is ruled out by this */
	struct pl_str top;
};

struct ignore {
	struct pl_arena arena;
	struct pl_map folders;
	struct pl_str base;
	struct ignore_level *excludes, *far_excludes; /* below `base` and elsewhere */
	struct pl_buf buf;
	bool files;
};

/* Trailing spaces go unless escaped (git: trim_trailing_spaces). */
static struct pl_str trim(struct pl_str line)
{
	size_t keep = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '\\' && i + 1 < line.len)
			i++;
		else if (line.ptr[i] == ' ')
			continue;
		keep = i + 1;
	}
	return pl_str_n(line.ptr, keep);
}

static void add_line(struct ignore *ignore, struct ignore_level *level, struct pl_str line,
		     const struct ignore_pattern *where)
{
	struct ignore_pattern p = *where;

	if (line.len == 0 || line.ptr[0] == '#')
		return;
	if (line.ptr[line.len - 1] == '\r')
		line.len--;
	p.written = line = trim(line);
	if (line.len && line.ptr[0] == '!') {
		p.negated = true;
		line = pl_str_n(line.ptr + 1, line.len - 1);
	}
	if (line.len && line.ptr[line.len - 1] == '/') {
		p.folders_only = true;
		line.len--;
	}
	p.anchored = line.len && memchr(line.ptr, '/', line.len) != NULL;
	if (line.len && line.ptr[0] == '/')
		line = pl_str_n(line.ptr + 1, line.len - 1);
	if (line.len == 0)
		return;
	p.glob = line;
	if (level->count == level->cap) {
		struct ignore_pattern *old = level->patterns;

		level->cap = level->cap ? level->cap * 2 : 16;
		level->patterns = PL_NEW_N(&ignore->arena, struct ignore_pattern, level->cap);
		if (old)
			memcpy(level->patterns, old, level->count * sizeof(*old));
	}
	level->patterns[level->count++] = p;
}

static void add_text(struct ignore *ignore, struct ignore_level *level, struct pl_str text, const char *file)
{
	struct ignore_pattern where = {.file = file};

	if (pl_str_starts(text, PL_STR("\xEF\xBB\xBF")))
		text = pl_str_n(text.ptr + 3, text.len - 3);
	while (text.len) {
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t n = end ? (size_t)(end - text.ptr) : text.len;

		where.line++;
		add_line(ignore, level, pl_str_n(text.ptr, n), &where);
		n += end != NULL;
		text = pl_str_n(text.ptr + n, text.len - n);
	}
}

/* Reads folder/name into `level`, when there is such a file. */
static void add_file(struct ignore *ignore, struct ignore_level *level, struct pl_str folder, const char *name)
{
	struct pl_str path = pl_arena_printf(&ignore->arena, PL_FMT "/%s", PL_ARG(folder), name);
	struct pl_str text;

	if (!file_read(&ignore->buf, path.ptr, NULL))
		return;
	text = pl_arena_dup(&ignore->arena, pl_buf_str(&ignore->buf));
	add_text(ignore, level, text, path.ptr);
}

struct ignore *ignore_new(const char *base, const struct words *excludes, bool files)
{
	struct ignore *ignore = pl_alloc(sizeof(*ignore));

	*ignore = (struct ignore){.files = files};
	ignore->base = pl_arena_dup(&ignore->arena, pl_str_c(base));
	ignore->excludes = PL_NEW(&ignore->arena, struct ignore_level);
	ignore->excludes->base = ignore->base.len + 1;
	for (size_t i = 0; i < excludes->count; i++)
		add_line(ignore, ignore->excludes, pl_str_c(excludes->items[i]), &(struct ignore_pattern){0});
	ignore->far_excludes = PL_NEW(&ignore->arena, struct ignore_level);
	*ignore->far_excludes = *ignore->excludes;
	ignore->far_excludes->base = 1;
	return ignore;
}

void ignore_free(struct ignore *ignore)
{
	if (!ignore)
		return;
	pl_buf_finish(&ignore->buf);
	pl_arena_finish(&ignore->arena);
	free(ignore);
}

static const struct ignore_pattern *match_level(const struct ignore_level *level, struct pl_str path, bool is_folder)
{
	const char *slash = path.ptr + path.len;
	struct pl_str name, below;

	if (level->base > path.len)
		return NULL;
	while (slash > path.ptr && slash[-1] != '/')
		slash--;
	name = pl_str_n(slash, (size_t)(path.ptr + path.len - slash));
	below = pl_str_n(path.ptr + level->base, path.len - level->base);
	for (size_t i = level->count; i-- > 0;) {
		const struct ignore_pattern *p = &level->patterns[i];

		if ((is_folder || !p->folders_only) && pl_glob_match(p->glob, p->anchored ? below : name))
			return p;
	}
	return NULL;
}

/* True when `path` lies in the folder `base` (an absolute path without a slash at its end). */
static bool beneath(struct pl_str path, struct pl_str base)
{
	return pl_str_starts(path, base) && (path.len == base.len || path.ptr[base.len] == '/');
}

const struct ignore_pattern *ignore_match(const struct ignore_folder *folder, struct pl_str path, bool is_folder)
{
	const struct ignore_pattern *strong;

	if (folder->excluded)
		return folder->excluded;
	strong = match_level(folder->excludes, path, is_folder);
	if (strong)
		return strong;
	for (const struct ignore_level *level = folder->level; level; level = level->up) {
		const struct ignore_pattern *p = match_level(level, path, is_folder);

		if (p)
			return p;
	}
	return NULL;
}

struct pl_str ignore_top(const struct ignore_folder *folder)
{
	return folder->top;
}

static bool has_git(struct ignore *ignore, struct pl_str folder)
{
	return access(pl_arena_printf(&ignore->arena, PL_FMT "/.git", PL_ARG(folder)).ptr, F_OK) == 0;
}

static struct pl_str parent(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	path.len -= path.len != 0;
	return path;
}

/* Where to stop climbing from `path`. */
static struct pl_str find_top(struct ignore *ignore, struct pl_str path)
{
	for (struct pl_str at = path; at.len; at = parent(at))
		if (has_git(ignore, at))
			return at;
	return beneath(path, ignore->base) ? ignore->base : path;
}

/* The levels of `path` itself, on top of those of the folder above it. */
static void own_level(struct ignore *ignore, struct ignore_folder *folder, struct pl_str path)
{
	static const char *const names[] = {".gitignore", ".ignore", ".postlintignore"};
	struct ignore_level *level = PL_NEW(&ignore->arena, struct ignore_level);

	level->base = path.len + 1;
	level->up = folder->level;
	if (pl_str_eq(path, folder->top))
		add_file(ignore, level, path, ".git/info/exclude"); /* weakest: first */
	for (size_t i = 0; i < PL_COUNT(names); i++)
		add_file(ignore, level, path, names[i]);
	if (level->count)
		folder->level = level;
}

static struct ignore_folder *make_folder(struct ignore *ignore, struct pl_str path, const struct ignore_folder *above,
					 struct pl_str top)
{
	struct ignore_folder *folder = PL_NEW(&ignore->arena, struct ignore_folder);

	folder->top = top;
	folder->excludes = beneath(path, ignore->base) ? ignore->excludes : ignore->far_excludes;
	if (above) {
		const struct ignore_pattern *p = ignore_match(above, path, true);

		folder->level = above->level;
		folder->excluded = p && !p->negated ? p : NULL;
	}
	if (ignore->files && !folder->excluded)
		own_level(ignore, folder, path);
	*pl_map_put(&ignore->folders, &ignore->arena, path) = folder;
	return folder;
}

const struct ignore_folder *ignore_enter(struct ignore *ignore, struct pl_str path)
{
	struct ignore_folder *folder = pl_map_get(&ignore->folders, path);
	struct pl_str top, at, above;

	if (folder)
		return folder;
	path = pl_arena_dup(&ignore->arena, path);
	above = parent(path);
	folder = pl_map_get(&ignore->folders, above);
	if (folder && folder->top.len <= above.len && !(ignore->files && has_git(ignore, path)))
		return make_folder(ignore, path, folder, folder->top);
	top = find_top(ignore, path);
	folder = NULL;
	for (at = top; at.len <= path.len; at.len++) {
		at.ptr = path.ptr;
		if (at.len != path.len && path.ptr[at.len] != '/')
			continue;
		folder = make_folder(ignore, at, folder, top);
	}
	return folder;
}
