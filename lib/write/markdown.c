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

/* ---- lines ---- */

static void put_prefix(struct md_writer *md, bool whole)
{
	struct pl_str prefix = pl_buf_str(&md->prefix);

	while (!whole && prefix.len && prefix.ptr[prefix.len - 1] == ' ')
		prefix.len--;
	pl_buf_add(md->out, prefix);
}

void pl_mw_begin_block(struct md_writer *md)
{
	if (md->open)
		return;
	if (md->any && md->blank) {
		put_prefix(md, false);
		pl_buf_addc(md->out, '\n');
		if (md->tight && md->list) { /* one blank line makes the whole list loose */
			md->list->flags |= MD_NODE_LOOSE;
			md->again = true;
		}
	}
	put_prefix(md, true);
	md->blank = false;
	md->open = md->any = true;
}

void pl_mw_stay_tight(struct md_writer *md, bool interrupts)
{
	if (md->tight && (md->after_closed || (interrupts && md->after_text)))
		md->blank = false;
}

void pl_mw_put_lines(struct md_writer *md, struct pl_str text)
{
	size_t from = 0;

	for (;;) {
		const char *newline = memchr(text.ptr + from, '\n', text.len - from);
		size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

		pl_buf_add(md->out, pl_str_n(text.ptr + from, end - from));
		if (!newline)
			return;
		pl_buf_addc(md->out, '\n');
		from = end + 1;
		put_prefix(md, from < text.len && text.ptr[from] != '\n');
	}
}

void pl_mw_put_prefix(struct md_writer *md)
{
	put_prefix(md, true);
}

void pl_mw_put_prefixed(struct md_writer *md, struct pl_str text)
{
	put_prefix(md, text.len && text.ptr[0] != '\n');
	pl_mw_put_lines(md, text);
}

void pl_mw_end_block(struct md_writer *md)
{
	if (md->open)
		pl_buf_addc(md->out, '\n');
	md->open = md->after_text = md->after_closed = md->after_silent = false;
	md->blank = true;
}

/* ---- pieces ---- */

size_t pl_mw_piece(struct md_writer *md, struct pl_node *node)
{
	struct pl_writing *w = md->w;

	w->pieces = pl_arena_grow(md->arena, w->pieces, w->npieces, &w->pieces_cap, sizeof(w->pieces[0]));
	w->pieces[w->npieces] = (struct pl_piece){(uint32_t)md->out->len, (uint32_t)md->out->len, node};
	node->flags |= MD_NODE_BLOCK;
	return w->npieces++;
}

void pl_mw_piece_end(struct md_writer *md, size_t piece)
{
	md->w->pieces[piece].end = (uint32_t)md->out->len;
}

enum pl_fallback pl_mw_fallback(const struct pl_node *node)
{
	return (enum pl_fallback)((node->flags & PL_FALLBACK_MASK) >> PL_FALLBACK_SHIFT);
}

/* ---- what a node is ---- */

static bool is_block_element(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML &&
	       (pl_tag_has(node->tag, PL_IS_BLOCK) || node->tag == PL_TAG_BODY || node->tag == PL_TAG_HTML || node->tag == PL_TAG_HEAD);
}

bool pl_mw_is_block(const struct pl_node *node)
{
	return is_block_element(node) || (node->flags & MD_NODE_HOLDS);
}

bool pl_mw_is_space(const struct pl_node *node)
{
	if (node->kind != PL_NODE_TEXT)
		return false;
	for (size_t i = 0; i < node->text.len; i++)
		if (!pl_is_space((unsigned char)node->text.ptr[i]))
			return false;
	return true;
}

/* Elements whose inside is no running text of the post: what is in them does not make blocks of what is around. */
static bool is_closed_world(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_OBJECT, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_SELECT, PL_TAG_BUTTON, PL_TAG_CANVAS, PL_TAG_NOSCRIPT,
					PL_TAG_IFRAME, PL_TAG_MAP, PL_TAG_RUBY, PL_TAG_TEMPLATE, PL_TAG_APPLET, PL_TAG_MARQUEE};

	if (node->ns != PL_NS_HTML)
		return true;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (node->tag == tags[i])
			return true;
	return false;
}

/* Marks what holds blocks; notes which ids links point at. */
static void look_ahead(struct md_writer *md, struct pl_node *root)
{
	for (struct pl_node *node = root; node; node = (struct pl_node *)pl_node_after(node, root)) {
		struct pl_str href;

		node->flags &= ~(unsigned)(MD_NODE_SAID | MD_NODE_BLOCK | MD_NODE_RUN | MD_NODE_HOLDS);
		if (node->kind != PL_NODE_ELEMENT)
			continue;
		if (is_block_element(node))
			for (struct pl_node *up = node->parent; up && !(up->flags & MD_NODE_HOLDS) && !is_closed_world(up); up = up->parent)
				up->flags |= MD_NODE_HOLDS;
		if (!pl_node_is(node, PL_TAG_A) && !pl_node_is(node, PL_TAG_AREA))
			continue;
		href = pl_node_attr(node, "href");
		if (href.len > 1 && href.ptr[0] == '#')
			*pl_map_put(&md->ids, md->arena, pl_str_n(href.ptr + 1, href.len - 1)) = node;
	}
}

struct pl_str pl_mw_wanted_id(const struct md_writer *md, const struct pl_node *node)
{
	struct pl_str id = pl_node_attr(node, "id");

	return id.len && pl_map_get(&md->ids, id) ? id : (struct pl_str){0};
}

bool pl_mw_only(const struct pl_node *node, const char *names)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		char padded[32];

		if (attr->name.len + 3 > sizeof(padded))
			return false;
		snprintf(padded, sizeof(padded), " " PL_FMT " ", PL_ARG(attr->name));
		if (!strstr(names, padded))
			return false;
	}
	return true;
}

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

/* The author's own HTML in a Markdown post, which says more than Markdown can. */
static bool is_authors(const struct md_writer *md, const struct pl_node *node)
{
	return md->keep_html && !(node->flags & PL_NODE_MARKDOWN) && node->tag != PL_TAG_PRE &&
	       !pl_mw_only(node, " id href src alt title start colspan rowspan ");
}

static bool is_one_of(const struct pl_node *node, const uint16_t *tags, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (node->tag == tags[i])
			return true;
	return false;
}

/* Its tags stay, Markdown goes on inside. */
static bool is_html_around(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_DIV, PL_TAG_SECTION, PL_TAG_ARTICLE, PL_TAG_ASIDE, PL_TAG_CENTER, PL_TAG_HEADER, PL_TAG_FOOTER,
					PL_TAG_MAIN, PL_TAG_NAV};

	if (!(md->can & MD_INSIDE_HTML))
		return false;
	return node->tag == PL_TAG_DETAILS || (is_authors(md, node) && is_one_of(node, tags, PL_COUNT(tags)));
}

/* What is written as it stands, with all attributes. */
static bool is_html_block(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_FIGURE, PL_TAG_FORM, PL_TAG_FIELDSET, PL_TAG_DIALOG, PL_TAG_LISTING, PL_TAG_XMP,
					PL_TAG_OPTGROUP, PL_TAG_OPTION, PL_TAG_PLAINTEXT, PL_TAG_DETAILS};

	return is_one_of(node, tags, PL_COUNT(tags)) || is_authors(md, node);
}

static void put_block(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	if (pl_mw_fallback(node) != PL_FALLBACK_HTML && is_html_around(md, node)) {
		pl_mw_html_around(md, node, context);
		return;
	}
	if (pl_mw_fallback(node) == PL_FALLBACK_HTML || is_html_block(md, node)) {
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

/* An inline element around blocks that means something and has no mark: the whole is HTML. */
static bool means_something(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_INS, PL_TAG_U, PL_TAG_SUB, PL_TAG_SUP, PL_TAG_MARK, PL_TAG_SMALL, PL_TAG_Q, PL_TAG_CODE, PL_TAG_KBD,
					PL_TAG_SAMP, PL_TAG_TT, PL_TAG_ABBR, PL_TAG_CITE, PL_TAG_DFN, PL_TAG_VAR, PL_TAG_BDO, PL_TAG_BDI, PL_TAG_TIME};

	return is_one_of(node, tags, PL_COUNT(tags));
}

static void put_element(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	if (is_block_element(node))
		put_block(md, node, context);
	else if (pl_mw_fallback(node) == PL_FALLBACK_HTML || means_something(node))
		pl_mw_html_block(md, node, node->next, context);
	else
		pl_mw_blocks(md, node, enter(node, context));
}

/* Style sheets, scripts and what is about the page: nothing of it is written. */
static bool shows_nothing(const struct md_writer *md, const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_STYLE, PL_TAG_LINK, PL_TAG_META, PL_TAG_TITLE, PL_TAG_BASE};

	if (md->keep_html || node->kind != PL_NODE_ELEMENT)
		return false;
	if (pl_node_is(node, PL_TAG_SCRIPT))
		return !pl_node_find_attr(node, "src") && !pl_str_starts(pl_node_attr(node, "type"), PL_STR("math/tex"));
	return is_one_of(node, tags, PL_COUNT(tags));
}

void pl_mw_block_run(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	struct pl_node *run = NULL;

	for (struct pl_node *node = first; node != end; node = node->next) {
		bool silent = node->flags & PL_NODE_SILENT, alone = silent || (node->kind == PL_NODE_COMMENT && !run);

		if (!run && !alone && (pl_mw_is_space(node) || shows_nothing(md, node)))
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
	look_ahead(&md, w->post->body.root);
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
