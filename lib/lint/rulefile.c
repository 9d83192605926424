/* rulefile: a pack's or a user's rule file laid over a ruleset. */
#include "lint/dispatch.h"
#include "lint/packs.h"
#include "source/lines.h"

enum { EXTENDS_DEPTH = 8 };

/* One file being laid over the set. */
struct load {
	struct pl_ruleset *set;
	const char *name;
	struct pl_str text;
	struct pl_error *error;
	unsigned depth;
};

static bool lay(struct pl_ruleset *set, const char *name, struct pl_str text, unsigned depth, struct pl_error *error);

/* False, with the file, line and column of `span` before the message. */
static bool fail_at(const struct load *load, struct pl_span span, struct pl_str message)
{
	struct pl_lines lines = {0};
	struct pl_place place;

	pl_lines_init(&lines, &load->set->arena, load->text);
	place = pl_lines_place(&lines, span.start);
	return pl_fail(load->error, "%s:%u:%u: " PL_FMT, load->name, place.line, place.column, PL_ARG(message));
}

#define FAIL(load, span, ...) fail_at((load), (span), pl_arena_printf(&(load)->set->arena, __VA_ARGS__))

static bool wrong_kind(const struct load *load, const struct pl_value *value, const char *what)
{
	return FAIL(load, value->span, "`" PL_FMT "` must be %s", PL_ARG(value->key), what);
}

static bool is_scalar(const struct pl_value *value)
{
	return value->kind != PL_VALUE_LIST && value->kind != PL_VALUE_MAP && value->kind != PL_VALUE_NULL;
}

static bool is_level(struct pl_str word, enum pl_severity *level)
{
	for (int i = PL_OFF; i <= PL_ERROR; i++)
		if (pl_str_is(word, pl_severity_name((enum pl_severity)i))) {
			*level = (enum pl_severity)i;
			return true;
		}
	return false;
}

static bool read_level(const struct load *load, const struct pl_value *value, struct pl_setting *setting)
{
	if (is_scalar(value) && is_level(value->text, &setting->severity))
		return true;
	return wrong_kind(load, value, "off, info, warning or error");
}

/* True when one of the rule's option lines ("name: meaning") has this name. */
static bool has_option(const struct pl_rule *rule, struct pl_str name)
{
	const char *line = rule->options;

	while (line) {
		if (strncmp(line, name.ptr, name.len) == 0 && strchr(": ", line[name.len]))
			return true;
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	return false;
}

static bool unknown_option(const struct load *load, const struct pl_rule *rule, const struct pl_value *option)
{
	const char *line = rule->options;

	for (; line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
		struct pl_str name = pl_str_n(line, strcspn(line, " :\n"));

		if (pl_str_distance(name, option->key, 2) <= 2)
			return FAIL(load, option->key_span, "`%s` has no option `" PL_FMT "`; did you mean `" PL_FMT "`?",
				    rule->id, PL_ARG(option->key), PL_ARG(name));
	}
	return FAIL(load, option->key_span, "`%s` has no option `" PL_FMT "`; `postlint explain %s` lists what it has",
		    rule->id, PL_ARG(option->key), rule->id);
}

static bool read_options(const struct load *load, const struct pl_value *map, struct pl_setting *setting)
{
	for (const struct pl_value *v = map->first; v; v = v->next) {
		if (pl_str_is(v->key, "severity")) {
			if (!read_level(load, v, setting))
				return false;
		} else if (!has_option(setting->rule, v->key)) {
			return unknown_option(load, setting->rule, v);
		}
	}
	setting->options = map;
	return true;
}

static bool read_rule(const struct load *load, const struct pl_value *value)
{
	struct pl_ruleset *set = load->set;
	uint32_t low, high;
	const char *near;

	if (!pl_ruleset_range(set, value->key, &low, &high)) {
		pl_ruleset_find(set, value->key, &near);
		if (near)
			return FAIL(load, value->key_span, "there is no rule `" PL_FMT "`; did you mean `%s`?",
				    PL_ARG(value->key), near);
		return FAIL(load, value->key_span, "there is no rule `" PL_FMT "`", PL_ARG(value->key));
	}
	if (value->kind == PL_VALUE_MAP && high - low > 1)
		return FAIL(load, value->span, "options can be set for one rule at a time, not for `" PL_FMT "`",
			    PL_ARG(value->key));
	for (uint32_t i = low; i < high; i++) {
		bool ok = value->kind == PL_VALUE_MAP ? read_options(load, value, set->sorted[i])
						      : read_level(load, value, set->sorted[i]);
		if (!ok)
			return false;
	}
	return true;
}

static bool read_rules(const struct load *load, const struct pl_value *value)
{
	if (value->kind == PL_VALUE_NULL)
		return true;
	if (value->kind != PL_VALUE_MAP)
		return wrong_kind(load, value, "a map of rules");
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (!read_rule(load, v))
			return false;
	return true;
}

static bool read_html(const struct load *load, const struct pl_value *value)
{
	struct pl_ruleset *set = load->set;

	if (value->kind == PL_VALUE_NULL)
		return true;
	if (value->kind != PL_VALUE_MAP)
		return wrong_kind(load, value, "a map with `elements` and `attributes`");
	for (const struct pl_value *v = value->first; v; v = v->next) {
		if (pl_str_is(v->key, "elements")) {
			if (v->kind == PL_VALUE_MAP)
				return wrong_kind(load, v, "a list of element names");
			set->elements = v;
		} else if (pl_str_is(v->key, "attributes")) {
			if (v->kind != PL_VALUE_MAP)
				return wrong_kind(load, v, "a map from element (or \"*\") to a list of attributes");
			for (const struct pl_value *e = v->first; e; e = e->next)
				*pl_map_put(&set->attributes, &set->arena, e->key) = (void *)(uintptr_t)e;
		} else {
			return FAIL(load, v->key_span, "`html` has no `" PL_FMT "`, only `elements` and `attributes`",
				    PL_ARG(v->key));
		}
	}
	return true;
}

static bool extend(const struct load *load, const struct pl_value *value)
{
	struct pl_str text = is_scalar(value) ? pl_pack_text(value->text) : (struct pl_str){0};

	if (!text.ptr)
		return FAIL(load, value->span, "there is no pack `" PL_FMT "`", PL_ARG(value->text));
	if (load->depth == EXTENDS_DEPTH)
		return FAIL(load, value->span, "packs extend one another more than %d deep", EXTENDS_DEPTH);
	return lay(load->set, pl_arena_dup(&load->set->arena, value->text).ptr, text, load->depth + 1, load->error);
}

static bool read_extends(const struct load *load, const struct pl_value *value)
{
	if (value->kind != PL_VALUE_LIST)
		return extend(load, value);
	for (const struct pl_value *v = value->first; v; v = v->next)
		if (!extend(load, v))
			return false;
	return true;
}

/* In the order they are laid down, whatever their order in the file. */
static const struct {
	const char *key;
	bool (*read)(const struct load *load, const struct pl_value *value);
} keys[] = {
	{"extends", read_extends},
	{"html", read_html},
	{"rules", read_rules},
};

static bool check_keys(const struct load *load, const struct pl_value *root)
{
	for (const struct pl_value *v = root->first; v; v = v->next) {
		const char *near = NULL;
		bool known = false;

		for (size_t i = 0; i < PL_COUNT(keys); i++) {
			known = known || pl_str_is(v->key, keys[i].key);
			if (pl_str_distance(v->key, pl_str_c(keys[i].key), 2) <= 2)
				near = keys[i].key;
		}
		if (!known && near)
			return FAIL(load, v->key_span, "unknown key `" PL_FMT "`; did you mean `%s`?", PL_ARG(v->key), near);
		if (!known)
			return FAIL(load, v->key_span, "unknown key `" PL_FMT "`; a rule file has `extends`, `html` and `rules`",
				    PL_ARG(v->key));
	}
	return true;
}

/* False at the first fact that means the file does not say what it seems to. */
static bool check_facts(const struct load *load, const struct pl_facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct pl_fact *f = &facts->items[i];

		if (f->kind == PL_FACT_FRONT_SYNTAX)
			return FAIL(load, f->span, "this is not YAML: " PL_FMT, PL_ARG(f->text));
		if (f->kind == PL_FACT_FRONT_DUPLICATE)
			return FAIL(load, f->span, "`" PL_FMT "` is set twice", PL_ARG(f->text));
		if (f->kind == PL_FACT_FRONT_ANCHOR)
			return FAIL(load, f->span, "a rule file has no YAML " PL_FMT, PL_ARG(f->text));
		if (f->kind == PL_FACT_FRONT_LIMIT)
			return FAIL(load, f->span, "this rule file is too large: " PL_FMT, PL_ARG(f->text));
	}
	return true;
}

static bool lay(struct pl_ruleset *set, const char *name, struct pl_str text, unsigned depth, struct pl_error *error)
{
	struct load load = {set, name, pl_arena_dup(&set->arena, text), error, depth};
	struct pl_facts facts = {.arena = &set->arena};
	struct pl_front front = {0};
	const struct pl_value *value;

	pl_yaml_read(&front, &set->arena, &facts, load.text, pl_span(0, (uint32_t)text.len));
	if (!check_facts(&load, &facts))
		return false;
	if (!front.root || front.root->kind == PL_VALUE_NULL)
		return true;
	if (front.root->kind != PL_VALUE_MAP)
		return FAIL(&load, front.root->span, "a rule file is a map with `extends`, `html` and `rules`");
	if (!check_keys(&load, front.root))
		return false;
	for (size_t i = 0; i < PL_COUNT(keys); i++) {
		value = pl_value_get(front.root, pl_str_c(keys[i].key));
		if (value && !keys[i].read(&load, value))
			return false;
	}
	return true;
}

bool pl_ruleset_load(struct pl_ruleset *set, const char *name, struct pl_str text, struct pl_error *error)
{
	if (text.len > PL_FRONT_MAX)
		return pl_fail(error, "%s: a rule file has at most %d KiB", name, PL_FRONT_MAX / 1024);
	if (!lay(set, name, text, 0, error))
		return false;
	pl_dispatch_build(set);
	return true;
}
