/* quote: a text as a YAML scalar that every reader takes for just this text. */
#include "front/quote.h"

#include "base/buf.h"

struct pl_str pl_yaml_quote(struct pl_arena *arena, struct pl_str text)
{
	bool hard = text.len && (memchr(text.ptr, '"', text.len) || memchr(text.ptr, '\\', text.len));
	char quote = hard && !memchr(text.ptr, '\'', text.len) ? '\'' : '"';
	struct pl_buf out = {0};
	struct pl_str result;

	pl_buf_addc(&out, quote);
	for (size_t i = 0; i < text.len; i++) {
		if (quote == '"' && (text.ptr[i] == '"' || text.ptr[i] == '\\'))
			pl_buf_addc(&out, '\\');
		pl_buf_addc(&out, text.ptr[i]);
	}
	pl_buf_addc(&out, quote);
	result = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return result;
}

static uint32_t skip_blanks(struct pl_str text, uint32_t at, uint32_t end)
{
	while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at;
}

static uint32_t line_end(struct pl_str text, uint32_t at, uint32_t end)
{
	const char *newline = memchr(text.ptr + at, '\n', end - at);

	return newline ? (uint32_t)(newline - text.ptr) : end;
}

/* Behind `- ` marks and one `key: `. */
static uint32_t value_start(struct pl_str text, uint32_t at, uint32_t end)
{
	bool item = false;

	at = skip_blanks(text, at, end);
	while (at + 1 < end && text.ptr[at] == '-' && text.ptr[at + 1] == ' ') {
		at = skip_blanks(text, at + 1, end);
		item = true;
	}
	for (uint32_t i = at; i + 1 < end && !strchr("\"'[{&*!|>%@`#", text.ptr[i]); i++)
		if (text.ptr[i] == ':' && (text.ptr[i + 1] == ' ' || text.ptr[i + 1] == '\t') && (i == at || text.ptr[i - 1] != '\\'))
			return skip_blanks(text, i + 1, end);
	return item ? at : end;
}

struct pl_span pl_yaml_line_value(struct pl_str text, struct pl_span front, uint32_t at)
{
	uint32_t start = at, end = line_end(text, at, front.end), indent, next, value, last = end;

	while (start > front.start && text.ptr[start - 1] != '\n')
		start--;
	indent = skip_blanks(text, start, end) - start;
	next = end < front.end ? end + 1 : end;
	if (next < front.end) {
		uint32_t solid = skip_blanks(text, next, front.end);

		if (solid < front.end && text.ptr[solid] != '\n' && text.ptr[solid] != '\r' && solid - next > indent)
			return pl_span(at, at);
	}
	value = value_start(text, start, end);
	while (last > value && pl_is_space((unsigned char)text.ptr[last - 1]))
		last--;
	return pl_span(value < last ? value : at, value < last ? last : at);
}
