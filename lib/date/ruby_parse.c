/* ruby_parse: Date._parse, a row of searches: the day's name, the time of day, then the first form of a date that is found
 * anywhere. What was found becomes a blank. tests/generators compares with Ruby itself. */
#include "date/ruby_part.h"

#include "base/utf8.h"

static bool digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool sign(uint32_t c)
{
	return c == '-' || c == '+';
}

/* The first number with its sign; *rest: something follows it. */
static struct piece signed_digits(struct piece from, bool *rest)
{
	int start = 0, end;

	while (start < from.len && !sign(from.at[start]) && !digit(from.at[start]))
		start++;
	end = start + (start < from.len && sign(from.at[start]));
	while (end < from.len && digit(from.at[end]))
		end++;
	*rest = end < from.len;
	return (struct piece){from.at + start, end - start};
}

static int32_t digits_of(struct piece from)
{
	int start = 0;

	while (start < from.len && !digit(from.at[start]))
		start++;
	return pl_ruby_number_of(from.at + start, from.len - start);
}

static bool is_year(struct piece p)
{
	return p.at && p.len && (p.at[0] == '\'' || p.len > 2);
}

static void set_year(struct parse *p, struct piece y)
{
	bool rest;
	struct piece digits = signed_digits(y, &rest);
	int skip = digits.len && sign(digits.at[0]);
	int32_t year = pl_ruby_number_of(digits.at + skip, digits.len - skip);

	if (skip || digits.len > 2)
		p->complete = false;
	p->fields->year = skip && digits.at[0] == '-' ? -year : year;
}

/* Says which of three parts is the year, the month and the day: an apostrophe or more than two signs make a year. */
static void three(struct parse *p, struct piece y, struct piece m, struct piece d)
{
	struct piece first;
	bool rest = false;

	if (y.at && m.at && !d.at) {
		d = m;
		m = y;
		y = (struct piece){0};
	}
	if (!y.at && is_year(d)) {
		y = d;
		d = (struct piece){0};
	}
	if (y.at) {
		first = signed_digits(y, &rest);
		if (rest) { /* "27th" is a day */
			y = d;
			d = first;
		}
	}
	if (is_year(m)) { /* month/day/year */
		first = y;
		y = m;
		m = d;
		d = first;
	}
	if (is_year(d)) {
		first = y;
		y = d;
		d = first;
	}
	if (y.at)
		set_year(p, y);
	if (m.at)
		p->fields->mon = digits_of(m);
	if (d.at)
		p->fields->mday = digits_of(d);
}

static void three_groups(struct parse *p)
{
	three(p, pl_ruby_piece(p, 1), pl_ruby_piece(p, 2), pl_ruby_piece(p, 3));
}

static int month_number(struct piece name)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int i = 0; i < 12; i++)
		if ((name.at[0] | 0x20) == (uint32_t)names[i * 3] && (name.at[1] | 0x20) == (uint32_t)names[i * 3 + 1] &&
		    (name.at[2] | 0x20) == (uint32_t)names[i * 3 + 2])
			return i + 1;
	return 13;
}

/* `groups`: those of year, month's name and day, as a three-digit number. */
static void with_name(struct parse *p, int groups)
{
	uint32_t month[2];
	int n = month_number(pl_ruby_piece(p, groups / 10 % 10));

	month[0] = '0' + (uint32_t)n / 10;
	month[1] = '0' + (uint32_t)n % 10;
	three(p, pl_ruby_piece(p, groups / 100), (struct piece){month, 2}, pl_ruby_piece(p, groups % 10));
}

static void era(struct parse *p, int group)
{
	struct piece found = pl_ruby_piece(p, group);

	p->before_christ = found.at && (found.at[0] | 0x20) == 'b';
}

static void day_month(struct parse *p) { with_name(p, 421); era(p, 3); }
static void month_day(struct parse *p) { with_name(p, 412); era(p, 3); }
static void day_name_year(struct parse *p) { with_name(p, 321); }
static void name_day_year(struct parse *p) { with_name(p, 312); }
static void week(struct parse *p) { p->fields->week = true; }
static void weekday(struct parse *p) { p->fields->weekday = true; }
static void only_year(struct parse *p) { p->fields->year = pl_ruby_number(p, 1); }
static void only_month(struct parse *p) { p->fields->mon = month_number(pl_ruby_piece(p, 1)); }
static void only_day(struct parse *p) { p->fields->mday = pl_ruby_number(p, 1); }
static void christ(struct parse *p) { p->before_christ = true; }

static void month_and_day(struct parse *p)
{
	if (pl_ruby_piece(p, 1).at)
		p->fields->mon = pl_ruby_number(p, 1);
	if (pl_ruby_piece(p, 2).at)
		p->fields->mday = pl_ruby_number(p, 2);
}

static void year_and_day(struct parse *p)
{
	p->fields->year = pl_ruby_number(p, 1);
	p->fields->yday = pl_ruby_number(p, 2);
}

static void day_of_year(struct parse *p)
{
	p->fields->yday = pl_ruby_number(p, 1);
}

/* H31.04.30: years of Japanese eras. */
static void japanese(struct parse *p)
{
	static const struct {
		char letter;
		int before;
	} eras[] = {{'m', 1867}, {'t', 1911}, {'s', 1925}, {'h', 1988}};

	p->fields->year = pl_ruby_number(p, 2);
	for (size_t i = 0; i < PL_COUNT(eras); i++)
		if ((pl_ruby_piece(p, 1).at[0] | 0x20) == (uint32_t)eras[i].letter)
			p->fields->year += eras[i].before;
	p->fields->mon = pl_ruby_number(p, 3);
	p->fields->mday = pl_ruby_number(p, 4);
}

/* A number left alone is the day beside a time, or the hour beside a day. */
static void fragment(struct parse *p)
{
	int32_t n = pl_ruby_number(p, 1);

	if (p->fields->hour != PL_RUBY_NONE && p->fields->mday == PL_RUBY_NONE && n >= 1 && n <= 31)
		p->fields->mday = n;
	if (p->fields->mday != PL_RUBY_NONE && p->fields->hour == PL_RUBY_NONE && n <= 24)
		p->fields->hour = n;
}

enum { ALPHA = 1, DIGIT = 2, DASH = 4, DOT = 8, SLASH = 16 };

struct form {
	unsigned needs;      /* signs that must be somewhere in the text */
	const char *pattern;
	const char *unless;  /* a pattern that must not be found, or NULL */
	void (*found)(struct parse *);
};

#define ERA "(c<e|.e.>|b<ce|.c.e.>|a<d|.d.>|b<c|.c.>)"

static const struct form before[] = {
	{ALPHA, "~(%d)[^-/#_]*", NULL, weekday},
	{DIGIT,
	 "(<#+_*:_*#+<_*:_*#+<[,.]#*>?>?|#+_*h<_*#+m?<_*#+s?>?>?><_*[ap]<m~|.m.>>?|#+_*[ap]<m~|.m.>)"
	 "<_*(<gmt|utc?>?[-+]#+<[,.:]#+<:#+>?>?|[@._]+<standard|daylight>_time~|@+<_dst>?~)>?",
	 NULL, pl_ruby_take_time},
};

/* The first that is found holds. */
static const struct form dates[] = {
	{ALPHA | DIGIT, "('?#+)[^-#_]*_*(%m)[^-#_']*<_*" ERA "?_*('?-?#+<<st|nd|rd|th>~>?)>?", NULL, day_month},
	{ALPHA | DIGIT, "~(%m)[^-#_']*_*('?#+)[^-#_']*<_*,?_*" ERA "?_*('?-?#+)>?", NULL, month_day},
	{DIGIT | DASH, "('?[-+]?#+)-(#+)-('?-?#+)", NULL, three_groups},
	{DIGIT | DOT, "~([mtsh])(#+).(#+).(#+)", NULL, japanese},
	{ALPHA | DIGIT | DASH, "('?-?#+)-(%m)[^-/.]*-('?-?#+)", NULL, day_name_year},
	{ALPHA | DIGIT | DASH, "~(%m)[^-/.]*-('?-?#+)<-('?-?#+)>?", NULL, name_day_year},
	{DIGIT | SLASH, "('?-?#+)/_*('?#+)<[^#]_*('?-?#+)>?", NULL, three_groups},
	{DIGIT | DOT, "('?-?#+)._*('?#+)._*('?-?#+)", NULL, three_groups},
	{DIGIT, "~(#{2}|#{4})?-?w(#{2})<-?(#)>?~", NULL, week},
	{DIGIT, "-w-(#)~", NULL, week},
	{DIGIT, "--(#{2})?-(#{2})~", NULL, month_and_day},
	{DIGIT, "--(#{2})(#{2})?~", NULL, month_and_day},
	{DIGIT, "~(#{2}|#{4})-(#{3})~", "[,.](#{2}|#{4})-#{3}~", year_and_day},
	{DIGIT, "~-(#{3})~", "#-#{3}~", day_of_year},
	{DIGIT, "'(#+)~", NULL, only_year},
	{ALPHA, "~(%m)[^_]*", NULL, only_month},
	{DIGIT, "(#+)<st|nd|rd|th>~", NULL, only_day},
	{DIGIT, "([-+]?)(#{2,14})<_*t?_*(#{2,6})?<[,.](#*)>?>?<_*(z~|[-+]#{1,4}~|%[[-+]?#[^%]]*%])>?", NULL, pl_ruby_take_digits},
};

static const struct form after[] = {
	{ALPHA, "~<bc~|bce~|b.c.|b.c.e.>", NULL, christ},
	{DIGIT, "^_*(#{1,2})_*$", NULL, fragment},
};

static unsigned signs_in(const struct pl_pattern_text *text)
{
	unsigned signs = 0;

	for (int i = 0; i < text->len; i++) {
		uint32_t c = text->chars[i];

		signs |= digit(c) ? DIGIT : c == '-' ? DASH : c == '.' ? DOT : c == '/' ? SLASH : 0u;
		if (c < 128 && pl_is_alpha((unsigned char)c))
			signs |= ALPHA;
	}
	return signs;
}

/* Takes what was found out of the text and leaves a blank. */
static void blank(struct parse *p)
{
	int start = p->match.start[0], end = p->match.end[0];
	struct pl_pattern_text *text = &p->text;

	if (end == start) /* nothing in the tables matches nothing */
		return;
	text->chars[start] = ' ';
	memmove(text->chars + start + 1, text->chars + end, sizeof(uint32_t) * (size_t)(text->len - end));
	text->len -= end - start - 1;
}

static bool try_form(struct parse *p, const struct form *form)
{
	struct pl_pattern_match match;

	if ((signs_in(&p->text) & form->needs) != form->needs)
		return false;
	if (form->unless && pl_pattern_find(&p->text, form->unless, &match))
		return false;
	if (!pl_pattern_find(&p->text, form->pattern, &p->match))
		return false;
	form->found(p);
	blank(p);
	return true;
}

static bool is_kept(uint32_t c)
{
	if (c >= 128)
		return pl_pattern_is_letter(c) || (c >= 0xFF10 && c <= 0xFF19);
	return c && (pl_is_alnum((unsigned char)c) || strchr("-+',./:@[]", (int)c));
}

/* The code points, with every run of other signs as one blank. */
static void read_text(struct pl_pattern_text *out, struct pl_str text)
{
	bool was_kept = true;

	for (size_t at = 0; at < text.len && out->len < PL_PATTERN_TEXT;) {
		uint32_t c = pl_utf8_next(text, &at);
		bool kept = is_kept(c);

		if (kept || was_kept)
			out->chars[out->len++] = kept ? c : ' ';
		was_kept = kept;
	}
}

static void finish(struct parse *p)
{
	int32_t *year = &p->fields->year;

	if (*year == PL_RUBY_NONE)
		return;
	if (p->before_christ)
		*year = 1 - *year;
	if (p->complete && *year >= 0 && *year <= 99)
		*year += *year >= 69 ? 1900 : 2000;
}

static bool two_digits(struct pl_str s, size_t at, int32_t *value)
{
	if (at + 2 > s.len || !pl_is_digit((unsigned char)s.ptr[at]) || !pl_is_digit((unsigned char)s.ptr[at + 1]))
		return false;
	*value = (s.ptr[at] - '0') * 10 + s.ptr[at + 1] - '0';
	return true;
}

static bool sign_at(struct pl_str s, size_t at, const char *set)
{
	return at < s.len && strchr(set, s.ptr[at]);
}

/* The forms nearly all posts have, without a search: 2022-04-27, with 09:19:41 and with +0800, +08:00 or Z. */
static bool usual(struct pl_ruby_fields *f, struct pl_str s)
{
	int32_t century, year, zone;
	size_t at = 19;

	if (!two_digits(s, 0, &century) || !two_digits(s, 2, &year) || !sign_at(s, 4, "-") || !two_digits(s, 5, &f->mon) ||
	    !sign_at(s, 7, "-") || !two_digits(s, 8, &f->mday))
		return false;
	f->year = century * 100 + year;
	if (s.len == 10)
		return true;
	if (!sign_at(s, 10, " T") || !two_digits(s, 11, &f->hour) || !sign_at(s, 13, ":") || !two_digits(s, 14, &f->min) ||
	    !sign_at(s, 16, ":") || !two_digits(s, 17, &f->sec))
		return false;
	if (s.len == at)
		return true;
	at += s.ptr[at] == ' ';
	if (s.len - at > 6 || !(s.len == at + 1 ? s.ptr[at] == 'Z' : sign_at(s, at, "+-") && two_digits(s, at + 1, &zone) &&
				(s.len == at + 5 ? two_digits(s, at + 3, &zone)
						 : s.len == at + 6 && s.ptr[at + 3] == ':' && two_digits(s, at + 4, &zone))))
		return false;
	memcpy(f->zone, s.ptr + at, s.len - at);
	f->zone[s.len - at] = '\0';
	return true;
}

static const struct pl_ruby_fields nothing = {.year = PL_RUBY_NONE, .yday = PL_RUBY_NONE, .mon = PL_RUBY_NONE, .mday = PL_RUBY_NONE,
					      .hour = PL_RUBY_NONE, .min = PL_RUBY_NONE, .sec = PL_RUBY_NONE};

bool pl_ruby_fields(struct pl_ruby_fields *fields, struct pl_str text)
{
	struct parse p = {.fields = fields, .complete = true};

	*fields = nothing;
	if (usual(fields, text))
		return true;
	*fields = nothing;
	if (text.len > 128 || pl_utf8_valid(text) != text.len)
		return false;
	read_text(&p.text, text);
	for (size_t i = 0; i < PL_COUNT(before); i++)
		try_form(&p, &before[i]);
	for (size_t i = 0; i < PL_COUNT(dates); i++)
		if (try_form(&p, &dates[i]))
			break;
	for (size_t i = 0; i < PL_COUNT(after); i++)
		try_form(&p, &after[i]);
	finish(&p);
	return true;
}
