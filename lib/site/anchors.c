/* anchors: one walk over the body; headings through the slugger, notes by the builder's names. */
#include "site/anchors.h"

#include "site/anchor_makers.h"
#include "site/anchor_settings.h"
#include "site/slug_hand.h"

struct note {
	struct pl_str label;
	uint32_t number, marks;
};

struct collecting {
	struct pl_anchors *anchors;
	struct pl_arena *arena;
	const struct pl_post *post;
	enum pl_builder builder;
	struct pl_slugger slugger;
	struct pl_map notes; /* label to struct note */
	uint32_t nnotes;
	bool terms;	   /* terms of definition lists have ids */
	struct pl_str toc; /* what the ids of kramdown's table of contents begin with; absent: there is none */
	struct pl_anchor_settings said;
	uint32_t looked; /* how far HTML was looked through for Markdown */
};

static void add(struct collecting *c, struct pl_str id, uint32_t at, enum pl_anchor_source source, bool uncertain)
{
	struct pl_anchors *a = c->anchors;

	a->uncertain = a->uncertain || uncertain;
	if (!id.len)
		return;
	a->items = pl_arena_grow(c->arena, a->items, a->count, &a->cap, sizeof(*a->items));
	a->items[a->count++] = (struct pl_anchor){id, at, (uint8_t)source, uncertain};
}

/* ---- footnotes ---- */

/* How the parts of a note are called. `%L` the label, `%l` in small letters, `%N` its number, `%K` how often it was marked before
 * (and one more, two more). NULL: the builder's own Markdown has no notes. */
static const struct {
	const char *note, *mark, *again;
	unsigned first; /* what %K of the second mark is */
} forms[PL_BUILDERS] = {
	[PL_BUILDER_JEKYLL] = {"fn:%L", "fnref:%L", "fnref:%L:%K", 1},
	[PL_BUILDER_HUGO] = {"fn:%N", "fnref:%N", "fnref%K:%N", 1},
	[PL_BUILDER_ASTRO] = {"user-content-fn-%l", "user-content-fnref-%l", "user-content-fnref-%l-%K", 2},
	[PL_BUILDER_DOCUSAURUS] = {"user-content-fn-%l", "user-content-fnref-%l", "user-content-fnref-%l-%K", 2},
	[PL_BUILDER_PELICAN] = {"fn:%L", "fnref:%L", "fnref%K:%L", 2},
	[PL_BUILDER_QUARTO] = {"fn%N", "fnref%N", "fnref%N", 1},
};

static struct pl_str named(struct collecting *c, const char *form, const struct note *note, unsigned again)
{
	struct pl_buf buf = {0};
	struct pl_str id;

	for (; *form; form++) {
		if (*form != '%') {
			pl_buf_addc(&buf, *form);
			continue;
		}
		form++;
		if (*form == 'N' || *form == 'K')
			pl_buf_addf(&buf, "%u", *form == 'N' ? note->number : again);
		if (*form == 'L')
			pl_buf_add(&buf, c->said.note_prefix);
		for (size_t i = 0; (*form == 'L' || *form == 'l') && i < note->label.len; i++)
			pl_buf_addc(&buf, *form == 'l' ? pl_lower(note->label.ptr[i]) : note->label.ptr[i]);
	}
	id = pl_arena_dup(c->arena, pl_buf_str(&buf));
	pl_buf_finish(&buf);
	return id;
}

static struct pl_str label_of(const struct pl_node *mark)
{
	for (const struct pl_node *n = pl_node_after(mark, mark); n; n = pl_node_after(n, mark))
		if (n->kind == PL_NODE_TEXT)
			return n->text;
	return (struct pl_str){0};
}

static void add_mark(struct collecting *c, const struct pl_node *mark)
{
	const char *form = forms[c->builder].mark;
	struct pl_str label = label_of(mark);
	void **place = pl_map_put(&c->notes, c->arena, label);
	struct note *note = *place;
	unsigned again = 0;

	if (!note) {
		note = *place = PL_NEW(c->arena, struct note);
		note->label = label;
		note->number = ++c->nnotes;
	} else {
		again = note->marks - 1 + forms[c->builder].first;
		form = forms[c->builder].again;
	}
	note->marks++;
	if (form)
		add(c, named(c, form, note, again), mark->span.start, PL_ANCHOR_FOOTNOTE, false);
	else
		c->anchors->uncertain = true;
}

/* A note that nobody marks is not shown. */
static void add_note(struct collecting *c, const struct pl_node *item)
{
	struct pl_str id = pl_node_attr(item, "id");
	const struct note *note = id.len > 3 ? pl_map_get(&c->notes, pl_str_n(id.ptr + 3, id.len - 3)) : NULL;

	if (note && forms[c->builder].note)
		add(c, named(c, forms[c->builder].note, note, 0), item->span.start, PL_ANCHOR_FOOTNOTE, false);
}

static void add_notes(struct collecting *c)
{
	if (!c->nnotes)
		return;
	for (const struct pl_node *n = pl_node_after(c->post->body.root, c->post->body.root); n; n = pl_node_after(n, c->post->body.root))
		if (n->flags & PL_NODE_FOOTNOTE && pl_node_is(n, PL_TAG_LI))
			add_note(c, n);
	if (c->builder == PL_BUILDER_ASTRO || c->builder == PL_BUILDER_DOCUSAURUS)
		add(c, PL_STR("footnote-label"), c->post->body_span.end, PL_ANCHOR_FOOTNOTE, false);
}

/* ---- headings ---- */

static bool is_heading(const struct pl_node *n)
{
	return n->kind == PL_NODE_ELEMENT && n->ns == PL_NS_HTML && n->text.len == 2 && n->text.ptr[0] == 'h' && n->text.ptr[1] >= '1' &&
	       n->text.ptr[1] <= '6';
}

static bool has_emoji(const struct collecting *c, struct pl_str text)
{
	size_t colon = c->said.emoji ? pl_str_find(text, PL_STR(":"), 0) : text.len;

	return colon < text.len && pl_str_find(text, PL_STR(":"), colon + 1) < text.len;
}

static void add_heading(struct collecting *c, const struct pl_node *n)
{
	const struct pl_attr *written = pl_node_find_attr(n, "id");
	struct pl_heading_text text;

	pl_heading_text(&text, c->slugger.slugs, c->arena, c->post->source.text, n);
	if (text.id.ptr) {
		pl_slugger_take(&c->slugger, text.id);
		add(c, text.id, n->span.start, PL_ANCHOR_HEADING, written && written->has_template);
	} else if (c->slugger.slugs != PL_SLUGS_NONE && !c->said.no_slugs) {
		struct pl_str slug = pl_slugger_next(&c->slugger, text.text);

		if (c->said.prefix.len)
			slug = pl_arena_printf(c->arena, PL_FMT PL_FMT, PL_ARG(c->said.prefix), PL_ARG(slug));
		add(c, slug, n->span.start, PL_ANCHOR_SLUG, text.uncertain || has_emoji(c, text.text));
	}
}

/* `markup.goldmark.parser.autoDefinitionTermID` of Hugo: terms have ids; newer versions do so, it is not worked out. */
static bool names_terms(const struct pl_settings *settings)
{
	static const char *const keys[] = {"markup", "goldmark", "parser", "autoDefinitionTermID"};
	const struct pl_value *value = settings->builder == PL_BUILDER_HUGO ? settings->config : NULL;

	for (size_t i = 0; value && i < PL_COUNT(keys); i++)
		value = pl_value_get(value, pl_str_c(keys[i]));
	return value && pl_str_is(value->text, "true");
}

/* Zola looks through the page for ids by hand before it makes its own. */
static void take_first(struct collecting *c)
{
	struct pl_heading_text text;

	if (c->slugger.slugs != PL_SLUGS_ZOLA)
		return;
	for (const struct pl_node *n = pl_node_after(c->post->body.root, c->post->body.root); n; n = pl_node_after(n, c->post->body.root)) {
		if (!is_heading(n) || !(n->flags & PL_NODE_MARKDOWN))
			continue;
		pl_heading_text(&text, PL_SLUGS_ZOLA, c->arena, c->post->source.text, n);
		if (text.id.ptr)
			pl_slugger_take(&c->slugger, text.id);
	}
}

/* ---- Markdown in HTML ---- */

/* kramdown reads what stands in `<div markdown="1">`, or in any block with `parse_block_html`: what may be a heading or an id there is not
 * worked out. */
static bool holds_markdown(struct collecting *c, const struct pl_node *n)
{
	static const struct pl_str marks[] = {{"\n#", 2}, {"\n=", 2}, {"\n-", 2}, {"{:", 2}, {"{#", 2}, {"[^", 2}};
	const struct pl_attr *written = n->flags & PL_NODE_MARKDOWN ? NULL : pl_node_find_attr(n, "markdown");
	struct pl_str inside = pl_slice(c->post->source.text, n->span);

	if (c->builder != PL_BUILDER_JEKYLL || n->flags & PL_NODE_MARKDOWN || n->span.end <= c->looked ||
	    !(c->said.in_html || (written && !pl_str_is(written->value, "0"))))
		return false;
	c->looked = n->span.end;
	for (size_t i = 0; i < PL_COUNT(marks); i++)
		if (pl_str_find(inside, marks[i], 0) < inside.len)
			return true;
	return false;
}

/* ---- lists of attributes ---- */

/* Which blocks of goldmark take them is not worked out. */
static bool has_block_list(const struct collecting *c)
{
	struct pl_str body = pl_slice(c->post->source.text, c->post->body_span);
	size_t at = c->said.of_blocks ? pl_str_find(body, PL_STR("\n{"), 0) : body.len;

	while (at < body.len && (at + 2 == body.len || strchr("{%\r\n", body.ptr[at + 2]))) /* a shortcode */
		at = pl_str_find(body, PL_STR("\n{"), at + 1);
	return at < body.len;
}

/* markdown-it-attrs and pandoc take `{#id}` behind paragraphs, images, spans, blocks of code and more. Where it is only shown, as in
 * code, the id is one too many. */
static void add_lists(struct collecting *c)
{
	struct pl_str body = pl_slice(c->post->source.text, c->post->body_span), list, id;
	size_t open = 0, close;

	if (c->slugger.slugs != PL_SLUGS_VITEPRESS && c->slugger.slugs != PL_SLUGS_PANDOC)
		return;
	for (; (open = pl_str_find(body, PL_STR("{"), open)) < body.len; open++) {
		for (close = open + 1; close < body.len && !strchr("{}\n", body.ptr[close]);)
			close++;
		if (close < body.len && body.ptr[close] == '}' &&
		    pl_hand_read(&list, &id, PL_HAND_ATTRS, pl_str_n(body.ptr + open, close + 1 - open)))
			add(c, id, c->post->body_span.start + (uint32_t)open, PL_ANCHOR_ID, false);
		open = close - 1;
	}
}

/* ---- all ---- */

static void add_attributes(struct collecting *c, const struct pl_node *n)
{
	for (const struct pl_attr *a = n->attrs; a; a = a->next) {
		bool name = pl_str_is(a->name, "name") && pl_node_is(n, PL_TAG_A);

		if (name || pl_str_is(a->name, "id"))
			add(c, a->value, a->span.end > a->span.start ? a->span.start : n->span.start, name ? PL_ANCHOR_NAME : PL_ANCHOR_ID,
			    a->has_template);
	}
}

/* `{:toc}` behind a list: kramdown makes it the table of contents. `{:toc #menu}` names it. */
static void read_toc(struct collecting *c, struct pl_str list)
{
	size_t toc = pl_str_find(list, PL_STR("toc"), 0), hash = pl_str_find(list, PL_STR("#"), 0), end;

	if (c->builder != PL_BUILDER_JEKYLL || !pl_str_starts(list, PL_STR("{:")) || toc + 3 >= list.len ||
	    !strchr(": \t", list.ptr[toc - 1]) || !strchr("} \t", list.ptr[toc + 3]))
		return;
	for (end = hash + 1; end < list.len && !strchr("} \t", list.ptr[end]);)
		end++;
	c->toc = hash < list.len ? pl_str_n(list.ptr + hash + 1, end - hash - 1) : PL_STR("markdown-toc");
}

static void add_toc(struct collecting *c, uint32_t at)
{
	size_t count = c->anchors->count;

	if (!c->toc.len)
		return;
	add(c, c->toc, at, PL_ANCHOR_ID, false);
	for (size_t i = 0; i < count; i++)
		if (c->anchors->items[i].source == PL_ANCHOR_HEADING || c->anchors->items[i].source == PL_ANCHOR_SLUG)
			add(c, pl_arena_printf(c->arena, PL_FMT "-" PL_FMT, PL_ARG(c->toc), PL_ARG(c->anchors->items[i].id)), at,
			    PL_ANCHOR_ID, c->anchors->items[i].uncertain);
}

/* Hugo: ```go {#id}. */
static void add_code(struct collecting *c, const struct pl_node *n)
{
	struct pl_str text = pl_slice(c->post->source.text, n->span);
	struct pl_str line = pl_str_n(text.ptr, pl_str_find(text, PL_STR("\n"), 0)), list, id;

	if (c->builder == PL_BUILDER_HUGO && (pl_str_starts(line, PL_STR("```")) || pl_str_starts(line, PL_STR("~~~"))) &&
	    pl_hand_read(&list, &id, PL_HAND_GOLDMARK, pl_str_trim(line)))
		add(c, id, n->span.start, PL_ANCHOR_ID, false);
}

/* Hexo puts `<span id="more">` where the excerpt ends. */
static void add_more(struct collecting *c, const struct pl_node *comment)
{
	if (c->builder == PL_BUILDER_HEXO && pl_str_eq_nocase(pl_str_trim(comment->text), PL_STR("more")))
		add(c, PL_STR("more"), comment->span.start, PL_ANCHOR_ID, false);
}

static void add_node(struct collecting *c, const struct pl_node *n)
{
	bool ours = n->flags & PL_NODE_FOOTNOTE, markdown = n->flags & PL_NODE_MARKDOWN;

	if (n->kind == PL_NODE_TEMPLATE)
		read_toc(c, n->text);
	if (n->kind == PL_NODE_COMMENT)
		add_more(c, n);
	if (n->kind != PL_NODE_ELEMENT || n->flags & PL_NODE_CLONE)
		return;
	if (markdown && pl_node_is(n, PL_TAG_PRE))
		add_code(c, n);
	c->anchors->uncertain |= holds_markdown(c, n);
	if (ours && pl_node_is(n, PL_TAG_SUP))
		add_mark(c, n);
	else if (c->terms && pl_node_is(n, PL_TAG_DT))
		c->anchors->uncertain = true;
	else if (is_heading(n) && (markdown || (c->slugger.slugs == PL_SLUGS_GITHUB && !pl_node_find_attr(n, "id"))))
		add_heading(c, n);
	else if (!ours)
		add_attributes(c, n);
}

void pl_anchors_collect(struct pl_anchors *anchors, struct pl_arena *arena, const struct pl_post *post, const struct pl_settings *settings,
			const struct pl_site *site)
{
	struct collecting c = {.anchors = anchors,
			       .arena = arena,
			       .post = post,
			       .builder = settings->builder,
			       .slugger = {pl_slugs_of(settings), arena, {0}},
			       .terms = names_terms(settings),
			       .said = pl_anchor_settings(settings)};

	anchors->uncertain =
		anchors->uncertain || c.said.uncertain || has_block_list(&c) || pl_anchor_makers(post, settings->builder, site);
	take_first(&c);
	for (const struct pl_node *n = pl_node_after(post->body.root, post->body.root); n; n = pl_node_after(n, post->body.root))
		add_node(&c, n);
	add_lists(&c);
	add_notes(&c);
	add_toc(&c, post->body_span.start);
}
