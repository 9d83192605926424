/* help: the list of subcommands, or the usage text of one. */
#include "base/width.h"
#include "commands.h"
#include "message.h"

static int help(const struct command *command, int argc, char **argv)
{
	struct pl_buf out = {0};
	struct words operands = {0};
	int status;

	if (!options_read(command, argc, argv, NULL, &operands, &status))
		return status;
	if (operands.count) {
		const struct command *asked = commands_find(operands.items[0]);

		words_finish(&operands);
		if (!asked)
			return 2;
		options_usage(&out, asked);
		return write_out(&out);
	}
	pl_buf_adds(&out, "postlint reads blog posts (front matter, Markdown, HTML) and says what is wrong with them.\n\n"
			  "usage: postlint COMMAND [OPTIONS] [PATHS]\n\n");
	for (size_t i = 0; commands[i]; i++) {
		size_t width = pl_width_text(pl_str_c(commands[i]->operands), 1);

		pl_buf_addf(&out, "  %-9s %s%*s %s\n", commands[i]->name, commands[i]->operands,
			    width < 12 ? (int)(12 - width) : 0, "", commands[i]->summary);
	}
	pl_buf_adds(&out, "\n`postlint help COMMAND` lists the options of one.\n"
			  "exit status: 0 nothing to complain about, 1 findings, 2 usage, rule-file or file trouble\n");
	return write_out(&out);
}

const struct command command_help = {
	.name = "help",
	.operands = "[COMMAND]",
	.summary = "list the subcommands, or the options of one",
	.run = help,
};
