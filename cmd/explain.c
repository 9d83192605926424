/* explain: tells about one rule. */
#include <unistd.h>

#include "commands.h"
#include "describe.h"
#include "lint/check.h"
#include "message.h"
#include "terminal.h"

struct settings {
	unsigned color;
};

static const struct option options[] = {
	{"color", 0, OPTION_CHOICE, "auto|always|never", offsetof(struct settings, color), "colour the headings"},
};

static bool explain_one(struct pl_buf *out, const struct pl_ruleset *set, const char *id, bool color)
{
	const char *near = NULL;
	const struct pl_rule *rule = pl_ruleset_find(set, pl_str_c(id), &near);

	if (!rule) {
		message("no rule is called `%s`%s%s%s", id, near ? "; did you mean `" : "", near ? near : "", near ? "`?" : "");
		return false;
	}
	if (out->len)
		pl_buf_addc(out, '\n');
	describe_text(out, rule, color);
	return true;
}

static int explain(const struct command *command, int argc, char **argv)
{
	struct settings s = {0};
	struct words operands = {0};
	struct pl_buf out = {0};
	struct terminal terminal;
	int status, written;

	if (!options_read(command, argc, argv, &s, &operands, &status)) {
		words_finish(&operands);
		return status;
	}
	if (operands.count == 0) {
		status = options_mistake(command, "which rule? `postlint rules` lists them");
	} else {
		struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);

		terminal_look(&terminal, STDOUT_FILENO, s.color, WHEN_NEVER);
		for (size_t i = 0; i < operands.count; i++)
			if (!explain_one(&out, set, operands.items[i], terminal.color))
				status = 2;
		written = write_out(&out);
		status = written ? written : status;
		pl_ruleset_free(set);
	}
	words_finish(&operands);
	return status;
}

const struct command command_explain = {
	.name = "explain",
	.operands = "RULE…",
	.summary = "what a rule says, why, with examples",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = explain,
};
