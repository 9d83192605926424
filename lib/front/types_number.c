/* types_number: the number forms of the YAML readers, one function a regular expression. */
#include "front/types.h"

/* A reader of regular-expression pieces. */
struct scan {
	struct pl_str s;
	size_t at;
};

static bool one(struct scan *p, const char *set)
{
	bool is = p->at < p->s.len && p->s.ptr[p->at] && strchr(set, p->s.ptr[p->at]);

	p->at += is;
	return is;
}

static size_t many(struct scan *p, const char *set)
{
	size_t start = p->at;

	while (one(p, set))
		;
	return p->at - start;
}

static bool done(const struct scan *p)
{
	return p->at == p->s.len;
}

#define DIGITS "0123456789"

/* ([eE][-+][0-9]+)? and the end; `sign_needed` as YAML 1.1 has it. */
static bool exponent(struct scan *p, bool sign_needed)
{
	if (!one(p, "eE"))
		return done(p);
	if (!one(p, "-+") && sign_needed)
		return false;
	return many(p, DIGITS) && done(p);
}

bool pl_yaml_special_float(struct pl_str s, bool any_case)
{
	static const char *const nan[] = {".nan", ".NaN", ".NAN"}, *const inf[] = {".inf", ".Inf", ".INF"};
	struct pl_str bare = s;

	if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		bare = pl_str_n(s.ptr + 1, s.len - 1);
	if (any_case)
		return pl_str_eq_nocase(bare, PL_STR(".inf")) || pl_str_eq_nocase(s, PL_STR(".nan"));
	for (unsigned i = 0; i < PL_COUNT(nan); i++)
		if (pl_str_is(s, nan[i]) || pl_str_is(bare, inf[i]))
			return true;
	return false;
}

bool pl_yaml_float_11(struct pl_str s)
{
	struct scan p = {s, 0};

	if (one(&p, ".")) /* \.[0-9][0-9_]*(?:[eE][-+][0-9]+)? */
		return one(&p, DIGITS) && (many(&p, DIGITS "_"), exponent(&p, true));
	one(&p, "-+");
	if (!one(&p, DIGITS))
		return false;
	many(&p, DIGITS "_");
	return one(&p, ".") && (many(&p, DIGITS "_"), exponent(&p, true));
}

bool pl_yaml_float_12(struct pl_str s)
{
	struct scan p = {s, 0};

	one(&p, "-+");
	if (one(&p, "."))
		return many(&p, DIGITS) && exponent(&p, false);
	if (!many(&p, DIGITS))
		return false;
	if (one(&p, "."))
		many(&p, DIGITS);
	return exponent(&p, false);
}

/* [-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?, but not a lone point */
bool pl_yaml_float_psych(struct pl_str s)
{
	struct scan p = {s, 0};
	bool whole, fraction;

	one(&p, "-+");
	whole = one(&p, DIGITS);
	if (whole)
		many(&p, DIGITS "_,");
	if (!one(&p, "."))
		return false;
	fraction = many(&p, DIGITS);
	return (whole || fraction || !done(&p)) && exponent(&p, true);
}

unsigned pl_yaml_int_psych(struct pl_str s)
{
	struct scan p = {s, 0};
	size_t start;

	one(&p, "-+");
	start = p.at;
	if (one(&p, "0")) {
		if (done(&p))
			return 10;
		if (one(&p, "b"))
			return many(&p, "01_,") && done(&p) ? 2 : 0;
		if (one(&p, "x"))
			return many(&p, DIGITS "abcdefABCDEF_,") && done(&p) ? 16 : 0;
		return many(&p, "01234567_,") && done(&p) ? 8 : 0;
	}
	while (one(&p, DIGITS) || (p.at > start && p.at + 1 < s.len && pl_is_digit((unsigned char)s.ptr[p.at + 1]) && one(&p, ",_")))
		;
	return p.at > start && done(&p) ? 10 : 0;
}
