/* html_raw_character: `<` and `&` that were meant as text. */
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-raw-character", .severity = PL_WARNING, .fix = PL_FIX_SAFE,
	.sentence = "character must be written as a reference here",
	.help = "Write `&lt;` for `<` and `&amp;` for `&`.",
	.why = "In HTML `<` begins a tag and `&` a character reference. A `<` that begins nothing is shown as it stands, but "
	       "one letter typed behind it and the text is gone. In Markdown text both may stand as they are.\n\n"
	       "HTML allows most lone `&`; ask for them with the option.",
	.bad = "<p>A ticket is < 20 yuan.</p>\n",
	.good = "<p>A ticket is &lt; 20 yuan, at the R&D centre.</p>\n",
	.options = "ampersands <bool>: also report every `&` that begins no reference, `true` or `false` (false)",
	.since = "0.1",
}};

static void less_than(struct pl_pass *pass, const struct pl_fact *f)
{
	enum { EDITS_MAX = 100 };
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t start = f->span.start, end = start + 1;
	struct pl_diag *diag;
	bool slash;

	if (start > 0 && text.ptr[start - 1] == '<') /* told with the first of them */
		return;
	while (end < text.len && text.ptr[end] == '<' && !(end + 1 < text.len && pl_is_alpha((unsigned char)text.ptr[end + 1])))
		end++;
	if (end - start == 7 && (start == 0 || text.ptr[start - 1] == '\n')) /* `<<<<<<< HEAD`: conflict-marker's */
		return;
	if (pl_templates_at(&pl_pass_post(pass)->templates, end)) /* `<{{ tag }}>` */
		return;
	slash = end < text.len && text.ptr[end] == '/';
	diag = pl_complain(pass, rules, pl_span(start, end), slash ? "`</` begins no end tag; what follows up to `>` is not shown" : "`<` begins no tag");
	for (uint32_t at = start; at < end && end - start <= EDITS_MAX; at++)
		pl_complain_fix(pass, diag, slash ? PL_FIX_UNSAFE : PL_FIX_SAFE, "write &lt;", pl_span(at, at + 1), PL_STR("&lt;"));
}

/* An XML declaration before a page is harmless. */
static void question_mark(struct pl_pass *pass, const struct pl_fact *f)
{
	const struct pl_post *post = pl_pass_post(pass);

	if (pl_str_trim(pl_slice(post->source.text, pl_span(post->body_span.start, f->span.start))).len == 0)
		return;
	pl_complain(pass, rules, f->span, "`<?` begins nothing in HTML; what follows up to `>` is not shown");
}

static void ampersand(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_span sign = pl_span(f->span.start, f->span.start + 1);

	if (pl_pass_lists(pass, rules, "ampersands", PL_STR("true")))
		pl_complain_fix(pass, pl_complain(pass, rules, sign, "`&` begins no reference"), PL_FIX_SAFE, "write &amp;", sign,
				PL_STR("&amp;"));
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	if (f->kind == PL_FACT_HTML_RAW_AMPERSAND)
		ampersand(pass, f);
	else if (f->kind == PL_FACT_HTML_UNEXPECTED_QUESTION_MARK)
		question_mark(pass, f);
	else
		less_than(pass, f);
}

static const enum pl_fact_kind facts[] = {
	PL_FACT_HTML_INVALID_FIRST_CHARACTER, PL_FACT_HTML_EOF_BEFORE_TAG_NAME, PL_FACT_HTML_UNEXPECTED_QUESTION_MARK,
	PL_FACT_HTML_RAW_AMPERSAND, PL_FACT_NONE,
};

const struct pl_check pl_check_html_raw_character = {
	.name = "html_raw_character", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .fact = fact,
};
