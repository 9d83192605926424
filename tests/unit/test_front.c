/* front: from a whole post to the values of its front matter, in each form of fences that builders know (test_split
 * has the fences alone), and in posts that do not begin as they should. */
#include "unit.h"

#include "front_text.h"

#include "post.h"

static const struct front_row fences[] = {
	/* Jekyll and most others */
	{"---\n‹title›: «泉港»\n---\n正文: x\n", "{title: (泉港)}", ""},
	{"--- \n‹a›: «b»\n---\t\nText\n", "{a: (b)}", ""},
	{"---\n‹a›: «b»\n...\nText\n", "{a: (b)}", ""},
	{"---\n---\nText\n", "{}", ""},
	{"---\n‹a›: «|\n  ---\n  x»\n---\n---\n", "{a: |---\\nx\\n|}", ""},
	{"---\n‹a›: «b»\n---", "{a: (b)}", ""},
	/* Hexo: more dashes */
	{"-----\n‹a›: «b»\n-----\nText\n", "{a: (b)}", ""},
	{";;;\n‹\"a\"›: «\"泉\"»\n;;;\nText\n", "{a: s\"泉\"}", ""},
	/* Hugo, Zola */
	{"+++\n‹a› = «'泉'»\n+++\nText = x\n", "{a: s'泉'}", ""},
	{"{\n  ‹\"a\"›: «\"泉}\"»\n}\n{ Text }\n", "{a: s\"泉}\"}", ""},
	{"{‹\"a\"›: «1»}\n", "{a: n(1)}", ""},
	/* gray-matter (Eleventy) */
	{"---json\n{‹\"a\"›: «1»}\n---\nText\n", "{a: n(1)}", ""},
	{"---toml\n‹a› = «1»\n---\nText\n", "{a: n(1)}", ""},
	{"---yaml\n‹a›: «1»\n---\nText\n", "{a: (1)}", ""},
	/* none */
	{"", "none", ""},
	{"Text\n\n---\n", "none", ""},
	{"title: x\n---\nText\n", "none", ""},
	{"{% raw %}\n", "none", ""},
	{"{{ x }}\n", "none", ""},
	/* too late, never closed, and read all the same */
	{"\n---\n‹a›: «b»\n---\nText\n", "{a: (b)}", ""},
	{"\uFEFF---\n‹标题›: «🙂»\n---\nText\n", "{标题: (🙂)}", ""},
	{"草稿\n---\n‹title›: «泉»\n‹tags›:\n«- «港»»\n---\nText\n", "{title: (泉), tags: [(港)]}", ""},
	{"---\n‹title›: «x»\n‹tags›: «[«泉»]»\n\nText is here.\n", "{title: (x), tags: [(泉)]}", ""},
	{"+++\n‹title› = «\"x\"»\n\nText is here.\n", "{title: s\"x\"}", ""},
	/* faults lie where they are in the post, not in the front matter */
	{"---\n‹a›: «b⟦:⟧ c»\n---\nText: x: y\n", "{a: (b: c)}", "syntax colon-in-plain"},
	{"\n\n+++\n‹a› = «⟦hello⟧»\n+++\n", "{a: s(hello)}", "syntax toml-value"},
	{"---json\n{‹\"泉\"›: «⟦hello⟧»}\n---\n", "{泉: s(hello)}", "syntax json"},
};

static const struct front_row hexo[] = {
	{"‹title›: «泉»\n‹date›: «2022-04-27»\n---\nText\n", "{title: (泉), date: (2022-04-27)}", ""},
	{"‹\"title\"›: «\"泉\"»\n;;;\nText\n", "{title: s\"泉\"}", ""},
	{"---\n‹a›: «b»\n---\nText\n", "{a: (b)}", ""},
	{"Text: is\n\nhere\n", "none", ""},
};

static void whole(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		  struct pl_span span)
{
	(void)span;
	pl_front_read(front, arena, facts, text, false);
}

static void whole_hexo(struct pl_front *front, struct pl_arena *arena, struct pl_facts *facts, struct pl_str text,
		       struct pl_span span)
{
	(void)span;
	pl_front_read(front, arena, facts, text, true);
}

static void read_fences(void **state)
{
	(void)state;
	front_check(whole, fences, PL_COUNT(fences), FRONT_CRLF);
}

static void read_hexo(void **state)
{
	(void)state;
	front_check(whole_hexo, hexo, PL_COUNT(hexo), FRONT_CRLF);
}

/* A BOM is no part of the text, and other encodings are UTF-8 by the time the front matter is read. */
static void encodings(void **state)
{
#define BYTES(literal) {literal, sizeof(literal) - 1}
	static const struct {
		const char *ptr;
		size_t len;
	} posts[] = {
		BYTES("---\ntitle: \"泉港\"\n---\nText\n"),
		BYTES("\xEF\xBB\xBF---\ntitle: \"泉港\"\n---\nText\n"),
		BYTES("\xFF\xFE-\0-\0-\0\n\0t\0i\0t\0l\0e\0:\0 \0\"\0\xC9\x6C\x2F\x6E\"\0\n\0-\0-\0-\0\n\0"),
		BYTES("---\ntitle: \"\xC8\xAA\xB8\xDB\"\n---\n<meta charset=\"gb2312\">\n"),
	};
	static const struct pl_post_options options = {.syntax = PL_SYNTAX_HTML};
	struct pl_post post = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(posts); i++) {
		const struct pl_value *title;

		pl_post_read(&post, "泉港.html", pl_str_n(posts[i].ptr, posts[i].len), &options);
		title = pl_front_get(&post.front, "title");
		assert_non_null(title);
		assert_true(pl_str_is(title->text, "泉港"));
		assert_true(pl_str_is(pl_slice(post.source.text, title->span), "\"泉港\""));
		assert_int_equal(title->span.start, strlen("---\ntitle: "));
		assert_int_equal(post.facts.count, 0);
	}
	pl_post_finish(&post);
}

/* The last of equal keys, as builders take it; keys by their decoded names; nothing where there is nothing. */
static void get(void **state)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_front front = {0};

	(void)state;
	pl_front_read(&front, &arena, &facts, PL_STR("---\n\"\\u6cc9\": 1\n泉: 2\na: {b: 3}\n---\n"), false);
	assert_true(pl_str_is(pl_front_get(&front, "泉")->text, "2"));
	assert_true(pl_str_is(pl_value_get(pl_front_get(&front, "a"), PL_STR("b"))->text, "3"));
	assert_null(pl_front_get(&front, "b"));
	assert_null(pl_value_get(pl_front_get(&front, "泉"), PL_STR("b")));
	assert_null(pl_value_get(NULL, PL_STR("b")));
	pl_front_read(&front, &arena, &facts, PL_STR("Text\n"), false);
	assert_null(pl_front_get(&front, "a"));
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_fences),
		cmocka_unit_test(read_hexo),
		cmocka_unit_test(encodings),
		cmocka_unit_test(get),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
