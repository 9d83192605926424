/* describe: a rule in words, for the terminal, as JSON, and as a page of docs/rules/. */
#ifndef CMD_DESCRIBE_H
#define CMD_DESCRIBE_H

#include "base/buf.h"
#include "lint/ruleset.h"

/* What `postlint explain` prints. Bold headings with `color`. */
void describe_text(struct pl_buf *out, const struct pl_rule *rule, bool color);
/* A JSON object without a newline. */
void describe_json(struct pl_buf *out, const struct pl_rule *rule);
/* The page docs/rules/ID.md, and its index. */
void describe_page(struct pl_buf *out, const struct pl_rule *rule);
void describe_index(struct pl_buf *out, const struct pl_ruleset *set);
/* "safe", "unsafe", "none". */
const char *describe_fix(enum pl_fix_class fix);

#endif
