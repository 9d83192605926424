/* markdown: md4c's callbacks as tokens for the tree builder, each with its place in the source. */
#include "body/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "body/entity.h"
#include "body/html_scan.h"

#include <md4c.h>

/* md4c turns few bytes into many cells when a table has many columns; what lies beyond is left out and said. */
enum { CELLS_MAX = 200000, SPANS_MAX = 512, TARGETS_MAX = 64 }; /* TARGETS_MAX: bytes of link targets for each byte read */

struct span {
	MD_SPANTYPE type;
	struct pl_node *node;
	struct pl_attr *target; /* href or src */
};

struct reader {
	struct pl_builder *builder;
	struct pl_arena *arena;
	struct pl_facts *facts;
	struct pl_str text, hidden; /* as written; with templates as filler. Equal offsets. */
	const struct pl_templates *templates;
	struct pl_span span;
	uint32_t at;                /* end of what was seen last */
	uint32_t walked, line;      /* up to where line starts are known, and the start of that line */
	struct pl_node *unplaced[64]; /* opened since the last text: their place is known with the next */
	unsigned markers[64];       /* bytes of the opening marker of each */
	size_t nunplaced;
	struct span spans[SPANS_MAX];
	size_t nspans, lost_spans;
	unsigned in_image;          /* depth of images: what is inside becomes alt text */
	struct pl_buf alt;
	uint32_t html_start, html_end; /* raw HTML gathered so far */
	bool html_open, html_block;
	char *scratch;              /* copy of the text for HTML with container prefixes blanked */
	struct pl_html_scan scan;
	size_t cells, targets;
};

static bool inside(const struct reader *r, const MD_CHAR *p)
{
	return p >= r->hidden.ptr + r->span.start && p <= r->hidden.ptr + r->span.end;
}

static uint32_t next_solid(const struct reader *r)
{
	uint32_t at = r->at;

	while (at < r->span.end && pl_is_space((unsigned char)r->text.ptr[at]))
		at++;
	return at;
}

static void send(struct reader *r, struct pl_token *token)
{
	enum pl_text_mode mode;

	token->flags |= PL_TOKEN_MARKDOWN;
	mode = pl_builder_token(r->builder, token);
	if (token->kind == PL_TOKEN_START)
		r->scan.mode = PL_TEXT_DATA;
	(void)mode;
}

static struct pl_node *open_tag(struct reader *r, enum pl_tag tag, struct pl_attr *attrs, unsigned marker)
{
	uint32_t at = next_solid(r);
	struct pl_token token = {.kind = PL_TOKEN_START, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name), .attrs = attrs, .span = {at, at}};
	struct pl_node *node;

	send(r, &token);
	node = pl_builder_current(r->builder);
	if (r->nunplaced < PL_COUNT(r->unplaced) && node->tag == (uint16_t)tag) {
		r->markers[r->nunplaced] = marker;
		r->unplaced[r->nunplaced++] = node;
	}
	return node;
}

static void close_tag(struct reader *r, enum pl_tag tag, uint32_t length)
{
	const struct pl_node *open = pl_builder_current(r->builder);
	struct pl_token token = {.kind = PL_TOKEN_END, .tag = tag, .name = pl_str_c(pl_tag_rows[tag].name)};

	/* an empty block was opened at the next thing there is, which nothing has gone past since */
	if (open->tag == (uint16_t)tag && open->span.start > r->at)
		r->at = open->span.start;
	token.span = pl_span(r->at, r->at + length <= r->span.end ? r->at + length : r->span.end);
	send(r, &token);
	r->at = token.span.end;
}

/* The text at `at` is the first inside these nodes: inline ones begin a marker earlier, blocks with their line. */
static void place(struct reader *r, uint32_t at)
{
	uint32_t line = at;

	if (!r->nunplaced)
		return;
	/* a long line is walked once: from here back to where the last walk ended */
	while (line > r->walked && r->text.ptr[line - 1] != '\n' && r->text.ptr[line - 1] != '\r')
		line--;
	if (line == r->walked)
		line = r->line;
	r->line = line;
	r->walked = at;
	while (line < at && pl_is_space((unsigned char)r->text.ptr[line]))
		line++;
	for (size_t i = r->nunplaced; i-- > 0;) {
		struct pl_node *node = r->unplaced[i];
		unsigned marker = r->markers[i];
		uint32_t end = at;

		if (marker == 255) { /* code span: as many backticks as there are, and perhaps a blank */
			if (at > r->span.start && r->text.ptr[at - 1] != '`')
				at--;
			while (at > line && r->text.ptr[at - 1] == '`')
				at--;
		} else if (marker && at >= line + marker) {
			at -= marker;
		} else if (!marker) {
			at = line;
			end = line;
		}
		node->span.start = at;
		node->open = pl_span(at, end);
		if (node->span.end < node->open.end)
			node->span.end = node->open.end;
	}
	r->nunplaced = 0;
}

static struct pl_attr *attribute(struct reader *r, const char *name, struct pl_str value, struct pl_attr *next)
{
	struct pl_attr *attr = PL_NEW(r->arena, struct pl_attr);

	attr->name = pl_str_c(name);
	attr->value = value;
	attr->quote = '"';
	attr->next = next;
	attr->span = attr->name_span = attr->value_span = pl_span(r->at, r->at);
	return attr;
}

/* md4c's attribute: text with entities between. Restored from the source where templates are hidden. */
static struct pl_str attribute_text(struct reader *r, const MD_ATTRIBUTE *a)
{
	struct pl_buf out = {0};
	struct pl_str result;

	/* the usual case is a slice: a long definition that is used often is not copied */
	if (a->text && a->size && a->substr_types[0] == MD_TEXT_NORMAL && a->substr_offsets[1] == a->size && inside(r, a->text))
		return pl_slice(r->text, pl_span((uint32_t)(a->text - r->hidden.ptr), (uint32_t)(a->text - r->hidden.ptr + a->size)));
	for (size_t i = 0; a->text && a->size && a->substr_offsets[i] < a->size; i++) {
		struct pl_str part = pl_str_n(a->text + a->substr_offsets[i], a->substr_offsets[i + 1] - a->substr_offsets[i]);

		if (a->substr_types[i] == MD_TEXT_ENTITY)
			pl_entity_decode(&out, part);
		else if (a->substr_types[i] == MD_TEXT_NULLCHAR)
			pl_buf_add_utf8(&out, 0xFFFD);
		else if (inside(r, part.ptr))
			pl_buf_add(&out, pl_slice(r->text, pl_span((uint32_t)(part.ptr - r->hidden.ptr), (uint32_t)(part.ptr - r->hidden.ptr + part.len))));
		else
			pl_buf_add(&out, part);
	}
	result = pl_arena_dup(r->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}

/* ---- raw HTML ---- */

static void blank_copy(struct reader *r)
{
	if (r->scratch)
		return;
	r->scratch = pl_arena_alloc(r->arena, r->text.len + 1);
	memcpy(r->scratch, r->text.ptr, r->text.len);
}

static void html_flush(struct reader *r)
{
	struct pl_token token;
	struct pl_str text = r->text;

	if (!r->html_open)
		return;
	r->html_open = false;
	if (r->scratch)
		text.ptr = r->scratch;
	r->scan.text = text;
	r->scan.at = r->html_start;
	r->scan.end = r->html_end;
	r->scan.templates = r->templates && r->templates->count ? r->templates : NULL;
	while (pl_html_scan_next(&r->scan, &token)) {
		enum pl_text_mode mode = pl_builder_token(r->builder, &token);

		if (token.kind == PL_TOKEN_START)
			r->scan.mode = mode;
		r->scan.foreign = pl_builder_in_foreign(r->builder);
	}
	r->at = r->html_end;
}

static void html_piece(struct reader *r, uint32_t start, uint32_t end)
{
	if (!r->html_open) {
		r->html_open = true;
		r->html_start = start;
	} else if (start > r->html_end) {
		bool prefix = false;

		for (uint32_t i = r->html_end; i < start; i++)
			prefix = prefix || (r->text.ptr[i] != '\n' && r->text.ptr[i] != '\r');
		if (prefix) { /* `> ` and indents of the containers are not the HTML's */
			blank_copy(r);
			for (uint32_t i = r->html_end; i < start; i++)
				if (r->scratch[i] != '\n' && r->scratch[i] != '\r')
					r->scratch[i] = ' ';
		}
	}
	r->html_end = end;
}

/* ---- text ---- */

static void text_token(struct reader *r, struct pl_str text, struct pl_span span)
{
	struct pl_token token = {.kind = PL_TOKEN_TEXT, .text = text, .span = span};

	if (r->in_image) {
		pl_buf_add(&r->alt, text);
		return;
	}
	if (memchr(text.ptr, '\0', text.len))
		token.flags |= PL_TOKEN_NUL;
	send(r, &token);
}

/* A stretch of the source: text with the templates in it. */
static void source_text(struct reader *r, uint32_t start, uint32_t end)
{
	while (start < end) {
		const struct pl_template *t = r->templates && r->templates->count ? pl_templates_at(r->templates, start) : NULL;
		uint32_t stop = end;

		if (t) {
			struct pl_token token = {.kind = PL_TOKEN_TEMPLATE};

			stop = t->span.end < end ? t->span.end : end;
			token.span = pl_span(start, stop);
			token.text = pl_slice(r->text, token.span);
			if (r->in_image)
				pl_buf_add(&r->alt, token.text);
			else
				send(r, &token);
		} else {
			for (uint32_t i = start; r->templates && r->templates->count && i < end; i++)
				if (r->hidden.ptr[i] == 'x' && pl_templates_at(r->templates, i)) {
					stop = i;
					break;
				}
			text_token(r, pl_slice(r->text, pl_span(start, stop)), pl_span(start, stop));
		}
		start = stop;
	}
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *data)
{
	struct reader *r = data;
	bool known = inside(r, p);
	uint32_t start = known ? (uint32_t)(p - r->hidden.ptr) : r->at;
	uint32_t end = known ? start + size : r->at;
	struct pl_buf out = {0};
	struct pl_token br = {.kind = PL_TOKEN_START, .tag = PL_TAG_BR, .name = PL_STR("br"), .span = {r->at, r->at}};

	if (type == MD_TEXT_HTML) {
		if (known) {
			if (!r->html_open)
				place(r, start);
			html_piece(r, start, end);
		}
		return 0;
	}
	html_flush(r);
	if (known && type != MD_TEXT_NULLCHAR)
		place(r, start);
	switch (type) {
	case MD_TEXT_BR:
		if (r->in_image)
			pl_buf_addc(&r->alt, '\n');
		else
			send(r, &br);
		text_token(r, PL_STR("\n"), pl_span(r->at, r->at));
		return 0;
	case MD_TEXT_SOFTBR: {
		uint32_t newline = r->at;

		while (newline < r->span.end && r->text.ptr[newline] != '\n' && r->text.ptr[newline] != '\r')
			newline++;
		text_token(r, PL_STR("\n"), pl_span(newline, newline < r->span.end ? newline + 1 : newline));
		return 0;
	}
	case MD_TEXT_NULLCHAR:
		text_token(r, PL_STR("\xEF\xBF\xBD"), pl_span(r->at, r->at));
		return 0;
	case MD_TEXT_ENTITY:
		pl_entity_decode(&out, pl_str_n(p, size));
		text_token(r, pl_arena_dup(r->arena, pl_buf_str(&out)), pl_span(start, end));
		pl_buf_finish(&out);
		break;
	default:
		if (known)
			source_text(r, start, end);
		else
			text_token(r, pl_arena_dup(r->arena, pl_str_n(p, size)), pl_span(r->at, r->at));
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

static void code_block(struct reader *r, const MD_BLOCK_CODE_DETAIL *detail)
{
	struct pl_attr *attrs = NULL;
	struct pl_node *pre = open_tag(r, PL_TAG_PRE, NULL, 0);

	if (!detail->fence_char)
		pre->flags |= PL_NODE_INDENTED;
	if (detail->lang.text && detail->lang.size) {
		struct pl_str lang = attribute_text(r, &detail->lang);

		attrs = attribute(r, "class", pl_arena_printf(r->arena, "language-" PL_FMT, PL_ARG(lang)), NULL);
	}
	open_tag(r, PL_TAG_CODE, attrs, 0);
}

static void list_item(struct reader *r, const MD_BLOCK_LI_DETAIL *detail)
{
	struct pl_token box = {.kind = PL_TOKEN_START, .tag = PL_TAG_INPUT, .name = PL_STR("input")};

	open_tag(r, PL_TAG_LI, NULL, 0);
	if (!detail->is_task)
		return;
	box.attrs = attribute(r, "disabled", PL_STR(""), NULL);
	if (detail->task_mark != ' ')
		box.attrs = attribute(r, "checked", PL_STR(""), box.attrs);
	box.attrs = attribute(r, "type", PL_STR("checkbox"), box.attrs);
	box.span = pl_span(r->at, r->at);
	send(r, &box);
}

static void cell(struct reader *r, enum pl_tag tag, const MD_BLOCK_TD_DETAIL *detail)
{
	static const char *const aligns[] = {[MD_ALIGN_LEFT] = "left", [MD_ALIGN_CENTER] = "center", [MD_ALIGN_RIGHT] = "right"};

	r->cells++;
	open_tag(r, tag, detail->align ? attribute(r, "align", pl_str_c(aligns[detail->align]), NULL) : NULL, 0);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *r = data;
	enum pl_tag tag;
	struct pl_attr *attrs = NULL;

	html_flush(r);
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
		list_item(r, detail);
		return 0;
	case MD_BLOCK_TH: case MD_BLOCK_TD:
		cell(r, block_tags[type], detail);
		return 0;
	case MD_BLOCK_UL:
		if (((MD_BLOCK_UL_DETAIL *)detail)->is_tight)
			open_tag(r, PL_TAG_UL, NULL, 0)->flags |= PL_NODE_TIGHT;
		else
			open_tag(r, PL_TAG_UL, NULL, 0);
		return 0;
	case MD_BLOCK_OL: {
		const MD_BLOCK_OL_DETAIL *ol = detail;

		if (ol->start != 1)
			attrs = attribute(r, "start", pl_arena_printf(r->arena, "%u", ol->start), NULL);
		open_tag(r, PL_TAG_OL, attrs, 0)->flags |= ol->is_tight ? PL_NODE_TIGHT : 0;
		return 0;
	}
	case MD_BLOCK_HR: {
		uint32_t at = next_solid(r), end = at;
		struct pl_token hr = {.kind = PL_TOKEN_START, .tag = PL_TAG_HR, .name = PL_STR("hr")};

		while (end < r->span.end && r->text.ptr[end] != '\n' && r->text.ptr[end] != '\r')
			end++;
		hr.span = pl_span(at, end);
		send(r, &hr);
		r->at = end;
		return 0;
	}
	default:
		tag = block_tags[type];
		if (type == MD_BLOCK_H)
			tag = (enum pl_tag)(PL_TAG_H1 + ((MD_BLOCK_H_DETAIL *)detail)->level - 1);
		open_tag(r, tag, NULL, 0);
		return 0;
	}
}

/* CommonMark 0.31 4.6: which start condition this HTML block met. */
static unsigned start_condition(struct pl_str html)
{
	static const struct pl_str raw[] = {{"script", 6}, {"pre", 3}, {"style", 5}, {"textarea", 8}};
	size_t name = html.len > 1 && html.ptr[1] == '/' ? 2 : 1, end = name;
	struct pl_str word;
	char lower[16];

	if (pl_str_starts(html, PL_STR("<!--")))
		return 2;
	if (pl_str_starts(html, PL_STR("<?")))
		return 3;
	if (pl_str_starts(html, PL_STR("<![CDATA[")))
		return 5;
	if (pl_str_starts(html, PL_STR("<!")))
		return 4;
	while (end < html.len && end - name < sizeof(lower) && pl_is_alnum((unsigned char)html.ptr[end])) {
		lower[end - name] = pl_lower(html.ptr[end]);
		end++;
	}
	word = pl_str_n(lower, end - name);
	for (size_t i = 0; name == 1 && i < PL_COUNT(raw); i++)
		if (pl_str_eq(word, raw[i]))
			return 1;
	return pl_tag_has(pl_tag_find(word), PL_IS_BLOCK | PL_IS_HEAD) ? 6 : 7;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *r = data;
	enum pl_tag tag = type == MD_BLOCK_HTML || type == MD_BLOCK_DOC ? PL_TAG_UNKNOWN : block_tags[type];

	if (type == MD_BLOCK_HTML) {
		struct pl_span span = pl_span(r->html_start, r->html_end);

		if (r->html_open)
			pl_fact_add(r->facts, PL_FACT_MD_HTML_BLOCK, span)->code = start_condition(pl_slice(r->text, span));
		r->html_block = false;
	}
	html_flush(r);
	if (tag == PL_TAG_UNKNOWN || type == MD_BLOCK_HR)
		return 0;
	if (type == MD_BLOCK_CODE)
		close_tag(r, PL_TAG_CODE, 0);
	if (type == MD_BLOCK_H)
		tag = (enum pl_tag)(PL_TAG_H1 + ((MD_BLOCK_H_DETAIL *)detail)->level - 1);
	close_tag(r, tag, 0);
	r->nunplaced = 0;
	if (type == MD_BLOCK_CODE && ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char) { /* go past the closing fence */
		uint32_t at = next_solid(r);

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
	[MD_SPAN_EM] = {PL_TAG_EM, 1}, [MD_SPAN_STRONG] = {PL_TAG_STRONG, 2}, [MD_SPAN_A] = {PL_TAG_A, 1}, [MD_SPAN_IMG] = {PL_TAG_IMG, 2},
	[MD_SPAN_CODE] = {PL_TAG_CODE, 255}, [MD_SPAN_DEL] = {PL_TAG_DEL, 2},
};

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reader *r = data;
	struct pl_attr *attrs = NULL;
	struct span *span;

	html_flush(r);
	if (type == MD_SPAN_A)
		r->targets += ((MD_SPAN_A_DETAIL *)detail)->href.size;
	if (r->targets / TARGETS_MAX > r->span.end - r->span.start)
		return -1;
	if (r->nspans == SPANS_MAX) {
		r->lost_spans++;
		return 0;
	}
	span = &r->spans[r->nspans++];
	*span = (struct span){.type = type};
	if (type == MD_SPAN_IMG) {
		const MD_SPAN_IMG_DETAIL *img = detail;

		if (!r->in_image++) {
			pl_buf_reset(&r->alt);
			if (img->title.text)
				attrs = attribute(r, "title", attribute_text(r, &img->title), NULL);
			attrs = attribute(r, "alt", PL_STR(""), attrs);
			span->target = attribute(r, "src", attribute_text(r, &img->src), attrs);
			span->node = NULL;
		}
		return 0;
	}
	if (r->in_image)
		return 0;
	if (type == MD_SPAN_A) {
		const MD_SPAN_A_DETAIL *a = detail;

		if (a->title.text)
			attrs = attribute(r, "title", attribute_text(r, &a->title), NULL);
		span->target = attrs = attribute(r, "href", attribute_text(r, &a->href), attrs);
	}
	if (type > MD_SPAN_DEL)
		return 0;
	span->node = open_tag(r, span_rows[type].tag, attrs, span_rows[type].marker);
	return 0;
}

/* Past `(target "title")` from its parenthesis; *target gets the target's place. 0 when it is none. */
static uint32_t inline_target(const struct reader *r, uint32_t at, struct pl_span *target)
{
	const char *p = r->hidden.ptr;
	unsigned depth = 0;
	char quote = 0;

	at++;
	while (at < r->span.end && pl_is_space((unsigned char)p[at]))
		at++;
	target->start = at;
	if (at < r->span.end && p[at] == '<') {
		target->start = ++at;
		while (at < r->span.end && p[at] != '>' && p[at] != '\n')
			at += 1 + (p[at] == '\\' && at + 1 < r->span.end);
		target->end = at < r->span.end ? at : r->span.end;
		at++;
	} else {
		for (; at < r->span.end && !pl_is_space((unsigned char)p[at]); at++) {
			if (p[at] == '\\' && at + 1 < r->span.end && !pl_is_space((unsigned char)p[at + 1]))
				at++;
			else if (p[at] == '(')
				depth++;
			else if (p[at] == ')' && depth-- == 0)
				break;
		}
		target->end = at < r->span.end ? at : r->span.end;
	}
	for (; at < r->span.end; at++) {
		if (p[at] == '\\')
			at++;
		else if (quote ? p[at] == quote : p[at] == ')')
			if (quote)
				quote = 0;
			else
				return at + 1;
		else if (!quote && (p[at] == '"' || p[at] == '\'' || p[at] == '('))
			quote = p[at] == '(' ? ')' : p[at];
	}
	return 0;
}

/* What closes a link or image behind r->at: its length; places the target. */
static uint32_t link_close(struct reader *r, struct span *span, uint32_t *flags)
{
	uint32_t at = r->at, end = 0;
	struct pl_span target = {at, at};

	if (at < r->span.end && r->text.ptr[at] == '>') {
		*flags |= PL_NODE_AUTOLINK;
		end = at + 1;
		target = pl_span(span->node ? span->node->open.end : at, at);
	} else if (at < r->span.end && r->text.ptr[at] == ']') {
		char next = at + 1 < r->span.end ? r->text.ptr[at + 1] : '\0';

		if (next == '(')
			end = inline_target(r, at + 1, &target);
		if (!end) {
			*flags |= PL_NODE_REFLINK;
			end = at + 1;
			if (next == '[') {
				const char *close = memchr(r->text.ptr + end, ']', r->span.end - end);

				end = close ? (uint32_t)(close - r->text.ptr) + 1 : end;
			}
		}
	} else {
		*flags |= PL_NODE_AUTOLINK;
		end = at;
		if (span->node) {
			span->node->open = pl_span(span->node->open.end, span->node->open.end);
			span->node->span.start = span->node->open.end;
			target = pl_span(span->node->span.start, at);
		}
	}
	if (span->target) {
		span->target->span = span->target->value_span = target;
		span->target->has_template = false;
		for (uint32_t i = target.start; r->templates && r->templates->count && i < target.end; i++)
			if (r->hidden.ptr[i] == 'x' && pl_templates_at(r->templates, i)) {
				span->target->has_template = true;
				span->target->value = pl_slice(r->text, target);
				break;
			}
	}
	return end - at;
}

/* `![](src)` has no text that would tell its place: it is the next one in the source. */
static void find_bare_image(struct reader *r)
{
	size_t at = pl_str_find(r->hidden, PL_STR("!["), r->at) + 2;

	while (at < r->span.end && pl_is_space((unsigned char)r->hidden.ptr[at]))
		at++;
	if (at < r->span.end && r->hidden.ptr[at] == ']')
		r->at = (uint32_t)at;
}

static void image(struct reader *r, struct span *span)
{
	struct pl_token img = {.kind = PL_TOKEN_START, .tag = PL_TAG_IMG, .name = PL_STR("img"), .attrs = span->target};
	uint32_t start, length, flags = 0;

	if (!r->alt.len)
		find_bare_image(r);
	start = r->at;
	length = link_close(r, span, &flags);
	/* back over the alternative text to its `![` */
	for (unsigned depth = 1; start > r->span.start && depth; start--) {
		if (r->text.ptr[start - 1] == ']')
			depth++;
		else if (r->text.ptr[start - 1] == '[')
			depth--;
		if (r->at - start > 4096)
			break;
	}
	if (start > r->span.start && r->text.ptr[start - 1] == '!')
		start--;
	span->target->next->value = pl_arena_dup(r->arena, pl_buf_str(&r->alt));
	r->at += length;
	img.span = pl_span(start, r->at);
	place(r, start);
	send(r, &img);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct reader *r = data;
	struct span *span;
	uint32_t length = 0, flags = 0;

	(void)detail;
	html_flush(r);
	if (r->lost_spans) {
		r->lost_spans--;
		return 0;
	}
	if (!r->nspans || r->spans[r->nspans - 1].type != type)
		return 0; /* md4c 0.4.8 leaves some autolinks it never entered */
	span = &r->spans[--r->nspans];
	if (type == MD_SPAN_IMG) {
		if (!--r->in_image)
			image(r, span);
		return 0;
	}
	if (r->in_image || type > MD_SPAN_DEL)
		return 0;
	if (type == MD_SPAN_A) {
		if (r->nunplaced) /* `[](target)` has no text */
			place(r, next_solid(r) + 1);
		if (r->nunplaced == 0 && span->node && span->node->open.end > r->at)
			r->at = span->node->open.end;
		length = link_close(r, span, &flags);
		if (span->node)
			span->node->flags |= flags;
	} else if (type == MD_SPAN_CODE) {
		uint32_t at = r->at;

		while (at < r->span.end && pl_is_space((unsigned char)r->text.ptr[at]))
			at++;
		while (at < r->span.end && r->text.ptr[at] == '`')
			at++;
		length = at - r->at;
	} else {
		length = span_rows[type].marker;
		if (type == MD_SPAN_DEL && r->at + 1 < r->span.end && r->text.ptr[r->at + 1] != '~')
			length = 1;
	}
	close_tag(r, span_rows[type].tag, length);
	return 0;
}

static unsigned dialect_flags(enum pl_dialect dialect)
{
	switch (dialect) {
	case PL_DIALECT_GFM:
	case PL_DIALECT_GOLDMARK:
		return MD_DIALECT_GITHUB;
	case PL_DIALECT_KRAMDOWN:
		return MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
	default:
		return MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
	}
}

void pl_markdown_read(struct pl_tree *tree, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text, struct pl_span span,
		      const struct pl_templates *templates, enum pl_dialect dialect)
{
	struct pl_builder_options options = {.end = span.end};
	struct reader *r = PL_NEW(arena, struct reader);
	MD_PARSER parser = {.flags = dialect_flags(dialect), .enter_block = enter_block, .leave_block = leave_block,
			    .enter_span = enter_span, .leave_span = leave_span, .text = on_text};

	r->builder = pl_builder_new(arena, facts, &options);
	r->arena = arena;
	r->facts = facts;
	r->text = text;
	r->templates = templates;
	r->hidden = pl_templates_hide(templates, arena, text);
	r->span = span;
	r->at = r->walked = r->line = span.start;
	pl_html_scan_init(&r->scan, arena, facts, text, pl_span(span.start, span.start));
	if (span.end > span.start && md_parse(r->hidden.ptr + span.start, span.end - span.start, &parser, r) != 0)
		pl_fact_add(facts, PL_FACT_MD_LIMIT, pl_span(r->at, r->at));
	pl_buf_finish(&r->alt);
	pl_builder_finish(r->builder, tree);
}
