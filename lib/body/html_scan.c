/* html_scan: which construct comes next (WHATWG 13.2.5.1-6). */
#include "body/html_scan_parts.h"

void pl_html_scan_init(struct pl_html_scan *s, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text, struct pl_span span)
{
	*s = (struct pl_html_scan){
		.text = text, .at = span.start, .end = span.end, .arena = arena, .facts = facts};
}

struct pl_fact *pl_scan_fact(struct pl_html_scan *s, enum pl_fact_kind kind, uint32_t start, uint32_t end)
{
	return s->facts ? pl_fact_add(s->facts, kind, pl_span(start, end)) : NULL;
}

uint32_t pl_scan_template(struct pl_html_scan *s, uint32_t at)
{
	const struct pl_templates *t = s->templates;

	if (!t)
		return 0;
	while (s->next_template < t->count && t->items[s->next_template].span.end <= at)
		s->next_template++;
	if (s->next_template == t->count || t->items[s->next_template].span.start > at)
		return 0;
	return t->items[s->next_template].span.end;
}

uint32_t pl_scan_template_start(struct pl_html_scan *s, uint32_t at, uint32_t limit)
{
	const struct pl_templates *t = s->templates;

	if (!t || pl_scan_template(s, at))
		return t ? at : limit;
	if (s->next_template == t->count || t->items[s->next_template].span.start > limit)
		return limit;
	return t->items[s->next_template].span.start;
}

/* `<` begins markup when this follows; otherwise it is text. */
static bool begins_markup(struct pl_html_scan *s, uint32_t at)
{
	unsigned char c;

	if (at + 1 >= s->end)
		return false;
	c = (unsigned char)s->text.ptr[at + 1];
	/* after `</` come a tag, a bogus comment, or `>`: markup in any case */
	return pl_is_alpha(c) || c == '!' || c == '?' || (c == '/' && at + 2 < s->end);
}

static void raw_less_than(struct pl_html_scan *s, uint32_t at)
{
	bool slash = at + 1 < s->end && s->text.ptr[at + 1] == '/';

	if (at + 1 >= s->end || slash)
		pl_scan_fact(s, PL_FACT_HTML_EOF_BEFORE_TAG_NAME, at, s->end);
	else
		pl_scan_fact(s, PL_FACT_HTML_INVALID_FIRST_CHARACTER, at, at + 1);
}

static bool text_token(struct pl_html_scan *s, struct pl_token *token, uint32_t stop, unsigned how)
{
	uint32_t start = s->at, blank = start;

	token->kind = PL_TOKEN_TEXT;
	token->span = pl_span(start, stop);
	token->text = pl_scan_decode(s, start, stop, how);
	while (blank < stop && pl_is_space((unsigned char)s->text.ptr[blank]))
		blank++;
	if (blank == stop)
		token->flags |= PL_TOKEN_BLANK;
	if (!(how & PL_SCAN_NUL) && memchr(token->text.ptr, '\0', token->text.len))
		token->flags |= PL_TOKEN_NUL;
	s->at = stop;
	return true;
}

static bool data_text(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t limit = pl_scan_template_start(s, s->at, s->end), at = s->at;

	while (at < limit) {
		const char *less = memchr(s->text.ptr + at, '<', limit - at);

		at = less ? (uint32_t)(less - s->text.ptr) : limit;
		if (at == limit || begins_markup(s, at))
			break;
		raw_less_than(s, at++);
	}
	return text_token(s, token, at, PL_SCAN_REFERENCES);
}

static bool cdata(struct pl_html_scan *s, struct pl_token *token)
{
	size_t close = pl_str_find(pl_str_n(s->text.ptr, s->end), PL_STR("]]>"), s->at);
	bool closed = close < s->end;
	bool any = close > s->at;

	if (!closed)
		pl_scan_fact(s, PL_FACT_HTML_EOF_IN_CDATA, s->at, s->end);
	if (any) {
		text_token(s, token, (uint32_t)close, 0);
		token->flags |= PL_TOKEN_CDATA;
	}
	s->at = closed ? (uint32_t)close + 3 : s->end;
	s->in_cdata = false;
	return any;
}

static bool raw(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t stop = s->mode == PL_TEXT_PLAINTEXT ? s->end : pl_scan_raw_end(s);

	if (stop > s->at)
		return text_token(s, token, stop, s->mode == PL_TEXT_RCDATA ? PL_SCAN_REFERENCES | PL_SCAN_NUL : PL_SCAN_NUL);
	s->mode = PL_TEXT_DATA;
	return pl_scan_tag(s, token);
}

/* At a `<` that begins markup. False: no token came of it. */
static bool markup(struct pl_html_scan *s, struct pl_token *token)
{
	unsigned char c = (unsigned char)s->text.ptr[s->at + 1];

	if (pl_is_alpha(c))
		return pl_scan_tag(s, token);
	if (c == '!')
		return pl_scan_declaration(s, token);
	if (c == '?') {
		pl_scan_fact(s, PL_FACT_HTML_UNEXPECTED_QUESTION_MARK, s->at, s->at + 2);
		return pl_scan_bogus_comment(s, token, s->at + 1);
	}
	if (pl_is_alpha((unsigned char)s->text.ptr[s->at + 2]))
		return pl_scan_tag(s, token);
	if (s->text.ptr[s->at + 2] == '>') {
		pl_scan_fact(s, PL_FACT_HTML_MISSING_END_TAG_NAME, s->at, s->at + 3);
		s->at += 3;
		return false;
	}
	pl_scan_fact(s, PL_FACT_HTML_INVALID_FIRST_CHARACTER, s->at, s->at + 2);
	return pl_scan_bogus_comment(s, token, s->at + 2);
}

static bool template_token(struct pl_html_scan *s, struct pl_token *token, uint32_t stop)
{
	token->kind = PL_TOKEN_TEMPLATE;
	token->span = pl_span(s->at, stop < s->end ? stop : s->end);
	token->text = pl_slice(s->text, token->span);
	s->at = token->span.end;
	return true;
}

bool pl_html_scan_next(struct pl_html_scan *s, struct pl_token *token)
{
	while (s->at < s->end) {
		uint32_t template;

		*token = (struct pl_token){.flags = s->token_flags};
		if (s->in_cdata) {
			if (cdata(s, token))
				return true;
			continue;
		}
		if (s->mode != PL_TEXT_DATA) {
			if (raw(s, token))
				return true;
			continue;
		}
		template = pl_scan_template(s, s->at);
		if (template)
			return template_token(s, token, template);
		if (s->text.ptr[s->at] != '<' || !begins_markup(s, s->at))
			return data_text(s, token);
		if (markup(s, token))
			return true;
	}
	*token = (struct pl_token){.kind = PL_TOKEN_EOF, .span = {s->end, s->end}};
	return false;
}
