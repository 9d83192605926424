/* lint: the one walk. */
#include "lint/lint.h"
#include "lint/pass.h"

static void prepare(struct pl_run *run)
{
	const struct pl_ruleset *set = run->set;
	const struct pl_dispatch *d = &set->dispatch;
	struct pl_arena *arena = &run->post->arena;
	char *state = pl_arena_zalloc(arena, d->state_size);

	run->passes = pl_arena_alloc(arena, set->nchecks * sizeof(*run->passes));
	for (size_t i = 0; i < set->nchecks; i++)
		run->passes[i] = (struct pl_pass){
			.run = run, .check = set->checks[i],
			.settings = set->settings + set->first[i], .state = state + d->state[i],
		};
}

static void call_facts(struct pl_run *run)
{
	const struct pl_facts *facts = &run->post->facts;

	for (size_t i = 0; i < facts->count; i++) {
		const struct pl_fact *fact = &facts->items[i];
		struct pl_wanting w = run->set->dispatch.facts[fact->kind];

		for (size_t j = 0; j < w.count; j++) {
			struct pl_pass *pass = &run->passes[w.checks[j]];

			pass->check->fact(pass, fact);
		}
	}
}

static struct pl_wanting wanting(const struct pl_dispatch *d, const struct pl_node *node)
{
	switch (node->kind) {
	case PL_NODE_ELEMENT:
		return node->ns == PL_NS_HTML ? d->html[node->tag] : d->foreign[node->tag];
	case PL_NODE_TEXT:
		return d->text;
	case PL_NODE_COMMENT:
		return d->comments;
	case PL_NODE_TEMPLATE:
		return d->templates;
	default:
		return (struct pl_wanting){0};
	}
}

static void enter(struct pl_run *run, const struct pl_node *node)
{
	struct pl_wanting w = wanting(&run->set->dispatch, node);

	if (node->kind == PL_NODE_COMMENT)
		pl_suppress_comment(run, node->span);
	else if (node->kind == PL_NODE_TEXT && node->text.len && memchr(node->text.ptr, '<', node->text.len))
		pl_suppress_text(run, node);
	for (size_t i = 0; i < w.count; i++) {
		struct pl_pass *pass = &run->passes[w.checks[i]];

		if (pass->check->node)
			pass->check->node(pass, node);
	}
}

static void leave(struct pl_run *run, const struct pl_node *node)
{
	struct pl_wanting w;

	if (node->kind != PL_NODE_ELEMENT)
		return;
	w = wanting(&run->set->dispatch, node);
	for (size_t i = 0; i < w.count; i++) {
		struct pl_pass *pass = &run->passes[w.checks[i]];

		if (pass->check->leave)
			pass->check->leave(pass, node);
	}
}

/* Document order without recursion. The content of a <template> is walked in place of its children. */
static void walk(struct pl_run *run)
{
	const struct pl_node *root = run->post->body.root, *node = root ? root->first : NULL;

	while (node) {
		const struct pl_node *child = node->content ? node->content->first : node->first;

		enter(run, node);
		if (child) {
			node = child;
			continue;
		}
		while (node) {
			leave(run, node);
			if (node->next) {
				node = node->next;
				break;
			}
			node = node->parent;
			if (node && node->kind == PL_NODE_DOCUMENT)
				node = node == root ? NULL : node->parent;
		}
	}
}

typedef void (*pass_fn)(struct pl_pass *pass);

static pass_fn begin_of(const struct pl_check *check)
{
	return check->begin;
}

static pass_fn finish_of(const struct pl_check *check)
{
	return check->finish;
}

static pass_fn late_of(const struct pl_check *check)
{
	return check->late;
}

static void call_all(struct pl_run *run, pass_fn (*which)(const struct pl_check *check))
{
	struct pl_wanting w = run->set->dispatch.active;

	for (size_t i = 0; i < w.count; i++) {
		struct pl_pass *pass = &run->passes[w.checks[i]];
		pass_fn call = which(pass->check);

		if (call)
			call(pass);
	}
}

void pl_lint_post(struct pl_diags *diags, struct pl_post *post, const struct pl_ruleset *set, const struct pl_site_visit *visit)
{
	struct pl_run run = {.set = set, .post = post, .visit = visit, .diags = diags};

	*diags = (struct pl_diags){.arena = &post->arena};
	prepare(&run);
	call_all(&run, begin_of);
	call_facts(&run);
	pl_suppress_front(&run);
	walk(&run);
	call_all(&run, finish_of);
	pl_diags_sort(diags);
	pl_suppress_apply(&run);
	if (run.suppressions.count) {
		call_all(&run, late_of);
		pl_diags_sort(diags);
		pl_suppress_apply(&run);
	}
}
