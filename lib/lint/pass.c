/* pass: what a check may ask while it runs. */
#include "lint/pass.h"

#include <assert.h>

const struct pl_post *pl_pass_post(const struct pl_pass *pass)
{
	return pass->run->post;
}

const struct pl_site_visit *pl_pass_visit(const struct pl_pass *pass)
{
	return pass->run->visit;
}

void *pl_pass_state(struct pl_pass *pass)
{
	return pass->state;
}

struct pl_arena *pl_pass_arena(struct pl_pass *pass)
{
	return &pass->run->post->arena;
}

static const struct pl_setting *setting_of(const struct pl_pass *pass, const struct pl_rule *rule)
{
	assert(rule >= pass->check->rules && rule < pass->check->rules + pass->check->nrules);
	return &pass->settings[rule - pass->check->rules];
}

bool pl_pass_wants(struct pl_pass *pass, const struct pl_rule *rule)
{
	return pl_setting_level(pass->run->set, setting_of(pass, rule)) != PL_OFF;
}

const struct pl_lines *pl_run_lines(struct pl_run *run)
{
	if (!run->lines) {
		run->lines = PL_NEW(&run->post->arena, struct pl_lines);
		pl_lines_init(run->lines, &run->post->arena, run->post->source.text);
	}
	return run->lines;
}

const struct pl_lines *pl_pass_lines(struct pl_pass *pass)
{
	return pl_run_lines(pass->run);
}

const struct pl_suppressions *pl_pass_suppressions(const struct pl_pass *pass)
{
	return &pass->run->suppressions;
}

bool pl_pass_judges_all(const struct pl_pass *pass)
{
	return !pass->run->set->narrowed;
}

bool pl_pass_judges(const struct pl_pass *pass, const struct pl_suppression *suppression)
{
	const struct pl_ruleset *set = pass->run->set;

	for (uint32_t i = suppression->low; i < suppression->high; i++)
		if (pl_setting_level(set, set->sorted[i]) != PL_OFF)
			return true;
	return false;
}

const char *pl_pass_near_rule(const struct pl_pass *pass, struct pl_str word)
{
	const char *near;

	pl_ruleset_find(pass->run->set, word, &near);
	return near;
}

const struct pl_value *pl_pass_option(struct pl_pass *pass, const struct pl_rule *rule, const char *name)
{
	const struct pl_value *options = setting_of(pass, rule)->options;

	return options ? pl_value_get(options, pl_str_c(name)) : NULL;
}

const struct pl_schema *pl_pass_schema(const struct pl_pass *pass)
{
	return pass->run->set->schema;
}

const struct pl_settings *pl_pass_settings(const struct pl_pass *pass)
{
	return &pass->run->set->site;
}

struct pl_str pl_pass_path(const struct pl_pass *pass)
{
	return pl_settings_below(&pass->run->set->site, pass->run->post->path);
}

/* True when `word` is the scalar `value` or in the list. */
static bool value_lists(const struct pl_value *value, struct pl_str word)
{
	if (!value || value->kind == PL_VALUE_MAP || value->kind == PL_VALUE_NULL)
		return false;
	if (value->kind != PL_VALUE_LIST)
		return pl_pattern_matches(value->text, word);
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (pl_pattern_matches(v->text, word))
			return true;
	return false;
}

bool pl_pass_lists(struct pl_pass *pass, const struct pl_rule *rule, const char *option, struct pl_str word)
{
	return value_lists(pl_pass_option(pass, rule, option), word);
}

bool pl_pass_allows_attr(struct pl_pass *pass, struct pl_str element, struct pl_str attribute)
{
	const struct pl_map *map = &pass->run->set->attributes;

	return map->count && (value_lists(pl_map_get(map, element), attribute) ||
			      value_lists(pl_map_get(map, PL_STR("*")), attribute));
}

bool pl_pass_allows_element(struct pl_pass *pass, struct pl_str element)
{
	return value_lists(pass->run->set->elements, element);
}
