/* ruby_part: what Date._parse works on, and its readers of digits (ruby_parse.c has the row of searches). */
#ifndef PL_DATE_RUBY_PART_H
#define PL_DATE_RUBY_PART_H

#include "date/pattern.h"
#include "date/ruby.h"

struct parse {
	struct pl_pattern_text text;
	struct pl_ruby_fields *fields;
	struct pl_pattern_match match;
	bool before_christ, complete; /* complete: two-digit years get their century */
};

/* A part of the text, or the number of a month; NULL: none. */
struct piece {
	const uint32_t *at;
	int len;
};

/* The number at the start of `len` characters, at most nine digits of it; 0 without one. */
int32_t pl_ruby_number_of(const uint32_t *at, int len);
/* What a group of the pattern found; its number, or PL_RUBY_NONE. */
struct piece pl_ruby_piece(const struct parse *p, int group);
int32_t pl_ruby_number(const struct parse *p, int group);
/* Takes what was found as digits in a row (20220427, 20220427T091941+0800, 2022117), or as a time of day. */
void pl_ruby_take_digits(struct parse *p);
void pl_ruby_take_time(struct parse *p);

#endif
