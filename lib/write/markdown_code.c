/* markdown_code: blocks of code and their language. CommonMark 0.31 4.5. */
#include "write/markdown_parts.h"

/* ---- language ---- */

/* A word that may stand behind a fence. */
static bool is_language(struct pl_str word)
{
	if (word.len == 0 || word.len > 32)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!pl_is_alnum((unsigned char)word.ptr[i]) && !strchr("_+#.-/", word.ptr[i]))
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

/* The language of `pre`: its code's, its own, or that of the one or two wrappers that highlighters put around. */
static struct pl_str language_of(const struct pl_node *pre)
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

/* ---- text ---- */

/* Nothing that means something is inside. */
static bool is_text(const struct pl_node *pre)
{
	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_COMMENT)
			return false;
		if (node->kind != PL_NODE_ELEMENT)
			continue;
		if (!pl_node_is(node, PL_TAG_SPAN) && !pl_node_is(node, PL_TAG_FONT) && !pl_node_is(node, PL_TAG_CODE) && !pl_node_is(node, PL_TAG_BR))
			return false;
		if (pl_node_find_attr(node, "id"))
			return false;
	}
	return true;
}

static void add_text(struct pl_buf *out, const struct pl_node *pre)
{
	for (const struct pl_node *node = pre->first; node; node = pl_node_after(node, pre)) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE)
			pl_buf_add(out, node->text);
		else if (pl_node_is(node, PL_TAG_BR))
			pl_buf_addc(out, '\n');
	}
}

/* The longest run of `mark` at the start of a line. */
static unsigned longest_fence(struct pl_str text, char mark)
{
	unsigned longest = 0;

	for (size_t i = 0, run; i < text.len; i += run + 1) {
		run = 0;
		while (i + run < text.len && text.ptr[i + run] == mark)
			run++;
		longest = run > longest ? (unsigned)run : longest;
	}
	return longest;
}

bool pl_mw_code_block(struct md_writer *md, struct pl_node *pre)
{
	struct pl_buf text = {0};
	struct pl_str language = language_of(pre), lines;
	unsigned marks;
	size_t piece;

	if (!is_text(pre) || pl_mw_wanted_id(md, pre).len)
		return false;
	add_text(&text, pre);
	lines = pl_buf_str(&text);
	if (lines.len && lines.ptr[lines.len - 1] == '\n')
		lines.len--;
	marks = longest_fence(lines, '`') + 1;
	marks = marks < 3 ? 3 : marks;
	if (md->tight && md->after_text)
		md->blank = false;
	pl_mw_begin_block(md);
	piece = pl_mw_piece(md, pre);
	for (unsigned i = 0; i < marks; i++)
		pl_buf_addc(md->out, '`');
	pl_buf_add(md->out, language);
	pl_mw_put_lines(md, PL_STR("\n"));
	if (text.len) {
		pl_mw_put_prefixed(md, lines);
		pl_buf_addc(md->out, '\n');
	}
	pl_mw_put_prefix(md);
	for (unsigned i = 0; i < marks; i++)
		pl_buf_addc(md->out, '`');
	pl_mw_piece_end(md, piece);
	pl_mw_end_block(md);
	md->last_list = 0;
	pl_buf_finish(&text);
	return true;
}
