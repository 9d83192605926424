/* summary: what a run amounts to, in a line. */
#include "summary.h"

#include <stdlib.h>

#include "base/error.h"

struct part {
	size_t count;
	const char *one, *many;
};

/* "2 errors, 1 warning": the parts that are not nought. */
static void add_parts(struct pl_buf *out, const struct part *parts, size_t count)
{
	const char *between = "";

	for (size_t i = 0; i < count; i++) {
		if (!parts[i].count)
			continue;
		pl_buf_addf(out, "%s%zu %s", between, parts[i].count, parts[i].count == 1 ? parts[i].one : parts[i].many);
		between = ", ";
	}
}

/* Other files than posts are only worth a word when there is nothing else. */
static void add_skipped(struct pl_buf *out, const struct files *files, const struct pl_tally *t)
{
	const struct part parts[] = {
		{files->ignored, "ignored", "ignored"},
		{files->unchosen, "not in the rule file's paths", "not in the rule file's paths"},
		{files->linked, "linked folder", "linked folders"},
		{files->links, "link", "links"},
		{files->modules, "submodule", "submodules"},
		{t->pointers, "pointer to Git LFS", "pointers to Git LFS"},
		{t->files == 0 ? files->foreign : 0, "other file", "other files"},
	};
	size_t total = 0;

	for (size_t i = 0; i < PL_COUNT(parts); i++)
		total += parts[i].count;
	if (!total)
		return;
	pl_buf_addf(out, ", %zu skipped (", total);
	add_parts(out, parts, PL_COUNT(parts));
	pl_buf_addc(out, ')');
}

void summary_add(struct pl_buf *out, const struct pl_tally *t, const struct files *files)
{
	const struct part findings[] = {
		{t->errors, "error", "errors"}, {t->warnings, "warning", "warnings"}, {t->infos, "info", "infos"},
	};

	if (t->files + t->failed + t->skipped == 0)
		pl_buf_adds(out, "no posts found");
	else
		pl_buf_addf(out, "%zu %s checked", t->files, t->files == 1 ? "file" : "files");
	if (t->failed)
		pl_buf_addf(out, ", %zu could not be read", t->failed);
	if (t->skipped)
		pl_buf_addf(out, ", %zu not judged because their rule file is wrong", t->skipped);
	add_skipped(out, files, t);
	if (t->files) {
		pl_buf_adds(out, ": ");
		if (t->errors + t->warnings + t->infos == 0)
			pl_buf_adds(out, "no findings");
		add_parts(out, findings, PL_COUNT(findings));
		if (t->fixable)
			pl_buf_addf(out, " (%zu fixable)", t->fixable);
		if (t->files_with_findings && t->files > 1)
			pl_buf_addf(out, " in %zu %s", t->files_with_findings, t->files_with_findings == 1 ? "file" : "files");
		if (t->suppressed)
			pl_buf_addf(out, ", %zu suppressed", t->suppressed);
		if (t->accepted + t->stale)
			pl_buf_addf(out, ", %zu in the baseline", t->accepted);
		if (t->stale)
			pl_buf_addf(out, " (%zu of its lines stale)", t->stale);
		if (t->unchanged)
			pl_buf_addf(out, ", %zu on unchanged lines", t->unchanged);
	}
	pl_buf_addc(out, '\n');
}

void summary_links(struct pl_buf *out, const struct pl_link_counts *links)
{
	const struct part rest[] = {
		{links->of[PL_VERDICT_EXTERNAL], "external not checked", "external not checked"},
		{links->of[PL_VERDICT_UNCERTAIN], "uncertain", "uncertain"},
	};
	size_t checked = 0;

	for (int i = 0; i < PL_VERDICTS; i++)
		checked += i == PL_VERDICT_NONE || i == PL_VERDICT_EXTERNAL || i == PL_VERDICT_UNCERTAIN ? 0 : links->of[i];
	if (!checked && !rest[0].count && !rest[1].count)
		return;
	pl_buf_addf(out, "links: %zu checked", checked);
	if (rest[0].count + rest[1].count)
		pl_buf_adds(out, ", ");
	add_parts(out, rest, PL_COUNT(rest));
	pl_buf_addc(out, '\n');
}

struct row {
	size_t count, rule;
};

static int most_first(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->count != y->count ? (x->count < y->count) - (x->count > y->count) : (x->rule > y->rule) - (x->rule < y->rule);
}

void summary_statistics(struct pl_buf *out, const struct pl_ruleset *set, const size_t *counts)
{
	size_t total = pl_ruleset_count(set), n = 0;
	struct row *rows = pl_alloc((total + 1) * sizeof(*rows));

	for (size_t i = 0; i < total; i++)
		if (counts[i])
			rows[n++] = (struct row){counts[i], i};
	qsort(rows, n, sizeof(*rows), most_first);
	for (size_t i = 0; i < n; i++) {
		const struct pl_rule *rule = pl_ruleset_rule(set, rows[i].rule);

		pl_buf_addf(out, "%7zu  %-7s  %-28s %s\n", rows[i].count, pl_severity_name(pl_ruleset_level(set, rule)),
			    rule->id, rule->sentence);
	}
	free(rows);
}
