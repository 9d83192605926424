/* template_hide: the filler that stands for templates where Markdown is read. */
#include "body/template.h"

/* Tags that print nothing; so do those that begin with `end`. */
static const char *const silent[] = {"assign", "break", "capture", "case", "comment", "continue", "else", "elseif", "elsif", "for",
				     "if", "layout", "liquid", "raw", "set", "unless", "verbatim", "when"};
/* But these end what is printed as code. */
static const char *const loud[] = {"endhighlight", "endcodeblock"};

static bool is_one_of(struct pl_str name, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pl_str_is(name, names[i]))
			return true;
	return false;
}

static bool is_silent(const struct pl_template *t)
{
	if (t->kind != PL_TEMPLATE_LIQUID_TAG)
		return t->kind == PL_TEMPLATE_COMMENT;
	if (pl_str_starts(t->name, PL_STR("end")))
		return !is_one_of(t->name, loud, PL_COUNT(loud));
	return is_one_of(t->name, silent, PL_COUNT(silent));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(struct pl_str text, uint32_t at)
{
	while (at < text.len && is_blank(text.ptr[at]))
		at++;
	return at;
}

/* Whether a line of HTML stands right above the line that begins at `start`, or right below the one that ends at `end`: a
 * blank line there would end the HTML, which not every reader agrees to. */
static bool in_html(struct pl_str text, uint32_t start, uint32_t end)
{
	while (start > 0 && (is_blank(text.ptr[start - 1]) || text.ptr[start - 1] == '\r' || text.ptr[start - 1] == '\n')) {
		start--;
		if (text.ptr[start] == '\n' && start > 0 && text.ptr[start - 1] == '\n')
			break;
	}
	if (start > 0 && text.ptr[start - 1] == '>')
		return true;
	end += end < text.len && text.ptr[end] == '\r';
	end = skip_blanks(text, end + (end < text.len));
	return end < text.len && text.ptr[end] == '<';
}

/* The end of the run of silent templates from items[i] on that fills its lines; i when they do not. */
static size_t silent_run(const struct pl_templates *t, struct pl_str text, size_t i)
{
	uint32_t start = t->items[i].span.start, end;
	size_t next = i;

	while (start > 0 && is_blank(text.ptr[start - 1]))
		start--;
	if (start > 0 && text.ptr[start - 1] != '\n')
		return i;
	do
		end = skip_blanks(text, t->items[next].span.end);
	while (++next < t->count && is_silent(&t->items[next]) && end == t->items[next].span.start);
	if (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
		return i;
	return in_html(text, start, end) ? i : next;
}

/* The indent of further lines stays: it tells which list item or quotation they belong to. */
static void fill(char *out, struct pl_span span, char filler, bool whole)
{
	bool indent = false;

	if (whole) {
		memset(out + span.start, filler, span.end - span.start);
		return;
	}
	for (uint32_t at = span.start; at < span.end; at++) {
		indent = out[at] == '\n' || out[at] == '\r' || (indent && is_blank(out[at]));
		if (!indent)
			out[at] = filler;
	}
}

struct pl_str pl_templates_hide(const struct pl_templates *templates, struct pl_arena *arena, struct pl_str text)
{
	struct pl_str copy;
	size_t blank = 0, seen = 0; /* templates before `blank` are blanks, those before `seen` have been asked about */

	if (!templates || !templates->count)
		return text;
	copy = pl_arena_dup(arena, text);
	for (size_t i = 0; i < templates->count; i++) {
		if (i >= seen && is_silent(&templates->items[i])) {
			blank = silent_run(templates, text, i);
			seen = blank > i ? blank : i + 1;
		}
		fill((char *)copy.ptr, templates->items[i].span, i < blank ? ' ' : 'x', templates->items[i].whole);
	}
	return copy;
}
