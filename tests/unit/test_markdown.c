/* What our dialect layer makes of Markdown that md4c does not read: footnotes, definition lists, attribute lists,
 * and what is known of references. */
#include "unit.h"

#include "base/buf.h"
#include "post.h"

static void show_node(struct pl_buf *out, struct pl_str text, const struct pl_node *n)
{
	if (n->kind != PL_NODE_ELEMENT) {
		pl_buf_add(out, pl_str_trim(n->text));
		return;
	}
	pl_buf_addf(out, "<" PL_FMT, PL_ARG(n->text));
	for (const struct pl_attr *a = n->attrs; a; a = a->next)
		pl_buf_addf(out, " " PL_FMT "=" PL_FMT, PL_ARG(a->name), PL_ARG(a->value));
	pl_buf_addf(out, n->flags & PL_NODE_FOOTNOTE ? "|" PL_FMT ">" : ">", PL_ARG(pl_slice(text, n->open)));
}

/* The tree on one line: elements as `<name attr=value>…</>`; footnotes with their marker behind `|`. */
static void show(struct pl_buf *out, const struct pl_post *post)
{
	const struct pl_node *n = post->body.root->first;

	while (n) {
		show_node(out, post->source.text, n);
		if (n->first) {
			n = n->first;
			continue;
		}
		if (n->kind == PL_NODE_ELEMENT)
			pl_buf_adds(out, "</>");
		while (!n->next && n->parent && n->parent != post->body.root) {
			n = n->parent;
			pl_buf_adds(out, "</>");
		}
		n = n->next;
	}
}

static void expect_read(enum pl_dialect dialect, const char *source, const char *wanted)
{
	struct pl_post post = {0};
	struct pl_buf out = {0};

	pl_post_read(&post, "a.md", pl_str_c(source), &(struct pl_post_options){.dialect = dialect});
	show(&out, &post);
	pl_buf_addc(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	pl_buf_finish(&out);
	pl_post_finish(&post);
}

static void expect_tree(const char *source, const char *wanted)
{
	expect_read(PL_DIALECT_ANY, source, wanted);
}

static void test_footnotes(void **state)
{
	(void)state;
	expect_tree("泉港[^1]。\n\n[^1]: 说明 *一*。\n    续行\n\n    第二段\n",
		    "<p>泉港<sup|[^1]><a href=#fn:1|[^1]>1</></>。</><ol|><li id=fn:1|[^1]:><p>说明<em>一</>。续行</><p>第二段</></></>");
	expect_tree("a[^x] b[^y]\n\n[^x]: One.\n[^y]: Two.\n",
		    "<p>a<sup|[^x]><a href=#fn:x|[^x]>x</></>b<sup|[^y]><a href=#fn:y|[^y]>y</></></>"
		    "<ol|><li id=fn:x|[^x]:>One.</><li id=fn:y|[^y]:>Two.</></>");
	/* directly under a paragraph, and one that is used inside a link */
	expect_tree("[see[^1]](u)\n[^1]: Note\n", "<p><a href=u>see<sup|[^1]>1</></></><ol|><li id=fn:1|[^1]:>Note</></>");
}

static void test_not_footnotes(void **state)
{
	(void)state;
	expect_tree("a[^1] `[^1]`\n", "<p>a[^1]<code>[^1]</></>");
	expect_tree("```\n[^1]: code\n```\n", "<pre><code>[^1]: code</></>");
	expect_tree("<pre>\n\n[^1]: raw\n</pre>\n", "<pre>[^1]: raw</>");
	expect_tree("\\[^1] x\n\n[^1]: N\n", "<p>[^1] x</><ol|><li id=fn:1|[^1]:>N</></>");
	expect_tree("[^1]: N\n\n1) one\n2) two\n", "<ol|><li id=fn:1|[^1]:>N</></><ol><li>one</><li>two</></>");
}

static void test_definition_lists(void **state)
{
	(void)state;
	expect_tree("Term\n: Text\n", "<dl><dt>Term</><dd>Text</></>");
	expect_tree("One\nTwo\n: Text **b**\n: More\n", "<dl><dt>One</><dt>Two</><dd>Text<strong>b</></><dd>More</></>");
	expect_tree("Term\n\n:   Text\n\n        code\n", "<dl><dt>Term</><dd><p>Text</><pre><code>code</></></></>");
	expect_tree("A\n: 1\n\nB\n: 2\n", "<dl><dt>A</><dd>1</><dt>B</><dd>2</></>");
	expect_tree("T\n: d\n\n[^1]: n\n", "<dl><dt>T</><dd>d</></><ol|><li id=fn:1|[^1]:><p>n</></></>");
}

static void test_not_definition_lists(void **state)
{
	(void)state;
	expect_tree("# Head\n: text\n", "<h1>Head</><p>: text</>");
	expect_tree("- item\n: text\n", "<ul><li>item: text</></>");
	expect_tree("```\nTerm\n: Text\n```\n", "<pre><code>Term: Text</></>");
	expect_tree(": text\n", "<p>: text</>");
	expect_tree("word\n:smile: x\n", "<p>word:smile: x</>");
}

static void test_attribute_lists(void **state)
{
	(void)state;
	expect_tree("# One {#first}\n", "<h1 id=first>One{#first}</>");
	expect_tree("[a](u){: target=\"_blank\" .x .y}\n", "<p><a class=x y target=_blank href=u>a</>{: target=\"_blank\" .x .y}</>");
	expect_tree("Text\n{: #p}\n", "<p id=p>Text{: #p}</>");
	expect_tree("- a\n- b\n{: .l}\n", "<ul class=l><li>a</><li>b{: .l}</></>");
	expect_tree("> q\n{: .l}\n", "<blockquote class=l><p>q{: .l}</></>");
	expect_tree("## Two\n{: #two}\n", "<h2 id=two>Two</><p>{: #two}</>");
	expect_tree("{: #two}\n## Two\n", "<p>{: #two}</><h2 id=two>Two</>");
	expect_tree("Text\n{:name: .x}\n", "<p>Text{:name: .x}</>");
	expect_tree("Text\n{: name}\n\n{:name: .x #y}\n", "<p id=y class=x>Text{: name}</><p>{:name: .x #y}</>");
	expect_tree("Text\n{: a}\n\n{:a: a b}\n{:b: a .x}\n", "<p class=x x x x>Text{: a}</><p>{:a: a b}{:b: a .x}</>");
	expect_read(PL_DIALECT_KRAMDOWN, "## Two {: #two}\n\n## Three {#3}\n\n## Four{#four}\n\n## Five {#five}\n", "<h2>Two{: #two}</><h2>Three{#3}</><h2>Four{#four}</><h2 id=five>Five{#five}</>");
	expect_tree("| a |\n|---|\n| 1 |\n{: #t}\n", "<table id=t><thead><tr><th>a</></></><tbody><tr><td>1</></></></>");
}

static const struct pl_fact *next_fact(const struct pl_post *post, size_t *i)
{
	for (; *i < post->facts.count; (*i)++) {
		const struct pl_fact *fact = &post->facts.items[*i];

		if (fact->kind >= PL_FACT_MD_DEFINITION && fact->kind <= PL_FACT_MD_UNDEFINED)
			return &post->facts.items[(*i)++];
	}
	return NULL;
}

/* Facts on one line: `label=uses`, `label!` for one defined before, `label?` for one without definition. */
static void expect_references(const char *source, const char *wanted)
{
	struct pl_post post = {0};
	struct pl_buf out = {0};
	const struct pl_fact *fact;
	size_t i = 0;

	pl_post_read(&post, "a.md", pl_str_c(source), NULL);
	while ((fact = next_fact(&post, &i))) {
		pl_buf_addf(&out, "%s" PL_FMT, out.len ? " " : "", PL_ARG(fact->text));
		if (fact->kind == PL_FACT_MD_DEFINITION)
			pl_buf_addf(&out, "=%u", fact->code);
		else
			pl_buf_addc(&out, fact->kind == PL_FACT_MD_UNDEFINED ? '?' : '!');
	}
	pl_buf_addc(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	pl_buf_finish(&out);
	pl_post_finish(&post);
}

static void test_references(void **state)
{
	(void)state;
	expect_references("[a][x] [x] [X][] ![i][x]\n\n[x]: /u\n", "x=4");
	expect_references("[a][x]\n\n[x]: </u&amp;v> \"t\"\n[y]: /w\n", "x=1 y=0");
	expect_references("[a][x]\n\n[x]: /u\n[x]: /v\n", "x=1 x!");
	expect_references("[a][x] [b][] [c] [ ] [^n]\n", "x? b? ^n?");
	expect_references("a[^n]\n\n[^n]: N\n[^m]: M\n", "^n=1 ^m=0");
	expect_references("`[a][x]` \\[a][x]\n\n    [x]: /code\n", "");
	expect_references("Text\n[x]: /no-definition-in-a-paragraph\n", "");
	expect_references("> [x]: /u\n\n[x]\n", "x=1");
	expect_references("[x]\n\n[x]:\n  /u\n", "x=1");
	expect_references("- [x]: some text\n\n[x]: /u\n", "x=1");
}

/* The source of every element on one line, in document order. */
static void expect_places(const char *source, const char *wanted)
{
	struct pl_post post = {0};
	struct pl_buf out = {0};

	pl_post_read(&post, "a.md", pl_str_c(source), &(struct pl_post_options){.dialect = PL_DIALECT_GFM});
	for (const struct pl_node *n = post.body.root->first; n; n = pl_node_after(n, post.body.root))
		if (n->kind == PL_NODE_ELEMENT)
			pl_buf_addf(&out, "%s" PL_FMT "(" PL_FMT ")", out.len ? " " : "", PL_ARG(n->text), PL_ARG(pl_slice(post.source.text, n->span)));
	for (size_t i = 0; i < out.len; i++)
		if (out.ptr[i] == '\n')
			out.ptr[i] = '~';
	pl_buf_addc(&out, '\0');
	assert_string_equal(out.ptr, wanted);
	pl_buf_finish(&out);
	pl_post_finish(&post);
}

static void test_places(void **state)
{
	(void)state;
	expect_places("## 泉港 ##  \n\nA\n--\n\n\\*b\n", "h2(## 泉港 ##) h2(A~--) p(\\*b)");
	expect_places("> Foo\n> ===\n", "blockquote(> Foo~> ===) h1(Foo~> ===)");
	expect_places("[a]: /b\n\n- ***\n\n* * *\n", "ul(- ***) li(- ***) hr(***) hr(* * *)");
	expect_places("- [x] a\n- [ ] b\n", "ul(- [x] a~- [ ] b) li(- [x] a) input([x]) li(- [ ] b) input([ ])");
	expect_places("~a~ ~~b~~ www.a.example\n", "p(~a~ ~~b~~ www.a.example) del(~a~) del(~~b~~) a(www.a.example)");
	expect_places("![a *b*](/c) ![d *e*][f] g\n\n[f]: /h\n", "p(![a *b*](/c) ![d *e*][f] g) img(![a *b*](/c)) img(![d *e*][f])");
	expect_places("1. ```sh\n   a\n   ```\n", "ol(1. ```sh~   a~   ```) li(1. ```sh~   a~   ```) pre(```sh~   a~   ```) code(a~)");
	expect_places("> ```\n> a\n> ````\n", "blockquote(> ```~> a~> ````) pre(```~> a~> ````) code(a~)");
	expect_places("> ~~~\n> a\n\n~~~\n~~~\n", "blockquote(> ~~~~> a~) pre(~~~~> a~) code(a~) pre(~~~~~~~) code()");
	expect_places("[\n`` ` ``](/b) **_c_**\n", "p([~`` ` ``](/b) **_c_**) a([~`` ` ``](/b)) code(`` ` ``) strong(**_c_**) em(_c_)");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_footnotes),       cmocka_unit_test(test_not_footnotes),
		cmocka_unit_test(test_definition_lists), cmocka_unit_test(test_not_definition_lists),
		cmocka_unit_test(test_attribute_lists), cmocka_unit_test(test_references),
		cmocka_unit_test(test_places),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
