/* template_parts: what template.c asks of its neighbours. */
#ifndef PL_BODY_TEMPLATE_PARTS_H
#define PL_BODY_TEMPLATE_PARTS_H

#include "body/template.h"

/* kramdown `{: …}`, `{:name: …}`, `{::name …}`, `{:/name}` at `at`: the offset behind it, or 0. */
size_t pl_kramdown_ial(struct pl_str text, size_t at);
/* `{#id .class key="value"}` at `at`, at the end of a heading's line: the offset behind it, or 0. */
size_t pl_heading_ial(struct pl_str text, size_t at);

/* Joins Hugo's {{< name >}} … {{< /name >}}: one template each, `whole`. Linear. */
void pl_templates_join(struct pl_templates *t, struct pl_arena *arena, struct pl_str text);

#endif
