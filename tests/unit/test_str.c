/* str: comparisons, searches, edit distance, the arena and the fact list. */
#include "unit.h"

#include "base/str.h"
#include "source/fact.h"

static void find(void **state)
{
	(void)state;
	assert_int_equal(pl_str_find(PL_STR("abcabd"), PL_STR("abd"), 0), 3);
	assert_int_equal(pl_str_find(PL_STR("abcabd"), PL_STR("abc"), 1), 6);
	assert_int_equal(pl_str_find(PL_STR(""), PL_STR("a"), 0), 0);
}

/* An absent text is an empty one. */
static void absent(void **state)
{
	struct pl_str none = {0};

	(void)state;
	assert_true(pl_str_starts(none, none) && pl_str_ends(none, none) && pl_str_starts(PL_STR("a"), none));
	assert_false(pl_str_starts(none, PL_STR("a")) || pl_str_ends(none, PL_STR("a")));
}

static void distance(void **state)
{
	(void)state;
	assert_int_equal(pl_str_distance(PL_STR("title"), PL_STR("title"), 2), 0);
	assert_int_equal(pl_str_distance(PL_STR("tilte"), PL_STR("title"), 2), 1);
	assert_int_equal(pl_str_distance(PL_STR("date"), PL_STR("layout"), 2), 3);
	assert_int_equal(pl_str_distance(PL_STR("ab"), PL_STR("abcd"), 2), 2);
}

static void facts_sorted(void **state)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};

	(void)state;
	for (uint32_t i = 0; i < 1000; i++)
		pl_fact_add(&facts, PL_FACT_TREE_DEPTH, pl_span(i * 7919 % 1000, 1000))->code = i;
	pl_facts_sort(&facts);
	assert_int_equal(facts.count, 1000);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(facts.items[i].span.start, i);
	pl_arena_finish(&arena);
}

static void facts_capped(void **state)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};

	(void)state;
	for (uint32_t i = 0; i < PL_FACTS_MAX + 10; i++)
		pl_fact_add(&facts, PL_FACT_TREE_DEPTH, pl_span(i, i));
	assert_int_equal(facts.count, PL_FACTS_MAX);
	assert_int_equal(facts.dropped, 10);
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find),
		cmocka_unit_test(absent),
		cmocka_unit_test(distance),
		cmocka_unit_test(facts_sorted),
		cmocka_unit_test(facts_capped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
