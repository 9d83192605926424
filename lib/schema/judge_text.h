/* judge_text: what is said about errors, for people. Internal to schema/. */
#ifndef PL_SCHEMA_JUDGE_TEXT_H
#define PL_SCHEMA_JUDGE_TEXT_H

#include "schema/parts.h"

/* Sets the detail; `error` may be NULL. */
void pl_schema_say(struct judging *j, struct pl_schema_error *error, const char *fmt, ...) PL_PRINTF(3, 4);
/* "`5` is a number; a text is wanted", with the one certain correct form when there is one. */
void pl_schema_say_type(struct judging *j, struct pl_schema_error *error, const struct pl_value *value, unsigned types);
/* enum: "`psot` is none of `post`, `page`; did you mean `post`?" */
void pl_schema_say_value(struct judging *j, struct pl_schema_error *error, const struct pl_value *value, const struct pl_value *list);
/* not: what the schema behind it says, turned round. */
void pl_schema_say_not(struct judging *j, struct pl_schema_error *error, const struct node *not, const struct pl_value *value);
/* "`layout` is `video`"; `holds` false: "`layout` is not `video`". */
struct pl_str pl_schema_condition(struct judging *j, const struct node *condition, const struct pl_value *value, bool holds);
/* The nearest of the keys of `map` (not of those that `taken` has), or absent. */
struct pl_str pl_schema_near_key(struct pl_str key, const struct branches *known, const struct pl_value *taken);

#endif
