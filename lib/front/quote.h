/* quote: a text as a YAML scalar that every reader takes for just this text. */
#ifndef PL_FRONT_QUOTE_H
#define PL_FRONT_QUOTE_H

#include "base/arena.h"

/* `text` (one line) in double quotes, in single ones when it holds `"` or `\` and no `'`. YAML 1.2 7.3. */
struct pl_str pl_yaml_quote(struct pl_arena *arena, struct pl_str text);
/* The span of the value on the line of `at`: behind `key: ` and `- `, without blanks at its end. Empty when the line
 * has no such value, or the value goes on in the next line. */
struct pl_span pl_yaml_line_value(struct pl_str text, struct pl_span front, uint32_t at);

#endif
