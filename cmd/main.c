/* main: finds the subcommand. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "base/error.h"
#include "commands.h"
#include "message.h"

const struct command *const commands[] = {
	/* Keep alphabetical. */
	&command_baseline,
	&command_check,
	&command_config,
	&command_convert,
	&command_explain,
	&command_help,
	&command_init,
	&command_rules,
	&command_version,
	NULL,
};

/* What people type out of habit. */
static const char *spelled(const char *word)
{
	static const char *const habits[][2] = {
		{"--help", "help"}, {"-h", "help"}, {"--version", "version"}, {"-V", "version"},
	};

	for (size_t i = 0; i < PL_COUNT(habits); i++)
		if (strcmp(word, habits[i][0]) == 0)
			return habits[i][1];
	return word;
}

const struct command *commands_find(const char *name)
{
	struct words names = {0};
	const char *near;

	for (size_t i = 0; commands[i]; i++) {
		if (strcmp(name, commands[i]->name) == 0) {
			words_finish(&names);
			return commands[i];
		}
		words_add(&names, commands[i]->name);
	}
	near = words_near(&names, name);
	message("unknown subcommand `%s`%s%s%s", name, near ? "; did you mean `" : "", near ? near : "",
		near ? "`?" : "");
	message("`postlint help` lists the subcommands");
	words_finish(&names);
	return NULL;
}

static void out_of_memory(size_t wanted)
{
	static const char text[] = "postlint: out of memory\n";

	(void)wanted;
	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		_exit(2);
	_exit(2);
}

int main(int argc, char **argv)
{
	const struct command *command;

	pl_set_oom_handler(out_of_memory);
	if (argc < 2) {
		message("no subcommand; `postlint check` judges posts, `postlint help` lists the rest");
		return 2;
	}
	command = commands_find(spelled(argv[1]));
	return command ? command->run(command, argc - 1, argv + 1) : 2;
}
