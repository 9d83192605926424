/* rulefiles: the rule files of a run. */
#include "rulefiles.h"

#include <stdlib.h>

void rulefiles_apply(struct config *config, struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct file *file = &files->items[i];
		struct config_book *book = config_book(config, file->path);

		file->place = config_absolute(config, file->path);
		file->rules = config_set(config, book, file->path);
	}
}

/* Patterns of `paths` that match nothing, once the whole folder was walked. */
static void unmatched(struct config_book *book)
{
	const struct pl_rulefile *file = book->paths_file;
	const struct pl_value *paths = file && !file->pack && book->walked ? pl_rulefile_get(file, "paths") : NULL;
	size_t i = 0;

	if (!paths)
		return;
	for (const struct pl_value *v = paths->first ? paths->first : paths; v; v = paths->first ? v->next : NULL, i++)
		if (v->text.len && v->text.ptr[0] != '!' && book->hits[i] == 0)
			pl_mistake((struct pl_rulefile *)(uintptr_t)file, PL_MISTAKE_UNMATCHED, v->span, "`" PL_FMT "`", PL_ARG(v->text));
}

static size_t place_of(const struct pl_ruleset *set, const struct pl_rule *rule)
{
	size_t i = 0;

	while (i + 1 < pl_ruleset_count(set) && pl_ruleset_rule(set, i) != rule)
		i++;
	return i;
}

/* Drops what is off, sets the levels and counts. False: nothing is left. */
static bool count(struct judge *judge, struct pl_rulefile *file, const struct pl_ruleset *set)
{
	struct pl_diags *diags = &file->diags;
	struct pl_tally *t = &judge->tally;
	size_t kept = 0;

	for (size_t i = 0; i < diags->count; i++) {
		struct pl_diag *diag = &diags->items[i];

		if (diag->severity != PL_ERROR)
			diag->severity = pl_ruleset_level(set, diag->rule);
		if (diag->severity == PL_OFF)
			continue;
		t->errors += diag->severity == PL_ERROR;
		t->warnings += diag->severity == PL_WARNING;
		t->infos += diag->severity == PL_INFO;
		if (judge->counts)
			judge->counts[place_of(set, diag->rule)]++;
		diags->items[kept++] = *diag;
	}
	diags->count = kept;
	t->files_with_findings += kept > 0;
	return kept > 0;
}

static void report(struct judge *judge, struct pl_rulefile *file)
{
	struct pl_buf pieces[POOL_OUTS] = {0};
	struct pl_lines lines = {0};

	pl_lines_init(&lines, &file->post.arena, file->post.source.text);
	for (unsigned i = 0; i < judge->outputs->count; i++) {
		const struct output *output = &judge->outputs->items[i];

		output->reporter->file(&pieces[i], &output->options, &file->post, &lines, &file->diags);
	}
	outputs_put(judge->outputs, pieces);
	for (unsigned i = 0; i < judge->outputs->count; i++)
		pl_buf_finish(&pieces[i]);
}

/* True when a book before this one has a file of that name: what is extended by several is told once. */
static bool told(struct config *config, const struct config_book *book, const char *name)
{
	for (const struct config_book *b = config_books(config); b && b != book; b = b->next)
		for (size_t i = 0; i < b->rules.count; i++)
			if (strcmp(b->rules.files[i]->name, name) == 0)
				return true;
	return false;
}

bool rulefiles_report(struct config *config, struct judge *judge)
{
	bool wrong = false;

	for (struct config_book *book = config_books(config); book; book = book->next) {
		const struct pl_ruleset *set = config_set(config, book, "");

		unmatched(book);
		wrong = wrong || !set;
		for (size_t i = 0; i < book->rules.count; i++) {
			struct pl_rulefile *file = book->rules.files[i];

			pl_diags_sort(&file->diags);
			if (file->diags.count && !told(config, book, file->name) && count(judge, file, set ? set : judge->set))
				report(judge, file);
		}
	}
	return wrong;
}
