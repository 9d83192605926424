/* build: how the three readers put values together. Internal to front/. */
#ifndef PL_FRONT_BUILD_H
#define PL_FRONT_BUILD_H

#include "base/hash.h"
#include "front/front.h"

/* The children of one list or map while it is being read: the end of the list, and the keys seen (a hash
 * map only once there are many). */
struct pl_children {
	struct pl_value *of, *last;
	struct pl_map seen;
	uint32_t count;
};

/* What a reader carries along. */
struct pl_build {
	struct pl_front *front;
	struct pl_arena *arena;
	struct pl_facts *facts;
	struct pl_str text;
	uint32_t end;   /* reading stops here: the front matter's end, or its size limit */
	uint32_t items; /* values made so far */
};

/* Starts reading `span`: the root is an empty map; a front matter over the size limit is cut at a line. */
void pl_build_begin(struct pl_build *build, struct pl_span span);
/* A zeroed value of this kind and span. */
struct pl_value *pl_build_value(struct pl_build *build, enum pl_value_kind kind, struct pl_span span);
/* Appends `value`; a key seen before is a fact. Gives the first value with this key, or NULL. */
struct pl_value *pl_build_add(struct pl_build *build, struct pl_children *to, struct pl_value *value);
/* The first child with this key, or NULL. */
struct pl_value *pl_build_find(const struct pl_children *in, struct pl_str key);
/* Records a syntax error and marks the front matter broken. */
void pl_build_fault(struct pl_build *build, enum pl_syntax_cause cause, struct pl_span span, const char *met);
void pl_build_limit(struct pl_build *build, struct pl_span span, const char *which);
/* True when the text lies at a line's end or at the end of what is read. */
static inline bool pl_build_at_eol(const struct pl_build *b, uint32_t at)
{
	return at >= b->end || b->text.ptr[at] == '\n' || b->text.ptr[at] == '\r';
}
/* True when the line at `at` begins with a marker of a merge conflict: `<<<<<<<`, `|||||||`, `=======`, `>>>>>>>`. */
bool pl_build_conflict(const struct pl_build *build, uint32_t at);
/* End of the line `at` is in, before its line ending. */
uint32_t pl_build_line_end(const struct pl_build *build, uint32_t at);
/* Start of the line after the one `at` is in, or the end. */
uint32_t pl_build_next_line(const struct pl_build *build, uint32_t at);

#endif
