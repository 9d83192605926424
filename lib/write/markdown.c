/* markdown: the tree as Markdown, block by block. */
#include "write/markdown_parts.h"

enum { REWRITES = 2 };

#define COMMON (MD_BACKSLASH_BREAK | MD_INSIDE_HTML | MD_ANGLE_SPACE | MD_BACKSLASH_ANY)

static const unsigned abilities[PL_TARGETS] = {
	[PL_TARGET_MARKDOWN] = MD_ESCAPE_PIPES,
	[PL_TARGET_GFM] = COMMON | MD_TABLES | MD_STRIKE | MD_TASKS | MD_NOTES,
	[PL_TARGET_COMMONMARK] = COMMON,
	[PL_TARGET_KRAMDOWN] = MD_TABLES | MD_STRIKE | MD_TASKS | MD_NOTES | MD_TERMS | MD_ESCAPE_PIPES | MD_IAL | MD_HEADING_IDS | MD_CJK_EMPHASIS,
	[PL_TARGET_GOLDMARK] = COMMON | MD_TABLES | MD_STRIKE | MD_TASKS | MD_NOTES | MD_TERMS | MD_HEADING_IDS,
};

/* ---- running text as blocks ---- */

/* An anchor where the id stood, when a link points at it. */
static void put_anchor(struct md_writer *md, struct pl_buf *line, const struct pl_node *node)
{
	struct pl_str id = node->kind == PL_NODE_ELEMENT ? pl_mw_wanted_id(md, node) : (struct pl_str){0};

	if (!id.len)
		return;
	pl_buf_adds(line, "<a id=\"");
	pl_raw_attribute(line, id);
	pl_buf_adds(line, "\"></a>");
}

static struct pl_str anchored(struct md_writer *md, struct pl_buf *line, const struct pl_node *block)
{
	struct pl_buf with = {0};
	struct pl_str text;

	put_anchor(md, &with, block);
	pl_buf_add(&with, pl_buf_str(line));
	text = pl_arena_dup(md->arena, pl_buf_str(&with));
	pl_buf_finish(&with);
	return text;
}

/* `first` up to `end` as a paragraph; `block`: the <p> or its like, or NULL. */
static void put_paragraph(struct md_writer *md, struct pl_node *block, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	struct pl_node *key = block ? block : first;
	struct pl_buf line = {0}, escaped = {0};
	size_t piece;

	if (!first && !block)
		return;
	if (!block)
		for (struct pl_node *node = first->next; node != end; node = node->next)
			node->flags |= MD_NODE_RUN;
	if (pl_mw_fallback(key) == PL_FALLBACK_HTML) {
		pl_mw_html_block(md, block ? block : first, block ? block->next : end, context);
		return;
	}
	key->flags |= MD_NODE_BLOCK;
	pl_mw_inline(md, &line, first, end, context);
	if (line.len || (block && pl_mw_wanted_id(md, block).len)) {
		struct pl_str text = block ? anchored(md, &line, block) : pl_buf_str(&line);

		pl_mw_escape_lines(&escaped, text, md->can, false);
		pl_mw_stay_tight(md, false);
		pl_mw_begin_block(md);
		piece = pl_mw_piece(md, key);
		pl_mw_put_lines(md, pl_buf_str(&escaped));
		pl_mw_piece_end(md, piece);
		pl_mw_end_block(md);
		md->last_list = 0;
		md->after_text = true;
	}
	pl_buf_finish(&line);
	pl_buf_finish(&escaped);
}

void pl_mw_paragraph(struct md_writer *md, struct pl_node *block, struct md_context context)
{
	put_paragraph(md, block, block->first, NULL, context);
}

static void put_heading(struct md_writer *md, struct pl_node *heading, struct md_context context)
{
	static const char marks[] = "######";
	unsigned level = (unsigned)(heading->tag - PL_TAG_H1) + 1;
	struct pl_buf line = {0}, escaped = {0};
	struct pl_str text;
	size_t piece;

	heading->flags |= MD_NODE_BLOCK;
	md->in_heading = true;
	pl_mw_inline(md, &line, heading->first, NULL, context);
	md->in_heading = false;
	text = anchored(md, &line, heading);
	if (text.len) {
		pl_mw_escape_lines(&escaped, text, md->can, true);
		pl_mw_stay_tight(md, !(md->can & MD_ESCAPE_PIPES)); /* kramdown wants a blank line */
		pl_mw_begin_block(md);
		piece = pl_mw_piece(md, heading);
		pl_buf_add(md->out, pl_str_n(marks, level));
		pl_buf_addc(md->out, ' ');
		pl_mw_put_lines(md, pl_buf_str(&escaped));
		pl_mw_piece_end(md, piece);
		pl_mw_end_block(md);
		md->last_list = 0;
		md->after_closed = true;
	}
	pl_buf_finish(&line);
	pl_buf_finish(&escaped);
}

/* ---- other blocks ---- */

static void put_rule(struct md_writer *md, struct pl_node *rule)
{
	bool first = !md->any;
	size_t piece;

	pl_mw_stay_tight(md, false);
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, rule);
	pl_buf_adds(md->out, first ? "***" : md->prefix.len && md->can & MD_ESCAPE_PIPES ? "<hr>" : "---"); /* `---` at the top would begin front matter */
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	md->after_closed = true;
}

static void put_raw_line(struct md_writer *md, struct pl_node *node, struct pl_str text)
{
	size_t piece;

	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, node);
	pl_mw_put_lines(md, text);
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
}

static void put_quote(struct md_writer *md, struct pl_node *quote, struct md_context context)
{
	size_t length = md->prefix.len, before, piece;
	bool outer = md->tight;

	if (md->last_list == 1 + PL_TAG_BLOCKQUOTE)
		put_raw_line(md, quote, PL_STR("<!-- -->"));
	pl_mw_stay_tight(md, !(md->can & MD_ESCAPE_PIPES)); /* kramdown wants a blank line */
	pl_mw_begin_block(md);
	md->tight = false;
	piece = pl_mw_piece(md, quote);
	before = md->out->len;
	pl_buf_adds(md->out, "> ");
	pl_buf_adds(&md->prefix, "> ");
	md->last_list = 0;
	pl_mw_blocks(md, quote, context);
	md->prefix.len = length;
	if (md->out->len == before + 2) { /* nothing was in it */
		md->out->len = before + 1;
		pl_mw_end_block(md);
	}
	pl_mw_piece_end(md, piece);
	md->tight = outer;
	md->blank = true;
	md->last_list = 1 + PL_TAG_BLOCKQUOTE;
}

/* Tags that print nothing, on a line of their own; nothing needs to divide two such lines. */
static void put_silent(struct md_writer *md, struct pl_node *node)
{
	if (md->after_silent)
		md->blank = false;
	put_raw_line(md, node, pl_mw_template(md, node));
	md->after_silent = true;
}

/* A comment on a line of its own. */
static void put_comment(struct md_writer *md, struct pl_node *node)
{
	struct pl_str text = pl_str_trim(node->text);
	struct pl_buf raw = {0};

	if (text.len == 0 || (md->w->options->drop_comments && !pl_str_is(text, "more")))
		return;
	pl_raw_node(&raw, node);
	put_raw_line(md, node, pl_buf_str(&raw));
	pl_buf_finish(&raw);
}

static void put_block(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	if (pl_mw_fallback(node) != PL_FALLBACK_HTML && pl_mw_is_html_around(md, node)) {
		pl_mw_html_around(md, node, context);
		return;
	}
	if (pl_mw_fallback(node) == PL_FALLBACK_HTML || pl_mw_is_html_block(md, node)) {
		pl_mw_html_block(md, node, node->next, context);
		return;
	}
	switch ((enum pl_tag)node->tag) {
	case PL_TAG_P:
	case PL_TAG_SUMMARY:
	case PL_TAG_CAPTION:
		if (node->flags & MD_NODE_HOLDS)
			pl_mw_blocks(md, node, context);
		else
			put_paragraph(md, node, node->first, NULL, context);
		break;
	case PL_TAG_H1: case PL_TAG_H2: case PL_TAG_H3: case PL_TAG_H4: case PL_TAG_H5: case PL_TAG_H6:
		put_heading(md, node, context);
		break;
	case PL_TAG_HR:
		if (!pl_notes_is_rule(&md->notes, node))
			put_rule(md, node);
		break;
	case PL_TAG_BLOCKQUOTE:
		put_quote(md, node, context);
		break;
	case PL_TAG_UL: case PL_TAG_OL: case PL_TAG_MENU: case PL_TAG_DIR:
		if (pl_notes_is_list(&md->notes, node))
			pl_mw_notes(md, node, context);
		else
			pl_mw_list(md, node, context);
		break;
	case PL_TAG_DL:
		if (!pl_mw_terms(md, node, context))
			pl_mw_html_block(md, node, node->next, context);
		break;
	case PL_TAG_PRE:
		if (!pl_mw_code_block(md, node))
			pl_mw_html_block(md, node, node->next, context);
		break;
	case PL_TAG_TABLE:
		if (!pl_mw_table(md, node, context))
			pl_mw_html_block(md, node, node->next, context);
		break;
	default:
		if (pl_mw_wanted_id(md, node).len) {
			struct pl_buf anchor = {0};

			put_anchor(md, &anchor, node);
			put_raw_line(md, node, pl_buf_str(&anchor));
			pl_buf_finish(&anchor);
		}
		pl_mw_blocks(md, node, context);
	}
}

/* The formatting or link that an inline element gives to the blocks inside. */
static struct md_context enter(const struct pl_node *node, struct md_context context)
{
	switch ((enum pl_tag)node->tag) {
	case PL_TAG_B: case PL_TAG_STRONG:
		context.formats |= 1 << MD_STRONG;
		break;
	case PL_TAG_I: case PL_TAG_EM:
		context.formats |= 1 << MD_EM;
		break;
	case PL_TAG_S: case PL_TAG_STRIKE: case PL_TAG_DEL:
		context.formats |= 1 << MD_DEL;
		break;
	case PL_TAG_A:
		if (pl_node_find_attr(node, "href"))
			context.link = node;
		break;
	default:
		break;
	}
	return context;
}

static void put_element(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	if (pl_mw_is_block_element(node))
		put_block(md, node, context);
	else if (pl_mw_fallback(node) == PL_FALLBACK_HTML || pl_mw_means_something(node))
		pl_mw_html_block(md, node, node->next, context);
	else
		pl_mw_blocks(md, node, enter(node, context));
}

void pl_mw_block_run(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	struct pl_node *run = NULL;

	for (struct pl_node *node = first; node != end; node = node->next) {
		bool silent = node->flags & PL_NODE_SILENT, alone = silent || (node->kind == PL_NODE_COMMENT && !run);

		if (!run && !alone && (pl_mw_is_space(node) || pl_mw_shows_nothing(md, node)))
			continue;
		if (!pl_mw_is_block(node) && !alone && !pl_node_is(node, PL_TAG_LI)) {
			run = run ? run : node;
			continue;
		}
		if (run)
			put_paragraph(md, NULL, run, node, context);
		run = NULL;
		if (silent) {
			put_silent(md, node);
		} else if (alone) {
			put_comment(md, node);
		} else if (pl_node_is(node, PL_TAG_LI)) {
			struct pl_node *behind = node;

			while (behind != end && (pl_node_is(behind, PL_TAG_LI) || pl_mw_is_space(behind)))
				behind = behind->next;
			pl_mw_items(md, node, behind, context);
			if (behind == end)
				return;
			node = behind->prev;
		} else {
			put_element(md, node, context);
		}
	}
	if (run)
		put_paragraph(md, NULL, run, end, context);
}

void pl_mw_blocks(struct md_writer *md, struct pl_node *parent, struct md_context context)
{
	pl_mw_block_run(md, parent->first, NULL, context);
}

static bool write_once(struct pl_writing *w)
{
	struct md_writer md = {.w = w, .arena = w->arena, .out = w->out, .can = abilities[w->options->target], .target = w->options->target,
			       .keep_html = w->post->syntax == PL_SYNTAX_MARKDOWN};
	struct md_context context = {0};

	w->npieces = 0;
	pl_mw_look_ahead(&md, w->post->body.root);
	if (md.can & MD_NOTES)
		pl_notes_find(&md.notes, md.arena, &w->post->body);
	pl_mw_blocks(&md, w->post->body.root, context);
	pl_buf_finish(&md.prefix);
	pl_buf_finish(&md.line);
	return md.again;
}

static void write_body(struct pl_writing *w)
{
	for (unsigned i = 0; write_once(w) && i < REWRITES; i++)
		pl_buf_reset(w->out);
}

const struct pl_writer pl_writer_markdown = {"markdown", write_body};
