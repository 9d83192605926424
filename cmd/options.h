/* options: one table a subcommand; it reads the command line and makes the usage text. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "base/buf.h"
#include "words.h"

/* What stands at `offset` in the settings. */
enum option_kind {
	OPTION_FLAG,   /* bool, set to true */
	OPTION_WORD,   /* const char *: the last one given */
	OPTION_LIST,   /* struct words: all of them */
	OPTION_MAYBE,  /* the same; a value only stands behind `=`, without one "" is added */
	OPTION_NUMBER, /* unsigned, at least 1 */
	OPTION_CHOICE, /* unsigned: index in `value`, words split by | */
};

struct option {
	const char *name;  /* without dashes */
	char letter;       /* or 0 */
	enum option_kind kind;
	const char *value; /* shown in the usage: "FILE"; NULL for flags */
	size_t offset;
	const char *help;
	bool hidden;       /* works, but is no part of the usage text */
};

struct command {
	const char *name;
	const char *operands; /* "[PATHS]" or "" */
	const char *summary;  /* one line for `postlint help` */
	const char *about;    /* paragraphs for the usage text, or NULL */
	const struct option *options; /* alphabetical */
	size_t noptions;
	void (*more)(struct pl_buf *out); /* appends to the usage text, or NULL */
	int (*run)(const struct command *command, int argc, char **argv); /* argv[0] is the subcommand; gives the exit status */
};

/* Reads argv[1…] into `settings` and the operands. False: nothing more to do, exit with *status (--help: 0
 * with the usage on standard output; a mistake: 2 with a message on standard error). */
bool options_read(const struct command *command, int argc, char **argv, void *settings,
		  struct words *operands, int *status);
/* Appends the usage text of `command`. */
void options_usage(struct pl_buf *out, const struct command *command);
/* One line of it: `name` and what it is. */
void options_usage_row(struct pl_buf *out, const char *name, const char *help);
/* Says what is wrong with the command line of `command` and gives 2. */
int options_mistake(const struct command *command, const char *fmt, ...) PL_PRINTF(2, 3);

#endif
