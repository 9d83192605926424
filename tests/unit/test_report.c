/* report: frames with related places and spans over lines, records, escapes: what no rule need be asked for. */
#include "unit.h"

#include "base/width.h"
#include "lint/diag.h"
#include "report/report.h"

static const struct pl_rule rule = {
	.id = "test-rule", .severity = PL_ERROR, .sentence = "this is wrong", .help = "Do it otherwise.", .since = "0.1",
};

struct scene {
	struct pl_post post;
	struct pl_lines lines;
	struct pl_diags diags;
	struct pl_buf out;
};

static void set(struct scene *s, const char *text)
{
	*s = (struct scene){0};
	s->post.source.name = "a.md";
	s->post.source.text = s->post.source.bytes = pl_str_c(text);
	s->diags.arena = &s->post.arena;
	pl_lines_init(&s->lines, &s->post.arena, s->post.source.text);
}

/* The span from the first letter of `from` to the last of `to`. */
static struct pl_span at(const struct scene *s, const char *from, const char *to)
{
	struct pl_str text = s->post.source.text;
	size_t start = pl_str_find(text, pl_str_c(from), 0), end = pl_str_find(text, pl_str_c(to), start);

	assert_true(end < text.len);
	return pl_span((uint32_t)start, (uint32_t)(end + strlen(to)));
}

static struct pl_diag *add(struct scene *s, const char *from, const char *to)
{
	struct pl_diag *diag = pl_diag_add(&s->diags, &rule, at(s, from, to));

	diag->severity = PL_ERROR;
	return diag;
}

static void relate(struct scene *s, struct pl_diag *diag, const char *what, const char *label)
{
	struct pl_related *related = PL_NEW(&s->post.arena, struct pl_related);

	*related = (struct pl_related){at(s, what, what), pl_str_c(label), diag->related};
	diag->related = related;
}

static void shows(struct scene *s, const struct pl_reporter *reporter, unsigned width, const char *wanted)
{
	struct pl_report_options options = {.width = width, .ambiguous = 1};

	reporter->file(&s->out, &options, &s->post, &s->lines, &s->diags);
	pl_buf_addc(&s->out, '\0');
	assert_string_equal(s->out.ptr, wanted);
	pl_buf_finish(&s->out);
	pl_arena_finish(&s->post.arena);
}

static void full_related(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one\n<b>泉港</b>\nthree\nfour\nfive\n<i>x</b>\nseven\n");
	relate(&s, add(&s, "<i>", "<i>"), "泉港", "first seen here");
	shows(&s, &pl_reporter_full, 60,
	      "error[test-rule]: this is wrong\n"
	      " --> a.md:6:1\n"
	      "  |\n"
	      "2 | <b>泉港</b>\n"
	      "  |    ---- first seen here\n"
	      "...\n"
	      "5 | five\n"
	      "6 | <i>x</b>\n"
	      "  | ^^^\n"
	      "7 | seven\n"
	      "  |\n"
	      "help: Do it otherwise.\n\n");
}

static void full_related_same_line(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "a <b>x <i>y</b> z</i>\n");
	relate(&s, add(&s, "</b>", "</b>"), "<i>", "opened here, and this label is long");
	shows(&s, &pl_reporter_full, 40,
	      "error[test-rule]: this is wrong\n"
	      " --> a.md:1:12\n"
	      "  |\n"
	      "1 | a <b>x <i>y</b> z</i>\n"
	      "  |            ^^^^\n"
	      "  |        ---\n"
	      "  |  opened here, and this label is long\n"
	      "  |\n"
	      "help: Do it otherwise.\n\n");
}

static void full_far_related(void **state)
{
	struct scene s;
	struct pl_buf text = {0};

	(void)state;
	pl_buf_adds(&text, "<b>");
	for (int i = 0; i < 100; i++)
		pl_buf_adds(&text, "四月");
	pl_buf_adds(&text, "</i>\n");
	pl_buf_addc(&text, '\0');
	set(&s, text.ptr);
	relate(&s, add(&s, "</i>", "</i>"), "<b>", "open");
	shows(&s, &pl_reporter_full, 40,
	      "error[test-rule]: this is wrong\n"
	      " --> a.md:1:204\n"
	      "  |\n"
	      "1 | …月四月四月四月四月四月四月四月</i>\n"
	      "  |                                ^^^^\n"
	      "1 | <b>四月四月四月四月四月四月四月四月…\n"
	      "  | --- open\n"
	      "  |\n"
	      "help: Do it otherwise.\n\n");
	pl_buf_finish(&text);
}

static void full_lines(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one\ntwo <div\n\tclass=x\n\tid=y>three\n\nfive\n");
	add(&s, "<div", "y>")->detail = PL_STR("a \x1b[2Jtag");
	shows(&s, &pl_reporter_full, 60,
	      "error[test-rule]: this is wrong: a \\x1B[2Jtag\n"
	      " --> a.md:2:5\n"
	      "  |\n"
	      "1 | one\n"
	      "2 | two <div\n"
	      "  |     ^^^^\n"
	      "...\n"
	      "4 |     id=y>three\n"
	      "  |     ^^^^^\n"
	      "  |\n"
	      "help: Do it otherwise.\n\n");
}

static void full_line_ending(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one\r\ntwo\r\n");
	add(&s, "\r\n", "\r\n")->help = PL_STR("Own help.");
	shows(&s, &pl_reporter_full, 60,
	      "error[test-rule]: this is wrong\n"
	      " --> a.md:1:4\n"
	      "  |\n"
	      "1 | one\n"
	      "  |    ^\n"
	      "2 | two\n"
	      "  |\n"
	      "help: Own help.\n\n");
}

static void full_end(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one");
	pl_diag_add(&s.diags, &rule, pl_span(3, 3))->severity = PL_INFO;
	shows(&s, &pl_reporter_full, 60,
	      "info[test-rule]: this is wrong\n"
	      " --> a.md:1:4\n"
	      "  |\n"
	      "1 | one\n"
	      "  |    ^\n"
	      "  |\n"
	      "help: Do it otherwise.\n\n");
}

static void full_suppressed(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one");
	add(&s, "one", "one")->suppressed = true;
	shows(&s, &pl_reporter_full, 60, "");
}

static void record(void **state)
{
	struct scene s;
	struct pl_diag *diag;
	struct pl_edit edit;

	(void)state;
	set(&s, "四月\n<b>\"x\"\n");
	diag = add(&s, "<b>", "<b>");
	relate(&s, diag, "四月", "this\nthat");
	diag->detail = PL_STR("`<b>` \\ \"\x7f\"");
	diag->fix_class = PL_FIX_UNSAFE;
	diag->fix_title = PL_STR("delete it");
	edit = (struct pl_edit){diag->span, PL_STR(""), NULL};
	diag->edits = &edit;
	shows(&s, &pl_reporter_jsonl, 0,
	      "{\"path\":\"a.md\",\"rule\":\"test-rule\",\"severity\":\"error\","
	      "\"message\":\"this is wrong: `<b>` \\\\ \\\"\\u007f\\\"\",\"line\":2,\"column\":1,\"endLine\":2,\"endColumn\":4,"
	      "\"offset\":7,\"endOffset\":10,\"help\":\"Do it otherwise.\",\"url\":\"docs/rules/test-rule.md\","
	      "\"related\":[{\"path\":\"a.md\",\"line\":1,\"column\":1,\"message\":\"this\\nthat\"}],"
	      "\"fix\":{\"safety\":\"unsafe\",\"title\":\"delete it\",\"edits\":[{\"offset\":7,\"endOffset\":10,\"text\":\"\"}]}}\n");
}

static void record_path(void **state)
{
	struct scene s;

	(void)state;
	set(&s, "one");
	s.post.source.name = "b\xFF.md";
	pl_diag_add(&s.diags, &rule, pl_span(0, 1))->severity = PL_WARNING;
	shows(&s, &pl_reporter_jsonl, 0,
	      "{\"path\":\"b\xEF\xBF\xBD.md\",\"pathBytes\":\"62ff2e6d64\",\"rule\":\"test-rule\",\"severity\":\"warning\","
	      "\"message\":\"this is wrong\",\"line\":1,\"column\":1,\"endLine\":1,\"endColumn\":2,\"offset\":0,\"endOffset\":1,"
	      "\"help\":\"Do it otherwise.\",\"url\":\"docs/rules/test-rule.md\"}\n");
}

static void escapes(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{"plain", "plain"}, {"四月 é", "四月 é"}, {"\x01\x1b\x7f\t", "\\x01\\x1B\\x7F\\x09"},
		{"\xC2\x9B", "\\u{009B}"}, {"\xE2\x80\xAE", "\\u{202E}"}, {"\xE2\x81\xA6", "\\u{2066}"},
		{"\xEF\xBB\xBF", "\\u{FEFF}"}, {"a\xFF\xFE" "b", "a\\xFF\\xFE" "b"}, {"\xED\xA0\x80", "\\xED\\xA0\\x80"},
		{"\xE5\x9B", "\\xE5\\x9B"}, {"\xF3\xA0\x81\x81", "\\u{E0041}"}, {"👨‍👩", "👨‍👩"},
	};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_buf out = {0};

		pl_report_escape(&out, pl_str_c(rows[i].text));
		pl_buf_addc(&out, '\0');
		assert_string_equal(out.ptr, rows[i].wanted);
		pl_buf_finish(&out);
	}
}

/* No frame is wider than the terminal, wherever the span lies and whatever the line is made of. */
static void frames_fit(void **state)
{
	static const char *const pieces[] = {"a", "四", "\t", "é", "👨‍👩‍👧", "“", "\x01", "\xE2\x80\xAE", " "};
	uint32_t seed = 20220427;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct pl_buf text = {0};
		struct scene s;
		uint32_t start, end;
		struct pl_report_options options = {.width = 20 + (unsigned)round % 70, .ambiguous = 1 + (unsigned)round % 2};

		for (int i = 0; i < round; i++) {
			seed = seed * 1664525 + 1013904223;
			pl_buf_adds(&text, pieces[(seed >> 16) % PL_COUNT(pieces)]);
		}
		pl_buf_addc(&text, '\0');
		set(&s, text.ptr);
		start = (seed >> 8) % (uint32_t)text.len;
		for (end = start + 1 + seed % 40; start > 0 && (text.ptr[start] & 0xC0) == 0x80;)
			start--;
		for (end = end < text.len ? end : (uint32_t)text.len - 1; (text.ptr[end] & 0xC0) == 0x80;)
			end++;
		if (end < start)
			end = start;
		pl_diag_add(&s.diags, &rule, pl_span(start, end))->severity = PL_ERROR;
		pl_reporter_full.file(&s.out, &options, &s.post, &s.lines, &s.diags);
		for (size_t at_byte = 0; at_byte < s.out.len;) {
			struct pl_str rest = pl_str_n(s.out.ptr + at_byte, s.out.len - at_byte);
			size_t n = pl_str_find(rest, PL_STR("\n"), 0);

			if (rest.len > 3 && rest.ptr[2] == '|')
				assert_true(pl_width_text(pl_str_n(rest.ptr, n), options.ambiguous) <= options.width);
			at_byte += n + 1;
		}
		pl_buf_finish(&s.out);
		pl_arena_finish(&s.post.arena);
		pl_buf_finish(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_related),    cmocka_unit_test(full_related_same_line),
		cmocka_unit_test(full_far_related), cmocka_unit_test(full_lines),
		cmocka_unit_test(full_line_ending), cmocka_unit_test(full_end),
		cmocka_unit_test(full_suppressed), cmocka_unit_test(record),
		cmocka_unit_test(record_path),     cmocka_unit_test(escapes),
		cmocka_unit_test(frames_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
