/* md_dialect: what kramdown and goldmark read in other ways than md4c does, told to md4c in characters it takes rightly.
 *
 * kramdown (2.4, parser/kramdown/emphasis.rb): `*` opens before anything but white space and closes behind anything but
 * white space; CommonMark (0.31, 6.2) also looks at punctuation, so that `**“汉”**字` is no emphasis there. Where a letter
 * stands on one side and punctuation on the other, one of the two is changed into the other's kind. Neither kramdown nor
 * goldmark (as Hugo 0.111 has it) takes one `~` for deletion. kramdown knows no `1)`, and fewer characters can be escaped. */
#include "body/md_dialect.h"

#include "base/utf8.h"
#include "base/width.h"
#include "body/md_dialect_parts.h"

char *pl_md_mask(struct pl_md_masker *m)
{
	if (!m->copy) {
		m->copy = pl_arena_alloc(m->arena, m->text.len + 1);
		memcpy(m->copy, m->text.ptr, m->text.len);
		m->copy[m->text.len] = '\0';
		m->text.ptr = m->copy;
	}
	return m->copy;
}

/* Puts a letter, or punctuation, of `length` bytes at `at`. */
static void put(struct pl_md_masker *m, size_t at, size_t length, bool letter)
{
	static const char *const letters[] = {"", "x", "\xC3\xA9", "\xE4\xB8\x80"}, *const signs[] = {"", ",", "\xC2\xAB", "\xE3\x80\x82"};

	memcpy(pl_md_mask(m) + at, letter ? letters[length] : signs[length], length);
}

/* Punctuation that is no part of Markdown where it stands next to emphasis. */
static bool is_plain(uint32_t cp)
{
	return cp >= 0x80 || (cp && memchr(":.,?%", (int)cp, 5));
}

/* The run of `*` from `start` to `end` opens and closes whatever stands beside it. */
static void free_run(struct pl_md_masker *m, uint32_t start, uint32_t end)
{
	struct pl_str text = m->text;
	size_t left = start, right = end;
	uint32_t before, behind;
	bool mark;

	if (start == m->span.start || end >= m->span.end)
		return;
	before = pl_utf8_prev(text, &left);
	behind = pl_utf8_next(text, &right);
	if (before >= 0x80 && pl_is_unicode_space(before) && start - left < 4) /* U+3000: only ASCII's are blanks there */
		put(m, left, start - left, true), before = 'x';
	if (behind >= 0x80 && pl_is_unicode_space(behind) && right - end < 4)
		put(m, end, right - end, true), behind = 'x';
	mark = pl_is_punctuation(before);
	if (pl_is_unicode_space(before) || pl_is_unicode_space(behind) || mark == pl_is_punctuation(behind))
		return;
	if (before == '\\' || before == '[' || before == '|' || before == '_' || before == '~' || behind == '_' || behind == '~' || behind == '|')
		return;
	if (mark && is_plain(before) && start - left < 4)
		put(m, left, start - left, true);
	else if (!mark && is_plain(behind) && right - end < 4)
		put(m, end, right - end, true);
	else if (mark && right - end < 4)
		put(m, end, right - end, false);
	else if (!mark && start - left < 4)
		put(m, left, start - left, false);
}

static void free_emphasis(struct pl_md_masker *m)
{
	for (uint32_t at = m->span.start; at < m->span.end;) {
		const char *star = memchr(m->text.ptr + at, '*', m->span.end - at);
		uint32_t start;

		if (!star)
			return;
		start = at = (uint32_t)(star - m->text.ptr);
		while (at < m->span.end && m->text.ptr[at] == '*')
			at++;
		if (at - start < 4)
			free_run(m, start, at);
	}
}

/* A single `~` is text. */
static void hide_tildes(struct pl_md_masker *m)
{
	for (uint32_t at = m->span.start; at < m->span.end;) {
		const char *tilde = memchr(m->text.ptr + at, '~', m->span.end - at);
		uint32_t start;

		if (!tilde)
			return;
		start = at = (uint32_t)(tilde - m->text.ptr);
		while (at < m->span.end && m->text.ptr[at] == '~')
			at++;
		if (at - start == 1 && !(start > m->span.start && m->text.ptr[start - 1] == '\\'))
			put(m, start, 1, false);
	}
}

/* kramdown 2.4, parser/kramdown/escaped_chars.rb and its GFM parser: a backslash before another sign is shown. */
static void hide_backslashes(struct pl_md_masker *m)
{
	for (uint32_t at = m->span.start; at + 1 < m->span.end;) {
		const char *slash = memchr(m->text.ptr + at, '\\', m->span.end - at - 1);

		if (!slash)
			return;
		at = (uint32_t)(slash - m->text.ptr);
		if (memchr("&,;/?@%^", m->text.ptr[at + 1], 8))
			put(m, at, 1, false);
		at += 2;
	}
}

/* `1)` begins no item. */
static void hide_parentheses(struct pl_md_masker *m)
{
	for (uint32_t at = m->span.start; at + 1 < m->span.end;) {
		const char *parenthesis = memchr(m->text.ptr + at, ')', m->span.end - at - 1);
		uint32_t start;

		if (!parenthesis)
			return;
		start = at = (uint32_t)(parenthesis - m->text.ptr);
		while (start > m->span.start && at - start < 9 && pl_is_digit((unsigned char)m->text.ptr[start - 1]))
			start--;
		if (start < at && (m->text.ptr[at + 1] == ' ' || m->text.ptr[at + 1] == '\n') &&
		    (start == m->span.start || memchr(" \t\n", m->text.ptr[start - 1], 3)))
			put(m, at, 1, false);
		at++;
	}
}

struct pl_str pl_md_dialect_hide(struct pl_arena *arena, struct pl_str hidden, struct pl_span span, enum pl_dialect dialect)
{
	struct pl_md_masker m = {.arena = arena, .text = hidden, .span = span};

	if (dialect == PL_DIALECT_KRAMDOWN) {
		free_emphasis(&m);
		hide_backslashes(&m);
		hide_parentheses(&m);
		pl_md_mask_lines(&m);
	}
	if (dialect == PL_DIALECT_KRAMDOWN || dialect == PL_DIALECT_GOLDMARK)
		hide_tildes(&m);
	return m.text;
}
