/* config: which rules are in force for which file. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "config.h"

#include <stdlib.h>

#include "config_find.h"
#include "lint/check.h"
#include "lint/packs.h"
#include "message.h"
#include "site/adopt.h"

struct config {
	struct pl_arena arena;
	const struct config_options *options;
	struct pl_ruleset *any;
	struct config_book *books, *given; /* `given`: --rules and --no-config: one book for all */
	struct pl_map folders;             /* folder -> its book */
	struct pl_map told;                /* what was said about builders' configurations */
	struct pl_str cwd;
	int64_t now;
};

/* ---- options over a set ---- */

typedef bool (*apply)(struct pl_ruleset *, struct pl_str, struct pl_error *);

/* Calls `function` for each item of the comma-separated words. */
static bool each(struct pl_ruleset *set, const struct words *words, const char *option, apply function)
{
	struct pl_error error;

	for (size_t i = 0; i < words->count; i++)
		for (const char *at = words->items[i]; *at;) {
			size_t n = strcspn(at, ",");
			struct pl_str item = pl_str_trim(pl_str_n(at, n));

			if (item.len && !function(set, item, &error)) {
				message("--%s: %s", option, error.text);
				return false;
			}
			at += n + (at[n] == ',');
		}
	return true;
}

static bool apply_options(const struct config *config, struct pl_ruleset *set)
{
	const struct config_options *o = config->options;

	pl_ruleset_settings(set)->now = config->now;
	return each(set, &o->select, "select", pl_ruleset_select) && each(set, &o->ignore, "ignore", pl_ruleset_ignore) &&
	       each(set, &o->severity, "severity", pl_ruleset_severity);
}

static bool read_now(struct config *config)
{
	struct pl_value value = {.kind = PL_VALUE_STRING, .quote = PL_QUOTE_DOUBLE, .text = pl_str_c(config->options->now)};
	struct pl_date_context context = {&config->arena, NULL, pl_zone_utc(), PL_FRONT_JSON};
	struct pl_date date;

	config->now = pl_ruleset_settings(config->any)->now;
	if (!config->options->now)
		return true;
	pl_date_read(&date, &value, PL_BUILDER_NONE, &context);
	config->now = date.moment;
	if (date.outcome == PL_DATE_READ && date.moment_known)
		return true;
	message("--now: `%s` is no date; write 2026-01-31 or 2026-01-31T12:00:00+08:00", config->options->now);
	return false;
}

/* ---- books ---- */

static void choose_selectors(struct config *config, struct config_book *book)
{
	for (size_t i = 0; i < book->rules.count; i++) {
		const struct pl_rulefile *file = book->rules.files[i];
		const struct pl_value *paths = pl_rulefile_get(file, "paths");
		size_t n = 1;

		if (pl_rulefile_get(file, "exclude"))
			book->exclude_file = file;
		if (!paths)
			continue;
		for (const struct pl_value *v = paths->first; v; v = v->next)
			n++;
		book->paths_file = file;
		book->hits = PL_NEW_N(&config->arena, size_t, n);
	}
}

static struct config_book *new_book(struct config *config, struct pl_str folder)
{
	struct config_book *book = PL_NEW(&config->arena, struct config_book), **at = &config->books;

	book->folder = pl_arena_dup(&config->arena, folder).ptr;
	book->rules.load = config_load;
	book->rules.set = config->any;
	while (*at && strcmp((*at)->folder, book->folder) < 0)
		at = &(*at)->next;
	book->next = *at;
	*at = book;
	return book;
}

static void add_file(struct config *config, struct config_book *book, const char *path, struct pl_str folder)
{
	struct pl_rulefile_text text = {.name = config_shown(&config->arena, config->cwd, path), .folder = folder};
	struct pl_error error;

	if (config_read(&config->arena, path, &text.text, &error)) {
		pl_rulebook_add(&book->rules, &text);
		return;
	}
	message("rule file %s: %s", text.name, error.text);
	book->rules.unreadable = true;
}

static struct pl_str with_slash(struct config *config, const char *folder)
{
	return pl_arena_printf(&config->arena, "%s/", folder);
}

/* The book that a folder's own files make, or NULL: then the one of the folder above counts. */
static struct config_book *own_book(struct config *config, struct pl_str folder)
{
	struct config_book *book;
	struct pl_str pack;
	const char *path = config_find_file(&config->arena, folder), *marker;

	if (path) {
		book = new_book(config, folder);
		add_file(config, book, path, with_slash(config, book->folder));
	} else if ((marker = config_detect(&config->arena, folder, &pack))) {
		book = new_book(config, folder);
		book->detected = config_shown(&config->arena, config->cwd, marker);
		pl_rulebook_add_pack(&book->rules, pack);
	} else {
		return NULL;
	}
	choose_selectors(config, book);
	return book;
}

/* No rule file: that of the person, else nothing but the base pack. */
static struct config_book *last_book(struct config *config)
{
	const char *path = config_personal(&config->arena);
	struct config_book *book = new_book(config, config->cwd);

	if (path)
		add_file(config, book, path, with_slash(config, config->cwd.ptr));
	choose_selectors(config, book);
	return book;
}

static struct pl_str above(struct pl_str folder)
{
	while (folder.len && folder.ptr[folder.len - 1] != '/')
		folder.len--;
	folder.len -= folder.len != 0;
	return folder;
}

/* Of a folder (absolute): the nearest rule file up the tree. */
static struct config_book *book_of_folder(struct config *config, struct pl_str folder)
{
	struct pl_str at = folder;
	struct config_book *book = NULL;

	for (;;) {
		book = pl_map_get(&config->folders, at);
		if (!book)
			book = own_book(config, at);
		if (book || !at.len || config_is_top(&config->arena, at))
			break;
		at = above(at);
	}
	if (!book && !(book = pl_map_get(&config->folders, PL_STR("\n"))))
		*pl_map_put(&config->folders, &config->arena, PL_STR("\n")) = book = last_book(config);
	folder = pl_arena_dup(&config->arena, folder);
	*pl_map_put(&config->folders, &config->arena, folder) = book;
	while (folder.len > at.len) { /* all of them were looked into */
		folder = above(folder);
		*pl_map_put(&config->folders, &config->arena, folder) = book;
	}
	return book;
}

static bool add_given(struct config *config, const char *word)
{
	struct pl_str pack = pl_pack_text(pl_str_c(word));
	const char *path;

	if (pack.ptr)
		return pl_rulebook_add_pack(&config->given->rules, pl_str_c(word));
	path = config_absolute(config, word).ptr;
	if (!config_exists(path) && !strpbrk(word, "/.")) {
		message("`%s` is no pack and no rule file", word);
		return false;
	}
	add_file(config, config->given, path, with_slash(config, config->cwd.ptr));
	return !config->given->rules.unreadable;
}

struct config *config_new(const struct config_options *options)
{
	struct config *config = pl_alloc(sizeof(*config));
	char *cwd = realpath(".", NULL);
	bool ok;

	*config = (struct config){.options = options, .any = pl_ruleset_new(pl_checks, pl_checks_count)};
	config->cwd = pl_arena_dup(&config->arena, pl_str_c(cwd && strcmp(cwd, "/") != 0 ? cwd : ""));
	free(cwd);
	ok = read_now(config) && apply_options(config, config->any);
	if (options->no_config || options->rules.count) {
		config->given = new_book(config, config->cwd);
		for (size_t i = 0; ok && i < options->rules.count; i++)
			ok = add_given(config, options->rules.items[i]);
		choose_selectors(config, config->given);
	}
	if (ok)
		return config;
	config_free(config);
	return NULL;
}

void config_free(struct config *config)
{
	if (!config)
		return;
	for (struct config_book *book = config->books; book; book = book->next) {
		struct pl_ruleset *set;
		size_t at = 0;

		while ((set = pl_map_next(&book->sets, &at)))
			pl_ruleset_free(set);
		pl_rulebook_finish(&book->rules);
	}
	pl_ruleset_free(config->any);
	pl_arena_finish(&config->arena);
	free(config);
}

struct pl_str config_absolute(struct config *config, const char *path)
{
	if (path[0] == '/')
		return pl_arena_dup(&config->arena, pl_str_c(path));
	return pl_arena_printf(&config->arena, PL_FMT "/%s", PL_ARG(config->cwd), path);
}

static struct pl_str folder_of(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	path.len -= path.len != 0;
	return path;
}

struct config_book *config_book(struct config *config, const char *path)
{
	struct pl_str absolute;

	if (config->given)
		return config->given;
	absolute = config_absolute(config, path);
	return book_of_folder(config, folder_of(absolute));
}

/* Several rule sets read the same configuration. */
static void tell_once(struct config *config, const char *text)
{
	struct pl_str key = pl_arena_dup(&config->arena, pl_str_c(text));
	void **slot = pl_map_put(&config->told, &config->arena, key);

	if (!*slot)
		message("%s", text);
	*slot = config;
}

/* False: there is no such file below the site's root. */
static bool adopt_file(struct config *config, struct pl_ruleset *set, const char *name)
{
	const char *path = pl_arena_printf(&config->arena, PL_FMT "%s", PL_ARG(pl_ruleset_settings(set)->root), name).ptr;
	struct pl_rulefile_text text;
	struct pl_error error;

	if (!config_exists(path))
		return false;
	text.name = config_shown(&config->arena, config->cwd, path);
	if (config_read(&config->arena, path, &text.text, &error)) {
		pl_site_adopt(set, text.name, text.text, &error);
		if (error.text[0])
			tell_once(config, error.text);
	} else {
		message("%s: %s", text.name, error.text);
	}
	return true;
}

/* The site's root, where its builder's configuration lies: said, or the folder of the book. */
static void adopt(struct config *config, struct config_book *book, struct pl_ruleset *set)
{
	struct pl_settings *site = pl_ruleset_settings(set);

	if (!site->root.len)
		site->root = with_slash(config, book->folder);
	for (const char *const *name = pl_site_config_names(site->builder); *name && !adopt_file(config, set, *name); name++)
		;
	for (const char *const *name = pl_site_config_parts(site->builder); *name; name++)
		adopt_file(config, set, *name);
}

struct pl_ruleset *config_settings(struct config *config, struct config_book *book, const char *path)
{
	struct pl_str absolute = config_absolute(config, path), overrides = pl_ruleset_overrides(&book->rules, absolute, &config->arena);
	void **slot = pl_map_put(&book->sets, &config->arena, overrides);
	struct pl_ruleset *set = *slot;

	if (!set) {
		*slot = set = pl_ruleset_new(pl_checks, pl_checks_count);
		pl_ruleset_schema_loader(set, config_load_schema, &config->arena);
		pl_ruleset_lay(set, &book->rules, absolute);
		adopt(config, book, set);
		apply_options(config, set);
	}
	return set;
}

const struct pl_ruleset *config_set(struct config *config, struct config_book *book, const char *path)
{
	struct pl_ruleset *set = config_settings(config, book, path);

	return book->rules.unreadable || pl_rulebook_wrong(&book->rules) ? NULL : set;
}

struct pl_ruleset *config_any(struct config *config)
{
	return config->any;
}

struct config_book *config_books(struct config *config)
{
	return config->books;
}

enum files_choice config_choose(void *context, struct pl_str path)
{
	struct config *config = context;
	struct config_book *book = config->given ? config->given : book_of_folder(config, folder_of(path));
	const struct pl_rulefile *file = book->paths_file;
	bool takes = file && pl_rulefile_selects(file, pl_rulefile_get(file, "paths"), path, book->hits);

	if (book->exclude_file && pl_rulefile_selects(book->exclude_file, pl_rulefile_get(book->exclude_file, "exclude"), path, NULL))
		return FILES_LEAVE;
	return !file || file->pack ? FILES_USUAL : takes ? FILES_TAKE : FILES_LEAVE;
}

void config_walked(void *context, struct pl_str folder)
{
	struct config *config = context;

	for (struct config_book *book = config->books; book; book = book->next)
		if (pl_str_starts(pl_str_c(book->folder), folder) && strchr("/", book->folder[folder.len]))
			book->walked = true;
}

void config_finish(struct config_options *options)
{
	words_finish(&options->rules);
	words_finish(&options->select);
	words_finish(&options->ignore);
	words_finish(&options->severity);
}
