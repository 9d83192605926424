/* markdown_inline: running text, its formatting as `*`, `**`, `~~` where these are sure to be read as such, else as
 * HTML. CommonMark 0.31 6.2 (flanking); kramdown reads marks wherever no white space is inside them. */
#include "base/utf8.h"
#include "base/width.h"
#include "write/markdown_parts.h"

/* One stretch of formatting. */
struct pair {
	uint8_t format;
	bool html;
	size_t from, to; /* items */
};

/* Its beginning or end, in front of item `at`. */
struct mark {
	size_t pair, at;
	bool closing;
};

struct marking {
	struct md_writer *md;
	struct pair *pairs;
	struct mark *marks;
	size_t npairs, pairs_cap, nmarks, marks_cap;
	struct pl_str *texts; /* of the items, as written */
	size_t stack[MD_FORMATS];
	unsigned depth;
};

static const struct {
	const char *mark, *open, *close;
} formats[MD_FORMATS] = {
	[MD_STRONG] = {"**", "<strong>", "</strong>"},
	[MD_EM] = {"*", "<em>", "</em>"},
	[MD_DEL] = {"~~", "<del>", "</del>"},
};

/* ---- where formatting begins and ends ---- */

static void add_mark(struct marking *m, size_t pair, size_t at, bool closing)
{
	m->marks = pl_arena_grow(m->md->arena, m->marks, m->nmarks, &m->marks_cap, sizeof(m->marks[0]));
	m->marks[m->nmarks++] = (struct mark){pair, at, closing};
}

static void open_format(struct marking *m, unsigned format, size_t at)
{
	m->pairs = pl_arena_grow(m->md->arena, m->pairs, m->npairs, &m->pairs_cap, sizeof(m->pairs[0]));
	m->pairs[m->npairs] = (struct pair){.format = (uint8_t)format, .from = at};
	add_mark(m, m->npairs, at, false);
	m->stack[m->depth++] = m->npairs++;
}

static size_t extent(const struct md_writer *md, unsigned format, size_t at)
{
	while (at < md->nitems && md->items[at].formats & 1U << format)
		at++;
	return at;
}

/* The longest first, so that few must be closed to be opened again. */
static void open_formats(struct marking *m, unsigned wanted, size_t at)
{
	while (wanted) {
		unsigned best = MD_FORMATS;
		size_t longest = 0;

		for (unsigned f = 0; f < MD_FORMATS; f++) {
			size_t to = wanted & 1U << f ? extent(m->md, f, at) : 0;

			if (to > longest) {
				longest = to;
				best = f;
			}
		}
		open_format(m, best, at);
		wanted &= ~(1U << best);
	}
}

static void find_marks(struct marking *m)
{
	for (size_t i = 0; i <= m->md->nitems; i++) {
		unsigned set = i < m->md->nitems ? m->md->items[i].formats : 0, open = 0;

		for (unsigned d = 0; d < m->depth; d++) {
			unsigned bit = 1U << m->pairs[m->stack[d]].format;

			if (set & bit) {
				open |= bit;
				continue;
			}
			while (m->depth > d) {
				m->pairs[m->stack[--m->depth]].to = i;
				add_mark(m, m->stack[m->depth], i, true);
			}
		}
		open_formats(m, set & ~open, i);
	}
}

/* ---- whether marks would be read ---- */

static uint32_t last_char(struct pl_str text)
{
	size_t at = text.len;

	return pl_utf8_prev(text, &at);
}

static uint32_t first_char(struct pl_str text)
{
	size_t at = 0;

	return pl_utf8_next(text, &at);
}

static bool blank(uint32_t cp)
{
	return cp == 0 || pl_is_unicode_space(cp);
}

/* `&nbsp;` is white space for whoever reads marks. */
static uint32_t char_before(const struct marking *m, size_t at)
{
	while (at-- > 0)
		if (m->texts[at].len)
			return pl_str_ends(m->texts[at], PL_STR("&nbsp;")) ? ';' : last_char(m->texts[at]);
	return 0;
}

static uint32_t char_behind(const struct marking *m, size_t at)
{
	for (; at < m->md->nitems; at++)
		if (m->texts[at].len)
			return first_char(m->texts[at]);
	return 0;
}

static char mark_char(const struct marking *m, const struct mark *mark)
{
	return m->pairs[mark->pair].html ? '<' : formats[m->pairs[mark->pair].format].mark[0];
}

static bool flanks(const struct md_writer *md, uint32_t outside, uint32_t inside)
{
	if (md->can & MD_CJK_EMPHASIS)
		return !blank(inside);
	return !blank(inside) && (!pl_is_punctuation(inside) || blank(outside) || pl_is_punctuation(outside));
}

/* kramdown reads `***` as one mark: what begins or ends there must be the same text. */
static bool tangled(const struct marking *m, size_t i)
{
	const struct pair *a = &m->pairs[m->marks[i].pair], *b = &m->pairs[m->marks[i + 1].pair];

	return mark_char(m, &m->marks[i]) == mark_char(m, &m->marks[i + 1]) && (a->from != b->from || a->to != b->to);
}

/* The marks `from` up to `to` stand in front of one item. Makes HTML of those that would not be read; true when some
 * were. */
static bool judge(struct marking *m, size_t from, size_t to)
{
	bool changed = false;

	for (size_t i = from; i < to; i++) {
		struct mark *mark = &m->marks[i];
		char c = mark_char(m, mark);
		size_t first = i, last = i;
		uint32_t before, behind;

		if (m->pairs[mark->pair].html)
			continue;
		while (first > from && mark_char(m, &m->marks[first - 1]) == c)
			first--;
		while (last + 1 < to && mark_char(m, &m->marks[last + 1]) == c)
			last++;
		before = first > from ? (mark_char(m, &m->marks[first - 1]) == '<' ? '>' : (uint32_t)mark_char(m, &m->marks[first - 1])) :
					char_before(m, mark->at);
		behind = last + 1 < to ? (uint32_t)mark_char(m, &m->marks[last + 1]) : char_behind(m, mark->at);
		if ((!mark->closing && m->marks[first].closing) || (m->md->can & MD_ESCAPE_PIPES && last > i && tangled(m, i)) ||
		    (mark->closing ? !flanks(m->md, behind, before) : !flanks(m->md, before, behind)))
			m->pairs[mark->pair].html = changed = true;
	}
	return changed;
}

static void judge_all(struct marking *m)
{
	bool changed = true;

	for (unsigned round = 0; changed && round < 4; round++) {
		changed = false;
		for (size_t i = 0, end; i < m->nmarks; i = end) {
			end = i;
			while (end < m->nmarks && m->marks[end].at == m->marks[i].at)
				end++;
			changed = judge(m, i, end) || changed;
		}
	}
}

/* ---- items as written ---- */

static void put_code(struct md_writer *md, struct pl_buf *out, struct pl_str text)
{
	unsigned run = 0, longest = 0;
	bool spaced;

	for (size_t i = 0; i < text.len; i++) {
		run = text.ptr[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (!(md->can & MD_BACKSLASH_ANY) && /* kramdown reads no code of nothing but a blank */
	    (pl_str_trim(text).len == 0 || (memchr(text.ptr, '|', text.len) && md->in_table))) {
		pl_buf_adds(out, "<code>");
		pl_raw_text(out, text);
		pl_buf_adds(out, "</code>");
		return;
	}
	spaced = text.ptr[0] == '`' || text.ptr[text.len - 1] == '`';
	for (unsigned i = 0; i <= longest; i++)
		pl_buf_addc(out, '`');
	pl_buf_adds(out, spaced ? " " : "");
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '|' && md->in_table)
			pl_buf_addc(out, '\\');
		pl_buf_addc(out, text.ptr[i]);
	}
	pl_buf_adds(out, spaced ? " " : "");
	for (unsigned i = 0; i <= longest; i++)
		pl_buf_addc(out, '`');
}

/* White space in code shows as one blank and not at the edges. */
static struct pl_str code_text(struct md_writer *md, struct pl_str text)
{
	char *to = pl_arena_alloc(md->arena, text.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!pl_is_space((unsigned char)text.ptr[i]))
			to[n++] = text.ptr[i];
		else if (n == 0 || to[n - 1] != ' ')
			to[n++] = ' ';
	}
	if (n == 1 && to[0] == ' ')
		return pl_str_n(to, n);
	return pl_str_trim(pl_str_n(to, n));
}

/* An autolink: `[`, its text and `](…)` become `<`, the address and `>`. */
static bool put_autolink(struct marking *m, size_t i)
{
	const struct md_item *items = m->md->items;

	if (items[i].kind != MD_ITEM_LINK || i + 2 >= m->md->nitems || items[i + 1].kind != MD_ITEM_TEXT || items[i + 2].kind != MD_ITEM_LINK_END ||
	    items[i + 1].formats != items[i].formats || !pl_mw_is_autolink(items[i].node, items[i + 1].text) ||
	    (!(m->md->can & MD_BACKSLASH_ANY) && !pl_mw_is_kramdown_autolink(items[i + 1].text)))
		return false;
	m->texts[i] = PL_STR("<");
	m->texts[i + 1] = items[i + 1].text;
	m->texts[i + 2] = PL_STR(">");
	return true;
}

static void put_item(struct marking *m, size_t i, struct md_escape *escape)
{
	struct md_writer *md = m->md;
	struct md_item *item = &md->items[i];
	struct pl_buf *line = &md->line;
	bool flat = md->in_table || md->in_heading;

	pl_buf_reset(line);
	switch ((enum md_item_kind)item->kind) {
	case MD_ITEM_TEXT: case MD_ITEM_BLANK:
		escape->entities = item->entities;
		escape->abuts = i + 1 < md->nitems && md->items[i + 1].kind != MD_ITEM_SPACE &&
				(md->items[i + 1].kind != MD_ITEM_BREAK || md->can & MD_BACKSLASH_BREAK);
		escape->before_link = i + 1 < md->nitems && md->items[i + 1].kind == MD_ITEM_LINK;
		pl_mw_escape(line, item->text, escape);
		break;
	case MD_ITEM_SPACE:
		pl_buf_addc(line, item->kept && !flat && !item->entities ? '\n' : ' ');
		break;
	case MD_ITEM_BREAK:
		if (flat || item->entities)
			pl_buf_adds(line, "<br>");
		else /* behind a backslash another is no break for goldmark */
			pl_buf_adds(line, md->can & MD_BACKSLASH_BREAK && !(i && pl_str_ends(m->texts[i - 1], PL_STR("\\"))) ? "\\\n" : "<br>\n");
		break;
	case MD_ITEM_CODE:
		if (code_text(md, item->text).len)
			put_code(md, line, code_text(md, item->text));
		break;
	case MD_ITEM_LINK:
		escape->in_link = true;
		pl_buf_addc(line, '[');
		break;
	case MD_ITEM_LINK_END:
		escape->in_link = false;
		pl_mw_link_end(md, line, item->node);
		break;
	case MD_ITEM_OPEN: case MD_ITEM_CLOSE: case MD_ITEM_ATOM:
		if (item->kind != MD_ITEM_ATOM && pl_node_is(item->node, PL_TAG_A))
			escape->in_address = item->kind == MD_ITEM_OPEN;
		m->texts[i] = item->text;
		return;
	case MD_ITEM_DEAD:
		break;
	}
	m->texts[i] = pl_arena_dup(md->arena, pl_buf_str(line));
}

static void put_items(struct marking *m)
{
	struct md_writer *md = m->md;
	struct md_escape escape = {.can = md->can, .in_table = md->in_table,
				   .strikes = md->can & MD_STRIKE || md->target == PL_TARGET_MARKDOWN,
				   .addresses = md->target != PL_TARGET_COMMONMARK && md->target != PL_TARGET_KRAMDOWN};

	for (size_t i = 0; i < md->nitems; i++)
		if (md->items[i].kind == MD_ITEM_TEXT)
			pl_mw_escape_count(md->items[i].text, &escape);
	for (size_t i = 0; i < md->nitems; i++) {
		if (!md->items[i].entities && put_autolink(m, i))
			i += 2;
		else
			put_item(m, i, &escape);
	}
}

static void assemble(const struct marking *m, struct pl_buf *out)
{
	size_t next = 0;

	for (size_t i = 0; i <= m->md->nitems; i++) {
		for (; next < m->nmarks && m->marks[next].at == i; next++) {
			const struct pair *pair = &m->pairs[m->marks[next].pair];

			pl_buf_adds(out, !pair->html ? formats[pair->format].mark :
				    m->marks[next].closing ? formats[pair->format].close : formats[pair->format].open);
		}
		if (i < m->md->nitems)
			pl_buf_add(out, m->texts[i]);
	}
}

void pl_mw_inline(struct md_writer *md, struct pl_buf *out, struct pl_node *first, struct pl_node *end, struct md_context context)
{
	struct marking m = {.md = md};

	pl_mw_gather(md, first, end, context);
	pl_mw_settle(md);
	m.texts = PL_NEW_N(md->arena, struct pl_str, md->nitems + 1);
	put_items(&m);
	find_marks(&m);
	for (size_t i = 0; md->as_html && i < m.npairs; i++)
		m.pairs[i].html = true;
	judge_all(&m);
	assemble(&m, out);
}
