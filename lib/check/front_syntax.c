/* front_syntax: front matter that a reader refuses or reads otherwise than it looks. */
#include "front/quote.h"
#include "lint/check.h"

enum { SYNTAX, ESCAPE, DUPLICATE, ANCHOR, CUT };
static const struct pl_rule rules[] = {
	[SYNTAX] = {
		.id = "front-syntax", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.1", .whole_post = true,
		.sentence = "front matter does not parse",
		.help = "Put the value in quotes, or correct what stands at this place.",
		.why = "Jekyll publishes a post whose front matter it cannot read without title, layout and date; Hugo stops. postlint goes "
		       "on at the next key, so that every fault is shown at once.",
		.bad = "---\ntitle: Bridge works: what changes\n---\nText.\n", .good = "---\ntitle: \"Bridge works: what changes\"\n---\nText.\n",
	},
	[ESCAPE] = {
		.id = "front-escape", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.1", .whole_post = true,
		.sentence = "backslash before a colon does not escape it",
		.help = "Put the whole value in double quotes and drop the backslash.",
		.why = "YAML knows escapes only inside double quotes. Outside, `\\:` followed by a space is a backslash and the start of a "
		       "map: the front matter does not parse.",
		.bad = "---\ntitle: Recap\\: the works\n---\nText.\n", .good = "---\ntitle: \"Recap: the works\"\n---\nText.\n",
	},
	[DUPLICATE] = {
		.id = "front-duplicate-key", .severity = PL_ERROR, .since = "0.1", .whole_post = true,
		.sentence = "key stands twice",
		.help = "Keep one of the two.",
		.why = "Most builders take the last value without a word, some refuse the file. Which one was meant only the author knows.",
		.bad = "---\ntitle: One\ntitle: Two\n---\nText.\n", .good = "---\ntitle: Two\n---\nText.\n",
	},
	[ANCHOR] = {
		.id = "front-anchor", .severity = PL_WARNING, .since = "0.1", .whole_post = true,
		.sentence = "YAML anchors, aliases, tags and directives have no place in front matter",
		.help = "Write the value out.",
		.why = "Builders differ in what they make of them, and some refuse them for safety. Often a `&`, `*`, `!` or `%` was meant as "
		       "text and needs quotes.",
		.bad = "---\ntitle: &t One\nsummary: *t\n---\nText.\n", .good = "---\ntitle: \"&t One\"\n---\nText.\n",
	},
	[CUT] = {
		.id = "front-comment-cut", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1", .whole_post = true,
		.sentence = "value is cut at ` #`",
		.help = "Put the value in quotes when the `#` belongs to it.",
		.why = "In YAML a blank and a `#` begin a comment, so the title `State of the #SocialGov` reads `State of the`.",
		.bad = "---\ntitle: State of the #SocialGov\n---\nText.\n", .good = "---\ntitle: \"State of the #SocialGov\"\n---\nText.\n",
	},
};

/* Puts what stands in `value` into quotes; `\:` loses its backslash. */
static void quote(struct pl_pass *pass, struct pl_diag *diag, enum pl_fix_class fix_class, struct pl_span value)
{
	struct pl_str text = pl_slice(pl_pass_post(pass)->source.text, value);
	char *plain;
	size_t len = 0;

	if (!diag || pl_span_empty(value) || text.ptr[0] == '"' || text.ptr[0] == '\'')
		return;
	plain = pl_arena_alloc(pl_pass_arena(pass), text.len);
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\\' || i + 1 == text.len || text.ptr[i + 1] != ':')
			plain[len++] = text.ptr[i];
	pl_complain_fix(pass, diag, fix_class, "put the value into quotes", value, pl_yaml_quote(pl_pass_arena(pass), pl_str_n(plain, len)));
}

/* Whether quotes around the value cure it. */
static bool needs_quotes(uint32_t cause)
{
	return cause == PL_CAUSE_COLON_IN_PLAIN || cause == PL_CAUSE_BACKSLASH_COLON || cause == PL_CAUSE_RESERVED_START ||
	       cause == PL_CAUSE_TEMPLATE;
}

static void syntax(struct pl_pass *pass, const struct pl_fact *fact)
{
	const struct pl_post *post = pl_pass_post(pass);
	bool yaml = post->front.format == PL_FRONT_YAML;
	const char *cause = yaml ? pl_cause_text(fact->code) : NULL;
	struct pl_diag *diag;

	if (fact->code == PL_CAUSE_BACKSLASH_COLON)
		diag = pl_complain(pass, &rules[ESCAPE], fact->span, NULL);
	else if (cause)
		diag = pl_complain(pass, &rules[SYNTAX], fact->span, "%s", cause);
	else
		diag = pl_complain(pass, &rules[SYNTAX], fact->span, PL_FMT, PL_ARG(fact->text));
	if (yaml && needs_quotes(fact->code))
		quote(pass, diag, PL_FIX_UNSAFE, pl_yaml_line_value(post->source.text, post->front.split.front, fact->span.start));
}

static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str text = pl_slice(pl_pass_post(pass)->source.text, fact->span);
	struct pl_str shown;
	struct pl_diag *diag;

	switch (fact->kind) {
	case PL_FACT_FRONT_SYNTAX:
		syntax(pass, fact);
		break;
	case PL_FACT_FRONT_DUPLICATE:
		shown = pl_quote_text(pass, fact->text, 40);
		diag = pl_complain(pass, &rules[DUPLICATE], fact->span, "`" PL_FMT "`", PL_ARG(shown));
		pl_complain_related(pass, diag, fact->related, "first written here");
		break;
	case PL_FACT_FRONT_LIMIT:
		pl_complain(pass, &rules[SYNTAX], fact->span, "a limit was reached: " PL_FMT, PL_ARG(fact->text));
		break;
	case PL_FACT_FRONT_COMMENT_CUT:
		if (text.len < 2 || text.ptr[1] == ' ' || text.ptr[1] == '\t')
			break; /* `# why`: a comment that was meant as one */
		shown = pl_quote_text(pass, text, 40);
		diag = pl_complain(pass, &rules[CUT], fact->span, "`" PL_FMT "` is read as a comment", PL_ARG(shown));
		quote(pass, diag, PL_FIX_SAFE, pl_span(fact->related.start, fact->span.end));
		break;
	default:
		if (pl_str_is(text, "!binary") || pl_str_is(text, "!!binary"))
			break; /* front-binary's */
		shown = pl_quote_text(pass, text, 40);
		pl_complain(pass, &rules[ANCHOR], fact->span, "`" PL_FMT "`", PL_ARG(shown));
	}
}

const struct pl_check pl_check_front_syntax = {
	.name = "front_syntax",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.facts = (const enum pl_fact_kind[]){PL_FACT_FRONT_SYNTAX, PL_FACT_FRONT_DUPLICATE, PL_FACT_FRONT_ANCHOR, PL_FACT_FRONT_LIMIT,
					     PL_FACT_FRONT_COMMENT_CUT, PL_FACT_NONE},
	.fact = fact,
};
