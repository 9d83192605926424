/* tree_dump: a body as we read it, and the same body as HTML for another parser to read.
 *
 * usage: tree_dump < list-of-paths        one JSON record a line:
 *   {"path":…, "document":bool, "clean":bool, "facts":[…], "html":"…", "tree":"…"}
 * `html` is the body as a browser gets it: as written for an HTML body, rendered by md4c's own renderer for a
 * Markdown one; templates are replaced by filler first, for both readers alike. `tree` is our tree in the notation of
 * the html5lib tests. `clean` says that no HTML rule has anything to say about the body. */
#include <md4c-html.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "post.h"
#include "report/report.h"

static void indent(struct pl_buf *out, unsigned depth)
{
	pl_buf_adds(out, "| ");
	for (unsigned i = 0; i < depth; i++)
		pl_buf_adds(out, "  ");
}

static int by_name(const void *a, const void *b)
{
	const struct pl_attr *const *x = a, *const *y = b;

	return pl_str_cmp((*x)->name, (*y)->name);
}

static void attributes(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	const struct pl_attr *list[PL_ATTRS_MAX + 8];
	size_t n = 0;

	for (const struct pl_attr *a = node->attrs; a && n < PL_COUNT(list); a = a->next)
		list[n++] = a;
	qsort(list, n, sizeof(list[0]), by_name);
	for (size_t i = 0; i < n; i++) {
		indent(out, depth);
		pl_buf_add(out, list[i]->name);
		pl_buf_adds(out, "=\"");
		pl_buf_add(out, list[i]->value);
		pl_buf_adds(out, "\"\n");
	}
}

static void element(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	static const char *const spaces[] = {[PL_NS_HTML] = "", [PL_NS_SVG] = "svg ", [PL_NS_MATHML] = "math "};

	indent(out, depth);
	pl_buf_addf(out, "<%s" PL_FMT ">\n", spaces[node->ns], PL_ARG(node->text));
	attributes(out, node, depth + 1);
}

static void leaf(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	indent(out, depth);
	switch (node->kind) {
	case PL_NODE_DOCTYPE:
		pl_buf_addf(out, "<!DOCTYPE " PL_FMT ">\n", PL_ARG(node->text));
		return;
	case PL_NODE_COMMENT:
		pl_buf_adds(out, "<!-- ");
		pl_buf_add(out, node->text);
		pl_buf_adds(out, " -->\n");
		return;
	default:
		pl_buf_addc(out, '"');
		pl_buf_add(out, node->text);
		pl_buf_adds(out, "\"\n");
	}
}

/* Neighbouring text nodes are one, as in a DOM. */
static const struct pl_node *text_run(struct pl_buf *out, const struct pl_node *node, unsigned depth)
{
	const struct pl_node *last = node;

	indent(out, depth);
	pl_buf_addc(out, '"');
	for (; node && (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE); node = node->next) {
		pl_buf_add(out, node->text);
		last = node;
	}
	pl_buf_adds(out, "\"\n");
	return last;
}

static void dump(struct pl_buf *out, const struct pl_node *top, unsigned base)
{
	const struct pl_node *node = top->first;
	unsigned depth = base;

	while (node) {
		if (node->kind == PL_NODE_TEXT || node->kind == PL_NODE_TEMPLATE) {
			node = text_run(out, node, depth);
		} else if (node->kind == PL_NODE_ELEMENT) {
			element(out, node, depth);
			if (node->content) {
				indent(out, depth + 1);
				pl_buf_adds(out, "content\n");
				dump(out, node->content, depth + 2); /* depth is capped by the reader */
			}
			if (node->first) {
				node = node->first;
				depth++;
				continue;
			}
		} else {
			leaf(out, node, depth);
		}
		while (!node->next && node->parent != top) {
			node = node->parent;
			depth--;
		}
		node = node->next;
	}
}

static void keep(const MD_CHAR *text, MD_SIZE size, void *out)
{
	pl_buf_add(out, pl_str_n(text, size));
}

static bool clean(const struct pl_post *post)
{
	for (size_t i = 0; i < post->facts.count; i++) {
		enum pl_fact_kind kind = post->facts.items[i].kind;

		if (kind >= PL_FACT_HTML_ABRUPT_DOCTYPE_PUBLIC_IDENTIFIER && kind <= PL_FACT_TREE_DEPTH &&
		    kind != PL_FACT_TREE_OPTIONAL_END && kind != PL_FACT_HTML_UNQUOTED_VALUE)
			return false;
	}
	return true;
}

static void string(struct pl_buf *out, const char *key, struct pl_str value)
{
	pl_buf_addf(out, "\"%s\":\"", key);
	pl_report_json_escape(out, value);
	pl_buf_addc(out, '"');
}

static void record(struct pl_post *post, const char *path)
{
	struct pl_buf out = {0}, html = {0}, tree = {0};
	struct pl_str body = pl_slice(post->source.text, post->body_span);

	dump(&tree, post->body.root, 0);
	if (post->syntax == PL_SYNTAX_MARKDOWN)
		md_html(body.ptr, (MD_SIZE)body.len, keep, &html, MD_DIALECT_GITHUB, 0);
	else
		pl_buf_add(&html, body);
	pl_buf_addc(&out, '{');
	string(&out, "path", pl_str_c(path));
	pl_buf_addf(&out, ",\"document\":%s,\"markdown\":%s,\"clean\":%s,", post->body.fragment ? "false" : "true",
		    post->syntax == PL_SYNTAX_MARKDOWN ? "true" : "false", clean(post) ? "true" : "false");
	string(&out, "html", pl_buf_str(&html));
	pl_buf_addc(&out, ',');
	string(&out, "tree", pl_buf_str(&tree));
	pl_buf_adds(&out, "}\n");
	fwrite(out.ptr, 1, out.len, stdout);
	pl_buf_finish(&out);
	pl_buf_finish(&html);
	pl_buf_finish(&tree);
}

static bool slurp(struct pl_buf *buf, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	pl_buf_reset(buf);
	if (!file)
		return false;
	do {
		pl_buf_reserve(buf, 65536);
		n = fread(buf->ptr + buf->len, 1, 65536, file);
		buf->len += n;
	} while (n);
	fclose(file);
	return true;
}

int main(void)
{
	struct pl_post first = {0}, second = {0};
	struct pl_post_options options = {.dialect = PL_DIALECT_GFM};
	struct pl_buf bytes = {0};
	char path[4096];

	while (fgets(path, sizeof(path), stdin)) {
		path[strcspn(path, "\n")] = '\0';
		if (!slurp(&bytes, path)) {
			fprintf(stderr, "tree_dump: cannot read %s\n", path);
			return 2;
		}
		pl_post_read(&first, path, pl_buf_str(&bytes), &options);
		if (first.source.binary)
			continue;
		/* templates as filler, for both readers alike; the front matter goes along to keep the reading the same */
		pl_post_read(&second, path, pl_templates_hide(&first.templates, &first.arena, first.source.text),
			     &(struct pl_post_options){.dialect = PL_DIALECT_GFM, .syntax = first.syntax, .encoding = "UTF-8"});
		record(&second, path);
	}
	pl_buf_finish(&bytes);
	pl_post_finish(&first);
	pl_post_finish(&second);
	return 0;
}
