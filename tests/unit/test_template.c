/* template: what is one, what is none, and what stands for it where Markdown is read. */
#include "unit.h"

#include "base/buf.h"
#include "body/template.h"

static const char letters[] = {
	[PL_TEMPLATE_LIQUID_TAG] = 'L', [PL_TEMPLATE_OUTPUT] = 'O', [PL_TEMPLATE_SHORTCODE] = 'S', [PL_TEMPLATE_IAL] = 'I',
	[PL_TEMPLATE_RAW] = 'R',	[PL_TEMPLATE_COMMENT] = 'C', [PL_TEMPLATE_CODE] = 'K',
};

/* The templates of `source`, each as a letter, its name and its length; faults as `!` with their place. */
static void expect(const char *source, const char *wanted)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_templates found = {0};
	struct pl_buf out = {0};
	struct pl_str text = pl_str_c(source);

	pl_templates_find(&found, &arena, &facts, text, pl_span(0, (uint32_t)text.len), PL_TEMPLATES_ALL);
	for (size_t i = 0; i < found.count; i++)
		pl_buf_addf(&out, "%s%c:" PL_FMT ":%u", out.len ? " " : "", letters[found.items[i].kind], PL_ARG(found.items[i].name),
			    found.items[i].span.end - found.items[i].span.start);
	for (size_t i = 0; i < facts.count; i++)
		pl_buf_addf(&out, "%s!%u", out.len ? " " : "", facts.items[i].span.start);
	pl_buf_addc(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	pl_buf_finish(&out);
	pl_arena_finish(&arena);
}

static void expect_hidden(const char *source, const char *wanted)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_templates found = {0};
	struct pl_str text = pl_str_c(source), hidden;

	pl_templates_find(&found, &arena, &facts, text, pl_span(0, (uint32_t)text.len), PL_TEMPLATES_ALL);
	hidden = pl_templates_hide(&found, &arena, text);
	assert_int_equal(hidden.len, text.len);
	assert_string_equal(pl_arena_dup(&arena, hidden).ptr, wanted);
	pl_arena_finish(&arena);
}

static void test_kinds(void **state)
{
	(void)state;
	expect("泉港 {{ site.title }} {%- if a < b -%}", "O:site.title:16 L:if:16");
	expect("{{< ref \"a.md\" >}} {{% note %}}", "S:ref:18 S:note:12");
	expect("{% include {{ page.x }} a=1 %}", "L:include:30");
	expect("{% img=\"https://a.example/b.png\" %}", "L:img:35");
	expect("{{ \"{{ x\" | escape }}", "O::21");
	expect("a<img alt=\"<!--#echo var=\"x\" -->\">", "O:echo:21");
}

static void test_blocks(void **state)
{
	(void)state;
	expect("{% raw %}`{{ x }}`{% if %}{% endraw %}{{ y }}", "L:raw:9 R:x:7 R:if:8 L:endraw:12 O:y:7");
	expect("{% comment %}# a {{ b }}{% endcomment %}", "L:comment:13 C:endcomment:11 L:endcomment:16");
	expect("{% highlight sh %}\n# a\n{% endhighlight %}", "L:highlight:18 K:endhighlight:5 L:endhighlight:18");
	expect("{{< highlight go >}}\n# a\n{{< /highlight >}}", "S:highlight:20 K:/highlight:5 S:/highlight:18");
	expect("{% raw %} {{ x }}", "L:raw:9 O:x:7");
}

static void test_attribute_lists(void **state)
{
	(void)state;
	expect("# A {#a .b}\n\nText\n{: .c key=\"v\" #d}\n{:toc}\n{::nomarkdown}x{:/}", "I:a:7 I:.c:17 I:toc:6 I:nomarkdown:14 I:/:4");
	expect("A\n==\n\nB {#b}\n---\n", "I:b:4");
	expect("`{:?}` {:#?} {: \"a\" => 1} text {#a} is {#b}\n", "");
}

/* What was never closed is text, and so is not what the next one's end is taken from. */
static void test_unclosed(void **state)
{
	(void)state;
	expect("a {{ x is fine.\n\nb }} c", "");
	expect("{{ x {{ y }}", "O:y:7 !0");
	expect("{% if x }\n{{ y }}\n{% endif %}", "O:y:7 L:endif:11 !0");
	expect("{{ x\n```\ncode }}\n```\n", "");
	expect("`{% if x }`\n\n    {% if x }\n", "");
}

static void test_filler(void **state)
{
	(void)state;
	expect_hidden("a {{ b }} c", "a xxxxxxx c");
	expect_hidden("{% if a %}\n| a |\n|---|\n{% endif %}\n", "          \n| a |\n|---|\n           \n");
	expect_hidden("  {% if a %} {% for b %}\r\n2. c\r\n", "                        \r\n2. c\r\n");
	expect_hidden("{% if a %} b\n", "xxxxxxxxxx b\n");
	expect_hidden("{% if a %} {{ b }}\n", "xxxxxxxxxx xxxxxxx\n");
	expect_hidden("{% include a %}\n", "xxxxxxxxxxxxxxx\n");
	expect_hidden("<ul>\n{% for a %}\n<li>b\n{% endfor %}\n</ul>\n", "<ul>\nxxxxxxxxxxx\n<li>b\nxxxxxxxxxxxx\n</ul>\n");
	expect_hidden("{% comment %}\n# a\n{% endcomment %}\n", "             \n   \n                \n");
	expect_hidden("{% highlight sh %}\n  # a\n{% endhighlight %}\n", "xxxxxxxxxxxxxxxxxx\n  xxx\nxxxxxxxxxxxxxxxxxx\n");
	expect_hidden("- a\n\n  {{< b\n  c >}}\n", "- a\n\n  xxxxx\n  xxxxx\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),	 cmocka_unit_test(test_blocks), cmocka_unit_test(test_attribute_lists),
		cmocka_unit_test(test_unclosed), cmocka_unit_test(test_filler),
	};

	return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
