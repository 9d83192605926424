#include "unit.h"

#include <locale.h>
#include <pthread.h>

#include "base/buf.h"
#include "body/tidy.h"

static void judge(struct pl_tidy *tidy, struct pl_arena *arena, struct pl_str text)
{
	const struct pl_span all = {0, (uint32_t)text.len};

	pl_tidy_judge(tidy, arena, text, &(struct pl_tidy_html){.spans = &all, .count = 1});
}

static const struct pl_tidy_message *find(const struct pl_tidy *tidy, const char *key)
{
	for (size_t i = 0; i < tidy->count; i++)
		if (pl_str_is(tidy->items[i].key, key))
			return &tidy->items[i];
	return NULL;
}

static void test_clean(void **state)
{
	struct pl_arena arena = {0};
	struct pl_tidy tidy;

	(void)state;
	judge(&tidy, &arena, PL_STR("<h2>四月</h2>\n<p>a <b>b</b> <br /> <a href=\"/x\">c</a></p>\n<p>泉港<ul><li>x</ul>\n"));
	assert_int_equal(tidy.end, PL_TIDY_DONE);
	assert_null(find(&tidy, "MISSING_ENDTAG_FOR"));
	judge(&tidy, &arena, PL_STR("<h2>四月</h2>\n<p>a <b>b</b> <br> <a href=\"/x\">c</a></p>\n"));
	assert_int_equal(tidy.count, 0);
	pl_arena_finish(&arena);
}

/* Tidy counts code points from the start of a line; we want bytes from the start of the text. */
static void test_places(void **state)
{
	static const char *const before[] = {
		"",          "四月 ",         "\t\t",       "a\r\nb\r\n四",  "a\rb\r", "\xe2\x80\xa8", "😀😀 ",
		"\xc2\xa0 ", "a\n\n\n\t月 ", "\x01\x02 x ", "e\xcc\x81 ",
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(before); i++) {
		struct pl_arena arena = {0};
		struct pl_buf in = {0};
		struct pl_tidy tidy;
		const struct pl_tidy_message *m;
		size_t at;

		pl_buf_adds(&in, before[i]);
		at = in.len;
		pl_buf_adds(&in, "&nosuch; x <b>y</b></i>\n");
		judge(&tidy, &arena, pl_buf_str(&in));
		m = find(&tidy, "UNKNOWN_ENTITY");
		assert_non_null(m);
		assert_int_equal(m->span.start, at);
		assert_int_equal(m->span.end, at + strlen("&nosuch;"));
		m = find(&tidy, "DISCARDING_UNEXPECTED");
		assert_non_null(m);
		assert_int_equal(m->span.start, at + strlen("&nosuch; x <b>y</b>"));
		pl_buf_finish(&in);
		pl_arena_finish(&arena);
	}
}

static void test_blanked(void **state)
{
	static const char text[] = "---\ntitle: <b>\n---\n<p>{% if a < b %}x{% endif %}</p>\n\nMark <i>down\n";
	struct pl_arena arena = {0};
	struct pl_template items[] = {{.span = {22, 36}}, {.span = {37, 48}}};
	struct pl_templates templates = {items, 2};
	const struct pl_span html = {19, 53};
	struct pl_tidy tidy;

	(void)state;
	pl_tidy_judge(&tidy, &arena, pl_str_c(text), &(struct pl_tidy_html){&html, 1, &templates});
	assert_int_equal(tidy.end, PL_TIDY_DONE);
	assert_int_equal(tidy.count, 0);
	pl_arena_finish(&arena);
}

/* The inputs libtidy is quadratic or worse on, or overflows the stack on (HAZARDS A1.2, A1.3). */
static const struct {
	const char *head, *unit, *tail;
} hostile[] = {
	{"", "<p><font color=red>x ", ""},  {"", "<b>x ", ""},         {"", "<b>x</p>", ""},   {"", "<form>x", ""},
	{"<p", " a", ">x"},                 {"<p", " id=x", ">x"},     {"", "<div>", ""},      {"", "<ul><li>", ""},
	{"", "<div></b>", ""},              {"", "<div><b></div>", ""},{"", "<i></i>", ""},    {"<svg>", "<g>", ""},
	{"<svg>", "<p>", ""},               {"<svg>", "<br>", ""},     {"", "<my-a></my-b>", ""}, {"<svg>", "<aa></bb>", ""},
	{"", "<select><optgroup>", ""},     {"", "<option>", ""},      {"", "<dd><dt>", ""},   {"", "<table>", ""},
	{"", "<table><tr><td>", ""},        {"", "<td>", ""},          {"", "<li>", ""},       {"", "<p>", ""},
	{"", "<a href=x>", ""},             {"", "<!--", ""},          {"", "<a ", ""},        {"", "<?", ""},
	{"", "<![CDATA[", ""},              {"", "&", ""},             {"", "<", ""},          {"", "</div>", ""},
	{"", "<object>", ""},               {"", "<ins>", ""},         {"", "<caption>", ""},  {"", "<h1>", ""},
	{"", "<p><li>", ""},                {"", "<dl><dd><p>", ""},   {"", "<span></div>", ""}, {"", "<label>", ""},
	{"", "<script>", ""},               {"", "<frameset>", ""},    {"", "<body>", ""},     {"", "<noscript><p>", ""},
	{"", "<p class=\"MsoNormal\"><span style='x'><o:p></o:p></span></p>\n", ""},
};

static void test_hostile(void **state)
{
	static const int sizes[] = {1000, 30000};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(hostile); i++)
		for (size_t s = 0; s < PL_COUNT(sizes); s++) {
			struct pl_arena arena = {0};
			struct pl_buf in = {0};
			struct pl_tidy tidy;

			pl_buf_adds(&in, hostile[i].head);
			for (int n = 0; n < sizes[s]; n++) {
				pl_buf_adds(&in, hostile[i].unit);
				if (!strcmp(hostile[i].unit, " a"))
					pl_buf_addf(&in, "%d", n);
			}
			pl_buf_adds(&in, hostile[i].tail);
			judge(&tidy, &arena, pl_buf_str(&in));
			pl_buf_finish(&in);
			pl_arena_finish(&arena);
		}
}

static void test_depth(void **state)
{
	static const struct {
		int depth;
		enum pl_tidy_end end;
	} rows[] = {{100, PL_TIDY_DONE}, {255, PL_TIDY_DONE}, {256, PL_TIDY_DONE}, {257, PL_TIDY_DEPTH}, {100000, PL_TIDY_DEPTH}};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_buf in = {0};
		struct pl_tidy tidy;

		for (int n = 0; n < rows[i].depth; n++)
			pl_buf_adds(&in, "<div>");
		for (int n = 0; n < rows[i].depth; n++)
			pl_buf_adds(&in, "</div>");
		judge(&tidy, &arena, pl_buf_str(&in));
		assert_int_equal(tidy.end, rows[i].end);
		pl_buf_finish(&in);
		pl_arena_finish(&arena);
	}
}

/* The worst for threads: a legacy doctype changes tables that libtidy shares between all documents. */
static void *crowd(void *wrong)
{
	static const struct pl_str texts[] = {
		{"<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p><a name=x><div>a</div></a>", 79},
		{"<p><a href=x><div>a</div></a></i>", 33},
	};

	for (int i = 0; i < 200; i++) {
		struct pl_arena arena = {0};
		struct pl_tidy tidy;

		judge(&tidy, &arena, texts[i % 2]);
		if (i % 2 && (tidy.end != PL_TIDY_DONE || !find(&tidy, "DISCARDING_UNEXPECTED")))
			++*(int *)wrong;
		pl_arena_finish(&arena);
	}
	return NULL;
}

static void test_threads(void **state)
{
	pthread_t threads[4];
	int wrong[4] = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, crowd, &wrong[i]), 0);
	for (size_t i = 0; i < PL_COUNT(threads); i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(wrong[i], 0);
	}
	assert_string_equal(setlocale(LC_ALL, NULL), "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean),   cmocka_unit_test(test_places), cmocka_unit_test(test_blanked),
		cmocka_unit_test(test_hostile), cmocka_unit_test(test_depth),  cmocka_unit_test(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
