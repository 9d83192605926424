/* The writers' forms, read by eye: plain text, normalized HTML, Markdown for each target. */
#include "unit.h"

#include "write/convert.h"

struct row {
	const char *name, *source;
	enum pl_target target;
	unsigned width;
	const char *written;
};

static const struct row rows[] = {
	/* plain text */
	{"a.html", "<h1>标题</h1><p>一<b>二</b>\n三 <a href=\"/x\">four</a></p>", PL_TARGET_TEXT, 0,
	 "标题\n====\n\n一二三 four[1]\n\n--------------------\n\n[1] /x\n"},
	{"a.html", "<p>他说：“四月春光无限好，正是策马扬鞭时。”</p>", PL_TARGET_TEXT, 20, "他说：“四月春光无限\n好，正是策马扬鞭\n时。”\n"},
	{"a.html", "<p>增长25.6%，约￥1,000万元……完</p>", PL_TARGET_TEXT, 20, "增长25.6%，约￥1,000\n万元……完\n"},
	{"a.html", "<p>H<sub>2</sub>O 10<sup>3</sup> x<sup>ab</sup> <ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>", PL_TARGET_TEXT, 0,
	 "H₂O 10³ x^(ab) 漢(hàn)\n"},
	{"a.html", "<ol start=\"9\"><li>a</li><li>b<ul><li>c</li></ul></li></ol>", PL_TARGET_TEXT, 0, " 9. a\n10. b\n    - c\n"},
	{"a.html", "<table><tr><th>名</th><th align=right>n</th></tr><tr><td>abc</td><td align=right>10</td></tr></table>", PL_TARGET_TEXT, 0,
	 "名    n\n---  --\nabc  10\n"},
	{"a.html", "<blockquote><p>a</p><pre>b  c</pre></blockquote><img src=\"/d/e.png\">", PL_TARGET_TEXT, 0,
	 "> a\n>\n>     b  c\n\n[e.png][1]\n\n--------------------\n\n[1] /d/e.png\n"},
	{"a.md", "a[^1]\n\n- [x] b\n\n[^1]: note\n", PL_TARGET_TEXT, 0, "a[^1]\n\n- [x] b\n\n[^1] note\n"},
	{"a.html", "<ol type=i start=3><li>a<li value=8>b</ol><ol reversed><li>c<li>d</ol><ul><li><pre></pre><li><blockquote></blockquote></ul>", PL_TARGET_TEXT, 0,
	 " iii. a\nviii. b\n\n2. c\n1. d\n\n-\n-\n"},
	{"a.html", "<table><tr><th>版本<th>地址</tr><tr><td>一<td>service-center.example.org</table>", PL_TARGET_TEXT, 20,
	 "- 版本: 一\n  地址: service-\n  center.example.org\n"},
	{"a.html", "<table><tr><th>a<td>b</tr><tr><th>c<td>d</table>", PL_TARGET_TEXT, 0, "a  b\nc  d\n"},
	{"a.html", "<p>四月春光无限好正<a href=/a>好</a>。</p>", PL_TARGET_TEXT, 20, "四月春光无限好正\n好[1]。\n\n--------------------\n\n[1] /a\n"},
	{"a.html", "<pre>a\tb\n中文\tb\x01</pre>", PL_TARGET_TEXT, 0, "    a       b\n    中文    b\xEF\xBF\xBD\n"},
	{"a.html", "<p>1<sup>st</sup> 文<sup>[注]</sup> A<sup>®</sup> B<sup>TM</sup></p>", PL_TARGET_TEXT, 0, "1st 文[注] A® B(TM)\n"},
	{"a.html", "<video><source src=a><source src=b>no</video><img src=data:x><img alt=c src=d>", PL_TARGET_TEXT, 0,
	 "[video][1][2] no [img] [c][3]\n\n--------------------\n\n[1] a\n[2] b\n[3] d\n"},
	{"a.md", "{% include toc %}\na\nb {{ c }}\n{{ d }} e\n{% f %}\n", PL_TARGET_TEXT, 0, "{% include toc %}\na b {{ c }} {{ d }} e\n{% f %}\n"},
	{"a.md", "{% highlight c %}\na  b\n{% endhighlight %}\n", PL_TARGET_TEXT, 0, "{% highlight c %}\na  b\n{% endhighlight %}\n"},
	{"a.html", "<a href=/b><figure><img src=c alt=d><figcaption>e</figcaption></figure></a><a href=/f><hr></a>", PL_TARGET_TEXT, 0,
	 "[d][1][2]\n\ne\n\n--------------------\n\n[f][3]\n\n--------------------\n\n[1] c\n[2] /b\n[3] /f\n"},
	/* normalized HTML */
	{"a.html", "<P Class=a  id='b'>x &mdash; y&nbsp;z & <BR/>\n\n\n<img src=a.jpg ALT=''></P>   \n\n\n\n<p>w", PL_TARGET_HTML, 0,
	 "<p class=\"a\" id=\"b\">x — y&nbsp;z &amp; <br>\n\n<img src=\"a.jpg\" alt=\"\"></p>\n\n<p>w</p>\n"},
	{"a.html", "<table><tr><td>a</table><pre>\n\n b  </pre>x\xE2\x80\x8By", PL_TARGET_HTML, 0,
	 "<table><tr><td>a</td></tr></table><pre>\n\n b  </pre>x&#x200B;y\n"},
	{"a.html", "<a href=\"{{ x | y: \"z\" }}&amp;a\">{% if a < b %}</a>", PL_TARGET_HTML, 0, "<a href=\"{{ x | y: \"z\" }}&amp;a\">{% if a < b %}</a>\n"},
	{"a.html", "<{{ t }} Class=x>b</{{ t }}>&lt;{{ u }}&gt;", PL_TARGET_HTML, 0, "<{{ t }} Class=x>b</{{ t }}>&lt;{{ u }}&gt;\n"},
	{"a.html", "<P {% if a %}Class=b{% else %}Class=c{% endif %}>d<p class={{ e }}>", PL_TARGET_HTML, 0,
	 "<P {% if a %}Class=b{% else %}Class=c{% endif %}>d</p><p class=\"{{ e }}\"></p>\n"},
	{"a.html", "---\r\na: b\r\n---\r\n<p>c  \r\nd&#13;</p>\r\n", PL_TARGET_HTML, 0, "---\r\na: b\r\n---\r\n<p>c\r\nd&#13;</p>\r\n"},
	{"a.html", "<div>\n </x> \n</x>\n \n\n</x>\n</div>", PL_TARGET_HTML, 0, "<div>\n\n</div>\n"},
	{"a.html", "<title>a &amp; {{ b | c: \"<\" }}</title><textarea>{% if d && e %}&lt;</textarea>", PL_TARGET_HTML, 0,
	 "<title>a &amp; {{ b | c: \"<\" }}</title><textarea>{% if d && e %}&lt;</textarea>\n"},
	{"a.html", "<plaintext>a</b>", PL_TARGET_HTML, 0, "<plaintext>a</b>\n"},
	{"a.html", "<!doctype html><p>b<script><!--<script ", PL_TARGET_HTML, 0, "<!DOCTYPE html>\n<p>b<script><!--<script\n"},
	{"a.html", "<!doctype html><table> x</table>", PL_TARGET_HTML, 0, "<!DOCTYPE html>\nx<table></table>\n"},
	{"a.md", "# a\n\n- b\n- c\n", PL_TARGET_HTML, 0, "<h1>a</h1>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"},
	/* the targets */
	{"a.html", "<p>他提出<strong>“双轮”</strong>战略</p>", PL_TARGET_GFM, 0, "他提出<strong>“双轮”</strong>战略\n"},
	{"a.html", "<p>他提出<strong>“双轮”</strong>战略</p>", PL_TARGET_MARKDOWN, 0, "他提出<strong>“双轮”</strong>战略\n"},
	{"a.html", "<p>a<br>b|c {: d} &amp;amp; $$ <del>e</del></p>", PL_TARGET_MARKDOWN, 0, "a<br>\nb\\|c \\{: d} &amp;amp; \\$\\$ <del>e</del>\n"},
	{"a.html", "<p>a<br>b|c &amp;amp; <del>e</del></p>", PL_TARGET_GFM, 0, "a\\\nb|c \\&amp; ~~e~~\n"},
	{"a.html", "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", PL_TARGET_GFM, 0, "| a |\n|---|\n| b\\|c |\n"},
	{"a.html", "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>", PL_TARGET_COMMONMARK, 0,
	 "<table><tr><th>a</th></tr><tr><td>b|c</td></tr></table>\n"},
	{"a.html", "<p>x<sup id=\"r1\"><a href=\"#n1\">[1]</a></sup></p><ol><li id=\"n1\">N <a href=\"#r1\">^</a></li></ol>", PL_TARGET_GFM, 0,
	 "x[^1]\n\n[^1]: N\n"},
	{"a.html", "<p>see http://a.b/_c_ and <a href=\"http://a.b\">http://a.b</a></p>", PL_TARGET_GFM, 0, NULL},
	{"a.html", "<ul><li><input type=\"checkbox\" checked> a</li></ul>", PL_TARGET_GFM, 0, "- [x] a\n"},
	{"a.md", "```css {file=\"a.css\"}\nx\n```\n", PL_TARGET_GOLDMARK, 0, "```css {file=\"a.css\"}\nx\n```\n"},
	{"a.md", "```css {file=\"a.css\"}\nx\n```\n", PL_TARGET_KRAMDOWN, 0, "```css\nx\n```\n"},
	{"a.md", "a[^b]\n\n[^b]: c\n\nd\n", PL_TARGET_COMMONMARK, 0,
	 "a<sup id=\"fnref:b\">[1](#fn:b)</sup>\n\nd\n\n---\n\n<ol><li id=\"fn:b\">c <a href=\"#fnref:b\">↩</a></li></ol>\n"},
	{"a.md", "a\n| b | c |\n|-|-|\n| d | e |\n", PL_TARGET_GFM, 0, "a\n\n| b | c |\n|---|---|\n| d | e |\n"},
	/* templates: every byte of them, also of those that Markdown takes for blank lines */
	{"a.md", "a\n\n{% raw %}\n```liquid\n{% if x %}\n   b\n```\n{% endraw %}\n", PL_TARGET_GFM, 0,
	 "a\n\n{% raw %}\n\n```liquid\n{% if x %}\n   b\n```\n\n{% endraw %}\n"},
	{"a.md", "{% for x in y %}\n{% if x %}\n- a\n{% endif %}\n- {{ x }}\n{% endfor %}\n", PL_TARGET_GFM, 0,
	 "{% for x in y %}\n{% if x %}\n\n- a\n\n{% endif %}\n\n- {{ x }}\n\n{% endfor %}\n"},
	{"a.md", "{{< img\n  src=\"a\"\n>}}\n\n- b {{< c\n      d=1\n  >}} e\n", PL_TARGET_GFM, 0,
	 "{{< img\n  src=\"a\"\n>}}\n\n- b {{< c\n      d=1\n  >}} e\n"},
	{"a.md", "{% if x %}\n\na\n\n{% endif %}\n", PL_TARGET_HTML, 0, "{% if x %}\n<p>a</p>\n{% endif %}\n"},
};

static void check_forms(void **state)
{
	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_post post = {0};
		struct pl_conversion c = {0};
		struct pl_convert_options options = {.write = {.target = rows[i].target, .width = rows[i].width}};

		pl_post_read(&post, rows[i].name, pl_str_c(rows[i].source), NULL);
		pl_convert(&c, &post, &options);
		assert_true(c.proven);
		pl_buf_addc(&c.bytes, '\0');
		if (rows[i].written)
			assert_string_equal(c.bytes.ptr, rows[i].written);
		pl_conversion_finish(&c);
		pl_post_finish(&post);
	}
}

/* 100,000 of anything end soon, whatever the target. */
static void check_hostile(void **state)
{
	static const char *const units[] = {"<b>", "<div>", "<ul><li>", "*a", "[a](", "<table><tr><td>", "> ", "<a href=x>y", "`", "~", "<br>", "a|b\n"};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(units); i++)
		for (unsigned target = 0; target < PL_TARGETS; target++) {
			struct pl_post post = {0};
			struct pl_conversion c = {0};
			struct pl_convert_options options = {.write.target = (enum pl_target)target};
			struct pl_buf text = {0};

			for (unsigned n = 0; n < 5000; n++)
				pl_buf_adds(&text, units[i]);
			pl_post_read(&post, "a.html", pl_buf_str(&text), NULL);
			pl_convert(&c, &post, &options);
			pl_conversion_finish(&c);
			pl_post_finish(&post);
			pl_buf_finish(&text);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(check_forms), cmocka_unit_test(check_hostile)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
