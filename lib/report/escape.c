/* escape: text from a post made fit for a terminal, a log or a JSON string. */
#include "base/utf8.h"
#include "report/report.h"

/* Characters that move, hide or reorder what a reader sees. ZWJ, ZWNJ and variation selectors are left alone:
 * emoji and several scripts are written with them. */
static bool is_hidden(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0x80, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200B},
		{0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
		{0xE0000, 0xE007F},
	};

	for (size_t i = 0; i < PL_COUNT(ranges); i++)
		if (cp <= ranges[i].last)
			return cp >= ranges[i].first;
	return false;
}

void pl_report_escape(struct pl_buf *out, struct pl_str text)
{
	size_t valid = pl_utf8_valid(text), at = 0;

	while (at < text.len) {
		size_t start = at;
		unsigned char c = (unsigned char)text.ptr[at];
		uint32_t cp;

		if (c >= 0x20 && c < 0x7F) {
			while (at < text.len && (unsigned char)text.ptr[at] >= 0x20 && (unsigned char)text.ptr[at] < 0x7F)
				at++;
			pl_buf_add(out, pl_str_n(text.ptr + start, at - start));
			continue;
		}
		if (at == valid) { /* a byte that is no UTF-8; look for the next one behind it */
			pl_buf_addf(out, "\\x%02X", c);
			at++;
			valid = at + pl_utf8_valid(pl_str_n(text.ptr + at, text.len - at));
			continue;
		}
		cp = pl_utf8_next(text, &at);
		if (cp < 0x20 || cp == 0x7F)
			pl_buf_addf(out, "\\x%02X", (unsigned)cp);
		else if (is_hidden(cp))
			pl_buf_addf(out, "\\u{%04X}", (unsigned)cp);
		else
			pl_buf_add(out, pl_str_n(text.ptr + start, at - start));
	}
}

/* Bytes that need an escape in a JSON string, and DEL, U+2028 and U+2029, which upset those who paste it. */
static void json_char(struct pl_buf *out, uint32_t cp, struct pl_str raw)
{
	switch (cp) {
	case '"':
	case '\\':
		pl_buf_addc(out, '\\');
		pl_buf_addc(out, (char)cp);
		break;
	case '\n':
		pl_buf_adds(out, "\\n");
		break;
	case '\r':
		pl_buf_adds(out, "\\r");
		break;
	case '\t':
		pl_buf_adds(out, "\\t");
		break;
	default:
		if (cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) || cp == 0x2028 || cp == 0x2029)
			pl_buf_addf(out, "\\u%04x", (unsigned)cp);
		else
			pl_buf_add(out, raw);
	}
}

void pl_report_json_escape(struct pl_buf *out, struct pl_str text)
{
	size_t valid = pl_utf8_valid(text), at = 0;

	while (at < text.len) {
		size_t start = at;
		uint32_t cp;

		if (at == valid) {
			at += pl_utf8_bad_length(pl_str_n(text.ptr + at, text.len - at));
			pl_buf_adds(out, "\xEF\xBF\xBD");
			valid = at + pl_utf8_valid(pl_str_n(text.ptr + at, text.len - at));
			continue;
		}
		cp = pl_utf8_next(text, &at);
		json_char(out, cp, pl_str_n(text.ptr + start, at - start));
	}
}
