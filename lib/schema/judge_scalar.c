/* judge_scalar: type, enum, const, and the keywords of texts and numbers. */
#include <math.h>

#include "base/utf8.h"
#include "base/width.h"
#include "schema/judge_text.h"

static bool eval_type(struct judging *j, const struct node *node, const struct pl_value *value, unsigned is, struct found *found)
{
	bool dated = node->types & TYPE_DATE && is & (TYPE_STRING | TYPE_DATE | TYPE_NUMBER); /* the date rules judge the rest */

	if (!node->types || node->types & is || dated)
		return true;
	pl_schema_say_type(j, pl_found_add(j, found, node->types == TYPE_DATE ? PL_SCHEMA_DATE : PL_SCHEMA_TYPE, node, value, "type"), value,
			   node->types);
	return false;
}

static bool eval_enum(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	enum pl_yaml_reader reader = j->schema->options.reader;
	bool ok = true;

	if (node->constant && !pl_schema_equal(j->arena, value, reader, node->constant, PL_YAML_12)) {
		pl_schema_say_value(j, pl_found_add(j, found, PL_SCHEMA_VALUE, node, value, "const"), value, node->constant);
		ok = false;
	}
	if (!node->one_of_values)
		return ok;
	for (const struct pl_value *v = node->one_of_values->first; v; v = v->next)
		if (!pl_judging_spend(j, node, 1))
			return false;
		else if (pl_schema_equal(j->arena, value, reader, v, PL_YAML_12))
			return ok;
	pl_schema_say_value(j, pl_found_add(j, found, PL_SCHEMA_VALUE, node, value, "enum"), value, node->one_of_values);
	return false;
}

static bool is_multiple(double number, double of)
{
	double quotient = number / of;

	if (!isfinite(quotient))
		return false;
	return fabs(quotient - round(quotient)) <= fabs(quotient) * 1e-15 + 1e-12 * (fabs(quotient) < 1e6) || fmod(number, of) == 0;
}

static bool fail_number(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found, const char *keyword,
			const char *what, const struct bound *bound)
{
	pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_RANGE, node, value, keyword), PL_FMT " %s %.15g",
		      PL_ARG(pl_schema_shown(j->arena, value)), what, bound->value);
	return false;
}

static bool eval_number(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	double number;
	bool ok = true;

	if (!pl_schema_number(j->arena, value, j->schema->options.reader, &number))
		return true;
	if (node->minimum.is_set && number < node->minimum.value)
		ok = fail_number(j, node, value, found, "minimum", "is less than", &node->minimum);
	if (node->above.is_set && number <= node->above.value)
		ok = fail_number(j, node, value, found, "exclusiveMinimum", "is not more than", &node->above);
	if (node->maximum.is_set && number > node->maximum.value)
		ok = fail_number(j, node, value, found, "maximum", "is more than", &node->maximum);
	if (node->below.is_set && number >= node->below.value)
		ok = fail_number(j, node, value, found, "exclusiveMaximum", "is not less than", &node->below);
	if (node->multiple.is_set && node->multiple.value > 0 && !is_multiple(number, node->multiple.value))
		ok = fail_number(j, node, value, found, "multipleOf", "is no multiple of", &node->multiple);
	return ok;
}

static bool eval_length(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	double length = 0, width;
	bool ok = true;

	if (node->min_length.is_set || node->max_length.is_set)
		length = (double)pl_utf8_count(value->text);
	if (node->min_length.is_set && length < node->min_length.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_LENGTH, node, value, "minLength"), "%.0f %s, at least %.0f are wanted", length,
			      length == 1 ? "character" : "characters", node->min_length.value);
		ok = false;
	}
	if (node->max_length.is_set && length > node->max_length.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_LENGTH, node, value, "maxLength"), "%.0f characters, at most %.0f are allowed", length,
			      node->max_length.value);
		ok = false;
	}
	if (node->max_width.is_set && (width = (double)pl_width_text(value->text, 1)) > node->max_width.value) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_LENGTH, node, value, "maxWidth"),
			      "%.0f columns wide, at most %.0f are allowed (a Chinese character has 2)", width, node->max_width.value);
		ok = false;
	}
	return ok;
}

/* The pattern itself is shown only to those who have no sentence of the rule file. */
static void fail_pattern(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	struct pl_schema_error *error = pl_found_add(j, found, PL_SCHEMA_PATTERN, node, value, "pattern");
	struct pl_str shown = pl_schema_shown(j->arena, value);

	if (error && (error->message.len || node->message.len))
		pl_schema_say(j, error, PL_FMT, PL_ARG(shown));
	else
		pl_schema_say(j, error, PL_FMT " does not match `" PL_FMT "`", PL_ARG(shown), PL_ARG(node->pattern_text));
}

static bool eval_text(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	bool ok = eval_length(j, node, value, found);
	enum pl_regex_result match = node->pattern ? pl_judging_match(j, node, node->pattern, value->text) : PL_REGEX_YES;

	if (match == PL_REGEX_TOO_SLOW) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_OTHER, node, value, "pattern"), "the pattern `" PL_FMT "` of the rule file is too slow for this value",
			      PL_ARG(node->pattern_text));
		ok = false;
	} else if (match == PL_REGEX_NO) {
		fail_pattern(j, node, value, found);
		ok = false;
	}
	if (node->format.len && j->schema->options.formats && !pl_schema_format(node->format, value->text)) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_PATTERN, node, value, "format"), PL_FMT " is no %s",
			      PL_ARG(pl_schema_shown(j->arena, value)), pl_schema_format_name(node->format));
		ok = false;
	}
	return ok;
}

bool pl_schema_eval_scalar(struct judging *j, const struct node *node, const struct pl_value *value, struct found *found)
{
	unsigned is = pl_schema_type(j->arena, value, j->schema->options.reader);
	bool ok = eval_type(j, node, value, is, found);

	if (!ok)
		return false; /* one complaint is enough */
	if (node->constant || node->one_of_values)
		ok = eval_enum(j, node, value, found) && ok;
	if (is & TYPE_NUMBER)
		ok = eval_number(j, node, value, found) && ok;
	if (is & TYPE_STRING)
		ok = eval_text(j, node, value, found) && ok;
	return ok;
}
