/* split: every fence form, and what only looks like one. */
#include "unit.h"

#include "source/split.h"

struct row {
	const char *text;
	enum pl_front_format format;
	const char *front, *body; /* body NULL: not compared */
	const char *flags;        /* l late, u unclosed, h hexo asked */
};

static const struct row rows[] = {
	{"---\na: 1\n---\nB\n", PL_FRONT_YAML, "a: 1\n", "B\n", ""},
	{"---\r\na: 1\r\n---\r\nB\r\n", PL_FRONT_YAML, "a: 1\r\n", "B\r\n", ""},
	{"---\ra: 1\r---\rB", PL_FRONT_YAML, "a: 1\r", "B", ""},
	{"---  \na: 1\n---\t\nB", PL_FRONT_YAML, "a: 1\n", "B", ""},
	{"---\na: 1\n...\nB", PL_FRONT_YAML, "a: 1\n", "B", ""},
	{"---\na: 1\n---", PL_FRONT_YAML, "a: 1\n", "", ""},
	{"---\n---\nB", PL_FRONT_YAML, "", "B", ""},
	{"---\na: 1\n---\nB\n\n---\nC", PL_FRONT_YAML, "a: 1\n", "B\n\n---\nC", ""},
	{"---\na: |\n  ---\n---\nB", PL_FRONT_YAML, "a: |\n  ---\n", "B", ""},
	{"---json\n{\"a\":1}\n---\nB", PL_FRONT_JSON, "{\"a\":1}\n", "B", ""},
	{"---toml\na=1\n---\nB", PL_FRONT_TOML, "a=1\n", "B", ""},
	{"---yaml\na: 1\n---\nB", PL_FRONT_YAML, "a: 1\n", "B", ""},
	{"--- json\n{\"a\":1}\n---\nB", PL_FRONT_JSON, "{\"a\":1}\n", "B", ""},
	{"+++\na = 1\n+++\nB", PL_FRONT_TOML, "a = 1\n", "B", ""},
	{"{\n\"a\": \"}\\\"\"\n}\nB", PL_FRONT_JSON, "{\n\"a\": \"}\\\"\"\n}", "B", ""},
	{"{}\nB", PL_FRONT_JSON, "{}", "B", ""},
	{"{\"a\": {\"b\": [1]}} B", PL_FRONT_JSON, "{\"a\": {\"b\": [1]}}", " B", ""},
	{";;;\n\"a\": 1\n;;;\nB", PL_FRONT_JSON, "\"a\": 1\n", "B", ""},
	{"-----\na: 1\n---\nb: 2\n-----\nB", PL_FRONT_YAML, "a: 1\n---\nb: 2\n", "B", ""},
	{"title: x\ndate: y\n---\nB", PL_FRONT_YAML, "title: x\ndate: y\n", "B", "h"},
	{"\"title\": \"x\"\n;;;\nB", PL_FRONT_JSON, "\"title\": \"x\"\n", "B", "h"},
	/* no front matter */
	{"", PL_FRONT_NONE, "", "", ""},
	{"---", PL_FRONT_NONE, "", "---", ""},
	{"---\n", PL_FRONT_NONE, "", "---\n", ""},
	{"--- a\n---\n", PL_FRONT_NONE, "", NULL, ""},
	{"title: x\n---\nB", PL_FRONT_NONE, "", "title: x\n---\nB", ""},
	{"B\n---\nNote: this\n\n---\n", PL_FRONT_NONE, "", NULL, ""},
	{"B\n\n---\n\nNote: this\n", PL_FRONT_NONE, "", NULL, ""},
	{"---\nHello\n", PL_FRONT_NONE, "", NULL, ""},
	{"---\nNote: a line\n\nmore\n", PL_FRONT_NONE, "", NULL, ""},
	{"-----\ntext\n-----\n", PL_FRONT_NONE, "", NULL, ""},
	{"{% raw %}\n---\n", PL_FRONT_NONE, "", NULL, ""},
	{"{{ x }}\n", PL_FRONT_NONE, "", NULL, ""},
	{"{: .a}\n", PL_FRONT_NONE, "", NULL, ""},
	{"text\n\n```\n---\ntitle: x\nlayout: post\n---\n```\n", PL_FRONT_NONE, "", NULL, ""},
	{"    ---\n    title: x\n    ---\n", PL_FRONT_NONE, "", NULL, ""},
	{"plain text\n", PL_FRONT_NONE, "", NULL, "h"},
	/* late */
	{"\n---\na: 1\n---\nB", PL_FRONT_YAML, "a: 1\n", "B", "l"},
	{" ---\na: 1\n---\nB", PL_FRONT_YAML, "a: 1\n", "B", "l"},
	{" ---\na: 1\n ---\nB", PL_FRONT_YAML, "a: 1\n", "B", "l"},
	{"\xEF\xBB\xBF---\na: 1\n---\nB", PL_FRONT_YAML, "a: 1\n", "B", "l"},
	{"\n\n+++\na = 1\n+++\nB", PL_FRONT_TOML, "a = 1\n", "B", "l"},
	{"\n{\n\"a\": 1\n}\nB", PL_FRONT_JSON, "{\n\"a\": 1\n}", "B", "l"},
	{"<!-- x -->\n---\ntitle: x\nlayout: post\n---\nB", PL_FRONT_YAML, "title: x\nlayout: post\n", "B", "l"},
	{"\xE8\x8D\x89\n---\ntitle: x\ntags:\n- a\n---\nB", PL_FRONT_YAML, "title: x\ntags:\n- a\n", "B", "l"},
	/* unclosed */
	{"---\ntitle: x\ntags: [a]\n\nB is here.\n", PL_FRONT_YAML, "title: x\ntags: [a]\n", "\nB is here.\n", "u"},
	{"---\ntitle: x\nlayout: post\n<p>B</p>\n", PL_FRONT_YAML, "title: x\nlayout: post\n", "<p>B</p>\n", "u"},
	{"---\ntitle: x\n--\nB\n", PL_FRONT_YAML, "title: x\n", "B\n", "u"},
	{"---\ntitle: x\n\xE2\x80\x94\xE2\x80\x94\nB\n", PL_FRONT_YAML, "title: x\n", "B\n", "u"},
	{"---\ntitle: x\ntags:\n- a\n  - b\n# c\nB\n", PL_FRONT_YAML, "title: x\ntags:\n- a\n  - b\n# c\n", "B\n", "u"},
	{"+++\ntitle = \"x\"\n\n[params]\na = 1\nB\n", PL_FRONT_TOML, "title = \"x\"\n\n[params]\na = 1\n", "B\n", "u"},
	{"{\n\"title\": 1,\n\nB\n", PL_FRONT_JSON, "{\n\"title\": 1,\n", "\nB\n", "u"},
};

static void check_row(const struct row *row)
{
	struct pl_str text = pl_str_c(row->text), front, body;
	struct pl_split split;

	pl_split_post(&split, text, strchr(row->flags, 'h') != NULL);
	front = pl_slice(text, split.front);
	body = pl_slice(text, split.body);
	if (split.format != row->format || !pl_str_is(front, row->front) ||
	    (row->body && !pl_str_is(body, row->body)) ||
	    split.late != (strchr(row->flags, 'l') != NULL) ||
	    split.unclosed != (strchr(row->flags, 'u') != NULL))
		fail_msg("\"%s\": format %d late %d unclosed %d front \"" PL_FMT "\" body \"" PL_FMT "\"",
			 row->text, (int)split.format, split.late, split.unclosed, PL_ARG(front), PL_ARG(body));
	assert_true(split.late == !pl_span_empty(split.before));
	assert_true(!split.unclosed || split.likely_end == split.front.end);
}

static void forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++)
		check_row(&rows[i]);
}

static void fences(void **state)
{
	struct pl_split split;

	(void)state;
	pl_split_post(&split, PL_STR("\n ---  \na: 1\n--- \nB"), false);
	assert_int_equal(split.before.end, 2);
	assert_int_equal(split.open.start, 2);
	assert_int_equal(split.close.start, 13);
	assert_int_equal(split.body.start, 18);
}

/* Hostile: many almost-fences in megabytes. The test's time limit is the assertion. */
static void linear(void **state)
{
	enum { SIZE = 4 << 20 };
	static const char *const pieces[] = {"---\n", "---\na: 1\n", "\n", "{\"", "a: 1\n", " ---\ntitle: 1\n", "\r", "{"};
	char *text = malloc(SIZE);

	(void)state;
	for (size_t k = 0; k < PL_COUNT(pieces); k++) {
		size_t len = strlen(pieces[k]);
		struct pl_split split;

		for (size_t i = 0; i < SIZE; i++)
			text[i] = pieces[k][i % len];
		pl_split_post(&split, pl_str_n(text, SIZE), true);
		memcpy(text, "\n\nx\n", 4);
		pl_split_post(&split, pl_str_n(text, SIZE), true);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(fences),
		cmocka_unit_test(linear),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
