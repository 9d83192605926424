/* toml: the parts of the TOML reader. Internal to front/. */
#ifndef PL_FRONT_TOML_H
#define PL_FRONT_TOML_H

#include "front/build.h"

/* How a table came to be: it decides who may add to it (TOML 1.0, "Table"). */
enum pl_toml_origin {
	PL_TOML_IMPLICIT, /* only as part of another header's name: may still be defined */
	PL_TOML_HEADER,   /* by its own [header], or the root */
	PL_TOML_DOTTED,   /* by a dotted key: more dotted keys of the same section may add to it */
	PL_TOML_INLINE,   /* { … }: closed */
	PL_TOML_ARRAY,    /* [ … ]: closed */
	PL_TOML_TABLES,   /* [[ … ]] */
};

/* A list or map: a value that remembers its children. */
struct pl_toml_table {
	struct pl_value value; /* first: a list's or map's pl_value is one of these */
	struct pl_children kids;
	enum pl_toml_origin origin;
	uint32_t section; /* of DOTTED: the header or inline table whose keys may add to it */
};

struct pl_toml {
	struct pl_build build;
	uint32_t at;
	uint32_t section, sections; /* the one being read; how many there were */
	uint32_t faults;
	bool lost; /* a value could not be read, perhaps over several lines */
	struct pl_toml_table *current;
};

static inline char pl_toml_byte(const struct pl_toml *t)
{
	return t->at < t->build.end ? t->build.text.ptr[t->at] : '\n';
}

/* Records a syntax error (a limited number of them) and gives false. */
bool pl_toml_fault(struct pl_toml *toml, enum pl_syntax_cause cause, struct pl_span span, const char *met);

/* toml_string.c: reads the string at the quote and moves behind it; `multiline` forms only where allowed. */
bool pl_toml_string(struct pl_toml *toml, bool multiline, struct pl_str *text, enum pl_quote *quote);
/* toml_scalar.c: kind of a bare value (number, date, true, false), or LIST when it is none; *why is then set. */
enum pl_value_kind pl_toml_bare(struct pl_str word, const char **why);

/* toml_table.c */
struct pl_toml_table *pl_toml_table_new(struct pl_toml *toml, enum pl_value_kind kind, enum pl_toml_origin origin);
/* Reads a (dotted) key at `at`; its parts are linked by next, key and key_span set. NULL: a fault was recorded. */
struct pl_value *pl_toml_key(struct pl_toml *toml);
/* The table that a dotted key's last part belongs to, made as needed; *last becomes that part. NULL: fault. */
struct pl_toml_table *pl_toml_descend(struct pl_toml *toml, struct pl_toml_table *from, struct pl_value *parts,
				      struct pl_value **last);
/* Reads a [header] or [[header]] at `at` and makes it current. */
bool pl_toml_header(struct pl_toml *toml);

#endif
