/* Each step of cleaning: what it changes, what it leaves alone, and that the guard takes a step back. */
#include "unit.h"

#include "body/raw.h"
#include "clean/clean.h"
#include "clean/guard.h"

struct row {
	enum pl_clean_step step;
	const char *html, *cleaned;
	size_t done;
};

static const struct row rows[] = {
	{PL_CLEAN_STEP_PARAGRAPHS, "一<br><br>二<br>三", "<p>一</p><p>二<br>三</p>", 1},
	{PL_CLEAN_STEP_PARAGRAPHS, "<p class=\"a\">一<br> <br><br>二</p>后", "<p class=\"a\">一</p><p>二</p>后", 1},
	{PL_CLEAN_STEP_PARAGRAPHS, "<div><b>a</b><br><br>b<ul><li>c</li></ul>d</div>", "<div><p><b>a</b></p><p>b</p><ul><li>c</li></ul>d</div>", 1},
	{PL_CLEAN_STEP_PARAGRAPHS, "<p>一<br>二</p>三<br>四", "<p>一<br>二</p>三<br>四", 0},
	{PL_CLEAN_STEP_PARAGRAPHS, "<p><b>a<br><br>b</b></p>", "<p><b>a<br><br>b</b></p>", 0},
	{PL_CLEAN_STEP_INDENTS, "<p>　　一</p><p>&nbsp;&nbsp;<b>&nbsp;二</b>　三</p>", "<p>一</p><p><b>二</b>　三</p>", 3},
	{PL_CLEAN_STEP_INDENTS, "<p>一<br>　　二</p><pre>　　三</pre>", "<p>一<br>二</p><pre>　　三</pre>", 1},
	{PL_CLEAN_STEP_INDENTS, "<p> a</p>", "<p> a</p>", 0},
	{PL_CLEAN_STEP_CJK_LINES, "<p>一，\n 二\nab\n三</p><pre>四\n五</pre>", "<p>一，二\nab\n三</p><pre>四\n五</pre>", 1},
	{PL_CLEAN_STEP_LAYOUT, "<table border=\"0\"><tr><td>a</td></tr><tr><td id=\"x\"><p>b</p></td></tr></table>",
	 "<div><div>a</div><div id=\"x\"><p>b</p></div></div>", 1},
	{PL_CLEAN_STEP_LAYOUT, "<table><tr><td>a</td><td>b</td></tr></table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", 0},
	{PL_CLEAN_STEP_LAYOUT, "<table><tr><th>a</th></tr></table>", "<table><tbody><tr><th>a</th></tr></tbody></table>", 0},
	{PL_CLEAN_STEP_LAYOUT, "<table role=\"presentation\"><tr><td>a</td><td>b</td></tr></table>", "<div><div>a</div><div>b</div></div>", 1},
	{PL_CLEAN_STEP_PRESENTATION, "<center><font color=\"red\">a<font>b</font></font></center>", "<div>ab</div>", 3},
	{PL_CLEAN_STEP_PRESENTATION, "<font id=\"x\">a</font>", "<font id=\"x\">a</font>", 0},
	{PL_CLEAN_STEP_WORD, "<p class=\"MsoNormal\" style=\"mso-x:y\"><span lang=\"EN-US\">a<o:p></o:p></span></p>", "<p>a</p>", 5},
	{PL_CLEAN_STEP_WORD, "<p style=\"color:red\"><span>a</span></p>", "<p style=\"color:red\"><span>a</span></p>", 0},
	{PL_CLEAN_STEP_WORDPRESS, "<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph --><!--more--><!-- b -->", "<p>a</p><!--more--><!-- b -->", 2},
	{PL_CLEAN_STEP_WORDPRESS, "[caption id=\"a\"]<img src=\"i.jpg\"> Cap[/caption]\n\none\ntwo\n\nthree [gallery ids=\"1\"] four",
	 "<p><img src=\"i.jpg\"> Cap</p><p>one<br>two</p><p>three </p><p>[gallery ids=\"1\"]</p><p> four</p>", 7},
	{PL_CLEAN_STEP_WORDPRESS, "one\n\ntwo", "one\n\ntwo", 0},
	{PL_CLEAN_STEP_TIDY, "<p><font color=\"red\">a<b>b</font></b></p>", "<p><font color=\"red\">a<b>b</b></font></p>", 1},
	{PL_CLEAN_STEP_TIDY, "<p><b>a</p>", "<p><b>a</b></p>", 0},
};

static void check_steps(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_post post = {0};
		struct pl_clean_report report;
		struct pl_buf html = {0};

		pl_post_read(&post, "a.html", pl_str_c(rows[i].html), NULL);
		pl_clean(&post, 1U << rows[i].step, &report);
		pl_raw_node(&html, post.body.root);
		pl_buf_addc(&html, '\0');
		if (report.refused[rows[i].step])
			print_message("refused: " PL_FMT "\n", PL_ARG(report.why));
		assert_string_equal(html.ptr, rows[i].cleaned);
		assert_int_equal(report.done[rows[i].step], rows[i].done);
		pl_buf_finish(&html);
		pl_post_finish(&post);
	}
}

/* A style sheet in the body is lost by libtidy: the post stays as it was. */
static void check_guard(void **state)
{
	struct pl_post post = {0};
	struct pl_clean_report report;

	(void)state;
	pl_post_read(&post, "a.html", PL_STR("<p><font>a</font></p><style>b{}</style>"), NULL);
	pl_clean(&post, 1U << PL_CLEAN_STEP_TIDY, &report);
	assert_true(report.refused[PL_CLEAN_STEP_TIDY]);
	assert_int_equal(report.done[PL_CLEAN_STEP_TIDY], 0);
	assert_true(pl_str_is(report.why, "a script or style sheet would have changed"));
	assert_true(pl_node_is(post.body.root->last, PL_TAG_STYLE));
	pl_post_finish(&post);
}

static void check_differences(void **state)
{
	static const struct {
		const char *a, *b, *what;
	} pairs[] = {
		{"<p>a b</p>", "<div>a <b>b</b></div>", NULL},
		{"<p>a</p>", "<p>b</p>", "visible text"},
		{"<a href=\"x\">a</a>", "<a href=\"y\">a</a>", "an address"},
		{"<p id=\"x\">a</p>", "<p>a</p>", "an id"},
		{"<!--a-->", "<!--b-->", "a comment"},
		{"<script>a</script>", "<script>b</script>", "a script or style sheet"},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(pairs); i++) {
		struct pl_post a = {0}, b = {0};
		struct pl_guard first, second;
		const char *what;

		pl_post_read(&a, "a.html", pl_str_c(pairs[i].a), NULL);
		pl_post_read(&b, "b.html", pl_str_c(pairs[i].b), NULL);
		pl_guard_take(&first, &a.body);
		pl_guard_take(&second, &b.body);
		what = pl_guard_compare(&first, &second);
		if (pairs[i].what)
			assert_string_equal(what, pairs[i].what);
		else
			assert_null(what);
		pl_post_finish(&a);
		pl_post_finish(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(check_steps),
		cmocka_unit_test(check_guard),
		cmocka_unit_test(check_differences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
