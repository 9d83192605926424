/* md_html: raw HTML inside Markdown, gathered piece by piece and read by the scanner. */
#include "body/md_reader.h"

static void blank_copy(struct pl_md_reader *r)
{
	if (r->scratch)
		return;
	r->scratch = pl_arena_alloc(r->arena, r->text.len + 1);
	memcpy(r->scratch, r->text.ptr, r->text.len);
}

void pl_md_html_flush(struct pl_md_reader *r)
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

void pl_md_html_piece(struct pl_md_reader *r, uint32_t start, uint32_t end)
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

/* CommonMark 0.31 4.6: which start condition this HTML block met. */
unsigned pl_md_start_condition(struct pl_str html)
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
