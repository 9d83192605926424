/* proof_events: a tree as a list of words and elements that mean something, in reading order. Formatting, links and
 * blocks around a word are part of the word: how they nest, meet or are split makes no difference. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/language.h"
#include "write/proof_parts.h"

enum separator { SEPARATOR_NONE, SEPARATOR_SPACE, SEPARATOR_NEWLINE, SEPARATOR_BLOCK };
enum { STRONG = 1, EM = 2, DEL = 4, CODE = 8 };
enum part { PART_NONE, PART_ITEM, PART_OTHER };

struct list {
	const struct pl_node *node;
	enum part part;
};

struct walk {
	struct events *events;
	const struct pl_map *ids;
	const struct pl_notes *notes;
	struct pl_buf word;          /* in hand */
	const struct pl_node *word_node;
	unsigned word_formats;
	uint64_t word_link;
	enum separator word_separator, separator;
	uint32_t last;               /* character before `separator` */
	unsigned formats, depth[4];  /* open elements of each format */
	uint64_t link;
	const struct pl_node *link_node;
	size_t link_events;          /* when the link began */
	const struct pl_node *breaks[8]; /* that wait for something behind them */
	size_t nbreaks;
	bool begun;                  /* the block shows something */
	struct list lists[PL_TREE_DEPTH + 8];
	size_t nlists;
	const struct pl_node *row0;  /* first row of the table in hand */
	const struct pl_node *table; /* begins when its caption has ended */
};

static uint64_t mix(uint64_t a, uint64_t b)
{
	uint64_t both[2] = {a, b};

	return pl_hash(pl_str_n((const char *)both, sizeof(both)));
}

static void add_event(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash)
{
	struct events *e = w->events;

	e->items = pl_arena_grow(e->arena, e->items, e->count, &e->cap, sizeof(e->items[0]));
	e->items[e->count++] = (struct event){mix(hash, kind), node, text, (uint8_t)kind};
}

static void add_ghost(struct walk *w, enum pl_loss_kind kind, const struct pl_node *node, const struct pl_attr *attr, struct pl_str what)
{
	struct events *e = w->events;
	uint64_t hash = mix(pl_hash(what), attr ? pl_hash(attr->value) : 0);

	e->ghosts = pl_arena_grow(e->arena, e->ghosts, e->nghosts, &e->ghosts_cap, sizeof(e->ghosts[0]));
	e->ghosts[e->nghosts++] = (struct ghost){mix(hash, e->count), node, attr, what, kind};
}

/* ---- words ---- */

static void end_word(struct walk *w)
{
	uint64_t hash;

	if (!w->word.len)
		return;
	hash = mix(pl_hash(pl_buf_str(&w->word)), w->word_formats << 3 | (unsigned)w->word_separator);
	add_event(w, EVENT_WORD, w->word_node, pl_arena_dup(w->events->arena, pl_buf_str(&w->word)), mix(hash, w->word_link));
	pl_buf_reset(&w->word);
}

/* Line breaks count once something follows them in their block. */
static void settle_breaks(struct walk *w)
{
	for (size_t i = 0; i < w->nbreaks; i++)
		add_event(w, EVENT_LEAF, w->breaks[i < PL_COUNT(w->breaks) ? i : PL_COUNT(w->breaks) - 1], PL_STR("br"), 7);
	w->nbreaks = 0;
}

static bool joins(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp > 0x3000 && cp < 0x3040) || (cp > 0xFF00 && cp < 0xFF61);
}

/* What stands between what was shown last and what comes now. */
static enum separator take_separator(struct walk *w, uint32_t next)
{
	enum separator s = w->separator;

	if (s == SEPARATOR_NEWLINE)
		s = joins(w->last) && joins(next) ? SEPARATOR_NONE : SEPARATOR_SPACE;
	if (w->nbreaks)
		s = SEPARATOR_NONE;
	if (!w->begun)
		s = SEPARATOR_BLOCK;
	w->separator = SEPARATOR_NONE;
	w->begun = true;
	return s;
}

static void add_char(struct walk *w, const struct pl_node *node, struct pl_str bytes, uint32_t cp)
{
	bool blank = cp >= 0x80 && pl_is_unicode_space(cp);
	unsigned formats = blank ? 0 : w->formats;
	bool apart = w->nbreaks || w->separator != SEPARATOR_NONE || !w->begun || formats != w->word_formats || w->link != w->word_link;

	if (apart) {
		enum separator s = take_separator(w, cp);

		if (s != SEPARATOR_NONE || w->nbreaks || formats != w->word_formats || w->link != w->word_link)
			end_word(w);
		settle_breaks(w);
		if (!w->word.len) {
			w->word_separator = s;
			w->word_formats = formats;
			w->word_link = w->link;
		}
	}
	if (!w->word.len) {
		w->word_node = node;
		if (!apart)
			w->word_separator = SEPARATOR_NONE;
	}
	pl_buf_add(&w->word, bytes);
	w->last = cp;
}

static void add_text(struct walk *w, const struct pl_node *node)
{
	struct pl_str text = node->text;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t cp;

		if (pl_is_space((unsigned char)text.ptr[at])) {
			bool newline = text.ptr[at++] == '\n';

			if (w->separator < SEPARATOR_NEWLINE)
				w->separator = newline ? SEPARATOR_NEWLINE : w->separator == SEPARATOR_NONE ? SEPARATOR_SPACE : w->separator;
			continue;
		}
		cp = pl_utf8_next(text, &at);
		add_char(w, node, pl_str_n(text.ptr + from, at - from), cp);
	}
}

/* Something that shows and is no text. */
static void add_shown(struct walk *w, unsigned kind, const struct pl_node *node, struct pl_str text, uint64_t hash)
{
	enum separator s;

	end_word(w);
	s = take_separator(w, 0);
	settle_breaks(w);
	add_event(w, kind, node, text, mix(mix(hash, s), w->link));
	w->last = 0;
}

/* A block begins or ends. */
static void edge(struct walk *w)
{
	end_word(w);
	w->nbreaks = 0;
	w->begun = false;
	w->separator = SEPARATOR_NONE;
	w->last = 0;
}

/* ---- attributes ---- */

/* White space folded, so that an address or a title may be wrapped. */
static uint64_t hash_folded(struct pl_arena *arena, struct pl_str text)
{
	char *to = pl_arena_alloc(arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!pl_is_space((unsigned char)text.ptr[i]))
			to[n++] = text.ptr[i];
		else if (n && to[n - 1] != ' ')
			to[n++] = ' ';
	}
	while (n && to[n - 1] == ' ')
		n--;
	return pl_hash(pl_str_n(to, n));
}

static int hex(char c)
{
	return pl_is_digit((unsigned char)c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* An address with percent-coding taken off where it need not be: a space, parentheses and their like, and what is no
 * ASCII. RFC 3986 6.2.2.2. */
static uint64_t hash_url(struct pl_arena *arena, struct pl_str url)
{
	char *to = pl_arena_alloc(arena, url.len + 1);
	size_t n = 0;

	url = pl_str_trim(url);
	for (size_t i = 0; i < url.len; i++) {
		if (url.ptr[i] == '\n' || url.ptr[i] == '\r' || url.ptr[i] == '\t')
			continue;
		if (url.ptr[i] == '%' && i + 2 < url.len && pl_is_xdigit((unsigned char)url.ptr[i + 1]) && pl_is_xdigit((unsigned char)url.ptr[i + 2])) {
			unsigned char c = (unsigned char)(hex(url.ptr[i + 1]) << 4 | hex(url.ptr[i + 2]));

			if (c >= 0x80 || pl_is_alnum(c) || strchr(" ()<>[]\\\"'*_~-.{}|^`!", c)) {
				to[n++] = (char)c;
				i += 2;
				continue;
			}
		}
		to[n++] = url.ptr[i];
	}
	return pl_hash(pl_str_n(to, n));
}

static bool is_url(struct pl_str name)
{
	return pl_str_is(name, "href") || pl_str_is(name, "src") || pl_str_is(name, "data") || pl_str_is(name, "poster");
}

/* All attributes of an element that is kept with all of them. */
static uint64_t hash_attributes(struct walk *w, const struct pl_node *node)
{
	uint64_t sum = 0;

	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next)
		sum += mix(pl_hash(attr->name), is_url(attr->name) ? hash_url(w->events->arena, attr->value) : hash_folded(w->events->arena, attr->value));
	return sum;
}

static bool in_list(struct pl_str name, const char *names)
{
	size_t at = 0;
	struct pl_str all = pl_str_c(names);

	while ((at = pl_str_find(all, name, at)) < all.len) {
		if ((at == 0 || all.ptr[at - 1] == ' ') && (at + name.len == all.len || all.ptr[at + name.len] == ' '))
			return true;
		at++;
	}
	return false;
}

static bool is_style(struct pl_str name)
{
	return in_list(name, "style align valign color bgcolor face size border cellpadding cellspacing width height clear nowrap background");
}

/* Classes that only say what the language of the code is. */
static bool is_code_class(const struct pl_node *node)
{
	struct pl_str class = pl_node_attr(node, "class");

	return pl_node_is(node, PL_TAG_PRE) || pl_node_is(node, PL_TAG_CODE) ||
	       (pl_node_is(node, PL_TAG_DIV) && pl_str_find(class, PL_STR("highlight"), 0) < class.len);
}

/* Attributes of an element that is not kept as it is; `held` are compared elsewhere. */
static void add_ghosts(struct walk *w, const struct pl_node *node, const char *held)
{
	for (const struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		enum pl_loss_kind kind = is_style(attr->name) ? PL_LOSS_STYLE : PL_LOSS_ATTRIBUTE;
		struct pl_str what;

		if (in_list(attr->name, held) || (pl_str_is(attr->name, "class") && is_code_class(node)))
			continue;
		if (pl_str_is(attr->name, "id") && pl_map_get(w->ids, attr->value))
			continue;
		if (pl_str_is(attr->name, "class") && attr->value.len)
			what = pl_arena_printf(w->events->arena, PL_FMT "." PL_FMT, PL_ARG(node->text), PL_ARG(pl_str_trim(attr->value)));
		else
			what = pl_arena_printf(w->events->arena, PL_FMT "[" PL_FMT "]", PL_ARG(node->text), PL_ARG(attr->name));
		add_ghost(w, kind, node, attr, what);
	}
}

/* An id that a link of the post points at stands where its element begins. */
static void add_anchor(struct walk *w, const struct pl_node *node, bool always)
{
	static const char *const names[] = {"id", "name"};

	for (size_t i = 0; i < 1 + (size_t)pl_node_is(node, PL_TAG_A); i++) {
		struct pl_str value = pl_node_attr(node, names[i]);

		if (value.len && (always || pl_map_get(w->ids, value)) && !(i == 1 && pl_str_eq(value, pl_node_attr(node, "id")))) {
			end_word(w);
			add_event(w, EVENT_LEAF, node, PL_STR("id"), mix(pl_hash(value), 3));
		}
	}
}

/* ---- elements ---- */

enum treatment {
	KEPT,      /* with all attributes, running text */
	KEPT_BLOCK,/* the same, a block */
	OPAQUE,    /* as one thing, by its bytes */
	PASSED,    /* only what is inside */
	PASSED_BLOCK,
	PASSED_SAID, /* the same, and its going is told */
	PASSED_BLOCK_SAID,
	PLAIN_BLOCK, /* a block with a mark of its own: attributes are not kept */
	LIST, ITEM, HEADING, CELL, TABLE, RULE, PRE, BREAK, IMAGE, LINK, FORMAT, TASK, SCRIPT, GONE, GONE_SAID,
};

static const uint8_t treatments[PL_TAGS] = {
	[PL_TAG_UNKNOWN] = PASSED_SAID, [PL_TAG_HTML] = PASSED_BLOCK, [PL_TAG_BODY] = PASSED_BLOCK, [PL_TAG_HEAD] = PASSED, [PL_TAG_P] = PASSED_BLOCK,
	[PL_TAG_DIV] = PASSED_BLOCK, [PL_TAG_SECTION] = PASSED_BLOCK_SAID, [PL_TAG_ARTICLE] = PASSED_BLOCK_SAID, [PL_TAG_ASIDE] = PASSED_BLOCK_SAID,
	[PL_TAG_HEADER] = PASSED_BLOCK_SAID, [PL_TAG_FOOTER] = PASSED_BLOCK_SAID, [PL_TAG_NAV] = PASSED_BLOCK_SAID, [PL_TAG_MAIN] = PASSED_BLOCK_SAID,
	[PL_TAG_HGROUP] = PASSED_BLOCK_SAID, [PL_TAG_ADDRESS] = PASSED_BLOCK_SAID, [PL_TAG_SEARCH] = PASSED_BLOCK_SAID, [PL_TAG_CENTER] = PASSED_BLOCK_SAID,
	[PL_TAG_CAPTION] = PASSED_BLOCK, [PL_TAG_SUMMARY] = KEPT_BLOCK, [PL_TAG_DETAILS] = KEPT_BLOCK, [PL_TAG_FIGURE] = KEPT_BLOCK,
	[PL_TAG_FIGCAPTION] = KEPT_BLOCK, [PL_TAG_DL] = KEPT_BLOCK, [PL_TAG_DT] = KEPT_BLOCK, [PL_TAG_DD] = KEPT_BLOCK, [PL_TAG_FORM] = KEPT_BLOCK,
	[PL_TAG_FIELDSET] = KEPT_BLOCK, [PL_TAG_LEGEND] = KEPT_BLOCK, [PL_TAG_DIALOG] = KEPT_BLOCK, [PL_TAG_OPTGROUP] = KEPT_BLOCK, [PL_TAG_OPTION] = KEPT_BLOCK,
	[PL_TAG_LISTING] = OPAQUE, [PL_TAG_XMP] = OPAQUE, [PL_TAG_PLAINTEXT] = OPAQUE, [PL_TAG_BLOCKQUOTE] = PLAIN_BLOCK,
	[PL_TAG_UL] = LIST, [PL_TAG_OL] = LIST, [PL_TAG_MENU] = LIST, [PL_TAG_DIR] = LIST, [PL_TAG_LI] = ITEM,
	[PL_TAG_H1] = HEADING, [PL_TAG_H2] = HEADING, [PL_TAG_H3] = HEADING, [PL_TAG_H4] = HEADING, [PL_TAG_H5] = HEADING, [PL_TAG_H6] = HEADING,
	[PL_TAG_TABLE] = TABLE, [PL_TAG_TR] = PLAIN_BLOCK, [PL_TAG_TD] = CELL, [PL_TAG_TH] = CELL, [PL_TAG_THEAD] = PASSED_BLOCK, [PL_TAG_TBODY] = PASSED_BLOCK,
	[PL_TAG_TFOOT] = PASSED_BLOCK, [PL_TAG_COLGROUP] = PASSED, [PL_TAG_COL] = PASSED, [PL_TAG_HR] = RULE, [PL_TAG_PRE] = PRE, [PL_TAG_BR] = BREAK,
	[PL_TAG_IMG] = IMAGE, [PL_TAG_A] = LINK, [PL_TAG_B] = FORMAT, [PL_TAG_STRONG] = FORMAT, [PL_TAG_I] = FORMAT, [PL_TAG_EM] = FORMAT, [PL_TAG_S] = FORMAT,
	[PL_TAG_STRIKE] = FORMAT, [PL_TAG_DEL] = FORMAT, [PL_TAG_CODE] = FORMAT, [PL_TAG_TT] = FORMAT, [PL_TAG_INPUT] = TASK, [PL_TAG_SCRIPT] = SCRIPT,
	[PL_TAG_STYLE] = GONE_SAID, [PL_TAG_LINK] = GONE_SAID, [PL_TAG_META] = GONE_SAID, [PL_TAG_TITLE] = GONE_SAID, [PL_TAG_BASE] = GONE_SAID,
	[PL_TAG_NOEMBED] = GONE_SAID, [PL_TAG_BASEFONT] = GONE_SAID, [PL_TAG_SPAN] = PASSED, [PL_TAG_FONT] = PASSED, [PL_TAG_BIG] = PASSED_SAID,
	[PL_TAG_BLINK] = PASSED_SAID, [PL_TAG_NOBR] = PASSED_SAID, [PL_TAG_LABEL] = PASSED_SAID, [PL_TAG_MARQUEE] = PASSED_SAID,
	[PL_TAG_IFRAME] = OPAQUE, [PL_TAG_SELECT] = OPAQUE, [PL_TAG_TEXTAREA] = OPAQUE, [PL_TAG_MAP] = OPAQUE, [PL_TAG_TEMPLATE] = OPAQUE,
	[PL_TAG_CANVAS] = OPAQUE, [PL_TAG_APPLET] = OPAQUE, [PL_TAG_OBJECT] = OPAQUE, [PL_TAG_VIDEO] = OPAQUE, [PL_TAG_AUDIO] = OPAQUE,
	[PL_TAG_PICTURE] = OPAQUE, [PL_TAG_BUTTON] = OPAQUE, [PL_TAG_NOSCRIPT] = OPAQUE,
};

static const struct {
	uint16_t tag;
	uint8_t format;
} format_tags[] = {
	{PL_TAG_B, 0}, {PL_TAG_STRONG, 0}, {PL_TAG_I, 1}, {PL_TAG_EM, 1}, {PL_TAG_S, 2}, {PL_TAG_STRIKE, 2}, {PL_TAG_DEL, 2}, {PL_TAG_CODE, 3}, {PL_TAG_TT, 3},
};

static unsigned format_of(const struct pl_node *node)
{
	for (size_t i = 0; i < PL_COUNT(format_tags); i++)
		if (format_tags[i].tag == node->tag)
			return format_tags[i].format;
	return 0;
}

static void change_format(struct walk *w, unsigned format, bool enter)
{
	if (enter)
		w->depth[format]++;
	else
		w->depth[format]--;
	w->formats = w->depth[format] ? w->formats | 1U << format : w->formats & ~(1U << format);
}

/* As its bytes say, white space apart. */
static void add_opaque(struct walk *w, const struct pl_node *node)
{
	struct pl_buf raw = {0}, folded = {0};

	pl_raw_node(&raw, node);
	for (size_t i = 0; i < raw.len; i++)
		if (!pl_is_space((unsigned char)raw.ptr[i]))
			pl_buf_addc(&folded, raw.ptr[i]);
	add_shown(w, EVENT_LEAF, node, node->text, pl_hash(pl_buf_str(&folded)));
	pl_buf_finish(&raw);
	pl_buf_finish(&folded);
}

static void add_pre(struct walk *w, const struct pl_node *pre)
{
	struct pl_str language = pl_code_language(pre);
	struct pl_buf text = {0};
	uint64_t more = 0;

	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(&text, node->text);
		else if (pl_node_is(node, PL_TAG_BR))
			pl_buf_addc(&text, '\n');
		else if (node->kind == PL_NODE_ELEMENT && !pl_node_is(node, PL_TAG_SPAN) && !pl_node_is(node, PL_TAG_FONT) && !pl_node_is(node, PL_TAG_CODE))
			more = mix(more, mix(pl_hash(node->text), hash_attributes(w, node) + text.len));
	}
	if (text.len && text.ptr[text.len - 1] == '\n')
		text.len--;
	edge(w);
	add_event(w, EVENT_LEAF, pre, PL_STR("pre"), mix(pl_hash(pl_buf_str(&text)), more));
	add_ghosts(w, pre, "class data-lang lang");
	if (language.len)
		add_ghost(w, PL_LOSS_ATTRIBUTE, pre, NULL, pl_arena_printf(w->events->arena, "language " PL_FMT, PL_ARG(language)));
	edge(w);
	pl_buf_finish(&text);
}

/* ---- lists ---- */

static bool is_space(const struct pl_node *node)
{
	return node->kind == PL_NODE_TEXT && pl_str_trim(node->text).len == 0;
}

static bool is_list(const struct pl_node *node)
{
	return node->kind == PL_NODE_ELEMENT && node->ns == PL_NS_HTML && treatments[node->tag] == LIST;
}

static struct list *list_of(struct walk *w, const struct pl_node *node)
{
	struct list *top = w->nlists ? &w->lists[w->nlists - 1] : NULL;

	return top && node->parent == top->node ? top : NULL;
}

static void open_part(struct walk *w, struct list *list, const struct pl_node *node, enum part part)
{
	edge(w);
	if (list->part != PART_NONE)
		add_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	add_event(w, EVENT_START, node, PL_STR("li"), PL_TAG_LI);
	list->part = part;
}

/* What stands in a list and is no item joins the one before it, if it is a list, or makes one. */
static void enter_list_child(struct walk *w, const struct pl_node *node)
{
	struct list *list = list_of(w, node);
	bool item = pl_node_is(node, PL_TAG_LI);

	if (!list || node->kind == PL_NODE_COMMENT || is_space(node))
		return;
	if (item)
		open_part(w, list, node, PART_ITEM);
	else if (list->part != PART_OTHER && !(list->part == PART_ITEM && is_list(node)))
		open_part(w, list, node, PART_OTHER);
}

static const struct pl_node *solid_beside(const struct pl_node *node, bool next)
{
	do
		node = next ? node->next : node->prev;
	while (node && is_space(node));
	return node;
}

static bool is_empty_list(const struct pl_node *list)
{
	const struct pl_node *node = list->first;

	while (node && (is_space(node) || (node->kind == PL_NODE_COMMENT && pl_str_trim(node->text).len == 0)))
		node = node->next;
	return !node;
}

static uint64_t start_of(const struct pl_node *list)
{
	struct pl_str start = pl_node_attr(list, "start");

	return start.len && !pl_str_is(start, "1") && pl_node_is(list, PL_TAG_OL) ? pl_hash(start) : 0;
}

static void enter_list(struct walk *w, const struct pl_node *node)
{
	bool numbered = pl_node_is(node, PL_TAG_OL);

	edge(w);
	add_event(w, EVENT_START, node, node->text, mix(numbered ? PL_TAG_OL : PL_TAG_UL, start_of(node)));
	add_ghosts(w, node, "start");
	add_anchor(w, node, false);
	if (w->nlists < PL_COUNT(w->lists))
		w->lists[w->nlists++] = (struct list){node, PART_NONE};
}

static void leave_list(struct walk *w, const struct pl_node *node)
{
	edge(w);
	if (w->nlists && w->lists[w->nlists - 1].node == node && w->lists[--w->nlists].part != PART_NONE)
		add_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	add_event(w, EVENT_END, node, node->text, pl_node_is(node, PL_TAG_OL) ? PL_TAG_OL : PL_TAG_UL);
}

static void enter_item(struct walk *w, const struct pl_node *node)
{
	const struct pl_node *before = solid_beside(node, false);

	edge(w);
	if (!list_of(w, node)) {
		if (!pl_node_is(before, PL_TAG_LI))
			add_event(w, EVENT_START, node, PL_STR("ul"), mix(PL_TAG_UL, 0));
		add_event(w, EVENT_START, node, PL_STR("li"), PL_TAG_LI);
	}
	add_ghosts(w, node, "");
	add_anchor(w, node, false);
}

static void leave_item(struct walk *w, const struct pl_node *node)
{
	edge(w);
	if (list_of(w, node))
		return;
	add_event(w, EVENT_END, node, PL_STR("li"), PL_TAG_LI);
	if (!pl_node_is(solid_beside(node, true), PL_TAG_LI))
		add_event(w, EVENT_END, node, PL_STR("ul"), PL_TAG_UL);
}

/* ---- tables ---- */

static const struct pl_node *first_row(const struct pl_node *table)
{
	for (const struct pl_node *node = table->first; node; node = pl_node_after(node, table))
		if (pl_node_is(node, PL_TAG_TR))
			return node;
	return NULL;
}

/* A caption stands in front of its table. `inside`: what begins now, NULL: anything. */
static void begin_table(struct walk *w, const struct pl_node *inside)
{
	const struct pl_node *table = w->table;

	if (!table || (inside && (inside->parent != table || pl_node_is(inside, PL_TAG_CAPTION) || is_space(inside))))
		return;
	w->table = NULL;
	edge(w);
	add_event(w, EVENT_START, table, table->text, PL_TAG_TABLE);
	add_ghosts(w, table, "");
	add_anchor(w, table, false);
	w->row0 = first_row(table);
}

static uint64_t span_of(const struct pl_node *cell, const char *name)
{
	struct pl_str value = pl_node_attr(cell, name);

	return value.len && !pl_str_is(value, "1") ? pl_hash(value) : 0;
}

static void enter_cell(struct walk *w, const struct pl_node *cell)
{
	bool first = cell->parent && cell->parent == w->row0, head = pl_node_is(cell, PL_TAG_TH);
	uint64_t hash = mix(span_of(cell, "colspan"), span_of(cell, "rowspan"));

	edge(w);
	add_event(w, EVENT_START, cell, PL_STR("cell"), mix(hash, first || !head ? 1 : 2));
	add_ghosts(w, cell, "colspan rowspan");
	if (first && !head)
		add_ghost(w, PL_LOSS_STRUCTURE, cell, NULL, PL_STR("table head"));
	add_anchor(w, cell, false);
}

/* ---- the walk ---- */

static void enter_block(struct walk *w, const struct pl_node *node, uint64_t hash)
{
	edge(w);
	add_event(w, EVENT_START, node, node->text, hash);
}

static void enter_link(struct walk *w, const struct pl_node *node)
{
	const struct pl_attr *href = pl_node_find_attr(node, "href");

	add_anchor(w, node, true);
	add_ghosts(w, node, "href title id name");
	if (!href)
		return;
	w->link_node = node;
	w->link_events = w->events->count + (w->word.len != 0);
	w->link = mix(hash_url(w->events->arena, href->value), hash_folded(w->events->arena, pl_node_attr(node, "title")));
}

static void leave_link(struct walk *w, const struct pl_node *node)
{
	if (w->link_node != node)
		return;
	end_word(w);
	if (w->events->count == w->link_events && !(node->flags & PL_NODE_CLONE))
		add_event(w, EVENT_LEAF, node, PL_STR("a"), w->link);
	w->link = 0;
	w->link_node = NULL;
}

static void add_image(struct walk *w, const struct pl_node *node)
{
	uint64_t hash = mix(hash_url(w->events->arena, pl_node_attr(node, "src")), hash_folded(w->events->arena, pl_node_attr(node, "alt")));

	add_anchor(w, node, false);
	add_shown(w, EVENT_LEAF, node, PL_STR("img"), mix(hash, hash_folded(w->events->arena, pl_node_attr(node, "title"))));
	add_ghosts(w, node, "src alt title");
}

static void add_input(struct walk *w, const struct pl_node *node)
{
	if (!pl_str_eq_nocase(pl_node_attr(node, "type"), PL_STR("checkbox"))) {
		add_shown(w, EVENT_LEAF, node, node->text, hash_attributes(w, node));
		return;
	}
	end_word(w);
	add_event(w, EVENT_LEAF, node, PL_STR("task"), pl_node_find_attr(node, "checked") ? 11 : 10);
	add_ghosts(w, node, "type checked disabled class");
}

static void add_script(struct walk *w, const struct pl_node *node)
{
	struct pl_str type = pl_node_attr(node, "type");

	if (pl_str_starts(type, PL_STR("math/tex"))) {
		const char *mark = pl_str_find(type, PL_STR("display"), 0) < type.len ? "$$" : "$";
		struct pl_node *text = PL_NEW(w->events->arena, struct pl_node);

		*text = *node;
		text->kind = PL_NODE_TEXT;
		text->text = pl_arena_printf(w->events->arena, "%s" PL_FMT "%s", mark, PL_ARG(node->first ? node->first->text : PL_STR("")), mark);
		add_text(w, text);
	} else if (pl_node_find_attr(node, "src")) {
		end_word(w);
		add_event(w, EVENT_LEAF, node, node->text, hash_attributes(w, node));
	} else {
		add_ghost(w, PL_LOSS_STRUCTURE, node, NULL, PL_STR("script"));
	}
}

static void add_comment(struct walk *w, const struct pl_node *node)
{
	struct pl_str text = pl_str_trim(node->text);

	if (pl_str_is(text, "more")) {
		end_word(w);
		add_event(w, EVENT_LEAF, node, PL_STR("<!--more-->"), 5);
	} else if (text.len) {
		add_ghost(w, PL_LOSS_STRUCTURE, node, NULL, PL_STR("comment"));
	}
}

/* kramdown's attribute lists are no text. */
static void add_template(struct walk *w, const struct pl_node *node)
{
	if (!pl_str_starts(node->text, PL_STR("{:")) && !pl_str_starts(node->text, PL_STR("{#")))
		add_shown(w, EVENT_LEAF, node, node->text, hash_folded(w->events->arena, node->text));
}

/* Gives whether what is inside is to be walked. */
static bool enter_element(struct walk *w, const struct pl_node *node)
{
	enum treatment t = node->ns == PL_NS_HTML ? (enum treatment)treatments[node->tag] : OPAQUE;

	switch (t) {
	case KEPT:
		add_anchor(w, node, false);
		end_word(w);
		if (pl_tag_has(node->tag, PL_IS_VOID))
			add_shown(w, EVENT_LEAF, node, node->text, mix(node->tag, hash_attributes(w, node)));
		else
			add_event(w, EVENT_START, node, node->text, mix(node->tag, hash_attributes(w, node)));
		return true;
	case KEPT_BLOCK:
		enter_block(w, node, mix(node->tag, hash_attributes(w, node)));
		return true;
	case OPAQUE:
		add_opaque(w, node);
		return false;
	case PASSED_SAID:
	case PASSED_BLOCK_SAID:
		add_ghost(w, t == PASSED_SAID || node->tag == PL_TAG_CENTER ? PL_LOSS_STYLE : PL_LOSS_STRUCTURE, node, NULL, node->text);
		/* fall through */
	case PASSED:
	case PASSED_BLOCK:
		if (t == PASSED_BLOCK || t == PASSED_BLOCK_SAID)
			edge(w);
		add_ghosts(w, node, "");
		add_anchor(w, node, false);
		return true;
	case PLAIN_BLOCK:
		enter_block(w, node, node->tag);
		add_ghosts(w, node, "");
		add_anchor(w, node, false);
		return true;
	case LIST:
		if (is_empty_list(node))
			return false;
		enter_list(w, node);
		return true;
	case ITEM:
		enter_item(w, node);
		return true;
	case HEADING:
		enter_block(w, node, node->tag);
		add_ghosts(w, node, "");
		add_anchor(w, node, false);
		return true;
	case TABLE:
		edge(w);
		begin_table(w, NULL);
		w->table = node;
		return true;
	case CELL:
		enter_cell(w, node);
		return true;
	case RULE:
		edge(w);
		add_event(w, EVENT_LEAF, node, PL_STR("hr"), 9);
		add_ghosts(w, node, "");
		return false;
	case PRE:
		add_anchor(w, node, false);
		add_pre(w, node);
		return false;
	case BREAK:
		if (w->begun) {
			w->breaks[w->nbreaks < PL_COUNT(w->breaks) ? w->nbreaks : PL_COUNT(w->breaks) - 1] = node;
			w->nbreaks++;
			w->separator = SEPARATOR_NONE;
		}
		return false;
	case IMAGE:
		add_image(w, node);
		return false;
	case LINK:
		enter_link(w, node);
		return true;
	case FORMAT:
		add_ghosts(w, node, "");
		add_anchor(w, node, false);
		change_format(w, format_of(node), true);
		return true;
	case TASK:
		add_input(w, node);
		return false;
	case SCRIPT:
		add_script(w, node);
		return false;
	case GONE_SAID:
		add_ghost(w, PL_LOSS_STRUCTURE, node, NULL, node->text);
		return false;
	case GONE:
		return false;
	}
	return true;
}

static void leave_element(struct walk *w, const struct pl_node *node)
{
	enum treatment t = node->ns == PL_NS_HTML ? (enum treatment)treatments[node->tag] : OPAQUE;

	switch (t) {
	case KEPT:
		end_word(w);
		if (!pl_tag_has(node->tag, PL_IS_VOID))
			add_event(w, EVENT_END, node, node->text, node->tag);
		break;
	case KEPT_BLOCK:
	case PLAIN_BLOCK:
	case TABLE:
	case CELL:
		begin_table(w, NULL);
		edge(w);
		add_event(w, EVENT_END, node, node->text, t == CELL ? PL_TAG_TD : node->tag);
		break;
	case HEADING:
		edge(w);
		if (w->events->count && w->events->items[w->events->count - 1].node == node && w->events->items[w->events->count - 1].kind == EVENT_START)
			w->events->count--;
		else
			add_event(w, EVENT_END, node, node->text, node->tag);
		break;
	case LIST:
		if (!is_empty_list(node))
			leave_list(w, node);
		break;
	case ITEM:
		leave_item(w, node);
		break;
	case LINK:
		leave_link(w, node);
		break;
	case FORMAT:
		change_format(w, format_of(node), false);
		break;
	case PASSED_BLOCK:
	case PASSED_BLOCK_SAID:
		edge(w);
		if (node->tag == PL_TAG_CAPTION)
			begin_table(w, NULL);
		break;
	default:
		break;
	}
}

/* Marks of footnotes, links back and rules in front of the notes: told by the notes themselves. */
static bool is_note_part(struct walk *w, const struct pl_node *node)
{
	const struct pl_note *note = pl_note_of_mark(w->notes, node);

	if (note)
		add_shown(w, EVENT_LEAF, node, PL_STR("[^]"), note->number);
	return note || pl_notes_is_back(w->notes, node) || pl_notes_is_rule(w->notes, node);
}

static bool is_note(struct walk *w, const struct pl_node *node)
{
	return pl_notes_is_list(w->notes, node) || pl_note_of_item(w->notes, node);
}

static bool enter_note(struct walk *w, const struct pl_node *node)
{
	const struct pl_note *note = pl_note_of_item(w->notes, node);

	if (!is_note(w, node))
		return false;
	edge(w);
	if (note)
		add_event(w, EVENT_START, node, PL_STR("note"), note->number);
	return true;
}

/* True when it was a note, or nothing that was entered. */
static bool leave_note(struct walk *w, const struct pl_node *node)
{
	if (!is_note(w, node))
		return pl_note_of_mark(w->notes, node) || pl_notes_is_back(w->notes, node);
	edge(w);
	if (pl_note_of_item(w->notes, node))
		add_event(w, EVENT_END, node, PL_STR("note"), 0);
	return true;
}

static bool enter(struct walk *w, const struct pl_node *node)
{
	if (is_note_part(w, node))
		return false;
	if (enter_note(w, node))
		return true;
	enter_list_child(w, node);
	begin_table(w, node);
	switch ((enum pl_node_kind)node->kind) {
	case PL_NODE_TEXT:
		add_text(w, node);
		return false;
	case PL_NODE_COMMENT:
		add_comment(w, node);
		return false;
	case PL_NODE_TEMPLATE:
		add_template(w, node);
		return false;
	case PL_NODE_ELEMENT:
		return enter_element(w, node);
	case PL_NODE_DOCUMENT:
		return true;
	case PL_NODE_DOCTYPE:
		return false;
	}
	return false;
}

void pl_events_ids(struct pl_map *ids, struct pl_arena *arena, const struct pl_tree *tree)
{
	for (const struct pl_node *node = tree->root; node; node = pl_node_after(node, tree->root)) {
		struct pl_str href = pl_node_is(node, PL_TAG_A) || pl_node_is(node, PL_TAG_AREA) ? pl_node_attr(node, "href") : (struct pl_str){0};

		if (href.len > 1 && href.ptr[0] == '#')
			*pl_map_put(ids, arena, pl_str_n(href.ptr + 1, href.len - 1)) = (void *)node;
	}
}

void pl_events_read(struct events *events, const struct pl_tree *tree, const struct pl_map *ids,
		    const struct pl_notes *notes)
{
	struct walk *w = PL_NEW(events->arena, struct walk);
	const struct pl_node *node = tree->root;

	w->events = events;
	w->ids = ids;
	w->notes = notes;
	while (node) {
		bool inside = enter(w, node);

		if (inside && node->first) {
			node = node->first;
			continue;
		}
		for (; node; node = node->parent) {
			if (node->kind == PL_NODE_ELEMENT && !leave_note(w, node))
				leave_element(w, node);
			if (node->next)
				break;
		}
		node = node ? node->next : NULL;
	}
	end_word(w);
	pl_buf_finish(&w->word);
}
