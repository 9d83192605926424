/* survey: counts what posts have in their front matter. */
#include "survey.h"

#include <stdlib.h>

#include "base/width.h"

static const struct {
	const char *shape, *form;
} shapes[] = {
	{"9999-99-99", "%Y-%m-%d"},
	{"9999-99-99 99:99", "%Y-%m-%d %H:%M"},
	{"9999-99-99 99:99:99", "%Y-%m-%d %H:%M:%S"},
	{"9999-99-99 99:99:99 +9999", "%Y-%m-%d %H:%M:%S %z"},
	{"9999-99-99 99:99:99 +99:99", "%Y-%m-%d %H:%M:%S %z"},
	{"9999-99-99 99:99 +9999", "%Y-%m-%d %H:%M %z"},
	{"9999-99-99 99:99:99+99:99", "%Y-%m-%d %H:%M:%S%z"},
	{"9999-99-99T99:99:99+99:99", "%Y-%m-%dT%H:%M:%S%z"},
	{"9999-99-99T99:99:99+9999", "%Y-%m-%dT%H:%M:%S%z"},
	{"9999-99-99T99:99:99Z", "%Y-%m-%dT%H:%M:%SZ"},
	{"9999-99-99T99:99:99.999Z", "%Y-%m-%dT%H:%M:%S.%fZ"},
	{"9999-99-99T99:99:99", "%Y-%m-%dT%H:%M:%S"},
	{"9999-99-99T99:99", "%Y-%m-%dT%H:%M"},
	{"9999/99/99", "%Y/%m/%d"},
	{"9999/99/99 99:99:99", "%Y/%m/%d %H:%M:%S"},
};

const char *survey_form(struct pl_str shape)
{
	for (size_t i = 0; i < PL_COUNT(shapes); i++)
		if (pl_str_is(shape, shapes[i].shape))
			return shapes[i].form;
	return NULL;
}

/* Digits as 9, a minus before a zone as +; absent when it is no date's shape. */
static struct pl_str shape_of(struct pl_arena *arena, struct pl_str text)
{
	char *out;
	size_t digits = 0;

	if (text.len < 6 || text.len > 40 || !pl_is_digit((unsigned char)text.ptr[0]) || !pl_is_digit((unsigned char)text.ptr[3]))
		return (struct pl_str){0};
	out = pl_arena_alloc(arena, text.len + 1);
	for (size_t i = 0; i < text.len; i++) {
		bool digit = pl_is_digit((unsigned char)text.ptr[i]);

		digits += digit;
		out[i] = digit ? '9' : i > 10 && text.ptr[i] == '-' ? '+' : text.ptr[i];
		if (!digit && !strchr("-/:. TZ+", text.ptr[i]))
			return (struct pl_str){0};
	}
	out[text.len] = '\0';
	return digits >= 6 && memchr("-/", text.ptr[4], 2) ? pl_str_n(out, text.len) : (struct pl_str){0};
}

static void count_in(struct survey *survey, struct pl_map *map, struct pl_str text)
{
	struct survey_count *count = pl_map_get(map, text);

	if (!count) {
		count = PL_NEW(&survey->arena, struct survey_count);
		count->text = pl_arena_dup(&survey->arena, text);
		*pl_map_put(map, &survey->arena, count->text) = count;
	}
	count->count++;
}

static enum survey_kind plain_kind(struct pl_arena *arena, struct pl_str text, enum pl_yaml_reader reader)
{
	switch (pl_front_type(arena, text, reader).type) {
	case PL_YAML_NULL:
		return SURVEY_NULL;
	case PL_YAML_BOOL:
		return SURVEY_BOOL;
	case PL_YAML_INT:
		return SURVEY_INTEGER;
	case PL_YAML_FLOAT:
		return SURVEY_NUMBER;
	case PL_YAML_TIMESTAMP:
	case PL_YAML_DATE:
		return SURVEY_DATE;
	default:
		return SURVEY_STRING;
	}
}

static enum survey_kind kind_of(const struct survey *survey, struct pl_arena *arena, const struct pl_value *value)
{
	switch (value->kind) {
	case PL_VALUE_NULL:
		return SURVEY_NULL;
	case PL_VALUE_SCALAR:
		return value->quote == PL_QUOTE_NONE ? plain_kind(arena, value->text, survey->reader) : SURVEY_STRING;
	case PL_VALUE_NUMBER:
		return memchr(value->text.ptr, '.', value->text.len) ? SURVEY_NUMBER : SURVEY_INTEGER;
	case PL_VALUE_BOOL:
		return SURVEY_BOOL;
	case PL_VALUE_DATE:
		return SURVEY_DATE;
	case PL_VALUE_LIST:
		return SURVEY_LIST;
	case PL_VALUE_MAP:
		return SURVEY_MAP;
	default:
		return SURVEY_STRING;
	}
}

static void count_word(struct survey *survey, struct survey_key *key, struct pl_str text)
{
	for (size_t i = 0; i < key->nwords; i++)
		if (pl_str_eq(key->words[i].text, text)) {
			key->words[i].count++;
			return;
		}
	key->many_words = key->many_words || key->nwords == SURVEY_WORDS || text.len > 40;
	if (!key->many_words)
		key->words[key->nwords++] = (struct survey_count){pl_arena_dup(&survey->arena, text), 1};
}

static void add_value(struct survey *survey, const struct pl_value *value, struct pl_arena *arena)
{
	struct survey_key *key = pl_map_get(&survey->keys, value->key);
	enum survey_kind kind = kind_of(survey, arena, value);
	struct pl_str shape = shape_of(arena, value->text);
	bool text = kind == SURVEY_STRING;

	if (!key) {
		key = PL_NEW(&survey->arena, struct survey_key);
		key->name = pl_arena_dup(&survey->arena, value->key);
		*pl_map_put(&survey->keys, &survey->arena, key->name) = key;
	}
	key->count++;
	key->kinds[kind]++;
	key->empty += kind == SURVEY_NULL || (text && !pl_str_trim(value->text).len);
	if (shape.ptr && (text || kind == SURVEY_DATE)) {
		key->shaped++;
		count_in(survey, &key->shapes, shape);
	} else if (text && pl_str_trim(value->text).len) {
		unsigned width = (unsigned)pl_width_text(value->text, 2);

		key->widest = width > key->widest ? width : key->widest;
		count_word(survey, key, value->text);
	}
}

static struct pl_str first_folder(struct pl_str path)
{
	const char *slash = memchr(path.ptr, '/', path.len);

	return slash ? pl_str_n(path.ptr, (size_t)(slash - path.ptr)) : PL_STR("");
}

void survey_add(struct survey *survey, const struct pl_post *post, struct pl_str path)
{
	const struct pl_value *root = post->front.root;
	struct pl_arena scratch = {0};

	survey->posts++;
	survey->formats[post->front.format]++;
	survey->markdown += post->syntax == PL_SYNTAX_MARKDOWN;
	survey->html += post->syntax == PL_SYNTAX_HTML;
	survey->broken += post->front.broken;
	count_in(survey, &survey->folders, first_folder(path));
	for (const struct pl_value *v = root && root->kind == PL_VALUE_MAP && !post->front.broken ? root->first : NULL; v; v = v->next)
		if (pl_value_get(root, v->key) == v)
			add_value(survey, v, &scratch);
	pl_arena_finish(&scratch);
}

void survey_finish(struct survey *survey)
{
	pl_arena_finish(&survey->arena);
	*survey = (struct survey){0};
}

static int most_used(const void *a, const void *b)
{
	const struct survey_key *x = *(struct survey_key *const *)a, *y = *(struct survey_key *const *)b;

	return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : pl_str_cmp(x->name, y->name);
}

struct survey_key **survey_keys(struct survey *survey, size_t *count)
{
	struct survey_key **keys = PL_NEW_N(&survey->arena, struct survey_key *, survey->keys.count + 1);
	size_t at = 0;

	*count = 0;
	while ((keys[*count] = pl_map_next(&survey->keys, &at)))
		(*count)++;
	qsort(keys, *count, sizeof(*keys), most_used);
	return keys;
}

static int most_counted(const void *a, const void *b)
{
	const struct survey_count *x = *(struct survey_count *const *)a, *y = *(struct survey_count *const *)b;

	return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : pl_str_cmp(x->text, y->text);
}

struct survey_count **survey_counts(struct survey *survey, const struct pl_map *map, size_t *count)
{
	struct survey_count **counts = PL_NEW_N(&survey->arena, struct survey_count *, map->count + 1);
	size_t at = 0;

	*count = 0;
	while ((counts[*count] = pl_map_next(map, &at)))
		(*count)++;
	qsort(counts, *count, sizeof(*counts), most_counted);
	return counts;
}
