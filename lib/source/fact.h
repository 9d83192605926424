/* fact: something odd that reading noticed and recorded; never a complaint. */
#ifndef PL_SOURCE_FACT_H
#define PL_SOURCE_FACT_H

#include "base/arena.h"

struct pl_node;

/* `text` in the comments is the fact's text field. Kinds may be added; none is reused for another meaning. */
enum pl_fact_kind {
	PL_FACT_NONE,

	/* front matter; span in the front matter */
	PL_FACT_FRONT_SYNTAX,      /* does not parse: span = the place, text = what the parser met, code = pl_syntax_cause */
	PL_FACT_FRONT_DUPLICATE,   /* key repeated: span = this key, related = the first one, text = the key */
	PL_FACT_FRONT_ANCHOR,      /* span = anchor, alias, tag or directive as written, text = which word of these */
	PL_FACT_FRONT_LIMIT,       /* depth, size or item limit: text = which limit */
	PL_FACT_FRONT_COMMENT_CUT, /* plain value cut by ` #`: span = the comment, related = the value */
	PL_FACT_FRONT_TEMPLATE,    /* template syntax in a value: span = it, text = what is wrong, or absent when it is sound */

	/* HTML tokenizer: WHATWG 13.2.2 parse errors, one kind each, named after their codes; span = where */
	PL_FACT_HTML_ABRUPT_DOCTYPE_PUBLIC_IDENTIFIER,
	PL_FACT_HTML_ABRUPT_DOCTYPE_SYSTEM_IDENTIFIER,
	PL_FACT_HTML_ABRUPT_EMPTY_COMMENT,
	PL_FACT_HTML_NUMERIC_REFERENCE_NO_DIGITS,
	PL_FACT_HTML_CDATA_IN_HTML_CONTENT,
	PL_FACT_HTML_REFERENCE_OUTSIDE_UNICODE,
	PL_FACT_HTML_CONTROL_IN_INPUT,
	PL_FACT_HTML_CONTROL_REFERENCE,      /* &#x80; … &#x9f;, &#1;: text = the character browsers show, if any */
	PL_FACT_HTML_DUPLICATE_ATTRIBUTE,    /* span = the second, related = the first */
	PL_FACT_HTML_END_TAG_WITH_ATTRIBUTES,
	PL_FACT_HTML_END_TAG_WITH_SOLIDUS,
	PL_FACT_HTML_EOF_BEFORE_TAG_NAME,
	PL_FACT_HTML_EOF_IN_CDATA,
	PL_FACT_HTML_EOF_IN_COMMENT,
	PL_FACT_HTML_EOF_IN_DOCTYPE,
	PL_FACT_HTML_EOF_IN_SCRIPT_COMMENT,
	PL_FACT_HTML_EOF_IN_TAG,             /* span = the whole tag from its `<` */
	PL_FACT_HTML_INCORRECTLY_CLOSED_COMMENT,
	PL_FACT_HTML_INCORRECTLY_OPENED_COMMENT,
	PL_FACT_HTML_BAD_DOCTYPE_NAME,       /* invalid-character-sequence-after-doctype-name */
	PL_FACT_HTML_INVALID_FIRST_CHARACTER, /* of a tag name: raw `<` that is text */
	PL_FACT_HTML_MISSING_ATTRIBUTE_VALUE,
	PL_FACT_HTML_MISSING_DOCTYPE_NAME,
	PL_FACT_HTML_MISSING_DOCTYPE_PUBLIC,
	PL_FACT_HTML_MISSING_DOCTYPE_SYSTEM,
	PL_FACT_HTML_MISSING_END_TAG_NAME,
	PL_FACT_HTML_MISSING_QUOTE_DOCTYPE_PUBLIC,
	PL_FACT_HTML_MISSING_QUOTE_DOCTYPE_SYSTEM,
	PL_FACT_HTML_MISSING_SEMICOLON,      /* after a character reference: span = the reference */
	PL_FACT_HTML_MISSING_SPACE_AFTER_DOCTYPE_PUBLIC,
	PL_FACT_HTML_MISSING_SPACE_AFTER_DOCTYPE_SYSTEM,
	PL_FACT_HTML_MISSING_SPACE_BEFORE_DOCTYPE_NAME,
	PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES,
	PL_FACT_HTML_MISSING_SPACE_BETWEEN_DOCTYPE_IDENTIFIERS,
	PL_FACT_HTML_NESTED_COMMENT,
	PL_FACT_HTML_NONCHARACTER_REFERENCE,
	PL_FACT_HTML_NONCHARACTER_IN_INPUT,
	PL_FACT_HTML_NULL_REFERENCE,
	PL_FACT_HTML_SURROGATE_REFERENCE,
	PL_FACT_HTML_SURROGATE_IN_INPUT,     /* cannot occur in validated text; kept for the table's completeness */
	PL_FACT_HTML_TRAILING_AFTER_DOCTYPE_SYSTEM,
	PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME,  /* `"`, `'`, `<` */
	PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_UNQUOTED_VALUE,
	PL_FACT_HTML_UNEXPECTED_EQUALS_BEFORE_NAME,
	PL_FACT_HTML_UNEXPECTED_NULL,
	PL_FACT_HTML_UNEXPECTED_QUESTION_MARK, /* <? … */
	PL_FACT_HTML_UNEXPECTED_SOLIDUS,
	PL_FACT_HTML_UNKNOWN_REFERENCE,      /* &nosuch; span = the reference */
	/* not WHATWG errors, but a linter wants them */
	PL_FACT_HTML_RAW_AMPERSAND,          /* & that is text and not followed by a space or the end (in text or attribute) */
	PL_FACT_HTML_ATTRIBUTE_LIMIT,        /* more than 512 attributes: the rest dropped */
	PL_FACT_HTML_UNQUOTED_VALUE,         /* attribute value without quotes: span = the value */

	/* tree construction; node = the element concerned, span = what was written, related as said */
	PL_FACT_TREE_UNCLOSED,       /* element closed without its end tag though HTML wants one: span = start tag, related = where it was closed */
	PL_FACT_TREE_OPTIONAL_END,   /* the same where HTML allows leaving the end tag out (p, li, td …) */
	PL_FACT_TREE_STRAY_END,      /* end tag without a start: span = the end tag */
	PL_FACT_TREE_MISNESTED,      /* <b><i></b></i>: span = the end tag that came too early, related = start tag of what it crossed */
	PL_FACT_TREE_STRAY_START,    /* start tag ignored here (tr in body, nested form, second body …) */
	PL_FACT_TREE_CLOSED_BY_BLOCK,/* `p` closed by a block start tag: span = the block's start tag, related = the p's start tag */
	PL_FACT_TREE_CLOSED_BY_SELF, /* a in a, button in button, h1 in h2, option …: span = the inner start tag, related = the outer */
	PL_FACT_TREE_FOSTERED,       /* content in table that browsers move before it: span = it, related = the table's start tag, code = PL_TOKEN_MARKDOWN or 0 */
	PL_FACT_TREE_IMPLIED_P,      /* </p> without <p>: browsers make an empty one; likewise </br>: span = end tag */
	PL_FACT_TREE_SELF_CLOSING,   /* <div/>: browsers ignore the slash: span = the tag */
	PL_FACT_TREE_HEAD_ELEMENT,   /* html/head/body/title/meta/frameset … in a fragment */
	PL_FACT_TREE_DOCTYPE,        /* doctype in a fragment or in the wrong place */
	PL_FACT_TREE_FOREIGN_BREAKOUT, /* HTML element inside svg/math closes it */
	PL_FACT_TREE_DEPTH,          /* 512 levels reached: span = first element read flat */

	/* Markdown */
	PL_FACT_MD_HTML_BLOCK,       /* span = an HTML block's whole source; code = CommonMark start condition 1..7 */
	PL_FACT_MD_DEFINITION,       /* link reference or footnote definition: span = it, text = label, code = number of uses (0: unused), related = the target/first line; footnotes: label starts with ^ */
	PL_FACT_MD_DEFINITION_DUPLICATE, /* second definition of a label: span = it, related = the first */
	PL_FACT_MD_UNDEFINED,        /* [text][ref], [ref][] or [^note] without definition: span = it, text = label */

	PL_FACT_MD_LIMIT,            /* a table or a reference bomb, a paragraph without end: span = where reading stopped */

	/* templates */
	PL_FACT_TEMPLATE_UNCLOSED,   /* {% or {{ or {{< without its end: span = the opening */

	PL_FACT_KINDS
};

/* Likely causes of PL_FACT_FRONT_SYNTAX, in `code`. */
enum pl_syntax_cause {
	PL_CAUSE_UNKNOWN, PL_CAUSE_TAB_INDENT, PL_CAUSE_COLON_IN_PLAIN, PL_CAUSE_BACKSLASH_COLON,
	PL_CAUSE_UNBALANCED_QUOTE, PL_CAUSE_TEXT_AFTER_QUOTE, PL_CAUSE_TEMPLATE, PL_CAUSE_RESERVED_START,
	PL_CAUSE_UNCLOSED_FLOW, PL_CAUSE_BAD_INDENT, PL_CAUSE_CONTROL, PL_CAUSE_NO_COLON, PL_CAUSE_BAD_ESCAPE,
	PL_CAUSE_TOML_VALUE, PL_CAUSE_TOML_KEY, PL_CAUSE_JSON, PL_CAUSE_CONFLICT,
	PL_CAUSES
};

struct pl_fact {
	enum pl_fact_kind kind;
	uint32_t code;
	struct pl_span span, related;
	struct pl_str text;
	const struct pl_node *node; /* may be NULL */
};

/* Grows in the arena; capped: beyond PL_FACTS_MAX facts are counted, not kept. */
#define PL_FACTS_MAX 100000u
struct pl_facts {
	struct pl_arena *arena;
	struct pl_fact *items;
	size_t count, cap, dropped;
};

/* Appends a fact and gives it back for the optional fields; never NULL (a spare one when full). */
struct pl_fact *pl_fact_add(struct pl_facts *facts, enum pl_fact_kind kind, struct pl_span span);
/* Sorts by span.start, then span.end, then kind. Stable. */
void pl_facts_sort(struct pl_facts *facts);

/* What a cause is for people: "a tab cannot indent in YAML"; NULL: there is nothing to say. */
const char *pl_cause_text(uint32_t cause);

#endif
