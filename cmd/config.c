/* config: which rules are in force: the rule file, packs and options. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "lint/check.h"
#include "lint/packs.h"
#include "message.h"
#include "read.h"

static bool load(struct pl_ruleset *set, const char *path)
{
	struct pl_buf text = {0};
	struct pl_error error;
	bool ok = file_read(&text, path, &error);

	if (!ok)
		message("rule file %s: %s", path, error.text);
	else if (!(ok = pl_ruleset_load(set, path, pl_buf_str(&text), &error)))
		message("%s", error.text);
	pl_buf_finish(&text);
	return ok;
}

/* --rules WORD: a pack when there is one of that name, else a file. */
static bool add_rules(struct pl_ruleset *set, const char *word)
{
	struct pl_str pack = pl_pack_text(pl_str_c(word));
	struct pl_error error;

	if (!pack.ptr) {
		if (access(word, F_OK) != 0 && !strpbrk(word, "/.")) {
			message("`%s` is no pack and no rule file", word);
			return false;
		}
		return load(set, word);
	}
	if (pl_ruleset_load(set, word, pack, &error))
		return true;
	message("%s", error.text);
	return false;
}

/* The nearest rule file of `folder` or one above it; not above the folder that holds .git, nor above the home
 * folder. False: none. The path ends up in `path`. */
static bool find_up(struct pl_buf *path, struct pl_str folder)
{
	static const char *const names[] = {".postlint.yml", ".postlint.yaml", "postlint.yml"};
	const char *home = getenv("HOME");

	for (;;) {
		for (size_t i = 0; i < PL_COUNT(names); i++) {
			pl_buf_reset(path);
			pl_buf_addf(path, PL_FMT "/%s%c", PL_ARG(folder), names[i], 0);
			if (access(path->ptr, F_OK) == 0)
				return true;
		}
		pl_buf_reset(path);
		pl_buf_addf(path, PL_FMT "/.git%c", PL_ARG(folder), 0);
		if (access(path->ptr, F_OK) == 0 || folder.len == 0 || (home && pl_str_is(folder, home)))
			return false;
		while (folder.len && folder.ptr[folder.len - 1] != '/')
			folder.len--;
		folder.len -= folder.len != 0;
	}
}

static bool discover(struct pl_ruleset *set)
{
	char *cwd = realpath(".", NULL);
	struct pl_buf path = {0};
	bool ok = true;

	if (cwd && find_up(&path, strcmp(cwd, "/") == 0 ? PL_STR("") : pl_str_c(cwd))) {
		size_t len = strlen(cwd);
		bool here = strncmp(path.ptr, cwd, len) == 0 && path.ptr[len] == '/';

		ok = load(set, here ? path.ptr + len + 1 : path.ptr);
	}
	pl_buf_finish(&path);
	free(cwd);
	return ok;
}

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

struct pl_ruleset *config_ruleset(const struct config_options *options)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	bool ok = options->no_config || options->rules.count || discover(set);

	for (size_t i = 0; ok && i < options->rules.count; i++)
		ok = add_rules(set, options->rules.items[i]);
	ok = ok && each(set, &options->select, "select", pl_ruleset_select) &&
	     each(set, &options->ignore, "ignore", pl_ruleset_ignore) &&
	     each(set, &options->severity, "severity", pl_ruleset_severity);
	if (ok)
		return set;
	pl_ruleset_free(set);
	return NULL;
}

void config_finish(struct config_options *options)
{
	words_finish(&options->rules);
	words_finish(&options->select);
	words_finish(&options->ignore);
	words_finish(&options->severity);
}
