/* link_reference: references without definition, definitions without use. */
#include "lint/check.h"

enum { UNDEFINED, UNUSED };
static const struct pl_rule rules[] = {
	[UNDEFINED] = {
		.id = "link-undefined", .severity = PL_WARNING, .since = "0.1",
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

static void undefined(struct pl_pass *pass, const struct pl_fact *fact)
{
	const char *what = fact->text.ptr[0] == '^' ? "footnote" : "label";

	if (is_reference(pl_pass_post(pass), fact))
		pl_complain(pass, &rules[UNDEFINED], fact->span, "nothing defines the %s `" PL_FMT "`", what,
			    PL_ARG(pl_quote_text(pass, fact->text, 40)));
}

/* `[//]: # (a comment)` is how comments are written in Markdown. */
static bool is_comment(const struct pl_post *post, const struct pl_fact *fact)
{
	struct pl_str target = pl_slice(post->source.text, fact->related);

	return pl_str_is(target, "#") || pl_str_is(target, "<>") || pl_str_is(target, "/") || pl_str_is(fact->text, "//");
}

static bool is_in_template(const struct pl_post *post, struct pl_str label)
{
	for (size_t i = 0; i < post->templates.count; i++)
		if (pl_str_find(pl_slice(post->source.text, post->templates.items[i].span), label, 0) < post->templates.items[i].span.end -
		    post->templates.items[i].span.start)
			return true;
	return false;
}

static void unused(struct pl_pass *pass, const struct pl_fact *fact)
{
	enum { TEMPLATES_MAX = 1000 };
	const struct pl_post *post = pl_pass_post(pass);
	bool twice = fact->kind == PL_FACT_MD_DEFINITION_DUPLICATE, footnote = fact->text.ptr[0] == '^';
	uint32_t end = fact->span.end;
	struct pl_diag *diag;

	/* a label made by a template is as many as that makes */
	if (pl_templates_between(&post->templates, pl_span(fact->span.start, fact->span.start + (uint32_t)fact->text.len + 2)))
		return;
	if ((fact->code && !twice) || is_comment(post, fact) || post->templates.count > TEMPLATES_MAX || is_in_template(post, fact->text))
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
	.name = "link_reference", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .fact = fact,
};
