/* md_reader: the Markdown reader's state, shared by its files; nobody else includes this. */
#ifndef PL_BODY_MD_READER_H
#define PL_BODY_MD_READER_H

#include "base/buf.h"
#include "body/html_scan.h"
#include "body/md_layer.h"
#include "body/md_refs.h"
#include "body/template.h"

enum { PL_MD_CODE_FREE = -1 }; /* md4c's word on what indents code */

enum { PL_MD_SPANS_MAX = 512, PL_MD_LISTS_MAX = 512, PL_MD_BRACKET = 254, PL_MD_BACKTICKS = 255 };

struct pl_md_span {
	unsigned type;          /* MD_SPANTYPE */
	struct pl_node *node;
	struct pl_attr *target; /* href or src */
	bool counted;           /* its definition has been told */
};

enum pl_md_list { PL_MD_LIST_PLAIN, PL_MD_LIST_FOOTNOTES, PL_MD_LIST_DEFINITIONS };

struct pl_md_reader {
	struct pl_tree_builder *builder;
	struct pl_arena *arena;
	struct pl_facts *facts;
	struct pl_str text, hidden; /* as written; with templates as filler. Equal offsets. */
	const struct pl_templates *templates;
	struct pl_span span;
	struct pl_md_layer layer;   /* what md4c reads */
	struct pl_md_refs refs;
	size_t item;                /* next of the layer's */
	bool footnotes;             /* the post defines some */
	bool kramdown;              /* it is read as kramdown does */
	bool bare;                  /* a paragraph of a term or a tight description is open: it has no element */
	uint8_t lists[PL_MD_LISTS_MAX]; /* enum pl_md_list of the open ones */
	size_t nlists;
	uint32_t at;                /* end of what was seen last */
	uint32_t solid_from, solid; /* what pl_md_next_solid found last, from where */
	struct pl_node *unplaced[64]; /* opened since the last text: their place is known with the next */
	unsigned markers[64];       /* bytes of the opening marker of each */
	size_t nunplaced;
	bool breaks_lost;           /* a thematic break was not found: no use looking again */
	bool marks_lost;            /* a heading without text was not found: no use looking again */
	struct pl_md_span spans[PL_MD_SPANS_MAX];
	size_t nspans, lost_spans;
	unsigned in_image;          /* depth of images: what is inside becomes alt text */
	uint32_t image;             /* where the outermost one begins */
	struct pl_buf alt;
	uint32_t html_start, html_end; /* raw HTML gathered so far */
	bool html_open, html_block;
	char *scratch;              /* copy of the text for HTML with container prefixes blanked */
	struct pl_html_scan scan;
	size_t cells, targets;
	bool in_code;               /* the text that comes is code */
	int code_columns;           /* how many blanks its lines lose to their item; or PL_MD_CODE_FREE */
	uint32_t template_end;      /* of the template of several lines that was sent whole */
};

/* ---- md_place ---- */

/* The first byte behind r->at that is no white space. */
uint32_t pl_md_next_solid(struct pl_md_reader *r);
void pl_md_send(struct pl_md_reader *r, struct pl_token *token);
/* Opens an element; it is placed with the next text, `marker` bytes before it (0: with its block's marker;
 * PL_MD_BACKTICKS: a run of these; PL_MD_BRACKET: `[`, `<`, or nothing before a bare address). */
struct pl_node *pl_md_open(struct pl_md_reader *r, enum pl_tag tag, struct pl_attr *attrs, unsigned marker);
/* Closes it; its closing marker of `length` bytes stands at r->at. */
void pl_md_close(struct pl_md_reader *r, enum pl_tag tag, uint32_t length);
/* The text at `at` is the first inside the elements that wait for a place: each begins with its own marker. */
void pl_md_place(struct pl_md_reader *r, uint32_t at);
/* The length of what closes a heading behind r->at: `##` or the line below. */
uint32_t pl_md_heading_end(const struct pl_md_reader *r, const struct pl_node *heading);
/* The length of what stands from r->at to the end of the fence that closes a block of code; 0 when nothing does. */
uint32_t pl_md_fence_end(const struct pl_md_reader *r, const struct pl_node *pre);
/* A heading that ends without text has nothing that would tell its place: it is the next such line. */
void pl_md_place_bare(struct pl_md_reader *r, struct pl_node *heading, unsigned level);
/* Where the next thematic break stands; empty when it is not found. */
struct pl_span pl_md_next_break(struct pl_md_reader *r);
/* An attribute in front of `next`. `name` and `value` are kept. */
struct pl_attr *pl_md_attribute(struct pl_md_reader *r, const char *name, struct pl_str value, struct pl_attr *next);
/* Text, or part of an image's alternative text. */
void pl_md_text(struct pl_md_reader *r, struct pl_str text, struct pl_span span);
/* A stretch of the source: text with the templates in it. */
void pl_md_source_text(struct pl_md_reader *r, uint32_t start, uint32_t end);

/* ---- md_indent ---- */

/* Fenced code begins; its fence stands at `fence`. Sets code_columns. */
void pl_md_indent_enter(struct pl_md_reader *r, uint32_t fence);
/* Before the first piece of a line of code, sends what indents it. `first`: of what md4c shows of its own
 * memory, or 0. True when that is the indent, and dealt with. */
bool pl_md_indent(struct pl_md_reader *r, char first);

/* ---- md_html ---- */

/* A piece of raw HTML; pieces are read together. */
void pl_md_html_piece(struct pl_md_reader *r, uint32_t start, uint32_t end);
/* Reads what was gathered. */
void pl_md_html_flush(struct pl_md_reader *r);
/* CommonMark 0.31 4.6: which start condition (1 to 7) this HTML block met. */
unsigned pl_md_start_condition(struct pl_str html);

/* ---- md_link ---- */

/* What closes a link or image behind r->at: its length; places the target and adds node flags. */
uint32_t pl_md_link_close(struct pl_md_reader *r, struct pl_md_span *span, uint32_t *flags);
/* An image begins: places what waits. It ends: sends it. */
void pl_md_image_enter(struct pl_md_reader *r);
void pl_md_image_leave(struct pl_md_reader *r, struct pl_md_span *span);

/* ---- md_items ---- */

/* A numbered list begins or ends: true when it is footnotes or definitions, and was dealt with. */
bool pl_md_list_enter(struct pl_md_reader *r, bool numbered, unsigned start, char delimiter);
bool pl_md_list_leave(struct pl_md_reader *r);
bool pl_md_item_enter(struct pl_md_reader *r);
bool pl_md_item_leave(struct pl_md_reader *r);
/* A paragraph begins: true when it is to have no element. */
bool pl_md_paragraph_enter(struct pl_md_reader *r);
/* Running text with footnote marks in it. */
void pl_md_prose(struct pl_md_reader *r, uint32_t start, uint32_t end);

#endif
