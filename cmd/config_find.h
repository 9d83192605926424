/* config_find: rule files and what gives a site's builder away, on the disk. */
#ifndef CMD_CONFIG_FIND_H
#define CMD_CONFIG_FIND_H

#include "lint/ruleset.h"

bool config_exists(const char *path);
/* All of the file; in `arena`. */
bool config_read(struct pl_arena *arena, const char *path, struct pl_str *text, struct pl_error *error);
/* `path` (absolute) as shown: from the folder `cwd` when it lies below. */
const char *config_shown(struct pl_arena *arena, struct pl_str cwd, const char *path);
/* The rule file in this folder (absolute, no slash at the end), or NULL. */
const char *config_find_file(struct pl_arena *arena, struct pl_str folder);
/* The search goes no higher than this folder: it holds .git, or is the home folder. */
bool config_is_top(struct pl_arena *arena, struct pl_str folder);
/* The rule file of the person: $XDG_CONFIG_HOME/postlint/config.yml, or NULL. */
const char *config_personal(struct pl_arena *arena);
/* The file that shows what builds the site in this folder, or NULL; *pack gets the pack. */
const char *config_detect(struct pl_arena *arena, struct pl_str folder, struct pl_str *pack);
/* For rule files that are extended, and schemas that a `$ref` names. */
bool config_load(void *context, struct pl_arena *arena, const struct pl_rulefile *from, struct pl_str ref, struct pl_rulefile_text *text,
		 struct pl_error *error);
const struct pl_schema_file *config_load_schema(void *context, const char *from, struct pl_str ref, struct pl_error *error);

#endif
