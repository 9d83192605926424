/* hugo: addresses, dates and fates. The rows are what Hugo 0.111.3 gave. */
#include "unit.h"

#include "post.h"
#include "site/hugo.h"

#define LINKS "permalinks: {posts: '/:year/:month/:day/:slug/', tags: '/t/:slug/'}"
#define LANGUAGES "languages: {en: {weight: 1}, zh: {weight: 2}}"
#define NAMED "frontmatter: {date: [':filename', ':default']}"

static const struct row {
	const char *path, *text, *config;
	enum pl_fate fate;
	const char *url, *output;
} rows[] = {
	{"content/posts/A B.md", "---\ntitle: x\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts/a-b/", "posts/a-b/index.html"},
	{"content/Posts Two/sub/a&b(c)+d.md", "---\ntitle: x\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts-two/sub/abc+d/", "posts-two/sub/abc+d/index.html"},
	{"content/posts/c#d%41.md", "---\ntitle: x\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts/c#d%41/", "posts/c#d%41/index.html"},
	{"content/posts/o.md", "---\nslug: 泉港 X\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts/%E6%B3%89%E6%B8%AF-x/", "posts/泉港-x/index.html"},
	{"content/posts/p.md", "---\nurl: /A b/:year/泉.html\n---\n", "a: b", PL_FATE_PUBLISHED, "/A%20b/:year/%E6%B3%89.html", "A b/:year/泉.html"},
	{"content/s/_index.md", "---\nurl: /A B/5/\n---\n", "a: b", PL_FATE_PUBLISHED, "/a-b/5/", "a-b/5/index.html"},
	{"content/posts/m/index.md", "---\nslug: My Slug\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts/my-slug/", "posts/my-slug/index.html"},
	{"content/n/_index.md", "---\nslug: My Slug\n---\n", "a: b", PL_FATE_PUBLISHED, "/n/", "n/index.html"},
	{"content/_index.md", "---\nurl: /x/\n---\n", "a: b", PL_FATE_PUBLISHED, "/", "index.html"},
	{"content/posts/f.en.md", "---\n---\n", "a: b", PL_FATE_PUBLISHED, "/posts/f/", "posts/f/index.html"},
	{"content/posts/f.zh.md", "---\n---\n", LANGUAGES, PL_FATE_PUBLISHED, "/zh/posts/f/", "zh/posts/f/index.html"},
	{"content/posts/f.ZH.md", "---\n---\n", LANGUAGES, PL_FATE_PUBLISHED, "/posts/f.zh/", "posts/f.zh/index.html"},
	{"content/posts/x.md", "---\ntitle: C++ & D\ndate: 2022-04-27 01:00:00 +0800\n---\n", LINKS, PL_FATE_PUBLISHED, "/2022/04/27/c-d/",
	 "2022/04/27/c-d/index.html"},
	{"content/posts/x.md", "---\nslug: s\ndate: nonsense\n---\n", LINKS, PL_FATE_PUBLISHED, "/1/01/01/s/", "1/01/01/s/index.html"},
	{"content/tags/Foo Bar/_index.md", "---\ntitle: My Foo\n---\n", LINKS, PL_FATE_PUBLISHED, "/t/my-foo/", "t/my-foo/index.html"},
	{"content/posts/2022-04-27-ab.md", "---\n---\n", NAMED, PL_FATE_PUBLISHED, "/posts/ab/", "posts/ab/index.html"},
	{"content/posts/x.md", "---\n---\n", "baseURL: https://x.example/blog/\nuglyURLs: true", PL_FATE_PUBLISHED, "/blog/posts/x.html", "posts/x.html"},
	{"content/posts/É.md", "---\n---\n", "removePathAccents: true\ndisablePathToLower: true", PL_FATE_PUBLISHED, "/posts/E/", "posts/E/index.html"},
	{"content/posts/x.md", "---\nurl: https://x.example/\n---\n", "a: b", PL_FATE_ABORTS, NULL, NULL},
	{"content/posts/x.md", "---\nurl: /a%zz\n---\n", "a: b", PL_FATE_ABORTS, NULL, NULL},
	{"content/posts/x.md", "---\n_build: never\n---\n", "a: b", PL_FATE_ABORTS, NULL, NULL},
	{"content/posts/x.md", "---\n---\n", "permalinks: {posts: '/:nothing/'}", PL_FATE_ABORTS, NULL, NULL},
	{"content/a/b/x.md", "---\n---\n", "permalinks: {a: '/:sections/:filename/'}", PL_FATE_PUBLISHED, NULL, NULL},
	{"content/posts/x.md", "---\n---\n", "cascade: {url: /q/}", PL_FATE_UNKNOWN, NULL, NULL},
	{"content/posts/x.MD", "---\n---\n", "a: b", PL_FATE_COPIED, NULL, NULL},
	{"content/posts/x.html", "<p>x</p>\n", "a: b", PL_FATE_COPIED, NULL, NULL},
	{"content/posts/.x.md", "---\n---\n", "a: b", PL_FATE_IGNORED, NULL, NULL},
	{"posts/x.md", "---\n---\n", "a: b", PL_FATE_IGNORED, NULL, NULL},
	{"content/posts/x.md", "---\n_build: {render: never}\n---\n", "a: b", PL_FATE_IGNORED, "/posts/x/", "posts/x/index.html"},
	{"content/posts/x.md", "---\ndraft: 't'\n---\n", "a: b", PL_FATE_DRAFT, "/posts/x/", "posts/x/index.html"},
	{"content/posts/x.md", "---\npublished: no\n---\n", "a: b", PL_FATE_DRAFT, "/posts/x/", "posts/x/index.html"},
	{"content/posts/x.md", "+++\ndraft = 1\n+++\n", "a: b", PL_FATE_PUBLISHED, "/posts/x/", "posts/x/index.html"},
	{"content/posts/x.md", "---\npubdate: 2099-01-01\n---\n", "a: b", PL_FATE_FUTURE, "/posts/x/", "posts/x/index.html"},
	{"content/posts/x.md", "---\nunpublishdate: 2001-01-01\n---\n", "a: b", PL_FATE_EXPIRED, "/posts/x/", "posts/x/index.html"},
};

static bool is(struct pl_str text, const char *want)
{
	return want ? pl_str_is(text, want) : !text.ptr;
}

static void check(struct pl_post *post, const struct row *row)
{
	struct pl_settings settings = {.builder = PL_BUILDER_HUGO, .machine = pl_zone_utc(), .now = 1700000000};
	struct pl_str config = pl_str_c(row->config);
	struct pl_publication p;
	struct pl_front read = {.format = PL_FRONT_YAML};
	struct pl_facts facts = {.arena = &post->arena};

	pl_post_read(post, row->path, pl_str_c(row->text), &(struct pl_post_options){0});
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

static const struct {
	const char *text;
	enum pl_date_outcome outcome;
	int64_t moment;
	const char *why;
} dates[] = {
	{"2022-04-27", PL_DATE_READ, 1651017600, ""},
	{"2022-04-27 09:19:41 +0800", PL_DATE_READ, 1651022381, ""},
	{"2022-04-27T09:19:41.5+08:00", PL_DATE_READ, 1651022381, ""},
	{"2022-04-27   9:19:41", PL_DATE_READ, 1651051181, ""},
	{"2022-04-27 09:19:41 +0800 UTC", PL_DATE_READ, 1651051181, ""},
	{"Wed, 27 Apr 2022 09:19:41 CST", PL_DATE_READ, 1651051181, ""},
	{"27 Apr 2022", PL_DATE_READ, 1651017600, ""},
	{"20220427", PL_DATE_READ, 20220427, ""},
	{"0x10", PL_DATE_READ, 16, ""},
	{"2022-13-45", PL_DATE_IMPOSSIBLE, 0, "month 13"},
	{"2022-02-30", PL_DATE_IMPOSSIBLE, 0, "Feb 30"},
	{"2022-04-27 24:00:00", PL_DATE_IMPOSSIBLE, 0, "24:00:00"},
	{"2022-4-7", PL_DATE_UNREADABLE, 0, ""},
	{"2022/04/27", PL_DATE_UNREADABLE, 0, ""},
	{"2022-04-27 09:19", PL_DATE_UNREADABLE, 0, ""},
	{"2022年4月27日", PL_DATE_UNREADABLE, 0, ""},
};

static void reads_dates(void **state)
{
	struct pl_arena arena = {0};
	struct pl_date_context context = {.arena = &arena, .machine_zone = pl_zone_utc(), .format = PL_FRONT_YAML};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(dates); i++) {
		struct pl_value value = {.kind = PL_VALUE_SCALAR, .text = pl_str_c(dates[i].text)};
		struct pl_date date;

		pl_date_read(&date, &value, PL_BUILDER_HUGO, &context);
		if (date.outcome != dates[i].outcome || date.moment != dates[i].moment || !pl_str_is(date.why, dates[i].why))
			fail_msg("%s: %d, %lld, " PL_FMT, dates[i].text, (int)date.outcome, (long long)date.moment, PL_ARG(date.why));
		assert_int_equal(date.effect, date.outcome == PL_DATE_READ ? PL_DATE_FINE : PL_DATE_ZERO);
	}
	pl_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(publishes),
		cmocka_unit_test(reads_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
