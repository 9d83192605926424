/* front_remark: comments and blank lines between keys and values, and the items they belong to: the one that comes
 * next, or the one whose line they end. */
#include "write/front_parts.h"

#include <stdlib.h>

struct scan {
	struct pl_item_reader *reader;
	uint32_t at, end;     /* a stretch between two tokens */
	struct pl_item *last; /* whose token ends on the line of `at`, or NULL */
	struct pl_remarks *next;
	struct pl_item *next_item;
};

static void hang(struct pl_arena *arena, struct pl_remarks *remarks, struct pl_str text)
{
	struct pl_remark *remark = PL_NEW(arena, struct pl_remark);

	remark->text = text;
	if (remarks->last)
		remarks->last->next = remark;
	else
		remarks->first = remark;
	remarks->last = remark;
}

/* End of the comment at `at`: YAML 1.1 knows more line ends than TOML. */
static uint32_t comment_end(const struct pl_item_reader *r, uint32_t at, uint32_t end)
{
	const char *p = r->text.ptr;

	for (; at < end && p[at] != '\n' && p[at] != '\r'; at++)
		if (r->from == PL_FRONT_YAML && (unsigned char)p[at] >= 0x80 && !pl_front_yaml_line(pl_str_n(p + at, end - at < 3 ? end - at : 3)))
			break;
	return at;
}

static void take(struct scan *s)
{
	struct pl_item_reader *r = s->reader;
	uint32_t end = comment_end(r, s->at, s->end);
	struct pl_str text = pl_slice(r->text, pl_span(s->at, end));

	while (text.len > 1 && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t'))
		text.len--;
	r->remarks++;
	if (r->to == PL_FRONT_JSON || (r->to == PL_FRONT_YAML && !pl_front_yaml_line(text))) {
		struct pl_loss loss = {
			.kind = PL_LOSS_STRUCTURE, .what = PL_STR("front-comment"), .place = pl_span(s->at, end), .before = text};

		r->remarks--;
		if (r->losses)
			pl_item_loss(r->losses, r->arena, &loss);
	} else {
		hang(r->arena, s->last ? &s->last->behind : s->next, text);
	}
	s->at = end;
}

/* A quoted part of a TOML key that is no token, or an anchor or tag of YAML, may hold `#`. */
static void skip_word(struct scan *s)
{
	const char *p = s->reader->text.ptr;
	char c = p[s->at++];

	if (s->reader->from == PL_FRONT_YAML) {
		while (s->at < s->end && !pl_is_space((unsigned char)p[s->at]))
			s->at++;
		return;
	}
	for (; s->at < s->end && p[s->at] != c && p[s->at] != '\n'; s->at++)
		if (p[s->at] == '\\' && c == '"')
			s->at++;
	s->at += s->at < s->end;
}

/* Blank lines: one remark, but not where TOML's habit put them. */
static void blank(struct scan *s)
{
	bool habit = s->reader->from == PL_FRONT_TOML && s->next_item && s->next_item->header;

	if (!s->next->last ? !habit : s->next->last->text.ptr != NULL)
		hang(s->reader->arena, s->next, (struct pl_str){0});
}

static void gap(struct scan *s)
{
	const char *p = s->reader->text.ptr;
	bool empty = false; /* nothing but blanks on this line so far */

	while (s->at < s->end) {
		char c = p[s->at];

		if (c == '#') {
			take(s);
		} else if (strchr(s->reader->from == PL_FRONT_YAML ? "&!*" : "\"'", c) && c) {
			skip_word(s);
		} else if (s->at++, c == '\n') {
			if (empty)
				blank(s);
			s->last = NULL;
			empty = true;
			continue;
		}
		empty = empty && (c == ' ' || c == '\t' || c == '\r');
	}
}

static int by_place(const void *a, const void *b)
{
	const struct pl_item_token *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static void trim_blank(struct pl_remarks *remarks)
{
	struct pl_remark *before = NULL;

	if (!remarks->last || remarks->last->text.ptr)
		return;
	for (struct pl_remark *r = remarks->first; r != remarks->last; r = r->next)
		before = r;
	remarks->last = before;
	if (before)
		before->next = NULL;
	else
		remarks->first = NULL;
}

void pl_remarks_read(struct pl_item_reader *r, struct pl_span front, struct pl_item_token *tokens, size_t count)
{
	struct pl_item *last = NULL;
	uint32_t at = front.start;

	if (r->from == PL_FRONT_JSON)
		return;
	if (count)
		qsort(tokens, count, sizeof(*tokens), by_place);
	for (size_t i = 0; i <= count; i++) {
		const struct pl_item_token *token = i < count ? &tokens[i] : NULL;
		struct scan s = {r,
				 at,
				 token ? token->span.start : front.end,
				 last,
				 token ? &token->item->above : &r->tail,
				 token ? token->item : NULL};

		if (s.at < s.end)
			gap(&s);
		if (!i && token && token->item->above.first && !token->item->above.first->text.ptr) /* blank lines below the fence */
			token->item->above.first = token->item->above.first->next;
		if (token && !token->item->above.first)
			token->item->above.last = NULL;
		if (token && token->span.end >= at) {
			last = token->item;
			at = token->span.end;
		}
	}
	trim_blank(&r->tail);
}

/* ---- writing ---- */

static void line(struct pl_front_writing *w, struct pl_str text, unsigned indent)
{
	if (text.ptr) {
		pl_front_pad(w->out, indent);
		pl_buf_add(w->out, text);
		w->remarks++;
	}
	pl_buf_addc(w->out, '\n');
}

void pl_remarks_write(struct pl_front_writing *w, const struct pl_remarks *remarks, unsigned indent)
{
	for (const struct pl_remark *r = remarks->first; r; r = r->next)
		line(w, r->text, indent);
}

static bool several(const struct pl_remarks *remarks)
{
	return remarks->first != remarks->last;
}

/* The comments of all below `item`, without blank lines. Depth is bounded by the reader. */
static void inner(struct pl_front_writing *w, const struct pl_item *item, unsigned indent)
{
	for (const struct pl_item *c = item->first; c; c = c->next) {
		const struct pl_remarks *both[] = {&c->above, &c->behind};

		for (unsigned i = 0; i < 2; i++)
			for (const struct pl_remark *r = both[i]->first; r; r = r->next)
				if (r->text.ptr)
					line(w, r->text, indent);
		inner(w, c, indent);
	}
}

void pl_remarks_above(struct pl_front_writing *w, const struct pl_item *item, unsigned indent, unsigned displaced)
{
	pl_remarks_write(w, &item->above, indent);
	if ((displaced & PL_REMARKS_BEHIND) || several(&item->behind))
		pl_remarks_write(w, &item->behind, indent);
	if (displaced & PL_REMARKS_INNER)
		inner(w, item, indent);
}

void pl_remarks_behind(struct pl_front_writing *w, const struct pl_item *item)
{
	if (!item->behind.first || several(&item->behind))
		return;
	pl_buf_addc(w->out, ' ');
	pl_buf_add(w->out, item->behind.first->text);
	w->remarks++;
}
