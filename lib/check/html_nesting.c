/* html_nesting: end tags that match their start tags. */
#include "body/swallow.h"
#include "lint/check.h"

enum { UNCLOSED, STRAY_END, MISNESTED };
static const struct pl_rule rules[] = {
	[UNCLOSED] = {
		.id = "html-unclosed", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "element is never closed",
		.help = "Write the end tag where the element should end.",
		.why = "A browser closes the element somewhere of its own choosing, often at the end of the page: "
		       "everything up to there becomes bold, a link, or part of the box. Elements whose end tag HTML "
		       "lets you leave out (`p`, `li`, `td` …) are fine unless `optional` says otherwise.",
		.bad = "<p>Doors open at <b>seven.</p>\n", .good = "<p>Doors open at <b>seven</b>.</p>\n",
		.options = "optional <allow|require>: `require` also wants the end tags that HTML lets you leave out (allow)",
	},
	[STRAY_END] = {
		.id = "html-stray-end", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "end tag has no start tag",
		.help = "Delete it, or write the start tag that is missing.",
		.why = "Browsers ignore most end tags that close nothing, but `</p>` and `</br>` leave an empty paragraph or "
		       "a line break behind. Often a start tag was lost.",
		.bad = "<p>Tickets at the door.</p></div>\n", .good = "<div><p>Tickets at the door.</p></div>\n",
	},
	[MISNESTED] = {
		.id = "html-misnested", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "elements overlap",
		.help = "Close the inner element before the outer one.",
		.why = "`<b><i>…</b></i>` has no place in a tree. Browsers cut the inner element in two, in ways that differ "
		       "from what was meant as soon as a block or a link is involved.",
		.bad = "<p><b>Doors <i>open</b> at seven.</i></p>\n",
		.good = "<p><b>Doors <i>open</i></b> <i>at seven.</i></p>\n",
	},
};

/* A `p` that a block ended: should its `</p>` come later, that is one fault (html-content), not two. */
struct state {
	uint32_t blocks_ended_p;
	struct pl_swallows swallows; /* start tags that a missing quote made run over others; known once `looked` */
	bool looked;
	size_t excused; /* behind how many of them end tags were passed over: one behind each */
};

enum { SWALLOW_MAX = 2000 }; /* bytes that one tag swallows, and behind it: no more is looked at */

/* `sign` is `<` or `</`: does the start tag at `tag` run over such a tag of that name? */
static bool swallowed(struct pl_str text, struct pl_span tag, const char *sign, struct pl_str name)
{
	struct pl_str within = pl_slice(text, pl_span(tag.start + 1, tag.end));
	size_t at = 0, skip = strlen(sign);

	if (within.len > SWALLOW_MAX)
		return false;
	while ((at = pl_str_find(within, pl_str_c(sign), at)) < within.len) {
		at += skip;
		if (within.len - at > name.len && pl_str_eq_nocase(pl_str_n(within.ptr + at, name.len), name) &&
		    !pl_is_alnum((unsigned char)within.ptr[at + name.len]))
			return true;
	}
	return false;
}

/* True when the start tag of the end tag at `span` is inside a start tag whose quote is missing (html-cut-short). */
static bool lost_its_start(struct pl_pass *pass, struct pl_span span)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_span name = pl_span(span.start + 2, span.start + 2);
	size_t low = 0, high;

	if (!state->looked)
		pl_swallow_all(&state->swallows, pl_pass_arena(pass), &post->body, post->source.text);
	state->looked = true;
	high = state->swallows.count;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (state->swallows.tags[mid].start < span.start)
			low = mid + 1;
		else
			high = mid;
	}
	if (low <= state->excused || span.start > state->swallows.tags[low - 1].end + SWALLOW_MAX)
		return false;
	while (name.end < span.end && pl_is_alnum((unsigned char)post->source.text.ptr[name.end]))
		name.end++;
	if (!swallowed(post->source.text, state->swallows.tags[low - 1], "<", pl_slice(post->source.text, name)))
		return false;
	state->excused = low;
	return true;
}

static struct pl_str written(struct pl_pass *pass, struct pl_span span)
{
	return pl_quote_text(pass, pl_slice(pl_pass_post(pass)->source.text, span), 40);
}

static void unclosed(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str name = fact->node->text, closer = written(pass, fact->related);
	struct pl_diag *diag;

	if (fact->node->tag == PL_TAG_UNKNOWN && !memchr(name.ptr, '-', name.len))
		return; /* html-unknown-element says what is wrong with it */
	if (fact->node->attrs && swallowed(pl_pass_post(pass)->source.text, fact->node->open, "</", name) &&
	    pl_swallow_find(fact->node, pl_pass_post(pass)->source.text))
		return; /* html-cut-short does */
	if (fact->node->flags & PL_NODE_SELF_CLOSING)
		diag = pl_complain(pass, &rules[UNCLOSED], fact->span,
				   "HTML ignores the slash of `<" PL_FMT "/>`, so the element stays open", PL_ARG(name));
	else if (pl_span_empty(fact->related) && fact->related.start < pl_pass_post(pass)->body_span.end)
		diag = pl_complain(pass, &rules[UNCLOSED], fact->span,
				   "`<" PL_FMT ">` has no `</" PL_FMT ">`; browsers close it at the end of the Markdown block",
				   PL_ARG(name), PL_ARG(name));
	else if (pl_span_empty(fact->related))
		diag = pl_complain(pass, &rules[UNCLOSED], fact->span,
				   "`<" PL_FMT ">` has no `</" PL_FMT ">` and runs to the end of the post", PL_ARG(name),
				   PL_ARG(name));
	else
		diag = pl_complain(pass, &rules[UNCLOSED], fact->span,
				   "`<" PL_FMT ">` has no `</" PL_FMT ">`; browsers close it at `" PL_FMT "`", PL_ARG(name),
				   PL_ARG(name), PL_ARG(closer));
	if (!pl_span_empty(fact->related))
		pl_complain_related(pass, diag, fact->related, "browsers close it here");
}

static void optional_end(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str name;

	if (!fact->node || (fact->node->flags & PL_NODE_MARKDOWN))
		return;
	name = fact->node->text;
	if (pl_pass_lists(pass, &rules[UNCLOSED], "optional", PL_STR("require")))
		pl_complain(pass, &rules[UNCLOSED], fact->span, "`</" PL_FMT ">` is left out, and the rule file wants it",
			    PL_ARG(name));
}

static void stray(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str tag = written(pass, fact->span);
	struct pl_diag *diag;

	if (lost_its_start(pass, fact->span))
		return; /* html-cut-short says it */
	diag = pl_complain(pass, &rules[STRAY_END], fact->span, "`" PL_FMT "`", PL_ARG(tag));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete the end tag", fact->span, PL_STR(""));
}

static void implied(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str tag = written(pass, fact->span);
	struct pl_diag *diag;

	if (state->blocks_ended_p) {
		state->blocks_ended_p--;
		return; /* html_content says it at the block */
	}
	if (pl_span_empty(fact->span))
		return; /* Markdown's own: what ended its paragraph has been told */
	diag = pl_complain(pass, &rules[STRAY_END], fact->span, "browsers make %s of `" PL_FMT "`",
			   pl_str_find(tag, PL_STR("br"), 0) < tag.len ? "a line break" : "an empty paragraph", PL_ARG(tag));
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "delete the end tag", fact->span, PL_STR(""));
}

/* Markdown's own end tags are not written: what they cross is never closed. */
static void crossed_by_markdown(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str text = pl_pass_post(pass)->source.text, tag = pl_slice(text, fact->related);
	size_t end = 1;

	while (end < tag.len && !pl_is_space((unsigned char)tag.ptr[end]) && tag.ptr[end] != '>' && tag.ptr[end] != '/')
		end++;
	if (tag.len < 2)
		return;
	if (tag.ptr[tag.len - 2] == '/')
		pl_complain(pass, &rules[UNCLOSED], fact->related, "HTML ignores the slash of `" PL_FMT "/>`, so the element stays open", (int)end, tag.ptr);
	else
		pl_complain(pass, &rules[UNCLOSED], fact->related, "`" PL_FMT ">` has no end tag; browsers close it at the end of the Markdown block",
			    (int)end, tag.ptr);
}

static void misnested(struct pl_pass *pass, const struct pl_fact *fact)
{
	struct pl_str end = written(pass, fact->span), crossed = written(pass, fact->related);
	struct pl_diag *diag;

	if (pl_span_empty(fact->span)) {
		crossed_by_markdown(pass, fact);
		return;
	}
	diag = pl_complain(pass, &rules[MISNESTED], fact->span, "`" PL_FMT "` comes while `" PL_FMT "` is still open", PL_ARG(end), PL_ARG(crossed));
	pl_complain_related(pass, diag, fact->related, "opened here");
}

static void fact(struct pl_pass *pass, const struct pl_fact *fact)
{
	switch (fact->kind) {
	case PL_FACT_TREE_UNCLOSED:
		unclosed(pass, fact);
		break;
	case PL_FACT_TREE_OPTIONAL_END:
		optional_end(pass, fact);
		break;
	case PL_FACT_TREE_CLOSED_BY_BLOCK:
		((struct state *)pl_pass_state(pass))->blocks_ended_p = 1;
		break;
	case PL_FACT_TREE_IMPLIED_P:
		implied(pass, fact);
		break;
	case PL_FACT_TREE_MISNESTED:
		misnested(pass, fact);
		break;
	default:
		stray(pass, fact);
	}
}

const struct pl_check pl_check_html_nesting = {
	.name = "html_nesting",
	.rules = rules,
	.nrules = PL_COUNT(rules),
	.facts = (const enum pl_fact_kind[]){PL_FACT_TREE_UNCLOSED, PL_FACT_TREE_OPTIONAL_END, PL_FACT_TREE_STRAY_END,
					     PL_FACT_TREE_MISNESTED, PL_FACT_TREE_CLOSED_BY_BLOCK, PL_FACT_TREE_IMPLIED_P,
					     PL_FACT_NONE},
	.state_size = sizeof(struct state),
	.fact = fact,
};
