/* markdown_parts: the Markdown writer's state, shared by its files; nobody else includes this. */
#ifndef PL_WRITE_MARKDOWN_PARTS_H
#define PL_WRITE_MARKDOWN_PARTS_H

#include <stdio.h>

#include "base/hash.h"
#include "write/notes.h"
#include "write/writer.h"

/* What a target's readers understand. */
enum {
	MD_TABLES = 1 << 0,     /* pipe tables */
	MD_STRIKE = 1 << 1,     /* ~~…~~ */
	MD_TASKS = 1 << 2,      /* - [x] */
	MD_NOTES = 1 << 3,      /* [^1] */
	MD_TERMS = 1 << 4,      /* definition lists */
	MD_BACKSLASH_BREAK = 1 << 5, /* a backslash ends a line hard; else <br> */
	MD_INSIDE_HTML = 1 << 6,/* Markdown goes on behind a blank line inside HTML blocks */
	MD_ANGLE_SPACE = 1 << 7,/* <a b> is a destination; else a%20b */
	MD_ESCAPE_PIPES = 1 << 8, /* a line with a `|` may be a table */
	MD_IAL = 1 << 9,        /* {: #id .class} is read */
	MD_HEADING_IDS = 1 << 10, /* {#id} behind a heading is read */
	MD_BACKSLASH_ANY = 1 << 11, /* any ASCII punctuation can be escaped; else not & and some more */
	MD_CJK_EMPHASIS = 1 << 12, /* ** is emphasis wherever no white space is inside it */
};

/* Formatting that Markdown has marks for. */
enum md_format { MD_DEL, MD_STRONG, MD_EM, MD_FORMATS };

/* What an element inherits from those around it. */
struct md_context {
	uint8_t formats;             /* bits 1 << enum md_format */
	const struct pl_node *link;  /* the <a href> around */
};

/* Private bits of pl_node.flags, beside PL_FALLBACK_…. */
enum {
	MD_NODE_SAID = 1 << 24,  /* a check box that the item's mark tells already */
	MD_NODE_BLOCK = 1 << 25,   /* a block begins with this node: it can fall back */
	MD_NODE_RUN = 1 << 26,     /* goes on with the paragraph of the node before it */
	MD_NODE_HOLDS = 1 << 27,   /* a block is somewhere inside */
	MD_NODE_LOOSE = 1 << 30,   /* a list that needs blank lines, as an earlier round found out; stays */
};

enum md_item_kind {
	MD_ITEM_TEXT,     /* decoded text */
	MD_ITEM_BLANK,    /* white space that is no ASCII one */
	MD_ITEM_SPACE,    /* ASCII white space */
	MD_ITEM_BREAK,    /* <br> */
	MD_ITEM_CODE,
	MD_ITEM_OPEN,     /* a start tag kept as HTML */
	MD_ITEM_CLOSE,
	MD_ITEM_ATOM,     /* ready-made bytes: an image, a template, a void element, a comment */
	MD_ITEM_LINK,     /* [ */
	MD_ITEM_LINK_END, /* ](…) */
	MD_ITEM_DEAD,
};

struct md_item {
	uint8_t kind, formats;
	bool entities;             /* TEXT: in an element whose text some readers read as HTML: no mark may stand in it */
	bool newline;              /* SPACE: contains a line break; the author's if `kept` */
	bool kept;
	struct pl_str text;        /* as decoded; for OPEN, CLOSE, ATOM, LINK…: as written */
	const struct pl_node *node;
};

struct md_writer {
	struct pl_writing *w;
	struct pl_arena *arena;
	struct pl_buf *out;
	unsigned can;              /* MD_… */
	enum pl_target target;
	bool keep_html;            /* the post is Markdown: the author's HTML stays where it says more than Markdown can */
	struct pl_map ids;         /* what the post's own links point at: "#x" without the # */
	struct pl_notes notes;     /* footnotes; none when the target has no mark for them */
	struct pl_buf prefix;      /* what lines begin with: "> ", "   " */
	bool open;                 /* the line is open: its beginning is written */
	bool blank;                /* the next block stands behind a blank line */
	bool any;                  /* something was written */
	struct pl_node *list;      /* the innermost list, or NULL */
	bool again;                /* a list turned out to need blank lines: all is to be written once more */
	bool tight;                /* in a tight list: no blank line where none is needed */
	bool after_text;           /* what was written last at this place is a paragraph */
	bool after_closed;         /* … is a heading, a rule or a block of code: a paragraph may follow at once */
	bool after_silent;         /* … is a line of tags that print nothing */
	unsigned long list_start;  /* number of the next list's first item */
	size_t rows;               /* of the table in hand */
	unsigned last_list;        /* 1 + tag of the list or quote written last at this place, 0: something else */
	struct md_item *items;     /* of the paragraph in hand */
	size_t nitems, items_cap;
	struct pl_buf line;        /* scratch */
	bool in_table, in_heading;
	bool as_html;              /* the paragraph in hand has fallen back: marks as HTML */
};

/* ---- markdown: blocks ---- */

/* The template as written, without what its further lines will begin with. In the arena, or a slice. */
struct pl_str pl_mw_template(struct md_writer *md, const struct pl_node *node);
/* The running text of `block` as a paragraph. */
void pl_mw_paragraph(struct md_writer *md, struct pl_node *block, struct md_context context);
/* The children of `parent` as blocks. */
void pl_mw_blocks(struct md_writer *md, struct pl_node *parent, struct md_context context);
/* A run of siblings, `first` up to but not with `end` (NULL: to the last), as blocks. */
void pl_mw_block_run(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context);

/* ---- markdown_line: lines and pieces ---- */

/* Begins a block: line breaks and a blank line where one is due, then the prefix. */
void pl_mw_begin_block(struct md_writer *md);
/* Called before it, in a tight list: no blank line where the block needs none: behind what is closed, and behind a paragraph if the
 * block `interrupts` it. A blank line would make the list loose. */
void pl_mw_stay_tight(struct md_writer *md, bool interrupts);
/* Ends the block: what follows stands behind a blank line. */
void pl_mw_end_block(struct md_writer *md);
/* Appends `text`, lines prefixed. The line stays open behind it. */
void pl_mw_put_lines(struct md_writer *md, struct pl_str text);
/* Appends `text`, every line prefixed, the first as well. */
void pl_mw_put_prefixed(struct md_writer *md, struct pl_str text);
void pl_mw_put_prefix(struct md_writer *md);
/* Notes the piece that was just written from `node`. */
size_t pl_mw_piece(struct md_writer *md, struct pl_node *node);
void pl_mw_piece_end(struct md_writer *md, size_t piece);
enum pl_fallback pl_mw_fallback(const struct pl_node *node);

/* ---- markdown_node: what a node is ---- */

/* Marks what holds blocks; notes which ids links point at. */
void pl_mw_look_ahead(struct md_writer *md, struct pl_node *root);
bool pl_mw_is_block_element(const struct pl_node *node);
/* True when `node` is a block or holds one. */
bool pl_mw_is_block(const struct pl_node *node);
bool pl_mw_is_space(const struct pl_node *node);
/* The id of `node` when a link of the post points at it; absent otherwise. */
struct pl_str pl_mw_wanted_id(const struct md_writer *md, const struct pl_node *node);
/* True when every attribute of `node` is one of `names` (blank-separated, blanks at both ends). */
bool pl_mw_only(const struct pl_node *node, const char *names);
/* Its tags stay, Markdown goes on inside. */
bool pl_mw_is_html_around(const struct md_writer *md, const struct pl_node *node);
/* It is written as it stands, with all attributes. */
bool pl_mw_is_html_block(const struct md_writer *md, const struct pl_node *node);
/* An inline element that means something and has no mark: around blocks, the whole is HTML. */
bool pl_mw_means_something(const struct pl_node *node);
/* Style sheets, scripts and what is about the page: nothing of it is written. */
bool pl_mw_shows_nothing(const struct md_writer *md, const struct pl_node *node);

/* ---- markdown_list, markdown_table, markdown_code, markdown_html ---- */

void pl_mw_list(struct md_writer *md, struct pl_node *list, struct md_context context);
/* False: the definition list's shape needs HTML. */
bool pl_mw_terms(struct md_writer *md, struct pl_node *list, struct md_context context);
/* The <ol> of footnotes. */
void pl_mw_notes(struct md_writer *md, struct pl_node *list, struct md_context context);
/* List items without a list: `first` up to `end`. */
void pl_mw_items(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context);
/* False: the table's shape needs HTML; nothing was written. */
bool pl_mw_table(struct md_writer *md, struct pl_node *table, struct md_context context);
/* False: it holds more than text. */
bool pl_mw_code_block(struct md_writer *md, struct pl_node *pre);
/* `first` up to `end` as one HTML block without blank lines; a paragraph around it if it is running text. */
void pl_mw_html_block(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context);
/* `node` with all attributes, Markdown inside. */
void pl_mw_html_around(struct md_writer *md, struct pl_node *node, struct md_context context);

/* ---- markdown_inline: running text ---- */

/* Appends to `line` the running text of `first` up to `end`, escaped and marked up. Empty when nothing shows. */
void pl_mw_inline(struct md_writer *md, struct pl_buf *line, struct pl_node *first, struct pl_node *end,
		  struct md_context context);

/* ---- markdown_gather, markdown_settle ---- */

/* Sets md->items to the running text of `first` up to `end`. */
void pl_mw_gather(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context);
/* Moves white space out of formatting, drops what shows nothing, joins white space. */
void pl_mw_settle(struct md_writer *md);

/* ---- markdown_link ---- */

/* Appends `](destination "title")`. */
void pl_mw_link_end(struct md_writer *md, struct pl_buf *out, const struct pl_node *link);
/* Appends an image. */
void pl_mw_image(struct md_writer *md, struct pl_buf *out, const struct pl_node *image);
/* True when the link can be written `<address>`; `text` is all it shows. */
bool pl_mw_is_autolink(const struct pl_node *link, struct pl_str text);
/* And kramdown takes it for one as well. */
bool pl_mw_is_kramdown_autolink(struct pl_str text);
/* The marks of a link or image as Markdown lose nothing that matters. */
bool pl_mw_link_is_plain(const struct md_writer *md, const struct pl_node *link);
bool pl_mw_image_is_plain(const struct md_writer *md, const struct pl_node *image);

/* ---- markdown_escape ---- */

/* What is known of the paragraph around a text. */
struct md_escape {
	unsigned can;
	bool in_table, in_link;
	bool strikes;            /* the target strikes ~text~ */
	bool addresses;          /* the target may make links of addresses in running text */
	bool in_address;         /* inside <a> as HTML: no link may begin in it */
	bool entities;           /* every character that could mean something as a reference */
	bool before_link;        /* a link comes next */
	bool abuts;              /* something comes next that is no white space */
	unsigned brackets;       /* `](` that come later in the paragraph */
	unsigned tildes;         /* runs of `~` that come later */
};
/* Appends text so that it reads as text: its first and last character may stand next to anything. */
void pl_mw_escape(struct pl_buf *out, struct pl_str text, struct md_escape *escape);
/* Counts what the text adds to what comes later. */
void pl_mw_escape_count(struct pl_str text, struct md_escape *escape);
/* Appends a paragraph, each line made one that begins no block; or the text of a heading. */
void pl_mw_escape_lines(struct pl_buf *out, struct pl_str text, unsigned can, bool heading);

#endif
