/* front_parts: front matter between reading and writing: items that mean the same in every form. Internal to write/. */
#ifndef PL_WRITE_FRONT_PARTS_H
#define PL_WRITE_FRONT_PARTS_H

#include "base/buf.h"
#include "write/front.h"

enum pl_item_kind {
	PL_ITEM_NULL,
	PL_ITEM_STRING,
	PL_ITEM_BOOL,
	PL_ITEM_INT,   /* text: -?[1-9][0-9]* or 0 */
	PL_ITEM_FLOAT, /* text: -?digits.digits(e[+-]digits)?, inf, -inf, nan */
	PL_ITEM_DATE,  /* text: RFC 3339's date, date and time, date and time with zone, or time */
	PL_ITEM_LIST,
	PL_ITEM_MAP,
};

/* A comment from its `#` on, or blank lines (no text). */
struct pl_remark {
	struct pl_str text;
	struct pl_remark *next;
};

struct pl_remarks {
	struct pl_remark *first, *last;
};

struct pl_item {
	enum pl_item_kind kind;
	bool flow;                  /* a list or map in brackets on one line, or empty: written like that */
	bool header;                /* a map that stood under a [header] of TOML */
	struct pl_str key;          /* absent in lists and at the root */
	struct pl_str text;         /* of scalars; two of one kind are equal when it is */
	struct pl_str shown;        /* how the number is written where that is not `text`: "0x1F" */
	struct pl_span place;       /* in the source */
	struct pl_remarks above;    /* on lines of their own before it */
	struct pl_remarks behind;   /* on its line */
	struct pl_item *first, *last, *next;
};

/* Reading values as items for a target. */
struct pl_item_reader {
	struct pl_arena *arena;
	struct pl_str text;
	enum pl_front_format from, to;
	bool psych;                 /* Jekyll's: a plain YAML scalar is what Psych takes it for */
	bool strict;                /* reading back: a plain scalar that readers take for different things is a failure */
	struct pl_losses *losses;   /* NULL: not kept */
	struct pl_error *why;
	size_t remarks;             /* comments found */
	struct pl_remarks tail;     /* comments behind the last item */
};

/* One form being written. */
struct pl_front_writing {
	struct pl_buf *out;
	struct pl_arena *arena;
	bool crlf;                  /* line endings become CRLF afterwards */
	bool braces;                /* JSON: the outermost object has its braces */
	size_t remarks;             /* comments written, nulls among them */
	size_t nulls;               /* comments that stand for a null */
};

/* front_item.c: the items of a front matter that was read without faults, or NULL: why is filled. */
struct pl_item *pl_items_read(struct pl_item_reader *reader, const struct pl_value *root, struct pl_span front);
/* The first item of `before` that `after` has not the same, or NULL; nulls are left out when `to` is TOML. */
const struct pl_item *pl_items_differ(const struct pl_item *before, const struct pl_item *after, enum pl_front_format to);
/* A line of `text`, from 1. */
unsigned pl_front_line(struct pl_str text, uint32_t at);
/* Records a loss at the item's place. */
void pl_item_loss(struct pl_losses *losses, struct pl_arena *arena, const struct pl_loss *loss);

/* front_type.c: kind, text and shown of the scalar `value` as the target can hold it; false: why is filled. */
bool pl_item_scalar(struct pl_item_reader *reader, struct pl_item *item, const struct pl_value *value);

/* front_remark.c: hangs the comments of the front matter on the items made from its values; `tokens` in any order. */
struct pl_item_token {
	struct pl_span span;
	struct pl_item *item;
	uint32_t order;
};
void pl_remarks_read(struct pl_item_reader *reader, struct pl_span front, struct pl_item_token *tokens, size_t count);
/* Writes the comments before `item`, each on a line of its own with this indent; likewise those that find no place where
 * they were: behind it (always when there are several), in it. */
enum { PL_REMARKS_BEHIND = 1, PL_REMARKS_INNER = 2 };
void pl_remarks_above(struct pl_front_writing *writing, const struct pl_item *item, unsigned indent, unsigned displaced);
/* Writes the comment behind `item`, unless there are several: pl_remarks_above wrote these. */
void pl_remarks_behind(struct pl_front_writing *writing, const struct pl_item *item);
void pl_remarks_write(struct pl_front_writing *writing, const struct pl_remarks *remarks, unsigned indent);

/* front_quote.c: strings and keys in the three forms. */
void pl_front_pad(struct pl_buf *out, unsigned indent);
/* Plain where every reader takes it for this text, else in quotes; one line. `flow`: inside brackets. */
void pl_front_yaml_string(struct pl_buf *out, struct pl_str text, bool flow);
/* True when `text` can be written as a literal block (`|`). */
bool pl_front_yaml_block(struct pl_str text);
/* True when `text` can be written over several lines. */
bool pl_front_toml_lines(struct pl_str text);
/* `lines`: over several lines, if it can be. */
void pl_front_toml_string(struct pl_buf *out, struct pl_str text, bool lines);
void pl_front_toml_key(struct pl_buf *out, struct pl_str key);
void pl_front_json_string(struct pl_buf *out, struct pl_str text);
/* True when a YAML comment may hold `text`: libyaml ends it at U+0085, U+2028 and U+2029. */
bool pl_front_yaml_line(struct pl_str text);

/* front_yaml.c, front_toml.c, front_json.c: the lines between the fences. */
void pl_front_yaml_write(struct pl_front_writing *writing, const struct pl_item *root);
void pl_front_toml_write(struct pl_front_writing *writing, const struct pl_item *root);
void pl_front_json_write(struct pl_front_writing *writing, const struct pl_item *root);

#endif
