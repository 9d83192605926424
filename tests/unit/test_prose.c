/* prose: what is running text, where it is written, and the addresses beside it. */
#include "unit.h"

#include "base/buf.h"
#include "body/marks.h"
#include "body/prose.h"
#include "body/target.h"

struct fixture {
	struct pl_arena arena;
	struct pl_facts facts;
	struct pl_tree tree;
	struct pl_str text;
};

static void read_html(struct fixture *f, const char *html)
{
	struct pl_builder_options options = {0};

	f->text = pl_str_c(html);
	f->facts.arena = &f->arena;
	options.end = (uint32_t)f->text.len;
	pl_html_read(&f->tree, &f->arena, &f->facts, f->text, pl_span(0, (uint32_t)f->text.len), NULL, &options);
}

static void finish(struct fixture *f)
{
	pl_arena_finish(&f->arena);
	*f = (struct fixture){0};
}

/* The events of `html`: text as it is, `/` for a block, `_` for a gap; repeated `/` once. */
static void check_events(const char *html, const char *want)
{
	struct fixture f = {0};
	struct pl_buf got = {0};
	struct pl_prose prose;
	enum pl_prose_event event;

	read_html(&f, html);
	prose = (struct pl_prose){.top = f.tree.root};
	while ((event = pl_prose_next(&prose)) != PL_PROSE_END) {
		if (event == PL_PROSE_TEXT)
			pl_buf_add(&got, prose.node->text);
		else if (event == PL_PROSE_GAP)
			pl_buf_addc(&got, '_');
		else if (!got.len || got.ptr[got.len - 1] != '/')
			pl_buf_addc(&got, '/');
	}
	pl_buf_addc(&got, '\0');
	assert_string_equal(got.ptr, want);
	assert_int_equal(pl_prose_next(&prose), PL_PROSE_END);
	pl_buf_finish(&got);
	finish(&f);
}

static void events(void **state)
{
	(void)state;
	check_events("", "");
	check_events("one <b>two <i>three</i></b>", "one two three");
	check_events("<p>one</p><p>two</p>three", "/one/two/three");
	check_events("a<br>b<img src=x alt=y>c<code>d</code>e", "a_b_c_e");
	check_events("a<pre>b</pre>c<script>d</script>e<!-- f -->g", "a/ceg");
	check_events("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "漢字");
	check_events("<ul><li>a<li>b</ul><svg><text>c</text></svg>d", "/a/b/_d");
	check_events("<div></div>", "/");
}

static void check_span(const char *html, const char *part, const char *written)
{
	struct fixture f = {0};
	struct pl_prose_places places;
	struct pl_span span;
	size_t at;

	read_html(&f, html);
	at = pl_str_find(f.tree.root->first->text, pl_str_c(part), 0);
	places = (struct pl_prose_places){.source = f.text};
	span = pl_prose_span(&places, f.tree.root->first, at, at + strlen(part));
	assert_true(pl_str_is(pl_slice(f.text, span), written));
	finish(&f);
}

static void spans(void **state)
{
	(void)state;
	check_span("中文“引文”", "”", "”");
	check_span("a &amp; b &ldquo;c&rdquo;", "”", "&rdquo;");
	check_span("a &amp; b &ldquo;c&rdquo;", "&", "&amp;");
	check_span("&#8220;c&#x201d; d", "”", "&#x201d;");
	check_span("a & b &nosuch; c", "c", "c");
	check_span("a\r\nb", "b", "b");
	check_span("&NotEqualTilde;x", "x", "x");
}

/* All addresses of the first element, one after the other with `|` between. */
static void check_targets(const char *html, const char *want)
{
	struct fixture f = {0};
	struct pl_buf got = {0};
	struct pl_target target = {0};

	read_html(&f, html);
	target.node = f.tree.root->first;
	while (pl_target_next(&target)) {
		struct pl_span span = pl_target_span(&target, f.text, 0, target.url.len);

		pl_buf_add(&got, target.url);
		pl_buf_addc(&got, '|');
		assert_true(!target.url.len || pl_str_eq(pl_slice(f.text, span), target.url) ||
			    pl_str_eq(pl_slice(f.text, span), pl_slice(f.text, target.attr->value_span)));
	}
	pl_buf_addc(&got, '\0');
	assert_string_equal(got.ptr, want);
	pl_buf_finish(&got);
	finish(&f);
}

static void targets(void **state)
{
	(void)state;
	check_targets("<a href=x title=y>", "x|");
	check_targets("<a name=x>", "");
	check_targets("<video src=a poster=b>", "a|b|");
	check_targets("<img srcset='a 1x, b,c 2x, d' src=e>", "a|b,c|d|e|");
	check_targets("<img srcset=' , a 1x' src=''>", "a||");
	check_targets("<img srcset=''>", "");
	check_targets("<a href='{{ site.url }}/x'>", "");
	check_targets("<a href='<!--#echo var=X -->'>", "");
	check_targets("<a href='/a?b&amp;c'>", "/a?b&c|");
	check_targets("<p cite=x>", "");
	check_targets("<blockquote cite=x>", "x|");
	check_targets("<form action=x>", "x|");
}

/* How many marks `html` has before and after sifting. */
static void check_marks(const char *html, size_t read, size_t sifted, bool balanced)
{
	struct fixture f = {0};
	struct pl_marks marks;

	read_html(&f, html);
	marks = (struct pl_marks){.arena = &f.arena};
	pl_marks_read(&marks, f.tree.root->first);
	assert_int_equal(marks.count, read);
	assert_int_equal(pl_marks_balanced(&marks), balanced);
	pl_marks_sift(&marks);
	assert_int_equal(marks.count, sifted);
	finish(&f);
}

static void marks(void **state)
{
	(void)state;
	check_marks("中文", 0, 0, true);
	check_marks("“中”《文》「字」『a』【b】〔c〕〈d〉（e）‘中’", 18, 18, true);
	check_marks("〒〓、。", 0, 0, true);
	check_marks("don’t", 0, 0, true);
	check_marks("the dogs’ bowl", 1, 0, false);
	check_marks("„so“", 2, 0, false);
	check_marks("12”", 1, 0, false);
	check_marks("一）甲", 1, 0, false);
	check_marks("更多》》", 2, 0, false);
	check_marks("“中", 1, 1, false);
	check_marks("(a", 1, 1, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events),
		cmocka_unit_test(spans),
		cmocka_unit_test(targets),
		cmocka_unit_test(marks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
