/* address: links as people write them, resolved as browsers do. */
#include "unit.h"

#include <time.h>

#include "base/buf.h"
#include "site/address.h"

static const char page[] = "https://example.com/zh-cn/docs/index.html?page=2#top";

/* `base` NULL: none. */
struct row {
	const char *reference, *base, *want;
};

static const struct row resolved[] = {
	{"https://example.com/a/b?c=d#e", NULL, "https://example.com/a/b?c=d#e"},
	{"HTTP://EXAMPLE.com:80", NULL, "http://example.com/"},
	{"http://user:pa:ss@example.com:8080/", NULL, "http://user:pa%3Ass@example.com:8080/"},
	{"", page, "https://example.com/zh-cn/docs/index.html?page=2"},
	{"#a b", page, "https://example.com/zh-cn/docs/index.html?page=2#a%20b"},
	{"?q=中文'", page, "https://example.com/zh-cn/docs/index.html?q=%E4%B8%AD%E6%96%87%27"},
	{"a.html", page, "https://example.com/zh-cn/docs/a.html"},
	{"./a/../b/.", page, "https://example.com/zh-cn/docs/b/"},
	{"../../../../etc/passwd", page, "https://example.com/etc/passwd"},
	{"%2e%2E/.%2e/%2e./x", page, "https://example.com/x"},
	{"..%2f..%2fetc", page, "https://example.com/zh-cn/docs/..%2f..%2fetc"},
	{"..", page, "https://example.com/zh-cn/"},
	{"...", page, "https://example.com/zh-cn/docs/..."},
	{"/assets/图 1.png", page, "https://example.com/assets/%E5%9B%BE%201.png"},
	{"//img.example.com/a.jpg", page, "https://img.example.com/a.jpg"},
	{"///img.example.com/a.jpg", page, "https://img.example.com/a.jpg"},
	{"\\\\host\\share\\..\\x", page, "https://host/x"},
	{"a\\b?c\\d#e\\f", page, "https://example.com/zh-cn/docs/a/b?c\\d#e\\f"},
	{" \n a\tb\r\nc ", page, "https://example.com/zh-cn/docs/abc"},
	{"https:a", page, "https://example.com/zh-cn/docs/a"},
	{"http:a", page, "http://a/"},
	{"https:/www.whitehouse.gov/x", page, "https://example.com/www.whitehouse.gov/x"},
	{"https//www.example.com", page, "https://example.com/zh-cn/docs/https//www.example.com"},
	{"http://http://example.com/", page, "http://http//example.com/"},
	{"\nhttp://www.begeistert.org/register", page, "http://www.begeistert.org/register"},
	{"foo.html:3", page, "foo.html:3"},
	{"./foo.html:3", page, "https://example.com/zh-cn/docs/foo.html:3"},
	{"100%", page, "https://example.com/zh-cn/docs/100%"},
	{"a//b", page, "https://example.com/zh-cn/docs/a//b"},
	{"mailto:a b@例子.中国", page, "mailto:a b@%E4%BE%8B%E5%AD%90.%E4%B8%AD%E5%9B%BD"},
	{"javascript:void(0) ", page, "javascript:void(0)"},
	{"data:text/plain,a ?b", page, "data:text/plain,a%20?b"},
	{"#x", "mailto:a@example.com", "mailto:a@example.com#x"},
	{"http://例子。中国/", NULL, "http://xn--fsqu00a.xn--fiqs8s/"},
	{"http://ＧＯ.Bücher.example", NULL, "http://go.xn--bcher-kva.example/"},
	{"http://XN--bcher-KVA.example", NULL, "http://xn--bcher-kva.example/"},
	{"http://\u05D01.a", NULL, "http://xn--1-zhc.a/"},
	{"http://faß.de", NULL, "http://xn--fa-hia.de/"},
	{"http://%65xample.com", NULL, "http://example.com/"},
	{"http://0x7f.1/", NULL, "http://127.0.0.1/"},
	{"http://[0:0:1::A:192.0.2.33]:80/", NULL, "http://[::1:0:0:a:c000:221]/"},
	{"http://[1:0:0:2:0:0:0:3]/", NULL, "http://[1:0:0:2::3]/"},
	{"C|\\a\\..\\..\\b", "file:///home/x", "file:///C:/b"},
	{"..", "file:///C:/", "file:///C:/"},
	{"/x", "file:///C:/a/b", "file:///C:/x"},
	{"file://localhost/x", NULL, "file:///x"},
	{"../x", "foo://h", "foo://h/x"},
	{"/..//x", "foo:/a", "foo:/.//x"},
	{"x", "foo://h/a/b?q", "foo://h/a/x"},
};

static const struct {
	const char *reference, *base;
	enum pl_address_fault fault;
} faults[] = {
	{"a.html", NULL, PL_ADDRESS_RELATIVE},
	{"", NULL, PL_ADDRESS_RELATIVE},
	{"//example.com/", NULL, PL_ADDRESS_RELATIVE},
	{"a", "mailto:x", PL_ADDRESS_BASE_OPAQUE},
	{"", "mailto:x", PL_ADDRESS_BASE_OPAQUE},
	{"http://", page, PL_ADDRESS_HOST_MISSING},
	{"http://?x", page, PL_ADDRESS_HOST_MISSING},
	{"//a@/x", page, PL_ADDRESS_HOST_MISSING},
	{"http://:80/", page, PL_ADDRESS_HOST_MISSING},
	{"http://a b/", page, PL_ADDRESS_HOST_CHARACTER},
	{"http://%5Bx/", page, PL_ADDRESS_HOST_CHARACTER},
	{"http://{{ site.host }}/", page, PL_ADDRESS_HOST_CHARACTER},
	{"foo://a^b/", page, PL_ADDRESS_HOST_CHARACTER},
	{"http://%ff/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://xn--a/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://a\u202Eb/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://\u2488a/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://\u05D0a/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://\u05D0.1a/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://\u0301a/", page, PL_ADDRESS_HOST_DOMAIN},
	{"http://1.2.3.256/", page, PL_ADDRESS_HOST_IPV4},
	{"http://a.1/", page, PL_ADDRESS_HOST_IPV4},
	{"http://[1::2::3]/", page, PL_ADDRESS_HOST_IPV6},
	{"http://[::1/", page, PL_ADDRESS_HOST_IPV6},
	{"http://a:65536/", page, PL_ADDRESS_PORT},
	{"http://a:8x/", page, PL_ADDRESS_PORT},
	{"http://a:80:81/", page, PL_ADDRESS_PORT},
};

static bool resolve(struct pl_address *out, struct pl_arena *arena, const char *reference, const char *base)
{
	struct pl_address from;

	if (base)
		assert_true(pl_address_resolve(&from, arena, pl_str_c(base), NULL));
	return pl_address_resolve(out, arena, pl_str_c(reference), base ? &from : NULL);
}

static void resolves(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(resolved); i++) {
		const struct row *row = &resolved[i];
		struct pl_arena arena = {0};
		struct pl_address address, again;
		struct pl_str text;

		if (!resolve(&address, &arena, row->reference, row->base))
			fail_msg("`%s`: %s", row->reference, pl_address_fault_text(address.fault));
		text = pl_address_text(&arena, &address);
		if (!pl_str_is(text, row->want))
			fail_msg("`%s`: `%.*s`, not `%s`", row->reference, PL_ARG(text), row->want);
		assert_true(pl_address_resolve(&again, &arena, text, NULL));
		assert_true(pl_str_eq(pl_address_text(&arena, &again), text));
		pl_arena_finish(&arena);
	}
}

static void refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(faults); i++) {
		struct pl_arena arena = {0};
		struct pl_address address;

		if (resolve(&address, &arena, faults[i].reference, faults[i].base) || address.fault != faults[i].fault)
			fail_msg("`%s`: %s", faults[i].reference, pl_address_fault_text(address.fault));
		pl_arena_finish(&arena);
	}
}

static void parts(void **state)
{
	struct pl_arena arena = {0};
	struct pl_address a;

	(void)state;
	assert_true(resolve(&a, &arena, "https://u:p@h:444/x?#", NULL));
	assert_true(pl_str_is(a.scheme, "https") && a.special && !a.opaque);
	assert_true(pl_str_is(a.username, "u") && pl_str_is(a.password, "p") && pl_str_is(a.host, "h"));
	assert_true(a.port == 444 && pl_str_is(a.path, "/x"));
	assert_true(a.query.ptr && !a.query.len && a.fragment.ptr && !a.fragment.len);
	assert_true(resolve(&a, &arena, "../y", "https://u:p@h:443/x/z?q#f"));
	assert_true(pl_str_is(a.username, "u") && a.port == -1 && !a.query.ptr && !a.fragment.ptr);
	assert_true(resolve(&a, &arena, "mailto:x", NULL));
	assert_true(a.opaque && !a.special && !a.host.ptr && a.port == -1);
	assert_true(pl_address_resolve(&a, &arena, pl_str_n("\0http://h/a\0b\0", 13), NULL));
	assert_true(pl_str_is(a.path, "/a%00b"));
	assert_false(pl_address_resolve(&a, &arena, pl_str_n("http://a\0b/", 11), NULL));
	assert_int_equal(a.fault, PL_ADDRESS_HOST_CHARACTER);
	assert_false(pl_address_resolve(&a, &arena, (struct pl_str){NULL, 0}, NULL));
	pl_arena_finish(&arena);
}

static void decodes(void **state)
{
	static const struct {
		const char *path, *want; /* NULL: refused */
		enum pl_address_fault fault;
	} rows[] = {
		{"/a/b.html", "/a/b.html", 0},
		{"", "", 0},
		{"/%E8%B7%AF%20%25", "/路 %", 0},
		{"/100%/%zz/%4", "/100%/%zz/%4", 0},
		{"/e%CC%81", "/é", 0},
		{"/%252e%252e/", "/%2e%2e/", 0},
		{"/a%5Cb", "/a\\b", 0},
		{"/%00", NULL, PL_ADDRESS_NUL},
		{"/%c3%28", NULL, PL_ADDRESS_NOT_UTF8},
		{"/%ed%a0%80", NULL, PL_ADDRESS_NOT_UTF8},
		{"/..%2F..%2fetc", NULL, PL_ADDRESS_SLASH},
	};
	struct pl_arena arena = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_str out = PL_STR("untouched");

		assert_int_equal(pl_address_path_decoded(&out, &arena, pl_str_c(rows[i].path)), rows[i].fault);
		assert_true(pl_str_is(out, rows[i].want ? rows[i].want : "untouched"));
	}
	pl_arena_finish(&arena);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 200,000 pieces each: all is read in one pass. */
static void hostile(void **state)
{
	static const struct {
		const char *front, *piece;
	} rows[] = {
		{"", "a/"}, {"", "../"}, {"", "a/../"}, {"", "%2e%2e/"}, {"//", "@"}, {"//", ":"}, {"//", "["}, {"//", "a."}, {"//", "1."}, {"//", "é"},
		{"//", "é."}, {"//", "xn--a."}, {"//xn--", "9"}, {"//a", "\xCC\x81"}, {"//[", "::"}, {"//0x", "f"}, {"//h:", "9"}, {"", "\\"}, {"", "\t"},
		{"foo:", " "}, {"", "?"}, {"", "#"}, {"", "%00"}, {"data:", "中"}, {"//", "ﷺ"},
	};
	struct pl_buf text = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_arena arena = {0};
		struct pl_address base, address;
		struct pl_str decoded;
		double start;

		pl_buf_reset(&text);
		pl_buf_adds(&text, rows[i].front);
		for (int k = 0; k < 200000; k++)
			pl_buf_adds(&text, rows[i].piece);
		start = seconds();
		assert_true(pl_address_resolve(&base, &arena, pl_str_c(page), NULL));
		if (pl_address_resolve(&address, &arena, pl_buf_str(&text), &base))
			pl_address_path_decoded(&decoded, &arena, address.path);
		if (seconds() - start > 1)
			fail_msg("`%s%s…`: %.1f s", rows[i].front, rows[i].piece, seconds() - start);
		pl_arena_finish(&arena);
	}
	pl_buf_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(resolves), cmocka_unit_test(refuses), cmocka_unit_test(parts),
		cmocka_unit_test(decodes),  cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
