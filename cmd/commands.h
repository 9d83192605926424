/* commands: the subcommands, one file each. */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "options.h"

extern const struct command command_baseline, command_check, command_config, command_convert, command_explain, command_help, command_init, command_rules, command_version;
/* All of them, alphabetical, ended by NULL: in main.c. */
extern const struct command *const commands[];
/* The subcommand of that name, or NULL after saying so on standard error. */
const struct command *commands_find(const char *name);

#endif
