/* html_duplicate_attribute: the same attribute twice in one tag. */
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-duplicate-attribute", .severity = PL_ERROR, .fix = PL_FIX_SAFE,
	.sentence = "attribute stands twice in one tag",
	.help = "Browsers take the first and ignore this one. Keep one of them; two classes go into one `class`.",
	.why = "Browsers take the first of two attributes with the same name and drop the other without a word. Two `class` "
	       "attributes are the usual case: the second class has no effect.",
	.bad = "<p class=\"lead\" id=\"top\" class=\"wide\">Spring market</p>\n",
	.good = "<p class=\"lead wide\" id=\"top\">Spring market</p>\n",
	.since = "0.1",
}};

/* `{% if a %}class="x"{% else %}class="y"{% endif %}`: only one of them is ever written out. */
static bool is_alternative(const struct pl_post *post, struct pl_span first, struct pl_span second)
{
	return pl_templates_between(&post->templates, pl_span(first.end, second.start));
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str text = post->source.text, between = pl_slice(text, pl_span(f->related.start, f->span.end));
	uint32_t start = f->span.start;
	struct pl_diag *diag;

	/* a `<` between them: the tag itself is broken, which html-cut-short says */
	if (memchr(between.ptr, '<', between.len) || is_alternative(post, f->related, f->span))
		return;
	diag = pl_complain(pass, rules, f->span, "`" PL_FMT "`%s", PL_ARG(pl_quote_text(pass, f->text, 40)),
			   f->code ? ", with the same value" : "");
	pl_complain_related(pass, diag, f->related, "this is the one browsers use");
	while (start > 0 && pl_is_space((unsigned char)text.ptr[start - 1]))
		start--;
	pl_complain_fix(pass, diag, f->code ? PL_FIX_SAFE : PL_FIX_UNSAFE, "remove the second one", pl_span(start, f->span.end),
			PL_STR(""));
}

static const enum pl_fact_kind facts[] = {PL_FACT_HTML_DUPLICATE_ATTRIBUTE, PL_FACT_NONE};

const struct pl_check pl_check_html_duplicate_attribute = {
	.name = "html_duplicate_attribute", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .fact = fact,
};
