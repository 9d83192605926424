/* fuzz_html_scan: the tokens' spans, put side by side, are the input. What no token covers is what HTML throws
 * away: `</>`, the brackets of CDATA sections, and a tag that the input's end cuts short. The first byte
 * chooses the mode; `{` to `}` are templates. */
#include "body/html_scan.h"
#include "fuzz.h"

static void find_templates(struct pl_templates *t, struct pl_arena *arena, struct pl_str text)
{
	uint32_t start = 0;

	t->items = PL_NEW_N(arena, struct pl_template, text.len);
	for (uint32_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '{')
			start = i + 1;
		else if (text.ptr[i] == '}' && start) {
			t->items[t->count++].span = pl_span(start - 1, i + 1);
			start = 0;
		}
	}
}

static bool starts_any(struct pl_str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (pl_str_starts(s, pl_str_c(words[i])))
			return true;
	return false;
}

/* [at, start) belongs to no token. */
static void gap(struct pl_str text, uint32_t at, uint32_t start, bool at_end)
{
	static const char *const dropped[] = {"</>", "<![CDATA[", "]]>"};

	while (at < start) {
		struct pl_str rest = pl_slice(text, pl_span(at, start));

		if (at_end && rest.ptr[0] == '<')
			return;
		INVARIANT(starts_any(rest, dropped, PL_COUNT(dropped)));
		at += rest.ptr[0] == ']' || rest.ptr[1] == '/' ? 3 : 9;
	}
}

static void attributes(const struct pl_html_scan *scan, const struct pl_token *token)
{
	size_t n = 0;

	for (const struct pl_attr *a = token->attrs; a; a = a->next) {
		INVARIANT(a->span.start <= a->name_span.start && a->name_span.end <= a->span.end);
		INVARIANT(a->value_span.start <= a->value_span.end && a->value_span.end <= a->span.end);
		INVARIANT(a->span.start >= token->span.start && a->span.end <= token->span.end);
		INVARIANT(a->quote == '-' || a->quote == 0 || scan->text.ptr[a->value_span.end] == a->quote);
		INVARIANT(++n <= PL_ATTRS_MAX);
	}
}

static enum pl_text_mode mode_after(const struct pl_token *token, enum pl_text_mode mode)
{
	if (token->kind != PL_TOKEN_START)
		return mode;
	switch (token->tag) {
	case PL_TAG_TITLE:
	case PL_TAG_TEXTAREA:
		return PL_TEXT_RCDATA;
	case PL_TAG_STYLE:
		return PL_TEXT_RAWTEXT;
	case PL_TAG_SCRIPT:
		return PL_TEXT_SCRIPT;
	case PL_TAG_PLAINTEXT:
		return PL_TEXT_PLAINTEXT;
	default:
		return mode;
	}
}

static void scan_all(struct pl_str text, unsigned char choice, bool with_templates)
{
	struct pl_arena arena = {0};
	struct pl_facts facts = {.arena = &arena};
	struct pl_templates templates = {0};
	struct pl_html_scan scan;
	struct pl_token token;
	uint32_t at = 0;
	bool more;

	pl_html_scan_init(&scan, &arena, &facts, text, pl_span(0, (uint32_t)text.len));
	scan.foreign = choice & 8;
	if (with_templates) {
		find_templates(&templates, &arena, text);
		scan.templates = &templates;
	}
	if (choice % 8 <= PL_TEXT_PLAINTEXT) {
		scan.mode = (enum pl_text_mode)(choice % 8);
		scan.last_start = PL_STR("title");
	}
	do {
		more = pl_html_scan_next(&scan, &token);
		INVARIANT(token.span.start >= at && token.span.end <= text.len);
		INVARIANT(!more || token.span.end > token.span.start);
		if (!with_templates)
			gap(text, at, token.span.start, !more);
		attributes(&scan, &token);
		at = token.span.end;
		scan.mode = mode_after(&token, scan.mode);
	} while (more);
	for (size_t i = 0; i < facts.count; i++)
		INVARIANT(facts.items[i].span.start <= facts.items[i].span.end && facts.items[i].span.end <= text.len);
	pl_arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_str text = {(const char *)data, size};

	scan_all(text, size ? data[0] : 0, false);
	scan_all(text, size ? data[0] : 0, true);
	return 0;
}
