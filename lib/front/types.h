/* types: the number forms of the YAML readers. Internal to front/. */
#ifndef PL_FRONT_TYPES_H
#define PL_FRONT_TYPES_H

#include "front/front.h"

/* .inf, -.inf, .nan in the allowed spellings; `any_case` as Psych. */
bool pl_yaml_special_float(struct pl_str s, bool any_case);
bool pl_yaml_float_11(struct pl_str s);
bool pl_yaml_float_12(struct pl_str s);
bool pl_yaml_float_psych(struct pl_str s);
/* The base of what Psych reads as an integer, or 0. */
unsigned pl_yaml_int_psych(struct pl_str s);

#endif
