/* html_markup: comments, doctypes, CDATA sections and what browsers read as comments (WHATWG 13.2.5.41-71). */
#include "body/html_scan_parts.h"

bool pl_scan_bogus_comment(struct pl_html_scan *s, struct pl_token *token, uint32_t content)
{
	const char *close = memchr(s->text.ptr + content, '>', s->end - content);
	uint32_t end = close ? (uint32_t)(close - s->text.ptr) : s->end;

	token->kind = PL_TOKEN_COMMENT;
	token->flags |= PL_TOKEN_BOGUS;
	token->text = pl_scan_decode(s, content, end, PL_SCAN_NUL);
	token->span = pl_span(s->at, close ? end + 1 : end);
	s->at = token->span.end;
	return true;
}

/* Where the comment's text ends and what closes it; 0 bytes when the input ends first. */
static uint32_t comment_close(struct pl_html_scan *s, uint32_t at, uint32_t *length)
{
	while (at + 2 < s->end) {
		const char *dash = memchr(s->text.ptr + at, '-', s->end - at);

		if (!dash)
			break;
		at = (uint32_t)(dash - s->text.ptr);
		if (at + 2 < s->end && s->text.ptr[at + 1] == '-') {
			if (s->text.ptr[at + 2] == '>') {
				*length = 3;
				return at;
			}
			if (s->text.ptr[at + 2] == '!' && at + 3 < s->end && s->text.ptr[at + 3] == '>') {
				pl_scan_fact(s, PL_FACT_HTML_INCORRECTLY_CLOSED_COMMENT, at, at + 4);
				*length = 4;
				return at;
			}
		}
		at++;
	}
	*length = 0;
	return s->end;
}

static void nested_comments(struct pl_html_scan *s, uint32_t at, uint32_t end)
{
	struct pl_str text = pl_str_n(s->text.ptr, end);
	size_t hit;

	while (s->facts && (hit = pl_str_find(text, PL_STR("<!--"), at)) < end) {
		at = (uint32_t)hit + 4;
		if (hit + 4 < s->end && s->text.ptr[hit + 4] != '>')
			pl_scan_fact(s, PL_FACT_HTML_NESTED_COMMENT, (uint32_t)hit, at);
	}
}

/* What the input's end leaves of an unclosed comment: the dashes of a half-written end are not text. */
static uint32_t cut_short(struct pl_html_scan *s, uint32_t content)
{
	struct pl_str text = pl_slice(s->text, pl_span(content, s->end));

	pl_scan_fact(s, PL_FACT_HTML_EOF_IN_COMMENT, s->at, s->end);
	if (pl_str_ends(text, PL_STR("--!")))
		return s->end - 3;
	if (pl_str_ends(text, PL_STR("--")))
		return s->end - 2;
	return pl_str_ends(text, PL_STR("-")) ? s->end - 1 : s->end;
}

static bool comment(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t content = s->at + 4, length, end;
	struct pl_str rest = pl_slice(s->text, pl_span(content, s->end));

	token->kind = PL_TOKEN_COMMENT;
	if (pl_str_starts(rest, PL_STR(">")) || pl_str_starts(rest, PL_STR("->"))) {
		end = content;
		length = rest.ptr[0] == '>' ? 1 : 2;
		pl_scan_fact(s, PL_FACT_HTML_ABRUPT_EMPTY_COMMENT, s->at, content + length);
	} else {
		end = comment_close(s, content, &length);
		if (!length)
			end = cut_short(s, content);
		nested_comments(s, content, end);
	}
	token->text = pl_scan_decode(s, content, end, PL_SCAN_NUL);
	token->span = pl_span(s->at, length ? end + length : s->end);
	s->at = token->span.end;
	return true;
}

/* ---- doctype ---- */

static uint32_t blank(struct pl_html_scan *s, uint32_t at)
{
	while (at < s->end && pl_is_space((unsigned char)s->text.ptr[at]))
		at++;
	return at;
}

static bool word_at(struct pl_html_scan *s, uint32_t at, struct pl_str word)
{
	return s->end - at >= word.len && pl_str_eq_nocase(pl_str_n(s->text.ptr + at, word.len), word);
}

struct identifier {
	enum pl_fact_kind missing, no_quote, abrupt;
};

/* A quoted identifier at `at`. Gives the place behind it; *go is false when the doctype ends with it. */
static uint32_t identifier(struct pl_html_scan *s, struct pl_token *token, uint32_t at, struct pl_str *id,
			   const struct identifier *kinds, bool *go)
{
	uint32_t start = at + 1;
	char quote;

	*go = false;
	token->flags |= PL_TOKEN_FORCE_QUIRKS;
	if (at >= s->end)
		return at;
	quote = s->text.ptr[at];
	if (quote != '"' && quote != '\'') {
		pl_scan_fact(s, quote == '>' ? kinds->missing : kinds->no_quote, at, at + 1);
		return at;
	}
	for (at = start; at < s->end && s->text.ptr[at] != quote && s->text.ptr[at] != '>'; at++)
		;
	*id = pl_scan_decode(s, start, at, PL_SCAN_NUL);
	if (!id->ptr)
		*id = PL_STR("");
	if (at >= s->end)
		return at;
	if (s->text.ptr[at] == '>') {
		pl_scan_fact(s, kinds->abrupt, at, at + 1);
		return at;
	}
	token->flags &= ~(unsigned)PL_TOKEN_FORCE_QUIRKS;
	*go = true;
	return at + 1;
}

static const struct identifier public_id = {PL_FACT_HTML_MISSING_DOCTYPE_PUBLIC, PL_FACT_HTML_MISSING_QUOTE_DOCTYPE_PUBLIC,
					    PL_FACT_HTML_ABRUPT_DOCTYPE_PUBLIC_IDENTIFIER};
static const struct identifier system_id = {PL_FACT_HTML_MISSING_DOCTYPE_SYSTEM, PL_FACT_HTML_MISSING_QUOTE_DOCTYPE_SYSTEM,
					    PL_FACT_HTML_ABRUPT_DOCTYPE_SYSTEM_IDENTIFIER};

static uint32_t after_system(struct pl_html_scan *s, struct pl_token *token, uint32_t at)
{
	at = blank(s, at);
	if (at >= s->end)
		token->flags |= PL_TOKEN_FORCE_QUIRKS;
	else if (s->text.ptr[at] != '>')
		pl_scan_fact(s, PL_FACT_HTML_TRAILING_AFTER_DOCTYPE_SYSTEM, at, at + 1);
	return at;
}

/* From behind the keyword SYSTEM or the public identifier. */
static uint32_t system_part(struct pl_html_scan *s, struct pl_token *token, uint32_t at, bool after_public)
{
	uint32_t start = at;
	bool go, quote;

	at = blank(s, at);
	quote = at < s->end && (s->text.ptr[at] == '"' || s->text.ptr[at] == '\'');
	if (after_public && at < s->end && s->text.ptr[at] == '>')
		return at; /* a public identifier alone is fine */
	if (at == start && quote)
		pl_scan_fact(s, after_public ? PL_FACT_HTML_MISSING_SPACE_BETWEEN_DOCTYPE_IDENTIFIERS
					     : PL_FACT_HTML_MISSING_SPACE_AFTER_DOCTYPE_SYSTEM, at, at);
	at = identifier(s, token, at, &token->system_id, &system_id, &go);
	return go ? after_system(s, token, at) : at;
}

static uint32_t keyword(struct pl_html_scan *s, struct pl_token *token, uint32_t at)
{
	bool go;

	if (word_at(s, at, PL_STR("system")))
		return system_part(s, token, at + 6, false);
	if (!word_at(s, at, PL_STR("public"))) {
		pl_scan_fact(s, PL_FACT_HTML_BAD_DOCTYPE_NAME, at, at + 1);
		token->flags |= PL_TOKEN_FORCE_QUIRKS;
		return at;
	}
	at += 6;
	if (at < s->end && (s->text.ptr[at] == '"' || s->text.ptr[at] == '\''))
		pl_scan_fact(s, PL_FACT_HTML_MISSING_SPACE_AFTER_DOCTYPE_PUBLIC, at, at);
	at = identifier(s, token, blank(s, at), &token->public_id, &public_id, &go);
	return go ? system_part(s, token, at, true) : at;
}

static uint32_t doctype_name(struct pl_html_scan *s, struct pl_token *token, uint32_t at)
{
	uint32_t start = at;

	if (at < s->end && !pl_is_space((unsigned char)s->text.ptr[at]) && s->text.ptr[at] != '>')
		pl_scan_fact(s, PL_FACT_HTML_MISSING_SPACE_BEFORE_DOCTYPE_NAME, at, at);
	start = at = blank(s, at);
	if (at >= s->end || s->text.ptr[at] == '>') {
		if (at < s->end)
			pl_scan_fact(s, PL_FACT_HTML_MISSING_DOCTYPE_NAME, at, at + 1);
		token->flags |= PL_TOKEN_FORCE_QUIRKS;
		return at;
	}
	while (at < s->end && !pl_is_space((unsigned char)s->text.ptr[at]) && s->text.ptr[at] != '>')
		at++;
	token->name = pl_scan_decode(s, start, at, PL_SCAN_NUL | PL_SCAN_LOWER);
	at = blank(s, at);
	if (at >= s->end)
		token->flags |= PL_TOKEN_FORCE_QUIRKS;
	else if (s->text.ptr[at] != '>')
		at = keyword(s, token, at);
	return at;
}

static bool doctype(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t at;
	const char *close;

	token->kind = PL_TOKEN_DOCTYPE;
	at = doctype_name(s, token, s->at + 9);
	if (at >= s->end) {
		pl_scan_fact(s, PL_FACT_HTML_EOF_IN_DOCTYPE, s->at, s->end);
		token->flags |= PL_TOKEN_FORCE_QUIRKS;
	}
	/* whatever is left is bogus up to the `>` */
	close = at < s->end ? memchr(s->text.ptr + at, '>', s->end - at) : NULL;
	token->span = pl_span(s->at, close ? (uint32_t)(close - s->text.ptr) + 1 : s->end);
	s->at = token->span.end;
	return true;
}

bool pl_scan_declaration(struct pl_html_scan *s, struct pl_token *token)
{
	uint32_t at = s->at + 2;

	if (pl_str_starts(pl_slice(s->text, pl_span(at, s->end)), PL_STR("--")))
		return comment(s, token);
	if (word_at(s, at, PL_STR("doctype")))
		return doctype(s, token);
	if (pl_str_starts(pl_slice(s->text, pl_span(at, s->end)), PL_STR("[CDATA["))) {
		if (s->foreign) {
			s->at = at + 7;
			s->in_cdata = true;
			return false;
		}
		pl_scan_fact(s, PL_FACT_HTML_CDATA_IN_HTML_CONTENT, s->at, at + 7);
	} else {
		pl_scan_fact(s, PL_FACT_HTML_INCORRECTLY_OPENED_COMMENT, s->at, at);
	}
	return pl_scan_bogus_comment(s, token, at);
}
