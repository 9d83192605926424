/* front_toml: TOML front matter as values with exact spans. */
#include "unit.h"

#include "front_text.h"

static const struct front_row values[] = {
	{"", "{}", ""},
	{"# 泉港\n\n", "{}", ""},
	{"‹title› = «\"泉港 🙂\"»\n", "{title: s\"泉港 🙂\"}", ""},
	{"‹a›=«1»", "{a: n(1)}", ""},
	{"  ‹a›\t=  «'x'» # 🙂\n", "{a: s'x'}", ""},
	{"‹\"标题\"› = «'x'»\n‹'b c'› = «1»\n‹\"\\u6cc9\"› = «2»\n‹\"\"› = «3»\n",
	 "{标题: s'x', b c: n(1), 泉: n(2), : n(3)}", ""},
	{"‹a›.‹b› = «»«1»\na . ‹c› = «2»\na.‹\"泉.港\"›.‹d› = «»«3»\n",
	 "{a: {b: n(1), c: n(2), 泉.港: {d: n(3)}}}", ""},
	{"‹1› = «2»\n‹3›.‹4› = «»«5»\n‹-_› = «6»\n", "{1: n(2), 3: {4: n(5)}, -_: n(6)}", ""},
	/* strings */
	{"‹a› = «\"x \\b\\t\\n\\f\\r\\\"\\\\ \\u6cc9\\U0001F642\"»\n",
	 "{a: s\"x \\x08\\x09\\n\\x0c\\x0d\"\\ 泉🙂\"}", ""},
	{"‹a› = «''»\n‹b› = «\"\"»\n‹c› = «'x\\q\"'»\n", "{a: s'', b: s\"\", c: s'x\\q\"'}", ""},
	{"‹a› = «\"tab\there\"» # \"x\"\n", "{a: s\"tab\\x09here\"}", ""},
	/* numbers */
	{"‹a› = «+1»\n‹b› = «-0»\n‹c› = «1_000»\n‹d› = «0xDEAD_beef»\n‹e› = «0o17»\n‹f› = «0b1_0»\n",
	 "{a: n(+1), b: n(-0), c: n(1_000), d: n(0xDEAD_beef), e: n(0o17), f: n(0b1_0)}", ""},
	{"‹a› = «1.5»\n‹b› = «-0.0»\n‹c› = «1e3»\n‹d› = «1.5E-2»\n‹e› = «1_0.0_1e+1_0»\n‹f› = «inf»\n‹g› = «-nan»\n",
	 "{a: n(1.5), b: n(-0.0), c: n(1e3), d: n(1.5E-2), e: n(1_0.0_1e+1_0), f: n(inf), g: n(-nan)}", ""},
	{"‹a› = «9223372036854775807»\n‹b› = «-9223372036854775808»\n‹c› = «true»\n‹d› = «false»\n",
	 "{a: n(9223372036854775807), b: n(-9223372036854775808), c: b(true), d: b(false)}", ""},
	/* dates */
	{"‹a› = «2022-04-27T09:19:41Z»\n‹b› = «2022-04-27 09:19:41+08:00» # 泉\n‹c› = «2022-04-27t09:19:41.123456-00:00»\n",
	 "{a: d(2022-04-27T09:19:41Z), b: d(2022-04-27 09:19:41+08:00), c: d(2022-04-27t09:19:41.123456-00:00)}", ""},
	{"‹a› = «2022-04-27T09:19:41»\n‹b› = «2022-04-27 09:19:41.5»\n‹c› = «2024-02-29»\n‹d› = «23:59:60»\n‹e› = «09:19:41.5»\n",
	 "{a: d(2022-04-27T09:19:41), b: d(2022-04-27 09:19:41.5), c: d(2024-02-29), d: d(23:59:60), e: d(09:19:41.5)}", ""},
	/* arrays and tables */
	{"‹a› = «[]»\n‹b› = «[«1», «'x'», «\"泉\"»]»\n‹c› = «[ «[«1»,«2»]»,«[«\"a\"»]» , ]»\n",
	 "{a: [], b: [n(1), s'x', s\"泉\"], c: [[n(1), n(2)], [s\"a\"]]}", ""},
	{"‹a› = «[\n  «\"泉\"», # 注\n\n  «\"🙂\"»\n]»\n‹b› = «1»\n", "{a: [s\"泉\", s\"🙂\"], b: n(1)}", ""},
	{"‹a› = «{}»\n‹b› = «{‹c› = «1», ‹d›.‹e› = «»«\"泉\"», ‹\"f\"› = «[«{‹g› = «2»}»]»}»\n",
	 "{a: {}, b: {c: n(1), d: {e: s\"泉\"}, f: [{g: n(2)}]}}", ""},
	{"‹a› = «1»\n«[‹b›]»\n‹c› = «2»\n«[b.‹d›]» # 注\n‹e› = «3»\n«[ ‹f› . ‹\"泉\"› ]»«»\n‹g› = «4»\n",
	 "{a: n(1), b: {c: n(2), d: {e: n(3)}}, f: {泉: {g: n(4)}}}", ""},
	{"«[[‹a›]]»«»\n‹b› = «1»\n«[[a]]»\n‹b› = «2»\n«[a.‹c›]»\n‹d› = «3»\n«[[a.‹e›]]»«»\n",
	 "{a: [{b: n(1)}, {b: n(2), c: {d: n(3)}, e: [{}]}]}", ""},
	{"«[a.‹b›.‹c›]»«»\n‹x› = «1»\n«[‹a›]»\n‹y› = «2»\n", "{a: {b: {c: {x: n(1)}}, y: n(2)}}", ""},
};

/* A line break in a string is kept as written. */
static const struct front_row multiline[] = {
	{"‹a› = «\"\"\"x\n泉\n\"\"\"»\n‹b› = «1»\n", "{a: s>x\\n泉\\n>, b: n(1)}", ""},
	{"‹a› = «\"\"\"\nx \\\n\n   y\"\"\"» # c\n", "{a: s>x y>}", ""},
	{"‹a› = «\"\"\"\"x\"\"y\"\"\"\"\"»\n‹b› = «'''it's\n''\\''''»\n",
	 "{a: s>\"x\"\"y\"\">, b: s|it's\\n''\\'|}", ""},
	{"‹a› = «'''\n  🙂\\n'''»\n", "{a: s|  🙂\\n|}", ""},
	{"‹a› = «\"\"\"\r\nx\\\r\n  y\r\n\"\"\"»\r\n", "{a: s>xy\\x0d\\n>}", ""},
	{"‹a› = «[«\"\"\"x\ny\"\"\"», «'z'»]»\n", "{a: [s>x\\ny>, s'z']}", ""},
	/* U+2028 and U+0085 end no line in TOML */
	{"‹a› = «\"x\u2028y\xC2\x85z\"» # \u2028\n‹b› = «1»\n", "{a: s\"x\u2028y\xC2\x85z\", b: n(1)}", ""},
};

static const struct front_row faults[] = {
	{"‹a› = «⟦hello 泉⟧»\n‹b› = «1»\n", "{a: s(hello 泉), b: n(1)}", "syntax toml-value"},
	{"‹a› =«»⟦⟧\n‹b› = «1»\n", "{a: null, b: n(1)}", "syntax toml-value"},
	{"‹a› = «»⟦#⟧ c\n‹b› = «1»\n", "{a: null, b: n(1)}", "syntax toml-value"},
	{"⟦a⟧\n‹b› = «1»\n", "{b: n(1)}", "syntax no-colon"},
	{"⟦a: 1⟧\n‹b› = «1»\n", "{b: n(1)}", "syntax no-colon"},
	{"⟦a 泉 = 1⟧\n‹b› = «1»\n", "{b: n(1)}", "syntax no-colon"},
	{"⟦泉⟧ = 1\n‹b› = «1»\n", "{b: n(1)}", "syntax toml-key"},
	{"⟦=⟧ 1\n‹b› = «1»\n", "{b: n(1)}", "syntax toml-key"},
	{"a. ⟦=⟧ 1\n⟦.⟧b = 1\nc.⟦.⟧d = 2\n‹e› = «3»\n", "{e: n(3)}", "syntax toml-key, syntax toml-key, syntax toml-key"},
	{"‹a› = «⟦\"⟧泉»\n‹b› = «1»\n", "{a: s(\"泉), b: n(1)}", "syntax unbalanced-quote"},
	{"‹a› = «⟦'⟧泉»\n‹b› = «1»\n", "{a: s('泉), b: n(1)}", "syntax unbalanced-quote"},
	{"‹a› = «⟦\"\"\"⟧泉»\n‹b› = «1»\n", "{a: s(\"\"\"泉), b: n(1)}", "syntax unbalanced-quote"},
	{"‹a› = «\"泉⟦\\q⟧🙂⟦\\u⟧D800⟦\\u⟧12\"»\n‹b› = «1»\n", "{a: s\"泉\\q🙂\\uD800\\u12\", b: n(1)}", "syntax bad-escape, syntax bad-escape, syntax bad-escape"},
	{"‹a› = «\"x⟦\x01⟧y\"» # ⟦\x02⟧\n‹b› = «1»\n", "{a: s\"x\\x01y\", b: n(1)}", "syntax control, syntax control"},
	{"‹a› = «\"x\"» ⟦泉⟧\n‹b› = «1»\n", "{a: s\"x\", b: n(1)}", "syntax text-after-quote"},
	{"‹a› = «1» ⟦2⟧\n‹b› = «1»\n", "{a: n(1), b: n(1)}", "syntax text-after-quote"},
	{"‹a› = «⟦01⟧»\n‹b› = «⟦1__0⟧»\n‹c› = «⟦1.⟧»\n‹d› = «⟦.5⟧»\n‹e› = «⟦0xg⟧»\n‹f› = «⟦9223372036854775808⟧»\n‹g› = «⟦True⟧»\n",
	 "{a: s(01), b: s(1__0), c: s(1.), d: s(.5), e: s(0xg), f: s(9223372036854775808), g: s(True)}", "syntax toml-value, syntax toml-value, syntax toml-value, syntax toml-value, syntax toml-value, syntax toml-value, syntax toml-value"},
	{"‹a› = «⟦2022-02-30⟧»\n‹b› = «⟦2022-4-7⟧»\n‹c› = «2022-04-27» ⟦9:19⟧\n‹d› = «⟦25:00:00⟧»\n‹e› = «⟦2022-04-27T09:19:41+0800⟧»\n‹f› = «1»\n",
	 "{a: s(2022-02-30), b: s(2022-4-7), c: d(2022-04-27), d: s(25:00:00), e: s(2022-04-27T09:19:41+0800), f: n(1)}", "syntax toml-value, syntax toml-value, syntax text-after-quote, syntax toml-value, syntax toml-value"},
	{"‹a› = «⟦[⟧»1, 2\n‹b› = «1»\n", "{a: [], b: n(1)}", "syntax unclosed-flow"},
	{"‹a› = «[»\n  1\n  ⟦2⟧\n]\n‹b› = «1»\n", "{a: [], b: n(1)}", "syntax toml-value"},
	{"‹a› = «[»1,⟦,⟧2]\n‹b› = «[»⟦,⟧]\n‹c› = «[»1 ⟦2⟧]\n‹d› = «1»\n",
	 "{a: [], b: [], c: [], d: n(1)}", "syntax toml-value, syntax toml-value, syntax toml-value"},
	{"‹a› = «{‹b› = «1»⟦,⟧}»\n‹c› = «⟦{⟧»d = 1\n}\n‹e› = «1»\n",
	 "{a: {b: n(1)}, c: {}, e: n(1)}", "syntax toml-value, syntax unclosed-flow"},
	{"‹a› = «{»b = 1 ⟦c⟧ = 2}\n‹d› = «{»⟦e⟧}\n‹f› = «1»\n", "{a: {}, d: {}, f: n(1)}", "syntax toml-value, syntax no-colon"},
	{"‹a› = «»⟦]⟧\n‹b› = «1»\n", "{a: null, b: n(1)}", "syntax toml-value"},
	{"⟦[⟧a\n‹b› = «1»\n«[‹c›]»⟦]⟧\n‹d› = «2»\n[⟦]⟧\n‹e› = «3»\n«[‹f›]» ⟦x⟧\n‹g› = «4»\n",
	 "{b: n(1), c: {d: n(2), e: n(3)}, f: {g: n(4)}}", "syntax unclosed-flow, syntax text-after-quote, syntax toml-key, syntax text-after-quote"},
	{"‹a› = «1»\n‹⟦a⟧› = «2»\n‹⟦\"a\"⟧› = «3»\n", "{a: n(1), a: n(2), a: n(3)}", "duplicate a, duplicate a"},
	{"«[‹a›]»\n‹b› = «1»\n«[‹⟦a⟧›]»\n‹b› = «2»\n", "{a: {b: n(1)}, a: {b: n(2)}}", "duplicate a"},
	{"‹a›.‹b› = «»«1»\n«[‹⟦a⟧›]»\n‹c› = «2»\n", "{a: {b: n(1)}, a: {c: n(2)}}", "duplicate a"},
	{"‹a› = «1»\n⟦a⟧.b = 2\n‹c› = «{}»\n⟦c⟧.d = 3\n‹e› = «4»\n", "{a: n(1), c: {}, e: n(4)}", "syntax toml-key, syntax toml-key"},
	{"‹a› = «[]»\n[[⟦a⟧]]\nb = 1\n«[[‹c›]]»«»\n[⟦c⟧]\nd = 2\n", "{a: [], c: [{}]}", "syntax toml-key, syntax toml-key"},
	{"‹a› = «{‹b› = «1», ‹⟦b⟧› = «2»}»\n", "{a: {b: n(1), b: n(2)}}", "duplicate b"},
	{"‹a› = «⟦hello⟧»\n‹b› = «⟦[⟧»1\n‹c› = «⟦\"⟧x»\n‹d› = «1»\n",
	 "{a: s(hello), b: [], c: s(\"x), d: n(1)}", "syntax toml-value, syntax unclosed-flow, syntax unbalanced-quote"},
	{"⟦<<<<<<<⟧ HEAD\n‹a› = «1»\n⟦=======⟧\n‹b› = «2»\n⟦>>>>>>>⟧ x\n",
	 "{a: n(1), b: n(2)}", "syntax conflict, syntax conflict, syntax conflict"},
};

static void read_values(void **state)
{
	(void)state;
	front_check(pl_toml_read, values, PL_COUNT(values), FRONT_AMID | FRONT_CRLF);
}

static void read_multiline(void **state)
{
	(void)state;
	front_check(pl_toml_read, multiline, PL_COUNT(multiline), FRONT_AMID);
}

static void read_faults(void **state)
{
	(void)state;
	front_check(pl_toml_read, faults, PL_COUNT(faults), FRONT_AMID | FRONT_CRLF);
}

/* The root is the first level: 63 brackets may stand in it, not 64. What follows is read in either case. */
static void depth(void **state)
{
	(void)state;
	for (unsigned levels = PL_FRONT_DEPTH - 1; levels <= PL_FRONT_DEPTH; levels++) {
		struct front_made m = {0};

		pl_buf_adds(&m.text, "a = ");
		front_repeat(&m.text, "[", levels);
		front_repeat(&m.text, "]", levels);
		pl_buf_adds(&m.text, "\nb = \"c\"\n");
		front_read(pl_toml_read, &m);
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
	pl_buf_adds(&m.text, "a = [");
	front_repeat(&m.text, "1,", PL_FRONT_ITEMS + 1);
	pl_buf_adds(&m.text, "]\n");
	front_read(pl_toml_read, &m);
	assert_int_equal(front_count(&m.facts, PL_FACT_FRONT_LIMIT, "items"), 1);
	front_finish(&m);
}

static void hostile(void **state)
{
	static const char *const heads[] = {"", "a = ", "a = [", "a = {b = ", "a = \"", "a = '''\n"};
	static const char *const pieces[] = {
		"[", "{", "{a=", "a.", ".", "=", "a=1\n", "[a]\n", "[[a]]\n", "[[a]]\n[a.b]\n", "a.b.c=1\n", "a=[\n", "a=\"x\n",
		"a=\"\"\"\n", "\"", "'", "\"\"\"", "\\", "\\u", "#\n", "\n", "\r", ",", "1,", "]", "}", "\x01", "泉", "a = hello\n",
	};

	(void)state;
	front_hostile(pl_toml_read, heads, PL_COUNT(heads), pieces, PL_COUNT(pieces));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_values),
		cmocka_unit_test(read_multiline),
		cmocka_unit_test(read_faults),
		cmocka_unit_test(depth),
		cmocka_unit_test(items),
		cmocka_unit_test(hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
