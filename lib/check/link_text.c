/* link_text: what the reader clicks on. */
#include "base/utf8.h"
#include "base/width.h"
#include "lint/check.h"

enum { EMPTY, GENERIC, RULES };

static const struct pl_rule rules[RULES] = {
	[EMPTY] = {
		.id = "link-text-empty",
		.severity = PL_WARNING,
		.sentence = "link has no text",
		.help = "Write between the tags where the link leads, or remove the link; an image needs an `alt` text.",
		.why = "A link without text, or around an image without `alt` text, cannot be clicked or is announced by screen "
		       "readers as \"link\" alone. Mostly it is a leftover of editing.\n\nAnchors (`id`, `name` without `href`), "
		       "links with `aria-label` or `title`, icons and templates inside are no fault.",
		.bad = "<p>The plan <a href=\"/plan.html\"></a>was published.</p>\n",
		.good = "<p>The <a href=\"/plan.html\">plan</a> was published.</p>\n",
		.since = "0.1",
	},
	[GENERIC] = {
		.id = "link-text-generic",
		.severity = PL_OFF,
		.sentence = "link text says nothing about the target",
		.help = "Name what the reader will find there.",
		.why = "Screen readers list the links of a page by their texts, search engines judge a page by the texts of the "
		       "links to it: \"click here\" tells both nothing.",
		.bad = "For the plan [click here](/plan.html).\n",
		.good = "Read [the plan](/plan.html).\n",
		.options = "words <words>: link texts that say nothing, lower case (click here, here, read more, 点击这里 …)",
		.since = "0.1",
	},
};

static bool is_blank(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (!pl_is_unicode_space(cp) && cp != 0x200B && cp != 0x200D && cp != 0xFEFF && cp != 0xAD)
			return false;
	}
	return true;
}

static bool has_value(const struct pl_node *node, const char *name)
{
	const struct pl_attr *attr = pl_node_find_attr(node, name);

	return attr && (attr->has_template || !is_blank(attr->value));
}

/* Whether `n` gives the reader something to click on. An image without any `alt` is image-alt's. */
static bool shows(const struct pl_node *n)
{
	if (n->kind == PL_NODE_TEXT)
		return !is_blank(n->text);
	if (n->kind == PL_NODE_TEMPLATE)
		return true;
	if (n->kind != PL_NODE_ELEMENT)
		return false;
	if (n->ns != PL_NS_HTML)
		return true;
	switch (n->tag) {
	case PL_TAG_IMG:
		return !pl_node_find_attr(n, "alt") || has_value(n, "alt") || has_value(n, "title") ||
		       has_value(n, "aria-label");
	case PL_TAG_VIDEO: case PL_TAG_AUDIO: case PL_TAG_IFRAME: case PL_TAG_OBJECT: case PL_TAG_EMBED:
	case PL_TAG_CANVAS: case PL_TAG_INPUT: case PL_TAG_BUTTON: case PL_TAG_UNKNOWN:
		return true;
	default: /* `<i class="fa fa-rss"></i>`: an icon */
		return !n->first && (has_value(n, "class") || has_value(n, "style") || has_value(n, "aria-label"));
	}
}

/* The first inside that shows something; *image tells whether an image with an empty `alt` was passed. */
static bool shows_anything(const struct pl_node *link, bool *image)
{
	for (const struct pl_node *n = link->first; n; n = pl_node_after(n, link)) {
		if (shows(n))
			return true;
		*image |= pl_node_is(n, PL_TAG_IMG);
	}
	return false;
}

static void judge_empty(struct pl_pass *pass, const struct pl_node *link)
{
	const struct pl_post *post = pl_pass_post(pass);
	bool image = false;

	if (!has_value(link, "href")) /* link-empty's */
		return;
	if (has_value(link, "aria-label") || has_value(link, "aria-labelledby") || has_value(link, "title") ||
	    pl_str_is(pl_node_attr(link, "aria-hidden"), "true") || shows_anything(link, &image))
		return;
	/* what the builder split off an element that was written once */
	if (!(link->flags & PL_NODE_MARKDOWN) && pl_span_empty(link->close))
		return;
	if (image)
		pl_complain(pass, &rules[EMPTY], link->span, "the image in it has no `alt` text");
	else
		pl_complain(pass, &rules[EMPTY], link->span, "`" PL_FMT "`",
			    PL_ARG(pl_quote_text(pass, pl_slice(post->source.text, link->span), 60)));
}

/* The link's words in lower case, single spaces, without closing punctuation and arrows. */
static struct pl_str words_of(struct pl_pass *pass, const struct pl_node *link)
{
	enum { LONGEST = 64 };
	char *out = pl_arena_alloc(pl_pass_arena(pass), LONGEST);
	struct pl_str words = {out, 0};

	for (const struct pl_node *n = link->first; n; n = pl_node_after(n, link)) {
		for (size_t i = 0; n->kind == PL_NODE_TEXT && i < n->text.len; i++) {
			bool space = pl_is_space((unsigned char)n->text.ptr[i]);

			if (words.len == LONGEST)
				return (struct pl_str){NULL, 0};
			if (!space || (words.len && out[words.len - 1] != ' '))
				out[words.len++] = space ? ' ' : pl_lower(n->text.ptr[i]);
		}
	}
	for (size_t at = words.len; at > 0; words.len = at) {
		uint32_t cp = pl_utf8_prev(words, &at);

		if (!pl_is_punctuation(cp) && !pl_is_unicode_space(cp))
			break;
	}
	return words;
}

static bool is_generic(struct pl_pass *pass, struct pl_str words)
{
	static const char *const usual[] = {"click here", "click", "here", "read more", "more", "this link", "this page", "link",
					    "learn more", "details", "点击这里", "点这里", "点此", "点击", "这里", "此处", "更多",
					    "查看更多", "点击查看", "详情", "查看详情", "阅读全文", "链接"};

	if (pl_pass_option(pass, &rules[GENERIC], "words"))
		return pl_pass_lists(pass, &rules[GENERIC], "words", words);
	for (size_t i = 0; i < PL_COUNT(usual); i++)
		if (pl_str_is(words, usual[i]))
			return true;
	return false;
}

static void judge_generic(struct pl_pass *pass, const struct pl_node *link)
{
	struct pl_str words = words_of(pass, link);

	if (words.len && is_generic(pass, words))
		pl_complain(pass, &rules[GENERIC], link->span, "`" PL_FMT "`", PL_ARG(words));
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	if (n->ns != PL_NS_HTML || !pl_node_find_attr(n, "href") || (n->flags & PL_NODE_CLONE))
		return;
	judge_empty(pass, n);
	if (pl_pass_wants(pass, &rules[GENERIC]))
		judge_generic(pass, n);
}

static const enum pl_tag tags[] = {PL_TAG_A, PL_TAG_UNKNOWN};

const struct pl_check pl_check_link_text = {
	.name = "link_text",
	.rules = rules,
	.nrules = RULES,
	.tags = tags,
	.node = node,
};
