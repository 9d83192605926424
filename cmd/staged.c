/* staged: the posts that are about to be committed. */
#include "staged.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/hash.h"
#include "message.h"
#include "place.h"

/* One entry of `git diff-index --raw -z`. */
struct entry {
	struct pl_str mode, id, path; /* as it will be; from the top */
	char status;
};

struct listing {
	struct files *files;
	const struct git *git;
	struct pl_arena arena;
	struct pl_map operands; /* absolute -> "" not met, or "x" met */
	struct files_named *items;
	size_t count, cap;
	struct pl_buf shown, absolute;
};

static struct pl_str take_until(struct pl_str *text, char end)
{
	size_t n = 0;
	struct pl_str part;

	while (n < text->len && text->ptr[n] != end)
		n++;
	part = pl_str_n(text->ptr, n);
	n += n < text->len;
	*text = pl_str_n(text->ptr + n, text->len - n);
	return part;
}

/* ":100644 100644 ID ID M\0PATH\0" */
static bool next_entry(struct pl_str *text, struct entry *entry)
{
	struct pl_str head = take_until(text, '\0');

	if (!pl_str_starts(head, PL_STR(":")))
		return false;
	take_until(&head, ' ');
	entry->mode = take_until(&head, ' ');
	take_until(&head, ' ');
	entry->id = take_until(&head, ' ');
	entry->status = head.len ? head.ptr[0] : '?';
	entry->path = take_until(text, '\0');
	return entry->path.len > 0;
}

/* True when the path is one of the operands (*exact) or lies below one. */
static bool is_wanted(struct listing *l, struct pl_str path, bool *exact)
{
	void **met = NULL;

	place_absolute(&l->absolute, pl_buf_str(&l->git->top), path);
	*exact = pl_map_get(&l->operands, pl_buf_str(&l->absolute)) != NULL;
	for (struct pl_str at = pl_buf_str(&l->absolute);; at.len--) {
		if (pl_map_get(&l->operands, at)) {
			met = pl_map_put(&l->operands, &l->arena, at);
			*met = (void *)(uintptr_t)"x";
		}
		while (at.len && at.ptr[at.len - 1] != '/')
			at.len--;
		if (!at.len)
			break;
	}
	return met != NULL;
}

static void append(struct listing *l, const struct files_named *named)
{
	l->items = pl_arena_grow(&l->arena, l->items, l->count, &l->cap, sizeof(*named));
	l->items[l->count] = *named;
	l->items[l->count++].path = pl_arena_dup(&l->arena, named->path);
}

static void add(struct listing *l, const struct entry *entry, bool exact)
{
	struct files_named named = {.blob = entry->id, .exact = exact};

	git_shown(&l->shown, l->git, entry->path);
	named.path = pl_buf_str(&l->shown);
	if (entry->status == 'U')
		named.error = "is not merged: resolve the conflict and stage it";
	if (pl_str_is(entry->mode, "160000"))
		l->files->modules++;
	else if (pl_str_is(entry->mode, "120000"))
		l->files->links++;
	else
		append(l, &named);
}

/* Remembers what PATHS mean. False: one is no part of the repository. */
static bool add_operands(struct listing *l, const struct words *operands)
{
	for (size_t i = 0; i < operands->count; i++) {
		place_absolute(&l->absolute, pl_buf_str(&l->git->cwd), pl_str_c(operands->items[i]));
		if (!place_below(pl_buf_str(&l->absolute), pl_buf_str(&l->git->top))) {
			message("%s: lies outside the repository; --staged cannot judge it", operands->items[i]);
			return false;
		}
		*pl_map_put(&l->operands, &l->arena, pl_arena_dup(&l->arena, pl_buf_str(&l->absolute))) = (void *)(uintptr_t)"";
	}
	return true;
}

/* What exists neither here nor among what is staged was misspelt. */
static void add_missing(struct listing *l, const struct words *operands)
{
	for (size_t i = 0; i < operands->count; i++) {
		struct files_named named = {.path = pl_str_c(operands->items[i]), .exact = true};
		const char *met;
		struct stat st;

		place_absolute(&l->absolute, pl_buf_str(&l->git->cwd), named.path);
		met = pl_map_get(&l->operands, pl_buf_str(&l->absolute));
		named.error = "no such file or folder, and nothing staged";
		if (!*met && lstat(operands->items[i], &st) != 0)
			append(l, &named);
	}
}

static bool list(struct listing *l, const struct words *operands, const struct files_options *options)
{
	struct pl_buf head = {0}, raw = {0};
	struct pl_error error;
	struct pl_str text;
	struct entry entry;
	bool exact, ok;

	ok = git_head(&head, &error) &&
	     git_run(&raw, (const char *const[]){"diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames",
						 "--diff-filter=ACMRTU", head.ptr, "--", NULL}, &error);
	if (!ok)
		message("--staged: %s", error.text);
	text = pl_buf_str(&raw);
	while (ok && next_entry(&text, &entry))
		if (is_wanted(l, entry.path, &exact))
			add(l, &entry, exact);
	if (ok) {
		add_missing(l, operands);
		files_take(l->files, l->items, l->count, options);
	}
	pl_buf_finish(&head);
	pl_buf_finish(&raw);
	return ok;
}

bool staged_find(struct files *files, const struct git *git, const struct words *operands, const struct files_options *options)
{
	struct listing l = {.files = files, .git = git};
	bool ok = add_operands(&l, operands) && list(&l, operands, options);

	pl_arena_finish(&l.arena);
	pl_buf_finish(&l.shown);
	pl_buf_finish(&l.absolute);
	return ok;
}

bool staged_is_pointer(struct pl_str bytes)
{
	return bytes.len < 1024 && pl_str_starts(bytes, PL_STR("version https://git-lfs.github.com/spec/v1\n"));
}
