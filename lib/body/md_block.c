/* md_block: blocks as md4c enters and leaves them. */
#include "body/md_callbacks.h"

/* md4c turns few bytes into many cells when a table has many columns; what lies beyond is left out and said. */
enum { CELLS_MAX = 200000 };

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
	pl_md_indent_enter(r, start);
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
		pre->flags |= PL_NODE_INDENTED, r->code_columns = PL_MD_CODE_FREE;
	if (detail->lang.text && detail->lang.size) {
		struct pl_str lang = pl_md_attribute_text(r, &detail->lang);

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
	mark = pl_md_place_of(r, r->layer.text.ptr + detail->task_mark_offset);
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

int pl_md_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
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
		if (ol->start != 1 && !r->kramdown) /* which counts from 1 */
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

int pl_md_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
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
	pl_md_close_spans(r);
	if (tag == PL_TAG_UNKNOWN || type == MD_BLOCK_HR || left_item(r, type))
		return 0;
	if (type == MD_BLOCK_CODE) {
		pl_md_close(r, PL_TAG_CODE, 0);
		length = pl_md_fence_end(r, pl_builder_current(r->builder));
	}
	if (type == MD_BLOCK_H) {
		unsigned level = ((MD_BLOCK_H_DETAIL *)detail)->level;

		tag = (enum pl_tag)(PL_TAG_H1 + level - 1);
		pl_md_place_bare(r, pl_builder_current(r->builder), level);
		length = pl_md_heading_end(r, pl_builder_current(r->builder));
	}
	pl_md_close(r, tag, length);
	r->nunplaced = 0;
	return 0;
}
