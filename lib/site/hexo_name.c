/* hexo_name: file names by Hexo's rules: what new_post_name finds in them, and slugs. */
#include "site/hexo.h"

#include "base/utf8.h"
#include "base/width.h"

enum { PARTS = 33, NAME_MAX_LEN = 1024 };

struct part {
	struct pl_str literal, name; /* one of them */
	unsigned min, max;           /* digits; 0: any text, as short as can be */
	bool hex;
};

struct matcher {
	struct part parts[PARTS];
	size_t count, ends[PARTS];
	struct pl_str path;
	bool *failed; /* [part][place] */
};

static bool is_word(char c)
{
	return pl_is_alnum((unsigned char)c) || c == '_';
}

struct pl_str pl_hexo_placeholder(struct pl_str text, size_t at)
{
	size_t end = at + 1;

	while (end < text.len && is_word(text.ptr[end]))
		end++;
	while (end > at + 1 && text.ptr[end - 1] == '_')
		end--;
	return end > at + 1 ? pl_str_n(text.ptr + at + 1, end - at - 1) : (struct pl_str){0};
}

static struct part placeholder(struct pl_str name)
{
	static const struct {
		const char *name;
		unsigned char min, max;
	} forms[] = {{"year", 4, 4}, {"month", 2, 2}, {"day", 2, 2}, {"i_month", 1, 2}, {"i_day", 1, 2}, {"hash", 12, 12}};
	struct part part = {.name = name};

	for (size_t i = 0; i < PL_COUNT(forms); i++)
		if (pl_str_is(name, forms[i].name))
			part.min = forms[i].min, part.max = forms[i].max, part.hex = i == 5;
	return part;
}

static bool compile(struct matcher *m, struct pl_str rule)
{
	size_t at = 0, start = 0, names = 0;

	while (at <= rule.len) {
		struct pl_str name = {0};

		if (at < rule.len && rule.ptr[at] == ':')
			name = pl_hexo_placeholder(rule, at);
		if (!name.ptr && at < rule.len) {
			at++;
			continue;
		}
		if (name.ptr && ++names > PARTS / 2)
			return false;
		if (at > start)
			m->parts[m->count++] = (struct part){.literal = pl_str_n(rule.ptr + start, at - start)};
		if (name.ptr)
			m->parts[m->count++] = placeholder(name);
		at += 1 + name.len;
		start = at;
	}
	return true;
}

static bool fits_char(const struct part *part, char c)
{
	if (!part->max)
		return c != '\n';
	return pl_is_digit((unsigned char)c) || (part->hex && c >= 'a' && c <= 'f');
}

/* Part `i` and all behind it, from `at`. As deep as there are parts; no place is tried twice. */
static bool match(struct matcher *m, size_t i, size_t at)
{
	const struct part *part = &m->parts[i];
	size_t room = m->path.len - at, longest = 0;

	if (i == m->count)
		return at == m->path.len;
	if (m->failed[i * (m->path.len + 1) + at])
		return false;
	m->failed[i * (m->path.len + 1) + at] = true;
	if (part->literal.ptr) {
		m->ends[i] = at + part->literal.len;
		return pl_str_starts(pl_str_n(m->path.ptr + at, room), part->literal) && match(m, i + 1, at + part->literal.len);
	}
	while (longest < room && (!part->max || longest < part->max) && fits_char(part, m->path.ptr[at + longest]))
		longest++;
	for (size_t n = 1; n <= longest; n++) {
		size_t len = part->max ? longest + 1 - n : n;

		if (len < part->min)
			break;
		m->ends[i] = at + len;
		if (match(m, i + 1, at + len))
			return true;
	}
	return false;
}

bool pl_hexo_segments(struct pl_hexo_segments *found, struct pl_arena *arena, struct pl_str rule, struct pl_str path)
{
	struct matcher m = {.path = path};
	size_t start = 0;

	found->count = 0;
	if (path.len > NAME_MAX_LEN || !compile(&m, rule))
		return false;
	m.failed = PL_NEW_N(arena, bool, (m.count + 1) * (path.len + 1));
	if (!match(&m, 0, 0))
		return false;
	for (size_t i = 0; i < m.count; start = m.ends[i++])
		if (m.parts[i].name.ptr) {
			found->names[found->count] = m.parts[i].name;
			found->values[found->count++] = pl_str_n(path.ptr + start, m.ends[i] - start);
		}
	return true;
}

struct pl_str pl_hexo_segment(const struct pl_hexo_segments *found, const char *name)
{
	for (size_t i = found->count; i-- > 0;)
		if (pl_str_is(found->names[i], name))
			return found->values[i];
	return (struct pl_str){0};
}

/* Letters with marks, circled and wide ones, and the plain ones that hexo-util writes for them. */
static const struct {
	const char *plain, *letters;
} marked[] = {
	{"A", "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶⒶⱯＡ"},
	{"a", "àáâãäåāăąǎǟǡǻȁȃȧɐḁẚạảấầẩẫậắằẳẵặⓐⱥａ"},
	{"AA", "Ꜳ"},
	{"aa", "ꜳ"},
	{"AE", "ÆǢǼ"},
	{"ae", "æǣǽ"},
	{"AO", "Ꜵ"},
	{"ao", "ꜵ"},
	{"AU", "Ꜷ"},
	{"au", "ꜷ"},
	{"AV", "ꜸꜺ"},
	{"av", "ꜹꜻ"},
	{"AY", "Ꜽ"},
	{"ay", "ꜽ"},
	{"B", "ƁƂɃḂḄḆⒷＢ"},
	{"b", "ƀƃɓḃḅḇⓑｂ"},
	{"C", "ÇĆĈĊČƇȻḈⒸꜾＣ"},
	{"c", "çćĉċčƈȼḉↄⓒꜿｃ"},
	{"D", "ĎĐƉƊƋḊḌḎḐḒⒹꝹＤ"},
	{"d", "ďđƌɖɗḋḍḏḑḓⓓꝺｄ"},
	{"DZ", "ǄǱ"},
	{"Dz", "ǅǲ"},
	{"dz", "ǆǳ"},
	{"E", "ÈÉÊËĒĔĖĘĚƎƐȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆⒺＥ"},
	{"e", "èéêëēĕėęěǝȅȇȩɇɛḕḗḙḛḝẹẻẽếềểễệⓔｅ"},
	{"F", "ƑḞⒻꝻＦ"},
	{"f", "ƒḟⓕꝼｆ"},
	{"G", "ĜĞĠĢƓǤǦǴḠⒼꝽꝾꞠＧ"},
	{"g", "ĝğġģǥǧǵɠᵹḡⓖꝿꞡｇ"},
	{"H", "ĤĦȞḢḤḦḨḪⒽⱧⱵꞍＨ"},
	{"h", "ĥħȟɥḣḥḧḩḫẖⓗⱨⱶｈ"},
	{"hv", "ƕ"},
	{"I", "ÌÍÎÏĨĪĬĮİƗǏȈȊḬḮỈỊⒾＩ"},
	{"i", "ìíîïĩīĭįıǐȉȋɨḭḯỉịⓘｉ"},
	{"J", "ĴɈⒿＪ"},
	{"j", "ĵǰɉⓙｊ"},
	{"K", "ĶƘǨḰḲḴⓀⱩꝀꝂꝄꞢＫ"},
	{"k", "ķƙǩḱḳḵⓚⱪꝁꝃꝅꞣｋ"},
	{"L", "ĹĻĽĿŁȽḶḸḺḼⓁⱠⱢꝆꝈꞀＬ"},
	{"l", "ĺļľŀłſƚɫḷḹḻḽⓛⱡꝇꝉꞁｌ"},
	{"LJ", "Ǉ"},
	{"Lj", "ǈ"},
	{"lj", "ǉ"},
	{"M", "ƜḾṀṂⓂⱮＭ"},
	{"m", "ɯɱḿṁṃⓜｍ"},
	{"N", "ÑŃŅŇƝǸȠṄṆṈṊⓃꞐꞤＮ"},
	{"n", "ñńņňŉƞǹɲṅṇṉṋⓝꞑꞥｎ"},
	{"NJ", "Ǌ"},
	{"Nj", "ǋ"},
	{"nj", "ǌ"},
	{"O", "ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢⓄꝊꝌＯ"},
	{"o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵṍṏṑṓọỏốồổỗộớờởỡợⓞꝋꝍｏ"},
	{"OE", "\302\214Œ"},
	{"oe", "\302\234œ"},
	{"OI", "Ƣ"},
	{"oi", "ƣ"},
	{"OO", "Ꝏ"},
	{"oo", "ꝏ"},
	{"OU", "Ȣ"},
	{"ou", "ȣ"},
	{"P", "ƤṔṖⓅⱣꝐꝒꝔＰ"},
	{"p", "ƥᵽṕṗⓟꝑꝓꝕｐ"},
	{"Q", "ɊⓆꝖꝘＱ"},
	{"q", "ɋⓠꝗꝙｑ"},
	{"R", "ŔŖŘȐȒɌṘṚṜṞⓇⱤꝚꞂꞦＲ"},
	{"r", "ŕŗřȑȓɍɽṙṛṝṟⓡꝛꞃꞧｒ"},
	{"S", "ŚŜŞŠȘṠṢṤṦṨẞⓈⱾꞄꞨＳ"},
	{"s", "ßśŝşšșȿṡṣṥṧṩẛⓢꞅꞩｓ"},
	{"T", "ŢŤŦƬƮȚȾṪṬṮṰⓉꞆＴ"},
	{"t", "ţťŧƭțʈṫṭṯṱẗⓣⱦꞇｔ"},
	{"TZ", "Ꜩ"},
	{"tz", "ꜩ"},
	{"U", "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰⓊＵ"},
	{"u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữựⓤｕ"},
	{"V", "ƲɅṼṾⓋꝞＶ"},
	{"v", "ʋʌṽṿⓥꝟｖ"},
	{"VY", "Ꝡ"},
	{"vy", "ꝡ"},
	{"W", "ŴẀẂẄẆẈⓌⱲＷ"},
	{"w", "ŵẁẃẅẇẉẘⓦⱳｗ"},
	{"X", "ẊẌⓍＸ"},
	{"x", "ẋẍⓧｘ"},
	{"Y", "ÝŶŸƳȲɎẎỲỴỶỸỾⓎＹ"},
	{"y", "ýÿŷƴȳɏẏẙỳỵỷỹỿⓨｙ"},
	{"Z", "ŹŻŽƵȤẐẒẔⓏⱫⱿꝢＺ"},
	{"z", "źżžƶȥɀẑẓẕⓩⱬꝣｚ"},
};

static const char *unmarked(struct pl_str letter)
{
	for (size_t i = 0; i < PL_COUNT(marked); i++) {
		struct pl_str letters = pl_str_c(marked[i].letters);

		for (size_t at = 0, start = 0; at < letters.len; start = at) {
			pl_utf8_next(letters, &at);
			if (pl_str_eq(pl_str_n(letters.ptr + start, at - start), letter))
				return marked[i].plain;
		}
	}
	return NULL;
}

static bool is_separator(uint32_t cp)
{
	if (cp < 128)
		return cp == ' ' || (cp > ' ' && cp < 127 && !pl_is_alnum((unsigned char)cp));
	return cp == 0xFEFF || cp == 0x2028 || cp == 0x2029 || pl_is_unicode_space(cp);
}

static void add_letter(struct pl_buf *out, uint32_t cp, enum pl_hexo_case letters)
{
	if (letters == PL_HEXO_UPPER && cp >= 'a' && cp <= 'z')
		cp -= 32;
	pl_buf_add_utf8(out, letters == PL_HEXO_LOWER ? pl_lower_char(cp) : cp);
}

struct pl_str pl_hexo_slug(struct pl_arena *arena, struct pl_str text, enum pl_hexo_case letters)
{
	struct pl_buf out = {0};
	bool separate = false;
	struct pl_str slug;

	for (size_t at = 0, start = 0; at < text.len; start = at) {
		uint32_t cp = pl_utf8_next(text, &at);
		const char *plain = cp < 128 || (cp > 0x2E80 && cp < 0xA000) ? NULL : unmarked(pl_str_n(text.ptr + start, at - start));

		if (cp < 32)
			continue;
		if (is_separator(cp)) {
			separate = true;
			continue;
		}
		if (separate && out.len)
			pl_buf_addc(&out, '-');
		separate = false;
		if (!plain)
			add_letter(&out, cp, letters);
		for (; plain && *plain; plain++)
			add_letter(&out, (unsigned char)*plain, letters);
	}
	slug = pl_arena_dup(arena, out.ptr ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return slug;
}
