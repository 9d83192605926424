/* yaml: the parts of the YAML reader. Internal to front/. */
#ifndef PL_FRONT_YAML_H
#define PL_FRONT_YAML_H

#include "front/build.h"

/* One list or map that is open. */
struct pl_yaml_level {
	struct pl_children kids;
	struct pl_value *entry; /* a map's entry whose key was read and whose value comes next */
	bool key_open;          /* inside a key that is itself a list or map */
};

struct pl_yaml {
	struct pl_build build;
	struct pl_yaml_level levels[PL_FRONT_DEPTH]; /* [0] is the root map */
	uint32_t depth;                              /* open levels; 0: nothing read yet */
	uint32_t checked;                            /* text before this was searched for forbidden characters */
	bool templates;                              /* the front matter has a `{{` or `{%` somewhere */
};

/* yaml_flat.c: reads `key: value` entries of the plain kind from `at` on, without libyaml. Gives the start
 * of the first entry that needs libyaml, or the end. */
uint32_t pl_yaml_flat(struct pl_yaml *yaml, uint32_t at);

/* What libyaml said when it stopped; offsets in the text. */
struct pl_yaml_error {
	const char *problem, *context; /* context may be NULL */
	uint32_t at, from;             /* where it met the problem; where what it was reading began */
	uint32_t entry;                /* start of the last top-level entry it had begun */
};
/* yaml_fault.c: records the error at its real place with its likely cause, keeps what can be kept of the entry and
 * gives the offset of the next top-level key, or the end. */
uint32_t pl_yaml_fault(struct pl_yaml *yaml, const struct pl_yaml_error *error);
/* yaml_nested.c: an entry of an inner map that does not parse takes its neighbours with it: nobody reads them, so colons
 * that need quotes are told in them, too. `line`: the faulty one; `end`: the next top-level key; `met`: for the facts. */
void pl_yaml_nested_faults(struct pl_build *build, uint32_t line, uint32_t end, const char *met);
/* Start of the first line after the one `at` is in that begins a top-level entry, or the end. */
uint32_t pl_yaml_next_key(const struct pl_build *build, uint32_t at);
/* End of the key (before its colon) when the line at `at` begins with one, else 0; `*colon` is the colon's place. */
uint32_t pl_yaml_key_end(const struct pl_build *build, uint32_t at, uint32_t *colon);
/* Records template text in a scalar that was just read. */
void pl_yaml_template(struct pl_yaml *yaml, const struct pl_value *value);

#endif
