/* adopt_code: looks for settings in JavaScript, TypeScript and Python without running them. */
#include "site/adopt_code.h"

static const char *const keys[] = {"url",   "baseUrl", "trailingSlash", "routeBasePath", "base",
				   "site",  "srcDir",  "cleanUrls",	"rewrites",	 "format",
				   "input", "PATH",    "ARTICLE_URL",	"PAGE_URL",	 "SITEURL"};

struct reader {
	struct pl_str text;
	size_t at;
	struct pl_arena *arena;
	struct pl_value *root, *last;
};

static bool is_word(char c)
{
	return pl_is_alnum((unsigned char)c) || c == '_' || c == '$';
}

static void skip_blanks(struct reader *r)
{
	while (r->at < r->text.len && pl_is_space((unsigned char)r->text.ptr[r->at]))
		r->at++;
}

/* Behind a comment or a string that begins here; the place itself when neither does. */
static size_t behind(const struct reader *r, size_t at)
{
	struct pl_str rest = pl_str_n(r->text.ptr + at, r->text.len - at);
	size_t i = 1;

	if (pl_str_starts(rest, PL_STR("//")) || rest.ptr[0] == '#')
		return at + pl_str_find(rest, PL_STR("\n"), 0);
	if (pl_str_starts(rest, PL_STR("/*"))) {
		size_t end = pl_str_find(rest, PL_STR("*/"), 2);

		return at + end + (end < rest.len ? 2 : 0);
	}
	if (!strchr("'\"`", rest.ptr[0]))
		return at;
	while (i < rest.len && rest.ptr[i] != rest.ptr[0])
		i += 1 + (rest.ptr[i] == '\\');
	return at + (i < rest.len ? i + 1 : rest.len);
}

static const char *key_of(struct pl_str word)
{
	for (size_t i = 0; i < PL_COUNT(keys); i++)
		if (pl_str_is(word, keys[i]))
			return keys[i];
	return NULL;
}

/* What stands behind `key:`; false: an expression. */
static bool read_value(const struct reader *r, struct pl_value *value)
{
	struct pl_str rest = pl_str_n(r->text.ptr + r->at, r->text.len - r->at);
	size_t end = 0;

	if (!rest.len)
		return false;
	if (strchr("'\"", rest.ptr[0])) {
		end = behind(r, r->at) - r->at;
		value->kind = PL_VALUE_STRING;
		value->text = pl_str_n(rest.ptr + 1, end - (end > 1 ? 2 : 1));
		return end > 1 && !memchr(value->text.ptr, '\\', value->text.len);
	}
	if (rest.ptr[0] == '{' || rest.ptr[0] == '[') {
		value->kind = PL_VALUE_MAP;
		return true;
	}
	while (end < rest.len && is_word(rest.ptr[end]))
		end++;
	value->kind = PL_VALUE_BOOL;
	value->text = pl_str_n(rest.ptr, end);
	if (pl_str_is(value->text, "True") || pl_str_is(value->text, "False"))
		value->text = pl_str_is(value->text, "True") ? PL_STR("true") : PL_STR("false");
	return pl_str_is(value->text, "true") || pl_str_is(value->text, "false");
}

static void keep(struct reader *r, const char *key, const struct pl_value *found, bool known)
{
	struct pl_value *value = (struct pl_value *)(uintptr_t)pl_value_get(r->root, pl_str_c(key));

	if (value) {
		if (!known || value->kind != found->kind || !pl_str_eq(value->text, found->text)) {
			value->kind = PL_VALUE_NULL;
			value->text = (struct pl_str){0};
		}
		return;
	}
	value = PL_NEW(r->arena, struct pl_value);
	*value = *found;
	value->key = pl_str_c(key);
	if (!known) {
		value->kind = PL_VALUE_NULL;
		value->text = (struct pl_str){0};
	}
	*(r->last ? &r->last->next : &r->root->first) = value;
	r->last = value;
}

static void read_word(struct reader *r)
{
	size_t start = r->at;
	struct pl_value found = {0};
	const char *key;
	bool known;

	while (r->at < r->text.len && is_word(r->text.ptr[r->at]))
		r->at++;
	key = start && r->text.ptr[start - 1] == '.' ? NULL : key_of(pl_str_n(r->text.ptr + start, r->at - start));
	if (!key)
		return;
	skip_blanks(r);
	if (r->at + 1 >= r->text.len || !strchr(":=", r->text.ptr[r->at]) || strchr("=>", r->text.ptr[r->at + 1]))
		return;
	r->at++;
	skip_blanks(r);
	known = read_value(r, &found);
	found.span = pl_span((uint32_t)start, (uint32_t)r->at);
	keep(r, key, &found, known);
}

struct pl_value *pl_code_read(struct pl_arena *arena, struct pl_str text)
{
	struct reader r = {.text = text, .arena = arena, .root = PL_NEW(arena, struct pl_value)};

	r.root->kind = PL_VALUE_MAP;
	while (r.at < text.len) {
		size_t next = behind(&r, r.at);

		if (next > r.at)
			r.at = next;
		else if (is_word(text.ptr[r.at]))
			read_word(&r);
		else
			r.at++;
	}
	return r.root;
}
