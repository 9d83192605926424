/* text_mojibake: UTF-8 that was read in another encoding and stored again. */
#include "lint/check.h"
#include "source/mojibake.h"

static const struct pl_rule rule = {
	.id = "text-mojibake", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.1",
	.sentence = "text is garbled by a wrong encoding",
	.help = "Put the original text back; where it can be recovered, it is shown.",
	.why = "UTF-8 bytes that a program took for windows-1252, GBK or Big5 turn into strings such as `\xC3\x83\xC2\xA9` for `\xC3\xA9`, or "
	       "`\xE9\x8A\x86` for `\xE3\x80\x82`. As long as no byte was lost this can be undone exactly. `\xE9\x94\x9F\xE6\x96\xA4\xE6\x8B\xB7` cannot: "
	       "it is what became of characters that had been replaced before. Examples in code are not judged.",
	.bad = "The caf\xC3\x83\xC2\xA9 is open.", .good = "The caf\xC3\xA9 is open.",
};

struct state {
	struct pl_span *code; /* elements whose text is shown as it is, in order; made at the first find */
	size_t ncode, cap, next;
	bool gathered;
	uint32_t told;        /* end of the line told last */
};

static bool is_code(const struct pl_node *n)
{
	return pl_node_is(n, PL_TAG_CODE) || pl_node_is(n, PL_TAG_PRE) || pl_node_is(n, PL_TAG_KBD) || pl_node_is(n, PL_TAG_SAMP) ||
	       pl_node_is(n, PL_TAG_TT);
}

static void gather(struct pl_pass *pass, struct state *s)
{
	const struct pl_node *root = pl_pass_post(pass)->body.root;

	s->gathered = true;
	for (const struct pl_node *n = root ? root->first : NULL; n; n = pl_node_after(n, root)) {
		if (!is_code(n))
			continue;
		s->code = pl_arena_grow(pl_pass_arena(pass), s->code, s->ncode, &s->cap, sizeof(*s->code));
		s->code[s->ncode++] = n->span;
	}
}

static bool in_code(struct pl_pass *pass, uint32_t at)
{
	struct state *s = pl_pass_state(pass);

	if (!s->gathered)
		gather(pass, s);
	while (s->next < s->ncode && s->code[s->next].end <= at)
		s->next++;
	return s->next < s->ncode && s->code[s->next].start <= at;
}

static void complain(struct pl_pass *pass, const struct pl_mojibake *found)
{
	struct pl_str written = pl_slice(pl_pass_post(pass)->source.text, found->span);
	struct pl_diag *diag;

	if (!found->read_as) {
		pl_complain(pass, &rule, found->span, "`" PL_FMT "` stands for characters that are lost", PL_ARG(pl_quote_text(pass, written, 20)));
	} else if (!found->text.ptr) {
		pl_complain(pass, &rule, found->span, "UTF-8 read as %s; some of it is lost", found->read_as);
	} else {
		diag = pl_complain(pass, &rule, found->span, "UTF-8 read as %s: it was `" PL_FMT "`", found->read_as,
				   PL_ARG(pl_quote_text(pass, found->text, 60)));
		pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "bring the text back", found->span, found->text);
	}
}

/* Looks at the candidates for one lead byte. One complaint a line. */
static void look_for(struct pl_pass *pass, char lead)
{
	struct state *s = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_mojibake found;

	s->told = s->next = 0;
	for (uint32_t at = 0; at < text.len; at++) {
		const char *p = memchr(text.ptr + at, lead, text.len - at), *newline;

		if (!p)
			return;
		at = (uint32_t)(p - text.ptr);
		if (at < s->told || (lead == '\xE9' && !pl_mojibake_sign(p)) || !pl_mojibake_at(&found, pl_pass_arena(pass), text, at))
			continue;
		if (!in_code(pass, found.span.start))
			complain(pass, &found);
		newline = memchr(text.ptr + found.span.end, '\n', text.len - found.span.end);
		s->told = newline ? (uint32_t)(newline - text.ptr) : (uint32_t)text.len;
		at = s->told > at ? s->told - 1 : at;
	}
}

static void finish(struct pl_pass *pass)
{
	const struct pl_source *source = &pl_pass_post(pass)->source;

	/* where the encoding is a guess, garbled text may be a wrong guess */
	if (source->evidence == PL_EVIDENCE_SCORED || source->evidence == PL_EVIDENCE_NONE || !source->text.len)
		return;
	look_for(pass, '\xC3');
	look_for(pass, '\xE9');
}

const struct pl_check pl_check_text_mojibake = {
	.name = "text_mojibake", .rules = &rule, .nrules = 1, .state_size = sizeof(struct state), .finish = finish,
};
