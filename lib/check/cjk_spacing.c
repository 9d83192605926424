/* cjk_spacing: house style where Chinese meets Latin letters and ASCII punctuation. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/prose.h"
#include "lint/check.h"

enum { PUNCTUATION, SPACING, RULES };

static const struct pl_rule rules[RULES] = {
	[PUNCTUATION] = {
		.id = "cjk-punctuation",
		.severity = PL_OFF,
		.fix = PL_FIX_UNSAFE,
		.sentence = "ASCII punctuation between Chinese characters",
		.help = "Write the full-width form.",
		.why = "Chinese text has full-width punctuation (GB/T 15834); ASCII marks there come from an input method that was "
		       "switched to English.",
		.bad = "春天来了,花开了。\n",
		.good = "春天来了，花开了。\n",
		.since = "0.1",
	},
	[SPACING] = {
		.id = "cjk-spacing",
		.severity = PL_OFF,
		.fix = PL_FIX_UNSAFE,
		.sentence = "spacing between Chinese and Latin text differs from the house style",
		.help = "Follow one way in the whole post.",
		.why = "Some houses write a space between Chinese and Latin letters, some do not and leave it to the browser. A post "
		       "should do one or the other.",
		.bad = "我们用 Linux 系统，也用 Windows 系统，还有Unix系统。\n",
		.good = "我们用 Linux 系统，也用 Windows 系统，还有 Unix 系统。\n",
		.options = "mode <require|forbid|consistent>: require a space, forbid it, or be consistent within the post: what most places do counts (consistent)\n"
			   "digits <bool>: true to treat digits as letters (false)",
		.since = "0.1",
	},
};

/* A place between two characters: in front of text byte `at` of `node`, `blanks` bytes of space before it. */
struct place {
	const struct pl_node *node;
	size_t at, len;   /* the character behind */
	size_t blanks;
	struct place *next;
};

struct places {
	struct place *first, **tail;
	size_t count;
};

struct state {
	struct pl_pass *pass;
	struct pl_prose_places where;
	bool digits, wants[RULES];
	struct places tight, spaced;
	uint32_t last;  /* before the blanks, 0 at the start of a block */
	size_t blanks;  /* bytes of ASCII space since */
	const struct pl_node *mark_node; /* ASCII punctuation behind Han, not yet judged; NULL: none */
	size_t mark_at;
};

static bool is_letter(const struct state *s, uint32_t cp)
{
	return cp < 0x80 && (pl_is_alpha((unsigned char)cp) || (s->digits && pl_is_digit((unsigned char)cp)));
}

static void keep(struct state *s, struct places *list, const struct pl_node *node, size_t at, size_t len)
{
	struct place *p = PL_NEW(pl_pass_arena(s->pass), struct place);

	*p = (struct place){node, at, len, s->blanks, NULL};
	if (!list->tail)
		list->tail = &list->first;
	*list->tail = p;
	list->tail = &p->next;
	list->count++;
}

static void meet(struct state *s, const struct pl_node *node, size_t at, size_t len, uint32_t cp)
{
	struct pl_str rest = {node->text.ptr + at, node->text.len - at};

	if (pl_str_starts(rest, PL_STR("http://")) || pl_str_starts(rest, PL_STR("https://")))
		return; /* an address shown as it is */
	if (s->blanks > 1 || !((pl_is_cjk(s->last) && is_letter(s, cp)) || (is_letter(s, s->last) && pl_is_cjk(cp))))
		return;
	keep(s, s->blanks ? &s->spaced : &s->tight, node, at, len);
}

static const char *full_width(char c)
{
	static const struct {
		char ascii;
		const char *wide;
	} forms[] = {{',', "，"}, {'.', "。"}, {';', "；"}, {':', "："}, {'!', "！"}, {'?', "？"}};

	for (size_t i = 0; i < PL_COUNT(forms); i++)
		if (forms[i].ascii == c)
			return forms[i].wide;
	return NULL;
}

/* Judges the mark that is waiting: what follows it is `cp`, 0 at the end of the block. */
static void judge_mark(struct state *s, uint32_t cp)
{
	struct pl_str text = pl_pass_post(s->pass)->source.text;
	const struct pl_node *node = s->mark_node;
	struct pl_diag *diag;
	struct pl_span span;
	const char *wide;
	char ascii;

	s->mark_node = NULL;
	if (!node || (cp && !pl_is_cjk(cp)))
		return;
	span = pl_prose_span(&s->where, node, s->mark_at, s->mark_at + 1);
	ascii = node->text.ptr[s->mark_at];
	wide = full_width(ascii);
	diag = pl_complain(s->pass, &rules[PUNCTUATION], span, "`%c`, in Chinese `%s`", ascii, wide);
	while (cp && span.end < text.len && text.ptr[span.end] == ' ')
		span.end++;
	pl_complain_fix(s->pass, diag, PL_FIX_UNSAFE, "write the full-width form", span, pl_str_c(wide));
}

static void read_text(struct state *s, const struct pl_node *node)
{
	for (size_t at = 0, next = 0; next < node->text.len; at = next) {
		uint32_t cp = pl_utf8_next(node->text, &next);

		if (cp == ' ') {
			s->blanks++;
			continue;
		}
		if (s->wants[PUNCTUATION]) {
			judge_mark(s, cp);
			if (cp < 0x80 && !s->blanks && pl_is_cjk(s->last) && full_width((char)cp)) {
				s->mark_node = node;
				s->mark_at = at;
			}
		}
		if (s->wants[SPACING])
			meet(s, node, at, next - at, cp);
		s->last = cp;
		s->blanks = 0;
	}
}

static void complain_places(struct state *s, const struct places *list, bool spaced)
{
	struct pl_str text = pl_pass_post(s->pass)->source.text;

	for (const struct place *p = list->first; p; p = p->next) {
		struct pl_span span = pl_prose_span(&s->where, p->node, p->at, p->at + p->len);
		bool here = spaced && span.start > 0 && text.ptr[span.start - 1] == ' ';
		struct pl_span gap = pl_span(span.start - here, span.start);

		struct pl_diag *diag;

		diag = pl_complain(s->pass, &rules[SPACING], here ? gap : span, "%s before `" PL_FMT "`",
				   spaced ? "space" : "no space", PL_ARG(pl_slice(text, span)));
		if (here || !spaced)
			pl_complain_fix(s->pass, diag, PL_FIX_UNSAFE, spaced ? "remove the space" : "insert a space", gap,
					pl_str_c(spaced ? "" : " "));
	}
}

static void judge_spacing(struct state *s)
{
	const struct pl_value *mode = pl_pass_option(s->pass, &rules[SPACING], "mode");

	if (mode && pl_str_is(mode->text, "require"))
		complain_places(s, &s->tight, false);
	else if (mode && pl_str_is(mode->text, "forbid"))
		complain_places(s, &s->spaced, true);
	else if (s->tight.count && s->spaced.count >= s->tight.count)
		complain_places(s, &s->tight, false);
	else if (s->tight.count)
		complain_places(s, &s->spaced, true);
}

static void finish(struct pl_pass *pass)
{
	struct state s = {.pass = pass, .where.source = pl_pass_post(pass)->source.text};
	struct pl_prose prose = {.top = pl_pass_post(pass)->body.root};
	const struct pl_value *digits;
	enum pl_prose_event event;

	for (size_t i = 0; i < RULES; i++)
		s.wants[i] = pl_pass_wants(pass, &rules[i]);
	if (!prose.top || !(s.wants[PUNCTUATION] || s.wants[SPACING]))
		return;
	digits = pl_pass_option(pass, &rules[SPACING], "digits");
	s.digits = digits && pl_str_is(digits->text, "true");
	while ((event = pl_prose_next(&prose)) != PL_PROSE_END) {
		if (event == PL_PROSE_TEXT) {
			read_text(&s, prose.node);
		} else {
			judge_mark(&s, event == PL_PROSE_BLOCK ? 0 : ' ');
			s.last = 0;
			s.blanks = 0;
		}
	}
	judge_mark(&s, 0);
	judge_spacing(&s);
}

const struct pl_check pl_check_cjk_spacing = {
	.name = "cjk_spacing",
	.rules = rules,
	.nrules = RULES,
	.finish = finish,
};
