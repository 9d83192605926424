/* options: one table a subcommand; it reads the command line and makes the usage text. */
#include "options.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/width.h"
#include "message.h"

enum { USAGE_WIDTH = 80, HELP_COLUMN = 28 };

int options_mistake(const struct command *command, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	message("%s: %s", command->name, text);
	message("`postlint help %s` lists the options", command->name);
	return 2;
}

static const struct option *find_long(const struct command *command, struct pl_str name)
{
	for (size_t i = 0; i < command->noptions; i++)
		if (pl_str_is(name, command->options[i].name))
			return &command->options[i];
	return NULL;
}

static const struct option *find_letter(const struct command *command, char letter)
{
	for (size_t i = 0; i < command->noptions; i++)
		if (command->options[i].letter == letter)
			return &command->options[i];
	return NULL;
}

static const char *near_option(const struct command *command, const char *wrong)
{
	struct words names = {0};
	const char *near;

	for (size_t i = 0; i < command->noptions; i++)
		if (!command->options[i].hidden)
			words_add(&names, command->options[i].name);
	words_add(&names, "help");
	near = words_near(&names, wrong);
	words_finish(&names);
	return near;
}

/* The index of `word` among the words of "auto|always|never", or -1. */
static int choice_index(const char *choices, const char *word)
{
	size_t len = strlen(word);
	int index = 0;

	for (const char *at = choices; *at; index++) {
		size_t n = strcspn(at, "|");

		if (n == len && memcmp(at, word, n) == 0)
			return index;
		at += at[n] ? n + 1 : n;
	}
	return -1;
}

static bool set_number(const char *value, unsigned *into)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);

	if (!pl_is_digit((unsigned char)*value) || *end || number == 0 || number > 1u << 20)
		return false;
	*into = (unsigned)number;
	return true;
}

/* Puts `value` where the option's table row says. False: it does not fit. */
static bool set(const struct option *option, const char *value, void *settings)
{
	void *at = (char *)settings + option->offset;
	int index;

	switch (option->kind) {
	case OPTION_FLAG:
		*(bool *)at = true;
		return true;
	case OPTION_WORD:
		*(const char **)at = value;
		return true;
	case OPTION_LIST:
	case OPTION_MAYBE:
		words_add(at, value);
		return true;
	case OPTION_NUMBER:
		return set_number(value, at);
	case OPTION_CHOICE:
		index = choice_index(option->value, value);
		if (index >= 0)
			*(unsigned *)at = (unsigned)index;
		return index >= 0;
	}
	return false;
}

static bool wrong_value(const struct command *command, const struct option *option, const char *value)
{
	options_mistake(command, "--%s takes %s, not `%s`", option->name,
			option->kind == OPTION_NUMBER ? "a number of 1 or more" : option->value, value);
	return false;
}

/* One word "--name", "--name=value" or "--name value"; *i moves to the last word used. */
static bool read_long(const struct command *command, int argc, char **argv, int *i, void *settings)
{
	const char *name = argv[*i] + 2;
	size_t len = strcspn(name, "=");
	const char *value = name[len] ? name + len + 1 : NULL;
	const struct option *option = find_long(command, pl_str_n(name, len));

	if (!option) {
		struct pl_buf wrong = {0};
		const char *near;

		pl_buf_add(&wrong, pl_str_n(name, len));
		pl_buf_addc(&wrong, '\0');
		near = near_option(command, wrong.ptr);
		options_mistake(command, "unknown option --%s%s%s%s", wrong.ptr, near ? "; did you mean --" : "",
				near ? near : "", near ? "?" : "");
		pl_buf_finish(&wrong);
		return false;
	}
	if (option->kind == OPTION_FLAG && value) {
		options_mistake(command, "--%s takes no value", option->name);
		return false;
	}
	if (option->kind == OPTION_MAYBE && !value)
		value = "";
	if (option->kind != OPTION_FLAG && !value) {
		if (*i + 1 == argc) {
			options_mistake(command, "--%s wants a value: %s", option->name, option->value);
			return false;
		}
		value = argv[++*i];
	}
	return set(option, value, settings) || wrong_value(command, option, value);
}

/* One word of letters: "-q", "-j8", "-q0j 8". */
static bool read_letters(const struct command *command, int argc, char **argv, int *i, void *settings)
{
	for (const char *at = argv[*i] + 1; *at; at++) {
		const struct option *option = find_letter(command, *at);
		const char *value = NULL;

		if (!option) {
			options_mistake(command, "unknown option -%.*s", at[0] & 0x80 ? 4 : 1, at);
			return false;
		}
		if (option->kind != OPTION_FLAG) {
			if (!at[1] && *i + 1 == argc) {
				options_mistake(command, "-%c wants a value: %s", *at, option->value);
				return false;
			}
			value = at[1] ? at + 1 : argv[++*i];
		}
		if (!set(option, value, settings))
			return wrong_value(command, option, value);
		if (value)
			break;
	}
	return true;
}

enum { OPTIONS_MAX = 64 };

/* The environment variable that stands for an option: POSTLINT_FAIL_ON for --fail-on. */
static const char *from_environment(const struct option *option, char name[OPTIONS_MAX])
{
	size_t n = (size_t)snprintf(name, OPTIONS_MAX, "POSTLINT_%s", option->name);

	for (size_t i = 9; i < n; i++)
		name[i] = name[i] == '-' ? '_' : (char)(name[i] - (name[i] >= 'a' ? 32 : 0));
	return getenv(name);
}

/* Takes options from the environment first; counts[i] are the words that the i-th option got there. */
static bool read_environment(const struct command *command, void *settings, size_t *counts)
{
	for (size_t i = 0; i < command->noptions; i++) {
		const struct option *option = &command->options[i];
		char name[OPTIONS_MAX];
		const char *value = option->hidden ? NULL : from_environment(option, name);

		counts[i] = 0;
		if (!value || !*value || (option->kind == OPTION_FLAG && strcmp(value, "0") == 0))
			continue;
		if (!set(option, value, settings)) {
			message("%s takes %s, not `%s`", name, option->kind == OPTION_NUMBER ? "a number of 1 or more" : option->value, value);
			return false;
		}
		counts[i] = option->kind == OPTION_LIST || option->kind == OPTION_MAYBE;
	}
	return true;
}

/* A list that the command line gives replaces that of the environment. */
static void prefer_given(const struct command *command, void *settings, const size_t *counts)
{
	for (size_t i = 0; i < command->noptions; i++) {
		struct words *words = (void *)((char *)settings + command->options[i].offset);

		if (!counts[i] || words->count == counts[i])
			continue;
		words->count -= counts[i];
		memmove(words->items, words->items + counts[i], words->count * sizeof(*words->items));
	}
}

bool options_read(const struct command *command, int argc, char **argv, void *settings,
		  struct words *operands, int *status)
{
	size_t counts[OPTIONS_MAX];
	bool plain = false;

	*status = 2;
	if (!read_environment(command, settings, counts))
		return false;
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];

		if (plain || word[0] != '-' || !word[1]) {
			words_add(operands, word);
		} else if (strcmp(word, "--") == 0) {
			plain = true;
		} else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
			struct pl_buf out = {0};

			options_usage(&out, command);
			*status = write_out(&out);
			return false;
		} else if (word[1] == '-') {
			if (!read_long(command, argc, argv, &i, settings))
				return false;
		} else if (!read_letters(command, argc, argv, &i, settings)) {
			return false;
		}
	}
	prefer_given(command, settings, counts);
	*status = 0;
	return true;
}

/* Appends `text` wrapped at spaces; lines after the first start at `column`. */
static void add_wrapped(struct pl_buf *out, const char *text, size_t at, size_t column)
{
	while (*text) {
		size_t n = strcspn(text, " \n");
		size_t columns = pl_width_text(pl_str_n(text, n), 1);

		if (at > column && at + 1 + columns > USAGE_WIDTH) {
			pl_buf_addf(out, "\n%*s", (int)column, "");
			at = column;
		} else if (at > column) {
			pl_buf_addc(out, ' ');
			at++;
		}
		pl_buf_add(out, pl_str_n(text, n));
		at += columns;
		text += n;
		if (*text == '\n') {
			pl_buf_addf(out, "\n%*s", text[1] == '\n' ? 0 : (int)column, "");
			at = column;
		}
		text += *text != '\0';
	}
	pl_buf_addc(out, '\n');
}

static void add_option(struct pl_buf *out, const struct option *option)
{
	struct pl_buf name = {0};

	if (option->letter)
		pl_buf_addf(&name, "-%c, --%s", option->letter, option->name);
	else
		pl_buf_addf(&name, "    --%s", option->name);
	if (option->value)
		pl_buf_addf(&name, option->kind == OPTION_MAYBE ? "[=%s]" : " %s", option->value);
	pl_buf_addc(&name, '\0');
	options_usage_row(out, name.ptr, option->help);
	pl_buf_finish(&name);
}

void options_usage_row(struct pl_buf *out, const char *name, const char *help)
{
	size_t used = 2 + pl_width_text(pl_str_c(name), 1);

	pl_buf_addf(out, "  %s", name);
	if (used + 2 > HELP_COLUMN)
		pl_buf_addf(out, "\n%*s", HELP_COLUMN, "");
	else
		pl_buf_addf(out, "%*s", (int)(HELP_COLUMN - used), "");
	add_wrapped(out, help, HELP_COLUMN, HELP_COLUMN);
}

void options_usage(struct pl_buf *out, const struct command *command)
{
	pl_buf_addf(out, "usage: postlint %s%s%s%s\n\n", command->name, command->noptions ? " [OPTIONS]" : "",
		    *command->operands ? " " : "", command->operands);
	add_wrapped(out, command->summary, 0, 0);
	if (command->about) {
		pl_buf_addc(out, '\n');
		add_wrapped(out, command->about, 0, 0);
	}
	pl_buf_adds(out, "\noptions:\n");
	for (size_t i = 0; i < command->noptions; i++)
		if (!command->options[i].hidden)
			add_option(out, &command->options[i]);
	add_option(out, &(struct option){.name = "help", .letter = 'h', .help = "show this text"});
	if (command->more)
		command->more(out);
}
