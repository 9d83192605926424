/* site: reads the sites of a run. */
#include "site.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anchors.h"
#include "message.h"
#include "pool.h"

/* One site on its way. */
struct one {
	struct pl_site *site;
	struct origin origin;	 /* its root is absolute, with `/` at the end */
	struct pl_str shown;	 /* the same as paths are shown; may be empty */
	struct pl_arena *arenas; /* of the workers */
	size_t arena_count;
	size_t *jobs, job_count; /* the files that are read */
	struct anchors anchors;
	struct one *next;
};

struct sites {
	struct pl_arena arena;
	struct pl_map roots; /* root -> struct one */
	struct one *first;
};

/* ---- names ---- */

/* The walk of one root. */
struct walk {
	struct config *config;
	const struct pl_settings *settings;
	struct pl_arena *arena;
	struct pl_site *site;
	size_t root; /* bytes of its path before what lies below */
	struct pl_str inner; /* the root of a site within this one, the last that was met */
};

static enum files_choice take_all(void *context, struct pl_str path)
{
	(void)context, (void)path;
	return FILES_TAKE;
}

static bool enters(void *context, struct pl_str folder)
{
	const struct walk *walk = context;

	return folder.len <= walk->root || !pl_site_skips(walk->settings, pl_str_n(folder.ptr + walk->root, folder.len - walk->root));
}

static void folder_link(void *context, struct pl_str folder)
{
	const struct walk *walk = context;

	if (folder.len > walk->root)
		pl_site_add_link(walk->site, pl_str_n(folder.ptr + walk->root, folder.len - walk->root));
}

/* A site within this one has rules of its own; what this one makes of its folder is not known. */
static void name_inner_site(struct walk *walk, struct pl_str root)
{
	if (pl_str_eq(root, walk->inner) || !pl_str_starts(root, walk->settings->root) || root.len <= walk->root + 1)
		return;
	walk->inner = root;
	pl_site_add_link(walk->site, pl_str_n(root.ptr + walk->root, root.len - walk->root - 1));
}

static void name_file(struct one *one, struct walk *walk, const struct file *file)
{
	struct pl_str path = pl_str_c(file->below);
	struct config_book *book;
	struct pl_ruleset *set;

	if (!pl_site_reads(walk->settings, path)) {
		pl_site_add(one->site, path, walk->settings, NULL);
		return;
	}
	book = config_book(walk->config, file->path);
	set = config_settings(walk->config, book, file->path);
	if (pl_str_eq(pl_ruleset_settings(set)->root, walk->settings->root))
		pl_site_add(one->site, path, pl_ruleset_settings(set), set);
	else
		name_inner_site(walk, pl_ruleset_settings(set)->root);
}

/* A folder that cannot be looked into is said; a link that leads out of the site or to nothing is not. */
static void name_unread(struct one *one, struct walk *walk, const struct file *file)
{
	struct pl_buf text = {0};
	struct stat status;

	pl_site_add(one->site, pl_str_c(file->below ? file->below : ""), walk->settings, NULL);
	pl_site_unread(one->site, pl_site_count(one->site) - 1);
	if (lstat(file->path, &status) == 0 && S_ISLNK(status.st_mode))
		return;
	message_add(&text, "%s: %s; links to it are not judged", file->path, file->error);
	write_all(STDERR_FILENO, pl_buf_str(&text));
	pl_buf_finish(&text);
}

static void name_files(struct one *one, struct walk *walk)
{
	struct words operands = {0}, none = {0};
	struct files files = {0};
	struct files_options how = {
		.excludes = &none, .choose = take_all, .enter = enters, .linked = folder_link, .context = walk, .no_ignore = true};

	words_add(&operands, one->origin.root);
	files_find(&files, &operands, &how);
	for (size_t i = 0; i < files.count && !one->shown.ptr; i++)
		if (files.items[i].below)
			one->shown = pl_arena_dup(walk->arena,
						  pl_str_n(files.items[i].path, (size_t)(files.items[i].below - files.items[i].path)));
	for (size_t i = 0; i < files.count; i++)
		if (files.items[i].error)
			name_unread(one, walk, &files.items[i]);
		else if (files.items[i].below)
			name_file(one, walk, &files.items[i]);
	files_finish(&files);
	words_finish(&operands);
}

/* ---- cards ---- */

struct worker {
	struct one *one;
	struct pl_arena arena;
	struct pl_buf bytes;
};

static void *open_worker(void *context)
{
	struct worker *worker = pl_alloc(sizeof(*worker));

	*worker = (struct worker){.one = context};
	return worker;
}

static void close_worker(void *context, void *state)
{
	struct one *one = context;
	struct worker *worker = state;

	one->arenas = pl_realloc(one->arenas, (one->arena_count + 1) * sizeof(*one->arenas));
	one->arenas[one->arena_count++] = worker->arena;
	pl_buf_finish(&worker->bytes);
	free(worker);
}

static void work(void *state, size_t job, struct pl_buf *outs)
{
	struct worker *worker = state;
	struct one *one = worker->one;
	const struct pl_card *card = pl_site_card(one->site, one->jobs[job]);
	bool hexo = card->owner && pl_ruleset_post_options(card->owner).hexo;
	struct pl_error error;

	if (card->reading == PL_CARD_FRONT && pl_site_reads_fenced(card->settings, card->path) &&
	    !origin_fenced(&one->origin, card->path)) {
		pl_site_read(one->site, one->jobs[job], &worker->arena, PL_STR(""), false);
		return;
	}
	if (origin_read(&one->origin, &worker->bytes, card->path, &error)) {
		pl_site_read(one->site, one->jobs[job], &worker->arena, pl_buf_str(&worker->bytes), hexo);
		return;
	}
	pl_site_unread(one->site, one->jobs[job]);
	if (card->reading == PL_CARD_FRONT)
		message_add(outs, PL_FMT PL_FMT ": %s; links to it are not judged", PL_ARG(one->shown), PL_ARG(card->path), error.text);
}

static void emit(void *context, size_t job, const struct pl_buf *outs)
{
	(void)context, (void)job;
	write_all(STDERR_FILENO, pl_buf_str(outs));
}

static void read_cards(struct one *one, unsigned workers)
{
	struct pool pool = {
		.workers = workers, .outs = 1, .context = one, .open = open_worker, .close = close_worker, .work = work, .emit = emit};

	one->jobs = pl_alloc((pl_site_count(one->site) + 1) * sizeof(*one->jobs));
	for (size_t i = 0; i < pl_site_count(one->site); i++)
		if (pl_site_card(one->site, i)->reading != PL_CARD_NOT_READ && !pl_site_card(one->site, i)->unread)
			one->jobs[one->job_count++] = i;
	pool.jobs = one->job_count;
	pool_run(&pool);
	free(one->jobs);
	one->jobs = NULL;
}

/* ---- sites ---- */

/* Those of the run that are staged; what is staged, but not on the disk, is part of the site. */
static void name_staged(struct one *one, struct walk *walk, const struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct file *file = &files->items[i];
		struct pl_ruleset *set = (struct pl_ruleset *)(uintptr_t)file->rules;
		struct pl_str path;

		if (!file->blob || !set || !pl_str_eq(pl_ruleset_settings(set)->root, walk->settings->root) ||
		    !pl_str_starts(file->place, walk->settings->root))
			continue;
		path = pl_arena_dup(walk->arena, pl_settings_below(walk->settings, file->place));
		origin_stage(&one->origin, walk->arena, path, file);
		if (access(file->place.ptr, F_OK) != 0)
			pl_site_add(one->site, path, pl_ruleset_settings(set), set);
	}
}

static void add_site(struct sites *sites, struct config *config, struct pl_ruleset *set, const struct files *files,
		     const struct sites_options *options)
{
	struct pl_settings *settings = pl_ruleset_settings(set);
	void **slot = pl_map_put(&sites->roots, &sites->arena, settings->root);
	struct one *one = *slot;
	struct walk walk = {config, settings, &sites->arena, NULL, 0};

	if (one)
		return;
	*slot = one = PL_NEW(&sites->arena, struct one);
	one->origin = (struct origin){.root = pl_arena_dup(&sites->arena, settings->root).ptr, .blobs = options->blobs};
	one->site = pl_site_new(settings);
	one->next = sites->first;
	sites->first = one;
	walk.root = settings->root.len;
	walk.site = one->site;
	anchors_init(&one->anchors, one->site, &one->origin);
	name_files(one, &walk);
	name_staged(one, &walk, files);
	read_cards(one, options->workers);
	pl_site_seal(one->site);
}

struct sites *sites_new(struct config *config, const struct files *files, const struct sites_options *options)
{
	struct sites *sites = pl_alloc(sizeof(*sites));

	*sites = (struct sites){0};
	for (size_t i = 0; i < files->count; i++) {
		struct pl_ruleset *set = (struct pl_ruleset *)(uintptr_t)files->items[i].rules;

		if (set && pl_ruleset_wants_site(set) && pl_ruleset_settings(set)->builder != PL_BUILDER_NONE &&
		    pl_str_starts(files->items[i].place, pl_ruleset_settings(set)->root)) /* a rule file must not send us elsewhere */
			add_site(sites, config, set, files, options);
	}
	if (sites->first)
		return sites;
	sites_free(sites);
	return NULL;
}

void sites_free(struct sites *sites)
{
	if (!sites)
		return;
	for (struct one *one = sites->first; one; one = one->next) {
		for (size_t i = 0; i < one->arena_count; i++)
			pl_arena_finish(&one->arenas[i]);
		free(one->arenas);
		anchors_finish(&one->anchors);
		pl_site_free(one->site);
	}
	pl_arena_finish(&sites->arena);
	free(sites);
}

bool sites_visit(struct sites *sites, const struct file *file, struct pl_site_visit *visit)
{
	const struct pl_settings *settings = pl_ruleset_settings((struct pl_ruleset *)(uintptr_t)file->rules);
	struct one *one = sites ? pl_map_get(&sites->roots, settings->root) : NULL;

	*visit = (struct pl_site_visit){0};
	if (!one || !pl_str_starts(file->place, settings->root))
		return false;
	visit->site = one->site;
	visit->path = pl_settings_below(settings, file->place);
	visit->anchors = anchors_read;
	visit->has_anchor = anchors_have;
	visit->context = &one->anchors;
	return true;
}
