/* tokenizer: the html5lib tokenizer tests.
 *
 * usage: tokenizer FOLDER LIST     FOLDER holds *.test; LIST names the tests that may fail, one a line:
 * "file: description: reason". A listed test that passes, or an unlisted one that fails, is an error.
 * Tests with lone surrogates are left out: validated text cannot contain them. */
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "body/html_scan.h"

struct run {
	const char *file;
	struct pl_str listed;
	unsigned passed, failed, left_out, wrong_errors, with_errors;
	bool *used;
};

static const struct {
	const char *name;
	enum pl_text_mode mode;
	bool cdata;
} states[] = {
	{"Data state", PL_TEXT_DATA, false},           {"PLAINTEXT state", PL_TEXT_PLAINTEXT, false},
	{"RCDATA state", PL_TEXT_RCDATA, false},       {"RAWTEXT state", PL_TEXT_RAWTEXT, false},
	{"Script data state", PL_TEXT_SCRIPT, false},  {"CDATA section state", PL_TEXT_DATA, true},
};

/* \uXXXX of doubly escaped tests; false when a lone surrogate comes up. */
static bool unescape(struct pl_buf *out, struct pl_str in, bool twice)
{
	for (size_t i = 0; i < in.len; i++) {
		unsigned cp;

		if (!twice || in.ptr[i] != '\\' || i + 5 >= in.len || in.ptr[i + 1] != 'u') {
			pl_buf_addc(out, in.ptr[i]);
			continue;
		}
		if (sscanf(in.ptr + i + 2, "%4x", &cp) != 1 || (cp >= 0xD800 && cp <= 0xDFFF))
			return false;
		pl_buf_add_utf8(out, cp);
		i += 5;
	}
	return true;
}

static json_t *text(struct pl_str s)
{
	return s.ptr ? json_stringn(s.ptr, s.len) : json_null();
}

static json_t *token_json(const struct pl_token *t)
{
	json_t *list = json_array();

	switch (t->kind) {
	case PL_TOKEN_DOCTYPE:
		json_array_append_new(list, json_string("DOCTYPE"));
		json_array_append_new(list, text(t->name));
		json_array_append_new(list, text(t->public_id));
		json_array_append_new(list, text(t->system_id));
		json_array_append_new(list, json_boolean(!(t->flags & PL_TOKEN_FORCE_QUIRKS)));
		break;
	case PL_TOKEN_START: {
		json_t *attrs = json_object();

		json_array_append_new(list, json_string("StartTag"));
		json_array_append_new(list, text(t->name));
		for (const struct pl_attr *a = t->attrs; a; a = a->next) {
			char name[4096];

			snprintf(name, sizeof(name), PL_FMT, PL_ARG(a->name));
			json_object_set_new(attrs, name, text(a->value));
		}
		json_array_append_new(list, attrs);
		if (t->flags & PL_TOKEN_SELF_CLOSING)
			json_array_append_new(list, json_true());
		break;
	}
	case PL_TOKEN_END:
		json_array_append_new(list, json_string("EndTag"));
		json_array_append_new(list, text(t->name));
		break;
	case PL_TOKEN_COMMENT:
		json_array_append_new(list, json_string("Comment"));
		json_array_append_new(list, json_stringn(t->text.ptr ? t->text.ptr : "", t->text.len));
		break;
	default:
		json_array_append_new(list, json_string("Character"));
		json_array_append_new(list, text(t->text));
	}
	return list;
}

static void append(json_t *output, const struct pl_token *token)
{
	size_t n = json_array_size(output);
	json_t *last = n ? json_array_get(output, n - 1) : NULL;

	if (token->kind == PL_TOKEN_TEXT && last && !strcmp(json_string_value(json_array_get(last, 0)), "Character")) {
		struct pl_buf both = {0};
		json_t *old = json_array_get(last, 1);

		pl_buf_add(&both, pl_str_n(json_string_value(old), json_string_length(old)));
		pl_buf_add(&both, token->text);
		json_array_set_new(last, 1, json_stringn(both.ptr ? both.ptr : "", both.len));
		pl_buf_finish(&both);
		return;
	}
	json_array_append_new(output, token_json(token));
}

static json_t *expected(json_t *test, bool twice)
{
	json_t *output, *raw = json_object_get(test, "output");
	char *dump;
	struct pl_buf plain = {0};

	if (!twice)
		return json_incref(raw);
	dump = json_dumps(raw, JSON_ENCODE_ANY);
	/* in the dump each backslash of the inner escape is doubled */
	for (char *p = dump; *p; p++) {
		if (p[0] == '\\' && p[1] == '\\' && p[2] == 'u')
			p++;
		pl_buf_addc(&plain, *p);
	}
	output = json_loadb(plain.ptr, plain.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
	free(dump);
	pl_buf_finish(&plain);
	return output;
}

static void verdict(struct run *run, json_t *test, json_t *got, json_t *want, const char *state)
{
	struct pl_buf line = {0};
	bool same = json_equal(got, want), listed;

	pl_buf_addf(&line, "%s: %s (%s): ", run->file, json_string_value(json_object_get(test, "description")), state);
	listed = pl_str_find(run->listed, pl_buf_str(&line), 0) < run->listed.len;
	run->passed += same;
	if (same == listed) {
		char *a = json_dumps(got, JSON_ENCODE_ANY), *b = json_dumps(want, JSON_ENCODE_ANY);

		run->failed++;
		printf("%s " PL_FMT "\n  got  %s\n  want %s\n", same ? "LISTED BUT PASSES" : "FAILED", PL_ARG(pl_buf_str(&line)), a, b);
		free(a);
		free(b);
	}
	pl_buf_finish(&line);
}

static void one(struct run *run, json_t *test, size_t state)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_html_scan scan;
	struct pl_token token;
	struct pl_buf input = {0};
	bool twice = json_is_true(json_object_get(test, "doubleEscaped"));
	json_t *raw = json_object_get(test, "input"), *got = json_array(), *want = expected(test, twice);
	json_t *last = json_object_get(test, "lastStartTag");

	if (!want || !unescape(&input, pl_str_n(json_string_value(raw), json_string_length(raw)), twice)) {
		run->left_out++;
	} else {
		pl_html_scan_init(&scan, &arena, &facts, pl_buf_str(&input), pl_span(0, (uint32_t)input.len));
		scan.mode = states[state].mode;
		scan.in_cdata = states[state].cdata;
		if (last)
			scan.last_start = pl_str_c(json_string_value(last));
		while (pl_html_scan_next(&scan, &token))
			append(got, &token);
		verdict(run, test, got, want, states[state].name);
	}
	json_decref(got);
	json_decref(want);
	pl_buf_finish(&input);
	pl_arena_finish(&arena);
}

static void test_states(struct run *run, json_t *test)
{
	json_t *names = json_object_get(test, "initialStates"), *name;
	size_t i;

	if (!names) {
		one(run, test, 0);
		return;
	}
	json_array_foreach(names, i, name)
		for (size_t state = 0; state < PL_COUNT(states); state++)
			if (!strcmp(states[state].name, json_string_value(name)))
				one(run, test, state);
}

static bool file(struct run *run, const char *folder, const char *name)
{
	char path[4096];
	json_error_t error;
	json_t *root, *test, *tests;
	size_t i;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	root = json_load_file(path, JSON_ALLOW_NUL, &error);
	if (!root) {
		/* lone surrogates are no UTF-8, so jansson refuses the file whole */
		fprintf(stderr, "tokenizer: %s: %s\n", path, error.text);
		return false;
	}
	run->file = name;
	tests = json_object_get(root, "tests");
	if (!tests)
		tests = json_object_get(root, "xmlViolationTests");
	if (tests && json_object_get(root, "tests"))
		json_array_foreach(tests, i, test)
			test_states(run, test);
	json_decref(root);
	return true;
}

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

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
	struct run run = {0};
	struct pl_buf list = {0};
	struct dirent **names;
	int n;

	if (argc != 3)
		return 2;
	run.listed = slurp(&list, argv[2]);
	n = scandir(argv[1], &names, NULL, by_name);
	if (n < 0) {
		printf("SKIP: the html5lib tests are not at %s\n", argv[1]);
		return 77;
	}
	for (int i = 0; i < n; i++) {
		if (strstr(names[i]->d_name, ".test") && !file(&run, argv[1], names[i]->d_name))
			run.failed++;
		free(names[i]);
	}
	free(names);
	pl_buf_finish(&list);
	printf("tokenizer: %u tests passed, %u failed, %u left out (lone surrogates)\n", run.passed, run.failed, run.left_out);
	return run.failed != 0;
}
