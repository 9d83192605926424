/* front_quote: strings and keys in YAML, TOML and JSON, so that every reader takes them for just this text. */
#include "write/front_parts.h"

#include "base/utf8.h"
#include "front/quote.h"
#include "front/unicode.h"

void pl_front_pad(struct pl_buf *out, unsigned indent)
{
	if (!indent)
		return;
	pl_buf_reserve(out, indent);
	memset(out->ptr + out->len, ' ', indent);
	out->len += indent;
}

/* U+0085, U+2028, U+2029: line ends to YAML 1.1; U+FEFF: a byte order mark anywhere. */
static bool line_end_or_mark(const unsigned char *p, size_t n)
{
	if (n >= 2 && p[0] == 0xC2)
		return p[1] == 0x85;
	if (n >= 3 && p[0] == 0xE2)
		return p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9);
	return n >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF;
}

/* True when YAML may hold every character but line ends as it is. */
static bool printable(struct pl_str text, bool breaks)
{
	for (uint32_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c == '\r' || (c == '\n' && !breaks))
			return false;
		if (c >= ' ' && c < 0x7F)
			continue;
		if (pl_yaml_forbidden(text, i) || line_end_or_mark((const unsigned char *)text.ptr + i, text.len - i))
			return false;
	}
	return true;
}

bool pl_front_yaml_line(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80 && line_end_or_mark((const unsigned char *)text.ptr + i, text.len - i))
			return false;
	return true;
}

/* ---- plain YAML ---- */

static bool has(struct pl_str text, const char *needle)
{
	return pl_str_find(text, pl_str_c(needle), 0) < text.len;
}

/* Numbers, dates, times and versions of every reader are made of these. */
static bool numeric(struct pl_str s)
{
	if (!pl_is_digit((unsigned char)s.ptr[0]) && !strchr("+-.", s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!s.ptr[i] || !strchr("0123456789abcdefABCDEFxXoOtTzZ_+-.,: \t", s.ptr[i]))
			return false;
	return true;
}

static bool word(struct pl_str s)
{
	static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null", ".nan", ".inf", "+.inf"};

	for (size_t i = 0; s.len <= 5 && i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(s, pl_str_c(words[i])))
			return true;
	return false;
}

/* Blanks that are not ASCII at either end are easily lost, and not seen. */
static bool wide_blank(struct pl_str s)
{
	static const char *const blanks[] = {"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B"};

	for (size_t i = 0; i < PL_COUNT(blanks); i++)
		if (pl_str_starts(s, pl_str_c(blanks[i])) || pl_str_ends(s, pl_str_c(blanks[i])))
			return true;
	return false;
}

static bool plain(struct pl_str s, bool flow)
{
	if (!s.len || strchr("-?:,[]{}#&*!|>'\"%@`=<~ \t", s.ptr[0]) || !printable(s, false) || wide_blank(s))
		return false;
	if (strchr(" \t:", s.ptr[s.len - 1]) || memchr(s.ptr, '\t', s.len) || has(s, ": ") || has(s, " #") || has(s, "{{") || has(s, "{%"))
		return false;
	if (pl_str_starts(s, PL_STR("...")) || numeric(s) || word(s))
		return false;
	for (size_t i = 0; flow && i < s.len; i++)
		if (strchr(",[]{}:#'\"?&*!|>%@`", s.ptr[i]))
			return false;
	return true;
}

/* ---- in quotes ---- */

struct escapes {
	const char *names; /* letters of `chars` */
	const char *chars;
	const char *format; /* of what has no letter: "\\u%04X" */
	bool yaml;	    /* what YAML forbids is escaped, too */
};

static const struct escapes json = {"bfnrt\"\\", "\b\f\n\r\t\"\\", "\\u%04x", false};
static const struct escapes toml = {"bfnrt\"\\", "\b\f\n\r\t\"\\", "\\u%04X", false};
static const struct escapes toml_lines = {"bfr\"\\", "\b\f\r\"\\", "\\u%04X", false};
static const struct escapes yaml = {"bfnrt\"\\", "\b\f\n\r\t\"\\", "\\u%04X", true};

static bool escape(struct pl_buf *out, const struct escapes *e, unsigned char c)
{
	const char *known = c ? strchr(e->chars, c) : NULL;

	if (known) {
		pl_buf_addc(out, '\\');
		pl_buf_addc(out, e->names[known - e->chars]);
	} else if ((c < ' ' && (c != '\n' || e != &toml_lines) && (c != '\t' || e != &toml_lines)) || c == 0x7F) {
		pl_buf_addf(out, e->format, c);
	} else {
		return false;
	}
	return true;
}

static void escaped(struct pl_buf *out, struct pl_str text, const struct escapes *e)
{
	for (size_t i = 0; i < text.len;) {
		unsigned char c = (unsigned char)text.ptr[i];
		size_t start = i;
		uint32_t cp;

		if (c < 0x80) {
			if (!escape(out, e, c))
				pl_buf_addc(out, (char)c);
			i++;
			continue;
		}
		cp = pl_utf8_next(text, &i);
		if (e->yaml &&
		    (pl_yaml_forbidden(text, (uint32_t)start) || line_end_or_mark((const unsigned char *)text.ptr + start, i - start)))
			pl_buf_addf(out, e->format, (unsigned)cp);
		else
			pl_buf_add(out, pl_str_n(text.ptr + start, i - start));
	}
}

static void quoted(struct pl_buf *out, struct pl_str text, const struct escapes *e)
{
	pl_buf_addc(out, '"');
	escaped(out, text, e);
	pl_buf_addc(out, '"');
}

/* True when single quotes show `text` as it is, and double quotes would not. */
static bool single(struct pl_str text)
{
	if (!has(text, "\"") && !has(text, "\\"))
		return false;
	return !has(text, "'") && !memchr(text.ptr, '\t', text.len) && printable(text, false);
}

static void apostrophes(struct pl_buf *out, struct pl_str text)
{
	pl_buf_addc(out, '\'');
	pl_buf_add(out, text);
	pl_buf_addc(out, '\'');
}

void pl_front_yaml_string(struct pl_buf *out, struct pl_str text, bool flow)
{
	if (plain(text, flow))
		pl_buf_add(out, text);
	else if (single(text))
		apostrophes(out, text);
	else
		quoted(out, text, &yaml);
}

bool pl_front_yaml_block(struct pl_str s)
{
	if (!has(s, "\n") || !printable(s, true) || pl_is_space((unsigned char)s.ptr[0]) || has(s, " \n") || has(s, "\t\n"))
		return false;
	return s.ptr[s.len - 1] == '\n' ? s.ptr[s.len - 2] != '\n' : !strchr(" \t", s.ptr[s.len - 1]);
}

/* True when ''' shows `text` as it is. */
static bool literal(struct pl_str text)
{
	return printable(text, true) && !has(text, "'''") && text.ptr[text.len - 1] != '\'';
}

bool pl_front_toml_lines(struct pl_str text)
{
	return has(text, "\n") && !has(text, "\r");
}

void pl_front_toml_string(struct pl_buf *out, struct pl_str text, bool lines)
{
	if (lines && pl_front_toml_lines(text)) {
		bool as_is = literal(text);

		pl_buf_adds(out, as_is ? "'''\n" : "\"\"\"\n");
		if (as_is)
			pl_buf_add(out, text);
		else
			escaped(out, text, &toml_lines);
		pl_buf_adds(out, as_is ? "'''" : "\"\"\"");
	} else if (single(text)) {
		apostrophes(out, text);
	} else {
		quoted(out, text, &toml);
	}
}

void pl_front_toml_key(struct pl_buf *out, struct pl_str key)
{
	for (size_t i = 0; i < key.len; i++)
		if (!pl_is_alnum((unsigned char)key.ptr[i]) && key.ptr[i] != '_' && key.ptr[i] != '-') {
			pl_front_toml_string(out, key, false);
			return;
		}
	if (key.len)
		pl_buf_add(out, key);
	else
		pl_buf_adds(out, "\"\"");
}

void pl_front_json_string(struct pl_buf *out, struct pl_str text)
{
	quoted(out, text, &json);
}
