/* init: the rule file that fits a site, from what its posts have. */
#ifndef CMD_INIT_H
#define CMD_INIT_H

#include "base/buf.h"
#include "survey.h"

/* Posts that lie together: they have the same keys. */
struct init_group {
	struct pl_str folder; /* "_posts", "content/news"; "" is the top */
	struct survey survey;
	bool shallow;         /* only what lies directly in it: its folders are groups of their own */
	size_t bare;          /* files without front matter */
	struct init_group *next;
};

struct init_site {
	struct pl_arena arena;
	const char *pack, *marker;   /* what builds it, and the file that shows it; marker NULL: guessed from the folders */
	const char *today;
	struct init_group *groups;   /* in the order of their folders */
	struct survey all;
	size_t files, bare, unread;
	struct pl_map extensions;    /* "md" -> struct survey_count */
	const struct pl_value *known; /* `properties` of the pack, or NULL */
	struct pl_str import;        /* lines for `front-matter:` from --from, or absent */
	const char *import_name;
};

/* The rule file, without the findings. */
void init_write(struct pl_buf *out, struct init_site *site);
/* `front-matter:` lines from Front Matter CMS's frontmatter.json or a JSON Schema. False: `error` says why. */
bool init_import(struct pl_buf *out, struct pl_arena *arena, const char *path, struct pl_error *error);

#endif
