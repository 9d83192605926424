/* cjk_quotes: quotation marks and brackets that must come in pairs, counted per block across inline tags. */
#include "base/utf8.h"
#include "body/marks.h"
#include "body/prose.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "cjk-quotes",
	.severity = PL_WARNING,
	.sentence = "quotation mark or bracket is not paired",
	.help = "Add the missing mark, or turn the wrong one round.",
	.why = "Counted are “ ”, ‘ ’, 《 》, 〈 〉, 「 」, 『 』, 【 】, 〔 〕 and （ ） in each paragraph, heading, list item and "
	       "table cell; inline tags do not matter. A mark that is missing or the wrong way round (“引文“) mostly comes from "
	       "an input method or from cutting a sentence.\n\nNo fault are: apostrophes (don’t, ’90s), inch marks, `1）` before a "
	       "list item, and a quotation over several paragraphs, each of which opens with “ while only the last closes.",
	.bad = "他说：“今年的目标已经完成。\n",
	.good = "他说：“今年的目标已经完成。”\n",
	.since = "0.1",
};

/* A mark left open by an earlier block: the quotation may go on in the next. */
struct pending {
	struct pl_mark mark;
	bool spoken; /* opens its block or follows a colon: a whole speech; outside Chinese any may be one */
};

struct state {
	struct pl_pass *pass;
	struct pl_prose_places places;
	struct pl_marks marks; /* of the block */
	uint32_t *open;        /* indexes of marks, scratch */
	const struct pl_node *first; /* the block's first text that is not blank */
	size_t first_at;             /* and where in it the words begin */
	struct pending pending[PL_MARK_KINDS];
	bool any_pending;
};

/* Where the block's words begin. */
static void note_start(struct state *s, const struct pl_node *node)
{
	struct pl_str text = node->text;
	size_t at = 0;

	while (at < text.len) {
		size_t next = at;
		uint32_t cp = pl_utf8_next(text, &next);

		if (cp != 0x3000 && cp != 0xA0 && !(cp < 0x80 && pl_is_space((unsigned char)cp))) {
			s->first = node;
			s->first_at = at;
			return;
		}
		at = next;
	}
}

static bool opens_block(const struct state *s, const struct pl_mark *m)
{
	return m->node == s->first && m->at == s->first_at;
}

static struct pl_span place(struct state *s, const struct pl_mark *m)
{
	return pl_prose_span(&s->places, m->node, m->at, m->at + strlen(pl_mark_signs[m->kind][m->closing]));
}

static struct pl_diag *complain(struct state *s, const struct pl_mark *m, const char *fmt, const char *a, const char *b)
{
	struct pl_str detail = pl_arena_printf(pl_pass_arena(s->pass), fmt, a, b);

	return pl_complain(s->pass, &rule, place(s, m), PL_FMT, PL_ARG(detail));
}

static void complain_open(struct state *s, const struct pl_mark *m)
{
	complain(s, m, "`%s` is never closed", pl_mark_signs[m->kind][0], NULL);
}

/* `（文字)`: the nearest ASCII bracket the other way that has no partner of its own, after or before `m`. */
static const struct pl_mark *ascii_partner(const struct state *s, const struct pl_mark *m)
{
	const struct pl_mark *open = NULL;
	int depth = 0;

	for (const struct pl_mark *a = s->marks.items; a < s->marks.items + s->marks.count; a++) {
		if (a->kind != PL_MARK_ASCII_PAREN)
			continue;
		if (!a->closing) {
			open = depth++ == 0 && a < m ? a : open;
		} else if (depth > 0) {
			open = --depth == 0 ? NULL : open;
		} else if (!m->closing && a > m) {
			return a;
		}
	}
	return m->closing && depth > 0 ? open : NULL;
}

/* `“text"`: a straight quote or a prime (WordPress writes “5″) behind `m`, before any other mark of its kind in the
 * text node. False when there is none. */
static bool straight_partner(struct state *s, const struct pl_mark *m, struct pl_span *span)
{
	struct pl_str text = m->node->text;

	for (size_t at = m->at + 3, next; m->kind == PL_MARK_DOUBLE && at < text.len; at = next) {
		uint32_t cp;

		next = at;
		cp = pl_utf8_next(text, &next);
		if (cp == 0x201C || cp == 0x201D)
			return false;
		if (cp == '"' || cp == 0x2033) {
			*span = pl_prose_span(&s->places, m->node, at, next);
			return true;
		}
	}
	return false;
}

/* WordPress writes `"5"` as “5″: neither quotation is open, nor does a person see which sign it is. */
static bool is_prime(struct pl_str source, struct pl_span span)
{
	return pl_str_is(pl_slice(source, span), "″") && span.start && pl_is_digit((unsigned char)source.ptr[span.start - 1]);
}

/* The marks at s->open[*depth - 1…] that something else closes are complained about and taken out. */
static void judge_straight(struct state *s, size_t from, size_t *depth)
{
	struct pl_str source = pl_pass_post(s->pass)->source.text;
	size_t kept = from;

	for (size_t i = from; i < *depth; i++) {
		const struct pl_mark *m = &s->marks.items[s->open[i]];
		struct pl_span span, opened;
		struct pl_diag *diag;

		opened = place(s, m);
		if (!straight_partner(s, m, &span)) {
			s->open[kept++] = s->open[i];
			continue;
		}
		if (is_prime(source, span))
			continue;
		diag = pl_complain(s->pass, &rule, span, "`%s` is closed by `" PL_FMT "`", pl_mark_signs[m->kind][0],
				   PL_ARG(pl_slice(source, span)));
		pl_complain_related(s->pass, diag, opened, "opened here");
	}
	*depth = kept;
}

/* A colon or comma stands before it, perhaps a blank between: somebody begins to speak. */
static bool follows_colon(const struct pl_mark *m)
{
	size_t at = m->at;
	uint32_t cp = at ? pl_utf8_prev(m->node->text, &at) : 0;

	if (cp == ' ')
		cp = at ? pl_utf8_prev(m->node->text, &at) : 0;
	return cp == ':' || cp == ',' || cp == 0xFF1A || cp == 0xFF0C;
}

/* Only paragraphs take a speech on, and items do whose first word is quoted; cells and headings are complete. */
static bool may_go_on(const struct state *s, const struct pl_mark *m)
{
	const struct pl_node *block = m->node->parent;

	if (m->kind != PL_MARK_DOUBLE && m->kind != PL_MARK_SINGLE && m->kind != PL_MARK_CORNER &&
	    m->kind != PL_MARK_WHITE_CORNER)
		return false;
	while (block && block->kind == PL_NODE_ELEMENT && !pl_tag_has((enum pl_tag)block->tag, PL_IS_BLOCK))
		block = block->parent;
	if (block && pl_node_is(block, PL_TAG_LI))
		return !s->marks.cjk && opens_block(s, m);
	return block && (block->kind == PL_NODE_DOCUMENT || pl_node_is(block, PL_TAG_P) || pl_node_is(block, PL_TAG_DIV) ||
			 pl_node_is(block, PL_TAG_BLOCKQUOTE) || pl_node_is(block, PL_TAG_SECTION) ||
			 pl_node_is(block, PL_TAG_ARTICLE) || pl_node_is(block, PL_TAG_BODY));
}

static void judge_open(struct state *s, const struct pl_mark *m)
{
	const struct pl_mark *ascii = m->kind == PL_MARK_PAREN ? ascii_partner(s, m) : NULL;

	if (ascii) {
		pl_complain_related(s->pass, complain(s, ascii, "`%s` is closed by `%s`", "（", ")"), place(s, m), "opened here");
	} else if (may_go_on(s, m)) {
		s->pending[m->kind] = (struct pending){*m, !s->marks.cjk || opens_block(s, m) || follows_colon(m)};
		s->any_pending = true;
	} else {
		complain_open(s, m);
	}
}

static void judge_stray(struct state *s, const struct pl_mark *m)
{
	const struct pl_mark *ascii = m->kind == PL_MARK_PAREN ? ascii_partner(s, m) : NULL;

	if (ascii)
		pl_complain_related(s->pass, complain(s, ascii, "`%s` is closed by `%s`", "(", "）"), place(s, m), "closed here");
	else
		complain(s, m, "`%s` was never opened", pl_mark_signs[m->kind][1], NULL);
}

/* Marks of one kind without partner: all strays stand before all that stay open. Two strays in a row, or two left
 * open, are one pair with one mark turned round; so are a stray and the opening one behind it. */
static void judge_kind(struct state *s, unsigned kind)
{
	const struct pl_mark *stray = NULL;
	size_t depth = 0, from = 0;
	struct pl_diag *diag;

	for (size_t i = 0; i < s->marks.count; i++) {
		const struct pl_mark *m = &s->marks.items[i];

		if (m->kind != kind)
			continue;
		if (!m->closing) {
			s->open[depth++] = (uint32_t)i;
		} else if (depth > 0) {
			depth--;
		} else if (stray) { /* Swedish and Finnish write ”so” */
			if (s->marks.cjk)
				complain(s, stray, "`%s` where `%s` was expected", pl_mark_signs[kind][1], pl_mark_signs[kind][0]);
			stray = NULL;
		} else {
			stray = m;
		}
	}
	if (stray && depth) {
		diag = complain(s, stray, "`%s` and `%s` are the wrong way round", pl_mark_signs[kind][1], pl_mark_signs[kind][0]);
		pl_complain_related(s->pass, diag, place(s, &s->marks.items[s->open[from++]]), "the other one");
	} else if (stray) {
		judge_stray(s, stray);
	}
	judge_straight(s, from, &depth);
	for (; from + 1 < depth; from += 2) {
		struct pl_span opened = place(s, &s->marks.items[s->open[from]]);

		diag = complain(s, &s->marks.items[s->open[from + 1]], "`%s` where `%s` was expected", pl_mark_signs[kind][0],
				pl_mark_signs[kind][1]);
		pl_complain_related(s->pass, diag, opened, "opened here");
	}
	if (from < depth)
		judge_open(s, &s->marks.items[s->open[from]]);
}

/* What this block says about a quotation left open before it. */
static void settle(struct state *s, unsigned kind)
{
	struct pending *p = &s->pending[kind];
	size_t i = 0;

	while (i < s->marks.count && s->marks.items[i].kind != kind)
		i++;
	if (i == s->marks.count && p->spoken)
		return;
	if (i < s->marks.count && !s->marks.items[i].closing && opens_block(s, &s->marks.items[i])) {
		p->mark.node = NULL;
	} else if (i < s->marks.count && s->marks.items[i].closing && p->spoken) {
		memmove(&s->marks.items[i], &s->marks.items[i + 1], (s->marks.count - i - 1) * sizeof(*s->marks.items));
		s->marks.count--;
		p->mark.node = NULL;
	} else {
		complain_open(s, &p->mark);
		p->mark.node = NULL;
	}
}

static void settle_all(struct state *s)
{
	s->any_pending = false;
	for (unsigned kind = 0; kind < PL_MARK_KINDS; kind++) {
		if (s->pending[kind].mark.node)
			settle(s, kind);
		s->any_pending |= s->pending[kind].mark.node != NULL;
	}
}

/* The block is over. Its marks outlive the block only by copy. */
static void end_block(struct state *s)
{
	if (s->any_pending && s->first)
		settle_all(s);
	if (!pl_marks_balanced(&s->marks)) {
		pl_marks_sift(&s->marks);
		s->open = PL_NEW_N(pl_pass_arena(s->pass), uint32_t, s->marks.count);
		for (unsigned kind = 0; kind < PL_MARK_ASCII_PAREN; kind++)
			judge_kind(s, kind);
	}
	s->marks.count = 0;
	s->first = NULL;
	s->marks.cjk = false;
}

/* Strings of the front matter are blocks of their own. */
static void read_front(struct state *s, const struct pl_front *front)
{
	for (const struct pl_value *v = front->root ? front->root->first : NULL; v; v = v->next) {
		struct pl_node *node;

		if (v->kind != PL_VALUE_SCALAR && v->kind != PL_VALUE_STRING)
			continue;
		node = PL_NEW(pl_pass_arena(s->pass), struct pl_node);
		node->kind = PL_NODE_TEXT;
		node->span = v->span;
		node->text = v->text;
		note_start(s, node);
		pl_marks_read(&s->marks, node);
		end_block(s);
	}
}

static bool has_marks(struct pl_str text)
{
	return text.len && (memchr(text.ptr, 0xE2, text.len) || memchr(text.ptr, 0xE3, text.len) ||
			    memchr(text.ptr, 0xEF, text.len));
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct state s = {.pass = pass, .marks.arena = pl_pass_arena(pass), .places.source = post->source.text};
	struct pl_prose prose = {.top = post->body.root};
	enum pl_prose_event event;

	if (!pl_pass_wants(pass, &rule) || !has_marks(post->source.text))
		return;
	read_front(&s, &post->front);
	while (prose.top && (event = pl_prose_next(&prose)) != PL_PROSE_END) {
		if (event == PL_PROSE_BLOCK) {
			end_block(&s);
		} else if (event == PL_PROSE_TEXT) {
			if (!s.first)
				note_start(&s, prose.node);
			pl_marks_read(&s.marks, prose.node);
		}
	}
	end_block(&s);
	for (unsigned kind = 0; kind < PL_MARK_KINDS; kind++)
		if (s.pending[kind].mark.node)
			complain_open(&s, &s.pending[kind].mark);
}

const struct pl_check pl_check_cjk_quotes = {
	.name = "cjk_quotes",
	.rules = &rule,
	.nrules = 1,
	.finish = finish,
};
