/* rules: lists the rules; prints a pack. */
#include "commands.h"
#include "describe.h"
#include "lint/check.h"
#include "lint/packs.h"
#include "message.h"
#include "pages.h"

enum { FORMAT_TEXT, FORMAT_JSON };

struct settings {
	const char *docs, *pack;
	unsigned format;
};

#define AT(member) offsetof(struct settings, member)
static const struct option options[] = {
	{"docs", 0, OPTION_WORD, "FOLDER", AT(docs), "write the pages of docs/rules/ to FOLDER", .hidden = true},
	{"format", 0, OPTION_CHOICE, "text|json", AT(format), "text (the default), or a JSON array with all there is to say"},
	{"pack", 0, OPTION_WORD, "PACK", AT(pack), "print the rule file that is built in under this name, such as base"},
};

static int print_pack(const char *name)
{
	struct pl_str pack = pl_pack_text(pl_str_c(name));
	struct pl_buf out = {0};
	struct words names = {0};

	if (pack.ptr) {
		pl_buf_add(&out, pack);
		return write_out(&out);
	}
	for (size_t i = 0; i < pl_packs_count; i++)
		words_add(&names, pl_packs[i].name);
	for (size_t i = 0; i < names.count; i++)
		pl_buf_addf(&out, "%s%s", i ? ", " : "", names.items[i]);
	message("no pack is called `%s`; there is: " PL_FMT, name, PL_ARG(pl_buf_str(&out)));
	words_finish(&names);
	pl_buf_finish(&out);
	return 2;
}

static void list_text(struct pl_buf *out, const struct pl_ruleset *set)
{
	size_t widest = 0;

	for (size_t i = 0; i < pl_ruleset_count(set); i++) {
		size_t len = strlen(pl_ruleset_rule(set, i)->id);

		widest = len > widest ? len : widest;
	}
	for (size_t i = 0; i < pl_ruleset_count(set); i++) {
		const struct pl_rule *rule = pl_ruleset_rule(set, i);

		pl_buf_addf(out, "%-*s  %-7s  %-6s  %s\n", (int)widest, rule->id, pl_severity_name(rule->severity),
			    rule->fix ? describe_fix(rule->fix) : "", rule->sentence);
	}
}

static void list_json(struct pl_buf *out, const struct pl_ruleset *set)
{
	pl_buf_addc(out, '[');
	for (size_t i = 0; i < pl_ruleset_count(set); i++) {
		pl_buf_adds(out, i ? ",\n" : "\n");
		describe_json(out, pl_ruleset_rule(set, i));
	}
	pl_buf_adds(out, "\n]\n");
}

static int list(const struct settings *s)
{
	struct pl_ruleset *set = pl_ruleset_new(pl_checks, pl_checks_count);
	struct pl_buf out = {0};
	int status;

	if (s->docs) {
		status = pages_write(set, s->docs);
	} else {
		if (s->format == FORMAT_JSON)
			list_json(&out, set);
		else
			list_text(&out, set);
		status = write_out(&out);
	}
	pl_ruleset_free(set);
	return status;
}

static int rules(const struct command *command, int argc, char **argv)
{
	struct settings s = {0};
	struct words operands = {0};
	int status;

	if (options_read(command, argc, argv, &s, &operands, &status)) {
		if (operands.count)
			status = options_mistake(command, "takes no operand `%s`; `postlint explain %s` tells about one rule",
						 operands.items[0], operands.items[0]);
		else
			status = s.pack ? print_pack(s.pack) : list(&s);
	}
	words_finish(&operands);
	return status;
}

const struct command command_rules = {
	.name = "rules",
	.operands = "",
	.summary = "list the rules: id, severity in the base pack, fix, what they say",
	.options = options,
	.noptions = PL_COUNT(options),
	.run = rules,
};
