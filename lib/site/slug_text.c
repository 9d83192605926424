/* slug_text: what a heading hands over to the algorithm: its line as written, or the text that shows, and an id by hand. */
#include "site/slug.h"

#include "base/utf8.h"

/* What is made of dashes and dots in running text before the id is. Quotes do not matter: no id has them, but Hexo's. */
enum smart { PLAIN, DASHES, TWO_DASHES, DASHES_DOTS, MARKED };
/* BREAKS: a line break is a blank. Ids by hand: `{#id}` as the only form, or in a list of attributes; BRACES: what else is in braces is a
 * program. LISTS: kramdown's attributes, text where they belong to nothing. */
enum { BY_HAND = 1, BRACES = 2, SHORTCODES = 4, ALT = 8, SOURCE = 16, NOTE_NUMBERS = 32, ASCII = 64, BREAKS = 128, LISTS = 256 };

static const struct {
	unsigned ways;
	enum smart smart;
} kinds[PL_SLUGS_COUNT] = {
	[PL_SLUGS_NONE] = {BY_HAND, PLAIN},
	[PL_SLUGS_GFM] = {LISTS, DASHES},
	[PL_SLUGS_KRAMDOWN] = {SOURCE, PLAIN},
	[PL_SLUGS_GOLDMARK] = {SOURCE | BY_HAND, PLAIN},
	[PL_SLUGS_GOLDMARK_ASCII] = {SOURCE | BY_HAND, PLAIN},
	[PL_SLUGS_BLACKFRIDAY] = {SOURCE | BY_HAND, PLAIN},
	[PL_SLUGS_HEXO] = {0, MARKED},
	[PL_SLUGS_HEXO_LOWER] = {0, MARKED},
	[PL_SLUGS_HEXO_UPPER] = {0, MARKED},
	[PL_SLUGS_GITHUB] = {SHORTCODES, PLAIN},
	[PL_SLUGS_DOCUSAURUS] = {BY_HAND | BRACES | SHORTCODES | ALT, PLAIN},
	[PL_SLUGS_ASTRO] = {NOTE_NUMBERS, TWO_DASHES},
	[PL_SLUGS_VITEPRESS] = {BY_HAND | SHORTCODES | ALT, PLAIN},
	[PL_SLUGS_ZOLA] = {BY_HAND | ALT | ASCII, PLAIN},
	[PL_SLUGS_PANDOC] = {BY_HAND | ALT | BREAKS, DASHES_DOTS},
};

/* ---- the line as written ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct pl_str cut_blanks(struct pl_str line)
{
	while (line.len && is_blank(line.ptr[0]))
		line = pl_str_n(line.ptr + 1, line.len - 1);
	while (line.len && is_blank(line.ptr[line.len - 1]))
		line.len--;
	return line;
}

/* `# Title ##`: the closing marks go, when `wide` only behind a blank. */
static struct pl_str atx(struct pl_str line, bool wide)
{
	size_t len;

	while (line.len && line.ptr[0] == '#')
		line = pl_str_n(line.ptr + 1, line.len - 1);
	line = cut_blanks(line);
	for (len = line.len; len && line.ptr[len - 1] == '#';)
		len--;
	if (!wide && len && line.ptr[len - 1] == '\\' && len < line.len)
		len++;
	if (!len || is_blank(line.ptr[len - 1]) || !wide)
		line.len = len;
	return cut_blanks(line);
}

/* The last line of a heading's text. */
static struct pl_str last_line(struct pl_str source, const struct pl_node *heading, bool wide)
{
	struct pl_str text = cut_blanks(pl_slice(source, heading->span));
	size_t end = text.len, start;

	if (text.len && text.ptr[0] == '#') {
		const char *newline = memchr(text.ptr, '\n', text.len);

		return atx(newline ? cut_blanks(pl_str_n(text.ptr, (size_t)(newline - text.ptr))) : text, wide);
	}
	while (end && text.ptr[end - 1] != '\n')
		end--;
	for (start = end ? end - 1 : 0; start && text.ptr[start - 1] != '\n';)
		start--;
	return cut_blanks(pl_str_n(text.ptr + start, end - start));
}

/* ---- ids by hand ---- */

/* The list of attributes that ends `line`, with its braces; empty: none. */
static struct pl_str attributes(struct pl_str line)
{
	size_t at = line.len;
	struct pl_str inside;

	if (!line.len || line.ptr[line.len - 1] != '}')
		return (struct pl_str){0};
	while (at && line.ptr[at - 1] != '{')
		at--;
	if (!at)
		return (struct pl_str){0};
	inside = cut_blanks(pl_str_n(line.ptr + at, line.len - at - 1));
	if (inside.len && inside.ptr[0] == ':')
		inside = cut_blanks(pl_str_n(inside.ptr + 1, inside.len - 1));
	if (!inside.len || (inside.ptr[0] != '#' && inside.ptr[0] != '.' && inside.ptr[0] != '-' && !memchr(inside.ptr, '=', inside.len)))
		return (struct pl_str){0};
	return pl_str_n(line.ptr + at - 1, line.len - at + 1);
}

static struct pl_str id_of(struct pl_str list)
{
	size_t at = 1, end;

	while (at + 1 < list.len) {
		struct pl_str rest = pl_str_n(list.ptr + at, list.len - at - 1);
		size_t skip = rest.ptr[0] == '#' ? 1 : pl_str_starts(rest, PL_STR("id=")) ? 3 : 0;

		for (end = skip; end < rest.len && !is_blank(rest.ptr[end]);)
			end++;
		if (skip && end > skip) {
			struct pl_str id = pl_str_n(rest.ptr + skip, end - skip);

			return id.len > 1 && id.ptr[0] == '"' && id.ptr[id.len - 1] == '"' ? pl_str_n(id.ptr + 1, id.len - 2) : id;
		}
		at += end ? end : 1;
	}
	return (struct pl_str){0};
}

/* ---- the text that shows ---- */

static void add_dashes(struct pl_buf *out, size_t run, enum smart smart)
{
	if (smart == TWO_DASHES ? run == 2 : run % 3 != 1)
		run = 0;
	else if (smart != TWO_DASHES)
		run = 1;
	while (run--)
		pl_buf_addc(out, '-');
}

static void add_smart(struct pl_buf *out, struct pl_str text, enum smart smart)
{
	for (size_t at = 0, run; at < text.len; at += run) {
		char c = text.ptr[at];

		for (run = 1; (c == '-' || c == '.') && at + run < text.len && text.ptr[at + run] == c;)
			run++;
		if (c == '-')
			add_dashes(out, run, smart);
		else if (c == '.' && smart == DASHES_DOTS)
			pl_buf_add(out, pl_str_n(text.ptr + at, run % 3));
		else
			pl_buf_add(out, pl_str_n(text.ptr + at, run));
	}
}

/* Behind these a quote opens: hexo-renderer-marked's smartypants. */
static bool opens(struct pl_str before, bool double_quote)
{
	if (!before.len || is_blank(before.ptr[before.len - 1]) || strchr("-/([{", before.ptr[before.len - 1]))
		return true;
	if (pl_str_ends(before, PL_STR("—")))
		return true;
	return double_quote ? pl_str_ends(before, PL_STR("‘")) : before.ptr[before.len - 1] == '"';
}

static void add_quote(struct pl_buf *out, size_t start, char c, char before)
{
	struct pl_str written = pl_str_n(out->ptr ? out->ptr + start : "", out->len - start);

	if (c == '\'')
		pl_buf_adds(out, before == '"' || opens(written, false) ? "‘" : "’");
	else
		pl_buf_adds(out, opens(written, true) ? "“" : "”");
}

static void add_marked(struct pl_buf *out, struct pl_str text)
{
	size_t start = out->len;

	for (size_t at = 0, run; at < text.len; at += run) {
		char c = text.ptr[at];

		for (run = 1; (c == '-' || c == '.') && run < 3 && at + run < text.len && text.ptr[at + run] == c;)
			run++;
		if (c == '\'' || c == '"')
			add_quote(out, start, c, at ? text.ptr[at - 1] : '\0');
		else if (c == '-' && run > 1)
			pl_buf_adds(out, run == 3 ? "—" : "–");
		else if (c == '.' && run == 3)
			pl_buf_adds(out, "…");
		else
			pl_buf_add(out, pl_str_n(text.ptr + at, run));
	}
}

/* hexo-util's stripHTML over text whose `&lt;` are `<` again. What is left of `text` is written over it. */
static void strip_tags(struct pl_buf *buf, size_t start)
{
	enum { OUTSIDE, TAG, COMMENT } state = OUTSIDE;
	size_t to = start, tag = 0, depth = 0;
	char quote = '\0';

	for (size_t at = start; at < buf->len; at++) {
		char c = buf->ptr[at];

		if (state == OUTSIDE) {
			if (c == '<')
				state = TAG, tag = at;
			else
				buf->ptr[to++] = c;
		} else if (state == COMMENT) {
			state = c == '>' && at > tag + 5 && buf->ptr[at - 1] == '-' && buf->ptr[at - 2] == '-' ? OUTSIDE : COMMENT;
		} else if (c == '"' || c == '\'') {
			quote = quote == c ? '\0' : quote ? quote : c;
		} else if (c == '<' || c == '>') {
			if (quote)
				continue;
			if (c == '<')
				depth++;
			else if (depth)
				depth--;
			else
				state = OUTSIDE;
		} else if (c == '-' && at == tag + 3 && buf->ptr[tag + 1] == '!' && buf->ptr[tag + 2] == '-') {
			state = COMMENT;
		} else if ((c == ' ' || c == '\n') && at == tag + 1) {
			state = OUTSIDE;
			buf->ptr[to++] = '<';
			buf->ptr[to++] = ' ';
		}
	}
	buf->len = to;
}

/* `:name:` */
static bool has_shortcode(struct pl_str text)
{
	for (const char *colon = memchr(text.ptr, ':', text.len); colon;) {
		const char *at = colon + 1, *end = text.ptr + text.len;

		while (at < end && (pl_is_alnum((unsigned char)*at) || *at == '_' || *at == '+' || *at == '-'))
			at++;
		if (at < end && *at == ':' && at > colon + 1)
			return true;
		colon = at < end ? memchr(at, ':', (size_t)(end - at)) : NULL;
	}
	return false;
}

struct pl_str pl_id_by_hand(struct pl_str line)
{
	struct pl_str list = attributes(line);

	return list.len ? id_of(list) : list;
}

struct gathering {
	struct pl_heading_text *out;
	struct pl_buf buf;
	unsigned ways;
	enum smart smart;
	struct pl_str source;
};

static void gather_text(struct gathering *g, const struct pl_node *node)
{
	bool code = pl_node_is(node->parent, PL_TAG_CODE);
	struct pl_str written = pl_slice(g->source, node->span);

	if (!code && g->ways & SHORTCODES && node->text.len && has_shortcode(node->text))
		g->out->uncertain = true;
	if (code || g->smart == PLAIN)
		pl_buf_add(&g->buf, node->text);
	else if (g->smart != MARKED)
		add_smart(&g->buf, node->text, g->smart);
	else if (written.len > 2 && written.ptr[0] == '&' && written.ptr[written.len - 1] == ';' && !pl_str_eq(written, node->text) &&
		 !(node->text.len == 1 && strchr("&<>\"'`/=", node->text.ptr[0])))
		pl_buf_add(&g->buf, written); /* marked leaves it to the browser */
	else
		add_marked(&g->buf, node->text);
}

/* kramdown's `{: …}` and `{#id}` as far as it takes them for attributes: of the element before them, of the heading. */
static bool is_taken(const struct pl_node *list, const struct pl_node *heading)
{
	const struct pl_node *before = list->prev;
	struct pl_str id = pl_node_attr(heading, "id"), text = list->text;

	if (pl_str_starts(text, PL_STR("{#")))
		return text.len == id.len + 3 && !list->next && pl_str_eq(pl_str_n(text.ptr + 2, text.len - 3), id);
	return pl_str_starts(text, PL_STR("{::")) || (before && before->kind == PL_NODE_ELEMENT && before->span.end == list->span.start);
}

static void gather(struct gathering *g, const struct pl_node *heading)
{
	const struct pl_node *node = pl_node_after(heading, heading);

	while (node) {
		bool skip = false;

		if (node->kind == PL_NODE_TEXT && node->text.len) {
			gather_text(g, node);
		} else if (node->kind == PL_NODE_TEMPLATE) {
			if (!pl_str_starts(node->text, PL_STR("{:")) && !pl_str_starts(node->text, PL_STR("{#")))
				g->out->uncertain = true;
			else if (g->ways & LISTS && !is_taken(node, heading))
				pl_buf_add(&g->buf, node->text);
		} else if (pl_node_is(node, PL_TAG_BR) && g->ways & BREAKS) {
			pl_buf_addc(&g->buf, ' ');
		} else if (pl_node_is(node, PL_TAG_IMG) && g->ways & ALT) {
			pl_buf_add(&g->buf, pl_node_attr(node, "alt"));
		} else if (pl_node_is(node, PL_TAG_SUP) && node->flags & PL_NODE_FOOTNOTE) {
			g->out->uncertain |= (g->ways & NOTE_NUMBERS) != 0;
			skip = true;
		}
		node = skip ? pl_node_skip(node, heading) : pl_node_after(node, heading);
	}
}

static bool is_ascii(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

void pl_heading_text(struct pl_heading_text *out, enum pl_slugs slugs, struct pl_arena *arena, struct pl_str source,
		     const struct pl_node *heading)
{
	struct gathering g = {out, {0}, kinds[slugs].ways, kinds[slugs].smart, source};
	struct pl_str line = {0}, list = {0};

	*out = (struct pl_heading_text){.id = pl_node_attr(heading, "id")};
	if (g.ways & (SOURCE | BY_HAND) && heading->flags & PL_NODE_MARKDOWN) {
		line = last_line(source, heading, slugs != PL_SLUGS_KRAMDOWN);
		list = g.ways & BY_HAND ? attributes(line) : list;
	}
	if (!out->id.ptr && list.len)
		out->id = id_of(list);
	gather(&g, heading);
	out->text = pl_buf_str(&g.buf);
	if (g.ways & SOURCE)
		out->text = cut_blanks(pl_str_n(line.ptr, line.len - list.len));
	else if (g.smart == MARKED && g.buf.len)
		strip_tags(&g.buf, 0), out->text = pl_buf_str(&g.buf);
	else if (list.len)
		out->text = cut_blanks(pl_str_n(out->text.ptr, out->text.len - attributes(out->text).len));
	if (out->text.len && !(g.ways & SOURCE))
		out->text = pl_arena_dup(arena, out->text);
	if ((g.ways & BRACES && out->text.len && memchr(out->text.ptr, '{', out->text.len)) || (g.ways & ASCII && !is_ascii(out->text)))
		out->uncertain = true;
	if (out->id.ptr && !pl_str_starts(out->id, PL_STR("{")))
		out->uncertain = false;
	pl_buf_finish(&g.buf);
}
