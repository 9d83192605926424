/* raw: nodes as HTML. */
#ifndef PL_BODY_RAW_H
#define PL_BODY_RAW_H

#include "base/buf.h"
#include "body/tree.h"

/* True for kramdown's `{: …}` and `{#…}`: no text, their attributes are on elements already. */
static inline bool pl_raw_is_attribute_list(struct pl_str text)
{
	return pl_str_starts(text, PL_STR("{:")) || pl_str_starts(text, PL_STR("{#"));
}

/* Appends `text` as HTML text (`&`, `<`, `>`, U+00A0 escaped as HTML's fragment serialization does, 13.3). */
void pl_raw_text(struct pl_buf *out, struct pl_str text);
/* Appends `value` as the inside of a double-quoted attribute. */
void pl_raw_attribute(struct pl_buf *out, struct pl_str value);
/* Appends the start tag of `node` with all its attributes; templates in values stay as written. */
void pl_raw_open(struct pl_buf *out, const struct pl_node *node);
/* Appends the end tag, if the element has one. */
void pl_raw_close(struct pl_buf *out, const struct pl_node *node);
/* Appends `node` and all below it. Recurses only into <template>. */
void pl_raw_node(struct pl_buf *out, const struct pl_node *node);

#endif
