/* js_scan: numbers, single characters, white space and words, as V8 cuts the text of a date. */
#include "date/js_scan.h"

#include "base/utf8.h"
#include "base/width.h"

static const struct {
	char word[4];
	enum pl_js_word kind;
	int32_t value;
} words[] = {
	{"jan", PL_JS_WORD_MONTH, 1}, {"feb", PL_JS_WORD_MONTH, 2}, {"mar", PL_JS_WORD_MONTH, 3}, {"apr", PL_JS_WORD_MONTH, 4},
	{"may", PL_JS_WORD_MONTH, 5}, {"jun", PL_JS_WORD_MONTH, 6}, {"jul", PL_JS_WORD_MONTH, 7}, {"aug", PL_JS_WORD_MONTH, 8},
	{"sep", PL_JS_WORD_MONTH, 9}, {"oct", PL_JS_WORD_MONTH, 10}, {"nov", PL_JS_WORD_MONTH, 11}, {"dec", PL_JS_WORD_MONTH, 12},
	{"am", PL_JS_WORD_HALF, 0}, {"pm", PL_JS_WORD_HALF, 12}, {"ut", PL_JS_WORD_ZONE, 0}, {"utc", PL_JS_WORD_ZONE, 0},
	{"z", PL_JS_WORD_ZONE, 0}, {"gmt", PL_JS_WORD_ZONE, 0}, {"cdt", PL_JS_WORD_ZONE, -5}, {"cst", PL_JS_WORD_ZONE, -6},
	{"edt", PL_JS_WORD_ZONE, -4}, {"est", PL_JS_WORD_ZONE, -5}, {"mdt", PL_JS_WORD_ZONE, -6}, {"mst", PL_JS_WORD_ZONE, -7},
	{"pdt", PL_JS_WORD_ZONE, -7}, {"pst", PL_JS_WORD_ZONE, -8}, {"t", PL_JS_WORD_SEPARATOR, 0},
};

static bool is_space(uint32_t cp)
{
	return (cp >= 9 && cp <= 13) || cp == 0xFEFF || cp == 0x2028 || cp == 0x2029 || pl_is_unicode_space(cp);
}

static void scan_number(struct pl_js_token *t, struct pl_str s, size_t *at)
{
	unsigned digits = 0;

	while (*at < s.len && s.ptr[*at] == '0')
		(*at)++;
	for (; *at < s.len && pl_is_digit((unsigned char)s.ptr[*at]); (*at)++)
		if (digits++ < 9)
			t->number = t->number * 10 + (s.ptr[*at] - '0');
	t->kind = PL_JS_TOKEN_NUMBER;
}

/* All from the letters on in ASCII's order, Chinese too. Months may be longer than their three letters. */
static void scan_word(struct pl_js_token *t, struct pl_str s, size_t *at)
{
	char first[4] = {0};
	size_t n = 0;

	t->kind = PL_JS_TOKEN_WORD;
	while (*at < s.len && (unsigned char)s.ptr[*at] >= 'A') {
		size_t next = *at;
		uint32_t cp = pl_utf8_next(s, &next);

		if (is_space(cp))
			break;
		if (n < 3)
			first[n] = cp < 128 ? pl_lower((char)cp) : 1;
		n++;
		*at = next;
	}
	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (strcmp(words[i].word, first) == 0 && (n <= 3 || words[i].kind == PL_JS_WORD_MONTH)) {
			t->word = words[i].kind;
			t->number = words[i].value;
		}
}

static void skip_parentheses(struct pl_str s, size_t *at)
{
	unsigned open = 0;

	do {
		open += s.ptr[*at] == '(';
		open -= s.ptr[*at] == ')';
		(*at)++;
	} while (open && *at < s.len);
}

void pl_js_scan(struct pl_js_token *t, struct pl_str s)
{
	size_t at = t->end, start = at, next = at;
	char c = at < s.len ? s.ptr[at] : '\0';

	*t = (struct pl_js_token){.start = at};
	if (at >= s.len)
		t->kind = PL_JS_TOKEN_END;
	else if (pl_is_digit((unsigned char)c))
		scan_number(t, s, &at);
	else if (strchr(":-+.)", c))
		t->kind = PL_JS_TOKEN_SYMBOL, t->number = c, at++;
	else if (is_space(pl_utf8_next(s, &next)))
		t->kind = PL_JS_TOKEN_SPACE, at = next;
	else if ((unsigned char)c >= 'A')
		scan_word(t, s, &at);
	else if (c == '(')
		t->kind = PL_JS_TOKEN_UNKNOWN, skip_parentheses(s, &at);
	else
		t->kind = PL_JS_TOKEN_UNKNOWN, at = next;
	t->end = at;
	t->len = (uint32_t)(at - start);
}

