/* reference: what elements, Markdown and templates lead to, for each builder. */
#include "unit.h"

#include "base/buf.h"
#include "lint/check.h"
#include "lint/ruleset.h"
#include "site/reference.h"

/* URL, SITE, FILE, POST, PAGE, SLUG, ASSET, UNKNOWN */
static const char letters[] = "USFPGLAI?";

static struct pl_ruleset *rules(const char *builder, const char *more)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	struct pl_buf text = {0};
	struct pl_error error;

	pl_buf_addf(&text, "extends: %s\n%s", builder, more);
	if (!pl_ruleset_load(set, "rules", pl_buf_str(&text), &error))
		fail_msg("%s: %s", builder, error.text);
	pl_buf_finish(&text);
	return set;
}

/* Whatever was found lies in the text, and can be replaced where it says so. */
static void hold(const struct pl_post *post, const struct pl_reference *r)
{
	struct pl_str text = post->source.text;

	assert_true(r->span.start <= r->span.end && r->span.end <= text.len);
	assert_non_null(r->node);
	if (r->plain)
		assert_true(pl_str_eq(pl_slice(text, r->span), r->text));
}

/* Each as `KIND:text`, with `!` what is shown, `~` what nobody clicks on, `=` what can be replaced; and a blank between. */
static void show(struct pl_buf *out, struct pl_ruleset *set, struct pl_str text, enum pl_syntax syntax)
{
	struct pl_post_options options = pl_ruleset_post_options(set);
	struct pl_references found = {0};
	struct pl_post post = {0};

	options.syntax = syntax;
	pl_post_read(&post, "post", text, &options);
	pl_references_collect(&found, &post.arena, &post, pl_ruleset_settings(set));
	for (size_t i = 0; i < found.count; i++) {
		const struct pl_reference *r = &found.items[i];

		hold(&post, r);
		pl_buf_addf(out, "%s%c:" PL_FMT "%s%s%s", i ? " " : "", letters[r->kind], PL_ARG(r->text), r->plain ? "=" : "", r->image ? "!" : "",
			    r->optional ? "~" : "");
	}
	pl_post_finish(&post);
}

static void expect(struct pl_ruleset *set, struct pl_str text, enum pl_syntax syntax, const char *wanted)
{
	struct pl_buf out = {0};

	show(&out, set, text, syntax);
	if (!pl_str_is(pl_buf_str(&out), wanted))
		fail_msg("`" PL_FMT "`: found `" PL_FMT "`, wanted `%s`", PL_ARG(text), PL_ARG(pl_buf_str(&out)), wanted);
	pl_buf_finish(&out);
}

struct row {
	const char *text, *wanted;
};

static void expect_rows(const char *builder, const char *more, enum pl_syntax syntax, const struct row *rows, size_t count)
{
	struct pl_ruleset *set = rules(builder, more);

	for (size_t i = 0; i < count; i++)
		expect(set, pl_str_c(rows[i].text), syntax, rows[i].wanted);
	pl_ruleset_free(set);
}

static void elements(void **state)
{
	static const struct row rows[] = {
		{"<a href=\"x\">", "U:x="},
		{"<a href=x>", "U:x="},
		{"<A HREF='X'>", "U:X="},
		{"<area href=\"x\">", "U:x="},
		{"<img src=\"x\">", "U:x=!"},
		{"<iframe src=\"x\"></iframe>", "U:x="},
		{"<embed src=\"x\">", "U:x="},
		{"<script src=\"x\"></script>", "U:x="},
		{"<video src=\"v\" poster=\"p\"></video>", "U:v=! U:p=!"},
		{"<video poster=\"p\" src=\"v\"></video>", "U:p=! U:v=!"},
		{"<audio src=\"x\"><source src=\"y\"><track src=\"z\"></audio>", "U:x=! U:y=! U:z=!"},
		{"<picture><source srcset=\"a 1x\"><img src=\"b\"></picture>", "U:a=! U:b=!"},
		{"<input type=\"image\" src=\"x\" formaction=\"y\">", "U:x=!"},
		{"<object data=\"x\"></object>", "U:x="},
		{"<blockquote cite=\"x\"></blockquote>", "U:x=~"},
		{"<q cite=\"a\"></q><ins cite=\"b\"></ins><del cite=\"c\"></del>", "U:a=~ U:b=~ U:c=~"},
		{"<form action=\"x\"><button formaction=\"y\"></button></form>", ""},
		{"<p href=\"x\" src=\"y\"><img href=\"z\"><a src=\"w\" name=\"n\">", ""},
		{"<a href=\" x\n\">", "U:x="},
		{"<a href=\"\">", "U:"},
		{"<a href>", "U:"},
		{"<a href=\"  \">", "U:="},
		{"<a href=\"a\" href=\"b\">", "U:a="},
		{"<a href=\"a&amp;b\">", "U:a&b"},
		{"<a href=\"&#x6cc9;&notit;\">", "U:泉&notit;"},
		{"<a href=\"泉港\">", "U:泉港="},
		{"<a href=\"x", ""},
		{"<a href=\"x\"", ""},
		{"<a href=", ""},
		{"<a href=x/>", "U:x/="},
		{"<!-- <a href=\"x\"> --><a href=\"y\">", "U:y="},
		{"<a href=\"java\nscript:x\">", "U:java\nscript:x="},
	};

	(void)state;
	expect_rows("hugo", "", PL_SYNTAX_HTML, rows, PL_COUNT(rows));
}

/* "Parse a srcset attribute" of the HTML standard. */
static void srcset(void **state)
{
	static const struct row rows[] = {
		{"", ""},
		{" \n", ""},
		{",,, ,", ""},
		{"a", "U:a=!"},
		{"a 1x, b 2x", "U:a=! U:b=!"},
		{"a 1x,b 2x", "U:a=! U:b=!"},
		{"a, b", "U:a=! U:b=!"},
		{"a,b 2x", "U:a,b=!"},
		{"a,,, b", "U:a=! U:b=!"},
		{", a 1x", "U:a=!"},
		{"a 1x,,,b", "U:a=! U:b=!"},
		{"a\t1x\n,\nb\f2x", "U:a=! U:b=!"},
		{"a\v1x", "U:a\v1x=!"},
		{"data:image/png;base64,AA== 1x, b 2x", "U:data:image/png;base64,AA===! U:b=!"},
		{"data:,a 1x", "U:data:,a=!"},
		{"https://x.example/w_1,h_2/a.png 1x", "U:https://x.example/w_1,h_2/a.png=!"},
		{"a (1,2), b", "U:a=! U:b=!"},
		{"a (1, 2) 1x, b", "U:a=! U:b=!"},
		{"a x(1, 2, b", "U:a=!"},
		{"a 1x)(, b), c", "U:a=! U:c=!"},
		{"a((,) b)), c", "U:a((,)=! U:c=!"},
		{"a(, b", "U:a(=! U:b=!"},
		{"a 1x 2w 3h, b", "U:a=! U:b=!"},
		{"a&#32;1x, b", "U:a! U:b!"},
		{"a&comma; b", "U:a! U:b!"},
	};
	struct pl_ruleset *set = rules("hugo", "");

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_buf text = {0};

		pl_buf_addf(&text, "<img srcset=\"%s\">", rows[i].text);
		expect(set, pl_buf_str(&text), PL_SYNTAX_HTML, rows[i].wanted);
		pl_buf_finish(&text);
	}
	pl_ruleset_free(set);
}

static void markdown(void **state)
{
	static const struct row rows[] = {
		{"[a](x)", "U:x="},
		{"![a](x)", "U:x=!"},
		{"[![a](x)](y)", "U:y= U:x=!"},
		{"[a](<x y>)", "U:x y="},
		{"[a]( x \"title\" )", "U:x="},
		{"[a]()", "U:"},
		{"[a](x\\)y)", "U:x)y"},
		{"[a](x&amp;y)", "U:x&y"},
		{"[a][r]\n\n[r]: x 'title'\n", "U:x"},
		{"[a]\n\n[b]: x\n", ""},
		{"[a]: x\n", ""},
		{"![a][r] [b][r]\n\n[r]: <x y>\n", "U:x y! U:x y"},
		{"<https://x.example/>", "U:https://x.example/="},
		{"`[a](x)`\n\n    [a](x)\n\n```\n[a](x)\n```\n", ""},
		{"\\[a](x)", ""},
		{"[a](x", ""},
		{"[a](x\n\ny)", ""},
		{"<a href=\"x\">y</a> <img src=z>", "U:x= U:z=!"},
		{"> * [a](x)\n> * [b](y)\n", "U:x= U:y="},
	};

	(void)state;
	expect_rows("hugo", "", PL_SYNTAX_MARKDOWN, rows, PL_COUNT(rows));
}

static void liquid(void **state)
{
	static const struct row rows[] = {
		{"[a]({{ site.baseurl }}/x)", "S:/x"},
		{"[a]({{site.baseurl}}/x)", "S:/x"},
		{"[a]({{- site.baseurl -}}/x)", "S:/x"},
		{"[a]({{ site.baseurl }})", "S:/"},
		{"[a]({{ site.url }}/x)", "U:/x"},
		{"[a]({{ site.url }}{{ site.baseurl }}/x?y#z)", "S:/x?y#z"},
		{"[a]({{ \"/x\" | relative_url }})", "S:/x"},
		{"[a]({{ '/x' | absolute_url }}#y)", "S:/x#y"},
		{"[a]({{ '/x' | prepend: site.baseurl | prepend: site.url }})", "S:/x"},
		{"[a]({{ '/x' }})", "U:/x"},
		{"[a]({{ '/x' | upcase }})", "?:{{ '/x' | upcase }}"},
		{"[a]({{ '/x' relative_url }})", "?:{{ '/x' relative_url }}"},
		{"[a]({{ '/x | relative_url }})", "?:{{ '/x | relative_url }}"},
		{"[a]({{ x | relative_url }})", "?:{{ x | relative_url }}"},
		{"[a](/x/{{ y }})", "?:/x/{{ y }}"},
		{"[a]({{ site.baseurl }}/{{ y }})", "?:{{ site.baseurl }}/{{ y }}"},
		{"[a]({{ page.url }}#x)", "U:#x"},
		{"[a]({{ page.url }})", "?:{{ page.url }}"},
		{"[a]({% link _posts/2022-04-27-x.md %})", "F:/_posts/2022-04-27-x.md"},
		{"[a]({%- link /a.md -%}#y)", "F:/a.md#y"},
		{"[a]({% link {{ x }} %})", "?:{% link {{ x }} %}"},
		{"[a]({% link %})", "?:{% link %}"},
		{"[a]({% post_url 2022-04-27-x %})", "P:2022-04-27-x"},
		{"[a]({% post_url /sub/2022-04-27-x %}#y)", "P:sub/2022-04-27-x#y"},
		{"[a]({{ site.baseurl }}{% post_url 2022-04-27-x %})", "P:2022-04-27-x"},
		{"[a]({% include x %})", "?:{% include x %}"},
		{"![a]({{ site.baseurl }}/x.png)", "S:/x.png!"},
		{"<a href=\"{{ site.baseurl }}/x\">", "S:/x"},
		{"<img src='{{ \"/x.png\" | relative_url }}' alt=''>", "S:/x.png!"},
		{"<img srcset=\"{{ x }} 1x\" alt=''>", ""},
		{"<form action=\"{{ x }}\">", ""},
		{"<blockquote cite=\"{{ x }}\">", "?:{{ x }}~"},
		{"<a href=\"{{ site.baseurl\">", "?:{{ site.baseurl"},
		{"{% link x.md %}", "F:/x.md"},
		{"{% post_url 2022-04-27-x %}", "P:2022-04-27-x"},
		{"{% post_url %} {% link %} {{ x }}", ""},
		{"{% raw %}{% link x.md %}{% endraw %}", ""},
		{"{% comment %}{% link x.md %}{% endcomment %}", ""},
		{"{% highlight md %}\n{% link x.md %}\n{% endhighlight %}", ""},
	};

	(void)state;
	expect_rows("jekyll", "", PL_SYNTAX_MARKDOWN, rows, PL_COUNT(rows));
}

/* With a baseurl, only Jekyll's version says whether it stands there twice. */
static void liquid_baseurl(void **state)
{
	static const struct row rows[] = {
		{"[a]({{ site.baseurl }}{% link x.md %})", "?:{{ site.baseurl }}{% link x.md %}"},
		{"[a]({% link x.md %})", "F:/x.md"},
	};

	(void)state;
	expect_rows("jekyll", "site: {baseurl: /blog}\n", PL_SYNTAX_MARKDOWN, rows, PL_COUNT(rows));
}

static void hugo(void **state)
{
	static const struct row rows[] = {
		{"[a]({{< ref \"x.md\" >}})", "G:x.md"},
		{"[a]({{<ref x.md>}})", "G:x.md"},
		{"[a]({{% relref `x.md#y` %}})", "G:x.md#y"},
		{"[a]({{< relref \"x.md\" >}}#y)", "G:x.md#y"},
		{"[a]({{< ref path=\"x.md\" lang=\"en\" >}})", "G:x.md"},
		{"[a]({{< ref lang=\"en\" path=\"x.md\" >}})", "G:x.md"},
		{"[a]({{< ref >}})", "?:{{< ref >}}"},
		{"[a]({{< other \"x\" >}})", "?:{{< other \"x\" >}}"},
		{"[a](/x/{{< y >}})", "?:/x/{{< y >}}"},
		{"[a]({{</* ref \"x.md\" */>}})", "?:{{</* ref \"x.md\" */>}}"},
		{"{{< ref \"x.md\" >}}", "G:x.md"},
		{"{{</* ref \"x.md\" */>}}", ""},
		{"{{< figure src=\"a.png\" link=\"b\" >}}", "U:a.png! U:b"},
		{"{{< figure link=\"b\" src=\"a.png\" >}}", "U:a.png! U:b"},
		{"{{< figure src=a.png >}}", "U:a.png!"},
		{"{{< figure src = \"a b.png\" />}}", "U:a b.png!"},
		{"{{< figure data-src=\"a.png\" >}}", ""},
		{"{{< figure alt=\"my src=a.png\" src=\"b.png\" >}}", "U:b.png!"},
		{"{{< figure alt=\"src\" src=\"b.png\" >}}", "U:b.png!"},
		{"{{< figure >}} {{< figure src=\"\" >}}", ""},
		{"{{< gist x y >}} {{ .Site }}", ""},
		{"<a href=\"{{< ref 'x.md' >}}\">", "G:x.md"},
	};

	(void)state;
	expect_rows("hugo", "", PL_SYNTAX_MARKDOWN, rows, PL_COUNT(rows));
}

static void hexo(void **state)
{
	static const struct row rows[] = {
		{"{% post_link 2022-04-27-x %}", "L:2022-04-27-x"},
		{"{% post_link x 'A title' false %}", "L:x"},
		{"{% post_link \"x y\" %}", "L:x y"},
		{"[a]({% post_path x %})", "L:x"},
		{"[a]({% post_path x %}#y)", "L:x#y"},
		{"{% post_link %}", ""},
		{"{% asset_img a.png %}", "A:a.png!"},
		{"{% asset_img left a.png 100 200 'it''s' %}", "A:a.png!"},
		{"{% asset_link a.pdf A title %}", "A:a.pdf"},
		{"![a]({% asset_path a.png %})", "A:a.png!"},
		{"{% img /a.png %}", "U:/a.png!"},
		{"{% img left /a.png 100 %}", "U:/a.png!"},
		{"{% youtube x %}", ""},
		{"[a]({{ url_for('/x') }})", "?:{{ url_for('/x') }}"},
		{"[a](/x/{% post_path y %})", "?:/x/{% post_path y %}"},
		{"{% raw %}{% post_link x %}{% endraw %}", ""},
	};

	(void)state;
	expect_rows("hexo", "", PL_SYNTAX_MARKDOWN, rows, PL_COUNT(rows));
}

static void names_of_sources(void **state)
{
	static const struct row zola[] = {
		{"[a](@/x.md)", "F:/content/x.md"},
		{"[a](@/x/y.md#z)", "F:/content/x/y.md#z"},
		{"[a](x.md)", "U:x.md="},
	};
	static const struct row pelican[] = {
		{"[a]({filename}x.md)", "F:x.md"},
		{"[a]({filename}/y/x.md#z)", "F:/content/y/x.md#z"},
		{"![a]({static}/x.png)", "F:/content/x.png!"},
		{"![a]({attach}x.png)", "F:x.png!"},
		{"[a](|filename|x.md)", "F:x.md"},
		{"[a]({author}x)", "?:{author}x="},
		{"[a]({filename)", "U:{filename="},
		{"[a]({filename})", "F:"},
	};
	static const struct row docusaurus[] = {
		{"[a](x.md)", "F:x.md="},
		{"[a](../x.mdx?y#z)", "F:../x.mdx?y#z="},
		{"[a](x)", "U:x="},
		{"[a](@site/docs/x.md)", "F:/docs/x.md"},
		{"![a](@site/static/x.png)", "F:/static/x.png!"},
		{"[a](pathname:///x.html)", "S:/x.html"},
		{"[a](https://x.example/y.md)", "U:https://x.example/y.md="},
		{"[a](//x.example/y.md)", "U://x.example/y.md="},
		{"![a](x.md)", "U:x.md=!"},
		{"<a href={x}>y</a>", "?:{x}="},
	};
	static const struct row vitepress[] = {{"[a](x.md#y)", "F:x.md#y="}, {"[a](x.html)", "U:x.html="}, {"[a](@site/x.md)", "F:@site/x.md="}};
	static const struct row quarto[] = {{"[a](x.qmd)", "F:x.qmd="}};
	static const struct row astro[] = {{"[a](x.md)", "U:x.md="}};

	(void)state;
	expect_rows("zola", "", PL_SYNTAX_MARKDOWN, zola, PL_COUNT(zola));
	expect_rows("pelican", "", PL_SYNTAX_MARKDOWN, pelican, PL_COUNT(pelican));
	expect_rows("docusaurus", "", PL_SYNTAX_MARKDOWN, docusaurus, PL_COUNT(docusaurus));
	expect_rows("vitepress", "", PL_SYNTAX_MARKDOWN, vitepress, PL_COUNT(vitepress));
	expect_rows("quarto", "", PL_SYNTAX_MARKDOWN, quarto, PL_COUNT(quarto));
	expect_rows("astro", "", PL_SYNTAX_MARKDOWN, astro, PL_COUNT(astro));
}

static void nul_bytes(void **state)
{
	struct pl_ruleset *set = rules("jekyll", "");

	(void)state;
	expect(set, PL_STR("<a href=\"a\0b\">"), PL_SYNTAX_HTML, "U:a\xEF\xBF\xBD" "b");
	expect(set, PL_STR("<img srcset=\"a\0b 1x, c\">"), PL_SYNTAX_HTML, "U:a\xEF\xBF\xBD" "b! U:c!");
	pl_ruleset_free(set);
}

/* Every prefix of what templates there are holds. */
static void cut_short(void **state)
{
	static const char *const builders[] = {"jekyll", "hugo", "hexo", "zola", "eleventy", "astro", "docusaurus", "vitepress", "pelican", "quarto"};
	static const char text[] = "[a]({{ site.baseurl }}{% link \"x\" %}) {{< figure src=\"a\" link='b' >}} {% asset_img l a.png \"t\" %} <img srcset=\"a (b,c) 1x, "
				   "d\" src=\"{{ \"x\" | relative_url }}\"> [b](<@/x y>) ![c]({filename}x \"t\") {{% ref path=`x` %}}";

	(void)state;
	for (size_t i = 0; i < PL_COUNT(builders); i++) {
		struct pl_ruleset *set = rules(builders[i], "");

		for (size_t len = 0; len < sizeof(text); len++) {
			struct pl_buf out = {0};
			char *copy = malloc(len + 1); /* no byte behind it may be read */

			memcpy(copy, text, len);
			show(&out, set, pl_str_n(copy, len), len % 2 ? PL_SYNTAX_HTML : PL_SYNTAX_MARKDOWN);
			free(copy);
			pl_buf_finish(&out);
		}
		pl_ruleset_free(set);
	}
}

/* `before`, `unit` until there are a million bytes, `after`. */
static void huge(struct pl_ruleset *set, const char *before, const char *unit, const char *after)
{
	struct pl_buf text = {0}, out = {0};

	pl_buf_adds(&text, before);
	while (text.len < 1000000)
		pl_buf_adds(&text, unit);
	pl_buf_adds(&text, after);
	show(&out, set, pl_buf_str(&text), PL_SYNTAX_HTML);
	pl_buf_finish(&out);
	pl_buf_finish(&text);
}

/* Would take minutes if it were not linear. */
static void huge_inputs(void **state)
{
	static const char *const builders[] = {"jekyll", "hugo", "hexo", "pelican"};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(builders); i++) {
		struct pl_ruleset *set = rules(builders[i], "");

		huge(set, "<a href=\"", "{{", "\">");
		huge(set, "<a href=\"", "{{", "}}\">");
		huge(set, "<a href=\"", "{% ", "\">");
		huge(set, "<a href=\"", "{%", "%}\">");
		huge(set, "<a href=\"", "{{ x }}", "\">");
		huge(set, "<a href=\"", "{{ site.baseurl }}", "\">");
		huge(set, "<a href=\"{{ 'x' ", "| escape ", "}}\">");
		huge(set, "<a href=\"{{< ref ", "path ", ">}}\">");
		huge(set, "{{< figure ", "src ", ">}}");
		huge(set, "{{< figure ", "\"", ">}}");
		huge(set, "{{< figure ", "' ", ">}}");
		huge(set, "{% asset_img ", "a ", "%}");
		huge(set, "{% asset_img ", "\"", "%}");
		huge(set, "<img srcset=\"", "a (", "\">");
		huge(set, "<img srcset=\"", ", ", "\">");
		huge(set, "<img srcset=\"", "a,", " b\">");
		huge(set, "<img srcset=\"", "a, ", "\">");
		huge(set, "<img ", "src=a srcset=b ", ">");
		huge(set, "<a href=\"", "{", "}\">");
		huge(set, "", "<a href=x>", "");
		pl_ruleset_free(set);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements),	  cmocka_unit_test(srcset),    cmocka_unit_test(markdown),  cmocka_unit_test(liquid),
		cmocka_unit_test(liquid_baseurl), cmocka_unit_test(hugo),      cmocka_unit_test(hexo),	    cmocka_unit_test(names_of_sources),
		cmocka_unit_test(nul_bytes),	  cmocka_unit_test(cut_short), cmocka_unit_test(huge_inputs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
