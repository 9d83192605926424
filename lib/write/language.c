/* language: what a block of code is written in, as the tools that made the page said it. */
#include "write/language.h"

/* A word that may stand behind a fence. */
static bool is_language(struct pl_str word)
{
	if (word.len == 0 || word.len > 32)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if ((unsigned char)word.ptr[i] < 0x80 && !pl_is_alnum((unsigned char)word.ptr[i]) && !strchr("_+#.-/", word.ptr[i]))
			return false;
	return true;
}

static struct pl_str next_word(struct pl_str text, size_t *at)
{
	size_t from;

	while (*at < text.len && (pl_is_space((unsigned char)text.ptr[*at]) || text.ptr[*at] == ';'))
		++*at;
	from = *at;
	while (*at < text.len && !pl_is_space((unsigned char)text.ptr[*at]) && text.ptr[*at] != ';')
		++*at;
	return pl_str_n(text.ptr + from, *at - from);
}

/* "language-c highlight", "lang-js", "brush: php; title: ;" (SyntaxHighlighter), "sourceCode python" (pandoc),
 * "highlight-source-go" (GitHub), "prettyprint lang-sql". */
static struct pl_str language_of_class(struct pl_str classes)
{
	static const char *const starts[] = {"language-", "lang-", "highlight-source-", "brush:", "syntax-"};
	static const char *const before[] = {"brush:", "sourceCode"};
	struct pl_str last = {0}, word;
	size_t at = 0;

	while ((word = next_word(classes, &at)).len) {
		for (size_t i = 0; i < PL_COUNT(before); i++)
			if (pl_str_is(last, before[i]) && is_language(word))
				return word;
		for (size_t i = 0; i < PL_COUNT(starts); i++) {
			struct pl_str start = pl_str_c(starts[i]);

			if (pl_str_starts(word, start) && is_language(pl_str_n(word.ptr + start.len, word.len - start.len)))
				return pl_str_n(word.ptr + start.len, word.len - start.len);
		}
		last = word;
	}
	return (struct pl_str){0};
}

static struct pl_str language_of_node(const struct pl_node *node)
{
	static const char *const names[] = {"lang", "data-lang", "data-language", "language"};
	struct pl_str language = language_of_class(pl_node_attr(node, "class"));

	for (size_t i = pl_node_is(node, PL_TAG_DIV) || pl_node_is(node, PL_TAG_FIGURE); language.len == 0 && i < PL_COUNT(names); i++)
		if (is_language(pl_node_attr(node, names[i])))
			language = pl_node_attr(node, names[i]);
	return language;
}

struct pl_str pl_code_language(const struct pl_node *pre)
{
	struct pl_str language = {0};

	for (const struct pl_node *node = pre->first; node && language.len == 0; node = node->next)
		if (pl_node_is(node, PL_TAG_CODE))
			language = language_of_node(node);
	for (unsigned up = 0; pre && language.len == 0 && up < 3; up++, pre = pre->parent) {
		if (pre->kind != PL_NODE_ELEMENT || (up > 0 && !pl_node_is(pre, PL_TAG_DIV) && !pl_node_is(pre, PL_TAG_FIGURE)))
			break;
		language = language_of_node(pre);
	}
	return pl_str_is(language, "plaintext") || pl_str_is(language, "none") ? (struct pl_str){0} : language;
}

struct pl_str pl_code_info(struct pl_str text, const struct pl_node *pre)
{
	const unsigned written = PL_NODE_MARKDOWN | PL_NODE_INDENTED;
	uint32_t at = pre->open.start, end;

	if (!pl_node_is(pre, PL_TAG_PRE) || (pre->flags & written) != PL_NODE_MARKDOWN || at >= text.len || !text.ptr[at] || !strchr("`~", text.ptr[at]))
		return (struct pl_str){0};
	for (end = at; end < text.len && text.ptr[end] == text.ptr[at];)
		end++;
	at = end;
	while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
		end++;
	while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	while (at < end && text.ptr[at] != ' ' && text.ptr[at] != '\t' && text.ptr[at] != '{')
		at++;
	return pl_str_trim(pl_slice(text, pl_span(at, end)));
}
