/* hash: known fingerprints and the map against plain arrays. */
#include "unit.h"

#include "base/hash.h"

enum { KEYS = 10000 };

static void fingerprints(void **state)
{
	(void)state;
	/* XXH3-64 of "" and "a", seed 0, as xxhsum -H3 prints them */
	assert_true(pl_hash(PL_STR("")) == 0x2d06800538d394c2u);
	assert_true(pl_hash(PL_STR("a")) == 0xe6c632b61e964e1fu);
	assert_true(pl_hash(PL_STR("泉港")) == pl_hash(PL_STR("泉港")));
	assert_true(pl_hash(PL_STR("ab")) != pl_hash(PL_STR("ba")));
}

static void empty_map(void **state)
{
	struct pl_map map = {0};

	(void)state;
	assert_null(pl_map_get(&map, PL_STR("x")));
}

static void holds_everything(void **state)
{
	static char names[KEYS][16];
	struct pl_arena arena = {0};
	struct pl_map map = {0};

	(void)state;
	for (int i = 0; i < KEYS; i++) {
		snprintf(names[i], sizeof(names[i]), "key-%d", i);
		*pl_map_put(&map, &arena, pl_str_c(names[i])) = names[i];
	}
	assert_int_equal(map.count, KEYS);
	for (int i = 0; i < KEYS; i++)
		assert_ptr_equal(pl_map_get(&map, pl_str_c(names[i])), names[i]);
	assert_null(pl_map_get(&map, PL_STR("key-10000")));
	pl_arena_finish(&arena);
}

static void put_finds_what_is_there(void **state)
{
	struct pl_arena arena = {0};
	struct pl_map map = {0};
	int value;

	(void)state;
	assert_null(*pl_map_put(&map, &arena, PL_STR("")));
	*pl_map_put(&map, &arena, PL_STR("")) = &value;
	assert_ptr_equal(*pl_map_put(&map, &arena, pl_str_n(NULL, 0)), &value);
	assert_null(*pl_map_put(&map, &arena, PL_STR("\0")));
	assert_int_equal(map.count, 2);
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fingerprints),
		cmocka_unit_test(empty_map),
		cmocka_unit_test(holds_everything),
		cmocka_unit_test(put_finds_what_is_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
