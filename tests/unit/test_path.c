/* path: the parts of paths. */
#include "unit.h"

#include "base/buf.h"
#include "site/path.h"

static const struct {
	const char *path, *folder, *name, *stem, *without_ending, *last;
} rows[] = {
	{"a/b/c.md", "a/b/", "c.md", "c", "a/b/c", "c.md"},
	{"c.md", "", "c.md", "c", "c", "c.md"},
	{"a/b/", "a/b/", "", "", "a/b/", "b"},
	{"/a/b/", "/a/b/", "", "", "/a/b/", "b"},
	{"/", "/", "", "", "/", ""},
	{"//", "//", "", "", "//", ""},
	{"", "", "", "", "", ""},
	{".x", "", ".x", ".x", ".x", ".x"},
	{"a/.x", "a/", ".x", ".x", "a/.x", ".x"},
	{".x.md", "", ".x.md", ".x", ".x", ".x.md"},
	{"a.tar.gz", "", "a.tar.gz", "a.tar", "a.tar", "a.tar.gz"},
	{"a.", "", "a.", "a", "a", "a."},
	{"a.b/c", "a.b/", "c", "c", "a.b/c", "c"},
	{"泉/港.md", "泉/", "港.md", "港", "泉/港", "港.md"},
	{".", "", ".", ".", ".", "."},
	{"..", "", "..", ".", ".", ".."},
};

static void parts(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_str path = pl_str_c(rows[i].path);

		if (!pl_str_is(pl_path_folder(path), rows[i].folder) || !pl_str_is(pl_path_name(path), rows[i].name) ||
		    !pl_str_is(pl_path_stem(path), rows[i].stem) || !pl_str_is(pl_path_without_ending(path), rows[i].without_ending) ||
		    !pl_str_is(pl_path_last(path), rows[i].last))
			fail_msg("`%s`: " PL_FMT ", " PL_FMT ", " PL_FMT ", " PL_FMT ", " PL_FMT, rows[i].path, PL_ARG(pl_path_folder(path)),
				 PL_ARG(pl_path_name(path)), PL_ARG(pl_path_stem(path)), PL_ARG(pl_path_without_ending(path)), PL_ARG(pl_path_last(path)));
	}
}

/* NULL: it does not lie below. */
static const struct {
	const char *path, *folder, *below;
} lower[] = {
	{"docs/a.md", "docs", "a.md"},	  {"docs/a.md", "docs/", "a.md"},   {"docs/a.md", "./docs/", "a.md"}, {"docs/a.md", "././docs//", "a.md"},
	{"docs/a.md", "", "docs/a.md"},	  {"docs/a.md", ".", "docs/a.md"},  {"docs/a.md", "./", "docs/a.md"}, {"docs/a.md", "/", "docs/a.md"},
	{"docs2/a.md", "docs", NULL},	  {"docs", "docs", NULL},	    {"docs/", "docs", ""},	      {"Docs/a.md", "docs", NULL},
	{"a/docs/b.md", "docs", NULL},	  {"a/b/c.md", "a/b", "c.md"},	    {"", "docs", NULL},		      {"", "", ""},
};

static void below(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(lower); i++) {
		struct pl_str found = pl_path_below(pl_str_c(lower[i].path), pl_str_c(lower[i].folder));

		if (lower[i].below ? !found.ptr || !pl_str_is(found, lower[i].below) : found.ptr != NULL)
			fail_msg("`%s` below `%s`: `" PL_FMT "`", lower[i].path, lower[i].folder, PL_ARG(found));
	}
}

static void escapes(void **state)
{
	struct pl_arena arena = {0};
	struct pl_buf many = {0};

	(void)state;
	assert_true(pl_str_is(pl_path_escaped(&arena, PL_STR("a%20b%/泉 ?#")), "a%2520b%25/泉 ?#"));
	assert_true(pl_str_is(pl_path_address(&arena, PL_STR("a%")), "/a%25"));
	assert_true(pl_str_is(pl_path_address(&arena, PL_STR("")), "/"));
	assert_true(pl_str_eq(pl_path_escaped(&arena, PL_STR("a\0%")), PL_STR("a\0%25")));
	assert_non_null(pl_path_escaped(&arena, (struct pl_str){0}).ptr);
	assert_int_equal(pl_path_escaped(&arena, (struct pl_str){0}).len, 0);
	for (size_t i = 0; i < 1000000; i++)
		pl_buf_addc(&many, i % 2 ? '/' : '%');
	assert_int_equal(pl_path_escaped(&arena, pl_buf_str(&many)).len, 2000000);
	assert_int_equal(pl_path_stem(pl_buf_str(&many)).len, 0);
	pl_buf_finish(&many);
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(parts), cmocka_unit_test(below), cmocka_unit_test(escapes)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
