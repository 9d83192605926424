/* html_tidy: libtidy's own findings, as a second opinion. */
#include "body/tidy.h"
#include "lint/check.h"

enum { TIDY };
static const struct pl_rule rules[] = {
	[TIDY] = {
		.id = "html-tidy",
		.severity = PL_OFF,
		.sentence = "tidy finds fault here",
		.help = "Look at what tidy says; where postlint's own html rules are silent, browsers may cope.",
		.why = "HTML Tidy reads HTML by rules of its own, which are older and stricter than those of browsers. Its findings "
		       "are a second opinion, useful before a page goes to other software than a browser.\n\n"
		       "Off by default: it repeats much of what the other html rules say, and is many times slower. HTML that is "
		       "nested deeper than 256 elements, has 512 attributes on a tag or more than 64 open formatting elements, "
		       "or takes tidy longer than a second, is not judged, and a finding says so.",
		.bad = "<p><b>Spring <i>market</b></i></p>",
		.good = "<p><b>Spring <i>market</i></b></p>",
		.since = "0.1",
	},
};

static const char *const refusals[PL_TIDY_ENDS] = {
	[PL_TIDY_SIZE] = "not judged: over 4 MB",
	[PL_TIDY_DEPTH] = "not judged: more than 256 elements open at once",
	[PL_TIDY_ATTRIBUTES] = "not judged: a tag has 512 attributes or more",
	[PL_TIDY_FORMATTING] = "not judged: more than 64 formatting elements open at once",
	[PL_TIDY_TIME] = "not judged: tidy took longer than a second",
	[PL_TIDY_MEMORY] = "not judged: tidy took more than 256 MB",
	[PL_TIDY_THREAD] = "not judged: no thread to run tidy in",
};

/* The HTML blocks of a Markdown body; all of an HTML body. */
static struct pl_tidy_html html_of(struct pl_pass *pass, const struct pl_post *post)
{
	struct pl_span *spans = PL_NEW_N(pl_pass_arena(pass), struct pl_span, post->facts.count + 1);
	size_t n = 0;

	if (post->syntax == PL_SYNTAX_HTML)
		spans[n++] = post->body_span;
	for (size_t i = 0; post->syntax != PL_SYNTAX_HTML && i < post->facts.count; i++)
		if (post->facts.items[i].kind == PL_FACT_MD_HTML_BLOCK)
			spans[n++] = post->facts.items[i].span;
	return (struct pl_tidy_html){.spans = spans, .count = n, .templates = &post->templates};
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_tidy_html html;
	struct pl_tidy tidy;

	if (!pl_pass_wants(pass, &rules[TIDY]))
		return;
	html = html_of(pass, post);
	if (!html.count)
		return;
	pl_tidy_judge(&tidy, pl_pass_arena(pass), post->source.text, &html);
	if (tidy.end != PL_TIDY_DONE)
		pl_complain(pass, &rules[TIDY], pl_span(html.spans[0].start, html.spans[0].start), "%s", refusals[tidy.end]);
	for (size_t i = 0; i < tidy.count; i++)
		pl_complain(pass, &rules[TIDY], tidy.items[i].span, PL_FMT " (" PL_FMT ")", PL_ARG(tidy.items[i].text),
			    PL_ARG(tidy.items[i].key));
}

const struct pl_check pl_check_html_tidy = {
	.name = "html_tidy",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.finish = finish,
};
