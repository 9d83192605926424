/* postlint.h: reading blog posts (front matter, Markdown, HTML) and judging them, from a program.
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

#ifdef __cplusplus
}
#endif

#endif
