/* js_scan: the tokens of V8's date parser. Internal to js_parse.c. */
#ifndef PL_DATE_JS_SCAN_H
#define PL_DATE_JS_SCAN_H

#include "base/str.h"

enum pl_js_token_kind { PL_JS_TOKEN_END, PL_JS_TOKEN_NUMBER, PL_JS_TOKEN_SYMBOL, PL_JS_TOKEN_SPACE, PL_JS_TOKEN_WORD, PL_JS_TOKEN_UNKNOWN };
enum pl_js_word { PL_JS_WORD_NONE, PL_JS_WORD_MONTH, PL_JS_WORD_HALF, PL_JS_WORD_ZONE, PL_JS_WORD_SEPARATOR };

struct pl_js_token {
	enum pl_js_token_kind kind;
	int32_t number; /* NUMBER: its first 9 digits; SYMBOL: the character; WORD: its value */
	uint32_t len;
	enum pl_js_word word;
	size_t start, end;
};

/* Moves `token` on to the one behind it (zeroed: to the first of `text`). */
void pl_js_scan(struct pl_js_token *token, struct pl_str text);

#endif
