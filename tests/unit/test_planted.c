/* Planted faults: what a wrong writer would write. Each is put into the Markdown of a post, and the proof must see it. */
#include "unit.h"

#include "write/convert.h"

static const char source[] =
	"<h2>Title</h2><p>One *star* and <b>bold</b> text, <a href=\"/a\" title=\"t\">link</a> &lt;b&gt; 10<sup>3</sup>.</p>"
	"<p>Second<br>line</p><ol start=\"3\"><li>x<ul><li>y</li></ul></li><li>z</li></ol>"
	"<table><tr><th>h</th><th>i</th></tr><tr><td>1</td><td>2</td></tr></table>"
	"<pre><code class=\"language-c\">int a;\n\n  b;\n</code></pre><p><img src=\"i.png\" alt=\"alt\"></p>"
	"<blockquote><p>quoted</p></blockquote><p>note<sup id=\"r\"><a href=\"#n\">1</a></sup> <code>a`b</code> <del>gone</del></p>"
	"<ul><li><input type=\"checkbox\" checked>done</li></ul><hr><p>end</p><ol><li id=\"n\">Note <a href=\"#r\">^</a></li></ol>";

/* The first `from` in what was written becomes `to`. */
static const struct {
	const char *name, *from, *to;
} faults[] = {
	{"escaping is forgotten", "\\*star\\*", "*star*"},
	{"a tag is not escaped", "\\<b>", "<b>"},
	{"formatting is dropped", "**bold**", "bold"},
	{"formatting is another", "**bold**", "*bold*"},
	{"an address is another", "](/a", "](/b"},
	{"a title is dropped", " \"t\")", ")"},
	{"a link is dropped", "[link](/a \"t\")", "link"},
	{"paragraphs are merged", ".\n\nSecond", ".\nSecond"},
	{"a line break is dropped", "Second\\\n", "Second\n"},
	{"a heading is of another level", "## Title", "# Title"},
	{"a heading is text", "## Title", "Title"},
	{"a list begins with another number", "3. x", "2. x"},
	{"a nested list is flat", "   - y", "- y"},
	{"an item is dropped", "4. z\n", ""},
	{"a cell is dropped", "| 1 | 2 |", "| 1 |  |"},
	{"cells are swapped", "| 1 | 2 |", "| 2 | 1 |"},
	{"a row is dropped", "\n| 1 | 2 |", ""},
	{"a blank line of code is dropped", "int a;\n\n", "int a;\n"},
	{"an indent of code is dropped", "\n  b;", "\nb;"},
	{"an alternative text is dropped", "![alt]", "![]"},
	{"an image is another", "(i.png)", "(j.png)"},
	{"a quote is text", "> quoted", "quoted"},
	{"superscript is text", "10<sup>3</sup>", "103"},
	{"a space is eaten", "One \\*", "One\\*"},
	{"a word is there twice", "quoted", "quoted quoted"},
	{"a backtick ends code", "``a`b``", "`a`b`"},
	{"a footnote's text is dropped", "[^1]: Note", "[^1]: "},
	{"a footnote's mark is dropped", "note[^1]", "note"},
	{"struck text is not", "~~gone~~", "gone"},
	{"a task is open", "[x] ", "[ ] "},
	{"a rule is dropped", "---\n\nend", "end"},
	{"the last paragraph is dropped", "end\n", ""},
};

static struct pl_str plant(struct pl_arena *arena, struct pl_str text, size_t fault)
{
	struct pl_str from = pl_str_c(faults[fault].from);
	size_t at = pl_str_find(text, from, 0);

	if (at == text.len)
		return text;
	return pl_arena_printf(arena, PL_FMT "%s" PL_FMT, (int)at, text.ptr, faults[fault].to, (int)(text.len - at - from.len), text.ptr + at + from.len);
}

static size_t differences(struct pl_post *post, struct pl_str text)
{
	struct pl_facts facts = {.arena = &post->arena};
	struct pl_tree tree = {0};
	struct pl_proof proof;

	text = pl_arena_dup(&post->arena, text);
	pl_markdown_read(&tree, &post->arena, &facts, text, pl_span(0, (uint32_t)text.len), NULL,
			 (unsigned)PL_DIALECT_GFM | PL_DIALECT_NO_BARE_LINKS | PL_DIALECT_NOTES);
	pl_proof_compare(&proof, &post->arena, &post->body, &tree, PL_TARGET_GFM, NULL);
	return proof.count;
}

static void check_faults(void **state)
{
	struct pl_post post = {0};
	struct pl_conversion c = {0};
	struct pl_convert_options options = {.write.target = PL_TARGET_GFM};
	struct pl_str written;

	(void)state;
	pl_post_read(&post, "a.html", pl_str_c(source), NULL);
	pl_convert(&c, &post, &options);
	written = pl_buf_str(&c.bytes);
	assert_true(c.proven);
	assert_int_equal(differences(&post, written), 0);
	for (size_t i = 0; i < PL_COUNT(faults); i++) {
		struct pl_str wrong = plant(&post.arena, written, i);

		if (pl_str_eq(wrong, written))
			fail_msg("%s: `%s` is not in what was written:\n" PL_FMT, faults[i].name, faults[i].from, PL_ARG(written));
		if (differences(&post, wrong) == 0)
			fail_msg("%s: the proof does not see it:\n" PL_FMT, faults[i].name, PL_ARG(wrong));
	}
	pl_conversion_finish(&c);
	pl_post_finish(&post);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(check_faults)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
