/* judge: a value against a schema: what applies to the value as a whole. */
#include "schema/judge_text.h"
#include "schema/parts.h"

enum { BUDGET = 1000000, DEPTH_MAX = 200 };

/* ---- errors ---- */

struct pl_schema_error *pl_found_add(struct judging *j, struct found *found, enum pl_schema_family family, const struct node *node,
				     const struct pl_value *value, const char *keyword)
{
	struct found_error *e;
	const struct pl_value *at = keyword ? pl_value_get(node->source, pl_str_c(keyword)) : NULL;
	const struct pl_value *message = node->messages && keyword ? pl_value_get(node->messages, pl_str_c(keyword)) : NULL;

	if (!found)
		return NULL;
	if (!found->end)
		found->end = &found->first;
	e = PL_NEW(j->arena, struct found_error);
	e->error = (struct pl_schema_error){.family = family, .value = value};
	e->error.place = (struct pl_schema_place){node->resource ? node->resource->file : NULL, at ? at->key_span : node->source->span};
	if (message)
		e->error.message = message->text;
	*found->end = e;
	found->end = &e->next;
	found->count++;
	return &e->error;
}

static void take(struct found *into, const struct found *from)
{
	if (!into || !from->first)
		return;
	if (!into->end)
		into->end = &into->first;
	*into->end = from->first;
	into->end = from->end;
	into->count += from->count;
}

/* ---- what was evaluated ---- */

void pl_seen_add(struct seen *seen, struct pl_arena *arena, size_t index, size_t count)
{
	if (!seen)
		return;
	if (!seen->bits) {
		seen->count = count;
		seen->bits = PL_NEW_N(arena, uint64_t, count / 64 + 1);
	}
	seen->bits[index / 64] |= (uint64_t)1 << (index % 64);
}

bool pl_seen_has(const struct seen *seen, size_t index)
{
	return seen && seen->bits && index < seen->count && seen->bits[index / 64] >> (index % 64) & 1;
}

void pl_seen_merge(struct seen *into, struct pl_arena *arena, const struct seen *from)
{
	if (!into || !from || !from->bits)
		return;
	if (!into->bits) {
		into->count = from->count;
		into->bits = PL_NEW_N(arena, uint64_t, from->count / 64 + 1);
	}
	for (size_t i = 0; i <= from->count / 64; i++)
		into->bits[i] |= from->bits[i];
}

/* ---- in place: allOf … if ---- */

/* Applies a schema to the same value; what it saw counts when it fits. */
static bool apply(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
		  struct seen *seen)
{
	struct seen own = {0};
	bool ok = pl_schema_eval(j, scope, node, value, found, seen ? &own : NULL);

	if (ok)
		pl_seen_merge(seen, j->arena, &own);
	return ok;
}

/* True when the branch fails because the value is of another kind altogether. */
static bool wrong_type(const struct found *found, const struct pl_value *value)
{
	for (const struct found_error *e = found->first; e; e = e->next)
		if (e->error.value == value && e->error.family == PL_SCHEMA_TYPE)
			return true;
	return false;
}

/* The fewer errors and the deeper down, the closer a branch came. */
static size_t distance(const struct found *found, const struct pl_value *value)
{
	size_t sum = wrong_type(found, value) ? 1000000 : 0;

	for (const struct found_error *e = found->first; e; e = e->next)
		sum += e->error.value == value && e->error.family != PL_SCHEMA_REQUIRED ? 1000 : 1;
	return sum;
}

/* What is allowed when no branch takes this kind of value: all their types. */
static unsigned all_types(const struct nodes *nodes)
{
	unsigned types = 0;

	for (size_t i = 0; i < nodes->count; i++) {
		const struct node *node = nodes->items[i];

		while (node->ref && !node->types)
			node = node->ref;
		types |= node->types;
	}
	return types;
}

static void report_closest(struct judging *j, const struct node *node, const struct nodes *nodes, const struct pl_value *value,
			   const struct found *tries, struct found *found, const char *keyword)
{
	size_t best = 0;

	if (!found)
		return;
	for (size_t i = 1; i < nodes->count; i++)
		if (distance(&tries[i], value) < distance(&tries[best], value))
			best = i;
	if (wrong_type(&tries[best], value)) {
		pl_schema_say_type(j, pl_found_add(j, found, PL_SCHEMA_TYPE, node, value, keyword), value, all_types(nodes));
		return;
	}
	take(found, &tries[best]);
}

static bool any_of(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
		   struct seen *seen)
{
	const struct nodes *nodes = &node->any_of;
	struct found *tries = PL_NEW_N(j->arena, struct found, nodes->count + 1);
	bool ok = nodes->count == 0;

	for (size_t i = 0; i < nodes->count && !(ok && !seen); i++)
		ok = apply(j, scope, nodes->items[i], value, found ? &tries[i] : NULL, seen) || ok;
	if (!ok)
		report_closest(j, node, nodes, value, tries, found, "anyOf");
	return ok;
}

static bool one_of(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
		   struct seen *seen)
{
	const struct nodes *nodes = &node->one_of;
	struct found *tries = PL_NEW_N(j->arena, struct found, nodes->count + 1);
	size_t fit = 0;

	for (size_t i = 0; i < nodes->count; i++)
		fit += apply(j, scope, nodes->items[i], value, found ? &tries[i] : NULL, seen);
	if (nodes->count == 0 || fit == 1)
		return true;
	if (fit == 0)
		report_closest(j, node, nodes, value, tries, found, "oneOf");
	else
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_OTHER, node, value, "oneOf"),
			      "it fits %zu of the forms that exclude one another", fit);
	return false;
}

static bool is_not(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found)
{
	if (!node->not || !pl_schema_eval(j, scope, node->not, value, NULL, NULL))
		return true;
	pl_schema_say_not(j, pl_found_add(j, found, PL_SCHEMA_OTHER, node, value, "not"), node->not, value);
	return false;
}

/* Errors below `then` say which condition holds. */
static void because(struct judging *j, struct found *errors, const struct node *node, const struct pl_value *value, bool holds)
{
	struct pl_str condition = pl_schema_condition(j, node->condition, value, holds);

	for (struct found_error *e = errors->first; e; e = e->next) {
		if (e->error.family == PL_SCHEMA_REQUIRED || e->error.family == PL_SCHEMA_EMPTY)
			e->error.family = PL_SCHEMA_WHEN;
		e->error.detail = pl_arena_printf(j->arena, PL_FMT "%s because " PL_FMT, PL_ARG(e->error.detail),
						  pl_str_ends(e->error.detail, PL_STR("?")) ? " This is" : ",", PL_ARG(condition));
	}
}

static bool conditional(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
			struct seen *seen)
{
	struct found errors = {0};
	const struct node *branch;
	bool holds, ok;

	if (!node->condition)
		return true;
	holds = apply(j, scope, node->condition, value, NULL, seen);
	branch = holds ? node->then : node->otherwise;
	ok = !branch || apply(j, scope, branch, value, found ? &errors : NULL, seen);
	if (!ok && found) {
		because(j, &errors, node, value, holds);
		take(found, &errors);
	}
	return ok;
}

/* The outermost resource on the way here that binds the name. */
static const struct node *dynamic_target(struct judging *j, const struct scope *scope, const struct node *node)
{
	const struct node *target = node->dynamic_ref;

	for (const struct scope *s = scope; node->dynamic.len && s; s = s->outer) {
		const struct pl_value *value = s->resource ? pl_map_get(&s->resource->dynamic, node->dynamic) : NULL;
		const struct node *bound = value ? pl_map_get(&j->schema->nodes, pl_arena_printf(j->arena, "n%p", (const void *)value)) : NULL;

		target = bound ? bound : target;
	}
	return target;
}

static bool in_place(struct judging *j, const struct scope *scope, const struct node *node, const struct pl_value *value, struct found *found,
		     struct seen *seen)
{
	bool ok = true;

	if (node->ref)
		ok = apply(j, scope, node->ref, value, found, seen) && ok;
	if (node->dynamic_ref)
		ok = apply(j, scope, dynamic_target(j, scope, node), value, found, seen) && ok;
	for (size_t i = 0; i < node->all_of.count; i++)
		ok = apply(j, scope, node->all_of.items[i], value, found, seen) && ok;
	ok = any_of(j, scope, node, value, found, seen) && ok;
	ok = one_of(j, scope, node, value, found, seen) && ok;
	ok = is_not(j, scope, node, value, found) && ok;
	return conditional(j, scope, node, value, found, seen) && ok;
}

/* ---- the whole ---- */

/* A schema that leads to itself for the same value has nothing more to say. */
static bool is_loop(const struct scope *scope, const struct node *node, const struct pl_value *value)
{
	for (; scope && scope->value == value; scope = scope->outer)
		if (scope->node == node)
			return true;
	return false;
}

/* Told at the end: here the branch of an `anyOf` may be thrown away. */
static bool stop(struct judging *j, const struct node *node)
{
	if (!j->stopped)
		j->stopped_at = node;
	j->stopped = true;
	j->budget = 0;
	return false;
}

bool pl_judging_spend(struct judging *j, const struct node *node, size_t cost)
{
	if (j->stopped || j->budget < cost)
		return stop(j, node);
	j->budget -= cost;
	return true;
}

enum pl_regex_result pl_judging_match(struct judging *j, const struct node *node, const struct pl_regex *regex, struct pl_str text)
{
	enum { STEP = 64, SLOW = 1000 };
	enum pl_regex_result result;

	if (!pl_judging_spend(j, node, 1 + text.len / STEP))
		return PL_REGEX_NO;
	result = pl_regex_match(regex, text);
	if (result == PL_REGEX_TOO_SLOW)
		pl_judging_spend(j, node, SLOW);
	return result;
}

static void add_message(struct found_error *first, struct pl_str message)
{
	for (struct found_error *e = message.len ? first : NULL; e; e = e->next)
		if (!e->error.message.len)
			e->error.message = message;
}

bool pl_schema_eval(struct judging *j, const struct scope *outer, const struct node *node, const struct pl_value *value, struct found *found,
		    struct seen *seen)
{
	struct scope scope = {node->resource, node, value, outer, outer ? outer->depth + 1 : 0};
	struct seen own = {0}, *mine = j->schema->tracks ? &own : NULL;
	struct found_error **mark = found && found->end ? found->end : found ? &found->first : NULL;
	bool ok = true;

	if (is_loop(outer, node, value))
		return true;
	if (scope.depth > DEPTH_MAX)
		return stop(j, node);
	if (!pl_judging_spend(j, node, 1))
		return false;
	if (node->never) {
		pl_schema_say(j, pl_found_add(j, found, PL_SCHEMA_OTHER, node, value, NULL), "nothing is allowed here");
		return false;
	}
	ok = pl_schema_eval_scalar(j, node, value, found);
	if (value->kind == PL_VALUE_MAP)
		ok = pl_schema_eval_map(j, &scope, node, value, found, mine) && ok;
	if (value->kind == PL_VALUE_LIST)
		ok = pl_schema_eval_list(j, &scope, node, value, found, mine) && ok;
	ok = in_place(j, &scope, node, value, found, mine) && ok;
	if (node->unevaluated || node->unevaluated_items)
		ok = pl_schema_eval_unevaluated(j, &scope, node, value, found, mine) && ok;
	if (ok)
		pl_seen_merge(seen, j->arena, mine);
	else if (mark)
		add_message(*mark, node->message);
	return ok;
}

bool pl_schema_judge(const struct pl_schema *schema, struct pl_arena *arena, const struct pl_value *root, pl_schema_report report, void *context)
{
	struct judging j = {.schema = schema, .arena = arena, .budget = BUDGET};
	struct found found = {0};
	bool ok = pl_schema_eval(&j, NULL, schema->root, root, &found, NULL);

	if (j.stopped) {
		ok = false;
		pl_schema_say(&j, pl_found_add(&j, &found, PL_SCHEMA_OTHER, j.stopped_at, root, NULL),
			      "the schema asks for too much work here; the rest is not judged");
	}
	for (const struct found_error *e = found.first; e && report; e = e->next)
		report(context, &e->error);
	return ok;
}
