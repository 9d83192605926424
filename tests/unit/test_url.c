/* url: targets as people write them, taken apart. */
#include "unit.h"

#include "body/url.h"

/* NULL: absent. */
struct row {
	const char *target, *scheme, *userinfo, *host, *port, *path, *query, *fragment;
};

static const struct row rows[] = {
	{"https://example.com/a/b?c=d#e", "https", NULL, "example.com", NULL, "/a/b", "c=d", "e"},
	{"http://example.com", "http", NULL, "example.com", NULL, "", NULL, NULL},
	{"HTTP://EXAMPLE.com:8080/", "HTTP", NULL, "EXAMPLE.com", "8080", "/", NULL, NULL},
	{"http://user:pa:ss@example.com:/", "http", "user:pa:ss", "example.com", "", "/", NULL, NULL},
	{"http://a@b@example.com/@x", "http", "a@b", "example.com", NULL, "/@x", NULL, NULL},
	{"http://[::1]:4000/x", "http", NULL, "[::1]", "4000", "/x", NULL, NULL},
	{"http://[::1]/x", "http", NULL, "[::1]", NULL, "/x", NULL, NULL},
	{"//img.example.com/a.jpg", NULL, NULL, "img.example.com", NULL, "/a.jpg", NULL, NULL},
	{"/a/b.html", NULL, NULL, NULL, NULL, "/a/b.html", NULL, NULL},
	{"a/b.html#x?y", NULL, NULL, NULL, NULL, "a/b.html", NULL, "x?y"},
	{"?q=a:b", NULL, NULL, NULL, NULL, "", "q=a:b", NULL},
	{"#", NULL, NULL, NULL, NULL, "", NULL, ""},
	{"", NULL, NULL, NULL, NULL, "", NULL, NULL},
	{"./foo.html:3", NULL, NULL, NULL, NULL, "./foo.html:3", NULL, NULL},
	{"mailto:a@example.com?subject=x", "mailto", NULL, NULL, NULL, "a@example.com", "subject=x", NULL},
	{"data:image/png;base64,AA//", "data", NULL, NULL, NULL, "image/png;base64,AA//", NULL, NULL},
	{"javascript:void(0)", "javascript", NULL, NULL, NULL, "void(0)", NULL, NULL},
	{"foo.html:3", "foo.html", NULL, NULL, NULL, "3", NULL, NULL},
	{"http://例子.中国/路径", "http", NULL, "例子.中国", NULL, "/路径", NULL, NULL},
	/* seen in real posts */
	{"http://http://example.com/", "http", NULL, "http", "", "//example.com/", NULL, NULL},
	{"http://https://example.com/", "http", NULL, "https", "", "//example.com/", NULL, NULL},
	{"https:/www.whitehouse.gov/x", "https", NULL, NULL, NULL, "/www.whitehouse.gov/x", NULL, NULL},
	{"https//www.example.com", NULL, NULL, NULL, NULL, "https//www.example.com", NULL, NULL},
	{"https://httpd.apache.org/", "https", NULL, "httpd.apache.org", NULL, "/", NULL, NULL},
	{"https://https.cio.gov/", "https", NULL, "https.cio.gov", NULL, "/", NULL, NULL},
	{"\nhttp://www.begeistert.org/register", "http", NULL, "www.begeistert.org", NULL, "/register", NULL, NULL},
	{" WiFi-Prototype working_0.preview.png ", NULL, NULL, NULL, NULL, "WiFi-Prototype working_0.preview.png",
	 NULL, NULL},
	{"///boot/develop/x", NULL, NULL, "", NULL, "/boot/develop/x", NULL, NULL},
	{"http:///x", "http", NULL, "", NULL, "/x", NULL, NULL},
	{"http://", "http", NULL, "", NULL, "", NULL, NULL},
	{"http:\\\\example.com\\a", "http", NULL, "example.com", NULL, "\\a", NULL, NULL},
	{"\\\\server\\share", NULL, NULL, "server", NULL, "\\share", NULL, NULL},
	{"C:\\think", "C", NULL, NULL, NULL, "\\think", NULL, NULL},
	{"file:///C:/x", "file", NULL, "", NULL, "/C:/x", NULL, NULL},
	{"x-y+z.1://h\\i/p", "x-y+z.1", NULL, "h\\i", NULL, "/p", NULL, NULL},
	{"1http://x", NULL, NULL, NULL, NULL, "1http://x", NULL, NULL},
	{"http://example.com?x", "http", NULL, "example.com", NULL, "", "x", NULL},
	{"http://example.com#x", "http", NULL, "example.com", NULL, "", NULL, "x"},
	{"http://example.com:80:81/", "http", NULL, "example.com:80", "81", "/", NULL, NULL},
	{"http://a b/c d", "http", NULL, "a b", NULL, "/c d", NULL, NULL},
};

static void part(const struct row *row, const char *name, struct pl_str got, const char *want)
{
	if (!want != !got.ptr || (want && !pl_str_is(got, want)))
		fail_msg("%s of `%s`: `%.*s`, not `%s`", name, row->target, PL_ARG(got), want ? want : "(absent)");
}

static void all_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		const struct row *row = &rows[i];
		struct pl_url url;

		pl_url_split(&url, pl_str_c(row->target));
		part(row, "scheme", url.scheme, row->scheme);
		part(row, "userinfo", url.userinfo, row->userinfo);
		part(row, "host", url.host, row->host);
		part(row, "port", url.port, row->port);
		part(row, "path", url.path, row->path);
		part(row, "query", url.query, row->query);
		part(row, "fragment", url.fragment, row->fragment);
		assert_int_equal(url.has_authority, url.host.ptr != NULL);
	}
}

static void absent_target(void **state)
{
	struct pl_url url;

	(void)state;
	pl_url_split(&url, (struct pl_str){NULL, 0});
	assert_null(url.path.ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_rows),
		cmocka_unit_test(absent_target),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
