/* schema: postlint's own keywords, mistakes in schemas, messages, limits. What JSON Schema says is tested by its own suite. */
#include "unit.h"

#include "base/buf.h"
#include "base/regex.h"
#include "schema/schema.h"



static const struct pl_value *yaml(struct pl_arena *arena, struct pl_str text)
{
	struct pl_front front = {0};
	struct pl_facts facts = {.arena = arena};

	pl_yaml_read(&front, arena, &facts, text, pl_span(0, (uint32_t)text.len));
	assert_int_equal(facts.count, 0);
	return front.root;
}

struct collected {
	struct pl_buf text;
};

static void collect(void *context, const struct pl_schema_error *error)
{
	static const char *const names[] = {"type", "value", "pattern", "length", "range", "items", "required", "empty", "unknown", "when", "date",
					    "renamed", "order", "other"};
	struct collected *c = context;

	pl_buf_addf(&c->text, "%s: " PL_FMT, names[error->family], PL_ARG(error->detail));
	if (error->message.len)
		pl_buf_addf(&c->text, " (" PL_FMT ")", PL_ARG(error->message));
	if (error->insert.ptr)
		pl_buf_addf(&c->text, " [" PL_FMT "]", PL_ARG(error->insert));
	pl_buf_addc(&c->text, '\n');
}

/* What is said about `front` under `schema`, both YAML. */
static void says(const char *schema, const char *front, const char *wanted)
{
	struct pl_arena arena = {0};
	struct pl_schema_options options = {.reader = PL_YAML_12, .front = true, .formats = true};
	struct pl_schema_fault *faults;
	struct pl_schema *compiled = pl_schema_compile(&arena, yaml(&arena, pl_str_c(schema)), &options, &faults);
	struct collected c = {0};

	if (faults)
		fail_msg("fault: " PL_FMT, PL_ARG(faults->text));
	pl_schema_judge(compiled, &arena, yaml(&arena, pl_str_c(front)), collect, &c);
	pl_buf_addc(&c.text, '\0');
	assert_string_equal(c.text.ptr, wanted);
	pl_buf_finish(&c.text);
	pl_schema_finish(compiled);
	pl_arena_finish(&arena);
}

/* The first mistake in `schema`. */
static void faulty(const char *schema, const char *wanted)
{
	struct pl_arena arena = {0};
	struct pl_schema_fault *faults;
	struct pl_schema *compiled = pl_schema_compile(&arena, yaml(&arena, pl_str_c(schema)), NULL, &faults);

	assert_non_null(faults);
	assert_string_equal(pl_arena_dup(&arena, faults->text).ptr, wanted);
	pl_schema_finish(compiled);
	pl_arena_finish(&arena);
}

static void own_keywords(void **state)
{
	(void)state;
	says("properties: { date: { type: date } }", "date: 2022-02-30", "");
	says("properties: { date: { type: date } }", "date: [2022]", "date: a list, where a date is wanted\n");
	says("properties: { t: { maxWidth: 4 } }", "t: 泉州晚", "length: 6 columns wide, at most 4 are allowed (a Chinese character has 2)\n");
	says("properties: { pic: { renamed: image } }", "pic: a", "renamed: `pic` is now called `image` [image]\n");
	says("order: [a, b]", "b: 1\na: 2", "order: `a` belongs before `b`\n");
	says("required: [a]", "a: ''", "empty: `a`\n");
	says("properties: { a: { type: integer, message: Say a number., messages: { type: Not so. } } }", "a: x",
	     "type: `x` is a text, a whole number is wanted (Not so.)\n");
	says("properties: { a: { type: integer, message: Say a number. } }", "a: x", "type: `x` is a text, a whole number is wanted (Say a number.)\n");
	says("message: Outer.\nproperties: { a: { items: { type: string } } }", "a: [1]", "type: `1` is a whole number, a text is wanted (Outer.) [\"1\"]\n");
}

/* Two values are the same only when their order and truth are. */
static void items_differ(void **state)
{
	(void)state;
	says("properties: { a: { uniqueItems: true } }", "a: [true, false, true]", "items: `true` stands twice in the list\n");
	says("properties: { a: { uniqueItems: true } }", "a: [[1, 2], [2, 1]]", "");
	says("properties: { a: { uniqueItems: true } }", "a: [{ b: 1, c: 2 }, { c: 2, b: 1 }]", "items: the map stands twice in the list\n");
}

static void closest_branch(void **state)
{
	const char *schema = "properties: { author: { anyOf: [{ type: string }, { type: object, required: [name], properties: { name: { type: string } } }] } }";

	(void)state;
	says(schema, "author: Lin", "");
	says(schema, "author: { name: 5 }", "type: `5` is a whole number, a text is wanted [\"5\"]\n");
	says(schema, "author: { mail: a }", "required: `name`\n");
	says(schema, "author: 5", "type: `5` is a whole number, a text or a map is wanted [\"5\"]\n");
	says(schema, "author: [a]", "type: a list, where a text or a map is wanted\n");
}

static void conditions(void **state)
{
	(void)state;
	says("if: { properties: { layout: { const: video } }, required: [layout] }\nthen: { required: [url] }", "layout: video",
	     "when: `url`, because `layout` is `video`\n");
	says("if: { properties: { n: { minimum: 3 } } }\nthen: { required: [url] }", "n: 4", "when: `url`, because `n` is as the schema says\n");
	says("if: { required: [a] }\nthen: { properties: { b: { type: string } } }\nelse: { required: [c] }", "a: 1\nb: 2",
	     "type: `2` is a whole number, a text is wanted, because `a` is there [\"2\"]\n");
	says("if: { required: [a] }\nelse: { required: [c] }", "x: 1", "when: `c`, because `a` is not there\n");
}

static void mistakes(void **state)
{
	(void)state;
	faulty("type: text", "there is no type `text`; did you mean `string`?");
	faulty("properties: { a: 5 }", "a schema must be a map, true or false");
	faulty("pattern: '(a'", "`(a` is no pattern: at character 2: missing closing parenthesis");
	faulty("$ref: '#/$defs/x'", "`#/$defs/x` leads to nothing");
	faulty("$ref: https://example.com/a.json", "`https://example.com/a.json` lies in the network; save it beside the rule file and refer to that");
	faulty("dependentRequired: { a: b }", "`a` must be a list of keys");
	faulty("additionalPropertys: false", "there is no keyword `additionalPropertys`; did you mean `additionalProperties`?");
}

static void loops_end(void **state)
{
	(void)state;
	says("$ref: '#'", "a: 1", "");
	says("$defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }\n$ref: '#/$defs/a'", "a: 1", "");
	says("properties: { next: { $ref: '#' } }\nadditionalProperties: false", "next: { next: { next: { x: 1 } } }", "unknown: `x`\n");
}

/* 2 to the power of 40 ways: the budget ends it, and it is said, also where a branch is thrown away. */
static void doubling(const char *keyword)
{
	struct pl_buf schema = {0};
	struct pl_arena arena = {0};
	struct collected c = {0};
	struct pl_schema_options options = {.reader = PL_YAML_12};
	struct pl_schema *compiled;

	pl_buf_adds(&schema, "$defs:\n  d0: { type: integer }\n");
	for (int i = 1; i <= 40; i++)
		pl_buf_addf(&schema, "  d%d: { %s: [{ $ref: '#/$defs/d%d' }, { $ref: '#/$defs/d%d' }] }\n", i, keyword, i - 1, i - 1);
	pl_buf_adds(&schema, "properties: { a: { $ref: '#/$defs/d40' } }\n");
	compiled = pl_schema_compile(&arena, yaml(&arena, pl_buf_str(&schema)), &options, NULL);
	pl_schema_judge(compiled, &arena, yaml(&arena, pl_str_c(pl_str_is(pl_str_c(keyword), "allOf") ? "a: 5" : "a: x")), collect, &c);
	pl_buf_addc(&c.text, '\0');
	assert_string_equal(c.text.ptr, "other: the schema asks for too much work here; the rest is not judged\n");
	pl_buf_finish(&c.text);
	pl_buf_finish(&schema);
	pl_schema_finish(compiled);
	pl_arena_finish(&arena);
}

static void work_is_bounded(void **state)
{
	(void)state;
	doubling("allOf");
	doubling("anyOf");
}

/* A long text alone is not slow. */
static void long_text(void **state)
{
	struct pl_buf text = {0};
	struct pl_regex *regex = pl_regex_new(PL_STR("^([a-z]|[A-Z])+$"), NULL);

	(void)state;
	assert_non_null(regex);
	for (int i = 0; i < 10000; i++)
		pl_buf_addc(&text, 'a');
	assert_int_equal(pl_regex_match(regex, pl_buf_str(&text)), PL_REGEX_YES);
	pl_regex_free(regex);
	pl_buf_finish(&text);
}

static void slow_pattern(void **state)
{
	struct pl_buf text = {0};
	struct pl_regex *regex = pl_regex_new(PL_STR("^(a+)+$"), NULL);

	(void)state;
	assert_non_null(regex);
	for (int i = 0; i < 100000; i++)
		pl_buf_addc(&text, 'a');
	pl_buf_addc(&text, 'b');
	assert_int_equal(pl_regex_match(regex, pl_buf_str(&text)), PL_REGEX_TOO_SLOW);
	pl_regex_free(regex);
	pl_buf_finish(&text);
	says("properties: { a: { pattern: '^(a+)+$' } }", "a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
	     "other: the pattern `^(a+)+$` of the rule file is too slow for this value\n");
}

static void patterns_are_ecma(void **state)
{
	static const struct {
		const char *pattern, *text;
		enum pl_regex_result wanted;
	} rows[] = {
		{"^\\d+$", "12", PL_REGEX_YES}, {"^\\d+$", "１２", PL_REGEX_NO}, {"^\\p{Letter}+$", "泉州", PL_REGEX_YES},
		{"^\\p{Script=Han}+$", "泉州", PL_REGEX_YES}, {"^.$", "😀", PL_REGEX_YES}, {"a$", "a\n", PL_REGEX_NO}, {"b", "abc", PL_REGEX_YES},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_regex *regex = pl_regex_new(pl_str_c(rows[i].pattern), NULL);

		assert_non_null(regex);
		if (pl_regex_match(regex, pl_str_c(rows[i].text)) != rows[i].wanted)
			fail_msg("%s on %s", rows[i].pattern, rows[i].text);
		pl_regex_free(regex);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_keywords),	   cmocka_unit_test(closest_branch), cmocka_unit_test(conditions), cmocka_unit_test(mistakes),
		cmocka_unit_test(loops_end),	   cmocka_unit_test(work_is_bounded), cmocka_unit_test(slow_pattern),
		cmocka_unit_test(patterns_are_ecma), cmocka_unit_test(long_text),	     cmocka_unit_test(items_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
