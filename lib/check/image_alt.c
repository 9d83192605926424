/* image_alt: what readers get who do not see the image. */
#include "lint/check.h"

enum { MISSING, FILENAME, RULES };

static const struct pl_rule rules[RULES] = {
	[MISSING] = {
		.id = "image-alt",
		.severity = PL_WARNING,
		.sentence = "image has no `alt` text",
		.help = "Describe the image in a few words; in HTML write `alt=\"\"` if it is mere decoration.",
		.why = "The `alt` text is read aloud to those who do not see the image, shown when it does not load, and read by "
		       "search engines. Without one, screen readers spell the file name.\n\nIn HTML an empty `alt` says that the "
		       "image is decoration; in Markdown `![](…)` says nothing, the words were left out.",
		.bad = "<p><img src=\"/images/port.jpg\"></p>\n",
		.good = "<p><img src=\"/images/port.jpg\" alt=\"The port of Quanzhou\"></p>\n",
		.since = "0.1",
	},
	[FILENAME] = {
		.id = "image-alt-filename",
		.severity = PL_INFO,
		.sentence = "`alt` text is a file name",
		.help = "Describe the image in a few words.",
		.why = "Editors fill in the file name when nobody writes an `alt` text; it tells the reader nothing.",
		.bad = "![IMG_2034.JPG](/images/IMG_2034.JPG)\n",
		.good = "![The port of Quanzhou](/images/IMG_2034.JPG)\n",
		.since = "0.1",
	},
};

static bool has_image_suffix(struct pl_str s)
{
	static const char *const suffixes[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".avif", ".tif", ".tiff"};

	for (size_t i = 0; i < PL_COUNT(suffixes); i++) {
		size_t len = strlen(suffixes[i]);

		if (s.len > len && pl_str_eq_nocase(pl_str_n(s.ptr + s.len - len, len), pl_str_c(suffixes[i])))
			return true;
	}
	return false;
}

/* The last part of an address' path, without its suffix. */
static struct pl_str stem(struct pl_str src)
{
	struct pl_str s = {src.ptr, 0};
	size_t dot = 0;

	for (size_t i = 0; i < src.len && src.ptr[i] != '?' && src.ptr[i] != '#'; i++) {
		if (src.ptr[i] == '/') {
			s = pl_str_n(src.ptr + i + 1, 0);
			dot = 0;
			continue;
		}
		if (src.ptr[i] == '.')
			dot = s.len;
		s.len++;
	}
	return dot ? pl_str_n(s.ptr, dot) : s;
}

/* ASCII without blanks, but with digits, `-` or `_`: nobody describes an image so. */
static bool is_coded(struct pl_str s)
{
	bool coded = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c <= ' ' || c >= 0x7F)
			return false;
		coded |= !pl_is_alpha(c);
	}
	return coded;
}

static void node(struct pl_pass *pass, const struct pl_node *n)
{
	const struct pl_attr *alt = pl_node_find_attr(n, "alt");
	bool markdown = (n->flags & PL_NODE_MARKDOWN) != 0;
	struct pl_str words;

	if (n->ns != PL_NS_HTML || (n->flags & PL_NODE_CLONE) || (alt && alt->has_template) ||
	    pl_str_is(pl_node_attr(n, "aria-hidden"), "true") || pl_str_is(pl_node_attr(n, "role"), "presentation"))
		return;
	words = alt ? pl_str_trim(alt->value) : (struct pl_str){NULL, 0};
	if (!words.len) {
		if (markdown || !alt)
			pl_complain(pass, &rules[MISSING], markdown ? n->span : n->open, NULL);
		return;
	}
	if (is_coded(words) && (has_image_suffix(words) || pl_str_eq(words, stem(pl_node_attr(n, "src")))))
		pl_complain(pass, &rules[FILENAME], pl_span_empty(alt->value_span) ? n->span : alt->value_span, "`" PL_FMT "`",
			    PL_ARG(pl_quote_text(pass, words, 60)));
}

static const enum pl_tag tags[] = {PL_TAG_IMG, PL_TAG_UNKNOWN};

const struct pl_check pl_check_image_alt = {
	.name = "image_alt",
	.rules = rules,
	.nrules = RULES,
	.tags = tags,
	.node = node,
};
