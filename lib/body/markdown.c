/* markdown: Markdown through md4c, whose callbacks make tokens for the tree builder, each with its place in the source. */
#include "body/markdown.h"

#include "body/md_callbacks.h"
#include "body/md_dialect.h"
#include "body/md_ial.h"
#include "body/md_silent.h"

enum { ATTEMPTS = 3, WORTH_COUNTING = 1 << 18 };

#define LOOKUPS_MAX UINT64_C(2000000000) /* lines times brackets of one paragraph */

enum { ALL_READS = PL_MD_READS_NOTES | PL_MD_READS_TERMS | PL_MD_READS_TABLES | PL_MD_READS_TABLE_ENDS };

static const struct {
	unsigned flags; /* md4c's */
	unsigned reads; /* what is rewritten for it */
} dialects[PL_DIALECTS] = {
	[PL_DIALECT_ANY] = {MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, ALL_READS},
	[PL_DIALECT_COMMONMARK] = {MD_DIALECT_COMMONMARK, 0},
	[PL_DIALECT_GFM] = {MD_DIALECT_GITHUB, PL_MD_READS_TABLES | PL_MD_READS_TABLE_ENDS},
	[PL_DIALECT_KRAMDOWN] = {MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, ALL_READS & ~PL_MD_READS_TABLE_ENDS}, /* with its GFM parser, Jekyll's usual one */
	[PL_DIALECT_GOLDMARK] = {MD_DIALECT_GITHUB, ALL_READS},
};

/* ---- the layer ---- */

struct trial {
	struct pl_md_layer *layer;
	bool wrong;
};

static int try_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	(void)type, (void)detail, (void)data;
	return 0;
}

static int try_span(MD_SPANTYPE type, void *detail, void *data)
{
	(void)type, (void)detail, (void)data;
	return 0;
}

static int try_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *data)
{
	struct trial *t = data;
	struct pl_str text = t->layer->text;

	(void)type;
	if (size && p >= text.ptr && p < text.ptr + text.len)
		t->wrong = pl_md_layer_refuse(t->layer, p) || t->wrong;
	return 0;
}

/* Rewrites footnotes, definition lists and tables. A marker that md4c shows stands in code or raw HTML: without it again. */
static void make_layer(struct pl_md_reader *r, enum pl_dialect dialect, unsigned also)
{
	MD_PARSER parser = {.flags = dialects[dialect].flags, .enter_block = try_block, .leave_block = try_block, .enter_span = try_span,
			    .leave_span = try_span, .text = try_text};
	struct pl_md_layer layer, before;
	unsigned reads = also & PL_DIALECT_PLAIN ? 0 : dialects[dialect].reads | (also & PL_DIALECT_NOTES ? PL_MD_READS_NOTES : 0u);

	for (unsigned i = 0; reads && i < ATTEMPTS; i++) {
		struct trial trial = {.layer = &layer};

		if (!pl_md_layer_make(&layer, r->arena, r->hidden, r->span, i ? &before : NULL, reads))
			break;
		md_parse(layer.text.ptr, (MD_SIZE)layer.text.len, &parser, &trial);
		if (!trial.wrong) {
			r->layer = layer;
			return;
		}
		before = layer;
	}
	r->layer = (struct pl_md_layer){.text = pl_slice(r->hidden, r->span)};
}

/* md4c looks for the line of each bracket from its paragraph's first line on: where a paragraph has more lines and
 * brackets than end in time, reading stops. Gives the end of what is read. */
static uint32_t readable_end(struct pl_str text, struct pl_span span)
{
	uint32_t paragraph = span.start;
	uint64_t lines = 0, brackets = 0;

	if (span.end - span.start < WORTH_COUNTING)
		return span.end;
	for (uint32_t at = span.start; at < span.end;) {
		const char *newline = memchr(text.ptr + at, '\n', span.end - at);
		uint32_t end = newline ? (uint32_t)(newline - text.ptr) : span.end;

		for (const char *p = text.ptr + at; (p = memchr(p, '[', (size_t)(text.ptr + end - p))); p++)
			brackets++;
		at = end + (newline != NULL);
		if (at < span.end && text.ptr[at] == '\n') {
			paragraph = at;
			lines = brackets = 0;
		} else if (++lines * brackets > LOOKUPS_MAX) {
			return paragraph;
		}
	}
	return span.end;
}

static void find_references(struct pl_md_reader *r)
{
	const struct pl_md_layer *l = &r->layer;

	r->refs.arena = r->arena;
	r->refs.text = r->hidden;
	for (size_t i = 0; i < l->count; i++) {
		const struct pl_md_item *item = &l->items[i];

		if (item->kind != PL_MD_FOOTNOTE)
			continue;
		r->footnotes = true;
		pl_md_refs_footnote(&r->refs, pl_span(item->marker.start, item->line_end), pl_span(item->marker.end, item->line_end), item->label);
	}
	pl_md_refs_find(&r->refs, r->span);
}

void pl_markdown_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text, struct pl_span span,
		      const struct pl_templates *templates, unsigned dialect)
{
	struct pl_builder_options options = {.end = span.end};
	struct pl_md_reader *r = PL_NEW(arena, struct pl_md_reader);
	unsigned flags = dialects[dialect & 0xFF].flags & ~(dialect & PL_DIALECT_NO_BARE_LINKS ? (unsigned)MD_FLAG_PERMISSIVEAUTOLINKS : 0);
	MD_PARSER parser = {.flags = flags, .enter_block = pl_md_enter_block, .leave_block = pl_md_leave_block,
			    .enter_span = pl_md_enter_span, .leave_span = pl_md_leave_span, .text = pl_md_on_text};

	r->builder = pl_builder_new(arena, facts, &options);
	r->arena = arena;
	r->kramdown = (dialect & 0xFF) == PL_DIALECT_KRAMDOWN;
	r->facts = facts;
	r->text = text;
	r->templates = templates;
	r->hidden = pl_templates_hide(templates, arena, text);
	r->span = span;
	r->at = r->solid_from = r->solid = span.start;
	pl_html_scan_init(&r->scan, arena, facts, text, pl_span(span.start, span.start));
	r->span.end = readable_end(r->hidden, span);
	if (r->span.end < span.end)
		pl_fact_add(facts, PL_FACT_MD_LIMIT, pl_span(r->span.end, r->span.end));
	r->hidden = pl_md_dialect_hide(arena, r->hidden, r->span, (enum pl_dialect)(dialect & 0xFF));
	make_layer(r, (enum pl_dialect)(dialect & 0xFF), dialect);
	find_references(r);
	if (r->span.end > span.start && md_parse(r->layer.text.ptr, (MD_SIZE)r->layer.text.len, &parser, r) != 0)
		pl_fact_add(facts, PL_FACT_MD_LIMIT, pl_span(r->at, r->at));
	pl_md_refs_finish(&r->refs, facts);
	pl_buf_finish(&r->alt);
	pl_builder_finish(r->builder, tree);
	pl_md_ial_apply(tree, arena, text, templates, (enum pl_dialect)(dialect & 0xFF));
	pl_md_silent_apply(tree, arena, text, r->hidden, templates);
}
