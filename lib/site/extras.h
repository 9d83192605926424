/* extras: one builder's part of extra.h. Internal to site/. */
#ifndef PL_SITE_EXTRAS_H
#define PL_SITE_EXTRAS_H

#include "site/extra.h"

/* What the lists are added to, and what about. */
struct pl_extra_sink {
	struct pl_extras *out;
	struct pl_arena *arena;
	const struct pl_settings *settings;
};

void pl_extra_add(const struct pl_extra_sink *sink, enum pl_extra_kind kind, struct pl_str address);
/* The same, printf-like. */
void pl_extra_addf(const struct pl_extra_sink *sink, enum pl_extra_kind kind, const char *fmt, ...) PL_PRINTF(3, 4);
/* Adds each text of a list, or the one text. */
void pl_extra_add_all(const struct pl_extra_sink *sink, enum pl_extra_kind kind, const struct pl_value *value);
/* True when a file of the site begins with `front`. */
bool pl_files_have(const struct pl_site_files *files, struct pl_str front);

/* One file of a builder. NULL members: nothing to say. */
struct pl_extra_source {
	void (*of_post)(const struct pl_extra_sink *sink, struct pl_str path, const struct pl_front *front, const struct pl_publication *p);
	void (*of_site)(const struct pl_extra_sink *sink, const struct pl_site_files *files);
	void (*place)(struct pl_place_of_file *out, struct pl_arena *arena, const struct pl_settings *settings, struct pl_str path);
	const char *const *readable; /* endings of files whose front matter counts, ended by NULL */
	bool (*reads)(const struct pl_settings *settings, struct pl_str path); /* NULL: everywhere */
	bool fenced;                 /* that of any other text counts when it begins with `---` */
	const char *const *built;    /* folders that are written by the builder, ended by NULL */
};

extern const struct pl_extra_source pl_extra_jekyll, pl_extra_hugo, pl_extra_hexo, pl_extra_zola, pl_extra_code;

#endif
