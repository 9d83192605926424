/* cjk_quotes: quotation marks and brackets that must come in pairs, counted per block across inline tags. */
#include "base/utf8.h"
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

/* In the order of their code points from U+3008, one per pair; the free places are used for others. */
enum kind { ANGLE, TITLE, CORNER, WHITE_CORNER, LENTICULAR, DOUBLE, TORTOISE, SINGLE, PAREN, ASCII_PAREN, KINDS };

static const char *const signs[KINDS][2] = {
	[ANGLE] = {"〈", "〉"}, [TITLE] = {"《", "》"}, [CORNER] = {"「", "」"}, [WHITE_CORNER] = {"『", "』"},
	[LENTICULAR] = {"【", "】"}, [DOUBLE] = {"“", "”"}, [TORTOISE] = {"〔", "〕"}, [SINGLE] = {"‘", "’"},
	[PAREN] = {"（", "）"}, [ASCII_PAREN] = {"(", ")"},
};

struct mark {
	const struct pl_node *node; /* text node; NULL: none */
	uint32_t at;                /* offset in its text */
	uint8_t kind;
	bool closing;
	bool low;                   /* „ or ‚: closed by “ or ‘ */
};

/* A mark left open by an earlier block: the quotation may go on in the next. */
struct pending {
	struct mark mark;
	bool spoken; /* opens its block or follows a colon: a whole speech */
};

struct state {
	struct pl_pass *pass;
	struct mark *marks;   /* of the block */
	uint32_t *open;       /* indexes of marks, scratch; as many as marks */
	size_t count, cap;
	const struct pl_node *first; /* the block's first text that is not blank */
	size_t first_at;             /* and where in it the words begin */
	bool cjk;                    /* the block has Han or kana */
	struct pending pending[KINDS];
	bool any_pending;
};

static void add(struct state *s, const struct pl_node *node, size_t at, unsigned kind, bool closing, bool low)
{
	if (s->count == s->cap) {
		size_t cap = s->cap ? s->cap * 2 : 64;
		struct mark *marks = pl_arena_alloc(pl_pass_arena(s->pass), cap * sizeof(*marks));

		if (s->count)
			memcpy(marks, s->marks, s->count * sizeof(*marks));
		s->marks = marks;
		s->open = pl_arena_alloc(pl_pass_arena(s->pass), cap * sizeof(*s->open));
		s->cap = cap;
	}
	s->marks[s->count++] = (struct mark){node, (uint32_t)at, (uint8_t)kind, closing, low};
}

/* The character before or behind the mark in its text node, 0 at the node's edge. */
static uint32_t before(const struct mark *m)
{
	size_t at = m->at;

	return at ? pl_utf8_prev(m->node->text, &at) : 0;
}

static uint32_t after(const struct mark *m)
{
	size_t at = m->at;

	pl_utf8_next(m->node->text, &at);
	return at < m->node->text.len ? pl_utf8_next(m->node->text, &at) : 0;
}

static bool is_latin(uint32_t cp)
{
	return (cp < 0x80 && pl_is_alpha((unsigned char)cp)) || (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7);
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* E2 80 98…9E: ‘ ’ ‚ ‛ “ ” „ */
static void add_quote(struct state *s, const struct pl_node *node, size_t at, unsigned char last)
{
	bool low = last == 0x9A || last == 0x9E;
	struct mark m = {.node = node, .at = (uint32_t)at};

	if (last == 0x9B)
		return;
	if (last == 0x99 && is_latin(before(&m)) && is_latin(after(&m)))
		return;
	add(s, node, at, last >= 0x9C ? DOUBLE : SINGLE, last == 0x99 || last == 0x9D, low);
}

/* The marks of one text node. Chinese text is mostly three-byte characters from E4 to E9. */
static void read_text(struct state *s, const struct pl_node *node)
{
	const unsigned char *p = (const unsigned char *)node->text.ptr;
	size_t len = node->text.len, i = 0;

	while (i < len) {
		unsigned char c = p[i];

		if (c >= 0xE4 && c < 0xEF) {
			s->cjk = true;
			i += 3;
		} else if (c < 0x80) {
			if (c == '(' || c == ')')
				add(s, node, i, ASCII_PAREN, c == ')', false);
			i++;
		} else if (c == 0xE2 || c == 0xE3 || c == 0xEF) {
			if (c == 0xE3 && p[i + 1] == 0x80 && p[i + 2] >= 0x88 && p[i + 2] <= 0x95 && (p[i + 2] | 1) != 0x93)
				add(s, node, i, (p[i + 2] - 0x88u) / 2, p[i + 2] & 1, false);
			else if (c == 0xE2 && p[i + 1] == 0x80 && p[i + 2] >= 0x98 && p[i + 2] <= 0x9E)
				add_quote(s, node, i, p[i + 2]);
			else if (c == 0xEF && p[i + 1] == 0xBC && (p[i + 2] | 1) == 0x89)
				add(s, node, i, PAREN, p[i + 2] & 1, false);
			i += 3;
		} else {
			i += c < 0xE0 ? 2 : 4;
		}
	}
}

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

static bool opens_block(const struct state *s, const struct mark *m)
{
	return m->node == s->first && m->at == s->first_at;
}

static struct pl_span place(const struct state *s, const struct mark *m)
{
	return pl_prose_span(m->node, pl_pass_post(s->pass)->source.text, m->at, m->at + strlen(signs[m->kind][m->closing]));
}

static struct pl_diag *complain(struct state *s, const struct mark *m, const char *fmt, const char *a, const char *b)
{
	struct pl_str detail = pl_arena_printf(pl_pass_arena(s->pass), fmt, a, b);

	return pl_complain(s->pass, &rule, place(s, m), PL_FMT, PL_ARG(detail));
}

static void complain_open(struct state *s, const struct mark *m)
{
	complain(s, m, "`%s` is never closed", signs[m->kind][0], NULL);
}

/* `1）`, `a）`, `三）`: numbers before list items; `：）`: a face. */
static bool is_numbering(const struct mark *m)
{
	static const char numerals[] = "一二三四五六七八九十甲乙丙丁";
	size_t at = m->at;

	for (unsigned n = 0; n < 4; n++) {
		uint32_t cp = at ? pl_utf8_prev(m->node->text, &at) : 0;
		char bytes[4];

		if (n && (cp < 0x2E80 || cp >= 0xFF00 || cp < 0x3040) && !is_latin(cp) && !is_digit(cp))
			return true;
		if (!n && (cp == ':' || cp == 0xFF1A || cp == ';' || cp == 0xFF1B))
			return true;
		if (!is_latin(cp) && !is_digit(cp) && !(cp >= 0x2460 && cp < 0x2500) &&
		    pl_str_find(pl_str_c(numerals), pl_str_n(bytes, pl_utf8_encode(bytes, cp)), 0) == sizeof(numerals) - 1)
			return false;
	}
	return false;
}

/* Words that begin with an apostrophe, often written ‘. */
static bool is_clipped_word(const struct mark *m)
{
	static const char *const words[] = {"em", "n", "til", "cause", "tis", "twas", "bout", "round", "hood", "s"};
	size_t from = m->at + 3, to = from;

	while (to < m->node->text.len && pl_is_alpha((unsigned char)m->node->text.ptr[to]))
		to++;
	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(pl_str_n(m->node->text.ptr + from, to - from), pl_str_c(words[i])))
			return true;
	return false;
}

/* Whether `m` is a mark of its kind at all. `depth`: how many of the kind are open. */
static bool counts(const struct state *s, const struct mark *m, int depth)
{
	uint32_t prev = before(m), next = after(m);

	switch (m->kind) {
	case DOUBLE: /* 12” */
		return !(is_digit(prev) && (m->closing ? depth == 0 : !is_latin(next) && next < 0x2E80));
	case SINGLE:
		if (m->closing)
			return depth > 0 || (s->cjk && prev >= 0x2E80 && !is_latin(next) && !is_digit(next));
		return !is_latin(prev) && !is_digit(next) && !is_clipped_word(m) && (prev >= 0x2E80 || next >= 0x2E80);
	case TITLE: case ANGLE: /* 更多》》 */
		return !(m->closing && depth == 0 && (next == prev || next == 0x300B || prev == 0x300B));
	case PAREN: case ASCII_PAREN:
		return !m->closing || depth > 0 || !is_numbering(m);
	default:
		return true;
	}
}

/* Leaves only what counts. */
static void sift(struct state *s)
{
	int depth[KINDS] = {0}, low[KINDS] = {0};
	size_t kept = 0;

	for (size_t i = 0; i < s->count; i++) {
		struct mark *m = &s->marks[i];

		if (m->low) {
			low[m->kind]++;
		} else if (low[m->kind] > 0) {
			low[m->kind]--;
		} else if (counts(s, m, depth[m->kind])) {
			depth[m->kind] += m->closing ? -(depth[m->kind] > 0) : 1;
			s->marks[kept++] = *m;
		}
	}
	s->count = kept;
}

/* `（文字)`: the nearest ASCII bracket the other way that has no partner of its own, after or before `m`. */
static const struct mark *ascii_partner(const struct state *s, const struct mark *m)
{
	const struct mark *open = NULL;
	int depth = 0;

	for (const struct mark *a = s->marks; a < s->marks + s->count; a++) {
		if (a->kind != ASCII_PAREN)
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

static void judge_open(struct state *s, const struct mark *m)
{
	const struct mark *ascii = m->kind == PAREN ? ascii_partner(s, m) : NULL;
	uint32_t prev = before(m);

	if (ascii) {
		pl_complain_related(s->pass, complain(s, ascii, "`%s` is closed by `%s`", "（", ")"), place(s, m), "opened here");
	} else if (m->kind == DOUBLE || m->kind == SINGLE || m->kind == CORNER || m->kind == WHITE_CORNER) {
		s->pending[m->kind] = (struct pending){*m, opens_block(s, m) || prev == ':' || prev == 0xFF1A};
		s->any_pending = true;
	} else {
		complain_open(s, m);
	}
}

static void judge_stray(struct state *s, const struct mark *m)
{
	const struct mark *ascii = m->kind == PAREN ? ascii_partner(s, m) : NULL;

	if (ascii)
		pl_complain_related(s->pass, complain(s, ascii, "`%s` is closed by `%s`", "(", "）"), place(s, m), "closed here");
	else
		complain(s, m, "`%s` was never opened", signs[m->kind][1], NULL);
}

/* Marks of one kind without partner: all strays stand before all that stay open. Two strays in a row, or two left
 * open, are one pair with one mark turned round; so are a stray and the opening one behind it. */
static void judge_kind(struct state *s, unsigned kind)
{
	const struct mark *stray = NULL;
	size_t depth = 0, from = 0;
	struct pl_diag *diag;

	for (size_t i = 0; i < s->count; i++) {
		const struct mark *m = &s->marks[i];

		if (m->kind != kind)
			continue;
		if (!m->closing) {
			s->open[depth++] = (uint32_t)i;
		} else if (depth > 0) {
			depth--;
		} else if (stray) { /* Swedish and Finnish write ”so” */
			if (s->cjk)
				complain(s, stray, "`%s` where `%s` was expected", signs[kind][1], signs[kind][0]);
			stray = NULL;
		} else {
			stray = m;
		}
	}
	if (stray && depth) {
		diag = complain(s, stray, "`%s` and `%s` are the wrong way round", signs[kind][1], signs[kind][0]);
		pl_complain_related(s->pass, diag, place(s, &s->marks[s->open[from++]]), "the other one");
	} else if (stray) {
		judge_stray(s, stray);
	}
	for (; from + 1 < depth; from += 2) {
		diag = complain(s, &s->marks[s->open[from + 1]], "`%s` where `%s` was expected", signs[kind][0],
				signs[kind][1]);
		pl_complain_related(s->pass, diag, place(s, &s->marks[s->open[from]]), "opened here");
	}
	if (from < depth)
		judge_open(s, &s->marks[s->open[from]]);
}

/* What this block says about a quotation left open before it. */
static void settle(struct state *s, unsigned kind)
{
	struct pending *p = &s->pending[kind];
	size_t i = 0;

	while (i < s->count && s->marks[i].kind != kind)
		i++;
	if (i == s->count && p->spoken)
		return;
	if (i < s->count && !s->marks[i].closing && opens_block(s, &s->marks[i])) {
		p->mark.node = NULL;
	} else if (i < s->count && s->marks[i].closing && p->spoken) {
		memmove(&s->marks[i], &s->marks[i + 1], (s->count - i - 1) * sizeof(*s->marks));
		s->count--;
		p->mark.node = NULL;
	} else {
		complain_open(s, &p->mark);
		p->mark.node = NULL;
	}
}

static void settle_all(struct state *s)
{
	s->any_pending = false;
	for (unsigned kind = 0; kind < KINDS; kind++) {
		if (s->pending[kind].mark.node)
			settle(s, kind);
		s->any_pending |= s->pending[kind].mark.node != NULL;
	}
}

static bool is_balanced(const struct state *s)
{
	int depth[KINDS] = {0}, bad = 0;

	for (size_t i = 0; i < s->count; i++) {
		depth[s->marks[i].kind] += s->marks[i].closing ? -1 : 1;
		bad |= depth[s->marks[i].kind] < 0 || s->marks[i].low;
	}
	for (unsigned kind = 0; kind < ASCII_PAREN; kind++)
		bad |= depth[kind];
	return !bad;
}

/* The block is over. Its marks outlive the block only by copy. */
static void end_block(struct state *s)
{
	if (s->any_pending && s->first)
		settle_all(s);
	if (!is_balanced(s)) {
		sift(s);
		for (unsigned kind = 0; kind < ASCII_PAREN; kind++)
			judge_kind(s, kind);
	}
	s->count = 0;
	s->first = NULL;
	s->cjk = false;
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
		read_text(s, node);
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
	struct state s = {.pass = pass};
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
			read_text(&s, prose.node);
		}
	}
	end_block(&s);
	for (unsigned kind = 0; kind < KINDS; kind++)
		if (s.pending[kind].mark.node)
			complain_open(&s, &s.pending[kind].mark);
}

const struct pl_check pl_check_cjk_quotes = {
	.name = "cjk_quotes",
	.rules = &rule,
	.nrules = 1,
	.finish = finish,
};
