/* cjk_emphasis: `**` that Markdown shows as it is, because of the Chinese punctuation beside it. */
#include "base/utf8.h"
#include "base/width.h"
#include "body/prose.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "cjk-emphasis", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1",
	.sentence = "asterisks are shown instead of making text bold",
	.help = "Write `<strong>…</strong>` (`<em>` for one asterisk), or put the punctuation outside the asterisks.",
	.why = "CommonMark (not kramdown) opens emphasis only where the asterisks do not stand between a letter and punctuation. Between Chinese "
	       "characters there are no blanks, so `**“…”**` in the middle of a sentence is no emphasis: readers see the asterisks.",
	.bad = "他说**“今年能完成”**这句话。", .good = "他说<strong>“今年能完成”</strong>这句话。",
};

/* A run of asterisks that is shown. */
struct run {
	struct pl_span span;
	bool blocked_opener, blocked_closer; /* flanking forbids it, and only for the punctuation beside it */
};

enum { RUNS_MAX = 64 }; /* of one block; more were not written by a person */

struct block {
	struct run runs[RUNS_MAX];
	size_t count;
};

static struct run look(struct pl_str text, struct pl_span span)
{
	size_t at = span.start, end = span.end;
	uint32_t before = at ? pl_utf8_prev(text, &at) : '\n', after = end < text.len ? pl_utf8_next(text, &end) : '\n';

	return (struct run){
		.span = span,
		.blocked_opener = pl_is_cjk(before) && pl_is_punctuation(after),
		.blocked_closer = pl_is_punctuation(before) && pl_is_cjk(after),
	};
}

static void read_text(struct pl_pass *pass, struct block *block, const struct pl_node *n)
{
	struct pl_str source = pl_pass_post(pass)->source.text, shown = pl_slice(source, n->span);
	size_t at = 0;

	if (!(n->parent && n->parent->flags & PL_NODE_MARKDOWN))
		return;
	while (at < shown.len && block->count < RUNS_MAX) {
		const char *star = memchr(shown.ptr + at, '*', shown.len - at);
		struct pl_span span;

		if (!star)
			return;
		at = (size_t)(star - shown.ptr);
		span = pl_span(n->span.start + (uint32_t)at, n->span.start + (uint32_t)at);
		while (at < shown.len && shown.ptr[at] == '*') {
			at++;
			span.end++;
		}
		if (span.start && source.ptr[span.start - 1] == '\\')
			continue;
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

/* Neighbours of one length are a pair when punctuation keeps one of them from being a delimiter. A single asterisk
 * may be a footnote's or a product's: both must be kept. */
static void judge(struct pl_pass *pass, struct block *block)
{
	for (size_t i = 0; i + 1 < block->count; i++) {
		const struct run *open = &block->runs[i], *close = &block->runs[i + 1];
		uint32_t length = open->span.end - open->span.start;
		bool both = open->blocked_opener && close->blocked_closer;

		if (length > 2 || close->span.end - close->span.start != length)
			continue;
		if (length == 1 ? !both : !open->blocked_opener && !close->blocked_closer)
			continue;
		complain(pass, open, close);
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
	    !memchr(post->source.text.ptr, '*', post->source.text.len))
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
