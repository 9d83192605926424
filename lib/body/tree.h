/* tree: the tree a browser would build from the rendered post, every node with its span in the source. */
#ifndef PL_BODY_TREE_H
#define PL_BODY_TREE_H

#include "source/fact.h"
#include "body/token.h"

enum pl_node_kind { PL_NODE_DOCUMENT, PL_NODE_DOCTYPE, PL_NODE_ELEMENT, PL_NODE_TEXT, PL_NODE_COMMENT, PL_NODE_TEMPLATE };
enum pl_ns { PL_NS_HTML, PL_NS_SVG, PL_NS_MATHML };

enum {
	PL_NODE_MARKDOWN = 1 << 0,  /* written in Markdown */
	PL_NODE_IMPLIED = 1 << 1,   /* generated: not in the source; spans empty */
	PL_NODE_CLONE = 1 << 2,     /* adoption-agency clone: keeps the span of what was written */
	PL_NODE_FOSTERED = 1 << 3,  /* moved before its table */
	PL_NODE_FLAT = 1 << 4,      /* inserted past the depth cap */
	PL_NODE_TIGHT = 1 << 5,     /* Markdown list: tight */
	PL_NODE_SELF_CLOSING = 1 << 6, /* written with a slash */
	PL_NODE_AUTOLINK = 1 << 7,  /* Markdown <url> or GFM bare autolink */
	PL_NODE_REFLINK = 1 << 8,   /* Markdown reference link or image */
	PL_NODE_INDENTED = 1 << 9,  /* Markdown indented code block */
	PL_NODE_BOGUS = 1 << 10,    /* bogus comment */
	PL_NODE_FOOTNOTE = 1 << 11, /* made from footnote syntax by the dialect layer */
	PL_NODE_SILENT = 1 << 12,   /* TEMPLATE in Markdown: a line of tags that print nothing, between blocks */
};

struct pl_doctype {
	struct pl_str public_id, system_id; /* ptr NULL = missing */
};

/* Strings are slices of the text or live in the post's arena. A post may have millions: keep it small. */
struct pl_node {
	uint8_t kind;             /* enum pl_node_kind */
	uint8_t ns;               /* enum pl_ns */
	uint16_t tag;             /* enum pl_tag */
	uint32_t flags;
	struct pl_span span;      /* from the start tag's `<` to the end tag's `>` (Markdown: the construct) */
	struct pl_span open;      /* the start tag (Markdown: opening marker; may be empty) */
	struct pl_span close;     /* the end tag; empty when there is none in the source */
	struct pl_str text;       /* TEXT, COMMENT, TEMPLATE: contents; ELEMENT: name; DOCTYPE: name */
	union {
		struct pl_attr *attrs;              /* ELEMENT; NULL elsewhere but for */
		const struct pl_doctype *doctype;   /* DOCTYPE */
	};
	struct pl_node *parent, *first, *last, *next, *prev;
	struct pl_node *content;  /* <template> element: its content fragment (a DOCUMENT node), else NULL */
};

struct pl_tree {
	struct pl_node *root;     /* DOCUMENT; for a fragment its children are the fragment's nodes */
	bool fragment;            /* read as the inside of `body` */
	uint8_t quirks;           /* 0 no-quirks, 1 limited, 2 quirks */
	size_t count;             /* nodes made */
};

/* Levels of open elements; deeper ones are read flat and reported once. */
enum { PL_TREE_DEPTH = 512, PL_ATTRS_MAX = 512 };

struct pl_tree_builder; /* the tree builder: WHATWG 13.2.6 */

struct pl_builder_options {
	bool document;            /* whole document (doctype/html expected) instead of a fragment */
	bool scripting;           /* noscript is raw text */
	enum pl_tag context;      /* fragment's context element; PL_TAG_UNKNOWN (0) means body */
	enum pl_ns context_ns;
	struct pl_attr *context_attrs;
	bool exact;               /* conformance tests: no depth cap */
	uint32_t end;             /* offset of the end of the text: where EOF facts point */
};

/* What the tokenizer must do after a start tag (WHATWG 13.2.6.2 and the generic raw text algorithms). */
enum pl_text_mode { PL_TEXT_DATA, PL_TEXT_RCDATA, PL_TEXT_RAWTEXT, PL_TEXT_SCRIPT, PL_TEXT_PLAINTEXT };

struct pl_tree_builder *pl_builder_new(struct pl_arena *arena, struct pl_facts *facts, const struct pl_builder_options *options);
/* Token (and its attrs) may be reused afterwards except attrs, text and names, which are kept by reference
 * and must live in the arena or the text. Gives the mode the tokenizer must continue in. */
enum pl_text_mode pl_builder_token(struct pl_tree_builder *builder, const struct pl_token *token);
/* True when the adjusted current node is foreign, so that `<![CDATA[` is one. */
bool pl_builder_in_foreign(const struct pl_tree_builder *builder);
/* The innermost open element (never NULL): the Markdown reader sets flags and spans on it. */
struct pl_node *pl_builder_current(struct pl_tree_builder *builder);
/* Sends EOF; the tree lives in the arena. */
void pl_builder_finish(struct pl_tree_builder *builder, struct pl_tree *tree);

/* Reads `span` of `text` as HTML: scanner and builder together. `templates`: spans to hide, may be NULL. */
struct pl_templates;
void pl_html_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		  struct pl_span span, const struct pl_templates *templates, const struct pl_builder_options *options);

/* The value of attribute `name` (lower case), or an absent string. */
struct pl_str pl_node_attr(const struct pl_node *node, const char *name);
const struct pl_attr *pl_node_find_attr(const struct pl_node *node, const char *name);
/* Next node in document order, staying below `top`; NULL at the end. Does not enter template contents
 * unless the node is a <template>: its content fragment's children follow it. */
const struct pl_node *pl_node_after(const struct pl_node *node, const struct pl_node *top);
/* Next node in document order that is not inside `node`. */
const struct pl_node *pl_node_skip(const struct pl_node *node, const struct pl_node *top);
static inline bool pl_node_is(const struct pl_node *node, enum pl_tag tag)
{
	return node && node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML && node->tag == (uint16_t)tag;
}

#endif
