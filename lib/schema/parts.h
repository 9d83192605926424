/* parts: a compiled schema. Internal to schema/. */
#ifndef PL_SCHEMA_PARTS_H
#define PL_SCHEMA_PARTS_H

#include "base/buf.h"
#include "base/hash.h"
#include "base/regex.h"
#include "schema/schema.h"

/* What a value is to JSON Schema, as bits. A YAML timestamp is a date and a string. */
enum {
	TYPE_NULL = 1, TYPE_BOOLEAN = 2, TYPE_INTEGER = 4, TYPE_NUMBER = 8, TYPE_STRING = 16, TYPE_ARRAY = 32, TYPE_OBJECT = 64,
	TYPE_DATE = 128, /* postlint's own: a date, however it is written */
	TYPES = 8,
};

/* A document, or a part of one with an `$id` of its own. */
struct resource {
	struct pl_str uri;              /* absolute, or "" */
	const char *file;               /* for people; NULL: the document given to compile */
	const struct pl_value *root;
	struct pl_map anchors;          /* `$anchor` and `$dynamicAnchor` -> schema value */
	struct pl_map dynamic;          /* `$dynamicAnchor` -> schema value */
	struct resource *next;
};

struct node;

/* A name, or a pattern, and what holds there. */
struct branch {
	struct pl_str name;
	struct pl_regex *regex;
	const struct node *node;        /* NULL with dependentRequired */
	const struct pl_value *names;   /* dependentRequired: a list */
};

struct nodes {
	const struct node **items;
	size_t count;
};

struct branches {
	struct branch *items;
	size_t count;
	struct pl_map by_name;          /* of properties -> struct branch */
};

struct bound {
	bool is_set;
	double value;
	const struct pl_value *source;
};

/* One schema. Pointers are NULL, and counts 0, where a keyword is absent. */
struct node {
	const struct pl_value *source;
	const struct resource *resource;
	bool never;                     /* the schema `false` */
	unsigned types;                 /* 0: any */
	const struct pl_value *types_at, *one_of_values, *constant, *required, *order, *date_formats;
	struct bound minimum, maximum, above, below, multiple, min_length, max_length, max_width;
	struct bound min_items, max_items, min_contains, max_contains, min_properties, max_properties;
	struct pl_regex *pattern;
	struct pl_str pattern_text, format, message, renamed;
	const struct pl_value *messages;
	bool unique;
	struct branches properties, patterns, dependent_required, dependent_schemas;
	const struct node *additional, *unevaluated, *names;
	struct nodes prefix, all_of, any_of, one_of;
	const struct node *items, *contains, *unevaluated_items;
	const struct node *not, *condition, *then, *otherwise;
	const struct node *ref;
	struct pl_str dynamic;          /* name of a `$dynamicRef` that may be bound later */
	const struct node *dynamic_ref;
};

struct pl_schema {
	struct pl_schema_options options;
	const struct node *root;
	struct resource *resources;
	struct pl_map nodes;            /* address of a schema value -> node */
	struct pl_regex **regexes;
	size_t nregexes, cap_regexes, depth, files;
	bool tracks;                    /* some schema has unevaluated… */
	struct pl_arena *arena;
	struct pl_schema_fault **fault; /* where the next one goes; only while compiling */
};

/* value.c */
unsigned pl_schema_type(struct pl_arena *arena, const struct pl_value *value, enum pl_yaml_reader reader); /* TYPE_… bits that fit */
bool pl_schema_number(struct pl_arena *arena, const struct pl_value *value, enum pl_yaml_reader reader, double *number);
/* Equal as JSON values; numbers by value, maps whatever the order. */
bool pl_schema_equal(struct pl_arena *arena, const struct pl_value *a, enum pl_yaml_reader ra, const struct pl_value *b, enum pl_yaml_reader rb);
bool pl_schema_true(const struct pl_value *value); /* the boolean true, in YAML or JSON */

/* uri.c: RFC 3986 5.2 */
struct pl_str pl_schema_resolve(struct pl_arena *arena, struct pl_str base, struct pl_str ref);
struct pl_str pl_schema_unescape(struct pl_arena *arena, struct pl_str text); /* %41 */

/* resource.c */
struct resource *pl_schema_add(struct pl_schema *schema, struct pl_str uri, const char *file, const struct pl_value *root);
/* The schema that `ref` names, seen from `from`; *in gets its resource. NULL after noting the fault at `at`. */
const struct pl_value *pl_schema_find(struct pl_schema *schema, const struct resource *from, const struct pl_value *at, const struct resource **in);

/* compile.c */
const struct node *pl_schema_node(struct pl_schema *schema, const struct pl_value *value, const struct resource *resource);
void pl_schema_note(struct pl_schema *schema, const struct resource *resource, struct pl_span span, const char *fmt, ...) PL_PRINTF(4, 5);
/* keyword.c: reads the keywords of a map into its node. */
void pl_schema_read_keywords(struct pl_schema *schema, struct node *node, const struct resource *in);

/* format.c: true also for formats that are not known */
bool pl_schema_format(struct pl_str format, struct pl_str text);
/* "e-mail address": for people; of a format that is known. */
const char *pl_schema_format_name(struct pl_str format);

/* ---- judging ---- */

/* Errors, oldest first. */
struct found {
	struct found_error *first, **end;
	size_t count;
};

struct found_error {
	struct pl_schema_error error;
	struct found_error *next;
};

/* Which entries of one map or list were evaluated; by number. */
struct seen {
	uint64_t *bits;
	size_t count;
};

/* Resources entered, innermost first; for `$dynamicRef`. */
struct scope {
	const struct resource *resource;
	const struct node *node;
	const struct pl_value *value;
	const struct scope *outer;
	unsigned depth;
};

struct judging {
	const struct pl_schema *schema;
	struct pl_arena *arena;
	size_t budget;
	bool stopped;
	const struct node *stopped_at; /* where the budget ran out */
};

/* Takes from the budget. False: it is used up, the caller ends without a complaint of its own. */
bool pl_judging_spend(struct judging *j, const struct node *node, size_t cost);
/* Matches at the expense of the budget; slow ones cost more. */
enum pl_regex_result pl_judging_match(struct judging *j, const struct node *node, const struct pl_regex *regex, struct pl_str text);
/* True when `value` fits. Errors go to `found` (NULL: not wanted), what was evaluated to `seen` (NULL: not wanted). */
bool pl_schema_eval(struct judging *j, const struct scope *outer, const struct node *node, const struct pl_value *value, struct found *found,
		    struct seen *seen);
bool pl_schema_eval_scalar(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found);
bool pl_schema_eval_map(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
			struct seen *seen);
bool pl_schema_eval_list(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
			 struct seen *seen);
bool pl_schema_eval_unevaluated(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value,
				struct found *found, struct seen *seen);
void pl_seen_add(struct seen *seen, struct pl_arena *arena, size_t index, size_t count);
bool pl_seen_has(const struct seen *seen, size_t index);
void pl_seen_merge(struct seen *into, struct pl_arena *arena, const struct seen *from);

/* Appends an error; NULL when none are wanted. `keyword` may be NULL. */
struct pl_schema_error *pl_found_add(struct judging *j, struct found *found, enum pl_schema_family family, const struct node *node,
				     const struct pl_value *value, const char *keyword);
/* The value as a person wrote it, cut, in backquotes: "`5`". */
struct pl_str pl_schema_shown(struct pl_arena *arena, const struct pl_value *value);
/* "a text, a number or a list". */
struct pl_str pl_schema_types_text(struct pl_arena *arena, unsigned types);

#endif
