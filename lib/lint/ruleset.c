/* ruleset: levels of all rules; --select, --ignore and --severity. Rule files are laid over it by lay.c. */
#include "lint/dispatch.h"
#include "lint/packs.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

static int by_id(const void *left, const void *right)
{
	const struct pl_setting *const *a = left, *const *b = right;

	return strcmp((*a)->rule->id, (*b)->rule->id);
}

static void take_settings(struct pl_ruleset *set)
{
	size_t n = 0;

	for (size_t i = 0; i < set->nchecks; i++)
		set->count += set->checks[i]->nrules;
	set->settings = PL_NEW_N(&set->arena, struct pl_setting, set->count + 1);
	set->sorted = PL_NEW_N(&set->arena, struct pl_setting *, set->count + 1);
	set->first = PL_NEW_N(&set->arena, size_t, set->nchecks + 1);
	for (size_t i = 0; i < set->nchecks; i++) {
		set->first[i] = n;
		for (size_t j = 0; j < set->checks[i]->nrules; j++, n++) {
			set->settings[n].rule = &set->checks[i]->rules[j];
			set->settings[n].severity = set->settings[n].rule->severity;
			set->sorted[n] = &set->settings[n];
		}
	}
	qsort(set->sorted, set->count, sizeof(*set->sorted), by_id);
	for (uint32_t i = 0; i < set->count; i++)
		set->sorted[i]->place = i;
}

struct pl_ruleset *pl_ruleset_new(const struct pl_check *const *checks, size_t nchecks)
{
	struct pl_ruleset *set = pl_alloc(sizeof(*set));
	struct pl_error error;
	bool ok;

	*set = (struct pl_ruleset){.checks = checks, .nchecks = nchecks, .site = {.machine = pl_zone_utc(), .now = (int64_t)time(NULL)}};
	take_settings(set);
	ok = pl_ruleset_load(set, "base", pl_pack_text(PL_STR("base")), &error);
	assert(ok);
	(void)ok;
	return set;
}

void pl_ruleset_free(struct pl_ruleset *set)
{
	struct pl_rulebook *next;

	if (!set)
		return;
	pl_schema_finish(set->schema);
	for (struct pl_rulebook *book = set->books; book; book = next) {
		next = book->next;
		pl_rulebook_finish(book);
	}
	pl_arena_finish(&set->arena);
	free(set);
}

bool pl_pattern_matches(struct pl_str pattern, struct pl_str word)
{
	if (pattern.len && pattern.ptr[pattern.len - 1] == '*')
		return pl_str_starts(word, pl_str_n(pattern.ptr, pattern.len - 1));
	return pl_str_eq(pattern, word);
}

static uint32_t lower_bound(const struct pl_ruleset *set, struct pl_str id)
{
	uint32_t low = 0, high = (uint32_t)set->count;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (pl_str_cmp(pl_str_c(set->sorted[mid]->rule->id), id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool pl_ruleset_range(const struct pl_ruleset *set, struct pl_str pattern, uint32_t *low, uint32_t *high)
{
	bool prefix = pattern.len && pattern.ptr[pattern.len - 1] == '*';
	uint32_t i = lower_bound(set, pl_str_n(pattern.ptr, pattern.len - prefix));

	*low = i;
	while (i < set->count && pl_pattern_matches(pattern, pl_str_c(set->sorted[i]->rule->id)))
		i++;
	*high = i;
	return *high > *low;
}

static const char *near_id(const struct pl_ruleset *set, struct pl_str id)
{
	unsigned best = id.len < 6 ? 2 : 3; /* one more than the distance still taken for a slip */
	const char *near = NULL;

	for (size_t i = 0; i < set->count; i++) {
		unsigned d = pl_str_distance(id, pl_str_c(set->sorted[i]->rule->id), best);

		if (d < best || (d == best && !near && d < 3)) {
			best = d;
			near = set->sorted[i]->rule->id;
		}
	}
	return near;
}

const struct pl_rule *pl_ruleset_find(const struct pl_ruleset *set, struct pl_str id, const char **near)
{
	uint32_t i = lower_bound(set, id);

	if (near)
		*near = NULL;
	if (i < set->count && pl_str_is(id, set->sorted[i]->rule->id))
		return set->sorted[i]->rule;
	if (near)
		*near = near_id(set, id);
	return NULL;
}

static bool find_range(const struct pl_ruleset *set, struct pl_str pattern, uint32_t range[2], struct pl_error *error)
{
	const char *near;

	if (pl_ruleset_range(set, pattern, &range[0], &range[1]))
		return true;
	pl_ruleset_find(set, pattern, &near);
	if (near)
		return pl_fail(error, "there is no rule `" PL_FMT "`; did you mean `%s`?", PL_ARG(pattern), near);
	return pl_fail(error, "there is no rule `" PL_FMT "`; `postlint rules` lists them", PL_ARG(pattern));
}

bool pl_ruleset_select(struct pl_ruleset *set, struct pl_str pattern, struct pl_error *error)
{
	uint32_t range[2];

	if (!find_range(set, pattern, range, error))
		return false;
	for (uint32_t i = range[0]; i < range[1]; i++)
		set->sorted[i]->selected = true;
	set->selecting = set->narrowed = true;
	pl_dispatch_build(set);
	return true;
}

bool pl_ruleset_ignore(struct pl_ruleset *set, struct pl_str pattern, struct pl_error *error)
{
	uint32_t range[2];

	if (!find_range(set, pattern, range, error))
		return false;
	for (uint32_t i = range[0]; i < range[1]; i++)
		set->sorted[i]->ignored = true;
	set->narrowed = true;
	pl_dispatch_build(set);
	return true;
}

static bool parse_level(struct pl_str word, enum pl_severity *level)
{
	for (int i = PL_OFF; i <= PL_ERROR; i++)
		if (pl_str_is(word, pl_severity_name((enum pl_severity)i))) {
			*level = (enum pl_severity)i;
			return true;
		}
	return false;
}

bool pl_ruleset_severity(struct pl_ruleset *set, struct pl_str assignment, struct pl_error *error)
{
	size_t equals = pl_str_find(assignment, PL_STR("="), 0);
	enum pl_severity level;
	uint32_t range[2];

	if (equals == assignment.len)
		return pl_fail(error, "`" PL_FMT "` is not of the form RULE=LEVEL", PL_ARG(assignment));
	if (!parse_level(pl_str_n(assignment.ptr + equals + 1, assignment.len - equals - 1), &level))
		return pl_fail(error, "`" PL_FMT "`: the level must be off, info, warning or error", PL_ARG(assignment));
	if (!find_range(set, pl_str_n(assignment.ptr, equals), range, error))
		return false;
	for (uint32_t i = range[0]; i < range[1]; i++) {
		set->sorted[i]->severity = level;
		set->sorted[i]->silenced = level == PL_OFF;
	}
	pl_dispatch_build(set);
	return true;
}

enum pl_severity pl_ruleset_level(const struct pl_ruleset *set, const struct pl_rule *rule)
{
	uint32_t i = lower_bound(set, pl_str_c(rule->id));

	return i < set->count && set->sorted[i]->rule == rule ? pl_setting_level(set, set->sorted[i]) : PL_OFF;
}

size_t pl_ruleset_count(const struct pl_ruleset *set)
{
	return set->count;
}

const struct pl_rule *pl_ruleset_rule(const struct pl_ruleset *set, size_t index)
{
	assert(index < set->count);
	return set->sorted[index]->rule;
}

struct pl_settings *pl_ruleset_settings(struct pl_ruleset *set)
{
	return &set->site;
}

bool pl_ruleset_wants_site(const struct pl_ruleset *set)
{
	const struct pl_wanting *active = &set->dispatch.active;

	for (uint16_t i = 0; i < active->count; i++)
		if (set->checks[active->checks[i]]->site)
			return true;
	return false;
}

struct pl_post_options pl_ruleset_post_options(const struct pl_ruleset *set)
{
	return (struct pl_post_options){
		.syntax = set->syntax, .dialect = set->site.dialect, .templates = set->templates, 
		.hexo = set->hexo || set->site.builder == PL_BUILDER_HEXO,
	};
}

void pl_ruleset_schema_loader(struct pl_ruleset *set, pl_schema_load load, void *context)
{
	set->load_schema = load;
	set->schema_context = context;
}

struct pl_arena *pl_ruleset_arena(struct pl_ruleset *set)
{
	return &set->arena;
}
