/* adopt_code: what a configuration that is a program (docusaurus.config.js, pelicanconf.py) says in plain words. Internal to site/. */
#ifndef PL_SITE_ADOPT_CODE_H
#define PL_SITE_ADOPT_CODE_H

#include "front/front.h"

/* A map of the settings that stand there as `key: 'text'`, `key = "text"`, `key: true`: text as written; a map or a list is an empty map.
 * One that stands there twice with different values is null: the program decides. Nothing is run. Linear. */
struct pl_value *pl_code_read(struct pl_arena *arena, struct pl_str text);

#endif
