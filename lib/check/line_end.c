/* line_end: how lines and the file end; what a merge left between them. */
#include "lint/check.h"

enum { FINAL, MIXED, CONFLICT };
static const struct pl_rule rules[] = {
	[FINAL] = {
		.id = "line-final-newline", .severity = PL_INFO, .fix = PL_FIX_SAFE, .once = true, .since = "0.1",
		.sentence = "no newline at the end of the file",
		.help = "End the last line with a newline.",
		.why = "Tools that join files, and every diff, expect the last line to end like the others.",
		.bad = "The last line.", .good = "The last line.\n",
	},
	[MIXED] = {
		.id = "line-ending-mixed", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .once = true, .since = "0.1",
		.sentence = "line endings are mixed",
		.help = "Use one line ending in the whole file.",
		.why = "A file with both LF and CRLF shows whole-file changes in diffs, and some front matter readers trip over the mixture.",
		.bad = "One line.\r\nAnother.\n", .good = "One line.\nAnother.\n",
	},
	[CONFLICT] = {
		.id = "conflict-marker", .severity = PL_ERROR, .since = "0.1",
		.sentence = "merge conflict was left in the file",
		.help = "Keep one side and delete the markers.",
		.why = "The markers of an unresolved merge would be published as text.",
		.bad = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other\n", .good = "One.\n",
	},
};

static void mixed(struct pl_pass *pass, struct pl_str text)
{
	const char *newline = memchr(text.ptr, '\n', text.len);
	bool crlf;

	if (!newline || !memchr(text.ptr, '\r', text.len))
		return;
	crlf = newline > text.ptr && newline[-1] == '\r';
	for (size_t at = (size_t)(newline - text.ptr) + 1; at < text.len; at++) {
		bool here;

		newline = memchr(text.ptr + at, '\n', text.len - at);
		if (!newline)
			return;
		at = (size_t)(newline - text.ptr);
		here = newline[-1] == '\r';
		if (here != crlf) {
			pl_complain(pass, &rules[MIXED], pl_span((uint32_t)at - here, (uint32_t)at + 1), "this line ends with %s, the first with %s",
				    here ? "CRLF" : "LF", crlf ? "CRLF" : "LF");
			return;
		}
	}
}

/* All three markers, in order, each at the start of a line: prose and setext headings have never all of them. */
static void conflict(struct pl_pass *pass, struct pl_str text)
{
	static const struct pl_str markers[] = {{"<<<<<<< ", 8}, {"=======", 7}, {">>>>>>> ", 8}};
	size_t at = 0, first = 0;

	for (size_t i = 0; i < PL_COUNT(markers); i++) {
		for (;; at++) {
			at = pl_str_find(text, markers[i], at);
			if (at == text.len)
				return;
			if (at == 0 || text.ptr[at - 1] == '\n')
				break;
		}
		if (i == 0)
			first = at;
	}
	pl_complain(pass, &rules[CONFLICT], pl_span((uint32_t)first, (uint32_t)first + 7), NULL);
}

static void begin(struct pl_pass *pass)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_diag *diag;

	if (!text.len)
		return;
	if (text.ptr[text.len - 1] != '\n' && text.ptr[text.len - 1] != '\r') {
		diag = pl_complain(pass, &rules[FINAL], pl_span((uint32_t)text.len, (uint32_t)text.len), NULL);
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "add a newline", pl_span((uint32_t)text.len, (uint32_t)text.len), PL_STR("\n"));
	}
	mixed(pass, text);
	conflict(pass, text);
}

const struct pl_check pl_check_line_end = {
	.name = "line_end", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
