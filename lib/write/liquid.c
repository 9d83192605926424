/* liquid: text guarded from Liquid, which runs over a whole post before Markdown is read. Line by line, so that what
 * Liquid prints is byte for byte what was there: `{% raw %}` before the first opening and `{% endraw %}` behind the
 * last one's end. A line that has `endraw` itself gets each opening printed as a string. */
#include "write/liquid.h"

/* True at `{{` and `{%`. */
static bool is_opening(struct pl_str line, size_t at)
{
	return line.ptr[at] == '{' && at + 1 < line.len && (line.ptr[at + 1] == '{' || line.ptr[at + 1] == '%');
}

static void print_openings(struct pl_buf *out, struct pl_str line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (!is_opening(line, i)) {
			pl_buf_addc(out, line.ptr[i]);
			continue;
		}
		pl_buf_addf(out, "{{ \"{%c\" }}", line.ptr[i + 1]);
		i++;
	}
}

/* Behind all `}` from `at` on: one of them right behind `{% endraw %}` would count as part of it. */
static size_t skip_braces(struct pl_str line, size_t at)
{
	while (at < line.len && line.ptr[at] == '}')
		at++;
	return at;
}

/* Where what opens at `at` ends: behind its `}}` or `%}`, or behind the opening when it has none in this line. */
static size_t end_of(struct pl_str line, size_t at)
{
	for (size_t i = at + 2; i + 1 < line.len; i++)
		if ((line.ptr[i] == '}' || line.ptr[i] == '%') && line.ptr[i + 1] == '}')
			return skip_braces(line, i + 2);
	return skip_braces(line, at + 2);
}

static void guard_line(struct pl_buf *out, struct pl_str line)
{
	size_t first = line.len, last = 0, end;

	for (size_t i = 0; i < line.len; i++)
		if (is_opening(line, i)) {
			first = first == line.len ? i : first;
			last = i++;
		}
	if (first == line.len) {
		pl_buf_add(out, line);
	} else if (pl_str_find(line, PL_STR("endraw"), 0) < line.len) {
		print_openings(out, line);
	} else {
		end = end_of(line, last);
		pl_buf_add(out, pl_str_n(line.ptr, first));
		pl_buf_adds(out, "{% raw %}");
		pl_buf_add(out, pl_str_n(line.ptr + first, end - first));
		pl_buf_adds(out, "{% endraw %}");
		pl_buf_add(out, pl_str_n(line.ptr + end, line.len - end));
	}
}

void pl_liquid_guard(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		const char *newline = memchr(text.ptr + at, '\n', text.len - at);
		size_t end = newline ? (size_t)(newline - text.ptr) : text.len;

		guard_line(out, pl_str_n(text.ptr + at, end - at));
		if (newline)
			pl_buf_addc(out, '\n');
		at = end + 1;
	}
}
