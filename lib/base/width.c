/* width: utf8proc inside; ASCII and the common CJK ranges are answered without asking it. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "base/width.h"

enum {
	VARIATION_EMOJI = 0xFE0F,
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
};

struct range {
	uint32_t first, last;
};

/* East_Asian_Width=Ambiguous (UAX 11, Unicode 14), combining marks left out: they have no width. */
static const struct range ambiguous_ranges[] = {
	{0xA1, 0xA1}, {0xA4, 0xA4}, {0xA7, 0xA8}, {0xAA, 0xAA}, {0xAD, 0xAE}, {0xB0, 0xB4},
	{0xB6, 0xBA}, {0xBC, 0xBF}, {0xC6, 0xC6}, {0xD0, 0xD0}, {0xD7, 0xD8}, {0xDE, 0xE1},
	{0xE6, 0xE6}, {0xE8, 0xEA}, {0xEC, 0xED}, {0xF0, 0xF0}, {0xF2, 0xF3}, {0xF7, 0xFA},
	{0xFC, 0xFC}, {0xFE, 0xFE}, {0x101, 0x101}, {0x111, 0x111}, {0x113, 0x113},
	{0x11B, 0x11B}, {0x126, 0x127}, {0x12B, 0x12B}, {0x131, 0x133}, {0x138, 0x138},
	{0x13F, 0x142}, {0x144, 0x144}, {0x148, 0x14B}, {0x14D, 0x14D}, {0x152, 0x153},
	{0x166, 0x167}, {0x16B, 0x16B}, {0x1CE, 0x1CE}, {0x1D0, 0x1D0}, {0x1D2, 0x1D2},
	{0x1D4, 0x1D4}, {0x1D6, 0x1D6}, {0x1D8, 0x1D8}, {0x1DA, 0x1DA}, {0x1DC, 0x1DC},
	{0x251, 0x251}, {0x261, 0x261}, {0x2C4, 0x2C4}, {0x2C7, 0x2C7}, {0x2C9, 0x2CB},
	{0x2CD, 0x2CD}, {0x2D0, 0x2D0}, {0x2D8, 0x2DB}, {0x2DD, 0x2DD}, {0x2DF, 0x2DF},
	{0x391, 0x3A1}, {0x3A3, 0x3A9}, {0x3B1, 0x3C1}, {0x3C3, 0x3C9},
	{0x401, 0x401}, {0x410, 0x44F}, {0x451, 0x451}, {0x2010, 0x2010}, {0x2013, 0x2016},
	{0x2018, 0x2019}, {0x201C, 0x201D}, {0x2020, 0x2022}, {0x2024, 0x2027},
	{0x2030, 0x2030}, {0x2032, 0x2033}, {0x2035, 0x2035}, {0x203B, 0x203B},
	{0x203E, 0x203E}, {0x2074, 0x2074}, {0x207F, 0x207F}, {0x2081, 0x2084},
	{0x20AC, 0x20AC}, {0x2103, 0x2103}, {0x2105, 0x2105}, {0x2109, 0x2109},
	{0x2113, 0x2113}, {0x2116, 0x2116}, {0x2121, 0x2122}, {0x2126, 0x2126},
	{0x212B, 0x212B}, {0x2153, 0x2154}, {0x215B, 0x215E}, {0x2160, 0x216B},
	{0x2170, 0x2179}, {0x2189, 0x2189}, {0x2190, 0x2199}, {0x21B8, 0x21B9},
	{0x21D2, 0x21D2}, {0x21D4, 0x21D4}, {0x21E7, 0x21E7}, {0x2200, 0x2200},
	{0x2202, 0x2203}, {0x2207, 0x2208}, {0x220B, 0x220B}, {0x220F, 0x220F},
	{0x2211, 0x2211}, {0x2215, 0x2215}, {0x221A, 0x221A}, {0x221D, 0x2220},
	{0x2223, 0x2223}, {0x2225, 0x2225}, {0x2227, 0x222C}, {0x222E, 0x222E},
	{0x2234, 0x2237}, {0x223C, 0x223D}, {0x2248, 0x2248}, {0x224C, 0x224C},
	{0x2252, 0x2252}, {0x2260, 0x2261}, {0x2264, 0x2267}, {0x226A, 0x226B},
	{0x226E, 0x226F}, {0x2282, 0x2283}, {0x2286, 0x2287}, {0x2295, 0x2295},
	{0x2299, 0x2299}, {0x22A5, 0x22A5}, {0x22BF, 0x22BF}, {0x2312, 0x2312},
	{0x2460, 0x24E9}, {0x24EB, 0x254B}, {0x2550, 0x2573}, {0x2580, 0x258F},
	{0x2592, 0x2595}, {0x25A0, 0x25A1}, {0x25A3, 0x25A9}, {0x25B2, 0x25B3},
	{0x25B6, 0x25B7}, {0x25BC, 0x25BD}, {0x25C0, 0x25C1}, {0x25C6, 0x25C8},
	{0x25CB, 0x25CB}, {0x25CE, 0x25D1}, {0x25E2, 0x25E5}, {0x25EF, 0x25EF},
	{0x2605, 0x2606}, {0x2609, 0x2609}, {0x260E, 0x260F}, {0x261C, 0x261C},
	{0x261E, 0x261E}, {0x2640, 0x2640}, {0x2642, 0x2642}, {0x2660, 0x2661},
	{0x2663, 0x2665}, {0x2667, 0x266A}, {0x266C, 0x266D}, {0x266F, 0x266F},
	{0x269E, 0x269F}, {0x26BF, 0x26BF}, {0x26C6, 0x26CD}, {0x26CF, 0x26D3},
	{0x26D5, 0x26E1}, {0x26E3, 0x26E3}, {0x26E8, 0x26E9}, {0x26EB, 0x26F1},
	{0x26F4, 0x26F4}, {0x26F6, 0x26F9}, {0x26FB, 0x26FC}, {0x26FE, 0x26FF},
	{0x273D, 0x273D}, {0x2776, 0x277F}, {0x2B56, 0x2B59}, {0x3248, 0x324F}, {0xE000, 0xF8FF},
	{0xFFFD, 0xFFFD}, {0x1F100, 0x1F10A}, {0x1F110, 0x1F12D},
	{0x1F130, 0x1F169}, {0x1F170, 0x1F18D}, {0x1F18F, 0x1F190}, {0x1F19B, 0x1F1AC},
};

/* Script=Han below plane 2 (Scripts.txt); planes 2 and 3 hold nothing else. */
static const struct range han_ranges[] = {
	{0x2E80, 0x2E99}, {0x2E9B, 0x2EF3}, {0x2F00, 0x2FD5}, {0x3005, 0x3005}, {0x3007, 0x3007},
	{0x3021, 0x3029}, {0x3038, 0x303B}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFA6D},
	{0xFA70, 0xFAD9}, {0x16FE2, 0x16FE3}, {0x16FF0, 0x16FF1},
};

/* Hiragana, Katakana, Bopomofo with the sound marks they share. */
static const struct range kana_ranges[] = {
	{0x02EA, 0x02EB}, {0x3041, 0x3096}, {0x3099, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x30FF},
	{0x3105, 0x312F}, {0x31A0, 0x31BF}, {0x31F0, 0x31FF}, {0x32D0, 0x32FE}, {0x3300, 0x3357},
	{0xFF66, 0xFF9F}, {0x1AFF0, 0x1AFFE}, {0x1B000, 0x1B167}, {0x1F200, 0x1F200},
};

static bool in_ranges(const struct range *ranges, size_t n, uint32_t cp)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (cp > ranges[mid].last)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && cp >= ranges[lo].first;
}

static bool is_plain(uint32_t cp)
{
	return (cp >= 0x20 && cp < 0x7F) || pl_is_plain_wide(cp);
}

unsigned pl_width_char(uint32_t cp, unsigned ambiguous)
{
	int width;

	if (cp < 0x7F)
		return cp >= 0x20;
	if (pl_is_plain_wide(cp))
		return 2;
	if ((cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FF))
		return 0; /* jamo that join the syllable before them */
	width = utf8proc_charwidth((utf8proc_int32_t)cp);
	if (width == 1 && in_ranges(ambiguous_ranges, PL_COUNT(ambiguous_ranges), cp))
		return ambiguous;
	return width > 0 ? (unsigned)width : 0;
}

size_t pl_width_cluster(struct pl_str text)
{
	size_t at = 0;
	utf8proc_int32_t state = 0;
	uint32_t last;

	if (!text.len)
		return 0;
	last = pl_utf8_next(text, &at);
	while (at < text.len) {
		size_t after = at;
		uint32_t next = pl_utf8_next(text, &after);

		if (is_plain(last) && is_plain(next))
			break;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)next,
						     &state))
			break;
		last = next;
		at = after;
	}
	return at;
}

/* The parts of a cluster share two columns at most. */
static unsigned cluster_width(struct pl_str cluster, unsigned ambiguous)
{
	unsigned width = 0;

	for (size_t at = 0; at < cluster.len;) {
		uint32_t cp = pl_utf8_next(cluster, &at);

		width += cp == VARIATION_EMOJI && width == 1 ? 1 : pl_width_char(cp, ambiguous);
		if (width >= 2)
			return 2;
	}
	return width;
}

size_t pl_width_text(struct pl_str text, unsigned ambiguous)
{
	size_t width = 0;

	while (text.len) {
		size_t len = pl_width_cluster(text);

		width += cluster_width(pl_str_n(text.ptr, len), ambiguous);
		text.ptr += len;
		text.len -= len;
	}
	return width;
}

bool pl_is_han(uint32_t cp)
{
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return true;
	if (cp < 0x2E80)
		return false;
	return (cp >= 0x20000 && cp <= 0x3FFFD) || in_ranges(han_ranges, PL_COUNT(han_ranges), cp);
}

bool pl_is_cjk(uint32_t cp)
{
	return pl_is_han(cp) || (cp >= 0x2EA && in_ranges(kana_ranges, PL_COUNT(kana_ranges), cp));
}

/* General categories P* and S*: the enumeration lists them one after the other. */
bool pl_is_punctuation(uint32_t cp)
{
	utf8proc_category_t category;

	if (cp < 0x80)
		return cp > 0x20 && cp < 0x7F && !pl_is_alnum((unsigned char)cp);
	if ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3041 && cp <= 0x3096))
		return false;
	category = utf8proc_category((utf8proc_int32_t)cp);
	return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_SO;
}

bool pl_is_slug_char(uint32_t cp)
{
	utf8proc_category_t category;

	if (cp < 0x80)
		return pl_is_alnum((unsigned char)cp);
	category = utf8proc_category((utf8proc_int32_t)cp);
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND;
}

unsigned pl_char_class(uint32_t cp)
{
	static const unsigned char classes[] = {
		[UTF8PROC_CATEGORY_LU] = PL_CHAR_LETTER, [UTF8PROC_CATEGORY_LL] = PL_CHAR_LETTER, [UTF8PROC_CATEGORY_LT] = PL_CHAR_LETTER,
		[UTF8PROC_CATEGORY_LM] = PL_CHAR_LETTER, [UTF8PROC_CATEGORY_LO] = PL_CHAR_LETTER, [UTF8PROC_CATEGORY_MN] = PL_CHAR_MARK,
		[UTF8PROC_CATEGORY_MC] = PL_CHAR_MARK,   [UTF8PROC_CATEGORY_ME] = PL_CHAR_MARK,   [UTF8PROC_CATEGORY_ND] = PL_CHAR_DIGIT,
		[UTF8PROC_CATEGORY_NL] = PL_CHAR_LETTER_NUMBER, [UTF8PROC_CATEGORY_NO] = PL_CHAR_NUMBER, [UTF8PROC_CATEGORY_PC] = PL_CHAR_JOINER,
	};
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

	return (size_t)category < PL_COUNT(classes) ? classes[category] : 0;
}

uint32_t pl_lower_char(uint32_t cp)
{
	if (cp < 0x80)
		return (uint32_t)(unsigned char)pl_lower((char)cp);
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

bool pl_is_unicode_space(uint32_t cp)
{
	switch (cp) {
	case '\t': case '\n': case '\f': case '\r': case ' ':
	case 0xA0: case 0x1680: case 0x202F: case 0x205F: case 0x3000:
		return true;
	default:
		return cp >= 0x2000 && cp <= 0x200A;
	}
}

enum pl_idna_kind pl_idna_kind(uint32_t cp)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);

	if (cp < 0x80)
		return PL_IDNA_VALID;
	if (cp == ZWNJ || cp == ZWJ)
		return PL_IDNA_JOINER;
	switch (property->category) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return PL_IDNA_DISALLOWED;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return property->combining_class == 9 ? PL_IDNA_VIRAMA : PL_IDNA_MARK;
	default:
		return PL_IDNA_VALID;
	}
}

enum pl_idna_way pl_idna_way(uint32_t cp)
{
	switch (utf8proc_get_property((utf8proc_int32_t)cp)->bidi_class) {
	case UTF8PROC_BIDI_CLASS_L:
		return PL_IDNA_LEFT;
	case UTF8PROC_BIDI_CLASS_R:
	case UTF8PROC_BIDI_CLASS_AL:
		return PL_IDNA_RIGHT;
	case UTF8PROC_BIDI_CLASS_EN:
		return PL_IDNA_NUMBER;
	case UTF8PROC_BIDI_CLASS_AN:
		return PL_IDNA_ARABIC_NUMBER;
	case UTF8PROC_BIDI_CLASS_NSM:
		return PL_IDNA_ABOVE;
	case UTF8PROC_BIDI_CLASS_ES:
	case UTF8PROC_BIDI_CLASS_CS:
	case UTF8PROC_BIDI_CLASS_ET:
	case UTF8PROC_BIDI_CLASS_ON:
	case UTF8PROC_BIDI_CLASS_BN:
		return PL_IDNA_NEITHER;
	default:
		return PL_IDNA_NO_WAY;
	}
}
