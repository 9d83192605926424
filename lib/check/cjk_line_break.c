/* cjk_line_break: a line end inside Chinese text that browsers show as a space. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/prose.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "cjk-line-break",
	.severity = PL_INFO,
	.fix = PL_FIX_SAFE,
	.sentence = "line break between Chinese characters shows as a space",
	.help = "Join the two lines.",
	.why = "HTML reads a line end as a space. Between words of Western languages it belongs there; between Chinese or "
	       "Japanese characters it tears a hole into the sentence in most browsers, feed readers and mails.",
	.bad = "四月春光无限好，正是策马\n扬鞭时。\n",
	.good = "四月春光无限好，正是策马扬鞭时。\n",
	.since = "0.1",
};

/* The last character that is no blank, and whether a line ended since. */
struct state {
	struct pl_pass *pass;
	struct pl_prose_places places;
	const struct pl_node *node;
	size_t at, end; /* the character in the node's text */
	uint32_t last;
	bool broken;
};

/* Characters that fill a square and have no space around them; quotes and dashes do in Chinese text only. */
static bool is_square(uint32_t cp)
{
	return pl_is_cjk(cp) || (cp >= 0x3001 && cp <= 0x3020) || (cp >= 0xFF01 && cp <= 0xFF0F) ||
	       (cp >= 0xFF1A && cp <= 0xFF20);
}

static bool is_shared(uint32_t cp)
{
	return cp >= 0x2014 && cp <= 0x2026;
}

static bool joins(uint32_t a, uint32_t b)
{
	return (is_square(a) && (is_square(b) || is_shared(b))) || (is_shared(a) && is_square(b));
}

/* White space and the `>` of Markdown quotations may go with the line end. */
static bool is_removable(struct pl_str gap)
{
	for (size_t i = 0; i < gap.len; i++)
		if (!pl_is_space((unsigned char)gap.ptr[i]) && gap.ptr[i] != '>')
			return false;
	return true;
}

static void complain(struct state *s, const struct pl_node *node, size_t at, size_t end)
{
	struct pl_str text = pl_pass_post(s->pass)->source.text;
	struct pl_span last = pl_prose_span(&s->places, s->node, s->at, s->end);
	struct pl_span next = pl_prose_span(&s->places, node, at, end);
	struct pl_diag *diag = pl_complain(s->pass, &rule, last, "after `" PL_FMT "`", PL_ARG(pl_slice(text, last)));

	if (next.start > last.end && is_removable(pl_slice(text, pl_span(last.end, next.start))))
		pl_complain_fix(s->pass, diag, PL_FIX_SAFE, "join the lines", pl_span(last.end, next.start), PL_STR(""));
}

/* Behind the blanks at `at`; notes a line end among them. */
static size_t skip_blanks(struct state *s, struct pl_str text, size_t at)
{
	while (at < text.len && pl_is_space((unsigned char)text.ptr[at]))
		s->broken |= text.ptr[at++] == '\n';
	return at;
}

/* Remembers the character before `end`, blanks left out if a line ends behind them. */
static void remember(struct state *s, const struct pl_node *node, size_t end)
{
	struct pl_str text = node->text;

	while (s->broken && end > 0 && pl_is_space((unsigned char)text.ptr[end - 1]))
		end--;
	if (!end)
		return;
	s->node = node;
	s->end = s->at = end;
	s->last = pl_utf8_prev(text, &s->at);
}

static void read_text(struct state *s, const struct pl_node *node)
{
	struct pl_str text = node->text;
	size_t at = skip_blanks(s, text, 0);

	while (at < text.len) {
		size_t next = at;
		uint32_t cp = pl_utf8_next(text, &next);
		const char *line;

		if (s->broken && s->last && joins(s->last, cp))
			complain(s, node, at, next);
		line = memchr(text.ptr + at, '\n', text.len - at);
		s->broken = line != NULL;
		at = line ? (size_t)(line - text.ptr) : text.len;
		remember(s, node, at);
		at = skip_blanks(s, text, at);
	}
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_str text = post->source.text;
	struct state s = {.pass = pass, .places.source = text};
	struct pl_prose prose = {.top = post->body.root};
	enum pl_prose_event event;

	/* Chinese and Japanese begin with E3…E9: a post without E3 (。 、) and E4 (一 of it) has none to speak of */
	if (!text.len || !prose.top || !pl_pass_wants(pass, &rule) ||
	    (!memchr(text.ptr, 0xE3, text.len) && !memchr(text.ptr, 0xE4, text.len) && !memchr(text.ptr, 0xE5, text.len)))
		return;
	while ((event = pl_prose_next(&prose)) != PL_PROSE_END) {
		if (event == PL_PROSE_TEXT)
			read_text(&s, prose.node);
		else
			s = (struct state){.pass = pass, .places.source = text};
	}
}

const struct pl_check pl_check_cjk_line_break = {
	.name = "cjk_line_break",
	.rules = &rule,
	.nrules = 1,
	.finish = finish,
};
