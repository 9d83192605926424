/* rules_schema: the JSON Schema of rule files, made from the tables that rule files are read by. */
#ifndef CMD_RULES_SCHEMA_H
#define CMD_RULES_SCHEMA_H

#include "base/buf.h"

/* Appends it (draft-07, which editors know best). */
void rules_schema(struct pl_buf *out);

#endif
