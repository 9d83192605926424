/* address_dump: addresses as we read them, for the readers of browsers to be compared with.
 *
 * usage: address_dump < pairs
 *        Pairs are a reference, a NUL byte, its base (empty: none), a NUL byte. For each a line, parts separated by TAB:
 *        the whole, scheme, username, password, host, port (- when the scheme's), path, query, fragment, and the path
 *        decoded, "?" and "#" in front of a query and a fragment that are there. Or "fault" and what is wrong. */
#include <stdio.h>

#include "base/buf.h"
#include "site/address.h"

static bool next(struct pl_buf *part)
{
	int c;

	pl_buf_reset(part);
	while ((c = getchar()) != EOF && c)
		pl_buf_addc(part, (char)c);
	return c != EOF;
}

static void show(struct pl_arena *arena, const struct pl_address *a)
{
	struct pl_str decoded = PL_STR("");
	char port[16] = "-";

	if (a->port >= 0)
		snprintf(port, sizeof(port), "%d", (int)a->port);
	if (a->opaque || pl_address_path_decoded(&decoded, arena, a->path))
		decoded = PL_STR("-");
	printf(PL_FMT "\t" PL_FMT "\t" PL_FMT "\t" PL_FMT "\t" PL_FMT "\t%s\t" PL_FMT "\t%s" PL_FMT "\t%s" PL_FMT "\t",
	       PL_ARG(pl_address_text(arena, a)), PL_ARG(a->scheme), PL_ARG(a->username), PL_ARG(a->password),
	       PL_ARG(a->host), port, PL_ARG(a->path), a->query.ptr ? "?" : "", PL_ARG(a->query),
	       a->fragment.ptr ? "#" : "", PL_ARG(a->fragment));
	for (size_t i = 0; i < decoded.len; i++)
		if (decoded.ptr[i] != '\t' && decoded.ptr[i] != '\n')
			putchar(decoded.ptr[i]);
	putchar('\n');
}

int main(void)
{
	struct pl_arena arena = {0};
	struct pl_buf reference = {0}, base = {0};

	while (next(&reference) && next(&base)) {
		struct pl_address from, address;
		bool fine = !base.len || pl_address_resolve(&from, &arena, pl_buf_str(&base), NULL);

		address.fault = fine ? PL_ADDRESS_FINE : from.fault;
		if (fine && pl_address_resolve(&address, &arena, pl_buf_str(&reference), base.len ? &from : NULL))
			show(&arena, &address);
		else
			printf("fault\t%s\n", pl_address_fault_text(address.fault));
		pl_arena_reset(&arena);
	}
	pl_buf_finish(&reference);
	pl_buf_finish(&base);
	pl_arena_finish(&arena);
	return 0;
}
