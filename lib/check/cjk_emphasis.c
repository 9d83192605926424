/* cjk_emphasis: `**` and `__` that Markdown shows as it is, because of the Chinese punctuation beside it. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/prose.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "cjk-emphasis", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1",
	.sentence = "emphasis marks are shown instead of making text bold",
	.help = "Write `<strong>…</strong>` (`<em>` for one asterisk), or put the punctuation outside the marks.",
	.why = "CommonMark (not kramdown) opens emphasis only where the asterisks do not stand between a letter and punctuation. Between Chinese "
	       "characters there are no blanks, so `**“…”**` in the middle of a sentence is no emphasis: readers see the asterisks.",
	.bad = "他说**“今年能完成”**这句话。", .good = "他说<strong>“今年能完成”</strong>这句话。",
};

/* A run of asterisks, or a pair of underscores, that is shown. */
struct run {
	struct pl_span span;
	char sign;
	bool opener, blocked_opener; /* may begin emphasis; flanking forbids it, and only for the characters beside it */
	bool closer, blocked_closer;
	bool ends_words; /* blocked, and no sign of multiplication */
};

enum { RUNS_MAX = 64 }; /* of one block; more were not written by a person */

struct block {
	struct run runs[RUNS_MAX];
	size_t count;
};

static bool is_one_of(const uint16_t *marks, uint32_t cp)
{
	while (*marks && *marks != cp)
		marks++;
	return *marks;
}

static bool is_opening_mark(uint32_t cp) /* ‘ “ 〈 《 「 『 【 〔 （ */
{
	static const uint16_t marks[] = {0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, 0};

	return is_one_of(marks, cp);
}

static bool is_closing_mark(uint32_t cp) /* with what ends sentences, without ）, which ends factors too */
{
	static const uint16_t marks[] = {0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
					 0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0};

	return is_one_of(marks, cp);
}

/* CommonMark 0.31 6.2: asterisks between a letter and punctuation open or close nothing on the letter's side;
 * underscores do neither beside a letter. But `__init__` is a name, and `第__条` a form to fill in. */
static struct run look(struct pl_str text, struct pl_span span)
{
	size_t at = span.start, end = span.end;
	uint32_t before = at ? pl_utf8_prev(text, &at) : '\n', after = end < text.len ? pl_utf8_next(text, &end) : '\n';
	bool opens = pl_is_cjk(before) && is_opening_mark(after), closes = pl_is_cjk(after) && before >= 0x80;

	if (text.ptr[span.start] == '_')
		return (struct run){
			.span = span, .sign = '_', .blocked_opener = opens, .blocked_closer = closes,
			.opener = opens || ((before == '\n' || before == ' ') && after >= 0x80), .closer = before >= 0x80,
		};
	return (struct run){
		.span = span, .sign = '*', .opener = !pl_is_unicode_space(after) && !is_closing_mark(after), .closer = !is_opening_mark(before),
		.blocked_opener = pl_is_cjk(before) && pl_is_punctuation(after),
		.blocked_closer = pl_is_punctuation(before) && pl_is_cjk(after), .ends_words = is_closing_mark(before) && pl_is_cjk(after),
	};
}

/* The next `*` or `__` of `text`; false when there is none. */
static bool next_run(struct pl_str text, size_t *at, size_t *end)
{
	for (; *end < text.len; *at = *end) {
		char sign = text.ptr[*at];

		if (sign != '*' && sign != '_') {
			++*end;
			continue;
		}
		while (*end < text.len && text.ptr[*end] == sign)
			++*end;
		if (sign == '*' || *end - *at == 2)
			return true;
	}
	return false;
}

static void read_text(struct pl_pass *pass, struct block *block, const struct pl_node *n)
{
	struct pl_str source = pl_pass_post(pass)->source.text, shown = pl_slice(source, n->span);
	size_t at = 0, end = 0;

	if (!(n->flags & PL_NODE_MARKDOWN))
		return;
	while (block->count < RUNS_MAX && next_run(shown, &at, &end)) {
		struct pl_span span = pl_span(n->span.start + (uint32_t)at, n->span.start + (uint32_t)end);

		at = end;
		if (!span.start || source.ptr[span.start - 1] != '\\')
			block->runs[block->count++] = look(source, span);
	}
}

static void complain(struct pl_pass *pass, const struct run *open, const struct run *close)
{
	bool strong = open->span.end - open->span.start == 2;
	struct pl_span whole = pl_span(open->span.start, close->span.end);
	struct pl_str text = pl_slice(pl_pass_post(pass)->source.text, whole);
	struct pl_diag *diag = pl_complain(pass, &rule, whole, "`" PL_FMT "`", PL_ARG(pl_quote_text(pass, text, 60)));

	pl_complain_fix(pass, diag, PL_FIX_SAFE, "use the element", open->span, strong ? PL_STR("<strong>") : PL_STR("<em>"));
	pl_complain_fix(pass, diag, PL_FIX_SAFE, NULL, close->span, strong ? PL_STR("</strong>") : PL_STR("</em>"));
}

/* Neighbours of one length are a pair when the characters beside them keep one from being a delimiter. A single
 * asterisk may be a footnote's or a product's: both must be kept, or words must end before the second.
 * `__年__月` has no text of its own. */
static bool is_pair(const struct run *open, const struct run *close)
{
	uint32_t length = open->span.end - open->span.start;

	if (length > 2 || close->span.end - close->span.start != length || open->sign != close->sign || !open->opener || !close->closer)
		return false;
	if (open->sign == '_' && close->span.start - open->span.end < 6)
		return false;
	return length == 1 ? close->ends_words || (open->blocked_opener && close->blocked_closer) : open->blocked_opener || close->blocked_closer;
}

static void judge(struct pl_pass *pass, struct block *block)
{
	for (size_t i = 0; i + 1 < block->count; i++) {
		if (!is_pair(&block->runs[i], &block->runs[i + 1]))
			continue;
		complain(pass, &block->runs[i], &block->runs[i + 1]);
		i++;
	}
	block->count = 0;
}

static void finish(struct pl_pass *pass)
{
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_prose prose = {.top = post->body.root};
	struct block *block;
	enum pl_prose_event event;

	if (post->syntax != PL_SYNTAX_MARKDOWN || post->dialect == PL_DIALECT_KRAMDOWN || !post->body.root ||
	    (!memchr(post->source.text.ptr, '*', post->source.text.len) && pl_str_find(post->source.text, PL_STR("__"), 0) == post->source.text.len))
		return;
	block = pl_arena_zalloc(pl_pass_arena(pass), sizeof(*block));
	while ((event = pl_prose_next(&prose)) != PL_PROSE_END) {
		if (event == PL_PROSE_TEXT)
			read_text(pass, block, prose.node);
		else if (event == PL_PROSE_BLOCK)
			judge(pass, block);
	}
	judge(pass, block);
}

const struct pl_check pl_check_cjk_emphasis = {
	.name = "cjk_emphasis", .rules = &rule, .nrules = 1, .finish = finish,
};
