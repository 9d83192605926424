/* front_json: JSON front matter as values with exact spans, with braces (Hugo) and without (Hexo's `;;;`). */
#include "unit.h"

#include "front_text.h"

static const struct front_row values[] = {
	{"{}", "{}", ""},
	{"", "{}", ""},
	{"{‹\"标题\"›: «\"泉港 🙂\"»}\n", "{标题: s\"泉港 🙂\"}", ""},
	{"{\n\t‹\"a\"› : «1» ,\n  ‹\"b\"›:«[«1», «\"x\"»,«true»,«false»,«null»]»\n}\n",
	 "{a: n(1), b: [n(1), s\"x\", b(true), b(false), null]}", ""},
	{"‹\"a\"›: «1»,\n‹\"b\"›: «\"泉\"»\n", "{a: n(1), b: s\"泉\"}", ""},
	{"{‹\"a\"›:«{}»,‹\"b\"›:«[]»,‹\"c\"›:«{‹\"d\"›:«{‹\"泉\"›:«[«{‹\"e\"›:«2»}»]»}»}»}",
	 "{a: {}, b: [], c: {d: {泉: [{e: n(2)}]}}}", ""},
	{"{‹\"a\"›:«-0»,‹\"b\"›:«1.5e+3»,‹\"c\"›:«-0.5E-2»,‹\"d\"›:«12345678901234567890»}",
	 "{a: n(-0), b: n(1.5e+3), c: n(-0.5E-2), d: n(12345678901234567890)}", ""},
	{"{‹\"a\"›: «\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u6cc9\"», ‹\"\\u6cc9\"›: «1»}",
	 "{a: s\"\"\\/\\x08\\x0c\\n\\x0d\\x09泉\", 泉: n(1)}", ""},
	{"{‹\"a\"›: «\"\\ud83d\\ude42\"», ‹\"b\"›: «\"\\ud83d\"», ‹\"c\"›: «\"\\ude42x\"», ‹\"d\"›: «\"\\ud83d\\u0041\"»}",
	 "{a: s\"🙂\", b: s\"�\", c: s\"�x\", d: s\"�A\"}", ""},
	{"{‹\"a\"›: «\"\u2028\xC2\x85\u00a0\ufeff\x7f\"», ‹\"b\"›: «\"\"»}",
	 "{a: s\"\u2028\xC2\x85\u00a0\ufeff\\x7f\", b: s\"\"}", ""},
};

static const struct front_row faults[] = {
	{"{‹\"a\"›: «⟦泉⟧», ‹\"b\"›: «2»}\n", "{a: s(泉), b: n(2)}", "syntax json"},
	{"{‹\"a\"›: «⟦01⟧», ‹\"b\"›: «⟦1.⟧», ‹\"c\"›: «⟦.5⟧», ‹\"d\"›: «⟦+1⟧», ‹\"e\"›: «⟦1e⟧», ‹\"f\"›: «⟦True⟧», ‹\"g\"›: «⟦'x'⟧»}",
	 "{a: s(01), b: s(1.), c: s(.5), d: s(+1), e: s(1e), f: s(True), g: s('x')}", "syntax json, syntax json, syntax json, syntax json, syntax json, syntax json, syntax json"},
	{"{‹\"a\"›: «⟦\"⟧泉»\n, ‹\"b\"›: «1»\n}", "{a: s\"泉\", b: n(1)}", "syntax unbalanced-quote"},
	{"{\n‹\"a\"›: «⟦\"⟧泉,»\n‹\"b\"›: «1»\n}", "{a: s\"泉,\", b: n(1)}", "syntax unbalanced-quote"},
	{"{‹\"a\"›: «\"x⟦\\q⟧🙂⟦\\u⟧12\"», ‹\"b\"›: «\"⟦\t⟧x\"»}", "{a: s\"x\\q🙂\\u12\", b: s\"\\x09x\"}", "syntax bad-escape, syntax bad-escape, syntax json"},
	{"{\n‹\"a\"›: «1»\n‹⟦\"⟧b\"›: «2»\n}", "{a: n(1), b: n(2)}", "syntax json"},
	{"{‹\"a\"›: «1»,⟦,⟧ ‹\"b\"›: «[«1»,⟦,⟧«2»]», ‹\"c\"›: «[⟦,⟧«1»]», ‹\"d\"›: «3»}",
	 "{a: n(1), b: [n(1), n(2)], c: [n(1)], d: n(3)}", "syntax json, syntax json, syntax json"},
	{"{‹\"a\"›: «[«1»⟦,⟧]», ‹\"b\"›: «{‹\"c\"›: «1»⟦,⟧}»⟦,⟧}", "{a: [n(1)], b: {c: n(1)}}", "syntax json, syntax json, syntax json"},
	{"{⟦\"a\"⟧ 1,\n‹\"b\"›: «2»}", "{b: n(2)}", "syntax json"},
	{"{‹⟦\"a\"⟧›:«»,‹\"b\"›: «2»}", "{a: null, b: n(2)}", "syntax json"},
	{"{⟦a:⟧ 1,\n‹\"b\"›: «2»}", "{b: n(2)}", "syntax json"},
	{"{‹\"a\"›: «⟦[⟧«1», «2»»,\n‹\"b\"›: «2»\n}",
	 "{a: [n(1), n(2)], b: n(2)}", "syntax unclosed-flow"},
	{"{‹\"a\"›: «⟦{⟧»‹\"b\"›: «1»,\n‹\"c\"›: «2»\n", "{a: {b: n(1), c: n(2)}}", "syntax unclosed-flow"},
	{"{⟦\"⟧a: 1,\n‹\"b\"›: «2»}", "{b: n(2)}", "syntax unbalanced-quote"},
	{"{‹\"a\"›: «⟦[⟧«⟦[⟧«1», «{‹\"b\"›: «2»\n, ‹\"c\"›: «3»}»»»\n}", "{a: [[n(1), {b: n(2), c: n(3)}]]}", "syntax unclosed-flow, syntax unclosed-flow"},
	{"{‹\"a\"›: «1»,\n⟦<<<<<<<⟧ HEAD\n‹\"b\"›: «2»,\n⟦=======⟧\n‹\"c\"›: «3»,\n⟦>>>>>>>⟧ x\n‹\"d\"›: «4»}",
	 "{a: n(1), b: n(2), c: n(3), d: n(4)}", "syntax conflict, syntax conflict, syntax conflict"},
	{"‹\"a\"›: «1»\n⟦}⟧\n", "{a: n(1)}", "syntax json"},
	{"{‹\"a\"›: «{‹\"b\"›: «⟦[⟧«1», «2»»}», ‹\"c\"›: «3»}", "{a: {b: [n(1), n(2)]}, c: n(3)}", "syntax unclosed-flow"},
	{"{‹\"a\"›: «[»«{»‹\"b\"›: «1»⟦]⟧, \"c\": 3}", "{a: [{b: n(1)}]}", "syntax json"},
	{"{‹\"a\"›: «1»}⟦}⟧\n", "{a: n(1)}", "syntax json"},
	{"{‹\"a\"›: «1»} ⟦泉⟧\n", "{a: n(1)}", "syntax json"},
	{"{‹\"a\"›: «1», ⟦//⟧ x\n‹\"b\"›: «2»}", "{a: n(1), b: n(2)}", "syntax json"},
	{"{‹\"a\"›: «1», ‹\"泉\"›: «2», ‹⟦\"a\"⟧›: «3», ‹\"b\"›: «{‹\"a\"›: «1», ‹⟦\"a\"⟧›: «2»}»}",
	 "{a: n(1), 泉: n(2), a: n(3), b: {a: n(1), a: n(2)}}", "duplicate a, duplicate a"},
	{"{‹\"a\"›: «⟦\u00a0⟧» 1}", "{a: s(\u00a0)}", "syntax json"},
};

static void read_values(void **state)
{
	(void)state;
	front_check(pl_json_read, values, PL_COUNT(values), FRONT_AMID | FRONT_CRLF);
}

static void read_faults(void **state)
{
	(void)state;
	front_check(pl_json_read, faults, PL_COUNT(faults), FRONT_AMID | FRONT_CRLF);
}

/* The root is the first level: 63 brackets may stand in it, not 64. What follows is read in either case. */
static void depth(void **state)
{
	(void)state;
	for (unsigned levels = PL_FRONT_DEPTH - 1; levels <= PL_FRONT_DEPTH; levels++) {
		struct front_made m = {0};

		pl_buf_adds(&m.text, "{\"泉\": ");
		front_repeat(&m.text, "[", levels);
		front_repeat(&m.text, "]", levels);
		pl_buf_adds(&m.text, ",\n\"b\": \"c\"}\n");
		front_read(pl_json_read, &m);
		assert_int_equal(front_count(&m.facts, PL_FACT_FRONT_LIMIT, "depth"), levels == PL_FRONT_DEPTH);
		assert_int_equal(m.facts.count, levels == PL_FRONT_DEPTH);
		assert_true(pl_str_is(pl_front_get(&m.front, "b")->text, "c"));
		front_finish(&m);
	}
}

static void items(void **state)
{
	struct front_made m = {0};

	(void)state;
	pl_buf_adds(&m.text, "{\"a\": [");
	front_repeat(&m.text, "1,", PL_FRONT_ITEMS + 1);
	pl_buf_adds(&m.text, "0]}\n");
	front_read(pl_json_read, &m);
	assert_int_equal(front_count(&m.facts, PL_FACT_FRONT_LIMIT, "items"), 1);
	front_finish(&m);
}

static void hostile(void **state)
{
	static const char *const heads[] = {"", "{", "{\"a\": ", "{\"a\": [", "{\"a\": \""};
	static const char *const pieces[] = {
		"[", "{", "{\"a\":", "[\"a\":", "\"a\":[", "\"a\"", "\"a\":1,", "\"a\":1\n", "\"", "\\", "\\u", ",", ":", "1,", "1 ", "]", "}",
		"\n", "\r", "\x01", "泉", "'", "\"a\n", "{\"a\":1},", "//\n", "<<<<<<<\n",
	};

	(void)state;
	front_hostile(pl_json_read, heads, PL_COUNT(heads), pieces, PL_COUNT(pieces));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_values),
		cmocka_unit_test(read_faults),
		cmocka_unit_test(depth),
		cmocka_unit_test(items),
		cmocka_unit_test(hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
