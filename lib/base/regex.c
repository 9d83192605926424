/* regex: PCRE2, set up to read patterns as ECMA-262 does. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/regex.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/buf.h"

/* Per match; a pattern that needs more is told to be too slow. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 100000, HEAP_LIMIT_KIB = 16 * 1024, PATTERN_MAX = 4096 };

struct pl_regex {
	pcre2_code *code;
	pcre2_match_context *context;
};

/* ECMA-262 also takes the long names of general categories; PCRE2 has only the short ones. */
static const char *const categories[][2] = {
	{"Letter", "L"}, {"Cased_Letter", "L&"}, {"Uppercase_Letter", "Lu"}, {"Lowercase_Letter", "Ll"}, {"Titlecase_Letter", "Lt"},
	{"Modifier_Letter", "Lm"}, {"Other_Letter", "Lo"}, {"Mark", "M"}, {"Nonspacing_Mark", "Mn"}, {"Spacing_Mark", "Mc"},
	{"Enclosing_Mark", "Me"}, {"Number", "N"}, {"Decimal_Number", "Nd"}, {"digit", "Nd"}, {"Letter_Number", "Nl"}, {"Other_Number", "No"},
	{"Punctuation", "P"}, {"punct", "P"}, {"Symbol", "S"}, {"Separator", "Z"}, {"Space_Separator", "Zs"}, {"Other", "C"}, {"Control", "Cc"},
};

/* `\p{Letter}` as `\p{L}`, `\p{Script=Han}` as `\p{Han}`. */
static void translate(struct pl_buf *out, struct pl_str pattern)
{
	for (size_t i = 0; i < pattern.len; i++) {
		struct pl_str rest = pl_str_n(pattern.ptr + i, pattern.len - i), name;
		size_t close;

		if (rest.ptr[0] == '\\' && rest.len > 3 && (rest.ptr[1] == 'p' || rest.ptr[1] == 'P') && rest.ptr[2] == '{' &&
		    (close = pl_str_find(rest, PL_STR("}"), 3)) < rest.len) {
			name = pl_str_n(rest.ptr + 3, close - 3);
			for (size_t j = 0; j < PL_COUNT(categories); j++)
				if (pl_str_is(name, categories[j][0]))
					name = pl_str_c(categories[j][1]);
			if (pl_str_find(name, PL_STR("="), 0) < name.len) {
				size_t equals = pl_str_find(name, PL_STR("="), 0) + 1;

				name = pl_str_n(name.ptr + equals, name.len - equals);
			}
			pl_buf_addf(out, "\\%c{" PL_FMT "}", rest.ptr[1], PL_ARG(name));
			i += close;
		} else if (rest.ptr[0] == '\\' && rest.len > 1) {
			pl_buf_add(out, pl_str_n(rest.ptr, 2));
			i++;
		} else {
			pl_buf_addc(out, rest.ptr[0]);
		}
	}
}

static pcre2_code *compile(struct pl_str pattern, struct pl_error *error)
{
	uint32_t options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_UNSET_BACKREF |
			   PCRE2_ALLOW_EMPTY_CLASS;
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	char said[160] = "";
	pcre2_code *code;
	PCRE2_SIZE at;
	int number;

	pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALT_BSUX);
	code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, options, &number, &at, context);
	pcre2_compile_context_free(context);
	if (code)
		return code;
	pcre2_get_error_message(number, (PCRE2_UCHAR *)said, sizeof(said));
	pl_fail(error, "at character %zu: %s", (size_t)at, said);
	return NULL;
}

struct pl_regex *pl_regex_new(struct pl_str pattern, struct pl_error *error)
{
	struct pl_regex *regex;
	struct pl_buf text = {0};
	pcre2_code *code;

	if (pattern.len > PATTERN_MAX) {
		pl_fail(error, "is longer than %d bytes", PATTERN_MAX);
		return NULL;
	}
	pl_buf_reserve(&text, 1);
	translate(&text, pattern);
	code = compile(pl_buf_str(&text), error);
	pl_buf_finish(&text);
	if (!code)
		return NULL;
	regex = pl_alloc(sizeof(*regex));
	*regex = (struct pl_regex){code, pcre2_match_context_create(NULL)};
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* without it the interpreter matches */
	pcre2_set_match_limit(regex->context, MATCH_LIMIT);
	pcre2_set_depth_limit(regex->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(regex->context, HEAP_LIMIT_KIB);
	return regex;
}

void pl_regex_free(struct pl_regex *regex)
{
	if (!regex)
		return;
	pcre2_match_context_free(regex->context);
	pcre2_code_free(regex->code);
	free(regex);
}

enum pl_regex_result pl_regex_match(const struct pl_regex *regex, struct pl_str subject)
{
	pcre2_match_data *data = pcre2_match_data_create(1, NULL);
	const char *text = subject.len ? subject.ptr : "";
	int n = pcre2_match(regex->code, (PCRE2_SPTR)text, subject.len, 0, PCRE2_NO_UTF_CHECK, data, regex->context);

	if (n == PCRE2_ERROR_JIT_STACKLIMIT) /* a long text, which needs not be slow */
		n = pcre2_match(regex->code, (PCRE2_SPTR)text, subject.len, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, regex->context);
	pcre2_match_data_free(data);
	return n >= 0 ? PL_REGEX_YES : n == PCRE2_ERROR_NOMATCH ? PL_REGEX_NO : PL_REGEX_TOO_SLOW;
}
