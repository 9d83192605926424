/* md_link: where the targets of Markdown links and images stand. */
#include "body/md_reader.h"

/* Past `(target "title")` from its parenthesis; *target gets the target's place. 0 when it is none. */
static uint32_t inline_target(const struct pl_md_reader *r, uint32_t at, struct pl_span *target)
{
	const char *p = r->hidden.ptr;
	unsigned depth = 0;
	char quote = 0;

	at++;
	while (at < r->span.end && pl_is_space((unsigned char)p[at]))
		at++;
	target->start = at;
	if (at < r->span.end && p[at] == '<') {
		target->start = ++at;
		while (at < r->span.end && p[at] != '>' && p[at] != '\n')
			at += 1 + (p[at] == '\\' && at + 1 < r->span.end);
		target->end = at < r->span.end ? at : r->span.end;
		at++;
	} else {
		for (; at < r->span.end && !pl_is_space((unsigned char)p[at]); at++) {
			if (p[at] == '\\' && at + 1 < r->span.end && !pl_is_space((unsigned char)p[at + 1]))
				at++;
			else if (p[at] == '(')
				depth++;
			else if (p[at] == ')' && depth-- == 0)
				break;
		}
		target->end = at < r->span.end ? at : r->span.end;
	}
	for (; at < r->span.end; at++) {
		if (p[at] == '\\')
			at++;
		else if (quote ? p[at] == quote : p[at] == ')')
			if (quote)
				quote = 0;
			else
				return at + 1;
		else if (!quote && (p[at] == '"' || p[at] == '\'' || p[at] == '('))
			quote = p[at] == '(' ? ')' : p[at];
	}
	return 0;
}

/* The label of a reference link whose text ends at `at` and which ends at `end`, told to the definitions. */
static void use_label(struct pl_md_reader *r, const struct pl_md_span *span, uint32_t at, uint32_t end)
{
	uint32_t start = span->node ? span->node->open.end : at;

	if (span->counted)
		return;
	if (end > at + 3)
		pl_md_refs_use(&r->refs, pl_slice(r->hidden, pl_span(at + 2, end - 1)));
	else if (start < at)
		pl_md_refs_use(&r->refs, pl_slice(r->hidden, pl_span(start, at)));
}

/* A target in a definition holds a template: it is a slice of the text then. */
static bool is_templated(const struct pl_md_reader *r, struct pl_str target)
{
	uint32_t start;

	if (!r->templates || !target.len || target.ptr < r->text.ptr || target.ptr >= r->text.ptr + r->text.len)
		return false;
	start = (uint32_t)(target.ptr - r->text.ptr);
	return pl_templates_at(r->templates, start) || pl_templates_between(r->templates, pl_span(start, start + (uint32_t)target.len));
}

/* What closes a link or image behind r->at: its length; places the target. */
uint32_t pl_md_link_close(struct pl_md_reader *r, struct pl_md_span *span, uint32_t *flags)
{
	uint32_t at = r->at, end = 0;
	struct pl_span target = {at, at};

	if (at < r->span.end && r->text.ptr[at] == '>') {
		*flags |= PL_NODE_AUTOLINK;
		end = at + 1;
		target = pl_span(span->node ? span->node->open.end : at, at);
	} else if (at < r->span.end && r->text.ptr[at] == ']') {
		char next = at + 1 < r->span.end ? r->text.ptr[at + 1] : '\0';

		if (next == '(')
			end = inline_target(r, at + 1, &target);
		if (!end) {
			*flags |= PL_NODE_REFLINK;
			end = at + 1;
			if (next == '[') {
				const char *close = memchr(r->text.ptr + end, ']', r->span.end - end);

				end = close ? (uint32_t)(close - r->text.ptr) + 1 : end;
			}
			use_label(r, span, at, end);
		}
	} else {
		*flags |= PL_NODE_AUTOLINK;
		end = at;
		if (span->node) {
			span->node->open = pl_span(span->node->open.end, span->node->open.end);
			span->node->span.start = span->node->open.end;
			target = pl_span(span->node->span.start, at);
		}
	}
	if (span->target) {
		span->target->span = span->target->value_span = target;
		span->target->has_template = r->templates && (pl_templates_between(r->templates, target) || pl_templates_at(r->templates, target.start));
		if (span->target->has_template)
			span->target->value = pl_slice(r->text, target);
		else if (*flags & PL_NODE_REFLINK)
			span->target->has_template = is_templated(r, span->target->value);
	}
	return end - at;
}

void pl_md_image_enter(struct pl_md_reader *r)
{
	size_t start = pl_str_find(pl_str_n(r->hidden.ptr, r->span.end), PL_STR("!["), r->at);

	if (start == r->span.end)
		return;
	pl_md_place(r, (uint32_t)start);
	r->image = (uint32_t)start;
	r->at = (uint32_t)start + 2;
}

void pl_md_image_leave(struct pl_md_reader *r, struct pl_md_span *span)
{
	struct pl_token img = {.kind = PL_TOKEN_START, .tag = PL_TAG_IMG, .name = PL_STR("img"), .attrs = span->target};
	uint32_t flags = 0, solid = pl_md_next_solid(r);

	if (!r->alt.len && solid < r->span.end && r->hidden.ptr[solid] == ']')
		r->at = solid; /* `![ ](src)` */
	r->at += pl_md_link_close(r, span, &flags);
	span->target->next->value = pl_arena_dup(r->arena, pl_buf_str(&r->alt));
	img.span = pl_span(r->image, r->at);
	pl_md_send(r, &img);
}
