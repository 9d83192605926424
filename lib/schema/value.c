/* value: front values as JSON Schema sees them. */
#include <math.h>
#include <stdlib.h>

#include "schema/parts.h"

static unsigned number_types(double number)
{
	return isfinite(number) && floor(number) == number ? TYPE_INTEGER | TYPE_NUMBER : TYPE_NUMBER;
}

static bool parse(struct pl_arena *arena, struct pl_str text, double *number)
{
	char *copy = pl_arena_alloc(arena, text.len + 1), *end;
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '_')
			copy[n++] = text.ptr[i];
	copy[n] = '\0';
	*number = n > 2 && copy[0] == '0' && copy[1] == 'o' ? (double)strtoull(copy + 2, &end, 8) : strtod(copy, &end);
	return n > 0 && !*end;
}

static bool is_plain(const struct pl_value *value)
{
	return value->kind == PL_VALUE_SCALAR && value->quote == PL_QUOTE_NONE && (!value->tag.len || pl_str_is(value->tag, "!"));
}

bool pl_schema_number(struct pl_arena *arena, const struct pl_value *value, enum pl_yaml_reader reader, double *number)
{
	struct pl_yaml_typed typed;

	if (value->kind == PL_VALUE_NUMBER)
		return parse(arena, value->text, number);
	if (!is_plain(value))
		return false;
	typed = pl_front_type(arena, value->text, reader);
	return (typed.type == PL_YAML_INT || typed.type == PL_YAML_FLOAT) && parse(arena, typed.value, number);
}

static unsigned plain_type(struct pl_arena *arena, const struct pl_value *value, enum pl_yaml_reader reader)
{
	double number;

	switch (pl_front_type(arena, value->text, reader).type) {
	case PL_YAML_NULL:
		return TYPE_NULL;
	case PL_YAML_BOOL:
		return TYPE_BOOLEAN;
	case PL_YAML_INT:
	case PL_YAML_FLOAT:
		return pl_schema_number(arena, value, reader, &number) ? number_types(number) : TYPE_NUMBER;
	default:
		return TYPE_STRING | TYPE_DATE;
	}
}

unsigned pl_schema_type(struct pl_arena *arena, const struct pl_value *value, enum pl_yaml_reader reader)
{
	double number = NAN;

	switch (value->kind) {
	case PL_VALUE_NULL:
		return TYPE_NULL;
	case PL_VALUE_SCALAR:
		return is_plain(value) ? plain_type(arena, value, reader) : TYPE_STRING | TYPE_DATE;
	case PL_VALUE_STRING:
	case PL_VALUE_DATE:
		return TYPE_STRING | TYPE_DATE;
	case PL_VALUE_NUMBER:
		parse(arena, value->text, &number);
		return number_types(number);
	case PL_VALUE_BOOL:
		return TYPE_BOOLEAN;
	case PL_VALUE_LIST:
		return TYPE_ARRAY;
	case PL_VALUE_MAP:
		return TYPE_OBJECT;
	}
	return 0;
}

bool pl_schema_true(const struct pl_value *value)
{
	return (value->kind == PL_VALUE_BOOL || is_plain(value)) && pl_str_is(value->text, "true");
}

static size_t count(const struct pl_value *value)
{
	size_t n = 0;

	for (const struct pl_value *v = value->first; v; v = v->next)
		n++;
	return n;
}

/* Recursion is bounded by PL_FRONT_DEPTH. */
bool pl_schema_equal(struct pl_arena *arena, const struct pl_value *a, enum pl_yaml_reader ra, const struct pl_value *b, enum pl_yaml_reader rb)
{
	unsigned ta = pl_schema_type(arena, a, ra), tb = pl_schema_type(arena, b, rb);
	double x, y;

	if ((ta & tb) == 0)
		return false;
	if (ta & TYPE_NUMBER)
		return pl_schema_number(arena, a, ra, &x) && pl_schema_number(arena, b, rb, &y) && x == y;
	if (ta & TYPE_BOOLEAN)
		return pl_str_is(pl_front_type(arena, a->text, ra).value, "true") == pl_str_is(pl_front_type(arena, b->text, rb).value, "true");
	if (ta & (TYPE_STRING | TYPE_DATE))
		return pl_str_eq(a->text, b->text);
	if (ta & TYPE_NULL)
		return true;
	if (count(a) != count(b))
		return false;
	if (ta & TYPE_ARRAY) {
		const struct pl_value *w = b->first;

		for (const struct pl_value *v = a->first; v; v = v->next, w = w->next)
			if (!pl_schema_equal(arena, v, ra, w, rb))
				return false;
		return true;
	}
	for (const struct pl_value *v = a->first; v; v = v->next) {
		const struct pl_value *w = pl_value_get(b, v->key);

		if (!w || !pl_schema_equal(arena, v, ra, w, rb))
			return false;
	}
	return true;
}
