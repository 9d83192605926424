/* proof: what is the same, what is not, what is told as lost, and that it ends. */
#include "unit.h"

#include <time.h>

#include "base/buf.h"
#include "body/markdown.h"
#include "body/template.h"
#include "write/proof.h"
#include "proof_pairs.h"

static void read_html(struct pl_tree *tree, struct pl_arena *arena, struct pl_str html)
{
	const struct pl_span all = {0, (uint32_t)html.len};
	const struct pl_builder_options options = {.end = all.end};
	struct pl_facts facts = {.arena = arena};
	struct pl_templates templates = {0};

	pl_templates_find(&templates, arena, &facts, html, all, PL_TEMPLATES_LIQUID);
	pl_html_read(tree, arena, &facts, html, all, &templates, &options);
}

static void compare(struct pl_proof *proof, struct pl_arena *arena, const char *before, const char *after, struct pl_losses *losses)
{
	struct pl_tree first, second;

	read_html(&first, arena, pl_str_c(before));
	read_html(&second, arena, pl_str_c(after));
	pl_proof_compare(proof, arena, &first, &second, PL_TARGET_GFM, losses);
}

static bool same(const char *before, const char *after)
{
	struct pl_arena arena = {0};
	struct pl_proof proof;
	bool none;

	compare(&proof, &arena, before, after, NULL);
	none = proof.count == 0;
	pl_arena_finish(&arena);
	return none;
}

static void test_pairs(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < PL_COUNT(pairs); i++) {
		const struct pair *p = &pairs[i];

		if (!same(p->before, p->same) || !same(p->same, p->before) || !same(p->before, p->before)) {
			print_error("%s: `%s` and `%s` are the same\n", p->about, p->before, p->same);
			wrong++;
		}
		if (p->near && (same(p->before, p->near) || same(p->near, p->before))) {
			print_error("%s: `%s` and `%s` differ\n", p->about, p->before, p->near);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

/* A language may go, and is told; it may not come or change. */
static void test_language(void **state)
{
	(void)state;
	assert_true(same("<pre><code class=language-c>a</code></pre>", "<pre>a</pre>"));
	assert_false(same("<pre>a</pre>", "<pre><code class=language-c>a</code></pre>"));
	assert_false(same("<pre lang=c>a</pre>", "<pre><code class=language-d>a</code></pre>"));
}

/* kramdown's attribute lists are no text, where kramdown reads them. */
static void test_attribute_lists(void **state)
{
	static const struct {
		const char *html, *markdown;
		bool same;
	} rows[] = {
		{"<p class=x>a</p>", "a\n{: .x}\n", true},
		{"<h2 id=x>a</h2>", "## a {#x}\n", true},
		{"<p>a</p><p>b</p>", "a\n{: .x}\n\nb\n", true},
		{"<p>a {: .x}</p>", "a\n{: .x}\n", false},
		{"<p>a<b>b</b></p>", "a*b*{: .x}\n", false},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_facts facts = {.arena = &arena};
		struct pl_tree first, second = {0};
		struct pl_templates templates = {0};
		struct pl_str text = pl_str_c(rows[i].markdown);
		struct pl_proof proof;

		pl_templates_find(&templates, &arena, &facts, text, pl_span(0, (uint32_t)text.len), PL_TEMPLATES_LIQUID | PL_TEMPLATES_KRAMDOWN);
		read_html(&first, &arena, pl_str_c(rows[i].html));
		pl_markdown_read(&second, &arena, &facts, text, pl_span(0, (uint32_t)text.len), &templates, (unsigned)PL_DIALECT_KRAMDOWN);
		pl_proof_compare(&proof, &arena, &first, &second, PL_TARGET_KRAMDOWN, NULL);
		if ((proof.count == 0) != rows[i].same)
			fail_msg("`%s` and `%s`: %zu differences", rows[i].html, rows[i].markdown, proof.count);
		pl_arena_finish(&arena);
	}
}

/* Footnotes are such where the target has a mark for them. */
static void test_notes(void **state)
{
	static const char before[] = "<p>a<sup id=r><a href=#n>1</a></sup></p><ol><li id=n>N <a href=#r>^</a></li></ol>";
	static const char after[] = "<p>a<sup><a href=#fn1 id=fnref1>1</a></sup></p><section><ol><li id=fn1><p>N <a href=#fnref1>↩</a></p></li></ol></section>";

	(void)state;
	assert_true(same(before, after));
	assert_false(same(before, "<p>a<sup><a href=#fn1 id=fnref1>1</a></sup></p><section><ol><li id=fn1><p>M <a href=#fnref1>↩</a></p></li></ol></section>"));
	assert_false(same(before, "<p><sup><a href=#fn1 id=fnref1>1</a></sup>a</p><section><ol><li id=fn1><p>N <a href=#fnref1>↩</a></p></li></ol></section>"));
	assert_false(same(before, "<p>a<sup>1</sup></p><ol><li>N</li></ol>"));
	assert_false(same(before, "<p>a</p>"));
}

struct told {
	const char *before, *after;
	const char *losses; /* "kind what; kind what" */
};

/* What goes without a difference is told, once, in the order of the post; what stays is not. */
static const struct told told[] = {
	{"<p>a</p>", "<p>a</p>", ""},
	{"<p align=center>a</p>", "<p>a</p>", "style p[align]"},
	{"<p align=center>a</p>", "<p align=center>a</p>", ""},
	{"<p>a</p>", "<p align=center>a</p>", ""},
	{"<div class='hidden'>a</div>", "<p>a</p>", "attribute div.hidden"},
	{"<div id=x>a</div>", "<p>a</p>", "attribute div[id]"},
	{"<div id=x><a href=#x>a</a></div>", "<p><a id=x></a><a href=#x>a</a></p>", ""},
	{"<p>a<font color=red>b</font></p>", "<p>ab</p>", "style font[color]"},
	{"<p>a<font color=red>b</font></p>", "<p>a<font color=red>b</font></p>", ""},
	{"<p>a<span style='x'>b</span><span class=c>d</span></p>", "<p>a<span style='x'>b</span>d</p>", "attribute span.c"},
	{"<p><font color=red>a</font></p><p><font color=red>b</font></p>", "<p>a</p><p><font color=red>b</font></p>", "style font[color]"},
	{"<center>a</center>", "<p>a</p>", "style center"},
	{"<section>a</section>", "<p>a</p>", "structure section"},
	{"<p><foo>a</foo></p>", "<p>a</p>", "style foo"},
	{"<p>a<!-- x -->b</p><!-- y -->", "<p>ab</p><!-- y -->", "structure comment"},
	{"<p>a</p><!-- -->", "<p>a</p>", ""},
	{"<script>x</script><style>y</style><p>a</p>", "<p>a</p>", "structure script; structure style"},
	{"<p><img src=a width=1 height=2></p>", "<p><img src=a height=2></p>", "style img[width]"},
	{"<p><a href=/x target=_blank rel=n>a</a></p>", "<p><a href=/x>a</a></p>", "attribute a[target]; attribute a[rel]"},
	{"<table><tr><td>a</td></tr></table>", "<table><tr><th>a</th></tr></table>", "structure table head"},
	{"<table><tr><td>a</td><td>b</td></tr></table>", "<table><tr><th>a</th><th>b</th></tr></table>", "structure table head"},
	{"<table border=1><tr><th>a</th></tr></table>", "<table><tr><th>a</th></tr></table>", "style table[border]"},
	{"<table><tr><th align=right>a</th></tr></table>", "<table><tr><th>a</th></tr></table>", "style cell[align=right]"},
	{"<table><tr><th align=right>a</th></tr></table>", "<table><tr><th align=right>a</th></tr></table>", ""},
	{"<table><tr><th style='text-align: right'>a</th></tr></table>", "<table><tr><th align=right>a</th></tr></table>", ""},
	{"<table><tr><th style='text-align: right; color: red'>a</th></tr></table>", "<table><tr><th align=right>a</th></tr></table>", "style th[style]"},
	{"<table><tr><th align=left>a</th></tr></table>", "<table><tr><th align=right>a</th></tr></table>", "style cell[align=left]"},
	{"<table><tr><td align=right>a</td></tr></table>", "<table><tr><th align=right>a</th></tr></table>", "structure table head"},
	{"<ol type=a><li value=3>a</li></ol>", "<ol><li>a</li></ol>", "attribute ol[type]; attribute li[value]"},
	{"<pre><code class=language-c>a</code></pre>", "<pre>a</pre>", "attribute language c"},
	{"<pre><code class=language-c>a</code></pre>", "<pre class='brush: c'>a</pre>", ""},
	{"<b><pre>a</pre></b>", "<pre>a</pre>", "style emphasis of code"},
	{"<h1></h1><ul></ul><p>a<code></code></p>", "<p>a</p>", "structure h1; structure ul; structure code"},
};

static void describe(struct pl_buf *out, const struct pl_losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		pl_buf_addf(out, "%s%s " PL_FMT, i ? "; " : "", pl_loss_names[losses->items[i].kind], PL_ARG(losses->items[i].what));
}

static void test_losses(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < PL_COUNT(told); i++) {
		struct pl_arena arena = {0};
		struct pl_losses losses = {0};
		struct pl_buf all = {0};
		struct pl_proof proof;

		compare(&proof, &arena, told[i].before, told[i].after, &losses);
		describe(&all, &losses);
		if (proof.count || !pl_str_is(pl_buf_str(&all), told[i].losses)) {
			print_error("`%s` as `%s`: %zu differences, losses: " PL_FMT "\n", told[i].before, told[i].after, proof.count, PL_ARG(pl_buf_str(&all)));
			wrong++;
		}
		pl_buf_finish(&all);
		pl_arena_finish(&arena);
	}
	assert_int_equal(wrong, 0);
}

/* A loss says where it was and what stood there. */
static void test_places(void **state)
{
	static const char before[] = "<p>a</p>\n<p align=\"center\">b</p>\n<!-- c -->";
	struct pl_arena arena = {0};
	struct pl_losses losses = {0};
	struct pl_proof proof;

	(void)state;
	compare(&proof, &arena, before, "<p>a</p><p>b</p>", &losses);
	assert_int_equal(losses.count, 2);
	assert_string_equal(before + losses.items[1].place.start, "<!-- c -->");
	assert_int_equal(losses.items[0].place.start, strstr(before, "align") - before);
	assert_true(pl_str_is(losses.items[0].before, "center"));
	pl_arena_finish(&arena);
}

#define TABLE "<p>See</p><table><caption>Cap</caption><tr><th>A</th><th>B</th></tr><tr><td>one two</td><td>three four</td></tr><tr><td>5</td><td>6</td></tr></table><p>end</p>"
#define PLAIN "<table><tr><td>a b</td><td>c d</td></tr><tr><td colspan=2>e</td></tr></table><p>f</p>"

/* Plain text: every character, in its order; cells stand side by side, or one below the other. */
static void test_text(void **state)
{
	static const struct {
		const char *html, *text;
		bool same;
	} rows[] = {
		{"<p>a <b>b</b></p><p>c</p>", "a b\n\nc\n", true},
		{"<p>a <b>b</b></p><p>c</p>", "a B\n\nc\n", false},
		{"<p>a <b>b</b></p><p>c</p>", "a b\n", false},
		{"<p>a <b>b</b></p><p>c</p>", "c\n\na b\n", false},
		{"<p>x<script>y</script><style>z</style></p>", "x\n", true},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\none  three\ntwo  four\n5    6\n\nend\n", true},
		{TABLE, "See\n\nCap\n\n- A: one two\n  B: three four\n- A: 5\n  B: 6\n\nend\n", true},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\none  thre\ntwo  four\n5    6\n\nend\n", false},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\nthree  one\nfour   two\n5      6\n\nend\n", false},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\none  three\ntwo  four\n6    5\n\nend\n", false},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\n5    6\none  three\ntwo  four\n\nend\n", false},
		{TABLE, "See\n\nCap\n\nA    B\n---  -----\n     three\ntwo  four\n5    6\none\n\nend\n", false},
		{TABLE, "Cap\n\nA    B\n---  -----\none  three\ntwo  four\n5    6\n\nSee\n\nend\n", false},
		{TABLE, "See\n\nCap\n\nA    B\nend\n---  -----\none  three\ntwo  four\n5    6\n", false},
		{PLAIN, "a  c\nb  d\ne\n\nf\n", true},
		{PLAIN, "c  a\nd  b\ne\n\nf\n", false},
		{PLAIN, "e\na  c\nb  d\n\nf\n", false},
		{"<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>", "a\n\nb  c\n\nd\n", true},
		{"<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>", "d\n\na\n\nb  c\n", false},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_proof proof;
		struct pl_tree tree;

		read_html(&tree, &arena, pl_str_c(rows[i].html));
		pl_proof_text(&proof, &arena, &tree, pl_str_c(rows[i].text));
		if ((proof.count == 0) != rows[i].same)
			fail_msg("`%s` as `%s`: " PL_FMT, rows[i].html, rows[i].text, PL_ARG(proof.count ? proof.items[0].what : PL_STR("no difference")));
		pl_arena_finish(&arena);
	}
}

/* Differences that do not touch each other are all found, each where it begins. */
static void test_resume(void **state)
{
	static const char before[] = "<p>one two</p><p>three four</p><ul><li>five</li><li>six</li></ul><p>seven</p><h2>eight</h2><p>nine</p>";
	static const char after[] = "<p>one 2</p><p>three four</p><ul><li>five</li></ul><p>seven</p><h3>eight</h3><p>nine</p>";
	struct pl_arena arena = {0};
	struct pl_proof proof;

	(void)state;
	compare(&proof, &arena, before, after, NULL);
	assert_int_equal(proof.count, 4); /* the heading's end as well */
	assert_true(pl_str_is(proof.items[0].before->text, "one two"));
	assert_true(pl_node_is(proof.items[1].before, PL_TAG_LI) || pl_node_is(proof.items[1].before, PL_TAG_UL));
	assert_true(pl_node_is(proof.items[2].before, PL_TAG_H2));
	assert_ptr_equal(proof.items[3].before, proof.items[2].before);
	pl_arena_finish(&arena);
}

/* `n` times `piece`, against the same with one word more: ends soon, says one difference. */
static double hold(const char *piece, size_t n)
{
	struct pl_arena arena = {0};
	struct pl_buf first = {0}, second = {0};
	struct pl_losses losses = {0};
	struct pl_proof proof;
	clock_t begun;

	for (size_t i = 0; i < n; i++)
		pl_buf_adds(&first, piece);
	pl_buf_add(&second, pl_buf_str(&first));
	pl_buf_adds(&second, " end");
	pl_buf_addc(&first, 0);
	pl_buf_addc(&second, 0);
	begun = clock();
	compare(&proof, &arena, first.ptr, second.ptr, NULL);
	assert_true(proof.count >= 1 || proof.more);
	compare(&proof, &arena, first.ptr, first.ptr, &losses);
	assert_int_equal(proof.count, 0);
	pl_buf_finish(&first);
	pl_buf_finish(&second);
	pl_arena_finish(&arena);
	return (double)(clock() - begun) / CLOCKS_PER_SEC;
}

static void test_hostile(void **state)
{
	static const char *const pieces[] = {
		"<b>", "<b><i>a", "<ul><li>", "<ul>", "<blockquote>", "<a href=#x id=x>", "<br>", "<p>a", "<table><tr><td>", "<table><caption>",
		"<div class=a>", "<!--a-->", "<pre>", "a ", "a<sub>", "<li>", "{{ a }}", "<object>", "<a name=b></a>", "<script>a</script>",
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(pieces); i++) {
		double seconds = hold(pieces[i], 20000);

		if (seconds > 1)
			fail_msg("20,000 times `%s` took %.2f s", pieces[i], seconds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_attribute_lists),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_losses),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_resume),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
