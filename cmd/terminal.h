/* terminal: what may be written to a stream. */
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include <stdbool.h>

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER }; /* the choices "auto|always|never" */

struct terminal {
	bool is_tty, color, hyperlinks;
	unsigned width; /* columns, at least 20 */
};

/* Looks at `fd` and the environment: the option > NO_COLOR > CLICOLOR_FORCE, FORCE_COLOR > CLICOLOR=0 >
 * TERM=dumb or no terminal. */
void terminal_look(struct terminal *terminal, int fd, enum when color, enum when hyperlinks);
/* Columns of East Asian ambiguous characters by the locale's language: 2 for zh, ja, ko, else 1. */
unsigned terminal_ambiguous(void);

#endif
