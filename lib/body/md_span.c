/* md_span: emphasis, links, images and code in a line as md4c enters and leaves them. */
#include "body/md_callbacks.h"

enum { TARGETS_MAX = 64 }; /* bytes of link targets for each byte read */

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
	uint32_t at = target->text && target->size ? pl_md_place_of(r, target->text) : PL_MD_NO_PLACE;

	return at != PL_MD_NO_PLACE && pl_md_refs_use_at(&r->refs, at);
}

int pl_md_enter_span(MD_SPANTYPE type, void *detail, void *data)
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
				attrs = pl_md_attribute(r, "title", pl_md_attribute_text(r, &img->title), NULL);
			attrs = pl_md_attribute(r, "alt", PL_STR(""), attrs);
			span->target = pl_md_attribute(r, "src", pl_md_attribute_text(r, &img->src), attrs);
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
			attrs = pl_md_attribute(r, "title", pl_md_attribute_text(r, &a->title), NULL);
		span->target = attrs = pl_md_attribute(r, "href", pl_md_attribute_text(r, &a->href), attrs);
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

int pl_md_leave_span(MD_SPANTYPE type, void *detail, void *data)
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

/* md4c 0.4.8 leaves some spans open where a block ends. */
void pl_md_close_spans(struct pl_md_reader *r)
{
	while (r->nspans) {
		const struct pl_md_span *span = &r->spans[--r->nspans];

		if (span->node)
			pl_md_close(r, (enum pl_tag)span->node->tag, 0);
	}
	r->in_image = 0;
	r->lost_spans = 0;
}
