/* slug_text: what a heading hands over to the algorithm: its line as written, or the text that shows, and an id by hand. */
#include "site/slug.h"

#include "base/utf8.h"
#include "site/slug_hand.h"

/* What is made of dashes and dots in running text before the id is. Quotes do not matter: no id has them, but Hexo's. */
enum smart { PLAIN, DASHES, TWO_DASHES, DASHES_DOTS, MARKED };
/* BRACES: what else is in braces is a program. BREAKS: a line break is a blank. ENTITIES: as written. DIRECTIVES: `:name` is one of
 * remark-directive, whose label shows. FACES: markdown-it-emoji takes `:name:` and `:D` out. */
enum {
	BRACES = 1,
	SHORTCODES = 2,
	ALT = 4,
	SOURCE = 8,
	NOTE_NUMBERS = 16,
	ASCII = 32,
	BREAKS = 64,
	ENTITIES = 128,
	DIRECTIVES = 256,
	FACES = 512
};

static const struct {
	unsigned ways;
	enum smart smart;
	enum pl_hand hand;
} kinds[PL_SLUGS_COUNT] = {
	[PL_SLUGS_NONE] = {0, PLAIN, PL_HAND_ANY},
	[PL_SLUGS_GFM] = {0, DASHES, PL_HAND_KRAMDOWN},
	[PL_SLUGS_KRAMDOWN] = {SOURCE, PLAIN, PL_HAND_KRAMDOWN},
	[PL_SLUGS_GOLDMARK] = {SOURCE, PLAIN, PL_HAND_GOLDMARK},
	[PL_SLUGS_GOLDMARK_ASCII] = {SOURCE, PLAIN, PL_HAND_GOLDMARK},
	[PL_SLUGS_BLACKFRIDAY] = {SOURCE, PLAIN, PL_HAND_GOLDMARK},
	[PL_SLUGS_HEXO] = {0, MARKED, PL_HAND_NONE},
	[PL_SLUGS_HEXO_LOWER] = {0, MARKED, PL_HAND_NONE},
	[PL_SLUGS_HEXO_UPPER] = {0, MARKED, PL_HAND_NONE},
	[PL_SLUGS_GITHUB] = {SHORTCODES, PLAIN, PL_HAND_NONE},
	[PL_SLUGS_DOCUSAURUS] = {BRACES | ALT | DIRECTIVES, PLAIN, PL_HAND_DOCUSAURUS},
	[PL_SLUGS_ASTRO] = {NOTE_NUMBERS, TWO_DASHES, PL_HAND_NONE},
	[PL_SLUGS_VITEPRESS] = {SHORTCODES | ENTITIES | FACES, PLAIN, PL_HAND_ATTRS},
	[PL_SLUGS_ZOLA] = {ALT | ASCII, PLAIN, PL_HAND_ANY},
	[PL_SLUGS_PANDOC] = {ALT | BREAKS, DASHES_DOTS, PL_HAND_PANDOC},
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

/* A face of markdown-it-emoji with letters or digits in it, which is taken out of the text when neither stands beside it. */
static bool has_face(struct pl_str text)
{
	static const char *const faces[] = {"<3",   "</3", "<\\3", "o:)", "O:)", "o:-)", "O:-)", "0:)", "0:-)", ":'D",
					    ":'-D", ":,D", ":,-D", "x-)", "X-)", ":o",	 ":-o",	 ":O",	":-O",	":D",
					    ":-D",  ":P",  ":-P",  ":s",  ":-S", ":z",	 ":-Z",	 "8-)", "B-)"};

	for (size_t i = 0; i < PL_COUNT(faces); i++) {
		struct pl_str face = pl_str_c(faces[i]);

		for (size_t at = 0; (at = pl_str_find(text, face, at)) < text.len; at++)
			if ((!at || !pl_is_alnum((unsigned char)text.ptr[at - 1])) &&
			    (at + face.len == text.len || !pl_is_alnum((unsigned char)text.ptr[at + face.len])))
				return true;
	}
	return false;
}

/* Where the name of a directive ends that begins at `at`; `at`: there is none. */
static size_t directive_end(struct pl_str text, size_t at)
{
	size_t end = at;

	if (end == text.len || !pl_is_alpha((unsigned char)text.ptr[end]))
		return at;
	while (end < text.len && (pl_is_alnum((unsigned char)text.ptr[end]) || text.ptr[end] == '-' || text.ptr[end] == '_'))
		end++;
	return text.ptr[end - 1] == '-' || text.ptr[end - 1] == '_' || (end < text.len && text.ptr[end] == ':') ? at : end;
}

struct gathering {
	struct pl_heading_text *out;
	struct pl_buf buf;
	unsigned ways;
	enum smart smart;
	enum pl_hand hand;
	struct pl_str source;
	struct pl_str list; /* of attributes, at the end of the heading as written */
};

/* `:name` shows nothing; `:name[label]{attributes}` the label. */
static void add_without_directives(struct gathering *g, const struct pl_node *node)
{
	struct pl_str text = node->text, written = pl_slice(g->source, node->span);
	bool verbatim = pl_str_eq(written, text), escaped = node->span.start && g->source.ptr[node->span.start - 1] == '\\';

	for (size_t at = 0, end; at < text.len; at++) {
		end = text.ptr[at] == ':' && (at ? text.ptr[at - 1] != ':' : !escaped) ? directive_end(text, at + 1) : at + 1;
		if (end == at + 1) {
			pl_buf_addc(&g->buf, text.ptr[at]);
			continue;
		}
		g->out->uncertain |=
			!verbatim || (node->span.start + end < g->source.len && strchr("[{", g->source.ptr[node->span.start + end]));
		at = end - 1;
	}
}

/* The list of attributes that begins `node` and belongs to the element before it. */
static struct pl_str list_of_element(enum pl_hand hand, const struct pl_node *node)
{
	const struct pl_node *before = node->prev;
	struct pl_str list, id, text = node->text;
	size_t end;

	if (node->kind != PL_NODE_TEXT || !text.len || text.ptr[0] != '{' || !before || before->kind != PL_NODE_ELEMENT ||
	    before->span.end != node->span.start)
		return (struct pl_str){0};
	if (hand != PL_HAND_ATTRS && (hand != PL_HAND_PANDOC ||
				      !(pl_node_is(before, PL_TAG_A) || pl_node_is(before, PL_TAG_CODE) || pl_node_is(before, PL_TAG_IMG))))
		return (struct pl_str){0};
	end = pl_str_find(text, PL_STR("}"), 1);
	if (end == text.len || !pl_hand_read(&list, &id, hand, pl_str_n(text.ptr, end + 1)))
		return (struct pl_str){0};
	return pl_str_n(text.ptr, end + 1);
}

static bool is_entity(struct pl_str written, struct pl_str text)
{
	return written.len > 2 && written.ptr[0] == '&' && written.ptr[written.len - 1] == ';' && !pl_str_eq(written, text);
}

/* markdown-it's text_join, as VitePress has it, writes an entity back where it joins it to other text. */
static bool beside_text(const struct pl_node *node)
{
	return (node->prev && node->prev->kind == PL_NODE_TEXT) || (node->next && node->next->kind == PL_NODE_TEXT);
}

static void gather_text(struct gathering *g, const struct pl_node *node)
{
	bool code = pl_node_is(node->parent, PL_TAG_CODE);
	struct pl_str written = pl_slice(g->source, node->span), list = list_of_element(g->hand, node);
	struct pl_str text = pl_str_n(node->text.ptr + list.len, node->text.len - list.len);

	if (!code && text.len && ((g->ways & SHORTCODES && has_shortcode(text)) || (g->ways & FACES && has_face(text))))
		g->out->uncertain = true;
	if (!code && g->ways & DIRECTIVES)
		add_without_directives(g, node);
	else if (!code && g->ways & ENTITIES && is_entity(written, text) && beside_text(node))
		pl_buf_add(&g->buf, written);
	else if (code || g->smart == PLAIN)
		pl_buf_add(&g->buf, text);
	else if (g->smart != MARKED)
		add_smart(&g->buf, text, g->smart);
	else if (is_entity(written, text) && !(text.len == 1 && strchr("&<>\"'`/=", text.ptr[0])))
		pl_buf_add(&g->buf, written); /* marked leaves it to the browser */
	else
		add_marked(&g->buf, text);
}

/* kramdown takes no list of attributes behind text, but its own `{#id}`. */
static void gather_template(struct gathering *g, const struct pl_node *node)
{
	struct pl_str written = pl_slice(g->source, node->span);

	if (!pl_str_starts(node->text, PL_STR("{:")) && !pl_str_starts(node->text, PL_STR("{#")))
		g->out->uncertain = true;
	else if (g->hand == PL_HAND_KRAMDOWN && written.ptr != g->list.ptr && !pl_str_starts(written, PL_STR("{::")) &&
		 !(written.ptr[1] == ':' && node->prev && node->prev->kind == PL_NODE_ELEMENT && node->prev->span.end == node->span.start))
		add_smart(&g->buf, written, g->smart);
}

static void gather(struct gathering *g, const struct pl_node *heading)
{
	const struct pl_node *node = pl_node_after(heading, heading);

	while (node) {
		bool skip = false;

		if (node->kind == PL_NODE_TEXT && node->text.len) {
			gather_text(g, node);
		} else if (node->kind == PL_NODE_TEMPLATE) {
			gather_template(g, node);
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

/* The list that ends the heading as written, and the id in it. */
static void read_hand(struct gathering *g, const struct pl_node *heading, struct pl_str line)
{
	const struct pl_attr *attr = pl_node_find_attr(heading, "id");
	struct pl_str id;

	/* the reader of Markdown takes any list for the heading's */
	if (g->hand == PL_HAND_KRAMDOWN && attr && attr->name_span.start >= heading->span.start && attr->name_span.end <= heading->span.end)
		g->out->id = (struct pl_str){0};
	if ((g->hand == PL_HAND_PANDOC || g->hand == PL_HAND_KRAMDOWN) && heading->span.end && g->source.ptr[heading->span.end - 1] == '#')
		return;
	if (heading->last && list_of_element(g->hand, heading->last).len == heading->last->text.len && heading->last->text.len)
		return;
	if (pl_hand_read(&g->list, &id, g->hand, line) && !g->out->id.ptr)
		g->out->id = id;
}

/* The text without `list`, which ends it when it is no other text there. */
static struct pl_str without_list(struct pl_str text, size_t len)
{
	text = cut_blanks(text);
	if (text.len && text.ptr[text.len - 1] == '}')
		while (len && text.len && text.ptr[text.len - 1] != '{')
			text.len--;
	if (len && text.len && text.ptr[text.len - 1] == '{')
		text.len--;
	return cut_blanks(text);
}

/* Before a list of attributes the closing marks stand. */
static struct pl_str without_marks(struct pl_str line, bool list)
{
	size_t len = (line = cut_blanks(line)).len;

	while (list && len && line.ptr[len - 1] == '#')
		len--;
	if (len && len < line.len && is_blank(line.ptr[len - 1]))
		line.len = len;
	return cut_blanks(line);
}

static void read_text(struct gathering *g, struct pl_arena *arena, struct pl_str line)
{
	struct pl_heading_text *out = g->out;
	struct pl_str list, id;

	out->text = pl_buf_str(&g->buf);
	if (g->ways & SOURCE)
		out->text = without_marks(pl_str_n(line.ptr, line.len - g->list.len), g->list.len > 0);
	else if (g->smart == MARKED && g->buf.len)
		strip_tags(&g->buf, 0), out->text = pl_buf_str(&g->buf);
	else if (g->list.len && g->hand != PL_HAND_KRAMDOWN)
		out->text = without_list(out->text, g->list.len);
	if (out->text.len && !(g->ways & SOURCE))
		out->text = pl_arena_dup(arena, out->text);
	if (g->hand == PL_HAND_DOCUSAURUS && pl_hand_read(&list, &id, g->hand, out->text))
		out->id = id;
}

void pl_heading_text(struct pl_heading_text *out, enum pl_slugs slugs, struct pl_arena *arena, struct pl_str source,
		     const struct pl_node *heading)
{
	struct gathering g = {out, {0}, kinds[slugs].ways, kinds[slugs].smart, kinds[slugs].hand, source, {0}};
	bool markdown = heading->flags & PL_NODE_MARKDOWN;
	struct pl_str line = {0};

	*out = (struct pl_heading_text){.id = pl_node_attr(heading, "id")};
	if (markdown && (g.ways & SOURCE || g.hand != PL_HAND_NONE))
		line = last_line(source, heading, slugs != PL_SLUGS_KRAMDOWN);
	if (markdown && g.hand != PL_HAND_DOCUSAURUS)
		read_hand(&g, heading, line);
	gather(&g, heading);
	read_text(&g, arena, line);
	if ((g.ways & BRACES && out->text.len && memchr(out->text.ptr, '{', out->text.len)) || (g.ways & ASCII && !is_ascii(out->text)))
		out->uncertain = true;
	if (out->id.ptr && !pl_str_starts(out->id, PL_STR("{")))
		out->uncertain = false;
	pl_buf_finish(&g.buf);
}
