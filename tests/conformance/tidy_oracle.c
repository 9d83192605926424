/* tidy_oracle: on clean HTML our tree and libtidy's are the same: elements, attributes, comments and text (white
 * space aside, which tidy folds). */
#define _DEFAULT_SOURCE /* tidy's headers want uint and ulong */
#include <stdio.h>
#ifdef PL_TIDY_IN_SUBDIR
#include <tidy/tidy.h>
#include <tidy/tidybuffio.h>
#else
#include <tidy.h>
#include <tidybuffio.h>
#endif

#include "base/buf.h"
#include "body/tree.h"

static const char *const clean[] = {
	"<p>四月的<b>泉港</b>，春天来了。</p>",
	"<h2 id=\"a\">Spring market</h2>\n<p>On <em>Friday</em> the <a href=\"/harbour/\" title=\"The &amp; harbour\">harbour</a> opens.</p>",
	"<ul>\n<li>one</li>\n<li>two\n<ol><li>deep</li></ol></li>\n</ul>",
	"<table>\n<caption>Prices</caption>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody><tr><td>1</td><td>2</td></tr></tbody>\n</table>",
	"<p><img src=\"a.jpg\" alt=\"四月\" width=\"300\" /><br />\nafter</p>\n<hr />",
	"<blockquote>\n<p>said &ldquo;it&rdquo; &mdash; &#x4e2d;</p>\n</blockquote>\n<p>then</p>",
	"<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd><p>d</p></dd></dl>",
	"<div class=\"x\"><div><p>a</p></div><section><h3>b</h3><p>c</p></section></div>",
	"<p>a <code>x &lt; y</code> <kbd>q</kbd> <sub>2</sub></p>\n<pre>line\n  two</pre>",
	"<figure><img src=\"b.png\" alt=\"b\"><figcaption>Bridge</figcaption></figure>",
	"<p>a</p><!-- note --><p>b</p>",
	"<form action=\"/s\"><p><label>q <input type=\"text\" name=\"q\"></label> <select name=\"s\"><option>1</option><option selected>2</option></select></p></form>",
	"<p>a<p>b<ul><li>c<li>d</ul>",
	"<table><tbody><tr><td>a<td>b<tr><td>c</table>",
	"<p><ruby>漢<rt>kan</rt></ruby> <time datetime=\"2012-02-20\">today</time></p>",
	"<video controls src=\"a.mp4\"></video><p><a name=\"here\"></a>x</p>",
};

static void text(struct pl_buf *out, struct pl_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!pl_is_space((unsigned char)s.ptr[i]))
			pl_buf_addc(out, s.ptr[i]);
}

static void attribute(struct pl_buf *out, struct pl_str name, struct pl_str value)
{
	pl_buf_addf(out, "[" PL_FMT "=" PL_FMT "]", PL_ARG(name), PL_ARG(value));
}

static void ours(struct pl_buf *out, struct pl_str html)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_builder_options options = {.end = (uint32_t)html.len};
	struct pl_tree tree = {0};

	pl_html_read(&tree, &arena, &facts, html, pl_span(0, (uint32_t)html.len), NULL, &options);
	for (const struct pl_node *n = tree.root->first, *next; n; n = next) {
		if (n->kind == PL_NODE_TEXT) {
			text(out, n->text);
		} else if (n->kind == PL_NODE_COMMENT) {
			pl_buf_addf(out, "<!" PL_FMT ">", PL_ARG(n->text));
		} else {
			pl_buf_addf(out, "<" PL_FMT ">", PL_ARG(n->text));
			for (const struct pl_attr *a = n->attrs; a; a = a->next)
				attribute(out, a->name, a->value);
		}
		next = pl_node_after(n, tree.root);
		/* one mark for every element that ends here */
		for (const struct pl_node *up = n; !n->first && up != tree.root; up = up->parent) {
			if (up->kind == PL_NODE_ELEMENT)
				pl_buf_adds(out, "</>");
			if (up->next)
				break;
		}
	}
	pl_arena_finish(&arena);
}

static void enter(struct pl_buf *out, TidyDoc doc, TidyNode n)
{
	TidyBuffer value = {0};
	TidyNodeType type = tidyNodeGetType(n);

	if (type == TidyNode_Text || type == TidyNode_Comment) {
		tidyBufInit(&value);
		tidyNodeGetValue(doc, n, &value);
		if (type == TidyNode_Text)
			text(out, pl_str_n((const char *)value.bp, value.size));
		else
			pl_buf_addf(out, "<!%.*s>", (int)value.size, (const char *)value.bp);
		tidyBufFree(&value);
		return;
	}
	pl_buf_addf(out, "<%s>", tidyNodeGetName(n));
	for (TidyAttr a = tidyAttrFirst(n); a; a = tidyAttrNext(a))
		attribute(out, pl_str_c(tidyAttrName(a)), pl_str_c(tidyAttrValue(a)));
}

static bool is_element(TidyNode n)
{
	return tidyNodeGetType(n) == TidyNode_Start || tidyNodeGetType(n) == TidyNode_StartEnd;
}

static void theirs(struct pl_buf *out, const char *html)
{
	TidyDoc doc = tidyCreate();
	TidyBuffer errors = {0};
	struct pl_buf page = {0};
	TidyNode body, n, next;

	pl_buf_addf(&page, "<!DOCTYPE html><html><head><title>t</title></head><body>%s</body></html>", html);
	pl_buf_addc(&page, '\0');
	tidyBufInit(&errors);
	tidySetErrorBuffer(doc, &errors);
	tidySetCharEncoding(doc, "utf8");
	tidyOptSetBool(doc, TidyDropEmptyElems, no);
	tidyOptSetBool(doc, TidyDropEmptyParas, no);
	tidyOptSetBool(doc, TidyAnchorAsName, no);
	tidyParseString(doc, page.ptr);
	body = tidyGetBody(doc);
	for (n = tidyGetChild(body); n; n = next) {
		enter(out, doc, n);
		next = tidyGetChild(n);
		for (TidyNode up = n; !next && up != body; up = tidyGetParent(up)) {
			if (is_element(up))
				pl_buf_adds(out, "</>");
			next = tidyGetNext(up);
		}
	}
	tidyBufFree(&errors);
	tidyRelease(doc);
	pl_buf_finish(&page);
}

int main(void)
{
	unsigned differ = 0;

	tidySetLanguage("en");
	for (size_t i = 0; i < PL_COUNT(clean); i++) {
		struct pl_buf a = {0}, b = {0};

		ours(&a, pl_str_c(clean[i]));
		theirs(&b, clean[i]);
		if (!pl_str_eq(pl_buf_str(&a), pl_buf_str(&b))) {
			printf("DIFFERS: %s\n  ours " PL_FMT "\n  tidy " PL_FMT "\n", clean[i], PL_ARG(a), PL_ARG(b));
			differ++;
		}
		pl_buf_finish(&a);
		pl_buf_finish(&b);
	}
	printf("tidy_oracle: %zu bodies, %u differ\n", PL_COUNT(clean), differ);
	return differ != 0;
}
