/* html_builder: what the files of the tree builder share. Nobody else includes it. */
#ifndef PL_BODY_HTML_BUILDER_H
#define PL_BODY_HTML_BUILDER_H

#include "body/tree.h"

enum pl_mode {
	PL_INITIAL, PL_BEFORE_HTML, PL_BEFORE_HEAD, PL_IN_HEAD, PL_IN_HEAD_NOSCRIPT, PL_AFTER_HEAD, PL_IN_BODY, PL_TEXT_MODE,
	PL_IN_TABLE, PL_IN_TABLE_TEXT, PL_IN_CAPTION, PL_IN_COLUMN_GROUP, PL_IN_TABLE_BODY, PL_IN_ROW, PL_IN_CELL,
	PL_IN_TEMPLATE, PL_AFTER_BODY, PL_IN_FRAMESET, PL_AFTER_FRAMESET,
	PL_AFTER_AFTER_BODY, PL_AFTER_AFTER_FRAMESET, PL_MODES
};

/* An entry of the list of active formatting elements; node NULL is a marker. */
struct pl_formatting {
	struct pl_node *node;
	uint32_t fact; /* index + 1 of the fact that the original was left open, until its end tag comes */
};

/* Entries kept outside conformance tests: 3 equal ones are the standard's limit, different ones have none. */
enum { PL_FORMATTING_MAX = 16, PL_TEMPLATES_MAX = 256 };

struct pl_tree_builder {
	struct pl_arena *arena;
	struct pl_facts *facts;
	struct pl_builder_options opt;
	struct pl_node *document, *context; /* context: the fragment's context element, outside the tree */
	struct pl_node *head, *form;
	struct pl_node **stack;
	size_t depth, stack_cap;
	struct pl_formatting *formatting;
	size_t nformatting, formatting_cap;
	enum pl_mode mode, original, *templates;
	size_t ntemplates, templates_cap;
	struct pl_token *pending; /* table text */
	size_t npending, pending_cap;
	uint32_t open[PL_TAGS];   /* how many of each HTML element are on the stack */
	uint32_t flat[PL_TAGS];   /* start tags read flat past the depth cap, whose end tags are still to come */
	uint32_t awaited[PL_TAGS]; /* index + 1 of the fact that explains one stray end tag to come, or 0 */
	const struct pl_node *stray_parent; /* where the last part of a table without its table stood */
	uint32_t stray_end;       /* end of the last end tag of what was ignored */
	const struct pl_token *token;
	size_t count;
	uint8_t quirks;
	bool frameset_ok, foster, skip_newline, too_deep, pending_text;
	enum pl_text_mode text_mode;
};

/* html_stack.c: nodes, the stack of open elements, where things are inserted */
struct pl_node *pl_b_current(const struct pl_tree_builder *b);
struct pl_node *pl_b_adjusted(const struct pl_tree_builder *b);
struct pl_fact *pl_b_fact(struct pl_tree_builder *b, enum pl_fact_kind kind, struct pl_span span, const struct pl_node *node);
/* An end tag that ends nothing: a fact, unless an earlier one is the cause of it. */
void pl_b_stray_end(struct pl_tree_builder *b, const struct pl_token *end);
struct pl_node *pl_b_element(struct pl_tree_builder *b, const struct pl_token *token, enum pl_ns ns);
struct pl_node *pl_b_insert(struct pl_tree_builder *b, const struct pl_token *token);            /* HTML element, pushed */
struct pl_node *pl_b_insert_ns(struct pl_tree_builder *b, const struct pl_token *token, enum pl_ns ns);
struct pl_node *pl_b_insert_void(struct pl_tree_builder *b, const struct pl_token *token);       /* pushed and popped */
struct pl_node *pl_b_insert_implied(struct pl_tree_builder *b, enum pl_tag tag);
void pl_b_insert_node(struct pl_tree_builder *b, struct pl_node *node); /* at the appropriate place (13.2.6.1) */
void pl_b_insert_text(struct pl_tree_builder *b, const struct pl_token *token, struct pl_str text);
void pl_b_insert_comment(struct pl_tree_builder *b, const struct pl_token *token, struct pl_node *parent);
void pl_b_append(struct pl_node *parent, struct pl_node *child);
void pl_b_before(struct pl_node *ref, struct pl_node *child);
void pl_b_detach(struct pl_node *node);
void pl_b_push(struct pl_tree_builder *b, struct pl_node *node);
void pl_b_pop(struct pl_tree_builder *b);                       /* without an end tag: a fact, where one is due */
void pl_b_pop_ended(struct pl_tree_builder *b, const struct pl_token *end); /* by its end tag */
void pl_b_pop_until(struct pl_tree_builder *b, enum pl_tag tag); /* by the current token; the element itself is ended by it if it is an end tag */
void pl_b_remove(struct pl_tree_builder *b, size_t index);       /* from the middle of the stack */
size_t pl_b_find(const struct pl_tree_builder *b, const struct pl_node *node); /* index on the stack, or depth */
bool pl_b_on_stack(const struct pl_tree_builder *b, enum pl_tag tag);
enum pl_scope { PL_SCOPE, PL_SCOPE_LIST, PL_SCOPE_BUTTON, PL_SCOPE_TABLE };
bool pl_b_in_scope(const struct pl_tree_builder *b, enum pl_tag tag, enum pl_scope scope);
bool pl_b_node_in_scope(const struct pl_tree_builder *b, const struct pl_node *node);
void pl_b_imply_ends(struct pl_tree_builder *b, enum pl_tag except);
void pl_b_imply_all_ends(struct pl_tree_builder *b);
void pl_b_close_p(struct pl_tree_builder *b);
static inline bool pl_b_current_is(const struct pl_tree_builder *b, enum pl_tag tag)
{
	return pl_node_is(pl_b_current(b), tag);
}

/* html_active.c: active formatting elements, the adoption agency */
void pl_b_format(struct pl_tree_builder *b, struct pl_node *node);
void pl_b_marker(struct pl_tree_builder *b);
void pl_b_clear_to_marker(struct pl_tree_builder *b);
void pl_b_reconstruct(struct pl_tree_builder *b);
size_t pl_b_formatting_index(const struct pl_tree_builder *b, const struct pl_node *node); /* or nformatting */
struct pl_node *pl_b_formatted(const struct pl_tree_builder *b, enum pl_tag tag); /* after the last marker, or NULL */
void pl_b_unformat(struct pl_tree_builder *b, size_t index);
bool pl_b_adopt(struct pl_tree_builder *b, enum pl_tag tag); /* false: treat as any other end tag */
void pl_b_misnested_end(struct pl_tree_builder *b, uint32_t fact);

/* html_foreign.c */
bool pl_b_use_foreign(const struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_foreign(struct pl_tree_builder *b, const struct pl_token *token); /* true: reprocess by the mode */
void pl_b_adjust_attrs(struct pl_tree_builder *b, struct pl_node *node);

/* html_body.c, html_table.c, html_modes.c: one function a mode; true: process the token again */
bool pl_b_in_body(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_head(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_table(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_table_text(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_caption(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_column_group(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_table_body(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_row(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_cell(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_in_template(struct pl_tree_builder *b, const struct pl_token *token);
bool pl_b_body_end(struct pl_tree_builder *b, const struct pl_token *token); /* html_end.c */
void pl_b_any_other_end(struct pl_tree_builder *b, const struct pl_token *token);
void pl_b_void_element(struct pl_tree_builder *b, const struct pl_token *token);
void pl_b_stray_part(struct pl_tree_builder *b, const struct pl_token *token); /* `tr`, `td` … in the body */
void pl_b_text_element(struct pl_tree_builder *b, const struct pl_token *token, enum pl_text_mode mode);
void pl_b_reset_mode(struct pl_tree_builder *b);
void pl_b_stop(struct pl_tree_builder *b);

static inline bool pl_t_start(const struct pl_token *t, enum pl_tag tag)
{
	return t->kind == PL_TOKEN_START && t->tag == tag;
}
static inline bool pl_t_end(const struct pl_token *t, enum pl_tag tag)
{
	return t->kind == PL_TOKEN_END && t->tag == tag;
}
/* True when the tag is one of a list ended by PL_TAG_UNKNOWN. */
bool pl_t_one_of(enum pl_tag tag, const enum pl_tag *list);
#define PL_ONE_OF(tag, ...) pl_t_one_of((tag), (const enum pl_tag[]){__VA_ARGS__, PL_TAG_UNKNOWN})

#endif
