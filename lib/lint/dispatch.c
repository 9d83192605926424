/* dispatch: fact kind -> checks, tag -> checks, built once so that the walk only looks up. */
#include "lint/dispatch.h"

typedef bool (*wanting_fn)(const struct pl_check *check, int what);

static bool wants_anything(const struct pl_check *check, int what)
{
	(void)check;
	(void)what;
	return true;
}

static bool wants_fact(const struct pl_check *check, int kind)
{
	for (const enum pl_fact_kind *k = check->facts; check->fact && k && *k != PL_FACT_NONE; k++)
		if ((int)*k == kind)
			return true;
	return false;
}

static bool wants_tag(const struct pl_check *check, int tag)
{
	if (check->all_elements)
		return true;
	for (const enum pl_tag *t = check->tags; t && *t != PL_TAG_UNKNOWN; t++)
		if ((int)*t == tag)
			return true;
	return false;
}

/* `a` or `title` inside svg is not the HTML element: only names HTML does not have are looked up there. */
static bool wants_foreign(const struct pl_check *check, int tag)
{
	return check->all_elements || (!pl_tag_has((enum pl_tag)tag, PL_IS_HTML) && wants_tag(check, tag));
}

static bool wants_text(const struct pl_check *check, int what)
{
	(void)what;
	return check->text_nodes;
}

static bool wants_comments(const struct pl_check *check, int what)
{
	(void)what;
	return check->comments;
}

static bool wants_templates(const struct pl_check *check, int what)
{
	(void)what;
	return check->templates;
}

static bool is_active(const struct pl_ruleset *set, size_t check)
{
	const struct pl_setting *s = &set->settings[set->first[check]];

	for (size_t i = 0; i < set->checks[check]->nrules; i++)
		if (pl_setting_level(set, &s[i]) != PL_OFF)
			return true;
	return false;
}

static struct pl_wanting collect(struct pl_ruleset *set, const struct pl_wanting *active, wanting_fn wants, int what)
{
	uint16_t count = 0, *checks;

	for (size_t i = 0; i < active->count; i++)
		count += wants(set->checks[active->checks[i]], what);
	if (count == 0)
		return (struct pl_wanting){0};
	checks = pl_arena_alloc(&set->arena, count * sizeof(*checks));
	count = 0;
	for (size_t i = 0; i < active->count; i++)
		if (wants(set->checks[active->checks[i]], what))
			checks[count++] = active->checks[i];
	return (struct pl_wanting){checks, count};
}

static struct pl_wanting all_active(struct pl_ruleset *set)
{
	uint16_t count = 0, *checks = pl_arena_alloc(&set->arena, (set->nchecks + 1) * sizeof(*checks));

	for (size_t i = 0; i < set->nchecks; i++)
		if (is_active(set, i))
			checks[count++] = (uint16_t)i;
	return (struct pl_wanting){checks, count};
}

void pl_dispatch_build(struct pl_ruleset *set)
{
	struct pl_dispatch *d = &set->dispatch;
	struct pl_wanting active = all_active(set);

	d->active = collect(set, &active, wants_anything, 0);
	for (int kind = 0; kind < PL_FACT_KINDS; kind++)
		d->facts[kind] = collect(set, &active, wants_fact, kind);
	for (int tag = 0; tag < PL_TAGS; tag++) {
		d->html[tag] = collect(set, &active, wants_tag, tag);
		d->foreign[tag] = collect(set, &active, wants_foreign, tag);
	}
	d->text = collect(set, &active, wants_text, 0);
	d->comments = collect(set, &active, wants_comments, 0);
	d->templates = collect(set, &active, wants_templates, 0);

	d->state = pl_arena_alloc(&set->arena, (set->nchecks + 1) * sizeof(*d->state));
	d->state_size = 0;
	for (size_t i = 0; i < set->nchecks; i++) {
		d->state[i] = d->state_size;
		d->state_size += (set->checks[i]->state_size + 15) & ~(size_t)15;
	}
}
