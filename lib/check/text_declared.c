/* text_declared: a file that says it is in another encoding than it is. */
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "text-declared", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1", .whole_post = true,
	.sentence = "declared encoding is not the file's",
	.help = "Write `utf-8`, or delete the declaration.",
	.why = "A `meta` element, XML declaration or editor line that was kept when the file was converted makes browsers and editors "
	       "read it wrongly: the text turns into garbage for readers, or for the next person who saves it.",
	.bad = "<meta charset=\"gb2312\">\n<p>\xE6\xB3\x89\xE6\xB8\xAF</p>\n", .good = "<meta charset=\"utf-8\">\n<p>\xE6\xB3\x89\xE6\xB8\xAF</p>\n",
};

/* Bytes that are the same in every encoding that can be declared. */
static bool is_ascii(struct pl_str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if ((unsigned char)bytes.ptr[i] >= 0x80)
			return false;
	return true;
}

/* A declaration in running text or code declares nothing. */
static bool is_real(const struct pl_post *post, const struct pl_declaration *d)
{
	const struct pl_node *root = post->body.root;

	if (strncmp(d->where, "meta", 4) != 0 || d->span.start < post->body_span.start)
		return true;
	for (const struct pl_node *n = root ? root->first : NULL; n; n = pl_node_after(n, root))
		if (pl_node_is(n, PL_TAG_META) && n->span.start <= d->span.start && d->span.end <= n->span.end)
			return true;
	return false;
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	const struct pl_source *source = &post->source;
	const struct pl_declaration *d = &source->declared;
	struct pl_diag *diag;

	if (!d->where || source->binary || !source->encoding || source->evidence == PL_EVIDENCE_DECLARED || source->evidence == PL_EVIDENCE_NONE ||
	    source->evidence == PL_EVIDENCE_SCORED || (d->encoding && strcmp(d->encoding, source->encoding) == 0) || is_ascii(source->bytes) ||
	    !is_real(post, d))
		return;
	if (!d->encoding)
		diag = pl_complain(pass, &rule, d->span, "the %s says `" PL_FMT "`, which names no encoding; the file is %s", d->where,
				   PL_ARG(pl_quote_text(pass, d->label, 30)), source->encoding);
	else
		diag = pl_complain(pass, &rule, d->span, "the %s says `" PL_FMT "`, the file is %s", d->where, PL_ARG(pl_quote_text(pass, d->label, 30)),
				   source->encoding);
	if (diag && !pl_span_empty(d->span) && strcmp(source->encoding, "UTF-8") == 0)
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "write utf-8", d->span, PL_STR("utf-8"));
}

const struct pl_check pl_check_text_declared = {
	.name = "text_declared", .rules = &rule, .nrules = 1, .finish = finish,
};
