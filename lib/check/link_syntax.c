/* link_syntax: what was meant for a Markdown link and is shown as text as it is written. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/prose.h"
#include "body/url.h"
#include "lint/check.h"

enum { SYNTAX, REVERSED };
static const struct pl_rule rules[] = {
	[SYNTAX] = {
		.id = "link-syntax", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "link is written wrongly and shows as text",
		.help = "Write `[text](address)`: ASCII brackets, nothing between them, no blank in the address.",
		.why = "Readers see the brackets and the address instead of a link. Chinese input methods put full-width brackets where "
		       "Markdown wants ASCII ones; a blank between the two parts, or a lost parenthesis, undoes the link as well.",
		.bad = "[The notice] (https://example.org/notice)", .good = "[The notice](https://example.org/notice)",
	},
	[REVERSED] = {
		.id = "link-reversed", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "brackets of the link are the wrong way round",
		.help = "Write `[text](address)`.",
		.why = "Markdown wants the text in square brackets and the address in round ones; the other way round it is shown as it "
		       "is written.",
		.bad = "(The notice)[https://example.org/notice]", .good = "[The notice](https://example.org/notice)",
	},
};

enum { FAR = 1000 }; /* how many bytes before a bracket its partner may stand */

struct state {
	struct pl_prose_places places;
	uint32_t unclosed; /* the `[` last told of */
};

/* ---- what an address looks like ---- */

static bool begins_address(struct pl_str text)
{
	static const char *const starts[] = {"http://", "https://", "ftp://", "mailto:", "www."};

	for (size_t i = 0; i < PL_COUNT(starts); i++)
		if (pl_str_starts(text, pl_str_c(starts[i])))
			return true;
	return false;
}

/* `/path`, `./path`, `../path`, `#part` too. */
static bool begins_target(struct pl_str text)
{
	size_t at = 0;

	if (begins_address(text))
		return true;
	while (at < text.len && at < 2 && text.ptr[at] == '.')
		at++;
	if (at + 1 >= text.len)
		return false;
	if (at == 0 && text.ptr[at] == '#') /* #12 is the number of something */
		return pl_is_alpha((unsigned char)text.ptr[1]);
	return text.ptr[at] == '/' && pl_is_alnum((unsigned char)text.ptr[at + 1]);
}

/* No address is longer; lines may be. */
static struct pl_str rest_of_line(struct pl_str text, uint32_t at)
{
	enum { ADDRESS_MAX = 2000 };
	size_t len = text.len - at < ADDRESS_MAX ? text.len - at : ADDRESS_MAX;
	const char *newline = memchr(text.ptr + at, '\n', len);

	return pl_str_n(text.ptr + at, newline ? (size_t)(newline - text.ptr) - at : len);
}

/* ---- brackets ---- */

static const struct pl_str open_sign = {"[", 1}, close_sign = {"]", 1}, round_open = {"(", 1}, round_close = {")", 1};
static const struct pl_str wide_open = {"\xEF\xBC\x88", 3}, wide_close = {"\xEF\xBC\x89", 3};             /* （ ） */
static const struct pl_str wide_square_open = {"\xEF\xBC\xBB", 3}, wide_square_close = {"\xEF\xBC\xBD", 3}; /* ［ ］ */

static bool stands_at(struct pl_str text, size_t at, struct pl_str sign)
{
	return text.len - at >= sign.len && memcmp(text.ptr + at, sign.ptr, sign.len) == 0;
}

/* Where the opening sign stands that pairs with the closing one at `close`, in the same paragraph; or `close`. */
static uint32_t opening(struct pl_str text, uint32_t close, struct pl_str opens, struct pl_str closes)
{
	unsigned depth = 0;

	for (uint32_t i = close; i-- > 0 && close - i < FAR;) {
		if (text.ptr[i] == '\n' && i > 0 && text.ptr[i - 1] == '\n')
			return close;
		if (stands_at(text, i, closes))
			depth++;
		else if (stands_at(text, i, opens) && depth-- == 0)
			return i > 0 && text.ptr[i - 1] == '\\' ? close : i;
	}
	return close;
}

static bool is_number(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!pl_is_digit((unsigned char)text.ptr[i]))
			return false;
	return true;
}

/* `page.html`: a file beside the post. */
static bool begins_file(struct pl_str text)
{
	static const char *const endings[] = {".html", ".htm", ".md", ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"};
	size_t at = 0, from;

	while (at < text.len && (pl_is_alnum((unsigned char)text.ptr[at]) || strchr("_-/%", text.ptr[at])))
		at++;
	from = at;
	while (at < text.len && (at == from || pl_is_alnum((unsigned char)text.ptr[at])))
		at++;
	for (size_t i = 0; from && i < PL_COUNT(endings); i++)
		if (pl_str_eq(pl_str_n(text.ptr + from, at - from), pl_str_c(endings[i])))
			return true;
	return false;
}

/* What is wrong behind the `]`: where the address begins and ends, what stands around it. Offsets from the `]`'s end. */
struct form {
	const char *what;
	size_t from, to, end; /* of the address; of the whole */
	bool certain;         /* nothing else can have been meant */
};

/* The blanks, perhaps with a line's end, at `at`. */
static size_t gap_length(struct pl_str text, uint32_t at)
{
	enum { GAP_MAX = 8 };
	size_t len = 0, lines = 0;

	while (at + len < text.len && len < GAP_MAX && pl_is_space((unsigned char)text.ptr[at + len]) && lines < 2)
		lines += text.ptr[at + len++] == '\n';
	return lines < 2 ? len : 0;
}

/* `rest` follows the address. */
static bool read_end(struct pl_str rest, bool wide, bool angle, struct form *f)
{
	const char *close = memchr(rest.ptr, ')', rest.len);

	f->certain = false;
	f->end = f->to;
	if (angle)
		f->what = "the address has no `>` behind it";
	else if (wide)
		return false;
	else if (!close || !pl_is_space((unsigned char)rest.ptr[0]))
		f->what = "the address has no `)` behind it";
	else if (!memchr("\"'(", pl_str_trim(rest).ptr[0], 3))
		f->what = "a blank in the address";
	else
		f->what = close[-1] == pl_str_trim(rest).ptr[0] ? "the title holds its own quotation mark" : "the title is not closed";
	return true;
}

static bool read_form(struct pl_str text, uint32_t at, struct form *f)
{
	size_t gap = gap_length(text, at);
	struct pl_str rest = rest_of_line(text, at + (uint32_t)gap), target;
	bool wide = !gap && pl_str_starts(rest, wide_open), angle;

	if (!wide && !pl_str_starts(rest, PL_STR("(")))
		return false;
	*f = (struct form){.from = gap + (wide ? 3 : 1), .certain = true};
	target = pl_str_n(rest.ptr + f->from - gap, rest.len + gap - f->from);
	angle = !gap && target.len && target.ptr[0] == '<';
	f->from += angle;
	target = pl_str_n(target.ptr + angle, target.len - angle);
	if (gap ? !begins_address(target) && !pl_str_starts(target, PL_STR("../")) && !pl_str_starts(target, PL_STR("./"))
	        : !begins_target(target) && !begins_file(target))
		return false;
	f->to = f->from + pl_url_length(target);
	rest = pl_str_n(target.ptr + f->to - f->from, target.len + f->from - f->to);
	if (angle && pl_str_starts(rest, PL_STR(">")))
		return false;
	if (!angle && pl_str_starts(rest, wide_close)) {
		f->what = wide ? "full-width brackets around the address" : "the address ends with a full-width bracket";
		f->end = f->to + 3;
	} else if (!angle && pl_str_starts(rest, PL_STR(")"))) {
		f->what = wide ? "a full-width bracket before the address" : memchr(text.ptr + at, '\n', gap) ?
			  "a line break between the two parts" : gap ? "a blank between the two parts" : NULL;
		f->end = f->to + 1;
	} else if (gap || !read_end(rest, wide, angle, f)) {
		return false;
	}
	return true;
}

/* Whether some `[` stands before `at` in its line: a link whose words hold one, an image in a link. */
static bool is_opened(struct pl_str text, uint32_t at)
{
	for (uint32_t i = at; i-- > 0 && text.ptr[i] != '\n';)
		if (text.ptr[i] == '[' || at - i > FAR)
			return true;
	return false;
}

/* Whether an address may follow the `]` at `close`. */
static bool may_be_link(struct pl_str text, size_t close)
{
	return close + 1 == text.len || text.ptr[close + 1] == '(' || pl_is_space((unsigned char)text.ptr[close + 1]) ||
	       stands_at(text, close + 1, wide_open);
}

static void bracket(struct pl_pass *pass, const struct pl_node *n, size_t close)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span place = pl_prose_span(&state->places, n, close, close + 1);
	struct form form;
	struct pl_diag *diag;
	uint32_t open, end;

	if (place.end > text.len || place.start < 2 || !stands_at(text, place.start, close_sign) || text.ptr[place.start - 1] == '\\' ||
	    !read_form(text, place.end, &form))
		return;
	open = opening(text, place.start, open_sign, close_sign);
	end = place.end + (uint32_t)form.end;
	if (open == place.start && !form.what && !is_opened(text, open))
		pl_complain(pass, &rules[SYNTAX], pl_span(open, end), "no `[` stands before the text");
	if (open == place.start || !form.what || is_number(pl_slice(text, pl_span(open + 1, place.start))))
		return;
	diag = pl_complain(pass, &rules[SYNTAX], pl_span(open, end), "%s", form.what);
	if (form.certain) {
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write it as a link", pl_span(place.end, place.end + (uint32_t)form.from), PL_STR("("));
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, NULL, pl_span(place.end + (uint32_t)form.to, end), PL_STR(")"));
	}
}

/* `[text(address)`, with the parenthesis at `at` of the source and nothing else that may close the text. */
static void unclosed(struct pl_pass *pass, struct pl_str text, uint32_t at)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str rest = rest_of_line(text, at);
	uint32_t open = opening(text, at, open_sign, close_sign);
	struct pl_diag *diag;
	struct form form;

	if (open == at || open + 1 == at || open == state->unclosed || pl_is_space((unsigned char)text.ptr[at - 1]) || memchr(rest.ptr, ']', rest.len) ||
	    !read_form(text, at, &form) || form.what)
		return;
	state->unclosed = open;
	diag = pl_complain(pass, &rules[SYNTAX], pl_span(open, at + (uint32_t)form.end), "no `]` stands behind the text");
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write it as a link", pl_span(at, at), close_sign);
}

/* `［text］(address)`, with the parenthesis at `at` of the source. */
static void wide_brackets(struct pl_pass *pass, struct pl_str text, uint32_t at)
{
	uint32_t open;
	struct form form;
	struct pl_diag *diag;

	if (at < 3 || !stands_at(text, at - 3, wide_square_close) || !read_form(text, at, &form) || form.what)
		return;
	open = opening(text, at - 3, wide_square_open, wide_square_close);
	if (open == at - 3)
		return;
	diag = pl_complain(pass, &rules[SYNTAX], pl_span(open, at + (uint32_t)form.end), "full-width brackets around the text");
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write it as a link", pl_span(open, open + 3), open_sign);
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, NULL, pl_span(at - 3, at), close_sign);
}

static void parenthesis(struct pl_pass *pass, const struct pl_node *n, size_t paren)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text, rest = pl_str_n(n->text.ptr + paren + 1, n->text.len - paren - 1);

	if (rest.len && !begins_address(rest))
		return;
	if (pl_str_ends(pl_str_n(n->text.ptr, paren), wide_square_close))
		wide_brackets(pass, text, pl_prose_span(&state->places, n, paren, paren + 1).start);
	else if (paren && n->text.ptr[paren - 1] != ']')
		unclosed(pass, text, pl_prose_span(&state->places, n, paren, paren + 1).start);
}

/* `[b](text)[/b]`: whether `[b` stands not far before the slash at `at`. */
static bool is_end_code(struct pl_str text, uint32_t at, size_t length)
{
	uint32_t from = at > FAR ? at - FAR : 0;
	struct pl_str before = pl_slice(text, pl_span(from, at - 1));
	char word[16] = "[";

	if (text.ptr[at] != '/' || length > sizeof(word) - 1)
		return false;
	memcpy(word + 1, text.ptr + at + 1, length - 1);
	return pl_str_find(before, pl_str_n(word, length), 0) < before.len;
}

/* `(text)[address]`, also with full-width parentheses, with the bracket at `bracket`. */
static void reversed(struct pl_pass *pass, const struct pl_node *n, size_t bracket)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text, rest;
	uint32_t at = pl_prose_span(&state->places, n, bracket, bracket + 1).start, open, close;
	bool wide = at >= 3 && stands_at(text, at - 3, wide_close);
	struct pl_str words;
	struct pl_diag *diag;
	size_t length;

	rest = rest_of_line(text, at + 1);
	if (at < 3 || (!wide && text.ptr[at - 1] != ')') || !begins_target(rest))
		return;
	length = pl_url_length(rest);
	if (length >= rest.len || rest.ptr[length] != ']' || is_end_code(text, at + 1, length))
		return;
	close = at - (wide ? 3 : 1);
	open = wide ? opening(text, close, wide_open, wide_close) : opening(text, close, round_open, round_close);
	words = pl_slice(text, pl_span(open + (wide ? 3 : 1), close));
	if (open == close || !words.len)
		return;
	diag = pl_complain(pass, &rules[REVERSED], pl_span(open, at + (uint32_t)length + 2), "`" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, pl_slice(text, pl_span(open, at + (uint32_t)length + 2)), 60)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "turn them round", pl_span(open, at + (uint32_t)length + 2),
			pl_arena_printf(pl_pass_arena(pass), "[" PL_FMT "](" PL_FMT ")", PL_ARG(words), (int)length, rest.ptr));
}

/* ---- */

static const uint8_t is_code[PL_TAGS] = {
	[PL_TAG_CODE] = 1, [PL_TAG_KBD] = 1, [PL_TAG_SAMP] = 1, [PL_TAG_VAR] = 1, [PL_TAG_TT] = 1,
};

/* Written in Markdown, though raw inline tags may stand around it, and not as code. */
static bool is_markdown_text(const struct pl_node *n)
{
	if (!(n->flags & PL_NODE_MARKDOWN))
		return false;
	for (n = n->parent; n && n->kind == PL_NODE_ELEMENT && !pl_tag_has((enum pl_tag)n->tag, PL_IS_BLOCK); n = n->parent)
		if (is_code[n->tag])
			return false;
	return true;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);

	state->places.source = post->source.text;
	if (post->syntax != PL_SYNTAX_MARKDOWN)
		return;
	for (const char *c = n->text.ptr; (c = memchr(c, '(', n->text.len - (size_t)(c - n->text.ptr))); c++)
		if (is_markdown_text(n))
			parenthesis(pass, n, (size_t)(c - n->text.ptr));
	if (!memchr(n->text.ptr, ']', n->text.len) || !is_markdown_text(n))
		return;
	for (size_t at = 0; at < n->text.len; at++) {
		if (n->text.ptr[at] == ']' && may_be_link(n->text, at))
			bracket(pass, n, at);
		else if (n->text.ptr[at] == '[' && at > 1 && (n->text.ptr[at - 1] == ')' || n->text.ptr[at - 1] == wide_close.ptr[2]))
			reversed(pass, n, at);
	}
}

const struct pl_check pl_check_link_syntax = {
	.name = "link_syntax", .rules = rules, .nrules = PL_COUNT(rules), .text_nodes = true, .state_size = sizeof(struct state), .node = node,
};
