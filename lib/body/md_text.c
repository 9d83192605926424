/* md_text: the text that md4c shows, and where it stands in the source. */
#include "base/utf8.h"
#include "body/entity.h"
#include "body/md_callbacks.h"

/* Where what md4c shows stands in the source, or PL_MD_NO_PLACE. */
uint32_t pl_md_place_of(const struct pl_md_reader *r, const MD_CHAR *p)
{
	const char *start = r->layer.text.ptr;

	if (p < start || p > start + r->layer.text.len)
		return PL_MD_NO_PLACE;
	return r->layer.npieces ? pl_md_layer_place(&r->layer, p) : r->span.start + (uint32_t)(p - start);
}

/* The source of a stretch that md4c gave, or the stretch itself when it is not in one piece. */
static struct pl_str source_of(const struct pl_md_reader *r, struct pl_str shown)
{
	uint32_t start = pl_md_place_of(r, shown.ptr);

	if (!shown.len || start == PL_MD_NO_PLACE || pl_md_place_of(r, shown.ptr + shown.len - 1) != start + shown.len - 1)
		return shown;
	return pl_slice(r->text, pl_span(start, start + (uint32_t)shown.len));
}

/* md4c's attribute: text with entities between. Restored from the source where templates are hidden. */
struct pl_str pl_md_attribute_text(struct pl_md_reader *r, const MD_ATTRIBUTE *a)
{
	struct pl_buf out = {0};
	struct pl_str result;

	/* the usual case is a slice: a long definition that is used often is not copied */
	if (a->text && a->size && a->substr_types[0] == MD_TEXT_NORMAL && a->substr_offsets[1] == a->size &&
	    pl_md_place_of(r, a->text) != PL_MD_NO_PLACE)
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

/* A line ends inside of a paragraph: as a break or not. */
static void line_end(struct pl_md_reader *r, bool hard)
{
	struct pl_token br = {.kind = PL_TOKEN_START, .tag = PL_TAG_BR, .name = PL_STR("br"), .span = {r->at, r->at}};
	uint32_t newline = r->at;

	if (r->at < r->template_end)
		return; /* a line of a template */
	if (hard) {
		if (r->in_image)
			pl_buf_addc(&r->alt, '\n');
		else
			pl_md_send(r, &br);
		pl_md_text(r, PL_STR("\n"), pl_span(r->at, r->at));
		return;
	}
	while (newline < r->span.end && r->text.ptr[newline] != '\n' && r->text.ptr[newline] != '\r')
		newline++;
	pl_md_text(r, PL_STR("\n"), pl_span(newline, newline < r->span.end ? newline + 1 : newline));
}

int pl_md_on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size, void *data)
{
	struct pl_md_reader *r = data;
	uint32_t at = pl_md_place_of(r, p);
	bool known = at != PL_MD_NO_PLACE;
	uint32_t start = known ? at : r->at;
	uint32_t end = known ? start + size : r->at;
	struct pl_buf out = {0};

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
	r->in_code = type == MD_TEXT_CODE;
	switch (type) {
	case MD_TEXT_BR:
	case MD_TEXT_SOFTBR:
		line_end(r, type == MD_TEXT_BR);
		return 0;
	case MD_TEXT_NULLCHAR:
		pl_md_text(r, PL_STR("\xEF\xBF\xBD"), pl_span(r->at, r->at));
		return 0;
	case MD_TEXT_ENTITY:
		pl_entity_decode(&out, pl_str_n(p, size));
		pl_md_text(r, pl_arena_dup(r->arena, pl_buf_str(&out)), pl_span(start, end));
		pl_buf_finish(&out);
		break;
	default:
		if (type == MD_TEXT_CODE && pl_md_indent(r, known || !size ? '\0' : *p))
			return 0;
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
