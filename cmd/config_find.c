/* config_find: rule files and what gives a site's builder away, on the disk. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "config_find.h"

#include <stdlib.h>
#include <unistd.h>

#include "read.h"
#include "source/lines.h"

bool config_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool config_read(struct pl_arena *arena, const char *path, struct pl_str *text, struct pl_error *error)
{
	struct pl_buf buf = {0};
	bool ok = file_read(&buf, path, error);

	if (ok)
		*text = pl_arena_dup(arena, buf.len ? pl_buf_str(&buf) : PL_STR(""));
	pl_buf_finish(&buf);
	return ok;
}

const char *config_shown(struct pl_arena *arena, struct pl_str cwd, const char *path)
{
	bool below = strncmp(path, cwd.ptr, cwd.len) == 0 && path[cwd.len] == '/';

	return pl_arena_dup(arena, pl_str_c(below ? path + cwd.len + 1 : path)).ptr;
}

static const char *in_folder(struct pl_arena *arena, struct pl_str folder, const char *name)
{
	const char *path = pl_arena_printf(arena, PL_FMT "/%s", PL_ARG(folder), name).ptr;

	return config_exists(path) ? path : NULL;
}

const char *config_find_file(struct pl_arena *arena, struct pl_str folder)
{
	static const char *const names[] = {".postlint.yml", ".postlint.yaml", "postlint.yml"};
	const char *path = NULL;

	for (size_t i = 0; !path && i < PL_COUNT(names); i++)
		path = in_folder(arena, folder, names[i]);
	return path;
}

bool config_is_top(struct pl_arena *arena, struct pl_str folder)
{
	const char *home = getenv("HOME");

	return in_folder(arena, folder, ".git") || (home && *home && pl_str_is(folder, home));
}

const char *config_personal(struct pl_arena *arena)
{
	const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	const char *path = NULL;

	if (base && base[0] == '/')
		path = pl_arena_printf(arena, "%s/postlint/config.yml", base).ptr;
	else if (home && home[0] == '/')
		path = pl_arena_printf(arena, "%s/.config/postlint/config.yml", home).ptr;
	return path && config_exists(path) ? path : NULL;
}

/* ---- what builds the site ---- */

struct marker {
	const char *pack, *file, *also[3]; /* one of `also` must be there, too, when there are any */
	const char *says;                  /* and `file` holds this, when it is not NULL */
};

/* ECOSYSTEM: in this order. */
static const struct marker markers[] = {
	{"hexo", "_config.yml", {"source/_posts", "scaffolds"}, NULL},
	{"hexo", "package.json", {"source/_posts", "_config.yml"}, "\"hexo\""},
	{"jekyll", "_config.yml", {"_posts", "_layouts", "_includes"}, NULL},
	{"jekyll", "Gemfile", {NULL}, "jekyll"},
	{"jekyll", "_config.yml", {NULL}, "jekyll"}, /* a plugin, a theme */
	{"zola", "zola.toml", {NULL}, NULL},
	{"zola", "config.toml", {"templates"}, "base_url"},
	{"hugo", "hugo.toml", {NULL}, NULL},
	{"hugo", "hugo.yaml", {NULL}, NULL},
	{"hugo", "hugo.json", {NULL}, NULL},
	{"hugo", "config/_default", {NULL}, NULL},
	{"hugo", "config.toml", {"content", "archetypes"}, NULL},
	{"hugo", "config.yaml", {"content", "archetypes"}, NULL},
	{"hugo", "config.json", {"content", "archetypes"}, NULL},
	{"eleventy", "eleventy.config.js", {NULL}, NULL},
	{"eleventy", "eleventy.config.mjs", {NULL}, NULL},
	{"eleventy", "eleventy.config.cjs", {NULL}, NULL},
	{"eleventy", ".eleventy.js", {NULL}, NULL},
	{"astro", "astro.config.mjs", {NULL}, NULL},
	{"astro", "astro.config.js", {NULL}, NULL},
	{"astro", "astro.config.ts", {NULL}, NULL},
	{"docusaurus", "docusaurus.config.js", {NULL}, NULL},
	{"docusaurus", "docusaurus.config.ts", {NULL}, NULL},
	{"vitepress", ".vitepress/config.js", {NULL}, NULL},
	{"vitepress", ".vitepress/config.mjs", {NULL}, NULL},
	{"vitepress", ".vitepress/config.ts", {NULL}, NULL},
	{"vitepress", ".vitepress/config.mts", {NULL}, NULL},
	{"pelican", "pelicanconf.py", {NULL}, NULL},
	{"quarto", "_quarto.yml", {NULL}, NULL},
};

static bool says(struct pl_arena *arena, const char *path, const char *word)
{
	struct pl_str text;
	struct pl_error error;

	return !word || (config_read(arena, path, &text, &error) && pl_str_find(text, pl_str_c(word), 0) < text.len);
}

const char *config_detect(struct pl_arena *arena, struct pl_str folder, struct pl_str *pack)
{
	for (size_t i = 0; i < PL_COUNT(markers); i++) {
		const struct marker *m = &markers[i];
		const char *path = in_folder(arena, folder, m->file);
		bool also = !m->also[0];

		for (size_t j = 0; path && j < PL_COUNT(m->also) && m->also[j]; j++)
			also = also || in_folder(arena, folder, m->also[j]);
		if (!path || !also || !says(arena, path, m->says))
			continue;
		*pack = pl_str_c(m->pack);
		return path;
	}
	return NULL;
}

/* ---- what rule files name ---- */

static struct pl_str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? pl_str_n(path, (size_t)(slash - path)) : PL_STR(".");
}

/* The top of the tree that `folder` (a real path) is in: where .git is, else the current folder when that lies above, else the
 * folder itself. */
static struct pl_str top_of(struct pl_arena *arena, struct pl_str folder)
{
	struct pl_str at = folder;
	char *cwd = realpath(".", NULL);
	struct pl_str here = cwd ? pl_arena_dup(arena, pl_str_c(cwd)) : folder;

	free(cwd);
	while (at.len && !in_folder(arena, at, ".git")) {
		while (at.len && at.ptr[at.len - 1] != '/')
			at.len--;
		at.len -= at.len != 0;
	}
	return at.len ? at : pl_str_starts(folder, here) ? here : folder;
}

/* The real path of `ref` seen from the folder `from`; false when it is not there or leads out of the tree of `base`. */
static bool resolve(struct pl_arena *arena, struct pl_str from, struct pl_str ref, const char *base, const char **path, struct pl_error *error)
{
	const char *joined = ref.ptr[0] == '/' ? pl_arena_dup(arena, ref).ptr : pl_arena_printf(arena, PL_FMT "/" PL_FMT, PL_ARG(from), PL_ARG(ref)).ptr;
	char *real = realpath(joined, NULL), *inside = realpath(base, NULL);
	struct pl_str top = inside ? top_of(arena, pl_arena_dup(arena, pl_str_c(inside))) : PL_STR("");
	bool ok = real != NULL;

	if (!ok)
		pl_fail(error, "is no file that is there");
	else if (!pl_str_starts(pl_str_c(real), top) || (real[top.len] != '/' && real[top.len]))
		ok = pl_fail(error, "leads out of " PL_FMT, PL_ARG(top));
	if (ok)
		*path = pl_arena_dup(arena, pl_str_c(real)).ptr;
	free(real);
	free(inside);
	return ok;
}

static struct pl_str current_folder(struct pl_arena *arena)
{
	char *cwd = realpath(".", NULL);
	struct pl_str folder = pl_arena_dup(arena, pl_str_c(cwd && strcmp(cwd, "/") != 0 ? cwd : ""));

	free(cwd);
	return folder;
}

bool config_load(void *context, struct pl_arena *arena, const struct pl_rulefile *from, struct pl_str ref, struct pl_rulefile_text *text,
		 struct pl_error *error)
{
	struct pl_str folder = pl_arena_dup(arena, folder_of(from->name));
	const char *path;

	(void)context;
	if (!resolve(arena, folder, ref, folder.ptr, &path, error) || !config_read(arena, path, &text->text, error))
		return false;
	text->name = config_shown(arena, current_folder(arena), path);
	text->folder = from->folder.len ? pl_arena_printf(arena, PL_FMT "/", PL_ARG(folder_of(path))) : PL_STR("");
	return true;
}

/* A schema in YAML or JSON; what is wrong in it is the error. */
static bool parse(struct pl_arena *arena, const char *path, struct pl_str text, struct pl_front *front, struct pl_error *error)
{
	struct pl_facts facts = {.arena = arena};
	struct pl_lines lines = {0};
	struct pl_place place;
	struct pl_span span = pl_span(0, (uint32_t)text.len);

	if (text.len > PL_FRONT_MAX)
		return pl_fail(error, "has more than %d KiB", PL_FRONT_MAX / 1024);
	if (pl_str_ends(pl_str_c(path), PL_STR(".json")))
		pl_json_read(front, arena, &facts, text, span);
	else
		pl_yaml_read(front, arena, &facts, text, span);
	for (size_t i = 0; i < facts.count; i++) {
		if (facts.items[i].kind != PL_FACT_FRONT_SYNTAX)
			continue;
		pl_lines_init(&lines, arena, text);
		place = pl_lines_place(&lines, facts.items[i].span.start);
		return pl_fail(error, "is not readable: line %u, column %u: " PL_FMT, place.line, place.column, PL_ARG(facts.items[i].text));
	}
	return front->root || pl_fail(error, "is empty");
}

const struct pl_schema_file *config_load_schema(void *context, const char *from, struct pl_str ref, struct pl_error *error)
{
	struct pl_arena *arena = context;
	struct pl_str folder = from ? pl_arena_dup(arena, folder_of(from)) : PL_STR("."), text;
	struct pl_schema_file *file = PL_NEW(arena, struct pl_schema_file);
	struct pl_front front = {0};
	const char *path;

	if (!resolve(arena, folder, ref, ".", &path, error) || !config_read(arena, path, &text, error) || !parse(arena, path, text, &front, error))
		return NULL;
	file->name = config_shown(arena, current_folder(arena), path);
	file->root = front.root;
	return file;
}
