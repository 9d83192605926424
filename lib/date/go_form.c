/* go_form: the forms of dates that Go's cast library tries one by one, and Go's way of matching a form: parts may run short of
 * digits, blanks may be many, a fraction may follow the seconds. */
#include "date/form.h"
#include "date/go.h"

/* Y 2006, y 06, m 01, d 02, e _2, b Jan, a Mon, A Monday, H 15, I 3, M 04, S 05, p PM, z -0700, Z Z0700, c -07:00, C Z07:00, n MST.
 * Any other sign stands for itself. */
static const char *const forms[] = {
	"Y-m-d", "Y-m-d H:M:S z", "Y-m-d H:M:S", "Y-m-dTH:M:SC", "Y-m-dTH:M:S", "Y-m-d H:M:S c", "Y-m-d H:M:S z n",
	"Y-m-dTH:M:Sz", "Y-m-d H:M:SZ", "Y-m-d H:M:SC", "a, d b Y H:M:S z", "a, d b Y H:M:S n", "d b y H:M z", "d b y H:M n",
	"A, d-b-y H:M:S n", "a b e H:M:S Y", "a b e H:M:S n Y", "a b d H:M:S z Y", "d b Y", "I:Mp", "b e H:M:S",
};

struct reading {
	struct pl_str text;
	size_t at;
	struct pl_go_time *time;
	int half; /* 1 AM, 2 PM */
};

static size_t left(const struct reading *r)
{
	return r->text.len - r->at;
}

static bool digit_at(const struct reading *r, size_t at)
{
	return at < r->text.len && pl_is_digit((unsigned char)r->text.ptr[at]);
}

/* One or two digits; `two`: exactly two. */
static bool number(struct reading *r, bool two, uint8_t *out)
{
	if (!digit_at(r, r->at) || (two && !digit_at(r, r->at + 1)))
		return false;
	*out = (uint8_t)(r->text.ptr[r->at++] - '0');
	if (digit_at(r, r->at))
		*out = (uint8_t)(*out * 10 + (r->text.ptr[r->at++] - '0'));
	return true;
}

static bool year(struct reading *r, size_t digits)
{
	int32_t n = 0;

	for (size_t i = 0; i < digits; i++, r->at++) {
		if (!digit_at(r, r->at))
			return false;
		n = n * 10 + (r->text.ptr[r->at] - '0');
	}
	r->time->civil.year = digits == 4 ? n : n >= 69 ? 1900 + n : 2000 + n;
	return true;
}

/* Index of the name at hand plus one, 0: none. `cut`: only its first three letters. */
static uint8_t name(struct reading *r, const char *const *names, uint8_t count, bool cut)
{
	for (uint8_t i = 0; i < count; i++) {
		size_t n = cut ? 3 : strlen(names[i]);

		if (left(r) >= n && pl_str_eq_nocase(pl_str_n(r->text.ptr + r->at, n), pl_str_n(names[i], n))) {
			r->at += n;
			return (uint8_t)(i + 1);
		}
	}
	return 0;
}

static void fraction(struct reading *r)
{
	if (left(r) < 2 || (r->text.ptr[r->at] != '.' && r->text.ptr[r->at] != ',') || !digit_at(r, r->at + 1))
		return;
	for (r->at++; digit_at(r, r->at); r->at++)
		;
}

/* Two digits with an optional sign before the second, as Atoi takes them. */
static bool pair(struct pl_str text, int32_t *out)
{
	if (!pl_is_digit((unsigned char)text.ptr[1]) || !(pl_is_digit((unsigned char)text.ptr[0]) || strchr("+-", text.ptr[0])))
		return false;
	*out = text.ptr[1] - '0';
	if (pl_is_digit((unsigned char)text.ptr[0]))
		*out += (text.ptr[0] - '0') * 10;
	else if (text.ptr[0] == '-')
		*out = -*out;
	return true;
}

static bool offset(struct reading *r, bool colon, bool z)
{
	size_t len = colon ? 6 : 5;
	const char *p = r->text.ptr + r->at;
	struct pl_go_time *t = r->time;
	int32_t hours, minutes;

	t->has_zone = true;
	if (z && left(r) && *p == 'Z') {
		t->zone_text = pl_str_n(p, 1);
		r->at++;
		return true;
	}
	if (left(r) < len || !strchr("+-", *p) || (colon && p[3] != ':') || !pair(pl_str_n(p + 1, 2), &hours) ||
	    !pair(pl_str_n(p + len - 2, 2), &minutes))
		return false;
	t->zone = (hours * 60 + minutes) * 60 * (*p == '-' ? -1 : 1);
	t->zone_text = pl_str_n(p, len);
	r->at += len;
	return true;
}

/* Length of +8 or -03 behind GMT or alone; 0: none. */
static size_t signed_hours(struct pl_str text)
{
	size_t i = 1;
	int n = 0;

	if (!text.len || !strchr("+-", text.ptr[0]))
		return 0;
	for (; i < text.len && n < 100 && pl_is_digit((unsigned char)text.ptr[i]); i++)
		n = n * 10 + (text.ptr[i] - '0');
	return i > 1 && n < 24 ? i : 0;
}

/* Length of the abbreviation of a zone, 0: none. */
static size_t abbreviation(struct pl_str text)
{
	size_t n = 0;

	if (text.len < 3)
		return 0;
	if (pl_str_starts(text, PL_STR("ChST")) || pl_str_starts(text, PL_STR("MeST")))
		return 4;
	if (pl_str_starts(text, PL_STR("GMT")))
		return 3 + signed_hours(pl_str_n(text.ptr + 3, text.len - 3));
	if (strchr("+-", text.ptr[0]))
		return signed_hours(text);
	while (n < 6 && n < text.len && (unsigned)text.ptr[n] - 'A' < 26)
		n++;
	if (n == 3 || (n == 4 && (text.ptr[3] == 'T' || pl_str_starts(text, PL_STR("WITA")))) || (n == 5 && text.ptr[4] == 'T'))
		return n;
	return 0;
}

/* The name does not count for the time, but UTC does, even behind +0800. */
static bool zone_name(struct reading *r)
{
	struct pl_str rest = pl_str_n(r->text.ptr + r->at, left(r));
	size_t n = pl_str_starts(rest, PL_STR("UTC")) ? 3 : abbreviation(rest);

	if (!n)
		return false;
	if (rest.ptr[0] == 'U' && n == 3 && r->time->has_zone && pl_str_starts(rest, PL_STR("UTC")))
		r->time->zone = 0;
	if (!r->time->has_zone)
		r->time->zone_text = pl_str_n(rest.ptr, n);
	r->at += n;
	return true;
}

static bool half(struct reading *r)
{
	if (left(r) < 2 || r->text.ptr[r->at + 1] != 'M' || !strchr("AP", r->text.ptr[r->at]))
		return false;
	r->half = r->text.ptr[r->at] == 'A' ? 1 : 2;
	r->at += 2;
	return true;
}

static bool part(struct reading *r, char c)
{
	struct pl_civil *d = &r->time->civil;
	bool found;

	switch (c) {
	case 'Y': return year(r, 4);
	case 'y': return year(r, 2);
	case 'm': return number(r, true, &d->month);
	case 'd': return number(r, true, &d->day);
	case 'e':
		r->at += left(r) && r->text.ptr[r->at] == ' ';
		return number(r, false, &d->day);
	case 'b': return (d->month = name(r, pl_month_names, 12, true)) != 0;
	case 'a': return name(r, pl_day_names, 7, true) != 0;
	case 'A': return name(r, pl_day_names, 7, false) != 0;
	case 'H':
	case 'I':
		r->time->has_time = true;
		return number(r, false, &d->hour);
	case 'M': return number(r, true, &d->minute);
	case 'S':
		found = number(r, true, &d->second);
		fraction(r);
		return found;
	case 'p': return half(r);
	case 'z': return offset(r, false, false);
	case 'Z': return offset(r, false, true);
	case 'c': return offset(r, true, false);
	case 'C': return offset(r, true, true);
	case 'n': return zone_name(r);
	default:
		return left(r) && r->text.ptr[r->at++] == c;
	}
}

/* A blank of the form fits any number of blanks, and the end. */
static bool blanks(struct reading *r)
{
	if (left(r) && r->text.ptr[r->at] != ' ')
		return false;
	while (left(r) && r->text.ptr[r->at] == ' ')
		r->at++;
	return true;
}

static struct pl_str out_of_range(const struct pl_civil *c, bool twelve)
{
	if (!pl_days_in_month(c->year, c->month))
		return PL_STR("month");
	if (c->day < 1 || c->day > pl_days_in_month(c->year, c->month))
		return PL_STR("day");
	if (c->hour > (twelve ? 12 : 23))
		return PL_STR("hour");
	return c->minute > 59 ? PL_STR("minute") : c->second > 59 ? PL_STR("second") : (struct pl_str){0};
}

static bool fits(struct pl_go_time *time, struct pl_str text, const char *form)
{
	struct reading r = {.text = text, .time = time};
	struct pl_civil *c = &time->civil;

	*time = (struct pl_go_time){.civil = {.month = 1, .day = 1}};
	for (const char *f = form; *f; f++)
		if (*f == ' ' ? !blanks(&r) : !part(&r, *f))
			return false;
	if (left(&r))
		return false;
	time->wrong = out_of_range(c, r.half);
	if (r.half == 2 && c->hour < 12)
		c->hour = (uint8_t)(c->hour + 12);
	else if (r.half == 1 && c->hour == 12)
		c->hour = 0;
	time->utc = form[0] == 'I' || form[0] == 'b';
	return true;
}

bool pl_go_time_parse(struct pl_go_time *time, struct pl_str text)
{
	struct pl_go_time impossible = {0};

	if (text.len < 6)
		return false;
	for (size_t i = 0; i < PL_COUNT(forms); i++) {
		if (!fits(time, text, forms[i]))
			continue;
		if (!time->wrong.ptr)
			return true;
		impossible = *time;
	}
	*time = impossible;
	return impossible.wrong.ptr;
}
