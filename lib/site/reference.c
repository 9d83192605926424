/* reference: collects what elements and templates lead to. */
#include "site/reference.h"

#include "body/target.h"
#include "site/hexo.h"
#include "site/reference_template.h"
#include "site/unlinked.h"

struct collector {
	struct pl_references *out;
	struct pl_arena *arena;
	const struct pl_post *post;
	const struct pl_settings *settings;
};

static void add(struct collector *c, const struct pl_reference *reference)
{
	struct pl_references *out = c->out;

	out->items = pl_arena_grow(c->arena, out->items, out->count, &out->cap, sizeof(*out->items));
	out->items[out->count++] = *reference;
}

static bool ends_in(struct pl_str text, struct pl_str ending)
{
	size_t tail = pl_str_find(text, PL_STR("#"), 0), query = pl_str_find(text, PL_STR("?"), 0);

	return pl_str_ends(pl_str_n(text.ptr, tail < query ? tail : query), ending);
}

static struct pl_str behind(struct pl_str text, struct pl_str front)
{
	return pl_str_n(text.ptr + front.len, text.len - front.len);
}

static bool has_colon_first(struct pl_str text)
{
	for (size_t i = 0; i < text.len && text.ptr[i] != '/'; i++)
		if (text.ptr[i] == ':')
			return true;
	return false;
}

/* Docusaurus, VitePress, Quarto: a link to a source becomes one to its page. */
static void read_source_name(const struct collector *c, struct pl_reference *r)
{
	static const struct pl_str site = {"@site/", 6}, pathname = {"pathname:///", 12};
	bool docusaurus = c->settings->builder == PL_BUILDER_DOCUSAURUS;

	if (docusaurus && pl_str_starts(r->text, pathname)) {
		r->kind = PL_REFERENCE_SITE;
		r->text = behind(r->text, pl_str_n(pathname.ptr, pathname.len - 1));
	} else if (docusaurus && pl_str_starts(r->text, site)) {
		r->kind = PL_REFERENCE_FILE;
		r->text = behind(r->text, pl_str_n(site.ptr, site.len - 1));
	} else if (!has_colon_first(r->text) && !pl_str_starts(r->text, PL_STR("//")) && !r->image &&
		   (ends_in(r->text, PL_STR(".md")) || ends_in(r->text, PL_STR(".mdx")) || ends_in(r->text, PL_STR(".qmd")))) {
		r->kind = PL_REFERENCE_FILE;
	}
}

static void read_zola(const struct collector *c, struct pl_reference *r)
{
	if (!pl_str_starts(r->text, PL_STR("@/")))
		return;
	r->kind = PL_REFERENCE_FILE;
	r->text = pl_arena_printf(c->arena, "/content/" PL_FMT, PL_ARG(behind(r->text, PL_STR("@/"))));
}

/* `{filename}x.md`, `|static|x.png`: Pelican. */
static void read_pelican(const struct collector *c, struct pl_reference *r)
{
	static const struct pl_str files[] = {{"filename", 8}, {"static", 6}, {"attach", 6}};
	struct pl_str text = r->text, rest;
	size_t end = text.len && (text.ptr[0] == '{' || text.ptr[0] == '|')
			     ? pl_str_find(text, text.ptr[0] == '{' ? PL_STR("}") : PL_STR("|"), 1)
			     : text.len;

	if (end >= text.len)
		return;
	r->kind = PL_REFERENCE_UNKNOWN; /* {author}, {category}, {index}, {tag} */
	rest = pl_str_n(text.ptr + end + 1, text.len - end - 1);
	for (size_t i = 0; i < PL_COUNT(files); i++)
		if (pl_str_eq(pl_str_n(text.ptr + 1, end - 1), files[i])) {
			r->kind = PL_REFERENCE_FILE;
			r->text = rest.len && rest.ptr[0] == '/' ? pl_arena_printf(c->arena, "/content" PL_FMT, PL_ARG(rest)) : rest;
		}
}

/* Hexo's renderer puts the site's root before the targets of Markdown images. */
static void read_hexo(const struct collector *c, struct pl_reference *r)
{
	bool local = !has_colon_first(r->text) && !pl_str_starts(r->text, PL_STR("//")) && !pl_str_starts(r->text, PL_STR("#"));

	if (r->image && r->node->flags & PL_NODE_MARKDOWN && local && pl_hexo_prepends_root(c->settings))
		r->kind = PL_REFERENCE_PICTURE;
}

typedef void (*reader)(const struct collector *, struct pl_reference *);

static const reader readers[PL_BUILDERS] = {
	[PL_BUILDER_HEXO] = read_hexo,
	[PL_BUILDER_ZOLA] = read_zola,
	[PL_BUILDER_PELICAN] = read_pelican,
	[PL_BUILDER_DOCUSAURUS] = read_source_name,
	[PL_BUILDER_VITEPRESS] = read_source_name,
	[PL_BUILDER_QUARTO] = read_source_name,
};

static bool shows(const struct pl_node *node, struct pl_str attr)
{
	static const enum pl_tag tags[] = {PL_TAG_IMG, PL_TAG_SOURCE, PL_TAG_VIDEO, PL_TAG_AUDIO, PL_TAG_TRACK, PL_TAG_INPUT};

	(void)attr;
	for (size_t i = 0; i < PL_COUNT(tags); i++)
		if (pl_node_is(node, tags[i]))
			return true;
	return false;
}

/* JSX: a value is an expression. */
static bool is_expression(struct pl_str value, const struct pl_settings *settings)
{
	return (settings->builder == PL_BUILDER_DOCUSAURUS || settings->builder == PL_BUILDER_ASTRO) && value.len && value.ptr[0] == '{';
}

static void add_target(struct collector *c, const struct pl_target *target)
{
	struct pl_str text = c->post->source.text, url = target->url, trimmed = pl_str_trim(url);
	size_t from = (size_t)(trimmed.ptr - url.ptr);
	struct pl_reference r = {.kind = PL_REFERENCE_URL, .text = trimmed, .node = target->node};

	if (pl_str_is(target->attr->name, "action") || pl_str_is(target->attr->name, "formaction"))
		return;
	r.span = pl_target_span(target, text, from, from + trimmed.len);
	r.image = shows(target->node, target->attr->name);
	r.optional = pl_str_is(target->attr->name, "cite");
	if (is_expression(trimmed, c->settings))
		r.kind = PL_REFERENCE_UNKNOWN;
	else if (readers[c->settings->builder])
		readers[c->settings->builder](c, &r);
	r.plain = pl_str_eq(pl_slice(text, r.span), r.text);
	add(c, &r);
}

static void add_attr_template(struct collector *c, const struct pl_node *node, const struct pl_attr *attr)
{
	struct pl_reference r = {.node = node, .image = shows(node, attr->name), .optional = pl_str_is(attr->name, "cite")};

	r.span = pl_span_empty(attr->value_span) ? pl_span_empty(attr->span) ? node->span : attr->span : attr->value_span;
	pl_reference_template(&r, c->arena, pl_str_trim(attr->value), c->settings);
	add(c, &r);
}

static void visit_element(struct collector *c, const struct pl_node *node)
{
	struct pl_target target = {.node = node};
	const struct pl_attr *attr = node->attrs;
	bool more = pl_target_next(&target);

	/* attributes in their order: those that a template has a part in are passed over by pl_target_next */
	for (; attr; attr = attr->next) {
		while (more && target.attr == attr) {
			add_target(c, &target);
			more = pl_target_next(&target);
		}
		if (pl_target_unread(node, attr) && !pl_str_is(attr->name, "srcset") && !pl_str_is(attr->name, "action"))
			add_attr_template(c, node, attr);
	}
}

static void visit_template(struct collector *c, const struct pl_node *node)
{
	const struct pl_template *template = pl_templates_at(&c->post->templates, node->span.start);
	struct pl_reference found[PL_REFERENCES_OF_TEMPLATE];
	size_t count = template ? pl_reference_alone(found, c->arena, c->post->source.text, template, c->settings) : 0;

	for (size_t i = 0; i < count; i++) {
		found[i].node = node;
		add(c, &found[i]);
	}
}

/* The mark of a footnote leads to its note: the builder's own link. */
static bool of_note(const struct pl_node *node)
{
	return node->flags & PL_NODE_FOOTNOTE ||
	       (node->parent && node->parent->flags & PL_NODE_FOOTNOTE && pl_node_is(node->parent, PL_TAG_SUP));
}

void pl_references_collect(struct pl_references *out, struct pl_arena *arena, const struct pl_post *post,
			   const struct pl_settings *settings)
{
	struct collector c = {out, arena, post, settings};
	struct pl_unlinked unlinked = {0};

	pl_unlinked_find(&unlinked, arena, post, settings->builder);
	for (const struct pl_node *node = post->body.root; node; node = pl_node_after(node, post->body.root))
		if (node->kind == PL_NODE_ELEMENT && node->attrs && !of_note(node) && !pl_unlinked_has(&unlinked, node))
			visit_element(&c, node);
		else if (node->kind == PL_NODE_TEMPLATE)
			visit_template(&c, node);
}
