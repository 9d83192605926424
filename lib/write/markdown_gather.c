/* markdown_gather: the running text of a block as a flat list of items, each with the formatting it carries. Sets
 * instead of nesting: formatting that is repeated, adjacent or around blocks becomes simple by itself. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/markdown_parts.h"

static struct md_item *add(struct md_writer *md, enum md_item_kind kind, struct md_context context, struct pl_str text)
{
	struct md_item *item;

	md->items = pl_arena_grow(md->arena, md->items, md->nitems, &md->items_cap, sizeof(md->items[0]));
	item = &md->items[md->nitems++];
	*item = (struct md_item){.kind = (uint8_t)kind, .formats = context.formats, .entities = md->as_html, .text = text};
	return item;
}

/* ---- text ---- */

static size_t ascii_space(struct pl_str text, bool *newline)
{
	size_t i = 0;

	while (i < text.len && pl_is_space((unsigned char)text.ptr[i]))
		*newline = text.ptr[i++] == '\n' || *newline;
	return i;
}

/* The length of the white space that is no ASCII one at the start of `text`. */
static size_t blank_start(struct pl_str text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t next = at;
		uint32_t cp = pl_utf8_next(text, &next);

		if (cp < 0x80 || !pl_is_unicode_space(cp))
			break;
		at = next;
	}
	return at;
}

static size_t blank_end(struct pl_str text)
{
	size_t at = text.len;

	while (at > 0) {
		size_t before = at;
		uint32_t cp = pl_utf8_prev(text, &before);

		if (cp < 0x80 || !pl_is_unicode_space(cp))
			break;
		at = before;
	}
	return text.len - at;
}

static void add_space(struct md_writer *md, struct md_context context, const struct pl_node *node, bool newline)
{
	struct md_item *item = add(md, MD_ITEM_SPACE, context, PL_STR(" "));

	item->newline = newline;
	item->kept = newline && (node->flags & PL_NODE_MARKDOWN || (node->parent && node->parent->flags & PL_NODE_MARKDOWN));
}

/* A word's edges that are blanks stand apart: formatting must not begin or end with them. */
static void add_words(struct md_writer *md, struct md_context context, struct pl_str text)
{
	size_t start = blank_start(text), end = start < text.len ? blank_end(text) : 0;

	if (start)
		add(md, MD_ITEM_BLANK, context, pl_str_n(text.ptr, start));
	if (text.len > start + end)
		add(md, MD_ITEM_TEXT, context, pl_str_n(text.ptr + start, text.len - start - end));
	if (end)
		add(md, MD_ITEM_BLANK, context, pl_str_n(text.ptr + text.len - end, end));
}

/* Runs of white space that are not one blank end the item; single blanks between words stay inside. */
static void add_text(struct md_writer *md, struct md_context context, const struct pl_node *node)
{
	struct pl_str text = node->text;
	size_t at = 0;

	while (at < text.len) {
		bool newline = false;
		size_t from = at + ascii_space(pl_str_n(text.ptr + at, text.len - at), &newline), end = from;

		if (from > at)
			add_space(md, context, node, newline);
		while (end < text.len) {
			if (!pl_is_space((unsigned char)text.ptr[end])) {
				end++;
			} else if (text.ptr[end] == ' ' && end + 1 < text.len && !pl_is_space((unsigned char)text.ptr[end + 1])) {
				end++;
			} else {
				break;
			}
		}
		if (end > from)
			add_words(md, context, pl_str_n(text.ptr + from, end - from));
		at = end;
	}
}

/* ---- elements ---- */

static struct pl_str raw(struct md_writer *md, void (*write)(struct pl_buf *, const struct pl_node *), const struct pl_node *node)
{
	pl_buf_reset(&md->line);
	write(&md->line, node);
	return pl_arena_dup(md->arena, pl_buf_str(&md->line));
}

/* Ready-made bytes must not hold a line break where a line is all there is, nor an empty line, but for templates. Other line
 * breaks are NUL bytes for now: such a line begins no block, whatever it looks like. */
static struct pl_str one_line(struct md_writer *md, struct pl_str text, bool empty_lines)
{
	char *copy;

	if (!memchr(text.ptr, '\n', text.len))
		return text;
	text = pl_arena_dup(md->arena, text);
	copy = (char *)text.ptr;
	for (size_t i = 0; i < text.len; i++)
		if (copy[i] == '\n')
			copy[i] = md->in_table || md->in_heading || (!empty_lines && i && copy[i - 1] == '\0') ? ' ' : '\0';
	return text;
}

static void add_atom(struct md_writer *md, struct md_context context, const struct pl_node *node, struct pl_str text)
{
	add(md, MD_ITEM_ATOM, context, one_line(md, text, node->kind == PL_NODE_TEMPLATE))->node = node;
}

enum treatment {
	KEEP,        /* as HTML, Markdown inside */
	ATOM,        /* as HTML with all that is inside */
	PASS,        /* only what is inside */
	GONE,        /* nothing of it */
	STRONG, EM, DEL, CODE, BREAK, LINK, IMAGE, SCRIPT,
};

static const uint8_t treatments[PL_TAGS] = {
	[PL_TAG_B] = STRONG, [PL_TAG_STRONG] = STRONG, [PL_TAG_I] = EM, [PL_TAG_EM] = EM, [PL_TAG_S] = DEL, [PL_TAG_STRIKE] = DEL, [PL_TAG_DEL] = DEL,
	[PL_TAG_CODE] = CODE, [PL_TAG_TT] = CODE, [PL_TAG_BR] = BREAK, [PL_TAG_A] = LINK, [PL_TAG_IMG] = IMAGE, [PL_TAG_SCRIPT] = SCRIPT,
	[PL_TAG_STYLE] = GONE, [PL_TAG_LINK] = GONE, [PL_TAG_META] = GONE, [PL_TAG_TITLE] = GONE, [PL_TAG_BASE] = GONE, [PL_TAG_HEAD] = PASS,
	[PL_TAG_SPAN] = PASS, [PL_TAG_FONT] = PASS, [PL_TAG_BIG] = PASS, [PL_TAG_BLINK] = PASS, [PL_TAG_NOBR] = PASS, [PL_TAG_LABEL] = PASS,
	[PL_TAG_BASEFONT] = GONE, [PL_TAG_BGSOUND] = KEEP, [PL_TAG_UNKNOWN] = PASS, [PL_TAG_MARQUEE] = PASS, [PL_TAG_NOEMBED] = GONE,
	[PL_TAG_IFRAME] = ATOM, [PL_TAG_VIDEO] = ATOM, [PL_TAG_AUDIO] = ATOM, [PL_TAG_OBJECT] = ATOM, [PL_TAG_APPLET] = ATOM, [PL_TAG_PICTURE] = ATOM,
	[PL_TAG_CANVAS] = ATOM, [PL_TAG_NOSCRIPT] = ATOM, [PL_TAG_SELECT] = ATOM, [PL_TAG_TEXTAREA] = ATOM, [PL_TAG_MAP] = ATOM, [PL_TAG_TEMPLATE] = ATOM,
	[PL_TAG_BUTTON] = ATOM, [PL_TAG_SVG] = ATOM, [PL_TAG_MATH] = ATOM,
};

static void gather(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context);

static void inside(struct md_writer *md, struct pl_node *node, struct md_context context, enum md_format format)
{
	context.formats |= (uint8_t)(1U << format);
	gather(md, node->first, NULL, context);
}

/* kramdown reads no Markdown inside these (HTML_CONTENT_MODEL_RAW). */
static bool is_verbatim(const struct pl_node *node)
{
	static const uint16_t tags[] = {PL_TAG_CODE, PL_TAG_KBD, PL_TAG_SAMP, PL_TAG_VAR};

	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (node->tag == tags[i])
			return true;
	return false;
}

static void keep(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	bool closes = !pl_tag_has(node->tag, PL_IS_VOID), as_html = md->as_html;
	struct pl_str open = one_line(md, raw(md, pl_raw_open, node), false);

	if (!closes) {
		add_atom(md, context, node, open);
		return;
	}
	add(md, MD_ITEM_OPEN, context, open)->node = node;
	if (md->can & MD_ESCAPE_PIPES && is_verbatim(node))
		md->as_html = true;
	gather(md, node->first, NULL, context);
	md->as_html = as_html;
	add(md, MD_ITEM_CLOSE, context, raw(md, pl_raw_close, node))->node = node;
}

/* Only text, perhaps in spans that are colours. */
static bool is_plain_code(const struct pl_node *code)
{
	for (const struct pl_node *node = code->first; node; node = pl_node_after(node, code))
		if (node->kind == PL_NODE_ELEMENT && !pl_node_is(node, PL_TAG_SPAN) && !pl_node_is(node, PL_TAG_FONT) && !pl_node_is(node, PL_TAG_CODE))
			return false;
		else if (node->kind == PL_NODE_COMMENT)
			return false;
	return true;
}

/* White space at its edges shows, but stands as well outside. */
static void add_code(struct md_writer *md, const struct pl_node *element, struct md_context context, struct pl_str text)
{
	bool blank = pl_str_trim(text).len == 0;

	if (!blank && pl_is_space((unsigned char)text.ptr[0]))
		add(md, MD_ITEM_SPACE, context, PL_STR(" "));
	add(md, MD_ITEM_CODE, context, text)->node = element;
	if (!blank && pl_is_space((unsigned char)text.ptr[text.len - 1]))
		add(md, MD_ITEM_SPACE, context, PL_STR(" "));
}

static void code(struct md_writer *md, struct pl_node *element, struct md_context context, bool as_html)
{
	if (as_html || !is_plain_code(element)) {
		keep(md, element, context);
		return;
	}
	pl_buf_reset(&md->line);
	for (const struct pl_node *node = element->first; node; node = pl_node_after(node, element))
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(&md->line, node->text);
	if (md->line.len)
		add_code(md, element, context, pl_arena_dup(md->arena, pl_buf_str(&md->line)));
}

static void link_around(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context, const struct pl_node *link)
{
	add(md, MD_ITEM_LINK, context, PL_STR("["))->node = link;
	gather(md, first, end, context);
	add(md, MD_ITEM_LINK_END, context, (struct pl_str){0})->node = link;
}

static void link(struct md_writer *md, struct pl_node *node, struct md_context context, bool as_html)
{
	bool target = pl_node_find_attr(node, "href") != NULL;

	if (node->flags & PL_NODE_CLONE && (!node->first || (!node->first->next && pl_mw_is_space(node->first))))
		return; /* the tree builder's, not the author's */
	if (!target && !pl_node_find_attr(node, "name") && !pl_node_find_attr(node, "id"))
		gather(md, node->first, NULL, context);
	else if (as_html || !target || !pl_mw_link_is_plain(md, node))
		keep(md, node, context);
	else
		link_around(md, node->first, NULL, context, node);
}

static void image(struct md_writer *md, struct pl_node *node, struct md_context context, bool as_html)
{
	struct pl_buf out = {0};

	if (as_html || !pl_mw_image_is_plain(md, node))
		pl_raw_open(&out, node);
	else
		pl_mw_image(md, &out, node);
	add_atom(md, context, node, pl_arena_dup(md->arena, pl_buf_str(&out)));
	pl_buf_finish(&out);
}

/* Mathematics as MathJax writes it, and scripts that bring something from elsewhere. */
static void script(struct md_writer *md, struct pl_node *node, struct md_context context)
{
	struct pl_str type = pl_node_attr(node, "type");

	if (pl_str_starts(type, PL_STR("math/tex"))) {
		const char *mark = pl_str_find(type, PL_STR("display"), 0) < type.len ? "$$" : "$";
		struct pl_str text = node->first ? node->first->text : PL_STR("");

		add_atom(md, context, node, pl_arena_printf(md->arena, "%s" PL_FMT "%s", mark, PL_ARG(text), mark));
	} else if (md->keep_html || pl_node_find_attr(node, "src")) {
		add_atom(md, context, node, raw(md, pl_raw_node, node));
	}
}

static enum treatment treatment_of(const struct md_writer *md, const struct pl_node *node)
{
	enum treatment t = node->ns == PL_NS_HTML ? (enum treatment)treatments[node->tag] : ATOM;

	if (md->keep_html && !(node->flags & PL_NODE_MARKDOWN) && node->attrs && t != LINK && t != IMAGE && t != SCRIPT && t != ATOM && t != BREAK)
		return KEEP;
	if (md->keep_html && t == GONE)
		return ATOM;
	if (t == PASS && pl_mw_wanted_id(md, node).len)
		return KEEP;
	if (t == DEL && !(md->can & MD_STRIKE))
		return KEEP;
	return t;
}

static void element(struct md_writer *md, struct pl_node *node, struct md_context context, bool as_html)
{
	enum treatment t = treatment_of(md, node);
	const struct pl_note *note = pl_note_of_mark(&md->notes, node);

	if (node->flags & MD_NODE_SAID || pl_notes_is_back(&md->notes, node))
		return;
	if (note) {
		add_atom(md, context, node, pl_arena_printf(md->arena, "[^" PL_FMT "]", PL_ARG(note->label)));
		return;
	}
	if (as_html && (t == STRONG || t == EM || t == DEL))
		t = KEEP;
	switch (t) {
	case KEEP:
		keep(md, node, context);
		break;
	case ATOM:
		add_atom(md, context, node, raw(md, pl_raw_node, node));
		break;
	case PASS:
		gather(md, node->first, NULL, context);
		break;
	case GONE:
		break;
	case STRONG:
	case EM:
	case DEL:
		inside(md, node, context, t == STRONG ? MD_STRONG : t == EM ? MD_EM : MD_DEL);
		break;
	case CODE:
		code(md, node, context, as_html);
		break;
	case BREAK:
		add(md, MD_ITEM_BREAK, context, PL_STR(""));
		break;
	case LINK:
		link(md, node, context, as_html);
		break;
	case IMAGE:
		image(md, node, context, as_html);
		break;
	case SCRIPT:
		script(md, node, context);
		break;
	}
}

/* kramdown's attribute lists are no text: they stay where they are read. */
static bool is_shown(const struct md_writer *md, const struct pl_node *node)
{
	return md->can & MD_IAL || !pl_raw_is_attribute_list(node->text);
}

/* The block of the paragraph that begins with `first` has fallen back. */
static bool as_html(const struct pl_node *first)
{
	for (const struct pl_node *node = first; node; node = node->flags & MD_NODE_RUN ? node->prev : node->parent)
		if (node->flags & MD_NODE_BLOCK)
			return pl_mw_fallback(node) >= PL_FALLBACK_INLINE;
	return false;
}

/* How many bytes at the start of a line are those that will stand there again, as what it stands in (list, quotation) begins its lines. */
static size_t indent_of(struct pl_str prefix, struct pl_str line)
{
	size_t n = 0;

	while (n < prefix.len && n < line.len && line.ptr[n] == prefix.ptr[n] && (line.ptr[n] == ' ' || line.ptr[n] == '>'))
		n++;
	return n;
}

/* A template of several lines is one piece of text, byte for byte: what begins its lines begins no block. */
struct pl_str pl_mw_template(struct md_writer *md, const struct pl_node *node)
{
	struct pl_str prefix = pl_buf_str(&md->prefix), rest = node->text;

	if (!prefix.len || !memchr(rest.ptr, '\n', rest.len))
		return rest;
	pl_buf_reset(&md->line);
	for (const char *newline; (newline = memchr(rest.ptr, '\n', rest.len)) != NULL;) {
		size_t past = (size_t)(newline - rest.ptr) + 1, indent = indent_of(prefix, pl_str_n(newline + 1, rest.len - past));

		pl_buf_add(&md->line, pl_str_n(rest.ptr, past));
		rest = pl_str_n(rest.ptr + past + indent, rest.len - past - indent);
	}
	pl_buf_add(&md->line, rest);
	return pl_arena_dup(md->arena, pl_buf_str(&md->line));
}

static void gather(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	for (struct pl_node *node = first; node != end; node = node->next) {
		switch ((enum pl_node_kind)node->kind) {
		case PL_NODE_TEXT:
			add_text(md, context, node);
			break;
		case PL_NODE_TEMPLATE:
			if (is_shown(md, node))
				add_atom(md, context, node, pl_mw_template(md, node));
			break;
		case PL_NODE_COMMENT:
			if (!md->w->options->drop_comments && pl_str_trim(node->text).len)
				add_atom(md, context, node, raw(md, pl_raw_node, node));
			break;
		case PL_NODE_ELEMENT:
			element(md, node, context, md->as_html);
			break;
		case PL_NODE_DOCUMENT:
		case PL_NODE_DOCTYPE:
			break;
		}
	}
}

void pl_mw_gather(struct md_writer *md, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	const struct pl_node *link = context.link;

	md->nitems = 0;
	context.link = NULL;
	md->as_html = first && as_html(first);
	if (link)
		link_around(md, first, end, context, link);
	else
		gather(md, first, end, context);
}
