/* slug_hand: lists of attributes at the end of a heading. */
#include "site/slug_hand.h"

static char peek(struct pl_str text, size_t at)
{
	return at < text.len ? text.ptr[at] : '\0';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_letter(char c)
{
	return pl_is_alpha((unsigned char)c) || c & 0x80;
}

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/* Where the last `{` of `line` stands that `}` at its end closes; line.len: nowhere. */
static size_t last_brace(struct pl_str line)
{
	size_t at = line.len;

	if (line.len < 2 || line.ptr[line.len - 1] != '}')
		return line.len;
	while (at && line.ptr[at - 1] != '{')
		at--;
	return at ? at - 1 : line.len;
}

/* ---- goldmark and pandoc ---- */

/* The name at `at`, behind `#` or `.`: where it ends. */
static size_t name_end(struct pl_str list, size_t at, enum pl_hand hand)
{
	if (hand == PL_HAND_PANDOC && !is_letter(peek(list, at)))
		return at;
	while (at < list.len && (is_letter(list.ptr[at]) || pl_is_alnum((unsigned char)list.ptr[at]) || is_one_of(list.ptr[at], "_-:.")))
		at++;
	return at;
}

/* `key=value`: where it ends, or 0. */
static size_t pair_end(struct pl_str list, size_t at)
{
	size_t start = at;
	char quote;

	while (is_letter(peek(list, at)) || is_one_of(peek(list, at), "_:") ||
	       (at > start && (pl_is_alnum((unsigned char)peek(list, at)) || is_one_of(peek(list, at), ".-"))))
		at++;
	if (at == start || peek(list, at) != '=')
		return 0;
	quote = peek(list, ++at);
	if (quote != '"' && quote != '\'') {
		for (start = at; at + 1 < list.len && !is_blank(list.ptr[at]) && list.ptr[at] != ',';)
			at++;
		return at > start ? at : 0;
	}
	for (at++; at < list.len && list.ptr[at] != quote;)
		at += list.ptr[at] == '\\' ? 2 : 1;
	return at < list.len ? at + 1 : 0;
}

/* The item at `at`: where it ends, or 0. */
static size_t item_end(struct pl_str *id, struct pl_str list, size_t at, enum pl_hand hand)
{
	size_t end;

	if (peek(list, at) == '#' || peek(list, at) == '.') {
		end = name_end(list, at + 1, hand);
		if (peek(list, at) == '#' && !id->ptr)
			*id = pl_str_n(list.ptr + at + 1, end - at - 1);
		return end == at + 1 && hand == PL_HAND_PANDOC ? 0 : end;
	}
	if (hand == PL_HAND_PANDOC && peek(list, at) == '-')
		return at + 1;
	end = pair_end(list, at);
	if (end && !id->ptr && pl_str_starts(pl_str_n(list.ptr + at, end - at), PL_STR("id="))) {
		bool quoted = is_one_of(list.ptr[at + 3], "\"'");

		*id = pl_str_n(list.ptr + at + 3 + quoted, end - at - 3 - 2 * (size_t)quoted);
	}
	return end;
}

/* Every item of `list` must be one: then its id, which may be absent. */
static bool read_items(struct pl_str *id, struct pl_str list, enum pl_hand hand)
{
	bool commas = hand == PL_HAND_GOLDMARK;

	for (size_t at = 1, end, items = 0;; at = end, items++) {
		while (is_blank(peek(list, at)) || (commas && peek(list, at) == ','))
			at++;
		if (at + 1 == list.len)
			return !commas || items || at == 1;
		end = item_end(id, list, at, hand);
		if (!end || (!is_blank(peek(list, end)) && end + 1 != list.len && !(commas && is_one_of(peek(list, end), "#.,"))))
			return false;
	}
}

/* ---- the others ---- */

/* The first `#id` or `id=` among the words of `list`. */
static struct pl_str first_id(struct pl_str list)
{
	size_t at = 1, end;

	while (at + 1 < list.len) {
		struct pl_str rest = pl_str_n(list.ptr + at, list.len - at - 1);
		size_t skip = rest.ptr[0] == '#' ? 1 : pl_str_starts(rest, PL_STR("id=")) ? 3 : 0;

		for (end = skip; end < rest.len && !is_blank(rest.ptr[end]);)
			end++;
		if (skip) {
			struct pl_str id = pl_str_n(rest.ptr + skip, end - skip);

			return id.len > 1 && id.ptr[0] == '"' && id.ptr[id.len - 1] == '"' ? pl_str_n(id.ptr + 1, id.len - 2) : id;
		}
		at += end ? end : 1;
	}
	return (struct pl_str){0};
}

static bool read_any(struct pl_str *id, struct pl_str list)
{
	struct pl_str inside = pl_str_trim(pl_str_n(list.ptr + 1, list.len - 2));

	if (inside.len && inside.ptr[0] == ':')
		inside = pl_str_trim(pl_str_n(inside.ptr + 1, inside.len - 1));
	if (!inside.len || (!is_one_of(inside.ptr[0], "#.-") && !memchr(inside.ptr, '=', inside.len)))
		return false;
	*id = first_id(list);
	id->ptr = id->len ? id->ptr : NULL;
	return true;
}

/* Two bytes at least behind `#` and `.`, one else. */
static bool read_attrs(struct pl_str *id, struct pl_str list)
{
	if (list.len < (is_one_of(peek(list, 1), "#.") ? 4U : 3U))
		return false;
	*id = first_id(list);
	return true;
}

static bool read_kramdown(struct pl_str *id, struct pl_str list, char before)
{
	if ((before != ' ' && before != '\t') || peek(list, 1) != '#' || !(is_letter(peek(list, 2)) || is_one_of(peek(list, 2), "_:")))
		return false;
	*id = pl_str_n(list.ptr + 2, list.len - 3);
	return name_end(list, 2, PL_HAND_GOLDMARK) == list.len - 1;
}

static bool read_docusaurus(struct pl_str *id, struct pl_str list)
{
	if (peek(list, 1) != '#' || list.len < 4 || memchr(list.ptr, '}', list.len - 1) || memchr(list.ptr, '\n', list.len))
		return false;
	*id = pl_str_n(list.ptr + 2, list.len - 3);
	return true;
}

/* ---- all ---- */

/* The last `{#`: an id of Docusaurus may have braces in it. */
static size_t last_id(struct pl_str line)
{
	size_t at = last_brace(line);

	while (at < line.len && peek(line, at + 1) != '#') {
		while (at && line.ptr[at - 1] != '{')
			at--;
		if (!at)
			return line.len;
		at--;
	}
	return at;
}

bool pl_hand_read(struct pl_str *list, struct pl_str *id, enum pl_hand hand, struct pl_str line)
{
	size_t at = hand == PL_HAND_DOCUSAURUS ? last_id(line) : last_brace(line);
	char before = at ? peek(line, at - 1) : '\0';
	bool read = false;

	*id = *list = (struct pl_str){0};
	if (hand == PL_HAND_NONE || at >= line.len || (before == '\\' && hand != PL_HAND_DOCUSAURUS))
		return false;
	*list = pl_str_n(line.ptr + at, line.len - at);
	if (hand == PL_HAND_ANY)
		read = read_any(id, *list);
	else if (hand == PL_HAND_KRAMDOWN)
		read = read_kramdown(id, *list, before);
	else if (hand == PL_HAND_ATTRS)
		read = read_attrs(id, *list);
	else if (hand == PL_HAND_DOCUSAURUS)
		read = read_docusaurus(id, *list);
	else
		read = read_items(id, *list, hand);
	if (!read)
		*id = *list = (struct pl_str){0};
	return read;
}
