/* postlint.h: reading blog posts (front matter, Markdown, HTML), judging and converting them, from a program.
 *
 *	struct postlint_ruleset *rules = postlint_ruleset_new();
 *	struct postlint_result *result = postlint_check(rules, "_posts/a.md", text, length, NULL);
 *
 *	for (size_t i = 0; i < postlint_result_count(result); i++) {
 *		const struct postlint_diag *diag = postlint_result_diag(result, i);
 *
 *		printf("%s:%u:%u: %s\n", diag->path, diag->start.line, diag->start.column, diag->message);
 *	}
 *	postlint_result_free(result);
 *	postlint_ruleset_free(rules);
 *
 *	struct postlint_convert_options how = {POSTLINT_GFM};
 *	struct postlint_conversion *conversion = postlint_convert("old/a.html", text, length, &how);
 *
 *	if (postlint_conversion_proven(conversion))
 *		puts(postlint_conversion_bytes(conversion, NULL));
 *	postlint_conversion_free(conversion);
 *
 * Nothing here prints, exits or reads a file. Strings are UTF-8 and end with NUL. A rule set may be used by
 * several threads at once as long as none changes it; results are independent of each other. Memory: what a
 * function returns as a pointer to const belongs to the object it was asked of. Running out of memory ends the
 * process (see postlint_set_oom). */
#ifndef POSTLINT_H
#define POSTLINT_H

#include <stddef.h>
#include <stdint.h>

#define POSTLINT_VERSION_MAJOR 0
#define POSTLINT_VERSION_MINOR 1
#define POSTLINT_VERSION_PATCH 0
#define POSTLINT_VERSION_NUMBER(major, minor, patch) ((major) * 10000 + (minor) * 100 + (patch))
#define POSTLINT_VERSION \
	POSTLINT_VERSION_NUMBER(POSTLINT_VERSION_MAJOR, POSTLINT_VERSION_MINOR, POSTLINT_VERSION_PATCH)

#if defined(__GNUC__)
#define POSTLINT_API __attribute__((visibility("default")))
#else
#define POSTLINT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Opaque handles. */
struct postlint_ruleset;
struct postlint_result;
struct postlint_conversion;

enum postlint_severity { POSTLINT_OFF, POSTLINT_INFO, POSTLINT_WARNING, POSTLINT_ERROR };
enum postlint_fix { POSTLINT_FIX_NONE, POSTLINT_FIX_SAFE, POSTLINT_FIX_UNSAFE };

/* A place in the file: line and column are 1-based, columns count code points; `offset` counts bytes of the file
 * as stored. */
struct postlint_place {
	uint32_t line, column;
	size_t offset;
};

/* Another place that a complaint is about. */
struct postlint_related {
	struct postlint_place start, end;
	const char *message;
};

/* Replace the bytes from `offset` up to `end_offset` (of the file as stored) by `text`. */
struct postlint_edit {
	size_t offset, end_offset;
	const char *text;
	size_t length;
};

/* One complaint. `end` is behind the last character. */
struct postlint_diag {
	const char *path;     /* the name the buffer was given */
	const char *rule;     /* "html-unclosed" */
	enum postlint_severity severity;
	const char *message;  /* "element is never closed: `<b>` …" */
	const char *help;     /* what to do; may be empty */
	struct postlint_place start, end;
	const struct postlint_related *related;
	size_t related_count;
	enum postlint_fix fix;
	const char *fix_title; /* "" when fix is POSTLINT_FIX_NONE */
	const struct postlint_edit *edits; /* in order, not overlapping */
	size_t edit_count;
};

/* What is known about a rule. */
struct postlint_rule {
	const char *id, *sentence, *help, *why;
	enum postlint_severity severity; /* in the base pack */
	enum postlint_fix fix;
};

/* How to read a buffer; a zero-filled one, or NULL, is a good default. */
struct postlint_options {
	const char *encoding; /* of text that is not UTF-8, such as "gb18030"; NULL: found out */
};

/* What a post can be written as. */
enum postlint_target {
	POSTLINT_MARKDOWN,   /* renders the same in CommonMark, GFM and kramdown */
	POSTLINT_GFM,
	POSTLINT_COMMONMARK,
	POSTLINT_KRAMDOWN,   /* as Jekyll reads it */
	POSTLINT_GOLDMARK,   /* as Hugo reads it */
	POSTLINT_TEXT,
	POSTLINT_HTML,       /* normalized */
	POSTLINT_TREE        /* for debugging */
};
enum postlint_front { POSTLINT_FRONT_KEEP, POSTLINT_FRONT_YAML, POSTLINT_FRONT_TOML, POSTLINT_FRONT_JSON, POSTLINT_FRONT_NONE };
enum postlint_syntax { POSTLINT_SYNTAX_AUTO, POSTLINT_SYNTAX_MARKDOWN, POSTLINT_SYNTAX_HTML };
enum postlint_dialect {
	POSTLINT_DIALECT_AUTO, POSTLINT_DIALECT_COMMONMARK, POSTLINT_DIALECT_GFM, POSTLINT_DIALECT_KRAMDOWN, POSTLINT_DIALECT_GOLDMARK
};
enum postlint_links { POSTLINT_LINKS_LIST, POSTLINT_LINKS_INLINE, POSTLINT_LINKS_NONE };

/* How to convert; a zero-filled one is a good default. */
struct postlint_convert_options {
	enum postlint_target target;
	enum postlint_front front;
	enum postlint_syntax syntax;   /* of the post; AUTO: by its name */
	enum postlint_dialect dialect; /* of the post, when it is Markdown */
	const char *encoding;          /* as in postlint_options */
	const char *clean;             /* NULL: nothing is cleaned; "all", or steps: "tidy,layout" */
	unsigned width;                /* text: columns of a line; 0: 72; UINT_MAX: never broken */
	unsigned ambiguous;            /* text: columns of East Asian ambiguous characters, 1 or 2; 0: 1 */
	enum postlint_links links;     /* text: where addresses go */
	int guard_liquid;              /* `{{` and `{%` in the post are text, and Jekyll is kept from running them */
	int drop_comments;             /* HTML comments go, but not `<!--more-->` */
};

enum postlint_loss_kind { POSTLINT_LOSS_ATTRIBUTE = 1, POSTLINT_LOSS_STYLE, POSTLINT_LOSS_STRUCTURE };

/* Something that was not carried over. */
struct postlint_loss {
	enum postlint_loss_kind kind;
	const char *what;            /* "img[width]", "div.hidden", "comment" */
	struct postlint_place place; /* all 0 when it is not known */
	const char *before, *after;  /* what stood there and stands there now, cut short; may be empty */
};

/* A place where what was written does not say what the post said, or the proof could not show that it does. */
struct postlint_difference {
	struct postlint_place place; /* all 0 when it is not known */
	const char *message;
};

/* The version of the library in use, "0.1.0", and as a number to compare with POSTLINT_VERSION. */
POSTLINT_API const char *postlint_version(void);
POSTLINT_API int postlint_version_number(void);
/* `handler` is called when memory is gone, with the size wanted; it must not return. For the whole process; call
 * it before anything else. Default: abort(). */
POSTLINT_API void postlint_set_oom(void (*handler)(size_t wanted));

/* The base pack. Free with postlint_ruleset_free, which accepts NULL. */
POSTLINT_API struct postlint_ruleset *postlint_ruleset_new(void);
POSTLINT_API void postlint_ruleset_free(struct postlint_ruleset *rules);
/* These change a rule set and give 1, or 0 when they cannot: postlint_ruleset_error says why.
 * load: lays a rule file's text over the set; `name` is for messages.
 * select, ignore: one rule id, or a prefix ending in `*`; the first select turns all others off.
 * severity: "RULE=error", warning, info or off. */
POSTLINT_API int postlint_ruleset_load(struct postlint_ruleset *rules, const char *name, const char *text, size_t length);
POSTLINT_API int postlint_ruleset_select(struct postlint_ruleset *rules, const char *pattern);
POSTLINT_API int postlint_ruleset_ignore(struct postlint_ruleset *rules, const char *pattern);
POSTLINT_API int postlint_ruleset_severity(struct postlint_ruleset *rules, const char *assignment);
/* The reason why the last change was refused, or "". */
POSTLINT_API const char *postlint_ruleset_error(const struct postlint_ruleset *rules);
/* The rules, in the order of their ids. */
POSTLINT_API size_t postlint_ruleset_count(const struct postlint_ruleset *rules);
POSTLINT_API struct postlint_rule postlint_ruleset_rule(const struct postlint_ruleset *rules, size_t index);

/* Reads and judges one post. `name` decides how the body is read (.md, .html); the bytes are not needed any more
 * when the call returns. NULL only when the buffer is larger than 64 MiB. Free with postlint_result_free, which
 * accepts NULL. */
POSTLINT_API struct postlint_result *postlint_check(const struct postlint_ruleset *rules, const char *name,
						    const char *bytes, size_t length,
						    const struct postlint_options *options);
/* The complaints, in the order of the file; suppressed ones are not among them. */
POSTLINT_API size_t postlint_result_count(const struct postlint_result *result);
/* NULL when there is no such one. */
POSTLINT_API const struct postlint_diag *postlint_result_diag(const struct postlint_result *result, size_t index);
POSTLINT_API void postlint_result_free(struct postlint_result *result);

/* Converts one post, reads back what it wrote and compares the two. NULL only when the buffer is larger than 64 MiB.
 * Free with postlint_conversion_free, which accepts NULL. */
POSTLINT_API struct postlint_conversion *postlint_convert(const char *name, const char *bytes, size_t length,
							  const struct postlint_convert_options *options);
/* The converted post, UTF-8 with a NUL behind it that is not counted in *length (which may be NULL). Empty when there
 * is an error. */
POSTLINT_API const char *postlint_conversion_bytes(const struct postlint_conversion *conversion, size_t *length);
/* 1 when what was written was proven to say what the post says; 0: postlint_conversion_difference has the places. */
POSTLINT_API int postlint_conversion_proven(const struct postlint_conversion *conversion);
/* Why the post could not be converted at all (it is binary, its bytes are of no known encoding, its front matter does
 * not fit the form wanted, no such step of cleaning), or "". */
POSTLINT_API const char *postlint_conversion_error(const struct postlint_conversion *conversion);
/* What was not carried over, in the order of the post; NULL when there is no such one. */
POSTLINT_API size_t postlint_conversion_loss_count(const struct postlint_conversion *conversion);
POSTLINT_API const struct postlint_loss *postlint_conversion_loss(const struct postlint_conversion *conversion, size_t index);
/* What is not proven; NULL when there is no such one. */
POSTLINT_API size_t postlint_conversion_difference_count(const struct postlint_conversion *conversion);
POSTLINT_API const struct postlint_difference *postlint_conversion_difference(const struct postlint_conversion *conversion,
									      size_t index);
POSTLINT_API void postlint_conversion_free(struct postlint_conversion *conversion);

#ifdef __cplusplus
}
#endif

#endif
