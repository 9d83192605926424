/* hugo: how Hugo 0.111 turns a file of `content` into a page. Internal to site/. */
#ifndef PL_SITE_HUGO_H
#define PL_SITE_HUGO_H

#include "base/buf.h"
#include "site/publish.h"

enum pl_hugo_kind {
	PL_HUGO_PAGE,   /* name.md */
	PL_HUGO_LEAF,   /* folder/index.md */
	PL_HUGO_BRANCH, /* folder/_index.md */
	PL_HUGO_TERM,   /* tags/folder/_index.md */
	PL_HUGO_HOME,   /* _index.md at the top */
};

/* One file on its way: what the parts below work on. */
struct pl_hugo {
	struct pl_arena *arena;
	const struct pl_settings *settings;
	const struct pl_value *front; /* the map of its front matter, or NULL */
	enum pl_front_format format;
	enum pl_hugo_kind kind;
	struct pl_str dir;       /* below `content`, "posts/sub/" or "" */
	struct pl_str base;      /* the name without extension and language; of a bundle its folder's, which `dir` then lacks */
	struct pl_str name;      /* the same before the language is taken off: a date may stand in it */
	struct pl_str section;   /* the first folder, as it goes into addresses */
	struct pl_str language;  /* "en/" before every address and output; may be empty */
	struct pl_str slug;      /* of the front matter or of the file's name; may be empty */
	struct pl_civil local;   /* its date on the clock of its zone; 0001-01-01 when it has none */
	bool local_known;
};

/* A key of a map, capitals and small letters alike; the last one counts. NULL: none, or `map` is no map. */
const struct pl_value *pl_hugo_get(const struct pl_value *map, const char *key);
const struct pl_value *pl_hugo_config(const struct pl_hugo *file, const char *key);
bool pl_hugo_config_true(const struct pl_hugo *file, const char *key);
/* As cast.ToString shows it: a list or a map is empty. */
struct pl_str pl_hugo_text(const struct pl_hugo *file, const struct pl_value *value);
/* As cast.ToBool takes it. False: it is none, and false to Hugo. */
bool pl_hugo_bool(const struct pl_value *value, bool *out);

/* The part of the path below `contentDir`, or that of a language, which `*language` then is (may be NULL); absent: it lies elsewhere. */
struct pl_str pl_hugo_content(const struct pl_settings *settings, struct pl_str path, struct pl_str *language);
/* The language of a file of `content`: of its folder, of its name ("x.zh.md"), else the main one; empty on a site of one language. */
struct pl_str pl_hugo_language(const struct pl_settings *settings, struct pl_str path);
/* True when a name in a path below `content` begins with `.` or `#` or ends in `~`: it is not looked at. */
bool pl_hugo_hides(struct pl_str path);
/* `uglyURLs` for the whole site; it may also be a map of sections, which lists have no part in. */
bool pl_hugo_is_ugly(const struct pl_settings *settings);
/* Takes the path apart. False: it is no page; the publication says what it is. */
bool pl_hugo_place(struct pl_hugo *file, struct pl_publication *publication, struct pl_str path);

/* The dates of the page: sets those of `publication`, the slug of the file's name, and whether it is shown now. */
void pl_hugo_dates(struct pl_hugo *file, struct pl_publication *publication);

/* The path cleaned: letters, digits and ._-+~#@\ stay, blanks are hyphens, capitals small as the site wants. */
struct pl_str pl_hugo_clean(const struct pl_hugo *file, struct pl_str path);
/* As net/url writes an address that it has parsed. Absent: it does not parse. */
struct pl_str pl_hugo_escape(struct pl_arena *arena, struct pl_str address);
/* As url.QueryUnescape: `+` is a blank. Empty when an escape is broken. */
struct pl_str pl_hugo_unescape(struct pl_arena *arena, struct pl_str text);
/* As path.Join of both; a `/` at the end stays. */
struct pl_str pl_hugo_join(struct pl_arena *arena, struct pl_str a, struct pl_str b);

/* What `permalinks` makes of it; absent: there is none for it. False: not known, `*wrong` when it stops the build. */
bool pl_hugo_permalink(const struct pl_hugo *file, struct pl_str *permalink, bool *wrong);
/* `date` in Go's notation of a layout ("Jan", "2006"). False: nothing in it is one. */
bool pl_hugo_layout(struct pl_buf *out, const struct pl_civil *date, struct pl_str layout);
/* The address and the output file, both absent when they are not known. False: the build stops. */
bool pl_hugo_url(const struct pl_hugo *file, struct pl_publication *publication);

#endif
