/* markdown: md4c's callbacks as tokens for the tree builder, each with its place in the source. */
#include "body/markdown.h"

#include "base/utf8.h"
#include "body/entity.h"
#include "body/md_ial.h"
#include "body/md_reader.h"

#include <md4c.h>

/* md4c turns few bytes into many cells when a table has many columns; what lies beyond is left out and said. */
enum { CELLS_MAX = 200000, TARGETS_MAX = 64, ATTEMPTS = 3, WORTH_COUNTING = 1 << 18 }; /* TARGETS_MAX: bytes of link targets for each byte read */

#define LOOKUPS_MAX UINT64_C(2000000000) /* lines times brackets of one paragraph */

/* Where what md4c shows stands in the source, or PL_MD_NO_PLACE. */
static uint32_t place_of(const struct pl_md_reader *r, const MD_CHAR *p)
{
	const char *start = r->layer.text.ptr;

	if (p < start || p > start + r->layer.text.len)
		return PL_MD_NO_PLACE;
	return r->layer.count ? pl_md_layer_place(&r->layer, p) : r->span.start + (uint32_t)(p - start);
}

/* The source of a stretch that md4c gave, or the stretch itself when it is not in one piece. */
static struct pl_str source_of(const struct pl_md_reader *r, struct pl_str shown)
{
	uint32_t start = place_of(r, shown.ptr);

	if (!shown.len || start == PL_MD_NO_PLACE || place_of(r, shown.ptr + shown.len - 1) != start + shown.len - 1)
		return shown;
	return pl_slice(r->text, pl_span(start, start + (uint32_t)shown.len));
}

/* md4c's attribute: text with entities between. Restored from the source where templates are hidden. */
static struct pl_str attribute_text(struct pl_md_reader *r, const MD_ATTRIBUTE *a)
{
	struct pl_buf out = {0};
	struct pl_str result;

	/* the usual case is a slice: a long definition that is used often is not copied */
	if (a->text && a->size && a->substr_types[0] == MD_TEXT_NORMAL && a->substr_offsets[1] == a->size &&
	    place_of(r, a->text) != PL_MD_NO_PLACE)
		return source_of(r, pl_str_n(a->text, a->size));
	for (size_t i = 0; a->text && a->size && a->substr_offsets[i] < a->size; i++) {
		struct pl_str part = pl_str_n(a->text + a->substr_offsets[i], a->substr_offsets[i + 1] - a->substr_offsets[i]);

		if (a->substr_types[i] == MD_TEXT_ENTITY)
			pl_entity_decode(&out, part);
		else if (a->substr_types[i] == MD_TEXT_NULLCHAR)
			pl_buf_add_utf8(&out, 0xFFFD);
		else
			pl_buf_add(&out, source_of(r, part));
	}
	result = pl_arena_dup(r->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}

/* ---- text ---- */

/* md4c shows the line ends and indents of code from its own memory: where they stand in the source. */
static struct pl_span place_of_own(struct pl_md_reader *r, MD_SIZE size, char first)
{
	uint32_t at = r->at, solid;

	if (at < r->span.end && (r->text.ptr[at] == '\r' || r->text.ptr[at] == '\n')) {
		at += r->text.ptr[at] == '\r';
		at += at < r->span.end && r->text.ptr[at] == '\n';
		if (first == '\n' || size == 1)
			return pl_span(r->at, at);
	}
	if (first != ' ')
		return pl_span(r->at, r->at);
	solid = pl_md_next_solid(r);
	return pl_span(solid - at > size ? solid - size : at, solid);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *data)
{
	struct pl_md_reader *r = data;
	uint32_t at = place_of(r, p);
	bool known = at != PL_MD_NO_PLACE;
	uint32_t start = known ? at : r->at;
	uint32_t end = known ? start + size : r->at;
	struct pl_buf out = {0};
	struct pl_token br = {.kind = PL_TOKEN_START, .tag = PL_TAG_BR, .name = PL_STR("br"), .span = {r->at, r->at}};

	if (known)
		pl_md_refs_shown(&r->refs, pl_span(start, end), type == MD_TEXT_NORMAL);
	if (type == MD_TEXT_HTML) {
		if (known) {
			if (!r->html_open)
				pl_md_place(r, start);
			pl_md_html_piece(r, start, end);
		}
		return 0;
	}
	pl_md_html_flush(r);
	if (known && type != MD_TEXT_NULLCHAR)
		pl_md_place(r, start);
	switch (type) {
	case MD_TEXT_BR:
		if (r->in_image)
			pl_buf_addc(&r->alt, '\n');
		else
			pl_md_send(r, &br);
		pl_md_text(r, PL_STR("\n"), pl_span(r->at, r->at));
		return 0;
	case MD_TEXT_SOFTBR: {
		uint32_t newline = r->at;

		while (newline < r->span.end && r->text.ptr[newline] != '\n' && r->text.ptr[newline] != '\r')
			newline++;
		pl_md_text(r, PL_STR("\n"), pl_span(newline, newline < r->span.end ? newline + 1 : newline));
		return 0;
	}
	case MD_TEXT_NULLCHAR:
		pl_md_text(r, PL_STR("\xEF\xBF\xBD"), pl_span(r->at, r->at));
		return 0;
	case MD_TEXT_ENTITY:
		pl_entity_decode(&out, pl_str_n(p, size));
		pl_md_text(r, pl_arena_dup(r->arena, pl_buf_str(&out)), pl_span(start, end));
		pl_buf_finish(&out);
		break;
	default:
		if (known && type == MD_TEXT_NORMAL)
			pl_md_prose(r, start, end);
		else if (known)
			pl_md_source_text(r, start, end);
		else if (size) {
			struct pl_span own = place_of_own(r, size, *p);

			pl_md_place(r, own.start);
			pl_md_text(r, pl_arena_dup(r->arena, pl_str_n(p, size)), own);
			end = own.end;
		}
	}
	r->at = end;
	return 0;
}

/* ---- blocks ---- */

static const enum pl_tag block_tags[] = {
	[MD_BLOCK_QUOTE] = PL_TAG_BLOCKQUOTE, [MD_BLOCK_UL] = PL_TAG_UL, [MD_BLOCK_OL] = PL_TAG_OL, [MD_BLOCK_LI] = PL_TAG_LI,
	[MD_BLOCK_HR] = PL_TAG_HR, [MD_BLOCK_H] = PL_TAG_H1, [MD_BLOCK_CODE] = PL_TAG_PRE, [MD_BLOCK_P] = PL_TAG_P,
	[MD_BLOCK_TABLE] = PL_TAG_TABLE, [MD_BLOCK_THEAD] = PL_TAG_THEAD, [MD_BLOCK_TBODY] = PL_TAG_TBODY, [MD_BLOCK_TR] = PL_TAG_TR,
	[MD_BLOCK_TH] = PL_TAG_TH, [MD_BLOCK_TD] = PL_TAG_TD,
};

/* The opening fence stands between what was seen last and the code: the block begins there. */
static void place_fence(struct pl_md_reader *r, struct pl_node *pre, char fence)
{
	char run[3] = {fence, fence, fence};
	uint32_t start = (uint32_t)pl_str_find(pl_str_n(r->text.ptr, r->span.end), pl_str_n(run, 3), r->at), end;
	const char *newline = memchr(r->text.ptr + start, '\n', r->span.end - start);

	end = newline ? (uint32_t)(newline - r->text.ptr) : r->span.end;
	pl_md_place(r, start);
	pre->open = pl_span(start, end);
	pre->span.end = r->at = end;
}

static void code_block(struct pl_md_reader *r, const MD_BLOCK_CODE_DETAIL *detail)
{
	struct pl_attr *attrs = NULL;
	struct pl_node *pre = pl_md_open(r, PL_TAG_PRE, NULL, 0);

	if (detail->fence_char)
		place_fence(r, pre, detail->fence_char);
	else
		pre->flags |= PL_NODE_INDENTED;
	if (detail->lang.text && detail->lang.size) {
		struct pl_str lang = attribute_text(r, &detail->lang);

		attrs = pl_md_attribute(r, "class", pl_arena_printf(r->arena, "language-" PL_FMT, PL_ARG(lang)), NULL);
	}
	pl_md_open(r, PL_TAG_CODE, attrs, 0);
}

static void list_item(struct pl_md_reader *r, const MD_BLOCK_LI_DETAIL *detail)
{
	struct pl_token box = {.kind = PL_TOKEN_START, .tag = PL_TAG_INPUT, .name = PL_STR("input")};
	uint32_t mark;

	pl_md_open(r, PL_TAG_LI, NULL, 0);
	if (!detail->is_task)
		return;
	mark = place_of(r, r->layer.text.ptr + detail->task_mark_offset);
	if (mark != PL_MD_NO_PLACE && mark > r->at) {
		pl_md_place(r, mark - 1);
		r->at = mark + 2;
	}
	box.attrs = pl_md_attribute(r, "disabled", PL_STR(""), NULL);
	if (detail->task_mark != ' ')
		box.attrs = pl_md_attribute(r, "checked", PL_STR(""), box.attrs);
	box.attrs = pl_md_attribute(r, "type", PL_STR("checkbox"), box.attrs);
	box.span = pl_span(r->at - 3, r->at);
	pl_md_send(r, &box);
}

static void thematic_break(struct pl_md_reader *r)
{
	struct pl_token hr = {.kind = PL_TOKEN_START, .tag = PL_TAG_HR, .name = PL_STR("hr"), .span = pl_md_next_break(r)};

	pl_md_place(r, hr.span.start);
	pl_md_send(r, &hr);
	r->at = hr.span.end;
}

static void cell(struct pl_md_reader *r, enum pl_tag tag, const MD_BLOCK_TD_DETAIL *detail)
{
	static const char *const aligns[] = {[MD_ALIGN_LEFT] = "left", [MD_ALIGN_CENTER] = "center", [MD_ALIGN_RIGHT] = "right"};

	r->cells++;
	pl_md_open(r, tag, detail->align ? pl_md_attribute(r, "align", pl_str_c(aligns[detail->align]), NULL) : NULL, 0);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct pl_md_reader *r = data;
	enum pl_tag tag;
	struct pl_attr *attrs = NULL;

	pl_md_html_flush(r);
	if (r->cells > CELLS_MAX)
		return -1;
	switch (type) {
	case MD_BLOCK_DOC:
		return 0;
	case MD_BLOCK_HTML:
		r->html_block = true;
		return 0;
	case MD_BLOCK_CODE:
		code_block(r, detail);
		return 0;
	case MD_BLOCK_LI:
		if (!pl_md_item_enter(r))
			list_item(r, detail);
		return 0;
	case MD_BLOCK_P:
		if (!pl_md_paragraph_enter(r))
			pl_md_open(r, PL_TAG_P, NULL, 0);
		return 0;
	case MD_BLOCK_TH: case MD_BLOCK_TD:
		cell(r, block_tags[type], detail);
		return 0;
	case MD_BLOCK_UL:
		pl_md_list_enter(r, false, 0, '\0');
		if (((MD_BLOCK_UL_DETAIL *)detail)->is_tight)
			pl_md_open(r, PL_TAG_UL, NULL, 0)->flags |= PL_NODE_TIGHT;
		else
			pl_md_open(r, PL_TAG_UL, NULL, 0);
		return 0;
	case MD_BLOCK_OL: {
		const MD_BLOCK_OL_DETAIL *ol = detail;

		if (pl_md_list_enter(r, true, ol->start, ol->mark_delimiter))
			return 0;
		if (ol->start != 1)
			attrs = pl_md_attribute(r, "start", pl_arena_printf(r->arena, "%u", ol->start), NULL);
		pl_md_open(r, PL_TAG_OL, attrs, 0)->flags |= ol->is_tight ? PL_NODE_TIGHT : 0;
		return 0;
	}
	case MD_BLOCK_HR:
		thematic_break(r);
		return 0;
	default:
		tag = block_tags[type];
		if (type == MD_BLOCK_H)
			tag = (enum pl_tag)(PL_TAG_H1 + ((MD_BLOCK_H_DETAIL *)detail)->level - 1);
		pl_md_open(r, tag, NULL, 0);
		return 0;
	}
}

/* md4c 0.4.8 leaves some spans open where a block ends. */
static void close_spans(struct pl_md_reader *r)
{
	while (r->nspans) {
		const struct pl_md_span *span = &r->spans[--r->nspans];

		if (span->node)
			pl_md_close(r, (enum pl_tag)span->node->tag, 0);
	}
	r->in_image = 0;
	r->lost_spans = 0;
}

/* True when md_items closed what ends here. */
static bool left_item(struct pl_md_reader *r, MD_BLOCKTYPE type)
{
	bool bare = r->bare;

	if (type == MD_BLOCK_OL || type == MD_BLOCK_UL)
		return pl_md_list_leave(r);
	if (type == MD_BLOCK_LI)
		return pl_md_item_leave(r);
	if (type == MD_BLOCK_P)
		r->bare = false;
	return type == MD_BLOCK_P && bare;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct pl_md_reader *r = data;
	enum pl_tag tag = type == MD_BLOCK_HTML || type == MD_BLOCK_DOC ? PL_TAG_UNKNOWN : block_tags[type];
	uint32_t length = 0;

	if (type == MD_BLOCK_HTML) {
		struct pl_span span = pl_span(r->html_start, r->html_end);

		if (r->html_open)
			pl_fact_add(r->facts, PL_FACT_MD_HTML_BLOCK, span)->code = pl_md_start_condition(pl_slice(r->text, span));
		/* its last line's end is its own */
		r->html_end += r->html_open && r->html_end < r->span.end && r->text.ptr[r->html_end] == '\r';
		r->html_end += r->html_open && r->html_end < r->span.end && r->text.ptr[r->html_end] == '\n';
		r->html_block = false;
	}
	pl_md_html_flush(r);
	close_spans(r);
	if (tag == PL_TAG_UNKNOWN || type == MD_BLOCK_HR || left_item(r, type))
		return 0;
	if (type == MD_BLOCK_CODE)
		pl_md_close(r, PL_TAG_CODE, 0);
	if (type == MD_BLOCK_H) {
		unsigned level = ((MD_BLOCK_H_DETAIL *)detail)->level;

		tag = (enum pl_tag)(PL_TAG_H1 + level - 1);
		pl_md_place_bare(r, pl_builder_current(r->builder), level);
		length = pl_md_heading_end(r, pl_builder_current(r->builder));
	}
	pl_md_close(r, tag, length);
	r->nunplaced = 0;
	if (type == MD_BLOCK_CODE && ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char) { /* go past the closing fence */
		uint32_t at = pl_md_next_solid(r);

		while (at < r->span.end && (r->text.ptr[at] == '`' || r->text.ptr[at] == '~'))
			at++;
		r->at = at;
	}
	return 0;
}

/* ---- spans ---- */

static const struct {
	enum pl_tag tag;
	unsigned marker;
} span_rows[] = {
	[MD_SPAN_EM] = {PL_TAG_EM, 1}, [MD_SPAN_STRONG] = {PL_TAG_STRONG, 2}, [MD_SPAN_A] = {PL_TAG_A, PL_MD_BRACKET}, [MD_SPAN_IMG] = {PL_TAG_IMG, 2},
	[MD_SPAN_CODE] = {PL_TAG_CODE, PL_MD_BACKTICKS}, [MD_SPAN_DEL] = {PL_TAG_DEL, 2},
};

/* True when the target stands in a definition. */
static bool count_use(struct pl_md_reader *r, const MD_ATTRIBUTE *target)
{
	uint32_t at = target->text && target->size ? place_of(r, target->text) : PL_MD_NO_PLACE;

	return at != PL_MD_NO_PLACE && pl_md_refs_use_at(&r->refs, at);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct pl_md_reader *r = data;
	struct pl_attr *attrs = NULL;
	struct pl_md_span *span;

	pl_md_html_flush(r);
	if (type == MD_SPAN_A)
		r->targets += ((MD_SPAN_A_DETAIL *)detail)->href.size;
	if (r->targets / TARGETS_MAX > r->span.end - r->span.start)
		return -1;
	if (r->nspans == PL_MD_SPANS_MAX) {
		r->lost_spans++;
		return 0;
	}
	span = &r->spans[r->nspans++];
	*span = (struct pl_md_span){.type = type};
	if (type == MD_SPAN_IMG) {
		const MD_SPAN_IMG_DETAIL *img = detail;

		if (!r->in_image++) {
			pl_buf_reset(&r->alt);
			pl_md_image_enter(r);
			if (img->title.text)
				attrs = pl_md_attribute(r, "title", attribute_text(r, &img->title), NULL);
			attrs = pl_md_attribute(r, "alt", PL_STR(""), attrs);
			span->target = pl_md_attribute(r, "src", attribute_text(r, &img->src), attrs);
			span->counted = count_use(r, &img->src);
			span->node = NULL;
		}
		return 0;
	}
	if (r->in_image)
		return 0;
	if (type == MD_SPAN_A) {
		const MD_SPAN_A_DETAIL *a = detail;

		if (a->title.text)
			attrs = pl_md_attribute(r, "title", attribute_text(r, &a->title), NULL);
		span->target = attrs = pl_md_attribute(r, "href", attribute_text(r, &a->href), attrs);
		span->counted = count_use(r, &a->href);
	}
	if (type > MD_SPAN_DEL)
		return 0;
	span->node = pl_md_open(r, span_rows[type].tag, attrs, span_rows[type].marker);
	return 0;
}

/* The length of what closes a span behind r->at. */
static uint32_t span_end(struct pl_md_reader *r, MD_SPANTYPE type, struct pl_md_span *span)
{
	uint32_t at = r->at, flags = 0, length;

	if (type == MD_SPAN_CODE) {
		while (at < r->span.end && pl_is_space((unsigned char)r->text.ptr[at]))
			at++;
		while (at < r->span.end && r->text.ptr[at] == '`')
			at++;
		return at - r->at;
	}
	if (type != MD_SPAN_A && type != MD_SPAN_IMG)
		return type == MD_SPAN_DEL && (at + 1 >= r->span.end || r->text.ptr[at + 1] != '~') ? 1 : span_rows[type].marker;
	length = pl_md_link_close(r, span, &flags);
	if (span->node)
		span->node->flags |= flags;
	return length;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct pl_md_reader *r = data;
	struct pl_md_span *span;

	(void)detail;
	pl_md_html_flush(r);
	if (r->lost_spans) {
		r->lost_spans--;
		return 0;
	}
	if (!r->nspans || r->spans[r->nspans - 1].type != type)
		return 0; /* md4c 0.4.8 leaves some autolinks it never entered */
	span = &r->spans[--r->nspans];
	if (type == MD_SPAN_IMG && !--r->in_image) {
		pl_md_image_leave(r, span);
	} else if (type > MD_SPAN_DEL) {
		return 0;
	} else if (r->in_image) { /* only its text is kept */
		r->at += span_end(r, type, span);
		r->at = r->at < r->span.end ? r->at : r->span.end;
	} else {
		if (type == MD_SPAN_A && r->nunplaced) /* `[](target)` has no text */
			pl_md_place(r, pl_md_next_solid(r) + 1);
		if (type == MD_SPAN_A && r->nunplaced == 0 && span->node && span->node->open.end > r->at)
			r->at = span->node->open.end;
		pl_md_close(r, span_rows[type].tag, span_end(r, type, span));
	}
	return 0;
}

static const struct {
	unsigned flags; /* md4c's */
	bool layer;     /* footnotes, definition lists */
} dialects[PL_DIALECTS] = {
	[PL_DIALECT_ANY] = {MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, true},
	[PL_DIALECT_COMMONMARK] = {MD_DIALECT_COMMONMARK, false},
	[PL_DIALECT_GFM] = {MD_DIALECT_GITHUB, false},
	[PL_DIALECT_KRAMDOWN] = {MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS, true}, /* with its GFM parser, Jekyll's usual one */
	[PL_DIALECT_GOLDMARK] = {MD_DIALECT_GITHUB, true},
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
	if (size && p >= text.ptr && p < text.ptr + text.len && pl_md_layer_place(t->layer, p) == PL_MD_NO_PLACE)
		t->wrong = pl_md_layer_refuse(t->layer, p) || t->wrong;
	return 0;
}

/* Rewrites footnotes and definition lists. A marker that md4c shows stands in code or raw HTML: without it again. */
static void make_layer(struct pl_md_reader *r, enum pl_dialect dialect)
{
	MD_PARSER parser = {.flags = dialects[dialect].flags, .enter_block = try_block, .leave_block = try_block, .enter_span = try_span,
			    .leave_span = try_span, .text = try_text};
	struct pl_md_layer layer, before;

	for (unsigned i = 0; dialects[dialect].layer && i < ATTEMPTS; i++) {
		struct trial trial = {.layer = &layer};

		if (!pl_md_layer_make(&layer, r->arena, r->hidden, r->span, i ? &before : NULL))
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
		      const struct pl_templates *templates, enum pl_dialect dialect)
{
	struct pl_builder_options options = {.end = span.end};
	struct pl_md_reader *r = PL_NEW(arena, struct pl_md_reader);
	MD_PARSER parser = {.flags = dialects[dialect].flags, .enter_block = enter_block, .leave_block = leave_block,
			    .enter_span = enter_span, .leave_span = leave_span, .text = on_text};

	r->builder = pl_builder_new(arena, facts, &options);
	r->arena = arena;
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
	make_layer(r, dialect);
	find_references(r);
	if (r->span.end > span.start && md_parse(r->layer.text.ptr, (MD_SIZE)r->layer.text.len, &parser, r) != 0)
		pl_fact_add(facts, PL_FACT_MD_LIMIT, pl_span(r->at, r->at));
	pl_md_refs_finish(&r->refs, facts);
	pl_buf_finish(&r->alt);
	pl_builder_finish(r->builder, tree);
	pl_md_ial_apply(tree, arena, text, templates);
}
