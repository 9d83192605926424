/* split: finds the fences of the front matter. */
#include "source/split.h"

/* Fences are looked for only this far below text that precedes them, and this often. */
enum { LATE_LINES = 64, LATE_TRIES = 4 };

struct line {
	uint32_t start, end, next; /* end: without the line ending */
};

struct fence {
	char mark;    /* '-', '+', ';' */
	uint32_t run; /* how many */
	enum pl_front_format format;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

static struct line line_at(struct pl_str text, uint32_t start)
{
	struct line line = {start, start, 0};

	while (line.end < text.len && text.ptr[line.end] != '\n' && text.ptr[line.end] != '\r')
		line.end++;
	line.next = line.end < text.len ? line.end + 1 : line.end;
	if (line.next < text.len && text.ptr[line.end] == '\r' && text.ptr[line.next] == '\n')
		line.next++;
	return line;
}

static struct pl_str line_str(struct pl_str text, struct line line)
{
	return pl_slice(text, pl_span(line.start, line.end));
}

/* Bytes of blank at the start of `s`, invisible and wide blanks included. */
static size_t blank_prefix(struct pl_str s)
{
	static const char *const wide[] = {"\xEF\xBB\xBF", "\xE2\x80\x8B", "\xC2\xA0", "\xE3\x80\x80"};
	size_t i = 0;

	while (i < s.len) {
		size_t n = is_blank(s.ptr[i]);

		for (size_t k = 0; !n && k < PL_COUNT(wide); k++)
			if (pl_str_starts(pl_str_n(s.ptr + i, s.len - i), pl_str_c(wide[k])))
				n = strlen(wide[k]);
		if (!n)
			break;
		i += n;
	}
	return i;
}

static bool blank_line(struct pl_str s)
{
	return blank_prefix(s) == s.len;
}

static struct pl_str trim_blanks(struct pl_str s)
{
	size_t n = blank_prefix(s);

	s.ptr += n;
	s.len -= n;
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

static size_t run_of(struct pl_str s, char mark)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] == mark)
		n++;
	return n;
}

/* Reads `s` (a line without indent) as an opening fence. */
static bool opens(struct pl_str s, struct fence *fence)
{
	static const struct { char mark; const char *word; enum pl_front_format format; } forms[] = {
		{'-', "", PL_FRONT_YAML},     {'-', "yaml", PL_FRONT_YAML}, {'-', "yml", PL_FRONT_YAML},
		{'-', "toml", PL_FRONT_TOML}, {'-', "json", PL_FRONT_JSON}, {'+', "", PL_FRONT_TOML},
		{';', "", PL_FRONT_JSON},
	};
	size_t run = s.len ? run_of(s, s.ptr[0]) : 0;
	struct pl_str word;

	if (run < 3 || (s.ptr[0] == '+' && run != 3))
		return false;
	word = trim_blanks(pl_str_n(s.ptr + run, s.len - run));
	for (size_t i = 0; i < PL_COUNT(forms); i++)
		if (forms[i].mark == s.ptr[0] && pl_str_is(word, forms[i].word)) {
			*fence = (struct fence){s.ptr[0], (uint32_t)run, forms[i].format};
			return true;
		}
	return false;
}

static bool closes(struct pl_str s, const struct fence *fence)
{
	while (s.len && is_blank(s.ptr[s.len - 1]))
		s.len--;
	if (s.len == fence->run && run_of(s, fence->mark) == s.len)
		return true;
	return fence->format == PL_FRONT_YAML && fence->run == 3 && pl_str_is(s, "...");
}

/* The key of `key: value`, `key = value` or `"key": value`, without quotes; absent when it is none. */
static struct pl_str line_key(struct pl_str s, enum pl_front_format format)
{
	char sign = format == PL_FRONT_TOML ? '=' : ':', quote = 0;
	size_t i = 0, start = 0, end;

	if (s.len && (s.ptr[0] == '"' || s.ptr[0] == '\''))
		quote = s.ptr[0], start = i = 1;
	while (i < s.len && (pl_is_alnum((unsigned char)s.ptr[i]) || (unsigned char)s.ptr[i] >= 0x80 ||
			     s.ptr[i] == '_' || s.ptr[i] == '.' || (i > start && s.ptr[i] == '-')))
		i++;
	end = i;
	if (end == start || (quote && (i >= s.len || s.ptr[i++] != quote)))
		return (struct pl_str){0};
	while (i < s.len && is_blank(s.ptr[i]))
		i++;
	if (i >= s.len || s.ptr[i] != sign)
		return (struct pl_str){0};
	if (sign == ':' && !quote && i + 1 < s.len && !is_blank(s.ptr[i + 1]))
		return (struct pl_str){0};
	return pl_str_n(s.ptr + start, end - start);
}

/* A table header or comment of TOML, a comment of YAML, a line that continues the one before it. */
static bool continues(struct pl_str s, enum pl_front_format format)
{
	if (is_blank(s.ptr[0]) || s.ptr[0] == '#')
		return true;
	if (format == PL_FRONT_YAML)
		return s.ptr[0] == ']' || s.ptr[0] == '}' ||
		       (s.ptr[0] == '-' && (s.len == 1 || is_blank(s.ptr[1])));
	if (format == PL_FRONT_TOML)
		return s.ptr[0] == '[' || s.ptr[0] == ']';
	return strchr("{}[]\",", s.ptr[0]) != NULL;
}

static bool well_known(struct pl_str key)
{
	static const char *const keys[] = {
		"title", "date", "layout", "categories", "category", "tags", "tag", "author", "authors",
		"description", "permalink", "slug", "draft", "published", "lang", "url", "summary",
		"excerpt", "keywords", "image", "weight", "comments", "updated", "lastmod", "subtitle",
	};

	for (size_t i = 0; i < PL_COUNT(keys); i++)
		if (pl_str_eq_nocase(key, pl_str_c(keys[i])))
			return true;
	return false;
}

/* True when the first line at or after `at` that is neither blank nor a comment is a key. */
static bool key_follows(struct pl_str text, uint32_t at, enum pl_front_format format)
{
	while (at < text.len) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line);

		if (!blank_line(s) && s.ptr[0] != '#')
			return line_key(s, format).ptr || (format == PL_FRONT_JSON && s.ptr[0] == '{');
		at = line.next;
	}
	return false;
}

/* A line that was meant to close: a few dashes or the like, one too many, one too few, indented, or typed
 * with an input method's dash. */
static bool almost_closes(struct pl_str s, const struct fence *fence)
{
	static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x94\x80", "\xEF\xBC\x8D"};
	size_t i = 0, n = 0;

	s = trim_blanks(s);
	while (i < s.len) {
		size_t len = s.ptr[i] == fence->mark;

		for (size_t k = 0; !len && fence->mark == '-' && k < PL_COUNT(dashes); k++)
			if (pl_str_starts(pl_str_n(s.ptr + i, s.len - i), pl_str_c(dashes[k])))
				len = 3;
		if (!len)
			return false;
		i += len;
		n++;
	}
	return n >= 2 || (n == 1 && s.len == 3);
}

/* A line that is still front matter though a blank line stands before it. */
static bool begins_again(struct pl_str s, struct pl_str key, enum pl_front_format format)
{
	if (key.ptr)
		return format != PL_FRONT_YAML || well_known(key);
	return format == PL_FRONT_TOML && s.ptr[0] == '[';
}

/* Where front matter without a closing fence most likely ends, and where the body starts behind it. */
static void guess_end(struct pl_split *split, struct pl_str text, const struct fence *fence)
{
	uint32_t at = split->front.start, end = at;
	bool after_blank = false;

	for (; at < text.len; after_blank = end != at) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line), key;

		at = line.next;
		if (blank_line(s))
			continue;
		if (almost_closes(s, fence)) {
			split->body.start = line.next;
			split->likely_end = split->front.end = line.start;
			return;
		}
		key = line_key(s, fence->format);
		if (after_blank && !begins_again(s, key, fence->format))
			break;
		if (!key.ptr && !continues(s, fence->format))
			break;
		end = line.next;
	}
	split->likely_end = split->front.end = split->body.start = end;
}

struct looks {
	unsigned keys, known, other; /* lines that are keys, keys that posts have, lines that fit nothing */
};

static struct looks look(const struct pl_split *split, struct pl_str text)
{
	struct looks looks = {0};

	for (uint32_t at = split->front.start; at < split->front.end;) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line), key;

		at = line.next;
		if (blank_line(s))
			continue;
		key = line_key(s, split->format);
		looks.keys += key.ptr != NULL;
		looks.known += key.ptr && well_known(key);
		looks.other += !key.ptr && !continues(s, split->format);
	}
	return looks;
}

/* Below text nothing less may be taken for front matter. */
static bool convincing(const struct pl_split *split, struct pl_str text)
{
	struct looks looks = look(split, text);

	return !split->unclosed && !looks.other && looks.keys >= 2 && looks.known;
}

/* Looks for the closing fence from front.start; false when there is none. An indented opening fence may
 * have an indented closing one. */
static bool find_close(struct pl_split *split, struct pl_str text, const struct fence *fence, bool indented)
{
	for (uint32_t at = split->front.start; at < text.len;) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line);

		if (closes(indented ? trim_blanks(s) : s, fence)) {
			split->front.end = line.start;
			split->close = pl_span(line.start, line.end);
			split->body.start = line.next;
			return true;
		}
		at = line.next;
	}
	return false;
}

static bool fenced(struct pl_split *split, struct pl_str text, struct line open)
{
	struct pl_str s = trim_blanks(line_str(text, open));
	struct fence fence;
	struct looks looks;
	uint32_t indent = (uint32_t)(s.ptr - text.ptr) - open.start;
	bool keys;

	if (!opens(s, &fence))
		return false;
	split->format = fence.format;
	split->open = pl_span(open.start + indent, open.end);
	split->front.start = open.next;
	keys = key_follows(text, open.next, fence.format);
	if (find_close(split, text, &fence, indent > 0))
		return keys || fence.run == 3;
	if (!keys || fence.run > 3)
		return false;
	split->unclosed = true;
	guess_end(split, text, &fence);
	looks = look(split, text);
	return looks.known || looks.keys >= 2;
}

/* Offset behind the `}` that closes the `{` at `at`, or 0. */
static uint32_t braces(struct pl_str text, uint32_t at)
{
	uint32_t depth = 0;
	bool string = false;

	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (string && c == '\\')
			at++;
		else if (c == '"')
			string = !string;
		else if (!string && c == '{')
			depth++;
		else if (!string && c == '}' && --depth == 0)
			return at + 1;
	}
	return 0;
}

/* `{` of a JSON object: a key or the end must follow, so that Liquid and kramdown are not taken for it. */
static bool object(struct pl_split *split, struct pl_str text, uint32_t at)
{
	uint32_t i = at + 1, end;
	struct line line;

	if (at >= text.len || text.ptr[at] != '{')
		return false;
	while (i < text.len && pl_is_space((unsigned char)text.ptr[i]))
		i++;
	if (i >= text.len || (text.ptr[i] != '"' && (text.ptr[i] != '}' || i != at + 1)))
		return false;
	split->format = PL_FRONT_JSON;
	split->open = pl_span(at, at);
	split->front.start = at;
	end = braces(text, at);
	if (!end) {
		split->unclosed = true;
		guess_end(split, text, &(struct fence){'}', 1, PL_FRONT_JSON});
		return true;
	}
	split->front.end = end;
	split->close = pl_span(end, end);
	line = line_at(text, end);
	split->body.start = blank_line(line_str(text, line)) ? line.next : end;
	return true;
}

/* Front matter without an opening fence: keys, then a line of dashes or semicolons. */
static bool fenceless(struct pl_split *split, struct pl_str text)
{
	for (uint32_t at = 0; at < text.len;) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line);
		struct fence fence;

		if (opens(s, &fence) && fence.mark != '+') {
			if (at == 0 || !key_follows(text, 0, fence.format))
				return false;
			split->format = fence.format;
			split->front = pl_span(0, line.start);
			split->close = pl_span(line.start, line.end);
			split->body.start = line.next;
			return true;
		}
		if (at == 0 && !line_key(s, PL_FRONT_YAML).ptr && s.len && s.ptr[0] != '#')
			return false;
		at = line.next;
	}
	return false;
}

static bool is_code_fence(struct pl_str s)
{
	s = trim_blanks(s);
	return run_of(s, '`') >= 3 || run_of(s, '~') >= 3;
}

/* Front matter below blank lines, or below text when it is convincing. */
static bool late(struct pl_split *split, struct pl_str text)
{
	const struct pl_split none = *split;
	bool only_blank = true;
	unsigned lines = 0, tries = 0;

	for (uint32_t at = 0; at < text.len && lines < LATE_LINES && tries < LATE_TRIES; lines++) {
		struct line line = line_at(text, at);
		struct pl_str s = line_str(text, line);
		struct fence fence;
		uint32_t indent = (uint32_t)blank_prefix(s);

		at = line.next;
		if (blank_line(s)) {
			lines -= only_blank;
			continue;
		}
		if (is_code_fence(s))
			return false;
		*split = none;
		if (only_blank && object(split, text, line.start + indent))
			return true;
		*split = none;
		if (opens(trim_blanks(s), &fence) && key_follows(text, line.next, fence.format) && ++tries &&
		    fenced(split, text, line) && (only_blank || convincing(split, text)))
			return true;
		only_blank = false;
	}
	*split = none;
	return false;
}

static void split_post(struct pl_split *split, struct pl_str text, bool hexo)
{
	const struct pl_split none = {.body = {0, (uint32_t)text.len}};
	struct line first = line_at(text, 0);

	*split = none;
	if (!blank_prefix(text) && (fenced(split, text, first) || object(split, text, 0)))
		return;
	*split = none;
	if (hexo && fenceless(split, text))
		return;
	*split = none;
	if (!late(split, text))
		return;
	split->late = true;
	split->before = pl_span(0, split->open.start);
}

void pl_split_post(struct pl_split *split, struct pl_str text, bool hexo)
{
	split_post(split, text, hexo);
	split->hexo = hexo && pl_split_hexo(split, text);
}
