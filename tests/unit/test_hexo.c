/* hexo: addresses, names and fates. The rows are what Hexo 8.1.2 gave. */
#include "unit.h"

#include "base/sha1.h"
#include "post.h"
#include "site/hexo.h"

static const struct row {
	const char *path, *text, *permalink, *config;
	enum pl_fate fate;
	const char *url, *output;
} rows[] = {
	{"source/_posts/seed.md", "---\ndate: 2022-04-27 09:19:41\n---\n", NULL, "", PL_FATE_PUBLISHED, "/2022/04/27/seed/", "2022/04/27/seed/index.html"},
	{"source/_posts/2022-04-27-a.md", "---\ntitle: x\n---\n", NULL, "new_post_name: ':year-:month-:day-:title.md'", PL_FATE_PUBLISHED, "/2022/04/27/a/",
	 "2022/04/27/a/index.html"},
	{"source/_posts/2022-04-27-a.md", "---\ntitle: x\n---\n", NULL, "", PL_FATE_PUBLISHED, NULL, NULL},
	{"source/_posts/子/中 文.md", "---\ntitle: x\n---\n", ":title.html", "", PL_FATE_PUBLISHED, "/%E5%AD%90/%E4%B8%AD%20%E6%96%87.html", "子/中 文.html"},
	{"source/_posts/x.md", "---\ntitle: Café Ⓐ & B\n---\n", ":post_title", "", PL_FATE_PUBLISHED, "/cafe-a-b", "cafe-a-b"},
	{"source/_posts/x.md", "---\ncategories: [News, 'A b']\n---\n", ":category/:name/", "", PL_FATE_PUBLISHED, "/News/A-b/x/", "News/A-b/x/index.html"},
	{"source/_posts/x.md", "---\nlang: 007\n---\n", ":lang/:nothing", "", PL_FATE_PUBLISHED, "/7/undefined", "7/undefined"},
	{"source/_posts/x.md", "---\npermalink: about/me\n---\n", NULL, "post_asset_folder: true", PL_FATE_PUBLISHED, "/about/me/", "about/me/index.html"},
	{"source/_posts/x.md", "---\npermalink: 12\n---\n", NULL, "", PL_FATE_IGNORED, NULL, NULL},
	{"source/_posts/100%.md", "---\ntitle: x\n---\n", NULL, "", PL_FATE_IGNORED, NULL, NULL},
	{"source/_posts/x.md", "---\npublished: false\n---\n", NULL, "", PL_FATE_DRAFT, NULL, NULL},
	{"source/_posts/x.md", "---\npublished: no\n---\n", ":title", "", PL_FATE_PUBLISHED, "/x", "x"},
	{"source/_posts/x.md", "--- \npublished: false\n---\n", ":title", "", PL_FATE_PUBLISHED, "/x", "x"},
	{"source/_posts/x.md", "---\na: 1\na: 2\n---\n", ":title", "", PL_FATE_IGNORED, NULL, NULL},
	{"source/_posts/x.md", "---\ndate: 2099-01-01\n---\n", ":title", "", PL_FATE_FUTURE, "/x", "x"},
	{"source/_drafts/x.md", "---\ntitle: x\n---\n", ":title", "", PL_FATE_DRAFT, "/x", "x"},
	{"source/_posts/_x.md", "---\ntitle: x\n---\n", ":title", "", PL_FATE_IGNORED, NULL, NULL},
	{"source/_posts/x.txt", "---\ntitle: x\n---\n", ":title", "", PL_FATE_IGNORED, NULL, NULL},
	{"source/about/index.md", "---\ntitle: x\n---\n", NULL, "", PL_FATE_PUBLISHED, "/about/index.html", "about/index.html"},
	{"source/robots.txt", "x", NULL, "", PL_FATE_COPIED, NULL, NULL},
};

static bool is(struct pl_str text, const char *want)
{
	return want ? pl_str_is(text, want) : !text.ptr;
}

static void check(struct pl_post *post, const struct row *row)
{
	struct pl_settings settings = {.builder = PL_BUILDER_HEXO, .machine = pl_zone_utc(), .now = 1700000000, .permalink = pl_str_c(row->permalink)};
	struct pl_str config = pl_str_c(row->config);
	struct pl_publication p;
	struct pl_front read = {.format = PL_FRONT_YAML};
	struct pl_facts facts = {.arena = &post->arena};

	pl_post_read(post, row->path, pl_str_c(row->text), &(struct pl_post_options){.hexo = true});
	pl_yaml_read(&read, &post->arena, &facts, config, pl_span(0, (uint32_t)config.len));
	settings.config = read.root;
	pl_publish(&p, &post->arena, &settings, pl_str_c(row->path), &post->front);
	if (p.fate != row->fate || !is(p.url, row->url) || !is(p.output, row->output))
		fail_msg("%s: fate %d, " PL_FMT ", " PL_FMT " (" PL_FMT ")", row->path, (int)p.fate, PL_ARG(p.url), PL_ARG(p.output), PL_ARG(p.why));
}

static void publishes(void **state)
{
	struct pl_post post = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++)
		check(&post, &rows[i]);
	pl_post_finish(&post);
}

static void hashes(void **state)
{
	char hex[41], many[200];

	(void)state;
	pl_sha1_hex(hex, PL_STR("abc"));
	assert_string_equal(hex, "a9993e364706816aba3e25717850c26c9cd0d89d");
	pl_sha1_hex(hex, PL_STR(""));
	assert_string_equal(hex, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	memset(many, 'a', sizeof(many));
	pl_sha1_hex(hex, pl_str_n(many, 119));
	assert_string_equal(hex, "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56");
}

static void names(void **state)
{
	struct pl_arena arena = {0};
	struct pl_hexo_segments found;

	(void)state;
	assert_true(pl_hexo_segments(&found, &arena, PL_STR(":i_month-:i_day-:lang/:title"), PL_STR("12-3-a-b/c/d")));
	assert_true(pl_str_is(pl_hexo_segment(&found, "i_month"), "12"));
	assert_true(pl_str_is(pl_hexo_segment(&found, "lang"), "a-b"));
	assert_true(pl_str_is(pl_hexo_segment(&found, "title"), "c/d"));
	assert_null(pl_hexo_segment(&found, "year").ptr);
	assert_false(pl_hexo_segments(&found, &arena, PL_STR(":year-:title"), PL_STR("202-x")));
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(publishes), cmocka_unit_test(hashes), cmocka_unit_test(names)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
