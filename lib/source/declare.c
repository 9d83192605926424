/* declare: meta elements (WHATWG 13.2.3.2, "prescan a byte stream"), XML declarations, Emacs and Vim lines,
 * file suffixes as Apache's AddCharset reads them. */
#include "source/declare.h"
#include "source/encoding.h"

enum { LINE_MAX_LOOK = 512, VIM_LINES = 5, EMACS_LINES = 2 };

static bool at_word(struct pl_str text, size_t i, const char *word)
{
	size_t len = strlen(word);

	return i + len <= text.len && pl_str_eq_nocase(pl_str_n(text.ptr + i, len), pl_str_n(word, len));
}

static size_t skip_spaces(struct pl_str text, size_t i)
{
	while (i < text.len && pl_is_space((unsigned char)text.ptr[i]))
		i++;
	return i;
}

struct attribute {
	struct pl_str name, value;
};

/* WHATWG "get an attribute" from *at; false at the end of the tag (`*at` on the `>`) or of the text (`*at` behind it). */
static bool get_attribute(struct pl_str text, size_t *at, struct attribute *attribute)
{
	size_t i = *at, start;
	char quote;

	while (i < text.len && (pl_is_space((unsigned char)text.ptr[i]) || text.ptr[i] == '/'))
		i++;
	*at = i;
	if (i >= text.len || text.ptr[i] == '>')
		return false;
	start = i;
	while (i < text.len && !pl_is_space((unsigned char)text.ptr[i]) && text.ptr[i] != '>' &&
	       text.ptr[i] != '/' && (text.ptr[i] != '=' || i == start))
		i++;
	attribute->name = pl_str_n(text.ptr + start, i - start);
	attribute->value = (struct pl_str){text.ptr + i, 0};
	*at = skip_spaces(text, i);
	if (*at >= text.len || text.ptr[*at] != '=') {
		return *at < text.len;
	}
	i = skip_spaces(text, *at + 1);
	quote = i < text.len && (text.ptr[i] == '"' || text.ptr[i] == '\'') ? text.ptr[i++] : 0;
	start = i;
	while (i < text.len &&
	       (quote ? text.ptr[i] != quote : !pl_is_space((unsigned char)text.ptr[i]) && text.ptr[i] != '>'))
		i++;
	attribute->value = pl_str_n(text.ptr + start, i - start);
	*at = i < text.len && quote ? i + 1 : i;
	return i < text.len;
}

/* WHATWG 2.6: the encoding in a `content` value. */
static struct pl_str from_content(struct pl_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		size_t start, end;
		char quote;

		if (!at_word(value, i, "charset"))
			continue;
		start = skip_spaces(value, i + 7);
		if (start >= value.len || value.ptr[start] != '=')
			continue;
		start = skip_spaces(value, start + 1);
		if (start >= value.len)
			break;
		quote = value.ptr[start];
		if (quote == '"' || quote == '\'') {
			const char *close = memchr(value.ptr + start + 1, quote, value.len - start - 1);

			if (!close)
				break;
			return pl_str_n(value.ptr + start + 1, (size_t)(close - value.ptr) - start - 1);
		}
		end = start;
		while (end < value.len && !pl_is_space((unsigned char)value.ptr[end]) && value.ptr[end] != ';')
			end++;
		return pl_str_n(value.ptr + start, end - start);
	}
	return (struct pl_str){0};
}

/* The label in the meta element whose attributes start at *at. */
static struct pl_str from_meta(struct pl_str text, size_t *at)
{
	struct attribute attribute;
	struct pl_str label = {0}, charset = {0};
	bool pragma = false;

	while (get_attribute(text, at, &attribute)) {
		if (pl_str_eq_nocase(attribute.name, PL_STR("http-equiv")))
			pragma |= pl_str_eq_nocase(attribute.value, PL_STR("content-type"));
		else if (pl_str_eq_nocase(attribute.name, PL_STR("charset")) && !charset.ptr)
			charset = attribute.value;
		else if (pl_str_eq_nocase(attribute.name, PL_STR("content")) && !label.ptr)
			label = from_content(attribute.value);
	}
	if (*at >= text.len)
		return (struct pl_str){0};
	return charset.ptr ? charset : pragma ? label : (struct pl_str){0};
}

static size_t skip_to(struct pl_str text, size_t i, struct pl_str what)
{
	size_t found = pl_str_find(text, what, i);

	return found < text.len ? found + what.len : text.len;
}

struct pl_str pl_declare_meta(struct pl_str text)
{
	const char *hit;

	for (size_t i = 0; i < text.len && (hit = memchr(text.ptr + i, '<', text.len - i));) {
		i = (size_t)(hit - text.ptr) + 1;
		if (at_word(text, i, "meta") && i + 4 < text.len &&
		    (pl_is_space((unsigned char)text.ptr[i + 4]) || text.ptr[i + 4] == '/')) {
			struct pl_str label = from_meta(text, (i += 4, &i));

			if (pl_str_trim(label).len && pl_encoding_find(label))
				return pl_str_trim(label);
		} else if (at_word(text, i, "!--")) {
			i = skip_to(text, i + 1, PL_STR("-->"));
		} else if (i < text.len && strchr("!/?", text.ptr[i]) && text.ptr[i] &&
			   !(text.ptr[i] == '/' && i + 1 < text.len && pl_is_alpha((unsigned char)text.ptr[i + 1]))) {
			i = skip_to(text, i, PL_STR(">"));
		} else if (i < text.len && (pl_is_alpha((unsigned char)text.ptr[i]) || text.ptr[i] == '/')) {
			struct attribute attribute;

			while (i < text.len && !pl_is_space((unsigned char)text.ptr[i]) && text.ptr[i] != '>')
				i++;
			while (get_attribute(text, &i, &attribute))
				;
		}
	}
	return (struct pl_str){0};
}

/* The word behind `key` in `line`: letters, digits, `-`, `_`, `.`, perhaps in quotes. */
static struct pl_str word_after(struct pl_str line, size_t at)
{
	size_t start = at, end;

	while (start < line.len && strchr(" \t=:\"'", line.ptr[start]) && line.ptr[start])
		start++;
	end = start;
	while (end < line.len && (pl_is_alnum((unsigned char)line.ptr[end]) ||
				  (line.ptr[end] && strchr("-_.", line.ptr[end]))))
		end++;
	return end > start ? pl_str_n(line.ptr + start, end - start) : (struct pl_str){0};
}

static struct pl_str xml_label(struct pl_str text)
{
	struct pl_str head = {text.ptr, text.len < LINE_MAX_LOOK ? text.len : LINE_MAX_LOOK};
	size_t at;

	if (!pl_str_starts(text, PL_STR("<?xml")))
		return (struct pl_str){0};
	head.len = pl_str_find(head, PL_STR("?>"), 0);
	at = pl_str_find(head, PL_STR("encoding"), 0);
	return at < head.len ? word_after(head, at + 8) : (struct pl_str){0};
}

/* The label behind the first of `keys` in the line of `text` that `marker` stands in. */
static struct pl_str in_line_of(struct pl_str text, size_t marker, const char *const keys[])
{
	size_t start = marker, end = marker;
	struct pl_str line;

	while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\r')
		start--;
	while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
		end++;
	line = pl_str_n(text.ptr + start, end - start);
	for (; *keys; keys++) {
		size_t at = pl_str_find(line, pl_str_c(*keys), 0);

		if (at < line.len)
			return word_after(line, at + strlen(*keys));
	}
	return (struct pl_str){0};
}

static size_t count_lines(struct pl_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n' || (text.ptr[i] == '\r' && (i + 1 == text.len || text.ptr[i + 1] != '\n'));
	return n;
}

/* Emacs: `-*- coding: x -*-` in the first two lines. Vim: `vim: set fenc=x` in the first or last five. */
static struct pl_str editor_label(struct pl_str text)
{
	static const char *const emacs[] = {"coding:", "coding=", NULL};
	static const char *const vim[] = {"fileencoding=", "fenc=", "encoding=", NULL};
	struct pl_str head = {text.ptr, text.len < LINE_MAX_LOOK ? text.len : LINE_MAX_LOOK};
	struct pl_str tail = {text.ptr + (text.len - head.len), head.len};
	size_t at = pl_str_find(head, PL_STR("-*-"), 0);

	if (at < head.len && count_lines(pl_str_n(head.ptr, at)) < EMACS_LINES)
		return in_line_of(head, at, emacs);
	at = pl_str_find(head, PL_STR("vim:"), 0);
	if (at < head.len && count_lines(pl_str_n(head.ptr, at)) < VIM_LINES)
		return in_line_of(head, at, vim);
	at = pl_str_find(tail, PL_STR("vim:"), 0);
	if (at < tail.len && count_lines(pl_str_n(tail.ptr + at, tail.len - at)) <= VIM_LINES)
		return in_line_of(tail, at, vim);
	return (struct pl_str){0};
}

/* A suffix that can be meant as an encoding: letters with digits or a dash, or one of the short names. */
static bool is_suffix(struct pl_str part)
{
	static const char *const words[] = {"jis", "sjis", "gbk", "eucjp", "euckr", "big5hkscs"};
	bool letter = false, other = false;

	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_eq_nocase(part, pl_str_c(words[i])))
			return true;
	for (size_t i = 0; i < part.len; i++) {
		letter |= pl_is_alpha((unsigned char)part.ptr[i]);
		other |= !pl_is_alpha((unsigned char)part.ptr[i]);
	}
	return letter && other && part.len > 2;
}

static struct pl_str name_label(const char *name)
{
	const char *base = name ? strrchr(name, '/') : NULL, *dot;
	struct pl_str found = {0};

	if (!name)
		return found;
	for (dot = strchr(base ? base : name, '.'); dot; dot = strchr(dot + 1, '.')) {
		struct pl_str part = pl_str_n(dot + 1, strcspn(dot + 1, "."));

		if (is_suffix(part) && pl_encoding_find(part))
			found = part;
	}
	return found;
}

struct pl_declaration pl_declare_find(struct pl_str text, const char *name, size_t limit)
{
	struct pl_declaration d = {0};

	if ((d.label = xml_label(text)).ptr)
		d.where = "XML declaration";
	else if ((d.label = pl_declare_meta(pl_str_n(text.ptr, text.len < limit ? text.len : limit))).ptr)
		d.where = "meta charset";
	else if ((d.label = editor_label(text)).ptr)
		d.where = "editor line";
	else if ((d.label = name_label(name)).ptr)
		d.where = "file name";
	else
		return d;
	d.encoding = pl_encoding_name(d.label);
	if (strcmp(d.where, "file name") != 0)
		d.span = pl_span((uint32_t)(d.label.ptr - text.ptr),
				 (uint32_t)(d.label.ptr - text.ptr + (ptrdiff_t)d.label.len));
	return d;
}
