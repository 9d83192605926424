/* plain: what builders share that take the path of a file for its address. Internal to site/. */
#ifndef PL_SITE_PLAIN_H
#define PL_SITE_PLAIN_H

#include "site/publish.h"

/* A path taken apart: "docs/a/", "b", ".md". */
struct pl_plain {
	struct pl_str dir, stem, extension;
};

struct pl_plain pl_plain_split(struct pl_str path);
/* Without "2022-04-27-" at its front; `date` (may be NULL) gets that, or absent. */
struct pl_str pl_plain_undated(struct pl_str stem, struct pl_str *date);
/* The text of a key of the builder's configuration, or `otherwise`. */
struct pl_str pl_plain_config(const struct pl_settings *settings, const char *key, const char *otherwise);
/* The text of a key of the front matter; absent: none, or no text. */
struct pl_str pl_plain_front(const struct pl_front *front, const char *key);
/* True when the front matter says so ("true"). */
bool pl_plain_says(const struct pl_front *front, const char *key);
/* The page is a folder: address "/a/b/", output "a/b/index.html". `path` begins and ends as it likes. */
void pl_plain_folder(struct pl_publication *p, struct pl_arena *arena, struct pl_str path);
/* The page is a file: address "/a/b.html" (or "/a/b" when `clean`), output "a/b.html". */
void pl_plain_file(struct pl_publication *p, struct pl_arena *arena, struct pl_str path, bool clean);
/* It is not known where, or whether: `why`. */
void pl_plain_unknown(struct pl_publication *p, const char *why);

#endif
