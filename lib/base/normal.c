/* normal: text in the forms in which it compares (utf8proc inside). */
#include <utf8proc.h>

#include "base/normal.h"
#include "base/utf8.h"
#include "base/width.h"

#include <stdlib.h>

enum {
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
	/* UAX 15 stream-safe: no real text has more combining marks on one letter */
	MOST_MARKS = 30,
};

/* Whether sorting the marks of `text` is cheap (utf8proc's way is quadratic in a run of them). Sets
 * *plain when nothing in it can change. */
static bool is_stream_safe(struct pl_str text, bool *plain)
{
	unsigned marks = 0;

	*plain = true;
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (cp < 0x300 || pl_is_plain_wide(cp) || (cp >= 0x2010 && cp <= 0x2060)) {
			marks = 0;
			continue;
		}
		*plain = false;
		marks = utf8proc_get_property((utf8proc_int32_t)cp)->combining_class ? marks + 1 : 0;
		if (marks > MOST_MARKS)
			return false;
	}
	return true;
}

/* Appends what utf8proc makes of `text` with these options; false if it cannot be computed. */
static bool add_form(struct pl_buf *out, struct pl_str text, int options)
{
	utf8proc_uint8_t *form;
	utf8proc_ssize_t len;

	if (!text.len)
		return true;
	len = utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &form, UTF8PROC_STABLE | options);
	if (len < 0)
		return false;
	pl_buf_add(out, pl_str_n((const char *)form, (size_t)len));
	free(form);
	return true;
}

bool pl_nfc(struct pl_buf *out, struct pl_str text)
{
	bool plain;

	if (!is_stream_safe(text, &plain))
		return false;
	if (!plain)
		return add_form(out, text, UTF8PROC_COMPOSE);
	pl_buf_add(out, text);
	return true;
}

bool pl_casefold(struct pl_buf *out, struct pl_str text)
{
	bool plain;

	return is_stream_safe(text, &plain) && add_form(out, text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

bool pl_nfkd(struct pl_buf *out, struct pl_str text)
{
	bool plain;

	return is_stream_safe(text, &plain) && add_form(out, text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
}

bool pl_unaccented(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf whole = {0}, bare = {0};
	bool plain, done = is_stream_safe(text, &plain) && add_form(&whole, text, UTF8PROC_DECOMPOSE);

	for (size_t at = 0; done && at < whole.len;) {
		uint32_t cp = pl_utf8_next(pl_buf_str(&whole), &at);

		if (utf8proc_category((utf8proc_int32_t)cp) != UTF8PROC_CATEGORY_MN)
			pl_buf_add_utf8(&bare, cp);
	}
	done = done && pl_nfc(out, pl_buf_str(&bare));
	pl_buf_finish(&whole);
	pl_buf_finish(&bare);
	return done;
}

/* CJK Radicals Supplement characters without a decomposition (UCD EquivalentUnifiedIdeograph.txt). */
static const struct {
	uint16_t radical, plain;
} radicals[] = {
	{0x2E81, 0x5382}, {0x2E83, 0x4E5A}, {0x2E84, 0x4E59}, {0x2E85, 0x4EBB}, {0x2E89, 0x5202}, {0x2E8B, 0x353E},
	{0x2E8E, 0x5140}, {0x2E8F, 0x5C23}, {0x2E90, 0x5C22}, {0x2E92, 0x5DF3}, {0x2E93, 0x5E7A}, {0x2E94, 0x5F51},
	{0x2E96, 0x5FC4}, {0x2E97, 0x38FA}, {0x2E98, 0x624C}, {0x2E99, 0x6535}, {0x2E9B, 0x65E1}, {0x2E9D, 0x6708},
	{0x2EA0, 0x6C11}, {0x2EA1, 0x6C35}, {0x2EA2, 0x6C3A}, {0x2EA3, 0x706C}, {0x2EA9, 0x738B},
	{0x2EAB, 0x76EE}, {0x2EAD, 0x793B}, {0x2EB0, 0x7E9F}, {0x2EB3, 0x7F53}, {0x2EBC, 0x8089}, {0x2EBE, 0x8279},
	{0x2EC1, 0x864E}, {0x2EC2, 0x8864}, {0x2EC3, 0x8980}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2},
	{0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66}, {0x2ECC, 0x8FB6}, {0x2ECF, 0x9091},
	{0x2ED0, 0x9485}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED7, 0x96E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6},
	{0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF}, {0x2EDF, 0x98E0}, {0x2EE0, 0x9963},
	{0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE7, 0x5364},
	{0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEB, 0x6589}, {0x2EEC, 0x9F50}, {0x2EED, 0x6B6F}, {0x2EEE, 0x9F7F},
	{0x2EEF, 0x7ADC}, {0x2EF0, 0x9F99}, {0x2EF2, 0x4E80},
};

uint32_t pl_plain_char(uint32_t cp)
{
	utf8proc_int32_t out[8];

	for (size_t i = 0; cp >= 0x2E80 && cp <= 0x2EF3 && i < PL_COUNT(radicals); i++)
		if (radicals[i].radical == cp)
			return radicals[i].plain;
	if (utf8proc_decompose_char((utf8proc_int32_t)cp, out, 8, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL) != 1)
		return cp;
	return (uint32_t)out[0];
}

/* What full case folding would change, and IDNA keeps (UTS 46, "deviation characters"); the capital one is kept small. */
static uint32_t deviation(uint32_t cp)
{
	return cp == 0xDF || cp == 0x3C2 || cp == ZWNJ || cp == ZWJ ? cp : cp == 0x1E9E ? 0xDF : 0;
}

/* What UTS 46 refuses although its mapped form could pass: direction controls, forms with a dot in them, descriptions of
 * ideographs, replacement characters, tags. */
static bool is_refused(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0x61C, 0x61C}, {0x200E, 0x200F}, {0x2024, 0x2026}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0x2488, 0x249B},
		{0x2FF0, 0x2FFF}, {0x33C2, 0x33C2}, {0x33C7, 0x33C7}, {0x33D8, 0x33D8}, {0xFE12, 0xFE12}, {0xFE19, 0xFE19},
		{0xFE30, 0xFE30}, {0xFE52, 0xFE52}, {0xFFFC, 0xFFFD}, {0x1F100, 0x1F100}, {0xE0000, 0xE007F},
	};

	for (size_t i = 0; i < PL_COUNT(ranges); i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return false;
}

/* Appends NFKC_Casefold of `text`, which has no deviation characters. */
static bool fold(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf form = {0};
	bool done = add_form(&form, text, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

	for (size_t at = 0; at < form.len;) {
		uint32_t cp = pl_utf8_next(pl_buf_str(&form), &at);

		pl_buf_add_utf8(out, cp == 0x3002 ? '.' : cp);
	}
	pl_buf_finish(&form);
	return done;
}

bool pl_idna_map(struct pl_buf *out, struct pl_str text)
{
	struct pl_buf folded = {0};
	size_t run = 0;
	bool plain, done = is_stream_safe(text, &plain);

	for (size_t at = 0, start = 0; done && at < text.len; start = at) {
		uint32_t cp = pl_utf8_next(text, &at);

		if (is_refused(cp)) {
			done = false;
		} else if (deviation(cp)) {
			done = fold(&folded, pl_str_n(text.ptr + run, start - run));
			pl_buf_add_utf8(&folded, deviation(cp));
			run = at;
		}
	}
	done = done && fold(&folded, pl_str_n(text.ptr + run, text.len - run)) && pl_nfc(out, pl_buf_str(&folded));
	pl_buf_finish(&folded);
	return done;
}
