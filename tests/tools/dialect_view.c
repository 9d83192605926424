/* dialect_view: what our reader makes of Markdown beside what another program made of it.
 *
 * usage: dialect_view kramdown|goldmark|gfm < PAIRS     PAIRS: Markdown, NUL, HTML, NUL, again and again
 * Prints for each pair the view of the HTML, NUL, the view of our tree, NUL. Footnotes stand at a view's end, one a line,
 * those without a mark left out; a mark is `<note>`. */
#include <stdio.h>

#include "body/html_scan.h"
#include "body/markdown.h"
#include "tree_view.h"

static struct pl_str attribute(const struct pl_node *n, const char *name)
{
	for (const struct pl_attr *a = n->attrs; a; a = a->next)
		if (pl_str_is(a->name, name))
			return a->value;
	return PL_STR("");
}

static bool is_note_list(const struct pl_node *n)
{
	return pl_str_is(attribute(n, "class"), "footnotes") || (pl_node_is(n, PL_TAG_OL) && n->flags & PL_NODE_FOOTNOTE);
}

/* The mark's or note's key: what stands behind `#fn:` and `fn:`. */
static struct pl_str key(struct pl_str value, const char *prefix)
{
	struct pl_str p = pl_str_c(prefix);

	return value.len > p.len && pl_str_eq(pl_str_n(value.ptr, p.len), p) ? pl_str_n(value.ptr + p.len, value.len - p.len) : PL_STR("");
}

static bool is_used(const struct pl_node *root, struct pl_str name)
{
	for (const struct pl_node *n = root->first; n; n = pl_node_after(n, root))
		if (pl_node_is(n, PL_TAG_A) && pl_str_eq(key(attribute(n, "href"), "#fn:"), name))
			return true;
	return false;
}

static void become_text(struct pl_node *n, struct pl_str text)
{
	n->kind = PL_NODE_TEXT;
	n->text = text;
	n->first = n->last = NULL;
}

/* The way back from a note. */
static bool is_return(const struct pl_node *n)
{
	return pl_node_is(n, PL_TAG_A) && key(attribute(n, "href"), "#fnref:").len;
}

static void take_note(struct pl_node *li, struct pl_buf *notes)
{
	struct view v = {.gap = true};

	for (struct pl_node *n = li->first; n; n = (struct pl_node *)pl_node_after(n, li))
		if (is_return(n))
			become_text(n, PL_STR(""));
	view_tree(&v, li->first);
	view_boundary(&v);
	pl_buf_adds(notes, "\n<note>");
	pl_buf_add(notes, pl_buf_str(&v.out));
	pl_buf_finish(&v.out);
}

/* Takes marks and notes out of the tree; the notes' views go into `notes`. */
static void take_notes(struct pl_node *root, struct pl_buf *notes)
{
	for (struct pl_node *n = root->first; n; n = (struct pl_node *)pl_node_after(n, root)) {
		struct pl_str id = key(attribute(n, "id"), "fn:");

		if (pl_node_is(n, PL_TAG_LI) && id.len && is_used(root, id))
			take_note(n, notes);
	}
	for (struct pl_node *n = root->first; n; n = (struct pl_node *)pl_node_after(n, root)) {
		if (is_note_list(n))
			become_text(n, PL_STR(""));
		else if (pl_node_is(n, PL_TAG_SUP) && n->first && key(attribute(n->first, "href"), "#fn:").len)
			become_text(n, PL_STR("<note>"));
	}
}

static void show(struct pl_tree *tree)
{
	struct view v = {.gap = true};
	struct pl_buf notes = {0};

	take_notes(tree->root, &notes);
	view_tree(&v, tree->root->first);
	view_boundary(&v);
	fwrite(v.out.ptr, 1, v.out.len, stdout);
	fwrite(notes.ptr, 1, notes.len, stdout);
	putchar('\0');
	pl_buf_finish(&v.out);
	pl_buf_finish(&notes);
}

static void show_html(struct pl_str html)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_builder_options options = {.end = (uint32_t)html.len};
	struct pl_tree tree = {0};

	pl_html_read(&tree, &arena, &facts, html, pl_span(0, (uint32_t)html.len), NULL, &options);
	show(&tree);
	pl_arena_finish(&arena);
}

static void show_markdown(struct pl_str text, enum pl_dialect dialect)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_span all = pl_span(0, (uint32_t)text.len);
	struct pl_templates templates = {0};
	struct pl_tree tree = {0};

	/* Jekyll has run Liquid, Hugo its shortcodes before; attribute lists are the dialect's own */
	pl_templates_find(&templates, &arena, &facts, text, all, dialect == PL_DIALECT_GFM ? PL_TEMPLATES_NONE : PL_TEMPLATES_KRAMDOWN);
	pl_markdown_read(&tree, &arena, &facts, text, all, &templates, dialect);
	show(&tree);
	pl_arena_finish(&arena);
}

static bool next_part(struct pl_buf *part)
{
	int c;

	pl_buf_reset(part);
	while ((c = getchar()) != EOF && c)
		pl_buf_addc(part, (char)c);
	return c != EOF;
}

int main(int argc, char **argv)
{
	enum pl_dialect dialect = argc > 1 && argv[1][0] == 'k' ? PL_DIALECT_KRAMDOWN : PL_DIALECT_GFM;
	struct pl_buf markdown = {0}, html = {0};

	if (argc > 1 && argv[1][0] == 'g' && argv[1][1] == 'o')
		dialect = PL_DIALECT_GOLDMARK;
	while (next_part(&markdown) && next_part(&html)) {
		show_html(pl_buf_str(&html));
		show_markdown(pl_buf_str(&markdown), dialect);
	}
	pl_buf_finish(&markdown);
	pl_buf_finish(&html);
	return 0;
}
