/* html_entity: character references that say something else than was meant. */
#include "body/entity.h"
#include "lint/check.h"

static const struct pl_rule rules[] = {{
	.id = "html-entity", .severity = PL_WARNING, .fix = PL_FIX_SAFE,
	.sentence = "character reference is wrong",
	.help = "Write the character itself, or a reference HTML knows with its `;`.",
	.why = "An unknown reference is shown as it stands, `&` and all. One without `;` is guessed at: in an address "
	       "`?a=1&copy` turns into `?a=1©`. Numbers from 128 to 159 are control characters; browsers show what "
	       "windows-1252 has there, other programs nothing.",
	.bad = "<p>The fair &#151; free for all &ndahs; opens on Friday.</p>\n",
	.good = "<p>The fair &#8212; free for all &ndash; opens on <a href=\"/?a=1&copy=2\">Friday</a>.</p>\n",
	.since = "0.1",
}};

/* True when the reference stands in an address: no blank or quote between a `?` and it. */
static bool in_query(struct pl_str text, uint32_t at)
{
	enum { LOOK_BACK = 2000 };
	uint32_t stop = at > LOOK_BACK ? at - LOOK_BACK : 0;

	for (; at > stop; at--) {
		char c = text.ptr[at - 1];

		if (c == '?')
			return at > 1 && !pl_is_space((unsigned char)text.ptr[at - 2]);
		if (pl_is_space((unsigned char)c) || c == '"' || c == '\'' || c == '<' || c == '>')
			return false;
	}
	return false;
}

static void escape_ampersand(struct pl_pass *pass, struct pl_diag *diag, enum pl_fix_class class, uint32_t at)
{
	pl_complain_fix(pass, diag, class, "write &amp;", pl_span(at, at + 1), PL_STR("&amp;"));
}

static void unknown(struct pl_pass *pass, struct pl_span span, struct pl_str written)
{
	const char *near = pl_entity_near(pl_str_n(written.ptr + 1, written.len - 1));
	struct pl_diag *diag;
	struct pl_str meant;

	if (!near) {
		pl_complain(pass, rules, span, "`" PL_FMT "` is no reference that HTML knows", PL_ARG(written));
		return;
	}
	meant = pl_str_c(near);
	if (pl_str_ends(written, PL_STR(";")) && !pl_str_ends(meant, PL_STR(";")))
		meant = pl_arena_printf(pl_pass_arena(pass), "%s;", near);
	diag = pl_complain(pass, rules, span, "`" PL_FMT "` is unknown; did you mean `&" PL_FMT "`?", PL_ARG(written), PL_ARG(meant));
	pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "use the near one", pl_span(span.start + 1, span.end), meant);
}

/* The reference with the letters behind it when a `;` ends them; else `span`. */
static struct pl_span whole_name(struct pl_str text, struct pl_span span)
{
	uint32_t end = span.end;

	while (end < text.len && end - span.start < 40 && pl_is_alnum((unsigned char)text.ptr[end]))
		end++;
	return end < text.len && text.ptr[end] == ';' ? pl_span(span.start, end + 1) : span;
}

static void missing_semicolon(struct pl_pass *pass, const struct pl_fact *f, struct pl_str written)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_span whole = whole_name(text, f->span);
	struct pl_diag *diag;

	if (whole.end > f->span.end) { /* `&middott;`: browsers read `&middot` and leave the rest */
		unknown(pass, whole, pl_quote_text(pass, pl_slice(text, whole), 40));
		return;
	}
	diag = pl_complain(pass, rules, f->span, "`" PL_FMT "` has no `;`", PL_ARG(written));

	if (in_query(text, f->span.start)) {
		pl_complain_help(pass, diag, "In an address write `&amp;` for `&`, or browsers take this for a character.");
		escape_ampersand(pass, diag, PL_FIX_UNSAFE, f->span.start);
	} else {
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "add the `;`", pl_span(f->span.end, f->span.end), PL_STR(";"));
	}
}

static void control(struct pl_pass *pass, const struct pl_fact *f, struct pl_str written)
{
	bool shows = f->text.len > 1; /* above U+007F: what windows-1252 has there */
	struct pl_diag *diag;

	if (!shows || (unsigned char)f->text.ptr[0] == 0xC2) {
		pl_complain(pass, rules, f->span, "`" PL_FMT "` is a control character", PL_ARG(written));
		return;
	}
	diag = pl_complain(pass, rules, f->span, "`" PL_FMT "` is windows-1252; browsers show `" PL_FMT "`", PL_ARG(written),
			   PL_ARG(f->text));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, "write the character", f->span, f->text);
}

static void fact(struct pl_pass *pass, const struct pl_fact *f)
{
	struct pl_str written = pl_quote_text(pass, pl_slice(pl_pass_post(pass)->source.text, f->span), 40);

	switch (f->kind) {
	case PL_FACT_HTML_MISSING_SEMICOLON:
		missing_semicolon(pass, f, written);
		break;
	case PL_FACT_HTML_UNKNOWN_REFERENCE:
		unknown(pass, f->span, written);
		break;
	case PL_FACT_HTML_CONTROL_REFERENCE:
		control(pass, f, written);
		break;
	case PL_FACT_HTML_NUMERIC_REFERENCE_NO_DIGITS:
		escape_ampersand(pass, pl_complain(pass, rules, f->span, "`" PL_FMT "` has no number", PL_ARG(written)),
				 PL_FIX_SAFE, f->span.start);
		break;
	default:
		pl_complain(pass, rules, f->span, "`" PL_FMT "` is no character", PL_ARG(written));
	}
}

/* Markdown text: what is unknown stands as it is, which is right for `R&D;`. A slip is near a known name. */
static void markdown_text(struct pl_pass *pass, const struct pl_node *node)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t at = node->span.start, end;

	if (!(node->flags & PL_NODE_MARKDOWN) || pl_node_is(node->parent, PL_TAG_CODE))
		return;
	while (at < node->span.end) {
		const char *sign = memchr(text.ptr + at, '&', node->span.end - at);
		struct pl_str name;

		if (!sign)
			break;
		at = (uint32_t)(sign - text.ptr);
		for (end = at + 1; end < node->span.end && pl_is_alnum((unsigned char)text.ptr[end]); end++)
			;
		name = pl_str_n(text.ptr + at + 1, end - at);
		if (end < node->span.end && text.ptr[end] == ';' && name.len > 4 && name.len < 32 && !pl_entity_find(name) &&
		    (at == 0 || text.ptr[at - 1] != '\\') && pl_entity_near(name))
			unknown(pass, pl_span(at, end + 1), pl_slice(text, pl_span(at, end + 1)));
		at = end;
	}
}

static const enum pl_fact_kind facts[] = {
	PL_FACT_HTML_MISSING_SEMICOLON, PL_FACT_HTML_UNKNOWN_REFERENCE, PL_FACT_HTML_CONTROL_REFERENCE,
	PL_FACT_HTML_NUMERIC_REFERENCE_NO_DIGITS, PL_FACT_HTML_NULL_REFERENCE, PL_FACT_HTML_REFERENCE_OUTSIDE_UNICODE,
	PL_FACT_HTML_SURROGATE_REFERENCE, PL_FACT_HTML_NONCHARACTER_REFERENCE, PL_FACT_NONE,
};

const struct pl_check pl_check_html_entity = {
	.name = "html_entity", .rules = rules, .nrules = PL_COUNT(rules), .facts = facts, .text_nodes = true,
	.fact = fact, .node = markdown_text,
};
