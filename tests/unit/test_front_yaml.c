/* front_yaml: YAML front matter as values with exact spans, by the short way and by libyaml. */
#include "unit.h"

#include "front_text.h"

static const struct front_row values[] = {
	{"", "{}", ""},
	{"\n\n", "{}", ""},
	{"# only a comment\n", "{}", ""},
	{"‹a›:«»\n", "{a: null}", ""},
	{"‹a›:«»", "{a: null}", ""},
	{"‹a›: «b»", "{a: (b)}", ""},
	{"‹a›:«» ⟦# why⟧\n‹b›: «c»\n", "{a: null, b: (c)}", "cut"},
	{"‹a›: «b» ⟦# 泉 🙂⟧\n‹c›: «'d'» # e\n", "{a: (b), c: 'd'}", "cut"},
	{"‹a›: «b#c»\n‹d›:«» ⟦#e⟧\n", "{a: (b#c), d: null}", "cut"},
	{"# 泉港\n\n‹a›: «b»\n\n# 🙂\n‹c›: «d»\n", "{a: (b), c: (d)}", ""},
	{"‹title›: «泉港 🙂 news»\n", "{title: (泉港 🙂 news)}", ""},
	{"‹标题›: «泉港：x»\n‹🙂›: «y»\n", "{标题: (泉港：x), 🙂: (y)}", ""},
	{"‹a›: «b»   \n‹c›:   «d e»\n", "{a: (b), c: (d e)}", ""},
	{"‹a›:\t«b»\n‹c›: «d»\t\n", "{a: (b), c: (d)}", ""},
	{"‹a›: «b:c»\n‹d›: «http://泉港.cn/#x»\n", "{a: (b:c), d: (http://泉港.cn/#x)}", ""},
	{"‹a b›: «c»\n‹d.e›: «f»\n‹-g›: «h»\n‹1›: «i»\n", "{a b: (c), d.e: (f), -g: (h), 1: (i)}", ""},
	{"‹'a'›: «b»\n‹\"c: d\"›: «e»\n", "{a: (b), c: d: (e)}", ""},
	{"? ‹a›\n: «b»\n", "{a: (b)}", ""},
	/* scalars */
	{"‹a›: «'b'»\n‹c›: «\"d: e # f\"»\n", "{a: 'b', c: \"d: e # f\"}", ""},
	{"‹a›: «'it''s'»\n", "{a: 'it's'}", ""},
	{"‹a›: «'泉\\n港'» # 🙂\n", "{a: '泉\\n港'}", ""},
	{"‹a›: «\"\\u6cc9\\t\\\"x\\\"\"»\n", "{a: \"泉\\x09\"x\"\"}", ""},
	{"‹a›: «\"\\U0001F642\\x41\\\\\"» # c\n", "{a: \"🙂A\\\"}", ""},
	{"‹a›: «''»\n‹b›: «\"\"»\n", "{a: '', b: \"\"}", ""},
	{"‹a›: «~»\n‹b›: «null»\n‹c›: «no»\n", "{a: (~), b: (null), c: (no)}", ""},
	{"‹a›: «泉\n  港\n\n  🙂»\n‹b›: «c»\n", "{a: (泉 港\\n🙂), b: (c)}", ""},
	{"‹a›:\n  «泉»\n‹b›:\n\n  «'c'»\n", "{a: (泉), b: 'c'}", ""},
	{"‹a›: «\"泉\n  港\"»\n‹b›: «'x\n\n  y'»\n", "{a: \"泉 港\", b: 'x\\ny'}", ""},
	{"‹a›: «\"泉\\\n  港\"»\n", "{a: \"泉港\"}", ""},
	/* block scalars */
	{"‹a›: «|\n  泉\n  港 🙂»\n‹b›: «c»\n", "{a: |泉\\n港 🙂\\n|, b: (c)}", ""},
	{"‹a›: «|-\n  泉\n   x»\n\n‹b›: «c»\n", "{a: |泉\\n x|, b: (c)}", ""},
	{"‹a›: «|+\n  泉»\n\n‹b›: «c»\n", "{a: |泉\\n\\n|, b: (c)}", ""},
	{"‹a›: «>\n  泉\n  港\n\n  x»\n‹b›: «c»\n", "{a: >泉 港\\nx\\n>, b: (c)}", ""},
	{"‹a›: «>2-\n   泉»\n", "{a: > 泉>}", ""},
	{"‹a›: «|»\n‹b›: «c»\n", "{a: ||, b: (c)}", ""},
	{"‹a›: «| # 注\n  泉»\n", "{a: |泉\\n|}", ""},
	/* lists */
	{"‹a›: «[]»\n‹b›: «[«x», «'y z'», «\"港\"»]»\n", "{a: [], b: [(x), 'y z', \"港\"]}", ""},
	{"‹a›: «[«x»,«y» , «泉»,]» # 🙂\n", "{a: [(x), (y), (泉)]}", ""},
	{"‹a›: «[\n  «x»,\n  «y»\n]»\n‹b›: «c»\n", "{a: [(x), (y)], b: (c)}", ""},
	{"‹a›: «[«[«1», «2»]», «{‹b›: «c»}»]»\n", "{a: [[(1), (2)], {b: (c)}]}", ""},
	{"‹a›:\n«- «x»\n- «'y'»»\n‹b›: «c»\n", "{a: [(x), 'y'], b: (c)}", ""},
	{"‹a›:\n  «- «x 泉»\n  - «港»»\n\n‹b›: «c»\n", "{a: [(x 泉), (港)], b: (c)}", ""},
	{"‹a›:\n  «- «x»\n\n  # 注\n  - «y»»\n", "{a: [(x), (y)]}", ""},
	{"‹a›:\n  «-«»\n  - «y»»\n", "{a: [null, (y)]}", ""},
	{"‹a›:\n  «- «- «x»\n    - «y»»\n  - «z»»\n", "{a: [[(x), (y)], (z)]}", ""},
	{"‹a›:\n  «- «‹n›: «x»\n    ‹m›: «y»»\n  - «‹n›: «z»»»\n‹b›: «c»\n", "{a: [{n: (x), m: (y)}, {n: (z)}], b: (c)}", ""},
	/* maps */
	{"‹a›: «{}»\n‹b›: «{‹c›: «泉», ‹\"d\"›: «'e'»}»\n", "{a: {}, b: {c: (泉), d: 'e'}}", ""},
	{"‹a›: «{‹b›«»}»\n", "{a: {b: null}}", ""},
	{"‹a›:\n  «‹b›: «c»\n  ‹泉›: «🙂»»\n‹d›: «e»\n", "{a: {b: (c), 泉: (🙂)}, d: (e)}", ""},
	{"‹a›:\n  «‹b›:\n    «‹c›:»»«»\n‹d›: «e»\n", "{a: {b: {c: null}}, d: (e)}", ""},
	{"‹[泉, b]›: «c»\n", "{[泉, b]: (c)}", ""},
};

/* Lines that end otherwise, and characters that are more or fewer than they look. */
static const struct front_row places[] = {
	{"‹a›: «b»\u2028‹c›: «d»\n", "{a: (b), c: (d)}", ""},
	{"‹a›: «\"b\u2028c\"»\n‹d›: «e»\n", "{a: \"b\u2028c\", d: (e)}", ""},
	{"‹a›: «b»\xC2\x85‹c›: «d»\n", "{a: (b), c: (d)}", ""},
	{"‹a›: «b»\r‹c›: «d»\n", "{a: (b), c: (d)}", ""},
	{"‹a›: «\"泉\u00a0港\u3000🙂\"» \n‹b›: «c»\n", "{a: \"泉\u00a0港\u3000🙂\", b: (c)}", ""},
	{"‹a›: «b\uFEFFc»\n", "{a: (b\uFEFFc)}", ""},
	{"‹a›: «\"\tb\"»\t# c\n‹d›: «e»\n", "{a: \"\\x09b\", d: (e)}", ""},
	{"‹🙂🙂›: «'泉\t港'»\n‹c›: «[«泉», «🙂»]»\n", "{🙂🙂: '泉\\x09港', c: [(泉), (🙂)]}", ""},
};

/* Each kind of fault, and that what follows is read all the same. */
static const struct front_row faults[] = {
	{"‹a›: «b⟦:⟧ c»\n‹d›: «e»\n", "{a: (b: c), d: (e)}", "syntax colon-in-plain"},
	{"‹标题›: «泉港⟦:⟧ 🙂: x»\n‹d›: «e»\n", "{标题: (泉港: 🙂: x), d: (e)}", "syntax colon-in-plain"},
	{"‹a›: «b⟦\\:⟧ c»\n‹d›: «e»\n", "{a: (b\\: c), d: (e)}", "syntax backslash-colon"},
	{"‹a›: «⟦\"⟧b»\n‹c›: «d»\n", "{a: (\"b), c: (d)}", "syntax unbalanced-quote"},
	{"‹a›: «⟦'⟧b»\n‹c›: «d»\n", "{a: ('b), c: (d)}", "syntax unbalanced-quote"},
	{"‹a›: «\"泉\" ⟦港⟧»\n‹c›: «d»\n", "{a: (\"泉\" 港), c: (d)}", "syntax text-after-quote"},
	{"‹a›: «\"说 ⟦\"⟧好\" 🙂\"»\n‹c›: «d»\n", "{a: (\"说 \"好\" 🙂\"), c: (d)}", "syntax text-after-quote"},
	{"‹a›: «\"x ⟦\\q⟧ 泉\"»\n‹c›: «d»\n", "{a: (\"x \\q 泉\"), c: (d)}", "syntax bad-escape"},
	{"‹a›: «\"x ⟦\\u⟧12 泉\"»\n‹c›: «d»\n", "{a: (\"x \\u12 泉\"), c: (d)}", "syntax bad-escape"},
	{"‹a›: «\"x⟦\\⟧»", "{a: (\"x\\)}", "syntax bad-escape"},
	{"‹a›: «⟦@⟧泉»\n‹c›: «d»\n", "{a: (@泉), c: (d)}", "syntax reserved-start"},
	{"‹a›: «⟦`⟧x`»\n‹c›: «d»\n", "{a: (`x`), c: (d)}", "syntax reserved-start"},
	{"‹a›: «⟦%⟧x»\n‹c›: «d»\n", "{a: (%x), c: (d)}", "syntax reserved-start"},
	{"‹a›: «⟦*x⟧»\n‹c›: «d»\n", "{a: (*x), c: (d)}", "anchor alias"},
	{"‹a›: «⟦-⟧ x»\n‹c›: «d»\n", "{a: (- x), c: (d)}", "syntax reserved-start"},
	{"‹a›: «⟦[⟧»«x», «y»\n‹c›: «d»\n", "{a: [(x), (y)], c: (d)}", "syntax unclosed-flow"},
	{"‹a›: «⟦{⟧»‹x›: «y»\n‹c›: «d»\n", "{a: {x: (y)}, c: (d)}", "syntax unclosed-flow"},
	{"‹a›: «[»«泉», «\"x⟦\"⟧»y]\n‹c›: «d»\n", "{a: [(泉), \"x\"], c: (d)}", "syntax text-after-quote"},
	{"‹a›:«»\n⟦\t⟧b\n‹c›: «d»\n", "{a: (), c: (d)}", "syntax tab-indent"},
	{"‹a›:«»\n⟦\t⟧- b\n‹c›: «d»\n", "{a: (), c: (d)}", "syntax tab-indent"},
	{"‹a›:\n  «- «b»»\n⟦ ⟧- c\n‹d›: «e»\n", "{a: [(b)], d: (e)}", "syntax bad-indent"},
	{"‹a›:\n  «‹b›: «c»»\n⟦ ⟧d: e\n‹f›: «g»\n", "{a: {b: (c)}, f: (g)}", "syntax bad-indent"},
	{"‹a›: «b»\n⟦  ⟧c: d\n‹e›: «f»\n", "{a: (b), e: (f)}", "syntax bad-indent"},
	{"⟦ ⟧‹a›: «b»\n‹c›: «d»\n", "{a: (b), c: (d)}", "syntax bad-indent"},
	{"‹a›: «b»\n⟦泉港⟧\n‹c›: «d»\n", "{a: (b), c: (d)}", "syntax no-colon"},
	{"⟦泉港⟧\n", "{}", "syntax no-colon"},
	{"⟦- «a»⟧\n- «b»\n", "[(a), (b)]", "syntax no-colon"},
	{"‹a›: «b»\n⟦<<<<<<<⟧ HEAD\n‹c›: «d»\n⟦=======⟧\n‹⟦c⟧›: «e»\n⟦>>>>>>>⟧ x\n‹f›: «g»\n",
	 "{a: (b), c: (d), c: (e), f: (g)}", "syntax conflict, syntax conflict, duplicate c, syntax conflict"},
	{"‹a›: «b⟦\x01⟧泉⟦\x7f⟧»\n‹c›: «d»\n", "{a: (b_泉_), c: (d)}", "syntax control, syntax control"},
	{"‹a›: «b⟦\xC2\x80⟧»\n‹c›: «d»\n", "{a: (b\u00a0), c: (d)}", "syntax control"},
	{"‹a›: «⟦{{ x }}⟧»\n‹c›: «d»\n", "{a: ({{ x }}), c: (d)}", "template without quotes"},
	{"‹a›: «⟦⟦{{ x | y: \"z\" }}⟧⟧ 泉»\n‹c›: «d»\n", "{a: ({{ x | y: \"z\" }} 泉), c: (d)}", "syntax template, template without quotes"},
	{"‹a›: «\"⟦{{ 泉 }}⟧ ⟦{% x %}⟧\"»\n‹c›: «\"⟦{{ d⟧\"»\n",
	 "{a: \"{{ 泉 }} {% x %}\", c: \"{{ d\"}", "template, template, template never closed"},
	{"‹a›: «⟦{% x %}⟧»\n‹c›: «d»\n", "{a: ({% x %}), c: (d)}", "syntax template"},
	{"‹a›: «b»\n...\n⟦‹c›: «d»⟧\n", "{a: (b), c: (d)}", "syntax no-colon"},
	{"‹a›: «b»\n‹⟦a⟧›: «c»\n‹⟦a⟧›: «d»\n", "{a: (b), a: (c), a: (d)}", "duplicate a, duplicate a"},
	{"‹a›:\n  «‹泉›: «b»\n  ‹⟦泉⟧›: «c»»\n‹⟦\"a\"⟧›: «d»\n",
	 "{a: {泉: (b), 泉: (c)}, a: (d)}", "duplicate 泉, duplicate a"},
	{"‹a›: ⟦&x⟧ «b»\n‹c›: «⟦*x⟧»\n", "{a: (b), c: (*x)}", "anchor anchor, anchor alias"},
	{"‹a›: ⟦!!str⟧ «b»\n‹c›: ⟦!x⟧ ⟦&y⟧ «'泉'»\n", "{a: (b)!!str, c: '泉'!x}", "anchor tag, anchor tag, anchor anchor"},
	{"‹a›: «⟦!⟧泉 b»\n‹c›: «d»\n", "{a: (!泉 b), c: (d)}", "syntax reserved-start"},
	{"‹a›: ⟦&l⟧ «[«⟦*l⟧»]»\n", "{a: [(*l)]}", "anchor anchor, anchor alias"},
	{"‹<<›: «⟦*x⟧»\n", "{<<: (*x)}", "anchor alias"},
	{"⟦%YAML 1.2⟧\n---\n‹a›: «b»\n", "{a: (b)}", "anchor directive"},
	{"‹a›:\n«- «\"⟦{{ 泉 }}⟧\"»\n- «'⟦{{ b⟧'»»\n‹c›: «[«'⟦{% d %}⟧'»]»\n",
	 "{a: [\"{{ 泉 }}\", '{{ b'], c: ['{% d %}']}", "template, template never closed, template"},
	/* two faults, both told */
	{"‹a›: «b⟦:⟧ c»\n‹d›: «⟦@⟧e»\n‹f›: «⟦\"⟧g»\n‹h›: «i»\n",
	 "{a: (b: c), d: (@e), f: (\"g), h: (i)}", "syntax colon-in-plain, syntax reserved-start, syntax unbalanced-quote"},
};

static void read_faults(void **state)
{
	(void)state;
	front_check(pl_yaml_read, faults, PL_COUNT(faults), FRONT_AMID | FRONT_CRLF);
}

static void read_values(void **state)
{
	(void)state;
	front_check(pl_yaml_read, values, PL_COUNT(values), FRONT_AMID | FRONT_CRLF | FRONT_LIBYAML);
}

static void read_places(void **state)
{
	(void)state;
	front_check(pl_yaml_read, places, PL_COUNT(places), FRONT_AMID | FRONT_LIBYAML);
}

/* The root is the first level: 63 brackets may stand in it, not 64. What follows is read in either case. */
static void depth(void **state)
{
	(void)state;
	for (unsigned levels = PL_FRONT_DEPTH - 1; levels <= PL_FRONT_DEPTH; levels++) {
		struct front_made m = {0};

		pl_buf_adds(&m.text, "泉: ");
		front_repeat(&m.text, "[", levels);
		front_repeat(&m.text, "]", levels);
		pl_buf_adds(&m.text, "\nb: c\n");
		front_read(pl_yaml_read, &m);
		assert_int_equal(front_count(&m.facts, PL_FACT_FRONT_LIMIT, "depth"), levels == PL_FRONT_DEPTH);
		assert_int_equal(m.facts.count, levels == PL_FRONT_DEPTH);
		if (m.facts.count)
			assert_int_equal(m.facts.items[0].span.start, strlen("泉: ") + PL_FRONT_DEPTH - 1);
		assert_true(pl_str_is(pl_front_get(&m.front, "b")->text, "c"));
		assert_int_equal(m.front.broken, levels == PL_FRONT_DEPTH);
		front_finish(&m);
	}
}

/* The text over the limit is not read; the cut is at a line. */
static void size(void **state)
{
	struct front_made m = {0};
	const struct pl_fact *fact;

	(void)state;
	pl_buf_adds(&m.text, "a: |\n");
	front_repeat(&m.text, " 0123456789abcd\n", PL_FRONT_MAX / 16);
	pl_buf_adds(&m.text, "b: c\n");
	front_read(pl_yaml_read, &m);
	assert_non_null(pl_front_get(&m.front, "a"));
	assert_null(pl_front_get(&m.front, "b"));
	fact = &m.facts.items[0];
	assert_int_equal(fact->kind, PL_FACT_FRONT_LIMIT);
	assert_int_equal(fact->span.start, PL_FRONT_MAX - PL_FRONT_MAX % 16 - 11);
	assert_int_equal(m.text.ptr[fact->span.start - 1], '\n');
	front_finish(&m);
}

static void items(void **state)
{
	static const char *const pieces[] = {"- x\n", "- [x]\n", "- 'x\n\n  y'\n"};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(pieces); i++) {
		struct front_made m = {0};

		pl_buf_adds(&m.text, "a:\n");
		front_repeat(&m.text, pieces[i], PL_FRONT_ITEMS + 1);
		front_read(pl_yaml_read, &m);
		assert_int_equal(front_count(&m.facts, PL_FACT_FRONT_LIMIT, NULL), 1);
		front_finish(&m);
	}
}

/* Many keys are found by hashing: it must say the same as comparing. */
static void many_keys(void **state)
{
	struct front_made m = {0};

	(void)state;
	for (unsigned i = 0; i < 1000; i++)
		pl_buf_addf(&m.text, "k%u: %u\n", i % 900, i);
	front_read(pl_yaml_read, &m);
	assert_int_equal(m.facts.count, 100);
	for (unsigned i = 0; i < 100; i++) {
		const struct pl_fact *fact = &m.facts.items[i];
		struct pl_str text = pl_buf_str(&m.text);

		assert_int_equal(fact->kind, PL_FACT_FRONT_DUPLICATE);
		assert_true(pl_str_eq(pl_slice(text, fact->span), pl_slice(text, fact->related)));
		assert_true(fact->related.start < fact->span.start);
	}
	assert_true(pl_str_is(pl_front_get(&m.front, "k99")->text, "999"));
	front_finish(&m);
}

static void related(void **state)
{
	struct front_made m = {0};

	(void)state;
	pl_buf_adds(&m.text, "泉: 港 b  # 🙂\n\"泉\": c\n");
	front_read(pl_yaml_read, &m);
	assert_int_equal(m.facts.count, 2);
	assert_true(pl_str_is(pl_slice(pl_buf_str(&m.text), m.facts.items[0].related), "港 b"));
	assert_int_equal(m.facts.items[1].related.start, 0);
	assert_int_equal(m.facts.items[1].related.end, 3);
	front_finish(&m);
}

/* HAZARDS A2, each as large as the size limit lets it: the test's time limit is the assertion. */
static void hostile(void **state)
{
	static const char *const heads[] = {"", "a: ", "a: \"", "a:\n", "a: {{\n"};
	static const char *const pieces[] = {
		"[", "{", "{a: ", "- ", "? ", "a: &a x\n", "%TAG ! x\n", "k: v\n", "a: b: c\n", "a: \"x\n", "\"", "'",
		"&", "*x ", "!", "|\n", "#\n", "\n", "\t", "{{", "{%", ": ", "-", "a: [\n", "- [\n", "x\n", "\xE2\x80\xA8",
		"a: *x\n", "\x01", "]", "}", ",", "a: |\n x\n", "<<: *a\n", "\r", "---\n", "...\n", "%\n", "泉: \"港\\q\"\n",
	};

	(void)state;
	front_hostile(pl_yaml_read, heads, PL_COUNT(heads), pieces, PL_COUNT(pieces));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_values),
		cmocka_unit_test(read_places),
		cmocka_unit_test(read_faults),
		cmocka_unit_test(depth),
		cmocka_unit_test(size),
		cmocka_unit_test(items),
		cmocka_unit_test(many_keys),
		cmocka_unit_test(related),
		cmocka_unit_test(hostile),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
