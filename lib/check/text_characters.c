/* text_characters: characters that nobody sees, that mislead, that stand for something lost or look like others. */
#include "base/utf8.h"
#include "body/forms.h"
#include "lint/check.h"

enum {
	CONTROL, REPLACEMENT, PRIVATE, BOM, INVISIBLE, BIDI, /* found byte by byte */
	RULES, LOOKALIKE = RULES, FULLWIDTH, NOT_NFC,        /* in the running text only; in the order of enum pl_form_kind */
};
static const struct pl_rule rules[] = {
	[CONTROL] = {
		.id = "text-control", .severity = PL_ERROR, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "control character in the text",
		.help = "Delete it.",
		.why = "Control characters come from broken copies and conversions. Browsers show nothing or a box, XML feeds that "
		       "contain one are refused whole, and YAML readers stop at it.",
		.bad = "The bridge is\x08 open.", .good = "The bridge is open.",
	},
	[REPLACEMENT] = {
		.id = "text-replacement", .severity = PL_WARNING, .since = "0.1",
		.sentence = "a character was lost here",
		.help = "Put the original character back: look into an older version or another copy of the text.",
		.why = "U+FFFD is what a program writes where it could not read a character. The original is gone from this file.",
		.bad = "The caf\xEF\xBF\xBD is open.", .good = "The caf\xC3\xA9 is open.",
	},
	[PRIVATE] = {
		.id = "text-private-use", .severity = PL_WARNING, .since = "0.1",
		.sentence = "private-use character has no meaning elsewhere",
		.help = "Write the character that is meant, or an image or icon element.",
		.why = "Only the font it was typed in knows what it shows; readers see a box. In old Chinese texts it is often a "
		       "character that its encoding lacked.",
		.bad = "Price: \xEE\x80\x81 5", .good = "Price: \xE2\x82\xAC 5",
	},
	[BOM] = {
		.id = "text-bom", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "byte order mark inside the text",
		.help = "Delete it.",
		.why = "U+FEFF is a byte order mark at the start of a file only. Inside, it is left over from files that were joined: "
		       "it hides a front matter, splits words for search, and shows as an odd gap.",
		.bad = "One file.\n\xEF\xBB\xBFThe next.", .good = "One file.\nThe next.",
	},
	[INVISIBLE] = {
		.id = "text-invisible", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "invisible character in the text",
		.help = "Delete it, unless it was put there on purpose.",
		.why = "Zero-width characters come along with copied text. Nobody sees them, but search, links and comparisons stumble "
		       "over them. Where scripts and emoji need joiners they are no fault.",
		.bad = "zero\xE2\x80\x8Bwidth", .good = "zerowidth",
	},
	[BIDI] = {
		.id = "text-bidi", .severity = PL_ERROR, .since = "0.1",
		.sentence = "hidden character changes the reading direction",
		.help = "Delete it; text in Arabic or Hebrew needs balanced ones at most.",
		.why = "Direction overrides make text and code read differently from what is stored (\"Trojan Source\", "
		       "CVE-2021-42574).",
		.bad = "access\xE2\x80\xAEnot", .good = "access not",
	},
	[LOOKALIKE] = {
		.id = "text-lookalike", .severity = PL_WARNING, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "character only looks like the usual one",
		.help = "Write the usual character.",
		.why = "Text copied out of a PDF often holds radicals and compatibility ideographs (\xE2\xBD\x89 for \xE6\x9C\x88). They look right, but no "
		       "search finds them and many fonts lack them.",
		.bad = "4\xE2\xBD\x89" "27\xE6\x97\xA5", .good = "4\xE6\x9C\x88" "27\xE6\x97\xA5",
	},
	[FULLWIDTH] = {
		.id = "text-fullwidth", .severity = PL_OFF, .fix = PL_FIX_UNSAFE, .since = "0.1",
		.sentence = "letter or digit is full-width",
		.help = "Write it as an ASCII letter or digit.",
		.why = "Full-width letters and digits are wide copies of ASCII ones from old East Asian encodings; addresses, codes and "
		       "numbers written with them do not work when copied.",
		.bad = "\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x92\xE5\xB9\xB4", .good = "2022\xE5\xB9\xB4",
	},
	[NOT_NFC] = {
		.id = "text-not-nfc", .severity = PL_INFO, .fix = PL_FIX_SAFE, .since = "0.1",
		.sentence = "text is not in Unicode Normalization Form C",
		.help = "Write the composed form.",
		.why = "The same letter can be stored as one character or as a letter and a combining mark. Mixed forms look alike, but "
		       "searches and comparisons take them for different words. The web expects Form C.",
		.bad = "cafe\xCC\x81", .good = "caf\xC3\xA9",
	},
};

struct state {
	uint32_t told[RULES]; /* end of the line that was told last, plus one */
	bool forms;           /* some characters may stand in a form of their own */
};

/* Bytes at which a strange character may begin: controls, and the lead bytes of the ranges below. */
static const unsigned char suspects[256] = {
	[0x00] = 1, [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 1, [0x05] = 1, [0x06] = 1, [0x07] = 1, [0x08] = 1, [0x0B] = 1, [0x0C] = 1,
	[0x0E] = 1, [0x0F] = 1, [0x10] = 1, [0x11] = 1, [0x12] = 1, [0x13] = 1, [0x14] = 1, [0x15] = 1, [0x16] = 1, [0x17] = 1, [0x18] = 1,
	[0x19] = 1, [0x1A] = 1, [0x1B] = 1, [0x1C] = 1, [0x1D] = 1, [0x1E] = 1, [0x1F] = 1, [0x7F] = 1,
	[0xC2] = 1, [0xCC] = 1, [0xCD] = 1, [0xE1] = 1, [0xE2] = 1, [0xE3] = 1, [0xEE] = 1, [0xEF] = 1, [0xF0] = 1, [0xF3] = 1, [0xF4] = 1,
};

static bool between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

static unsigned rule_of(uint32_t cp)
{
	_Static_assert(FULLWIDTH == LOOKALIKE + PL_FORM_FULLWIDTH && NOT_NFC == LOOKALIKE + PL_FORM_NOT_NFC, "in the order of the kinds");

	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r' ? RULES : CONTROL;
	if (between(cp, 0x7F, 0x9F))
		return CONTROL;
	if (between(cp, 0x202A, 0x202E) || between(cp, 0x2066, 0x2069))
		return BIDI;
	if (between(cp, 0x200B, 0x200F) || between(cp, 0x2028, 0x2029) || between(cp, 0x2060, 0x2065) || between(cp, 0x206A, 0x206F) ||
	    cp == 0xAD || cp == 0x34F || between(cp, 0x115F, 0x1160) || between(cp, 0x17B4, 0x17B5) || cp == 0x180E || cp == 0x3164 ||
	    cp == 0xFFA0 || between(cp, 0xFFF9, 0xFFFB) || between(cp, 0xE0000, 0xE01EF))
		return INVISIBLE;
	if (cp == 0xFEFF)
		return BOM;
	if (cp == 0xFFFD)
		return REPLACEMENT;
	if (between(cp, 0xE000, 0xF8FF) || cp >= 0xF0000)
		return PRIVATE;
	return RULES;
}

static const struct {
	uint32_t cp;
	const char *name;
} names[] = { /* UnicodeData.txt */
	{0x00, "NULL"}, {0x08, "BACKSPACE"}, {0x0B, "LINE TABULATION"}, {0x0C, "FORM FEED"}, {0x1B, "ESCAPE"}, {0x7F, "DELETE"}, {0x85, "NEXT LINE"},
	{0xAD, "SOFT HYPHEN"}, {0x34F, "COMBINING GRAPHEME JOINER"}, {0x115F, "HANGUL CHOSEONG FILLER"}, {0x1160, "HANGUL JUNGSEONG FILLER"},
	{0x180E, "MONGOLIAN VOWEL SEPARATOR"}, {0x200B, "ZERO WIDTH SPACE"}, {0x200C, "ZERO WIDTH NON-JOINER"},
	{0x200D, "ZERO WIDTH JOINER"}, {0x200E, "LEFT-TO-RIGHT MARK"}, {0x200F, "RIGHT-TO-LEFT MARK"}, {0x2028, "LINE SEPARATOR"},
	{0x2029, "PARAGRAPH SEPARATOR"}, {0x202A, "LEFT-TO-RIGHT EMBEDDING"}, {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
	{0x202C, "POP DIRECTIONAL FORMATTING"}, {0x202D, "LEFT-TO-RIGHT OVERRIDE"}, {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
	{0x2060, "WORD JOINER"}, {0x2066, "LEFT-TO-RIGHT ISOLATE"}, {0x2067, "RIGHT-TO-LEFT ISOLATE"}, {0x2068, "FIRST STRONG ISOLATE"},
	{0x2069, "POP DIRECTIONAL ISOLATE"}, {0x3164, "HANGUL FILLER"}, {0xFEFF, "ZERO WIDTH NO-BREAK SPACE"}, {0xFFFD, "REPLACEMENT CHARACTER"},
};

static const char *name_of(uint32_t cp)
{
	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (names[i].cp == cp)
			return names[i].name;
	return between(cp, 0xE0000, 0xE007F) ? "TAG CHARACTER" : "";
}

/* ---- where an invisible character is at home ---- */

static bool is_emoji(uint32_t cp)
{
	return between(cp, 0x1F000, 0x1FBFF) || between(cp, 0x2190, 0x2BFF) || cp == 0x3030 || cp == 0x303D || cp == 0x3297 || cp == 0x3299 ||
	       cp == 0xFE0F || cp == 0x20E3;
}

/* Scripts from Hebrew to Mongolian and their presentation forms: written with joiners, marks or no spaces. */
static bool needs_joiners(uint32_t cp)
{
	return between(cp, 0x0590, 0x109F) || between(cp, 0x1780, 0x18AF) || between(cp, 0x1A20, 0x1AAF) || between(cp, 0xA980, 0xAADF) ||
	       between(cp, 0xFB1D, 0xFDFF) || between(cp, 0xFE70, 0xFEFC) || between(cp, 0x10800, 0x11FFF) || between(cp, 0x1E800, 0x1EFFF);
}

static uint32_t char_before(struct pl_str text, uint32_t at)
{
	size_t from = at;

	return at ? pl_utf8_prev(text, &from) : 0;
}

static uint32_t char_at(struct pl_str text, uint32_t at)
{
	size_t from = at;

	return at < text.len ? pl_utf8_next(text, &from) : 0;
}

/* The flag of a region: a black flag, tag letters, a cancel tag. */
static bool in_flag(struct pl_str text, uint32_t at)
{
	size_t from = at;

	for (unsigned i = 0; from && i < 8; i++) {
		uint32_t cp = pl_utf8_prev(text, &from);

		if (cp == 0x1F3F4)
			return true;
		if (!between(cp, 0xE0020, 0xE007F))
			break;
	}
	return false;
}

static bool is_at_home(struct pl_str text, uint32_t at, uint32_t end, uint32_t cp)
{
	uint32_t before = char_before(text, at), after = char_at(text, end);

	if (cp == 0x200D && is_emoji(after))
		return is_emoji(before);
	if (cp == 0xAD) /* soft hyphens belong into long words; not next to Han characters or alone */
		return before > 0x20 && before < 0x2000 && after > 0x20 && after < 0x2000;
	if (between(cp, 0xE0100, 0xE01EF)) /* ideographic variation */
		return between(before, 0x3400, 0x9FFF) || between(before, 0xF900, 0xFAFF) || before >= 0x20000;
	if (between(cp, 0xE0020, 0xE007F))
		return in_flag(text, at);
	return needs_joiners(before) || needs_joiners(after);
}

/* ---- lines ---- */

static uint32_t line_end(struct pl_str text, uint32_t at)
{
	const char *newline = memchr(text.ptr + at, '\n', text.len - at);

	return newline ? (uint32_t)(newline - text.ptr) : (uint32_t)text.len;
}

/* What a line tells of direction controls: right-to-left letters, and whether each opening one is closed. */
static bool is_right_to_left(struct pl_str text, uint32_t at, uint32_t end)
{
	unsigned open = 0;
	bool letters = false, balanced = true;
	size_t start = at;

	while (start > 0 && text.ptr[start - 1] != '\n' && at - start < 4096)
		start--;
	while (start < end) {
		uint32_t cp = pl_utf8_next(text, &start);

		letters = letters || between(cp, 0x0590, 0x08FF) || between(cp, 0xFB1D, 0xFDFF) || between(cp, 0xFE70, 0xFEFC);
		balanced = balanced && cp != 0x202D && cp != 0x202E;
		if (between(cp, 0x202A, 0x202B) || between(cp, 0x2066, 0x2068))
			open++;
		else if (cp == 0x202C || cp == 0x2069)
			balanced = balanced && open--;
	}
	return letters && balanced && !open;
}

static unsigned count_more(struct pl_str text, size_t at, uint32_t end, unsigned rule)
{
	unsigned count = 0;

	while (at < end) {
		uint32_t start = (uint32_t)at, cp = pl_utf8_next(text, &at);

		count += rule_of(cp) == rule && (rule != INVISIBLE || !is_at_home(text, start, (uint32_t)at, cp));
	}
	return count;
}

/* Adds an edit for each strange character of the line. */
static void fix(struct pl_pass *pass, struct pl_diag *diag, struct pl_str text, size_t at, uint32_t end, unsigned rule)
{
	enum { EDITS_MAX = 100 };

	for (unsigned i = 0; at < end && i < EDITS_MAX;) {
		uint32_t start = (uint32_t)at, cp = pl_utf8_next(text, &at);

		if (rule_of(cp) != rule || (rule == INVISIBLE && is_at_home(text, start, (uint32_t)at, cp)))
			continue;
		pl_complain_fix(pass, diag, PL_FIX_SAFE, "delete it", pl_span(start, (uint32_t)at), PL_STR(""));
		i++;
	}
}

static bool is_deletable(uint32_t cp, unsigned rule)
{
	if (rule == CONTROL) /* U+0080 to U+009F may be what is left of windows-1252 letters */
		return cp < 0x20 && cp != 0x0B && cp != 0x0C;
	return rule == BOM || (rule == INVISIBLE && !between(cp, 0x2028, 0x2029));
}

static void complain(struct pl_pass *pass, unsigned rule, struct pl_span span, uint32_t cp)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	uint32_t end = line_end(text, span.start);
	unsigned more = count_more(text, span.end, end, rule);
	const char *name = name_of(cp);
	struct pl_diag *diag;

	if (more)
		diag = pl_complain(pass, &rules[rule], span, "U+%04X%s%s, and %u more in this line", cp, *name ? " " : "", name, more);
	else
		diag = pl_complain(pass, &rules[rule], span, "U+%04X%s%s", cp, *name ? " " : "", name);
	if (diag && is_deletable(cp, rule))
		fix(pass, diag, text, span.start, end, rule);
}

/* One complaint a line and rule. */
static void see(struct pl_pass *pass, uint32_t at, uint32_t end, uint32_t cp)
{
	struct state *state = pl_pass_state(pass);
	const struct pl_source *source = &pl_pass_post(pass)->source;
	struct pl_str text = source->text;
	unsigned rule = rule_of(cp);

	if (rule == RULES || at < state->told[rule] || !pl_pass_wants(pass, &rules[rule]))
		return;
	if (rule == INVISIBLE && is_at_home(text, at, end, cp))
		return;
	if (rule == REPLACEMENT && source->nlossy) /* made by reading bad bytes, which text-encoding tells */
		return;
	state->told[rule] = line_end(text, at) + 1;
	if (rule == BIDI && is_right_to_left(text, at, state->told[rule] - 1))
		return;
	complain(pass, rule, pl_span(at, end), cp);
}

/* Quotation marks, dashes, Chinese punctuation and full-width signs: three bytes from a suspect that are nothing strange. */
static bool is_punctuation(const unsigned char *p)
{
	switch (p[0]) {
	case 0xE2: /* U+2010 to U+2027 */
		return p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7;
	case 0xE3: /* U+3000 to U+303F */
		return p[1] == 0x80;
	case 0xEF: /* U+FF00 to U+FF0F and U+FF1A to U+FF20 */
		return p[1] == 0xBC && (p[2] < 0x90 || (p[2] > 0x99 && p[2] < 0xA1));
	default:
		return false;
	}
}

static void begin(struct pl_pass *pass)
{
	struct state *state = pl_pass_state(pass);
	struct pl_str text = pl_pass_post(pass)->source.text;
	const unsigned char *p = (const unsigned char *)text.ptr;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t cp;

		if (!suspects[p[at]]) {
			at++;
			continue;
		}
		if (is_punctuation(p + at)) {
			at += 3;
			continue;
		}
		cp = pl_utf8_next(text, &at);
		if (rule_of(cp) != RULES)
			see(pass, (uint32_t)start, (uint32_t)at, cp);
		else
			state->forms = state->forms || pl_forms_may_begin(cp);
	}
}

/* One complaint for each stretch; where its source is written otherwise (a reference) nobody can tell how to fix it. */
static void finish(struct pl_pass *pass)
{
	const struct state *state = pl_pass_state(pass);
	const struct pl_post *post = pl_pass_post(pass);
	struct pl_forms forms = {.prose = {.top = post->body.root}, .arena = pl_pass_arena(pass)};
	struct pl_prose_places places = {.source = post->source.text};
	struct pl_form form;

	while (state->forms && post->body.root && pl_forms_next(&forms, &form)) {
		const struct pl_rule *rule = &rules[LOOKALIKE + form.kind];
		struct pl_str written = pl_str_n(form.node->text.ptr + form.from, form.to - form.from);
		struct pl_span span;
		struct pl_diag *diag;

		if (!pl_pass_wants(pass, rule))
			continue;
		span = pl_prose_span(&places, form.node, form.from, form.to);
		if (form.kind == PL_FORM_NOT_NFC) /* both would look the same */
			diag = pl_complain(pass, rule, span, "its composed form is `" PL_FMT "`", PL_ARG(pl_quote_text(pass, form.plain, 40)));
		else
			diag = pl_complain(pass, rule, span, "`" PL_FMT "` for `" PL_FMT "`", PL_ARG(pl_quote_text(pass, written, 40)),
					   PL_ARG(pl_quote_text(pass, form.plain, 40)));
		if (diag && pl_str_eq(pl_slice(post->source.text, span), written))
			pl_complain_fix(pass, diag, rule->fix, "write the usual form", span, form.plain);
	}
}

const struct pl_check pl_check_text_characters = {
	.name = "text_characters", .rules = rules, .nrules = PL_COUNT(rules), .state_size = sizeof(struct state), .begin = begin, .finish = finish,
};
