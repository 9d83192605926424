/* tidy_guard: the copy of a post that tidy gets to see, and whether it may see it at all. */
#include "body/tidy_guard.h"

#include "body/html_scan.h"

static char shown(unsigned char c)
{
	return c == '\n' || (c >= 0x20 && c != 0x7F) ? (char)c : ' ';
}

/* CRLF becomes space LF and a lone CR becomes LF: tidy counts lines as we do, and no byte moves. */
static void line_breaks(char *out, struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n')
			out[i] = '\n';
		else if (text.ptr[i] == '\r')
			out[i] = i + 1 < text.len && text.ptr[i + 1] == '\n' ? ' ' : '\n';
	}
}

struct pl_str pl_tidy_copy(struct pl_arena *arena, struct pl_str text, const struct pl_tidy_html *html)
{
	char *out = pl_arena_alloc(arena, text.len + 1);
	size_t n = html->templates ? html->templates->count : 0;

	memset(out, ' ', text.len);
	for (size_t i = 0; i < html->count; i++)
		for (uint32_t at = html->spans[i].start; at < html->spans[i].end; at++)
			out[at] = shown((unsigned char)text.ptr[at]);
	for (size_t i = 0; i < n; i++) {
		struct pl_span span = html->templates->items[i].span;

		if (out[span.start] != ' ')
			memset(out + span.start, 'x', span.end - span.start);
	}
	line_breaks(out, text);
	return pl_str_n(out, text.len);
}

/* What is open as tidy may see it. Only an end tag that fits closes anything: whatever tidy makes of the others,
 * it cannot be nested deeper than this. */
struct open {
	struct pl_str names[PL_TIDY_DEPTH_MAX];
	unsigned depth;
	unsigned foreign; /* svg and math among them: inside these tidy lets any element nest */
	unsigned formatting, of_tag[PL_TAGS]; /* formatting elements by tag: they are reopened, whatever closes */
};

static unsigned is_foreign(const struct pl_token *token)
{
	return token->tag == PL_TAG_SVG || token->tag == PL_TAG_MATH;
}

static enum pl_tidy_end start_tag(struct open *open, const struct pl_token *token)
{
	unsigned attributes = 0;

	for (const struct pl_attr *a = token->attrs; a; a = a->next)
		attributes++;
	if (attributes >= PL_TIDY_ATTRIBUTES_MAX)
		return PL_TIDY_ATTRIBUTES;
	if (pl_tag_has(token->tag, PL_IS_FORMATTING)) {
		open->of_tag[token->tag]++;
		if (++open->formatting > PL_TIDY_FORMATTING_MAX)
			return PL_TIDY_FORMATTING;
	}
	if (open->foreign ? (token->flags & PL_TOKEN_SELF_CLOSING) != 0
			  : pl_tag_has(token->tag, PL_IS_VOID | PL_IS_OPTIONAL_END))
		return PL_TIDY_DONE;
	if (open->depth == PL_TIDY_DEPTH_MAX)
		return PL_TIDY_DEPTH;
	open->names[open->depth++] = token->name;
	open->foreign += is_foreign(token);
	return PL_TIDY_DONE;
}

static void end_tag(struct open *open, const struct pl_token *token)
{
	if (open->of_tag[token->tag]) {
		open->of_tag[token->tag]--;
		open->formatting--;
	}
	if (open->depth && pl_str_eq(open->names[open->depth - 1], token->name)) {
		open->depth--;
		open->foreign -= is_foreign(token);
	}
}

static enum pl_text_mode mode_of(const struct pl_token *token)
{
	if (!pl_tag_has(token->tag, PL_IS_RAW))
		return PL_TEXT_DATA;
	return token->tag == PL_TAG_SCRIPT ? PL_TEXT_SCRIPT : PL_TEXT_RAWTEXT;
}

enum pl_tidy_end pl_tidy_guard(struct pl_str copy)
{
	struct pl_arena arena = {0};
	struct pl_html_scan scan;
	struct pl_token token;
	struct open open = {0};
	enum pl_tidy_end end = copy.len > PL_TIDY_BYTES_MAX ? PL_TIDY_SIZE : PL_TIDY_DONE;

	pl_html_scan_init(&scan, &arena, NULL, copy, pl_span(0, (uint32_t)copy.len));
	while (end == PL_TIDY_DONE && pl_html_scan_next(&scan, &token)) {
		switch (token.kind) {
		case PL_TOKEN_START:
			end = start_tag(&open, &token);
			scan.mode = mode_of(&token);
			break;
		case PL_TOKEN_END:
			end_tag(&open, &token);
			break;
		case PL_TOKEN_DOCTYPE: /* a second one only makes noise */
			for (uint32_t at = token.span.start; at < token.span.end; at++)
				if (copy.ptr[at] != '\n')
					((char *)copy.ptr)[at] = ' ';
			break;
		default:
			break;
		}
	}
	pl_arena_finish(&arena);
	return end;
}
