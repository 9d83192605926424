/* schema: JSON Schema 2020-12 over front-matter values, and postlint's own keywords: `type: date`, `dateFormats`,
 * `maxWidth`, `renamed`, `order`, `message`, `messages`. A compiled schema is immutable and shared by workers. */
#ifndef PL_SCHEMA_SCHEMA_H
#define PL_SCHEMA_SCHEMA_H

#include "base/error.h"
#include "front/front.h"

struct pl_schema;

/* A place in a schema file: the rule file itself, or a file that a `$ref` brought in. */
struct pl_schema_place {
	const char *file;  /* as the loader named it; NULL: the document given to compile */
	struct pl_span span; /* in that file's text */
};

/* What is wrong with a schema: an unknown type, a bad pattern, a `$ref` to nothing, a remote one. */
struct pl_schema_fault {
	struct pl_schema_place place;
	struct pl_str text; /* "there is no type `strng`; did you mean `string`?" */
	struct pl_schema_fault *next;
};

/* A file that a `$ref` names, read by the caller: its value tree, and the name to show. NULL: `error` says why. The
 * tree must live as long as the schema. `from`: the file the `$ref` stands in, as named before, or NULL. */
struct pl_schema_file {
	const char *name;
	const struct pl_value *root;
};
typedef const struct pl_schema_file *(*pl_schema_load)(void *context, const char *from, struct pl_str ref, struct pl_error *error);

/* Zero is a good default. */
struct pl_schema_options {
	enum pl_yaml_reader reader; /* how plain scalars of YAML front matter are typed: what the builder uses */
	bool front;                 /* front matter: a required value that is empty is an error */
	bool formats;               /* `format` is judged (date, time, date-time, uri, email, regex) */
	pl_schema_load load;        /* NULL: files are refused */
	void *context;
};

/* Compiles `root` into the arena; it and what it points at must live as long. Faults are in order; what is faulty is left
 * out of the judgement, so a schema always comes back. Bounded: at most 64 deep, 64 files. */
struct pl_schema *pl_schema_compile(struct pl_arena *arena, const struct pl_value *root, const struct pl_schema_options *options,
				    struct pl_schema_fault **faults);
/* Gives back what is not in the arena (compiled patterns). Accepts NULL. */
void pl_schema_finish(struct pl_schema *schema);

/* Which rule of RULES.md an error belongs to. */
enum pl_schema_family {
	PL_SCHEMA_TYPE,     /* front-type: type */
	PL_SCHEMA_VALUE,    /* front-value: enum, const */
	PL_SCHEMA_PATTERN,  /* front-pattern: pattern, format */
	PL_SCHEMA_LENGTH,   /* front-length: minLength, maxLength, maxWidth */
	PL_SCHEMA_RANGE,    /* front-range: minimum … multipleOf */
	PL_SCHEMA_ITEMS,    /* front-items: minItems, maxItems, uniqueItems, contains … */
	PL_SCHEMA_REQUIRED, /* front-required */
	PL_SCHEMA_EMPTY,    /* front-empty: a required value that is null, "" or blank */
	PL_SCHEMA_UNKNOWN,  /* front-unknown-key: additionalProperties, unevaluatedProperties false, propertyNames */
	PL_SCHEMA_WHEN,     /* front-when: if/then/else, dependentRequired, dependentSchemas */
	PL_SCHEMA_DATE,     /* date-unreadable or date-format: `type: date` that is no date; the date rules say which */
	PL_SCHEMA_RENAMED,  /* front-renamed-key */
	PL_SCHEMA_ORDER,    /* front-key-order */
	PL_SCHEMA_OTHER,    /* front-schema: not, minProperties, oneOf that matches two … */
	PL_SCHEMA_FAMILIES,
};

struct pl_schema_error {
	enum pl_schema_family family;
	const struct pl_value *value;  /* the instance value at fault; for a missing key the map that lacks it */
	bool at_key;                   /* the key of `value` is at fault, not its value */
	struct pl_str key;             /* the missing, unknown or renamed key; the new name is in `near` */
	struct pl_str near;            /* "did you mean", or the replacement; may be absent */
	struct pl_str detail;          /* "`5` is no string; `\"5\"` would be one" */
	struct pl_str message;         /* the schema's own `message`, or absent: shown instead of the help */
	struct pl_schema_place place;  /* of the keyword that failed */
	struct pl_str insert;          /* the one certain correct form as it would be written, or absent (fix) */
};
typedef void (*pl_schema_report)(void *context, const struct pl_schema_error *error);

/* Judges `root` (front matter, a map) and calls `report` for every error, in source order as far as it can be. Linear in
 * instance times schema, with a budget; running out of it is reported as PL_SCHEMA_OTHER. False: there were errors. Text of
 * errors lives in `arena`. Thread-safe over one schema. */
bool pl_schema_judge(const struct pl_schema *schema, struct pl_arena *arena, const struct pl_value *root, pl_schema_report report,
		     void *context);

/* The property that `key` (of the top-level map `root`) is most likely a slip of: one letter off, both long enough, no plural, and not
 * there itself. Absent: none, or the key is known. */
struct pl_str pl_schema_slip(const struct pl_schema *schema, struct pl_str key, const struct pl_value *root);

/* The schema of a top-level property as far as `properties` say it directly (through $ref): its `dateFormats` list, and
 * whether it is `type: date`. For the date rules. */
struct pl_schema_date {
	bool is_date;
	const struct pl_value *formats; /* list or scalar, or NULL */
};
struct pl_schema_date pl_schema_date_of(const struct pl_schema *schema, struct pl_str key);

#endif
