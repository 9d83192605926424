/* html_attribute_syntax: attributes that are not written as HTML wants them. */
#include "base/utf8.h"
#include "body/swallow.h"
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-attribute-syntax", .severity = PL_WARNING, .fix = PL_FIX_SAFE,
	.sentence = "attribute is written wrongly",
	.help = "Write name=\"value\" with straight quotes and a space before each attribute.",
	.why = "Browsers guess what a badly written attribute means, and what they guess is not always what was meant. "
	       "Typographic quotes (“ ”) are no quotes to a browser: they become part of the value, and a link to “page” "
	       "leads nowhere.",
	.bad = "<p><a href=\"/market/\"title=\"Market\">Spring market</a></p>\n",
	.good = "<p><a href=\"/market/\" title=\"Market\">Spring market</a></p>\n",
	.options = "unquoted <bool>: also report values without quotes, `true` or `false` (false)",
	.since = "0.1",
}};

struct state {
	bool found;         /* there are facts to judge once the tree is known */
	uint32_t value_end; /* of the last value without quotes */
	uint32_t end;       /* of the last fault */
};

/* What to say of a fact kind: `before`, the fact's bytes in backquotes, `after`. */
struct form {
	enum pl_fact_kind kind;
	const char *before, *after;
	const char *fix; /* title of a fix that removes the bytes, or NULL */
};

static const struct form forms[] = {
	{PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME, "a stray ", "", NULL},
	{PL_FACT_HTML_UNEXPECTED_EQUALS_BEFORE_NAME, "", " without a name before it", NULL},
	{PL_FACT_HTML_UNEXPECTED_SOLIDUS, "a stray ", "", "remove the slash"},
	{PL_FACT_HTML_MISSING_ATTRIBUTE_VALUE, "", " has no value", NULL},
	{PL_FACT_HTML_END_TAG_WITH_SOLIDUS, "", " has a slash at its end", NULL},
};

static bool is_curly(uint32_t cp)
{
	return cp == 0x201C || cp == 0x201D || cp == 0x2018 || cp == 0x2019 || cp == 0x201E || cp == 0x2033 || cp == 0xFF02;
}

/* Length of the typographic quote at the start of `str`, or 0. */
static size_t leading_curly(struct pl_str str)
{
	size_t at = 0;

	return str.len && is_curly(pl_utf8_next(str, &at)) ? at : 0;
}

static size_t trailing_curly(struct pl_str str)
{
	size_t at = str.len;

	return str.len && is_curly(pl_utf8_prev(str, &at)) ? str.len - at : 0;
}

static void curly_value(struct pl_pass *pass, const struct pl_fact *f, struct pl_str value, size_t open)
{
	size_t close = value.len > open ? trailing_curly(value) : 0;
	struct pl_diag *diag;

	diag = pl_complain(pass, rules, f->span, "`" PL_FMT "`: typographic quotes become part of the value",
			   PL_ARG(pl_quote_text(pass, value, 40)));
	if (!close || memchr(value.ptr, '"', value.len))
		return;
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "write straight quotes", pl_span(f->span.start, f->span.start + (uint32_t)open),
			PL_STR("\""));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "write straight quotes", pl_span(f->span.end - (uint32_t)close, f->span.end),
			PL_STR("\""));
}

/* The first odd character in a value without quotes: one complaint about the value. */
static void odd_value(struct pl_pass *pass, const struct pl_fact *f)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;

	if (f->span.start < state->value_end)
		return;
	state->value_end = f->span.end;
	while (state->value_end < text.len && text.ptr[state->value_end] != '>' &&
	       !pl_is_space((unsigned char)text.ptr[state->value_end]))
		state->value_end++;
	pl_complain(pass, rules, f->span, "a value with `" PL_FMT "` in it needs quotes", PL_ARG(pl_slice(text, f->span)));
}

static void unquoted_value(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str value = pl_slice(pl_pass_post(pass)->source.text, f->span);
	size_t open = leading_curly(value);
	struct pl_diag *diag;

	if (open) {
		((struct state *)pl_pass_state(pass))->value_end = f->span.end;
		curly_value(pass, f, value, open);
		return;
	}
	if (!pl_pass_lists(pass, rules, "unquoted", PL_STR("true")))
		return;
	diag = pl_complain(pass, rules, f->span, "`" PL_FMT "` has no quotes", PL_ARG(pl_quote_text(pass, value, 40)));
	if (memchr(value.ptr, '"', value.len))
		return;
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "add quotes", pl_span(f->span.start, f->span.start), PL_STR("\""));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "add quotes", pl_span(f->span.end, f->span.end), PL_STR("\""));
}

static void missing_space(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t end = f->span.start;
	struct pl_diag *diag;

	while (end < text.len && (pl_is_alnum((unsigned char)text.ptr[end]) || text.ptr[end] == '-'))
		end++;
	if (end == f->span.start)
		return; /* a stray quote or the like: that has a fact of its own */
	diag = pl_complain(pass, rules, pl_span(f->span.start, end), "no space before `" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, pl_slice(text, pl_span(f->span.start, end)), 40)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "add a space", f->span, PL_STR(" "));
}

/* `</p class="x">`: the attributes have no effect. */
static void end_tag(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t at = f->span.start;
	struct pl_diag *diag;

	while (at < f->span.end && !pl_is_space((unsigned char)text.ptr[at]) && text.ptr[at] != '>')
		at++;
	if (memchr(text.ptr + at, '<', f->span.end - at))
		return; /* the `>` is missing, which html-cut-short says */
	diag = pl_complain(pass, rules, f->span, "attributes in the end tag `" PL_FMT ">` have no effect",
			   PL_ARG(pl_quote_text(pass, pl_slice(text, pl_span(f->span.start, at)), 40)));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "remove them", pl_span(at, f->span.end - 1), PL_STR(""));
}

static void other(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str what = pl_slice(pl_pass_post(pass)->source.text, f->span);

	for (size_t i = 0; i < PL_COUNT(forms); i++) {
		struct pl_diag *diag;

		if (forms[i].kind != f->kind)
			continue;
		diag = pl_complain(pass, rules, f->span, "%s`" PL_FMT "`%s", forms[i].before,
				   PL_ARG(pl_quote_text(pass, what, 40)), forms[i].after);
		if (forms[i].fix)
			pl_complain_fix(pass, diag, PL_FIX_SAFE, forms[i].fix, f->span, PL_STR(""));
	}
}

/* True when a template stands in the tag before `at`: `<img src={% if x %}"a"{% else %}"b"{% endif %}>`. */
static bool follows_template(struct pl_pass *pass, uint32_t at)
{
	enum { TAG_MAX = 2048 };
	const struct pl_post *post = pl_pass_post(pass);
	uint32_t start = at;

	if (!post->templates.count)
		return false;
	while (start > 0 && at - start < TAG_MAX && post->source.text.ptr[start] != '<')
		start--;
	return pl_templates_between(&post->templates, pl_span(start, at));
}

/* True when the fault stands in the same word as the one told before: `="lead"` is one fault, not three. */
static bool goes_on(struct pl_pass *pass, const struct pl_fact *f)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	bool same = state->end && f->span.start >= state->end;

	for (uint32_t at = state->end; same && at < f->span.start; at++)
		same = !pl_is_space((unsigned char)text.ptr[at]) && text.ptr[at] != '>';
	if (f->kind != PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES) /* which another fault may explain */
		state->end = f->span.end;
	return same;
}

static void judge(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str text = pl_pass_post(pass)->source.text;

	if (goes_on(pass, f) || follows_template(pass, f->span.start))
		return;

	switch (f->kind) {
	case PL_FACT_HTML_UNQUOTED_VALUE:
		unquoted_value(pass, f);
		break;
	case PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES:
		missing_space(pass, f);
		break;
	case PL_FACT_HTML_END_TAG_WITH_ATTRIBUTES:
		end_tag(pass, f);
		break;
	case PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME:
		if (text.ptr[f->span.start] != '<') /* that is html-cut-short's */
			other(pass, f);
		break;
	case PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_UNQUOTED_VALUE:
		odd_value(pass, f);
		break;
	default:
		other(pass, f);
	}
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	struct state *state = pl_pass_state(pass);

	(void)f;
	state->found = true;
}

static const enum pl_fact_kind facts[] = {
	PL_FACT_HTML_UNQUOTED_VALUE, PL_FACT_HTML_MISSING_SPACE_BETWEEN_ATTRIBUTES, PL_FACT_HTML_END_TAG_WITH_ATTRIBUTES,
	PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_ATTRIBUTE_NAME, PL_FACT_HTML_UNEXPECTED_CHARACTER_IN_UNQUOTED_VALUE,
	PL_FACT_HTML_UNEXPECTED_EQUALS_BEFORE_NAME, PL_FACT_HTML_UNEXPECTED_SOLIDUS, PL_FACT_HTML_MISSING_ATTRIBUTE_VALUE,
	PL_FACT_HTML_END_TAG_WITH_SOLIDUS, PL_FACT_NONE,
};

static bool wanted(const struct pl_fact *f)
{
	for (const enum pl_fact_kind *k = facts; *k != PL_FACT_NONE; k++)
		if (*k == f->kind)
			return true;
	return false;
}

/* A tag with a quote missing is full of false attributes; html-cut-short reports the one fault. */
static void finish(struct pl_pass *pass)
{
	const struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_swallows swallows;

	if (!state->found)
		return;
	pl_swallow_all(&swallows, pl_pass_arena(pass), &post->body, post->source.text);
	for (size_t i = 0; i < post->facts.count; i++) {
		const struct pl_fact *f = &post->facts.items[i];

		if (!wanted(f) || pl_swallow_covers(&swallows, f->span.start))
			continue;
		judge(pass, f);
	}
}

const struct pl_check pl_check_html_attribute_syntax = {
	.name = "html_attribute_syntax", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts,
	.state_size = sizeof(struct state), .fact = fact, .finish = finish,
};
