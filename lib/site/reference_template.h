/* reference_template: what the templates of a target make of it. Internal to site/. */
#ifndef PL_SITE_REFERENCE_TEMPLATE_H
#define PL_SITE_REFERENCE_TEMPLATE_H

#include "site/reference.h"

enum { PL_REFERENCES_OF_TEMPLATE = 2 };

/* `value`, with templates in it, is a target: sets kind and text. */
void pl_reference_template(struct pl_reference *reference, struct pl_arena *arena, struct pl_str value, const struct pl_settings *settings);
/* A template of the post's text that leads somewhere by itself (`{% post_link %}`, `{{< figure >}}`): gives how many references were
 * found, each with kind, text, span and what is shown. */
size_t pl_reference_alone(struct pl_reference *found, struct pl_arena *arena, struct pl_str text, const struct pl_template *template,
			  const struct pl_settings *settings);

#endif
