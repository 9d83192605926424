/* yaml_nested: what stands beside a fault inside an inner map. */
#include "front/yaml.h"

static char byte(const struct pl_build *b, uint32_t at)
{
	return at < b->end ? b->text.ptr[at] : '\n';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(const struct pl_build *b, uint32_t at)
{
	while (is_blank(byte(b, at)))
		at++;
	return at;
}

/* The `: ` that does not belong into the plain value at `at`, or `end`. Values that are more than plain are passed over. */
static uint32_t odd_colon(const struct pl_build *b, uint32_t at, uint32_t end)
{
	if (at >= end || strchr("\"'[{|>&*!#", byte(b, at)))
		return end;
	for (; at + 1 < end; at++) {
		if (byte(b, at) == ' ' && byte(b, at + 1) == '#')
			return end;
		if (byte(b, at) == ':' && is_blank(byte(b, at + 1)))
			return at;
	}
	return end;
}

void pl_yaml_nested_faults(struct pl_build *b, uint32_t line, uint32_t end, const char *met)
{
	uint32_t indent = skip_blanks(b, line) - line;

	for (uint32_t at = pl_build_next_line(b, line); at < end; at = pl_build_next_line(b, at)) {
		uint32_t start = skip_blanks(b, at), eol = pl_build_line_end(b, at), colon = start, odd;

		if (start - at != indent)
			continue;
		while (colon < eol && (pl_is_alnum((unsigned char)byte(b, colon)) || byte(b, colon) == '_' || byte(b, colon) == '-'))
			colon++;
		if (colon == start || colon + 1 >= eol || byte(b, colon) != ':' || !is_blank(byte(b, colon + 1)))
			continue;
		odd = odd_colon(b, skip_blanks(b, colon + 1), eol);
		if (odd < eol && byte(b, odd - 1) == '\\')
			pl_build_fault(b, PL_CAUSE_BACKSLASH_COLON, pl_span(odd - 1, odd + 1), met);
		else if (odd < eol)
			pl_build_fault(b, PL_CAUSE_COLON_IN_PLAIN, pl_span(odd, odd + 1), met);
	}
}
