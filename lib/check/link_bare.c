/* link_bare: addresses in the text that nothing links. */
#include "base/utf8.h"
#include "body/prose.h"
#include "body/url.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "link-bare", .severity = PL_INFO, .fix = PL_FIX_SAFE, .since = "0.1",
	.sentence = "address in the text will not become a link",
	.help = "Write `<https://…>`, or `[text](https://…)`; in HTML `<a href=\"…\">`.",
	.why = "CommonMark and kramdown link an address only in angle brackets, and HTML never does. Said where the site's "
	       "dialect is known to be one of these; GitHub's and Hugo's Markdown link bare addresses.\n\nNot told are `www.example.com` "
	       "and mail addresses, which are mostly meant as names, addresses of this computer, and those in code, in shortcodes "
	       "or with a part to fill in.",
	.bad = "<p>See https://example.org/notice for more.</p>",
	.good = "<p>See <a href=\"https://example.org/notice\">the notice</a> for more.</p>",
};

struct state {
	struct pl_prose_places places;
};

static bool is_linked(const struct pl_node *n)
{
	for (const struct pl_node *p = n->parent; p; p = p->parent)
		if (pl_node_is(p, PL_TAG_A) || pl_node_is(p, PL_TAG_CODE) || pl_node_is(p, PL_TAG_PRE) || pl_node_is(p, PL_TAG_KBD) ||
		    pl_node_is(p, PL_TAG_SAMP) || pl_node_is(p, PL_TAG_TT) || pl_node_is(p, PL_TAG_SCRIPT) || pl_node_is(p, PL_TAG_STYLE) ||
		    pl_node_is(p, PL_TAG_TEXTAREA) || pl_node_is(p, PL_TAG_TITLE) || pl_node_is(p, PL_TAG_BUTTON) || p->ns != PL_NS_HTML)
			return true;
	return false;
}

static bool will_not_link(const struct pl_post *post)
{
	return post->syntax == PL_SYNTAX_HTML || post->dialect == PL_DIALECT_COMMONMARK || post->dialect == PL_DIALECT_KRAMDOWN;
}

/* Nobody wants `http://localhost:4000/`, `http://server/path` or `http://127.0.0.1/` of an example linked. */
static bool is_public(struct pl_str address)
{
	struct pl_url url;
	bool letters = false;

	pl_url_split(&url, address);
	for (size_t i = 0; i < url.host.len; i++)
		letters |= pl_is_alpha((unsigned char)url.host.ptr[i]);
	return letters && memchr(url.host.ptr, '.', url.host.len);
}

/* `key: "https://…"`: a line of code or of a tag; `[youtube=https://…]`, `[youtube https://…]`: WordPress. */
static bool is_code_before(struct pl_str text, size_t start)
{
	size_t at = start;
	uint32_t cp = at ? pl_utf8_prev(text, &at) : 0;

	if (cp == '=' || cp == '"' || cp == '\'')
		return true;
	if (cp >= 0x2018 && cp <= 0x201D) {
		while (at && pl_is_space((unsigned char)text.ptr[at - 1]))
			at--;
		return !at || strchr(":=,(", text.ptr[at - 1]);
	}
	while (at && pl_is_alnum((unsigned char)text.ptr[at - 1]))
		at--;
	return cp == ' ' && at && text.ptr[at - 1] == '[';
}

/* `https://…/{name}`, `https://…/_name_`: somebody must fill it in. `&quot;https://…`: code. */
static bool is_example(struct pl_str source, struct pl_span place)
{
	static const char *const quotes[] = {"quot;", "dquo;", "#8220;", "#8221;", "#34;"};
	struct pl_str before = pl_str_n(source.ptr, place.start);
	size_t end = place.end;

	while (end < source.len && strchr("_*~", source.ptr[end]))
		end++;
	if (end < source.len && (source.ptr[end] == '[' || source.ptr[end] == '{' || (end > place.end && pl_is_alnum((unsigned char)source.ptr[end]))))
		return true;
	for (size_t i = 0; i < PL_COUNT(quotes); i++)
		if (pl_str_ends(before, pl_str_c(quotes[i])))
			return true;
	return false;
}

/* `[text](http://…)` in HTML: somebody took the post for Markdown. */
static bool is_markdown(struct pl_str text, size_t start)
{
	return start >= 2 && text.ptr[start - 2] == ']' && text.ptr[start - 1] == '(';
}

/* The address round the `://` at `colon`. Gives where it ends. */
static size_t bare(struct pl_pass *pass, const struct pl_node *n, size_t colon)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);
	size_t start = colon, length;
	struct pl_str address;
	struct pl_span place;
	struct pl_diag *diag;

	while (start > 0 && pl_is_alpha((unsigned char)n->text.ptr[start - 1]))
		start--;
	if (!pl_str_starts(pl_str_n(n->text.ptr + start, n->text.len - start), PL_STR("http")))
		return colon + 3;
	length = pl_url_length(pl_str_n(n->text.ptr + start, n->text.len - start));
	address = pl_str_n(n->text.ptr + start, length);
	if (start + length < colon + 4)
		return colon + 3;
	if (!is_public(address) || is_markdown(n->text, start) || is_code_before(n->text, start) || is_linked(n))
		return start + length;
	place = pl_prose_span(&state->places, n, start, start + length);
	if (is_example(post->source.text, place))
		return start + length;
	diag = pl_complain(pass, &rule, place, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, address, 60)));
	if (post->syntax == PL_SYNTAX_MARKDOWN && pl_str_eq(pl_slice(post->source.text, place), address))
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "put it into angle brackets", place,
				pl_arena_printf(pl_pass_arena(pass), "<" PL_FMT ">", PL_ARG(address)));
	return start + length;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);

	if (!will_not_link(post))
		return;
	state->places.source = post->source.text;
	for (size_t at = pl_str_find(n->text, PL_STR("://"), 0); at < n->text.len; at = pl_str_find(n->text, PL_STR("://"), at))
		at = bare(pass, n, at);
}

const struct pl_check pl_check_link_bare = {
	.name = "link_bare", .rules = &rule, .nrules = 1, .text_nodes = true, .state_size = sizeof(struct state), .node = node,
};
