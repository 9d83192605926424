/* terminal: what may be written to a stream. */
#define _DEFAULT_SOURCE
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool env_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* Set, not empty, not 0. */
static bool env_on(const char *name)
{
	return env_set(name) && strcmp(getenv(name), "0") != 0;
}

static bool is_dumb(void)
{
	return !env_set("TERM") || strcmp(getenv("TERM"), "dumb") == 0;
}

static bool wants_color(const struct terminal *t, enum when when)
{
	if (when != WHEN_AUTO)
		return when == WHEN_ALWAYS;
	if (env_set("NO_COLOR"))
		return false;
	if (env_on("CLICOLOR_FORCE") || env_on("FORCE_COLOR"))
		return true;
	if (env_set("CLICOLOR") && !env_on("CLICOLOR"))
		return false;
	return t->is_tty && !is_dumb();
}

static bool wants_hyperlinks(const struct terminal *t, enum when when)
{
	if (when != WHEN_AUTO)
		return when == WHEN_ALWAYS;
	/* the Linux console prints them as text; screen and old tmux swallow or garble them */
	return t->is_tty && t->color && !is_dumb() && !env_set("TMUX") && !env_set("STY") &&
	       strcmp(getenv("TERM"), "linux") != 0;
}

static unsigned columns(int fd)
{
	struct winsize size;
	const char *text = getenv("COLUMNS");
	unsigned long width = 0;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (!width && text)
		width = strtoul(text, NULL, 10);
	if (!width)
		width = 80;
	return width < 20 ? 20 : width > 1000 ? 1000 : (unsigned)width;
}

void terminal_look(struct terminal *t, int fd, enum when color, enum when hyperlinks)
{
	t->is_tty = isatty(fd);
	t->width = columns(fd);
	t->color = wants_color(t, color);
	t->hyperlinks = wants_hyperlinks(t, hyperlinks);
}

unsigned terminal_ambiguous(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (env_set(names[i])) {
			const char *value = getenv(names[i]);

			return strncmp(value, "zh", 2) == 0 || strncmp(value, "ja", 2) == 0 ||
			       strncmp(value, "ko", 2) == 0 ? 2 : 1;
		}
	return 1;
}
