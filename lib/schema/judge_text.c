/* judge_text: sentences about errors, for people who write posts. */
#include "schema/judge_text.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "front/quote.h"

enum { SHOWN_MAX = 40, LISTED_MAX = 10 };

void pl_schema_say(struct judging *j, struct pl_schema_error *error, const char *fmt, ...)
{
	va_list args, again;
	char *text;
	int n;

	if (!error)
		return;
	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = pl_arena_alloc(j->arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, fmt, args);
	va_end(args);
	error->detail = pl_str_n(text, (size_t)n);
}

/* At most SHOWN_MAX characters, on one line. */
static struct pl_str cut(struct pl_arena *arena, struct pl_str text)
{
	size_t at = 0, n = 0;
	struct pl_str out;
	char *p;

	while (at < text.len && n++ < SHOWN_MAX)
		pl_utf8_next(text, &at);
	out = pl_arena_printf(arena, PL_FMT "%s", (int)at, text.ptr ? text.ptr : "", at < text.len ? "…" : "");
	p = (char *)(uintptr_t)out.ptr;
	for (size_t i = 0; i < out.len; i++)
		if (p[i] == '\n' || p[i] == '\t' || p[i] == '\r')
			p[i] = ' ';
	return out;
}

struct pl_str pl_schema_shown(struct pl_arena *arena, const struct pl_value *value)
{
	switch (value->kind) {
	case PL_VALUE_LIST:
		return PL_STR("the list");
	case PL_VALUE_MAP:
		return PL_STR("the map");
	case PL_VALUE_NULL:
		return PL_STR("the empty value");
	default:
		return value->text.len ? pl_arena_printf(arena, "`" PL_FMT "`", PL_ARG(cut(arena, value->text))) : PL_STR("the empty text");
	}
}

static const struct {
	unsigned bit;
	const char *name;
} names[] = {
	{TYPE_STRING, "a text"}, {TYPE_DATE, "a date"}, {TYPE_NUMBER, "a number"}, {TYPE_INTEGER, "a whole number"},
	{TYPE_BOOLEAN, "true or false"}, {TYPE_ARRAY, "a list"}, {TYPE_OBJECT, "a map"}, {TYPE_NULL, "nothing"},
};

struct pl_str pl_schema_types_text(struct pl_arena *arena, unsigned types)
{
	struct pl_buf out = {0};
	struct pl_str text;
	size_t n = 0, at = 0;

	if (types & TYPE_NUMBER)
		types &= ~(unsigned)TYPE_INTEGER;
	for (size_t i = 0; i < PL_COUNT(names); i++)
		n += (types & names[i].bit) != 0;
	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (types & names[i].bit)
			pl_buf_addf(&out, "%s%s", at == 0 ? "" : at + 1 == n ? " or " : ", ", names[i].name), at++;
	text = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR("nothing"));
	pl_buf_finish(&out);
	return text;
}

static const char *kind_name(unsigned is)
{
	if (is & TYPE_STRING)
		return "a text";
	if (is & TYPE_INTEGER)
		return "a whole number";
	if (is & TYPE_BOOLEAN)
		return "a truth value";
	for (size_t i = 0; i < PL_COUNT(names); i++)
		if (is & names[i].bit)
			return names[i].name;
	return "something else";
}

static bool is_number_text(struct pl_arena *arena, struct pl_str text, bool whole)
{
	enum pl_yaml_type type = pl_front_type(arena, text, PL_YAML_12).type;

	return type == PL_YAML_INT || (!whole && type == PL_YAML_FLOAT);
}

/* The same value as the type that is wanted, when there is just one way to write it. */
static struct pl_str certain_form(struct judging *j, const struct pl_value *value, unsigned is, unsigned types)
{
	struct pl_str text = value->text;

	if (is & (TYPE_NUMBER | TYPE_BOOLEAN) && types & TYPE_STRING && value->kind == PL_VALUE_SCALAR)
		return pl_yaml_quote(j->arena, text);
	if (is & TYPE_STRING && types == TYPE_BOOLEAN && (pl_str_is(text, "true") || pl_str_is(text, "false")))
		return text;
	if (is & TYPE_STRING && (types & TYPE_INTEGER) && !(types & TYPE_STRING) && is_number_text(j->arena, text, !(types & TYPE_NUMBER)))
		return text;
	return (struct pl_str){0};
}

void pl_schema_say_type(struct judging *j, struct pl_schema_error *error, const struct pl_value *value, unsigned types)
{
	unsigned is = pl_schema_type(j->arena, value, j->schema->options.reader);
	bool quoted = value->kind == PL_VALUE_SCALAR && (value->quote == PL_QUOTE_SINGLE || value->quote == PL_QUOTE_DOUBLE);
	struct pl_str wanted = pl_schema_types_text(j->arena, types), shown = pl_schema_shown(j->arena, value);

	if (!error)
		return;
	if (quoted && value->text.len)
		shown = pl_arena_printf(j->arena, "`\"" PL_FMT "\"`", PL_ARG(cut(j->arena, value->text)));
	if (is & (TYPE_ARRAY | TYPE_OBJECT | TYPE_NULL))
		pl_schema_say(j, error, "%s, where " PL_FMT " is wanted", is & TYPE_ARRAY ? "a list" : is & TYPE_OBJECT ? "a map" : "nothing", PL_ARG(wanted));
	else
		pl_schema_say(j, error, PL_FMT " is %s, " PL_FMT " is wanted", PL_ARG(shown), kind_name(is), PL_ARG(wanted));
	error->insert = certain_form(j, value, is, types);
}

/* ---- enum ---- */

static bool same_but_case(struct pl_str a, struct pl_str b)
{
	return pl_str_eq_nocase(pl_str_trim(a), pl_str_trim(b));
}

static const struct pl_value *near_value(const struct pl_value *list, struct pl_str word)
{
	unsigned best = word.len < 3 ? 1 : word.len < 5 ? 2 : 3, d; /* one or two letters are no slip of others */
	const struct pl_value *near = NULL;

	for (const struct pl_value *v = list->first; v; v = v->next) {
		d = same_but_case(v->text, word) ? 0 : pl_str_distance(word, v->text, best);
		if (d < best) {
			best = d;
			near = v;
		}
	}
	return near;
}

static struct pl_str listed(struct judging *j, const struct pl_value *list)
{
	struct pl_buf out = {0};
	struct pl_str text;
	size_t n = 0;

	for (const struct pl_value *v = list->first; v; v = v->next, n++)
		if (n < LISTED_MAX)
			pl_buf_addf(&out, "%s" PL_FMT, n ? ", " : "", PL_ARG(pl_schema_shown(j->arena, v)));
	if (n > LISTED_MAX)
		pl_buf_addf(&out, " and %zu others", n - LISTED_MAX);
	text = pl_arena_dup(j->arena, out.len ? pl_buf_str(&out) : PL_STR("nothing"));
	pl_buf_finish(&out);
	return text;
}

void pl_schema_say_value(struct judging *j, struct pl_schema_error *error, const struct pl_value *value, const struct pl_value *list)
{
	const struct pl_value *near = list->kind == PL_VALUE_LIST && value->text.len ? near_value(list, value->text) : NULL;
	struct pl_str shown = pl_schema_shown(j->arena, value);

	if (!error)
		return;
	if (list->kind != PL_VALUE_LIST) {
		pl_schema_say(j, error, PL_FMT ", where " PL_FMT " is wanted", PL_ARG(shown), PL_ARG(pl_schema_shown(j->arena, list)));
		return;
	}
	if (near) {
		error->near = near->text;
		if (same_but_case(near->text, value->text) && pl_front_type(j->arena, near->text, PL_YAML_11).type == PL_YAML_STRING)
			error->insert = near->text;
		pl_schema_say(j, error, PL_FMT "; did you mean " PL_FMT "?", PL_ARG(shown), PL_ARG(pl_schema_shown(j->arena, near)));
		return;
	}
	pl_schema_say(j, error, PL_FMT " is none of " PL_FMT, PL_ARG(shown), PL_ARG(listed(j, list)));
}

/* ---- conditions ---- */

/* What one property's schema says of it: "is `video`". */
static void describe(struct judging *j, struct pl_buf *out, const struct node *node, bool holds)
{
	const char *is = holds ? "is" : "is not";

	if (node->constant)
		pl_buf_addf(out, "%s " PL_FMT, is, PL_ARG(pl_schema_shown(j->arena, node->constant)));
	else if (node->one_of_values)
		pl_buf_addf(out, "%s one of " PL_FMT, is, PL_ARG(listed(j, node->one_of_values)));
	else if (node->pattern)
		pl_buf_addf(out, "%s `" PL_FMT "`", holds ? "matches" : "does not match", PL_ARG(node->pattern_text));
	else if (node->types)
		pl_buf_addf(out, "%s " PL_FMT, is, PL_ARG(pl_schema_types_text(j->arena, node->types)));
	else
		pl_buf_addf(out, "%s as the schema says", is);
}

struct pl_str pl_schema_condition(struct judging *j, const struct node *condition, const struct pl_value *value, bool holds)
{
	struct pl_buf out = {0};
	struct pl_str text;
	const char *and = "";

	for (size_t i = 0; i < condition->properties.count; i++) {
		const struct branch *b = &condition->properties.items[i];

		if (holds && !pl_value_get(value, b->name))
			continue;
		pl_buf_addf(&out, "%s`" PL_FMT "` ", and, PL_ARG(b->name));
		describe(j, &out, b->node, holds);
		and = holds ? " and " : " or ";
	}
	for (const struct pl_value *v = condition->required && !out.len ? condition->required->first : NULL; v; v = v->next) {
		pl_buf_addf(&out, "%s`" PL_FMT "` is %s", and, PL_ARG(v->text), holds ? "there" : "not there");
		and = holds ? " and " : " or ";
	}
	if (!out.len)
		pl_buf_addf(&out, "a condition of the rule file %s", holds ? "holds" : "does not hold");
	text = pl_arena_dup(j->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return text;
}

void pl_schema_say_not(struct judging *j, struct pl_schema_error *error, const struct node *not, const struct pl_value *value)
{
	struct pl_buf out = {0};

	if (!error)
		return;
	if (not->required && value->kind == PL_VALUE_MAP) {
		const char *and = "";

		for (const struct pl_value *v = not->required->first; v; v = v->next) {
			const struct pl_value *entry = pl_value_get(value, v->text);

			pl_buf_addf(&out, "%s`" PL_FMT "`", and, PL_ARG(v->text));
			and = " and ";
			if (entry) { /* the key itself is the place */
				error->value = entry;
				error->at_key = true;
			}
		}
		pl_schema_say(j, error, PL_FMT " may not be there%s", PL_ARG(pl_buf_str(&out)), not->required->first && not->required->first->next ? " together" : "");
	} else if (!not->source->first && value->key.ptr) { /* not: {}: the key itself */
		error->at_key = true;
		pl_schema_say(j, error, "`" PL_FMT "` may not be there", PL_ARG(value->key));
	} else if (not->constant || not->one_of_values) {
		pl_schema_say(j, error, PL_FMT " is not allowed", PL_ARG(pl_schema_shown(j->arena, value)));
	} else {
		describe(j, &out, not, true);
		pl_schema_say(j, error, PL_FMT " " PL_FMT ", which is not allowed", PL_ARG(pl_schema_shown(j->arena, value)), PL_ARG(pl_buf_str(&out)));
	}
	pl_buf_finish(&out);
}

struct pl_str pl_schema_near_key(struct pl_str key, const struct branches *known, const struct pl_value *taken)
{
	unsigned best = key.len < 5 ? 2 : 3, d;
	struct pl_str near = {0};

	for (size_t i = 0; i < known->count; i++) {
		if (pl_value_get(taken, known->items[i].name))
			continue;
		d = pl_str_eq_nocase(key, known->items[i].name) ? 0 : pl_str_distance(key, known->items[i].name, best);
		if (d < best) {
			best = d;
			near = known->items[i].name;
		}
	}
	return near;
}
