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

struct state {
	struct pl_prose_places places;
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

/* The opening bracket that the closing one before `close` pairs with, or `close`. */
static size_t opening(struct pl_str text, size_t close, char open_sign, char close_sign)
{
	unsigned depth = 0;

	for (size_t i = close; i-- > 0 && close - i < 1000;) {
		if (text.ptr[i] == close_sign)
			depth++;
		else if (text.ptr[i] == open_sign && depth-- == 0)
			return i;
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

/* What is wrong behind the `]`: where the address begins and ends in `rest`, what stands around it. */
struct form {
	const char *what;
	size_t from, to, end; /* of the address; of the whole */
	bool certain;         /* nothing else can have been meant */
};

static bool read_form(struct pl_str rest, struct form *f)
{
	static const struct pl_str wide_open = {"\xEF\xBC\x88", 3}, wide_close = {"\xEF\xBC\x89", 3};
	bool wide = pl_str_starts(rest, wide_open), spaced = pl_str_starts(rest, PL_STR(" ("));
	struct pl_str target;

	*f = (struct form){.from = wide ? 3 : spaced ? 2 : 1};
	if (!wide && !spaced && !pl_str_starts(rest, PL_STR("(")))
		return false;
	target = pl_str_n(rest.ptr + f->from, rest.len - f->from);
	if (spaced ? !begins_address(target) : !begins_target(target))
		return false;
	f->to = f->from + pl_url_length(target);
	target = pl_str_n(rest.ptr + f->to, rest.len - f->to);
	f->certain = true;
	if (pl_str_starts(target, wide_close)) {
		f->what = wide ? "full-width brackets around the address" : "the address ends with a full-width bracket";
		f->end = f->to + 3;
	} else if (pl_str_starts(target, PL_STR(")"))) {
		f->what = wide ? "a full-width bracket before the address" : "a blank between the two parts";
		f->end = f->to + 1;
		if (!wide && !spaced) /* a link after all: some other thing keeps it from being one */
			return false;
	} else {
		const char *close = memchr(target.ptr, ')', target.len);

		f->certain = false;
		f->end = f->to;
		if (spaced || wide)
			return false;
		if (close && pl_is_space((unsigned char)target.ptr[0]))
			f->what = memchr("\"'(", pl_str_trim(target).ptr[0], 3) ? "the title holds its own quotation mark" : "a blank in the address";
		else
			f->what = "the address has no `)` behind it";
	}
	return true;
}

static void bracket(struct pl_pass *pass, const struct pl_node *n, size_t close)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text, words;
	size_t open = opening(n->text, close, '[', ']');
	struct pl_span place;
	struct form form;
	struct pl_diag *diag;
	uint32_t end;

	if (open == close || open + 1 == close)
		return;
	words = pl_str_n(n->text.ptr + open + 1, close - open - 1);
	place = pl_prose_span(&state->places, n, open, close + 1);
	if (place.end > text.len || text.ptr[place.end - 1] != ']' || !read_form(rest_of_line(text, place.end), &form) || is_number(words))
		return;
	end = place.end + (uint32_t)form.end;
	diag = pl_complain(pass, &rules[SYNTAX], pl_span(place.start, end), "%s", form.what);
	if (form.certain && diag) {
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write it as a link", pl_span(place.end, place.end + (uint32_t)form.from), PL_STR("("));
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, NULL, pl_span(place.end + (uint32_t)form.to, end), PL_STR(")"));
	}
}

/* `[b](text)[/b]`: whether `[b` stands not far before the slash at `at`. */
static bool is_end_code(struct pl_str text, uint32_t at, size_t length)
{
	enum { FAR = 1000 };
	uint32_t from = at > FAR ? at - FAR : 0;
	struct pl_str before = pl_slice(text, pl_span(from, at - 1));
	char word[16] = "[";

	if (text.ptr[at] != '/' || length > sizeof(word) - 1)
		return false;
	memcpy(word + 1, text.ptr + at + 1, length - 1);
	return pl_str_find(before, pl_str_n(word, length), 0) < before.len;
}

/* `(text)[address]`, with the `)` at `close`. */
static void reversed(struct pl_pass *pass, const struct pl_node *n, size_t close)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text, rest;
	size_t open = opening(n->text, close, '(', ')'), length;
	struct pl_span words;
	struct pl_diag *diag;
	uint32_t start, end;

	if (open == close || open + 1 == close)
		return;
	words = pl_prose_span(&state->places, n, open, close + 1);
	rest = rest_of_line(text, words.end);
	if (rest.len < 3 || rest.ptr[0] != '[' || !begins_target(pl_str_n(rest.ptr + 1, rest.len - 1)))
		return;
	length = pl_url_length(pl_str_n(rest.ptr + 1, rest.len - 1));
	if (length + 1 >= rest.len || rest.ptr[length + 1] != ']' || is_end_code(text, words.end + 1, length))
		return;
	start = words.start;
	end = words.end + (uint32_t)length + 2;
	diag = pl_complain(pass, &rules[REVERSED], pl_span(start, end), "`" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, pl_slice(text, pl_span(start, end)), 60)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "turn them round", pl_span(start, end),
			pl_arena_printf(pl_pass_arena(pass), "[" PL_FMT "](" PL_FMT ")", PL_ARG(pl_slice(text, pl_span(start + 1, words.end - 1))),
					(int)length, rest.ptr + 1));
}

/* ---- */

static bool is_markdown_text(const struct pl_node *n)
{
	return n->parent && (n->parent->flags & PL_NODE_MARKDOWN) && !pl_node_is(n->parent, PL_TAG_CODE);
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);

	state->places.source = post->source.text;
	if (post->syntax == PL_SYNTAX_MARKDOWN && memchr(n->text.ptr, ']', n->text.len) && is_markdown_text(n)) {
		for (size_t at = 0; at < n->text.len; at++) {
			if (n->text.ptr[at] == ']')
				bracket(pass, n, at);
			else if (n->text.ptr[at] == ')' && at + 1 < n->text.len && n->text.ptr[at + 1] == '[')
				reversed(pass, n, at);
		}
	}
}

const struct pl_check pl_check_link_syntax = {
	.name = "link_syntax", .rules = rules, .nrules = PL_COUNT(rules), .text_nodes = true, .state_size = sizeof(struct state), .node = node,
};
