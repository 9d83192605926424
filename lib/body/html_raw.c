/* html_raw: where script, style, textarea and their like end (WHATWG 13.2.5.9-31). */
#include "body/html_scan_parts.h"

/* True when `name` and a delimiter stand at `at`: the end of "</script" or "<script" as the tokenizer sees it. */
static bool name_at(struct pl_html_scan *s, uint32_t at, struct pl_str name)
{
	unsigned char c;

	if (s->end - at <= name.len || !pl_str_eq_nocase(pl_str_n(s->text.ptr + at, name.len), name))
		return false;
	c = (unsigned char)s->text.ptr[at + name.len];
	return pl_is_space(c) || c == '/' || c == '>';
}

static bool at_is(struct pl_html_scan *s, uint32_t at, struct pl_str what)
{
	return s->end - at >= what.len && memcmp(s->text.ptr + at, what.ptr, what.len) == 0;
}

static bool end_tag_at(struct pl_html_scan *s, uint32_t at)
{
	return s->last_start.len && at_is(s, at, PL_STR("</")) && name_at(s, at + 2, s->last_start);
}

static uint32_t plain_end(struct pl_html_scan *s)
{
	uint32_t at = s->at;

	while (at < s->end) {
		const char *less = memchr(s->text.ptr + at, '<', s->end - at);

		if (!less)
			break;
		at = (uint32_t)(less - s->text.ptr);
		if (end_tag_at(s, at))
			return at;
		at++;
	}
	return s->end;
}

/* Script text knows comments, and scripts inside them, whose end tags do not count. */
static uint32_t script_end(struct pl_html_scan *s)
{
	enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
	uint32_t at = s->at, dashes = 0; /* dashes: where the run of dashes that a `>` could end began */

	for (; at < s->end; at++) {
		char c = s->text.ptr[at];

		if (c == '-' || (c != '<' && c != '>'))
			continue;
		if (c == '>') {
			if (state != PLAIN && at >= dashes + 2 && s->text.ptr[at - 1] == '-' && s->text.ptr[at - 2] == '-')
				state = PLAIN;
			continue;
		}
		if (state != DOUBLE && end_tag_at(s, at))
			return at;
		if (state == PLAIN && at_is(s, at, PL_STR("<!--"))) {
			state = ESCAPED;
			dashes = at + 2;
			at += 3;
		} else if (state == ESCAPED && name_at(s, at + 1, PL_STR("script"))) {
			state = DOUBLE;
		} else if (state == DOUBLE && at_is(s, at, PL_STR("</")) && name_at(s, at + 2, PL_STR("script"))) {
			state = ESCAPED;
		}
	}
	if (state != PLAIN)
		pl_scan_fact(s, PL_FACT_HTML_EOF_IN_SCRIPT_COMMENT, s->at, s->end);
	return s->end;
}

uint32_t pl_scan_raw_end(struct pl_html_scan *s)
{
	return s->mode == PL_TEXT_SCRIPT ? script_end(s) : plain_end(s);
}
