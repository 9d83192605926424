#include "unit.h"

#include "case_site.h"
#include "cases.h"

#include <dirent.h>
#include <sys/stat.h>

/* The files below `root`/`below`, as paths from `root`, each added to the site. */
static void add_files(struct case_site *s, const char *root, const char *below, const struct pl_settings *settings)
{
	struct pl_str folder = pl_arena_printf(&s->arena, "%s/%s", root, below);
	struct dirent *entry;
	DIR *dir = opendir(folder.ptr);

	while (dir && (entry = readdir(dir))) {
		struct pl_str path = pl_arena_printf(&s->arena, "%s%s%s", below, below[0] ? "/" : "", entry->d_name);
		struct stat status;

		if (entry->d_name[0] == '.' || stat(pl_arena_printf(&s->arena, "%s/%s", root, path.ptr).ptr, &status) != 0)
			continue;
		if (!S_ISDIR(status.st_mode))
			pl_site_add(s->site, path, settings, NULL);
		else if (!pl_site_skips(settings, path))
			add_files(s, root, path.ptr, settings);
	}
	if (dir)
		closedir(dir);
}

static struct pl_str text_of(struct case_site *s, const struct pl_card *card)
{
	return file_read(pl_arena_printf(&s->arena, "%s/" PL_FMT, s->folder, PL_ARG(card->path)).ptr);
}

static bool read_anchors(void *context, struct pl_anchors *anchors, struct pl_arena *arena, const struct pl_card *card)
{
	struct pl_str bytes = text_of(context, card);
	struct pl_post *post = PL_NEW(arena, struct pl_post);
	struct pl_post_options options = {.dialect = card->settings->dialect};

	if (!bytes.ptr)
		return false;
	pl_post_read(post, pl_arena_dup(arena, card->path).ptr, pl_arena_dup(arena, bytes), &options);
	pl_anchors_collect(anchors, arena, post, card->settings, ((struct case_site *)context)->site);
	for (size_t i = 0; i < anchors->count; i++)
		anchors->items[i].id = pl_arena_dup(arena, anchors->items[i].id);
	pl_post_finish(post);
	free((void *)(uintptr_t)bytes.ptr);
	return true;
}

static bool have_anchor(void *context, const struct pl_card *card, struct pl_str id, bool *uncertain)
{
	struct case_site *s = context;
	struct pl_anchors anchors = {0};
	bool read = read_anchors(s, &anchors, &s->arena, card);

	*uncertain = !read || anchors.uncertain;
	for (size_t i = 0; i < anchors.count; i++)
		if (pl_str_eq(anchors.items[i].id, id))
			return true;
	return false;
}

bool case_site_init(struct case_site *s, const char *folder, const char *path, struct pl_str bytes, const struct pl_ruleset *set)
{
	const struct pl_settings *settings = pl_ruleset_settings((struct pl_ruleset *)(uintptr_t)set);
	struct stat status;

	*s = (struct case_site){0};
	s->folder = pl_arena_printf(&s->arena, "%s/_site", folder).ptr;
	if (stat(s->folder, &status) != 0 || settings->builder == PL_BUILDER_NONE) {
		pl_arena_finish(&s->arena);
		return false;
	}
	s->site = pl_site_new(settings);
	add_files(s, s->folder, "", settings);
	pl_site_add(s->site, pl_str_c(path), settings, NULL);
	for (size_t i = 0; i < pl_site_count(s->site); i++) {
		bool last = i + 1 == pl_site_count(s->site);
		struct pl_str text = last ? bytes : text_of(s, pl_site_card(s->site, i));

		pl_site_read(s->site, i, &s->arena, text.ptr ? text : PL_STR(""), settings->builder == PL_BUILDER_HEXO);
		if (!last)
			free((void *)(uintptr_t)text.ptr);
	}
	pl_site_seal(s->site);
	s->visit = (struct pl_site_visit){
		.site = s->site, .path = pl_str_c(path), .anchors = read_anchors, .has_anchor = have_anchor, .context = s};
	return true;
}

void case_site_finish(struct case_site *s)
{
	pl_site_free(s->site);
	pl_arena_finish(&s->arena);
}
