/* template_ial: kramdown's attribute lists. */
#include "body/template_parts.h"

static char peek(struct pl_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_name(char c)
{
	return pl_is_alnum((unsigned char)c) || c == '_' || c == '-' || (c & 0x80);
}

static size_t skip_blanks(struct pl_str text, size_t at)
{
	while (is_blank(peek(text, at)))
		at++;
	return at;
}

/* `name`, `.class`, `#id`, `key="value"` at `at`: the offset behind it, or 0. */
static size_t ial_item(struct pl_str text, size_t at)
{
	size_t from = at;
	char quote;

	if (peek(text, at) == '.' || peek(text, at) == '#')
		from = ++at;
	while (is_name(peek(text, at)) || (at > from && (peek(text, at) == ':' || peek(text, at) == '.')))
		at++;
	if (at == from)
		return 0;
	if (peek(text, at) != '=')
		return at;
	quote = peek(text, ++at);
	if (quote != '"' && quote != '\'')
		return 0;
	for (at++; at < text.len && text.ptr[at] != quote; at++)
		if (text.ptr[at] == '\n')
			return 0;
	return at < text.len ? at + 1 : 0;
}

/* Items up to `}`: the offset behind it, or 0. */
static size_t ial_items(struct pl_str text, size_t at)
{
	for (;;) {
		size_t next = skip_blanks(text, at);

		if (peek(text, next) == '/' && peek(text, next + 1) == '}')
			return next + 2;
		if (peek(text, next) == '}')
			return next + 1;
		at = ial_item(text, next);
		if (!at || (!is_blank(peek(text, at)) && peek(text, at) != '}' && peek(text, at) != '.' && peek(text, at) != '#'))
			return 0;
	}
}

size_t pl_kramdown_ial(struct pl_str text, size_t at)
{
	size_t word = at += 2;

	if (peek(text, at) == '/') { /* {:/name} */
		for (at++; is_name(peek(text, at)); at++)
			;
		return peek(text, at) == '}' ? at + 1 : 0;
	}
	if (peek(text, at) == ':')
		word = ++at;
	while (is_name(peek(text, at)))
		at++;
	if (word == at && peek(text, word - 2) == ':')
		return 0;
	if (peek(text, at) == ':' && at > word)
		return ial_items(text, at + 1);
	return ial_items(text, word);
}

/* Is the line of `at` a heading: `#` first, or underlined? */
static bool in_heading(struct pl_str text, size_t at, size_t end)
{
	size_t start = at, next = end, mark;

	while (start > 0 && at - start < 1000 && text.ptr[start - 1] != '\n')
		start--;
	start = skip_blanks(text, start);
	if (peek(text, start) == '#')
		return true;
	while (next < text.len && pl_is_space((unsigned char)text.ptr[next]) && text.ptr[next] != '\n')
		next++;
	for (mark = ++next; peek(text, next) == '=' || peek(text, next) == '-'; next++)
		;
	return next > mark && (next - mark > 1 || text.ptr[mark] == '=');
}

size_t pl_heading_ial(struct pl_str text, size_t at)
{
	size_t end = ial_items(text, at + 1), rest;

	if (!end)
		return 0;
	for (rest = end; is_blank(peek(text, rest)) || peek(text, rest) == '\r'; rest++)
		;
	if (rest < text.len && text.ptr[rest] != '\n')
		return 0;
	return in_heading(text, at, end) ? end : 0;
}
