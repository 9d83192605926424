/* accepted: the baseline of a run. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "accepted.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "fix/write.h"
#include "lint/fingerprint.h"
#include "message.h"
#include "place.h"
#include "read.h"

static bool find_folders(struct accepted *a)
{
	const char *slash = strrchr(a->path, '/');
	struct pl_buf folder = {0};

	pl_buf_add(&folder, slash ? pl_str_n(a->path, (size_t)(slash - a->path) + 1) : PL_STR("."));
	pl_buf_addc(&folder, '\0');
	a->cwd = realpath(".", NULL);
	a->folder = realpath(folder.ptr, NULL);
	if (!a->cwd || !a->folder)
		message("baseline %s: its folder: %s", a->path, strerror(errno));
	pl_buf_finish(&folder);
	return a->cwd && a->folder;
}

static bool read_file(struct accepted *a, bool optional)
{
	struct pl_buf text = {0};
	struct pl_error error;
	struct stat st;
	bool ok;

	if (stat(a->path, &st) != 0 && errno == ENOENT) {
		if (!optional)
			message("baseline %s: no such file; `postlint baseline write` makes one", a->path);
		return optional;
	}
	ok = file_read(&text, a->path, &error);
	if (!ok)
		message("baseline %s: %s", a->path, error.text);
	else if (!(ok = pl_baseline_read(&a->known, a->path, pl_buf_str(&text), &error)))
		message("%s", error.text);
	pl_buf_finish(&text);
	return ok;
}

bool accepted_open(struct accepted *a, const char *path, bool optional)
{
	*a = (struct accepted){.path = path};
	pthread_mutex_init(&a->lock, NULL);
	return find_folders(a) && read_file(a, optional);
}

void accepted_finish(struct accepted *a)
{
	pl_baseline_finish(&a->known);
	pl_baseline_finish(&a->now);
	free(a->cwd);
	free(a->folder);
	if (a->path)
		pthread_mutex_destroy(&a->lock);
	*a = (struct accepted){0};
}

/* Makes `key` the path of a post as the baseline writes it. */
static void make_key(struct pl_buf *key, const struct accepted *a, const char *path)
{
	struct pl_buf absolute = {0}, relative = {0}, folder = {0};

	place_absolute(&absolute, pl_str_c(a->cwd), pl_str_c(path));
	place_absolute(&folder, PL_STR(""), pl_str_c(a->folder));
	place_relative(&relative, pl_buf_str(&folder), pl_buf_str(&absolute));
	pl_baseline_escape(key, pl_buf_str(&relative));
	pl_buf_finish(&absolute);
	pl_buf_finish(&relative);
	pl_buf_finish(&folder);
}

static bool is_judged(const struct pl_ruleset *set, struct pl_str rule)
{
	const struct pl_rule *found = pl_ruleset_find(set, rule, NULL);

	return found && pl_ruleset_level(set, found) != PL_OFF;
}

/* With the lock held: looks each diag up; the accepted ones are taken out. */
static size_t match(struct accepted *a, struct pl_str key, const uint64_t *prints, struct pl_diags *diags)
{
	size_t count, kept = 0, was = diags->count;
	struct pl_accepted *lines = pl_baseline_post(&a->known, key, &count);

	for (size_t i = 0; i < was; i++) {
		struct pl_diag *diag = &diags->items[i];
		struct pl_accepted *line = NULL;

		if (!diag->suppressed) {
			line = pl_baseline_find(lines, count, pl_str_c(diag->rule->id), prints[i]);
			if (line)
				line->found = true;
			if (a->records)
				pl_baseline_add(&a->now, key, pl_str_c(diag->rule->id), prints[i]);
		}
		if (!line && !(a->records && !diag->suppressed))
			diags->items[kept++] = *diag;
	}
	diags->count = kept;
	return was - kept;
}

size_t accepted_hold(struct accepted *a, const char *path, const struct pl_ruleset *set, struct pl_post *post,
		     struct pl_diags *diags)
{
	struct pl_buf key = {0};
	struct pl_accepted *lines;
	size_t count, held = 0;

	make_key(&key, a, path);
	lines = pl_baseline_post(&a->known, pl_buf_str(&key), &count);
	if (count || (a->records && diags->count)) {
		uint64_t *prints = pl_fingerprints(post, diags);

		pthread_mutex_lock(&a->lock);
		for (size_t i = 0; i < count; i++)
			lines[i].judged |= is_judged(set, lines[i].rule);
		held = match(a, pl_buf_str(&key), prints, diags);
		pthread_mutex_unlock(&a->lock);
	}
	pl_buf_finish(&key);
	return held;
}

/* True when the post with that path (as written in the baseline) is gone from a folder of `roots`. */
static bool is_gone(const struct accepted *a, struct pl_str path, const struct pl_buf *roots, size_t nroots)
{
	struct pl_buf plain = {0}, absolute = {0};
	bool in_scope = false, gone = false;
	struct stat st;

	pl_baseline_unescape(&plain, path);
	place_absolute(&absolute, pl_str_c(a->folder), pl_buf_str(&plain));
	for (size_t i = 0; !in_scope && i < nroots; i++)
		in_scope = place_below(pl_buf_str(&absolute), pl_buf_str(&roots[i]));
	if (in_scope) {
		pl_buf_addc(&absolute, '\0');
		gone = lstat(absolute.ptr, &st) != 0 && (errno == ENOENT || errno == ENOTDIR);
	}
	pl_buf_finish(&plain);
	pl_buf_finish(&absolute);
	return gone;
}

void accepted_look(struct accepted *a, const struct words *operands, const struct pl_ruleset *set)
{
	struct pl_buf *roots = pl_alloc((operands->count + 1) * sizeof(*roots));
	size_t nroots = 0;
	struct stat st;

	for (size_t i = 0; i < operands->count; i++)
		if (stat(operands->items[i], &st) == 0 && S_ISDIR(st.st_mode)) {
			roots[nroots] = (struct pl_buf){0};
			place_absolute(&roots[nroots++], pl_str_c(a->cwd), pl_str_c(operands->items[i]));
		}
	for (size_t i = 0, n; i < a->known.count; i += n) {
		struct pl_accepted *lines = pl_baseline_post(&a->known, a->known.items[i].path, &n);
		bool gone = is_gone(a, lines->path, roots, nroots);

		for (size_t j = 0; gone && j < n; j++)
			lines[j].judged |= is_judged(set, lines[j].rule);
	}
	for (size_t i = 0; i < nroots; i++)
		pl_buf_finish(&roots[i]);
	free(roots);
}

size_t accepted_stale(const struct accepted *a)
{
	size_t stale = 0;

	for (size_t i = 0; i < a->known.count; i++)
		stale += a->known.items[i].judged && !a->known.items[i].found;
	return stale;
}

/* The lines of the file that stay whatever was found. */
static void add_kept(struct accepted *a, bool prune)
{
	for (size_t i = 0; i < a->known.count; i++) {
		const struct pl_accepted *line = &a->known.items[i];

		if (!line->judged || (prune && line->found))
			pl_baseline_add(&a->now, line->path, line->rule, line->print);
	}
}

bool accepted_write(struct accepted *a, bool prune, bool quiet)
{
	struct pl_buf text = {0}, old = {0};
	struct pl_error error;
	bool ok = true;

	add_kept(a, prune);
	pl_baseline_sort(&a->now);
	pl_baseline_write(&a->now, &text);
	if (!file_read(&old, a->path, &error) || !pl_str_eq(pl_buf_str(&old), pl_buf_str(&text)))
		ok = pl_write_file(a->path, pl_buf_str(&text), &error);
	if (!ok)
		message("baseline %s: %s", a->path, error.text);
	else if (!quiet)
		message("baseline %s: %zu %s; before: %zu", a->path, a->now.count, a->now.count == 1 ? "line" : "lines",
			a->known.count);
	pl_buf_finish(&text);
	pl_buf_finish(&old);
	return ok;
}
