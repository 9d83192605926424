/* front: the front matter as values with spans, whatever it was written in. */
#ifndef PL_FRONT_FRONT_H
#define PL_FRONT_FRONT_H

#include "base/arena.h"
#include "source/split.h"
#include "source/fact.h"

enum pl_value_kind {
	PL_VALUE_NULL,   /* `key:` with nothing, JSON null */
	PL_VALUE_SCALAR, /* YAML plain or quoted scalar: typed only by pl_front_type() */
	PL_VALUE_STRING, /* TOML/JSON string */
	PL_VALUE_NUMBER, /* TOML/JSON number, text as written */
	PL_VALUE_BOOL,   /* TOML/JSON true/false */
	PL_VALUE_DATE,   /* TOML date, time or date-time, text as written */
	PL_VALUE_LIST,
	PL_VALUE_MAP,
};

enum pl_quote {
	PL_QUOTE_NONE,    /* plain */
	PL_QUOTE_SINGLE,  /* '…' (YAML single, TOML literal) */
	PL_QUOTE_DOUBLE,  /* "…" */
	PL_QUOTE_LITERAL, /* YAML |, TOML ''' */
	PL_QUOTE_FOLDED,  /* YAML >, TOML """ */
};

/* Children of lists and maps are linked by next; a map's children have keys. */
struct pl_value {
	enum pl_value_kind kind;
	enum pl_quote quote;
	struct pl_str key;        /* decoded; {NULL,0} in a list and at the root */
	struct pl_str text;       /* decoded scalar text */
	struct pl_str tag;        /* YAML tag as written ("!binary"), or absent */
	struct pl_span key_span;  /* as written, with quotes */
	struct pl_span span;      /* as written, with quotes; for an empty value the place after the colon */
	struct pl_value *first, *next, *parent;
};

struct pl_front {
	enum pl_front_format format;
	struct pl_split split;
	struct pl_value *root; /* NULL: no front matter; else a MAP (or what else was written) */
	bool broken;           /* there was a syntax error; root holds what could be read */
};

/* Limits (HAZARDS A2); going over one is a fact and the rest of that value is skipped. */
enum { PL_FRONT_DEPTH = 64, PL_FRONT_MAX = 256 * 1024, PL_FRONT_ITEMS = 20000 };

/* Reads `span` of `text`. Never fails: problems are facts (PL_FACT_FRONT_*), in `facts`. */
void pl_yaml_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts,
		  struct pl_str text, struct pl_span span);
void pl_toml_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts,
		  struct pl_str text, struct pl_span span);
void pl_json_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts,
		  struct pl_str text, struct pl_span span);
/* Splits off and reads the front matter of `text` by its form. */
void pl_front_read(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts,
		   struct pl_str text, bool hexo);

/* The value of a top-level key (the last one when repeated, as builders do), or NULL. */
const struct pl_value *pl_front_get(const struct pl_front *front, const char *key);
/* Child `key` of a map, or NULL. */
const struct pl_value *pl_value_get(const struct pl_value *map, struct pl_str key);

/* How a YAML reader types a plain scalar. */
enum pl_yaml_type {
	PL_YAML_STRING, PL_YAML_NULL, PL_YAML_BOOL, PL_YAML_INT, PL_YAML_FLOAT, PL_YAML_TIMESTAMP,
	PL_YAML_DATE, PL_YAML_SYMBOL, PL_YAML_MERGE,
};
enum pl_yaml_reader {
	PL_YAML_11, /* YAML 1.1 as PyYAML reads it */
	PL_YAML_12, /* YAML 1.2 core schema */
	PL_YAML_PSYCH, /* Ruby's Psych (Jekyll) */
	PL_YAML_READERS,
};
/* `value`: how the reader shows it ("57600", "false", "2022-04-27"), in the arena. */
struct pl_yaml_typed {
	enum pl_yaml_type type;
	struct pl_str value;
};
struct pl_yaml_typed pl_front_type(struct pl_arena *arena, struct pl_str plain, enum pl_yaml_reader reader);

#endif
