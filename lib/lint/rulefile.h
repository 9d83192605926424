/* rulefile: one rule file as read, with everything that is wrong with it, and the book of all that are in force. */
#ifndef PL_LINT_RULEFILE_H
#define PL_LINT_RULEFILE_H

#include "lint/diag.h"
#include "post.h"

struct pl_ruleset;

/* A pack, or a user's rule file. */
struct pl_rulefile {
	const char *name;            /* as shown: "_posts/.postlint.yml"; of a pack "pack jekyll" */
	bool pack;
	struct pl_str folder;        /* that its paths are taken from, with `/` at the end, or "": the caller's choice */
	struct pl_post post;         /* the text, as reporters want it; it has no body */
	const struct pl_value *root; /* a map, or NULL */
	struct pl_diags diags;       /* rules-syntax, rules-unknown, rules-value, rules-unmatched */
	bool wrong;                  /* one of them is an error */
};

/* A rule file to be read. */
struct pl_rulefile_text {
	const char *name;     /* as shown */
	struct pl_str folder; /* that its paths are taken from, with `/` at the end, or "" */
	struct pl_str text;
};

/* Brings the rule file that `ref` names in `from`. What it gives lives in `arena`. False: `error` says why ("is no file"). */
typedef bool (*pl_rulefile_load)(void *context, struct pl_arena *arena, const struct pl_rulefile *from, struct pl_str ref,
				 struct pl_rulefile_text *text, struct pl_error *error);

/* Rule files in the order in which they are laid over one another. Zero-initialise, and set the loader; without one only packs
 * can be extended. */
struct pl_rulebook {
	pl_rulefile_load load;
	void *context;
	struct pl_arena arena;
	struct pl_rulefile **files;
	size_t count, cap;
	size_t bytes;                /* of text in all */
	const struct pl_ruleset *set; /* knows the rules; only for looking up their names and options */
	bool checked;                /* its schemas were looked at */
	bool unreadable;             /* a rule file is there, but cannot be read; the caller said so */
	struct pl_rulebook *next;    /* of the books that a set owns */
};

/* Limits of RULES.md; going over one is a mistake. */
enum { PL_RULEFILE_DEPTH = 8, PL_RULEBOOK_MAX = 256 * 1024, PL_RULEBOOK_FILES = 64 };

/* Adds what the text extends, then itself. What is wrong stands in the diags of the files. All is copied. */
void pl_rulebook_add(struct pl_rulebook *book, const struct pl_rulefile_text *text);
/* The same for a built-in pack; false when there is none of that name. */
bool pl_rulebook_add_pack(struct pl_rulebook *book, struct pl_str pack);
/* True when one of its files has a mistake that is an error. */
bool pl_rulebook_wrong(const struct pl_rulebook *book);
void pl_rulebook_finish(struct pl_rulebook *book);

/* What can be wrong with a rule file: rules with these ids, made known by lib/check/rule_file.c. */
enum pl_mistake_kind { PL_MISTAKE_SYNTAX, PL_MISTAKE_UNKNOWN, PL_MISTAKE_VALUE, PL_MISTAKE_UNMATCHED, PL_MISTAKES };
extern const struct pl_rule pl_mistake_rules[PL_MISTAKES];

/* Notes a mistake at `span` of the file. */
void pl_mistake(struct pl_rulefile *file, enum pl_mistake_kind kind, struct pl_span span, const char *fmt, ...) PL_PRINTF(4, 5);
/* "; did you mean `near`?" for the nearest of `words` (NULL-ended), or "". In `arena`. */
const char *pl_mistake_near(struct pl_arena *arena, struct pl_str word, const char *const *words);

/* The file's key, or NULL. */
const struct pl_value *pl_rulefile_get(const struct pl_rulefile *file, const char *key);
/* True when `path` (written as the folder of the file is) is matched by one of the globs (a scalar or a list) of the file: from the
 * file's folder, with {a,b}, a name without slash matches at any depth, `!` takes back. `hits`, when not NULL, counts the
 * matches of each. */
bool pl_rulefile_selects(const struct pl_rulefile *file, const struct pl_value *globs, struct pl_str path, size_t *hits);

#endif
