/* tree_dump: a body as we read it, and the same body as HTML for another parser to read.
 *
 * usage: tree_dump gfm|commonmark < texts   Markdown texts, each ended by a NUL byte: {"html":…, "tree":…} a line each
 *        tree_dump < list-of-paths        one JSON record a line:
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
#include "tree_text.h"

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

	tree_text(&tree, post->body.root, 0);
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

static void example(struct pl_str text, enum pl_dialect dialect)
{
	struct pl_buf out = {0}, html = {0}, text_tree = {0};
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_tree tree = {0};

	pl_markdown_read(&tree, &arena, &facts, text, pl_span(0, (uint32_t)text.len), NULL, dialect);
	tree_text(&text_tree, tree.root, 0);
	md_html(text.ptr, (MD_SIZE)text.len, keep, &html, dialect == PL_DIALECT_GFM ? MD_DIALECT_GITHUB : MD_DIALECT_COMMONMARK, 0);
	pl_buf_addc(&out, '{');
	string(&out, "html", pl_buf_str(&html));
	pl_buf_addc(&out, ',');
	string(&out, "tree", pl_buf_str(&text_tree));
	pl_buf_adds(&out, "}\n");
	fwrite(out.ptr, 1, out.len, stdout);
	pl_buf_finish(&out);
	pl_buf_finish(&html);
	pl_buf_finish(&text_tree);
	pl_arena_finish(&arena);
}

static int examples(enum pl_dialect dialect)
{
	struct pl_buf text = {0};

	for (int c; (c = getchar()) != EOF;) {
		if (c) {
			pl_buf_addc(&text, (char)c);
			continue;
		}
		example(pl_buf_str(&text), dialect);
		pl_buf_reset(&text);
	}
	pl_buf_finish(&text);
	return 0;
}

static int bodies(void)
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
		if (second.syntax == PL_SYNTAX_MARKDOWN)
			pl_markdown_read(&second.body, &second.arena, &second.facts, second.source.text, second.body_span, &second.templates,
					 (unsigned)PL_DIALECT_GFM | PL_DIALECT_PLAIN);
		record(&second, path);
	}
	pl_buf_finish(&bytes);
	pl_post_finish(&first);
	pl_post_finish(&second);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 1)
		return bodies();
	return examples(strcmp(argv[1], "gfm") == 0 ? PL_DIALECT_GFM : PL_DIALECT_COMMONMARK);
}
