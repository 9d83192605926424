/* tree: the html5lib tree-construction tests.
 *
 * usage: tree FOLDER LIST     FOLDER holds *.dat, and more in its folder scripted; LIST names the tests that may fail, one
 * a line: "file:number: reason" (number counts from 1). A listed test that passes, or an unlisted one that fails, is an
 * error. Scripting is off, but for the tests that ask for it: there noscript is raw text; no script is ever run. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "body/html_scan.h"
#include "tree_text.h"

struct test {
	struct pl_str data, fragment, document;
	bool script_on;
};

struct totals {
	unsigned tests, passed, wrong; /* wrong: not as listed */
};

static struct pl_str slurp(struct pl_buf *buf, const char *path)
{
	FILE *in = fopen(path, "rb");
	int c;

	while (in && (c = getc(in)) != EOF)
		pl_buf_addc(buf, (char)c);
	if (in)
		fclose(in);
	return pl_buf_str(buf);
}

static struct pl_str line_at(struct pl_str text, size_t at)
{
	return pl_str_n(text.ptr + at, pl_str_find(text, PL_STR("\n"), at) - at);
}

/* One test from `at`; gives where the next begins. */
static size_t parse(struct pl_str text, size_t at, struct test *test)
{
	static const char *const heads[] = {"#data", "#errors", "#new-errors", "#document-fragment", "#script-off", "#script-on", "#document"};
	struct pl_str *into = NULL;
	size_t start = 0;

	*test = (struct test){0};
	while (at < text.len) {
		struct pl_str line = line_at(text, at);
		bool head = false;

		if (pl_str_is(line, "#data") && test->data.ptr)
			break;
		for (size_t i = 0; i < PL_COUNT(heads) && !(into == &test->document && i); i++)
			head = head || pl_str_is(line, heads[i]);
		if (head) {
			if (into && into != &test->document)
				*into = pl_str_n(text.ptr + start, at > start ? at - start - 1 : 0);
			into = pl_str_is(line, "#data") ? &test->data : pl_str_is(line, "#document-fragment") ? &test->fragment
			     : pl_str_is(line, "#document") ? &test->document : NULL;
			test->script_on = test->script_on || pl_str_is(line, "#script-on");
			start = at + line.len + 1;
			if (into == &test->data)
				test->data = pl_str_n(text.ptr + start, 0);
		}
		at += line.len + 1;
		if (into == &test->document && at < text.len)
			*into = pl_str_n(text.ptr + start, at - start);
		else if (into == &test->document)
			*into = pl_str_n(text.ptr + start, text.len - start);
	}
	return at < text.len ? at : text.len;
}

static void read_tree(struct pl_tree *tree, struct pl_arena *arena, const struct test *test)
{
	struct pl_facts facts = {.arena = arena};
	struct pl_builder_options options = {.document = !test->fragment.ptr, .exact = true, .scripting = test->script_on, .end = (uint32_t)test->data.len};
	struct pl_str context = test->fragment;
	struct pl_tree_builder *builder;
	struct pl_html_scan scan;
	struct pl_token token;
	enum pl_text_mode mode = PL_TEXT_DATA;

	if (pl_str_starts(context, PL_STR("svg ")) || pl_str_starts(context, PL_STR("math "))) {
		size_t space = pl_str_find(context, PL_STR(" "), 0);

		options.context_ns = context.ptr[0] == 's' ? PL_NS_SVG : PL_NS_MATHML;
		context = pl_str_n(context.ptr + space + 1, context.len - space - 1);
	}
	if (context.len) {
		struct pl_str lower = pl_arena_dup(arena, context);

		for (size_t i = 0; i < lower.len; i++)
			((char *)lower.ptr)[i] = pl_lower(lower.ptr[i]);
		options.context = pl_tag_find(lower);
		if (!options.context)
			options.context = PL_TAG_SPAN;
	}
	builder = pl_builder_new(arena, &facts, &options);
	pl_html_scan_init(&scan, arena, &facts, test->data, pl_span(0, (uint32_t)test->data.len));
	if (options.context_ns == PL_NS_HTML && test->fragment.ptr) {
		enum pl_tag tag = options.context;

		mode = tag == PL_TAG_TITLE || tag == PL_TAG_TEXTAREA ? PL_TEXT_RCDATA
		     : tag == PL_TAG_SCRIPT ? PL_TEXT_SCRIPT : tag == PL_TAG_PLAINTEXT ? PL_TEXT_PLAINTEXT
		     : pl_tag_has(tag, PL_IS_RAW) ? PL_TEXT_RAWTEXT : PL_TEXT_DATA;
	}
	scan.mode = mode;
	scan.foreign = pl_builder_in_foreign(builder);
	while (pl_html_scan_next(&scan, &token)) {
		mode = pl_builder_token(builder, &token);
		if (token.kind == PL_TOKEN_START)
			scan.mode = mode;
		scan.foreign = pl_builder_in_foreign(builder);
	}
	pl_builder_finish(builder, tree);
}

static void run(struct totals *totals, const char *file, unsigned number, const struct test *test, struct pl_str listed)
{
	struct pl_arena arena = {0};
	struct pl_buf got = {0}, name = {0};
	struct pl_tree tree;
	struct pl_str want = test->document;
	bool same, known;

	while (pl_str_ends(want, PL_STR("\n")))
		want.len--;
	read_tree(&tree, &arena, test);
	tree_text(&got, tree.root, 0);
	if (got.len)
		got.len--;
	same = pl_str_eq(pl_buf_str(&got), want);
	pl_buf_addf(&name, "\n%s:%u:", file, number);
	known = pl_str_find(listed, pl_buf_str(&name), 0) < listed.len;
	totals->tests++;
	totals->passed += same;
	if (same == known) {
		totals->wrong++;
		printf("%s" PL_FMT " " PL_FMT "\n", same ? "LISTED BUT PASSES" : "FAILED", PL_ARG(pl_buf_str(&name)), PL_ARG(test->data));
		if (!same)
			printf("got:\n" PL_FMT "\nwant:\n" PL_FMT "\n\n", PL_ARG(pl_buf_str(&got)), PL_ARG(want));
	}
	pl_buf_finish(&got);
	pl_buf_finish(&name);
	pl_arena_finish(&arena);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The tests of one file; `name` is its path inside `folder`. */
static void run_file(struct totals *totals, const char *folder, const char *name, struct pl_str listed)
{
	struct pl_buf path = {0}, text = {0};
	struct test test;
	unsigned number = 0;

	pl_buf_addf(&path, "%s/%s", folder, name);
	pl_buf_addc(&path, 0);
	slurp(&text, path.ptr);
	for (size_t at = 0; at < text.len;) {
		at = parse(pl_buf_str(&text), at, &test);
		run(totals, name, ++number, &test, listed);
	}
	pl_buf_finish(&path);
	pl_buf_finish(&text);
}

/* The files of `folder`/`inner`; false when there is no such folder. */
static bool run_folder(struct totals *totals, const char *folder, const char *inner, struct pl_str listed)
{
	struct pl_buf path = {0};
	struct dirent **names;
	int n;

	pl_buf_addf(&path, "%s/%s", folder, inner);
	pl_buf_addc(&path, 0);
	n = scandir(path.ptr, &names, NULL, by_name);
	for (int i = 0; i < n; i++) {
		pl_buf_reset(&path);
		pl_buf_addf(&path, "%s%s", inner, names[i]->d_name);
		pl_buf_addc(&path, 0);
		if (strstr(names[i]->d_name, ".dat"))
			run_file(totals, folder, path.ptr, listed);
		free(names[i]);
	}
	pl_buf_finish(&path);
	if (n >= 0)
		free(names);
	return n >= 0;
}

int main(int argc, char **argv)
{
	struct totals totals = {0};
	struct pl_buf list = {0};
	struct pl_str listed;

	if (argc != 3)
		return 2;
	pl_buf_addc(&list, '\n');
	listed = slurp(&list, argv[2]);
	if (!run_folder(&totals, argv[1], "", listed)) {
		printf("SKIP: the html5lib tests are not at %s\n", argv[1]);
		return 77;
	}
	run_folder(&totals, argv[1], "scripted/", listed);
	pl_buf_finish(&list);
	printf("tree: %u of %u tests passed, %u not as listed\n", totals.passed, totals.tests, totals.wrong);
	return totals.wrong != 0;
}
