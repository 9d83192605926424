/* link_reference: references without definition, definitions without use. */
#include "base/arena.h"
#include "lint/check.h"

enum { UNDEFINED, UNUSED };
static const struct pl_rule rules[] = {
	[UNDEFINED] = {
		.id = "link-undefined", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "reference has no definition and shows as text",
		.help = "Add the definition, as `[label]: https://…`, or correct the label.",
		.why = "Markdown turns `[text][label]` into a link, and `[^1]` into a footnote mark, only when the label is defined in the "
		       "same post. Otherwise readers see the brackets.",
		.bad = "See [the notice][notice].", .good = "See [the notice][notice].\n\n[notice]: https://example.org/notice",
	},
	[UNUSED] = {
		.id = "link-unused", .severity = PL_INFO, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "definition is not used",
		.help = "Delete it, or use it.",
		.why = "A definition that nothing refers to shows nowhere. Often the text that used it was edited, or the label is "
		       "misspelt on one side. When a label is defined twice, the first definition counts.",
		.bad = "Nothing refers to this.\n\n[notice]: https://example.org/notice",
		.good = "See [the notice][notice].\n\n[notice]: https://example.org/notice",
	},
};

/* `[^a-z]` is a class of characters, `[^1]` a footnote. */
static bool is_footnote_label(struct pl_str label)
{
	if (label.len == 4 && label.ptr[2] == '-')
		return false;
	for (size_t i = 1; i < label.len; i++)
		if (!pl_is_alnum((unsigned char)label.ptr[i]) && label.ptr[i] != '-' && label.ptr[i] != '_' && (unsigned char)label.ptr[i] < 0x80)
			return false;
	return label.len > 1;
}

static bool is_index(struct pl_str label)
{
	for (size_t i = 0; i < label.len; i++)
		if (!pl_is_digit((unsigned char)label.ptr[i]))
			return false;
	return true;
}

/* `matrix[1][2]`, `[x][]` of a task or a type, and what templates fill in are no references. */
static bool is_reference(const struct pl_post *post, const struct pl_fact *fact)
{
	struct pl_str text = post->source.text, label = fact->text;
	char before = fact->span.start > post->body_span.start ? text.ptr[fact->span.start - 1] : ' ';

	if (pl_templates_between(&post->templates, fact->span))
		return false;
	if (label.ptr[0] == '^')
		return is_footnote_label(label);
	if (pl_is_alnum((unsigned char)before) || (before && strchr(")]_$", before)))
		return false;
	return label.len > 1 && !is_index(label) && (pl_is_alnum((unsigned char)label.ptr[0]) || (unsigned char)label.ptr[0] >= 0x80);
}

/* A line that was meant for a definition. */
struct broken {
	struct pl_span colon; /* what stands where `: ` should, the bracket of the label left out */
	uint32_t start;       /* of the line's `[` */
	struct pl_str label;
	const char *what;
	bool told;            /* where it is used */
};

enum { BROKEN_MAX = 64, SEARCH_MAX = 8 << 20 };

struct state {
	struct broken *broken; /* NULL until somebody asks */
	size_t count;
	size_t searched;       /* bytes of templates, for all definitions together */
};

/* `[label]：…`, `[label] : …` at the start of a line. */
static bool read_broken(struct pl_str text, uint32_t start, struct broken *b)
{
	enum { LABEL_MAX = 1000 };
	static const struct pl_str wide_colon = {"\xEF\xBC\x9A", 3};
	struct pl_str rest = pl_str_n(text.ptr + start, text.len - start);
	const char *close = memchr(rest.ptr, ']', rest.len < LABEL_MAX ? rest.len : LABEL_MAX);
	size_t end = close ? (size_t)(close - rest.ptr) : 0;

	if (end < 2 || memchr(rest.ptr, '\n', end))
		return false;
	*b = (struct broken){.start = start, .label = pl_str_n(rest.ptr + 1, end - 1)};
	rest = pl_str_n(close + 1, rest.len - end - 1);
	b->colon.start = b->colon.end = start + (uint32_t)end + 1;
	if (pl_str_starts(rest, wide_colon)) {
		b->colon.end += 3;
		b->what = "a full-width colon keeps this from being the definition";
	} else if (pl_str_starts(rest, PL_STR(" :"))) {
		b->colon.end += 2;
		b->what = "the blank before the colon keeps this from being the definition";
	} else if (b->label.ptr[0] == '^' && pl_str_starts(rest, PL_STR(" "))) {
		b->what = "without a colon this is no definition";
	}
	while (b->colon.end < text.len && text.ptr[b->colon.end] == ' ')
		b->colon.end++;
	return b->what;
}

static void find_broken(struct pl_pass *pass, struct state *state)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str text = post->source.text;

	state->broken = PL_NEW_N(pl_pass_arena(pass), struct broken, BROKEN_MAX);
	for (uint32_t at = post->body_span.start; at < post->body_span.end && state->count < BROKEN_MAX; at++) {
		const char *newline;

		if (text.ptr[at] == '[' && read_broken(text, at, &state->broken[state->count]))
			state->count++;
		newline = memchr(text.ptr + at, '\n', post->body_span.end - at);
		if (!newline)
			return;
		at = (uint32_t)(newline - text.ptr);
	}
}

static struct broken *broken_definition(struct pl_pass *pass, struct pl_str label)
{
	struct state *state = pl_pass_state(pass);

	if (!state->broken)
		find_broken(pass, state);
	for (size_t i = 0; i < state->count; i++)
		if (pl_str_eq_nocase(state->broken[i].label, label))
			return &state->broken[i];
	return NULL;
}

static void undefined(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct broken *b;
	struct pl_diag *diag;

	if (!is_reference(pl_pass_post(pass), fact))
		return;
	b = broken_definition(pass, fact->text);
	if (b && b->start == fact->span.start && b->told)
		return;
	diag = pl_complain(pass, &rules[UNDEFINED], fact->span, "nothing defines the %s `" PL_FMT "`",
			   fact->text.ptr[0] == '^' ? "footnote" : "label", PL_ARG(pl_quote_text(pass, fact->text, 40)));
	if (!b)
		return;
	b->told = true;
	pl_complain_related(pass, diag, pl_span(b->start, b->colon.end), "%s", b->what);
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "write it as a definition", b->colon, PL_STR(": "));
}

/* `[//]: # (a comment)` is how comments are written in Markdown. */
static bool is_comment(const struct pl_post *post, const struct pl_fact *fact)
{
	struct pl_str target = pl_slice(post->source.text, fact->related);

	return pl_str_is(target, "#") || pl_str_is(target, "<>") || pl_str_is(target, "/") || pl_str_is(fact->text, "//");
}

/* Whether a template holds the label; true as well when there is too much to look through. */
static bool is_in_template(struct pl_pass *pass, struct pl_str label)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);

	for (size_t i = 0; i < post->templates.count; i++) {
		struct pl_str template = pl_slice(post->source.text, post->templates.items[i].span);

		state->searched += template.len;
		if (state->searched > SEARCH_MAX || pl_str_find(template, label, 0) < template.len)
			return true;
	}
	return false;
}

static void unused(struct pl_pass *pass, const struct pl_fact *fact)
{
	const struct pl_post *post = pl_pass_post(pass);
	bool twice = fact->kind == PL_FACT_MD_DEFINITION_DUPLICATE, footnote = fact->text.ptr[0] == '^';
	uint32_t end = fact->span.end;
	struct pl_diag *diag;

	/* a label made by a template is as many as that makes */
	if (pl_templates_between(&post->templates, pl_span(fact->span.start, fact->span.start + (uint32_t)fact->text.len + 2)))
		return;
	if ((fact->code && !twice) || is_comment(post, fact) || is_in_template(pass, fact->text))
		return;
	diag = pl_complain(pass, &rules[UNUSED], fact->span, twice ? "`" PL_FMT "` is defined above; that one counts" : "nothing refers to `" PL_FMT "`",
			   PL_ARG(pl_quote_text(pass, fact->text, 40)));
	if (twice)
		pl_complain_related(pass, diag, fact->related, "defined here");
	if (footnote || !diag)
		return;
	while (end < post->source.text.len && post->source.text.ptr[end] != '\n')
		end++;
	end += end < post->source.text.len;
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete it", pl_span(fact->span.start, end), PL_STR(""));
}

static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	if (fact->kind == PL_FACT_MD_UNDEFINED)
		undefined(pass, fact);
	else
		unused(pass, fact);
}

static const enum pl_fact_kind facts[] = {PL_FACT_MD_UNDEFINED, PL_FACT_MD_DEFINITION, PL_FACT_MD_DEFINITION_DUPLICATE, PL_FACT_NONE};

const struct pl_check pl_check_link_reference = {
	.name = "link_reference", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .state_size = sizeof(struct state), .fact = fact,
};
