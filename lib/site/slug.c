/* slug: a text to an id, and the numbers behind those that come again. */
#include "site/slug.h"

#include "base/normal.h"
#include "base/utf8.h"
#include "base/width.h"
#include "site/hexo.h"

struct pl_slug_count {
	uint32_t next;  /* the number to try next, less one */
	bool given;     /* the id itself is on the page */
};

/* ---- characters ---- */

enum { WORD = PL_CHAR_LETTER | PL_CHAR_MARK | PL_CHAR_DIGIT | PL_CHAR_LETTER_NUMBER | PL_CHAR_JOINER,
       I_WITH_DOT = 0x130, DOT_ABOVE = 0x307, SIGMA = 0x3A3, SIGMA_SMALL = 0x3C3, SIGMA_FINAL = 0x3C2 };

/* Ruby's \p{Word}, which github-slugger has taken over: Alphabetic, marks, digits, connectors. The symbols among the alphabetic
 * are letters in circles and squares (UCD Other_Alphabetic). */
static bool is_word(uint32_t cp)
{
	if (pl_char_class(cp) & WORD)
		return true;
	return (cp >= 0x24B6 && cp <= 0x24E9) || (cp >= 0x1F130 && cp <= 0x1F149) || (cp >= 0x1F150 && cp <= 0x1F169) ||
	       (cp >= 0x1F170 && cp <= 0x1F189);
}

/* The small letters of `cp` (UCD SpecialCasing has one more than simple for all languages). */
static void add_lower(struct pl_buf *out, uint32_t cp)
{
	if (cp == I_WITH_DOT) {
		pl_buf_addc(out, 'i');
		pl_buf_add_utf8(out, DOT_ABOVE);
		return;
	}
	pl_buf_add_utf8(out, pl_lower_char(cp));
}

/* Whether the sigma that ends at text.ptr[at] stands at the end of a word (UCD SpecialCasing Final_Sigma). */
static bool ends_word(struct pl_str text, size_t at, bool letter_before)
{
	if (!letter_before)
		return false;
	while (at < text.len) {
		unsigned class = pl_char_class(pl_utf8_next(text, &at));

		if (class & PL_CHAR_LETTER)
			return false;
		if (!(class & PL_CHAR_MARK))
			break;
	}
	return true;
}

/* ---- algorithms ---- */

static void slug_kramdown(struct pl_buf *out, struct pl_str text)
{
	size_t at = 0;

	while (at < text.len && !pl_is_alpha((unsigned char)text.ptr[at]))
		at++;
	for (; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (pl_is_alnum(c) || c == '-' || c == ' ')
			pl_buf_addc(out, c == ' ' ? '-' : pl_lower((char)c));
	}
}

static void slug_gfm(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (cp == ' ' || cp == '\t' || cp == '-')
			pl_buf_addc(out, '-');
		else if (is_word(cp))
			add_lower(out, cp);
	}
}

static void slug_github(struct pl_buf *out, struct pl_str text)
{
	bool letter = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (cp == SIGMA)
			pl_buf_add_utf8(out, ends_word(text, at, letter) ? SIGMA_FINAL : SIGMA_SMALL);
		else if (cp == ' ' || cp == '-')
			pl_buf_addc(out, '-');
		else if (is_word(cp))
			add_lower(out, cp);
		if (!(pl_char_class(cp) & PL_CHAR_MARK))
			letter = (pl_char_class(cp) & PL_CHAR_LETTER) != 0;
	}
}

/* Go's bytes.TrimSpace. */
static struct pl_str trim(struct pl_str text)
{
	size_t at;

	while (text.len) {
		at = 0;
		if (!pl_is_unicode_space(pl_utf8_next(text, &at)))
			break;
		text = pl_str_n(text.ptr + at, text.len - at);
	}
	while (text.len) {
		at = text.len;
		if (!pl_is_unicode_space(pl_utf8_prev(text, &at)))
			break;
		text.len = at;
	}
	return text;
}

static void slug_goldmark(struct pl_buf *out, struct pl_str text)
{
	text = trim(text);
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (cp == ' ' || cp == '-')
			pl_buf_addc(out, '-');
		else if (cp == '_' || pl_char_class(cp) & (PL_CHAR_LETTER | PL_CHAR_DIGIT))
			pl_buf_add_utf8(out, cp == I_WITH_DOT ? 'i' : pl_lower_char(cp));
	}
}

static void slug_goldmark_ascii(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf bare = {0};

	if (!pl_unaccented(&bare, text))
		pl_buf_add(&bare, text);
	text = trim(pl_buf_str(&bare));
	for (size_t at = 0; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c == ' ' || c == '-')
			pl_buf_addc(out, '-');
		else if (c == '_' || pl_is_alnum(c))
			pl_buf_addc(out, pl_lower((char)c));
	}
	pl_buf_finish(&bare);
}

static void slug_blackfriday(struct pl_buf *out, struct pl_str text)
{
	bool dash = false;
	size_t start = out->len;

	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (!(pl_char_class(cp) & (PL_CHAR_LETTER | PL_CHAR_DIGIT | PL_CHAR_LETTER_NUMBER | PL_CHAR_NUMBER))) {
			dash = true;
			continue;
		}
		if (dash && out->len > start)
			pl_buf_addc(out, '-');
		dash = false;
		pl_buf_add_utf8(out, cp == I_WITH_DOT ? 'i' : pl_lower_char(cp));
	}
}

static void hexo(struct pl_buf *out, struct pl_str text, enum pl_hexo_case letters)
{
	struct pl_arena arena = {0};

	pl_buf_add(out, pl_hexo_slug(&arena, trim(text), letters));
	pl_arena_finish(&arena);
}

static void slug_hexo(struct pl_buf *out, struct pl_str text)
{
	hexo(out, text, PL_HEXO_AS_IS);
}

static void slug_hexo_lower(struct pl_buf *out, struct pl_str text)
{
	hexo(out, text, PL_HEXO_LOWER);
}

static void slug_hexo_upper(struct pl_buf *out, struct pl_str text)
{
	hexo(out, text, PL_HEXO_UPPER);
}

/* @mdit-vue/shared's rSpecial: ASCII punctuation, white space, curly quotes. */
static bool is_special(uint32_t cp)
{
	if (cp < 0x80)
		return !pl_is_alnum((unsigned char)cp) && cp != 0x7F;
	return pl_is_unicode_space(cp) || cp == 0xFEFF || cp == 0x2028 || cp == 0x2029 || (cp >= 0x2018 && cp <= 0x201D && cp != 0x201A && cp != 0x201B);
}

static void slug_vitepress(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf form = {0};
	struct pl_buf lowered = {0};
	bool dash = false;

	if (pl_nfkd(&form, text))
		text = pl_buf_str(&form);
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (cp < 0x20 || (cp >= 0x300 && cp <= 0x36F))
			continue;
		if (is_special(cp)) {
			dash = true;
			continue;
		}
		if (dash && lowered.len)
			pl_buf_addc(&lowered, '-');
		dash = false;
		if (!lowered.len && cp >= '0' && cp <= '9')
			pl_buf_addc(&lowered, '_');
		pl_buf_add_utf8(&lowered, cp);
	}
	text = pl_buf_str(&lowered);
	for (size_t at = 0, before = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);
		bool sigma = cp == SIGMA && ends_word(text, at, pl_char_class((uint32_t)before) & PL_CHAR_LETTER);

		if (sigma)
			pl_buf_add_utf8(out, SIGMA_FINAL);
		else
			add_lower(out, cp);
		before = cp;
	}
	pl_buf_finish(&lowered);
	pl_buf_finish(&form);
}

/* Letters beyond ASCII are left out: pl_heading_text says that they are uncertain. */
static void slug_zola(struct pl_buf *out, struct pl_str text)
{
	bool dash = false;
	size_t start = out->len;

	for (size_t at = 0; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (!pl_is_alnum(c)) {
			dash = true;
			continue;
		}
		if (dash && out->len > start)
			pl_buf_addc(out, '-');
		dash = false;
		pl_buf_addc(out, pl_lower((char)c));
	}
}

static void slug_pandoc(struct pl_buf *out, struct pl_str text)
{
	bool dash = false, begun = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);
		unsigned class = pl_char_class(cp);

		if (pl_is_unicode_space(cp) || cp == '\v') {
			dash = begun;
			continue;
		}
		if (!(class & (PL_CHAR_LETTER | PL_CHAR_DIGIT | PL_CHAR_LETTER_NUMBER | PL_CHAR_NUMBER)) && cp != '_' && cp != '-' && cp != '.')
			continue;
		begun = begun || class & PL_CHAR_LETTER;
		if (!begun)
			continue;
		if (dash)
			pl_buf_addc(out, '-');
		dash = false;
		pl_buf_add_utf8(out, pl_lower_char(cp));
	}
}

/* ---- the table ---- */

enum numbering {
	COUNTED, /* the n-th gets -n, whatever stands elsewhere */
	FREE,    /* the first number that nobody has */
	OBJECT,  /* COUNTED by a JavaScript object, whose own members count as seen */
};

static const struct {
	const char *name;
	void (*make)(struct pl_buf *out, struct pl_str text);
	enum numbering numbering;
	const char *empty; /* what stands for an empty one */
	bool takes;        /* looks at ids written by hand */
	bool cuts;         /* the number stands, but a dash at the end goes */
} kinds[] = {
	[PL_SLUGS_NONE] = {"none", NULL, COUNTED, "", false, false},
	[PL_SLUGS_GFM] = {"gfm", slug_gfm, COUNTED, "", false, false},
	[PL_SLUGS_KRAMDOWN] = {"kramdown", slug_kramdown, COUNTED, "section", false, false},
	[PL_SLUGS_GOLDMARK] = {"goldmark", slug_goldmark, FREE, "heading", true, false},
	[PL_SLUGS_GOLDMARK_ASCII] = {"goldmark-ascii", slug_goldmark_ascii, FREE, "heading", true, false},
	[PL_SLUGS_BLACKFRIDAY] = {"blackfriday", slug_blackfriday, FREE, "heading", true, false},
	[PL_SLUGS_HEXO] = {"hexo", slug_hexo, OBJECT, "", false, false},
	[PL_SLUGS_HEXO_LOWER] = {"hexo-lower", slug_hexo_lower, OBJECT, "", false, false},
	[PL_SLUGS_HEXO_UPPER] = {"hexo-upper", slug_hexo_upper, OBJECT, "", false, false},
	[PL_SLUGS_GITHUB] = {"github", slug_github, FREE, "", false, false},
	[PL_SLUGS_DOCUSAURUS] = {"docusaurus", slug_github, FREE, "", false, false},
	[PL_SLUGS_ASTRO] = {"astro", slug_github, FREE, "", false, true},
	[PL_SLUGS_VITEPRESS] = {"vitepress", slug_vitepress, FREE, "", true, false},
	[PL_SLUGS_ZOLA] = {"zola", slug_zola, FREE, "", true, false},
	[PL_SLUGS_PANDOC] = {"pandoc", slug_pandoc, FREE, "section", true, false},
};
_Static_assert(PL_COUNT(kinds) == PL_SLUGS_COUNT, "a row for each");

const char *pl_slugs_name(enum pl_slugs slugs)
{
	return kinds[slugs].name;
}

enum pl_slugs pl_slugs_find(struct pl_str name)
{
	for (size_t i = 0; i < PL_COUNT(kinds); i++)
		if (pl_str_is(name, kinds[i].name))
			return (enum pl_slugs)i;
	return PL_SLUGS_NONE;
}

void pl_slug(struct pl_buf *out, enum pl_slugs slugs, struct pl_str text)
{
	if (kinds[slugs].make)
		kinds[slugs].make(out, text);
}

/* ---- one of a kind ---- */

static struct pl_slug_count *count_of(struct pl_slugger *slugger, struct pl_str id)
{
	void **place = pl_map_put(&slugger->given, slugger->arena, id);

	if (!*place)
		*place = PL_NEW(slugger->arena, struct pl_slug_count);
	return *place;
}

/* What every JavaScript object has, as far as a slug can be one of them. */
static bool is_member(struct pl_str id)
{
	static const char *const members[] = {"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"};

	for (size_t i = 0; i < PL_COUNT(members); i++)
		if (pl_str_is(id, members[i]))
			return true;
	return false;
}

static struct pl_str numbered_free(struct pl_slugger *slugger, struct pl_str id, struct pl_slug_count *count)
{
	for (;;) {
		struct pl_str next = pl_arena_printf(slugger->arena, PL_FMT "-%u", PL_ARG(id), ++count->next);
		struct pl_slug_count *other = count_of(slugger, next);

		if (!other->given) {
			other->given = true;
			return next;
		}
	}
}

static struct pl_str numbered(struct pl_slugger *slugger, struct pl_str id)
{
	enum numbering numbering = kinds[slugger->slugs].numbering;
	struct pl_slug_count *count = count_of(slugger, id);

	if (count->given)
		return numbering == FREE ? numbered_free(slugger, id, count) : pl_arena_printf(slugger->arena, PL_FMT "-%u", PL_ARG(id), ++count->next);
	if (numbering == OBJECT && !count->next && is_member(id)) { /* a function plus one is no number, and no number is as good as none */
		count->next = UINT32_MAX;
		return pl_arena_printf(slugger->arena, PL_FMT "-NaN", PL_ARG(id));
	}
	count->given = true;
	count->next = 0;
	return id;
}

struct pl_str pl_slugger_next(struct pl_slugger *slugger, struct pl_str text)
{
	struct pl_buf buf = {0};
	struct pl_str id;

	pl_slug(&buf, slugger->slugs, text);
	id = numbered(slugger, pl_arena_dup(slugger->arena, buf.len ? pl_buf_str(&buf) : pl_str_c(kinds[slugger->slugs].empty)));
	pl_buf_finish(&buf);
	id.len -= kinds[slugger->slugs].cuts && pl_str_ends(id, PL_STR("-"));
	return id;
}

void pl_slugger_take(struct pl_slugger *slugger, struct pl_str id)
{
	if (kinds[slugger->slugs].takes)
		count_of(slugger, id)->given = true;
}
