/* pattern: a pattern becomes steps, the steps are tried with backtracking. A budget bounds the work on any text. */
#include "date/pattern.h"

#include "base/width.h"

enum { STEPS = 512, BUDGET = 100000 };

enum op { OP_CHAR, OP_CLASS, OP_NAME, OP_SPLIT, OP_JUMP, OP_KEEP, OP_EDGE, OP_START, OP_END, OP_DONE };

struct step {
	uint8_t op;
	char c;           /* OP_CHAR; OP_NAME 'm' or 'd' */
	int16_t x, y;     /* jumps from here; y is tried second; OP_KEEP: the slot */
	const char *set;  /* OP_CLASS: behind the `[` */
};

struct program {
	struct step steps[STEPS];
	int len, groups;
	const char *at;
};

bool pl_pattern_is_letter(uint32_t c)
{
	if (c < 128)
		return pl_is_alpha((unsigned char)c);
	return !pl_is_punctuation(c) && !pl_is_unicode_space(c) && (c < 0xFF10 || c > 0xFF19);
}

static void emit(struct program *p, enum op op, char c, int x)
{
	if (p->len < STEPS)
		p->steps[p->len++] = (struct step){.op = (uint8_t)op, .c = c, .x = (int16_t)x};
}

/* Makes room for a step at `at`. Jumps are relative, and none leads over `at` from outside. */
static void insert(struct program *p, int at, struct step step)
{
	if (p->len >= STEPS)
		return;
	memmove(p->steps + at + 1, p->steps + at, sizeof(p->steps[0]) * (size_t)(p->len - at));
	p->steps[at] = step;
	p->len++;
}

static void alternatives(struct program *p, char end);

static void class_of(struct program *p)
{
	emit(p, OP_CLASS, 0, 0);
	p->steps[p->len - 1].set = p->at;
	while (*p->at && *p->at != ']')
		p->at += *p->at == '%' ? 2 : 1;
	p->at += *p->at == ']';
}

static void group(struct program *p, char end)
{
	int slot = end == ')' ? ++p->groups * 2 : 0;

	if (slot)
		emit(p, OP_KEEP, 0, slot);
	alternatives(p, end);
	if (slot)
		emit(p, OP_KEEP, 0, slot + 1);
}

static void atom(struct program *p)
{
	char c = *p->at++;

	switch (c) {
	case '(':
		group(p, ')');
		break;
	case '<':
		group(p, '>');
		break;
	case '[':
		class_of(p);
		break;
	case '~':
		emit(p, OP_EDGE, 0, 0);
		break;
	case '^':
		emit(p, OP_START, 0, 0);
		break;
	case '$':
		emit(p, OP_END, 0, 0);
		break;
	case '#':
	case '_':
	case '@':
		emit(p, OP_CLASS, 0, 0);
		p->steps[p->len - 1].set = p->at - 1;
		p->steps[p->len - 1].c = 1; /* one sign of the set only */
		break;
	case '%':
		c = *p->at++;
		emit(p, c == 'm' || c == 'd' ? OP_NAME : OP_CHAR, c, 0);
		break;
	default:
		emit(p, OP_CHAR, c, 0);
	}
}

/* x{least} or x{least,most}, by repeating its steps. */
static void repeat(struct program *p, int start)
{
	int size = p->len - start, least = 0, most;

	while (pl_is_digit((unsigned char)*p->at))
		least = least * 10 + (*p->at++ - '0');
	most = least;
	if (*p->at == ',')
		for (p->at++, most = 0; pl_is_digit((unsigned char)*p->at); p->at++)
			most = most * 10 + (*p->at - '0');
	p->at++;
	for (int i = 1; i < most && p->len + size < STEPS; i++) {
		if (i >= least)
			p->steps[p->len++] = (struct step){.op = OP_SPLIT, .x = 1, .y = (int16_t)(size + 1)};
		memcpy(p->steps + p->len, p->steps + start, sizeof(p->steps[0]) * (size_t)size);
		p->len += size;
	}
}

static void quantified(struct program *p)
{
	int start = p->len, size;

	atom(p);
	size = p->len - start;
	switch (*p->at) {
	case '?':
		insert(p, start, (struct step){.op = OP_SPLIT, .x = 1, .y = (int16_t)(size + 1)});
		break;
	case '*':
		insert(p, start, (struct step){.op = OP_SPLIT, .x = 1, .y = (int16_t)(size + 2)});
		emit(p, OP_JUMP, 0, -(size + 1));
		break;
	case '+':
		emit(p, OP_SPLIT, 0, -size);
		p->steps[p->len - 1].y = 1;
		break;
	case '{':
		p->at++;
		repeat(p, start);
		return;
	default:
		return;
	}
	p->at++;
}

/* Up to `end`, which is taken. The nesting of patterns is ours, and flat. */
static void alternatives(struct program *p, char end)
{
	int start = p->len, exits[16], nexits = 0;

	while (*p->at && *p->at != end) {
		if (*p->at != '|') {
			quantified(p);
			continue;
		}
		p->at++;
		insert(p, start, (struct step){.op = OP_SPLIT, .x = 1, .y = (int16_t)(p->len - start + 2)});
		if (nexits < (int)PL_COUNT(exits))
			exits[nexits++] = p->len;
		emit(p, OP_JUMP, 0, 0);
		start = p->len;
	}
	p->at += *p->at != '\0';
	for (int i = 0; i < nexits; i++)
		p->steps[exits[i]].x = (int16_t)(p->len - exits[i]);
}

struct run {
	const struct pl_pattern_text *text;
	const struct step *steps;
	int slots[PL_PATTERN_GROUPS * 2];
	int budget;
};

static bool is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_kind(uint32_t c, char kind)
{
	switch (kind) {
	case '#':
		return c < 128 && pl_is_digit((unsigned char)c);
	case '_':
		return is_space(c);
	case '@':
		return pl_pattern_is_letter(c);
	default:
		return c < 128 && pl_lower((char)c) == kind;
	}
}

static bool in_class(uint32_t c, const struct step *step)
{
	const char *at = step->set;
	bool not;

	if (step->c)
		return is_kind(c, *at);
	not = *at == '^';
	for (at += not; *at && *at != ']'; at++) {
		if (*at == '%')
			at++;
		if (is_kind(c, *at))
			return !not;
	}
	return not;
}

static bool is_word(const struct pl_pattern_text *text, int at)
{
	uint32_t c;

	if (at < 0 || at >= text->len)
		return false;
	c = text->chars[at];
	return c == '_' || pl_pattern_is_letter(c) || is_kind(c, '#') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool name_at(const struct pl_pattern_text *text, int at, char kind)
{
	const char *names = kind == 'm' ? "janfebmaraprmayjunjulaugsepoctnovdec" : "sunmontuewedthufrisat";

	if (at + 3 > text->len)
		return false;
	for (; *names; names += 3)
		if (is_kind(text->chars[at], names[0]) && is_kind(text->chars[at + 1], names[1]) &&
		    is_kind(text->chars[at + 2], names[2]))
			return true;
	return false;
}

/* Recursion: at most one level a step and place, and BUDGET in all. */
static bool run(struct run *r, int pc, int at)
{
	for (;;) {
		const struct step *step = &r->steps[pc];
		int kept;

		if (--r->budget < 0)
			return false;
		switch (step->op) {
		case OP_CHAR:
		case OP_CLASS:
			if (at >= r->text->len || !(step->op == OP_CHAR ? is_kind(r->text->chars[at], step->c)
									: in_class(r->text->chars[at], step)))
				return false;
			at++;
			pc++;
			break;
		case OP_NAME:
			if (!name_at(r->text, at, step->c))
				return false;
			at += 3;
			pc++;
			break;
		case OP_SPLIT:
			if (run(r, pc + step->x, at))
				return true;
			pc += step->y;
			break;
		case OP_JUMP:
			pc += step->x;
			break;
		case OP_KEEP:
			kept = r->slots[step->x];
			r->slots[step->x] = at;
			if (run(r, pc + 1, at))
				return true;
			r->slots[step->x] = kept;
			return false;
		case OP_EDGE:
			if (is_word(r->text, at - 1) == is_word(r->text, at))
				return false;
			pc++;
			break;
		case OP_START:
		case OP_END:
			if (at != (step->op == OP_START ? 0 : r->text->len))
				return false;
			pc++;
			break;
		default:
			r->slots[1] = at;
			return true;
		}
	}
}

bool pl_pattern_find(const struct pl_pattern_text *text, const char *pattern, struct pl_pattern_match *match)
{
	struct program p = {.at = pattern};
	struct run r = {.text = text, .steps = p.steps, .budget = BUDGET};

	alternatives(&p, '\0');
	emit(&p, OP_DONE, 0, 0);
	for (int start = 0; start <= text->len; start++) {
		memset(r.slots, 0xff, sizeof(r.slots));
		if (!run(&r, 0, start))
			continue;
		r.slots[0] = start;
		for (int i = 0; i < PL_PATTERN_GROUPS; i++) {
			bool whole = r.slots[i * 2] >= 0 && r.slots[i * 2 + 1] >= 0;

			match->start[i] = whole ? r.slots[i * 2] : -1;
			match->end[i] = whole ? r.slots[i * 2 + 1] : -1;
		}
		return true;
	}
	return false;
}
