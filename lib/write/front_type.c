/* front_type: what a scalar is, in words that every form has: the same number, the same moment, the same text. */
#include "write/front_parts.h"

#include "date/date.h"
#include "front/types.h"

/* ---- dates ---- */

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

/* Between `min` and `max` digits as a number, or -1. */
static int digits(struct scan *p, unsigned min, unsigned max)
{
	int value = 0;
	unsigned n = 0;

	for (; n < max && p->at < p->s.len && pl_is_digit((unsigned char)p->s.ptr[p->at]); n++)
		value = value * 10 + (p->s.ptr[p->at++] - '0');
	return n < min ? -1 : value;
}

/* YYYY-M-D */
static bool day(struct scan *p, struct pl_buf *out)
{
	int y = digits(p, 4, 4), m, d;

	if (y < 0 || !one(p, "-") || (m = digits(p, 1, 2)) < 1 || !one(p, "-") || (d = digits(p, 1, 2)) < 1)
		return false;
	pl_buf_addf(out, "%04d-%02d-%02d", y, m, d);
	return m <= 12 && d <= (int)pl_days_in_month(y, (unsigned)m);
}

/* H:MM:SS[.f] */
static bool clock(struct scan *p, struct pl_buf *out)
{
	int h = digits(p, 1, 2), m, s;
	size_t from;

	if (h < 0 || h > 23 || !one(p, ":") || (m = digits(p, 2, 2)) < 0 || m > 59 || !one(p, ":") || (s = digits(p, 2, 2)) < 0 || s > 60)
		return false;
	pl_buf_addf(out, "%02d:%02d:%02d", h, m, s);
	from = p->at;
	if (!one(p, "."))
		return true;
	while (one(p, "0123456789"))
		;
	if (p->at > from + 1)
		pl_buf_add(out, pl_slice(p->s, pl_span((uint32_t)from, (uint32_t)p->at)));
	return true;
}

/* Z, ±HH, ±HHMM, ±HH:MM, or nothing */
static bool zone(struct scan *p, struct pl_buf *out)
{
	size_t from;
	char sign;
	int h, m = 0;

	while (one(p, " \t"))
		;
	if (p->at == p->s.len)
		return true;
	sign = p->s.ptr[p->at];
	if (one(p, "Zz")) {
		pl_buf_addc(out, 'Z');
		return p->at == p->s.len;
	}
	if (!one(p, "+-"))
		return false;
	from = p->at;
	h = digits(p, 1, 2);
	if (p->at < p->s.len && ((p->at == from + 1 && p->s.ptr[p->at] != ':') || (one(p, ":"), (m = digits(p, 2, 2)) < 0)))
		return false;
	pl_buf_addf(out, "%c%02d:%02d", sign, h, m);
	return p->at == p->s.len && h >= 0 && h <= 23 && m <= 59;
}

/* `s` as RFC 3339 writes it, or absent when it is no date that exists. */
static struct pl_str date_text(struct pl_arena *arena, struct pl_str s)
{
	struct pl_buf out = {0};
	struct scan p = {s, 0};
	bool ok;
	struct pl_str text = {0};

	if (s.len > 2 && s.ptr[2] == ':') {
		ok = clock(&p, &out) && p.at == s.len;
	} else {
		ok = day(&p, &out);
		if (ok && p.at < s.len) {
			ok = one(&p, "Tt \t");
			while (one(&p, " \t"))
				;
			pl_buf_addc(&out, 'T');
			ok = ok && clock(&p, &out) && zone(&p, &out);
		}
	}
	if (ok)
		text = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return text;
}

/* ---- numbers ---- */

/* Decimal text of digits in a base; absent when 64 bits do not hold them. */
static struct pl_str whole_text(struct pl_arena *arena, struct pl_str s, unsigned base, bool negative)
{
	uint64_t value = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		unsigned digit = pl_is_digit(c) ? (unsigned)c - '0' : (c | 0x20u) - 'a' + 10;

		if (c == '_' || c == ',')
			continue;
		if (value > ((uint64_t)INT64_MAX - digit) / base)
			return (struct pl_str){0};
		value = value * base + digit;
	}
	return pl_arena_printf(arena, "%s%llu", negative && value ? "-" : "", (unsigned long long)value);
}

/* `s` without `_` and `,`, a plus sign and leading zeros. */
static struct pl_str decimal_text(struct pl_arena *arena, struct pl_str s)
{
	char *out = pl_arena_alloc(arena, s.len + 2);
	bool negative = s.len && s.ptr[0] == '-', begun = false;
	size_t n = 0;

	out[n++] = '-';
	for (size_t i = negative || (s.len && s.ptr[0] == '+'); i < s.len; i++) {
		begun = begun || s.ptr[i] != '0';
		if (begun && s.ptr[i] != '_' && s.ptr[i] != ',')
			out[n++] = s.ptr[i];
	}
	if (n == 1) {
		out[0] = '0';
		return pl_str_n(out, 1);
	}
	return negative ? pl_str_n(out, n) : pl_str_n(out + 1, n - 1);
}

/* An integer of TOML, JSON or YAML 1.2's and Psych's common forms. */
static void whole(struct pl_arena *arena, struct pl_item *item, struct pl_str s)
{
	static const char names[] = "xob";
	static const unsigned bases[] = {16, 8, 2};
	bool sign = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
	const char *base = s.len > sign + 2u && s.ptr[sign] == '0' ? strchr(names, s.ptr[sign + 1u]) : NULL;

	item->kind = PL_ITEM_INT;
	if (!base || !*base) {
		item->text = decimal_text(arena, s);
		return;
	}
	item->text = whole_text(arena, pl_str_n(s.ptr + sign + 2, s.len - sign - 2), bases[base - names], s.ptr[0] == '-');
	if (*base == 'x' && !sign)
		item->shown = s;
}

/* The same number as digits.digits(e±digits); absent when `s` is none in base 10. */
static struct pl_str float_text(struct pl_arena *arena, struct pl_str s)
{
	struct pl_buf out = {0}, digits = {0};
	struct pl_str text = {0};
	size_t point = SIZE_MAX, start, i = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');

	if (i && s.ptr[0] == '-')
		pl_buf_addc(&out, '-');
	for (; i < s.len && strchr("0123456789._,", s.ptr[i]) && s.ptr[i]; i++)
		if (s.ptr[i] == '.')
			point = digits.len;
		else if (pl_is_digit((unsigned char)s.ptr[i]))
			pl_buf_addc(&digits, s.ptr[i]);
	if (point == SIZE_MAX)
		point = digits.len;
	for (start = 0; start + 1 < point && digits.ptr[start] == '0'; start++)
		;
	pl_buf_addf(&out, "%.*s.%.*s", point ? (int)(point - start) : 1, point ? digits.ptr + start : "0",
		    digits.len > point ? (int)(digits.len - point) : 1, digits.len > point ? digits.ptr + point : "0");
	if (i + 1 < s.len && (s.ptr[i] | 0x20) == 'e') {
		bool sign = s.ptr[i + 1] == '-' || s.ptr[i + 1] == '+';
		struct pl_str power = decimal_text(arena, pl_str_n(s.ptr + i + 1 + sign, s.len - i - 1 - sign));

		pl_buf_addf(&out, "e%c" PL_FMT, sign ? s.ptr[i + 1] : '+', PL_ARG(power));
		i = s.len;
	}
	if (digits.len && i == s.len)
		text = pl_arena_dup(arena, pl_buf_str(&out));
	pl_buf_finish(&digits);
	pl_buf_finish(&out);
	return text;
}

/* "inf", "-inf" or "nan" of either spelling; absent: something else. */
static struct pl_str special_text(struct pl_str s)
{
	size_t at = s.len && (s.ptr[0] == '-' || s.ptr[0] == '+');
	bool negative = at && s.ptr[0] == '-';

	at += at < s.len && s.ptr[at] == '.';
	s = pl_str_n(s.ptr + at, s.len - at);
	if (pl_str_eq_nocase(s, PL_STR("nan")))
		return PL_STR("nan");
	if (!pl_str_eq_nocase(s, PL_STR("inf")))
		return (struct pl_str){0};
	return negative ? PL_STR("-inf") : PL_STR("inf");
}

static void fraction(struct pl_arena *arena, struct pl_item *item, struct pl_str s)
{
	item->kind = PL_ITEM_FLOAT;
	item->text = special_text(s);
	if (!item->text.ptr)
		item->text = float_text(arena, s);
}

/* A number of TOML or JSON. */
static void number(struct pl_arena *arena, struct pl_item *item, struct pl_str s)
{
	bool prefixed = s.len > 2 && s.ptr[0] == '0' && s.ptr[1] && strchr("xob", s.ptr[1]);
	bool point = memchr(s.ptr, '.', s.len) || memchr(s.ptr, 'e', s.len) || memchr(s.ptr, 'E', s.len) || special_text(s).ptr;

	if (point && !prefixed)
		fraction(arena, item, s);
	else
		whole(arena, item, s);
}

/* ---- YAML's plain scalars ---- */

static void plain_as(struct pl_arena *arena, struct pl_item *item, struct pl_str s, struct pl_yaml_typed typed)
{
	bool sixty = memchr(s.ptr ? s.ptr : "", ':', s.len) != NULL;

	switch (typed.type) {
	case PL_YAML_NULL:
		item->kind = PL_ITEM_NULL;
		break;
	case PL_YAML_BOOL:
		item->kind = PL_ITEM_BOOL;
		item->text = typed.value;
		break;
	case PL_YAML_INT:
		if (pl_str_eq(typed.value, s)) /* too long for its base, or decimal */
			whole(arena, item, s);
		else
			number(arena, item, typed.value);
		if (s.len > 2 && s.ptr[0] == '0' && s.ptr[1] == 'x' && !memchr(s.ptr, '_', s.len) && !memchr(s.ptr, ',', s.len))
			item->shown = s;
		break;
	case PL_YAML_FLOAT:
		fraction(arena, item, sixty ? typed.value : s);
		break;
	default:
		item->kind = PL_ITEM_STRING;
		item->text = s;
	}
}

static bool dated(struct pl_yaml_typed typed)
{
	return typed.type == PL_YAML_DATE || typed.type == PL_YAML_TIMESTAMP;
}

/* A moment that exists: leap seconds and the year 0 are errors to PyYAML. */
static struct pl_str plain_date(struct pl_arena *arena, struct pl_str s)
{
	struct pl_str text = date_text(arena, s);
	bool time = text.len > 18;

	if (!text.ptr || text.ptr[2] == ':' || pl_str_starts(text, PL_STR("0000")) || (time && text.ptr[17] == '6'))
		return (struct pl_str){0};
	return text;
}

/* `y` and `n` are yes and no by the letter of YAML 1.1, and so to go-yaml 2 (Hugo 0.111), but to none of the three. */
static bool letter(struct pl_str s)
{
	return s.len == 1 && strchr("yYnN", s.ptr[0]) && s.ptr[0];
}

/* Fills the item when the readers agree, or Jekyll's alone counts; else it is a text and false is given. */
static bool plain(struct pl_item_reader *r, struct pl_item *item, struct pl_str s)
{
	struct pl_yaml_typed typed[PL_YAML_READERS];
	struct pl_yaml_typed *psych = &typed[PL_YAML_PSYCH], *old = &typed[PL_YAML_11], *new = &typed[PL_YAML_12];

	for (unsigned i = 0; i < PL_YAML_READERS; i++)
		typed[i] = pl_front_type(r->arena, s, i);
	item->kind = PL_ITEM_STRING;
	item->text = s;
	if (dated(*psych) && (r->psych || psych->type == PL_YAML_TIMESTAMP || dated(*old))) {
		struct pl_str text = plain_date(r->arena, s);

		item->kind = text.ptr ? PL_ITEM_DATE : PL_ITEM_STRING;
		item->text = text.ptr ? text : s;
		return text.ptr != NULL;
	}
	if (!r->psych && (letter(s) || old->type != new->type || old->type != psych->type ||
			  (old->type != PL_YAML_STRING && (!pl_str_eq(old->value, new->value) || !pl_str_eq(old->value, psych->value)))))
		return false;
	plain_as(r->arena, item, s, *psych);
	if (item->text.ptr || item->kind == PL_ITEM_NULL)
		return psych->type != PL_YAML_SYMBOL;
	item->kind = PL_ITEM_STRING;
	item->text = s;
	item->shown = (struct pl_str){0};
	return false;
}

/* ---- what the target cannot hold ---- */

static bool lose(struct pl_item_reader *r, struct pl_item *item, enum pl_loss_kind kind, const char *what)
{
	struct pl_loss loss = {
		.kind = kind, .what = pl_str_c(what), .place = item->place, .before = pl_slice(r->text, item->place), .after = item->text};

	if (r->strict)
		return pl_fail(r->why, "the front matter written does not read the same in every reader: `" PL_FMT "`",
			       PL_ARG(loss.before));
	if (r->losses)
		pl_item_loss(r->losses, r->arena, &loss);
	return true;
}

/* Turns the item into the text of what stood there. */
static bool as_string(struct pl_item_reader *r, struct pl_item *item, enum pl_loss_kind kind, struct pl_str text)
{
	item->kind = PL_ITEM_STRING;
	item->text = text;
	item->shown = (struct pl_str){0};
	return lose(r, item, kind, "front-type");
}

static bool fits_64(struct pl_str s)
{
	bool negative = s.ptr[0] == '-';
	struct pl_str magnitude = pl_str_n(s.ptr + negative, s.len - negative);
	struct pl_str limit = negative ? PL_STR("9223372036854775808") : PL_STR("9223372036854775807");

	return magnitude.len < limit.len || (magnitude.len == limit.len && pl_str_cmp(magnitude, limit) <= 0);
}

static bool fit_yaml(struct pl_item_reader *r, struct pl_item *item, struct pl_str written)
{
	if (item->shown.ptr && memchr(item->shown.ptr, '_', item->shown.len))
		item->shown = (struct pl_str){0}; /* YAML 1.2 has no such digits */
	if (item->kind == PL_ITEM_DATE && !plain_date(r->arena, item->text).ptr)
		return as_string(r, item, PL_LOSS_STRUCTURE, written);
	return true;
}

static bool fit_json(struct pl_item_reader *r, struct pl_item *item, struct pl_str written)
{
	item->shown = (struct pl_str){0};
	if (item->kind == PL_ITEM_DATE)
		return as_string(r, item, PL_LOSS_ATTRIBUTE, item->text);
	if (item->kind == PL_ITEM_FLOAT && !memchr(item->text.ptr, '.', item->text.len))
		return as_string(r, item, PL_LOSS_STRUCTURE, written);
	return true;
}

static bool fit(struct pl_item_reader *r, struct pl_item *item, struct pl_str written)
{
	if (r->to == PL_FRONT_YAML)
		return fit_yaml(r, item, written);
	if (r->to == PL_FRONT_JSON)
		return fit_json(r, item, written);
	if (item->kind == PL_ITEM_NULL)
		return lose(r, item, PL_LOSS_STRUCTURE, "front-null");
	if (item->kind == PL_ITEM_INT && !fits_64(item->text))
		return as_string(r, item, PL_LOSS_STRUCTURE, written);
	return true;
}

/* Line breaks in TOML's strings of several lines are those of the file: a line feed is meant. `written`: its source. */
static struct pl_str line_feeds(struct pl_arena *arena, struct pl_str s, struct pl_str written)
{
	char *out;
	size_t n = 0;

	if (pl_str_find(written, PL_STR("\r\n"), 0) == written.len)
		return s;
	out = pl_arena_alloc(arena, s.len);
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != '\r' || i + 1 == s.len || s.ptr[i + 1] != '\n')
			out[n++] = s.ptr[i];
	return pl_str_n(out, n);
}

bool pl_item_scalar(struct pl_item_reader *r, struct pl_item *item, const struct pl_value *v)
{
	bool lines = v->quote == PL_QUOTE_LITERAL || v->quote == PL_QUOTE_FOLDED;

	item->text = v->text.ptr ? v->text : PL_STR("");
	item->kind = PL_ITEM_STRING;
	switch (v->kind) {
	case PL_VALUE_NULL:
		item->kind = PL_ITEM_NULL;
		break;
	case PL_VALUE_SCALAR:
		if (v->quote == PL_QUOTE_NONE && !v->tag.ptr && !plain(r, item, item->text))
			return lose(r, item, PL_LOSS_STRUCTURE, "front-ambiguous");
		break;
	case PL_VALUE_NUMBER:
		number(r->arena, item, v->text);
		break;
	case PL_VALUE_BOOL:
		item->kind = PL_ITEM_BOOL;
		break;
	case PL_VALUE_DATE:
		item->kind = PL_ITEM_DATE;
		item->text = date_text(r->arena, v->text);
		break;
	default:
		if (lines)
			item->text = line_feeds(r->arena, item->text, pl_slice(r->text, v->span));
	}
	if (item->kind != PL_ITEM_NULL && !item->text.ptr)
		return pl_fail(r->why, "line %u has a value that cannot be read: `" PL_FMT "`", pl_front_line(r->text, v->span.start),
			       PL_ARG(v->text));
	return fit(r, item, v->text);
}
