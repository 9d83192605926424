/* mistake: what is wrong with a rule file, told like what is wrong with a post. */
#include "lint/rulefile.h"

#include <stdarg.h>
#include <stdio.h>

const struct pl_rule pl_mistake_rules[PL_MISTAKES] = {
	[PL_MISTAKE_SYNTAX] = {
		.id = "rules-syntax", .severity = PL_ERROR, .since = "0.2",
		.sentence = "rule file is not readable as YAML",
		.help = "Correct the rule file; what it governs is not judged until then.",
		.why = "A rule file is YAML without anchors, aliases, tags and repeated keys, at most 256 KiB with all that it extends.",
	},
	[PL_MISTAKE_UNKNOWN] = {
		.id = "rules-unknown", .severity = PL_ERROR, .since = "0.2",
		.sentence = "rule file names something that does not exist",
		.help = "`postlint rules` lists the rules, `postlint explain RULE` the options of one.",
		.why = "A misspelt key, rule or option would be without effect, and nobody would notice.",
	},
	[PL_MISTAKE_VALUE] = {
		.id = "rules-value", .severity = PL_ERROR, .since = "0.2",
		.sentence = "value in the rule file is wrong",
		.help = "Correct the rule file; what it governs is not judged until then.",
		.why = "A level is off, info, warning or error; a schema must be a JSON Schema; what is extended must exist.",
	},
	[PL_MISTAKE_UNMATCHED] = {
		.id = "rules-unmatched", .severity = PL_WARNING, .since = "0.2",
		.sentence = "path in the rule file matches no file",
		.help = "Correct the pattern or delete it. Paths are taken from the folder of the rule file.",
		.why = "A pattern that matches nothing is mostly a slip, and then posts stay unjudged without a word.",
	},
};

void pl_mistake(struct pl_rulefile *file, enum pl_mistake_kind kind, struct pl_span span, const char *fmt, ...)
{
	const struct pl_rule *rule = &pl_mistake_rules[kind];
	struct pl_diag *diag = pl_diag_add(&file->diags, rule, span);
	va_list args, again;
	int n;
	char *text;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = pl_arena_alloc(&file->post.arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, fmt, args);
	va_end(args);
	diag->severity = rule->severity;
	diag->detail = pl_str_n(text, (size_t)n);
	file->wrong = file->wrong || rule->severity == PL_ERROR;
}

const char *pl_mistake_near(struct pl_arena *arena, struct pl_str word, const char *const *words)
{
	unsigned best = word.len < 4 ? 2 : 3, d;
	const char *near = NULL;

	for (; *words; words++) {
		d = pl_str_distance(word, pl_str_c(*words), best);
		if (d < best) {
			best = d;
			near = *words;
		}
	}
	return near ? pl_arena_printf(arena, "; did you mean `%s`?", near).ptr : "";
}
