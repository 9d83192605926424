/* md_callbacks: what md4c calls; nobody but the Markdown reader includes this. `data` is the struct pl_md_reader. */
#ifndef PL_BODY_MD_CALLBACKS_H
#define PL_BODY_MD_CALLBACKS_H

#include "body/md_reader.h"

#include <md4c.h>

int pl_md_enter_block(MD_BLOCKTYPE type, void *detail, void *data);
int pl_md_leave_block(MD_BLOCKTYPE type, void *detail, void *data);
int pl_md_enter_span(MD_SPANTYPE type, void *detail, void *data);
int pl_md_leave_span(MD_SPANTYPE type, void *detail, void *data);
int pl_md_on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *data);

/* Closes what is open where a block ends: md4c 0.4.8 leaves some spans open there. */
void pl_md_close_spans(struct pl_md_reader *r);
/* Where what md4c shows stands in the source, or PL_MD_NO_PLACE. */
uint32_t pl_md_place_of(const struct pl_md_reader *r, const MD_CHAR *p);
/* md4c's attribute: text with entities between. Restored from the source where templates are hidden. */
struct pl_str pl_md_attribute_text(struct pl_md_reader *r, const MD_ATTRIBUTE *a);

#endif
