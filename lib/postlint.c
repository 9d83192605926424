/* postlint: the public functions, read aloud. */
#include "postlint.h"

#include <stdlib.h>

#include "lint/check.h"
#include "lint/lint.h"
#include "source/lines.h"
#include "version.h"

struct postlint_ruleset {
	struct pl_ruleset *set;
	struct pl_error error;
};

struct postlint_result {
	struct pl_arena arena;
	struct postlint_diag *diags;
	size_t count;
};

_Static_assert((int)POSTLINT_ERROR == (int)PL_ERROR && (int)POSTLINT_OFF == (int)PL_OFF, "the same severities");
_Static_assert((int)POSTLINT_FIX_UNSAFE == (int)PL_FIX_UNSAFE, "the same kinds of fix");

const char *postlint_version(void)
{
	return PL_VERSION;
}

int postlint_version_number(void)
{
	return POSTLINT_VERSION;
}

void postlint_set_oom(void (*handler)(size_t wanted))
{
	pl_set_oom_handler(handler);
}

struct postlint_ruleset *postlint_ruleset_new(void)
{
	struct postlint_ruleset *rules = pl_alloc(sizeof(*rules));

	*rules = (struct postlint_ruleset){.set = pl_ruleset_new(pl_checks, pl_checks_count)};
	return rules;
}

void postlint_ruleset_free(struct postlint_ruleset *rules)
{
	if (rules)
		pl_ruleset_free(rules->set);
	free(rules);
}

int postlint_ruleset_load(struct postlint_ruleset *rules, const char *name, const char *text, size_t length)
{
	rules->error.text[0] = '\0';
	return pl_ruleset_load(rules->set, name, pl_str_n(text, length), &rules->error);
}

int postlint_ruleset_select(struct postlint_ruleset *rules, const char *pattern)
{
	rules->error.text[0] = '\0';
	return pl_ruleset_select(rules->set, pl_str_c(pattern), &rules->error);
}

int postlint_ruleset_ignore(struct postlint_ruleset *rules, const char *pattern)
{
	rules->error.text[0] = '\0';
	return pl_ruleset_ignore(rules->set, pl_str_c(pattern), &rules->error);
}

int postlint_ruleset_severity(struct postlint_ruleset *rules, const char *assignment)
{
	rules->error.text[0] = '\0';
	return pl_ruleset_severity(rules->set, pl_str_c(assignment), &rules->error);
}

const char *postlint_ruleset_error(const struct postlint_ruleset *rules)
{
	return rules->error.text;
}

size_t postlint_ruleset_count(const struct postlint_ruleset *rules)
{
	return pl_ruleset_count(rules->set);
}

struct postlint_rule postlint_ruleset_rule(const struct postlint_ruleset *rules, size_t index)
{
	const struct pl_rule *rule = pl_ruleset_rule(rules->set, index);

	return (struct postlint_rule){
		.id = rule->id,
		.sentence = rule->sentence,
		.help = rule->help ? rule->help : "",
		.why = rule->why ? rule->why : "",
		.severity = (enum postlint_severity)rule->severity,
		.fix = (enum postlint_fix)rule->fix,
	};
}

/* What turning a diag into the public form needs. */
struct face {
	struct pl_arena *arena; /* of the result */
	const struct pl_source *source;
	struct pl_lines lines;
	const char *path;
};

static const char *text_of(const struct face *face, struct pl_str str)
{
	return pl_arena_dup(face->arena, str.len ? str : PL_STR("")).ptr;
}

static struct postlint_place place_of(const struct face *face, uint32_t at)
{
	struct pl_place place = pl_lines_place(&face->lines, at);

	return (struct postlint_place){place.line, place.column, pl_source_byte(face->source, at)};
}

static void add_related(const struct face *face, struct postlint_diag *out, const struct pl_diag *diag)
{
	struct postlint_related *to;

	for (const struct pl_related *r = diag->related; r; r = r->next)
		out->related_count++;
	if (!out->related_count)
		return;
	out->related = to = PL_NEW_N(face->arena, struct postlint_related, out->related_count);
	for (const struct pl_related *r = diag->related; r; r = r->next)
		*to++ = (struct postlint_related){place_of(face, r->span.start), place_of(face, r->span.end),
						  text_of(face, r->text)};
}

static void add_edits(const struct face *face, struct postlint_diag *out, const struct pl_diag *diag)
{
	struct postlint_edit *to;

	out->fix_title = text_of(face, diag->fix_title);
	for (const struct pl_edit *edit = diag->edits; edit; edit = edit->next)
		out->edit_count++;
	if (!out->edit_count)
		return;
	out->fix = (enum postlint_fix)diag->fix_class;
	out->edits = to = PL_NEW_N(face->arena, struct postlint_edit, out->edit_count);
	for (const struct pl_edit *edit = diag->edits; edit; edit = edit->next)
		*to++ = (struct postlint_edit){pl_source_byte(face->source, edit->span.start),
					       pl_source_byte(face->source, edit->span.end),
					       text_of(face, edit->text), edit->text.len};
}

static void add_diag(const struct face *face, struct postlint_diag *out, const struct pl_diag *diag)
{
	struct pl_str detail = diag->detail;

	out->path = face->path;
	out->rule = diag->rule->id;
	out->severity = (enum postlint_severity)diag->severity;
	out->message = pl_arena_printf(face->arena, "%s%s" PL_FMT, diag->rule->sentence, detail.len ? ": " : "",
				       PL_ARG(detail)).ptr;
	out->help = text_of(face, diag->help.len ? diag->help : pl_str_c(diag->rule->help));
	out->start = place_of(face, diag->span.start);
	out->end = place_of(face, diag->span.end);
	add_related(face, out, diag);
	add_edits(face, out, diag);
}

static void fill(struct postlint_result *result, struct pl_post *post, const struct pl_diags *diags)
{
	struct face face = {.arena = &result->arena, .source = &post->source};

	if (diags->count == 0)
		return;
	pl_lines_init(&face.lines, &post->arena, post->source.text);
	face.path = text_of(&face, pl_str_c(post->source.name));
	result->diags = PL_NEW_N(&result->arena, struct postlint_diag, diags->count);
	for (size_t i = 0; i < diags->count; i++)
		if (!diags->items[i].suppressed)
			add_diag(&face, &result->diags[result->count++], &diags->items[i]);
}

struct postlint_result *postlint_check(const struct postlint_ruleset *rules, const char *name, const char *bytes,
				       size_t length, const struct postlint_options *options)
{
	struct pl_post_options how = {.encoding = options ? options->encoding : NULL};
	struct pl_post post = {0};
	struct pl_diags diags = {0};
	struct postlint_result *result;

	if (length > PL_SOURCE_MAX)
		return NULL;
	result = pl_alloc(sizeof(*result));
	*result = (struct postlint_result){0};
	pl_post_read(&post, name, pl_str_n(length ? bytes : "", length), &how);
	pl_lint_post(&diags, &post, rules->set, NULL);
	fill(result, &post, &diags);
	pl_post_finish(&post);
	return result;
}

size_t postlint_result_count(const struct postlint_result *result)
{
	return result->count;
}

const struct postlint_diag *postlint_result_diag(const struct postlint_result *result, size_t index)
{
	return index < result->count ? &result->diags[index] : NULL;
}

void postlint_result_free(struct postlint_result *result)
{
	if (result)
		pl_arena_finish(&result->arena);
	free(result);
}
