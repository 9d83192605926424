/* commonmark: the examples of the CommonMark and GFM specifications.
 *
 * usage: commonmark SPEC LIST [GFM]    SPEC is the specification's text; LIST names the examples that may fail, one a
 * line: "number: reason" (numbers count from 1). Our tree must equal the tree of the specification's HTML, white space
 * between blocks apart, for every example that md4c's own renderer passes. A listed example that passes, or an
 * unlisted one that fails, is an error; so is a span that is not in its parent's or does not begin and end with its marker. */
#include <md4c-html.h>
#include <md4c.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "body/html_scan.h"
#include "body/markdown.h"
#include "tree_view.h"

struct example {
	struct pl_str markdown, html, extension;
};

struct totals {
	unsigned examples, md4c, ours, unlisted, spans;
};

static void slurp(struct pl_buf *buf, const char *path)
{
	FILE *in = fopen(path, "rb");
	int c;

	while (in && (c = getc(in)) != EOF) {
		/* the specifications write tabs as arrows */
		if ((unsigned char)c == 0xE2) {
			int b = getc(in), a = getc(in);

			if (b == 0x86 && a == 0x92) {
				pl_buf_addc(buf, '\t');
			} else {
				pl_buf_addc(buf, (char)c);
				pl_buf_addc(buf, (char)b);
				pl_buf_addc(buf, (char)a);
			}
			continue;
		}
		pl_buf_addc(buf, (char)c);
	}
	if (in)
		fclose(in);
}

/* The next example from *at on. */
static bool next_example(struct pl_str spec, size_t *at, struct example *example)
{
	const struct pl_str fence = PL_STR("\n```````````````````````````````` example");
	size_t start = pl_str_find(spec, fence, *at), line, dot, end;

	if (start == spec.len)
		return false;
	line = pl_str_find(spec, PL_STR("\n"), start + 1) + 1;
	end = pl_str_find(spec, PL_STR("\n````````````````````````````````\n"), line - 1);
	dot = spec.ptr[line] == '.' && spec.ptr[line + 1] == '\n' ? line : pl_str_find(spec, PL_STR("\n.\n"), line - 1) + 1;
	example->extension = pl_str_trim(pl_str_n(spec.ptr + start + fence.len, line - start - fence.len));
	example->markdown = pl_str_n(spec.ptr + line, dot - line);
	example->html = pl_str_n(spec.ptr + dot + 2, end + 1 > dot + 2 ? end + 1 - (dot + 2) : 0);
	*at = end + 1;
	return true;
}

static void keep(const MD_CHAR *text, MD_SIZE size, void *out)
{
	pl_buf_add(out, pl_str_n(text, size));
}

static struct pl_str html_view(struct view *v, struct pl_str html)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_builder_options options = {.end = (uint32_t)html.len};
	struct pl_tree tree = {0};

	pl_html_read(&tree, &arena, &facts, html, pl_span(0, (uint32_t)html.len), NULL, &options);
	view_tree(v, tree.root->first);
	view_boundary(v);
	pl_arena_finish(&arena);
	return pl_buf_str(&v->out);
}

/* How the source of an element begins, and how it ends; NULL where it may be anything. */
static const struct {
	enum pl_tag tag;
	const char *first, *last;
} markers[] = {
	{PL_TAG_BLOCKQUOTE, ">", NULL},	 {PL_TAG_UL, "-+*", NULL},     {PL_TAG_OL, "0123456789", NULL},
	{PL_TAG_LI, "-+*0123456789", NULL}, {PL_TAG_HR, "-_*", "-_*"},	 {PL_TAG_PRE, "`~", NULL},
	{PL_TAG_EM, "*_", "*_"},	 {PL_TAG_STRONG, "*_", "*_"},  {PL_TAG_CODE, "`", "`"},
	{PL_TAG_A, "[<", ")]>"},	 {PL_TAG_IMG, "!", ")]"},      {PL_TAG_DEL, "~", "~"},
};

/* Whether nothing but markers of what is around it stands before a block on its line, and nothing behind it. */
static bool fills_lines(const struct pl_node *n, struct pl_str text)
{
	uint32_t before = n->span.start, behind = n->span.end;

	while (before > 0 && strchr(" \t>-+*0123456789.)[]x", text.ptr[before - 1]))
		before--;
	while (behind < text.len && strchr(" \t\r", text.ptr[behind]))
		behind++;
	return (before == 0 || text.ptr[before - 1] == '\n') && (behind == text.len || text.ptr[behind] == '\n' || text.ptr[behind - 1] == '\n');
}

/* Whether what Markdown makes of a construct has the construct's place. */
static bool well_placed(const struct pl_node *n, struct pl_str text)
{
	struct pl_str source = pl_slice(text, n->span);
	bool block = pl_node_is(n, PL_TAG_CODE) && pl_node_is(n->parent, PL_TAG_PRE);

	if (!(n->flags & PL_NODE_MARKDOWN) || n->kind != PL_NODE_ELEMENT || n->flags & (PL_NODE_INDENTED | PL_NODE_CLONE | PL_NODE_IMPLIED) || block)
		return true;
	if (pl_node_is(n, PL_TAG_A) && n->flags & PL_NODE_AUTOLINK)
		return source.len > 0;
	if (n->tag >= PL_TAG_H1 && n->tag <= PL_TAG_H6)
		return source.len && fills_lines(n, text) && (source.ptr[0] == '#' || source.ptr[source.len - 1] == '=' || source.ptr[source.len - 1] == '-');
	if (pl_node_is(n, PL_TAG_P))
		return fills_lines(n, text);
	for (size_t i = 0; i < PL_COUNT(markers); i++)
		if (pl_node_is(n, markers[i].tag))
			return source.len && strchr(markers[i].first, source.ptr[0]) &&
			       (!markers[i].last || strchr(markers[i].last, source.ptr[source.len - 1]));
	return true;
}

/* Every node inside the text and inside its parent, but for what the adoption agency and tables move. */
static unsigned bad_spans(const struct pl_node *top, struct pl_str text)
{
	unsigned bad = 0;

	for (const struct pl_node *n = top->first; n; n = pl_node_after(n, top)) {
		const struct pl_node *p = n->parent;
		bool wrong = n->span.start > n->span.end || n->span.end > text.len || !well_placed(n, text);

		if (!wrong && p && p->kind == PL_NODE_ELEMENT && !((n->flags | p->flags) & (PL_NODE_CLONE | PL_NODE_FOSTERED | PL_NODE_IMPLIED)))
			wrong = n->span.start < p->span.start || n->span.end > p->span.end;
		if (wrong)
			printf("<" PL_FMT "> %u-%u of kind %u in <" PL_FMT "> %u-%u\n", PL_ARG(n->text), n->span.start, n->span.end, n->kind,
			       PL_ARG(p->text), p->span.start, p->span.end);
		bad += wrong;
	}
	return bad;
}

static struct pl_str our_view(struct view *v, struct pl_str text, enum pl_dialect dialect, unsigned *spans)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_tree tree = {0};

	pl_markdown_read(&tree, &arena, &facts, text, pl_span(0, (uint32_t)text.len), NULL, dialect);
	view_tree(v, tree.root->first);
	view_boundary(v);
	*spans = bad_spans(tree.root, text);
	pl_arena_finish(&arena);
	return pl_buf_str(&v->out);
}

static bool is_listed(struct pl_str list, unsigned number)
{
	char key[32];

	snprintf(key, sizeof(key), "\n%u:", number);
	return pl_str_find(list, pl_str_c(key), 0) < list.len;
}

static void run(struct totals *t, const struct example *e, struct pl_str list, bool gfm)
{
	struct view wanted = {.gap = true}, theirs = {.gap = true}, ours = {.gap = true};
	struct pl_buf rendered = {0};
	unsigned number = ++t->examples, spans;
	bool listed = is_listed(list, number);
	struct pl_str want, got;

	md_html(e->markdown.ptr, (MD_SIZE)e->markdown.len, keep, &rendered, gfm ? MD_DIALECT_GITHUB : MD_DIALECT_COMMONMARK, 0);
	want = html_view(&wanted, e->html);
	if (pl_str_eq(want, html_view(&theirs, pl_buf_str(&rendered)))) {
		t->md4c++;
		got = our_view(&ours, e->markdown, gfm ? PL_DIALECT_GFM : PL_DIALECT_COMMONMARK, &spans);
		t->ours += pl_str_eq(want, got);
		t->spans += spans;
		if (pl_str_eq(want, got) == listed || spans) {
			t->unlisted += pl_str_eq(want, got) == listed;
			printf("%u %s%s:\n%.*s  wanted " PL_FMT "\n  got    " PL_FMT "\n", number, listed ? "passes though listed" : "fails",
			       spans ? " (spans)" : "", (int)e->markdown.len, e->markdown.ptr, PL_ARG(want), PL_ARG(got));
		}
	}
	pl_buf_finish(&wanted.out);
	pl_buf_finish(&theirs.out);
	pl_buf_finish(&ours.out);
	pl_buf_finish(&rendered);
}

int main(int argc, char **argv)
{
	struct pl_buf spec = {0}, list = {0};
	struct totals totals = {0};
	struct example example;
	size_t at = 0;

	if (argc < 3)
		return 2;
	slurp(&spec, argv[1]);
	if (!spec.len) {
		printf("SKIP: no specification at %s (set POSTLINT_SHARED)\n", argv[1]);
		return 77;
	}
	pl_buf_addc(&list, '\n');
	slurp(&list, argv[2]);
	while (next_example(pl_buf_str(&spec), &at, &example))
		run(&totals, &example, pl_buf_str(&list), argc > 3);
	printf("%u examples; md4c passes %u; of these we pass %u; %u not as listed; %u spans wrong\n", totals.examples, totals.md4c,
	       totals.ours, totals.unlisted, totals.spans);
	pl_buf_finish(&spec);
	pl_buf_finish(&list);
	return totals.unlisted || totals.spans || !totals.examples;
}
