/* md_tables: rows of GFM's tables. */
#include "body/md_tables.h"

#include <string.h>

enum { DASHES = 3 };

static size_t skip_blanks(struct pl_str line, size_t at)
{
	while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'))
		at++;
	return at;
}

unsigned pl_md_delimiter_cells(struct pl_str line, bool *brief)
{
	size_t at = skip_blanks(line, 0);
	unsigned cells = 0, pipes = 0;

	*brief = false;
	line.len = pl_str_trim(line).len + at;
	if (at < line.len && line.ptr[at] == '|')
		pipes++, at = skip_blanks(line, at + 1);
	while (at < line.len) {
		size_t dashes;

		at += line.ptr[at] == ':';
		for (dashes = at; at < line.len && line.ptr[at] == '-';)
			at++;
		dashes = at - dashes;
		at += at < line.len && line.ptr[at] == ':';
		at = skip_blanks(line, at);
		if (!dashes || (at < line.len && line.ptr[at] != '|'))
			return 0;
		*brief = *brief || dashes < DASHES;
		cells++;
		if (at < line.len)
			pipes++, at = skip_blanks(line, at + 1);
	}
	return pipes ? cells : 0;
}

unsigned pl_md_row_cells(struct pl_str line)
{
	unsigned pipes = 0;

	line = pl_str_trim(line);
	if (line.len < 2)
		return 0;
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '\\')
			i++;
		else
			pipes += line.ptr[i] == '|';
	}
	if (!pipes)
		return 0;
	return pipes + 1 - (line.ptr[0] == '|') - (line.ptr[line.len - 1] == '|' && line.ptr[line.len - 2] != '\\');
}
