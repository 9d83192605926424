#include "unit.h"

#include "base/buf.h"
#include "body/html_scan.h"

struct fixture {
	struct pl_arena arena;
	struct pl_facts facts;
	struct pl_html_scan scan;
	struct pl_token token;
};

static void begin(struct fixture *f, struct pl_str text)
{
	*f = (struct fixture){0};
	f->facts.arena = &f->arena;
	pl_html_scan_init(&f->scan, &f->arena, &f->facts, text, pl_span(0, (uint32_t)text.len));
}

static void finish(struct fixture *f)
{
	pl_arena_finish(&f->arena);
}

static size_t facts_of(const struct fixture *f, enum pl_fact_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < f->facts.count; i++)
		n += f->facts.items[i].kind == kind;
	return n;
}

static void assert_text(struct pl_str text, const char *want)
{
	assert_int_equal(text.len, strlen(want));
	assert_memory_equal(text.ptr, want, text.len);
}

static void test_spans(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f, PL_STR("四<P Class='a &amp; b' id=x>月</p >"));
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.span.end, 3);
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.tag, PL_TAG_P);
	assert_text(f.token.name, "p");
	assert_text(f.token.attrs->name, "class");
	assert_text(f.token.attrs->value, "a & b");
	assert_int_equal(f.token.attrs->value_span.start, 13);
	assert_int_equal(f.token.attrs->value_span.end, 22);
	assert_int_equal(f.token.attrs->next->quote, 0);
	assert_int_equal(f.token.attrs->next->span.start, 24);
	assert_int_equal(f.token.attrs->next->span.end, 28);
	assert_int_equal(facts_of(&f, PL_FACT_HTML_UNQUOTED_VALUE), 1);
	finish(&f);
}

/* The longest growth there is: five bytes written, six decoded. */
static void test_references_that_grow(void **state)
{
	struct pl_buf in = {0};
	struct fixture f;

	(void)state;
	for (int i = 0; i < 20000; i++)
		pl_buf_adds(&in, "&nGt;");
	begin(&f, pl_buf_str(&in));
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.text.len, 6 * 20000);
	assert_memory_equal(f.token.text.ptr + 6 * 19999, "\xe2\x89\xab\xe2\x83\x92", 6);
	finish(&f);
	pl_buf_finish(&in);
}

static void test_duplicates(void **state)
{
	static const int counts[] = {2, 31, 32, 33, 200, 511};

	(void)state;
	for (size_t c = 0; c < PL_COUNT(counts); c++) {
		struct pl_buf in = {0};
		struct fixture f;
		size_t n = 0;

		pl_buf_adds(&in, "<p");
		for (int round = 0; round < 2; round++)
			for (int i = 0; i < counts[c]; i++)
				pl_buf_addf(&in, " a%d=%d", i, round);
		pl_buf_adds(&in, ">");
		begin(&f, pl_buf_str(&in));
		assert_true(pl_html_scan_next(&f.scan, &f.token));
		assert_int_equal(facts_of(&f, PL_FACT_HTML_DUPLICATE_ATTRIBUTE), counts[c]);
		for (const struct pl_attr *a = f.token.attrs; a; a = a->next, n++)
			assert_text(a->value, "0");
		assert_int_equal(n, counts[c]);
		finish(&f);
		pl_buf_finish(&in);
	}
}

static void test_attribute_limit(void **state)
{
	struct pl_buf in = {0};
	struct fixture f;
	size_t n = 0;

	(void)state;
	pl_buf_adds(&in, "<p");
	for (int i = 0; i < 100000; i++)
		pl_buf_addf(&in, " a%d", i);
	pl_buf_adds(&in, ">x");
	begin(&f, pl_buf_str(&in));
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	for (const struct pl_attr *a = f.token.attrs; a; a = a->next)
		n++;
	assert_int_equal(n, PL_ATTRS_MAX);
	assert_int_equal(facts_of(&f, PL_FACT_HTML_ATTRIBUTE_LIMIT), 1);
	finish(&f);
	pl_buf_finish(&in);
}

/* Templates of `text`, which are all that stands between { and }. */
static struct pl_templates templates_in(struct pl_arena *arena, struct pl_str text)
{
	struct pl_templates t = {.items = PL_NEW_N(arena, struct pl_template, text.len)};
	uint32_t start = 0;

	for (uint32_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '{')
			start = i;
		else if (text.ptr[i] == '}')
			t.items[t.count++].span = pl_span(start, i + 1);
	}
	return t;
}

static void test_templates(void **state)
{
	static const char text[] = "a{<b>}<a {x>} href=\"{a | b: \"c\"}/d\" title=x{>}y>{t}</a>";
	struct pl_templates templates;
	struct fixture f;

	(void)state;
	begin(&f, pl_str_c(text));
	templates = templates_in(&f.arena, pl_str_c(text));
	f.scan.templates = &templates;
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_text(f.token.text, "a");
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.kind, PL_TOKEN_TEMPLATE);
	assert_text(f.token.text, "{<b>}");
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.tag, PL_TAG_A);
	assert_text(f.token.attrs->name, "href");
	assert_text(f.token.attrs->value, "{a | b: \"c\"}/d");
	assert_true(f.token.attrs->has_template);
	assert_text(f.token.attrs->next->value, "x{>}y");
	assert_true(f.token.attrs->next->has_template);
	assert_null(f.token.attrs->next->next);
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.kind, PL_TOKEN_TEMPLATE);
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_int_equal(f.token.kind, PL_TOKEN_END);
	assert_false(pl_html_scan_next(&f.scan, &f.token));
	finish(&f);
}

static void test_newlines(void **state)
{
	struct fixture f;

	(void)state;
	begin(&f, PL_STR("a\r\nb\rc\n\r\n<p title='1\r\n2'>"));
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_text(f.token.text, "a\nb\nc\n\n");
	assert_true(pl_html_scan_next(&f.scan, &f.token));
	assert_text(f.token.attrs->value, "1\n2");
	finish(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_references_that_grow),
		cmocka_unit_test(test_duplicates),
		cmocka_unit_test(test_attribute_limit),
		cmocka_unit_test(test_templates),
		cmocka_unit_test(test_newlines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
