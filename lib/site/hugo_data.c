/* hugo_data: values of the front matter and of the site's configuration, as Hugo takes them. */
#include <stdlib.h>

#include "date/go.h"
#include "site/hugo.h"

const struct pl_value *pl_hugo_get(const struct pl_value *map, const char *key)
{
	const struct pl_value *found = NULL;

	if (!map || map->kind != PL_VALUE_MAP)
		return NULL;
	for (const struct pl_value *v = map->first; v; v = v->next)
		if (pl_str_eq_nocase(v->key, pl_str_c(key)))
			found = v;
	return found;
}

const struct pl_value *pl_hugo_config(const struct pl_hugo *file, const char *key)
{
	return pl_hugo_get(file->settings->config, key);
}

bool pl_hugo_config_true(const struct pl_hugo *file, const char *key)
{
	const struct pl_value *value = pl_hugo_config(file, key);
	bool on;

	return value && pl_hugo_bool(value, &on) && on;
}

/* What go-yaml 2 makes of a plain scalar. */
enum yaml { YAML_TEXT, YAML_NULL, YAML_TRUE, YAML_FALSE, YAML_INT, YAML_FLOAT };

static const struct {
	const char *text;
	enum yaml type;
} words[] = {
	{"", YAML_NULL}, {"~", YAML_NULL}, {"null", YAML_NULL}, {"Null", YAML_NULL}, {"NULL", YAML_NULL},
	{"y", YAML_TRUE}, {"Y", YAML_TRUE}, {"yes", YAML_TRUE}, {"Yes", YAML_TRUE}, {"YES", YAML_TRUE}, {"true", YAML_TRUE},
	{"True", YAML_TRUE}, {"TRUE", YAML_TRUE}, {"on", YAML_TRUE}, {"On", YAML_TRUE}, {"ON", YAML_TRUE}, {"n", YAML_FALSE},
	{"N", YAML_FALSE}, {"no", YAML_FALSE}, {"No", YAML_FALSE}, {"NO", YAML_FALSE}, {"false", YAML_FALSE}, {"False", YAML_FALSE},
	{"FALSE", YAML_FALSE}, {"off", YAML_FALSE}, {"Off", YAML_FALSE}, {"OFF", YAML_FALSE},
};

static size_t digits(struct pl_str text, size_t *at)
{
	size_t start = *at;

	while (*at < text.len && pl_is_digit((unsigned char)text.ptr[*at]))
		(*at)++;
	return *at - start;
}

/* [-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)? */
static bool is_float(struct pl_str text)
{
	size_t at = text.len && (text.ptr[0] == '-' || text.ptr[0] == '+'), n;

	n = digits(text, &at);
	if (at < text.len && text.ptr[at] == '.') {
		at++;
		n += digits(text, &at);
	}
	if (n && at < text.len && (text.ptr[at] | 0x20) == 'e') {
		at++;
		at += at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+');
		n = digits(text, &at);
	}
	return n && at == text.len;
}

static enum yaml type_of(const struct pl_value *value, int64_t *number)
{
	if (value->kind != PL_VALUE_SCALAR || value->quote != PL_QUOTE_NONE || pl_str_ends(value->tag, PL_STR("str")))
		return YAML_TEXT;
	for (size_t i = 0; i < PL_COUNT(words); i++)
		if (pl_str_is(value->text, words[i].text))
			return words[i].type;
	if (pl_go_yaml_int(number, value))
		return YAML_INT;
	return is_float(value->text) ? YAML_FLOAT : YAML_TEXT;
}

/* The fewest digits that give the same number, without an exponent. */
static struct pl_str float_text(const struct pl_hugo *file, struct pl_str text)
{
	double number = strtod(pl_arena_dup(file->arena, text).ptr, NULL);
	struct pl_str shown = {0};

	for (int i = 0; i < 20; i++) {
		shown = pl_arena_printf(file->arena, "%.*f", i, number);
		if (strtod(shown.ptr, NULL) == number)
			break;
	}
	return shown;
}

struct pl_str pl_hugo_text(const struct pl_hugo *file, const struct pl_value *value)
{
	int64_t number = 0;

	if (!value || value->kind == PL_VALUE_LIST || value->kind == PL_VALUE_MAP || value->kind == PL_VALUE_NULL)
		return PL_STR("");
	if (value->kind == PL_VALUE_NUMBER) {
		if (file->format == PL_FRONT_TOML && pl_go_int_parse(&number, value->text))
			return pl_arena_printf(file->arena, "%lld", (long long)number);
		return float_text(file, value->text);
	}
	switch (type_of(value, &number)) {
	case YAML_NULL: return PL_STR("");
	case YAML_TRUE: return PL_STR("true");
	case YAML_FALSE: return PL_STR("false");
	case YAML_INT: return pl_arena_printf(file->arena, "%lld", (long long)number);
	case YAML_FLOAT: return float_text(file, value->text);
	default: return value->text;
	}
}

static bool bool_of_text(struct pl_str text, bool *out)
{
	static const char *const truths[] = {"1", "t", "T", "true", "TRUE", "True"}, *const lies[] = {"0", "f", "F", "false", "FALSE", "False"};

	for (size_t i = 0; i < PL_COUNT(truths); i++)
		if (pl_str_is(text, truths[i]) || pl_str_is(text, lies[i])) {
			*out = pl_str_is(text, truths[i]);
			return true;
		}
	return false;
}

bool pl_hugo_bool(const struct pl_value *value, bool *out)
{
	int64_t number = 0;

	*out = false;
	if (value->kind == PL_VALUE_NULL)
		return true;
	if (value->kind == PL_VALUE_BOOL || value->kind == PL_VALUE_STRING)
		return bool_of_text(value->text, out);
	if (value->kind != PL_VALUE_SCALAR)
		return false;
	switch (type_of(value, &number)) {
	case YAML_NULL:
	case YAML_FALSE:
		return true;
	case YAML_TRUE:
		return *out = true;
	case YAML_INT:
		*out = number != 0;
		return true;
	default:
		return bool_of_text(value->text, out);
	}
}
